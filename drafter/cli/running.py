"""The desk in a browser, and what it stands on."""

from __future__ import annotations

from typing import Annotated

import typer

from drafter.cli.app import app


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
