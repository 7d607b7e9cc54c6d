"""The numbers in names of products, which tell one of a family from the next."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.truth.reading.aspects import Mark
from drafter.truth.reading.statements import Statement

_MODEL = re.compile(
    r"[A-Z][A-Za-z]*[0-9.]*(?:-[A-Za-z0-9.]*[A-Za-z0-9])+|"
    r"(?<![\w.$€£¥-])[A-Z]{1,3}[0-9]{1,4}[A-Z]{0,3}(?![A-Za-z0-9_%])|"
    r"(?<=[a-z\u4e00-\u9fff])[ -]?[A-Z]?[0-9]{1,4}(?:\.[0-9])?[A-Z]{0,3}(?![\w.%]|[0-9])|"
    r"(?<=[a-z\u4e00-\u9fff])[ -]?[A-Z]?[0-9]{1,4}(?:\.[0-9])?[A-Z]{0,3}(?=[\u4e00-\u9fff])|"
    r"(?<=[\u4e00-\u9fff])[A-Z](?=[”》」])|\b(?!Series|Class|Round|Type|Plan|Group|Grade|Line|Gate)"
    r"[A-Z][a-z]{3,} (?P<letter>[B-HJ-Z])(?= [a-z]|[,;)]|['’]s)"
)

_COMMON = re.compile(r"[2-6]G|[23]D|\d+K|[QqHh][1-4]|G[0-9]+|[Bb][0-9]")  # no models


@lru_cache(maxsize=8192)
def models(statement: Statement) -> tuple[Mark, ...]:
    """Return numbers and letters in names: the 960 of "Ascend 960", the S9 of 鸿途S9, the E of “云E”."""
    taken = [(f.start - statement.start, f.end - statement.start) for f in statement.figures]
    return tuple(
        Mark("model", (match["letter"] or match.group()).strip(" -").lower(), *match.span())
        for match in _MODEL.finditer(statement.text)
        if re.search("[0-9]|.[A-Z]|^[A-Z]$", match.group())  # no "Early-bird"
        and not _COMMON.fullmatch(match.group().strip(" -"))
        and not any(start < match.end() and match.start() < end for start, end in taken)
    )
