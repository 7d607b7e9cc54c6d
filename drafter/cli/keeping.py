"""What is kept: the archive, the issues, and all of it in one file."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.app import Json, Out, app, archive_app, follow, open_desk
from drafter.cli.terminal import list_texts, parse_day, read_file, say, tell
from drafter.errors import HomeInUse, UsageError

if TYPE_CHECKING:
    from drafter.desk import Desk
    from drafter.jobs import Job
    from drafter.model import Event
    from drafter.store import Manifest

_AT_ONCE = 200  # texts in one job
_TO_STOP = 30.0  # seconds for it to end when it was told to


@archive_app.command("import")
def archive_import(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE…", help="Past issues, or folders with them: txt, md, html."),
    ],
    link: Annotated[str, typer.Option(help="Where the issue can be read; for one file.")] = "",
    replace: Annotated[
        bool, typer.Option("--replace", help="Put corrected issues in place of those kept.")
    ] = False,
    doubtful: Annotated[
        bool, typer.Option("--doubtful", help="Take in those that may not be whole, too.")
    ] = False,
) -> None:
    """Take past issues into the archive, each whole or not at all; again changes nothing."""
    named = list_texts(files)
    if link and len(named) > 1:
        raise UsageError("--link names one issue. Import its file alone.")
    unreadable: list[str] = []
    texts: list[tuple[str, str]] = []
    alike = Counter(Path(name).name for name in named)
    for name in named:
        short = Path(name).name
        try:
            texts.append((short if alike[short] == 1 else name, read_file(name)))
        except UsageError as error:
            unreadable.append(str(error))
    events: list[Event] = []
    with open_desk() as desk:
        for start in range(0, len(texts), _AT_ONCE):
            some = texts[start : start + _AT_ONCE]
            job = desk.leave_taking_in(some, link=link, replacing=replace, doubtful=doubtful)
            with _stopped_by_hand(desk, job):
                events += follow(desk, job.row.name)
    kept, known, refused = (
        [event for event in events if event.state == state] for state in ("done", "kept", "failed")
    )
    say(
        f"\n{len(kept)} issues taken in, {len(known)} were there already,"
        f" {len(refused) + len(unreadable)} refused."
    )
    for line in (*(f"{each.subject}: {each.message}" for each in refused), *unreadable):
        say(f"✗ {line}")
    if not kept and not known:
        raise UsageError("None of these could be taken in. The reasons are above.")


@contextmanager
def _stopped_by_hand(desk: Desk, job: Job) -> Iterator[None]:
    """Let Ctrl+C stop the work, too: what is taken in stays."""
    try:
        yield
    except KeyboardInterrupt:
        desk.jobs.cancel(job.row.name)
        with suppress(TimeoutError):
            desk.jobs.wait(job.row.name, _TO_STOP)
        raise


@archive_app.command("search")
def archive_search(
    text: Annotated[str, typer.Argument(help="What to look for, in English or Chinese.")],
    since: Annotated[str, typer.Option(help="Not before this day, as 2026-01-31.")] = "",
    until: Annotated[str, typer.Option(help="Not after this day.")] = "",
    company: Annotated[str, typer.Option(help="Only where this name of the glossary stands.")] = "",
    as_json: Json = False,
) -> None:
    """Find what was read and what was printed, by its meaning and by its words."""
    from dataclasses import asdict

    from drafter.store import Filter

    narrowed = Filter(
        since=parse_day(since) if since else None,
        until=parse_day(until) if until else None,
        name=company,
    )
    with open_desk() as desk:
        found = desk.search(text, narrowed=narrowed)
    if as_json:
        print(
            json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1, default=str)
        )
        return
    for each in found:
        where = " · ".join(part for part in (each.issue, str(each.day or ""), each.url) if part)
        print(f"{each.score:.2f}  {each.title}\n      {where}\n      {each.text[:160]}")
    if not found:
        empty = (
            "Nothing kept fits."
            if not narrowed.open
            else "The archive is empty: draft an issue first."
        )
        say(empty)


@app.command()
def issues() -> None:
    """List the issues, the newest first."""
    with open_desk() as desk:
        lines = desk.issues()
    for line in lines:
        print(
            f"{line.id}  {line.date}  {line.items:3} items  {line.state}  {line.message}".rstrip()
        )
    if not lines:
        say("There is no issue yet: `drafter draft FILE` makes one.")


@app.command()
def export(
    issue_id: Annotated[str, typer.Argument(metavar="ID", help="As `drafter issues` lists it.")],
    format: Annotated[str, typer.Option(help="markdown, html, docx or text.")] = "markdown",
    output: Out = None,
) -> None:
    """Write an issue as it will be printed, without sources or marks of the desk."""
    if format not in ("markdown", "html", "docx", "text"):
        raise UsageError(f"There is no format {format}. Choose markdown, html, docx or text.")
    if format == "docx" and output is None:
        raise UsageError("A docx file cannot be shown in a terminal. Give -o FILE.")
    with open_desk() as desk:
        content = desk.export(issue_id, format)  # type: ignore[arg-type]
    if output is None:
        sys.stdout.write(content.decode("utf-8"))
    else:
        output.write_bytes(content)


@app.command()
def publish(
    issue_id: Annotated[str, typer.Argument(metavar="ID", help="As `drafter issues` lists it.")],
    number: Annotated[int | None, typer.Option(help="The number it is printed under.")] = None,
    note: Annotated[str, typer.Option(help="What is corrected, when it was printed before.")] = "",
) -> None:
    """Mark an issue as printed: from then on the desk knows what was in it.

    A desk that has the home open does it itself.
    """
    with open_desk() as desk:
        job = desk.leave_publish(issue_id, number, note=note)
        with _stopped_by_hand(desk, job):
            follow(desk, job.row.name)
        say(f"{len(desk.issue(issue_id).items)} items joined the archive.")


@app.command()
def reindex() -> None:
    """Build the index in Chroma anew from the database; a desk that has the home open does it itself."""
    with open_desk() as desk:
        try:
            passages, printed = desk.reindex(tell)
        except HomeInUse:
            job = desk.leave_reindex()
            say("A desk has this home open; it builds the index anew.")
            follow(desk, job.row.name)
            say("The index in Chroma was built anew and verified.")
            return
    say(f"{passages:,} passages and {printed:,} printed items stand in Chroma.")


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where to write it, as desk.zip.")],
) -> None:
    """Write all that the desk keeps into one file; a desk may be open and at work."""
    from drafter.safekeeping import back_up
    from drafter.settings import Settings

    manifest = back_up(Settings.load(), file)
    size = file.stat().st_size / 1e6
    say(f"{_told(manifest)} are in {file} ({size:,.1f} MB).")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `drafter backup` wrote.")],
    replace: Annotated[
        bool, typer.Option("--replace", "--yes", help="Put it in place of issues that are there.")
    ] = False,
) -> None:
    """Fill the home, or the database that is set, from a backup, and build the indexes anew."""
    from drafter.safekeeping import restore as put_back
    from drafter.settings import Settings

    manifest, aside = put_back(Settings.load(), file, replacing=replace, report=tell)
    say(f"{_told(manifest)} were put back as they were on {manifest.made_at:%Y-%m-%d %H:%M} UTC.")
    if aside:
        say(f"The damaged database is kept as {aside}.")


def _told(manifest: Manifest) -> str:
    rows = {name: kept.rows for name, kept in manifest.tables.items()}
    printed = rows.get("printed_issues", 0)
    return (
        f"{rows['issues']:,} issues, {printed:,} printed issues and {rows['articles']:,} articles"
    )
