"""What editors teach: proposals that become rules, and names."""

from __future__ import annotations

from typing import Annotated

import typer

from drafter.cli.app import app, glossary_app, open_desk
from drafter.cli.terminal import describe, list_lessons, say
from drafter.errors import UsageError

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
