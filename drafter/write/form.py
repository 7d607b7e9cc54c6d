"""How one server is asked for JSON: by a schema, or in words once it has shown that it keeps to none."""

from __future__ import annotations

from functools import cache

from drafter.write.answer import HEADLINE_CHARACTERS, PARAGRAPH_CHARACTERS, PARAGRAPHS
from drafter.write.prompts import Messages, Prompt


class Form:
    """Remembers for one issue what its server keeps to, so that no later story pays to find out."""

    def __init__(self) -> None:
        self.by_schema = True
        self._settled = False

    def refused(self) -> bool:
        """The server takes no schema; returns whether this is news."""
        return self._settle()

    def broken(self, by_schema: bool) -> None:
        """An answer was not of the form, asked for `by_schema` or in words."""
        if by_schema:
            self.by_schema = False
        elif not self._settled:
            self.by_schema = True  # it is the model that keeps to nothing

    def kept(self, by_schema: bool) -> bool:
        """An answer was of the form; returns whether it is news that it had to be asked for in words."""
        return not by_schema and self._settle()

    def _settle(self) -> bool:
        news, self._settled, self.by_schema = not self._settled, True, False
        return news


def in_words(messages: Messages) -> Messages:
    """Return a prompt that says itself what the schema would have said."""
    said = _prompt("answer_form.md").fill(
        headline=str(HEADLINE_CHARACTERS),
        paragraphs=str(PARAGRAPHS),
        characters=str(PARAGRAPH_CHARACTERS),
    )
    return Messages(f"{messages.system}\n{said.system}", messages.user)


def again(messages: Messages, why: str) -> Messages:
    """Return a prompt that names what was wrong with the last answer.

    The words before it stay the same, so that servers which keep what they read need not read them again.
    """
    said = _prompt("ask_again.md").fill(why=why)
    return Messages(messages.system, f"{messages.user}\n{said.user}")


@cache
def _prompt(name: str) -> Prompt:
    return Prompt.load(name)
