"""Small plots as inline SVG: curves, points and bars with their intervals, on axes from 0 to 1 or more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

COLOURS = (
    "#1f5fa8", "#b3541e", "#2f7d4f", "#7a4fa3", "#8a6d00", "#5a5a5a",
    "#c2185b", "#00838f", "#6d4c41", "#9e9d24", "#ef6c00", "#3949ab",
)  # fmt: skip
_WIDTH, _HEIGHT = 460, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 14, 14, 44
_ROW, _NAMES = 24, 190
Point = tuple[float, float]


def curves(series: Mapping[str, Sequence[Point]], x: str, y: str) -> str:
    """Return lines on axes from 0 to 1 with the diagonal of chance, a legend below."""
    drawn = [_line([(0.0, 0.0), (1.0, 1.0)], 1.0, "#bbb", "4 4")]
    for number, points in enumerate(series.values()):
        drawn.append(_line(points, 1.0, COLOURS[number % len(COLOURS)]))
    return _framed([*_axes(1.0, x, y), *drawn], list(series))


def points(series: Mapping[str, Sequence[Point]], x: str, y: str) -> str:
    """Return points, y from 0 to 1, x from 0 to the greatest; each series in its own colour."""
    most = max((px for each in series.values() for px, _ in each), default=0.0) * 1.1 or 1.0
    drawn = [
        f'<circle cx="{_x(px, most):.1f}" cy="{_y(py):.1f}" r="6" fill="{COLOURS[n % len(COLOURS)]}" '
        f'fill-opacity=".75"><title>{escape(name)}: {px:.4g}, {py:.3f}</title></circle>'
        for n, (name, each) in enumerate(series.items())
        for px, py in each
    ]
    return _framed([*_axes(most, x, y), *drawn], list(series))


def bars(
    rows: Mapping[str, Sequence[tuple[float, float | None, float | None]]], of: list[str]
) -> str:
    """Return a group of bars a row, one for each name in `of`: a share with the ends of its interval."""
    wide = _WIDTH - _NAMES - _RIGHT
    thick = _ROW * max(1, len(of)) * 0.6
    drawn: list[str] = []
    for number, (name, group) in enumerate(rows.items()):
        top = 6 + number * (thick + 12)
        drawn.append(_text(_NAMES - 8, top + thick / 2 + 4, name, "end"))
        for place, (value, low, high) in enumerate(group):
            own, size = top + place * thick / len(group), thick / len(group)
            colour, middle = COLOURS[place % len(COLOURS)], own + size / 2
            drawn.append(
                f'<rect x="{_NAMES}" y="{own:.1f}" width="{value * wide:.1f}" height="{size - 2:.1f}" '
                f'fill="{colour}" fill-opacity=".7"><title>{escape(name)}: {value:.3f}</title></rect>'
            )
            if low is not None and high is not None:
                ends = f'x1="{_NAMES + low * wide:.1f}" x2="{_NAMES + high * wide:.1f}"'
                drawn.append(f'<line {ends} y1="{middle:.1f}" y2="{middle:.1f}" stroke="#222"/>')
    height = 10 + len(rows) * (thick + 12)
    return _framed(drawn, of if len(of) > 1 else [], height)


def _axes(most: float, x: str, y: str) -> Iterator[str]:
    bottom, right = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
    for step in range(6):
        share = step / 5
        yield (
            f'<line x1="{_LEFT}" x2="{right}" y1="{_y(share):.1f}" y2="{_y(share):.1f}" stroke="#e4e4e4"/>'
        )
        yield _text(_LEFT - 6, _y(share) + 4, f"{share:.1f}", "end")
        yield _text(_x(share * most, most), bottom + 16, f"{share * most:.3g}", "middle")
    yield f'<path d="M{_LEFT},{_TOP}V{bottom}H{right}" fill="none" stroke="#444"/>'
    yield _text((_LEFT + right) / 2, _HEIGHT - 8, x, "middle")
    yield (
        f'<text transform="translate(13,{(_TOP + bottom) / 2:.0f}) rotate(-90)" '
        f'text-anchor="middle">{escape(y)}</text>'
    )


def _line(points: Sequence[Point], most: float, colour: str, dashes: str = "none") -> str:
    way = " ".join(f"{_x(px, most):.1f},{_y(py):.1f}" for px, py in points)
    return (
        f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="2" '
        f'stroke-dasharray="{dashes}"/>'
    )


def _framed(parts: Sequence[str], names: Sequence[str], height: float = _HEIGHT) -> str:
    legend = [
        f'<rect x="{_LEFT}" y="{height + 6 + 18 * n:.0f}" width="12" height="12" '
        f'fill="{COLOURS[n % len(COLOURS)]}"/>'
        + _text(_LEFT + 18, height + 16 + 18 * n, name, "start")
        for n, name in enumerate(names)
    ]
    whole = height + 6 + 18 * len(names)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {whole:.0f}" role="img" xmlns="http://www.w3.org/2000/svg">'
        + "".join([*parts, *legend])
        + "</svg>"
    )


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _x(value: float, most: float) -> float:
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * value / most


def _y(share: float) -> float:
    return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * min(max(share, 0.0), 1.0)
