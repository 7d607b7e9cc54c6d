"""Tokens and US$ in words."""

from __future__ import annotations

from drafter.model import Usage
from drafter.write import Estimate


def dollars(usd: float | None) -> str:
    """Return US$ with as many figures as matter, for a place that reads no markdown."""
    if usd is None:
        return "US$ unknown"
    return f"US${usd:.2f}" if usd >= 0.1 or usd == 0 else f"US${usd:.4f}"


def thousands(usage: Usage) -> str:
    return f"{(usage.input_tokens + usage.output_tokens) / 1_000:,.1f}k tokens"


def priced(told: Estimate) -> str:
    """Return an estimate as a span, with its dollar signs escaped for markdown."""
    if not told.model:
        return "nothing: extracts are made here"
    low, high = told.least, told.most
    tokens = f"{thousands(low)} to {thousands(high)}"
    if low.usd is None:
        return f"{tokens}; the price of this model is not known"
    return f"{tokens}, {dollars(low.usd)} to {dollars(high.usd)}".replace("$", "\\$")
