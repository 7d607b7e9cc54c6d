"""Who comes in, in a real browser, by a provider of our own that signs real tokens."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import oidc
import pytest
from conftest import Server, until  # type: ignore[attr-defined]
from joserfc.jwk import RSAKey
from playwright.sync_api import Page, expect

from drafter.sample import Newsroom

pytestmark = pytest.mark.slow

EDITOR, PUBLISHER, STRANGER = "wen@desk.example", "lan@desk.example", "wen@desk.example.test"


@pytest.fixture(scope="module")
def provider() -> Iterator[oidc.Provider]:
    with oidc.provider() as opened:
        yield opened


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, newsroom: Newsroom, provider: oidc.Provider
) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("sign-in") / "home"
    draft(home, newsroom)
    started = Server(
        home,
        newsroom.host,
        DRAFTER_OIDC_ISSUER=provider.url,
        DRAFTER_OIDC_CLIENT_ID=oidc.CLIENT,
        DRAFTER_OIDC_CLIENT_SECRET=oidc.SECRET,
        DRAFTER_EDITORS="desk.example",
        DRAFTER_PUBLISHERS=PUBLISHER,
    )
    yield started
    started.kill()


def draft(home: Path, newsroom: Newsroom) -> None:
    # In a process of its own: while Playwright lives, this one can run no event loop.
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    kept |= {"DRAFTER_HOME": str(home), "DRAFTER_ALLOW_HOSTS": newsroom.host}
    command = [sys.executable, "-m", "drafter.cli", "draft", "-", "-o", str(home) + ".md"]
    subprocess.run(command, input=newsroom.paste, text=True, env=kept, check=True)


def sign_in(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/issue")
    page.get_by_role("button", name="Sign in").click()


def refused(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", name="You cannot come in")).to_be_visible()
    expect(page.get_by_text(re.compile(words)).first).to_be_visible()
    expect(page.get_by_label("Headline 1", exact=True)).to_have_count(0)


def last_edit(server: Server) -> str:
    """Who made it."""
    with closing(sqlite3.connect(server.home / "drafter.db")) as database:
        asked = "select author from revisions where origin = 'edit' order by id desc limit 1"
        return (database.execute(asked).fetchone() or [""])[0]


def log_lines(server: Server) -> list[dict[str, object]]:
    text = (server.home / "logs" / "drafter.log").read_text()
    return [json.loads(line) for line in text.splitlines()]


def test_nobody_sees_an_issue_before_signing_in(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/issue")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    for place in ("", "issue", "archive", "house"):
        page.goto(f"{server.url}/{place}")
        expect(page.get_by_role("button", name="Sign in")).to_be_visible()
        expect(page.locator("textarea")).to_have_count(0)


def test_an_editor_on_the_list_comes_in_and_signs_what_is_changed(
    page: Page, server: Server, provider: oidc.Provider
) -> None:
    provider.person("Wen@Desk.Example")
    sign_in(page, server)
    expect(page.get_by_text(f"{EDITOR} · editor")).to_be_visible()
    page.get_by_role("link", name="Review").click()
    headline = page.get_by_label("Headline 1", exact=True)
    headline.fill("A Headline by Somebody Who Signed In")
    headline.blur()
    until(lambda: last_edit(server) == EDITOR)
    page.reload()
    page.get_by_text("Versions", exact=True).click()
    expect(page.get_by_text(re.compile(f"edited · {EDITOR}"))).to_be_visible()


def test_an_editor_cannot_publish_and_a_publisher_can(
    page: Page, server: Server, provider: oidc.Provider
) -> None:
    for mail in (EDITOR, PUBLISHER):
        provider.person(mail)
        sign_in(page, server)
        expect(page.get_by_text(re.compile(f"^{mail} · "))).to_be_visible()
        page.goto(f"{server.url}/publish")
        page.get_by_label("Why it may be printed so").fill("A sample of invented news")
        page.locator(".st-key-pass-all").get_by_text("All of these").click()
        page.get_by_role("button", name="Let pass").click()
        if mail == EDITOR:
            expect(page.get_by_text(re.compile("may edit, not publish")).first).to_be_visible()
        else:
            expect(page.get_by_text("Nothing stands against print.")).to_be_visible()
            page.get_by_role("button", name="Mark as published").click()
            expect(page.get_by_text(re.compile("joined the archive")).first).to_be_visible()
        published = [line for line in log_lines(server) if line["event"] == "issue published"]
        assert [line["who"] for line in published] == ([PUBLISHER] if mail == PUBLISHER else [])
        page.goto(server.url)
        page.get_by_role("button", name="Sign out").click()
        # The page asks for a sign-in a moment before the browser has left to give its cookie back.
        until(lambda: "_streamlit_user" not in {each["name"] for each in page.context.cookies()})
        expect(page.get_by_role("button", name="Sign in")).to_be_visible()


@pytest.mark.parametrize("mail", [STRANGER, "desk.example@elsewhere.test"])
def test_a_stranger_is_told_so_and_sees_nothing(
    page: Page, server: Server, provider: oidc.Provider, mail: str
) -> None:
    provider.person(mail)
    sign_in(page, server)
    refused(page, "is not on the list of this desk")
    page.goto(f"{server.url}/archive")
    refused(page, "is not on the list of this desk")


@pytest.mark.parametrize("verified", [False, None, "yes"])
def test_an_address_that_is_not_verified_is_refused(
    page: Page, server: Server, provider: oidc.Provider, verified: object
) -> None:
    provider.person(PUBLISHER, verified=verified)
    sign_in(page, server)
    refused(page, "verified address")


@pytest.mark.parametrize(
    "spoilt",
    ["another key", {"aud": "another-client"}, {"iss": "https://elsewhere.test"}, {"nonce": "old"},
     {"exp": 1_000_000_000}],
    ids=str,
)  # fmt: skip
def test_a_forged_token_lets_nobody_in(
    page: Page, server: Server, provider: oidc.Provider, spoilt: object
) -> None:
    provider.person(PUBLISHER, **(spoilt if isinstance(spoilt, dict) else {}))
    if spoilt == "another key":
        provider.forged = RSAKey.generate_key(2048, {"kid": "ours"})
    before = provider.said.count("/token")
    sign_in(page, server)
    until(lambda: provider.said.count("/token") == before + 1)
    page.wait_for_url(f"{server.url}/")  # where the desk sends back whom it does not believe
    page.goto(f"{server.url}/issue")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    expect(page.get_by_text(PUBLISHER)).to_have_count(0)


def test_a_cookie_that_somebody_made_lets_nobody_in(page: Page, server: Server) -> None:
    claims = {
        "email": PUBLISHER,
        "email_verified": True,
        "is_logged_in": True,
        "iat": 2_000_000_000,
    }
    value = json.dumps(claims | {"origin": server.url})
    page.context.add_cookies([{"name": "_streamlit_user", "value": value, "url": server.url}])
    page.goto(f"{server.url}/issue")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_a_session_outlives_a_restart_and_ends_when_it_is_old(
    page: Page, server: Server, provider: oidc.Provider
) -> None:
    provider.person(EDITOR)
    sign_in(page, server)
    expect(page.get_by_text(f"{EDITOR} · editor")).to_be_visible()
    server.kill()
    server.start()
    page.goto(f"{server.url}/issue")
    expect(page.get_by_label("Headline 1", exact=True)).to_be_visible()
    server.kill()
    server.start(DRAFTER_SESSION_HOURS="0.0001")
    page.goto(f"{server.url}/issue")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    expect(page.get_by_label("Headline 1", exact=True)).to_have_count(0)
    server.kill()
    server.start(DRAFTER_SESSION_HOURS="12")
    page.goto(f"{server.url}/issue")  # the cookie is gone, not only too old
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_no_secret_of_the_sign_in_is_on_a_page_or_in_the_log(page: Page, server: Server) -> None:
    page.goto(server.url)
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert oidc.SECRET not in page.content()
    assert oidc.SECRET not in (server.home / "logs" / "drafter.log").read_text()
    assert oidc.SECRET not in server.home.with_suffix(".log").read_text()
