"""Where what is said begins and ends in one sentence of German, French, Spanish or Russian."""

from __future__ import annotations

from reportgen.attribution.inverted import phrases
from reportgen.attribution.inverted.ground import REACH, Ground
from reportgen.attribution.inverted.phrases import CONJUNCTIONS
from reportgen.attribution.tokens import DASHES, capital

# Ends of German finite verbs, which close a relative clause and no told speech.
_FINITE = ("te", "ten", "ist", "hat", "war", "wird", "sind", "haben", "kann", "waren")
# Told speech before its verb has at least so many words.
_CLAUSE = 3


class Extent(Ground):
    """One sentence, and questions about what is told in it."""

    def behind_relative(self, begin: int, at: int) -> int:
        """First token of a side clause that holds an insertion, else where the sentence begins."""
        tokens = self.tokens
        for here in range(at - 1, max(begin, at - REACH), -1):
            if tokens[here - 1].text == "," and tokens[here].low in self.cues.relatives:
                return here
        return begin

    def is_cut_off(self, word: int) -> bool:
        """Whether the one word before an insertion is the subject of what stands behind it."""
        token = self.tokens[word] if word >= 0 else None
        return token is not None and token.kind == "w" and not phrases.breaks(token, self.cues)

    def content_start(self, at: int) -> int | None:
        """Where what is said begins behind the verb, if a sign or a conjunction marks it."""
        cues, tokens = self.cues, self.tokens
        for here in range(at + 1, min(self.last, at + REACH)):
            token = tokens[here]
            if token.kind == "q":
                return (
                    here
                    if not self.names_a_work(here)
                    else None
                    if here + 1 >= self.last
                    else self.behind_work(here)
                )
            if token.text == ":":
                return here + 1 if here + 1 < self.last else None
            if token.low in cues.that and (
                token.low not in ("wie", "si") or tokens[here - 1].text in (",",) or here == at + 1
            ):
                return here
            if token.text in (";", *DASHES) or (here > at + 1 and self.says(here) and not cues.owners):
                return None
            if token.text == "," and not self.comma_goes_on(here):
                return None
        return None

    def behind_work(self, here: int) -> int | None:
        """Where what is said begins behind the name of a paper."""
        following = self.tokens[here + 1]
        if following.text == ":":
            return here + 2 if here + 2 < self.last else None
        if following.text == "," and here + 2 < self.last and self.tokens[here + 2].low in self.cues.that:
            return here + 2
        return here + 1 if following.low in self.cues.that else None

    def comma_goes_on(self, comma: int) -> bool:
        """Whether a comma behind the verb opens an insertion or a content clause."""
        tokens, cues = self.tokens, self.cues
        if comma + 1 < self.last and tokens[comma + 1].low in cues.that:
            return True
        for here in range(comma + 1, min(self.last - 1, comma + REACH)):
            if tokens[here].text == "," or tokens[here].text == ":":
                following = tokens[here + 1] if tokens[here].text == "," else tokens[here]
                return following.text == ":" or following.low in cues.that or following.kind == "q"
            if self.says(here) or tokens[here].kind == "q":
                return False
        return False

    def told_behind_comma(self, at: int) -> int | None:
        """`erklärte, die Brücke sei sicher`: told speech without a conjunction."""
        cues, tokens = self.cues, self.tokens
        if not cues.reported:
            return None
        comma = next((i for i in range(at + 1, min(self.last, at + REACH)) if tokens[i].text == ","), -1)
        if comma < 0 or comma + 2 >= self.last or any(t.low in cues.verbs for t in tokens[at + 1 : comma]):
            return None
        clause = tokens[comma + 1 : self.last]
        opens, closes = tokens[comma + 1], clause[-1]
        if any(t.low in cues.moods for t in clause) or any(t.low == "zu" for t in clause[-2:]):
            return comma + 1
        timed = tokens[comma - 1].low in cues.days or tokens[comma - 1].low in cues.particles
        finite = closes.low.endswith(_FINITE)
        if opens.low in cues.relatives and (finite or not timed):
            return None
        return comma + 1 if timed or capital(opens) or opens.low in cues.pronouns else None

    def content_end(self, where: int) -> int:
        """Last token of what is said: the sentence's, or before the next attribution."""
        tokens = self.tokens
        if tokens[where].kind == "q" and (where + 1 >= self.last or tokens[where + 1].kind == "p"):
            return where
        for here in range(where + 1, self.last - 1):
            token, left = tokens[here], tokens[here - 1]
            if token.low in CONJUNCTIONS and self.attributes_again(here + 1):
                return here - 1 if left.text != "," else here - 2
            if left.text == "," and (self.is_participle(here) or self.opens_phrase(here)):
                return here - 2
        return self.last - 1

    def attributes_again(self, at: int) -> bool:
        """Whether a verb of saying without a subject of its own begins here."""
        while at < self.last and self.base(at) in self.cues.auxiliaries | self.cues.adverbs:
            at += 1
        return at < self.last and self.says(at)

    def opens_phrase(self, at: int) -> bool:
        """Whether a phrase that attributes begins here."""
        lows = tuple(t.low for t in self.tokens[at : at + 3])
        return any(lows[: len(words)] == words for words in self.cues.according)

    def quoted_clause(self, begin: int, end: int) -> int:
        """A quotation alone is what is said where a colon or a whole clause stands before it."""
        tokens = self.tokens
        if end > begin and tokens[end - 1].text in (":", ";", ",") and self.utters(end):
            return end
        return begin

    def goes_on(self, stop: int, *, quoted: bool) -> tuple[int, int] | None:
        """What is said behind an attribution in its midst."""
        tokens, cues = self.tokens, self.cues
        reach = range(stop + 1, min(self.last, stop + REACH))
        quote = next((i for i in reach if tokens[i].kind == "q" and not self.names_a_work(i)), -1)
        if quoted:
            between = tokens[stop + 1 : quote] if quote > 0 else []
            return (
                (quote, quote)
                if quote > 0 and not any(t.low in cues.verbs | cues.that for t in between)
                else None
            )
        here = phrases.behind_adverbials(tokens, stop + 1, cues)
        if here + 2 >= self.last or tokens[here].text not in (",", *DASHES):
            return None
        opens = tokens[here + 1]
        if opens.low in cues.relatives or self.is_participle(here + 1) or opens.low in cues.that:
            return None
        return here + 1, self.content_end(here + 1)

    def is_told(self, begin: int, end: int) -> bool:
        """Whether a clause before its verb of saying can be what is said."""
        words = [t for t in self.tokens[begin : end + 1] if t.kind == "w"]
        return len(words) >= _CLAUSE and words[0].low not in self.cues.subordinates
