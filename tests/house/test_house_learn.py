"""The house style from past issues: what is a rule, what advice, and what the text says of both."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
import scraped_pages as pages
from hypothesis import given, settings
from hypothesis import strategies as st
from test_house_pages import ISSUES

from drafter.errors import UsageError
from drafter.house import HouseStyle, Observed, check, learn, observe, parse, render, title_case
from drafter.house.layout import to_toml
from drafter.house.style import Limit
from drafter.house.tolerance import limit, standing
from drafter.resources import read_text

TEXTS = [pages.furnished(issue) for issue in ISSUES]
SHIPPED = HouseStyle.from_toml(read_text("house.toml"))
HEADLINE = "Lanternfish Opens {} Talking Companion to Shops in Three Cities"
LEAD = (
    "Lanternfish, a maker of audio games in Ningbo, said on Monday that shops in three cities may"
    " sell its talking companion from May, a year after the company first promised them that."
)


@pytest.fixture(scope="module")
def observed() -> Observed:
    return observe(TEXTS)


def issue(sentences: Sequence[str], headlines: Sequence[str] = ()) -> str:
    """An issue with one item a sentence; no two issues have the same headlines."""
    blocks = ["Hello all, here are the highlights of the digest for this week, read them well."]
    for n, sentence in enumerate(sentences, start=1):
        name = f"{n}{abs(hash(tuple(sentences))) % 10**6}"
        headline = headlines[n - 1] if headlines else HEADLINE.format(f"Model {name}")
        blocks += [f"{n}. {headline}", LEAD, sentence]
    return "\n\n".join([*blocks, "Wrapping Up", "That is all that there is to tell of the week."])


def learned(*sentences: str, times: int = 1) -> Observed:
    """What is learned from items that hold these sentences, each `times` over."""
    return observe([issue(sentences * times)])


def standing_of(observed: Observed, rule: str) -> str:
    (found,) = [verdict.standing for verdict in observed.verdicts if verdict.rule == rule]
    return found


# ── the whole ────────────────────────────────────────────────────────────────────────────────


def test_the_frame_is_learned_word_for_word(observed: Observed) -> None:
    frame = observed.style.frame
    assert (frame.title, frame.greeting) == (pages.TITLE, pages.GREETING)
    assert (frame.closing_title, frame.closing) == ("Wrapping Up", pages.CLOSING)
    assert frame.report_line == pages.REPORT
    assert frame.timezone == SHIPPED.frame.timezone
    printed = render(parse(pages.unframed(ISSUES[0])), observed.style)
    for words in (pages.TITLE, pages.GREETING, pages.CLOSING, pages.REPORT):
        assert words in printed


def test_what_is_learned_is_what_the_text_reads_back_as(observed: Observed) -> None:
    assert HouseStyle.from_toml(observed.to_toml()) == observed.style == learn(TEXTS)


def test_no_issue_breaks_what_was_learned_from_it(observed: Observed) -> None:
    for text in TEXTS:
        assert check(parse(text), observed.style) == []


@pytest.mark.parametrize("half", range(4))
def test_further_issues_of_the_publication_break_nothing(half: int) -> None:
    order = random.Random(half).sample(TEXTS, len(TEXTS))
    style = learn(order[:6])
    assert [str(breach) for text in order[6:] for breach in check(parse(text), style)] == []


def test_counts_stand_beside_the_keys(observed: Observed) -> None:
    text = observed.to_toml()
    assert 'percent = "percent"  # a rule: percent 19, per cent 0, % 0' in text
    assert "# date is advice: “March 12” 8, “12 March” 1" in text
    assert 'and = "low"  # low 5, capital 0' in text
    assert 'GMV = "gross merchandise value"  # explained' in text
    assert "pattern “Invented Digital Digest Weekly: …”" in text


def test_the_summary_says_what_is_a_rule_and_what_is_not(observed: Observed) -> None:
    first, *rest = observed.summary().splitlines()
    assert first == "Learned from 12 issues with 36 items."
    told = {line.partition(":")[0]: line for line in rest}
    assert "percent (percent 19, per cent 0, % 0)" in told["Rules"]
    assert "date (" in told["Advice"]
    assert told["Small words in headlines"].endswith(
        "low 47, capital 22 in all; never more than advice."
    )


def test_an_issue_given_twice_counts_once(observed: Observed) -> None:
    again = observe([*TEXTS, pages.saved(ISSUES[0]), TEXTS[3]])
    assert (again.issues, again.items) == (observed.issues, observed.items)


def test_text_without_an_item_cannot_be_learned_from() -> None:
    for texts in ([], ["No item at all."]):
        with pytest.raises(UsageError, match="No item was found"):
            learn(texts)


def test_what_the_issues_do_not_show_comes_from_the_style_it_starts_from() -> None:
    base = HouseStyle.from_toml(read_text("house.toml").replace("Asia/Singapore", "Europe/Lisbon"))
    style = observe([pages.unframed(ISSUES[0])], base).style
    assert style.frame.timezone == "Europe/Lisbon"
    assert style.frame.greeting == base.frame.greeting
    assert style.spelling == base.spelling


# ── conventions ──────────────────────────────────────────────────────────────────────────────


def test_a_form_that_is_always_kept_is_a_rule() -> None:
    assert standing_of(learned("Sales rose 15 percent.", times=12), "percent") == "rule"


def test_a_form_with_a_clear_majority_is_advice() -> None:
    found = learned(*["Sales rose 15 percent."] * 41, *["Sales rose 15%."] * 3)
    assert "percent 41, % 3, per cent 0" in found.to_toml()
    assert found.style.conventions.percent == "percent"
    assert "percent" in found.style.conventions.advised
    slip = parse(issue(["Sales rose 15% again."]))
    assert "percent" not in {breach.rule for breach in check(slip, found.style)}


def test_a_form_that_contradicts_itself_is_a_comment_and_still_asked_for() -> None:
    found = learned(*["Sales of US$5 fell."] * 6, *["Sales of $5 fell."] * 5)
    assert "it contradicts itself: US$ 6, $ 5" in found.to_toml()
    assert "dollar" in found.style.conventions.unchecked
    assert "US$50 million" in found.style.rules()


@pytest.mark.parametrize(
    ("sentence", "key", "value", "asked"),
    [
        ("Sales rose 15 per cent.", "percent", "per cent", "15 per cent"),
        ("Sales rose 15%.", "percent", "%", "15%"),
        ("Sales of $5 million.", "dollar", "$", "$50 million"),
        ("Sales of US$5m.", "scale", "m", "US$50m"),
        ("Sales of RMB 5 million.", "yuan", "RMB", "RMB 310 million"),
        ("It opens on 12 March.", "dates", "12 March", "12 March"),
        ("It ‘opened’ again.", "quotations", "single", "single quotes"),
        ("It opens 2 shops. It runs 4 bars. It shuts 5 pubs.", "words_up_to", 0, "British"),
        ("It opens five shops and ten bars.", "words_up_to", 10, "up to 10 in words"),
        ("It's an app's end.", "curly_quotes", False, "British spelling, double quotes"),
        ("It opens—again.", "spaced_en_dash", False, "curly"),
        ("The color of a center.", "british_spelling", False, "Curly"),
        ("It cost 5 million yuan.", "converted", (), "Write"),
        ("It cost 5 million yuan (US$1 million).", "converted", ("yuan",), "first yuan amount"),
        ("It sold out, the firm told shops.", "attributions", ("said", "told"), "with said, told"),
    ],
)  # fmt: skip
def test_the_form_of_the_house_is_learned_and_asked_for(
    sentence: str, key: str, value: object, asked: str
) -> None:
    found = learned(sentence, times=12)
    if key == "curly_quotes":  # the double marks are straight as well
        found = observe([issue([sentence, "“No”", "“Yes”", '"Perhaps", it\'s "said".'] * 9)])
        value = found.style.conventions.curly_quotes
        asked = "double quotes"
    assert getattr(found.style.conventions, key) == value
    assert asked in found.style.rules()
    assert HouseStyle.from_toml(found.to_toml()) == found.style
    assert check(parse(issue([sentence] * 3)), found.style) == []


def test_small_words_are_learned_each_for_itself() -> None:
    headlines = [
        *[f"Lanternfish {n} Sells Lamps to Shops Of Wuxi And Hefei" for n in range(3)],
        *[f"Lanternfish {n} Sells Boats to Shops Of Wuxi and Hefei" for n in range(2)],
    ]
    style = observe([issue(["It sold all."] * 5, headlines)]).style
    assert style.title_case.small_words == {"to": "low", "of": "capital", "and": "either"}
    assert "Title Case (low: to; capital: of)" in style.rules()


def test_a_house_without_title_case_keeps_its_own() -> None:
    headline = "Lanternfish {} opens its talking companion to shops in three cities"
    found = observe([issue(["It sold all."] * 9, [headline.format(n) for n in range(9)])])
    assert not found.style.title_case.used
    assert "sentence case" in found.style.rules()
    further = parse(issue(["It sold all."], [headline.format("maker")]))
    assert check(further, found.style) == []
    assert title_case(further.items[0].headline, found.style) == further.items[0].headline
    assert HouseStyle.from_toml(found.to_toml()) == found.style


def test_names_and_abbreviations_are_learned() -> None:
    sentences = [
        *["It uses a neural tide engine (NTE)."] * 20,
        *["The Neural tide engine (NTE) is new, the NTE said."] * 12,
        "A ripple drive unit (RDU) is here.",
        "The QXZ is back, and GMV grew.",
        "A QXZ is a QXZ, and GMV fell.",
    ]
    headlines = [f"Maker of Lamps {n} Sells Its zBoat And MoonWok to Shops" for n in range(35)]
    found = observe([issue(sentences, headlines)])
    style = found.style
    assert style.abbreviations.expand["NTE"] == "neural tide engine"
    assert "RDU" not in style.abbreviations.expand
    assert "RDU: explained 1 of 1, so not asked for" in found.to_toml()
    assert {"QXZ", "GMV"} <= style.abbreviations.known
    assert "GMV" not in style.abbreviations.expand
    assert {"zBoat", "MoonWok"} <= set(style.title_case.exceptions)
    assert "QXZ 2 of 2" in found.to_toml()


def test_a_spelling_that_the_house_prints_is_no_slip() -> None:
    found = learned("The behaviour of a center.", times=6)
    assert "center" not in found.style.spelling
    assert "behavior" in found.style.spelling
    assert "Left out, for the house prints it: center 6" in found.to_toml()


def test_frames_that_differ_are_counted() -> None:
    texts = [
        pages.furnished(each).replace(
            pages.TITLE, f"Invented Digital Digest {n}" if n < 9 else "A Digest of the Year"
        ).replace("Hello all", "Hello" if n % 3 == 0 else "Hello all")
        for n, each in enumerate(ISSUES)
    ]  # fmt: skip
    found = observe(texts)
    assert found.style.frame.title == "Invented Digital Digest"
    assert found.style.frame.greeting == pages.GREETING
    assert "# word for word in 8 of 12 issues; 4 in 1 other form" in found.to_toml()


# ── limits ───────────────────────────────────────────────────────────────────────────────────


def test_all_that_was_seen_lies_within_the_limits_and_few_items_leave_room(
    observed: Observed,
) -> None:
    few = observe(TEXTS[:1]).style.limits.lead_words.breach
    many = observed.style.limits.lead_words.breach
    assert few[0] < many[0] < many[1] < few[1]
    assert observed.style.limits.items is not None
    assert observe(TEXTS[:2]).style.limits.items is None


@given(st.lists(st.integers(0, 400), min_size=1, max_size=40))
def test_a_limit_holds_what_was_seen_and_its_middle(amounts: list[int]) -> None:
    for measured in ("headline", "length", "paragraph", "count"):
        learned = limit(amounts, measured)  # type: ignore[arg-type]
        assert learned.breach[0] <= min(amounts) <= max(amounts) <= learned.breach[1]
        assert min(amounts) <= learned.advice[0] <= learned.advice[1] <= max(amounts)


@pytest.mark.parametrize("seen", [3, 11, 40, 150])
@pytest.mark.parametrize("spread", [0.1, 0.25, 0.4])
def test_a_further_item_hardly_leaves_a_limit(seen: int, spread: float) -> None:
    chance = random.Random(seen)
    outside = 0
    for _ in range(100):
        # One item in twenty is drawn from a wider curve: print has long tails.
        drawn = [
            round(35 * chance.lognormvariate(0, spread * (1.6 if chance.random() < 0.05 else 1)))
            for _ in range(seen + 20)
        ]
        low, high = limit(drawn[:seen], "length").breach
        outside += sum(not low <= amount <= high for amount in drawn[seen:])
    assert outside <= 0.01 * 100 * 20


@pytest.mark.parametrize(
    ("kept", "broken", "items", "found"),
    [
        (0, 0, 40, "open"),
        (1, 0, 40, "open"),
        (2, 0, 40, "advice"),
        (14, 0, 11, "rule"),
        (14, 0, 3, "advice"),
        (41, 3, 80, "advice"),
        (400, 1, 800, "rule"),
        (3, 2, 40, "open"),
        (8, 10, 40, "open"),
    ],
)
def test_what_makes_a_rule(kept: int, broken: int, items: int, found: str) -> None:
    assert standing(kept, broken, items) == found


def test_what_is_new_or_borrowed_takes_more_to_be_a_rule() -> None:
    assert [standing(20, 0, 20, doubt) for doubt in ("known", "new", "borrowed")] == [
        "rule", "advice", "advice",
    ]  # fmt: skip
    assert [standing(50, 0, 50, doubt) for doubt in ("known", "new", "borrowed")] == [
        "rule", "rule", "advice",
    ]  # fmt: skip
    assert standing(100, 0, 100, "borrowed") == "rule"


# ── the text ─────────────────────────────────────────────────────────────────────────────────

ODD = st.text(max_size=30)
WORDS = ODD.filter(bool)
RANGE = st.lists(st.integers(0, 999), min_size=4, max_size=4).map(sorted)
LIMIT = RANGE.map(lambda n: Limit(breach=(n[0], n[3]), advice=(n[1], n[2])))
CASES = st.sampled_from(["low", "capital", "either"])


@st.composite
def styles(draw: st.DrawFn) -> HouseStyle:
    values = SHIPPED.model_dump()
    values["frame"] |= {key: draw(WORDS) for key in ("title", "greeting", "timezone")}
    values["frame"]["report_line"] = draw(ODD)
    values["limits"] |= {"lead_words": draw(LIMIT), "items": draw(st.none() | LIMIT)}
    values["conventions"] |= {
        "percent": draw(WORDS),
        "scale": draw(st.sampled_from(["", "million", "m"])),
        "converted": draw(st.sampled_from([(), ("euro",), ("euro", "yuan")])),
        "words_up_to": draw(st.integers(0, 10)),
        "curly_quotes": draw(st.booleans()),
        "attributions": draw(st.lists(WORDS, max_size=3)),
        "advised": draw(st.sets(st.sampled_from(["percent", "dash", "link"]))),
    }
    values["title_case"] = {
        "exceptions": draw(st.lists(WORDS, max_size=5)),
        "small_words": draw(st.dictionaries(ODD, CASES, max_size=3)),
    }
    values["abbreviations"] = {
        "known": draw(st.sets(ODD, max_size=5)),
        "expand": draw(st.dictionaries(ODD, ODD, max_size=3)),
    }
    values["spelling"] = draw(st.dictionaries(ODD, ODD, max_size=3))
    return HouseStyle.model_validate(values)


@settings(deadline=None, max_examples=60)
@given(styles(), st.lists(ODD, max_size=3), st.sampled_from(["frame.title", "spelling", "frame"]))
def test_every_style_is_read_back_as_it_was_written(
    style: HouseStyle, notes: list[str], key: str
) -> None:
    assert HouseStyle.from_toml(to_toml(style, {key: notes}, head=notes)) == style


@settings(deadline=None, max_examples=40)
@given(ODD, ODD)
def test_nothing_in_an_issue_breaks_out_of_the_text(odd: str, other: str) -> None:
    hostile = f'"""\n[limits]\nx = 1 # {odd}'
    text = pages.furnished(ISSUES[0]).replace(pages.TITLE, f"Invented Digest {other}\r\x00\x7f")
    text = text.replace("Here are the highlights", f"{hostile} \ud800 Here are the highlights")
    try:
        found = observe([text, TEXTS[1]])
    except UsageError:
        return  # what was put in hid the items
    read = tomllib.loads(found.to_toml())
    assert set(read) <= set(HouseStyle.model_fields)
    assert HouseStyle.from_toml(found.to_toml()) == found.style


SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the past issues are not on this machine")
def test_the_frame_of_past_issues_is_rendered_word_for_word() -> None:
    texts = [file.read_text() for file in sorted(SEEDS.glob("*.txt"))]
    style = learn(texts)
    for text in texts:
        assert check(parse(text), style) == []
        issue = parse(text)
        bare = render(
            parse("\n\n".join(f"## 1. {i.headline}\n\n{i.text}" for i in issue.items)), style
        )
        for words in (
            issue.title,
            issue.greeting,
            issue.closing_title,
            issue.closing,
            issue.report_line,
        ):
            assert words in bare
