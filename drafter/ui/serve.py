"""Starting the desk's server: on this machine only, unless those who come in must sign in."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from typing import Any
from urllib.parse import urlsplit

from drafter.errors import EnvironmentFault, UsageError
from drafter.settings import Settings, is_loopback

# Given outright, so that the desk looks and listens the same from any folder.
OPTIONS: dict[str, Any] = {
    "server.headless": True,
    "server.fileWatcherType": "none",
    "server.maxUploadSize": 10,
    "server.maxMessageSize": 50,
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.enableAgentApi": False,
    "server.trustedUserHeaders": {},
    "browser.gatherUsageStats": False,
    "runner.magicEnabled": False,  # no bare value is drawn: the page need not be rewritten for it
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    # The reader's system chooses between the two.
    "theme.light.primaryColor": "#9c2f24",
    "theme.light.backgroundColor": "#fbfaf7",
    "theme.light.secondaryBackgroundColor": "#f1eee7",
    "theme.light.textColor": "#22201c",
    "theme.light.linkColor": "#8a2a20",
    "theme.light.blueBackgroundColor": "#f1eee7",
    "theme.light.blueTextColor": "#4d4840",
    "theme.dark.primaryColor": "#e08a7d",
    "theme.dark.backgroundColor": "#1d1b18",
    "theme.dark.secondaryBackgroundColor": "#292622",
    "theme.dark.textColor": "#ece6da",
    "theme.dark.linkColor": "#f0a79c",
    "theme.dark.blueBackgroundColor": "#292622",
    "theme.dark.blueTextColor": "#cbc3b5",
    # A Latin face first, everywhere: a Chinese one draws our curly quotes at double width.
    "theme.font": "Georgia, 'Times New Roman', 'DejaVu Serif', serif",
    "theme.headingFont": "Georgia, 'Times New Roman', 'DejaVu Serif', serif",
    "theme.baseRadius": "4px",
}


def serve(port: int, host: str = "127.0.0.1", *, open_to_all: bool = False) -> None:
    """Run the desk on `host` until it is stopped.

    Raises UsageError for an address that others can reach, unless people sign in or `open_to_all`;
    EnvironmentFault when the port is taken.
    """
    settings = Settings.load()
    signed = settings.sign_in  # asked first: it may be set in part only
    if not (signed or open_to_all or is_loopback(host)):
        raise UsageError(
            f"On {host} everybody who can reach this machine could read and change all issues."
            " Set up sign-in (docs/access.md), or say --open if that is meant."
        )
    _probe(host, port)
    config = {**OPTIONS, "server.address": host, "server.port": port}
    config["server.allowedHosts"] = _names(settings, host)
    shown = settings.public_url or f"http://{f'[{host}]' if ':' in host else host}:{port}"
    print(f"The desk is at {shown} — Ctrl+C closes it.", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "drafter.ui.server", json.dumps(config)]
    code = _until_ended(command)
    if code not in (0, 130, -2, -15):
        raise EnvironmentFault(f"The desk's server ended with code {code}. Its last lines say why.")


def _until_ended(command: list[str]) -> int:
    """Run the server; what is to stop this program stops that one, which first keeps what was paid for."""
    with subprocess.Popen(command) as process:
        for number in (signal.SIGINT, signal.SIGTERM):
            # One more SIGINT, beside the terminal's own, would end the server at once.
            signal.signal(number, lambda *_: process.terminate())
        return process.wait()


def _probe(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise EnvironmentFault(
                f"Port {port} on {host} cannot be had ({error.strerror}). Choose another:"
                " `drafter desk --port 8502`."
            ) from error


def _names(settings: Settings, host: str) -> list[str]:
    """Return the names a browser may call the desk by: any other leads here by a trick (DNS rebinding)."""
    public = urlsplit(settings.public_url).hostname
    if public is None and not is_loopback(host):
        return ["*"]  # it goes by names that nobody told it, and is open to all who reach it
    return ["127.0.0.1", "localhost", "[::1]", *([public] if public else [])]
