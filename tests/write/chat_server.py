"""A loopback server that speaks as much of the chat-completions dialect as the writer hears."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Said:
    """What the server sends back."""

    body: str
    status: int = 200
    content_type: str = "application/json"
    after: float = 0.0  # seconds
    retry_after: str = ""
    broken_off: bool = False  # half the body, then a reset
    stalls: float = 0.0  # seconds of silence in the middle of the body
    endless: bool = False  # the body again and again


@dataclass
class ChatServer:
    """`answer` turns a request into what is said; `requests` holds all that came."""

    url: str
    answer: Callable[[dict[str, Any]], Said]
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0


def completion(
    content: str | None,
    *,
    finish: str = "stop",
    refusal: str | None = None,
    tokens: tuple[int, int] | None = (400, 150),
    after: float = 0.0,
) -> Said:
    """A chat completion with this content; `tokens` are the prompt's and the answer's."""
    body: dict[str, Any] = {
        "id": "chat-1",
        "object": "chat.completion",
        "created": 1,
        "model": "loopback",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": content, "refusal": refusal},
            }
        ],
    }
    if tokens:
        prompt, answer = tokens
        body["usage"] = {
            "prompt_tokens": prompt,
            "completion_tokens": answer,
            "total_tokens": prompt + answer,
        }
    return Said(json.dumps(body), after=after)


def error(status: int, message: str, code: str | None = None) -> Said:
    """An error as OpenAI words it."""
    body = {"error": {"message": message, "type": "invalid_request_error", "code": code}}
    return Said(json.dumps(body), status)


@contextmanager
def serve(answer: Callable[[dict[str, Any]], Said]) -> Iterator[ChatServer]:
    """Run a server on a free port of loopback."""
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                chat.requests.append(request)
                chat.keys.append(self.headers.get("Authorization", ""))
                chat.at_once += 1
                chat.most_at_once = max(chat.most_at_once, chat.at_once)
            said = chat.answer(request)
            time.sleep(said.after)
            with lock:
                chat.at_once -= 1
            body = said.body.encode()
            try:
                self.send_response(said.status)
                self.send_header("Content-Type", said.content_type)
                if said.endless:
                    self.close_connection = True
                else:
                    self.send_header("Content-Length", str(len(body)))
                if said.retry_after:
                    self.send_header("Retry-After", said.retry_after)
                self.end_headers()
                self._send(body, said)
                if said.broken_off:
                    linger = struct.pack("ii", 1, 0)  # so that closing sends a reset
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                    self.connection.shutdown(socket.SHUT_RD)
                    self.close_connection = True
            except OSError:
                pass  # the caller gave up waiting

        def _send(self, body: bytes, said: Said) -> None:
            half = len(body) // 2
            self.wfile.write(body[:half])
            time.sleep(said.stalls)
            if not said.broken_off:
                self.wfile.write(body[half:])
            while said.endless:
                self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    chat = ChatServer(f"http://127.0.0.1:{http.server_address[1]}/v1", answer)
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield chat
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
