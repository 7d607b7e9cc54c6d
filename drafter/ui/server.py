"""The desk's server process: Streamlit's pages, sign-in and `/health`. Started by `drafter desk`."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import App

from drafter.desk import HEALTH
from drafter.health import Look
from drafter.resources import app_file
from drafter.settings import Settings
from drafter.ui.state import open_desk

# Should words of a page or a model ever be drawn as HTML, they still fetch nothing from elsewhere, send
# nothing there, and no other site can lay the desk under its own buttons.
_GUARDS = {
    "Content-Security-Policy": "img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self' data:;"
    " connect-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'self'; form-action 'self';"
    " frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}

_PREFACE = (
    b"<script>window.__streamlit={BACKEND_BASE_URL:location.origin,HOST_CONFIG:"
    b"{allowedOrigins:[location.origin],useExternalAuthToken:false,blockErrorDialogs:true}};"
    b"fetch('/_stcore/health')</script>"  # which sets the cookie that uploads need
)


def app(settings: Settings, port: int) -> App:
    """Return the desk as an ASGI application; UsageError when sign-in is set in part only."""

    look = Look({part: partial(ask, part) for part in HEALTH})

    async def tell(_: Request) -> JSONResponse:
        found = await asyncio.to_thread(look.now)
        return JSONResponse(found.body, found.code, headers={"Cache-Control": "no-store"})

    secrets = {"auth": sign_in(settings, port)} if settings.sign_in else None
    return App(
        app_file(),
        secrets=secrets,
        routes=[Route("/health", tell)],
        middleware=[Middleware(Guarded), Middleware(Prepared)],
    )


class Guarded:
    """Tells the browser, with each answer, what no page of the desk may ever do."""

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_GUARDS)
            await send(message)

        await self._inner(scope, receive, guarded if scope["type"] == "http" else send)


class Prepared:
    """Tells each page, before it asks, where its server is and what it is to do without it.

    Left to itself a page looks for the server below its own address first, and connects a sixth of a second
    later; and it opens a dialog when the server is away, which takes the focus from whoever is typing, and
    the keys with it. The page says that at its foot, and each field beside itself.
    """

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _is_for_a_page(scope):
            await self._inner(scope, receive, send)
            return
        asked = MutableHeaders(scope=scope)
        for name in ("accept-encoding", "if-none-match", "if-modified-since", "range"):
            del asked[name]  # the whole page, as it is
        start: Message = {}
        parts: list[bytes] = []

        async def prepared(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            parts.append(message.get("body", b""))
            if message.get("more_body"):
                return
            page = b"".join(parts).replace(b"<head>", b"<head>" + _PREFACE, 1)
            answer = MutableHeaders(scope=start)
            if page:  # none is sent when only the head was asked for
                answer["Content-Length"] = str(len(page))
                del answer["etag"]
            await send(start)
            await send({"type": "http.response.body", "body": page})

        await self._inner(scope, receive, prepared)


def _is_for_a_page(scope: Scope) -> bool:
    """Whether a browser asks for a page to show, and not for a file, which is handed over as it is."""
    return (
        scope["type"] == "http"
        and "text/html" in Headers(scope=scope).get("accept", "")
        and "." not in scope["path"]
    )


def ask(part: str) -> None:
    """Raise what stands in the way of one part of the desk; opens the desk if nobody did yet."""
    open_desk().sound(part)


def sign_in(settings: Settings, port: int) -> dict[str, Any]:
    """Return what Streamlit's `st.login` reads from a file of secrets, which there is none of here.

    Cookies are signed by a key made from the client's secret: the same at every desk and after a restart,
    and a new secret signs everybody out.
    """
    secret = settings.oidc_client_secret.get_secret_value()
    key = hmac.new(secret.encode(), b"drafter: the desk's cookies", hashlib.sha256).hexdigest()
    own = settings.public_url or f"http://127.0.0.1:{port}"
    return {
        "redirect_uri": f"{own}/oauth2callback",
        "cookie_secret": key,
        "client_id": settings.oidc_client_id,
        "client_secret": secret,
        "server_metadata_url": f"{settings.oidc_issuer}/.well-known/openid-configuration",
    }


def main(config: Mapping[str, Any]) -> None:
    """Serve until stopped, with these options of Streamlit."""
    # The server ends by the signal that stopped it: as an exception, so that the desk is closed.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        app(Settings.load(), config["server.port"]).run(config=config)


if __name__ == "__main__":
    main(json.loads(sys.argv.pop()))
