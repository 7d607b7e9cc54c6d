"""What a model server's refusal means for the editor: this story, or all of them."""

from __future__ import annotations

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


def translate(error: Exception, model: str, base_url: str, key: str) -> DrafterError:
    """Return the error of ours for what openai raised; no message contains the key."""
    import openai

    if isinstance(error, TimeoutError | openai.APITimeoutError):
        return WritingFailed(
            "time-out", f"{base_url} did not answer in time. Redraft the story to try again."
        )
    if isinstance(error, openai.ContentFilterFinishReasonError):
        return WritingFailed(
            "refused", "The model refused this story. Write it by hand, or try another model."
        )
    if isinstance(error, openai.APIConnectionError):
        return WritingFailed(
            "server",
            f"No model server answers at {base_url}. Start it or check DRAFTER_BASE_URL, then "
            "redraft the story.",
        )
    if isinstance(error, openai.APIStatusError):
        return _status(error, model, base_url, key)
    return WritingFailed("server", f"{base_url} failed: {_words(error, key)}. Redraft the story.")


def _status(error: openai.APIStatusError, model: str, base_url: str, key: str) -> DrafterError:
    said = _words(error, key)
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
    if error.status_code == 400 and _NO_SCHEMA.search(error.message):
        return EnvironmentFault(
            f"{model!r} at {base_url} cannot answer in a given JSON schema. Set DRAFTER_MODEL to a "
            "model with structured output."
        )
    if error.status_code in (400, 413) and _TOO_LONG.search(error.message):
        return WritingFailed(
            "too long",
            f"The story's sources do not fit into the context of {model}. Remove a source, or use a "
            "model with a larger context.",
        )
    if error.status_code == 429:
        return WritingFailed(
            "busy", f"{base_url} is taking no more calls now. Redraft the story in a minute."
        )
    return WritingFailed(
        "server", f"{base_url} failed (HTTP {error.status_code}): {said}. Redraft the story."
    )


def _words(error: Exception, key: str) -> str:
    """The server's own words on one short line; an HTML page is only named."""
    body = str(getattr(error, "message", error))
    if re.search(r"<!doctype|<html", body, re.I):
        return "it sent a web page"
    line = " ".join(body.replace(key, "…").split() if key else body.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
