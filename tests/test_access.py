"""Who is let in as what, and for how long."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.access import admit, is_over, local
from drafter.errors import NotAllowed, UsageError
from drafter.settings import Settings

OIDC = {
    "oidc_issuer": "https://id.example",
    "oidc_client_id": "desk",
    "oidc_client_secret": "s" * 20,
}


def desk(**given: Any) -> Settings:
    people = {"editors": "desk.example kim@home.example", "publishers": "lan@desk.example"}
    return Settings.load(**{**OIDC, **people, **given})


def claims(mail: object, verified: object = True) -> dict[str, Any]:
    return {"email": mail, "email_verified": verified}


@pytest.mark.parametrize(
    ("mail", "role"),
    [
        ("wen@desk.example", "editor"),
        ("Wen@Desk.Example", "editor"),
        ("kim@home.example", "editor"),
        ("LAN@desk.example", "publisher"),
    ],
)
def test_people_on_a_list_come_in_with_their_role_under_their_address(mail: str, role: str) -> None:
    person = admit(claims(mail), desk())
    assert (person.name, person.role) == (mail.lower(), role)


@pytest.mark.parametrize(
    "mail",
    [
        "wen@sub.desk.example",
        "wen@desk.example.evil.example",
        "wen@notdesk.example",
        "lee@home.example",
        "desk.example",
        "wen@desk.example@evil.example",
        "wen@evil.example@desk.example",
        " wen@desk.example",
        "wen@desk.example\n",
        "wen@des\N{KELVIN SIGN}.example",  # which is a k in small letters
        "",
        None,
        ["wen@desk.example"],
    ],
)
def test_others_do_not(mail: object) -> None:
    with pytest.raises(NotAllowed):
        admit(claims(mail), desk())


@pytest.mark.parametrize("verified", [False, None, "false", "yes", 1, [True]])
def test_an_address_that_is_not_verified_is_nobodys(verified: object) -> None:
    with pytest.raises(NotAllowed, match="email_verified"):
        admit(claims("lan@desk.example", verified), desk())


def test_an_editor_does_not_publish_and_a_publisher_does() -> None:
    admit(claims("lan@desk.example"), desk()).may_publish()
    local("editor").may_publish()
    with pytest.raises(NotAllowed, match="DRAFTER_PUBLISHERS"):
        admit(claims("wen@desk.example"), desk()).may_publish()


NOW = 1_800_000_000


@given(st.integers(-10 * 86_400, 10 * 86_400), st.floats(0.01, 720))
def test_a_session_lasts_its_hours_and_no_clock_prolongs_it(moved: int, hours: float) -> None:
    """`moved` is by how much our clock is wrong, or by how much time went by: the same to us."""
    over = is_over({"iat": NOW}, desk(session_hours=hours), NOW + moved)
    assert over == (moved < -300 or moved >= hours * 3600)


@pytest.mark.parametrize("issued", [None, "1800000000", True, float("nan")])
def test_a_sign_in_that_says_no_time_is_over(issued: object) -> None:
    assert is_over({"iat": issued}, desk(), NOW)


@pytest.mark.parametrize(
    "given",
    [
        {"oidc_issuer": ""},
        {"oidc_client_secret": ""},
        {"oidc_client_id": ""},
        {"editors": "", "publishers": ""},
        {"oidc_issuer": "", "oidc_client_id": "", "oidc_client_secret": ""},
    ],
)
def test_a_sign_in_that_is_set_in_part_is_refused_by_what_is_missing(given: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="Sign-in lacks DRAFTER_"):
        _ = desk(**given).sign_in


def test_without_any_of_it_there_is_no_sign_in() -> None:
    assert not Settings.load().sign_in
    assert desk().sign_in


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("public_url", "http://desk.example"),
        ("public_url", "desk.example"),
        ("public_url", "https://desk.example/desk"),
        ("public_url", "https://user:pass@desk.example"),
        ("oidc_issuer", "http://id.example"),
        ("editors", "wen@desk"),
        ("editors", "wen@@desk.example"),
        ("publishers", "*"),
        ("session_hours", "0"),
    ],
)
def test_what_would_be_unsafe_or_meaningless_is_refused_by_name(setting: str, value: str) -> None:
    with pytest.raises(UsageError, match=f"DRAFTER_{setting.upper()}"):
        desk(**{setting: value})


@pytest.mark.parametrize(
    "url", ["https://desk.example/", "http://127.0.0.1:8501", "http://localhost"]
)
def test_an_address_of_the_desk_is_taken(url: str) -> None:
    assert desk(public_url=url).public_url == url.rstrip("/")
