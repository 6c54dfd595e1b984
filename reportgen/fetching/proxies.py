"""Which proxy an address is fetched through, if any.

HTTP proxies as the environment names them for all programs (HTTP_PROXY, HTTPS_PROXY,
ALL_PROXY, NO_PROXY), or one that the config names.  Behind a proxy it is the proxy that looks
names up and connects: whether a name leads to a private address cannot be seen from here, so
that a proxy has to guard its own network.  What can be seen is refused all the same: private
addresses in any spelling, and `localhost`.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import unquote
from urllib.request import getproxies_environment

import httpx2

from reportgen.capture import Limits
from reportgen.errors import FetchError
from reportgen.fetching.addresses import is_public, spelled_address
from reportgen.fetching.location import display_address, has_port, host_of


def proxy_for(address: httpx2.URL, limits: Limits) -> httpx2.URL | None:
    """The proxy for an address, None where it is connected to directly.

    Hosts that a person allows by name are servers of their own and are reached directly, where
    their addresses are checked.  Raises FetchError: `proxy` for one that cannot be used,
    `refused-address` for a private address that would be asked of the proxy.
    """
    if host_of(address) in limits.allow_private:
        return None
    told = _told(address, limits)
    if not told:
        return None
    _require_no_private(address)
    return _parse(told, display_address(str(address)))


def proxy_login(proxy: httpx2.URL) -> tuple[bytes, bytes] | None:
    """User name and password of a proxy; for the proxy alone."""
    if not proxy.username:
        return None
    return unquote(proxy.username).encode(), unquote(proxy.password).encode()


def _told(address: httpx2.URL, limits: Limits) -> str:
    """What the config says, else the environment; `""` for no proxy."""
    if limits.proxy == "":
        return ""
    environment = getproxies_environment()
    if _is_spared(address, environment.get("no", "")):
        return ""
    return limits.proxy or environment.get(address.scheme) or environment.get("all") or ""


def _is_spared(address: httpx2.URL, spared: str) -> bool:
    """Whether NO_PROXY names the host, one above it, its host and port, its network, or with `*` all."""
    host = host_of(address)
    port = address.port or (443 if address.scheme == "https" else 80)
    for entry in spared.lower().split(","):
        name = entry.strip().removeprefix("*.").strip(".")
        if entry.strip() == "*" or (name and (name in (host, f"{host}:{port}") or host.endswith(f".{name}"))):
            return True
        if _is_in(host, name):
            return True
    return False


def _is_in(host: str, network: str) -> bool:
    """Whether a host that is spelled in figures lies in a network (`10.0.0.0/8`), or is that address.

    A name is not looked up for it, as in other programs (curl, Python's urllib): that is the proxy's to do.
    """
    try:
        return ipaddress.ip_address(host) in ipaddress.ip_network(network.strip("[]"), strict=False)
    except ValueError:
        return False


def _parse(told: str, shown: str) -> httpx2.URL:
    """The proxy's address; one without a scheme is taken for http, as other programs do."""
    told = told if "://" in told else f"http://{told}"
    try:
        proxy = httpx2.URL(told)
        usable = proxy.scheme in ("http", "https") and bool(proxy.host) and has_port(proxy)
    except (httpx2.InvalidURL, ValueError, TypeError):
        usable = False
    if not usable:
        other = "SOCKS proxies are not supported; " if told.lower().startswith("socks") else ""
        reason = (
            f"the proxy {display_address(told)} cannot be used; {other}name one as http://HOST:PORT, "
            "or none with --proxy ''."
        )
        raise FetchError(shown, reason, "proxy")
    return proxy


def _require_no_private(address: httpx2.URL) -> None:
    host = host_of(address)
    spelled = spelled_address(host)
    local = host == "localhost" or host.endswith(".localhost")
    if local or (spelled is not None and not is_public(spelled)):
        raise FetchError(
            display_address(str(address)),
            f"{host} is not on the public internet; use --allow-private {host} if it is a server of yours.",
            "refused-address",
        )
