"""`python -m eval`: run the sets, compare two records, keep the floors."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from drafter.errors import DrafterError, UsageError
from eval import compare, floors, judge, record, run, tables

OUT = Path("out") / "eval"


def main() -> int:
    """Return 0, 1 below a floor, or the exit code of the fault that was told in one line."""
    given = _parser().parse_args()
    try:
        code: int = given.does(given)
    except DrafterError as error:
        print(f"eval: {error}", file=sys.stderr)
        return error.exit_code
    return code


def _run(given: argparse.Namespace) -> int:
    _check_writer(given)
    made = run.run(
        given.set, model=given.model, base_url=given.base_url, data=given.data, most=given.cases,
        say=_say,
    )  # fmt: skip
    if given.judge:
        asked = judge.Judge(given.judge, given.judge_url)
        _say(f"judge {given.judge}: asked for its verdict on items that people judged")
        made = judge.judged(made, asked, judge.agreement(asked, judge.labelled()))
    made.save(given.json)
    print("\n".join(tables.of_record(made)))
    if given.report:
        from eval.page import write

        print(f"Report: {write([made], given.report)}")
    print(f"Record: {given.json}")
    # Floors are of the embedded writer on sets that need nothing from outside.
    if made.writer != run.EMBEDDED or made.partial or given.data:
        return 0
    found = floors.faults(made, floors.Floors.load(), whole=not given.set)
    print("\n".join(found or ["All floors are kept."]))
    return 1 if found else 0


def _compare(given: argparse.Namespace) -> int:
    one, other = record.load(given.a), record.load(given.b)
    print("\n".join(compare.lines(one, other)))
    if given.report:
        from eval.page import write

        print(f"Report: {write([one, other], given.report)}")
    return 0


def _floors(given: argparse.Namespace) -> int:
    floors.check_reason(given.lower, given.reason)
    made = run.run(say=_say)
    made.save(OUT / "floors.json")
    floors.adopt(made, floors.Floors.load(), lower=given.lower, reason=given.reason).save()
    print(f"{floors.FILE} holds what this run reached.")
    return 0


def _check_writer(given: argparse.Namespace) -> None:
    if given.base_url and not given.model:
        raise UsageError("--base-url needs --model, the name of the model there.")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    commands = parser.add_subparsers(required=True)
    runs = commands.add_parser(
        "run", help="run the sets; without arguments offline, against the floors"
    )
    runs.add_argument(
        "--set", action="append", default=[], help="a set or a kind; may be given again"
    )
    runs.add_argument("--model", default="", help="a model of an OpenAI-compatible server")
    runs.add_argument("--base-url", default="", help="its address; without it the OpenAI service")
    runs.add_argument("--data", type=Path, help="folder with the public sets")
    runs.add_argument("--cases", type=int, help="only the first so many of each set")
    runs.add_argument("--judge", default="", help="a model that judges the items; off by default")
    runs.add_argument("--judge-url", default="", help="its address; without it the OpenAI service")
    runs.add_argument("--report", type=Path, help="folder to write an HTML report to")
    runs.add_argument("--json", type=Path, default=OUT / "run.json", help="where the record goes")
    runs.set_defaults(does=_run)
    compares = commands.add_parser("compare", help="which differences between two records are real")
    compares.add_argument("a", type=Path)
    compares.add_argument("b", type=Path)
    compares.add_argument("--report", type=Path, help="folder to write an HTML report to")
    compares.set_defaults(does=_compare)
    keeps = commands.add_parser(
        "floors", help="run offline and keep what was reached as the floors"
    )
    keeps.add_argument("--lower", action="store_true", help="let a floor fall")
    keeps.add_argument("--reason", default="", help="why less is right; it is kept")
    keeps.set_defaults(does=_floors)
    return parser


if __name__ == "__main__":
    sys.exit(main())
