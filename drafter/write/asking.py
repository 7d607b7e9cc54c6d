"""One model, asked as often and as long as there is hope of an answer that can be used."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable
from contextlib import suppress
from typing import Protocol

from drafter import log, tokens
from drafter.errors import EnvironmentFault, WritingFailed
from drafter.inflight import answered, stopping
from drafter.model import Usage
from drafter.ports import NoPace, Pace, Unread
from drafter.write.answer import SCHEMA, Reply, Unusable, Words, read
from drafter.write.budget import Purse
from drafter.write.course import Course
from drafter.write.faults import SchemaRefused, TooLong, Unanswered
from drafter.write.form import Form, again, in_words
from drafter.write.health import health_of
from drafter.write.prompts import Messages
from drafter.write.server import Server
from drafter.write.turns import Turns

FREE_AGAIN = 3  # of a failing server or a broken connection, where nothing was answered
PAID_AGAIN = 1  # of an answer that cannot be used, or that broke off
FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0  # seconds, doubled each time, where the server names none


class Model(Protocol):
    """Whoever answers a prompt."""

    name: str
    base_url: str

    def warm(self) -> None: ...

    async def ask(
        self, messages: Messages, most_output_tokens: int, seconds: float, by_schema: bool,
        unread: Unread,
    ) -> Reply: ...  # fmt: skip

    async def reread(
        self, answer: bytes, messages: Messages, most_output_tokens: int, by_schema: bool
    ) -> Reply: ...


class Asker:
    """Asks one model for items; belongs to one writer, and so to one issue."""

    def __init__(
        self,
        model: Model,
        server: Server,
        purse: Purse,
        turns: Turns,
        pace: Pace | None = None,
    ) -> None:
        self.model = model
        self.server = server
        self._purse = purse
        self._turns = turns
        self._pace = pace or NoPace()
        self._price = server.price
        self._health = health_of(server.base_url, server.shown)
        self._form = Form()

    @property
    def name(self) -> str:
        return self.model.name

    def warm(self) -> None:
        """Import and build what the first call needs."""
        self.model.warm()
        self._price.usage(tokens.count(""), 0)

    async def answer(
        self, messages: Messages, course: Course, most_output_tokens: int, unread: Unread
    ) -> Words:
        """Return the words of an item within the time of `course`, which learns what they cost.

        An answer that lies in `unread` is read before another is asked for.

        Raises WritingFailed with the last reason there was, EnvironmentFault when no story can be written.
        """
        # The turn is kept through the pauses: a server that fails or is busy gets no other story meanwhile.
        async with self._turns.one():
            words = await self._reread(messages, course, most_output_tokens, unread)
            if words is None:
                words = await self._until_usable(messages, course, most_output_tokens, unread)
            return words

    async def _until_usable(
        self, messages: Messages, course: Course, most_output_tokens: int, unread: Unread
    ) -> Words:
        patience = _Patience(course)
        why = ""
        while True:
            by_schema = self._form.by_schema
            try:
                call = self._call(messages, why, by_schema, course, most_output_tokens, unread)
                words = await _read(call, unread)
            except SchemaRefused as failure:
                if not by_schema:
                    raise
                if self._form.refused():
                    course.notes.append(f"{failure.message} It was asked for JSON in words.")
            except Unusable as failure:
                if failure.formless:
                    self._form.broken(by_schema)
                patience.pause(failure)
                why = failure.why
            except TooLong:
                raise
            except Unanswered as failure:
                await self._pause(patience, failure, course)
            else:
                if self._form.kept(by_schema):
                    course.notes.append(_keeps_to_none(self.server))
                return words

    async def _pause(self, patience: _Patience, failure: Unanswered, course: Course) -> None:
        try:
            pause = patience.pause(failure)
        except Unanswered:
            if failure.down:
                self._health.failed(failure.reason, failure.down)
            raise
        course.used += pause
        await asyncio.sleep(pause)

    async def _reread(
        self, messages: Messages, course: Course, most_output_tokens: int, unread: Unread
    ) -> Words | None:
        """Return the words of an answer whose asker died, if there is one that can be used.

        What it cost is reckoned now, since nobody has.
        """
        answer = unread.get()
        if answer is None:
            return None
        by_schema = self._form.by_schema

        async def reply() -> Reply:
            given = await self.model.reread(answer, messages, most_output_tokens, by_schema)
            usage = self._cost(given, _count(messages, by_schema))
            self._purse.spend(usage)
            course.usage += usage
            return given

        log.note("answer read that was paid for before", stage="write", model=self.name)
        with suppress(WritingFailed):
            return await _read(reply(), unread)
        return None

    async def _call(
        self, messages: Messages, why: str, by_schema: bool, course: Course,
        most_output_tokens: int, unread: Unread,
    ) -> Reply:  # fmt: skip
        """Make one call, and reckon what it cost."""
        asked = messages if by_schema else in_words(messages)
        asked = again(asked, why) if why else asked
        counted = _count(asked, by_schema)
        await self._pace.turn(self.server.base_url, counted + most_output_tokens)
        if stopping():
            raise asyncio.CancelledError
        # Each time is a call of its own to the budget: one that broke off may be billed.
        async with self._purse.reserve(counted, self._price, most_output_tokens) as reservation:
            self._health.admit()
            began = time.monotonic()
            try:
                with course.calling() as seconds, log.traced("model call", model=self.name):
                    call = self.model.ask(
                        asked, reservation.output_tokens, seconds, by_schema, unread
                    )
                    reply = await answered(call)
            except (WritingFailed, EnvironmentFault) as failure:
                if not getattr(failure, "down", ""):
                    self._health.answered()
                reason = getattr(failure, "reason", type(failure).__name__)
                self._log("model did not answer", began, reason=reason)
                raise
            self._health.answered()
            usage = reservation.usage = self._cost(reply, counted)
            course.usage += usage
            self._log(
                "model answered", began,
                input_tokens=usage.input_tokens, output_tokens=usage.output_tokens,
            )  # fmt: skip
            return reply

    def _log(self, event: str, began: float, **fields: object) -> None:
        ms = round((time.monotonic() - began) * 1000)
        log.note(event, stage="write", model=self.name, ms=ms, **fields)

    def _cost(self, reply: Reply, counted: int) -> Usage:
        """Some servers report no usage; then our own count stands for it."""
        return self._price.usage(
            reply.input_tokens or counted, reply.output_tokens or tokens.count(reply.text)
        )


async def _read(call: Awaitable[Reply], unread: Unread) -> Words:
    """Return the words of an answer; one that has none does not lie there for another time."""
    try:
        return read(await call)
    except WritingFailed:
        unread.drop()
        raise


def _count(messages: Messages, by_schema: bool) -> int:
    counted = tokens.count(messages.system + messages.user)
    return counted + (tokens.count(json.dumps(SCHEMA)) if by_schema else 0)


class _Patience:
    """How often one item may be asked for again, and after what pause."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._free = self._paid = self._busy = 0
        self._said_busy: Unanswered | None = None

    def pause(self, failure: Unusable | Unanswered) -> float:
        """Return the seconds to wait before the next call; raise `failure` when there is to be none."""
        if failure.reason == "time-out" and self._said_busy is not None:
            # What was left of the time was too little for an answer: the server's own word stands.
            raise self._told(self._said_busy)
        pause, most_again = self._next(failure)
        needed = self._course.last if _is_paid(failure) else 0.0
        if not most_again or not self._course.allows(pause + needed):
            raise self._told(failure)
        return pause

    def _next(self, failure: Unusable | Unanswered) -> tuple[float, bool]:
        if isinstance(failure, Unanswered) and not failure.again:
            return 0.0, False
        if _is_paid(failure):
            self._paid += 1
            return 0.0, self._paid <= PAID_AGAIN
        assert isinstance(failure, Unanswered)
        if failure.reason == "busy":
            self._busy += 1
            self._said_busy = failure
            return failure.pause or _doubled(self._busy), True
        self._free += 1
        return failure.pause or _doubled(self._free), self._free <= FREE_AGAIN

    def _told(self, failure: Unusable | Unanswered) -> Unusable | Unanswered:
        if self._course.calls > 1:
            failure.message += f" It was asked {self._course.calls} times."
            failure.args = (failure.message,)
        return failure


def _is_paid(failure: Unusable | Unanswered) -> bool:
    return isinstance(failure, Unusable) or failure.billed


def _doubled(times: int) -> float:
    return min(FIRST_PAUSE * 2.0 ** (times - 1), _LONGEST_PAUSE)


def _keeps_to_none(server: Server) -> str:
    return (
        f"{server.model!r} at {server.shown} does not keep to the schema of an item: it is asked for "
        "JSON in words."
    )
