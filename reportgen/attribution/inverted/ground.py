"""One sentence of German, French, Spanish or Russian: its verbs of saying and who stands beside them.

Answers questions and takes nothing; `saying.py` holds the rules.
"""

from __future__ import annotations

from reportgen.attribution.cues import Cues
from reportgen.attribution.inverted import phrases
from reportgen.attribution.inverted.phrases import CONJUNCTIONS
from reportgen.attribution.tokens import DASHES, WORK, Phrase, Sentence, capital
from reportgen.passage import Span

# Between the cue and what is said, or the speaker, stand no more tokens than this.
REACH = 18
# A quotation no shorter than this is an utterance; behind a colon fewer letters do.
UTTERANCE = 20
REMARK = 12
_JOINTS = (",", *DASHES, "!", "?", "…")
# Ends of adjectives in the case that `nach` and `по` ask for.
_ADJECTIVES = ("en", "ым", "им", "ой")
# Ends of participles that go on with the subject of their clause (`ajoutant que`, `добавив, что`).
_PARTICIPLES = ("ant", "ando", "endo", "в")
# A phrase of place stands so many tokens before its verb at most.
_PLACE = 6


class Ground:
    """One sentence, and questions about its verbs and subjects; nothing in it changes after it is made."""

    def __init__(self, text: str, tokens: Sentence, cues: Cues) -> None:
        self.text = text
        # The low form of a quotation is its last character, which may look like a word.
        self.tokens = [token._replace(low="«»") if token.kind == "q" else token for token in tokens]
        self.cues = cues
        last = len(tokens)
        while last and tokens[last - 1].text in (".", "!", "?", "…"):
            last -= 1
        self.last = last
        """Number of its tokens without the sign that ends it."""

    def matches(self, at: int, words: tuple[str, ...]) -> int:
        """How many tokens a phrase that attributes takes here; an adjective may stand inside it."""
        lows = tuple(t.low for t in self.tokens[at : at + len(words) + 1])
        if lows[: len(words)] == words:
            return len(words)
        inside = len(words) == 2 and len(lows) == 3 and (lows[0], lows[2]) == words
        return 3 if inside and lows[1].endswith(_ADJECTIVES) else 0

    def opens_clause(self, at: int) -> bool:
        """Whether a token opens the sentence or stands behind a sign."""
        return at == 0 or self.tokens[at - 1].kind == "p"

    def subject_of(self, at: int, verb: int, stop: int) -> Phrase | None:
        """The subject of a clause whose verb stands at its end or before its subject."""
        cues, tokens = self.cues, self.tokens
        if verb + 1 < stop and not cues.owners:
            source = self.subject_behind(verb)
            if source is not None:
                return source
        opening = phrases.behind_adverbials(tokens, at + 1, cues)
        return phrases.after(tokens, opening, cues) if opening < verb else None

    def base(self, at: int) -> str:
        """A word in lower case without the pronoun that is glued to it."""
        token = self.tokens[at]
        found = phrases.clitic(token)
        return found[0] if found else token.low

    def says(self, at: int) -> bool:
        """Whether a token is a verb of saying."""
        token = self.tokens[at]
        return token.kind == "w" and self.base(at) in self.cues.verbs and not (capital(token) and at)

    def group(self, at: int) -> tuple[int, bool]:
        """First token of the verb group, and whether it is negated."""
        cues, tokens, first, negated = self.cues, self.tokens, at, False
        while first > 0 and tokens[first - 1].kind == "w":
            aside = self.aside_before(first)
            low = self.base(first - 1)
            if not aside and low not in cues.auxiliaries | cues.adverbs | cues.negations | cues.clitics:
                break
            negated |= low in cues.negations
            first -= aside or 1
        return first, negated

    def aside_before(self, at: int) -> int:
        """How many tokens before one are a phrase that may stand inside a verb group."""
        for words in self.cues.asides:
            start = at - len(words)
            if start >= 0 and tuple(t.low for t in self.tokens[start:at]) == words:
                return len(words)
        return 0

    def follows_utterance(self, left: int) -> bool:
        """Whether an utterance ends at a token, or at the comma or dash there."""
        spoken = self.trim(left) if left >= 0 and self.joins(left) else -1
        if spoken < 0 or spoken < left - 2 or not self.utters(spoken):
            return False
        return spoken < left or self.inside(spoken)[-1:] in tuple("!?…,")

    def may_be_verb(self, at: int) -> bool:
        """Whether nothing tells that a word is no verb."""
        cues, token = self.cues, self.tokens[at]
        glued = phrases.clitic(token)
        if capital(token) or phrases.breaks(token, cues) or (glued and glued[0] in cues.auxiliaries):
            return False
        small = cues.links | cues.determiners | cues.times | cues.relatives
        return token.low not in small and token.low not in CONJUNCTIONS and token.low not in cues.pronouns

    def can_utter(self, source: Phrase) -> bool:
        """Whether a phrase is a person, an office or a body for certain."""
        first = self.tokens[source.start]
        if source.start == source.end and (first.low in self.cues.pronouns or phrases.clitic(first)):
            return True
        if phrases.named(self.tokens, source.start, source.end, self.cues):
            return True
        if source.start == source.end:
            return capital(first)
        return first.low in self.cues.determiners and source.end + 1 >= self.last

    def inside(self, at: int) -> str:
        """The words of a quotation without its marks."""
        return self.text[self.tokens[at].start : self.tokens[at].end].strip("«»„“”‚‘’'\"‹› \u00a0\u202f")

    def utters(self, at: int, length: int = UTTERANCE) -> bool:
        """Whether a token is a quotation too long to be a name."""
        token = self.tokens[at]
        return token.kind == "q" and token.end - token.start >= length

    def subject_inside(self, at: int) -> tuple[int, Phrase] | None:
        """First token and subject of `hat Eva Lorenz erklärt`."""
        if not self.cues.owners:
            return None
        source = phrases.before(self.tokens, at - 1, self.cues)
        if source is None or not source.start:
            return None
        first = source.start - 1
        return (first, source) if self.tokens[first].low in self.cues.auxiliaries else None

    def joins(self, left: int) -> bool:
        """Whether a token can stand between what is said and its verb."""
        return self.tokens[left].kind == "q" or self.tokens[left].text in _JOINTS

    def apposed(self, left: int) -> bool:
        """Whether the comma before a verb closes an apposition to a subject that opens the clause."""
        if self.tokens[left].text != ",":
            return False
        found = phrases.before(self.tokens, left, self.cues)
        if found is None or found.role is None or found.role[0] - found.end != 2:
            return False
        named = phrases.named(self.tokens, found.start, found.end, self.cues)
        return named and (found.start == 0 or self.tokens[found.start - 1].kind != "w")

    def subject_behind(self, at: int) -> Phrase | None:
        """The subject behind a verb, adverbials between them skipped."""
        cues, tokens = self.cues, self.tokens
        for token_at in (at, at - 1):
            found = phrases.clitic(tokens[token_at]) if token_at >= 0 else None
            if found and found[0] in cues.verbs | cues.auxiliaries and found[1] in cues.pronouns:
                return Phrase(token_at, token_at)
        body = self.body_behind(at)
        if body is not None:
            return body
        here = phrases.behind_adverbials(tokens, at + 1, cues)
        return phrases.after(tokens, here, cues) if here < self.last else None

    def body_behind(self, at: int) -> Phrase | None:
        """`сообщили в компании`: a verb in the plural without a subject, its speaker in a phrase of place."""
        tokens = self.tokens
        place = at + 1
        if place < self.last and tokens[place].low in self.cues.hearers:
            place = phrases.behind_hearer(tokens, place + 1)
        if not self.is_impersonal(at) or place + 1 > self.last or tokens[place].low not in self.cues.places:
            return None
        return phrases.after(tokens, place + 1, self.cues, certain=True)

    def is_impersonal(self, at: int) -> bool:
        """Whether a verb is in the plural that needs no subject in Russian."""
        return bool(self.cues.places) and self.tokens[at].low.endswith(("ли", "ют", "ят"))

    def ends_attribution(self, source: Phrase | None, end: int) -> bool:
        """Whether what follows verb and subject lets them be the end of a saying."""
        cues, tokens = self.cues, self.tokens
        if source is not None and source.role:
            end = source.role[1]
        here = phrases.behind_adverbials(tokens, end + 1, cues)
        if here >= self.last:
            return True
        token = tokens[here]
        if token.kind == "q" or token.text in (",", ".", ";", ":", *DASHES, "("):
            return True
        if here > end and tokens[here - 1].low in cues.determiners and token.kind == "q":
            return True
        if token.kind == "w" and (
            tokens[min(end + 1, here)].low in cues.times or token.low in cues.relatives
        ):
            return True
        return source is not None and (
            token.low in cues.determiners or token.low in cues.auxiliaries or token.low in cues.verbs
        )

    def names_a_work(self, at: int) -> bool:
        """Whether a short quotation is the name of a paper: behind what it is, or behind an article."""
        token, left = self.tokens[at], self.tokens[at - 1] if at else None
        if left is None or token.end - token.start > WORK:
            return False
        asked = left.low in self.cues.owners and token.end - token.start < UTTERANCE
        return asked or phrases.is_body(left.low, self.cues)

    def may_imply(self, first: int) -> bool:
        """Whether a verb without a subject tells what the one who spoke before says."""
        cues = self.cues
        left = self.tokens[first - 1] if first else None
        return (
            left is None
            or left.low in CONJUNCTIONS
            or left.low in cues.adverbs
            or left.text in (",", *DASHES)
        )

    def subject_before(self, first: int, at: int) -> Phrase | None:
        """The subject before a verb group."""
        cues, tokens = self.cues, self.tokens
        if not first:
            return None
        left = tokens[first - 1]
        if left.low in CONJUNCTIONS or self.is_participle(at):
            return None
        if left.low in cues.who and first > 1:
            behind = first - 2
            named = phrases.before(tokens, behind - 1 if tokens[behind].text == "," else behind, cues)
            if named is not None:
                return named
        source = phrases.before(tokens, first - 1, cues)
        if source is not None:
            return source
        return self.place_before(first, at)

    def place_before(self, first: int, at: int) -> Phrase | None:
        """`В полиции сообщили, что …`."""
        tokens = self.tokens
        if not self.is_impersonal(at):
            return None
        for here in range(first - 1, max(-1, first - 6), -1):
            if tokens[here].low in self.cues.places:
                return phrases.after(tokens[:first], here + 1, self.cues, certain=True)
            if tokens[here].kind == "p":
                return None
        return None

    def is_participle(self, at: int) -> bool:
        """Whether a verb of saying goes on with the subject of its clause."""
        return self.says(at) and self.tokens[at].low.endswith(_PARTICIPLES)

    def trim(self, end: int) -> int:
        """The last token at or before one that is no sign between clauses."""
        while end >= 0 and self.tokens[end].kind == "p" and self.tokens[end].text in (",", ";", ":", *DASHES):
            end -= 1
        return end

    def clause_end(self, at: int) -> int:
        """The next sign between clauses, or the end of the sentence."""
        tokens = self.tokens
        return next(
            (i for i in range(at + 1, self.last) if tokens[i].text in (",", ";", ":", *DASHES)), self.last
        )

    def quotes(self, begin: int, end: int) -> bool:
        """Whether a quotation stands in a range of tokens, ends included."""
        return any(t.kind == "q" for t in self.tokens[max(0, begin) : end + 1])

    def span_of(self, source: Phrase) -> Span:
        """Offsets of a speaker; of a pronoun glued to its verb only the pronoun."""
        first, last = self.tokens[source.start], self.tokens[source.end]
        found = phrases.clitic(first) if source.start == source.end else None
        return (
            first.end - len(found[1]) if found and found[1] in self.cues.pronouns else first.start,
            last.end,
        )
