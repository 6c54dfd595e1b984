"""Pages from the network: one guarded client, the check of addresses, the connection with its deadline."""

from __future__ import annotations

from reportgen.fetching.client import Fetched, Fetcher, display_address

__all__ = ["Fetched", "Fetcher", "display_address"]
