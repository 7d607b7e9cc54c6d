"""An issue on its way to print: the last gate, what goes along, sources looked at again."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from drafter.errors import FetchFailed, UsageError
from drafter.house import advise, check
from drafter.house.export import Extras, Format, export
from drafter.ingest import fetch_page, read_each, web_address
from drafter.model import Article, Failure, Issue, digest
from drafter.ports import NoLedger, Report, silent
from drafter.reviewing import approved, open_findings
from drafter.store import (
    Override,
    PrintSheet,
    SourceLook,
    StoredItem,
)

if TYPE_CHECKING:
    from drafter.rooms import Shelf
    from drafter.settings import Settings

Kind = Literal["finding", "source", "approval", "extract", "breach"]
_ADDRESSES = ("image", "report_link", "live")
_LONGEST_DESCRIPTION = 160  # characters, as search engines show them


@dataclass(frozen=True, kw_only=True, slots=True)
class Concern:
    """Something that stands between an issue and its print, and who let it pass, if anybody did."""

    id: str
    kind: Kind
    where: str
    message: str
    override: Override | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """An issue as it reads at this moment, and what an editor is told about it."""

    html: str
    concerns: tuple[Concern, ...]
    advice: tuple[str, ...]

    @property
    def open(self) -> tuple[Concern, ...]:
        """The concerns that nobody let pass."""
        return tuple(each for each in self.concerns if each.override is None)


class Publishing:
    """Nothing is remembered between calls: each reads the database as the last keystroke left it."""

    def __init__(self, shelf: Shelf, settings: Settings) -> None:
        self._shelf = shelf
        self._store = shelf.store
        self._printing = shelf.printing
        self._settings = settings

    # ── the gate ─────────────────────────────────────────────────────────────────────────────

    def preview(self, issue_id: str) -> Preview:
        """Return the issue as it will read, with all that is to be settled before print."""
        issue, style = self._issue(issue_id), self._shelf.house.style
        extras = self._extras(self.sheet(issue_id))
        advice = tuple(
            f"{_place(breach.where)}: {breach.message}" for breach in advise(issue, style)
        )
        return Preview(
            html=_clean(export(issue, style, "html", extras).decode("utf-8")),
            concerns=tuple(self.concerns(issue_id)),
            advice=advice,
        )

    def concerns(self, issue_id: str) -> list[Concern]:
        """Return what stands between an issue and its print, the gravest kind first."""
        passed = self._printing.overridden(issue_id)
        stored = [each for each in self._store.items.of(issue_id) if not each.removed]
        looks = self._printing.looks({a.id for each in stored for a in each.articles})
        lines = {line.id: line for line in self._shelf.reviews.lines(issue_id)}
        findings = open_findings(self._shelf.reviews, list(lines.values()))
        found: list[Concern] = []

        def add(kind: Kind, key: str, where: str, message: str) -> None:
            concern = digest(kind, key, message)
            if concern not in {each.id for each in found}:
                found.append(
                    Concern(
                        id=concern,
                        kind=kind,
                        where=where,
                        message=message,
                        override=passed.get(concern),
                    )
                )

        for number, each in enumerate(stored, 1):
            for finding in findings[each.item.id]:
                if finding.severity == "severe":
                    add(
                        "finding",
                        f"{each.item.id} {finding.text}",
                        f"Item {number}",
                        finding.message,
                    )
            for article in each.articles:
                look = looks.get((article.id, article.version))
                if look is not None and look.state in ("changed", "gone"):
                    add("source", f"{article.id} {look.found}", f"Item {number}", look.message)
            if not approved(lines[each.item.id]):
                add(
                    "approval",
                    f"{each.revision}",
                    f"Item {number}",
                    "Nobody approved it as it stands.",
                )
            if each.item.extract:
                said = "The sources’ own sentences, still to be rewritten."
                add("extract", f"{each.revision}", f"Item {number}", said)
        for breach in check(self._issue(issue_id), self._shelf.house.style):
            own = stored[breach.where - 1].item.id if breach.where else ""
            add("breach", f"{own} {breach.rule}", _place(breach.where), breach.message)
        order = ("finding", "source", "approval", "extract", "breach")
        return sorted(found, key=lambda concern: order.index(concern.kind))

    def let_pass(self, issue_id: str, concerns: Collection[str], *, who: str, reason: str) -> None:
        """Let concerns pass, under a name and for a reason, both kept for good."""
        if not who.strip() or not reason.strip():
            raise UsageError("Give your name and the reason: both are kept with the issue.")
        known = {each.id: each for each in self.concerns(issue_id)}
        chosen = {id_: known[id_].message for id_ in concerns if id_ in known}
        if not chosen:
            raise UsageError("Choose what is to pass.")
        self._printing.override(issue_id, chosen, who=who.strip(), reason=reason.strip())

    def through_gate(self, issue_id: str) -> None:
        """Raise UsageError while something is neither settled nor let pass."""
        shut = sum(each.override is None for each in self.concerns(issue_id))
        if shut:
            what = "1 thing is" if shut == 1 else f"{shut} things are"
            raise UsageError(f"{what} neither settled nor let pass. See “Before it is printed”.")

    def overridden(self, issue_id: str) -> list[Override]:
        """Return all that was ever let pass in an issue, the oldest first."""
        return list(self._printing.overridden(issue_id).values())

    # ── what goes along ──────────────────────────────────────────────────────────────────────

    def sheet(self, issue_id: str) -> PrintSheet:
        return self._printing.sheet(issue_id)

    def keep_sheet(self, issue_id: str, **given: str) -> None:
        """Keep what is given of a sheet, named as its fields are; raise UsageError for a bad address."""
        changes = {name: " ".join(value.split()) for name, value in given.items()}
        for name in _ADDRESSES:
            if changes.get(name):
                changes[name] = web_address(changes[name])
        if changes.get("slug"):
            changes["slug"] = slug_of(changes["slug"])
        if "report_link" in changes and changes["report_link"] != self.sheet(issue_id).report_link:
            changes["report_said"] = ""
        self._printing.keep_sheet(issue_id, changes)

    def suggested(self, issue_id: str) -> PrintSheet:
        """Return what the desk would write: a slug of the first headline, a description of the rest."""
        issue = self._issue(issue_id)
        number = str(issue.number or issue.date or "")
        headlines = [item.headline for item in issue.items]
        text = "; ".join(headlines)
        if len(text) > _LONGEST_DESCRIPTION:
            text = text[: _LONGEST_DESCRIPTION - 2].rsplit(" ", 1)[0].rstrip(";, ") + " …"
        first = headlines[0] if headlines else self._shelf.house.style.frame.title
        return PrintSheet(slug=slug_of(f"{number} {first}"), description=text)

    def written(self, issue_id: str, format: Format) -> bytes:
        """Return the issue in a form that can be handed on; UsageError while the gate is shut."""
        self.through_gate(issue_id)
        issue = self._issue(issue_id)
        return export(issue, self._shelf.house.style, format, self._extras(self.sheet(issue_id)))

    async def check_report(self, issue_id: str) -> str:
        """Look whether the report's link leads anywhere; keep and return what was found, in words."""
        sheet = self.sheet(issue_id)
        if not sheet.report_link:
            raise UsageError("Give the link of the report first.")
        try:
            page = await fetch_page(sheet.report_link, self._settings, self._shelf.hosts)
        except FetchFailed as error:
            said = f"It does not open: {error.message}"
        else:
            moved = "" if page.url == sheet.report_link else f", at {page.url}"
            said = f"It opens{moved}."
        self._printing.keep_sheet(issue_id, {"report_said": said})
        return said

    @staticmethod
    def _extras(sheet: PrintSheet) -> Extras:
        return Extras(
            image=sheet.image, credit=sheet.credit, alt=sheet.alt, report_link=sheet.report_link
        )

    # ── sources looked at again ──────────────────────────────────────────────────────────────

    async def look_again(self, issue_id: str, report: Report = silent) -> None:
        """Fetch every source of an issue once more and keep how it stands beside what was read."""
        kept: dict[str, Article] = {}
        for each in self._printable(issue_id):
            for article in each.articles:
                if article.url.startswith(("http://", "https://")):
                    kept.setdefault(article.url, article)

        async def then(link: str, found: Article | Failure) -> None:
            if isinstance(found, Article):
                self._store.articles.keep([found])
            self._printing.keep_look(_look(kept[link], found))

        await read_each(
            list(kept),
            settings=self._settings,
            ledger=NoLedger(),
            report=report,
            week="",
            hosts=self._shelf.hosts,
            then=then,
        )

    def looks(self, issue_id: str) -> list[tuple[Article, SourceLook]]:
        """Return how the sources of an issue stood when they were last looked at."""
        articles = {a.id: a for each in self._printable(issue_id) for a in each.articles}
        looks = self._printing.looks(set(articles))
        return [
            (article, looks[article.id, article.version])
            for article in articles.values()
            if (article.id, article.version) in looks
        ]

    def changed_lines(self, article: Article) -> list[tuple[str, str]]:
        """Return the lines of an article that stand otherwise now, as (was, is); "" where there is none."""
        now = self._store.articles.newest([article.id]).get(article.id, article)
        old, new = article.text.split("\n"), now.text.split("\n")
        pairs: list[tuple[str, str]] = []
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        for tag, i, j, k, m in matcher.get_opcodes():
            if tag != "equal":
                pairs.append(("\n".join(old[i:j]), "\n".join(new[k:m])))
        return pairs

    def _issue(self, issue_id: str) -> Issue:
        issue = self._store.issue(issue_id)
        if not issue.items:
            raise UsageError(f"Issue {issue_id} has no item to print.")
        return issue

    def _printable(self, issue_id: str) -> list[StoredItem]:
        return [each for each in self._store.items.of(issue_id) if not each.removed]


