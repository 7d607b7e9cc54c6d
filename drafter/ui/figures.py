"""The figure ledger of an item: every figure of the draft beside the source's own words for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from drafter.model import CheckedFigure

# What an editor reads, and how much it wants a look: the class that gives the words their weight.
_STANDINGS = {
    "exact": ("as in the source", "fine"),
    "rounded": ("rounded", "fine"),
    "bound": ("another bound", "look"),
    "truncated": ("cut short", "look"),
    "converted": ("converted", "look"),
    "derived": ("follows from", "fine"),
    "counted": ("counted", "fine"),
    "moved": ("of something else", "wrong"),
    "absent": ("in no source", "wrong"),
    "unchecked": ("not checked", "fine"),
}


def table(figures: Sequence[CheckedFigure], outlets: Mapping[str, str]) -> str:
    """Return the ledger as an HTML table, what wants a look first; `outlets` names sources by address."""
    order = ("wrong", "look", "fine")
    ranked = sorted(figures, key=lambda figure: order.index(_STANDINGS[figure.status][1]))
    rows = "".join(_row(figure, outlets) for figure in ranked)
    head = "<tr><th>In the draft</th><th>Reads as</th><th>Stands</th><th>In the source</th></tr>"
    return f'<table class="ledger"><thead>{head}</thead><tbody>{rows}</tbody></table>'


def _row(figure: CheckedFigure, outlets: Mapping[str, str]) -> str:
    words, weight = _STANDINGS[figure.status]
    given = "<br>".join(
        f"{escape(span.text)} <small>{escape(outlets.get(span.url, span.url))}</small>"
        for span in figure.spans
    )
    return (
        f'<tr title="{escape(figure.sentence)}"><td>{escape(figure.text)}</td>'
        f"<td>{escape(value(figure))}</td>"
        f'<td class="{weight}">{words}</td>'
        f"<td>{given or '–'}</td></tr>"
    )


def value(figure: CheckedFigure) -> str:
    """Return what a figure was read as: `50,000,000 USD`, `15 percent`, `2026-09-15`."""
    if figure.unit == "weekday" or not isinstance(figure.value, float):
        return str(figure.value) if figure.unit != "weekday" else figure.text
    number = f"{figure.value:,.6g}" if abs(figure.value) < 1e6 else f"{figure.value:,.0f}"
    return number if figure.unit == "count" else f"{number} {figure.unit}"
