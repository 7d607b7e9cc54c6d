"""Bytes to a parsed page that holds only what a reader can see, and what was taken out of it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from drafter.errors import NotAnArticle
from drafter.model import Removed

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_REMOVED = 20
_LONGEST_REMOVED = 1_000  # characters
_MOSTLY = 2 / 3
_BLANK_TAGS = frozenset({"script", "style", "link", "meta", "head", "svg", "iframe", "object"})
_UNSEEN_TAGS = frozenset({"template", "noscript"})
# Scripts of these publishing systems reveal the article once it has loaded.
_REVEALED_IDS = frozenset({"js_content"})

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_ZERO = r"(?:0+(?:\.0*)?|\.0+)"
_HIDDEN_STYLE = re.compile(
    rf"display:none|visibility:(?:hidden|collapse)|opacity:{_ZERO}(?![\d.%])|opacity:{_ZERO}%"
    rf"|font-size:{_ZERO}(?:px|pt|r?em|%)?(?![\d.])"
    rf"|(?<!-)color:(?:transparent|(?:rgb|hsl)a?\([^)]*[,/]{_ZERO}\))"
    r"|text-indent:-\d{3,}|transform:scale\(0\)"
    r"|clip-path:inset\((?:100|50)%\)|clip:rect\((?:0|1px)[,\s]*(?:0|1px)",
)
_OFF_SCREEN = re.compile(r"(?:left|top|right|bottom|margin-left|margin-top):-\d{3,}")
_NO_ROOM = re.compile(r"(?<![-\w])(?:max-)?(?:height|width):[01](?:px)?(?![\d.])")
_COLOUR = re.compile(r"(?<!-)color:([^;!]+)")
_BACKGROUND = re.compile(r"background(?:-color)?:([^;!]+)")
_WHITE = re.compile(r"(?:#fff(?:fff)?|white|rgba?\(255,255,255(?:,1)?\))$")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE_SELECTOR = re.compile(r"\s*([a-z]*)([.#])([\w-]+)\s*", re.IGNORECASE)
# Format characters print nothing; the tag block U+E0000 spells ASCII unseen.
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
_SPELLED = re.compile(r"[\U000e0020-\U000e007e]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")
_SPACE = re.compile(r"[^\S\n]+")


def decoded(body: bytes, content_type: str) -> str:
    """Return `body` as text: by its bytes first, for what servers and pages declare is often wrong."""
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding, map_encoding_to_html5

    try:
        return _CONTROL.sub("", body.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(content_type) or _CHARSET.search(body[:4096].decode("latin-1"))
    name = map_encoding_to_html5(declared[1], fallback_utf8=False) if declared else None
    found = detect_encoding(body)
    for encoding in dict.fromkeys(filter(None, (name, found))):
        try:
            return _CONTROL.sub("", body.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    return _CONTROL.sub("", bytes_to_str(body, found or "utf-8", errors="replace"))


def parsed(html: str) -> HtmlElement:
    """Return the parsed page; raises NotAnArticle("empty") when there is no markup in it."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    try:
        return document_fromstring(html.encode(), parser=HTMLParser(encoding="utf-8"))
    except ParserError:
        raise NotAnArticle("empty", "The page is empty. Paste the text.") from None


def take_out_hidden(page: HtmlElement) -> tuple[Removed, ...]:
    """Remove from `page` what a reader cannot see; return what of it reads as text."""
    from lxml.etree import Comment

    removed = [
        Removed(text=text, reason="comment")
        for comment in list(page.iter(Comment))
        if (text := _prose(_dropped(comment)))
    ]
    names = _hidden_by_stylesheet(page)
    most = _MOSTLY * _length(page)
    body = page.find("body")
    pending = [page if body is None else body]
    while pending:
        element = pending.pop()
        if not isinstance(element.tag, str) or element.tag in _BLANK_TAGS:
            continue
        if _is_hidden(element, names) and _is_aside(element, most):
            if _links_share(element) < 0.5 and (prose := _prose(element.text_content())):
                removed.append(Removed(text=prose, reason="hidden"))
            element.drop_tree()
        else:
            pending.extend(reversed(element))
    removed += _take_out_invisible(page)
    return tuple(dict.fromkeys(removed))[:_MOST_REMOVED]


