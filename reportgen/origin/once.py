"""What several articles have alike and one mouth said, or one hand wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportgen.origin.candidates import MOST_HOLDERS
from reportgen.origin.copying import common
from reportgen.origin.digest import Groups
from reportgen.origin.narration import LEAST_WORDS, quoted_spans, unquoted, words_of

# A quotation of which half the runs of three words stand in another is that one cut or translated anew.
_WORDS_ALIKE = 0.5
# A sentence alone must be longer and nearer to another than one among many of a copied article.
_LEAST_ALONE = 10
_SENTENCE_ALIKE = 0.75

_Run = tuple[str, ...]


def spoken_once(told: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
    """The origin of each quotation given as (account, words, origin of the text that carries it).

    Words that several outlets heard from one mouth were said once: whoever
    carries them alike has one origin for them, the smallest of theirs, so
    that the order does not matter.  Two reporters in one room do confirm that
    it was said; they do not confirm that it is so.  Different words of one
    teller keep the origins of their outlets, and so do short ones.
    """
    words = [words_of(quoted) for _, quoted, _ in told]
    runs = [_runs(one) if len(one) >= LEAST_WORDS else frozenset() for one in words]
    holders: dict[tuple[str, _Run], list[int]] = {}
    groups = Groups(len(told))
    first: dict[tuple[str, tuple[str, ...]], int] = {}
    for index, (account, _, _) in enumerate(told):
        # The same words met again, however often, are joined to the first and looked at no more.
        before = first.setdefault((account, tuple(words[index])), index) if runs[index] else index
        groups.join(index, before)
        if before != index:
            continue
        met = Counter(other for run in sorted(runs[index]) for other in holders.get((account, run), ()))
        for other, shared in sorted(met.items()):
            if shared >= _WORDS_ALIKE * min(len(runs[index]), len(runs[other])):
                groups.join(index, other)
        for run in runs[index]:
            holders.setdefault((account, run), []).append(index)
    return _smallest(groups, [origin for _, _, origin in told])


def written_once(told: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The origin of each sentence given as (text, origin of the article that has it).

    An agency's paragraph in a paper's own story leaves the story an origin of
    its own, but not the paragraph: sentences of narration that several
    articles have alike, three words of four in the same order, have one
    origin, the smallest of theirs.  Short ones keep their own, and so do
    quotations: see `spoken_once`.
    """
    words = [words_of(unquoted(text, quoted_spans(text))) for text, _ in told]
    holders: dict[_Run, list[int]] = {}
    groups = Groups(len(told))
    # In an order of their own, since of a run that many have only the first holders are kept.
    for index in sorted(range(len(told)), key=lambda i: (words[i], told[i])):
        mine = words[index]
        if len(mine) < max(_LEAST_ALONE, len(words_of(told[index][0])) / 2):
            continue
        runs = _runs(mine)
        met = {other for run in runs for other in holders.get(run, ())}
        for other in sorted(met):
            longest = max(len(mine), len(words[other]))
            if groups.root(index) != groups.root(other) and (
                common(mine, words[other]) >= _SENTENCE_ALIKE * longest
            ):
                groups.join(index, other)
        for run in runs:
            held = holders.setdefault(run, [])
            if len(held) < MOST_HOLDERS and all(groups.root(other) != groups.root(index) for other in held):
                held.append(index)
    return _smallest(groups, [origin for _, origin in told])


def _runs(words: Sequence[str]) -> frozenset[_Run]:
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _smallest(groups: Groups, origins: Sequence[str]) -> tuple[str, ...]:
    """Of each the smallest origin in its group."""
    least: dict[int, str] = {}
    for index, origin in enumerate(origins):
        root = groups.root(index)
        least[root] = min(origin, least.get(root, origin))
    return tuple(least[groups.root(index)] for index in range(len(origins)))
