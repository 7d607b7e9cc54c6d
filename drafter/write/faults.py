"""What a model server's refusal means for the editor: this story, or all of them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from drafter.errors import DrafterError, EnvironmentFault, WritingFailed

if TYPE_CHECKING:
    import openai

_TOO_LONG = re.compile(
    r"context.{0,20}(?:length|window|size)|prompt is too long|exceed.{0,30}(?:token|context)", re.I
)
_NO_MODEL = re.compile(
    r"model[^.]{0,80}not.{0,6}(?:exist|found)|(?:no such|invalid|unknown) model", re.I
)
_NO_SCHEMA = re.compile(r"response_format|json_schema|structured output", re.I)
_SHOWN = 160


class Unanswered(WritingFailed):
    """A call without an answer.

    `again` says whether asking once more may help, `pause` how many seconds the server wants to be
    left alone, `billed` whether the call may be charged for all the same.
    """

    def __init__(
        self,
        reason: str,
        message: str,
        *,
        again: bool = False,
        pause: float | None = None,
        billed: bool = False,
    ) -> None:
        super().__init__(reason, message)
        self.again, self.pause, self.billed = again, pause, billed


def translate(error: Exception, model: str, base_url: str, key: str) -> DrafterError:
    """Return the error of ours for what openai raised; no message contains the key."""
    import openai
    from httpx2 import ConnectError

    if isinstance(error, TimeoutError | openai.APITimeoutError):
        return Unanswered(
            "time-out",
            f"{base_url} did not answer in time. Redraft the story to try again.",
            billed=True,
        )
    if isinstance(error, openai.APIConnectionError):
        if not isinstance(error.__cause__, ConnectError):
            return Unanswered(
                "server",
                f"{base_url} broke the connection off before its answer was whole. Redraft the "
                "story to try again.",
                again=True,
                billed=True,
            )
        return Unanswered(
            "server",
            f"No model server answers at {base_url}. Start it or check DRAFTER_BASE_URL, then "
            "redraft the story.",
            again=True,
        )
    if isinstance(error, openai.APIStatusError):
        return _status(error, model, base_url, key)
    return WritingFailed(
        "server",
        f"{base_url} failed{_quoted(getattr(error, 'body', None), key)}. Redraft the story.",
    )


def unreadable(error: Exception, base_url: str, key: str) -> WritingFailed:
    """Return the failure for an HTTP 200 that holds no answer."""
    response = getattr(error, "response", None)  # LangChain hangs it on
    try:
        said = json.loads(response.text)["error"] if response is not None else None
    except (ValueError, LookupError, TypeError):
        said = None
    if said:  # a gateway tells of a failure behind it
        return Unanswered(
            "server", f"{base_url} failed{_quoted(said, key)}. Redraft the story.", again=True
        )
    return WritingFailed(
        "server",
        f"{base_url} answers, but not as a model server does. Check DRAFTER_BASE_URL "
        "(most end in /v1).",
    )


def _status(error: openai.APIStatusError, model: str, base_url: str, key: str) -> DrafterError:
    if fault := _fault(error, model, base_url):
        return fault
    if error.status_code in (400, 413) and _TOO_LONG.search(error.message):
        return WritingFailed(
            "too long",
            f"The story's sources do not fit into the context of {model}. Remove a source, or use a "
            "model with a larger context.",
        )
    if error.status_code == 429:
        return Unanswered(
            "busy",
            f"{base_url} is taking no more calls now. Redraft the story in a minute.",
            again=True,
            pause=_pause(error),
        )
    return Unanswered(
        "server",
        f"{base_url} failed (HTTP {error.status_code}){_quoted(error.body, key)}. Redraft the story.",
        again=error.status_code in (408, 409) or error.status_code >= 500,
        pause=_pause(error),
    )


def _fault(error: openai.APIStatusError, model: str, base_url: str) -> EnvironmentFault | None:
    """What no other story would fare better with; None when this one alone failed."""
    if error.status_code in (401, 403):
        return EnvironmentFault(
            f"{base_url} does not accept the key (HTTP {error.status_code}). "
            "Set OPENAI_API_KEY to a key that may use it."
        )
    if error.status_code == 429 and error.code == "insufficient_quota":
        return EnvironmentFault(f"The account at {base_url} has no credit left. Top it up.")
    if error.code == "model_not_found" or (
        error.status_code in (400, 404) and _NO_MODEL.search(error.message)
    ):
        return EnvironmentFault(
            f"{base_url} knows no model {model!r}. Set DRAFTER_MODEL to one that it serves."
        )
    if error.status_code == 404:
        return EnvironmentFault(
            f"{base_url} has no chat completions (HTTP 404). Check DRAFTER_BASE_URL (most end in /v1)."
        )
    if error.status_code in (400, 422) and _NO_SCHEMA.search(error.message):
        return EnvironmentFault(
            f"{model!r} at {base_url} cannot answer in a given JSON schema. Set DRAFTER_MODEL to a "
            "model with structured output."
        )
    return None


def _pause(error: openai.APIStatusError) -> float | None:
    """The seconds a server asks for in Retry-After; None when it names a date or nothing."""
    said = error.response.headers.get("retry-after", "")
    return float(said) if re.fullmatch(r"\d{1,9}(?:\.\d+)?", said) else None


def _quoted(body: object, key: str) -> str:
    """The server's own words on one short line after a colon; a web page is only named."""
    told = body.get("message") if isinstance(body, dict) else body
    words = " ".join(str(told or "").split())
    if re.search(r"<!doctype|<html", words, re.I):
        return ": it sent a web page"
    words = (words.replace(key, "…") if key else words).rstrip(".")
    if len(words) > _SHOWN:
        words = words[: _SHOWN - 1] + "…"
    return f": {words}" if words else ""
