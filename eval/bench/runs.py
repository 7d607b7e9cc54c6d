"""The desk, the plain script and the bare parts, each run in its own process against fresh servers.

Seconds run from the first page asked for to the end of the process, so start-up is nobody's advantage.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.bench.answers import subject
from eval.bench.load import Told, missing
from eval.bench.startup import DRAFTER
from eval.servers import Answer, ModelServer, PageServer, count_tokens, prompt_text

PAGE_LATENCY = 0.3
CALL_LATENCY = 2.0
ROOT = Path(__file__).parents[2]
PLAIN_SCRIPT = Path(__file__).with_name("plain_script.py")
_PATIENCE = 900
# Runs a program and notes the most memory that one process of it has held, in MB.
_WATCH = """
import json, pathlib, platform, resource, subprocess, sys
code = subprocess.call(sys.argv[2:])
unit = 2**20 if platform.system() == "Darwin" else 2**10
held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit
pathlib.Path(sys.argv[1]).write_text(json.dumps(held))
sys.exit(code)
"""


@dataclass(frozen=True, kw_only=True)
class Run:
    """One way of doing the job: `seconds` after start-up, what it sent, what it made."""

    seconds: float
    startup: float
    prompts: tuple[str, ...]
    tokens: int
    calls: int
    items: int
    megabytes: float = 0.0  # of its largest process


@dataclass(frozen=True, kw_only=True)
class Trial:
    """How many pieces the plain script cuts, and for each k its prompt tokens and must-say share."""

    pieces: int
    sent: dict[int, tuple[int, float]]


class Course:
    """The load on loopback servers, and a folder for whoever runs on it."""

    def __init__(
        self, pages: dict[str, bytes], stories: tuple[Told, ...], answer: Answer, folder: Path
    ) -> None:
        self.pages = pages
        self.stories = stories
        self.folder = folder
        self._answer = answer
        self.megabytes = 0.0  # of the largest process of the last program

    @contextmanager
    def servers(self) -> Iterator[tuple[PageServer, ModelServer, Path]]:
        """Fresh servers, and the file with the links of their pages."""
        with (
            PageServer(self.pages, latency=PAGE_LATENCY) as pages,
            ModelServer(self._answer, latency=CALL_LATENCY) as model,
        ):
            links = self.folder / "links.txt"
            links.write_text("\n".join(map(pages.url, self.pages)), encoding="utf-8")
            yield pages, model, links

    def path(self, name: str) -> Path:
        return self.folder / name

    def execute(self, *command: str | Path, **environment: str) -> float:
        """Run a program to its end; return when it began. Nobody's own settings reach it."""
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("DRAFTER_", "OPENAI_", "LANGCHAIN_", "LANGSMITH_"))
        }
        began = time.monotonic()
        held = self.path("memory.json")
        done = subprocess.run(
            [sys.executable, "-c", _WATCH, str(held), *map(str, command)],
            env={**inherited, "PYTHONPATH": str(ROOT), **environment},
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
        )
        if done.returncode:
            raise RuntimeError(f"{command[0]} ended with {done.returncode}:\n{done.stderr[-3000:]}")
        self.megabytes = json.loads(held.read_text(encoding="utf-8"))
        return began

    def lost(self, prompts: Sequence[str]) -> list[str]:
        """Return the must-say figures and names that are in no prompt on their story."""
        sent: dict[str, str] = {}
        for prompt in prompts if self.stories else ():
            firm = subject(self.stories, prompt).firm
            sent[firm] = sent.get(firm, "") + prompt
        return [
            f"{story.firm}: {words}"
            for story in self.stories
            for words in missing(story.must, sent.get(story.firm, ""))
        ]

    def share(self, prompts: Sequence[str]) -> float:
        """Return which part of the must-say figures and names the prompts carry; 1 when none is known."""
        wanted = sum(len(story.must) for story in self.stories)
        return 1 - len(self.lost(prompts)) / wanted if wanted else 1.0


def run_desk(course: Course) -> tuple[Run, dict[str, Any]]:
    """Draft with the desk; return the run and the desk's own record of it."""
    record = course.path("run.json")
    with course.servers() as (pages, model, links):
        began = course.execute(
            *(DRAFTER, "draft", links, "-o", course.path("issue.md"), "--json", record),
            DRAFTER_HOME=str(course.path("home")),
            DRAFTER_ALLOW_HOSTS=pages.host,
            DRAFTER_MODEL="loopback",
            DRAFTER_BASE_URL=model.base_url,
        )
        run = json.loads(record.read_text(encoding="utf-8"))
        return _run(course, pages, model, began, len(run["items"])), run


def run_plain(course: Course, topics: Sequence[str], pieces: int) -> Run:
    """Draft with the plain script, `pieces` of 1,000 characters to a prompt."""
    with course.servers() as (pages, model, links):
        began, out = _plain(course, links, topics, model.base_url, pieces)
        return _run(course, pages, model, began, len(out["items"]))


def try_plain(course: Course, topics: Sequence[str], choices: Sequence[int]) -> Trial:
    """Find out what the plain script would send, without asking a model."""
    with course.servers() as (_, model, links):
        _, out = _plain(course, links, topics, model.base_url, *choices, dry=True)
    sent = {
        k: (sum(map(count_tokens, prompts)), course.share(prompts))
        for k, prompts in zip(choices, out["prompts"], strict=True)
    }
    return Trial(pieces=out["pieces"], sent=sent)


def _plain(
    course: Course,
    links: Path,
    topics: Sequence[str],
    base_url: str,
    *pieces: int,
    dry: bool = False,
) -> tuple[float, dict[str, Any]]:
    topics_file, out = course.path("topics.json"), course.path("plain.json")
    topics_file.write_text(json.dumps(topics), encoding="utf-8")
    began = course.execute(
        *(sys.executable, PLAIN_SCRIPT, links, topics_file, base_url, out),
        *("--k", *map(str, pieces), *(["--dry"] if dry else [])),
    )
    made: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return began, made


def run_bare(course: Course) -> dict[str, Any]:
    """Time the parts alone."""
    out = course.path("bare.json")
    with course.servers() as (_, model, links):
        course.execute(sys.executable, "-m", "eval.bench.bare", links, model.base_url, out)
    measured: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return measured


def _run(course: Course, pages: PageServer, model: ModelServer, began: float, items: int) -> Run:
    assert pages.first is not None
    return Run(
        seconds=time.monotonic() - pages.first,
        startup=pages.first - began,
        prompts=tuple(map(prompt_text, model.requests)),
        tokens=model.prompt_tokens,
        calls=len(model.requests),
        items=items,
        megabytes=course.megabytes,
    )
