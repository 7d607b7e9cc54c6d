"""Stories drafted as an editor has them drafted: pages over HTTP, the whole pipeline, a home."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from drafter.desk import Desk
from drafter.errors import NothingToDraft
from drafter.model import Article, Item
from drafter.settings import Settings
from eval.servers import PageServer


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A page of a story as a server gives it."""

    url: str
    body: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """What is drafted together: the pages of a story, and those of others to be kept apart."""

    id: str
    day: date
    pages: tuple[Page, ...]
    others: tuple[Page, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What came of a task: the item and the articles it was written from, or why there is none.

    `apart` says that every page of the story and no other went into the item.
    """

    item: Item | None
    articles: tuple[Article, ...]
    apart: bool
    failed: str
    seconds: float


def settings_for(model: str, base_url: str) -> Settings:
    """Return what ships, with this model: of this machine only the key and DRAFTER_DEADLINE reach it."""
    return Settings.load(
        _env_file=None, model=model, base_url=base_url, database_url="", chroma_url="",
        model_fallback="", base_url_fallback="", embedder="packaged", house=None, glossary=None,
        budget=None, examples=0, log="file",
    )  # fmt: skip


def draft(tasks: Sequence[Task], settings: Settings) -> Iterator[tuple[Task, Outcome]]:
    """Yield each task with what came of it, one after another."""
    pages = {_path(page.url): page for task in tasks for page in (*task.pages, *task.others)}
    served = {path: (page.body, "text/html; charset=utf-8") for path, page in pages.items()}
    with ExitStack() as stack:
        server = stack.enter_context(PageServer(served))
        home = Path(stack.enter_context(TemporaryDirectory(prefix="drafter-eval-")))
        desk = Desk(
            settings.model_copy(update={"home": home, "allow_hosts": frozenset({server.host})})
        )
        stack.callback(desk.close)
        for task in tasks:
            yield task, _outcome(desk, server, task)


def _outcome(desk: Desk, server: PageServer, task: Task) -> Outcome:
    own = {server.url(_path(page.url)) for page in task.pages}
    links = [*own, *(server.url(_path(page.url)) for page in task.others)]
    began = time.monotonic()
    try:
        issue_id = desk.draft("\n".join(links), day=task.day)
    except NothingToDraft as error:
        issue_id = error.issue_id
    seconds = time.monotonic() - began
    stored = desk.items(issue_id)
    ours = [each for each in stored if own & {article.url for article in each.articles}]
    if not ours:
        said = "; ".join(f"{each.reason}: {each.message}" for each in desk.issue(issue_id).failures)
        return Outcome(
            item=None, articles=(), apart=False, failed=said or "no item", seconds=seconds
        )
    best = max(ours, key=lambda each: len(own & {article.url for article in each.articles}))
    return Outcome(
        item=best.item,
        articles=tuple(best.articles),
        apart=len(ours) == 1 and {article.url for article in best.articles} <= own,
        failed="",
        seconds=seconds,
    )


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"/{parts.netloc}{parts.path}"


def page_of(source: Mapping[str, Any]) -> Page:
    """Return a source of a story as a page: the one it gives, or its text in the plainest dress."""
    if "html" in source:
        return Page(url=source["url"], body=source["html"].strip().encode())
    title, publisher = escape(source["title"]), escape(source["publisher"])
    paragraphs = "\n".join(
        f"<p>{escape(' '.join(text.split()))}</p>" for text in source["text"].strip().split("\n\n")
    )
    html = f"""<!doctype html>
<html lang="{escape(source["language"])}">
<head>
<meta charset="utf-8">
<title>{title} | {publisher}</title>
<meta property="og:type" content="article">
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="{publisher}">
<meta property="article:published_time" content="{escape(str(source["published"]))}">
</head>
<body><main><article>
<h1>{title}</h1>
{paragraphs}
</article></main></body>
</html>
"""
    return Page(url=source["url"], body=html.encode())
