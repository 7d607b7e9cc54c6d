"""SQL: articles, issues, items, append-only revisions, and the ledger."""

from drafter.store.backup import Manifest, read_manifest, write_backup
from drafter.store.database import Database
from drafter.store.ledger import SqlLedger
from drafter.store.printed import Document, Filter, PrintedIssue, PrintedStore, issue_key
from drafter.store.refill import holdings, refill
from drafter.store.store import IssueLine, Revision, Store, StoredItem
from drafter.store.stories import StoredStory, StoryStore

__all__ = [
    "Database",
    "Document",
    "Filter",
    "IssueLine",
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
