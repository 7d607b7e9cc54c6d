"""The weights of rules that weigh: what they are fitted on, and that those that ship are theirs."""

from __future__ import annotations

import json
from datetime import date

import pytest

from drafter.model import Article
from drafter.truth import shipped
from drafter.truth.check import Checker
from drafter.truth.claims import Draft
from drafter.truth.rules import reserved
from eval.truth import fit
from eval.truth.printed import Drop, Printed
from eval.truth.sets import Row

SOURCES = (
    "The regulator approved the sale of the unit after a review of ten months. The buyer refused to name"
    " its other investors. Staff in Wuxi will keep their contracts until the summer.",
    "Exports of the scanners rose in the spring. The maker did not raise its prices, and its margin was"
    " wider than a year before. It will open a second plant in Hefei. Turnover of the quarter was 412"
    " million yuan, and its debts at the end of June came to 188 million.",
    "岚桥公司去年营收为41.2亿元，同比增长11%。\n研发投入6.3亿元，占营收的15%。\n截至六月底，公司现金为96亿元。",
)
TEXTS = (
    ("The sale was approved by the regulator. The buyer would not name its other investors.", 0),
    ("Staff in Wuxi will keep their contracts until the summer.", 0),
    ("The maker did not raise its prices. It will open a second plant in Hefei.", 1),
    ("Exports of the scanners had risen in the spring, and its margin was wider.", 1),
    ("In the quarter the maker had a turnover of 412 million yuan, it said.", 1),
    ("Lanqiao had revenue of 4.12 billion yuan last year.", 2),
)


def rows() -> list[Row]:
    return [
        Row(id=str(i), group=str(source), source=SOURCES[source], text=text, supported=True)
        for i, (text, source) in enumerate(TEXTS)
    ]


@pytest.mark.parametrize("rule", fit.RULES)
def test_the_weights_that_ship_are_of_the_traits_that_a_rule_sees(rule: str) -> None:
    weights = json.loads(fit.PLACE.read_text(encoding="utf-8"))[rule]
    held = list(fit.cases(rule, "own", rows()))
    assert all(case.traits.keys() | {"bias"} == weights.keys() for case in held)
    assert any(case.wrong for case in held)


def test_a_reservation_that_people_found_dropped_is_lost_and_the_others_are_not() -> None:
    source = Article(
        url="https://courier.example/a", canonical="https://courier.example/a", title="Depots",
        text="Lanqiao will probably move its depot to Wuhu. It may sell the old one by June.",
        language="en", publisher="", author="", published=date(2026, 9, 15),
    )  # fmt: skip
    moved, sold = "Lanqiao will move its depot to Wuhu.", "It may sell the old one by June."
    drop = Drop(kind="hedge", sentence=moved, source_words="will probably move", why="")
    item = Printed(
        id="z1", text=f"Lanqiao Moves\n\n{moved} {sold}", sources=(source,), drops=(drop,)
    )
    held = list(fit.reservations([item]))
    assert [(case.set, case.wrong) for case in held] == [("z", True), ("z", False)]
    weights = json.loads(fit.PLACE.read_text(encoding="utf-8"))[reserved.RULE]
    assert all(case.traits.keys() | {"bias"} == weights.keys() for case in held)


def test_what_is_planted_is_wrong_and_what_people_wrote_is_not() -> None:
    held = list(fit.cases("negated", "own", rows()))
    # The one that was there: who "would not name" them has "refused to name" them, which is no suspicion.
    assert sum(not case.wrong for case in held) == 1
    assert sum(case.wrong for case in held) >= 3


def test_fitted_weights_tell_a_denial_put_in_from_one_that_the_source_has() -> None:
    weights = fit.fit(list(fit.cases("negated", "own", rows())) * 20, 2.5)
    assert weights["goes on there"] > 0 > weights["denied"]
    assert weights == fit.fit(list(fit.cases("negated", "own", rows())) * 20, 2.5)


def test_only_what_outweighs_the_rest_is_said() -> None:
    checker = Checker([SOURCES[0]], shipped(), None)
    draft = Draft.of("Staff in Wuxi will not keep their contracts.", checker.sources, None)
    [claim] = checker.claims(draft)
    [suspicion] = fit.RULES["negated"].suspicions(claim)
    assert suspicion.worth("negated") > 0
    with pytest.raises(KeyError):
        suspicion.worth("no such rule")
