"""The bytes of a file as text, whatever program saved it."""

from __future__ import annotations

import re

from drafter.errors import UsageError

# Signs that no text holds, whatever its encoding; a binary file is full of them.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(body: bytes, name: str) -> str:
    """Return the text of a file's bytes; UsageError when they are not text."""
    wide = "utf-16" if body[:2] in (b"\xff\xfe", b"\xfe\xff") else "gb18030"
    for encoding in ("utf-8-sig", wide):
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    raise UsageError(f"{name} is not text. Give a text file.")
