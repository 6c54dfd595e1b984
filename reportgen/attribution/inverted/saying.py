"""Reported speech in one sentence of German, French, Spanish or Russian, by rules on tokens.

In these languages the verb of saying comes before its subject as often as
behind it, so each rule looks to both sides.
"""

from __future__ import annotations

from reportgen.attribution.cues import Cues
from reportgen.attribution.inverted import phrases
from reportgen.attribution.inverted.deeds import Deeds
from reportgen.attribution.inverted.ground import REACH, REMARK
from reportgen.attribution.inverted.phrases import CONJUNCTIONS
from reportgen.attribution.speech import Speech
from reportgen.attribution.tokens import DASHES, Phrase, Sentence, capital
from reportgen.passage import Span

# So few tokens before an attribution are no whole clause: what is said goes on behind it.
_AMID = 4


class Saying(Deeds):
    """The rules at work on one sentence, read once from left to right."""

    def __init__(self, text: str, tokens: Sentence, cues: Cues) -> None:
        super().__init__(text, tokens, cues)
        self.found: list[Speech] = []
        self.used = -1
        """Last token that an attribution has taken."""
        self.source: Span | None = None
        """Who spoke last in the sentence."""

    def read(self) -> list[Speech]:
        """All that the sentence reports, in its order."""
        rules = (
            self._likewise,
            self._according,
            self._behind,
            self._thus,
            self._verb,
            self._act,
            self._parted,
            self._label,
            self._any_verb,
        )
        for at, token in enumerate(self.tokens):
            if token.kind == "w" and at > self.used:
                any(rule(at) for rule in rules)
        if not self.found:
            self._named_before_colon() or self._held_at_arms_length()
        return self.found

    def _according(self, at: int) -> bool:
        """`selon la police`, `laut Feuerwehr`, `по словам мэра`."""
        cues, tokens = self.cues, self.tokens
        if self._according_to_one(at):
            return True
        for words in cues.according:
            size = self.matches(at, words)
            if size:
                source = phrases.after(tokens, at + size, cues, certain=True)
                return source is not None and self._attributes(at, source, (at, at + size - 1))
        if tokens[at].low in cues.views and self.opens_clause(at):
            source = phrases.after(tokens, at + 1, cues)
            behind = source.end + 1 if source else self.last
            quoting = behind + 1 < self.last + 1 and any(
                self.utters(i) for i in (behind, behind + 1) if i < len(tokens)
            )
            return source is not None and quoting and self._attributes(at, source, (at, at))
        glued = phrases.unelided(tokens[at].low)
        if (
            glued != tokens[at].low
            and (tokens[at].low[: -len(glued)],) in (("d'",), ("d’",))
            and glued == "après"
        ):
            source = phrases.after(tokens, at + 1, cues)
            return source is not None and self._attributes(at, source, (at, at))
        return False

    def _according_to_one(self, at: int) -> bool:
        """`по ее словам`: whose words they are stands inside the phrase."""
        tokens = self.tokens
        if at + 2 >= len(tokens) or tokens[at + 1].low not in self.cues.owned:
            return False
        if (tokens[at].low, tokens[at + 2].low) not in self.cues.according:
            return False
        return self._attributes(at, Phrase(at + 1, at + 1), (at, at + 2), at + 3)

    def _behind(self, at: int) -> bool:
        """`der Polizei zufolge`."""
        if self.tokens[at].low not in self.cues.behind:
            return False
        source = phrases.before(self.tokens, at - 1, self.cues)
        if source is None:
            return False
        begin = self._clause_start(source.start - 1)
        content = [(begin, self.trim(source.start - 1)), (at + 1, self.last - 1)]
        return self._take(content, source, (at, at), self.last - 1)

    def _likewise(self, at: int) -> bool:
        """`wie die Bahn mitteilte`, `comme l'a expliqué le procureur`, `según informó la policía`."""
        cues, tokens = self.cues, self.tokens
        if tokens[at].low not in cues.likewise or (at and tokens[at - 1].text not in (",", *DASHES)):
            return False
        stop = self.clause_end(at)
        verb = next((i for i in range(at + 1, stop) if self.says(i)), -1)
        if verb < 0:
            return False
        source = self.subject_of(at, verb, stop)
        if source is None:
            return False
        reach = source.role[1] if source.role and source.role[1] < self.last - 1 else source.end
        if source.role and reach == source.end and not self.is_name(source.role):
            source = source._replace(role=None)
        return self._attributes(at, source, (at, verb), max(stop, reach + 1))

    def _attributes(self, at: int, source: Phrase, cue: tuple[int, int], stop: int = 0) -> bool:
        """Take what stands before and behind a phrase that attributes it."""
        tokens = self.tokens
        if source.role and source.role[1] >= self.last - 1 and not self.is_name(source.role):
            # `Selon Girard, le pont est sûr`: what follows the comma is said, no apposition.
            source = source._replace(role=None)
        stop = max(stop, (source.role[1] if source.role else source.end) + 1)
        begin = self._clause_start(at - 1)
        if at and tokens[at - 1].kind == "w":
            begin = self.behind_relative(begin, at)
        left = (begin, self.trim(at - 1))
        right = (
            stop + 1 if stop < self.last and tokens[stop].text in (",", *DASHES) else stop,
            self.last - 1,
        )
        content = [left] if left[1] - left[0] >= 1 or self.quotes(*left) or self.is_cut_off(left[1]) else []
        aside = right[0] >= self.last or tokens[right[0]].low in self.cues.relatives
        if (right[1] - right[0] >= 1 or self.quotes(*right)) and not (content and aside):
            content.append((right[0], self.content_end(right[0])))
        return self._take(content, source, cue, stop - 1)

    def _thus(self, at: int) -> bool:
        """`„…“, so der Minister`."""
        tokens = self.tokens
        if tokens[at].low not in self.cues.thus or not at or tokens[at - 1].text not in (",", *DASHES):
            return False
        source = phrases.after(tokens, at + 1, self.cues)
        if source is None or not any(capital(t) for t in tokens[source.start : source.end + 1]):
            return False
        if not self.ends_attribution(None, source.end):
            return False
        return self._take_left(at - 1, source, (at, at))

    def _named_before_colon(self) -> bool:
        """`Carlos Vega, vecino del barrio: «…»`."""
        tokens = self.tokens
        colon = next((i for i in range(1, min(len(tokens) - 1, REACH)) if tokens[i].text == ":"), -1)
        source = phrases.after(tokens, 0, self.cues) if colon > 0 and tokens[colon + 1].kind == "q" else None
        if source is None:
            return False
        adjacent = colon == (source.role[1] if source.role else source.end) + 1
        if not (adjacent or self.utters(colon + 1, REMARK)) or not self.can_utter(source):
            return False
        if (
            self.cues.owners
            and source.start == source.end
            and not phrases.named(tokens, 0, source.end, self.cues)
        ):
            return False
        return self._take([(colon + 1, max(colon + 1, self.last - 1))], source, (colon, colon), self.last)

    def _held_at_arms_length(self) -> bool:
        """`Le ministre a menacé d'une « riposte sévère »`: quoted words, no name, whose subject can speak."""
        tokens, cues = self.tokens, self.cues
        quote = next((i for i, t in enumerate(tokens) if t.kind == "q"), -1)
        start = phrases.behind_adverbials(tokens, 0, cues)
        source = phrases.after(tokens, start, cues) if start < quote else None
        if source is None or source.end >= quote - 1 or not self.utters(quote, REMARK):
            return False
        if not self.inside(quote)[:1].islower() or not phrases.named(tokens, source.start, source.end, cues):
            return False
        if tokens[source.start].low not in cues.determiners and not phrases.named(
            tokens, source.start, min(source.end, source.start + 1), cues
        ):
            return False
        return self._take([(quote, quote)], source, (quote - 1, quote - 1), quote)

    def _any_verb(self, at: int) -> bool:
        """`„…“, freute sich Kapitän Ostermann`: any verb between an utterance and whoever can speak."""
        tokens = self.tokens
        if not self.may_be_verb(at):
            return False
        first, negated = self.group(at)
        if negated or not self.follows_utterance(first - 1):
            return False
        glued = phrases.clitic(tokens[at])
        source = Phrase(at, at) if glued and glued[1] in self.cues.pronouns else self.subject_behind(at)
        if source is None:
            dropped = self.cues.drops and self.ends_attribution(None, at)
            return dropped and self._take_left(first - 1, None, (first, at))
        if not self.can_utter(source) or not self.ends_attribution(source, max(at, source.end)):
            return False
        return self._take_left(first - 1, source, (first, at))

    def _verb(self, at: int) -> bool:
        cues, tokens = self.cues, self.tokens
        if tokens[at].low in cues.hearsay:
            return self._hearsay(at)
        if not self.says(at):
            return False
        first, negated = self.group(at)
        if negated:
            return False
        split = self.subject_inside(at)
        if split is not None:
            first = split[0]
        where = self.content_start(at)
        spoken = self.trim(first - 1) if first and self.joins(first - 1) else -1
        if first and self.joins(first - 1) and (where is None or (spoken >= 0 and self.utters(spoken))):
            source = split[1] if split else self.subject_behind(at)
            behind = source.end if source and source.start > at else at
            silent = source is None and not cues.drops
            if (
                not silent
                and not self.apposed(first - 1)
                and self.ends_attribution(source, behind)
                and self._take_left(first - 1, source, (first, at))
            ):
                return True
        if where is None:
            where = self.told_behind_comma(at)
        return where is not None and self._takes_right(first, at, split[1] if split else None, where)

    def _hearsay(self, at: int) -> bool:
        """`hieß es aus dem Rathaus`: a saying whose speaker stands in a phrase of place, if anywhere."""
        cues, tokens = self.cues, self.tokens
        left = at - 1
        if left < 0 or at + 2 >= len(tokens) or tokens[at + 1].low != "es":
            return False
        if not self.joins(left):
            place = self._clause_start(left)
            seat = tokens[place].low in cues.places
            source = phrases.after(tokens[:at], place + 1, cues) if seat else None
            if source is not None and source.end < left:
                source = Phrase(source.start, left)
            where = at + 3 if tokens[at + 2].text in (",", ":") else self.last
            return where < self.last and self._take(
                [(where, self.content_end(where))], source, (at, at + 1), at + 1, implied=at
            )
        place = at + 2
        source = None
        if place < self.last and tokens[place].low in cues.places:
            source = phrases.after(tokens, place + 1, cues)
        return self._take_left(left, source, (at, at + 1))

    def _takes_right(self, first: int, at: int, inside: Phrase | None, where: int) -> bool:
        """`X said that …`, `später sagte X: …`."""
        tokens, cues = self.tokens, self.cues
        source = inside or self.subject_before(first, at)
        if source is None:
            behind = self.subject_behind(at)
            source = behind if behind is not None and behind.end < where else None
        if source is None and not (self.source is not None or (cues.drops and self.may_imply(first))):
            return False
        end = self.content_end(where)
        if end < where or (end == where and tokens[where].kind != "q"):
            return False
        content = [(where, end)]
        return self._take(content, source, (first, at), at, implied=at)

    def _act(self, at: int) -> bool:
        """`a nié avoir rompu …`, `сообщил о гибели …`."""
        cues, tokens = self.cues, self.tokens
        openers = cues.acts.get(tokens[at].low)
        if openers is None or at + 2 > self.last:
            return False
        if not self.opens_act(at + 1, openers) or self._labels(at):
            return False
        first, negated = self.group(at)
        source = None if negated else self.subject_before(first, at)
        if source is None:
            return False
        self._cut(source.start)
        return self._take([(at + 1, self.content_end(at + 1))], source, (first, at), at, weak=True)

    def _cut(self, at: int) -> None:
        """End what an act before has taken where a subject behind a comma begins a clause of its own."""
        before = self.found[-1] if self.found else None
        if before is None or not before.weak or at < 2 or self.tokens[at - 1].text not in (",", ";"):
            return
        start, end = before.content[-1]
        if start < self.tokens[at - 1].start < end:
            before.content[-1] = (start, self.tokens[at - 2].end)

    def _labels(self, at: int) -> bool:
        """Whether a verb that may label what stands in quotation marks has such words before it."""
        ahead = self.tokens[at + 1 : min(self.last, at + REACH)]
        return self.tokens[at].low in self.cues.labels and any(token.kind == "q" for token in ahead)

    def _parted(self, at: int) -> bool:
        """`wies den Vorwurf zurück`, `gab die Zahl der Toten mit 112 an`."""
        part = self.part_of(at)
        if part < 0 or self._labels(at):
            return False
        first, negated = self.group(at)
        source = None if negated else self.subject_before(first, at)
        content = (at + 1, self.content_end(at + 1))
        if source is None or self.is_object(source):
            behind = None if negated else self.subject_behind(at)
            if behind is None or behind.end + (source is None) >= part:
                return False
            content = (behind.end + 1, part) if source is None else (source.start, source.end)
            source = behind
        return self._take([content], source, (first, at), at, weak=True)

    def _label(self, at: int) -> bool:
        """`calificó el ataque de «acto cobarde»`: a saying because a quotation is near behind it."""
        cues, tokens = self.cues, self.tokens
        if tokens[at].low not in cues.labels and not self.says(at):
            return False
        stop = min(self.last, at + REACH)
        quote = next((i for i in range(at + 1, stop) if tokens[i].kind == "q"), -1)
        first, negated = self.group(at)
        if quote < 0 or negated or any(self.says(i) for i in range(at + 1, quote)):
            return False
        source, begin = self.subject_before(first, at), at + 1
        if source is None:
            source = self.subject_behind(at)
            if source is None or source.end >= quote:
                return False
            begin = source.end + 1
        while begin < quote and (tokens[begin].kind == "p" or tokens[begin].low in cues.particles):
            begin += 1
        return self._take([(begin, quote)], source, (first, at), quote)

    def _take_left(self, left: int, source: Phrase | None, cue: tuple[int, int]) -> bool:
        """`…, sagte X`: what is said stands before the verb, and may go on behind the subject."""
        begin, end = self._clause_start(left), self.trim(left)
        if source is not None and self._stands_amid(begin, end, source):
            source = source._replace(role=None)
            self._take([(begin, end), (source.end + 2, self.last - 1)], source, cue, self.last - 1)
            return True
        if end < begin or (not self.quotes(begin, end) and not self.is_told(begin, end)):
            return False
        if self.quotes(end, end):
            begin = self.quoted_clause(begin, end)
        content = [(begin, end)]
        stop = max(cue[1], source.end if source else 0, source.role[1] if source and source.role else 0)
        more = self.goes_on(stop, quoted=self.quotes(end, end))
        if more is not None:
            content.append(more)
        return self._take(content, source, cue, content[-1][1] if more else stop, implied=cue[1])

    def _stands_amid(self, begin: int, end: int, source: Phrase) -> bool:
        """`La sentencia, indicó el juez, se conocerá hoy`: too little before it to be all that is said."""
        if source.role is None or source.role[1] < self.last - 1 or self.quotes(begin, end) or end < begin:
            return False
        opening = self.tokens[source.role[0]]
        described = opening.low in self.cues.determiners or phrases.is_role(opening.low, self.cues)
        return end - begin < _AMID and not described

    def _clause_start(self, left: int) -> int:
        """First token of the clause that ends at a token: behind what is already taken."""
        begin = self.used + 1 if self.used < left else 0
        while begin < left and (self.tokens[begin].kind == "p" or self.tokens[begin].low in CONJUNCTIONS):
            begin += 1
        return begin

    def _take(
        self,
        ranges: list[tuple[int, int]],
        source: Phrase | None,
        cue: tuple[int, int],
        used: int,
        *,
        implied: int | None = None,
        weak: bool = False,
    ) -> bool:
        tokens = self.tokens
        ranges = [(a, b) for a, b in ranges if 0 <= a <= b < len(tokens)]
        if not ranges:
            return False
        role = (tokens[source.role[0]].start, tokens[source.role[1]].end) if source and source.role else None
        if source is not None:
            self.source = self.span_of(source)
        elif implied is not None and self.source is None and self.base(implied) not in self.cues.hearsay:
            # The verb alone tells that somebody named before goes on.
            self.source = (tokens[implied].start, tokens[implied].end)
        hearsay = implied is not None and tokens[cue[0]].low in self.cues.hearsay
        span = None if source is None and hearsay else self.source
        content = [(tokens[a].start, tokens[b].end) for a, b in ranges]
        quotes = [t for a, b in ranges for t in tokens[a : b + 1] if t.kind == "q"]
        cued = (tokens[cue[0]].start, tokens[cue[1]].end)
        self.found.append(Speech(content=content, source=span, cue=cued, role=role, quotes=quotes, weak=weak))
        self.used = max(self.used, used)
        return True
