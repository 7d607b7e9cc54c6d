"""What is added to the glossary: accepted names as entries, and entries as the text it is read from."""

from __future__ import annotations

import json
from collections.abc import Iterable

from drafter.errors import UsageError
from drafter.truth.reading.names import KINDS, Entry, Glossary


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
