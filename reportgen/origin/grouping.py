"""The origins of some articles."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.article import Article
from reportgen.identity import identify
from reportgen.origin.candidates import Holders
from reportgen.origin.copying import Copying, Text, copying, is_copy
from reportgen.origin.credit import credit
from reportgen.origin.digest import Groups, Part, join_parts
from reportgen.origin.narration import LEAST_WORDS, Narration
from reportgen.origin.value import Origin
from reportgen.passage import Passage

# Articles with the same words throughout are one text even where all of it is quoted: so many words
# are a statement that was printed twice, and not a sentence that two reporters heard.
_LEAST_STATEMENT = 40
# Of less than this much of an article it cannot be said whether it is the whole of it or a part of a digest.
_MUTUAL = 0.7


def origins(articles: Sequence[Article]) -> tuple[Origin, ...]:
    """The origins of some articles, each article in exactly one, in their order.

    An article of which two fifths of the narration stand in a longer one, with
    some words changed, is the same text.  What stands between quotation marks
    or is told after somebody is no narration: two reporters in one room print
    the same words without copying each other.  A credit alone makes no copy:
    two articles that both credit an agency and share no text are two texts,
    since an agency has many reporters; where both credit one, a quarter of
    the narration is enough.  The groups do not hang on the order of articles.
    """
    found = _Search(articles)
    groups: dict[int, list[int]] = {}
    for index in range(len(articles)):
        groups.setdefault(found.groups.root(found.rank[index]), []).append(index)
    return tuple(
        Origin(
            id=identify("\n".join(sorted(articles[i].id for i in members))),
            articles=tuple(articles[i].id for i in members),
            credit=next(filter(None, (credit(articles[i]) for i in members)), None),
            shared=tuple(sorted({each for i in members for each in found.shared.get(found.rank[i], ())})),
        )
        for members in groups.values()
    )


class _Search:
    """The groups of articles, numbered from the longest to the shortest."""

    def __init__(self, articles: Sequence[Article]) -> None:
        narrations = [Narration(article) for article in articles]
        order = sorted(
            range(len(articles)), key=lambda i: (-narrations[i].size, articles[i].id, articles[i].text)
        )
        self.rank = {index: rank for rank, index in enumerate(order)}
        self.texts = [Text(narrations[index]) for index in order]
        self.groups = Groups(len(articles))
        self.shared: dict[int, list[Passage]] = {}
        self.parts: dict[int, list[Part]] = {}
        self._join_equals()
        self._join_copies()
        for _, part in join_parts(self.groups, self.parts):
            self._keep(part.article, part.found)

    def _join_equals(self) -> None:
        """Articles with the same words throughout."""
        first: dict[tuple[str, ...], int] = {}
        for index, text in enumerate(self.texts):
            words = text.narration.everything
            if len(words) < (LEAST_WORDS if text.narration.sentences else _LEAST_STATEMENT):
                continue
            same = first.setdefault(words, index)
            if same != index:
                self.groups.join(same, index)
                self.shared.setdefault(same, list(text_passages(self.texts[same])))

    def _join_copies(self) -> None:
        holders = Holders(self.groups.root)
        for index, text in enumerate(self.texts):
            if self.groups.root(index) != index:
                continue  # the same words were looked up with the first that has them
            runs = holders.runs(text.narration)
            for other in holders.near(runs):
                if self.groups.root(other) != self.groups.root(index):
                    self._compare(index, other)
            holders.add(index, runs)

    def _compare(self, index: int, other: int) -> None:
        shorter, longer = self.texts[index], self.texts[other]
        found = copying(shorter, longer)
        if not is_copy(shorter, longer, found):
            return
        self.parts.setdefault(other, []).append(Part(article=index, found=found))
        if found.words >= _MUTUAL * longer.narration.size:
            self.groups.join(index, other)

    def _keep(self, index: int, found: Copying) -> None:
        sentences = self.texts[index].narration.sentences
        self.shared.setdefault(index, []).extend(sentences[number].passage for number in found.sentences)


def text_passages(text: Text) -> tuple[Passage, ...]:
    """The sentences of narration of a text; all its sentences where it has no narration."""
    narration = text.narration
    return tuple(sentence.passage for sentence in narration.sentences) or narration.article.sentences
