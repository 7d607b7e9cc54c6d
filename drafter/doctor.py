"""What this desk would work with, part by part, and what is missing."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from drafter.errors import Damaged, DrafterError, EnvironmentFault
from drafter.settings import Settings


@dataclass(frozen=True, slots=True)
class Line:
    """One part of the desk: whether it is sound, and what it is or what to do."""

    part: str
    sound: bool
    words: str


def examine() -> list[Line]:
    """Look at every part without changing anything but the home itself."""
    settings = Settings.load()
    parts: dict[str, Callable[[Settings], str]] = {
        "home": _home,
        "database": _database,
        "model": _model,
        "embedder": _embedder,
        "chroma": _chroma,
        "work": _work,
        "tokenizer": _tokenizer,
        "log": _log,
        "sign-in": _sign_in,
        "house": _house,
        "glossary": _glossary,
    }
    return [_line(part, look, settings) for part, look in parts.items()]


def _line(part: str, look: Callable[[Settings], str], settings: Settings) -> Line:
    try:
        return Line(part, True, settings.veil(look(settings)))
    except DrafterError as error:
        return Line(part, False, settings.veil(str(error)))


def _home(settings: Settings) -> str:
    exists = settings.home.exists()
    writable = os.access(settings.home, os.W_OK) if exists else True
    if not writable:
        return f"{settings.home} (cannot be written: set DRAFTER_HOME)"
    shared = exists and settings.home.stat().st_mode & 0o077
    return f"{settings.home}" + (" (others of this machine may look into it)" if shared else "")


def _database(settings: Settings) -> str:
    from drafter.store import Database, LessonStore, Store

    with closing(Database.open(settings)) as database:
        database.check()
        issues, taught = len(Store(database).issue_lines()), LessonStore(database)
        learned = f"{len(taught.accepted())} accepted rules, {len(taught.names())} added names"
        return f"{database.place}, sound, {issues} issues, {learned}"


def _model(settings: Settings) -> str:
    from drafter.house import HouseStyle
    from drafter.ports import NoLedger
    from drafter.resources import read_text
    from drafter.write import open_writer, servers

    writer = open_writer(settings, HouseStyle.from_toml(read_text("house.toml")), NoLedger())
    if not writer.paid:
        return (
            "the embedded writer: extracts to be rewritten, no key needed."
            " Set DRAFTER_MODEL (and DRAFTER_BASE_URL or OPENAI_API_KEY) to have items written."
        )
    asked = [f"{server.model} at {server.shown}" for server in servers(settings)]
    return f"{', then '.join(asked)}; at most {settings.max_parallel} calls at once"


def _embedder(settings: Settings) -> str:
    from drafter.archive import open_embedder

    return open_embedder(settings).name


def _chroma(settings: Settings) -> str:
    from drafter.archive import Index, in_use, open_embedder

    place = settings.chroma_url or str(settings.home / "chroma")
    holder = "" if settings.chroma_url else in_use(settings.home)
    if holder:
        return f"{place}, held by {holder}"
    articles, items = _indexed(settings)
    if not settings.chroma_url and not (articles or items):
        return f"{place}, nothing to index yet"
    with Index.open(settings, open_embedder(settings)) as index:
        passages, printed = index.passages.count(), index.printed.count()
    if (articles and not passages) or printed < items:
        raise Damaged(
            f"{place} holds {passages} passages of {articles} articles and {printed} of {items} printed"
            " items. Run `drafter reindex` to build it anew."
        )
    return f"{place}, {passages} passages, {printed} printed items"


def _indexed(settings: Settings) -> tuple[int, int]:
    """Return how many articles and printed items there are to be found in the index."""
    from drafter.store import Database, PrintedStore, Store

    with closing(Database.open(settings)) as database:
        return Store(database).articles.count(), PrintedStore(database).count()


def _log(settings: Settings) -> str:
    from drafter.log import log_file

    return str(log_file(settings)) + (", and on stderr" if settings.log == "json" else "")


def _sign_in(settings: Settings) -> str:
    if not settings.sign_in:
        return "none: the desk is for this machine, and whoever reaches it may do everything"
    return (
        f"by {settings.oidc_issuer}, for {settings.session_hours:g} hours:"
        f" {len(settings.editors)} editors and {len(settings.publishers)} publishers, or domains of them"
    )


def _work(settings: Settings) -> str:
    from importlib.metadata import version

    from drafter.jobs import Jobs
    from drafter.rooms import Shelf
    from drafter.work import Work

    with closing(Shelf.open(settings)) as shelf:
        jobs = Jobs(settings, shelf, Work(settings, shelf))
        alive, waiting = jobs.alive(), jobs.waiting()
        if waiting and (nobody := jobs.missing()):
            raise EnvironmentFault(f"{waiting} jobs wait. {nobody}")
    hands = "workers" if not settings.owns_home else "the desk that has the home open"
    at_work = ", ".join(alive) or "none is at work"
    return f"dbos {version('dbos')}, done by {hands}: {at_work}; {waiting} jobs wait"


def _tokenizer(settings: Settings) -> str:
    from drafter import tokens

    return tokens.describe()


def _house(settings: Settings) -> str:
    from drafter.resources import prompts_dir
    from drafter.rooms import load_style

    load_style(settings)
    return str(settings.house or prompts_dir() / "house.toml")


def _glossary(settings: Settings) -> str:
    from drafter.rooms import load_glossary

    names = f"{len(load_glossary(settings).entries)} names"
    return names + (f", those of {settings.glossary} among them" if settings.glossary else "")
