"""SQL: articles, issues, items, append-only revisions, what editors taught, and the ledger."""

from drafter.store.backup import Manifest, read_manifest, write_backup
from drafter.store.database import Database
from drafter.store.ledger import SqlLedger
from drafter.store.lessons import AddedName, Decision, LessonStore
from drafter.store.printed import Document, Filter, PrintedIssue, PrintedStore, issue_key
from drafter.store.refill import holdings, refill
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
    "Manifest",
    "PrintedIssue",
    "PrintedStore",
    "Revision",
    "SqlLedger",
    "Store",
    "StoredItem",
    "StoredStory",
    "StoryStore",
    "holdings",
    "issue_key",
    "read_manifest",
    "refill",
    "write_backup",
]
