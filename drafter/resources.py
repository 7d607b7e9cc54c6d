"""Where `prompts/` lies, in a checkout and in an installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from drafter.errors import EnvironmentFault

_PACKAGE = Path(__file__).resolve().parent


@cache
def prompts_dir() -> Path:
    """Return the folder with the prompts, house.toml and glossary.toml."""
    for folder in (_PACKAGE.parent / "prompts", _PACKAGE / "_prompts"):
        if (folder / "house.toml").is_file():
            return folder
    raise EnvironmentFault(
        "The folder prompts/ is missing beside the program. Install drafter again."
    )


def make_home(home: Path) -> None:
    """Make the data directory for its owner alone; one that is there stays as it is."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)


def app_file() -> Path:
    """Return the Streamlit entry that `drafter desk` starts."""
    for file in (_PACKAGE.parent / "app.py", _PACKAGE / "_app.py"):
        if file.is_file() and file.stat().st_size:
            return file
    raise EnvironmentFault("app.py is missing beside the program. Install drafter again.")


def read_text(name: str) -> str:
    """Return the text of one file of prompts/, such as `house.toml`."""
    return (prompts_dir() / name).read_text(encoding="utf-8")
