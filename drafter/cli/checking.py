"""A draft against its sources, an issue against the house, and the house from past issues."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from drafter.cli.app import Json, Out, app, house_app
from drafter.cli.terminal import (
    check_writable,
    emit,
    list_texts,
    parse_day,
    print_report,
    read_file,
    read_words,
    say,
    strip_marks,
)
from drafter.errors import UsageError


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
