"""One Settings object, read from the environment and `.env` at the edge and handed in."""

from __future__ import annotations

import os
import re
from functools import cached_property
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl, quote, quote_plus, unquote, urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from drafter.errors import UsageError

# A whole address, or a domain with or without its @.
_PERSON = re.compile(r"(?:[^@\s]*@)?[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.A)
_SECRET_NAME = re.compile("password|key|token|secret", re.I)


def default_home() -> Path:
    """The data directory of a desk nobody configured."""
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "drafter"


class Settings(BaseSettings):
    """All that can be set from outside; each has a default that works without a key or a network."""

    model_config = SettingsConfigDict(
        env_prefix="DRAFTER_", env_file=".env", extra="ignore", frozen=True, env_ignore_empty=True
    )

    home: Path = Field(default_factory=default_home)
    database_url: str = ""
    chroma_url: str = ""
    model: str = ""
    base_url: str = ""
    openai_api_key: SecretStr = Field(default=SecretStr(""), validation_alias="OPENAI_API_KEY")
    model_fallback: str = ""
    base_url_fallback: str = ""
    api_key_fallback: SecretStr = SecretStr("")
    deadline: float = Field(default=180, gt=0, le=3600)  # seconds for all calls of one item
    embedder: str = "packaged"
    house: Path | None = None
    glossary: Path | None = None
    allow_hosts: Annotated[frozenset[str], NoDecode] = frozenset()
    max_parallel: int = Field(default=8, ge=1, le=64)
    calls_per_minute: int | None = Field(default=None, ge=1)
    tokens_per_minute: int | None = Field(default=None, ge=1)
    budget: float | None = Field(default=None, ge=0)
    examples: int = Field(default=0, ge=0, le=3)
    log: Literal["file", "json"] = "file"
    public_url: str = ""
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")
    editors: Annotated[frozenset[str], NoDecode] = frozenset()
    publishers: Annotated[frozenset[str], NoDecode] = frozenset()
    session_hours: float = Field(default=12, gt=0, le=720)

    @field_validator("allow_hosts", mode="before")
    @classmethod
    def _split_hosts(cls, value: Any) -> Any:
        return _words(value)

    @field_validator("editors", "publishers", mode="before")
    @classmethod
    def _split_people(cls, value: Any) -> Any:
        words = _words(value)
        for word in words:
            if not _PERSON.fullmatch(word):
                raise ValueError(f"{word!r} is neither a mail address nor a domain")
        return frozenset(word.removeprefix("@") for word in words)

    @field_validator("public_url", "oidc_issuer")
    @classmethod
    def _safe_address(cls, value: str) -> str:
        if not value:
            return value
        parts = urlsplit(value)
        if parts.username or parts.query or parts.fragment or not parts.hostname:
            raise ValueError("must be an address such as https://desk.example.org")
        if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname)):
            raise ValueError("must begin with https://, or what is sent can be read on the way")
        return value.rstrip("/")

    @field_validator("public_url")
    @classmethod
    def _no_path(cls, value: str) -> str:
        if urlsplit(value).path:
            raise ValueError("must have no path: the desk needs a host name of its own")
        return value

    @field_validator("embedder")
    @classmethod
    def _known_embedder(cls, value: str) -> str:
        if value != "packaged" and not value.removeprefix("openai:").strip():
            raise ValueError("name a model, as in openai:text-embedding-3-small")
        if value != "packaged" and not value.startswith("openai:"):
            raise ValueError("must be packaged or openai:<model>")
        return value

    @cached_property
    def database(self) -> str:
        """The database's URL: what was set, or SQLite in the home."""
        return self.database_url or f"sqlite:///{self.home / 'drafter.db'}"

    @property
    def on_sqlite(self) -> bool:
        """Whether the database is a file, which one program at a time works with."""
        return self.database.startswith("sqlite")

    @property
    def owns_home(self) -> bool:
        """Whether something in the home bears only one program; False where all of it is on servers."""
        return self.on_sqlite or not self.chroma_url

    @cached_property
    def sign_in(self) -> bool:
        """Whether people sign in; UsageError when what that needs is set in part only."""
        needed = {
            "DRAFTER_OIDC_ISSUER": self.oidc_issuer,
            "DRAFTER_OIDC_CLIENT_ID": self.oidc_client_id,
            "DRAFTER_OIDC_CLIENT_SECRET": self.oidc_client_secret.get_secret_value(),
        }
        people = {"DRAFTER_EDITORS or DRAFTER_PUBLISHERS": self.editors or self.publishers}
        if not any((*needed.values(), *people.values())):
            return False
        missing = [name for name, value in (needed | people).items() if not value]
        if missing:
            raise UsageError(f"Sign-in lacks {' and '.join(missing)}. Set that, or unset the rest.")
        return True

    @cached_property
    def _secrets(self) -> re.Pattern[str] | None:
        """What must never be shown: the key and the passwords in addresses, however they are written."""
        keys = (self.openai_api_key, self.api_key_fallback, self.oidc_client_secret)
        found = {key.get_secret_value() for key in keys}
        for url in (self.database_url, self.base_url, self.base_url_fallback, self.chroma_url):
            found |= _passwords(url)
        forms = {form for secret in found for form in _written(secret)}
        # The longest first: a secret may hold another.
        ordered = sorted(forms, key=lambda form: (-len(form), form))
        return re.compile("|".join(map(re.escape, ordered))) if ordered else None

    def veil(self, text: str) -> str:
        """Return `text` with every secret that is set replaced by a dash."""
        return self._secrets.sub("—", text) if self._secrets else text

    @classmethod
    def load(cls, **given: Any) -> Settings:
        """Read the environment, with `given` winning; raise UsageError naming the bad setting."""
        try:
            return cls(**given)
        except ValidationError as error:
            first = error.errors()[0]
            name = str(first["loc"][0]) if first["loc"] else "setting"
            setting = name if name.isupper() else f"DRAFTER_{name.upper()}"
            reason = first["msg"].removeprefix("Value error, ")
            raise UsageError(f"{setting} cannot be used: {reason}. Change or unset it.") from error


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that listens on `host`."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _words(value: Any) -> Any:
    if isinstance(value, str):
        return frozenset(part.lower() for part in value.replace(",", " ").split())
    return value


def _passwords(url: str) -> set[str]:
    """Return what may be a password in an address, also where signs in it were not escaped."""
    found = {match[1] for match in re.finditer(r"://[^:@/]*:(?=(.+)@)", url)}
    found |= {match[1] for match in re.finditer(r"://[^:@/]*:([^@]*)@", url)}
    try:
        query = urlsplit(url).query
    except ValueError:
        query = url.partition("?")[2]
    return found | {value for name, value in parse_qsl(query) if _SECRET_NAME.search(name)}


def _written(secret: str) -> set[str]:
    """Return the forms in which a secret may stand in an address, a header or a message."""
    plain = {secret, unquote(secret)} - {""}
    quoted = {form for word in plain for form in (quote(word, safe=""), quote_plus(word))}
    return plain | quoted | {repr(word)[1:-1] for word in plain}
