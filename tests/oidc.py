"""An OpenID Connect provider on loopback: real codes, real PKCE, tokens signed by RS256.

It signs in whoever the test says, without asking; and it can be told to cheat.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "desk", "client-secret-4711-of-the-desk"


@dataclass
class Provider:
    """Who is signed in next, and how the tokens are spoilt, if they are."""

    url: str
    claims: dict[str, Any] = field(default_factory=dict)
    spoil: dict[str, Any] = field(default_factory=dict)  # claims put over those that are true
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "ours"}))
    forged: RSAKey | None = None  # signs in the place of `key`
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    def person(self, mail: str, *, verified: object = True, ago: float = 0, **spoil: Any) -> None:
        """Let the next sign-in be this person's, begun `ago` seconds before."""
        self.claims = {"email": mail, "email_verified": verified, "ago": ago}
        self.spoil = spoil
        self.forged = None

    def token(self, nonce: str) -> str:
        claims = dict(self.claims)
        now = int(time.time() - claims.pop("ago", 0))
        claims |= {"iss": self.url, "aud": CLIENT, "sub": claims["email"], "nonce": nonce}
        claims |= {"iat": now, "exp": int(time.time()) + 600} | self.spoil
        return jwt.encode({"alg": "RS256", "kid": "ours"}, claims, self.forged or self.key)


@contextmanager
def provider() -> Iterator[Provider]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answer)
    server.provider = Provider(f"http://127.0.0.1:{server.server_address[1]}")  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.provider  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Answer(BaseHTTPRequestHandler):
    @property
    def own(self) -> Provider:
        return self.server.provider  # type: ignore[attr-defined]

    def do_GET(self) -> None:
        path, asked = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        self.own.said.append(path)
        match path:
            case "/.well-known/openid-configuration":
                names = {"authorization": "authorize", "token": "token", "end_session": "leave"}
                found: dict[str, Any] = {
                    f"{name}_endpoint": f"{self.own.url}/{place}" for name, place in names.items()
                }
                found |= {"issuer": self.own.url, "jwks_uri": f"{self.own.url}/keys"}
                found |= {"code_challenge_methods_supported": ["S256"]}
                found |= {"id_token_signing_alg_values_supported": ["RS256"]}
                self._send(found)
            case "/keys":
                self._send({"keys": [self.own.key.as_dict(private=False)]})
            case "/authorize":
                assert asked["client_id"] == [CLIENT]
                assert asked["code_challenge_method"] == ["S256"]
                code = secrets.token_urlsafe()
                self.own.codes[code] = {name: values[0] for name, values in asked.items()}
                back = urlencode({"code": code, "state": asked["state"][0]})
                self._go(f"{asked['redirect_uri'][0]}?{back}")
            case "/leave":
                self._go(asked["post_logout_redirect_uri"][0])
            case _:
                self.send_error(404)

    def do_POST(self) -> None:
        self.own.said.append(self.path)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        sent = {name: values[0] for name, values in parse_qs(body).items()}
        name, _, secret = (
            base64.b64decode(self.headers["Authorization"].split()[1]).decode().partition(":")
        )
        begun = self.own.codes.pop(sent["code"], None)
        verifier = hashlib.sha256(sent["code_verifier"].encode()).digest()
        if (
            begun is None
            or (unquote(name), unquote(secret)) != (CLIENT, SECRET)
            or base64.urlsafe_b64encode(verifier).rstrip(b"=").decode() != begun["code_challenge"]
        ):
            self._send({"error": "invalid_grant"}, 400)
            return
        token = self.own.token(begun["nonce"])
        self._send({"id_token": token, "access_token": "none", "token_type": "Bearer"})

    def _send(self, body: object, code: int = 200) -> None:
        sent = json.dumps(body).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def _go(self, url: str) -> None:
        self.send_response(302)
        self.send_header("Location", url)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass
