"""The report: a page that asks for nothing, where hostile words stay words and marks lie right."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records import a_record, a_set

from eval.page import write
from eval.page.marks import Mark, marked
from eval.record import BY_HAND, Case, Record, Score

EVIL = '<script src="https://evil.example/x.js">alert(1)</script> & <img src=x onerror=alert(2)>'
TEXT = "Kites Fly\n\nFengyuan sold 18 kites. It flew away."


def a_case(value: float, **shown: Any) -> Case:
    about: dict[str, Any] = {
        "title": f"A story {EVIL}", "traps": ["conflict"], "text": TEXT, "extract": False,
        "sources": [{"title": EVIL, "publisher": EVIL, "language": "en", "published": "2026-11-20",
                     "text": f"Fengyuan sold 18 kites. {EVIL}"}],
        "evidence": [{"start": 11, "end": 34, "spans": [[0, 0, 23]]}],
    }  # fmt: skip
    scores = {
        "coverage": Score(value, (f"does not say “{EVIL}”",), ((11, 19),)),
        "unsupported sentences": Score(0.5, ("“It flew away.”",), ((35, 48),)),
        "seconds": Score(2.0),
        "US$": Score(None),
    }
    facts = {BY_HAND: {"coverage": 0.875}}
    return Case(id="kites", group="kites", scores=scores, facts=facts, shown=about | shown)


def a_run(value: float, writer: str = "a writer", **shown: Any) -> Record:
    stories = a_set({"x": [1.0]}, name="issues", kind="issues", cases=(a_case(value, **shown),))
    ranks = tuple(
        Case(id=str(n), group=str(n), scores={"right texts passed": Score(1.0)},
             facts={"score": n / 10, "label": n > 4})
        for n in range(10)
    )  # fmt: skip
    caught = tuple(
        Case(id=str(n), group=str(n), scores={"wrong figures caught": Score(float(n > 2))},
             facts={"kind": "unit" if n % 2 else "date"})
        for n in range(14)
    )  # fmt: skip
    return a_record(
        stories,
        a_set({"x": [1.0]}, name="truth", kind="truth", cases=ranks),
        a_set({"x": [1.0]}, name="figures", kind="figures", cases=caught),
        writer=writer,
    )


class Tags(HTMLParser):
    """What stands in a page: tags with their attributes, and whether each is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "circle", "line", "path", "rect", "polyline"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()


def page(folder: Path, *records: Record) -> tuple[str, Tags]:
    text = write(records, folder).read_text(encoding="utf-8")
    tags = Tags()
    tags.feed(text)
    return text, tags


def test_hostile_words_stay_words_and_nothing_is_asked_for(tmp_path: Path) -> None:
    text, tags = page(tmp_path, a_run(0.5), a_run(0.9, f"another {EVIL}"))
    assert not {"script", "img", "link", "iframe", "object"} & {tag for tag, _ in tags.seen}
    for _, attributes in tags.seen:
        assert not {name for name in attributes if name.startswith("on")}
        assert not {"src", "href", "action"} & attributes.keys()
    assert "url(" not in text
    assert tags.open == []
    assert "&lt;script src=" in text


def test_an_item_stands_beside_its_sources_with_its_marks(tmp_path: Path) -> None:
    text, _ = page(tmp_path, a_run(0.5))
    assert '<mark class="told" title="coverage">Fengyuan</mark> sold 18 kites.' in text
    assert '<mark class="unsupported" title="unsupported sentences">It flew away' in text
    assert (
        '<mark class="evidence" title="carries sentence 1">Fengyuan sold 18 kites.</mark>' in text
    )


def test_writers_stand_side_by_side_with_the_difference_and_the_item_by_hand(
    tmp_path: Path,
) -> None:
    text, _ = page(tmp_path, a_run(0.5, "first writer"), a_run(0.9, "second writer"))
    assert re.search(
        r"<th>first writer</th><th>second writer</th><th>by hand</th><th>difference", text
    )
    assert "0.875" in text
    assert "too few cases" in text
    assert text.count("<summary>first writer") == text.count("<summary>second writer") == 1


def test_two_runs_of_one_writer_keep_names_of_their_own(tmp_path: Path) -> None:
    later = replace(a_run(0.9), prompts={"write_item.md": "bbbbbbbbbbbb"})
    text, _ = page(tmp_path, a_run(0.5), later)
    assert "<th>a writer, aaa, 2026-11-23T08:00:00Z</th>" in text
    assert "<th>a writer, bbbbbbbb, 2026-11-23T08:00:00Z</th>" in text


def test_plots_are_drawn_where_there_is_something_to_draw(tmp_path: Path) -> None:
    text, tags = page(tmp_path, a_run(0.5))
    assert "Wrong texts caught against supported ones flagged" in text
    assert "wrong figures caught, by kind" in text
    assert "coverage against seconds an item, as not every price is known" in text
    assert sum(tag == "svg" for tag, _ in tags.seen) >= 4
    empty, tags = page(tmp_path / "b", a_record(a_set({"no false breach": [1.0]})))
    assert "<svg" not in empty


def test_a_story_that_was_not_written_says_why(tmp_path: Path) -> None:
    case = Case(
        id="kites", group="kites", scores={"written": Score(0.0, ("refused",))},
        shown={"title": "Kites", "traps": [], "failed": "The model refused."},
    )  # fmt: skip
    stories = a_set({"x": [1.0]}, name="issues", kind="issues", cases=(case,))
    text, _ = page(tmp_path, a_record(stories))
    assert "The model refused." in text


MARKS = st.lists(
    st.tuples(st.integers(-3, 60), st.integers(-3, 60), st.sampled_from(["told", "copied"])),
    max_size=8,
)


@given(MARKS)
@settings(deadline=None)
def test_marks_change_no_word_of_a_text(raw: list[tuple[int, int, str]]) -> None:
    text = 'A “kite” & a <b>bold</b> line of some "sixty" letters or so.'
    found = marked(text, [Mark(start, end, kind, 'a "title"') for start, end, kind in raw])
    words: list[str] = []
    parser = HTMLParser()
    parser.handle_data = words.append  # type: ignore[method-assign]
    parser.feed(found)
    parser.close()
    assert "".join(words) == text


@pytest.mark.parametrize("kinds", [["told", "copied"]])
def test_marks_that_overlap_are_both_seen(kinds: list[str]) -> None:
    found = marked("abcdef", [Mark(0, 4, kinds[0]), Mark(2, 6, kinds[1])])
    assert '<mark class="told copied" title="">cd</mark>' in found
