"""The desk from a terminal. Results go to stdout or files, everything else to stderr."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer

from drafter.errors import DrafterError, EnvironmentFault, NothingToDraft, UsageError
from drafter.terminal import (
    check_writable,
    describe,
    emit,
    list_failures,
    list_lessons,
    list_texts,
    parse_day,
    print_brief,
    print_report,
    read_file,
    read_words,
    say,
    story_record,
    strip_marks,
    summarise,
    tell,
)

if TYPE_CHECKING:
    from drafter.desk import Desk
    from drafter.model import Issue
    from drafter.store import Manifest

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Draft a weekly digest: links in, an issue checked against its sources out.",
)
house_app = typer.Typer(no_args_is_help=True, help="The house style.")
archive_app = typer.Typer(no_args_is_help=True, help="What the desk has read and kept.")
glossary_app = typer.Typer(no_args_is_help=True, help="Names added to the glossary here.")
app.add_typer(house_app, name="house")
app.add_typer(archive_app, name="archive")
app.add_typer(glossary_app, name="glossary")

Out = Annotated[
    Path | None, typer.Option("-o", "--output", help="Write here instead of to stdout.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Paste = Annotated[str, typer.Argument(help="Any text with links in it; - reads stdin.")]
Links = Annotated[list[str] | None, typer.Option(help="A link; may be given again.")]
Texts = Annotated[
    list[Path] | None,
    typer.Option(help="A file with the text of an article; may be given again."),
]
IssueDay = Annotated[
    str, typer.Option("--date", help="The issue's date, as 2026-11-22. Default: today.")
]
T = TypeVar("T")


def main() -> NoReturn:
    """Run a command; every fault ends as one line on stderr and the exit code of its kind."""
    try:
        app()
        sys.exit(0)
    except DrafterError as error:
        fail(_veiled(str(error)), error.exit_code)
    except KeyboardInterrupt:
        fail(
            "Stopped. What was fetched and written is kept; the same command goes on from there.",
            130,
        )
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        fail(
            f"{error.strerror or error}: {error.filename or 'output'}. Free it or choose another place.",
            4,
        )
    except Exception as error:
        fail(f"Something went wrong inside the program: {_keep_trace(error)}", 70)


def program() -> NoReturn:
    """Be the whole process: end at once, without the second Python takes to free what is loaded.

    All that must be kept is kept by then: the desk is closed, and workers end with their pipes.
    """
    code: object = 0
    try:
        main()
    except SystemExit as ended:
        code = ended.code
    try:
        sys.stdout.flush()
    except OSError as error:
        code = code or 4
        say(f"drafter: stdout cannot be written ({error.strerror}).")
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


def fail(message: str, code: int) -> NoReturn:
    say(f"drafter: {message}")
    sys.exit(code)


def _keep_trace(error: Exception) -> str:
    """Write the trace where it can be sent from, and return where that is."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="drafter-", suffix=".log", delete=False, encoding="utf-8"
    ) as file:
        file.write(_veiled("".join(traceback.format_exception(error))))
    return f"{type(error).__name__}. Please send us {file.name}."


def _veiled(text: str) -> str:
    """Return `text` without the secrets that are set."""
    from drafter.settings import Settings

    try:
        return Settings.load().veil(text)
    except UsageError:
        return text


# ── the main job ─────────────────────────────────────────────────────────────────────────────────


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


# ── checking and the house ───────────────────────────────────────────────────────────────────────


