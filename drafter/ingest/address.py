"""One address per article: a key under which the same page is known however it was pasted."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit, urlunsplit

from drafter.errors import UsageError

if TYPE_CHECKING:
    from tldextract import TLDExtract
    from tldextract.tldextract import ExtractResult

# Parameters that say where a reader came from, never what is read.
_TRACKING = frozenset(
    """fbclid gclid dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh mc_cid mc_eid mkt_tok
    vero_id oly_anon_id oly_enc_id _hsenc _hsmi hsctatracking s_cid icid ncid cmpid ocid smid smtyp
    sref srnd taid cvid ref_src ref_url referrer guccounter guce_referrer guce_referrer_sig
    guce_referrer_us spm scm chksm scene sessionid ascene devicetype clicktime enterid subscene
    exportkey pass_ticket wx_header xtrack nettype from_source share_token share_source
    share_medium share_plat share_tag share_session_id unique_k bbid vd_source spm_id_from
    campaign at_medium at_campaign at_custom1 at_custom2 at_custom3 at_custom4
    at_link_type at_link_origin at_link_id at_ptr_name at_format at_bbc_team outputtype amp amp_js_v
    amp_gsa usqp __twitter_impression reflink log_from wfr isappinstalled""".split()
)
_TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "hsa_", "guce_", "share_from")
# Names that mean a referrer on one site and the article itself on another.
_TRACKING_ON = {
    "sina.cn": frozenset({"from", "vt", "pos"}),
    "163.com": frozenset({"f", "from"}),
    "qq.com": frozenset({"from"}),
    "weixin.qq.com": frozenset({"from", "version", "lang"}),
    "36kr.com": frozenset({"f"}),
    "thepaper.cn": frozenset({"from", "commtag"}),
    "zhihu.com": frozenset({"source"}),
    "scmp.com": frozenset({"module", "pgtype"}),
    "nytimes.com": frozenset({"ref", "module", "pgtype"}),
    "wsj.com": frozenset({"mod"}),
    "marketwatch.com": frozenset({"mod"}),
    "barrons.com": frozenset({"mod"}),
    "techcrunch.com": frozenset({"ref"}),
}
# Pages that only send the reader on: host -> parameters that hold the real address.
_WRAPPERS = {
    "google.com/url": ("q", "url"),
    "l.facebook.com/l.php": ("u",),
    "lm.facebook.com/l.php": ("u",),
    "link.zhihu.com/": ("target",),
    "weibo.cn/sinaurl": ("u", "toasturl"),
    "duckduckgo.com/l": ("uddg",),
    "t.umblr.com/redirect": ("z",),
    "out.reddit.com/": ("url",),
    "linkedin.com/redir/redirect": ("url",),
    "steamcommunity.com/linkfilter": ("url", "u"),
}
_AMP_CACHE = re.compile(r"^/[a-z]/(s/)?(?P<rest>[^/]+\.[^/]+/.*)$")
_AMP_VIEWER = re.compile(r"^/amp/(s/)?(?P<rest>[^/]+\.[^/]+/.*)$")
_AMP_END = re.compile(r"(?:/amp(?:\.html)?|\.amp)$", re.IGNORECASE)
_MOBILE = ("www.", "m.", "mobile.", "amp.")
_MOBILE_INSIDE = re.compile(r"^([a-z-]{2,12})\.m\.")


@lru_cache(maxsize=20_000)
def canonical(url: str) -> str:
    """Return the key of the article at `url`: one for all the addresses it is pasted under.

    The key is an https address without `www.`, tracking parameters, fragment, AMP and mobile forms;
    it names the article and need not be fetchable. What is no web address comes back stripped.
    """
    key = url.strip()
    try:
        for _ in range(4):  # a rule may uncover what another rule is about
            if (simpler := _key(unwrap(key))) == key:
                break
            key = simpler
    except ValueError:
        return url.strip()
    return key


def web_address(text: str) -> str:
    """Return an http(s) address fit to stand in markdown and HTML; raise UsageError for any other text."""
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(
            f"“{text[:80]}” is no address. Write it with http:// or https:// before it."
        )
    return quote(text, safe="%/:=&?~#+!$,;'@*[]")


def unwrap(url: str) -> str:
    """Return the address inside a forwarding link (search result, mail scanner, social network)."""
    for _ in range(3):
        inner = _inside(url)
        if not inner:
            return url
        url = inner
    return url


def registrable(host: str) -> str:
    """Return the domain somebody registered (`scmp.com` for `www.scmp.com`), or the host itself."""
    return _parts(host).top_domain_under_public_suffix or host.lower()


def has_public_suffix(host: str) -> bool:
    """Tell whether `host` is a name under a known public suffix, as a pasted bare address must be."""
    parts = _parts(host)
    return bool(parts.domain and parts.suffix)


def _key(url: str) -> str:
    from url_normalize import url_normalize

    if not re.match(r"https?://", url, re.IGNORECASE):
        return url
    plain = urlsplit(url_normalize(url) or url)
    if not plain.hostname:
        return url
    port = plain.port
    host = _bare_host(plain.hostname)
    netloc = f"[{host}]" if ":" in host else host
    if port and port not in (80, 443):
        netloc += f":{port}"
    path = _AMP_END.sub("", plain.path.replace(".amp.html", ".html").rstrip("/")) or "/"
    return urlunsplit(("https", netloc, path, _query(plain.query, host), ""))


def _bare_host(host: str) -> str:
    host = host.rstrip(".").lower()
    while host.startswith(_MOBILE):
        rest = host.split(".", 1)[1]
        if not has_public_suffix(rest):
            break
        host = rest
    return _MOBILE_INSIDE.sub(r"\1.", host)


def _query(query: str, host: str) -> str:
    kept = []
    dropped_here = frozenset[str]().union(
        *(names for site, names in _TRACKING_ON.items() if f".{host}".endswith(f".{site}"))
    )
    for pair in query.split("&"):
        name = unquote(pair.partition("=")[0]).lower()
        tracks = name in _TRACKING or name in dropped_here or name.startswith(_TRACKING_PREFIXES)
        if pair and not tracks:
            kept.append(pair)
    return "&".join(sorted(kept))


def _inside(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme.lower() not in ("http", "https"):
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    if host.endswith(".cdn.ampproject.org"):
        return _embedded(_AMP_CACHE, parts)
    if host.startswith("google.") and parts.path.startswith("/amp/"):
        return _embedded(_AMP_VIEWER, parts)
    names: tuple[str, ...] = ()
    if host.endswith(".safelinks.protection.outlook.com"):
        names = ("url",)
    for wrapper, parameters in _WRAPPERS.items():
        if f"{host}{parts.path}".rstrip("/") == wrapper.rstrip("/"):
            names = parameters
    if not names:
        return ""
    given = dict(parse_qsl(parts.query))
    targets = (given.get(name, "") for name in names)
    return next((target for target in targets if re.match(r"https?://", target)), "")


def _embedded(pattern: re.Pattern[str], parts: SplitResult) -> str:
    found = pattern.match(parts.path)
    query = f"?{parts.query}" if parts.query else ""
    return f"https://{found['rest']}{query}" if found else ""


def _parts(host: str) -> ExtractResult:
    return _suffixes()(host)


@cache
def _suffixes() -> TLDExtract:
    from tldextract import TLDExtract

    # the list bundled with the library: nothing is fetched and nothing is written to disk
    return TLDExtract(cache_dir=None, suffix_list_urls=())
