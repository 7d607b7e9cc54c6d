"""What each issue took, and what became of its drafts: for the weeks to be held against each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from drafter.learning import Learning
from drafter.model import Finding, Item
from drafter.store import Revision

if TYPE_CHECKING:
    from drafter.rooms import Shelf

MOST = 26  # issues, half a year


@dataclass(frozen=True, kw_only=True, slots=True)
class Spent:
    """One issue: tokens, US$ (None when a price is not known), seconds, and its findings.

    `found` were severe or to be looked at in the first drafts, `fixed` are those of them that the items
    as they stand do not have. `changed` is the mean share of words changed before print, None before it.
    """

    issue_id: str
    label: str
    day: date
    items: int
    input_tokens: int
    output_tokens: int
    usd: float | None
    seconds: float
    found: int
    fixed: int
    changed: float | None


def activity(shelf: Shelf, learning: Learning, most: int = MOST) -> list[Spent]:
    """Return what the newest issues took, the oldest of them first."""
    lines = [line for line in shelf.store.issue_lines() if line.items][:most]
    shares = {(each.issue, each.day): each.share for each in learning.changed()}
    printed = {each.issue_id: each for each in shelf.printed.issues() if each.issue_id}
    told = []
    for line in sorted(lines, key=lambda line: (line.date, line.created_at)):
        row, usage = shelf.store.issue_row(line.id), shelf.store.usage(line.id)
        found, fixed = _findings(shelf, line.id)
        print_ = printed.get(line.id)
        label = print_.label if print_ else (f"issue {line.number}" if line.number else "draft")
        told.append(
            Spent(
                issue_id=line.id,
                label=label,
                day=line.date,
                items=line.items,
                input_tokens=usage.input_tokens,
                output_tokens=usage.output_tokens,
                usd=usage.usd,
                seconds=float(row["seconds"].get("total", 0.0)),
                found=found,
                fixed=fixed,
                changed=shares.get((label, line.date)),
            )
        )
    return told


def _findings(shelf: Shelf, issue_id: str) -> tuple[int, int]:
    """Return how much was found in the first drafts of an issue, and how much of that is gone."""
    stored = {each.item.id: each.item for each in shelf.store.items.of(issue_id)}
    found = fixed = 0
    for item_id, history in shelf.store.items.histories(list(stored)).items():
        first = _first(history)
        before = _grave(shelf.store.items.revision(item_id, first.id))
        after = _grave(stored[item_id])
        found += len(before)
        fixed += len(before - after)
    return found, fixed


def _first(history: list[Revision]) -> Revision:
    return min(history, key=lambda revision: revision.id)


def _grave(item: Item) -> set[tuple[str, str]]:
    return {_key(each) for each in item.findings if each.severity in ("severe", "warning")}


def _key(finding: Finding) -> tuple[str, str]:
    return finding.kind, finding.message
