"""The ground of one sentence: its tokens, its verb groups, and where what is said can begin and end."""

from __future__ import annotations

from reportgen.attribution.cues import Cues
from reportgen.attribution.tokens import WORK, Phrase, Sentence, Token, capital

# Behind these no figure is what a verb of estimating gives: `expected to reach`, `expected that`.
_CLAUSES = frozenset("to that which who".split())
# An adverbial of time or place between the cue and what is said is no longer than this.
ADVERBIAL = 16
# The figure of `put the toll at about 11` stands no further behind its preposition.
_FIGURE_REACH = 4
_TIME_WORDS = frozenset(
    """this last early earlier late later yesterday today tonight recently night morning afternoon
    evening week month year
    monday tuesday wednesday thursday friday saturday sunday on again""".split()
)
# Documents that speak for whom they are from; with its adjectives one takes up to so many tokens.
_DOCUMENTS = frozenset(
    """report reports statement statements letter letters study studies survey surveys data figures records
    documents analysis estimate estimates memo email emails post release tweet message review poll""".split()
)
_DOCUMENT_REACH = 7
# Adverbs of two words that stand between a speaker and the verb.
_ADVERBIALS = frozenset(
    [("at", "first"), ("at", "last"), ("at", "least"), ("at", "once"), ("in", "turn"), ("in", "fact")]
)
_HEARERS = frozenset("him me them us".split())
_NOMINATIVES = frozenset("he she they i we it there you".split())
_PARTICIPLES = (
    "which",
    "who",
    "while",
    "as",
    "when",
    "where",
    "after",
    "before",
    "but",
    "though",
    "although",
)


