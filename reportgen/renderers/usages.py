"""The words that accounts choose, side by side: names for one thing, verbs of saying, hedges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.passage import display
from reportgen.renderers.elements import Badge, Mark, Quoted
from reportgen.renderers.quoted import Quoter
from reportgen.usage import Usage, Use


@dataclass(frozen=True, slots=True, kw_only=True)
class UseLine:
    """The words that one account uses, or several that use the same."""

    badges: tuple[Badge, ...]
    """The accounts, each once."""
    words: Quoted | None
    """The words where they first stand, None where it is said without a hedge."""
    plain: str
    """What is shown where there are no words, else `""`."""
    marks: tuple[Mark, ...]
    """Where they stand, the first few of each account."""
    times: str
    """How often all of them have them, `""` for once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageLine:
    """One thing and the words for it."""

    title: str
    """What the words are for."""
    uses: tuple[UseLine, ...]
    """The words, in the order of the accounts that have them first."""


def set_usage(quoter: Quoter, usage: Usage) -> UsageLine:
    """One thing with the words that accounts have for it; accounts with the same words share a line."""
    same: dict[str, list[Use]] = {}
    for use in usage.uses:
        same.setdefault(display(use.text).casefold(), []).append(use)
    return UsageLine(
        title=quoter.labels.usages[usage.kind].format(quoter.labels.say(display(usage.referent))),
        uses=tuple(_set_use(quoter, uses) for uses in same.values()),
    )


def _set_use(quoter: Quoter, uses: Sequence[Use]) -> UseLine:
    passages = [passage for use in uses for passage in use.passages]
    count = sum(use.count for use in uses)
    said = bool(uses[0].text)
    return UseLine(
        badges=tuple(quoter.badge(account) for account in dict.fromkeys(use.account for use in uses)),
        words=quoter.quote(passages[0]) if said else None,
        plain="" if said else quoter.labels.no_hedge,
        marks=quoter.places(passages),
        times=quoter.labels.counted(count, quoter.labels.times) if count > 1 and said else "",
    )
