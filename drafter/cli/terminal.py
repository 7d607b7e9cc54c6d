"""How words go in and come out: what a command reads, what it prints, where it writes."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.errors import EnvironmentFault, UsageError
from drafter.plaintext import decode

if TYPE_CHECKING:
    from drafter.house import Proposal
    from drafter.model import Event, Issue, Usage
    from drafter.store import Decision, StoredStory
    from drafter.truth import Entry, Report, Suggestion

_TEXTS = frozenset({".txt", ".md", ".markdown", ".html", ".htm"})


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def tell(event: Event) -> None:
    """Say what ended; what begins is said only for the slow steps, and of a check only what it found."""
    quiet = event.stage == "check" and not event.message
    if quiet or (event.state == "started" and event.stage != "write"):
        return
    mark = {"started": "…", "done": "✓", "kept": "=", "failed": "✗"}[event.state]
    note = f" — {event.message}" if event.message else ""
    say(f"{mark} {event.stage:5} {event.subject}{note}")


def list_failures(issue: Issue) -> None:
    if issue.failures:
        say(f"\n{len(issue.failures)} came to nothing:")
    for failure in issue.failures:
        say(f"✗ {failure.url} [{failure.reason}] {failure.message}")


def summarise(issue: Issue, usage: Usage) -> None:
    extracts = sum(item.extract for item in issue.items)
    severe = sum(f.severity == "severe" for item in issue.items for f in item.findings)
    findings = sum(len(item.findings) for item in issue.items)
    price = "price unknown" if usage.usd is None else f"US${usage.usd:.4f}"
    say(
        f"\nIssue {issue.id}: {len(issue.items)} items, {findings} findings ({severe} severe),"
        f" {usage.input_tokens + usage.output_tokens:,} tokens, {price}."
    )
    if extracts:
        say(
            f"{extracts} are extracts of their sources, to be rewritten:"
            " set DRAFTER_MODEL to have them written by a model."
        )


def print_report(report: Report, sources: Sequence[str]) -> None:
    """Print what a check found, the gravest first, and each figure beside the source's words for it.

    `sources` are the names of the files that were checked against.
    """
    names = {f"source:{number}": name for number, name in enumerate(sources)}
    order = ("severe", "warning", "note")
    for finding in sorted(report.findings, key=lambda finding: order.index(finding.severity)):
        print(f"{finding.severity}: {finding.message}\n    {finding.sentence}")
        for span in finding.spans:
            print(f"    {names[span.url]}: {' '.join(span.text.split())}")
    if not report.findings:
        print("Nothing found: each sentence is carried by the sources.")
    if report.figures:
        print("\nFigures")
        wide = max(len(figure.text) for figure in report.figures)
        for figure in report.figures:
            given = "; ".join(f"{span.text} ({names[span.url]})" for span in figure.spans)
            print(f"  {figure.text:{wide}}  {figure.status:9}  {given}".rstrip())


_GROUPS = {
    "update": "Going on from what was printed",
    "new": "New",
    "same": "Printed already",
}


def print_brief(stories: Sequence[StoredStory]) -> None:
    """Print the week's stories: follow-ups with what is new, news, and repeats."""
    for relation, title in _GROUPS.items():
        chosen = [each for each in stories if each.stands_as == relation]
        if chosen:
            print(f"{title} ({len(chosen)})")
        for each in chosen:
            _print_story(each)


def _print_story(each: StoredStory) -> None:
    outlets = ", ".join(a.publisher or a.url for a in each.story.articles)
    print(f"  {each.story.title}\n      {outlets}")
    recall = each.recall
    if recall.printed is None or each.stands_as == "new":
        return
    print(
        f"      {recall.printed.issue}: {recall.printed.headline}  {recall.printed.link}".rstrip()
    )
    if recall.news is not None:
        print(f"      new: {' '.join(recall.news.text.split())}")
    for change in recall.changes:
        print(f"      we printed {change.old.text}, now {change.new.text}")


def story_record(each: StoredStory) -> dict[str, Any]:
    """Return a story of the brief as JSON holds it."""
    record = asdict(each.recall)
    if each.recall.printed is not None:
        day = each.recall.printed.day
        record["printed"]["day"] = day.isoformat() if day else None
    return {
        "title": each.story.title,
        "urls": [article.url for article in each.story.articles],
        **record,
    }


