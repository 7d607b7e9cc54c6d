"""The most an issue may cost, kept before each call instead of noticed after it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from drafter.errors import WritingFailed
from drafter.model import Usage
from drafter.write.faults import Unanswered
from drafter.write.prices import Price

MOST_OUTPUT_TOKENS = 4000  # ends a model that does not; leaves room for one that thinks first
LEAST_OUTPUT_TOKENS = 1500  # below this an answer would be paid for and cut short
# Our count is o200k's. Others count the same text differently, and all add marks of their own.
_COUNT_MARGIN = 1.25
_COUNT_EXTRA = 60


@dataclass(slots=True)
class Reservation:
    """The right to one call of at most `output_tokens`; `usage` is set once the call is answered."""

    output_tokens: int
    most: float
    usage: Usage | None = None


class Purse:
    """Holds what was spent and what calls in flight may still cost; belongs to one event loop."""

    def __init__(self, limit: float | None = None, already: float = 0.0) -> None:
        self.spent = Usage()
        self._limit = limit
        self._committed = already
        self._in_flight = 0
        self._margin = _COUNT_MARGIN
        self._settled = asyncio.Event()

    @asynccontextmanager
    async def reserve(
        self, counted: int, price: Price, output_tokens: int = MOST_OUTPUT_TOKENS
    ) -> AsyncIterator[Reservation]:
        """Reserve the most that a call with a prompt of `counted` tokens can cost, and settle after it.

        Waits while calls in flight may still leave enough. Raises WritingFailed `budget` when
        nothing in flight is left to wait for. Where the money does not reach for the longest
        answer, of `output_tokens`, a shorter one is allowed, as long as an item fits in it.
        """
        reservation = await self._wait_for_room(counted, price, output_tokens)
        lost = False
        try:
            yield reservation
        except Unanswered as failure:
            # Whether a call that was given up is billed is not known: reckon that it is.
            lost = failure.billed
            raise
        finally:
            self._settle(reservation, counted, lost)

    def spend(self, usage: Usage) -> None:
        """Reckon a call that was made before and that nobody has reckoned."""
        self.spent += usage
        self._committed += usage.usd or 0.0

    async def _wait_for_room(self, counted: int, price: Price, output_tokens: int) -> Reservation:
        while (reservation := self._affordable(counted, price, output_tokens)) is None:
            if not self._in_flight:
                raise WritingFailed(
                    "budget",
                    f"Writing this story could cost more than is left of the budget of "
                    f"US${self._limit:g}. Raise DRAFTER_BUDGET, or write it by hand.",
                )
            self._settled.clear()
            await self._settled.wait()
        self._in_flight += 1
        self._committed += reservation.most
        return reservation

    def _affordable(self, counted: int, price: Price, output_tokens: int) -> Reservation | None:
        if self._limit is None:
            return Reservation(output_tokens, 0.0)
        reckoned = int(counted * self._margin) + _COUNT_EXTRA
        left = self._limit - self._committed
        for output in (output_tokens, 3000, 2000, LEAST_OUTPUT_TOKENS):
            if output > output_tokens:
                continue
            most = price.usd(reckoned, output)
            assert most is not None, "a budget without a price is refused when the writer is opened"
            if most <= left:
                return Reservation(output, most)
        return None

    def _settle(self, reservation: Reservation, counted: int, lost: bool) -> None:
        self._in_flight -= 1
        if reservation.usage is not None:
            self.spent += reservation.usage
            self._margin = max(self._margin, reservation.usage.input_tokens / max(counted, 1))
            self._committed += (reservation.usage.usd or 0.0) - reservation.most
        elif not lost:
            self._committed -= reservation.most
        self._settled.set()
