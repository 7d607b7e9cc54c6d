"""Which addresses a source may have: the desk must not be led into the network it stands in.

A page may name, redirect to or resolve to any address; each is judged here before it is connected to.
The standard library's `is_private` lets cloud metadata services and IPv6 disguises pass, hence a table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from drafter.errors import FetchFailed

_PORTS = frozenset({80, 443, 8080, 8443})
_REFUSED_V4 = tuple(
    map(
        ip_network,
        """0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16
        172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24
        192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4
        240.0.0.0/4""".split(),
    )
)
# Only global unicast is routed on the public internet; these parts of it are not.
_GLOBAL_V6 = ip_network("2000::/3")
_REFUSED_V6 = tuple(map(ip_network, "2001::/23 2001:db8::/32 2620:4f:8000::/48 3fff::/20".split()))
_NAT64 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
_INTERNAL_NAMES = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)", re.IGNORECASE)


def refused_address(address: str) -> bool:
    """Tell whether `address`, or the IPv4 address inside it, is not one of the public internet."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv4Address):
        return any(ip in network for network in _REFUSED_V4)
    inner = _inner_v4(ip)
    if inner:
        return any(refused_address(str(part)) for part in inner)
    return ip not in _GLOBAL_V6 or any(ip in network for network in _REFUSED_V6)


def _inner_v4(ip: IPv6Address) -> list[IPv4Address]:
    """Return the IPv4 addresses that `ip` stands for in one of the transition schemes."""
    if ip.ipv4_mapped:
        return [ip.ipv4_mapped]
    if ip.sixtofour:
        return [ip.sixtofour]
    if ip.teredo:
        return list(ip.teredo)
    if any(ip in network for network in _NAT64):
        return [IPv4Address(int(ip) & 0xFFFFFFFF)]
    return []


def check_link(url: str, allowed: Collection[str] = ()) -> SplitResult:
    """Return the parts of `url` if a source may have such an address, without asking the network.

    `allowed` holds hosts ("desk.example") or host and port ("127.0.0.1:8765") that are let through.
    Raises FetchFailed("refused").
    """
    try:
        parts = urlsplit(url)
        # as resolvers read it: circled digits are digits, a Chinese full stop is a dot
        host = unicodedata.normalize("NFKC", parts.hostname or "").replace("。", ".").rstrip(".")
        port = parts.port
    except ValueError:
        raise _refusal("This is not a complete web address. Paste the whole link.") from None
    if parts.scheme not in ("http", "https"):
        raise _refusal(
            f"Only http and https links are fetched, not {parts.scheme or 'this'}:. "
            "Paste the text of the page instead."
        )
    if not host:
        raise _refusal("This link names no site. Paste the whole link.")
    if parts.username is not None or parts.password is not None:
        raise _refusal("This link carries a user name. Remove what stands before the @.")
    if not is_allowed(host, port or _default_port(parts), allowed):
        _check_public(host, port)
    return parts


def is_allowed(host: str, port: int, allowed: Collection[str]) -> bool:
    """Tell whether the settings let this host be a private address."""
    shown = f"[{host}]" if ":" in host else host
    return bool({host, shown, f"{shown}:{port}"} & set(allowed))


def check_resolved(host: str, addresses: Collection[str]) -> None:
    """Raise FetchFailed("refused") when any address of `host` is not public."""
    if any(refused_address(address) for address in addresses):
        raise _refusal(
            f"{host} leads into a private network and is not fetched. Paste the text, "
            "or allow the host with DRAFTER_ALLOW_HOSTS."
        )


def _check_public(host: str, port: int | None) -> None:
    if port is not None and port not in _PORTS:
        raise _refusal(
            f"Port {port} is not one that web pages use. Paste the text, "
            f"or allow {host}:{port} with DRAFTER_ALLOW_HOSTS."
        )
    if ":" in host:
        check_resolved(host, [host])
    elif host.isascii() and _NUMBER.fullmatch(host.rpartition(".")[2]):
        try:
            address = str(IPv4Address(host))
        except ValueError:
            raise _refusal(f"{host} is a number in disguise, not the name of a site.") from None
        check_resolved(host, [address])
    elif host == "localhost" or host.endswith(_INTERNAL_NAMES):
        check_resolved(host, ["127.0.0.1"])


def _default_port(parts: SplitResult) -> int:
    return 443 if parts.scheme == "https" else 80


def _refusal(message: str) -> FetchFailed:
    return FetchFailed("refused", message)
