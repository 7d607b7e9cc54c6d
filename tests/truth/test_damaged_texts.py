"""Texts that were damaged on the way: the check takes any, and its places point at the words they name."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.truth import check, figures
from eval.truth import pairs

pytestmark = pytest.mark.slow

SIGNS = "ab AZ 09.,%$¥€亿万元年月日“”‘’\"'()（），。；：—–-\n\t\u200b\u0301İıſßﬁ١½٪𝟙𠀀😀\ud800"


@cache
def texts() -> list[str]:
    held = [pair for file in pairs.DATASETS.glob("*.jsonl") for pair in pairs.load(file)]
    return sorted({text for pair in held for text in (pair.source, pair.draft)})


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Return a text of the figure pairs with some signs put in, taken out or doubled."""
    text = draw(st.sampled_from(texts()))
    for _ in range(draw(st.integers(0, 8))):
        place = draw(st.integers(0, len(text)))
        end = place + draw(st.integers(0, 6))
        text = text[:place] + draw(st.text(SIGNS, max_size=3)) + text[end:]
    return text


@settings(max_examples=150, deadline=None)
@given(damaged(), st.lists(damaged(), max_size=2), st.sampled_from([None, date(2026, 9, 18)]))
def test_any_text_is_checked_and_every_place_points_at_its_words(
    draft: str, sources: list[str], when: date | None
) -> None:
    report = check(draft, [*sources, draft[:200]], when=when)
    given_texts = [*sources, draft[:200]]
    for span in (span for finding in report.findings for span in finding.spans):
        text = given_texts[int(span.url.partition(":")[2])]
        assert text[span.start : span.end] == span.text
    for entry in (*report.figures, *report.sentences, *figures(draft, when)):
        assert draft[entry.start : entry.end] == entry.text
