"""The desk in a browser, workers, and what they stand on."""

from __future__ import annotations

from typing import Annotated

import typer

from drafter.cli.app import app
from drafter.cli.terminal import say


@app.command()
def desk(
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8501,
    host: Annotated[
        str, typer.Option(help="The address to listen on; others can reach any but this one.")
    ] = "127.0.0.1",
    open_to_all: Annotated[
        bool, typer.Option("--open", help="Listen there without sign-in: who reaches it is let in.")
    ] = False,
) -> None:
    """Open the desk in a browser."""
    from drafter.archive import held
    from drafter.settings import Settings
    from drafter.ui.serve import serve

    settings = Settings.load()
    if settings.owns_home:
        with held(settings.home):
            pass  # a second desk is refused here, before it has a page
    serve(port, host, open_to_all=open_to_all)


@app.command()
def worker(
    health_port: Annotated[
        int, typer.Option(help="Answer GET /health on this port of 127.0.0.1; 0 for none.")
    ] = 0,
) -> None:
    """Take work from the desks that share a Postgres and a Chroma server, until it is stopped."""
    from drafter.jobs.serve import serve
    from drafter.settings import Settings

    serve(Settings.load(), say, health_port)


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
