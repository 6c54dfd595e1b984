"""A fetched page as a capture: what the web and the feed collector both make."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from reportgen.capture import Capture, Source
from reportgen.fetching import Fetched, display_address


def capture_page(source: Source, fetched: Fetched, captured: datetime) -> Capture:
    """A fetched page as a capture; addresses are kept without credentials."""
    address = display_address(source.url)
    return Capture(
        source=replace(source, url=address),
        url=address,
        final_url=fetched.final_url,
        content=fetched.content,
        captured=captured,
        media_type=fetched.media_type,
        charset=fetched.charset,
        status=fetched.status,
        headers=fetched.headers,
        redirects=fetched.redirects,
    )
