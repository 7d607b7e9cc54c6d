"""Where the rooms are opened and put together; nothing else wires anything."""

from __future__ import annotations

import os
import secrets
import socket
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from drafter.errors import EnvironmentFault
from drafter.house import HouseStyle, Lesson, apply, spell
from drafter.model import Usage
from drafter.ports import Hosts, Ledger, Pace
from drafter.resources import read_text
from drafter.settings import Settings
from drafter.store import (
    Database,
    DeedStore,
    FeedStore,
    GatheredStore,
    JobStore,
    LessonStore,
    Locks,
    PrintedStore,
    PrintingStore,
    ReviewStore,
    SittingStore,
    SourceStore,
    SqlHosts,
    SqlLedger,
    SqlPace,
    Store,
    StoryStore,
)

if TYPE_CHECKING:
    from drafter.archive import Cosine, Embedder, Index
    from drafter.truth import Entry, Glossary
    from drafter.write import StoryWriter

_FRESH = (
    1.0  # seconds for which what was read of the decisions holds: another process may change them
)


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


@lru_cache(maxsize=4)
def _with_names(glossary: Glossary, entries: tuple[Entry, ...]) -> Glossary:
    from drafter.truth import to_toml

    # One after the other: a later one may rename what an earlier one added.
    for entry in entries:
        glossary = glossary.extended(to_toml([entry]))
    return glossary


def _read(setting: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EnvironmentFault(
            f"{setting} names {path}, which cannot be read. Correct or unset it."
        ) from error


class House:
    """The style and the glossary in use: those of the files, with all that editors accepted since.

    What this process decides is in use at once (`reread`), what another one does within a second.
    """

    def __init__(self, settings: Settings, lessons: LessonStore | None) -> None:
        self.own_style = load_style(settings)
        self._settings = settings
        self._lessons = lessons
        self._lock = RLock()
        self._read_at = float("-inf")
        self._taught: tuple[tuple[Lesson, ...], tuple[Entry, ...]] = ((), ())
        self._style = self.own_style
        self._glossary: Glossary | None = None

    @property
    def style(self) -> HouseStyle:
        with self._lock:
            self._look()
            return self._style

    @property
    def glossary(self) -> Glossary:
        with self._lock:
            self._look()
            if self._glossary is None:
                self._glossary = self.glossary_with(self._taught[1])
            return self._glossary

    def glossary_with(self, entries: Iterable[Entry]) -> Glossary:
        """Return the glossary of the files with these entries, the same object for the same entries."""
        return _with_names(load_glossary(self._settings), tuple(entries))

    def reread(self) -> None:
        """Use from now on what the database has now."""
        with self._lock:
            self._read_at = float("-inf")

    def _look(self) -> None:
        if self._lessons is None or time.monotonic() - self._read_at < _FRESH:
            return
        names = tuple(added.entry for added in self._lessons.names())
        taught = tuple(self._lessons.accepted()), names
        self._read_at = time.monotonic()
        if taught != self._taught:
            self._taught = taught
            self._style = apply(spell(self.own_style, names), taught[0])
            self._glossary = None


@dataclass(frozen=True)
class Shelf:
    """What is cheap to open: the database, what stands on it, and the house by what it says."""

    database: Database
    store: Store
    printed: PrintedStore
    stories: StoryStore
    lessons: LessonStore
    sources: SourceStore
    gathered: GatheredStore
    feeds: FeedStore
    printing: PrintingStore
    sittings: SittingStore
    reviews: ReviewStore
    deeds: DeedStore
    ledger: Ledger
    jobs: JobStore
    locks: Locks
    pace: Pace
    hosts: Hosts
    house: House
    process: str  # by which others know this process

    @classmethod
    def open(cls, settings: Settings) -> Shelf:
        database = Database.open(settings)
        lessons = LessonStore(database)
        try:
            house = House(settings, lessons)
        except BaseException:
            database.close()
            raise
        pace = SqlPace(database, settings.calls_per_minute, settings.tokens_per_minute)
        return cls(
            database=database,
            store=Store(database),
            printed=PrintedStore(database),
            stories=StoryStore(database),
            lessons=lessons,
            sources=SourceStore(database),
            gathered=GatheredStore(database),
            feeds=FeedStore(database),
            printing=PrintingStore(database),
            sittings=SittingStore(database),
            reviews=ReviewStore(database),
            deeds=DeedStore(database),
            ledger=SqlLedger(database),
            jobs=JobStore(database),
            locks=database.locks,
            pace=pace,
            hosts=SqlHosts(database),
            house=house,
            process=f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(3)}",
        )

    def close(self) -> None:
        self.database.close()


@contextmanager
def open_house(settings: Settings) -> Iterator[House]:
    """Open the house alone; a home that is not there is not made for it."""
    if not settings.database_url and not (settings.home / "drafter.db").exists():
        yield House(settings, None)
        return
    shelf = Shelf.open(settings)
    try:
        yield shelf.house
    finally:
        shelf.close()


@dataclass(frozen=True)
class Rooms:
    """All that a draft needs, opened and warm."""

    settings: Settings
    house: House
    store: Store
    printed: PrintedStore
    stories: StoryStore
    sources: SourceStore
    gathered: GatheredStore
    feeds: FeedStore
    ledger: Ledger
    pace: Pace
    hosts: Hosts
    embedder: Embedder
    similarity: Cosine
    index: Index

    @classmethod
    def open(cls, settings: Settings, shelf: Shelf) -> Rooms:
        """Load everything heavy: after this a draft waits only for the world. The caller holds the home.

        Raises EnvironmentFault when a part is missing.
        """
        from drafter import archive, ingest, write

        # The settings are judged before anything slow is loaded.
        _ = shelf.house.glossary
        writer = write.open_writer(settings, shelf.house.style, shelf.ledger)
        embedder = archive.open_embedder(settings)
        with ThreadPoolExecutor(1) as pool:
            # Extraction warms up in processes of its own. The rest imports into this one, in turn:
            # libraries that share imports break when two threads load them at once.
            warming = pool.submit(ingest.warm)
            index = archive.Index.open(settings, embedder, held=True)
            embedder.warm()
            writer.warm()
            warming.result()
        return cls(
            settings=settings,
            house=shelf.house,
            store=shelf.store,
            printed=shelf.printed,
            stories=shelf.stories,
            sources=shelf.sources,
            gathered=shelf.gathered,
            feeds=shelf.feeds,
            ledger=shelf.ledger,
            pace=shelf.pace,
            hosts=shelf.hosts,
            embedder=embedder,
            similarity=archive.similarity(),
            index=index,
        )

    @property
    def style(self) -> HouseStyle:
        return self.house.style

    @property
    def glossary(self) -> Glossary:
        return self.house.glossary

    def open_writer(self, spent: Usage | None = None) -> StoryWriter:
        """Return a writer for one issue, which has cost `spent` so far: the budget is an issue's."""
        from drafter.write import open_writer

        usd = (spent.usd or 0.0) if spent else 0.0
        return open_writer(self.settings, self.style, self.ledger, pace=self.pace, already_usd=usd)

    def close(self) -> None:
        """Close the index; extraction's processes serve the whole program and end with it."""
        self.index.close()
