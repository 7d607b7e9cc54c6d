"""What a draft dropped of its source: found, and legitimate shortening let pass."""

import pytest

from drafter.model import Finding
from drafter.truth import check

SOURCE = (
    "Lanqiao Robotics misled buyers about the range of its carts, a former engineer alleged in a suit "
    "filed in Hefei. The company denied the accusation. Sales of the carts rose 40 percent in the first "
    "half, mainly in the east, according to the consultancy Weiguang. Lanqiao plans to close its plant in "
    "Wuhu by June. On Tuesday Lanqiao launched a cart for airports. Demand abroad is relatively weak, the "
    "finance chief said. Lanqiao Robotics is backed by the owner of the Jiangwan Post."
)


def found(draft: str) -> list[Finding]:
    return [f for f in check(draft, [SOURCE]).findings if f.kind in ("omission", "hedge")]


@pytest.mark.parametrize(
    ("draft", "kind", "words"),
    [
        ("Sales of the carts rose 40 percent, mainly in the east.", "omission", "who says so"),
        ("Demand abroad is weak, the finance chief said.", "omission", "relatively"),
        ("Lanqiao will close its plant in Wuhu by June.", "hedge", "plans to"),
        ("Sales of the carts rose 40 percent, according to the report.", "omission", "no report"),
        ("A former engineer accused Lanqiao of misleading buyers.", "omission", "other side"),
    ],
)  # fmt: skip
def test_what_was_dropped_is_said(draft: str, kind: str, words: str) -> None:
    assert any(f.kind == kind and words in f.message for f in found(draft)), found(draft)


def test_a_charge_that_is_made_the_drafts_own_is_severe() -> None:
    graver = [f for f in found("Lanqiao Robotics misled buyers about the range of its carts.")
              if f.severity == "severe"]  # fmt: skip
    assert [(f.kind, f.text) for f in graver] == [("omission", "misled")]
    assert "alleged" in graver[0].message


@pytest.mark.parametrize(
    "draft",
    [
        "Lanqiao launched a cart for airports.",
        "Lanqiao aims to close its plant in Wuhu by June.",
        "Sales of the carts rose 40 percent in the first half, mainly in the east, Weiguang said.",
        "Demand abroad is relatively weak, according to the finance chief.",
    ],
)
def test_what_keeps_all_or_needs_no_witness_is_let_pass(draft: str) -> None:
    assert found(draft) == []


def test_praise_of_no_source_is_noted() -> None:
    notes = [f for f in check("Lanqiao launched a groundbreaking cart for airports.", [SOURCE]).findings
             if f.kind == "claim"]  # fmt: skip
    assert [f.text for f in notes] == ["groundbreaking"]
