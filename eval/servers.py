"""Two loopback servers: one serves pages, one speaks the OpenAI dialect; both remember what was asked.

Each request has its own thread, so a latency is a latency and never a queue. Times are
`time.monotonic()` seconds, which on one machine can be compared between processes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import socket
import struct
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Response:
    """An answer given byte for byte: for errors, refusals and whatever else a server may say.

    After `breaks_after` bytes of the body there is `silence` (seconds), then the connection is reset.
    """

    body: bytes = b""
    status: int = 200
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    breaks_after: int | None = None
    silence: float = 0.0

    @classmethod
    def json(cls, value: Any, status: int = 200) -> Response:
        return cls(json.dumps(value, ensure_ascii=False).encode(), status)

    @classmethod
    def error(cls, status: int, message: str, code: str | None = None) -> Response:
        """An error in the dialect's own shape."""
        error = {"message": message, "type": "invalid_request_error", "param": None, "code": code}
        return cls.json({"error": error}, status)


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, owner: LoopbackServer) -> None:
        self.owner = owner
        self.open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", 0), _Handler)

    def server_bind(self) -> None:
        # The standard one asks DNS for the machine's name, which can take seconds.
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = "127.0.0.1", int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        self.open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self.open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A client that hangs up is the client's affair; anything else is a fault of ours.
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # headers and body are two writes: Nagle would add 40 ms
    server: _Listener

    def do_GET(self) -> None:
        self._serve(b"")

    def do_HEAD(self) -> None:
        self._serve(b"")

    def do_POST(self) -> None:
        self._serve(self.rfile.read(int(self.headers.get("Content-Length") or 0)))

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def _serve(self, body: bytes) -> None:
        path, owner = urlsplit(self.path).path, self.server.owner
        headers = {name.lower(): value for name, value in self.headers.items()}
        with owner.watched(path, body, headers):
            answer = owner.respond(path, body)
            if isinstance(answer, Response):
                self._send(answer)
            else:
                self._stream(answer)

    def _send(self, answer: Response) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body[: answer.breaks_after])
        if answer.breaks_after is not None:
            self._break(answer.silence)

    def _break(self, silence: float) -> None:
        time.sleep(silence)
        # Closed without lingering, a connection is reset; what is under way has arrived before.
        time.sleep(0.02)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True

    def _stream(self, chunks: Iterator[bytes]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        for chunk in chunks:
            self.wfile.write(chunk)


class LoopbackServer:
    """A server on 127.0.0.1 with a port of its own, up from `with` to its end."""

    def __init__(self, latency: float) -> None:
        self.latency = latency
        self._guard = threading.Lock()

    def __enter__(self) -> Self:
        self._listener = _Listener(self)
        self._thread = threading.Thread(
            target=self._listener.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown()
        self._thread.join()
        self._listener.server_close()
        for connection in list(self._listener.open):
            # Wakes the threads that wait on a connection kept alive.
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    @property
    def host(self) -> str:
        """127.0.0.1:PORT, as DRAFTER_ALLOW_HOSTS takes it."""
        return f"127.0.0.1:{self._listener.server_port}"

    def respond(self, path: str, body: bytes) -> Response | Iterator[bytes]:
        raise NotImplementedError

    def watched(
        self, path: str, body: bytes, headers: Mapping[str, str]
    ) -> AbstractContextManager[object]:
        """Enclose a request until its last byte is sent; an error leaves it when that cannot be.

        `headers` are by their names in small letters.
        """
        return nullcontext()


class PageServer(LoopbackServer):
    """Serves `pages` (path to body, or to body and content type) after `latency` seconds each."""

    def __init__(
        self, pages: Mapping[str, bytes | tuple[bytes, str]], *, latency: float = 0.0
    ) -> None:
        super().__init__(latency)
        self.pages = pages
        self.hits: Counter[str] = Counter()
        self.first: float | None = None
        self.last: float | None = None

    def url(self, path: str) -> str:
        return f"http://{self.host}/{path.lstrip('/')}"

    def respond(self, path: str, body: bytes) -> Response:
        with self._guard:
            self.hits[path] += 1
            self.last = time.monotonic()
            self.first = self.first or self.last
        time.sleep(self.latency)
        page = self.pages.get(path, self.pages.get(path.lstrip("/")))
        if page is None:
            return Response(b"<h1>Not found</h1>", 404, "text/html")
        content, content_type = page if isinstance(page, tuple) else (page, "text/html")
        return Response(content, content_type=content_type)


Answer = Callable[[dict[str, Any]], "dict[str, Any] | str | Response"]


class ModelServer(LoopbackServer):
    """Speaks `/v1/chat/completions` (whole and streamed), `/v1/embeddings` and `/v1/models`.

    `answer` is given the body of a chat request and returns what the model writes: a text, a dict
    (written as JSON), or a Response sent as it is. `requests` are those bodies, each with its
    arrival time under `arrived`; `embedding_requests` the like. Tokens are o200k of the messages'
    text, without what a vendor adds for roles and schema. Embeddings are hashed words: alike for
    like texts, and good for nothing finer.
    """

    dimension = 256

    def __init__(self, answer: Answer, *, latency: float = 0.0, model: str = "loopback") -> None:
        super().__init__(latency)
        self.answer = answer
        self.model = model
        self.requests: list[dict[str, Any]] = []
        self.embedding_requests: list[dict[str, Any]] = []
        self.answers = 0
        self.prompt_tokens = 0
        self.completion_tokens = 0

    @property
    def base_url(self) -> str:
        return f"http://{self.host}/v1"

    def respond(self, path: str, body: bytes) -> Response | Iterator[bytes]:
        arrived = time.monotonic()
        if path == "/v1/models":
            return Response.json(
                {"object": "list", "data": [{"id": self.model, "object": "model"}]}
            )
        try:
            request = json.loads(body)
        except ValueError:
            return Response.error(400, "The body is not JSON.")
        if path == "/v1/chat/completions":
            return self._chat(request, arrived)
        if path == "/v1/embeddings":
            return self._embed(request, arrived)
        return Response.error(404, f"There is nothing at {path}.")

    def _chat(self, request: dict[str, Any], arrived: float) -> Response | Iterator[bytes]:
        with self._guard:
            self.requests.append({**request, "arrived": arrived})
        written = self.answer(request)
        if isinstance(written, Response):
            self._wait(arrived)
            return written
        text = written if isinstance(written, str) else json.dumps(written, ensure_ascii=False)
        usage = self._used(count_tokens(prompt_text(request)), count_tokens(text))
        self._wait(arrived)
        head = {"id": "chatcmpl-loopback", "created": 0, "model": request.get("model", self.model)}
        if request.get("stream"):
            wanted = (request.get("stream_options") or {}).get("include_usage")
            return _events(head, text, usage if wanted else None)
        message = {"role": "assistant", "content": text, "refusal": None}
        choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
        whole = {**head, "object": "chat.completion", "choices": [choice], "usage": usage}
        return Response.json(whole)

    def _used(self, prompt: int, completion: int) -> dict[str, int]:
        with self._guard:
            self.answers += 1
            self.prompt_tokens += prompt
            self.completion_tokens += completion
        return {
            "prompt_tokens": prompt,
            "completion_tokens": completion,
            "total_tokens": prompt + completion,
        }

    def _embed(self, request: dict[str, Any], arrived: float) -> Response:
        with self._guard:
            self.embedding_requests.append({**request, "arrived": arrived})
        given = request["input"]
        texts: Sequence[Any] = [given] if isinstance(given, str) else given
        packed = request.get("encoding_format") == "base64"
        data = [
            {
                "object": "embedding",
                "index": place,
                "embedding": _vector(text, self.dimension, packed),
            }
            for place, text in enumerate(texts)
        ]
        tokens = sum(count_tokens(str(text)) for text in texts)
        self._wait(arrived)
        usage = {"prompt_tokens": tokens, "total_tokens": tokens}
        model = request.get("model", self.model)
        return Response.json({"object": "list", "data": data, "model": model, "usage": usage})

    def _wait(self, arrived: float) -> None:
        # Our own counting is inside the latency, not on top of it.
        time.sleep(max(0.0, arrived + self.latency - time.monotonic()))


def prompt_text(request: Mapping[str, Any]) -> str:
    """Return the text of all messages of a chat request, in order, one to a line."""
    texts: list[str] = []
    for message in request.get("messages", ()):
        content = message.get("content") or ""
        parts = [{"text": content}] if isinstance(content, str) else content
        texts.extend(part.get("text", "") for part in parts)
    return "\n".join(texts)


def count_tokens(text: str) -> int:
    """Return how many o200k tokens `text` has."""
    from drafter.tokens import count

    return count(text)


def _events(
    head: Mapping[str, Any], text: str, usage: Mapping[str, int] | None, step: int = 24
) -> Iterator[bytes]:
    deltas: list[tuple[dict[str, str], str | None]] = [({"role": "assistant", "content": ""}, None)]
    deltas += [({"content": text[at : at + step]}, None) for at in range(0, len(text), step)]
    deltas.append(({}, "stop"))
    for delta, reason in deltas:
        choice = {"index": 0, "delta": delta, "finish_reason": reason}
        yield _event({**head, "object": "chat.completion.chunk", "choices": [choice]})
    if usage is not None:
        yield _event({**head, "object": "chat.completion.chunk", "choices": [], "usage": usage})
    yield b"data: [DONE]\n\n"


def _event(value: Mapping[str, Any]) -> bytes:
    return b"data: " + json.dumps(value, ensure_ascii=False).encode() + b"\n\n"


def _vector(text: Any, dimension: int, packed: bool) -> list[float] | str:
    values = [0.0] * dimension
    for word in str(text).lower().split() or [""]:
        seed = hashlib.blake2b(word.encode(), digest_size=8).digest()
        values[int.from_bytes(seed[:4], "big") % dimension] += 1.0 if seed[4] % 2 else -1.0
    length = sum(value * value for value in values) ** 0.5 or 1.0
    unit = [value / length for value in values]
    return base64.b64encode(struct.pack(f"<{dimension}f", *unit)).decode() if packed else unit
