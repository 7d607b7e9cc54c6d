"""A draft that speaks to or as a language model, or that does what a source told the model to do."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.instructions import addresses, reported

_CLOSE = 0.6  # share of the sentence that the order must hold


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield severe findings for words to a model, and for words that obey an order in a source."""
    for start, end in addresses(claim.sentence.text):
        message = "The draft addresses a language model or speaks as one. Redraft this item."
        yield claim.finding("instruction", "severe", claim.sentence.text[start:end], message)
        return
    if claim.match.best < _CLOSE:
        return
    order = claim.match.statements[0]
    if any(addresses(order.text)) and not reported(order.text):
        message = (
            "Only a source's order to a language model says this: the draft obeyed it. "
            "Take the sentence out, and ask whether this source can be trusted."
        )
        text = claim.sentence.text
        yield claim.finding("instruction", "severe", text, message, claim.sources.span(order))
