"""`python -m eval.truth`: the figure pairs and items of this repository, and annotated sets from a folder.

`python -m eval.truth corruptions`: planted errors found at 1, 5 and 10% false alarms, in our own stories
or, with --data, in each set of a folder.

`python -m eval.truth fit --data FOLDER`: the weights that ship, fitted anew on our own sets and on those of
the folder; each set is judged by weights of the others.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from drafter.model import Finding
from drafter.truth.rules import reserved
from eval.truth import detection, fit, items, pairs, printed, stories
from eval.truth.measure import Result, measure
from eval.truth.sets import OWN, Row, load, part, read


def main() -> None:
    """Print what the check decides rightly, each set on its own."""
    parser = argparse.ArgumentParser(prog="python -m eval.truth", description=__doc__)
    parser.add_argument(
        "task",
        nargs="?",
        choices=["corruptions", "fit"],
        help="only planted errors; or fit what rules weigh",
    )
    parser.add_argument("--json", type=Path, help="where the figures of corruptions are written")
    parser.add_argument("--data", type=Path, help="folder of annotated sets, NAME.jsonl.gz")
    parser.add_argument(
        "--set", action="append", default=[], help="only sets with this in their name"
    )
    parser.add_argument(
        "--rule", help="fit only the weights of this rule; the others stay as they are"
    )
    parser.add_argument(
        "--pairs", type=Path, action="append", default=[], help="files of figure pairs"
    )
    parser.add_argument(
        "--printed", type=Path, help="a file of printed items, their sources and what they dropped"
    )
    parser.add_argument(
        "--part", choices=["all", "even", "odd"], default="all",
        help="half of the sources: rules are made on the even ones and tried on the odd",
    )  # fmt: skip
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument(
        "--show", nargs="?", const="all", default="",
        help="print the cases of one kind (clean, moved_figure, …), or all that went wrong",
    )  # fmt: skip
    given = parser.parse_args()
    if given.task == "fit":
        _fit(given.data, given.rule)
        return
    if given.task == "corruptions":
        _corruptions(given.data, given.set, given.seed, given.json)
        return
    if given.printed is not None:
        _dropped(given.printed, bool(given.show))
        return
    if given.data is None or given.pairs:
        for file in given.pairs or sorted(pairs.DATASETS.glob("*.jsonl")):
            _pairs(file, bool(given.show))
        if not given.pairs:
            _items(bool(given.show))
            _dropped(printed.ITEMS, bool(given.show))
    if given.data is not None:
        for name, rows in load(given.data).items():
            if not given.set or any(part in name for part in given.set):
                chosen = part(rows, given.part)
                _print(measure(name, chosen, seed=given.seed, show=_shower(given.show)))


def _corruptions(folder: Path | None, wanted: list[str], seed: int, file: Path | None) -> None:
    if folder is None:
        sets = {"issues": detection.of_stories(stories.load())}
    else:
        sets = {name: detection.of_rows(rows) for name, rows in load(folder).items()}
    found = {}
    for name, claims in sets.items():
        if not wanted or any(part in name for part in wanted):
            found[name] = detection.detection(name, claims, seed=seed)
            print("\n".join(detection.lines(name, found[name])), flush=True)
    if file is not None:
        file.write_text(json.dumps({"seed": seed, "sets": found}, indent=1), encoding="utf-8")


def _shower(kind: str):  # type: ignore[no-untyped-def]
    def show(seen: str, row: Row, text: str, found: list[Finding]) -> None:
        if seen == kind:
            said = "; ".join(f"{f.severity} {f.kind} [{f.text}] {f.message}" for f in found)
            print(f"  {'FOUND' if found else '-----'} {row.id}: {text}\n        {said}")

    return show


def _fit(folder: Path | None, only: str | None) -> None:
    files = sorted(file for name in fit.SETS for file in (OWN / name).glob("*.jsonl"))
    sets = {f"{file.parent.name} {file.stem}": read(file) for file in files}
    sets |= load(folder) if folder else {}
    weights = {}
    for rule, (_, _, cost, _) in fit.RULES.items():
        if only in (None, rule):
            held = [case for name, rows in sets.items() for case in fit.cases(rule, name, rows)]
            weights[rule] = _fitted(rule, held, cost)
    if only in (None, reserved.RULE):
        held = list(fit.reservations(printed.load(printed.ITEMS)))
        weights[reserved.RULE] = _fitted(reserved.RULE, held, fit.RESERVED_COST)
    fit.save(weights)


def _fitted(rule: str, held: list[fit.Case], cost: float) -> dict[str, float]:
    """Return the weights of a rule, and print what each set has by weights of the others."""
    for name in dict.fromkeys(case.set for case in held):
        apart = [case for case in held if case.set == name]
        rest = fit.fit([case for case in held if case.set != name], cost)
        print(f"{rule}, {name} by weights of the others: {fit.told(rest, apart)}")
    return fit.fit(held, cost)


def _pairs(file: Path, show: bool) -> None:
    held = pairs.load(file)
    failed = list(pairs.wrong(held))
    by_kind = Counter(pair.kind for pair, _ in failed)
    print(f"{file.name}: {len(held) - len(failed)} of {len(held)} figure pairs decided rightly "
          f"({1 - len(failed) / len(held):.1%})")  # fmt: skip
    for kind, count in sorted(Counter(pair.kind for pair in held).items()):
        if by_kind[kind]:
            print(f"  {kind}: {by_kind[kind]} of {count} wrong")
    for pair, said in failed if show else []:
        print(f"  {pair.id} {'right' if pair.right else 'wrong'} {pair.kind}\n    {pair.source}\n"
              f"    {pair.draft}\n    {said}  ({pair.why})")  # fmt: skip


def _dropped(file: Path, show: bool) -> None:
    held = [printed.score(item) for item in printed.load(file)]
    print("\n".join(printed.report(held, show)))


def _items(show: bool) -> None:
    held = items.load()
    found = items.alarms(held)
    print(f"{items.FAITHFUL.name}: {len(held)} faithful items, {len(found)} alarms")
    for item, finding in found if show else []:
        headline = item.partition("\n")[0]
        print(
            f"  {headline}\n    {finding.severity} {finding.kind} [{finding.text}] {finding.message}"
        )
    paces = sorted(items.pace(held), key=lambda pace: pace.first)
    middle = paces[len(paces) // 2]
    print(f"an issue of {middle.sentences} sentences on {middle.characters} characters of sources: "
          f"{middle.first:.3f} s at first, {1000 * middle.edited:.1f} ms after an edit "
          f"(median of {len(paces)} issues, processor time)")  # fmt: skip


def _print(result: Result) -> None:
    def percent(share: float | None) -> str:
        return "–" if share is None else f"{share:.1%}"

    print(f"{result.name}: {result.clean} clean sentences, {percent(result.alarms)} with an alarm "
          f"{result.by_kind or ''}; {result.ms:.1f} ms a sentence")  # fmt: skip
    for title, table in (("planted", result.detected), ("edited", result.edits)):
        told = ", ".join(f"{kind} {share:.0%} of {n}" for kind, (share, n) in table.items())
        if told:
            print(f"  {title}, found: {told}")
    if result.auc is not None and result.best is not None:
        print(f"  labels: balanced accuracy {percent(result.balanced)}, at best {result.best[1]:.1%} "
              f"(from {result.best[0]:.2f}); AUC {result.auc:.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
