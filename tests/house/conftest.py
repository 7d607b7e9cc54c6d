import pytest

from drafter.house import HouseStyle
from drafter.resources import read_text


@pytest.fixture(scope="session")
def style() -> HouseStyle:
    return HouseStyle.from_toml(read_text("house.toml"))
