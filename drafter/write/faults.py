"""What a model server's failure means for the editor: this story, or all of them."""

from __future__ import annotations

import json
import re
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from drafter.errors import DrafterError, EnvironmentFault, WritingFailed
from drafter.write.server import Server

if TYPE_CHECKING:
    import openai

# The words of OpenAI, Azure, vLLM, SGLang, llama.cpp, LM Studio, TGI, Ollama, Mistral and gateways.
_CONTEXT = re.compile(r"context.{0,20}(?:length|window|size)", re.I)
_TOO_LONG = re.compile(
    r"context.{0,20}(?:length|window|size)|maximum model length|too many tokens"
    r"|(?:prompt|input|request|message|payload)\b.{0,60}\btoo (?:long|large)"
    r"|exceed.{0,40}(?:token|context)|tokens?\b.{0,60}exceed"
    r"|inputs?\b.{0,20}must have less than|max_\w*tokens.{0,60}(?:too large|must be <=|got -)"
    r"|reduce.{0,20}(?:length|message|prompt|tokens)",
    re.I,
)
_ANSWER_TOO = re.compile(r"completion|max_\w*tokens|output", re.I)
_NO_MODEL = re.compile(
    r"model[^.]{0,80}not.{0,6}(?:exist|found)|(?:no such|invalid|unknown) model", re.I
)
_NO_SCHEMA = re.compile(
    r"response_format|json.?schema|structured output|guided|grammar|failed to parse schema", re.I
)
_NO_KEY = re.compile(
    r"api.?key.{0,20}(?:not valid|invalid|incorrect|expired)|(?:invalid|incorrect) api.?key", re.I
)
_NO_CREDIT = re.compile(r"insufficient.?(?:quota|balance|credit)|exceeded your current quota", re.I)
_FLAGGED = re.compile(
    r"content.?(?:filter|management|policy|exists risk)|data_?inspection|inappropriate content"
    r"|flagged|moderation",
    re.I,
)
_FOR_THE_MINUTE = re.compile(r"request too large|must be reduced", re.I)
_SHOWN = 160


class Unanswered(WritingFailed):
    """A call without an answer.

    `again` says whether asking once more may help, `pause` how many seconds the server wants to be
    left alone, `billed` whether the call may be charged for all the same, `down` what the server did, as
    a clause, when no other story would have fared better.
    """

    def __init__(
        self,
        reason: str,
        message: str,
        *,
        again: bool = False,
        pause: float | None = None,
        billed: bool = False,
        down: str = "",
    ) -> None:
        super().__init__(reason, message)
        self.again, self.pause, self.billed, self.down = again, pause, billed, down


class TooLong(Unanswered):
    """A prompt that does not fit; `answer_too`: the room that the answer asked for may be why."""

    answer_too = False


class SchemaRefused(Unanswered):
    """A server that does not take a schema for the answer."""


def translate(error: Exception, server: Server) -> DrafterError:
    """Return the error of ours for what openai raised; no message contains the key."""
    import openai
    from httpx2 import ConnectError, ConnectTimeout

    cause = _of_transport(error)
    if isinstance(cause, ConnectError | ConnectTimeout):
        return Unanswered(
            "server",
            f"No model server answers at {server.shown}. Start it or check "
            f"{server.address_setting}, then redraft the story.",
            again=True,
            down="nothing answers at that address",
        )
    if isinstance(error, TimeoutError | openai.APITimeoutError):
        return Unanswered(
            "time-out",
            f"{server.shown} did not answer in time. Redraft the story to try again, or raise "
            "DRAFTER_DEADLINE for a slow model.",
            billed=True,
            down="it did not answer in time",
        )
    if isinstance(error, openai.APIConnectionError):
        return _broken_off(cause, server)
    if isinstance(error, openai.APIStatusError):
        return _status(error, server)
    return WritingFailed(
        "server",
        f"{server.shown} failed{_quoted(getattr(error, 'body', None), server.key)}. Redraft the story.",
    )


def unreadable(error: Exception, server: Server) -> WritingFailed:
    """Return the failure for an HTTP 200 that holds no answer."""
    response = getattr(error, "response", None)  # LangChain hangs it on
    try:
        said = json.loads(response.text)["error"] if response is not None else None
    except (ValueError, LookupError, TypeError):
        said = None
    if said and _TOO_LONG.search(str(said)):
        return _too_long(str(said), server)
    if said:  # a gateway tells of a failure behind it
        return Unanswered(
            "server",
            f"{server.shown} failed{_quoted(said, server.key)}. Redraft the story.",
            again=True,
            down="what stands behind it failed",
        )
    return WritingFailed(
        "server",
        f"{server.shown} answers, but not as a model server does. Check {server.address_setting} "
        "(most end in /v1).",
    )


