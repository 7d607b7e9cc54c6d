"""Traces by OpenTelemetry, where its own variables say that they go; else nothing of it is imported."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider

_WHERE = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
_PATIENCE = 3.0  # seconds for what is still to be sent when a desk is closed
_provider: TracerProvider | None = None
_veil: Callable[[str], str] = str


def start(veil: Callable[[str], str], undelivered: Callable[[], None]) -> None:
    """Send spans from now on if a place is set; `undelivered` is called once when they do not arrive."""
    global _provider, _veil
    _veil = veil
    if _provider is not None or not any(os.environ.get(name) for name in _WHERE):
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    named = "service.name" in os.environ.get("OTEL_RESOURCE_ATTRIBUTES", "")
    named = named or bool(os.environ.get("OTEL_SERVICE_NAME"))
    _quieten(undelivered)
    _provider = TracerProvider(
        resource=Resource.create({} if named else {"service.name": "drafter"})
    )
    _provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))


def flush() -> None:
    """Send what is not sent yet."""
    if _provider is not None:
        # Its own time limit is not kept while a collector is down, and nobody should wait for that.
        sending = Thread(target=_provider.force_flush, daemon=True)
        sending.start()
        sending.join(_PATIENCE)


@contextmanager
def span(name: str, fields: Mapping[str, Any]) -> Iterator[Callable[[Mapping[str, Any]], None]]:
    """Time the block as one span; what is yielded puts more on it.

    Of an error its class and its reason are told, never its words: they may be a source's or a model's.
    """
    if _provider is None:
        yield _nothing
        return
    from opentelemetry.trace import Status, StatusCode

    opened = _provider.get_tracer("drafter").start_as_current_span(
        name, record_exception=False, set_status_on_exception=False
    )
    with opened as current:

        def put(more: Mapping[str, Any]) -> None:
            current.set_attributes({_named(key): _plain(value) for key, value in more.items()})

        put(fields)
        try:
            yield put
        except BaseException as error:
            put({"error": type(error).__name__, "reason": getattr(error, "reason", "")})
            current.set_status(Status(StatusCode.ERROR, type(error).__name__))
            raise


def _nothing(_: Mapping[str, Any]) -> None:
    pass


def _named(key: str) -> str:
    return f"drafter.{key}"


def _plain(value: Any) -> bool | int | float | str:
    return value if isinstance(value, bool | int | float) else _veil(str(value))


def _quieten(undelivered: Callable[[], None]) -> None:
    """Keep the exporter's complaints off the terminal; the first is told in our own log."""

    class Once(logging.Handler):
        told = False

        def emit(self, _: logging.LogRecord) -> None:
            if not self.told:
                self.told = True
                undelivered()

    logger = logging.getLogger("opentelemetry")
    logger.propagate = False
    logger.addHandler(Once(logging.WARNING))
