"""Pages that print several texts: a digest makes no one text of what it collects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.origin.copying import Copying

# Two parts of a page that share so much of the smaller one are the same text.
_SAME_PART = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A shorter article that stands in a longer one, which has much besides."""

    article: int
    """Number of the shorter article."""
    found: Copying
    """What of it stands there."""


class Groups:
    """Articles joined into groups; the smallest number of a group stands for it."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, index: int) -> int:
        """The number that stands for the group of an article."""
        parent = self._parent
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    def join(self, left: int, right: int) -> None:
        """The groups of two articles made one."""
        low, high = sorted((self.root(left), self.root(right)))
        self._parent[high] = low


def join_parts(groups: Groups, parts: Mapping[int, Sequence[Part]]) -> list[tuple[int, Part]]:
    """Each longer article joined with the text that it is mostly made of; gives what was joined.

    Shorter articles that stand in the same place of it are one text and are
    all joined.  Those that stand in different places are several texts, of
    which it joins the one it has most of.
    """
    joined = []
    for longer in sorted(parts):
        texts = _texts(groups, parts[longer])
        best = min(texts, key=lambda text: (-max(part.found.words for part in text), text[0].article))
        for part in best:
            groups.join(longer, part.article)
            joined.append((longer, part))
    return joined


def _texts(groups: Groups, parts: Sequence[Part]) -> list[list[Part]]:
    """The parts of a page by the text they belong to."""
    texts: list[list[Part]] = []
    for part in parts:
        same = [text for text in texts if any(_is_same(groups, part, other) for other in text)]
        texts = [text for text in texts if text not in same]
        texts.append([*(other for text in same for other in text), part])
    return texts


def _is_same(groups: Groups, one: Part, other: Part) -> bool:
    shared = len(one.found.places & other.found.places)
    least = min(len(one.found.places), len(other.found.places))
    return groups.root(one.article) == groups.root(other.article) or shared >= _SAME_PART * least
