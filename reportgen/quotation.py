"""One utterance, in all the wordings in which it was carried."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice, pairwise

from reportgen.identity import identify
from reportgen.passage import Passage, Span
from reportgen.told import Told


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
    lacks: tuple[Span, ...] = ()
    """Offsets, in the first wording's passage, of words that are left out here without an ellipsis, between
    words that stand here."""


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
# Of a longer quotation so many words are compared: a speech printed in full, of which nobody waits for the
# differences, and matching takes the square of its words.
MOST_WORDS = 400
# Quotations of one account, alike by their words, that one is matched with: beyond them they are a formula.
MOST_COMPARED = 50
# A wording that stops right before one of these leaves out what limits it.
_TURNS = frozenset(
    "but however unless except although though yet if provided until till only nevertheless nonetheless "
    "whereas aber jedoch sondern obwohl wenn falls mais cependant sauf toutefois pero sino salvo aunque но "
    "однако если кроме".split()
)
# What goes on after "..., he said on Friday" begins at most this many characters behind.
FOLLOWS = 80
# Two wordings end alike if this many last words are the same.
LAST = 3

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# What an editor put in brackets, and the dots for what he left out, are not the speaker's words.
_EDITORIAL = re.compile(r"\[[^\]]{0,200}\]|…|\.\.\.")
# British and American spelling are one word; both are brought to the American form.
_BRITISH = (
    (re.compile(r"(?<=\w{3})is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=\w{2})our(s|ed|ing|able|ful|ite|ites|hood|hoods|er|ers)?$"), r"or\1"),
    (re.compile(r"^(cent|theat|met|lit|kilomet|fib|spect|calib)re(s|d)?$"), r"\1er\2"),
    (re.compile(r"(?<=[fct]en)ce(s|less)?$"), r"se\1"),
    (re.compile(r"(?<=\w[aeiou]l)l(?=(?:ed|ing|er|ers)$)"), ""),
    (re.compile(r"ogue(s)?$"), r"og\1"),
)
_SPELLED = {
    "grey": "gray",
    "programme": "program",
    "programmes": "programs",
    "tyres": "tires",
    "judgement": "judgment",
}


def collate(told: Sequence[Told]) -> tuple[Quotation, ...]:
    """The quotations among some statements, each with all its wordings, in reading order.

    Two quotations are one utterance only if one account said both.
    """
    cuts = _followed([cut for one in told for cut in _cuts(one)], told)
    # The fullest first, so that the halves of an utterance meet the whole whatever order they come in.
    order = sorted(range(len(cuts)), key=lambda i: (-len(cuts[i].words), i))
    groups: dict[str, list[list[int]]] = {}
    # The same words are the same utterance, whatever stands first in its group: an id is made from them.
    homes: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for i in order:
        cut = cuts[i]
        if len(cut.words) < LEAST_WORDS:
            break
        said, account = (cut.told.account, cut.plain), groups.setdefault(cut.told.account, [])
        home = homes.get(said) or _home(cut, account, cuts)
        if home is None:
            home = []
            account.append(home)
        home.append(i)
        homes[said] = home
    found = sorted((group for of_account in groups.values() for group in of_account), key=min)
    return tuple(_quotation([cuts[i] for i in sorted(group)]) for group in found)


def _home(cut: _Cut, account: Sequence[list[int]], cuts: Sequence[_Cut]) -> list[int] | None:
    """The utterance of its account that a quotation is a wording of, None where it is a new one."""
    likely = (group for group in account if _may_be_same(cuts[group[0]], cut))
    return next((group for group in islice(likely, MOST_COMPARED) if _same(cuts[group[0]], cut)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    told: Told
    passage: Passage
    words: tuple[tuple[str, int, int], ...]
    plain: tuple[str, ...]
    bag: frozenset[str]
    turn: str = ""
    """The limiting word with which its own text goes on quoting, `""` where it does not."""
    limited: bool = False
    """Whether its own text goes on with a limiting word, quoted or told."""


def _cuts(one: Told) -> Iterator[_Cut]:
    """What a statement quotes; of a quotation parted by `he said`, the whole."""
    if one.statement.kind not in ("direct", "mixed") or not one.statement.words:
        return
    spans = one.statement.words
    if one.statement.kind == "direct" and _is_parted(one):
        begin = one.statement.passage.start
        whole = one.statement.passage.part(spans[0].start - begin, spans[-1].end - begin)
        yield _cut(one, whole, tuple(word for span in spans for word in _words(span)))
        return
    for span in spans:
        yield _cut(one, span, _words(span))


def _cut(one: Told, passage: Passage, words: tuple[tuple[str, int, int], ...]) -> _Cut:
    words = words[:MOST_WORDS]
    plain = tuple(word for word, _, _ in words)
    return _Cut(told=one, passage=passage, words=words, plain=plain, bag=frozenset(plain))


def _is_parted(one: Told) -> bool:
    spans, passage = one.statement.words, one.statement.passage
    near = all(0 <= right.start - left.end <= FOLLOWS for left, right in pairwise(spans))
    return len(spans) > 1 and near and passage.covers(spans[0]) and passage.covers(spans[-1])


def _followed(cuts: Sequence[_Cut], told: Sequence[Told]) -> list[_Cut]:
    """The cuts, each with the limiting word that follows it in its own text."""
    places = sorted(range(len(cuts)), key=lambda i: (cuts[i].passage, cuts[i].told.account, i))
    turns: dict[int, str] = {}
    for i, j in pairwise(places):
        left, right = cuts[i], cuts[j]
        one_text = left.told.account == right.told.account and left.passage.article == right.passage.article
        if one_text and 0 <= right.passage.start - left.passage.end <= FOLLOWS:
            turns[i] = next((word for word in right.plain[:1] if word in _TURNS), "")
    turned = {(one.statement.passage.article, one.number) for one in told if _begins_with_turn(one)}
    return [
        replace(
            cut,
            turn="" if len(cut.words) == MOST_WORDS else turns.get(i, ""),
            limited=bool(turns.get(i))
            or len(cut.words) == MOST_WORDS
            or _goes_on(cut)
            or (cut.passage.article, cut.told.number + 1) in turned,
        )
        for i, cut in enumerate(cuts)
    ]


def _begins_with_turn(one: Told) -> bool:
    first = _WORD.search(one.statement.passage.text)
    return first is not None and first[0].casefold() in _TURNS


def _goes_on(cut: _Cut) -> bool:
    """Whether a limiting word stands behind a quotation in its sentence: `..., he said, but added that`."""
    passage = cut.told.statement.passage
    if not passage.covers(cut.passage):
        return False
    behind = passage.text[cut.passage.end - passage.start :]
    return any(match[0].casefold() in _TURNS for match in _WORD.finditer(behind))


def _words(passage: Passage) -> tuple[tuple[str, int, int], ...]:
    """The speaker's words with their offsets in the article, editorial insertions left out."""
    text = _EDITORIAL.sub(lambda match: " " * len(match[0]), passage.text)
    return tuple(
        (_folded(match[0]), passage.start + match.start(), passage.start + match.end())
        for match in _WORD.finditer(text)
    )


