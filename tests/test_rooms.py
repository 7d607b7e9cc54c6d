"""What is read from files that the settings name."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.errors import EnvironmentFault, UsageError
from drafter.rooms import load_glossary
from drafter.settings import Settings
from drafter.truth import check

OWN = (
    'names = [{ name = "Lanqiao Robotics", kind = "company", chinese = ["揽桥"] },'
    ' { name = "Tencent", kind = "company", chinese = ["企鹅厂"] }]'
)


def glossary(tmp_path: Path, text: str):
    path = tmp_path / "names.toml"
    path.write_text(text, encoding="utf-8")
    return load_glossary(Settings(home=tmp_path, glossary=path))


def test_names_of_ones_own_are_known_beside_those_that_ship(tmp_path: Path) -> None:
    known = glossary(tmp_path, OWN)
    source = "揽桥与字节跳动、企鹅厂合作。"
    named = {mention.entry.name for mention in known.mentions(source)}
    assert named == {"Lanqiao Robotics", "ByteDance", "Tencent"}
    draft = "Lanqiao Robotics works with ByteDance and Tencent."
    assert [f for f in check(draft, [source], glossary=known).findings if f.kind == "name"] == []


def test_one_file_is_one_glossary_so_that_what_was_read_with_it_is_remembered(
    tmp_path: Path,
) -> None:
    assert glossary(tmp_path, OWN) is glossary(tmp_path, OWN)


def test_a_bad_entry_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Lanqiao"):
        glossary(tmp_path, 'names = [{ name = "Lanqiao", kind = "ship" }]')
    with pytest.raises(EnvironmentFault, match="DRAFTER_GLOSSARY names"):
        load_glossary(Settings(home=tmp_path, glossary=tmp_path / "none.toml"))
