"""Counting and cutting by tokens (o200k_base); the sole owner of tiktoken.

The tables are read from this machine and never fetched: from TIKTOKEN_CACHE_DIR, from the copy that
ships inside llama-index-core, or from what tiktoken kept earlier. Without them every count is an
estimate, and `describe` says so.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiktoken import Encoding

ENCODING = "o200k_base"
# tiktoken names a table by the SHA-1 of its address and verifies its SHA-256; a file that fails the
# check it deletes and fetches anew, so the check is ours to make first.
_TABLE = "fb374d419588a4632f3f557e76b4b70aebbca790"
_TABLE_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
_VARIABLE = "TIKTOKEN_CACHE_DIR"

# tiktoken's regular expression overflows its stack on one run of a million spaces.
_SLICE = 50_000

# Least squares against o200k on English and Chinese news: within a fifth of the exact count.
_TOKENS_A_CJK_CHARACTER = 0.75
_TOKENS_AN_ASCII_CHARACTER = 0.20
_TOKENS_ANOTHER_CHARACTER = 1.15
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

_loading = Lock()


def count(text: str) -> int:
    """Return how many tokens `text` is; an estimate when `exact()` is False."""
    encoding = _encoding()
    if encoding is None:
        return _estimate(text)
    return sum(len(encoding.encode_ordinary(piece)) for piece in _slices(text))


def cut(text: str, limit: int) -> str:
    """Return the longest beginning of `text`, in whole characters, of at most `limit` tokens."""
    encoding = _encoding()
    if limit <= 0:
        return ""
    if encoding is None:
        return _cut_estimated(text, limit)
    kept: list[str] = []
    for piece in _slices(text):
        tokens = encoding.encode_ordinary(piece)
        if len(tokens) > limit:
            whole = encoding.decode_bytes(tokens[:limit]).decode("utf-8", "ignore")
            kept.append(piece[: len(whole)])
            break
        kept.append(piece)
        limit -= len(tokens)
    return "".join(kept)


def exact() -> bool:
    """Say whether counts are exact."""
    return _encoding() is not None


def describe() -> str:
    """Say in one line how tokens are counted and, for an estimate, how to get exact counts."""
    if exact():
        return f"{ENCODING}, exact, tables from {_tables()}"
    return (
        f"{ENCODING}, estimated by characters (within about a fifth): install llama-index-core, or "
        f"set {_VARIABLE} to a folder that holds tiktoken's tables"
    )


def _slices(text: str) -> Iterator[str]:
    for start in range(0, len(text), _SLICE):
        yield text[start : start + _SLICE]


def _encoding() -> Encoding | None:
    with _loading:
        return _load()


@cache
def _load() -> Encoding | None:
    folder = _tables()
    if folder is None:
        return None
    # Left set: LangChain's own counting then works offline too.
    os.environ[_VARIABLE] = str(folder)
    import tiktoken

    return tiktoken.get_encoding(ENCODING)


@cache
def _tables() -> Path | None:
    return next((folder for folder in _folders() if _holds_table(folder)), None)


def _folders() -> Iterator[Path]:
    if given := os.environ.get(_VARIABLE):
        yield Path(given)
    # Found without importing it: the package itself takes seconds to import.
    package = find_spec("llama_index")
    for place in package.submodule_search_locations or [] if package else []:
        yield Path(place) / "core" / "_static" / "tiktoken_cache"
    yield Path(tempfile.gettempdir()) / "data-gym-cache"


def _holds_table(folder: Path) -> bool:
    try:
        table = (folder / _TABLE).read_bytes()
    except OSError:
        return False
    return hashlib.sha256(table).hexdigest() == _TABLE_SHA256


def _estimate(text: str) -> int:
    return -int(-_weight(text) // 1)


def _weight(text: str) -> float:
    cjk = len(_CJK.findall(text))
    ascii_only = sum(character < "\x80" for character in text)
    return (
        cjk * _TOKENS_A_CJK_CHARACTER
        + ascii_only * _TOKENS_AN_ASCII_CHARACTER
        + (len(text) - cjk - ascii_only) * _TOKENS_ANOTHER_CHARACTER
    )


def _cut_estimated(text: str, limit: int) -> str:
    used = 0.0
    for place, character in enumerate(text):
        used += _weight(character)
        if used > limit:
            return text[:place]
    return text
