"""For each scorer a good draft and a bad one, and what it has to say of the bad one.

`check` is what the suite asserts of a scorer; the tests of mutations break scorers and see that it fails.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from drafter.house import HouseStyle
from drafter.model import Article, Item
from drafter.resources import read_text
from drafter.truth import shipped
from eval.scorers import SCORERS, Draft, Expected, better

SOURCE = (
    "Kite maker Fengyuan has bought its competitor Yuanfei in Weifang for 18 million yuan, the two"
    " companies said on Thursday. It takes over 130 workers and a hall in which kites up to thirty metres"
    " long can be tested. Fengyuan reportedly plans to list its shares in Shenzhen next year. Orders rose"
    " by 25 percent in the first nine months of the year. The last owner, Du Qiang, will advise the buyer"
    " until the end of 2027. Two rivals in Qingdao have cut their prices."
)
GOOD = Item(
    headline="Kite Maker Fengyuan Buys Weifang Rival Yuanfei for 18 Million Yuan",
    paragraphs=[
        "Fengyuan, a maker of kites, has acquired its Weifang rival Yuanfei for 18 million yuan (US$2.5"
        " million) and gains 130 workers, both firms announced on Thursday.",
        "The buyer, whose orders grew 25 percent in nine months, is reportedly preparing to list in "
        "Shenzhen next year. Former owner Du Qiang stays as an adviser until late 2027.",
    ],
)
EXPECTED = Expected(
    must=(("Fengyuan",), ("18 million yuan", "RMB 18 million"), ("130",)),
    must_not=("180 million", "thirty workers"),
    figures=("18 million yuan", "25 percent"),
    names=("Fengyuan", "Weifang"),
    hedges=(("reportedly", "is said to"),),
    reference=GOOD,
)


def article(text: str = SOURCE, url: str = "https://wire.example/kites") -> Article:
    return Article(
        url=url, canonical=url, title="Fengyuan buys competitor", text=text, language="en",
        publisher="Harbour Wire", author="", published=date(2026, 11, 19),
    )  # fmt: skip


def draft(item: Item = GOOD, expected: Expected = EXPECTED, *articles: Article) -> Draft:
    return Draft(
        item=item, articles=articles or (article(),), expected=expected,
        style=HouseStyle.from_toml(read_text("house.toml")), glossary=shipped(), day=date(2026, 11, 23),
    )  # fmt: skip


def put(old: str, new: str) -> Item:
    """The good item with some of its words changed."""
    assert old in GOOD.text
    paragraphs = [text.replace(old, new) for text in GOOD.paragraphs]
    return replace(GOOD, headline=GOOD.headline.replace(old, new), paragraphs=paragraphs)


@dataclass(frozen=True)
class Probe:
    """An item that is worse than the good one, words of the reason, and the value of the good one."""

    bad: Item
    why: str
    good: float


PROBES = {
    "figures right": Probe(put("130 workers", "1,300 workers"), "1,300", 1.0),
    "names right": Probe(put("Du Qiang", "Mao Zhenhua"), "Mao Zhenhua", 1.0),
    "unsupported sentences": Probe(
        put("Former owner", "Fengyuan lost 4,700 customers in Norway. Former owner"),
        "4,700 customers in Norway", 0.0,
    ),
    "coverage": Probe(put(" and gains 130 workers", ""), "does not say “130”", 1.0),
    "figures told": Probe(put("25 percent", "a lot"), "lacks the figure “25 percent”", 1.0),
    "names told": Probe(put("Weifang", "local"), "lacks the name “Weifang”", 1.0),
    "must not be said": Probe(put("18 million yuan", "180 million yuan"), "says “180 million”", 0.0),
    "hedges kept": Probe(put("is reportedly preparing", "prepares"), "drops the hedge “reportedly”", 1.0),
    "copied share": Probe(
        put("Former owner Du Qiang stays as an adviser until late 2027.",
            "The last owner, Du Qiang, will advise the buyer until the end of 2027."),
        "Du Qiang, will advise the buyer", 0.0,
    ),
    "said twice": Probe(
        replace(GOOD, paragraphs=[*GOOD.paragraphs, GOOD.paragraphs[0]]),
        "stood there before", 0.0,
    ),
    "house breaches": Probe(put("25 percent", "25%"), "percent:", 0.0),
    "headline": Probe(replace(GOOD, headline="Why kites?"), "news: it teases", 1.0),
    "reading grade": Probe(put("Former owner Du Qiang stays as an adviser until late 2027.",
        "He stays. He helps. So be it."), "words a sentence", 10.0),
    "edit distance": Probe(replace(GOOD, paragraphs=["A text on other things altogether."]), "", 0.0),
    "citation recall": Probe(put("Du Qiang stays", "Du Qiang, 81, who owns 40 percent, stays"),
        "is not carried by its evidence", 1.0),
    "citation precision": Probe(put("Du Qiang stays", "Du Qiang, 81, who owns 40 percent, stays"),
        "is no evidence for", 1.0),
}  # fmt: skip


def check(scorer: str) -> None:
    """Assert that a scorer values the good item rightly, and the bad one less for the right reason."""
    probe, judge = PROBES[scorer], SCORERS[scorer]
    good, bad = judge(draft()), judge(draft(probe.bad))
    assert good.value is not None
    assert bad.value is not None
    assert abs(good.value - probe.good) < 0.5 * (scorer == "reading grade") + 0.001, good
    assert bad.value > good.value if better(scorer) == "low" else bad.value < good.value, bad
    assert any(probe.why in why for why in bad.why) or not probe.why, bad.why
    assert all(0 <= start < end <= len(probe.bad.text) for start, end in bad.spans)
