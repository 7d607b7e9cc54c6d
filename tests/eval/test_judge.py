"""A model as a judge: only three verdicts count, and its agreement with people comes first."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import EnvironmentFault
from eval import __main__ as command
from eval import record
from eval.judge import WORTH, Judge, agreement, kappa, labelled, read
from eval.servers import ModelServer, Response, prompt_text

VERDICTS = st.sampled_from(list(WORTH))


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ('{"why": "x", "verdict": "print"}', 1.0),
        ('Here you are: {"why": "x", "verdict": " Mend "}', 0.5),
        ('{"why": "x", "verdict": "reject"}', 0.0),
        ('{"why": "x", "verdict": "excellent"}', None),
        ('{"why": "x"}', None),
        ("print", None),
        ("[1]", None),
        ("", None),
    ],
)
def test_a_verdict_outside_the_set_is_unscored(answer: str, value: float | None) -> None:
    given = read(answer)
    assert given.value == value
    assert given.why


def test_kappa_is_that_of_the_textbook() -> None:
    """Cohen's own worked form: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no give 0.4."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([]) is None


@given(st.lists(st.tuples(VERDICTS, VERDICTS), min_size=1))
def test_kappa_is_one_in_agreement_and_never_more(pairs: list[tuple[str, str]]) -> None:
    found = kappa(pairs)
    assert found is not None
    assert found <= 1
    assert kappa([(left, left) for left, _ in pairs]) == 1


def test_the_labelled_items_hold_every_verdict_and_no_item_twice() -> None:
    items = labelled()
    assert len(items) >= 15
    assert {item.verdict for item in items} == set(WORTH)
    assert len({item.text for item in items}) == len(items)


def right(request: dict[str, Any]) -> str:
    """What a judge says that is of one mind with us."""
    prompt = prompt_text(request)
    verdict = next((i.verdict for i in labelled() if i.text in prompt), "print")
    return json.dumps({"why": "as the editor said", "verdict": verdict})


def agrees(answer: Any) -> Any:
    with ModelServer(answer) as server:
        return agreement(Judge("judge", server.base_url), labelled())


def test_agreement_is_counted_on_what_was_judged() -> None:
    whole = agrees(right)
    assert (whole.kappa, whole.unscored) == (1.0, 0)
    lenient = agrees(lambda request: '{"why": "", "verdict": "print"}')
    assert lenient.kappa == pytest.approx(0.0)
    silent = agrees(lambda request: "I would rather not say.")
    assert (silent.kappa, silent.judged, silent.unscored) == (None, 0, len(labelled()))
    assert "its scores mean nothing" in str(silent)
    failing = agrees(lambda request: Response.error(400, "no"))
    assert failing.unscored == len(labelled())


def test_a_judge_that_cannot_be_asked_stops_the_run_with_the_way_out() -> None:
    with pytest.raises(EnvironmentFault, match="--judge-url"):
        Judge("judge", "http://127.0.0.1:9/v1").ask("An item.", [])


@pytest.mark.slow
def test_the_agreement_stands_before_the_scores(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "run.json"
    with ModelServer(right) as server:
        words = f"eval run --set issues --cases 1 --json {place} --judge wise --judge-url {server.base_url}"
        monkeypatch.setattr(sys, "argv", words.split())
        assert command.main() == 0
    told = capsys.readouterr().out
    assert "judge wise: kappa 1.00 with our labels" in told
    assert told.index("judge wise: kappa") < told.index("judge    ")
    made = record.load(place)
    assert made.partial
    assert made.judge["kappa"] == 1.0
    (case,) = made.sets[0].cases
    assert case.scores["judge"].value == 1.0
