"""The desk from a terminal. Results go to stdout or files, everything else to stderr."""

from drafter.cli import checking, drafting, keeping, running, teaching
from drafter.cli.app import app, main, program

__all__ = ["app", "checking", "drafting", "keeping", "main", "program", "running", "teaching"]
