"""What a run among faults has to show, item by item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from drafter.errors import DrafterError, EnvironmentFault, WritingFailed
from drafter.model import Item, Usage
from drafter.write.asking import FREE_AGAIN, PAID_AGAIN
from drafter.write.health import STORIES_IN_A_ROW
from eval.faults.misbehaviour import ANSWER_TOKENS, PROMPT_TOKENS
from eval.faults.scripts import ChaosServer

DEADLINE = 5.0  # seconds for an item
GRACE = 1.0  # seconds that a loaded machine may add
AT_ONCE = 4
MOST_PAID = 1.15
KEY = "sk-chaos-secret"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one item ended."""

    number: int
    seconds: float
    item: Item | None = None
    error: DrafterError | None = None


@dataclass
class Figures:
    """What was measured, and what missed its goal."""

    items: int = 0
    drafted: int = 0
    not_sent: int = 0
    calls: int = 0
    paid: int = 0
    least: int = 0
    slowest: float = 0.0
    reasons: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        return self.paid / max(1, self.least)

    def lines(self) -> list[str]:
        reasons = ", ".join(f"{reason} {count}" for reason, count in self.reasons.most_common())
        return [
            f"{self.items} items: {self.drafted} drafted, {self.items - self.drafted} failed"
            f" ({reasons}), {self.not_sent} of them not sent to a server that was down",
            f"slowest item {self.slowest:.1f} s, its deadline {DEADLINE:g} s",
            f"{self.calls} calls, {self.paid} paid, {self.least} the least possible:"
            f" {self.ratio:.3f}, at most {MOST_PAID}",
            *([f"MISSED {each}" for each in self.missed] or ["every goal is met"]),
        ]


class Judge:
    """Judges the items of one server."""

    def __init__(self, issue: str, server: ChaosServer, figures: Figures) -> None:
        self._issue = issue
        self._server = server
        self._figures = figures

    def judge(self, outcomes: Sequence[Outcome], spent: Usage) -> None:
        """Add one issue's items to the figures, and whatever missed its goal."""
        figures = self._figures
        for outcome in outcomes:
            figures.items += 1
            figures.slowest = max(figures.slowest, outcome.seconds)
            self._expect(outcome.seconds <= DEADLINE + GRACE, outcome, "took too long")
            self._count_paid(outcome)
            told = [str(outcome.error or ""), *(outcome.item.notes if outcome.item else ())]
            self._expect(KEY not in "".join(told), outcome, "shows the key")
            if outcome.item:
                self._judge_item(outcome, outcome.item)
            else:
                self._judge_failure(outcome)
        figures.calls += self._server.calls
        self._judge_issue(outcomes, spent)

    def _count_paid(self, outcome: Outcome) -> None:
        paid = self._server.paid(outcome.number)
        least = self._server.scripts[outcome.number].least_paid
        self._figures.paid += paid
        # Giving an item up early is no saving.
        self._figures.least += least if outcome.item else min(least, paid)

    def _judge_item(self, outcome: Outcome, item: Item) -> None:
        self._figures.drafted += 1
        short = any(fault.name == "context" for fault in self._server.served[outcome.number])
        noted = any(finding.kind == "omission" for finding in item.findings)
        self._expect(short == noted, outcome, "does not say that passages were left out")

    def _judge_failure(self, outcome: Outcome) -> None:
        served = self._server.served[outcome.number]
        script = self._server.scripts[outcome.number]
        if isinstance(outcome.error, EnvironmentFault):
            self._figures.reasons["key"] += 1
            self._expect(self._issue == "wrong key", outcome, f"stopped all: {outcome.error}")
            return
        assert isinstance(outcome.error, WritingFailed)
        reason = outcome.error.reason
        self._figures.reasons[reason] += 1
        if "Nothing more is sent" in outcome.error.message:
            self._figures.not_sent += 1
            return
        true = served[-1].reason if served else "none"
        self._expect(reason == true, outcome, f"says {reason}, it was {true} ({served[-1].name})")
        hope = not script.then.reason and sum(each.paid for each in script.faults) <= PAID_AGAIN
        self._expect(not hope, outcome, f"was given up with hope left: {outcome.error}")

    def _judge_issue(self, outcomes: Sequence[Outcome], spent: Usage) -> None:
        served = [fault for faults in self._server.served for fault in faults]
        counted = sum(fault.counted for fault in served)
        wanted = (counted * PROMPT_TOKENS, counted * ANSWER_TOKENS)
        if (spent.input_tokens, spent.output_tokens) != wanted:
            self._miss(f"{spent} was counted, the server reported {wanted}")
        notes = [note for each in outcomes if each.item for note in each.item.notes]
        told = sum("schema" in note for note in notes)
        if told > 1 or (self._issue.startswith("schema") and not told):
            self._miss(f"the schema is told of {told} times")
        most = {
            "down": (STORIES_IN_A_ROW + AT_ONCE) * (FREE_AGAIN + 1),
            "wrong key": AT_ONCE,
        }
        if len(served) > most.get(self._issue, len(served)):
            self._miss(f"{len(served)} calls")

    def _expect(self, holds: bool, outcome: Outcome, otherwise: str) -> None:
        if not holds:
            self._miss(f"item {outcome.number} {otherwise}")

    def _miss(self, words: str) -> None:
        self._figures.missed.append(f"{self._issue}: {words}")
