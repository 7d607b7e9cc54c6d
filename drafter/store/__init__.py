"""SQL: articles, issues, items, append-only revisions, what editors taught, and the ledger."""

from drafter.store.database import Database
from drafter.store.ledger import SqlLedger
from drafter.store.lessons import AddedName, Decision, LessonStore
from drafter.store.printed import Document, Filter, PrintedIssue, PrintedStore, issue_key
from drafter.store.store import IssueLine, Revision, Store, StoredItem
from drafter.store.stories import StoredStory, StoryStore

__all__ = [
    "AddedName",
    "Database",
    "Decision",
    "Document",
    "Filter",
    "IssueLine",
    "LessonStore",
    "PrintedIssue",
    "PrintedStore",
    "Revision",
    "SqlLedger",
    "Store",
    "StoredItem",
    "StoredStory",
    "StoryStore",
    "issue_key",
]
