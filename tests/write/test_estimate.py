"""What a draft will take is told before it is asked for."""

from __future__ import annotations

from pathlib import Path

from drafter.house import HouseStyle
from drafter.resources import read_text
from drafter.settings import Settings
from drafter.write import estimate

STYLE = HouseStyle.from_toml(read_text("house.toml"))


def settings(tmp_path: Path, **given: str) -> Settings:
    return Settings.load(home=tmp_path, OPENAI_API_KEY="sk-test", **given)


def test_the_embedded_writer_costs_nothing(tmp_path: Path) -> None:
    told = estimate(Settings.load(home=tmp_path), STYLE, [2_000, 900])
    assert (told.model, told.stories, told.most.input_tokens, told.most.usd) == ("", 2, 0, 0.0)


def test_a_model_costs_more_with_more_to_read_and_when_it_must_mend(tmp_path: Path) -> None:
    small = estimate(settings(tmp_path, model="gpt-4o-mini"), STYLE, [500])
    large = estimate(settings(tmp_path, model="gpt-4o-mini"), STYLE, [500, 2_400])
    assert small.least.usd
    assert large.least.usd
    assert large.most.usd
    assert 0 < small.least.usd < large.least.usd < large.most.usd < 0.05
    assert large.least.input_tokens > 2_900


def test_a_model_of_no_known_price_says_tokens_only(tmp_path: Path) -> None:
    given = {"model": "house-model", "base_url": "http://127.0.0.1:8080/v1"}
    told = estimate(settings(tmp_path, **given), STYLE, [500])
    assert told.least.usd is None
    assert told.least.output_tokens > 200