def _of_transport(error: BaseException | None) -> BaseException | None:
    """What the transport raised: openai wraps it, and LangChain that again."""
    from httpx2 import RequestError

    while error is not None and not isinstance(error, RequestError):
        error = error.__cause__
    return error


def _broken_off(cause: BaseException | None, server: Server) -> Unanswered:
    from drafter.write.transport import Overflowed, Stalled

    if isinstance(cause, Overflowed):
        return Unanswered(
            "wrong shape",
            f"The model's answer cannot be used: {server.shown} sent far more than was asked for. "
            "Redraft, or try another model.",
            again=True,
            billed=True,
        )
    did = "stopped in the middle of" if isinstance(cause, Stalled) else "broke off"
    return Unanswered(
        "server",
        f"{server.shown} {did} its answer. Redraft the story to try again.",
        again=True,
        billed=True,
        down=f"it {did} its answer",
    )


def _status(error: openai.APIStatusError, server: Server) -> DrafterError:
    status, said = error.status_code, error.message
    if status in (400, 403, 422) and (_FLAGGED.search(said) or error.code == "content_filter"):
        return WritingFailed(
            "refused",
            f"{server.shown} refused this story{_quoted(error.body, server.key)}. Write it by hand, "
            "or try another model.",
        )
    if fault := _fault(error, server):
        return fault
    if status == 429:
        if _FOR_THE_MINUTE.search(said):
            return _too_long(said, server)
        return Unanswered(
            "busy",
            f"{server.shown} is taking no more calls now. Redraft the story in a minute.",
            again=True,
            pause=_pause(error),
            down="it took no more calls",
        )
    # A failing server has other words for a request that took too long.
    if status == 413 or (_CONTEXT if status >= 500 else _TOO_LONG).search(said):
        return _too_long(said, server)
    if status in (400, 422, 501) and _NO_SCHEMA.search(said):
        return SchemaRefused(
            "server", f"{server.model!r} at {server.shown} cannot answer in a given JSON schema."
        )
    down = status >= 500
    return Unanswered(
        "server",
        f"{server.shown} failed (HTTP {status}){_quoted(error.body, server.key)}. Redraft the story.",
        again=down or status in (408, 409),
        pause=_pause(error),
        down=f"it failed (HTTP {status})" if down else "",
    )


def _too_long(said: str, server: Server) -> TooLong:
    failure = TooLong(
        "too long",
        f"The story's sources do not fit into the context of {server.model}. Remove a source, or use a "
        "model with a larger context.",
    )
    failure.answer_too = _ANSWER_TOO.search(said) is not None
    return failure


def _fault(error: openai.APIStatusError, server: Server) -> EnvironmentFault | None:
    """What no other story would fare better with; None when this one alone failed."""
    status, said = error.status_code, error.message
    if status in (401, 403) or (status == 400 and _NO_KEY.search(said)):
        return EnvironmentFault(
            f"{server.shown} does not accept the key (HTTP {status}). "
            f"Set {server.key_setting} to a key that may use it."
        )
    if status == 402 or (status == 429 and _NO_CREDIT.search(f"{error.code} {said}")):
        return EnvironmentFault(f"The account at {server.shown} has no credit left. Top it up.")
    if error.code == "model_not_found" or (status in (400, 404) and _NO_MODEL.search(said)):
        return EnvironmentFault(
            f"{server.shown} knows no model {server.model!r}. Set {server.model_setting} to one that "
            "it serves."
        )
    if status == 404:
        return EnvironmentFault(
            f"{server.shown} has no chat completions (HTTP 404). Check {server.address_setting} (most "
            "end in /v1)."
        )
    return None


def _pause(error: openai.APIStatusError) -> float | None:
    """The seconds a server asks for in Retry-After, as a number or a date; None when it names none."""
    headers = error.response.headers
    milliseconds = headers.get("retry-after-ms", "")
    if re.fullmatch(r"\d{1,9}(?:\.\d+)?", milliseconds):
        return float(milliseconds) / 1000
    said = headers.get("retry-after", "")
    if re.fullmatch(r"\d{1,9}(?:\.\d+)?", said):
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None


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
