"""An amount told again in another language: 200亿, which became "200 billion"."""

from __future__ import annotations

import math
import re

from drafter.truth.reading.roles import Role

_ROUNDED = 0.02  # how far two amounts may lie from a power of ten between them
_FARTHEST = 4  # powers of ten between the units of the two languages


def unit_slip(left: Role, right: Role) -> bool:
    """Whether an amount in Chinese and one in English are a power of ten apart."""
    one, other = left.figure, right.figure
    if left.statement.chinese == right.statement.chinese or one.dated or one.unit == "percent":
        return False
    if one.number <= 0 or other.number <= 0:
        return False
    ratio = one.number / other.number
    power = abs(round(math.log10(ratio)))
    if power == 0 or abs(ratio / 10.0 ** round(math.log10(ratio)) - 1) > _ROUNDED:
        return False
    # Farther apart, only the number as it is written shows that one was made of the other.
    written = [re.findall(r"[0-9.]+", figure.text.replace(",", "")) for figure in (one, other)]
    return power == 1 or (power <= _FARTHEST and written[0] == written[1] != [])
