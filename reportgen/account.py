"""Accounts: everything one teller says of the event, through whatever channels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AccountKind = Literal["outlet", "person", "office", "group", "opinion"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One teller: an outlet in its own voice, or somebody it quotes."""

    id: str
    """Stable id, made from the teller's name and kind."""
    mark: str
    """Badge letter in this report: A to Z, then AA and on; the columns come first."""
    teller: str
    """Name as shown."""
    kind: AccountKind
    """outlet, person, office, group, or a writer's opinion."""
    role: str | None = None
    """How the texts describe the teller, as it stands in one of them."""
    side: str | None = None
    """Party the teller speaks for; unknown stays None."""
    channels: tuple[tuple[str, ...], ...] = ()
    """Chains through which the words came: article id first, then carrier ids."""
    statements: int = 0
    """How many sentences are the teller's."""
