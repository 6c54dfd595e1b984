"""What one account alone tells, with what comes nearest elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.passage import display
from reportgen.point import Lone
from reportgen.renderers.elements import Badge, Mark, Quoted
from reportgen.renderers.quoted import Quoter

# More than these on paper is a list nobody reads; the report has them all, and the page says so.
MOST = 8
# A sentence of fewer words ("Nobody answered.") tells nothing by standing alone.
_LEAST_WORDS = 5
# Below this likeness two sentences share a name or a common word and no matter.
_NEAR = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class NearLine:
    """A sentence that comes near, with how near."""

    quoted: Quoted
    """The sentence."""
    score: str
    """Word similarity from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoneLine:
    """A sentence of one account alone."""

    badge: Badge
    """The account."""
    quoted: Quoted
    """The sentence."""
    copies: tuple[Mark, ...]
    """Where the account has the same sentence again."""
    nearest: tuple[NearLine, ...]
    """What comes nearest elsewhere."""


def set_lone_lines(quoter: Quoter) -> tuple[LoneLine, ...]:
    """The first sentences that have enough words to tell something, each wording of an account once."""
    found: dict[tuple[str, str], list[Lone]] = {}
    for lone in quoter.report.only_one_account:
        shown = display(lone.passage.text)
        if is_telling(shown):
            found.setdefault((lone.account, shown.casefold()), []).append(lone)
    return tuple(_set_lone(quoter, same) for same in list(found.values())[:MOST])


def count_shown(quoter: Quoter) -> int:
    """How many sentences the page has, copies counted, with those too short to tell anything."""
    lines = set_lone_lines(quoter)
    if len(lines) < MOST:
        return len(quoter.report.only_one_account)
    return sum(1 + len(line.copies) for line in lines)


def is_telling(text: str) -> bool:
    """Whether a sentence has enough words; two characters of a script without blanks count as one."""
    return len(text.split()) + sum(character >= "\u2e80" for character in text) // 2 >= _LEAST_WORDS


def _set_lone(quoter: Quoter, same: list[Lone]) -> LoneLine:
    lone = same[0]
    return LoneLine(
        badge=quoter.badge(lone.account),
        quoted=quoter.quote_clause(lone.passage),
        copies=quoter.places(copy.passage for copy in same[1:]),
        nearest=tuple(
            NearLine(quoted=quoter.quote(near.passage), score=quoter.labels.decimals(near.score))
            for near in lone.nearest
            if near.score >= _NEAR
        ),
    )
