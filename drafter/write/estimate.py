"""What drafting stories will take, reckoned before anything is asked of a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter import tokens
from drafter.model import Usage
from drafter.write.prompts import Prompt
from drafter.write.server import servers

if TYPE_CHECKING:
    from drafter.house import HouseStyle
    from drafter.settings import Settings

_A_WORD = 1.4  # tokens of an English word in a printed item, its punctuation with it
_AROUND = 60  # tokens of a headline and of the marks that an answer is written in
_A_CALL = 60  # tokens that a server's own form adds, and the fences around sources


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """What a draft takes: `least` when each item is right at once, `most` when each is mended once.

    `model` is "" for the embedded writer, which asks nobody and costs nothing.
    """

    model: str
    stories: int
    least: Usage
    most: Usage


def estimate(settings: Settings, style: HouseStyle, source_tokens: Sequence[int]) -> Estimate:
    """Return what stories with so many tokens of sources each will take.

    US$ are None where the price of the model is not known. Raises EnvironmentFault as `open_writer` does.
    """
    asked = servers(settings)
    count = len(source_tokens)
    if not asked:
        return Estimate(model="", stories=count, least=Usage(), most=Usage())
    price = asked[0].price
    answer = int(style.limits.item_words.breach[1] * _A_WORD) + _AROUND
    write, revise = (_prompt(name, style.rules()) for name in ("write_item.md", "revise_item.md"))
    least = most = Usage()
    for own in source_tokens:
        once = price.usage(write + own, answer)
        least += once
        most += once + price.usage(revise + own + answer, answer)
    return Estimate(model=asked[0].model, stories=count, least=least, most=most)


def _prompt(name: str, rules: str) -> int:
    prompt = Prompt.load(name)
    words = f"{prompt.system.template}\n{prompt.user.template}\n{rules}"
    return tokens.count(words) + _A_CALL
