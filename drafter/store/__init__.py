"""SQL: articles, issues, items, append-only revisions, and the ledger."""

from drafter.store.database import Database
from drafter.store.ledger import SqlLedger
from drafter.store.store import IssueLine, Revision, Store, StoredItem

__all__ = ["Database", "IssueLine", "Revision", "SqlLedger", "Store", "StoredItem"]