_EXAMPLES = 3  # of a proposal's, the first


def list_lessons(proposals: Sequence[Proposal | Suggestion], decisions: Sequence[Decision]) -> None:
    """Print what is proposed with its evidence, then what was decided."""
    for proposal in proposals:
        print(f"{proposal.id}  {proposal.message}")
        for line in _evidence(proposal):
            print(f"    {line}")
    if not proposals:
        say("Nothing is proposed. Rules come from edits of issues that were published here.")
    if decisions:
        print("\nDecided")
    for decision in decisions:
        word = "accepted" if decision.accepted else "dismissed"
        day = f"{decision.decided_at:%Y-%m-%d}"
        print(f"{decision.id}  {word} by {decision.who}, {day}: {decision.proposal.message}")


def _evidence(proposal: Proposal | Suggestion) -> list[str]:
    from drafter.house import Proposal

    if not isinstance(proposal, Proposal):
        kind = proposal.kind or "say with --kind what it is"
        return [f"kind: {kind}", *(f"{span.url}: {span.text}" for span in proposal.spans)]
    lines = [
        line
        for example in proposal.examples[:_EXAMPLES]
        for line in (f"- {example.before}", f"+ {example.after}  ({example.issue})")
    ]
    if proposal.lesson.kind == "name":
        lines.insert(0, f"kind: {proposal.lesson.sort or 'say with --kind what it is'}")
    return lines


def describe(entry: Entry) -> str:
    """Return a glossary entry in a line."""
    also = "".join(f" · {form}" for form in (*entry.chinese, *entry.aliases))
    return f"{entry.name} ({entry.kind}){also}"


def strip_marks(text: str) -> str:
    """Return the words of a drafted issue without its frame and source lines; other text as it is."""
    from drafter.house import parse

    try:
        return "\n\n".join(item.text for item in parse(text).items)
    except UsageError:
        return text


def read_file(name: str) -> str:
    """Return the text of a file, or of stdin for `-`; UsageError when it is not text."""
    if name == "-":
        body = sys.stdin.buffer.read()
    else:
        try:
            body = Path(name).read_bytes()
        except OSError as error:
            raise UsageError(f"{name} cannot be read ({error.strerror}).") from error
    return decode(body, "stdin" if name == "-" else name)


def list_texts(names: Sequence[str]) -> list[str]:
    """Return the files named, and of folders the texts and pages in them, issue 9 before issue 10.

    Raises UsageError when a folder has none.
    """
    found: list[str] = []
    for name in names:
        folder = Path(name)
        if not folder.is_dir():
            found.append(name)
            continue
        inside = [str(file) for file in folder.rglob("*") if file.suffix.lower() in _TEXTS]
        if not inside:
            raise UsageError(f"{name} holds no issue. Give a folder with txt, md or html files.")
        found += sorted(inside, key=_by_numbers)
    return list(dict.fromkeys(found))


def _by_numbers(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", name)]


def read_words(name: str) -> str:
    """Return the text of a file that is to be checked, or checked against; UsageError when it has none."""
    text = read_file(name)
    if not text.strip():
        raise UsageError(f"{'stdin' if name == '-' else name} is empty: there is nothing to check.")
    return text


def parse_day(day: str) -> date:
    if not day:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"{day} is not a date. Write it as 2026-11-22.") from error


def check_writable(path: Path | None) -> None:
    """Find out before any work is paid for that a file cannot be written."""
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a"):
            pass
    except OSError as error:
        raise EnvironmentFault(
            f"{path} cannot be written ({error.strerror}). Choose another place with -o."
        ) from error


def emit(text: str, path: Path | None, *, then: str) -> None:
    """Write a result whole, and say how to get it again when it cannot be written."""
    text = text if text.endswith("\n") else text + "\n"
    try:
        if path is None:
            sys.stdout.write(text)
            sys.stdout.flush()
        else:
            path.write_text(text, encoding="utf-8")
    except BrokenPipeError:
        raise
    except OSError as error:
        again = f" Nothing is lost: `{then}` writes it again." if then else ""
        raise EnvironmentFault(
            f"{path or 'stdout'} cannot be written ({error.strerror}).{again}"
        ) from error
