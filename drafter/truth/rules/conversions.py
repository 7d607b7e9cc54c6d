"""Amounts that are an amount of a source, or of the same sentence, in other money."""

from __future__ import annotations

from drafter.model import Severity
from drafter.truth.claims import Claim
from drafter.truth.reading.quantity import Figure

Judged = tuple[str, Severity, tuple[Figure, ...]]  # the message, how grave, the source's figure

# Yuan, Hong Kong dollars, … for one US dollar: the widest range of the last years.
_RATES = {
    "CNY": (6.2, 7.5),
    "HKD": (7.7, 7.9),
    "EUR": (0.8, 1.05),
    "GBP": (0.7, 0.9),
    "JPY": (105.0, 165.0),
    "KRW": (1100.0, 1500.0),
    "TWD": (27.0, 34.0),
    "SGD": (1.25, 1.45),
    "INR": (70.0, 95.0),
}
_RATE = "Check the rate of the day."


def judged(figure: Figure, claim: Claim) -> Judged | None:
    """Judge an amount that may be another amount of the same sentence in other money."""
    for other in claim.sentence.figures:
        if not other.money or other.unit == figure.unit or abs(other.start - figure.end) > 60:
            continue
        rate = _rate(figure, other)
        if rate is not None:
            right = "fits the usual rate" if rate else "does not fit any rate of the last years"
            message = f"{figure.text} is in no source; as a conversion of {other.text} it {right}. {_RATE}"
            severity: Severity = "warning" if rate else "severe"
            return message, severity, ()
    for other in claim.sources.figures:
        if other.money and other.unit != figure.unit and _rate(figure, other):
            message = (
                f"{figure.text} is in no source; it seems to be {other.text} converted. {_RATE}"
            )
            return message, "warning", (other,)
    return None


def _rate(left: Figure, right: Figure) -> bool | None:
    """Whether one amount is the other at a usual rate; None when no rate between the two is known."""
    dollars, local = (left, right) if left.unit == "USD" else (right, left)
    if dollars.unit != "USD" or local.unit not in _RATES or not dollars.number:
        return None
    low, high = _RATES[local.unit]
    least = (local.number - local.step / 2) / (dollars.number + dollars.step / 2)
    most = (local.number + local.step / 2) / max(dollars.number - dollars.step / 2, 1e-9)
    return low <= most and least <= high
