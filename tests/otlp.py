"""A receiver of traces on loopback, as a collector would be: OTLP over HTTP."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest as Sent,
)


@dataclass
class Receiver:
    """What arrived, newest last."""

    url: str
    sent: list[Sent] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @property
    def service(self) -> str:
        attributes = self.sent[0].resource_spans[0].resource.attributes
        return next(each.value.string_value for each in attributes if each.key == "service.name")

    @property
    def spans(self) -> list[dict[str, object]]:
        """Each as its name, ids and attributes."""
        return [
            {"name": span.name, "trace": span.trace_id, "id": span.span_id,
             "parent": span.parent_span_id, "failed": span.status.code == 2,
             "seconds": (span.end_time_unix_nano - span.start_time_unix_nano) / 1e9,
             **{each.key: each.value.string_value for each in span.attributes}}
            for sent in self.sent for group in sent.resource_spans
            for scope in group.scope_spans for span in scope.spans
        ]  # fmt: skip


@contextmanager
def receiver() -> Iterator[Receiver]:
    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            if self.path == "/v1/traces":
                got.sent.append(Sent.FromString(body))
                got.headers.append(dict(self.headers))
            self.send_response(200 if self.path == "/v1/traces" else 404)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    got = Receiver(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield got
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
