"""Counting and cutting by tokens, with tiktoken's tables and without."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import tokens

# Any text, lone surrogates and special-looking tokens among it.
texts = st.one_of(
    st.text(max_size=400),
    st.text(alphabet="ab 的中。\n<|endoftext|>\ud800😀", max_size=400),
)


def test_counts_are_exact_with_the_tables_at_hand() -> None:
    assert tokens.exact()
    assert tokens.count("Editors paste links.") == 4
    assert tokens.describe().startswith("o200k_base, exact, tables from ")


def test_special_looking_text_is_plain_text() -> None:
    assert tokens.count("<|endoftext|>") > 1


@settings(deadline=None)  # a busy machine is no failure
@given(texts, st.integers(0, 60))
def test_a_cut_is_a_beginning_within_the_limit(text: str, limit: int) -> None:
    kept = tokens.cut(text, limit)
    assert text.startswith(kept)
    assert tokens.count(kept) <= limit
    assert limit < tokens.count(text) or kept == text


@pytest.mark.parametrize("character", ["a", " ", ".", "\n", "的", "\u0301"])
def test_a_megabyte_of_one_character_is_counted_in_seconds(character: str) -> None:
    started = time.monotonic()
    assert tokens.count(character * 1_000_000) > 1_000
    assert time.monotonic() - started < 120


def run_without_tables(code: str, folder: Path) -> str:
    """Run `code` where no table can be found and the network would be noticed."""
    blocked = (
        "import socket, sys, importlib.util as u\n"
        "def refuse(*_, **__): raise AssertionError('the network was asked')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "find = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name == 'llama_index' else find(name, *a)\n"
    )
    environment = os.environ | {"TIKTOKEN_CACHE_DIR": str(folder), "TMPDIR": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", blocked + code],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_without_tables_counts_are_estimates_that_say_so(tmp_path: Path) -> None:
    said = run_without_tables(
        "from drafter import tokens as t\n"
        "print(t.exact(), t.count('The desk reads every page twice. ' * 20), t.count('编辑' * 50))\n"
        "print(len(t.cut('编辑' * 50, 30)), t.describe())",
        tmp_path,
    )
    first, second = said.splitlines()
    english = tokens.count("The desk reads every page twice. " * 20)
    chinese = tokens.count("编辑" * 50)
    exact, counted, han = first.split()
    assert exact == "False"
    assert 0.7 * english < int(counted) < 1.4 * english
    assert 0.7 * chinese < int(han) < 1.6 * chinese
    assert second.startswith("40 ")
    assert "estimated" in second
    assert "TIKTOKEN_CACHE_DIR" in second


def test_a_damaged_table_is_neither_used_nor_deleted(tmp_path: Path) -> None:
    table = tmp_path / "fb374d419588a4632f3f557e76b4b70aebbca790"
    table.write_bytes(b"damaged")
    assert (
        run_without_tables("from drafter import tokens; print(tokens.exact())", tmp_path)
        == "False\n"
    )
    assert table.read_bytes() == b"damaged"
