"""A house style as the text of a house.toml that a person may read and edit."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from drafter.house.style import HouseStyle, Limit

_WIDE = 100
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ABOUT = {
    "frame": "The words around the items.",
    "limits": "`breach`: lowest and highest of an item; outside is a breach."
    " `advice`: where most items are; outside is a hint.",
    "conventions": "How figures, money, dates and marks are written. The writer is asked for all of them."
    " A rule among `advised` gives advice where it is broken, one among `unchecked` nothing.",
    "title_case": "Whether headlines are in title case, and names that keep their own capitals.",
    "title_case.small_words": "Small words inside a headline: low, capital, or either.",
    "abbreviations": "Abbreviations that readers know; they need not be expanded.",
    "abbreviations.expand": "Abbreviations that are expanded at first mention.",
    "spelling": "American spelling = British spelling.",
    "wording": 'Phrase = what the house writes instead; "" where it is left out.',
}

Notes = Mapping[str, Sequence[str]]  # by key, such as `limits.lead_words`, or by table


def to_toml(style: HouseStyle, notes: Notes, head: Sequence[str] = ()) -> str:
    """Return the text that `HouseStyle.from_toml` reads back as the same style.

    `head` stands at the top and `notes` beside or above what they are about, all as comments.
    """
    lines = [*_comments(head), ""]
    for name in type(style).model_fields:
        lines += _table(name, getattr(style, name), type(style).model_fields[name], notes)
    return "\n".join(lines).strip() + "\n"


def string(text: str) -> str:
    """Return `text` as a basic string of TOML."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def comment(text: str) -> str:
    """Return `text` as a comment that cannot end before it does."""
    words = " ".join(text.split())
    return "# " + "".join(sign for sign in words if unicodedata.category(sign)[0] != "C")


def _comments(texts: Sequence[str]) -> list[str]:
    lines: list[str] = []
    for text in texts:
        line = ""
        for word in text.split():
            if line and len(line) + 1 + len(word) > _WIDE - 2:
                lines.append(comment(line))
                line = ""
            line += f" {word}" if line else word
        lines.append(comment(line).rstrip())
    return lines


def _table(name: str, value: Any, field: Any, notes: Notes) -> Iterator[str]:
    """Yield the lines of a table, and after them those of the tables inside it."""
    if not value and not notes.get(name):
        return
    inner: list[tuple[str, Any, Any]] = []
    yield f"[{name}]"
    yield from _comments([_ABOUT[name]] if name in _ABOUT else [])
    entries = (
        {key: (getattr(value, key), each) for key, each in type(value).model_fields.items()}
        if isinstance(value, BaseModel)
        else {key: (each, None) for key, each in value.items()}
    )
    for key, (each, about) in entries.items():
        if isinstance(each, dict):
            inner.append((f"{name}.{key}", each, about))
        elif about is None or each or each != about.default:
            yield from _entry(key, each, notes.get(f"{name}.{key}", ()))
        else:
            yield from _comments([f"{key}: {said}" for said in notes.get(f"{name}.{key}", ())])
    yield from _comments(notes.get(name, ()))
    yield ""
    for table in inner:
        yield from _table(*table, notes)


def _entry(key: str, value: Any, notes: Sequence[str]) -> Iterator[str]:
    line = f"{key if _BARE_KEY.fullmatch(key) else string(key)} = {_value(value)}"
    beside = f"{line}  {comment(notes[0])}" if len(notes) == 1 else ""
    if beside and "\n" not in line and len(beside) <= _WIDE:
        yield beside
    else:
        yield from _comments(notes)
        yield line


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return string(value)
    if isinstance(value, Limit):
        return f"{{ breach = {list(value.breach)}, advice = {list(value.advice)} }}"
    return _array([string(each) for each in (value if isinstance(value, tuple) else sorted(value))])


def _array(strings: list[str]) -> str:
    if sum(map(len, strings)) + 2 * len(strings) < _WIDE - 20:
        return f"[{', '.join(strings)}]"
    rows = [" "]
    for each in strings:
        if len(rows[-1]) > 1 and len(rows[-1]) + len(each) + 2 > _WIDE:
            rows.append(" ")
        rows[-1] += f" {each},"
    return "[\n" + "\n".join(rows) + "\n]"
