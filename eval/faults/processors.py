"""Seconds of the processors that groups of processes took, their children's among them (Linux only)."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

OTHERS = "others"  # the group of all that is not of the run
_PROCESSES = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")  # a second
_PARENT, _OWN, _REAPED = (
    1,
    slice(11, 13),
    slice(13, 15),
)  # fields of `stat` after the program's name


class Meter:
    """Counts from its making on; a process that nobody names counts as the one that started it."""

    def __init__(self, named: Callable[[int, str], str], roots: Mapping[int, str]) -> None:
        """`named` gets a process's id and its command and returns its group, "" for its parent's."""
        self._named = named
        self._roots = dict(roots)
        self._before = self._read()

    def seconds(self) -> dict[str, float]:
        """Return what each group took so far, and all other programs of the machine."""
        now = self._read()
        return {name: now[name] - self._before.get(name, 0.0) for name in sorted(now)}

    def _read(self) -> dict[str, float]:
        children: defaultdict[int, list[int]] = defaultdict(list)
        taken: dict[int, float] = {}
        command: dict[int, str] = {}
        for process in _PROCESSES.glob("[0-9]*"):
            try:
                stat = (process / "stat").read_text().rpartition(")")[2].split()
                said = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue  # it has ended
            one = int(process.name)
            children[int(stat[_PARENT])].append(one)
            taken[one] = sum(map(int, (*stat[_OWN], *stat[_REAPED]))) / _TICKS
            command[one] = said
        found: defaultdict[str, float] = defaultdict(float)
        waiting = [(root, name) for root, name in self._roots.items() if root in taken]
        while waiting:
            one, name = waiting.pop()
            found[name] += taken[one]
            waiting += [
                (child, self._named(child, command[child]) or name) for child in children[one]
            ]
        return dict(found) | {OTHERS: _busy() - sum(found.values())}


def _busy() -> float:
    """Return the seconds that all processors were at work since the machine began."""
    user, nice, system, _idle, _waits, *interrupts = map(
        int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:8]
    )
    return (user + nice + system + sum(interrupts)) / _TICKS
