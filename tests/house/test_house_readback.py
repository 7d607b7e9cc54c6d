"""A page is read back: what it says otherwise than print is found, and nothing else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.house import HouseStyle
from drafter.house.export import Extras, blocks, export
from drafter.house.readback import compare
from drafter.model import Issue, Item
from drafter.resources import read_text

STYLE = HouseStyle.from_toml(read_text("house.toml"))

ISSUE = Issue(
    items=[
        Item(
            headline="Ferries Without Diesel Cross the River at Wuhu",
            paragraphs=[
                "A yard in Wuhu has put six electric ferries on the river for commuters.",
                "Each carries 299 passengers & is charged in forty minutes for about 2.4 million yuan.",
            ],
        ),
        Item(
            headline="Lantern Makers of Zigong Sell Out",
            paragraphs=["The guild of “lantern makers” has sold all that its members made."],
        ),
    ],
    report_line="Our report tells more.",
)
PRINTED = blocks(ISSUE, STYLE)
PAGE = export(ISSUE, STYLE, "html").decode()


def site(body: str) -> str:
    """What a site makes of it: a frame around, spaces of its own, captions between."""
    body = body.replace("the river", "the&nbsp;river").replace("<h2>", '<h2 class="x">\n  ')
    return (
        "<!doctype html><html><head><title>T</title><style>p{}</style></head><body>"
        f"<nav><p>Home</p></nav><p>2 min read</p>{body}<p>Comments</p><p>Write a comment of your own"
        " here if you like to.</p></body></html>"
    )


def test_a_page_that_says_what_was_printed_has_no_difference() -> None:
    assert compare(PRINTED, PAGE) == []
    assert compare(PRINTED, site(PAGE)) == []
    assert compare(PRINTED, export(ISSUE, STYLE, "text").decode()) == []
    extras = Extras(report_link="https://example.org/r", image="https://example.org/i.png", alt="x")
    assert compare(PRINTED, site(export(ISSUE, STYLE, "html", extras).decode())) == []


def test_a_word_a_figure_or_a_sign_that_changed_is_found_where_it_stands() -> None:
    for old, new in (("299", "229"), ("forty", "fifty"), ("“lantern", '"lantern'), ("2.4", "24")):
        [found] = compare(PRINTED, site(PAGE.replace(old, new)))
        assert old in found.printed
        assert new in found.live
        assert found.where.startswith("Item "), found


def test_a_paragraph_that_is_gone_and_one_that_was_slipped_in_are_found() -> None:
    gone = PAGE.replace(f"<p>{ISSUE.items[0].paragraphs[0]}</p>", "")
    [found] = compare(PRINTED, site(gone))
    assert (found.where, found.live) == ("Item 1, text", "")
    slipped = PAGE.replace("<h2>2.", "<p>Buy our new course on ferries this week only.</p><h2>2.")
    [found] = compare(PRINTED, site(slipped))
    assert (found.where, found.printed) == ("On the page only", "")
    assert "Buy our new course" in found.live


def test_words_added_to_a_paragraph_are_found() -> None:
    [found] = compare(PRINTED, PAGE.replace("for commuters.", "for commuters. Sponsored."))
    assert found.live.endswith("Sponsored.")


def test_a_paragraph_that_the_site_breaks_in_two_is_no_difference() -> None:
    broken = PAGE.replace("electric ferries on", "electric ferries</p><p>on")
    assert compare(PRINTED, site(broken)) == []


def test_an_empty_page_lacks_everything() -> None:
    assert [found.where for found in compare(PRINTED, "")] == [block.where for block in PRINTED]


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_any_single_word_that_is_changed_is_found(data: st.DataObject) -> None:
    words = [word for block in PRINTED[3:] for word in block.text.split() if word.isalpha()]
    word = data.draw(st.sampled_from(words))
    page = PAGE.replace(f" {word} ", " zzz ", 1)
    found = compare(PRINTED, site(page))
    assert bool(found) is (page != PAGE)
