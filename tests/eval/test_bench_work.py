"""A bench notices when what it times leaves out its work; and how runs are kept and drawn."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from drafter.archive import Index
from drafter.desk import Desk
from drafter.model import Article
from drafter.settings import Settings
from drafter.store import PrintedStore
from drafter.truth import check
from eval.bench import __main__ as command
from eval.bench import browser, crowd, ingest, lookups, main_job, startup, truth_pace
from eval.bench.answers import from_facts
from eval.bench.load import generate
from eval.bench.plot import svg
from eval.bench.report import Broken, Goal, Outcome, history, keep
from eval.bench.runs import Course, Run
from eval.truth import stories

pytestmark = pytest.mark.slow

LOAD = generate(3)
PARAGRAPHS = {path: article.paragraphs for path, article in LOAD.articles.items()}
OUTCOME = Outcome(
    bench="own", lines=("seen",), goals=(Goal(name="times", value=2, limit=3, wanted="at most"),),
    figures={"seconds": 1.5}, ratios={"a bare one’s <time>": 0.5},
    growth={"look-up ms": [(100, 2.0), (1000, 3.0)], "bare look-up ms": [(100, 1.0), (1000, 2.5)]},
)  # fmt: skip


# ── ingest ───────────────────────────────────────────────────────────────────────────────────


def test_extraction_is_timed_on_pages_whose_words_it_finds() -> None:
    times = ingest._Times()
    ingest._extract(LOAD.pages, PARAGRAPHS, times)
    assert times.pages == times.articles == times.seen == 20
    assert times.found == times.known > 100
    assert times.extracted > 0 < times.trafilatura


@pytest.mark.parametrize("left", ["", "\n"])
def test_an_extraction_that_is_fast_because_it_reads_little_is_noticed(
    left: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ingest.extract

    def lazy(body: bytes, url: str, kind: str) -> Article:
        article = whole(body, url, kind)
        return replace(article, text=article.text.partition("\n")[0] if left else "")

    monkeypatch.setattr(ingest, "extract", lazy)
    with pytest.raises(Broken, match="paragraphs"):
        ingest._extract(LOAD.pages, PARAGRAPHS, ingest._Times())


def test_an_ingest_that_embeds_or_keeps_nothing_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = dict(list(LOAD.pages.items())[:1])
    settings = Settings.load(home=tmp_path, database_url="", chroma_url="", embedder="packaged")
    with closing(Desk(settings)) as desk:
        monkeypatch.setattr(Index, "add", lambda *_: None)
        with pytest.raises(Broken, match="not found by its own words"):
            ingest._ingest(part, desk, ingest._Times())
        monkeypatch.undo()
        desk.rooms.printed.drop_documents()
        monkeypatch.setattr(PrintedStore, "add_documents", lambda *_: None)
        with pytest.raises(Broken, match="article cannot be found"):
            ingest._ingest(part, desk, ingest._Times())
        monkeypatch.undo()
        times = ingest._Times()
        ingest._ingest(part, desk, times)
        assert times.passages == desk.rooms.index.passages.count() > 1
    ingest.workers.close()


def test_ingest_is_measured_beside_the_extractor_and_the_embedder() -> None:
    outcome = ingest.measure(sets=1)
    assert outcome.figures["pages"] == 20
    assert len(outcome.ratios) == 3
    assert all(ratio > 0 for ratio in outcome.ratios.values())


# ── look-ups ─────────────────────────────────────────────────────────────────────────────────


def test_look_ups_are_timed_on_both_at_each_size() -> None:
    outcome = lookups.measure((80, 40))
    assert [row["rows"] for row in outcome.figures["sizes"]] == [40, 80]
    assert {name: [x for x, _ in line] for name, line in outcome.growth.items()} == {
        "look-up ms": [40, 80], "bare look-up ms": [40, 80],
    }  # fmt: skip


def test_an_index_that_answers_without_looking_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Index.search
    seen: list[Any] = []

    def lazy(self: Index, vector: Any, k: int = 10) -> Any:
        if not seen:
            seen.extend(whole(self, vector, k))
        return seen

    monkeypatch.setattr(Index, "search", lazy)
    with pytest.raises(Broken, match="found their own row"):
        lookups.measure((40,))


def test_an_index_that_does_not_write_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Index, "add", lambda *_: None)
    with pytest.raises(Broken, match="0 rows and not 40"):
        lookups.measure((40,))


# ── truth ────────────────────────────────────────────────────────────────────────────────────


def test_the_check_of_a_sentence_is_timed_by_the_language_of_its_sources() -> None:
    some = [
        story for story in stories.load() if story.slug in ("tablet-blog-guess", "dating-app-fine")
    ]
    outcome = truth_pace.measure(some)
    assert set(outcome.figures["sources"]) == {"English", "Chinese"}
    assert all(row["ms a sentence"] > 0 for row in outcome.figures["sources"].values())


def test_a_check_that_looks_at_nothing_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def lazy(text: str, sources: Any, **_: Any) -> Any:
        return replace(check("Nothing.", ["Nothing."]), findings=())

    monkeypatch.setattr(truth_pace, "check", lazy)
    with pytest.raises(Broken, match="wrong figures are found"):
        truth_pace.measure(stories.load()[:2])


# ── the main job, start-up ───────────────────────────────────────────────────────────────────


def _job(tmp_path: Path) -> tuple[Course, Run, dict[str, Any]]:
    """Return a course and what a desk that did all of it would have to show."""
    course = Course(LOAD.pages, LOAD.stories, from_facts(LOAD.stories), tmp_path)
    prompts = tuple(
        "\n".join(text for path in story.paths for text in LOAD.articles[path].paragraphs)
        for story in LOAD.stories
    )
    items = [
        {"sources": [{"url": path} for path in story.paths], "evidence": [{"sentence": "One."}]}
        for story in LOAD.stories
    ]
    run = Run(seconds=3, startup=1, prompts=prompts, tokens=9, calls=7, items=7)
    return course, run, {"items": items, "failures": []}


def test_a_job_that_was_done_passes(tmp_path: Path) -> None:
    main_job.check_work(*_job(tmp_path))


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ("items", "no item"),
        ("calls", "7 items were made with 3 calls"),
        ("pages", "Of 20 pages only"),
        ("checks", "not checked"),
        ("prompts", "of what must be said"),
    ],
)
def test_a_job_sped_up_by_leaving_work_out_is_broken(
    left_out: str, said: str, tmp_path: Path
) -> None:
    course, run, record = _job(tmp_path)
    if left_out == "items":
        run = replace(run, items=0)
    elif left_out == "calls":
        run = replace(run, calls=3)
    elif left_out == "prompts":
        run = replace(run, prompts=tuple(prompt[:400] for prompt in run.prompts))
    elif left_out == "pages":
        record["items"][0]["sources"] = record["items"][0]["sources"][:1]
    else:
        record["items"][0]["evidence"] = []
    with pytest.raises(Broken, match=said):
        main_job.check_work(course, run, record)


def test_a_command_that_says_nothing_is_no_start_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startup, "DRAFTER", Path("/bin/true"))
    with pytest.raises(Broken, match="no commands"):
        startup.measure()


def test_what_a_program_held_is_noted(tmp_path: Path) -> None:
    course = Course({}, (), from_facts(()), tmp_path)
    course.execute(sys.executable, "-c", "x = bytearray(b'x') * 80_000_000")
    assert 80 < course.megabytes < 400
    with pytest.raises(RuntimeError, match="ended with 3"):
        course.execute(sys.executable, "-c", "raise SystemExit(3)")


# ── the desk in a browser ────────────────────────────────────────────────────────────────────

_PAGE = """<!doctype html><meta charset="utf-8"><title>A page</title><h1>A page</h1>
<textarea aria-label="Headline 1">Words</textarea>
<script>
for (const n of [2, 3, 4, 5, 6, 7]) {{
  const button = document.createElement("button");
  button.textContent = "Item " + n;
  button.onclick = () => document.querySelector("textarea").ariaLabel = "{said} " + n;
  document.body.append(button);
}}
</script>"""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.skipif(not browser.CHROMIUM.exists(), reason="Chromium is not installed")
def test_a_page_that_does_not_answer_a_click_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from playwright.sync_api import sync_playwright

    (tmp_path / "good.html").write_text(_PAGE.format(said="Headline"), encoding="utf-8")
    (tmp_path / "dead.html").write_text(_PAGE.format(said="Silence"), encoding="utf-8")
    with _served(tmp_path) as url, sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=str(browser.CHROMIUM), args=browser._QUIET
        )
        visit = browser.visit(opened, f"{url}/good.html", "button")
        assert min(visit.paint, visit.seen, *visit.clicks) > 0
        assert len(visit.clicks) == 6
        monkeypatch.setattr(browser, "_PATIENCE", 2)
        with pytest.raises(Broken, match="does not answer"):
            browser.visit(opened, f"{url}/dead.html", "button")
        opened.close()


@pytest.mark.skipif(not browser.CHROMIUM.exists(), reason="Chromium is not installed")
def test_a_visit_to_the_desk_itself_opens_every_item(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "_READING", 100)
    monkeypatch.setattr(crowd, "ROUNDS", 2)
    outcome = browser.measure(visits=1)
    assert set(outcome.figures["desk"]) == {
        "first paint", "issue to be seen", "opened again", "click answered", "all of it there",
        "10 at once, p95",
    }  # fmt: skip
    assert len(outcome.goals) == 4


def test_a_server_that_ends_at_once_is_noticed() -> None:
    with (
        pytest.raises(Broken, match="ended with"),
        browser.serving((sys.executable, "-c", "raise SystemExit(5)"), {}),
    ):
        pass


# ── history and picture ──────────────────────────────────────────────────────────────────────


def test_runs_are_kept_and_read_again_with_the_machine_they_ran_on(tmp_path: Path) -> None:
    file = tmp_path / "out" / "bench.jsonl"
    assert history(file) == []
    keep(OUTCOME, file)
    keep(OUTCOME, file)
    first, second = history(file)
    assert first["ratios"] == second["ratios"] == {"a bare one’s <time>": 0.5}
    assert first["growth"]["look-up ms"] == [[100, 2.0], [1000, 3.0]]
    assert first["python"]
    assert first["versions"]["trafilatura"]
    assert first["goals"][0]["met"] is True


def test_the_picture_has_a_panel_for_ratios_and_one_for_growth(tmp_path: Path) -> None:
    file = tmp_path / "bench.jsonl"
    keep(OUTCOME, file)
    keep(replace(OUTCOME, ratios={"a bare one’s <time>": 0.8}), file)
    root = ElementTree.fromstring(svg(history(file)))
    space = "{http://www.w3.org/2000/svg}"
    assert len(root.findall(f"{space}g")) == 2
    told = [text.text or "" for text in root.iter(f"{space}text")]
    assert "a bare one’s <time> 0.8" in told
    assert any(text.startswith("bare look-up ms") for text in told)
    dots = [float(dot.get("cy", "nan")) for dot in root.iter(f"{space}circle")]
    assert len(dots) == 2 + 4
    assert dots[1] < dots[0]  # 0.8 lies above 0.5


def test_lines_from_before_ratios_were_kept_can_be_drawn() -> None:
    assert ElementTree.fromstring(svg([{"bench": "main job", "goals": []}])) is not None
    assert ElementTree.fromstring(svg([])) is not None


def test_a_broken_bench_is_told_and_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> Outcome:
        raise Broken("Nothing was done.")

    monkeypatch.setattr(command.startup, "measure", broken)
    monkeypatch.setattr(command.truth_pace, "measure", lambda: OUTCOME)
    file = tmp_path / "runs.jsonl"
    assert command.main(["startup", "truth", "--history", str(file)]) == 1
    assert "startup is broken, its speed says nothing: Nothing was done." in capsys.readouterr().err
    assert [line["bench"] for line in history(file)] == ["own"]
    assert file.with_suffix(".svg").exists()
    assert command.main(["truth", "--history", str(file)]) == 0


def test_a_bench_that_does_not_exist_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "eval.bench", "speed"], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "there is no bench speed" in done.stderr
