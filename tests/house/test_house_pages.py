"""Reading issues out of whatever a scraper, a browser or a converter made of them."""

from __future__ import annotations

import textwrap
from time import process_time

import pytest
import scraped_pages as pages

from drafter.house import HouseStyle, check, parse, render
from drafter.model import Issue, Item

ISSUES = pages.issues()
NUMBERED = sorted(set(pages.NUMBERS) - {"none"})
SHAPES = {
    **{f"plain {number}": (pages.plain, {"number": number}) for number in pages.NUMBERS},
    **{f"dense {n}": (pages.plain, {"number": n, "gap": "\n"}) for n in pages.NUMBERS},
    **{f"unframed {n}": (pages.unframed, {"number": n}) for n in pages.NUMBERS},
    **{f"furnished {n}": (pages.furnished, {"number": n}) for n in pages.NUMBERS},
    "furnished dense": (pages.furnished, {"gap": "\n"}),
    "furnished dense none": (pages.furnished, {"gap": "\n", "number": "none"}),
    **{f"converted {n}": (pages.converted, {"number": n}) for n in pages.NUMBERS},
    "converted not bold": (pages.converted, {"bold": False}),
    "converted to bold lines": (pages.converted, {"level": ""}),
    "converted to bold lines none": (pages.converted, {"level": "", "number": "none"}),
    **{f"saved {n}": (pages.saved, {"number": n}) for n in pages.NUMBERS},
    "saved as paragraphs": (pages.saved, {"tag": "p"}),
    "saved as paragraphs none": (pages.saved, {"tag": "p", "number": "none"}),
    "wrapped": (pages.wrapped, {}),
    "wrapped none": (pages.wrapped, {"number": "none"}),
    "two lines": (pages.two_line, {}),
    "two lines dense": (pages.two_line, {"gap": "\n"}),
    "two lines none": (pages.two_line, {"number": "none"}),
    **{
        f"closing {words}": (pages.plain, {"closing": words})
        for words in [
            "Wrapping up:", "WRAPPING UP", "Wrap-Up", "Wrapping It Up", "To Wrap Up", "Summing Up",
            "Wrapping Things Up", "Final Thoughts", "That’s a Wrap!", "Conclusion", "**Wrapping Up**",
        ]
    },
}  # fmt: skip


def stories(issue: Issue) -> list[pages.Story]:
    return [(item.headline, item.paragraphs) for item in issue.items]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_page_gives_its_items_exactly(shape: str) -> None:
    scrape, options = SHAPES[shape]
    for wanted in ISSUES:
        assert stories(parse(scrape(wanted, **options))) == wanted


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_page_gives_its_frame_without_furniture(shape: str) -> None:
    scrape, options = SHAPES[shape]
    framed = scrape is not pages.unframed
    for wanted in ISSUES[:3]:
        issue = parse(scrape(wanted, **options))
        assert issue.title in {"", pages.TITLE}
        assert issue.greeting == (pages.GREETING if framed else "")
        assert issue.closing == (pages.CLOSING if framed else "")
        assert issue.report_line == (pages.REPORT if framed else "")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_sub_heading_on_a_numbered_page_is_no_item(gap: str) -> None:
    for issue in ISSUES:
        text, wanted = pages.with_sub_headings(issue, gap)
        assert stories(parse(text)) == wanted


@pytest.mark.parametrize("mark", ["• ", "– ", "a) ", ""])
def test_a_list_inside_an_item_stays_inside_it(mark: str) -> None:
    for issue in ISSUES:
        text, wanted = pages.with_lists(issue, mark)
        assert stories(parse(text)) == wanted


def test_a_converted_sub_heading_and_list_stay_inside_their_item() -> None:
    for issue in ISSUES:
        text, wanted = pages.converted_with_lists(issue)
        assert stories(parse(text)) == wanted


def test_one_missing_number_loses_no_item() -> None:
    for issue in ISSUES:
        for n in (1, 2):
            text = pages.plain(issue).replace(f"\n{n}. ", "\n")
            assert stories(parse(text)) == issue


def test_a_mark_missing_from_one_heading_loses_no_item() -> None:
    for issue in ISSUES:
        text = pages.converted(issue).replace("### **2", "**2")
        assert stories(parse(text)) == issue


def test_sound_items_have_no_breach(style: HouseStyle) -> None:
    for issue in ISSUES:
        items = [Item(headline=headline, paragraphs=texts) for headline, texts in issue]
        assert check(Issue(items=items), style) == []


def test_what_was_read_from_a_page_is_rendered_and_read_back(style: HouseStyle) -> None:
    for issue in ISSUES:
        for draft in (False, True):
            text = render(parse(pages.saved(issue)), style, draft=draft)
            assert stories(parse(text)) == issue


