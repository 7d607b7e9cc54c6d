from drafter.model import CheckedFigure, Span
from drafter.ui.figures import table, value


def figure(**given: object) -> CheckedFigure:
    fields: dict[str, object] = {
        "sentence": "It raised US$50 million.",
        "text": "US$50 million",
        "start": 10,
        "end": 23,
        "value": 5e7,
        "unit": "USD",
        "status": "exact",
        "message": "",
    }
    return CheckedFigure(**(fields | given))  # type: ignore[arg-type]


def test_each_figure_stands_beside_the_words_of_its_source_and_their_outlet() -> None:
    span = Span(url="https://example.org/a", start=0, end=7, text="5000万美元")
    drawn = table([figure(spans=(span,))], {"https://example.org/a": "Courier"})
    assert "50,000,000 USD" in drawn
    assert "5000万美元 <small>Courier</small>" in drawn
    assert "as in the source" in drawn


def test_a_figure_of_no_source_says_so_in_words() -> None:
    assert '<td class="wrong">in no source</td>' in table([figure(status="absent")], {})


def test_what_wants_a_look_stands_first_and_the_rest_in_its_order() -> None:
    said = [("first", "exact"), ("second", "converted"), ("third", "absent"), ("fourth", "exact")]
    drawn = table([figure(text=text, status=status) for text, status in said], {})
    places = [drawn.index(text) for text in ("third", "second", "first", "fourth")]
    assert places == sorted(places)


def test_words_of_a_source_draw_nothing() -> None:
    span = Span(url="https://x.example", start=0, end=1, text="<img src=x onerror=alert(1)>")
    drawn = table([figure(text="<b>5</b>", spans=(span,), sentence='"><script>')], {})
    assert "<img" not in drawn
    assert "<script" not in drawn
    assert "<b>" not in drawn


def test_values_read_as_an_editor_writes_them() -> None:
    assert value(figure(value=15.5, unit="percent")) == "15.5 percent"
    assert value(figure(value="2026-09-15", unit="date")) == "2026-09-15"
    assert value(figure(value=2.0, unit="weekday", text="Tuesday")) == "Tuesday"
    assert value(figure(value=6.12e8, unit="count")) == "612,000,000"
