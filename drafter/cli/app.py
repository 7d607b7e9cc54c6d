"""The program: its commands' frame, the options they share, and how each fault ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from drafter.cli.terminal import say
from drafter.errors import DrafterError, UsageError

if TYPE_CHECKING:
    from drafter.desk import Desk
    from drafter.model import Event

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


def follow(desk: Desk, name: str) -> list[Event]:
    """Say how work goes, whoever does it, until it has ended; return its steps, raise what stopped it."""
    import time

    from drafter.cli.terminal import tell
    from drafter.errors import EnvironmentFault

    if nobody := desk.jobs.missing():
        say(nobody)
    told: dict[object, object] = {}
    while (job := desk.jobs.get(name)) is not None:
        for key, event in job.events.items():
            if told.get(key) != event:
                told[key] = event
                tell(event)
        if not job.running:
            break
        time.sleep(0.2)
    if job is None or job.error:
        raise EnvironmentFault(job.error if job else f"The work {name} is not known any more.")
    return list(job.events.values())
