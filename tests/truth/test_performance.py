"""Which sentences tell of how well somebody does, and so want the name of who says so."""

from __future__ import annotations

import pytest

from drafter.truth.reading.names import shipped
from drafter.truth.reading.performance import tells_performance
from drafter.truth.reading.statements import read


def _tells(text: str) -> bool:
    return tells_performance(read(text, 0, None, shipped())[0])


@pytest.mark.parametrize(
    "text",
    [
        "The new engine is 12 percent faster.",
        "The app has 40 million users.",
        "It is the first ferry of its kind in Wuhu.",
        "None of the passengers was hurt.",
    ],
)
def test_a_figure_a_rank_or_no_harm_is_performance(text: str) -> None:
    assert _tells(text)


@pytest.mark.parametrize(
    "text",
    [
        "Revenue rose 12 percent.",
        "The ferry sails on Friday.",
        "It was the first quarter in the red.",
    ],
)
def test_accounts_and_plans_are_none(text: str) -> None:
    assert not _tells(text)
