"""The loopback server of the sample newsroom."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import drafter.sample
from drafter.errors import EnvironmentFault
from drafter.sample import Newsroom, load_pages

PAGES = Path(drafter.sample.__file__).parent / "pages"
GBK_PAGE = "jiangwan/tangli-shipin-chuangzuozhe-jijin.html"


def ask(host: str, path: str) -> tuple[int, str, bytes]:
    """Send `path` as it stands, which a careful client would refuse to; (status, type, body)."""
    connection = http.client.HTTPConnection(host, timeout=5)
    try:
        connection.putrequest("GET", path)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Content-Type", ""), answer.read()
    finally:
        connection.close()


def test_every_page_file_is_in_the_pasted_mail_and_back() -> None:
    files = {file.relative_to(PAGES).as_posix() for file in PAGES.rglob("*.html")}
    assert files == set(load_pages())


def test_every_link_answers_with_its_page() -> None:
    with Newsroom() as room:
        assert len(room.links) == len(set(room.links)) >= 14
        with ThreadPoolExecutor(8) as readers:
            answers = list(
                readers.map(lambda link: ask(room.host, urlsplit(link).path), room.links)
            )
    assert [status for status, _, _ in answers] == [200] * len(answers)
    assert [body for _, _, body in answers] == list(load_pages().values())


def test_the_charset_is_declared_except_where_old_portals_leave_it_out() -> None:
    with Newsroom() as room:
        kinds = {path: ask(room.host, f"/{path}")[1] for path in room.pages}
    assert kinds.pop(GBK_PAGE) == "text/html"
    assert set(kinds.values()) == {"text/html; charset=utf-8"}


def test_a_query_does_not_hide_the_page() -> None:
    with Newsroom() as room:
        assert ask(room.host, f"/{next(iter(room.pages))}?utm_source=mail")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/nothing-here.html",
        "/circuit-east/",
        "/../newsroom.py",
        "/circuit-east/../../newsroom.py",
        "/..%2fnewsroom.py",
        "//etc/passwd",
        "/%2e%2e/%2e%2e/paste.txt",
    ],
)
def test_nothing_but_the_pages_is_served(path: str) -> None:
    with Newsroom() as room:
        assert ask(room.host, path)[0] == 404


def test_it_listens_on_loopback_only() -> None:
    with Newsroom() as room:
        name, port = room.host.split(":")
        assert name == "127.0.0.1"
        # The rest of 127/8 is this machine too; a server bound to all addresses would answer there.
        with pytest.raises(OSError):
            socket.create_connection(("127.0.0.2", int(port)), timeout=2)


def test_it_stops_answering_when_left_and_may_be_entered_again() -> None:
    room = Newsroom()
    with room:
        host = room.host
    with pytest.raises(OSError):
        ask(host, "/")
    with room:
        assert ask(room.host, f"/{next(iter(room.pages))}")[0] == 200


def test_a_port_in_use_is_named_with_the_way_out() -> None:
    with Newsroom() as room:
        port = int(room.host.split(":")[1])
        with (
            pytest.raises(EnvironmentFault, match=rf"127\.0\.0\.1:{port}.*another port"),
            Newsroom(port),
        ):
            pass


def test_altered_pages_are_served_in_place_of_the_shipped_ones() -> None:
    pages = {
        path: body.replace(b"540 million", b"610 million") for path, body in load_pages().items()
    }
    with Newsroom(pages=pages) as room:
        bodies = [ask(room.host, urlsplit(link).path)[2] for link in room.links]
    assert any(b"610 million yuan" in body for body in bodies)
    assert not any(b"540 million" in body for body in bodies)


def test_a_reader_who_hangs_up_leaves_the_server_quiet(capfd: pytest.CaptureFixture[str]) -> None:
    with Newsroom() as room:
        name, port = room.host.split(":")
        with socket.create_connection((name, int(port)), timeout=2) as early:
            early.sendall(b"GET /")
        assert ask(room.host, f"/{next(iter(room.pages))}")[0] == 200
    assert capfd.readouterr() == ("", "")


def test_the_mail_holds_the_links_of_every_page() -> None:
    with Newsroom() as room:
        assert all(link in room.paste for link in room.links)
        assert "$" not in room.paste


def test_importing_the_newsroom_loads_nothing_heavy() -> None:
    code = (
        "import sys, drafter.sample; "
        "print(*{'lxml', 'trafilatura', 'pydantic', 'numpy', 'chromadb'} & set(sys.modules))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == ""
