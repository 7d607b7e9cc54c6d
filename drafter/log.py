"""The log: lines of JSON, with one id through a whole issue.

What is written says which step, how long, how many tokens, why not: never the words of a source, of a
draft or of a model, and nothing that is set as a secret.
"""

from __future__ import annotations

import contextlib
import json
import logging
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from drafter import tracing
from drafter.errors import EnvironmentFault, Reasoned
from drafter.resources import make_home
from drafter.settings import Settings

_LARGEST = 5_000_000  # bytes of one file
_OLDER = 4  # files beside the newest
_ROOT = logging.getLogger("drafter")
_ROOT.addHandler(logging.NullHandler())  # without a place to write to, nothing is said on stderr
_nothing: Mapping[str, Any] = MappingProxyType({})
_around: ContextVar[Mapping[str, Any]] = ContextVar("drafter_log", default=_nothing)


@contextlib.contextmanager
def within(**fields: Any) -> Iterator[None]:
    """Put these fields on every line that is written inside, also by tasks and threads begun there."""
    token = _around.set({**_around.get(), **fields})
    try:
        yield
    finally:
        _around.reset(token)


def note(event: str, **fields: Any) -> None:
    """Write a line: what happened, in few fixed words, and values that name no text."""
    _ROOT.info(event, extra={"fields": {**_around.get(), **fields}})


def warn(event: str, **fields: Any) -> None:
    """Write a line on what somebody should see to."""
    _ROOT.warning(event, extra={"fields": {**_around.get(), **fields}})


def fault(error: BaseException) -> None:
    """Write where an error of the program itself came from."""
    _ROOT.error("fault", exc_info=error, extra={"fields": dict(_around.get())})


@contextlib.contextmanager
def lasting(what: str, **fields: Any) -> Iterator[dict[str, Any]]:
    """Write a line when work begins and one when it ends: its seconds, and what stopped it if anything did.

    What is put into the dictionary that is yielded stands on the last line.
    """
    began = time.monotonic()
    note(f"{what} begun", **fields)
    found: dict[str, Any] = {}
    try:
        with traced(what, **fields) as put:
            yield found
            put(found)
    except BaseException as error:
        _ROOT.warning(
            f"{what} stopped",
            exc_info=error if isinstance(error, Exception) else None,
            extra={
                "fields": {**_around.get(), **fields, **found, **_reason(error), **_took(began)}
            },
        )
        raise
    note(f"{what} ended", **fields, **found, **_took(began))


@contextlib.contextmanager
def traced(what: str, **fields: Any) -> Iterator[Callable[[Mapping[str, Any]], None]]:
    """Time the block as a span of a trace, with the fields that are on every line here; see `tracing`."""
    with tracing.span(what, {**_around.get(), **fields}) as put:
        yield put


def place(link: str) -> str:
    """Return host and path of a link; its query may be somebody's."""
    try:
        parts = urlsplit(link)
        return f"{parts.hostname or ''}{parts.path}"
    except ValueError:
        return ""


def log_file(settings: Settings) -> Path:
    """Return where the newest lines are."""
    return settings.home / "logs" / "drafter.log"


class Log:
    """Where the lines go while a desk is open: a file in its home, and stderr if the settings say so."""

    def __init__(self, settings: Settings) -> None:
        self._handlers: list[logging.Handler] = []
        # A home that cannot be written is told of by the rooms that need it.
        with contextlib.suppress(OSError):
            file = log_file(settings)
            make_home(settings.home)
            file.parent.mkdir(exist_ok=True)
            self._add(
                _File(
                    file,
                    maxBytes=_LARGEST,
                    backupCount=_OLDER,
                    encoding="utf-8",
                    delay=True,
                ),
                settings,
            )
        tracing.start(settings.veil, lambda: warn("traces cannot be sent"))
        if settings.log == "json":
            self._add(logging.StreamHandler(sys.stderr), settings)

    def _add(self, handler: logging.Handler, settings: Settings) -> None:
        handler.setFormatter(_Line(settings.veil))
        _ROOT.addHandler(handler)
        _ROOT.setLevel(logging.INFO)
        _ROOT.propagate = False  # what others print would hold whole messages
        self._handlers.append(handler)

    def close(self) -> None:
        """Write to these places no more; may be called twice."""
        tracing.flush()
        while self._handlers:
            handler = self._handlers.pop()
            _ROOT.removeHandler(handler)
            handler.close()
        _ROOT.propagate = all(isinstance(each, logging.NullHandler) for each in _ROOT.handlers)


class _File(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """A full disk stops no work: what needs the disk says so itself."""

    def close(self) -> None:
        with contextlib.suppress(OSError):  # a last line that does not fit
            super().close()


class _Line(logging.Formatter):
    def __init__(self, veil: Callable[[str], str]) -> None:
        super().__init__()
        self._veil = veil

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "fields", _nothing),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line.setdefault("error", type(record.exc_info[1]).__name__)
            line["trace"] = _trace(record.exc_info[1])
        veiled = {self._veil(key): self._seen(value) for key, value in line.items()}
        return json.dumps(veiled)  # in ASCII, so that a line is one line to every reader

    def _seen(self, value: Any) -> Any:
        match value:
            case None | bool() | int() | float():
                return value
            case Mapping():
                return {self._veil(str(key)): self._seen(each) for key, each in value.items()}
            case list() | tuple():
                return [self._seen(each) for each in value]
            case _:
                return self._veil(str(value))


def _trace(error: BaseException) -> list[str]:
    """Where it came from, the last call last; without messages, which may hold anybody's words."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = _trace(before) if before is not None else []
    if isinstance(error, BaseExceptionGroup):
        lines += [line for each in error.exceptions for line in _trace(each)]
    calls = traceback.extract_tb(error.__traceback__)
    lines += [f"{call.filename}:{call.lineno} {call.name}" for call in calls]
    return [*lines, type(error).__name__]


def _reason(error: BaseException) -> dict[str, str]:
    found = {"error": type(error).__name__}
    if isinstance(error, Reasoned):
        found["reason"] = error.reason
    elif isinstance(error, EnvironmentFault):
        found["message"] = str(error)
    return found


def _took(began: float) -> dict[str, float]:
    return {"seconds": round(time.monotonic() - began, 3)}
