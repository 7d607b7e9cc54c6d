"""Traces, sent to a real receiver by a program of its own: one is begun once a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import otlp
import pytest
from newsroom_pages import PAGES
from write.chat_server import error, serve

from eval.servers import PageServer

pytestmark = pytest.mark.slow

KEY = "sk-persimmon-0815-never-print-me"


def draft(
    tmp_path: Path, pages: PageServer, **given: str
) -> tuple[subprocess.CompletedProcess[str], str]:
    """Draft all pages of the sample; return how it ended and the id of the issue."""
    links = [f"--link={pages.url(name)}" for name in PAGES]
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    kept |= {"DRAFTER_HOME": str(tmp_path / "home"), "DRAFTER_ALLOW_HOSTS": pages.host}
    ended = subprocess.run(
        [sys.executable, "-m", "drafter.cli", "draft", *links, "-o", str(tmp_path / "issue.md"),
         "--json", str(tmp_path / "run.json")],
        env=kept | given, capture_output=True, text=True, check=False, timeout=200,
    )  # fmt: skip
    run = tmp_path / "run.json"
    told = run.read_text() if run.exists() else ""
    return ended, json.loads(told)["issue_id"] if told else ""


def test_an_issue_is_one_trace_from_link_to_check(tmp_path: Path) -> None:
    with PageServer(PAGES) as pages, otlp.receiver() as received:
        ended, issue = draft(tmp_path, pages, OTEL_EXPORTER_OTLP_ENDPOINT=received.url)
    assert ended.returncode == 0, ended.stderr
    spans = received.spans
    assert received.service == "drafter"
    assert {"draft", "fetch", "read link", "group", "index", "story", "write", "check"} <= {
        str(span["name"]) for span in spans
    }
    assert {span["drafter.issue"] for span in spans} == {issue}
    assert len({span["trace"] for span in spans}) == 1
    root = next(span for span in spans if span["name"] == "draft")
    assert not root["parent"]
    assert {span["parent"] for span in spans if span is not root} <= {span["id"] for span in spans}
    read = [str(span["drafter.link"]) for span in spans if span["name"] == "read link"]
    assert len(read) == len(PAGES)
    assert all(link.startswith("127.0.0.1/") for link in read)


def test_a_call_that_failed_is_told_without_words_or_secrets(tmp_path: Path) -> None:
    with (
        PageServer(PAGES) as pages,
        otlp.receiver() as received,
        serve(lambda _: error(401, f"bad key {KEY}", "odd")) as chat,
    ):
        ended, _ = draft(
            tmp_path, pages,
            OTEL_EXPORTER_OTLP_ENDPOINT=received.url, OTEL_SERVICE_NAME="tuesday",
            OPENAI_API_KEY=KEY, DRAFTER_MODEL="loopback", DRAFTER_BASE_URL=chat.url,
        )  # fmt: skip
    assert ended.returncode in (3, 4)
    assert received.service == "tuesday"
    calls = [span for span in received.spans if span["name"] == "model call"]
    assert calls
    assert all(span["failed"] and span["drafter.error"] for span in calls)
    assert all(KEY.encode() not in sent.SerializeToString() for sent in received.sent)


def test_a_collector_that_is_down_stops_nothing_and_is_told_in_the_log(tmp_path: Path) -> None:
    with PageServer(PAGES) as pages:
        ended, _ = draft(tmp_path, pages, OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:9")
    assert ended.returncode == 0, ended.stderr
    assert "opentelemetry" not in ended.stderr.lower()
    assert "Traceback" not in ended.stderr
    lines = [
        json.loads(line) for line in (tmp_path / "home/logs/drafter.log").read_text().splitlines()
    ]
    assert sum(line["event"] == "traces cannot be sent" for line in lines) == 1


def test_without_a_place_nothing_of_it_is_imported() -> None:
    code = (
        "import sys; from drafter import log; from drafter.settings import Settings\n"
        "opened = log.Log(Settings.load())\n"
        "with log.within(issue='a'), log.lasting('draft'), log.traced('fetch'): pass\n"
        "opened.close(); print([name for name in sys.modules if name.startswith('opentelemetry')])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
