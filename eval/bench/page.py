"""An article dressed as publishers dress it: markup, metadata and a great deal of furniture."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Literal

_PUBLISHED = "2026-11-17"


@dataclass(frozen=True)
class Outlet:
    """A publisher and the way in which its pages declare what they are."""

    name: str
    slug: str
    language: str
    metadata: Literal["json-ld", "open graph", "both"]


@dataclass(frozen=True)
class Article:
    """What a page is there to say."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass
class Furniture:
    """What else is on the page."""

    menu: Sequence[str]
    notices: Sequence[str]
    related: list[tuple[str, str]] = field(default_factory=list)
    most_read: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def texts(self) -> Iterator[str]:
        """Every visible text of it; the menu stands at the top and again at the bottom."""
        yield from (*self.menu, *self.menu, *self.notices, *self.most_read, *self.comments)
        for headline, teaser in self.related:
            yield from (headline, teaser)


def html(article: Article, outlet: Outlet, furniture: Furniture) -> str:
    """Return the page, UTF-8 declared."""
    body = "\n".join(f"<p>{escape(text)}</p>" for text in article.paragraphs)
    cookies, letter, rights, tips = map(escape, furniture.notices)
    half = len(furniture.related) // 2
    return f"""<!doctype html>
<html lang="{outlet.language}">
<head>
<meta charset="utf-8">
<title>{escape(article.title)} | {escape(outlet.name)}</title>
{_metadata(article, outlet)}
<style>.site-nav li{{display:inline}}.article p{{line-height:1.6}}</style>
<script>window.dataLayer=window.dataLayer||[];dataLayer.push({{"page":"article"}});</script>
</head>
<body class="article-page">
<div id="cookie-banner" class="cookie-consent" role="dialog"><p>{cookies}</p></div>
<header class="site-header"><nav class="site-nav">{_list(furniture.menu, linked=True)}</nav></header>
<main>
<article class="article" itemscope itemtype="https://schema.org/NewsArticle">
<h1 itemprop="headline">{escape(article.title)}</h1>
<time datetime="{_PUBLISHED}" itemprop="datePublished">{_PUBLISHED}</time>
<div class="article-body" itemprop="articleBody">
{body}
</div>
</article>
<aside class="newsletter-signup"><p>{letter}</p></aside>
<section class="related-articles">{_cards(furniture.related[:half])}</section>
</main>
<aside class="sidebar">
<div class="most-read">{_list(furniture.most_read, linked=True)}</div>
<div class="recommended">{_cards(furniture.related[half:])}</div>
</aside>
<section id="comments" class="comments">{_list(furniture.comments, linked=False)}</section>
<footer class="site-footer"><p>{tips}</p>{_list(furniture.menu, linked=True)}<p>{rights}</p></footer>
</body>
</html>
"""


def _list(texts: Sequence[str], *, linked: bool) -> str:
    inner = (f'<a href="#">{escape(text)}</a>' if linked else escape(text) for text in texts)
    return "<ul>" + "".join(f"<li>{text}</li>" for text in inner) + "</ul>"


def _cards(related: Sequence[tuple[str, str]]) -> str:
    return "\n".join(
        f'<div class="card"><h3><a href="#">{escape(headline)}</a></h3><p>{escape(teaser)}</p></div>'
        for headline, teaser in related
    )


def _metadata(article: Article, outlet: Outlet) -> str:
    made = []
    if outlet.metadata in ("open graph", "both"):
        for name, value in (
            ("og:type", "article"),
            ("og:title", article.title),
            ("og:site_name", outlet.name),
            ("article:published_time", f"{_PUBLISHED}T08:30:00+08:00"),
        ):
            made.append(f'<meta property="{name}" content="{escape(value)}">')
    if outlet.metadata in ("json-ld", "both"):
        declared = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": article.title,
            "datePublished": f"{_PUBLISHED}T08:30:00+08:00",
            "publisher": {"@type": "Organization", "name": outlet.name},
        }
        made.append(f'<script type="application/ld+json">{json.dumps(declared)}</script>')
    return "\n".join(made)
