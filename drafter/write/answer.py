"""What a model answered, read as the hostile data it is."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Literal

from drafter.errors import WritingFailed

HEADLINE_CHARACTERS = 120
PARAGRAPH_CHARACTERS = 900
PARAGRAPHS = 3

# Every string and list is bounded: a model that rambles inside a string otherwise never stops.
SCHEMA: dict[str, Any] = {
    "title": "item",
    "description": "One item of the digest.",
    "type": "object",
    "properties": {
        "headline": {"type": "string", "maxLength": HEADLINE_CHARACTERS},
        "paragraphs": {
            "type": "array",
            "items": {"type": "string", "maxLength": PARAGRAPH_CHARACTERS},
            "minItems": 1,
            "maxItems": PARAGRAPHS,
        },
    },
    "required": ["headline", "paragraphs"],
    "additionalProperties": False,
}

_NUMBER = re.compile(r"^(?:\d{1,2}[.)]\s+)?(?:[Hh]eadline:\s+)?")
_WRAPPED = re.compile(r"^(?:\"([^\"]+)\"|“([^“”]+)”|'([^']+)')$")
_REFUSAL = re.compile(
    r"\b(?:can(?:not|no|['’]t)|won['’]t|(?:unable|not able) to|decline|against my)\b|抱歉|对不起|无法",
    re.IGNORECASE,
)
_BLOCK_MARK = re.compile(r"^\s*(?:#{1,6}\s+|>\s+|[-*+•]\s+)+", re.MULTILINE)
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*\)")
_BARE_LINK = re.compile(r"<?\b(?:https?://|www\.)[^\s<>()]*[^\s<>().,;:!?\"'”’]>?", re.IGNORECASE)
_HTML = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.{0,400}?-->", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\w*])(\*\*|__|\*|`)(?=[^\s*])(.{1,300}?)(?<=[^\s*])\1(?![\w*])")
_INVISIBLE = ("Cc", "Cf", "Cs", "Co")
_LEAST_WORDS = 4
# Servers that ignore the schema's bounds may pass them a little, not endlessly.
_MOST_CHARACTERS = 4 * PARAGRAPHS * PARAGRAPH_CHARACTERS
_MOST_ANSWER = 200_000  # characters, with all the thinking around the item
_MIDDLE = tuple(",;:–—(，；：、")
_SENTENCE_END = tuple(".!?…。！？\"'”’)]）")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """One reply of a model: what was parsed of it (None when nothing was), why it stopped, its tokens."""

    parsed: object
    text: str
    stopped: Literal["done", "length", "refused"]
    input_tokens: int
    output_tokens: int


class Unusable(WritingFailed):
    """An answer that was given and cannot be used.

    `why` tells the model so that it may do better; `formless` says that a server which keeps to the
    schema cannot have given it.
    """

    def __init__(self, reason: str, message: str, why: str = "", *, formless: bool = False) -> None:
        super().__init__(reason, message)
        self.why, self.formless = why, formless


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an item as a model gave them."""

    headline: str
    paragraphs: list[str]


def read(reply: Reply) -> Words:
    """Return the item in a reply, cleaned.

    Raises WritingFailed `refused`, or Unusable: `cut short`, `empty` or `wrong shape`.
    """
    if reply.stopped == "refused":
        raise _refused()
    if reply.stopped == "length":
        return _read_before_the_limit(reply.text)
    if reply.text.strip():
        return read_words(_item_in(reply.text))
    if reply.parsed is None:
        raise Unusable(
            "empty",
            "The model answered nothing. Redraft the story to try again.",
            "it was empty",
        )
    return read_words(reply.parsed)  # a call of the item's schema as a tool has no text


def _read_before_the_limit(text: str) -> Words:
    """Some models give the item and then never stop."""
    try:
        return read_words(_item_in(text))
    except WritingFailed:
        raise _cut_short() from None


