"""What this desk would work with, part by part, and what is missing."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from drafter.errors import DrafterError
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
        "tokenizer": _tokenizer,
        "house": _house,
        "glossary": _glossary,
    }
    return [_line(part, look, settings) for part, look in parts.items()]


def _line(part: str, look: Callable[[Settings], str], settings: Settings) -> Line:
    try:
        return Line(part, True, look(settings))
    except DrafterError as error:
        return Line(part, False, str(error))


def _home(settings: Settings) -> str:
    exists = settings.home.exists()
    writable = os.access(settings.home, os.W_OK) if exists else True
    return f"{settings.home}" + ("" if writable else " (cannot be written: set DRAFTER_HOME)")


def _database(settings: Settings) -> str:
    from drafter.store import Database, LessonStore, Store

    database = Database.open(settings)
    try:
        issues, taught = len(Store(database).issue_lines()), LessonStore(database)
        learned = f"{len(taught.accepted())} accepted rules, {len(taught.names())} added names"
        where = database.engine.url.render_as_string(hide_password=True)
        return f"{where}, {issues} issues, {learned}"
    finally:
        database.close()


def _model(settings: Settings) -> str:
    from drafter.house import HouseStyle
    from drafter.ports import NoLedger
    from drafter.resources import read_text
    from drafter.write import open_writer

    writer = open_writer(settings, HouseStyle.from_toml(read_text("house.toml")), NoLedger())
    if not writer.paid:
        return (
            "the embedded writer: extracts to be rewritten, no key needed."
            " Set DRAFTER_MODEL (and DRAFTER_BASE_URL or OPENAI_API_KEY) to have items written."
        )
    where = settings.base_url or "the OpenAI service"
    return f"{settings.model} at {where}, at most {settings.max_parallel} calls at once"


def _embedder(settings: Settings) -> str:
    from drafter.archive import open_embedder

    return open_embedder(settings).name


def _chroma(settings: Settings) -> str:
    if settings.chroma_url:
        return settings.chroma_url
    from drafter.archive import in_use

    holder = in_use(settings.home)
    return f"{settings.home / 'chroma'}" + (f", held by {holder}" if holder else "")


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
