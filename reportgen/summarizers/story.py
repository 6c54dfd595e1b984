"""The order in which chosen sentences are read: what happened first, then the rest by the time of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from reportgen.summarizers.standing import are_furniture, are_idle, is_own_voice, needs_before
from reportgen.summarizers.support import LEADS, Candidate, Pool
from reportgen.timeline import moments

# A story that begins with what somebody says begins without saying what happened.
_SIGNS = frozenset('"“„«»‘')
# Times as fine as that place a sentence in a story of days.
_FINE = frozenset({"minute", "hour", "day"})
_Place = tuple[date, bool, bool, tuple[int, int], int]


def story(chosen: Iterable[Candidate], choice: Pool, before: Sequence[int]) -> list[Candidate]:
    """The sentences, given in the order of worth, as a story.

    The best first sentence of an article comes first, where there is none the
    best of those near the beginning; the others follow by the day of what they
    tell, the day of publication where they name none, then what opens articles,
    then by article, the one that began first, and place.  What pages print around
    a story stands last, and a sentence that leans on another right behind it.
    """
    ranked = list(chosen)
    numbers = {one.number for one in ranked}
    heads = [one for one in ranked if before[one.number] not in numbers]
    texts = [one.passage.text for one in heads]
    around = {one.number for one, furniture in zip(heads, are_furniture(texts), strict=True) if furniture}
    idle = around.union(one.number for one, idle in zip(heads, are_idle(texts), strict=True) if idle)
    opening = _opening([one for one in heads if not (one.caption or one.number in idle)])
    first = opening.block[0] if opening else 0
    rest = sorted(
        (one for one in heads if one is not opening),
        key=lambda one: (one.number in around, *_place(one, choice, first)),
    )
    led: dict[int, list[Candidate]] = {}
    for one in ranked:
        led.setdefault(before[one.number], []).append(one)
    order = [*([opening] if opening else []), *rest]
    return [one for head in order for one in (head, *led.get(head.number, ()))]


def _opening(able: Sequence[Candidate]) -> Candidate | None:
    """The best first sentence of an article, else the best near the beginning of one."""
    sure = [one for one in able if not _is_weak(one.passage.text)]
    ranges = [(deep, among) for among in (sure, able) for deep in (1, LEADS)]
    return next((one for deep, among in ranges for one in among if one.position < deep), None)


def _is_weak(text: str) -> bool:
    """Whether it begins with what somebody says, speaks of its writer, or leans on a sentence before it."""
    return text[:1] in _SIGNS or is_own_voice(text) or needs_before(text)


def _place(one: Candidate, choice: Pool, first: int) -> _Place:
    """Where it stands in a story that the article of this number began."""
    other = one.block[0] != first
    return _day(one, choice), one.position >= LEADS, other, one.block, one.passage.start


def _day(one: Candidate, choice: Pool) -> date:
    """The first day that a sentence names, else that of its article; without one it stands last."""
    published: datetime | None = choice.published[one.block[0]]
    if published is None:
        return date.max
    found = moments([("", one.passage, published)], one.language)
    days = [moment.when.astimezone(UTC).date() for moment in found if moment.precision in _FINE]
    return min([*days, published.date()])
