"""Serves the sample pages on 127.0.0.1, for `drafter demo` and for tests.

`pages/<publisher>/<page>.html` are the files; `paste.txt` is the mail an editor would paste, and the
one place that orders them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from string import Template
from threading import Thread
from types import TracebackType
from typing import Any

from drafter.errors import EnvironmentFault

issue_date = date(2026, 11, 22)

_HERE = Path(__file__).resolve().parent
_LINK = re.compile(r"\$\{newsroom\}/([\w./-]+\.html)")


def load_pages() -> dict[str, bytes]:
    """Return path to bytes, such as `circuit-east/…html`, in the order of the pasted mail."""
    paths = dict.fromkeys(_LINK.findall(_paste_template()))
    return {path: (_HERE / "pages" / path).read_bytes() for path in paths}


class Newsroom:
    """The sample pages, served while the context is open.

    `pages` (path to bytes) replaces the pages that ship; `port` 0 takes any free one. Raises
    EnvironmentFault when the port cannot be had.
    """

    def __init__(self, port: int = 0, pages: Mapping[str, bytes] | None = None) -> None:
        self.pages = dict(load_pages() if pages is None else pages)
        self._port = port
        self._server: _Server | None = None

    def __enter__(self) -> Newsroom:
        try:
            self._server = _Server(("127.0.0.1", self._port), self.pages)
        except OSError as error:
            raise EnvironmentFault(
                f"The sample newsroom cannot listen on 127.0.0.1:{self._port} ({error.strerror}). "
                "Choose another port."
            ) from error
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    @property
    def host(self) -> str:
        """The address as `127.0.0.1:PORT`, the form DRAFTER_ALLOW_HOSTS takes."""
        if self._server is None:
            raise RuntimeError("the newsroom is closed: enter its context first")
        return f"127.0.0.1:{self._server.server_address[1]}"

    @property
    def links(self) -> list[str]:
        """The address of every page, the bot wall and the paywall teaser among them."""
        return [f"http://{self.host}/{path}" for path in self.pages]

    @property
    def paste(self) -> str:
        """The mail an editor would paste: links in prose, in markdown and in lists."""
        return Template(_paste_template()).substitute(newsroom=f"http://{self.host}")


def _paste_template() -> str:
    return (_HERE / "paste.txt").read_text(encoding="utf-8")


class _Server(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], pages: Mapping[str, bytes]) -> None:
        self.pages = pages
        super().__init__(address, _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A reader that hangs up early is no event; anything else still shows its traceback.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        # Looked up in a table, never on disk: there is no path to climb out of.
        body = self.server.pages.get(self.path.partition("?")[0].removeprefix("/"))
        if body is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", _content_type(body))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the terminal for the demo's own words."""


def _content_type(body: bytes) -> str:
    # Old portals leave the charset to the page, so a page that is not UTF-8 gets no charset here.
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return "text/html"
    return "text/html; charset=utf-8"
