"""One utterance, in all the wordings in which it was carried."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportgen.alignment import Told
from reportgen.identity import identify
from reportgen.passage import Passage, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The utterance as one account has it."""

    passage: Passage
    """The quoted words there."""
    account: str
    """Id of the account that carries them: the teller itself, or an outlet."""
    edits: tuple[Span, ...] = ()
    """Offsets, in this passage, of words that the first wording does not have."""
    cut_before: str | None = None
    """The word (`but`, `unless`) before which this wording stops and another goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One utterance."""

    id: str
    """Stable id, made from its words."""
    speaker: str
    """Who said it, as resolved; `""` where nobody is named."""
    account: str
    """Id of the speaker's account."""
    cue: str | None
    """The words that mark the saying, as they stand."""
    passage: Passage
    """The fullest wording."""
    wordings: tuple[Wording, ...]
    """All of them, the fullest first."""


# Shorter quotations ("an act of war") are phrases that many use; they stand in their points.
LEAST_WORDS = 5
# Two wordings are one utterance if the runs of equal words cover this share of the shorter one.
SAME_UTTERANCE = 0.7
# A wording that stops right before one of these leaves out what limits it.
_TURNS = frozenset(["but", "however", "unless", "except", "although", "though", "yet", "if", "provided"])

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# What an editor put in brackets, and the dots for what he left out, are not the speaker's words.
_EDITORIAL = re.compile(r"\[[^\]]{0,200}\]|…|\.\.\.")


def collate(told: Sequence[Told]) -> tuple[Quotation, ...]:
    """The quotations among some statements, each with all its wordings, in reading order.

    Two quotations are one utterance only if one account said both.
    """
    cuts = [
        _Cut(told=one, passage=words, words=_words(words))
        for one in told
        if one.statement.kind in ("direct", "mixed")
        for words in one.statement.words
    ]
    groups: list[list[_Cut]] = []
    # The same words are the same utterance, whatever stands first in its group: an id is made from them.
    homes: dict[tuple[str, tuple[str, ...]], list[_Cut]] = {}
    for cut in cuts:
        if len(cut.words) < LEAST_WORDS:
            continue
        said = cut.told.account, cut.plain
        home = homes.get(said) or next((group for group in groups if _same(group[0], cut)), None)
        if home is None:
            home = []
            groups.append(home)
        home.append(cut)
        homes[said] = home
    return tuple(_quotation(group) for group in groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    told: Told
    passage: Passage
    words: tuple[tuple[str, int, int], ...]

    @property
    def plain(self) -> tuple[str, ...]:
        return tuple(word for word, _, _ in self.words)


def _words(passage: Passage) -> tuple[tuple[str, int, int], ...]:
    """The speaker's words with their offsets in the article, editorial insertions left out."""
    text = _EDITORIAL.sub(lambda match: " " * len(match[0]), passage.text)
    return tuple(
        (match[0].casefold().replace("’", "'"), passage.start + match.start(), passage.start + match.end())
        for match in _WORD.finditer(text)
    )


def _matcher(left: _Cut, right: _Cut) -> SequenceMatcher[str]:
    return SequenceMatcher(None, left.plain, right.plain, autojunk=False)


def _same(left: _Cut, right: _Cut) -> bool:
    if left.told.account != right.told.account:
        return False
    if left.passage.article == right.passage.article:
        return left.plain == right.plain
    shorter = min(left.plain, right.plain, key=len)
    if len(set(left.plain) & set(right.plain)) < SAME_UTTERANCE * len(set(shorter)):
        return False
    equal = sum(block.size for block in _matcher(left, right).get_matching_blocks())
    return equal >= SAME_UTTERANCE * len(shorter)


def _quotation(group: list[_Cut]) -> Quotation:
    fullest = min(group, key=lambda cut: (-len(cut.words), cut.passage))
    others = [cut for cut in group if cut is not fullest]
    others.sort(key=lambda cut: (-len(cut.words), cut.passage))
    statement = fullest.told.statement
    return Quotation(
        id=identify(f"{fullest.told.account}\n{' '.join(fullest.plain)}"),
        speaker=statement.speaker or "",
        account=fullest.told.account,
        cue=statement.cue,
        passage=fullest.passage,
        wordings=(
            Wording(passage=fullest.passage, account=fullest.told.account),
            *(_wording(fullest, cut) for cut in others),
        ),
    )


def _wording(fullest: _Cut, cut: _Cut) -> Wording:
    begin = cut.passage.start
    edits = tuple(
        (cut.words[j1][1] - begin, cut.words[j2 - 1][2] - begin)
        for tag, _, _, j1, j2 in _matcher(fullest, cut).get_opcodes()
        if tag in ("replace", "insert") and j2 > j1
    )
    behind = fullest.plain[len(cut.words) :]
    stops = cut.plain == fullest.plain[: len(cut.words)] and behind and behind[0] in _TURNS
    return Wording(
        passage=cut.passage,
        account=cut.told.account,
        edits=edits,
        cut_before=behind[0] if stops else None,
    )
