"""Turns: where a sentence that holds the words of two tellers is parted, each part still verbatim.

A cut needs a joint of two clauses ("…, but", "…; ", "…, which"), a teller who
is known before it and another one who opens the clause behind it.  Where one
of these is in doubt the sentence stays whole: a telling that goes on in one
mouth must never be given to two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.attribution.cues import Cues
from reportgen.attribution.marks import Quoted
from reportgen.attribution.speech import Found, Inside, same_name, teller
from reportgen.attribution.tokens import last_sign
from reportgen.passage import Span

# No sentence of prose is longer; what is longer stays whole, which keeps the work linear in any text.
_LONGEST = 1_500
# Fewer words than this, without a figure or a quotation, are no telling of their own.
_LEAST = 3

# Stands in for the characters of a quotation: neither a word nor the mark of a joint.
_FILLER = "\x00"
# Signs at the end of a quotation that part it from the clause behind it.
_PARTING = ",;?!—"

_TOLD = (
    "claim charge allegation accusation assertion account figure version view idea suggestion contention "
    "estimate description characterization characterisation decision demand argument theory"
).replace(" ", "|")
_JOINT = re.compile(
    rf"""(?P<mark>[,;]|\s?[—–]|\s--?(?=\s))\s*(?P<words>
    (?:but|and|while|whereas|although|though|yet|as|even\s+(?:as|though)|with)\b,?\s*
    |which\s+|whom\s+
    |(?:an?|the)\s+(?:\w+\s+)?(?:{_TOLD})s?\s+(?:(?:that|which)\s+)?
    )?""",
    re.X,
)
# The first word of a clause that stands before the main one: `While the mayor said …, engineers said …`.
_FRONTED = re.compile(
    r"\W{0,3}(?:(?:but|and|yet)\s+)?(?:while|although|though|whereas|even\s+(?:as|though|after)|as|when|"
    r"(?:\w+\s+){0,2}after)\b",
    re.I,
)
# A condition tells of no saying that took place.
_CONDITION = re.compile(r"\W{0,3}(?:(?:but|and|so|even)\s+)?(?:if|unless|whether|should|had)\b", re.I)
# What may stand between a joint and the clause behind it: `on Monday`, `in a later statement,`.
_LEAD = re.compile(
    r"(?:later|earlier|meanwhile|however|instead|then|also|separately|elsewhere|today|yesterday|tonight|now|"
    r"still|in\s+turn|[a-z]+ly|(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b,?\s+|"
    r"(?:an?|the|some|many|most|several)\s+|"
    r"(?:on|in|at|by|for|during|after|late|early|speaking|asked)\b[^,;:\x00]{1,60},\s+|"
)
# What parts two clauses is no word of either teller.
_EDGES = " \n\t\u00a0,;—–-"
_RELATIVE = re.compile(r"(?:^|\s)(?:who|which|that|whom|whose)\W*$", re.I)
# `said …, but the doctor had told …` goes on with what was said, as does `told her to go home`.
_EARLIER = re.compile(r"\b(?:had|having)\b", re.I)
# What follows these behind indirect speech is most often a reason that the first teller gives.
_REASONS = frozenset(["as", "whereas"])
_HEARER = re.compile(r"\s+(?:him|her|them|me|us)\b", re.I)
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d")


def parts(text: str, sentence: Span, quotes: Sequence[Quoted], inside: Inside, cues: Cues) -> list[Span]:
    """The stretches of a sentence that have a teller each; the sentence alone where no cut is clear.

    `quotes` are the quotations that stand in it and `inside` is what was found
    there.  The stretches are in order, disjoint, and leave out only blanks.
    """
    known = {found.speaker for _, found in inside if found.speaker}
    if len(known) < 2 or sentence[1] - sentence[0] > _LONGEST:
        return [sentence]
    cutting = _Cutting(text, sentence, _masked(text, sentence, quotes), inside, cues)
    cuts = [sentence[0]]
    for found in _JOINT.finditer(cutting.plain):
        joint = _Joint(
            found["mark"].strip(), (found["words"] or "").strip(", ").lower(), *_place(found, sentence)
        )
        if cutting.is_cut(cuts[-1], joint):
            cuts.append(joint.start)
    ends = [*cuts[1:], sentence[1]]
    return [(start, start + len(text[start:end].rstrip())) for start, end in zip(cuts, ends, strict=True)]


def within(text: str, sentence: Span, inside: Inside, part: Span) -> list[tuple[Span, Found]]:
    """What was found in a part of a sentence, without words whose teller is named in another part of it."""
    kept = []
    for (start, end), found in inside:
        anchor = found.speech.cue or found.speech.source
        strange = anchor and sentence[0] <= anchor[0] < sentence[1] and not part[0] <= anchor[0] < part[1]
        low, high = max(start, part[0]), min(end, part[1])
        high -= len(text[low:high]) - len(text[low:high].rstrip(_EDGES))
        if low < high and not strange:
            kept.append(((low, high), found))
    return kept


@dataclass(frozen=True, slots=True)
class _Joint:
    """Where two clauses meet."""

    mark: str
    """The comma, semicolon or dash."""
    words: str
    """The conjunction behind it, empty where there is none."""
    start: int
    """Offset behind the mark: where the second clause would begin."""
    end: int
    """Offset behind the conjunction."""


def _place(found: re.Match[str], sentence: Span) -> Span:
    start = found.start("words") if found["words"] else found.end()
    return sentence[0] + start, sentence[0] + found.end()


@dataclass(frozen=True, slots=True)
class _Cutting:
    """One sentence with what was found in it."""

    text: str
    sentence: Span
    plain: str
    """The sentence with its quotations filled up."""
    inside: Inside
    cues: Cues

    def is_cut(self, begin: int, joint: _Joint) -> bool:
        """Whether one teller's words, whose stretch has a beginning, end at a joint and another's begin."""
        opener = self._opener(joint)
        if opener is None or not self._is_joined(begin, joint, opener):
            return False
        before = self._within(begin, joint.start)
        first = teller(before) if before else None
        if first is None or not self._tells(first, before) or same_name(first.speaker, opener.speaker):
            return False
        behind = self._within(joint.start, self.sentence[1])
        return self._tells(opener, behind) and not self._goes_on(first, opener, joint)

    def _within(self, start: int, end: int) -> list[tuple[Span, Found]]:
        return within(self.text, self.sentence, self.inside, (start, end))

    def _opener(self, joint: _Joint) -> Found | None:
        """Whose attribution opens the clause behind a joint."""
        near = [(begin, found) for _, found in self.inside if (begin := _begin(found)) >= joint.start]
        begin, found = min(near, key=lambda one: one[0], default=(0, None))
        if found is None or not _LEAD.fullmatch(self._plain(joint.end, begin)):
            return None
        return found

    def _is_joined(self, begin: int, joint: _Joint, opener: Found) -> bool:
        """Whether the joint is one between clauses of two tellers."""
        before = self._plain(begin, joint.start)
        if _CONDITION.match(before):
            return False
        if not joint.words:
            return joint.mark == ";" or (joint.mark == "," and _FRONTED.match(before) is not None)
        source, cue = opener.speech.source, opener.speech.cue
        if source is None or cue is None:
            return False
        # `with Hill adding that`; behind a verb of its own (`and Hill agreed, adding that`) a clause stands.
        phrase = self.text[slice(*cue)].endswith("ing") and not self.text[source[1] : cue[0]].strip()
        return phrase == (joint.words == "with")

    def _tells(self, found: Found, inside: Inside) -> bool:
        """Whether somebody who is named outright says enough in a stretch."""
        source = found.speech.source
        if source is None or found.speech.cue is None or not found.speaker:
            return False
        if _RELATIVE.search(self.text, *source):
            return False
        said = " ".join(self.text[slice(*span)] for span, one in inside if one is found)
        sure = found.kind != "indirect" or _FIGURE.search(said)
        return len(_WORD.findall(said)) >= (1 if sure else _LEAST)

    def _goes_on(self, first: Found, opener: Found, joint: _Joint) -> bool:
        """Whether the second clause may still be part of what the first teller tells."""
        source, cue = opener.speech.source, opener.speech.cue
        if source is None or cue is None or not self._is_another(first, opener):
            return True
        if first.kind == "direct" or joint.mark == ";" or not joint.words:
            return False
        if joint.words in _REASONS:
            return True
        verb = self._plain(min(source[1], cue[0]), cue[1])
        return bool(_EARLIER.search(verb) or _HEARER.match(self.text, cue[1]))

    def _is_another(self, first: Found, opener: Found) -> bool:
        """Whether the second teller is named, or is `she` where the first is `he`."""
        kinds = self.cues.pronouns
        one, other = (
            kinds.get(self.text[slice(*found.speech.source)].lower()) if found.speech.source else None
            for found in (first, opener)
        )
        return other is None or {one, other} == {"m", "f"}

    def _plain(self, start: int, end: int) -> str:
        return self.plain[start - self.sentence[0] : end - self.sentence[0]]


def _begin(found: Found) -> int:
    """Where an attribution begins, its source, cue and words together; -1 where source or cue is missing."""
    speech = found.speech
    if speech.source is None or speech.cue is None:
        return -1
    return min(speech.source[0], speech.cue[0], *(start for start, _ in speech.content))


def _masked(text: str, sentence: Span, quotes: Sequence[Quoted]) -> str:
    """The sentence with its quotations filled up; a sign that ends one and parts clauses stays as a comma."""
    pieces, at = [], sentence[0]
    for quote in quotes:
        start, end = max(at, quote.start), min(quote.end, sentence[1])
        if start < end:
            sign = "," if last_sign(text, start, end) in _PARTING else _FILLER
            pieces += [text[at:start], _FILLER * (end - start - 1), sign]
            at = end
    return "".join((*pieces, text[at : sentence[1]]))