def slug_of(text: str) -> str:
    """Return words for an address: small letters and digits with hyphens between, at most 80 signs."""
    plain = re.sub(r"[’']", "", text.lower())
    words = re.findall(r"[^\W_]+", plain)
    slug = ""
    for word in words:
        if len(slug) + len(word) >= 80:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug


def _place(where: int | None) -> str:
    return "The issue" if where is None else f"Item {where}"


def _clean(html: str) -> str:
    """Return our own HTML as the preview may show it: no tag that acts, and no picture is fetched."""
    import nh3

    return nh3.clean(
        html,
        tags={"h1", "h2", "p", "a", "figure", "figcaption", "img"},
        attributes={"a": {"href"}, "img": {"alt"}},
        url_schemes={"http", "https"},
    )


def _look(kept: Article, found: Article | Failure) -> SourceLook:
    now, name = datetime.now(UTC), kept.publisher or kept.url

    def look(state: Literal["same", "changed", "gone", "unread"], message: str = "") -> SourceLook:
        return SourceLook(
            article_id=kept.id,
            version=kept.version,
            looked_at=now,
            state=state,
            message=message,
            found=found.version if isinstance(found, Article) else "",
        )

    if isinstance(found, Failure):
        if found.reason == "gone":
            return look(
                "gone", f"{name} has withdrawn this source: there is no such page any more."
            )
        return look("unread", f"{name} could not be read again: {found.message}")
    old, new = kept.text.split(), found.text.split()
    if old == new:
        return look("same")
    if found.partial and not kept.partial:
        return look("unread", f"{name} shows only the beginning now.")
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    words = sum(max(j - i, m - k) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal")
    return look("changed", f"{name} has changed this source since it was read, by {words} words.")
