"""SQL: articles, issues, items, append-only revisions, what editors taught, and the ledger."""

from drafter.store.backup import Manifest, read_manifest, write_backup
from drafter.store.database import Database
from drafter.store.deeds import Deed, DeedStore, What
from drafter.store.feeds import Feed, FeedStore
from drafter.store.gathered import Gathered, GatheredFilter, GatheredStore, Placement
from drafter.store.hosts import SqlHosts
from drafter.store.items import Revision, StoredItem
from drafter.store.jobs import STOPPED, JobRow, JobStore
from drafter.store.ledger import SqlLedger
from drafter.store.lessons import AddedName, Decision, LessonStore
from drafter.store.locks import Locks
from drafter.store.pace import SqlPace
from drafter.store.printed import Document, Filter, PrintedIssue, PrintedStore, issue_key
from drafter.store.printing import (
    Correction,
    Difference,
    Override,
    PrintingStore,
    PrintSheet,
    Readback,
    SourceLook,
)
from drafter.store.refill import holdings, refill
from drafter.store.reviews import Approval, Line, Present, Proposal, ReviewStore, Said, Verdict
from drafter.store.sittings import Held, Sitting, SittingStore
from drafter.store.sources import (
    MOVING,
    NewSource,
    SourceFilter,
    SourceLine,
    SourceStore,
    Waiting,
)
from drafter.store.store import IssueLine, Store
from drafter.store.stories import StoredStory, StoryStore

__all__ = [
    "MOVING",
    "STOPPED",
    "AddedName",
    "Approval",
    "Correction",
    "Database",
    "Decision",
    "Deed",
    "DeedStore",
    "Difference",
    "Document",
    "Feed",
    "FeedStore",
    "Filter",
    "Gathered",
    "GatheredFilter",
    "GatheredStore",
    "Held",
    "IssueLine",
    "JobRow",
    "JobStore",
    "LessonStore",
    "Line",
    "Locks",
    "Manifest",
    "NewSource",
    "Override",
    "Placement",
    "Present",
    "PrintSheet",
    "PrintedIssue",
    "PrintedStore",
    "PrintingStore",
    "Proposal",
    "Readback",
    "ReviewStore",
    "Revision",
    "Said",
    "Sitting",
    "SittingStore",
    "SourceFilter",
    "SourceLine",
    "SourceLook",
    "SourceStore",
    "SqlHosts",
    "SqlLedger",
    "SqlPace",
    "Store",
    "StoredItem",
    "StoredStory",
    "StoryStore",
    "Verdict",
    "Waiting",
    "What",
    "holdings",
    "issue_key",
    "read_manifest",
    "refill",
    "write_backup",
]
