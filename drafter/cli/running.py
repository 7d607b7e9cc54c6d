"""The desk in a browser, workers, and what they stand on."""

from __future__ import annotations

from typing import Annotated

import typer

from drafter.cli.app import app
from drafter.cli.terminal import say


@app.command()
def desk(
    port: Annotated[int, typer.Option(help="Where to listen on 127.0.0.1.")] = 8501,
) -> None:
    """Open the desk in a browser."""
    from drafter.archive import held
    from drafter.settings import Settings
    from drafter.ui.serve import serve

    settings = Settings.load()
    if settings.owns_home:
        with held(settings.home):
            pass  # a second desk is refused here, before it has a page
    serve(port)


@app.command()
def worker() -> None:
    """Take work from the desks that share a Postgres and a Chroma server, until it is stopped."""
    from drafter.jobs.serve import serve
    from drafter.settings import Settings

    serve(Settings.load(), say)


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
