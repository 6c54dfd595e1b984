"""Which network addresses may be asked: public ones, and hosts that a person allows.

Feeds and redirects can point inward, at a router or a cloud's metadata service.
So the address is checked where the connection is made, after the name is
resolved, and it is the checked address that is connected to.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable

from reportgen.errors import FetchError

Resolver = Callable[[str, int], tuple[str, ...]]
"""Addresses of a host name, in the order of preference.  Raises OSError."""

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Not public, whatever the standard library's table says: local NAT64 (RFC 8215), the retired relay
# of 6to4 (RFC 7526), site-local IPv6 (RFC 3879), and Azure's host service, which has a public number.
_REFUSED = tuple(
    ipaddress.ip_network(network)
    for network in ("64:ff9b:1::/48", "192.88.99.0/24", "fec0::/10", "168.63.129.16/32")
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Addresses of a host as the system gives them.  Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(text: str) -> bool:
    """Whether an address is one of the public internet, the IPv4 address inside it included."""
    try:
        address: _Address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    inner = _inner(address)
    if inner is not None:
        return is_public(str(inner))
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not any(address.version == network.version and address in network for network in _REFUSED)
    )


def spelled_address(host: str) -> str | None:
    """The address that a host spells in figures, decimal, octal, hexadecimal ones too; None for a name."""
    try:
        return str(ipaddress.ip_address(host.strip("[]").partition("%")[0]))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except (OSError, ValueError):
        return None


def _inner(address: _Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for (mapped, NAT64, 6to4, Teredo)."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def choose_addresses(
    host: str, port: int, *, allowed: bool, timeout: float, resolver: Resolver = resolve
) -> tuple[str, ...]:
    """The addresses of a host that may be connected to.

    Raises FetchError: `dns` where the name has no address, `too-slow` where the answer does not
    come in time, `refused-address` where all its addresses are private and it is not `allowed`.
    """
    found = _resolve_in_time(host, port, timeout, resolver)
    usable = found if allowed else tuple(address for address in found if is_public(address))
    if not usable:
        raise FetchError(
            host,
            f"{host} is not on the public internet ({', '.join(found)}); "
            f"use --allow-private {host} if it is a server of yours.",
            "refused-address",
        )
    return usable


def _resolve_in_time(host: str, port: int, timeout: float, resolver: Resolver) -> tuple[str, ...]:
    """The resolver's answer; the system's own has no time limit, so it runs in a thread of its own."""
    answer: list[tuple[str, ...]] = []
    problem: list[Exception] = []

    def ask() -> None:
        try:
            answer.append(resolver(host, port))
        except (OSError, UnicodeError) as error:
            problem.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(max(timeout, 0))
    if answer and answer[0]:
        return answer[0]
    if thread.is_alive():
        raise FetchError(host, f"the name {host} was not resolved in time.", "too-slow")
    raise FetchError(host, f"the name {host} has no address; check its spelling.", "dns") from (
        problem[0] if problem else None
    )
