"""A model at a server: who is asked, how people are told of it, and which settings name it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter.errors import EnvironmentFault
from drafter.write.prices import Price

if TYPE_CHECKING:
    from drafter.settings import Settings

OPENAI = "https://api.openai.com/v1"
_ADDRESS = re.compile(r"https?://(?:[\w.-]+|\[[\da-fA-F:]+\])(?::\d+)?(?:/\S*)?")


@dataclass(frozen=True, slots=True)
class Server:
    """One model at one address; `second` is the one that stands in for the first."""

    model: str
    base_url: str
    key: str = field(default="", repr=False)
    second: bool = False

    @property
    def shown(self) -> str:
        """The address as it may be printed: a password or a key in it is left out."""
        return shown(self.base_url)

    @property
    def model_setting(self) -> str:
        return self._setting("DRAFTER_MODEL")

    @property
    def address_setting(self) -> str:
        return self._setting("DRAFTER_BASE_URL")

    @property
    def key_setting(self) -> str:
        return "DRAFTER_API_KEY_FALLBACK" if self.second else "OPENAI_API_KEY"

    @property
    def price(self) -> Price:
        return Price(self.model, self.base_url)

    def _setting(self, name: str) -> str:
        return f"{name}_FALLBACK" if self.second else name


def shown(base_url: str) -> str:
    """Return an address without what may be secret in it; one that is none may have a password anywhere."""
    if not _ADDRESS.fullmatch(base_url):
        base_url = re.sub(r"//.*@", "//…@", base_url)
    return re.sub(r"[?#].*", "", base_url)


def servers(settings: Settings) -> list[Server]:
    """Return whom the settings name, in the order they are asked; none for the embedded writer.

    Raises EnvironmentFault when the settings contradict each other or cannot keep the budget.
    """
    if not settings.model:
        _refuse_the_rest(settings)
        return []
    key = settings.openai_api_key.get_secret_value()
    found = [Server(settings.model, settings.base_url or OPENAI, key)]
    if settings.model_fallback:
        address = settings.base_url_fallback or found[0].base_url
        # A key goes to the server it was given for and to no other.
        if settings.api_key_fallback or address != found[0].base_url:
            key = settings.api_key_fallback.get_secret_value()
        found.append(Server(settings.model_fallback, address, key, second=True))
    for server in found:
        _judge(server, settings.budget)
    return found


def _refuse_the_rest(settings: Settings) -> None:
    if settings.base_url:
        raise EnvironmentFault(
            "DRAFTER_BASE_URL is set, DRAFTER_MODEL is not. Name the model that server should "
            "use, or unset DRAFTER_BASE_URL for the embedded writer."
        )
    if settings.model_fallback:
        raise EnvironmentFault(
            "DRAFTER_MODEL_FALLBACK is set, DRAFTER_MODEL is not. Name the model that is asked first."
        )


def _judge(server: Server, budget: float | None) -> None:
    if server.base_url == OPENAI and not server.key:
        raise EnvironmentFault(
            f"{server.model_setting} is set, but there is no way to reach a model. Set "
            f"{server.key_setting}, or {server.address_setting} for a server of your own."
        )
    if not _ADDRESS.fullmatch(server.base_url):
        raise EnvironmentFault(
            f"{server.address_setting} is {server.shown!r}, which is no address of a server. Write it "
            "like http://127.0.0.1:8080/v1."
        )
    if not re.fullmatch(r"[!-~]*", server.key):
        raise EnvironmentFault(
            f"{server.key_setting} has spaces or signs in it that no key has. Copy the key again."
        )
    if budget is not None and not server.price.known:
        raise EnvironmentFault(
            f"DRAFTER_BUDGET is set, but the price of {server.model!r} is not known, so it could "
            "not be kept. Unset DRAFTER_BUDGET, or choose a model with a public price."
        )
