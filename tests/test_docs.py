"""The documents say what is true: every command, setting and target in them exists, and none is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from drafter.cli import app
from drafter.settings import Settings

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMAND = re.compile(r"drafter ((?:house |archive |glossary )?[a-z]+)\b(?! the)")


def commands() -> dict[str, set[str]]:
    """Every command of the terminal with its options."""
    found: dict[str, set[str]] = {}

    def walk(command: object, name: str) -> None:
        for each, child in getattr(command, "commands", {}).items():
            walk(child, f"{name} {each}".strip())
        if not getattr(command, "commands", None):
            options = [option for each in command.params for option in each.opts]  # type: ignore[attr-defined]
            found[name] = set(options)

    walk(typer.main.get_command(app), "")
    return found


def code(page: Path) -> str:
    """The parts of a page that are set as code."""
    found = re.findall(r"```\n(.*?)```|`([^`\n]+)`", page.read_text(encoding="utf-8"), re.S)
    return "\n".join(block or inline for block, inline in found)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_in_a_page_exists(page: Path) -> None:
    known = commands()
    for line in code(page).splitlines():
        for match in COMMAND.finditer(line):
            name = match[1]
            assert name in known, f"{page.name}: {line}"
            used = set(re.findall(r"(?<=\s)(--?[a-z][a-z-]*)", line[match.end() :].split("|")[0]))
            assert used <= known[name], f"{page.name}: {line}"


def test_every_command_is_documented() -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert [name for name in commands() if f"drafter {name}" not in text] == []


def test_every_setting_is_documented_and_no_other() -> None:
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `(DRAFTER_\w+)`", text, re.M))
    fields = set(Settings.model_fields) - {"openai_api_key"}
    assert documented == {f"DRAFTER_{name.upper()}" for name in fields}


def test_every_make_target_in_a_page_exists() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for page in PAGES:
        assert set(re.findall(r"^make (\w+)", code(page), re.M)) <= targets, page.name


def test_every_link_between_pages_leads_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_lock_is_hashed_and_names_no_address() -> None:
    for name in ("requirements.lock", "requirements-test.lock"):
        lock = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in lock
        pinned = re.findall(r"^\S+==\S+.*$", lock, re.M)
        assert pinned
        assert all(line.endswith("\\") for line in pinned), name


def test_every_test_that_the_threat_model_names_is_there() -> None:
    named = re.findall(
        r"`(tests/\S+\.py)::(\w+)`", (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    )
    assert len(named) > 30
    for file, test in named:
        assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8"), f"{file}::{test}"
