"""Hostile text inside a prompt: each block is fenced so that nothing within can end it.

A block is `<tag name="value">`, a line break, the text, a line break, `</tag>`. Inside the text a
backslash is put into whatever could be read as one of our tags, or as a turn mark of a chat
template; reading a block takes it out again, so `unfence(fence(x)) == x`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

_TAGS = "source|draft|finding|instruction|example"
# Servers that build their own chat template read these marks in the text of a turn as well.
_TURNS = r"\||s>|(?:start|end)_of_turn"
_OPENING = re.compile(rf"(<\s*/?\s*\\*)(?={_TAGS}|{_TURNS})", re.IGNORECASE)
_OPENED = re.compile(rf"(<\s*/?\s*\\*)\\(?={_TAGS}|{_TURNS})", re.IGNORECASE)
_BLOCK = re.compile(
    rf"^<(?P<tag>{_TAGS})(?P<attributes>(?: \w+=\"[^\"]*\")*)>\n(?P<text>.*?)\n</(?P=tag)>$",
    re.DOTALL | re.MULTILINE,
)
_ATTRIBUTE = re.compile(r" (\w+)=\"([^\"]*)\"")


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceBlock:
    """What a model sees of one article; `date` is ISO or empty."""

    text: str
    title: str = ""
    publisher: str = ""
    date: str = ""
    lang: str = ""


def fence(sources: Sequence[SourceBlock]) -> str:
    """Return the sources as numbered blocks, in order."""
    return "\n".join(
        block(
            "source",
            source.text,
            n=str(number),
            publisher=source.publisher,
            date=source.date,
            lang=source.lang,
            title=source.title,
        )
        for number, source in enumerate(sources, start=1)
    )


def unfence(text: str) -> list[SourceBlock]:
    """Return the sources that `fence` put into `text`; attributes come back on one line each."""
    return [
        SourceBlock(
            text=body,
            title=attributes.get("title", ""),
            publisher=attributes.get("publisher", ""),
            date=attributes.get("date", ""),
            lang=attributes.get("lang", ""),
        )
        for tag, attributes, body in blocks(text)
        if tag == "source"
    ]


def block(tag: str, text: str, **attributes: str) -> str:
    """Return one fenced block; empty attributes are left out."""
    named = "".join(
        f' {name}="{html.escape(" ".join(_sendable(value).split()))}"'
        for name, value in attributes.items()
        if value
    )
    inside = _OPENING.sub(r"\1\\", _sendable(text))
    return f"<{tag}{named}>\n{inside}\n</{tag}>"


def blocks(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the (tag, attributes, text) of every block in `text`, in order."""
    return [
        (
            match["tag"],
            {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(match["attributes"])},
            _OPENED.sub(r"\1", match["text"]),
        )
        for match in _BLOCK.finditer(text)
    ]


def _sendable(text: str) -> str:
    """Half a surrogate pair, as broken pages have them, cannot be sent as UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")
