"""A figure of the source that is said of something else."""

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
