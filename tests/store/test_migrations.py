"""Every released schema is brought forward with all that lay in it, on both databases."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from old_databases import RELEASED, brought_forward, fill, rows

from drafter.errors import DrafterError
from drafter.settings import Settings
from drafter.store import Database, PrintedStore, Store
from drafter.store.database import schema_of
from drafter.store.schema import HEAD, metadata

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("schema", RELEASED)
def test_a_filled_database_is_brought_forward_whole(stored: Settings, schema: str) -> None:
    fill(stored, schema)
    database = Database.open(stored)
    try:
        assert rows(database, schema) == brought_forward(schema)
        stored_item = Store(database).items.get("item")
        assert stored_item.item.headline == "Harbour opens"
        assert [finding.text for finding in stored_item.item.findings] == ["50"]
        assert "三百万元" in stored_item.articles[0].text
        # What is searched by words is made when the memory is opened.
        assert PrintedStore(database).undocumented_articles() == {"article"}
    finally:
        database.close()


@pytest.mark.parametrize("schema", [name for name in RELEASED if name != HEAD])
def test_a_migration_that_fails_leaves_the_database_as_it_was(
    stored: Settings, schema: str
) -> None:
    fill(stored, schema)
    database = Database.connect(stored)
    with database.begin() as connection:
        before = set(sa.inspect(connection).get_table_names())
        clash = max(set(metadata.tables) - before)
        connection.execute(sa.text(f"create table {clash} (id integer)"))
    with pytest.raises(DrafterError):
        Database.open(stored)
    with database.begin() as connection:
        assert schema_of(connection) == schema
        tables = set(sa.inspect(connection).get_table_names())
        assert tables == {*before, clash}
        connection.execute(sa.text(f"drop table {clash}"))
    database.close()
    Database.open(stored).close()
