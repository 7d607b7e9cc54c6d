"""Filled databases as each released schema left them, on whatever server is given."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from drafter.settings import Settings
from drafter.store import Database
from drafter.store.database import alone, upgrade

NOON = datetime(2026, 11, 22, 12, 30, 15, 250_000, UTC)
DAY = date(2026, 11, 22)

ARTICLE = {
    "id": "article", "version": "v1", "kept_at": NOON, "url": "https://example.org/harbour",
    "canonical": "https://example.org/harbour", "title": "Harbour 港口",
    "text": "The harbour “opened” in May.\nIt cost 3 million yuan (三百万元).", "language": "en",
    "publisher": "Example Wire", "author": "", "published": DAY, "published_guessed": False,
    "partial": True, "removed": [{"text": "psst", "reason": "hidden"}],
}  # fmt: skip
ISSUE = {
    "id": "issue", "created_at": NOON, "state": "draft", "message": "", "number": None, "date": DAY,
    "timezone": "UTC", "paste": "https://example.org/harbour", "texts": [], "failures": [],
    "seconds": {"total": 1.25}, "usage": {"input_tokens": 7, "output_tokens": 3, "usd": None},
}  # fmt: skip
ITEM = {
    "id": "item", "issue_id": "issue", "rank": 0.5, "articles": [["article", "v1"]], "revision": 7,
    "removed": False,
}  # fmt: skip
REVISION = {
    "id": 7, "item_id": "item", "parent": None, "made_at": NOON, "author": "w", "origin": "draft",
    "headline": "Harbour opens", "paragraphs": ["The harbour opened in May."], "extract": True,
    "writer": None, "usage": {},
}  # fmt: skip
FINDING = {
    "kind": "figure", "severity": "severe", "sentence": "s", "text": "50", "message": "m", "spans": [],
}  # fmt: skip
CHECK: dict[str, Any] = {"revision": 7, "findings": [FINDING], "evidence": []}
LEDGER = {"kind": "model", "key": "k", "made_at": NOON, "value": bytes(range(256))}

FIRST = {
    "articles": ARTICLE, "issues": ISSUE, "items": ITEM, "revisions": REVISION, "checks": CHECK,
    "ledger": LEDGER,
}  # fmt: skip
SECOND = FIRST | {"checks": CHECK | {"figures": []}}
THIRD = SECOND | {
    "printed_issues": {
        "id": "printed", "kept_at": NOON, "number": 151, "date": DAY, "title": "", "link": "",
        "origin": "151.txt", "issue_id": None,
    },
    "printed_items": {
        "id": "printed-1", "printed_issue_id": "printed", "position": 1, "headline": "Quay sold",
        "paragraphs": ["The quay was sold on Monday."], "item_id": None,
    },
    "stories": {
        "id": "story", "issue_id": "issue", "rank": 0.0, "articles": [["article", "v1"]],
        "recall": {"relation": "new"}, "choice": "new", "who": "editor", "chosen_at": NOON,
    },
    "lessons": {
        "id": "lesson", "decision": "accepted", "proposal": {"old": "a"}, "who": "editor",
        "decided_at": NOON,
    },
    "names": {"name": "Lanhu", "entry": {"kind": "company"}, "who": "editor", "added_at": NOON},
}  # fmt: skip
FIFTH = THIRD | {
    "stories": THIRD["stories"] | {"fixed": True},
    "feeds": {
        "id": "feed", "url": "https://example.org/feed", "title": "Example Wire", "added_at": NOON,
        "who": "editor", "looked_at": None, "message": "", "removed": False,
    },
    "inbox_stories": {
        "id": "gathered", "added_at": NOON, "pinned": True, "rejected": False, "rank": 1.5,
        "recall": {"relation": "new"}, "choice": "", "who": "", "issue_id": "issue",
    },
    "sources": {
        "id": "source", "url": "", "name": "harbour 港口.pdf", "origin": "file", "added_at": NOON,
        "who": "editor", "state": "waiting", "reason": "", "message": "", "body": bytes(range(256)),
        "title": "", "publisher": "", "published": None, "partial": False, "article_id": "",
        "version": "", "story_id": "gathered", "place": 0.0, "removed": False,
    },
    "print_sheets": {
        "issue_id": "issue", "slug": "harbour", "description": "", "image": "", "credit": "",
        "alt": "", "report_link": "", "report_said": "", "live": "https://example.org/151",
    },
    "overrides": {
        "issue_id": "issue", "concern": "c", "message": "m", "who": "Ada", "reason": "r",
        "made_at": NOON,
    },
    "source_looks": {
        "article_id": "article", "version": "v1", "looked_at": NOON, "state": "same", "message": "",
        "found": "v1",
    },
    "corrections": {
        "id": 3, "issue_id": "issue", "made_at": NOON, "who": "Ada", "kind": "correction",
        "headline": "Quay sold", "note": "It was let.", "before": "sold", "after": "let",
    },
    "readbacks": {
        "id": 2, "issue_id": "issue", "made_at": NOON, "who": "Ada",
        "url": "https://example.org/151", "differences": [],
    },
}  # fmt: skip
WORDS = {"headline": "Harbour opens", "paragraphs": ["The harbour opened in May."]}
SIXTH = FIFTH | {
    "revisions": REVISION | {"sitting": "page", "saves": 2},
    "checks": CHECK | {"figures": [], "saves": 2},
    "sittings": {
        "id": "page", "item_id": "item", "who": "Ann", "seq": 3, "mine": WORDS,
        "saved_at": NOON, "held": {"base": WORDS, "mine": WORDS},
    },
    "proposals": {
        "revision": 7, "item_id": "item", "base": WORDS, "instruction": "shorter", "decision": "left",
        "who": "Ann", "decided_at": NOON,
    },
    "approvals": {"item_id": "item", "words": "digest", "who": "Ann", "approved_at": NOON},
    "locks": {"item_id": "item", "who": "Ann", "locked_at": NOON},
    "verdicts": {
        "item_id": "item", "finding": "f", "verdict": "resolved", "who": "Ann", "said_at": NOON,
    },
}  # fmt: skip
SEVENTH = SIXTH | {
    "deeds": {
        "id": 4, "issue_id": "issue", "item_id": "item", "made_at": NOON, "who": "Ann",
        "what": "moved", "detail": "to place 2",
    },
}  # fmt: skip
EIGHTH = SEVENTH | {
    "asked": {"key": "tab-1", "issue_id": "issue", "made_at": NOON},
}
# The fourth only adds tables of what goes on while programs run, as presence is.
RELEASED = {
    "0001": FIRST,
    "0002": SECOND,
    "0003": THIRD,
    "0004": THIRD,
    "0005": FIFTH,
    "0006": SIXTH,
    "0007": SEVENTH,
    "0008": EIGHTH,
}

# What columns that came later hold of a row that was there before them.
LATER: dict[str, dict[str, Any]] = {
    "stories": {"fixed": False},
    "revisions": {"sitting": "", "saves": 0},
    "checks": {"figures": [], "saves": 0},
}


def brought_forward(schema: str) -> dict[str, list[dict[str, Any]]]:
    """What a database of `schema` holds once it is of the newest."""
    return {name: [LATER.get(name, {}) | row] for name, row in RELEASED[schema].items()}


def fill(settings: Settings, schema: str) -> None:
    """Leave a database as a program of `schema` left it, with a row in each table."""
    database = Database.connect(settings)
    with database.begin() as connection:
        alone(connection)
        upgrade(connection, schema)
        found = sa.MetaData()
        found.reflect(connection, only=list(RELEASED[schema]))
        for name, row in RELEASED[schema].items():
            connection.execute(found.tables[name].insert(), row)
    database.close()


def rows(database: Database, schema: str) -> dict[str, list[dict[str, Any]]]:
    """All that lies in the tables that `schema` had, with times in UTC."""
    found = sa.MetaData()
    with database.begin() as connection:
        found.reflect(connection, only=list(RELEASED[schema]))
        return {
            name: [
                {key: _utc(value) for key, value in row.items()}
                for row in connection.execute(sa.select(found.tables[name])).mappings()
            ]
            for name in RELEASED[schema]
        }


def _utc(value: Any) -> Any:
    if not isinstance(value, datetime):
        return value
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
