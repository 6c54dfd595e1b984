"""Cookies from a file, for outlets that the user subscribes to.

The format is Netscape's, which browsers' extensions, curl and wget write: a line for a
cookie, seven fields between tabs.  A cookie goes to the host that its line names and to no
other (RFC 6265, 5.1.3 and 5.4).  What servers set is not kept, and nothing is written.

The standard library's jar is not used: unless told otherwise it sends a host's cookie to the hosts
below it as well, takes an end of 0 ("with the session") for 1970, and quotes lines in its errors.
"""

from __future__ import annotations

import ipaddress
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import NotFoundError, UsageError
from reportgen.fetching.location import host_of

if TYPE_CHECKING:
    import httpx2

# Marks a cookie that scripts in a page must not see; other lines that begin with # are comments.
_HTTP_ONLY = "#HttpOnly_"
_FIELDS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Cookie:
    """One line of the file."""

    domain: str
    """Host that it belongs to, in lower case, without a dot before it."""
    subdomains: bool
    """Whether it also goes to the hosts below."""
    path: str
    """Beginning of the paths that it goes to."""
    secure: bool
    """Whether it goes over https only."""
    expires: float
    """When it ends, in seconds since 1970; 0 for one without an end."""
    pair: bytes
    """Name and value as they are sent; shown nowhere."""

    def __repr__(self) -> str:  # the value is a password
        return f"<cookie of {self.domain}>"

    def fits(self, address: httpx2.URL, now: float) -> bool:
        """Whether it goes to that address."""
        return (
            (not self.secure or address.scheme == "https")
            and not 0 < self.expires <= now
            and self._fits_host(host_of(address))
            and self._fits_path(address.path or "/")
        )

    def _fits_host(self, host: str) -> bool:
        if host == self.domain:
            return True
        return self.subdomains and host.endswith("." + self.domain) and not _is_number(host)

    def _fits_path(self, path: str) -> bool:
        return path == self.path or path.startswith(self.path.rstrip("/") + "/")


class Cookies:
    """The cookies of a file; `now` tells the time in seconds since 1970."""

    def __init__(self, cookies: tuple[Cookie, ...], now: Callable[[], float] = time.time) -> None:
        # The longest path first, as the standard has it, else in the order of the file.
        self._cookies, self._now = tuple(sorted(cookies, key=lambda each: -len(each.path))), now

    def header(self, address: httpx2.URL) -> bytes:
        """The value of the header `Cookie` for an address, `b""` where no cookie belongs to it."""
        now = self._now()
        return b"; ".join(cookie.pair for cookie in self._cookies if cookie.fits(address, now))


def read_cookies(path: Path) -> tuple[Cookie, ...]:
    """The cookies in a file.

    Raises NotFoundError and UsageError; neither ever quotes a line, since its value is a password.
    """
    try:
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except FileNotFoundError as error:
        raise NotFoundError("cookie file", str(path)) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is no cookie file: it is no text in UTF-8.") from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "its name is none"
        raise UsageError(f"The cookie file {path} cannot be read ({why}).") from error
    return tuple(_read_lines(lines, path))


def _read_lines(lines: list[str], path: Path) -> Iterator[Cookie]:
    for number, line in enumerate(lines, 1):
        comment = line.startswith("#") and not line.startswith(_HTTP_ONLY)
        if comment or not line.strip():
            continue
        cookie = _read_line(line.removeprefix(_HTTP_ONLY))
        if cookie is None:
            raise UsageError(
                f"Line {number} of {path} is no cookie: {_FIELDS} fields between tabs are expected "
                "(Netscape's format, as browsers' extensions and curl write it)."
            )
        yield cookie


def _read_line(line: str) -> Cookie | None:
    fields = line.split("\t")
    if len(fields) == _FIELDS - 1:
        fields.append("")  # without a value, and the tab before it cut off by an editor
    if len(fields) != _FIELDS or any(ord(letter) < 32 or ord(letter) == 127 for letter in "".join(fields)):
        return None
    domain, subdomains, path, secure, expires, name, value = fields
    try:
        end = float(expires or 0)
    except ValueError:
        return None
    if math.isnan(end) or not domain.strip("."):
        return None
    return Cookie(
        domain=domain.lower().strip("."),
        subdomains=subdomains.upper() == "TRUE" or domain.startswith("."),
        path=path if path.startswith("/") else "/",
        secure=secure.upper() == "TRUE",
        expires=max(end, 0.0),
        # A cookie without a name is its value alone, as browsers send it.
        pair=(f"{name}={value}" if name else value).encode(),
    )


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