# `News reports that` makes a report a noun, as `press reports that` does.
_NEWS = frozenset(["news", "press"])
# What somebody or something could say is not said.
_SUPPOSED = frozenset("could may might".split())
_NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty
    seventy eighty ninety hundred thousand million billion dozen dozens half""".split()
)


def is_figure(token: Token) -> bool:
    """Whether a word is a number."""
    return token.kind == "w" and (token.text[0].isdigit() or token.low.split("-")[0] in _NUMBERS)


class Ground:
    """One sentence, and questions about its verbs; nothing in it changes after it is made."""

    def __init__(self, tokens: Sentence, cues: Cues) -> None:
        self.tokens, self.cues = tokens, cues
        last = len(tokens)
        while last and tokens[last - 1].text in ".!?…":
            last -= 1
        self.last = last
        """Number of its tokens without the sign that ends it."""

    def verb_like(self, first: int) -> bool:
        """Whether what stands before a doubtful form makes it a verb."""
        if first == 0:
            return False
        left = self.tokens[first - 1]
        return (
            (capital(left) and left.low == left.text.lower() and left.low not in self.cues.determiners)
            or left.low in self.cues.pronouns
            or (left.low.endswith("s") and left.low not in _NEWS)
        )

    def is_verb(self, first: int, at: int) -> bool:
        """Whether what stands beside a form that may be a noun makes it a verb: `the union claims 9,000`."""
        if self.verb_like(first):
            return True
        alone = first > 0 and self.tokens[first - 1].low not in self.cues.determiners | self.cues.links
        return alone and at + 1 < self.last and is_figure(self.tokens[at + 1])

    def figure_behind(self, at: int) -> int:
        """Where a figure stands that the verb at a token may give; -1 where none does."""
        tokens, bounds = self.tokens, self.cues.figures.get(self.tokens[at].low, frozenset())
        ends = (i for i in range(at + 1, self.last) if tokens[i].text == "," or tokens[i].low in _CLAUSES)
        stop = min(next(ends, self.last), at + ADVERBIAL)
        marks = [at] if "#" in bounds else []
        marks += [i for i in range(at + 1, stop) if tokens[i].low in bounds]
        near = (i for mark in marks for i in range(mark + 1, min(stop, mark + 1 + _FIGURE_REACH)))
        return next((i for i in near if is_figure(tokens[i])), -1)

    def group(self, at: int) -> tuple[int, bool, bool, bool]:
        """First token of the verb group, and whether it is negated or supposed, passive, an infinitive."""
        cues, tokens = self.cues, self.tokens
        first, negated, passive, infinitive = at, False, False, False
        while first > 0:
            low = tokens[first - 1].low
            if first > 2 and (tokens[first - 2].low, low) in _ADVERBIALS:
                first -= 2
                continue
            negated |= low in cues.negations or (low in _SUPPOSED and not capital(tokens[first - 1]))
            if (
                low not in cues.auxiliaries
                and low not in cues.adverbs
                and low not in cues.negations
                and not (low.endswith("ly") and low != "family" and not capital(tokens[first - 1]))
            ):
                break
            passive |= low in cues.passives
            infinitive |= low == "to"
            first -= 1
        return first, negated, passive, infinitive

    def content_start(self, at: int) -> tuple[int, bool]:
        """Where what is said can begin behind the cue, and whether a word or a sign marks it."""
        tokens, cues = self.tokens, self.cues
        here = at + 1
        if tokens[at].low in cues.tells:
            here = self._behind_hearer(here)
        if here < self.last and tokens[here].low in cues.adverbs and tokens[here].low not in cues.that:
            here += 1
        if here < self.last and tokens[here].low in cues.times:
            here = self._behind_adverbial(here)
        if here >= self.last:
            return self.last, False
        token = tokens[here]
        if token.text in (",", ":") and here + 1 < len(tokens):
            following = tokens[here + 1]
            if following.kind == "q" or token.text == ":":
                return here + 1, True
            if following.low in cues.that:
                return here + 1, True
            return here, False
        return here, token.kind == "q" or token.low in cues.that

    def _behind_hearer(self, here: int) -> int:
        """First token behind the hearer of `told`, who may be missing."""
        tokens, cues = self.tokens, self.cues
        if here < self.last and tokens[here].low in _HEARERS:
            return here + 1
        at = here
        while at < self.last:
            token = tokens[at]
            if token.kind == "q" and self._names_a_work(at):
                at += 1
                continue
            if (
                token.kind == "q"
                or token.text in (",", ":", ";")
                or token.low in cues.that
                or token.low in cues.times
            ):
                return at
            if token.low in _NOMINATIVES or token.low == "to":
                return at
            behind = (
                at > here
                and tokens[at - 1].low not in cues.links
                and tokens[at - 1].low not in cues.determiners
            )
            if behind and (token.low in cues.determiners or (capital(token) and not capital(tokens[at - 1]))):
                return at
            at += 1
        return at

    def _names_a_work(self, at: int) -> bool:
        """Whether a short quotation is the name of a program (`told "Morning Talk" on Sunday`)."""
        token = self.tokens[at]
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if token.end - token.start >= WORK or at + 1 > self.last:
            return False
        return following is None or following.text == "." or following.low in self.cues.times

    def _behind_adverbial(self, here: int) -> int:
        tokens, cues = self.tokens, self.cues
        behind = here
        while behind < self.last and tokens[behind].low in _TIME_WORDS:
            behind += 1
        if here < behind < self.last and tokens[behind].kind == "w" and tokens[behind].low not in cues.times:
            return behind
        for at in range(here, min(self.last + 1, here + ADVERBIAL)):
            if at >= self.last:
                return self.last
            token = tokens[at]
            if token.kind == "q" or token.text in (",", ":", ";") or token.low in cues.that:
                return at
            if at > here + 1 and token.low in ("he", "she", "they", "i", "we", "it", "there"):
                return at
        return here if tokens[here].low not in cues.links else self.last

    def is_explained(self, source: Phrase) -> bool:
        """Whether a clause with `who` stands between commas behind a speaker."""
        behind = self.tokens[source.end + 1 : source.end + 3]
        return len(behind) > 1 and behind[0].text == "," and behind[1].low in ("who", "whose")

    def is_side_remark(self, at: int) -> bool:
        """Whether what begins at a token is an aside about the saying and no part of what is said."""
        token = self.tokens[at]
        return (
            token.kind == "p"
            or token.low in _PARTICIPLES
            or token.low.endswith("ing")
            or token.low in self.cues.times
        )

    def ends_clause(self, at: int) -> bool:
        """Whether a token ends the sentence, or a clause before a comma and a conjunction."""
        behind = self.tokens[at + 2].low if at + 2 < len(self.tokens) else ""
        return at >= self.last - 1 or behind in ("but", "while", "although", "though", "yet")

    def behind_document(self, at: int) -> int:
        """Where whoever made a document is named (`a report by the mayor`), the token itself elsewhere."""
        stop = min(self.last, at + _DOCUMENT_REACH)
        noun = next((i for i in range(at, stop) if self.tokens[i].low in _DOCUMENTS), stop)
        by = next(
            (i for i in range(noun + 1, min(stop, noun + 3)) if self.tokens[i].low in ("by", "from")), -1
        )
        return by + 1 if 0 < by + 1 < self.last else at

    def maker(self, source: Phrase) -> Phrase:
        """Who made the document that a phrase names (`data from a bank`, `a bank's data`), else itself."""
        tokens, end = self.tokens, source.end
        noun = next((i for i in range(source.start, end) if tokens[i].low in _DOCUMENTS), end)
        if noun + 1 < end and tokens[noun + 1].low in ("by", "from"):
            return source._replace(start=noun + 2)
        owner = tokens[end - 1]
        if end > source.start and tokens[end].low in _DOCUMENTS and owner.low != owner.text.lower():
            return Phrase(source.start, end - 1)
        return source

    def is_relative(self, at: int) -> bool:
        """Whether a verb tells of what stands before its clause: `which the mayor described as …`."""
        if at + 1 >= self.last or self.tokens[at + 1].low != "as":
            return False
        for left in range(at - 1, max(-1, at - ADVERBIAL), -1):
            if self.tokens[left].low in ("which", "whom"):
                return True
            if self.tokens[left].kind != "w":
                return False
        return False

    def trim(self, end: int) -> int:
        """The last token at or before one that is no punctuation between clauses."""
        while end >= 0 and self.tokens[end].kind == "p" and self.tokens[end].text in ",;:—–":
            end -= 1
        return end

    def is_clause(self, where: int, *, strict: bool) -> bool:
        """Whether a clause can begin at a token that no conjunction marks."""
        token, cues = self.tokens[where], self.cues
        nominative = token.low in ("he", "she", "they", "it", "i", "we", "you", "there")
        if strict:
            return nominative
        if nominative or token.low in cues.determiners or capital(token):
            return True
        return token.low not in cues.times and token.low not in (
            "so",
            "no",
            "yes",
            "nothing",
            "and",
            "or",
            "but",
            "than",
            "is",
        )

    def content_end(self, where: int) -> int:
        """Last token of what is said: the sentence's, or before the next attribution."""
        tokens, cues = self.tokens, self.cues
        if tokens[where].kind == "q" and (
            where + 1 >= self.last
            or tokens[where + 1].text in ",;"
            or tokens[where + 1].low
            in ("and", "but", "as", "when", "while", "after", "before", "in", "at", "on", "during")
        ):
            return where
        for at in range(where + 1, self.last):
            low = tokens[at].low
            if tokens[at].text == ";":
                continue
            if tokens[at - 1].text == ",":
                if (low in cues.verbs and low.endswith("ing")) or low in ("according", "which"):
                    return at - 2
                if low in ("while", "but", "although", "though", "and") and self._another_follows(at):
                    return at - 2
            elif low == "and" and at + 1 < self.last and tokens[at + 1].low in cues.verbs:
                return at - 1
        return self.last - 1

    def _another_follows(self, at: int) -> bool:
        return any(t.low in self.cues.verbs for t in self.tokens[at + 1 : at + ADVERBIAL])
