"""Two editors who click at once: each click opens its item, and all of them are counted."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from review_desk import seed

from eval.bench import crowd
from eval.bench.browser import serving
from eval.bench.report import Broken

pytestmark = pytest.mark.slow


def test_each_click_of_two_editors_is_timed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crowd, "EDITORS", 2)
    monkeypatch.setattr(crowd, "ROUNDS", 3)
    seed(tmp_path / "home", 4)
    desk = (sys.executable, "-m", "drafter.cli", "desk", "--port")
    with serving(desk, {"DRAFTER_HOME": str(tmp_path / "home")}) as (url, _):
        seconds = crowd.at_the_desk(url)
        assert len(seconds) == 6
        assert min(seconds) > 0
        with pytest.raises(Broken, match="does not answer 2 editors"):
            crowd.at_a_bare_page(url)  # the desk's first page has no such buttons