def _item_in(text: str) -> object:
    """Return the last whole JSON object with a headline in an answer.

    Servers that ignore the schema let a model put a fence, a greeting or its thoughts around it.
    LangChain's own parse is not used: it closes the brackets that a cut answer left open.
    """
    if len(text) > _MOST_ANSWER:
        raise _wrong_shape("it is far longer than was asked for")
    item, place = None, text.find("{")
    while place >= 0:
        try:
            found, end = json.JSONDecoder(strict=False).raw_decode(text, place)
        except ValueError:
            found, end = None, place + 1
        except RecursionError:  # no item is nested so deep
            break
        if isinstance(found, dict) and "headline" in found:
            item = found
        else:
            end = place + 1
        place = text.find("{", end)
    if item is None and '"headline"' in text:
        if text.rstrip().endswith(("}", "]")):
            raise _wrong_shape("it is not the JSON that was asked for", formless=True)
        raise _cut_short()
    if item is None and "{" not in text and _REFUSAL.search(text[:300]):
        raise _refused()
    return item


def read_words(parsed: object) -> Words:
    """Return the item in a parsed answer; raise WritingFailed as `read` does."""
    if not isinstance(parsed, dict):
        raise _wrong_shape("it is not the JSON that was asked for", formless=True)
    headline, paragraphs = parsed.get("headline"), parsed.get("paragraphs")
    if isinstance(paragraphs, str):
        paragraphs = re.split(r"\n\s*\n", paragraphs)
    if not isinstance(headline, str) or not isinstance(paragraphs, list):
        raise _wrong_shape("the headline or the paragraphs are missing", formless=True)
    if not all(isinstance(paragraph, str) for paragraph in paragraphs):
        raise _wrong_shape("a paragraph is not text", formless=True)
    if len(headline) + sum(map(len, paragraphs)) > _MOST_CHARACTERS:
        raise _wrong_shape("it is far longer than was asked for")
    words = Words(_bare(clean(headline)), [kept for text in paragraphs if (kept := clean(text))])
    if not words.headline or not words.paragraphs:
        raise _wrong_shape("the headline or the text is empty")
    if len(words.paragraphs[0].split()) < _LEAST_WORDS:
        raise _wrong_shape("its lead is not a sentence")
    # A server that holds a model to the schema cuts a string at its bound, wherever that falls.
    if len(headline) == HEADLINE_CHARACTERS or any(map(_ends_amid_a_sentence, paragraphs)):
        raise _cut_short()
    return words


def _bare(headline: str) -> str:
    """A headline without its number, its label and quotation marks around the whole of it."""
    headline = _NUMBER.sub("", headline)
    wrapped = _WRAPPED.match(headline.rstrip("."))
    return next(filter(None, wrapped.groups())) if wrapped else headline


def clean(text: str) -> str:
    """Return `text` on one line without markup, links and invisible characters; link texts stay."""
    text = "".join(
        character
        for character in text
        if character.isspace() or unicodedata.category(character) not in _INVISIBLE
    )
    text = _BLOCK_MARK.sub("", text)
    text = _MARKDOWN_LINK.sub(r"\1", text)
    text = _BARE_LINK.sub("", text)
    text = _HTML.sub("", text)
    text = _EMPHASIS.sub(r"\2", text)
    return " ".join(text.split())


def _ends_amid_a_sentence(text: str) -> bool:
    at_its_bound = len(text) >= PARAGRAPH_CHARACTERS - 1
    end = text.rstrip()
    return end.endswith(_MIDDLE) or (at_its_bound and not end.endswith(_SENTENCE_END))


def _refused() -> WritingFailed:
    return WritingFailed(
        "refused", "The model refused this story. Write it by hand, or try another model."
    )


def _cut_short() -> Unusable:
    return Unusable(
        "cut short",
        "The model's answer ends in the middle. Redraft the story, or raise the server's limit on "
        "the length of an answer.",
        "it ended in the middle; write less",
    )


def _wrong_shape(why: str, *, formless: bool = False) -> Unusable:
    return Unusable(
        "wrong shape",
        f"The model's answer cannot be used: {why}. Redraft, or try another model.",
        why,
        formless=formless,
    )
