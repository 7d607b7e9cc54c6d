"""Pages that carry no article, though they came with status 200: walls, teasers, shells, lists.

No library detects them. A phrase alone proves nothing, since articles quote such phrases: what counts
is a phrase on a page that has little else to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.errors import NotAnArticle


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.IGNORECASE)


_WALL = _any(
    r"just a moment\.\.\.|attention required! \| cloudflare|ddos protection by|incapsula incident",
    r"checking (?:if the site|your browser)|enable javascript and cookies to continue",
    r"(?:verify|verifying|confirm|prove|check)(?: that| if)? you(?:'re|’re| are) (?:not )?(?:a |an )?"
    r"(?:human|robot|bot|real)",
    r"are you (?:a )?(?:robot|human)\b|(?:robot|bot|human) (?:check|verification)",
    r"access (?:to this page has been )?denied|you have been blocked|request (?:was )?blocked",
    r"unusual (?:traffic|activity)|detected automated|too many requests|pardon our interruption",
    r"press (?:&|and) hold|security check|(?:complete|solve) (?:the|this) captcha",
    r"环境异常|网络环境存在异常|完成验证后|安全验证|人机验证|(?:拖动|滑动).{0,4}(?:滑块|验证)|请输入验证码",
    r"(?:访问|操作|请求)(?:过于|太)?频繁|访问被拒绝|检测到异常(?:流量|访问)",
)
_GONE = _any(
    r"^\W*(?:error )?404\b|^\W*page (?:cannot be |can't be )?not found|^\W*not found\b",
    r"the page you (?:requested|are looking for)",
    r"this (?:page|article) (?:no longer exists|has been removed)",
    r"(?:页面|文章|网页|内容)(?:不存在|没有找到|已删除|已被(?:发布者)?删除)|此内容因违规无法查看",
)
_CONSENT = _any(
    r"we value your privacy|before you continue|your privacy choices|we use cookies",
    r"accept (?:all )?(?:cookies|and continue)|store and/or access information on a device",
    r"we and our \d* ?(?:partners|vendors)|manage (?:your )?(?:cookies|consent|choices)",
    r"cookie (?:policy|preferences|settings|consent)|同意.{0,20}(?:隐私|cookie)|隐私政策.{0,20}同意",
)
_SCRIPT_NEEDED = _any(
    r"(?:enable|turn on|requires?|need|without|activate) java ?script",
    r"java ?script (?:is |must be |to be )?(?:disabled|required|enabled|not enabled)",
    r"(?:开启|启用|打开|需要|不支持).{0,6}javascript|javascript.{0,6}(?:开启|启用|禁用)",
)
_SOLD = _any(
    r"(?:subscribe|sign in|log ?in|register|sign up)\b[^.]{0,40} to (?:continue|keep|read|unlock)",
    r"to (?:continue|keep|finish) reading|continue reading (?:this|the|with|your|for)",
    r"to read (?:the|this) (?:full|rest|whole|complete|article|story)",
    r"already (?:a |have a )?(?:subscriber|subscription|member)",
    r"(?:only|exclusive|exclusively|reserved|available|continues|is) (?:to|for) (?:our |paying |paid )*"
    r"(?:subscribers|members)\b",
    r"unlock (?:this|the|full|unlimited)|subscriber[- ](?:only|exclusive)|start (?:your )?(?:free )?trial",
    r"(?:rest|remainder) of (?:this|the) (?:article|story|report)",
    r"you(?:'ve|’ve| have) (?:reached|read) your",
    r"剩余\s*\d+\s*[%％]|余下(?:全文|内容|部分)|(?:订阅|付费|登录|登陆|开通|购买)[^。]{0,12}(?:阅读|查看|解锁|继续)",
    r"(?:付费|会员|订户|订阅者|订阅用户)(?:专享|专属|内容|可读|可见|文章)|试读(?:已?结束|部分)|为付费(?:部分|专栏|阅读)",
)
_BREAKS_OFF = _any(r"(?:\.\.\.|…|\[…\]|read more|continue reading|阅读全文|展开全文)\W*$")
_SENTENCE_END = re.compile(r"[.!?。！？][\"”’』」)）]*$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # Thai and its neighbours

# In words. A brief in the news has 50 to 130; the free opening of a report has up to three paragraphs.
_LEAST = 25
_BRIEF = 130
_OPENING = 250
_PARTIAL = 400
_WALL_PAGE = 400
_MANY_LINKS = 12
_AFTER = 800  # characters behind the body in which its offer for sale stands


@dataclass(frozen=True, kw_only=True, slots=True)
class Sighting:
    """What a page shows: all visible words, the words for readers without scripts, and its body."""

    title: str
    page: str
    unscripted: str
    body: str
    is_article: bool
    free: bool
    links: int  # links as long as a headline
    root: bool  # the address names a site, not a page


def words(text: str) -> int:
    """Count words; where a script sets no spaces, two Chinese or five Thai characters make one."""
    cjk, unspaced = len(_CJK.findall(text)), len(_UNSPACED.findall(text))
    return cjk // 2 + unspaced // 5 + len(_UNSPACED.sub(" ", _CJK.sub(" ", text)).split())


def refuse(seen: Sighting) -> None:
    """Raise NotAnArticle with a reason when what was seen is not an article."""
    size, page = words(seen.body), words(seen.page)
    if size < _BRIEF and page < _WALL_PAGE:
        _refuse_wall(seen, page)
    if _is_teaser(seen, size):
        raise NotAnArticle(
            "paywall",
            "Only the opening is free to read. Paste the text from your own subscription.",
        )
    if _lists_articles(seen, size):
        raise NotAnArticle(
            "index",
            "This page lists articles and is none itself. Paste the link of one article.",
        )
    if size < _LEAST:
        _refuse_empty(seen, page)


def refuse_short(text: str) -> None:
    """Raise NotAnArticle("empty") when `text`, served as it is, is too short for an article."""
    if words(text) < _LEAST:
        raise _empty()


def is_partial(seen: Sighting) -> bool:
    """Tell whether a body long enough to use is still only the free part of its article."""
    return not seen.free and words(seen.body) < _PARTIAL and _is_sold(seen)


def _refuse_wall(seen: Sighting, page: int) -> None:
    head = seen.title if seen.is_article else f"{seen.title}\n{seen.page}"
    if _WALL.search(head) or (page < _LEAST and _WALL.search(seen.unscripted)):
        raise NotAnArticle(
            "blocked",
            "The site took the desk for a robot and showed a wall. Open the page in a browser and "
            "paste the text.",
        )
    if _GONE.search(seen.title) or (not seen.is_article and _GONE.search(seen.page[:600])):
        raise NotAnArticle("gone", "The site says this page does not exist. Check the link.")
    if _CONSENT.search(head) and not seen.is_article:
        raise NotAnArticle(
            "consent",
            "The site asks for consent before it shows the page. Open it in a browser and paste "
            "the text.",
        )


def _is_teaser(seen: Sighting, size: int) -> bool:
    if size < _BRIEF and _is_sold(seen):
        return True
    breaks_off = bool(_BREAKS_OFF.search(seen.body[-100:]))
    return not seen.free and size < _OPENING and (breaks_off or _is_sold(seen))


def _is_sold(seen: Sighting) -> bool:
    """Tell whether the page offers the article for sale in the body or right behind it."""
    if _SOLD.search(seen.body[-300:]):
        return True
    last = seen.body.rsplit("\n", 1)[-1][-40:].strip()
    end = seen.page.rfind(last) if last else -1
    behind = seen.page[end : end + _AFTER] if end >= 0 else seen.page
    return bool(_SOLD.search(behind))


def _lists_articles(seen: Sighting, size: int) -> bool:
    if seen.links < _MANY_LINKS:
        return False
    if seen.root:
        return True
    prose = sum(length for line in seen.body.split("\n") if (length := _prose(line)))
    return not seen.is_article and size > 0 and prose < max(_LEAST, 0.35 * size)


def _prose(line: str) -> int:
    """Return the words of a line that reads as a paragraph, 0 for a headline or a label."""
    length = words(line)
    return length if length > 40 or (length > 12 and _SENTENCE_END.search(line)) else 0


def _refuse_empty(seen: Sighting, page: int) -> None:
    shell = page < 10 or _SCRIPT_NEEDED.search(f"{seen.unscripted} {seen.page}")
    if page < _BRIEF and shell:
        raise NotAnArticle(
            "js",
            "The page is put together by scripts in the browser. Open it there and paste the text.",
        )
    raise _empty()


def _empty() -> NotAnArticle:
    return NotAnArticle("empty", "No article was found on this page. Paste the text.")