@lru_cache(maxsize=8192)
def _folded(word: str) -> str:
    """The word for comparing: lower case, straight apostrophe, American spelling."""
    word = word.casefold().replace("’", "'")
    for pattern, american in _BRITISH if len(word) > 4 else ():
        word = pattern.sub(american, word)
    return _SPELLED.get(word, word)


def _matcher(left: _Cut, right: _Cut) -> SequenceMatcher[str]:
    return SequenceMatcher(None, left.plain, right.plain, autojunk=False)


def _may_be_same(left: _Cut, right: _Cut) -> bool:
    """Whether two quotations share words enough; in one text only the same words are one utterance."""
    if left.passage.article == right.passage.article:
        return left.plain == right.plain
    return len(left.bag & right.bag) >= SAME_UTTERANCE * min(len(left.bag), len(right.bag))


def _same(left: _Cut, right: _Cut) -> bool:
    if left.plain == right.plain:
        return True
    shorter = min(left.plain, right.plain, key=len)
    equal = sum(block.size for block in _matcher(left, right).get_matching_blocks())
    return equal >= SAME_UTTERANCE * len(shorter)


def _quotation(group: list[_Cut]) -> Quotation:
    fullest = min(group, key=lambda cut: (-len(cut.words), cut.passage))
    others = [cut for cut in group if cut is not fullest]
    others.sort(key=lambda cut: (-len(cut.words), cut.passage))
    statement = fullest.told.statement
    turns = {cut.plain[-LAST:]: cut.turn for cut in reversed(group) if cut.turn}
    return Quotation(
        id=identify(f"{fullest.told.account}\n{' '.join(fullest.plain)}"),
        speaker=statement.speaker or "",
        account=fullest.told.account,
        cue=statement.cue,
        passage=fullest.passage,
        wordings=(
            Wording(
                passage=fullest.passage,
                account=fullest.told.account,
                cut_before=None if fullest.limited else turns.get(fullest.plain[-LAST:]),
            ),
            *(_wording(fullest, cut, turns) for cut in others),
        ),
    )


def _wording(fullest: _Cut, cut: _Cut, turns: Mapping[tuple[str, ...], str]) -> Wording:
    begin, codes = cut.passage.start, _matcher(fullest, cut).get_opcodes()
    edits = tuple(
        (cut.words[j1][1] - begin, cut.words[j2 - 1][2] - begin)
        for tag, _, _, j1, j2 in codes
        if tag in ("replace", "insert") and j2 > j1
    )
    lacks = tuple(
        (fullest.words[i1][1] - fullest.passage.start, fullest.words[i2 - 1][2] - fullest.passage.start)
        for tag, i1, i2, j1, _ in codes
        if tag == "delete" and 0 < j1 < len(cut.words) and not _is_marked(cut, j1)
    )
    return Wording(
        passage=cut.passage,
        account=cut.told.account,
        edits=edits,
        cut_before=None if cut.limited else _limit(fullest, cut, codes) or turns.get(cut.plain[-LAST:]),
        lacks=lacks,
    )


def _is_marked(cut: _Cut, place: int) -> bool:
    """Whether an ellipsis or a bracket stands before a word, or another's words between two parts."""
    left, right = cut.words[place - 1][2], cut.words[place][1]
    return (
        _EDITORIAL.search(cut.passage.text, left - cut.passage.start, right - cut.passage.start) is not None
    )


def _limit(fullest: _Cut, cut: _Cut, codes: Sequence[tuple[str, int, int, int, int]]) -> str | None:
    """The limiting word of the fullest wording before which the other stops."""
    stop = next((i2 for tag, _, i2, _, j2 in codes if tag != "delete" and j2 == len(cut.words)), None)
    if stop is None or stop >= len(fullest.words) or fullest.plain[stop] not in _TURNS:
        return None
    return fullest.passage.text[
        slice(*(offset - fullest.passage.start for offset in fullest.words[stop][1:]))
    ].lower()
