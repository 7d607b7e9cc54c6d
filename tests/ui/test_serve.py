"""Where the desk listens, and under which names it answers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from drafter.errors import EnvironmentFault, UsageError
from drafter.ui import serve
from drafter.ui.server import Prepared

SIGN_IN = {
    "DRAFTER_OIDC_ISSUER": "https://id.example", "DRAFTER_OIDC_CLIENT_ID": "desk",
    "DRAFTER_OIDC_CLIENT_SECRET": "s" * 20, "DRAFTER_EDITORS": "desk.example",
}  # fmt: skip


@contextmanager
def desk(home: Path, *arguments: str, **given: str) -> Iterator[tuple[str, int]]:
    """Run the desk; yield its address on loopback and its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-m", "drafter.cli", "desk", "--port", str(port), *arguments],
        env=kept | given | {"DRAFTER_HOME": str(home)}, start_new_session=True, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            assert process.poll() is None
            try:
                if httpx2.get(f"{url}/_stcore/health").status_code == 200:
                    break
            except httpx2.TransportError:
                time.sleep(0.1)
        yield url, port
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def shake(port: int, host: str, origin: str = "") -> str:
    """Ask for the page's WebSocket under a name; return the first line of the answer."""
    lines = [
        "GET /_stcore/stream HTTP/1.1", f"Host: {host}", "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13",
        f"Origin: {origin or f'http://{host}'}", "", "",
    ]  # fmt: skip
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall("\r\n".join(lines).encode())
        return connection.recv(1_000).decode().splitlines()[0]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "desk.example"])
def test_an_address_others_can_reach_is_refused_without_sign_in(host: str) -> None:
    with pytest.raises(UsageError, match=r"docs/access\.md.*--open"):
        serve.serve(1, host)


def test_a_sign_in_that_is_set_in_part_starts_no_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_EDITORS", "desk.example")
    with pytest.raises(UsageError, match="Sign-in lacks DRAFTER_OIDC_ISSUER"):
        serve.serve(1)


def test_a_port_that_is_taken_is_said_with_the_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(EnvironmentFault, match="--port"):
            serve.serve(taken.getsockname()[1])


@pytest.mark.slow
def test_the_desk_answers_to_its_own_names_on_this_machine_only(tmp_path: Path) -> None:
    with desk(tmp_path / "home") as (url, port):
        assert " 101 " in shake(port, f"127.0.0.1:{port}")
        assert " 101 " in shake(port, f"localhost:{port}")
        assert " 101 " not in shake(port, "desk.attacker.example")  # DNS rebinding
        assert " 101 " not in shake(port, f"127.0.0.1:{port}", "http://attacker.example")
        own = socket.gethostbyname(socket.gethostname())
        if own != "127.0.0.1":
            with pytest.raises(OSError), socket.create_connection((own, port), timeout=5):
                pass
        for _ in range(300):  # until the desk is open
            found = httpx2.get(f"{url}/health", timeout=30)
            if found.status_code == 200:
                break
            time.sleep(0.1)
        assert found.json() == {"status": "ok", "database": "ok", "index": "ok", "queue": "ok"}
        assert httpx2.post(f"{url}/_stcore/agent/interact", json={}).status_code >= 400


@pytest.mark.slow
def test_behind_a_proxy_it_answers_to_the_public_name_too(tmp_path: Path) -> None:
    given = SIGN_IN | {"DRAFTER_PUBLIC_URL": "https://desk.example"}
    with desk(tmp_path / "home", "--host", "0.0.0.0", **given) as (_, port):
        assert " 101 " in shake(port, "desk.example", "https://desk.example")
        assert " 101 " not in shake(port, "desk.attacker.example")


@pytest.mark.slow
def test_open_to_all_is_done_when_it_is_said_and_still_answers_to_its_public_name_alone(
    tmp_path: Path,
) -> None:
    with desk(tmp_path / "home", "--host", "0.0.0.0", "--open") as (_, port):
        assert " 101 " in shake(port, "any.example")
    named = {"DRAFTER_PUBLIC_URL": "http://127.0.0.1:8501"}
    with desk(tmp_path / "home", "--host", "0.0.0.0", "--open", **named) as (_, port):
        assert " 101 " in shake(port, "127.0.0.1:8501")
        assert " 101 " not in shake(port, "any.example:8501")


@pytest.mark.slow
def test_every_page_is_prepared_and_nothing_else_is_changed(tmp_path: Path) -> None:
    page, any_type = {"Accept": "text/html"}, {"Accept": "*/*"}
    with desk(tmp_path / "home") as (url, _):
        for path in ("/", "/issue"):
            found = httpx2.get(url + path, headers=page)
            assert found.text.count("window.__streamlit={BACKEND_BASE_URL:location.origin") == 1
            assert "frame-ancestors 'none'" in found.headers["content-security-policy"]
            # What a browser kept of a page from before is not taken for this one.
            before = {"If-None-Match": httpx2.get(url + path, headers=any_type).headers["etag"]}
            assert httpx2.get(url + path, headers=page | before).status_code == 200
        plain = httpx2.get(f"{url}/", headers=any_type)
        assert "window.__streamlit" not in plain.text
        assert httpx2.head(f"{url}/", headers=page).content == b""


def test_a_file_that_is_handed_over_stays_as_it_is() -> None:
    exported = b"<html><head><title>Our digest</title></head></html>"

    async def files(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": exported})

    reader = TestClient(Prepared(files), headers={"Accept": "text/html"})
    assert reader.get("/media/4f1d.html").content == exported
    assert b"window.__streamlit" in reader.get("/issue").content
