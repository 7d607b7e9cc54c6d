from __future__ import annotations

from datetime import date

import pytest
from conflict_pairs import PAIRS

from drafter.model import Article
from drafter.truth import conflicts


def article(text: str, name: str, published: date = date(2026, 6, 10)) -> Article:
    return Article(
        url=f"https://{name.lower()}.example/story",
        canonical="",
        title="",
        text=text,
        language="",
        publisher=name,
        author="",
        published=published,
    )


@pytest.mark.parametrize(
    ("first", "second", "disagree"), [pair[1:] for pair in PAIRS], ids=[p[0] for p in PAIRS]
)
def test_two_reports_conflict_when_and_only_when_they_disagree(
    first: str, second: str, disagree: bool
) -> None:
    left, right = article(first, "Courier"), article(second, "Tribune")
    for pair in ([left, right], [right, left]):
        found = conflicts(pair)
        assert bool(found) is disagree, [finding.message for finding in found]
        for finding in found:
            assert finding.kind == "conflict"
            assert finding.severity == "warning"
            assert "Courier" in finding.message
            assert "Tribune" in finding.message
            assert {span.url for span in finding.spans} == {left.url, right.url}
            for span in finding.spans:
                text = left.text if span.url == left.url else right.text
                assert text[span.start : span.end] == span.text
                assert span.text in finding.message
