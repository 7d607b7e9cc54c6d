"""From a task to words: the ledger asked first, fewer passages where they do not fit, a second model."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from drafter.errors import WritingFailed
from drafter.model import Passage, Usage, digest
from drafter.write.answer import SCHEMA, Words
from drafter.write.asking import Asker
from drafter.write.budget import LEAST_OUTPUT_TOKENS, MOST_OUTPUT_TOKENS
from drafter.write.course import Course
from drafter.write.faults import TooLong
from drafter.write.prompts import Messages
from drafter.write.shorten import shorten

if TYPE_CHECKING:
    from drafter.ports import Ledger

# For these another model is asked: it may be up, read more, answer what this one would not or could not.
_ANOTHER_MAY = frozenset(
    ("server", "time-out", "busy", "refused", "cut short", "empty", "wrong shape", "too long")
)
_FIRST_SHARE = 0.6  # of an item's time, where a second model waits
_PASSAGES_KEPT = 0.6  # of their tokens, each time that a prompt does not fit
_TIMES_SHORTENED = 2

Compose = Callable[[Sequence[Passage]], Messages]


@dataclass(frozen=True, slots=True)
class Written:
    """The words of an item, who wrote them, and a sentence on what was left out of the prompt."""

    words: Words
    model: str
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be written: a prompt made of passages, and the fingerprint it goes by."""

    compose: Compose
    passages: Sequence[Passage]
    fingerprint: str


class Relay:
    """Asks the models in their order."""

    def __init__(self, askers: Sequence[Asker], ledger: Ledger) -> None:
        self._askers = askers
        self._ledger = ledger

    async def write(self, task: Task, course: Course) -> Written:
        """Return what the first model that can makes of a task; `course` learns the cost and the notes.

        Raises WritingFailed with the first model's reason, EnvironmentFault when no story can be written.
        """
        failures: list[WritingFailed] = []
        for place, asker in enumerate(self._askers, start=1):
            last = place == len(self._askers)
            part = course.part(1.0 if last else _FIRST_SHARE)
            try:
                written = await self._fitted(asker, task, part)
            except WritingFailed as failure:
                failures.append(failure)
                if last or failure.reason not in _ANOTHER_MAY:
                    break
            else:
                if failures:
                    course.notes.append(
                        f"Written by {asker.name}, since {self._askers[0].name} failed: "
                        f"{failures[0].message}"
                    )
                return written
            finally:
                course.add(part)
        raise self._told(failures)

    async def _fitted(self, asker: Asker, task: Task, course: Course) -> Written:
        """Ask one model, with a shorter answer or fewer passages where its context is too small."""
        passages, output, times, left_out = task.passages, MOST_OUTPUT_TOKENS, 0, ""
        while True:
            try:
                words = await self._kept(asker, task.compose(passages), task, course, output)
            except TooLong as failure:
                if failure.answer_too and output > LEAST_OUTPUT_TOKENS:
                    output = LEAST_OUTPUT_TOKENS
                    continue
                times += 1
                fewer = shorten(task.passages, _PASSAGES_KEPT**times)
                if times > _TIMES_SHORTENED or len(fewer) == len(passages):
                    raise
                passages, output = fewer, LEAST_OUTPUT_TOKENS
                left_out = _left_out(task.passages, passages, asker.name)
            else:
                if left_out:
                    course.notes.append(left_out)
                return Written(words, asker.name, left_out)

    async def _kept(
        self, asker: Asker, messages: Messages, task: Task, course: Course, output: int
    ) -> Words:
        """Return what the ledger keeps of this prompt, or have it answered: only what can be used is kept.

        A refusal or a broken answer is paid for and counted, but not kept: asked again, a model may do
        better.
        """
        part = course.part()
        key = digest(
            asker.name,
            asker.server.base_url,
            json.dumps(SCHEMA, sort_keys=True),
            messages.system,
            messages.user,
        )

        async def make() -> bytes:
            words = await asker.answer(messages, part, output, self._ledger.unread("model", key))
            record = {
                "answer": asdict(words),
                "usage": asdict(part.usage),
                "notes": part.notes,
                "model": asker.name,
                "prompt": task.fingerprint,
                "seconds": round(part.used, 3),
            }
            return json.dumps(record).encode()

        try:
            kept = json.loads(await self._ledger.once("model", key, make))
        except WritingFailed:
            course.add(part)
            raise
        course.used += part.used
        course.usage += Usage(**kept["usage"])
        course.notes += kept.get("notes", [])
        return Words(**kept["answer"])

    def _told(self, failures: Sequence[WritingFailed]) -> WritingFailed:
        first, *others = failures
        if others:
            first.message += f" {self._askers[1].name}, asked instead: {others[0].message}"
            first.args = (first.message,)
        return first


def _left_out(passages: Sequence[Passage], read: Sequence[Passage], model: str) -> str:
    return (
        f"Written from {len(read)} of {len(passages)} passages: all of them do not fit into the context "
        f"of {model}. What the others say may be missing; read them, or use a model with a larger context."
    )
