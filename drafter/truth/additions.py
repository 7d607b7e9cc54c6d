"""What is added to the glossary: accepted names as entries, and entries as the text it is read from."""

from __future__ import annotations

import json
from collections.abc import Iterable

from drafter.errors import UsageError
from drafter.truth.reading.names import KINDS, Entry, Glossary
from drafter.truth.reading.words import STOP, is_chinese

_LONGEST = 80  # characters of a name


def addition(
    glossary: Glossary,
    name: str,
    *,
    kind: str = "",
    chinese: Iterable[str] = (),
    aliases: Iterable[str] = (),
) -> Entry:
    """Return the entry for what an editor typed, with all that the glossary has of the thing.

    A preferred name of the glossary given as an alias is renamed. Raises UsageError, saying what to
    do, for what would be found where it is not meant, or stands for another thing already.
    """
    name, *other = (_clean(form) for form in (name, *aliases))
    others = list(dict.fromkeys(form for form in other if form and form != name))
    han = list(dict.fromkeys(form for form in map(_clean, chinese) if form))
    for form in (name, *others):
        _judge_latin(form)
    for form in han:
        if not is_chinese(form):
            raise UsageError(f"“{form}” is not Chinese. Give it as an alias.")
        if len(form) < 2:
            raise UsageError(f"“{form}” stands in many other words. Give the whole name.")
    for form in (name, *others, *han):
        entry = glossary.forms.get(form)
        if entry and entry.name not in (name, *others):
            raise UsageError(
                f"“{form}” stands for {entry.name} already. Leave it out, or give {entry.name}"
                " as an alias to rename it."
            )
    return renamed(glossary, name, aliases=others, chinese=han, kind=kind)


def _clean(form: str) -> str:
    return " ".join(form.split())


def _judge_latin(form: str) -> None:
    if not form:
        raise UsageError("A name is missing. Give the spelling that the house prefers.")
    if len(form) > _LONGEST:
        raise UsageError(f"“{form[:_LONGEST]} …” is too long for a name. Shorten it.")
    if is_chinese(form):
        raise UsageError(f"“{form}” is Chinese. Give it as a Chinese name.")
    if not any(sign.isalnum() for sign in form):
        raise UsageError(f"“{form}” has no letter. Give the name as it is written.")
    if form.lower() in STOP and not form.isupper():
        raise UsageError(f"“{form}” is a common word, found everywhere. Give a fuller name.")


def renamed(
    glossary: Glossary,
    name: str,
    *,
    aliases: Iterable[str] = (),
    chinese: Iterable[str] = (),
    kind: str = "",
) -> Entry:
    """Return the entry by which the house calls a thing `name`, with all that the glossary has of it.

    The glossary's entries under any of these names become one. Raises UsageError when no `kind` is
    given (company, product, person, place or body) and the glossary has none.
    """
    given = (name, *aliases, *chinese)
    known = list(dict.fromkeys(e for form in given if (e := glossary.forms.get(form))))
    kind = kind or next((entry.kind for entry in known), "")
    if kind not in KINDS:
        raise UsageError(f"Say what {name} is: {', '.join(sorted(KINDS))}.")
    latin = (form for entry in known for form in (entry.name, *entry.aliases))
    return Entry(
        name=name,
        kind=kind,
        chinese=tuple(dict.fromkeys((*chinese, *(han for e in known for han in e.chinese)))),
        aliases=tuple(form for form in dict.fromkeys((*aliases, *latin)) if form != name),
        owner=next((entry.owner for entry in known if entry.owner), ""),
    )


def to_toml(entries: Iterable[Entry]) -> str:
    """Return the entries as `Glossary.from_toml` and `Glossary.extended` read them, one a line."""
    return "".join(["names = [\n", *(f"  {_row(entry)},\n" for entry in entries), "]\n"])


def _row(entry: Entry) -> str:
    values: dict[str, object] = {"name": entry.name, "kind": entry.kind, "owner": entry.owner}
    values |= {"chinese": list(entry.chinese), "aliases": list(entry.aliases)}
    told = ", ".join(f"{key} = {_quoted(value)}" for key, value in values.items() if value)
    return f"{{ {told} }}"


def _quoted(value: object) -> str:
    # JSON's strings and lists are TOML's, but for one control character that JSON leaves as it is.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
