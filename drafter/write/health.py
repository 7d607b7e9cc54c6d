"""Whether a model server is up, as all the stories of this process found it."""

from __future__ import annotations

import time
from functools import cache
from threading import Lock

from drafter.write.faults import Unanswered

STORIES_IN_A_ROW = 3  # that a server failed, each asked as often as there was hope
SECONDS_BETWEEN_PROBES = 10.0


class Health:
    """A circuit breaker: open after STORIES_IN_A_ROW, then one call goes through now and then.

    Knows nothing of what was answered: a refusal or a broken answer shows that a server is up.
    """

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._lock = Lock()  # jobs run on event loops of their own threads
        self._failed = 0
        self._last = ("", "")
        self._next_probe = 0.0

    def admit(self) -> None:
        """Let a call through, or raise Unanswered at once while the server is taken to be down."""
        with self._lock:
            if self._failed < STORIES_IN_A_ROW:
                return
            now = time.monotonic()
            if now >= self._next_probe:
                self._next_probe = now + SECONDS_BETWEEN_PROBES
                return
            reason, did = self._last
            raise Unanswered(
                reason,
                f"{self._shown} failed {STORIES_IN_A_ROW} stories in a row: {did}. Nothing more is sent to "
                "it for the moment. Redraft the story when the server is well again.",
            )

    def answered(self) -> None:
        """Take the server to be up."""
        with self._lock:
            self._failed = 0

    def failed(self, reason: str, did: str) -> None:
        """Count a story given up for what the server did: a short code, and a clause."""
        with self._lock:
            self._failed += 1
            self._last = (reason, did)
            self._next_probe = time.monotonic() + SECONDS_BETWEEN_PROBES


@cache
def health_of(base_url: str, shown: str) -> Health:
    """Return what this process knows of one server."""
    return Health(shown)
