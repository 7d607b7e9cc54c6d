"""Whether a process can do its work: what its database, its index and its queue say now.

Told in fixed words, since anybody who reaches the port may ask: no address, no name, no message.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from drafter.errors import Damaged, DrafterError, EnvironmentFault, HomeInUse

_PATIENCE = 5.0  # seconds for one part: who asks gives up after ten or so
OK = "ok"


@dataclass(frozen=True, slots=True)
class Health:
    """What each part said, and the code of HTTP that says whether all is well: 200 or 503."""

    parts: Mapping[str, str]

    @property
    def code(self) -> int:
        return 200 if all(said == OK for said in self.parts.values()) else 503

    @property
    def body(self) -> dict[str, str]:
        return {"status": OK if self.code == 200 else "fault", **self.parts}


class Look:
    """Asks each part, in threads of their own: one that hangs is a fault, and is asked once at a time."""

    def __init__(self, parts: Mapping[str, Callable[[], object]]) -> None:
        self._parts = parts
        self._pools = {name: ThreadPoolExecutor(1, f"health-{name}") for name in parts}
        self._asked: dict[str, Future[str]] = {}
        self._lock = threading.Lock()

    def now(self) -> Health:
        """Ask and wait, five seconds at most."""
        with self._lock:
            for name, ask in self._parts.items():
                if name not in self._asked or self._asked[name].done():
                    self._asked[name] = self._pools[name].submit(_said, ask)
            asked = dict(self._asked)
        return Health({name: _waited(future) for name, future in asked.items()})

    def close(self) -> None:
        for pool in self._pools.values():
            pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def served(look: Look, port: int, host: str = "127.0.0.1") -> Iterator[int]:
    """Answer `GET /health` on a port while the block runs, and yield the port (0 takes a free one).

    Raises EnvironmentFault when the port is taken.
    """

    class Answer(BaseHTTPRequestHandler):
        timeout = 10

        def do_GET(self) -> None:
            if self.path.partition("?")[0] != "/health":
                self.send_error(404)
                return
            found = look.now()
            body = json.dumps(found.body).encode()
            self.send_response(found.code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: being asked each few seconds is no event."""

    try:
        server = ThreadingHTTPServer((host, port), Answer)
    except OSError as error:
        raise EnvironmentFault(
            f"Port {port} cannot be had for /health ({error.strerror}). Choose another."
        ) from error
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, name="health", daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        look.close()


def _said(ask: Callable[[], object]) -> str:
    try:
        ask()
    except HomeInUse:
        return "held by another process"
    except Damaged:
        return "damaged"
    except DrafterError:
        return "cannot be used"
    except Exception:
        return "failed"
    return OK


def _waited(future: Future[str]) -> str:
    try:
        return future.result(_PATIENCE)
    except TimeoutError:
        return "does not answer"
