"""Web addresses: read, shown without secrets, followed where they redirect."""

from __future__ import annotations

from urllib.parse import unquote

import httpx2

from reportgen.errors import FetchError

# Between two dots of a name in DNS (RFC 1035, 2.3.4).
_LONGEST_LABEL = 63


def display_address(url: str) -> str:
    """The address as it may be shown and kept: without a fragment, a user name or a password."""
    try:
        address = httpx2.URL(url)
        return str(address.copy_with(fragment=None, username=None, password=None))
    except (httpx2.InvalidURL, ValueError, TypeError):
        return url.rpartition("@")[2] if "@" in url else url


def parse_address(url: str) -> httpx2.URL:
    """The web address, without its fragment.  Raises FetchError: bad-address, refused-address."""
    try:
        address = httpx2.URL(url)
        known_scheme = address.scheme in ("http", "https")
    except (httpx2.InvalidURL, ValueError, TypeError) as error:
        # The parser quotes what it trips over, which may be half of a password.
        why = "" if "@" in url else f" ({error})"
        raise FetchError(display_address(url), f"it is no web address{why}.", "bad-address") from error
    if not has_port(address):
        reason = f"it is no web address (no port has the number {address.port})."
        raise FetchError(display_address(url), reason, "bad-address")
    if not known_scheme or not address.host:
        raise FetchError(
            display_address(url),
            "only http and https addresses are fetched; name a file by its path.",
            "refused-address",
        )
    if not all(0 < len(label) <= _LONGEST_LABEL for label in host_of(address).split(".")):
        raise FetchError(display_address(url), "it is no web address (no host has that name).", "bad-address")
    return address.copy_with(fragment=None)


def plain_host(name: str) -> str:
    """A host as it is compared: in lower case, without the dot of the root and the brackets of IPv6."""
    return name.lower().strip("[]").rstrip(".")


def host_of(address: httpx2.URL) -> str:
    """The host of an address as it is compared, other scripts than Latin in the form of DNS."""
    return plain_host(address.raw_host.decode("ascii"))


def has_port(address: httpx2.URL) -> bool:
    """Whether the port of an address is one that there can be."""
    return address.port is None or 0 < address.port < 65536


def origin(address: httpx2.URL) -> str:
    """Scheme, host and port: those to whom a password that was given for the address may go."""
    return f"{address.scheme}://{address.netloc.decode('ascii')}"


def authorization(address: httpx2.URL) -> tuple[str, str] | None:
    """The origin that the credentials of an address belong to, and the header that carries them."""
    if not address.username:
        return None
    auth = httpx2.BasicAuth(address.username, unquote(address.password))
    request = next(auth.auth_flow(httpx2.Request("GET", address)))
    return origin(address), request.headers["Authorization"]


def next_address(address: httpx2.URL, location: str | None) -> httpx2.URL:
    """Where a redirect leads.  Raises FetchError: redirects, bad-address, refused-address."""
    shown = display_address(str(address))
    if not location:
        raise FetchError(shown, "it redirects without saying where to.", "redirects")
    try:
        return parse_address(str(address.copy_with(username=None, password=None).join(location)))
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchError(shown, "it redirects to something that is no address.", "redirects") from error
