"""Who may do what at the desk: the two roles, the list of those let in, and how long a session lasts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from drafter.errors import NotAllowed
from drafter.settings import Settings

Role = Literal["editor", "publisher"]
_AHEAD = 300  # seconds by which another machine's clock may be ahead of ours


@dataclass(frozen=True, slots=True)
class Person:
    """Who does something: the name that stands on each change, and what the person may do."""

    name: str
    role: Role

    def may_publish(self) -> None:
        """Raise NotAllowed unless this is a publisher."""
        if self.role != "publisher":
            raise NotAllowed(
                f"{self.name} may edit, not publish. A publisher of this desk does that"
                " (DRAFTER_PUBLISHERS)."
            )


def local(name: str) -> Person:
    """Return the person at a desk without sign-in: whoever can reach it may do everything."""
    return Person(name=name, role="publisher")


def admit(claims: Mapping[str, Any], settings: Settings) -> Person:
    """Return who signed in, by the claims of an ID token whose signature was checked.

    The address is the name, since anybody may choose the other one. Raises NotAllowed for an address
    that is not verified or on no list.
    """
    mail = claims.get("email")
    # Others could be taken for a sign of ASCII when they are put into small letters.
    if (
        not isinstance(mail, str)
        or not mail.isascii()
        or mail.count("@") != 1
        or mail.split() != [mail]
    ):
        raise NotAllowed(
            "The sign-in gave no mail address. Ask who runs it to send the claim `email`."
        )
    mail = mail.lower()
    verified = claims.get("email_verified")
    if verified is not True and verified != "true":
        raise NotAllowed(
            f"The sign-in does not say that {mail} is a verified address (`email_verified`)."
            " Verify it there, then sign in again."
        )
    if _listed(mail, settings.publishers):
        return Person(name=mail, role="publisher")
    if _listed(mail, settings.editors):
        return Person(name=mail, role="editor")
    raise NotAllowed(
        f"{mail} is not on the list of this desk. Ask who runs it to add you"
        " (DRAFTER_EDITORS, DRAFTER_PUBLISHERS)."
    )


def is_over(claims: Mapping[str, Any], settings: Settings, now: float) -> bool:
    """Whether a sign-in is older than a session lasts, or from a time yet to come.

    `now` is in seconds since 1970. A clock that was set back ends sessions; it prolongs none.
    """
    issued = claims.get("iat")
    if not isinstance(issued, int | float) or isinstance(issued, bool):
        return True
    return not -_AHEAD <= now - issued < settings.session_hours * 3600


def _listed(mail: str, listed: Collection[str]) -> bool:
    return mail in listed or mail.partition("@")[2] in listed