def test_odd_spaces_are_no_part_of_the_words() -> None:
    text = pages.plain(ISSUES[0]).replace(", ", ",\u00a0 ").replace(" the ", "  the\u200b ")
    assert stories(parse(text)) == ISSUES[0]


@pytest.mark.parametrize(
    "caption",
    ["Rows of paper lanterns on a long shelf", "A shelf of lanterns. Photo: Invented Agency",
     "*Lanterns wait to be sold. (Picture: Weibo)*"],
)  # fmt: skip
def test_what_stands_below_a_picture_is_no_paragraph(caption: str) -> None:
    for issue in ISSUES:
        text = pages.plain(issue)
        for _, (lead, *_) in issue:
            text = text.replace(lead, f"{caption}\n\n{lead}")
        assert stories(parse(text)) == issue


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_one_paragraph_broken_at_a_width_is_put_together(gap: str) -> None:
    issue = ISSUES[0]
    _, (_, body, *_) = issue[0]
    text = pages.plain(issue, gap=gap).replace(body, textwrap.fill(body, 70))
    assert stories(parse(text)) == issue


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_paragraph_cut_once_within_a_sentence_is_put_together(gap: str) -> None:
    said = "The founder, who sold her first lamps from a barrow, wants to open one shop a month"
    long = (
        f"{said}, in towns that no chain has reached yet, and to pay {{}}for them out of profits."
    )
    (headline, paragraphs), *others = ISSUES[0]
    issue = [(headline, [*paragraphs, long.format("")]), *others]
    cut = [(headline, [*paragraphs, long.format("\n")]), *others]
    assert stories(parse(pages.plain(cut, gap=gap))) == issue


def test_entries_of_a_list_are_not_put_together() -> None:
    entries = [
        "reviews that were written by people who never bought a lamp or a service;",
        "rewards that are offered to customers in return for a rating with five stars;",
        "rankings whose order is decided by payment and which do not say so at all",
        "software that posts one text from many accounts",
        "letters that nobody has signed and everybody reads with great care every week",
    ]
    (headline, (lead, *rest)), *others = ISSUES[0]
    listed = [(headline, [lead, *entries, *rest]), *others]
    assert stories(parse(pages.plain(listed, gap="\n"))) == listed


@pytest.mark.parametrize("mark", [",", ":"])
def test_a_headline_may_be_broken_at_a_mark(mark: str) -> None:
    headline = f"Lanternfish Opens Its Shops Again{mark} and Sells Lamps"
    issue = [(headline, ISSUES[0][0][1]), *ISSUES[0][1:]]
    text = pages.plain(issue).replace(f"{mark} and Sells", f"{mark}\nand Sells")
    assert stories(parse(text)) == issue


def test_a_headline_may_begin_with_a_figure_behind_a_dashed_number() -> None:
    issue = [("618 Festival of Lamps Ends Its Longest Run Yet", ISSUES[0][0][1]), *ISSUES[0][1:]]
    assert stories(parse(pages.plain(issue, number="1 –"))) == issue


def test_an_indented_page_of_a_text_browser_is_put_together() -> None:
    for issue in ISSUES:
        blocks = pages.plain(issue).strip().split("\n\n")
        wrapped = [
            textwrap.fill(block, 72, initial_indent=indent, subsequent_indent=indent)
            for block in blocks
            for indent in ["" if block[0].isdigit() else "   "]
        ]
        link = "\n     * A Page of This Site With a Name That Is Longer Than All the Lines Above It"
        assert stories(parse("\n\n".join(wrapped) + link)) == issue


def test_a_link_may_hold_spaces() -> None:
    text = pages.plain(ISSUES[0]).replace("seller", "[seller](<https://example.test/a b>)", 1)
    assert stories(parse(text)) == ISSUES[0]


@pytest.mark.parametrize(
    "site", ["Share Facebook LinkedIn WeChat", "Notez cet article\n\n* Facebook", "#Cups #Lanterns"]
)
def test_what_a_site_prints_around_the_frame_is_no_part_of_it(site: str) -> None:
    text = pages.furnished(ISSUES[0]).replace(pages.REPORT, f"{pages.REPORT}\n\n{site}")
    text = text.replace(pages.GREETING, f"Posted on a Monday by Quillhouse\n\n{pages.GREETING}")
    issue = parse(text)
    assert issue.greeting == pages.GREETING
    assert (issue.closing, issue.report_line) == (pages.CLOSING, pages.REPORT)


@pytest.mark.parametrize(
    "piece", ["_a ", "*a", "**a", "![", "[a](", "<a ", "&#", "1. A B C D E F\n"]
)
def test_hostile_marks_are_read_in_linear_time(piece: str) -> None:
    text = f"## 1. A Headline\n\n{piece * 15_000}"
    started = process_time()
    parse(text)
    assert process_time() - started < 5
