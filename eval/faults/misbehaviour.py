"""What a model server may do to one request, and whether that is paid for."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from eval.servers import Response

Reply = Response | Iterator[bytes]
PROMPT_TOKENS, ANSWER_TOKENS = 400, 120

ITEM = {
    "headline": "Ferry Platform Waives Listing Fee for Small Harbours",
    "paragraphs": ["The platform will end a fee that many harbours disliked.", "It is gone soon."],
}
GOOD = json.dumps(ITEM)
_PROSE = "The platform will end a fee that many harbours disliked. It is gone soon."


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to answer. `paid`: the model wrote something, so the call is billed.

    `counted`: the answer came whole, with its usage. `reason` is what the editor is to be told when
    nothing better comes after it, "" for a usable answer.
    """

    name: str
    reply: Callable[[], Reply]
    reason: str = ""
    paid: Literal[0, 1] = 0
    counted: bool = False


def completion(content: str | None, finish: str = "stop", refusal: str | None = None) -> Response:
    message = {"role": "assistant", "content": content, "refusal": refusal}
    return Response.json(
        {
            "id": "chatcmpl-chaos",
            "object": "chat.completion",
            "created": 0,
            "model": "chaos",
            "choices": [{"index": 0, "message": message, "finish_reason": finish}],
            "usage": {
                "prompt_tokens": PROMPT_TOKENS,
                "completion_tokens": ANSWER_TOKENS,
                "total_tokens": PROMPT_TOKENS + ANSWER_TOKENS,
            },
        }
    )


def _broken(silence: float = 0.0) -> Response:
    body = completion(GOOD).body
    return Response(body, breaks_after=len(body) // 2, silence=silence)


def _late(seconds: float) -> Response:
    time.sleep(seconds)
    return completion(GOOD)


def _endless() -> Iterator[bytes]:
    while True:
        yield b'{"choices": ["' + b"ferry " * 4000


def _answered(name: str, content: Any, reason: str, **given: Any) -> Fault:
    return Fault(name, lambda: completion(content, **given), reason, paid=1, counted=True)


def _refused(name: str, status: int, message: str, reason: str, **headers: str) -> Fault:
    body = Response.error(status, message)
    sent = {key.replace("_", "-"): value for key, value in headers.items()}
    return Fault(name, lambda: Response(body.body, status, headers=sent), reason)


_PAGE = b"<!doctype html><html><head><title>502</title></head><body>Bad gateway</body></html>"
USABLE = _answered("good", GOOD, "")
HANGS_FOR = 8.0  # seconds, longer than the deadline of a run

PASSING = (
    _refused("429", 429, "Slow down.", "busy"),
    _refused("429 with Retry-After", 429, "Slow down.", "busy", Retry_After="0.3"),
    _refused("500", 500, "The server had an error.", "server"),
    Fault("502 with a page", lambda: Response(_PAGE, 502, "text/html"), "server"),
    _refused("503", 503, "Loading the model.", "server"),
    _refused("context", 400, "This model's maximum context length is 512 tokens.", "too long"),
    Fault("cut in half", _broken, "server", paid=1),
    Fault("silent after the first byte", lambda: _broken(HANGS_FOR), "server", paid=1),
    _answered("empty", "", "empty"),
    _answered("null", None, "empty"),
    _answered("JSON cut short", GOOD[:90], "cut short"),
    _answered("at the limit", GOOD[:90], "cut short", finish="length"),
    _answered("wrong shape", '{"title": "Ferry", "body": ["A fee ends."]}', "wrong shape"),
    _answered("schema ignored", _PROSE, "wrong shape"),
    _answered("endless string", json.dumps({"headline": "A " * 90_000}), "wrong shape"),
    Fault("endless body", _endless, "wrong shape", paid=1),
)
LASTING = (
    _answered("refusal", None, "refused", refusal="I cannot write on this."),
    _answered("refusal in prose", "I'm sorry, but I can't help with that.", "refused"),
    _refused("content filter", 400, "Content Exists Risk", "refused"),
    _answered("never the form", _PROSE, "wrong shape"),
    _refused("a parameter", 400, "seed is not supported", "server"),
    _refused("no context is enough", 400, "context length exceeded", "too long"),
    _refused("always 500", 500, "The server had an error.", "server"),
    _refused("busy for hours", 429, "Slow down.", "busy", Retry_After="9000"),
    Fault("no first byte", lambda: _late(HANGS_FOR), "time-out", paid=1),
)
DOWN = Fault("down", lambda: Response(_PAGE, 502, "text/html"), "server")
NO_SCHEMA = _refused("schema refused", 400, "response_format is unavailable now", "server")
PROSE = _answered("schema ignored", _PROSE, "wrong shape")
WRONG_KEY = _refused("wrong key", 401, "Incorrect API key: sk-chaos-secret", "")
