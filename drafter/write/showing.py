"""Forms of past items in a prompt, and whether an answer took words over from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.write.answer import Words
from drafter.write.fence import SourceBlock, block
from drafter.write.prompts import Messages, Prompt

RUN = 6  # words in a row that an answer has from an example, not by chance
_STANDS_IN = re.compile(r"\[[a-z ]{2,20}\]", re.IGNORECASE)  # or one that a model made after it
_WORD = re.compile(r"\[\w+\]|[^\W_]+(?:['’][^\W_]+)*")


def show(examples: Sequence[str], prompt: Prompt, messages: Messages) -> Messages:
    """Return the messages with the examples before the sources, and what they are for."""
    shown = prompt.fill(examples="\n".join(block("example", example) for example in examples))
    return Messages(f"{messages.system}\n{shown.system}", f"{shown.user}\n{messages.user}")


def took_over(words: Words, examples: Sequence[str], sources: Sequence[SourceBlock]) -> bool:
    """Whether an item has a stand-in of a form in it, or a run of an example's words that no source has.

    A claim made of such words has no name or figure by which the check of the draft would find it.
    """
    texts = [words.headline, *words.paragraphs]
    told = [source.text for source in sources] + [source.title for source in sources]
    if any(_STANDS_IN.search(text) for text in texts) and not any(map(_STANDS_IN.search, told)):
        return True
    held = {run for text in told for run in _runs(text)}
    foreign = {run for example in examples for run in _runs(example)} - held
    return any(run in foreign for text in texts for run in _runs(text))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.lower() for word in _WORD.findall(text)]
    return (tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1))
