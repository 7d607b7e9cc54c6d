"""The evidence of an item: its sentences, what was found of each, and the source words that carry them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from drafter.desk import Desk
from drafter.model import Article, Evidence, Item, Span
from drafter.reviewing import Judged
from drafter.store import StoredItem
from drafter.ui.components import component


def draw(desk: Desk, stored: StoredItem, act: Callable[..., None], who: str) -> None:
    """Draw the evidence of an item; `act` does what its buttons stand for."""
    key = "evidence"
    judged = desk.reviewing.judged(stored)
    component("evidence")(
        key=key,
        data=view(stored.item, stored.articles, judged, desk.editing.evidence(stored))
        | {"stale": not stored.checked},
        on_act_change=partial(_acted, desk, key, act, who),
    )


def _acted(desk: Desk, key: str, act: Callable[..., None], who: str) -> None:
    said = dict(st.session_state.get(key) or {}).get("act")
    if not isinstance(said, dict):
        return
    item_id, finding = str(said.get("item")), str(said.get("finding"))
    match said.get("do"):
        case "fix":
            act(desk.reviewing.fix, item_id, finding, who)
        case "resolved" | "dismissed" as verdict:
            act(desk.reviewing.say, item_id, finding, verdict, who)
        case "open":
            act(desk.reviewing.unsay, item_id, finding, who)


def view(
    item: Item,
    articles: Sequence[Article],
    judged: Sequence[Judged],
    carried: Sequence[Evidence],
) -> dict[str, Any]:
    """Return an item's evidence as the component reads it; places are counted in whole signs."""
    places = {article.url: place for place, article in enumerate(articles)}
    sentences = {each.sentence: list(each.spans) for each in carried}
    found: dict[str, list[dict[str, Any]]] = {}
    general: list[dict[str, Any]] = []
    for each in judged:
        home = found.setdefault(each.finding.sentence, [])
        (home if each.finding.sentence in sentences else general).append(_finding(each, places))
    return {
        "item": item.id,
        "parts": [
            [
                {
                    "text": sentence,
                    "spans": _spans(sentences[sentence], places),
                    "findings": found.get(sentence, []),
                }
                for sentence in sentences
                if sentence in part
            ]
            for part in (item.headline, *item.paragraphs)
        ],
        "general": general,
        "sources": [source(article) for article in articles],
    }


def _spans(spans: Sequence[Span], places: dict[str, int]) -> list[list[int]]:
    return [[places[span.url], span.start, span.end] for span in spans if span.url in places]


def _finding(judged: Judged, places: dict[str, int]) -> dict[str, Any]:
    finding, said = judged.finding, judged.said
    return {
        "key": judged.key,
        "severity": finding.severity,
        "kind": finding.kind,
        "text": finding.text,
        "message": finding.message,
        "spans": _spans(finding.spans, places),
        "fix": judged.fix,
        "said": f"{_VERDICTS[said.verdict]} by {said.who}, {day(said.at)}" if said else "",
    }


_VERDICTS = {"resolved": "resolved", "dismissed": "no problem, said"}


def day(moment: datetime) -> str:
    """Return `7 May, 14:05`."""
    return f"{moment.day} {moment:%b, %H:%M}"


def source(article: Article) -> dict[str, Any]:
    parts = urlsplit(article.url)
    web = parts.scheme in ("http", "https") and bool(parts.hostname)
    when = f"{article.published.day} {article.published:%B %Y}" if article.published else "no date"
    return {
        "title": article.title or article.url,
        "outlet": article.publisher or parts.hostname or "pasted text",
        "url": article.url if web else "",
        "host": parts.hostname or "",
        "day": when + (" (guessed)" if article.published_guessed else ""),
        "language": article.language,
        "text": article.text,
    }
