"""A figure of the source that is said of something else."""

import pytest

from drafter.truth import check

SOURCE = (
    "Haigang Motors delivered 31,000 cars in August, its best month. "
    "The plant in Wuhu employs 5,200 people. A new model is priced at 168,000 yuan.\n"
    "The museum of the port sold 4,700 tickets for its night of lanterns, the city said. "
    "Ferries carried 64,000 visitors that weekend."
)


def test_a_figure_of_something_else_is_moved_and_both_places_are_shown() -> None:
    report = check("Haigang Motors delivered 64,000 cars in August, its best month.", [SOURCE])
    (finding,) = [f for f in report.findings if f.kind == "figure"]
    assert finding.severity == "warning"
    assert [span.text for span in finding.spans] == ["31,000", "64,000"]
    assert [f.status for f in report.figures if f.text == "64,000"] == ["moved"]


def test_a_figure_in_its_place_is_left_alone_when_the_sentence_joins_two_places() -> None:
    draft = "Haigang Motors, which employs 5,200 people in Wuhu, delivered 31,000 cars in August."
    assert [f for f in check(draft, [SOURCE]).findings if f.severity != "note"] == []


GARDEN = (
    "The greenhouse of the botanical garden holds 340 orchids. "
    "Last autumn 910 schoolchildren planted tulips along the river."
)


def test_a_figure_with_the_words_of_another_beside_it_is_found() -> None:
    swapped = "The greenhouse of the garden holds 910 orchids."
    kept = "The greenhouse of the garden holds 340 orchids."
    assert _moved(swapped, GARDEN)
    assert not _moved(kept, GARDEN)


def _moved(draft: str, source: str) -> bool:
    return any(figure.status == "moved" for figure in check(draft, [source]).figures)


RESULTS = (
    "Thank you all. I am pleased with where we stand. Revenue came in at $412.6 million, up 11 percent. "
    "Gross margin was 38.4 percent, which our plant in Leiden made possible.\n"
    "Let me turn to the segments. Sensors grew 16 percent to $188 million, with orders from carmakers. "
    "Valves were flat at $224.6 million. We hired 140 engineers for it.\n"
    "On the balance sheet, we closed the quarter with $96 million of cash, and we paid back $30 million."
)


def test_figures_that_were_told_together_are_left_alone_in_whatever_words_they_are_told() -> None:
    draft = (
        "Turnover of the sensor business climbed 16 percent to $188 million as the quarter closed "
        "with flat demand for valves."
    )
    assert not _moved(draft, RESULTS)


def test_a_figure_that_stands_apart_from_its_companion_is_moved() -> None:
    assert _moved("The firm said that its turnover rose 11 percent to $188 million.", RESULTS)


def test_the_figure_that_is_meant_is_named() -> None:
    draft = "The firm closed the quarter with cash, and paid back $188 million."
    [moved] = [f for f in check(draft, [RESULTS]).figures if f.status == "moved"]
    assert "where it speaks of this it says $30 million" in moved.message


RESULTS_ZH = (
    "海棠科技周四公布的财报显示，第二季度营收为41.2亿元，同比增长11%。传感器业务收入18.8亿元，增长16%，占比首次超过四成。\n"
    "公司同期研发投入6.3亿元，占营收的15.3%。截至6月底，现金及等价物为96亿元。"
)


def test_a_chinese_figure_that_stands_apart_from_its_companion_is_moved() -> None:
    wrong = "Haitang said that sales rose 11 percent to 9.6 billion yuan in the second quarter."
    right = "Haitang said that sales rose 11 percent to 4.12 billion yuan in the second quarter."
    assert _moved(wrong, RESULTS_ZH)
    assert not _moved(right, RESULTS_ZH)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        (
            "Sensor designer Haitang wants to raise 2.4 billion yuan, 1.1 billion of it for chips.",
            "传感器企业海棠拟募资24亿元，其中11亿元用于芯片，5亿元用于建设宁波工厂。",
        ),
        (
            "Turnover at the valve maker fell 19% to the lowest since 2016.",
            "Turnover fell by almost a fifth at the valve maker. It was down 19%, the lowest since 2016.",
        ),
    ],
)
def test_an_amount_without_its_currency_and_a_rounder_share_are_companions(
    draft: str, source: str
) -> None:
    assert not _moved(draft, source)


QUARTER = (
    "Tarwood Zinc Ltd – June quarter call\n"
    "Zinc output was 12,600 tonnes, 7 percent under the 13,500 tonnes of the March quarter. "
    "Rain closed the pit at Ellery for nine days in May. The crew of the crusher were hired in town.\n"
    "First-half sales grew 6 percent from $310 million. We booked orders of $370 million against sales "
    "of $328.6 million in the half.\n"
    "The board has backed a share repurchase of up to $45 million, our first."
)


@pytest.mark.parametrize(
    "draft",
    [
        "Tarwood Zinc made 12,600 tonnes of zinc in the June quarter, 7 percent less than before.",
        "First-half sales at Tarwood Zinc rose 6 percent to $328.6 million.",
        "Its directors approved the first buyback of the company, worth up to $45 million.",
    ],
)
def test_the_period_of_the_whole_and_the_figure_reached_are_not_moved(draft: str) -> None:
    assert not _moved(draft, QUARTER)


def test_a_change_between_two_figures_is_not_moved_to_where_its_number_stands() -> None:
    source = (
        "The court cut the prison term of the former head of the port from eight years to five. "
        "His clerk, who kept the books, was sentenced to three years in a second trial."
    )
    draft = "The court reduced the term of the former port chief by three years to five."
    assert [f for f in check(draft, [source]).findings if f.severity != "note"] == []
