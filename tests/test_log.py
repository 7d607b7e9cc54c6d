"""The log: JSON lines with one id through an issue, no words of anybody, no secret."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st
from newsroom_pages import ITEMS, PAGES, answer

from drafter import log
from drafter.desk import Desk
from drafter.errors import FetchFailed
from drafter.log import Log, log_file
from drafter.settings import Settings
from eval.servers import ModelServer, PageServer


@pytest.fixture
def written(settings: Settings) -> Iterator[Log]:
    with closing(Log(settings)) as opened:
        yield opened


def lines(settings: Settings) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log_file(settings).read_text("utf-8").splitlines()]


def test_fields_around_go_into_tasks_and_threads(settings: Settings, written: Log) -> None:
    async def work(story: str) -> None:
        with log.within(story=story):
            await asyncio.sleep(0)
            await asyncio.to_thread(log.note, "step")

    async def both() -> None:
        with log.within(issue="one"):
            await asyncio.gather(work("a"), work("b"))

    asyncio.run(both())
    log.note("outside")
    found = sorted((line.get("issue", ""), line.get("story", "")) for line in lines(settings))
    assert found == [("", ""), ("one", "a"), ("one", "b")]


def test_what_stops_work_is_named_with_its_trace_and_without_its_words(
    settings: Settings, written: Log
) -> None:
    def fail() -> None:
        try:
            raise FetchFailed("blocked", "told by a page")
        except FetchFailed as error:
            raise ValueError("told by a source") from error

    with pytest.raises(ValueError, match="told by"), log.lasting("draft"):
        fail()
    begun, stopped = lines(settings)
    assert begun["event"] == "draft begun"
    assert (stopped["event"], stopped["error"], stopped["level"]) == (
        "draft stopped", "ValueError", "warning",
    )  # fmt: skip
    assert "test_log.py" in stopped["trace"][0]
    assert stopped["trace"][-1] == "ValueError"
    assert "FetchFailed" in stopped["trace"]
    assert "told by" not in log_file(settings).read_text()


def test_a_fault_is_written_with_what_it_was_about(settings: Settings, written: Log) -> None:
    with log.within(issue="one"):
        log.fault(KeyError("of a model's answer"))
    (line,) = lines(settings)
    assert (line["level"], line["issue"], line["trace"]) == ("error", "one", ["KeyError"])


def test_a_closed_log_writes_no_more_and_says_nothing_on_stderr(settings: Settings, capfd) -> None:
    with closing(Log(settings)):
        log.note("inside")
    log.warn("outside")
    assert [line["event"] for line in lines(settings)] == ["inside"]
    assert capfd.readouterr() == ("", "")


def test_a_home_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("in the way")
    with closing(Log(Settings.load(home=tmp_path / "home"))):
        log.note("unheard")


def test_json_goes_to_stderr_when_it_is_asked_for(tmp_path: Path, capfd) -> None:
    with closing(Log(Settings.load(home=tmp_path, log="json"))):
        log.note("seen", issue="one")
    assert json.loads(capfd.readouterr().err)["issue"] == "one"


KEYS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=8, max_size=60)


@given(key=KEYS, password=KEYS, before=st.text(max_size=20), after=st.text(max_size=20))
@effort(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_secret_is_ever_written(
    key: str, password: str, before: str, after: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    url = f"postgresql://desk:{quote(password, safe='')}@localhost/desk"
    settings = Settings.load(home=home, OPENAI_API_KEY=key, database_url=url)
    with closing(Log(settings)):
        said = f"{before}{key}{after}{password}"
        log.note("event", told=said, many=[said, {"deep": said}], address=url)
        with pytest.raises(RuntimeError), log.lasting("work", told=repr(said)):
            raise RuntimeError(said)
        logging.getLogger("drafter.jobs").warning("a line with %s", said)
    body = [json.loads(line) for line in log_file(settings).read_text("utf-8").splitlines()]
    for line in body:
        # What a file's path or the day happens to hold is not the secret.
        shown = [value for name, value in line.items() if name not in ("at", "trace")]
        for text in texts(shown):
            assert key not in text
            assert password not in text
    log_file(settings).unlink()


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


@pytest.mark.slow
def test_one_id_goes_through_a_whole_issue(settings: Settings) -> None:
    with PageServer(PAGES) as pages, ModelServer(answer) as model:
        settings = Settings.load(
            home=settings.home,
            allow_hosts=frozenset({pages.host}),
            model="loopback",
            base_url=model.base_url,
        )
        links = "\n".join([*(pages.url(name) for name in PAGES), pages.url("missing.html?me=you")])
        with closing(Desk(settings)) as desk:
            issue_id = desk.draft(links, day=date(2026, 11, 22))
            desk.export(issue_id)
    found = lines(settings)
    events = [line["event"] for line in found if line.get("issue") == issue_id]
    assert events[0] == "draft begun"
    assert events[-2:] == ["draft ended", "issue exported"]
    assert events.count("link read") == 2
    assert events.count("link failed") == 1
    assert events.count("story ended") == 2
    answered = [line for line in found if line["event"] == "model answered"]
    assert len(answered) >= 2
    assert all(line["issue"] == issue_id and line["story"] for line in answered)
    assert all(line["input_tokens"] > 0 and line["ms"] >= 0 for line in answered)
    (ended,) = [line for line in found if line["event"] == "draft ended"]
    assert (ended["items"], ended["failures"]) == (2, 1)
    assert ended["seconds"] >= ended["stages"]["write"]
    text = log_file(settings).read_text("utf-8")
    for words in ("Lanhu", "Duchuan", "passengers", "me=you"):
        assert words not in text
    assert all(item["headline"] not in text for item in ITEMS.values())
