"""A key or a password that is set never gets into anything the desk keeps, writes or says."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import postgres
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom_pages import PAGES
from write.chat_server import ChatServer, Said, error, serve

from drafter.cli import main
from drafter.settings import Settings
from eval.servers import PageServer

pytestmark = pytest.mark.slow

KEY = "sk-tangerine-4711-never-print-me"
PASSWORD = "pass/word@with:signs"
FORMS = (KEY, PASSWORD, quote(PASSWORD, safe=""), "tangerine", "never-print")


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    with postgres.running() as address:
        yield address


@pytest.fixture
def run(tmp_path: Path, monkeypatch, capfd) -> Callable[..., tuple[int, str]]:
    """Run a command and return its exit code and all that it said."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, **environment: str) -> tuple[int, str]:
        with monkeypatch.context() as patched:
            for name, value in environment.items():
                patched.setenv(name, value)
            patched.setattr(sys, "argv", ["drafter", *arguments])
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
            capfd.readouterr()
            with pytest.raises(SystemExit) as ended:
                main()
        return ended.value.code or 0, "".join(capfd.readouterr())

    return call


def telling(chat: list[ChatServer], status: int) -> Callable[[dict], Said]:
    """A server that fails with the header it was sent, as some gateways do."""

    def answer(_: dict) -> Said:
        return error(status, f"cannot serve you, {chat[0].keys[-1]}", "odd")

    return answer


@pytest.mark.slow
@pytest.mark.parametrize(
    ("status", "database"), [(400, "postgres"), (401, "sqlite"), (500, "sqlite")]
)
def test_no_secret_is_in_what_is_kept_written_or_said(
    status: int, database: str, run, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    url = ""
    if database == "postgres":
        address = request.getfixturevalue("cluster")
        url = address.replace("desk@", f"desk:{quote(PASSWORD, safe='')}@") + "postgres"
    chat: list[ChatServer] = []
    with PageServer(PAGES) as pages, serve(telling(chat, status)) as server:
        chat.append(server)
        given = {
            "OPENAI_API_KEY": KEY,
            "DRAFTER_DATABASE_URL": url,
            "DRAFTER_ALLOW_HOSTS": pages.host,
            "DRAFTER_MODEL": "loopback",
            "DRAFTER_BASE_URL": server.url,
            "DRAFTER_LOG": "json",
        }
        drafting = ["draft", *(f"--link={pages.url(name)}" for name in PAGES), "--json", "run.json"]
        code, said = run(*drafting, **given)
        assert code in (3, 4)
        assert KEY in server.keys[-1], "the server was never told the key"
        given["DRAFTER_MODEL"] = given["DRAFTER_BASE_URL"] = ""
        code, more = run(*drafting, "-o", "issue.md", **given)
        assert code == 0
        said += more
        issue_id = re.findall(r"Issue (\w+):", more)[0]
        for form in ("markdown", "html", "docx", "text"):
            assert run("export", issue_id, "--format", form, "-o", f"out.{form}", **given)[0] == 0
        for command in (["issues"], ["doctor"], ["backup", "desk.zip"]):
            said += run(*command, **given)[1]
    assert "cannot serve you" in said or status == 401
    seen = {"said": said.encode()} | {
        str(file): body for file in tmp_path.rglob("*") if file.is_file() for body in bodies(file)
    }
    wanted = {"run.json", "desk.zip", "drafter.log", *([] if url else ["drafter.db"])}
    assert wanted <= {Path(name).name for name in seen}
    found = [(name, form) for name, body in seen.items() for form in FORMS if form.encode() in body]
    assert found == []


def bodies(file: Path) -> Iterator[bytes]:
    """The bytes of a file, and of what a zip holds, as one."""
    if not zipfile.is_zipfile(file):
        yield file.read_bytes()
        return
    with zipfile.ZipFile(file) as zipped:
        yield b"".join(zipped.read(name) for name in zipped.namelist())


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://desk:{}@127.0.0.1:9/desk",  # nobody there
        "postgresql://desk:{}@127.0.0.1:port/desk",  # no number
        "postgresql://127.0.0.1:9/desk?user=desk&password={}",
        "nosuch://desk:{}@127.0.0.1/desk",
        "desk:{}@127.0.0.1",  # no address at all
    ],
)
@pytest.mark.parametrize("escaped", [True, False])
def test_an_address_that_cannot_be_used_is_told_without_its_password(
    run, url: str, escaped: bool
) -> None:
    given = url.format(quote(PASSWORD, safe="") if escaped else PASSWORD)
    for command in ("issues", "doctor"):
        code, said = run(command, DRAFTER_DATABASE_URL=given)
        assert code == 4, said
        assert "Traceback" not in said
        assert "Please send us" not in said
        for form in (PASSWORD, quote(PASSWORD, safe=""), "word@with", "with:signs"):
            assert form not in said


SIGNS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=4, max_size=30)


@given(SIGNS, SIGNS, st.text(max_size=10))
def test_a_veiled_text_holds_no_secret_in_any_form(key: str, password: str, around: str) -> None:
    url = f"postgresql://desk:{quote(password, safe='')}@host/desk"
    settings = Settings.load(OPENAI_API_KEY=key, database_url=url)
    veiled = settings.veil(f"{around}{key}{around}{url}{around}{password}{key!r}{around}")
    for form in (key, password, quote(password, safe="")):
        assert form not in veiled


def test_without_a_secret_nothing_is_veiled() -> None:
    settings = Settings.load(database_url="postgresql://desk@127.0.0.1:5432/desk")
    assert settings.veil("127.0.0.1:5432/desk, all of it") == "127.0.0.1:5432/desk, all of it"
