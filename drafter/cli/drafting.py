"""Links in, an issue or a brief of the week out."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from drafter.cli.app import IssueDay, Json, Links, Out, Paste, Texts, app, follow, open_desk
from drafter.cli.terminal import (
    check_writable,
    emit,
    list_failures,
    parse_day,
    print_brief,
    read_file,
    say,
    story_record,
    summarise,
    tell,
)
from drafter.errors import EnvironmentFault, HomeInUse, NothingToDraft, UsageError

if TYPE_CHECKING:
    from drafter.desk import Desk
    from drafter.model import Issue


@app.command()
def draft(
    file: Paste = "",
    link: Links = None,
    text: Texts = None,
    day: IssueDay = "",
    output: Out = None,
    record: Annotated[
        Path | None, typer.Option("--json", help="Write evidence, findings and costs here.")
    ] = None,
    repeats: Annotated[
        bool, typer.Option("--repeats", help="Draft what was printed already, too.")
    ] = False,
) -> None:
    """Fetch the links, group them into stories, and draft one checked item a story."""
    paste, texts = _given(file, link, text, "draft")
    with open_desk() as desk:
        draft_issue(
            desk, paste, texts, parse_day(day), output=output, record=record, repeats=repeats
        )


@app.command()
def brief(
    file: Paste = "",
    link: Links = None,
    text: Texts = None,
    day: IssueDay = "",
    as_json: Json = False,
) -> None:
    """Sort the week's links: new, going on from an issue, printed already. Nothing is written yet."""
    paste, texts = _given(file, link, text, "brief")
    with open_desk() as desk:
        try:
            issue_id = desk.sort(paste, texts, day=parse_day(day), report=tell)
        except NothingToDraft as error:
            if error.issue_id:
                list_failures(desk.issue(error.issue_id))
            raise
        stories, issue = desk.brief(issue_id), desk.issue(issue_id)
    if as_json:
        records = [story_record(each) for each in stories]
        print(json.dumps(records, ensure_ascii=False, indent=1))
    else:
        print_brief(stories)
    list_failures(issue)


@app.command()
def retry(
    issue_id: Annotated[str, typer.Argument(metavar="ID", help="As `drafter issues` lists it.")],
    only: Annotated[str, typer.Option(help="Only what failed at this address.")] = "",
) -> None:
    """Draft what is missing of an issue; a desk that has the home open does it itself."""
    with open_desk() as desk:
        try:
            desk.retry(issue_id, only, tell)
        except HomeInUse:
            desk.leave_retry(issue_id, only)
            follow(desk, issue_id)
        issue = desk.issue(issue_id)
        list_failures(issue)
        summarise(issue, desk.store.usage(issue_id))


@app.command()
def stop(
    issue_id: Annotated[str, typer.Argument(metavar="ID", help="As `drafter issues` lists it.")],
) -> None:
    """Stop the work on an issue, whoever does it; what was fetched and written is kept."""
    with open_desk() as desk:
        say("It stops." if desk.stop(issue_id) else "Nothing is done for this issue.")


def _given(
    file: str, link: list[str] | None, text: list[Path] | None, command: str
) -> tuple[str, list[str]]:
    """Return the links and the texts that a command was given; UsageError when it was given none."""
    if not (file or link or text):
        raise UsageError(
            "Give a file with links, --link URL or --text FILE."
            f" `drafter {command} --help` shows how."
        )
    paste = "\n".join([read_file(file) if file else "", *(link or [])])
    return paste, [read_file(str(path)) for path in text or []]


def draft_issue(
    desk: Desk,
    paste: str,
    texts: list[str],
    day: date,
    *,
    output: Path | None,
    record: Path | None,
    repeats: bool = False,
) -> Issue:
    """Draft, write what was asked for, and say how it went; the files are written even on failure."""
    from drafter.house import render

    for path in (output, record):
        check_writable(path)
    began = time.monotonic()
    desk.rooms  # noqa: B018 – opened here, so that start-up is told apart from the work
    startup = time.monotonic() - began
    try:
        issue_id = desk.draft(paste, texts, day=day, repeats=repeats, report=tell)
    except NothingToDraft as error:
        if error.issue_id:
            _record(desk, error.issue_id, record, startup)
            list_failures(desk.issue(error.issue_id))
        raise
    issue = desk.issue(issue_id)
    _record(desk, issue_id, record, startup)
    emit(render(issue, desk.style, draft=True), output, then=f"drafter export {issue_id}")
    list_failures(issue)
    summarise(issue, desk.store.usage(issue_id))
    return issue


def _record(desk: Desk, issue_id: str, path: Path | None, startup: float) -> None:
    if path:
        record = desk.run_record(issue_id, startup)
        emit(json.dumps(record, ensure_ascii=False, indent=1), path, then="")


@app.command()
def demo() -> None:
    """Draft an issue from the sample newsroom into out/: no key, no internet."""
    import shutil

    from drafter.sample import Newsroom, issue_date
    from drafter.settings import Settings

    out = Path("out")
    home = out / "home"
    check_writable(out / "issue.md")
    with Newsroom() as room:
        settings = Settings.load(home=home.resolve(), allow_hosts=frozenset({room.host}))
        forget_demo(home, shutil.rmtree)
        with open_desk(settings) as desk:
            draft_issue(
                desk, room.paste, [], issue_date, output=out / "issue.md", record=out / "run.json"
            )
    say(f"\nThe issue is in {out / 'issue.md'}, all that was found about it in {out / 'run.json'}.")
    say(f"Open it at the desk:  DRAFTER_HOME={home} {sys.argv[0]} desk")


def forget_demo(home: Path, remove: Callable[[Path], Any]) -> None:
    """Begin each demo with an empty home, unless a desk has it open."""
    if home.exists():
        from drafter.archive import in_use

        holder = in_use(home)
        if holder:
            raise EnvironmentFault(
                f"The demo's home {home} is open in another program ({holder}). Close it first."
            )
        remove(home)
