"""Where the rooms are opened and put together; nothing else wires anything."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import EnvironmentFault
from drafter.house import HouseStyle
from drafter.model import Usage
from drafter.ports import Ledger, Similarity
from drafter.resources import read_text
from drafter.settings import Settings
from drafter.store import Database, PrintedStore, SqlLedger, Store, StoryStore

if TYPE_CHECKING:
    from drafter.archive import Embedder, Index
    from drafter.truth import Glossary
    from drafter.write import StoryWriter


def load_style(settings: Settings) -> HouseStyle:
    """Return the house style that DRAFTER_HOUSE names, or the one that ships."""
    if settings.house is None:
        return HouseStyle.from_toml(read_text("house.toml"))
    return HouseStyle.from_toml(_read("DRAFTER_HOUSE", settings.house))


def load_glossary(settings: Settings) -> Glossary:
    """Return the names that ship, with those of the file that DRAFTER_GLOSSARY names."""
    from drafter.truth import shipped

    if settings.glossary is None:
        return shipped()
    return _extended(_read("DRAFTER_GLOSSARY", settings.glossary))


@lru_cache(maxsize=4)
def _extended(text: str) -> Glossary:
    from drafter.truth import shipped

    # One object for one text, since what was read with a glossary is remembered by it.
    return shipped().extended(text)


def _read(setting: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EnvironmentFault(
            f"{setting} names {path}, which cannot be read. Correct or unset it."
        ) from error


@dataclass(frozen=True)
class Shelf:
    """What is cheap to open: the database, and what stands on it."""

    database: Database
    store: Store
    printed: PrintedStore
    stories: StoryStore
    ledger: Ledger

    @classmethod
    def open(cls, settings: Settings) -> Shelf:
        database = Database.open(settings)
        return cls(
            database=database,
            store=Store(database),
            printed=PrintedStore(database),
            stories=StoryStore(database),
            ledger=SqlLedger(database),
        )

    def close(self) -> None:
        self.database.close()


@dataclass(frozen=True)
class Rooms:
    """All that a draft needs, opened and warm."""

    settings: Settings
    style: HouseStyle
    glossary: Glossary
    store: Store
    printed: PrintedStore
    stories: StoryStore
    ledger: Ledger
    embedder: Embedder
    similarity: Similarity
    index: Index

    @classmethod
    def open(cls, settings: Settings, shelf: Shelf) -> Rooms:
        """Take the home, then load everything heavy: after this a draft waits only for the world.

        Raises HomeInUse when another process owns the home, EnvironmentFault when a part is missing.
        """
        from drafter import archive, ingest, write

        style, glossary = load_style(settings), load_glossary(settings)
        # The settings are judged before anything slow is loaded.
        writer = write.open_writer(settings, style, shelf.ledger)
        embedder = archive.open_embedder(settings)
        with ThreadPoolExecutor(1) as pool:
            # Extraction warms up in processes of its own. The rest imports into this one, in turn:
            # libraries that share imports break when two threads load them at once.
            warming = pool.submit(ingest.warm)
            index = archive.Index.open(settings, embedder)
            embedder.warm()
            writer.warm()
            warming.result()
        return cls(
            settings=settings,
            style=style,
            glossary=glossary,
            store=shelf.store,
            printed=shelf.printed,
            stories=shelf.stories,
            ledger=shelf.ledger,
            embedder=embedder,
            similarity=archive.similarity(),
            index=index,
        )

    def open_writer(self, spent: Usage | None = None) -> StoryWriter:
        """Return a writer for one issue, which has cost `spent` so far: the budget is an issue's."""
        from drafter.write import open_writer

        usd = (spent.usd or 0.0) if spent else 0.0
        return open_writer(self.settings, self.style, self.ledger, already_usd=usd)

    def close(self) -> None:
        """Give the home back; extraction's processes serve the whole program and end with it."""
        self.index.close()
