"""What a page declares about its article: title, publisher, author, date, own address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from drafter.ingest.address import registrable
from drafter.ingest.extract_markup import visible

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report|Review)$")
_PUBLISHED_NAMES = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "bytedance:published_time",
    "weibo:article:create_at",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish_date",
    "publish-date",
    "publish_time",
    "publication_date",
    "citation_publication_date",
    "cxenseparse:recs:publishtime",
    "pubdate",
    "article.published",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_TITLE_NAMES = ("og:title", "twitter:title", "articletitle", "dc.title", "title")
_ISO_DATE = re.compile(r"\s*((?:19|20)\d\d)[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})(?!\d)")
_COMPACT_DATE = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)")
_WRITTEN_DATE = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)? )?([A-Z][a-z]{2})[a-z]*\.? "
    r"(?:(\d{1,2})(?:st|nd|rd|th)?,? )?((?:19|20)\d\d)"
)
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
# WeChat states the time of publication in a script only, as seconds.
_WECHAT_TIME = re.compile(r"\bvar (?:ct|createTimestamp) = [\"'](\d{10})[\"']")
_SEPARATOR = re.compile(r"\s+[|\-–—·•»:/]+\s+|\s*[|_｜丨]\s*|\s*(?:--|——)\s*|(?<=[\u3400-\u9fff])-")


@dataclass(frozen=True)
class Metadata:
    """Reads the declarations of one parsed page; `url` is where the page was found."""

    page: HtmlElement
    url: str

    @cached_property
    def title(self) -> str:
        """The headline, without the site's name behind it."""
        titles = [
            visible(text)
            for text in (self._told("headline"), *map(self._meta, _TITLE_NAMES), self._head_title)
            if text.strip()
        ]
        headings = [visible(" ".join(h.text_content().split())) for h in self.page.iter("h1")]
        for heading in headings:
            if len(heading) > 5 and any(_stands_in(heading, title) for title in titles):
                return heading
        if titles:
            return self._without_site(titles[0])
        return next((heading for heading in headings if heading), "")

    @cached_property
    def publisher(self) -> str:
        """The publication's name, or the site's domain when the page names none."""
        # On WeChat every page is the platform's; who publishes is the account.
        account = self.page.xpath("string(//*[@id='js_name'])")
        declared = [account, *_names(self._article.get("publisher"))[:1]]
        name = [*declared, self._meta("og:site_name"), self._meta("application-name")]
        host = urlsplit(self.url).hostname or ""
        return next((visible(n) for n in name if n.strip()), "") or (
            registrable(host) if host else ""
        )

    @cached_property
    def author(self) -> str:
        """The by-line, names separated by commas; "" when none is declared."""
        names = _names(self._article.get("author")) or [
            self._meta(name) for name in ("author", "article:author", "byl", "dc.creator")
        ]
        kept = (visible(re.sub(r"^(?:by|作者[:：]?)\s+", "", name, flags=re.I)) for name in names)
        return ", ".join(dict.fromkeys(n for n in kept if n and "://" not in n and len(n) < 120))

    @cached_property
    def published(self) -> tuple[date | None, bool]:
        """The date of publication, and whether it is a guess that no metadata declares."""
        declared = [self._told("datePublished"), *map(self._meta, _PUBLISHED_NAMES)]
        declared += self.page.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")
        for text in declared:
            if found := _calendar_date(text):
                return found, False
        guess = self._guessed_date()
        return guess, guess is not None

    @cached_property
    def address(self) -> str:
        """The address the page gives itself, if on the same registered domain; otherwise its url."""
        for link in self.page.xpath(
            "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"
        ):
            try:
                own = str(urljoin(self.url, link.strip()))
                parts, here = urlsplit(own), urlsplit(self.url)
            except ValueError:
                continue
            if not parts.hostname or parts.scheme not in ("http", "https"):
                continue
            if not self.url:
                return own
            same_site = registrable(parts.hostname) == registrable(here.hostname or "")
            # a section or the front page named as the address of every article is a mistake
            names_article = parts.path.count("/") * 2 >= here.path.rstrip("/").count("/")
            if same_site and names_article and (len(parts.path) > 1 or len(here.path) <= 1):
                return own
        return self.url

    @cached_property
    def body(self) -> str:
        """The article's text as metadata carries it, "" mostly."""
        text = self._told("articleBody")
        if "<" in text and re.search(r"</?(?:p|br|div)\b", text):
            text = re.sub(r"<[^<>]*>", " ", re.sub(r"</(?:p|div)>|<br[^<>]*>", "\n", text))
        return text

    @cached_property
    def free(self) -> bool:
        """False when the page declares that its article is not free to read."""
        return str(self._article.get("isAccessibleForFree", "true")).lower() != "false"

    @cached_property
    def is_article(self) -> bool:
        """Whether the page calls itself an article."""
        return bool(self._article) or self._meta("og:type").lower() in ("article", "news")

    @cached_property
    def language(self) -> str:
        """The language the page declares, two letters; "" when none."""
        declared = self.page.get("lang") or self.page.get("xml:lang") or self._told("inLanguage")
        return str(declared or "").strip().lower()[:2]

    @cached_property
    def _article(self) -> Mapping[str, Any]:
        for node in self._linked_data():
            kind = node.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(k, str) and _ARTICLE_TYPES.search(k) for k in kinds):
                return node
        return {}

    def _linked_data(self) -> Iterator[Mapping[str, Any]]:
        for script in self.page.xpath("//script[@type='application/ld+json']"):
            source = re.sub(
                r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", script.text or ""
            )
            try:
                pending = [json.loads(source, strict=False)]
            except (ValueError, RecursionError):
                continue
            while pending:
                node = pending.pop(0)
                if isinstance(node, list):
                    pending[:0] = node
                elif isinstance(node, dict):
                    yield node
                    pending += [
                        node[k] for k in ("@graph", "mainEntity", "mainEntityOfPage") if k in node
                    ]

    @cached_property
    def _metas(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for tag in self.page.iter("meta"):
            content = tag.get("content")
            for key in ("property", "name", "itemprop"):
                if content and tag.get(key):
                    found.setdefault(tag.get(key).strip().lower(), content)
        return found

    @cached_property
    def _head_title(self) -> str:
        return str(self.page.findtext(".//title") or "")

    def _meta(self, name: str) -> str:
        return self._metas.get(name, "")

    def _told(self, name: str) -> str:
        value = self._article.get(name)
        return value if isinstance(value, str) else ""

    def _without_site(self, title: str) -> str:
        host = urlsplit(self.url).hostname or ""
        site = _letters(f"{self.publisher} {self._meta('og:site_name')} {host}")
        cuts = list(_SEPARATOR.finditer(title))
        for cut in reversed(cuts):
            last = title[cut.end() :]
            told_by_short_form = self._head_title.startswith(title[: cut.start()])
            if _letters(last) in site or (told_by_short_form and len(last) <= 12):
                title = title[: cut.start()]
            else:
                break
        return title.strip()

    def _guessed_date(self) -> date | None:
        from htmldate import find_date

        for script in self.page.iter("script"):
            if stamp := _WECHAT_TIME.search(script.text or ""):
                return (datetime.fromtimestamp(int(stamp[1]), UTC) + timedelta(hours=8)).date()
        found = find_date(self.page, original_date=True, url=self.url or None)
        return date.fromisoformat(found) if found else None


def _names(value: Any) -> list[str]:
    """Return the names in a JSON-LD person, organisation, string or list of them."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return _names(value.get("name"))
    if isinstance(value, Sequence):
        return [name for part in value for name in _names(part)]
    return []


def _calendar_date(text: str) -> date | None:
    """Return the day that `text` states, as it stands there: no conversion between time zones."""
    try:
        if match := _ISO_DATE.match(text) or _COMPACT_DATE.match(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if (match := _WRITTEN_DATE.search(text)) and match[2] in _MONTHS and (match[1] or match[3]):
            return date(int(match[4]), _MONTHS.index(match[2]) // 3 + 1, int(match[1] or match[3]))
        return parsedate_to_datetime(text).date() if text else None
    except ValueError:
        return None


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def _stands_in(heading: str, title: str) -> bool:
    """Tell whether `title` is `heading` with a site's name added, or cut short."""
    short, long = _letters(heading), _letters(title)
    cut = title.endswith(("...", "…")) or len(title) >= 100
    return bool(short) and (
        (short in long and len(short) > 0.4 * len(long)) or (cut and long in short)
    )
