"""“What did we drop?”: a draft beside its sources, with what was copied, left out and changed."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from html import escape

import streamlit as st

from drafter.desk import Desk
from drafter.model import Article
from drafter.truth import Contrast, Mark
from drafter.ui.words import link, plain

# The sign that stands beside the colour, and what it means.
_KINDS = {
    "copied": ("=", "copied: five words or more in a row"),
    "changed": ("+", "a word that the source does not have here"),
    "attribution": ("”", "who says so: left out"),
    "hedge": ("?", "how sure it is: left out"),
    "day": ("◷", "the day: left out"),
}


def draw(
    draft: str, articles: Sequence[Article], found: Contrast, *, stacked: bool = False
) -> None:
    """Draw a draft and its sources side by side, or one above the other where there is less room."""
    legend = " ".join(
        f'<span><mark class="{kind}" data-sign="{sign}">{sign}</mark> {escape(words)}</span>'
        for kind, (sign, words) in _KINDS.items()
    )
    st.html(f'<p class="legend">{legend}</p>')
    left, right = (st.container(), st.container()) if stacked else st.columns(2, gap="medium")
    left.html(f'<div class="beside"><h2>Draft</h2>{marked(draft, found.draft)}</div>')
    for article, marks, used in zip(articles, found.sources, found.used, strict=True):
        head = link(article.url, article.title or article.publisher or article.url)
        right.html(
            f'<div class="beside" lang="{escape(article.language or "en")}"><h2>{head}</h2>'
            f"{marked(article.text, marks, used)}</div>"
        )


def marked(text: str, marks: Sequence[Mark], used: Sequence[tuple[int, int]] | None = None) -> str:
    """Return a text as HTML paragraphs with its marks; what is in no used part is set back."""
    edges = {0, len(text)}
    edges |= {edge for mark in marks for edge in (mark.start, mark.end)}
    edges |= {edge for part in used or () for edge in part}
    places = sorted(edges)
    html = []
    for start, end in itertools.pairwise(places):
        words = escape(text[start:end]).replace("\n", "</p><p>")
        kind = next((mark.kind for mark in marks if mark.start <= start < mark.end), None)
        if kind is not None:
            sign, meaning = _KINDS[kind]
            first = any(mark.start == start for mark in marks)
            shown = f' data-sign="{sign}"' if first else ""
            words = f'<mark class="{kind}" title="{meaning}"{shown}>{words}</mark>'
        elif used is not None and not any(a <= start < b for a, b in used):
            words = f'<span class="unused">{words}</span>' if words.strip() else words
        html.append(words)
    return f"<p>{''.join(html)}</p>"


def page(desk: Desk) -> None:
    """Hold any pasted draft against any pasted source; no model is asked."""
    st.title("What did we drop?")
    st.caption(
        "Paste a draft and the text it was made from, in English or Chinese. Nothing is sent anywhere and"
        " nothing is kept."
    )
    with st.form("compare", border=False):
        left, right = st.columns(2)
        draft = left.text_area("Draft", key="compare-draft", height=260)
        source = right.text_area("Source", key="compare-source", height=260)
        st.form_submit_button("Compare", type="primary")
    if not draft.strip() or not source.strip():
        st.info("Both are needed: the draft at the left, what it was made from at the right.")
        return
    found, article, findings = desk.reviewing.compare(draft, source)
    draw(draft, [article], found)
    for finding in findings:
        if finding.kind != "copied":
            st.caption(plain(f"{finding.severity.capitalize()} · {finding.message}"))
