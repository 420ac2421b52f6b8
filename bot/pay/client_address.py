"""Whose address a request comes from. Pure.

A header is believed only where a proxy that we know wrote it:

- On Fly every request comes through Fly's proxy, which writes `Fly-Client-IP` itself. (The last address in its
  `X-Forwarded-For` is the app's own. Source: fly.io/docs/networking/request-headers.)
- Elsewhere, when the connection comes from a private network, the proxy there has added the address that it saw at the end
  of `X-Forwarded-For`; whatever stands before that, the client may have written.
- Who connects from the internet directly is where they connect from, whatever they write.
"""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final, Protocol

NETWORK_BITS: Final = 64
"""Of an IPv6 address: one household or phone has all addresses of such a network."""

_PRIVATE: Final = tuple(
    map(ip_network, ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "::1/128", "fc00::/7"))
)


class Headers(Protocol):
    """A request's headers, by name in any case."""

    def get(self, name: str, /) -> str | None: ...


def client_address(peer: str | None, headers: Headers, *, on_fly: bool) -> str:
    """The client's address, of IPv6 its network; empty when nobody can tell, or when it is this machine itself."""
    direct = _address(peer)
    if direct is None:
        return ""
    if on_fly:
        return _named(_address(headers.get("Fly-Client-IP")) or direct)
    if _is_private(direct) and (forwarded := headers.get("X-Forwarded-For")):
        return _named(_address(forwarded.rpartition(",")[2]) or direct)
    return _named(direct)


def _address(text: str | None) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address((text or "").strip())
    except ValueError:
        return None
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address


def _is_private(address: IPv4Address | IPv6Address) -> bool:
    return any(address in network for network in _PRIVATE)


def _named(address: IPv4Address | IPv6Address) -> str:
    if address.is_loopback:
        return ""
    if isinstance(address, IPv6Address):
        return str(ip_network((address, NETWORK_BITS), strict=False))
    return str(address)
