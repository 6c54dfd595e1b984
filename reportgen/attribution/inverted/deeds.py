"""What may stand behind verbs that say something only with a certain object or part, in one sentence."""

from __future__ import annotations

from reportgen.attribution.inverted import phrases
from reportgen.attribution.inverted.extent import Extent
from reportgen.attribution.tokens import Phrase, capital

# A number that is said stands so near behind its verb (`bezifferte den Schaden im Ort auf 12 Millionen`).
_FIGURE = 7
# The verb stands so near behind the words that point back (`Das hat am Montag auch die Polizei bestätigt`).
_POINTED = 6
# Parts behind which a clause must tell what is said: who charges somebody before a court does a deed.
_ANNOUNCES = ("vor", "hin")


class Deeds(Extent):
    """One sentence, and questions about deeds in it that are done in words."""

    def opens_act(self, at: int, openers: frozenset[str]) -> bool:
        """Whether the object of an act begins at a token."""
        token = self.tokens[at]
        glued = token.low[: -len(phrases.unelided(token.low)) or None]
        if token.low in openers or phrases.unelided(token.low) in openers or glued in openers:
            return True
        stop = min(self.last, at + _FIGURE)
        return any(self.holds(at, stop, opener) for opener in openers)

    def holds(self, begin: int, stop: int, opener: str) -> bool:
        """Whether a clause has any word (`*`), a number (`#`) or a charge (`~`) from a token on."""
        if opener == "*":
            return begin < stop and self.tokens[begin].kind == "w"
        if opener not in ("#", "~"):
            return False
        for here in range(begin, stop):
            token = self.tokens[here]
            if token.kind != "w":
                return False
            number = token.text[:1].isdigit() or token.low in self.cues.numbers
            if number if opener == "#" else self.is_charge(here):
                return True
        return False

    def is_charge(self, at: int) -> bool:
        """Whether a word is what is said against somebody."""
        low = phrases.unelided(self.tokens[at].low)
        return any(low.startswith(charge) for charge in self.cues.charges)

    def part_of(self, at: int) -> int:
        """Where the part stands that makes a verb one of saying (`wies … zurück`), -1 without one."""
        openers = self.cues.parted.get(self.tokens[at].low, ())
        if not openers:
            return -1
        stop = self.clause_end(at) - 1
        for part, opener in openers:
            if stop <= at + 1 or self.tokens[stop].low != part:
                continue
            fronted = opener == "~" and any(self.is_charge(here) for here in range(max(0, at - _FIGURE), at))
            if fronted or self.holds(at + 1, stop, opener):
                return stop if part not in _ANNOUNCES or stop + 1 < self.last else -1
        return -1

    def is_object(self, source: Phrase) -> bool:
        """Whether what stands before a verb is no subject: by its article, or because it is a charge."""
        tokens = self.tokens
        return tokens[source.start].low in ("den", "dem", "einen", "keinen", "diesen") or any(
            self.is_charge(here) for here in range(source.start, source.end + 1)
        )

    def is_name(self, role: tuple[int, int]) -> bool:
        """Whether an apposition is a name and nothing besides (`su portavoz, Elena Prado`)."""
        return role[1] > role[0] and all(capital(token) for token in self.tokens[role[0] : role[1] + 1])

    def points_back(self) -> tuple[Phrase, tuple[int, int], int] | None:
        """Who says the sentence before (`Das teilte die Stadt mit`), the verb, and where the pointer ends."""
        size = next((len(words) for words in self.cues.pointers if self._begins(words)), 0)
        if not size:
            return None
        begin = phrases.behind_adverbials(self.tokens, size, self.cues)
        stop = min(self.last, begin + _POINTED)
        if begin >= self.last:
            return None
        if self.cues.owners and self.tokens[begin].low in self.cues.auxiliaries:
            # `Das hat die Polizei am Montag bestätigt`: the verb ends the sentence.
            source = phrases.after(self.tokens, begin + 1, self.cues)
            verb = self.last - 1
            clear = source is not None and source.end < verb and self.says(verb)
            return (source, (verb, verb), size - 1) if source is not None and clear else None
        said = (at for at in range(begin, stop) if self.says(at) or self.tokens[at].low in self.cues.parted)
        at = next(said, -1)
        if at < 0 or not (self.subject_inside(at) or self._leads(begin, at)):
            return None
        source = self._pointing(at)
        return (source, (at, at), size - 1) if source is not None else None

    def _leads(self, begin: int, at: int) -> bool:
        """Whether nothing but what belongs to a verb stands before it."""
        cues = self.cues
        small = cues.auxiliaries | cues.adverbs | cues.clitics | cues.that
        return all(
            token.low in small or token.low.startswith(("qu'", "qu’")) for token in self.tokens[begin:at]
        )

    def _begins(self, words: tuple[str, ...]) -> bool:
        return tuple(token.low for token in self.tokens[: len(words)]) == words

    def _pointing(self, at: int) -> Phrase | None:
        """The subject of a verb behind which nothing is said."""
        inside = self.subject_inside(at)
        also = at + 1 < self.last and self.tokens[at + 1].low in phrases.CONJUNCTIONS
        source = inside[1] if inside else self.subject_behind(at + also)
        told = self.tokens[max(at, source.end) + 1 :] if source is not None else []
        if source is None or any(token.low in self.cues.that or token.text == ":" for token in told):
            return None
        parted = self.cues.parted.get(self.tokens[at].low)
        if parted and not self.says(at):
            ending = self.tokens[self.last - 1].low
            return source if any(part == ending and opener == "*" for part, opener in parted) else None
        return source if self.ends_attribution(source, max(at, source.end)) else None
