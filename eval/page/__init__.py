"""The report as one HTML file: tables and plots set by set, and every item beside its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from statistics import fmean
from string import Template

from eval.compare import differences
from eval.curves import auc_of, curves_of, kinds_of
from eval.judge import of_record as of_judge
from eval.page import svg
from eval.page.marks import marked, of_item, of_source
from eval.record import Case, Record, SetResult
from eval.scorers import better
from eval.stats import Estimate, estimate

_TEMPLATE = Path(__file__).with_name("page.html")
_WAY = {"high": "more is better", "low": "less is better", "": ""}
_QUALITY = ("coverage", "unsupported sentences", "copied share")  # against what an item costs


def write(records: Sequence[Record], folder: Path) -> Path:
    """Write index.html into `folder` and return it; it asks for nothing from anywhere."""
    folder.mkdir(parents=True, exist_ok=True)
    records = _named(records)
    names = dict.fromkeys(result.name for record in records for result in record.sets)
    held = [[_of(record, name) for record in records] for name in names]
    writers = [record.writer for record in records]
    page = Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        writers=escape(" and ".join(writers)),
        about=escape("; ".join(_about(record) for record in records)),
        sets="\n".join(_section(results, records) for results in held),
        items="\n".join(_stories(held, writers)),
    )
    file = folder / "index.html"
    file.write_text(page, encoding="utf-8")
    return file


def _named(records: Sequence[Record]) -> list[Record]:
    """Return the records under names of their own: two of one writer differ by prompt or by day."""
    names = [record.writer for record in records]
    return [
        record
        if names.count(record.writer) == 1
        else replace(record, writer=f"{record.writer}, {record.prompt[:8]}, {record.when}")
        for record in records
    ]


def _about(record: Record) -> str:
    part = ", part of the cases" if record.partial else ""
    machine = f"{record.machine['machine']}, {record.machine['cores']} cores"
    told = "".join(f", {line}" for line in of_judge(record))
    prompt = f", prompt {record.prompt[:8]}" if record.prompt else ""
    return f"{record.writer}{part}{prompt}: {record.when} on {machine}{told}"


def _of(record: Record, name: str) -> SetResult | None:
    return next((result for result in record.sets if result.name == name), None)


# ── a set ────────────────────────────────────────────────────────────────────────────────────


def _section(results: Sequence[SetResult | None], records: Sequence[Record]) -> str:
    known = [result for result in results if result]
    first = known[0]
    head = (
        f"<h2>{escape(first.name)}</h2><p>{escape(first.title)}</p>"
        f'<p class="quiet">{len(first.cases)} cases · {escape(first.licence)} · {escape(first.split)} · '
        f"data {escape(first.digest[:12])}</p>"
    )
    return head + _table(results, records) + _plots(results, records)


def _table(results: Sequence[SetResult | None], records: Sequence[Record]) -> str:
    known = [result for result in results if result]
    verdicts = _verdicts(results, records)
    heads = "".join(f"<th>{escape(record.writer)}</th>" for record in records)
    hands = any(result.by_hand(name) for result in known for name in result.scorers)
    heads += "<th>by hand</th>" if hands else ""
    rows = [f"<tr><th>scorer</th>{heads}{'<th>difference, paired</th>' if verdicts else ''}</tr>"]
    for scorer in dict.fromkeys(name for result in known for name in result.scorers):
        cells = "".join(f'<td class="number">{_told(_mean(each, scorer))}</td>' for each in results)
        cells += f'<td class="number">{_hand(known, scorer)}</td>' if hands else ""
        last = f"<td>{verdicts.get(scorer, '')}</td>" if verdicts else ""
        way = f' <span class="quiet">{_WAY[better(scorer)]}</span>'
        rows.append(f"<tr><td>{escape(scorer)}{way}</td>{cells}{last}</tr>")
    areas = [auc_of(each) if each else None for each in results]
    if any(areas):
        cells = "".join(f'<td class="number">{_told(area)}</td>' for area in areas)
        rows.append(
            f"<tr><td>area under the curve</td>{cells}{'<td></td>' if verdicts else ''}</tr>"
        )
    return f"<table>{''.join(rows)}</table>"


def _verdicts(results: Sequence[SetResult | None], records: Sequence[Record]) -> dict[str, str]:
    if len(records) != 2 or not all(results):
        return {}
    found = differences(records[0], records[1])
    name = next(result.name for result in results if result)
    told = {}
    for each in (each for each in found if each.set == name):
        span = "" if each.gap.low is None else f" ({each.gap.low:+.3f} to {each.gap.high:+.3f})"
        kind = "real" if each.real else "quiet"
        told[each.scorer] = (
            f'<span class="{kind}">{each.gap.mean:+.3f}{span}: {escape(each.verdict)}</span>'
        )
    return told


def _mean(result: SetResult | None, scorer: str) -> Estimate | None:
    values = result.values(scorer) if result else {}
    return estimate(values, result.groups) if result and values else None


def _hand(known: Sequence[SetResult], scorer: str) -> str:
    """Return what the items by hand get, from the writer that wrote most stories."""
    values = max((result.by_hand(scorer) for result in known), key=len)
    return f"{fmean(values.values()):.3f}" if values else ""


def _told(value: Estimate | None) -> str:
    return "unscored" if value is None else escape(str(value))


# ── plots ────────────────────────────────────────────────────────────────────────────────────


def _plots(results: Sequence[SetResult | None], records: Sequence[Record]) -> str:
    drawn = [*_curve(results, records), *_kinds(results, records), *_cost(results, records)]
    figures = "".join(
        f"<figure><figcaption>{title}</figcaption>{plot}</figure>" for title, plot in drawn
    )
    return f'<div class="plots">{figures}</div>' if figures else ""


def _curve(
    results: Sequence[SetResult | None], records: Sequence[Record]
) -> Iterator[tuple[str, str]]:
    known = [(r.writer, result) for r, result in zip(records, results, strict=True) if result]
    series = {
        f"{writer}: {kind}".removesuffix(": "): points
        for writer, result in known
        for kind, points in curves_of(result).items()
    }
    if series:
        yield (
            "Wrong texts caught against supported ones flagged",
            svg.curves(series, "supported texts flagged", "wrong texts caught"),
        )


def _kinds(
    results: Sequence[SetResult | None], records: Sequence[Record]
) -> Iterator[tuple[str, str]]:
    """Draw how much of each kind of error was found, where the cases have kinds."""
    known = {
        record.writer: result for record, result in zip(records, results, strict=True) if result
    }
    told = {scorer: None for result in known.values() for scorer in kinds_of(result)}
    for scorer in told:
        kinds = dict.fromkeys(
            k for result in known.values() for k in kinds_of(result).get(scorer, {})
        )
        rows = {
            kind: [
                (found.mean, found.low, found.high)
                for result in known.values()
                if (found := kinds_of(result).get(scorer, {}).get(kind))
            ]
            for kind in kinds
        }
        yield f"{escape(scorer)}, by kind", svg.bars(rows, list(known))


def _cost(
    results: Sequence[SetResult | None], records: Sequence[Record]
) -> Iterator[tuple[str, str]]:
    known = [
        (record.writer, result) for record, result in zip(records, results, strict=True) if result
    ]
    if known[0][1].kind != "issues":
        return
    priced = all(result.values("US$") for _, result in known)
    cost, unit = ("US$", "US$ an item") if priced else ("seconds", "seconds an item")
    for scorer in _QUALITY:
        series = {
            writer: [(fmean(spent), fmean(values))]
            for writer, result in known
            if (spent := list(result.values(cost).values()))
            and (values := list(result.values(scorer).values()))
        }
        if series:
            note = "" if priced else ", as not every price is known"
            yield f"{escape(scorer)} against {unit}{note}", svg.points(series, unit, scorer)


# ── items ────────────────────────────────────────────────────────────────────────────────────


def _stories(held: Sequence[Sequence[SetResult | None]], writers: Sequence[str]) -> Iterator[str]:
    for results in held:
        known = [result for result in results if result]
        if known[0].kind != "issues":
            continue
        for id in dict.fromkeys(case.id for result in known for case in result.cases):
            cases = [
                next((case for case in result.cases if case.id == id), None) if result else None
                for result in results
            ]
            shown = next(case.shown for case in cases if case)
            yield f'<h3 id="{escape(id)}">{escape(shown["title"])}</h3>'
            yield f'<p class="quiet">{escape(id)} · {escape(", ".join(shown["traps"]))}</p>'
            yield from (
                _item(case, writer)
                for case, writer in zip(cases, writers, strict=True)
                if case is not None
            )


def _item(case: Case, writer: str) -> str:
    shown = case.shown
    if "text" not in shown:
        return f"<p><strong>{escape(writer)}</strong>: {escape(shown['failed'])}</p>"
    sources = "".join(
        f'<p class="quiet">{escape(source["publisher"])} · {escape(source["published"])} · '
        f"{escape(source['title'])}</p>"
        f'<div class="source text" lang="{escape(source["language"])}">'
        f"{marked(source['text'], of_source(shown['evidence'], number))}</div>"
        for number, source in enumerate(shown["sources"])
    )
    extract = " · extract" if shown["extract"] else ""
    return (
        f'<details open><summary>{escape(writer)}{extract}</summary><div class="pair">'
        f'<div class="item"><div class="text">{marked(shown["text"], of_item(case))}</div>'
        f"{_why(case)}</div><div>{sources}</div></div></details>"
    )


def _why(case: Case) -> str:
    rows = "".join(
        f'<tr><td>{escape(name)}</td><td class="number">{_value(score.value)}</td>'
        f"<td>{'<br>'.join(map(escape, score.why[:6]))}</td></tr>"
        for name, score in case.scores.items()
    )
    return f"<details><summary>Scores and why</summary><table>{rows}</table></details>"


def _value(value: float | None) -> str:
    return "unscored" if value is None else f"{value:.3g}"
