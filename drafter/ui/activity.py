"""The page that shows what the issues took and what became of their drafts, over the weeks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from drafter.activity import Spent
from drafter.desk import Desk
from drafter.ui.costs import dollars
from drafter.ui.words import counted

_HEIGHT = 90  # pixels of a chart
_LEAST_BAR = 2.0  # so that a small value is told from none


def page(desk: Desk) -> None:
    st.title("Activity")
    st.caption(
        "What each issue took, and what its editors made of the drafts: the newest half year, the oldest"
        " issue left."
    )
    spent = desk.activity()
    if not spent:
        st.info("Nothing was drafted yet. Draft an issue to see what it takes.")
        return
    charts: list[tuple[str, Callable[[Spent], float | None], Callable[[float], str]]] = [
        ("Tokens", lambda each: each.input_tokens + each.output_tokens, lambda n: f"{n:,.0f}"),
        ("US$", lambda each: each.usd, dollars),
        ("Seconds from links to draft", lambda each: each.seconds, lambda n: f"{n:,.0f} s"),
        ("Words changed before print", lambda each: each.changed, lambda n: f"{n:.0%}"),
        ("Findings in the first drafts", lambda each: each.found, lambda n: f"{n:.0f}"),
        ("Of these, gone", lambda each: each.fixed, lambda n: f"{n:.0f}"),
    ]
    columns = st.columns(3, gap="large")
    for number, (title, value, words) in enumerate(charts):
        with columns[number % 3]:
            st.html(chart(title, spent, value, words))
    st.html(_table(spent))


def chart(
    title: str,
    spent: Sequence[Spent],
    value: Callable[[Spent], float | None],
    words: Callable[[float], str],
) -> str:
    """Return bars, one an issue, as HTML; an issue without a value leaves its place empty."""
    values = [value(each) for each in spent]
    known = [each for each in values if each is not None]
    most = max(known, default=0.0) or 1.0
    bars = []
    for each, height in zip(spent, values, strict=True):
        tall = max(height / most * _HEIGHT, _LEAST_BAR) if height else 0.0
        told = f"{each.label}, {each.day.day} {each.day:%b %Y}: "
        told += "not known" if height is None else words(height)
        bars.append(f'<span title="{escape(told)}" style="height:{tall:.1f}px"></span>')
    last = words(known[-1]) if known else "not known"
    most_words = f", most {words(max(known))}" if known else ""
    told = f"{title}: {counted(len(known), 'issue')}, the last {last}{most_words}"
    return (
        f"<h2>{escape(title)}</h2><p><small>last {escape(last)}{escape(most_words)}</small></p>"
        f'<div class="bars" role="img" aria-label="{escape(told)}" style="height:{_HEIGHT}px">'
        f"{''.join(bars)}</div>"
    )


def _table(spent: Sequence[Spent]) -> str:
    heads = ("Issue", "Date", "Items", "Tokens", "US$", "Seconds", "Changed", "Found", "Gone")
    rows = []
    for each in reversed(spent):
        cells = (
            each.label,
            f"{each.day.day} {each.day:%B %Y}",
            str(each.items),
            f"{each.input_tokens + each.output_tokens:,}",
            dollars(each.usd).removeprefix("US$").strip(),
            f"{each.seconds:,.0f}",
            "–" if each.changed is None else f"{each.changed:.0%}",
            str(each.found),
            str(each.fixed),
        )
        rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    head = "".join(f"<th>{name}</th>" for name in heads)
    return f'<table class="ledger"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
