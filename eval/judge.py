"""A model that judges items: off unless it is asked for, and shown beside its agreement with people."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.errors import EnvironmentFault
from drafter.settings import Settings
from drafter.write.fence import SourceBlock, block, fence
from drafter.write.prompts import Prompt
from eval.record import UNSCORED, Case, Record, Score, SetResult

if TYPE_CHECKING:
    from openai import OpenAI

LABELS = Path(__file__).parent / "datasets" / "judge" / "labels.toml"
WORTH = {"print": 1.0, "mend": 0.5, "reject": 0.0}
SCORER = "judge"
_SCHEMA = {
    "type": "object",
    "properties": {
        "why": {"type": "string", "maxLength": 300},
        "verdict": {"type": "string", "enum": list(WORTH)},
    },
    "required": ["why", "verdict"],
    "additionalProperties": False,
}
_SECONDS, _TOKENS = 180.0, 300


@dataclass(frozen=True, kw_only=True, slots=True)
class Labelled:
    """An item, its source, and the verdict of a person."""

    id: str
    text: str
    source: str
    verdict: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """How far a judge agrees with people: Cohen's kappa over the verdicts it gave, 0 being chance."""

    kappa: float | None
    agreed: int
    judged: int
    unscored: int

    def __str__(self) -> str:
        if self.kappa is None:
            return f"no verdict on any of {self.unscored} labelled items: its scores mean nothing"
        return (
            f"kappa {self.kappa:.2f} with our labels ({self.agreed} of {self.judged} alike, "
            f"{self.unscored} unscored)"
        )


class Judge:
    """A model of an OpenAI-compatible server, asked for one of three verdicts."""

    def __init__(self, model: str, base_url: str) -> None:
        self.model = model
        self._base_url = base_url
        self._prompt = Prompt.load("judge_item.md")

    @property
    def fingerprint(self) -> str:
        return self._prompt.fingerprint("")

    def ask(self, text: str, sources: Sequence[SourceBlock]) -> Score:
        """Return the verdict on an item; what is none of the three is unscored, with what was said."""
        from openai import APIConnectionError, AuthenticationError, OpenAIError

        filled = self._prompt.fill(sources=fence(sources), draft=block("draft", text))
        try:
            answer = self._client.chat.completions.create(
                model=self.model,
                messages=[
                    {"role": "system", "content": filled.system},
                    {"role": "user", "content": filled.user},
                ],
                response_format={
                    "type": "json_schema",
                    "json_schema": {"name": "verdict", "schema": _SCHEMA},
                },
                max_completion_tokens=_TOKENS,
            )
        except (APIConnectionError, AuthenticationError) as error:
            raise EnvironmentFault(
                f"The judge {self.model} cannot be asked: {type(error).__name__}. Check --judge-url and"
                " OPENAI_API_KEY."
            ) from error
        except OpenAIError as error:
            return Score(None, (f"no answer: {type(error).__name__}",))
        return read(answer.choices[0].message.content or "")

    @cached_property
    def _client(self) -> OpenAI:
        from openai import OpenAI

        key = Settings.load(_env_file=None).openai_api_key.get_secret_value()
        return OpenAI(
            api_key=key or "none", base_url=self._base_url or None, timeout=_SECONDS, max_retries=1
        )


def read(answer: str) -> Score:
    """Return the verdict that an answer holds; one outside the set is unscored."""
    try:
        given = json.loads(answer[answer.find("{") : answer.rfind("}") + 1])
    except ValueError:
        return Score(None, (f"not a verdict: {answer[:80]!r}",))
    verdict = str(given.get("verdict", "")).strip().lower() if isinstance(given, dict) else ""
    if verdict not in WORTH:
        return Score(None, (f"not a verdict: {verdict[:80]!r}",))
    return Score(WORTH[verdict], (f"{verdict}: {given.get('why', '')}",))


def labelled(file: Path = LABELS) -> list[Labelled]:
    """Return the items that people judged."""
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    return [
        Labelled(
            id=row["id"],
            text="\n\n".join([row["headline"], *row["paragraphs"]]),
            source=raw["sources"][row["source"]]["text"],
            verdict=row["verdict"],
        )
        for row in raw["item"]
    ]


def agreement(judge: Judge, items: Sequence[Labelled]) -> Agreement:
    """Return how far the judge agrees with people on items they judged."""
    pairs = []
    for item in items:
        value = judge.ask(item.text, [SourceBlock(text=item.source)]).value
        if value is not None:
            pairs.append((item.verdict, next(v for v, worth in WORTH.items() if worth == value)))
    return Agreement(
        kappa=kappa(pairs),
        agreed=sum(left == right for left, right in pairs),
        judged=len(pairs),
        unscored=len(items) - len(pairs),
    )


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of pairs of verdicts: 1 in full agreement, 0 as by chance; None for no pair."""
    if not pairs:
        return None
    total = len(pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    seen = sum(a == b for a, b in pairs) / total
    chance = sum(left[verdict] * right[verdict] for verdict in left) / total**2
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


def judged(record: Record, judge: Judge, told: Agreement) -> Record:
    """Return the record with the judge's verdict on each item of it, and what is known of the judge."""
    sets = tuple(_judged(result, judge) for result in record.sets)
    known = {
        "model": judge.model,
        "prompt": judge.fingerprint,
        "kappa": told.kappa,
        "agreed": told.agreed,
        "judged": told.judged,
        "unscored": told.unscored,
    }
    return replace(record, sets=sets, judge=known)


def of_record(record: Record) -> Iterator[str]:
    """Yield the line that stands before a judge's scores, none when there is no judge."""
    if record.judge:
        known: Mapping[str, Any] = record.judge
        told = Agreement(
            **{name: known[name] for name in ("kappa", "agreed", "judged", "unscored")}
        )
        yield f"judge {known['model']}: {told}"


def _judged(result: SetResult, judge: Judge) -> SetResult:
    if result.kind != "issues":
        return result
    return replace(result, cases=tuple(_case(case, judge) for case in result.cases))


def _case(case: Case, judge: Judge) -> Case:
    if "text" not in case.shown:
        return replace(case, scores={**case.scores, SCORER: UNSCORED})
    sources = [
        SourceBlock(
            text=source["text"], title=source["title"], publisher=source["publisher"],
            date=source["published"], lang=source["language"],
        )
        for source in case.shown["sources"]
    ]  # fmt: skip
    return replace(case, scores={**case.scores, SCORER: judge.ask(case.shown["text"], sources)})
