"""Pasted text to links: whatever an editor drops into the box, in the order it stands there."""

from __future__ import annotations

import email
import email.policy
import quopri
import re

from drafter.ingest.address import canonical, has_public_suffix, unwrap

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
# Nothing of this stands unescaped in an address; the full-width marks close a Chinese sentence.
_STOP = r"\s<>\"`|\\^{}“”‘’«»…—。，、；：！？【】《》〈〉「」『』〔〕·"
_LONGEST = 4_000  # characters
_LINK = re.compile(
    # the next link ends this one, unless it is an archive's or a forwarder's and holds it
    rf"(?P<scheme>[a-z][a-z0-9+.-]{{1,15}})://"
    rf"(?P<rest>(?:[^{_STOP}h]|h(?!ttps?://)|(?<=[/=?&#])h){{1,{_LONGEST}}})"
    r"|(?<![\w@./:%=&?#-])"
    rf"(?P<host>(?:[a-z0-9-]{{1,63}}\.){{1,5}}[a-z]{{2,18}})(?![\w-])"
    rf"(?P<path>(?::\d{{2,5}})?/[^{_STOP}]{{0,{_LONGEST}}})?",
    re.IGNORECASE,
)
_CJK = r"\u2e80-\u2fdf\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
# Chinese that follows a letter or digit at once is the sentence going on; in `/wiki/…` it is a name.
_GLUED = re.compile(rf"(?<=[A-Za-z0-9])[（{_CJK}]")
_NAMED = re.compile(r"/(?:wiki|item|title|tag)/", re.IGNORECASE)
_TRAILING = ".,;:!?'*~_–"
_PAIRS = {")": "(", "]": "[", "）": "（"}

_HTML_LINK = re.compile(r"<a\s[^<>]*?href\s*=", re.IGNORECASE)
_UNSEEN = re.compile(r"<(style|script)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S)
_TAG = re.compile(r"</?([a-z][a-z0-9]*)(\s[^<>]*)?/?>", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>]+))", re.IGNORECASE)
_AMPERSAND = re.compile(r"&(?:amp|#0*38|#x0*26);", re.IGNORECASE)
_MAIL_SOURCE = re.compile(r"\A(?:[A-Za-z-]{2,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.ASCII)
_SOFT_BREAK = re.compile(r"\S=\r?\n\S")


def find_links(text: str) -> list[str]:
    """Return the links in `text` in order of appearance, each article once.

    Reads lines, prose, markdown, mail (source and HTML too) and tab lists. An address without a
    scheme counts when it starts with `www.` or has a path; it comes back with `https://`. Addresses
    that are not of the web (`file:`, `ftp:`) come back too, so that fetching refuses them in words.
    """
    plain = _readable(text).translate(_INVISIBLE).replace("：//", "://")
    links: dict[str, str] = {}
    position = 0
    while match := _LINK.search(plain, position):
        link, position = _link(match)
        if link:
            links.setdefault(canonical(link), link)
    return list(links.values())


def _link(match: re.Match[str]) -> tuple[str, int]:
    """Return the link of this match, "" when it is none, and where to search on."""
    if match["host"]:
        if not (match["host"].lower().startswith("www.") or len(match["path"] or "") > 1):
            return "", match.end("host")
        if not has_public_suffix(match["host"]):
            return "", match.end("host")
        rest, start = match[0], match.start()
        scheme = "https"
    else:
        rest, start = match["rest"], match.start("rest")
        scheme = match["scheme"].lower()
        scheme = next((web for web in ("https", "http") if scheme.endswith(web)), scheme)
    kept = _address(rest)
    if not kept.strip("/.-"):
        return "", start + len(kept)
    return unwrap(f"{scheme}://{_AMPERSAND.sub('&', kept)}"), start + len(kept)


def _address(rest: str) -> str:
    """Cut from the characters after `://` what belongs to the sentence around the link."""
    if not _NAMED.search(rest) and (glued := _GLUED.search(rest)):
        rest = rest[: glued.start()]
    rest = rest[: _unbalanced(rest)]
    return rest.rstrip(_TRAILING)


def _unbalanced(text: str) -> int:
    """Return where the first bracket closes that was not opened in `text`, or its length."""
    open_now = dict.fromkeys(_PAIRS.values(), 0)
    for position, character in enumerate(text):
        if character in open_now:
            open_now[character] += 1
        elif character in _PAIRS:
            open_now[_PAIRS[character]] -= 1
            if open_now[_PAIRS[character]] < 0:
                return position
    return len(text)


def _readable(text: str) -> str:
    """Undo what a mail or a browser wrapped around the links: encodings and HTML tags."""
    head = _MAIL_SOURCE.match(text)
    if head and re.search(r"^(?:mime-version|content-t[a-z-]+):", head[0], re.I | re.M):
        text = _mail_body(text)
    elif (_SOFT_BREAK.search(text) and "=3D" in text) or 'href=3D"' in text:
        text = quopri.decodestring(text.encode()).decode("utf-8", "replace")
    if _HTML_LINK.search(text):
        text = _TAG.sub(_link_of_tag, _UNSEEN.sub(" ", text))
    return text


def _mail_body(source: str) -> str:
    message = email.message_from_string(source, policy=email.policy.default)
    texts = []
    for part in message.walk():
        if part.get_content_maintype() == "text":
            content = part.get_payload(decode=True)
            charset = part.get_content_charset("utf-8")
            if isinstance(content, bytes):
                texts.append(_decoded(content, charset))
    return "\n".join(texts)


def _decoded(content: bytes, charset: str) -> str:
    try:
        return content.decode(charset, "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


def _link_of_tag(tag: re.Match[str]) -> str:
    href = _HREF.search(tag[2] or "") if tag[1].lower() == "a" else None
    address = next(filter(None, href.groups()), "") if href else ""
    return f" <{address}> " if "://" in address else " "
