"""Sets as data: a set is a folder with a set.toml, and its kind says which reader scores it."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from drafter.errors import UsageError

FOLDER = Path(__file__).parents[1] / "datasets"
ABOUT = "set.toml"


class About(BaseModel):
    """What set.toml says: `data` names a file or a folder of public data, which is never committed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    title: str
    licence: str
    split: str
    gate: Literal["exact", "interval"] = "interval"
    data: str = ""
    sha256: str = ""
    origin: str = ""  # only the rows of this origin, where a file holds several sets
    of: str = ""  # the set whose content this one is made from


@dataclass(frozen=True, slots=True)
class Set:
    """A set that can be read: its name, what set.toml says, and where its content lies."""

    name: str
    about: About
    place: Path  # the set's own folder, or the public file or folder

    @property
    def digest(self) -> str:
        """The sha256 of the content, whatever the folder is called."""
        return digest_of(self.place)

    @property
    def files(self) -> list[Path]:
        """The files of the content, set.toml left out."""
        return _files(self.place)


def every(root: Path = FOLDER) -> dict[str, About]:
    """Return what is said of each set in a folder of sets; raise UsageError on a set.toml that is wrong."""
    found: dict[str, About] = {}
    for file in sorted(root.glob(f"*/{ABOUT}")):
        try:
            found[file.parent.name] = About(**tomllib.loads(file.read_text(encoding="utf-8")))
        except (tomllib.TOMLDecodeError, ValidationError) as error:
            raise UsageError(f"{file} cannot be read: {error}. Mend it.") from error
    return found


def choose(
    wanted: Collection[str], data: Path | None, kinds: Iterable[str], root: Path = FOLDER
) -> list[Set]:
    """Return the sets that are wanted by name or by kind, all of them when none is named.

    Without `data` the public ones are left out, unless one is wanted by its name: then, as when its bytes
    are not the pinned ones, UsageError says what to do.
    """
    known = every(root)
    names = {*known, *(about.kind for about in known.values())}
    for name in wanted:
        if name not in names:
            raise UsageError(f"There is no set {name!r}. There are: {', '.join(sorted(known))}.")
    chosen = []
    for name, about in known.items():
        if wanted and name not in wanted and about.kind not in wanted:
            continue
        if about.kind not in kinds:
            raise UsageError(f"{name}: no reader for the kind {about.kind!r}. Correct its {ABOUT}.")
        if about.data and data is None:
            if name in wanted:
                raise UsageError(f"{name} is public data: say where it lies with --data DIR.")
            continue
        chosen.append(Set(name, about, _place(name, about, data, root)))
    return chosen


def _place(name: str, about: About, data: Path | None, root: Path) -> Path:
    if not about.data or data is None:
        return root / (about.of or name)
    place = data / about.data
    if not place.exists():
        raise UsageError(f"{name}: {place} is not there. Put the data there, or correct --data.")
    found = digest_of(place)
    if found != about.sha256:
        raise UsageError(
            f"{name}: {place} is not the data this set was pinned to (sha256 {found[:12]}…, wanted"
            f" {about.sha256[:12]}…). Fetch it again; if it was published anew, pin it in {ABOUT}."
        )
    return place


def digest_of(place: Path) -> str:
    """Return the sha256 of a file, or of the names and digests of a folder's files."""
    if place.is_file():
        return hashlib.sha256(place.read_bytes()).hexdigest()
    lines = (
        f"{file.relative_to(place).as_posix()} {hashlib.sha256(file.read_bytes()).hexdigest()}\n"
        for file in _files(place)
    )
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return sorted(file for file in place.rglob("*") if file.is_file() and file.name != ABOUT)
