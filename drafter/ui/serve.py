"""Starting the Streamlit server of the desk on this machine only."""

from __future__ import annotations

import socket
import subprocess
import sys

from drafter.errors import EnvironmentFault
from drafter.resources import app_file

# Given as flags, so that the desk looks and listens the same from any folder.
OPTIONS = {
    "server.address": "127.0.0.1",
    "server.headless": "true",
    "server.fileWatcherType": "none",
    "server.maxUploadSize": "10",
    "server.maxMessageSize": "50",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    # The reader's system chooses between the two.
    "theme.light.primaryColor": "#9c2f24",
    "theme.light.backgroundColor": "#fbfaf7",
    "theme.light.secondaryBackgroundColor": "#f1eee7",
    "theme.light.textColor": "#22201c",
    "theme.light.linkColor": "#8a2a20",
    "theme.dark.primaryColor": "#e08a7d",
    "theme.dark.backgroundColor": "#1d1b18",
    "theme.dark.secondaryBackgroundColor": "#292622",
    "theme.dark.textColor": "#ece6da",
    "theme.dark.linkColor": "#f0a79c",
    # A Latin face first, everywhere: a Chinese one draws our curly quotes at double width.
    "theme.font": "Georgia, 'Times New Roman', 'DejaVu Serif', serif",
    "theme.headingFont": "Georgia, 'Times New Roman', 'DejaVu Serif', serif",
    "theme.baseRadius": "4px",
}


def serve(port: int) -> None:
    """Run the desk on 127.0.0.1 until it is stopped; EnvironmentFault when the port is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise EnvironmentFault(
                f"Port {port} is taken ({error.strerror}). Choose another: `drafter desk --port 8502`."
            ) from error
    command = [sys.executable, "-m", "streamlit", "run", str(app_file()), f"--server.port={port}"]
    command += [f"--{name}={value}" for name, value in OPTIONS.items()]
    print(
        f"The desk is at http://127.0.0.1:{port} — Ctrl+C closes it.", file=sys.stderr, flush=True
    )
    code = subprocess.run(command, check=False).returncode
    if code not in (0, 130, -2):
        raise EnvironmentFault(f"The desk's server ended with code {code}. Its last lines say why.")
