"""Floors: what was reached before, case by case, so that a real drop is told from chance.

A drop is real when the interval of the paired differences lies below nothing; in a set whose gate is
“exact”, small and checked by hand, when the mean is lower at all.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from statistics import fmean
from typing import Any

from drafter.errors import UsageError
from eval.record import Record, SetResult
from eval.scorers import better
from eval.stats import estimate

FILE = Path(__file__).with_name("floors.json")
ADOPT = "run python -m eval floors"
_DIGITS = 4
_SLACK = 2 * 10**-_DIGITS  # what rounding may take
_LOST = 0.1  # share of the cases that may be left unscored without a word


@dataclass(frozen=True, kw_only=True, slots=True)
class Floor:
    """What one scorer gave on one set: `usual` for every case but those of `others`."""

    mean: float
    ids: int
    usual: float
    others: Mapping[str, float]
    unscored: tuple[str, ...] = ()

    @classmethod
    def of(cls, result: SetResult, scorer: str) -> Floor:
        values = {id: round(value, _DIGITS) for id, value in result.values(scorer).items()}
        counted = list(values.values())
        usual = max(dict.fromkeys(counted), key=counted.count)
        return cls(
            mean=round(fmean(counted), _DIGITS),
            ids=len(counted),
            usual=usual,
            others={id: value for id, value in values.items() if value != usual},
            unscored=tuple(case.id for case in result.cases if case.id not in values),
        )

    def values(self, ids: list[str]) -> dict[str, float]:
        """Return the value that each of these cases had; those that had none are left out."""
        return {id: self.others.get(id, self.usual) for id in ids if id not in self.unscored}


@dataclass(frozen=True, kw_only=True, slots=True)
class OfSet:
    """The floors of one set, and the data they were reached on."""

    digest: str
    scores: Mapping[str, Floor]


@dataclass(frozen=True, kw_only=True, slots=True)
class Floors:
    """All floors, the prompts they were reached with, and every lowering with its reason."""

    writer: str = ""
    prompts: Mapping[str, str] = field(default_factory=dict)
    sets: Mapping[str, OfSet] = field(default_factory=dict)
    lowered: tuple[Mapping[str, Any], ...] = ()

    @classmethod
    def load(cls, path: Path = FILE) -> Floors:
        """Read the floors; none at all when there is no file yet."""
        if not path.exists():
            return cls()
        try:
            raw = json.loads(path.read_text(encoding="utf-8"))
            return cls(
                writer=raw["writer"],
                prompts=raw["prompts"],
                sets={name: _of_set(each) for name, each in raw["sets"].items()},
                lowered=tuple(raw["lowered"]),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(f"{path} cannot be read as floors. Restore it from git.") from error

    def save(self, path: Path = FILE) -> None:
        """Write the floors, a scorer a line, so that a change of one is seen in a diff."""
        sets = ",\n".join(
            f'  {_json(name)}: {{\n   "digest": {_json(held.digest)},\n   "scores": {{\n'
            + ",\n".join(
                f"    {_json(n)}: {_json(asdict(floor))}" for n, floor in held.scores.items()
            )
            + "\n   }\n  }"
            for name, held in self.sets.items()
        )
        lowered = ",".join(f"\n  {_json(dict(note))}" for note in self.lowered)
        prompts = ",".join(f"\n  {_json(k)}: {_json(v)}" for k, v in self.prompts.items())
        path.write_text(
            f'{{\n "writer": {_json(self.writer)},\n "prompts": {{{prompts}\n }},\n'
            f' "sets": {{\n{sets}\n }},\n "lowered": [{lowered}\n ]\n}}\n',
            encoding="utf-8",
        )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _of_set(raw: Mapping[str, Any]) -> OfSet:
    scores = {
        name: Floor(**{**each, "unscored": tuple(each["unscored"])})
        for name, each in raw["scores"].items()
    }
    return OfSet(digest=raw["digest"], scores=scores)


@dataclass(frozen=True, slots=True)
class Drop:
    """A scorer that gives less than it gave, in a set, and how that is known."""

    set: str
    scorer: str
    before: float
    now: float
    told: str

    def __str__(self) -> str:
        return f"{self.set}: {self.scorer} {self.now:.3f}, was {self.before:.3f} ({self.told})"


def faults(record: Record, floors: Floors, *, whole: bool = True) -> list[str]:
    """Return what keeps a run from standing, a line each: drops, and data or prompts nobody ran with.

    A run that is not the whole one is held against the floors of its own sets alone.
    """
    stale = sorted(
        name
        for name in {*floors.prompts, *record.prompts}
        if floors.prompts.get(name) != record.prompts.get(name)
    )
    lines = [f"prompts/{name} changed since the floors were set: {ADOPT}" for name in stale]
    ran = {result.name: result for result in record.sets}
    gone = [name for name in floors.sets if whole and name not in ran]
    lines += [f"{name}: the set is gone: {ADOPT}" for name in gone]
    for name, result in ran.items():
        if name not in floors.sets:
            lines.append(f"{name}: the set is new: {ADOPT}")
            continue
        if floors.sets[name].digest != result.digest:
            lines.append(f"{name}: its data changed since the floors were set: {ADOPT}")
        lines += [
            f"{name}: {scorer} has no floor: {ADOPT}"
            for scorer in _with_floors(result)
            if scorer not in floors.sets[name].scores
        ]
    return [*lines, *(f"below its floor: {drop}" for drop in drops(record, floors))]


def drops(record: Record, floors: Floors) -> list[Drop]:
    """Return every real drop, on the cases that were there before."""
    return [
        drop
        for result in record.sets
        if result.name in floors.sets
        for drop in _drops(result, floors.sets[result.name])
    ]


def _drops(result: SetResult, before: OfSet) -> Iterator[Drop]:
    ids = [case.id for case in result.cases]
    for scorer, floor in before.scores.items():
        old, new = floor.values(ids), result.values(scorer)
        lost = [id for id in old if id not in new]
        if old and len(lost) > (0 if result.gate == "exact" else _LOST * len(old)):
            told = f"{len(lost)} of {len(old)} cases are no longer scored"
            yield Drop(result.name, scorer, floor.mean, fmean(new.values()) if new else 0.0, told)
            continue
        sign = -1 if better(scorer) == "low" else 1
        gains = {id: sign * (new[id] - value) for id, value in old.items() if id in new}
        told = _really_less(gains, result) if gains else ""
        if told:
            kept = [new[id] for id in gains]
            yield Drop(result.name, scorer, fmean(old[id] for id in gains), fmean(kept), told)


def _really_less(gains: Mapping[str, float], result: SetResult) -> str:
    """Return how it is known that gains are losses, "" when they are not or chance may be to blame."""
    found = estimate(gains, result.groups)
    if found.mean >= -_SLACK / 2:
        return ""
    worse = sum(gain < -_SLACK for gain in gains.values())
    if result.gate == "exact" or found.high is None:
        return f"{worse} of {len(gains)} cases lost, and the gate is exact"
    if found.high >= 0:
        return ""
    return f"paired difference {found.mean:+.3f}, {found.low:+.3f} to {found.high:+.3f}"


def adopt(record: Record, floors: Floors, *, lower: bool = False, reason: str = "") -> Floors:
    """Return the floors with what this run reached: higher ones kept, with `lower` lower ones too.

    Raises UsageError when a floor would fall without `lower` and a reason; the reason is kept.
    """
    if record.partial:
        raise UsageError("A run on part of the cases sets no floors. Run all of them.")
    check_reason(lower, reason)
    fallen = drops(record, floors)
    if fallen and not lower:
        lines = "\n  ".join(map(str, fallen))
        raise UsageError(
            f"{len(fallen)} floors would fall:\n  {lines}\nMend what broke, or accept it with"
            ' python -m eval floors --lower --reason "…".'
        )
    let = {(drop.set, drop.scorer) for drop in fallen}
    notes = tuple(
        {
            "when": time.strftime("%Y-%m-%d", time.gmtime()),
            "set": drop.set,
            "scorer": drop.scorer,
            "from": round(drop.before, _DIGITS),
            "to": round(drop.now, _DIGITS),
            "reason": reason.strip(),
        }
        for drop in fallen
    )
    return replace(
        floors,
        writer=record.writer,
        prompts=dict(record.prompts),
        sets={
            result.name: _adopted(result, floors.sets.get(result.name), let)
            for result in record.sets
        },
        lowered=(*floors.lowered, *notes),
    )


def check_reason(lower: bool, reason: str) -> None:
    """Raise UsageError when floors are to be lowered and nobody says why."""
    if lower and not reason.strip():
        raise UsageError("Lowering a floor needs --reason: say why less is right.")


def _with_floors(result: SetResult) -> list[str]:
    """Return the scorers that have a better and a worse, and scored a case."""
    return [name for name in result.scorers if better(name) and result.values(name)]


def _adopted(result: SetResult, before: OfSet | None, let: set[tuple[str, str]]) -> OfSet:
    scores = {}
    for scorer in _with_floors(result):
        new = Floor.of(result, scorer)
        old = before.scores.get(scorer) if before and before.digest == result.digest else None
        sign = -1 if better(scorer) == "low" else 1
        # A mean that is lower by chance sets nothing: many such steps would be a drop.
        keeps = (
            old is not None
            and sign * (new.mean - old.mean) < 0
            and (result.name, scorer) not in let
        )
        scores[scorer] = old if keeps and old is not None else new
    return OfSet(digest=result.digest, scores=scores)
