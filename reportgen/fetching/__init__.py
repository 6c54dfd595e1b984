"""Pages from the network: one guarded client, and what it knows of addresses, hosts, proxies and cookies."""

from __future__ import annotations

from reportgen.fetching.answer import Fetched
from reportgen.fetching.client import Fetcher
from reportgen.fetching.location import display_address
from reportgen.fetching.shared import SharedFetcher

__all__ = ["Fetched", "Fetcher", "SharedFetcher", "display_address"]