@app.command()
def check(
    draft: Annotated[str, typer.Argument(help="The text to be checked; - reads stdin.")],
    source: Annotated[list[str], typer.Option(help="A file with a source; may be given again.")],
    day: Annotated[
        str, typer.Option("--date", help="When it is printed, as 2026-11-22, to find stale days.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Check each sentence of a draft against its sources; exit 1 when a finding is severe."""
    from dataclasses import asdict

    from drafter import archive, truth
    from drafter.rooms import open_house
    from drafter.settings import Settings

    with open_house(Settings.load()) as house:
        glossary = house.glossary
    report = truth.check(
        strip_marks(read_words(draft)),
        [read_words(each) for each in source],
        similarity=archive.similarity(),
        glossary=glossary,
        when=parse_day(day) if day else None,
    )
    if as_json:
        record = {
            "score": report.score,
            "supported": report.supported,
            "findings": [asdict(finding) for finding in report.findings],
            "figures": [asdict(figure) for figure in report.figures],
            "evidence": [asdict(evidence) for evidence in report.evidence()],
        }
        print(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        print_report(report, source)
    if any(finding.severity == "severe" for finding in report.findings):
        raise typer.Exit(1)


@house_app.command("check")
def house_check(file: Annotated[str, typer.Argument(help="An issue; - reads stdin.")]) -> None:
    """List breaches of the house style (exit 1 when there is one) and advice."""
    from drafter.house import advise, parse
    from drafter.house import check as breaches
    from drafter.rooms import open_house
    from drafter.settings import Settings

    with open_house(Settings.load()) as house:
        style = house.style
    issue = parse(read_file(file))
    found = breaches(issue, style)
    for kind, list_ in (("breach", found), ("advice", advise(issue, style))):
        for each in list_:
            where = f"item {each.where}" if each.where is not None else "issue"
            print(f"{kind} · {where} · {each.rule}: {each.message}")
    if found:
        raise typer.Exit(1)
    print(f"No breach in {len(issue.items)} items.")


@house_app.command("learn")
def house_learn(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE…", help="Past issues, or folders with them: txt, md, html."),
    ],
    output: Out = None,
) -> None:
    """Derive a house style from past issues, with the counts behind each rule."""
    from drafter.house import doubts, observe, parse
    from drafter.rooms import load_style
    from drafter.settings import Settings

    base = load_style(Settings.load())
    texts = []
    for name in list_texts(files):
        try:
            text = read_file(name)
            parse(text)
        except UsageError as error:
            say(f"✗ {name} is left out: {str(error).removeprefix(f'{name} ')}")
            continue
        for doubt in doubts(text):
            say(f"? {name} may not be whole, {doubt}")
        texts.append(text)
    if not texts:
        raise UsageError("Nothing to learn from: none of the files could be read as an issue.")
    check_writable(output)
    observed = observe(texts, base)
    emit(observed.to_toml(), output, then=f"drafter house learn {' '.join(files)}")
    say(observed.summary())
    if output:
        say(f"Read {output}, mend what is not yours, and set DRAFTER_HOUSE={output}.")


# ── what editors teach ───────────────────────────────────────────────────────────────────────────

Kind = Annotated[str, typer.Option(help="What a name is: company, product, person, place or body.")]
Chinese = Annotated[list[str] | None, typer.Option(help="A Chinese name; may be given again.")]


@app.command()
def lessons(
    accept: Annotated[str, typer.Option(metavar="ID", help="Make this a rule.")] = "",
    dismiss: Annotated[str, typer.Option(metavar="ID", help="Never propose this again.")] = "",
    undo: Annotated[str, typer.Option(metavar="ID", help="Take a decision back.")] = "",
    kind: Kind = "",
    chinese: Chinese = None,
) -> None:
    """List what the editors' changes propose as rules and names, and what was decided of it."""
    if sum(map(bool, (accept, dismiss, undo))) > 1:
        raise UsageError("Give one of --accept, --dismiss and --undo.")
    if (kind or chinese) and not accept:
        raise UsageError("--kind and --chinese say what a name is that you --accept.")
    with open_desk() as desk:
        learning = desk.learning
        if accept:
            decision = learning.accept(accept, kind=kind, chinese=chinese)
            say(f"In use from now on: {decision.proposal.message}")
        elif dismiss:
            say(f"Not proposed again: {learning.dismiss(dismiss).message}")
        elif undo:
            say(f"Taken back: {learning.take_back(undo).proposal.message}")
        else:
            list_lessons(learning.proposals(), learning.decisions())


@glossary_app.command("add")
def glossary_add(
    name: Annotated[str, typer.Argument(help="The spelling that the house prefers.")],
    kind: Kind = "",
    chinese: Chinese = None,
    alias: Annotated[
        list[str] | None, typer.Option(help="Another name; may be given again.")
    ] = None,
) -> None:
    """Add a name, or more names of one that is known; checks and prompts know it at once."""
    with open_desk() as desk:
        entry = desk.learning.add_name(name, kind=kind, chinese=chinese or (), aliases=alias or ())
    say(f"In use from now on: {describe(entry)}")


@glossary_app.command("list")
def glossary_list() -> None:
    """List the names that were added here."""
    with open_desk() as desk:
        added = desk.learning.names()
    for each in added:
        print(describe(each.entry))
    if not added:
        say("No name was added here yet: `drafter glossary add NAME` does.")


@glossary_app.command("remove")
def glossary_remove(
    name: Annotated[str, typer.Argument(help="As `drafter glossary list` shows it.")],
) -> None:
    """Take a name out that was added here."""
    with open_desk() as desk:
        desk.learning.remove_name(name)


# ── what is kept ─────────────────────────────────────────────────────────────────────────────────


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

    def texts() -> Iterator[tuple[str, str]]:
        for name in named:
            try:
                yield Path(name).name, read_file(name)
            except UsageError as error:
                unreadable.append(str(error))

    with open_desk() as desk:
        outcomes = desk.take_in(
            texts(), link=link, replacing=replace, doubtful=doubtful, report=tell
        )
    refused = [each for each in outcomes if each.state == "refused"]
    kept = [each for each in outcomes if each.state == "kept"]
    known = sum(each.state == "known" for each in outcomes)
    say(
        f"\n{len(kept)} issues with {sum(each.items for each in kept)} items taken in,"
        f" {known} were there already, {len(refused) + len(unreadable)} refused."
    )
    for line in (*(f"{each.name}: {each.message}" for each in refused), *unreadable):
        say(f"✗ {line}")
    if not kept and not known:
        raise UsageError("None of these could be taken in. The reasons are above.")


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
) -> None:
    """Mark an issue as printed: from then on the desk knows what was in it."""
    with open_desk() as desk:
        desk.publish(issue_id, number)
        say(f"{len(desk.issue(issue_id).items)} items joined the archive.")


@app.command()
def reindex() -> None:
    """Build the index in Chroma anew from the database."""
    with open_desk() as desk:
        passages, printed = desk.reindex(tell)
    say(f"{passages:,} passages and {printed:,} printed items stand in Chroma.")


# ── kept safe ────────────────────────────────────────────────────────────────────────────────────


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


# ── the desk itself ──────────────────────────────────────────────────────────────────────────────


@app.command()
def desk(
    port: Annotated[int, typer.Option(help="Where to listen on 127.0.0.1.")] = 8501,
) -> None:
    """Open the desk in a browser."""
    from drafter.ui.serve import serve

    serve(port)


@app.command()
def doctor() -> None:
    """Say which model, embedder, database, Chroma and tokenizer are in use, and what is missing."""
    from drafter.doctor import examine

    sound = True
    for line in examine():
        sound = sound and line.sound
        print(f"{'✓' if line.sound else '✗'} {line.part:10} {line.words}")
    if not sound:
        raise typer.Exit(4)


@contextmanager
def open_desk(settings: Any = None) -> Iterator[Desk]:
    from drafter import log
    from drafter.desk import Desk
    from drafter.settings import Settings

    opened = Desk(settings or Settings.load())
    try:
        yield opened
    except (DrafterError, OSError, typer.Exit):
        raise
    except Exception as error:
        log.fault(error)
        raise
    finally:
        opened.close()


if __name__ == "__main__":
    program()
