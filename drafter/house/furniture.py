"""What a site prints around an issue, and is no part of it."""

from __future__ import annotations

import re

_COMMENTS = r"(?:Comments?|Commentaires?|Kommentare|Comentarios|Comentários|Commenti)"
_GLUED_AHEAD = re.compile(r"^top of page\s*", re.I)
_GLUED_BEHIND = re.compile(
    rf"(?:(?<=[.!?”’\"')])|^)\s*(?:{_COMMENTS}(?:\s*\d+)?\s*)?(?:[Bb]ottom of page)?$"
)
_SITE = (
    r"(?:facebook|twitter|linked\ ?in|whats\ ?app|wechat|weibo|e-?mail|pinterest|reddit|telegram)"
)
_ALONE = re.compile(
    rf"""(?:top|bottom)\ of\ page | writer(?:[’']s\ picture|:).* | skip\ to\ (?:main\ )?content
    | all\ posts | search | menu | home | blog | about(?:\ us)? | contact(?:\ us)? | services
    | log\ ?in(?:\ /\ sign\ ?up)? | sign\ ?up | subscribe(?:\ now)? | read\ more | see\ all
    | (?:share|tweet|print|like|save|follow\ us|copy\ link|link\ copied)[:!]?
    | share\ (?:this|on|via|to)\b.{{0,30}} | {_SITE}(?:[\s,|/·]+(?:{_SITE}|x))*
    | advertisement|sponsored | (?:read|see)\ (?:more|also|next):.* | also\ read:.* | related:.*
    | (?:updated|last\ updated):?\ .{{0,30}} | post\ not\ marked\ as\ liked | use\ tab\ to\ navigate.*
    | \d+\ (?:views?|likes?|comments?|shares?|min(?:ute)?s?\ read) | rated\ .*\ stars?\.?
    | \d+\ (?:hours?|days?)\ ago | (?-i:[A-Z][a-z]{{2}}\ \d{{1,2}}) | (?:written\ )?by\ \S+(?:\ \S+)?
    | (?:accept|reject|allow|decline)(?:\ all)?(?:\ cookies)? | (?:cookie\ )?settings | close | got\ it!?
    | privacy\ policy | cookie\ policy | terms\ (?:of\ (?:use|service)|&\ conditions)
    | (?:we\ use|(?:this|our)\ (?:web)?site\ uses|by\ (?:using|continuing|clicking))\b.*\bcookies\b.*
    | (?:subscribe\ to|join|sign\ up\ (?:for|to))\ our\ (?:mailing\ list|newsletter).{{0,20}}
    | (?:©|copyright\ ©).* | powered\ by\ .* | you\ (?:may|might)\ also\ like:?
    | (?:image|photo|picture|illustration|video)s?(?:\ (?:source|credit|courtesy))?\s?[:：].{{0,60}}""",
    re.I | re.X,
)
_TAIL = re.compile(
    rf"""{_COMMENTS}(?:\s*\(?\d+\)?)?(?:$|Write\ a\ comment) | \d+\ {_COMMENTS}$
    | (?:recent|related|more|similar|latest|popular)\ (?:posts?|articles?|stories|reads|news)\b.{{0,20}}$
    | you\ (?:may|might)\ also\ .{{0,20}}$ | more\ from\ .{{0,40}}$ | read\ next$ | what\ to\ read\ next$
    | leave\ a\ (?:comment|reply) | (?:previous|next)\ (?:post|article)\b | about\ the\ author | tags?:""",
    re.I | re.X,
)


def unglued(row: str) -> str:
    """Return a row without the furniture that stands in one line with its words."""
    return _GLUED_BEHIND.sub("", _GLUED_AHEAD.sub("", row))


def is_furniture(words: str) -> bool:
    """Whether these words, alone on their line, are a site's and not the issue's."""
    return bool(_ALONE.fullmatch(words))


def starts_tail(words: str) -> bool:
    """Whether this line heads what a page shows below an issue: comments, other posts, forms."""
    return bool(_TAIL.match(words))
