"""What a run of the evaluation leaves behind: every case of every set, with each score and its why."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from drafter.errors import UsageError

VERSION = 1
BY_HAND = "by hand"  # the fact of a case that holds the values of an item by hand


@dataclass(frozen=True, slots=True)
class Score:
    """A value and why it is so; None is “unscored”, never zero. `spans` are places in the scored text."""

    value: float | None
    why: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


UNSCORED = Score(None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One case of a set; cases of one `group` share a source and are not independent.

    `facts` are what curves are drawn from, `shown` is what a reader of the report is shown.
    """

    id: str
    group: str
    scores: Mapping[str, Score]
    facts: Mapping[str, Any] = field(default_factory=dict)
    shown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class SetResult:
    """The cases of one set, and which data they were made from; `gate` says how its floors are kept."""

    name: str
    kind: str
    title: str
    digest: str
    licence: str
    split: str
    gate: str
    seconds: float
    cases: tuple[Case, ...]

    def values(self, scorer: str) -> dict[str, float]:
        """Return the value of each case that this scorer scored."""
        found = ((case.id, case.scores.get(scorer, UNSCORED).value) for case in self.cases)
        return {id: value for id, value in found if value is not None}

    def by_hand(self, scorer: str) -> dict[str, float]:
        """Return the value of the item by hand of each case that this scorer scored."""
        scored = self.values(scorer)
        found = ((case.id, case.facts.get(BY_HAND, {}).get(scorer)) for case in self.cases)
        return {id: value for id, value in found if value is not None and id in scored}

    @property
    def scorers(self) -> list[str]:
        """The scorers that scored a case, in their order."""
        return list(dict.fromkeys(name for case in self.cases for name in case.scores))

    @property
    def groups(self) -> dict[str, str]:
        """The group of each case."""
        return {case.id: case.group for case in self.cases}


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One run: who wrote, with which prompts, on which machine, and what came of it."""

    when: str
    writer: str
    prompts: Mapping[str, str]  # file of prompts/ to the fingerprint of its words
    machine: Mapping[str, Any]
    sets: tuple[SetResult, ...]
    partial: bool = False  # not all cases of each set were run
    judge: Mapping[str, Any] = field(default_factory=dict)
    version: int = VERSION

    @property
    def prompt(self) -> str:
        """The fingerprint of the prompt that items were written with, "" when it is not known."""
        return self.prompts.get("write_item.md", "")

    def save(self, path: Path) -> None:
        """Write the record as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8")


def load(path: Path) -> Record:
    """Read a record; raise UsageError when the file is none."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        if raw["version"] != VERSION:
            raise UsageError(f"{path} is a record of another version. Run the evaluation again.")
        sets = tuple(_set(each) for each in raw.pop("sets"))
        return Record(**raw, sets=sets)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{path} is not a record of an evaluation. Make one with python -m eval run --json {path}."
        ) from error


def _set(raw: dict[str, Any]) -> SetResult:
    cases = tuple(_case(each) for each in raw.pop("cases"))
    return SetResult(**raw, cases=cases)


def _case(raw: dict[str, Any]) -> Case:
    scores = {name: _score(each) for name, each in raw.pop("scores").items()}
    return Case(**raw, scores=scores)


def _score(raw: dict[str, Any]) -> Score:
    spans = tuple((start, end) for start, end in raw["spans"])
    return Score(raw["value"], tuple(raw["why"]), spans)