def visible(text: str) -> str:
    """Return `text` in NFC without characters that print nothing, one space between words."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()


def spelled_unseen(text: str) -> tuple[Removed, ...]:
    """Return what the invisible tag characters in `text` spell."""
    words = ("".join(chr(ord(c) - 0xE0000) for c in run) for run in _SPELLED.findall(text))
    return tuple(
        Removed(text=word[:_LONGEST_REMOVED], reason="invisible characters")
        for word in words
        if word.strip()
    )


def _is_aside(element: HtmlElement, most: float) -> bool:
    """Tell a hidden part of a page from a whole page that its scripts reveal once it has loaded."""
    return element.tag in _UNSEEN_TAGS or len("".join(element.text_content().split())) < most


def _is_hidden(element: HtmlElement, names: frozenset[str]) -> bool:
    if element.tag in _UNSEEN_TAGS:
        return True
    if element.tag in ("body", "html", "br", "img") or element.get("id") in _REVEALED_IDS:
        return False
    classes = (element.get("class") or "").split()
    if element.get("hidden") is not None:
        return True
    # the name by which metadata tells search engines that this part of the article is sold
    if element.get("aria-hidden") == "true" and "paywall" not in classes:
        return True
    if names and not names.isdisjoint([*(f".{c}" for c in classes), f"#{element.get('id')}"]):
        return True
    style = element.get("style")
    return bool(style) and _hides(style)


def _hides(style: str) -> bool:
    style = re.sub(r"\s*([:;,()])\s*", r"\1", style.lower())
    if _HIDDEN_STYLE.search(style):
        return True
    if _OFF_SCREEN.search(style) and re.search(r"position:(?:absolute|fixed)", style):
        return True
    if _NO_ROOM.search(style) and re.search(r"overflow(?:-[xy])?:hidden", style):
        return True
    colour, background = _COLOUR.search(style), _BACKGROUND.search(style)
    if not colour:
        return False
    if not background:
        # on the page's own ground, which is white nearly everywhere
        return bool(_WHITE.match(colour[1].strip()))
    return colour[1].strip() == background[1].strip()


def _hidden_by_stylesheet(page: HtmlElement) -> frozenset[str]:
    """Return the `.class` and `#id` names that the page's own style blocks hide outright."""
    names = set()
    for block in page.iter("style"):
        sheet = re.sub(r"/\*.*?\*/", "", block.text or "", flags=re.S)
        for rule in _RULE.finditer(_without_conditions(sheet)):
            if re.search(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0", rule[2]):
                for selector in rule[1].split(","):
                    if simple := _SIMPLE_SELECTOR.fullmatch(selector):
                        names.add(simple[2] + simple[3])
    return frozenset(names)


def _without_conditions(sheet: str) -> str:
    """Leave out `@media` and its kind: what is hidden in print or on a telephone is still seen."""
    kept, depth, start = [], 0, 0
    for mark in re.finditer(r"@[^{};]*\{|[{}]", sheet):
        if depth == 0 and mark[0].startswith("@"):
            kept.append(sheet[start : mark.start()])
            depth = 1
        elif depth:
            depth += 1 if mark[0].endswith("{") else -1
            start = mark.end()
    return "".join(kept) + ("" if depth else sheet[start:])


def _take_out_invisible(page: HtmlElement) -> list[Removed]:
    removed: list[Removed] = []
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        for place in ("text", "tail"):
            text = getattr(element, place)
            if text and _INVISIBLE.search(text):
                removed.extend(spelled_unseen(text))
                setattr(element, place, _INVISIBLE.sub("", text))
    return removed


def _dropped(comment: HtmlElement) -> str:
    text = comment.text or ""
    comment.drop_tree()
    return text


def _prose(text: str) -> str:
    """Return `text` on one line if it reads as sentences, "" if it is code, a menu or a label."""
    line = visible(" ".join(text.split()))
    if re.search(r"[<>{}]|\]\]|function\s*\(|=\s*[\"']", line[:_LONGEST_REMOVED]):
        return ""
    words = len(re.findall(r"[^\W\d_]{2,}", line)) + len(re.findall(r"[\u3400-\u9fff]", line)) // 2
    return line[:_LONGEST_REMOVED] if words >= 5 else ""


def _links_share(element: HtmlElement) -> float:
    links = sum(len(link.text_content()) for link in element.iter("a"))
    return links / max(1, len(element.text_content()))


def _length(page: HtmlElement) -> int:
    """Count the characters of the page's text, without space and scripts."""
    return sum(
        len("".join(text.split()))
        for text in page.xpath(
            "//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]"
        )
    )
