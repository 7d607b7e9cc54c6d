"""Well-formed and broken issues: does the house check name each breach, and nothing else?"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from drafter.house import HouseStyle, check, parse
from drafter.resources import read_text
from drafter.settings import Settings
from eval.record import Case, Score
from eval.sets import Set


def measure(chosen: Set, settings: Settings, most: int | None) -> Iterator[Case]:
    """Yield a case an issue of each TOML file; `breaches` are written `rule@item`, `rule@issue`."""
    style = HouseStyle.from_toml(read_text("house.toml"))
    issues = [
        issue
        for file in chosen.files
        if file.suffix == ".toml"
        for issue in tomllib.loads(file.read_text(encoding="utf-8"))["issue"]
    ]
    for issue in issues[:most]:
        wanted = set(issue["breaches"])
        found = {
            f"{each.rule}@{each.where or 'issue'}": each.message
            for each in check(parse(issue["text"]), style)
        }
        missed = sorted(wanted - found.keys())
        false = sorted(found.keys() - wanted)
        scores = {
            "no false breach": Score(float(not false), tuple(f"{f}: {found[f]}" for f in false))
        }
        if wanted:
            scores["breaches found"] = Score(1 - len(missed) / len(wanted), tuple(missed))
        yield Case(id=issue["id"], group=issue["id"], scores=scores)
