"""What happened when, and what was reported when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from reportgen.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One entry of the timeline."""

    when: datetime
    """Begin of the time that the words give."""
    end: datetime | None = None
    """End of it, where it lasts."""
    precision: Literal["minute", "hour", "day", "month", "year"] = "day"
    """How fine the words are."""
    zone: str | None = None
    """Time zone as the text names it, None where it does not."""
    kind: Literal["happened", "reported"] = "happened"
    """Whether it happened then or was reported then."""
    account: str
    """Id of the account that says so."""
    passage: Passage
    """The sentence."""
