"""SQL: articles, issues, items, append-only revisions, what editors taught, and the ledger."""

from drafter.store.backup import Manifest, read_manifest, write_backup
from drafter.store.database import Database
from drafter.store.jobs import STOPPED, JobRow, JobStore
from drafter.store.ledger import SqlLedger
from drafter.store.lessons import AddedName, Decision, LessonStore
from drafter.store.locks import Locks
from drafter.store.pace import SqlPace
from drafter.store.printed import Document, Filter, PrintedIssue, PrintedStore, issue_key
from drafter.store.refill import holdings, refill
from drafter.store.store import IssueLine, Revision, Store, StoredItem
from drafter.store.stories import StoredStory, StoryStore

__all__ = [
    "STOPPED",
    "AddedName",
    "Database",
    "Decision",
    "Document",
    "Filter",
    "IssueLine",
    "JobRow",
    "JobStore",
    "LessonStore",
    "Locks",
    "Manifest",
    "PrintedIssue",
    "PrintedStore",
    "Revision",
    "SqlLedger",
    "SqlPace",
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
