"""One picture of the history: each bench’s ratios run by run, and the growth by size of its last run."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Any

_WIDTH, _HEIGHT, _LEGEND = 460, 190, 330
_LEFT, _TOP, _BOTTOM = 52, 34, 26
_COLOURS = ("#1f6f8b", "#c8553d", "#6a994e", "#8d6a9f", "#b08900", "#4a4e69")

Points = Sequence[tuple[float, float]]


def svg(history: Sequence[Mapping[str, Any]]) -> str:
    """Return an SVG of a history as `report.history` reads it; both axes that grow are logarithmic."""
    panels = list(_panels(history))
    height = max(1, len(panels)) * (_HEIGHT + 12) + 8
    body = "\n".join(
        f'<g transform="translate(0 {8 + row * (_HEIGHT + 12)})">{panel}</g>'
        for row, panel in enumerate(panels)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH + _LEGEND} {height}" '
        f'font-family="sans-serif" font-size="11">\n<rect width="100%" height="100%" fill="#fff"/>\n'
        f"{body}\n</svg>\n"
    )


def _panels(history: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for bench in dict.fromkeys(line["bench"] for line in history):
        runs = [line for line in history if line["bench"] == bench]
        ratios = _by_name(run.get("ratios", {}) for run in runs)
        if ratios:
            yield _panel(
                f"{bench}: times what one would use instead, run by run", ratios, level=1.0
            )
        growth = {
            name: [(x, y) for x, y in own] for name, own in runs[-1].get("growth", {}).items()
        }
        if any(len(points) > 1 for points in growth.values()):
            yield _panel(f"{bench}: by size, last run", growth, by_size=True)


def _by_name(runs: Iterator[Mapping[str, float]]) -> dict[str, list[tuple[float, float]]]:
    found: dict[str, list[tuple[float, float]]] = {}
    for number, ratios in enumerate(runs, start=1):
        for name, value in ratios.items():
            found.setdefault(name, []).append((number, value))
    return found


def _panel(
    title: str, lines: Mapping[str, Points], *, by_size: bool = False, level: float | None = None
) -> str:
    """Return one plot with its legend; values are on a logarithmic axis, sizes as well."""
    positive = {name: [p for p in points if p[1] > 0] for name, points in lines.items()}
    xs = [x for points in positive.values() for x, _ in points] or [1.0]
    ys = [y for points in positive.values() for _, y in points] or [1.0]
    across = _Scale(min(xs), max(xs), _LEFT, _WIDTH - 12, logarithmic=by_size)
    up = _Scale(
        *_decades([*ys, *([level] if level else [])]), _HEIGHT - _BOTTOM, _TOP, logarithmic=True
    )
    parts = [f'<text x="4" y="16" font-weight="bold">{escape(title)}</text>']
    parts += [_rule(up.at(mark), f"{mark:g}") for mark in _marks(up.low, up.high)]
    if level:
        parts.append(_rule(up.at(level), "", "#888", dashed=True))
    for x in dict.fromkeys(xs if by_size else (min(xs), max(xs))):
        place = f'x="{across.at(x):.1f}" y="{_HEIGHT - 8}"'
        parts.append(f'<text {place} text-anchor="middle" fill="#555">{x:,.6g}</text>')
    for number, (name, points) in enumerate(positive.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        parts += _line([(across.at(x), up.at(y)) for x, y in points], colour)
        told = f"{name} {points[-1][1]:.3g}" if points else name
        y = _TOP + 14 * number + 6
        parts.append(f'<text x="{_WIDTH + 4}" y="{y}" fill="{colour}">{escape(told)}</text>')
    return "".join(parts)


class _Scale:
    """Where a value lies between two edges of the picture."""

    def __init__(
        self, low: float, high: float, first: float, last: float, *, logarithmic: bool
    ) -> None:
        self.low, self.high = low, high
        self._edges = first, last
        self._of = math.log10 if logarithmic else float

    def at(self, value: float) -> float:
        first, last = self._edges
        low, high = self._of(self.low), self._of(self.high)
        if high == low:
            return (first + last) / 2
        return first + (last - first) * (self._of(value) - low) / (high - low)


def _decades(values: Sequence[float]) -> tuple[float, float]:
    """Return the powers of ten around the values."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return 10.0**low, 10.0 ** max(high, low + 1)


def _marks(low: float, high: float) -> list[float]:
    return [10.0**n for n in range(round(math.log10(low)), round(math.log10(high)) + 1)]


def _rule(y: float, told: str, colour: str = "#ddd", *, dashed: bool = False) -> str:
    dashes = ' stroke-dasharray="4 3"' if dashed else ""
    return (
        f'<line x1="{_LEFT}" x2="{_WIDTH - 12}" y1="{y:.1f}" y2="{y:.1f}" stroke="{colour}"{dashes}/>'
        f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" fill="#555">{told}</text>'
    )


def _line(points: Points, colour: str) -> Iterator[str]:
    for (x1, y1), (x2, y2) in pairwise(points):
        yield (
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
            'stroke-width="1.5"/>'
        )
    for x, y in points:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{colour}"/>'
