"""The figure ledger of an item: every figure of the draft beside the source's own words for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from drafter.model import CheckedFigure

# What an editor reads, whether it wants a look, and so which colour it has beside its word.
_STANDINGS = {
    "exact": ("as in the source", "green"),
    "rounded": ("rounded", "green"),
    "bound": ("another bound", "orange"),
    "truncated": ("cut short", "orange"),
    "converted": ("converted", "orange"),
    "derived": ("follows from", "green"),
    "counted": ("counted", "gray"),
    "moved": ("of something else", "red"),
    "absent": ("in no source", "red"),
    "unchecked": ("not checked", "gray"),
}


def table(figures: Sequence[CheckedFigure], outlets: Mapping[str, str]) -> str:
    """Return the ledger as an HTML table; `outlets` names each source by its address."""
    rows = "".join(_row(figure, outlets) for figure in figures)
    head = "<tr><th>In the draft</th><th>Reads as</th><th>Stands</th><th>In the source</th></tr>"
    return f'<table class="ledger"><thead>{head}</thead><tbody>{rows}</tbody></table>'


def _row(figure: CheckedFigure, outlets: Mapping[str, str]) -> str:
    words, colour = _STANDINGS[figure.status]
    given = "<br>".join(
        f"{escape(span.text)} <small>{escape(outlets.get(span.url, span.url))}</small>"
        for span in figure.spans
    )
    return (
        f'<tr title="{escape(figure.sentence)}"><td>{escape(figure.text)}</td>'
        f"<td>{escape(value(figure))}</td>"
        f'<td><span style="color:var(--st-{colour}-text-color)">{words}</span></td>'
        f"<td>{given or '–'}</td></tr>"
    )


def value(figure: CheckedFigure) -> str:
    """Return what a figure was read as: `50,000,000 USD`, `15 percent`, `2026-09-15`."""
    if figure.unit == "weekday" or not isinstance(figure.value, float):
        return str(figure.value) if figure.unit != "weekday" else figure.text
    number = f"{figure.value:,.6g}" if abs(figure.value) < 1e6 else f"{figure.value:,.0f}"
    return number if figure.unit == "count" else f"{number} {figure.unit}"
