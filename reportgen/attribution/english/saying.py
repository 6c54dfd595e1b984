"""Reported speech in one sentence: cue, speaker and what is said, by rules on tokens.

Knows neither paragraphs, which `text.py` joins, nor who "he" is, which
`people.py` tells.
"""

from __future__ import annotations

from reportgen.attribution.cues import Cues
from reportgen.attribution.english import phrases
from reportgen.attribution.english.ground import ADVERBIAL
from reportgen.attribution.english.objects import is_addition, is_deed, is_naming, is_noun, judges
from reportgen.attribution.english.taken import Taken
from reportgen.attribution.english.unsaid import is_unsaid
from reportgen.attribution.speech import Speech
from reportgen.attribution.tokens import DASHES, Phrase, Sentence, Token, capital

# Nouns of saying whose content may be an infinitive.
_INTENTS = frozenset("vow vows pledge promise threat call calls".split())
# What somebody does with a vow who utters it, and how far before whose it is.
_VOICING = frozenset(
    """repeat repeats repeated repeating renew renews renewed renewing reiterate reiterates reiterated
    reiterating reaffirm reaffirms reaffirmed reaffirming restated made makes making issued issues
    issuing underlined stressed emphasized emphasised announced announces voiced""".split()
)
_VOICED_REACH = 3
# Who does these may leave out to whom: `…, warned Hill`.
_UNHEARD = frozenset("warned warns cautioned cautions".split())
# A name under a quotation has no more tokens than this, full stops of initials counted.
_SIGNATURE = 8


def _is_name(tokens: Sentence, at: int) -> bool:
    token = tokens[at]
    initial = token.text == "." and at > 0 and len(tokens[at - 1].text) == 1
    return capital(token) or initial


def _opens_with(openers: frozenset[str], token: Token, cues: Cues) -> bool:
    return token.low in openers or ("*" in openers and token.kind != "p" and token.low not in cues.times)


class Saying(Taken):
    """The rules at work on one sentence, read once from left to right.

    Made for one sentence and asked once to `read`.
    """

    def read(self) -> list[Speech]:
        """All that the sentence reports, in its order."""
        for at, token in enumerate(self.tokens):
            if token.kind == "q":
                self._signed(at)
            if token.kind != "w":
                continue
            if is_deed(self.tokens, at):
                continue
            self._according(at) or self._verb(at) or self._act(at) or self._figure(at) or self._noun(at)
        told = zip(self.found, self.sources, strict=True)
        return [speech for speech, source in told if not is_unsaid(self.tokens, source, self.cues)]

    def speaker_of(self, at: int) -> Phrase | None:
        """Who stands before the verb at a token."""
        return self._speaker(self.group(at)[0], at, infinitive=False)

    def _signed(self, at: int) -> bool:
        """`"…" — Ann Hill`: a quotation with its speaker's name under it."""
        tokens, dash = self.tokens, at + 1
        while dash < len(tokens) and tokens[dash].text in DASHES:
            dash += 1
        end = dash
        while end < len(tokens) and end - dash < _SIGNATURE and _is_name(tokens, end):
            end += 1
        behind = tokens[end] if end < len(tokens) else None
        closes = behind is None or behind.kind == "q" or (behind.text == "." and end >= self.last)
        if dash == at + 1 or end - dash < 2 or not closes:
            return False
        while tokens[end - 1].kind == "p":
            end -= 1
        self.add([(at, at)], Phrase(dash, end - 1), None)
        self.used = max(self.used, end - 1)
        return True

    # -- according to -------------------------------------------------------------------

    def _according(self, at: int) -> bool:
        cues, tokens = self.cues, self.tokens
        for words in cues.according:
            if tuple(t.low for t in tokens[at : at + len(words)]) != words:
                continue
            source = phrases.after(tokens, self.behind_document(at + len(words)), cues)
            if source is None:
                return False
            if (at == 0 or self.used == at - 1) and source.role and self.ends_clause(source.role[1]):
                # "According to Hill, the road is closed": what follows the comma is said, no apposition.
                source = source._replace(role=None)
            stop = (source.role[1] if source.role else source.end) + 1
            while stop < self.last and tokens[stop].text != "," and tokens[stop].kind != "q":
                stop += 1
            content = self._around(at, stop)
            if not content:
                return False
            cue = (tokens[at].start, tokens[at + len(words) - 1].end)
            self.add(content, source, cue)
            self.used = max(self.used, stop - 1)
            return True
        return False

    def _around(self, at: int, stop: int) -> list[tuple[int, int]]:
        """What stands before and behind a phrase that attributes it, as token ranges."""
        begin = self.clause_start(at - 1)
        left = (begin, self.trim(at - 1))
        right = (stop + 1 if stop < self.last and self.tokens[stop].text == "," else stop, self.last - 1)
        if left[1] - left[0] >= 1 or any(t.kind == "q" for t in self.tokens[left[0] : left[1] + 1]):
            opener = right[0] < self.last and self.is_side_remark(right[0])
            return [left] if opener or right[1] - right[0] < 1 else [left, right]
        quoted = right[0] == right[1] and self.tokens[right[0]].kind == "q"
        return [right] if right[1] - right[0] >= 1 or quoted else []

    # -- verbs of saying and thinking -----------------------------------------------------

    def _verb(self, at: int) -> bool:  # noqa: PLR0911 - a list of rules, each with its answer
        cues, token = self.cues, self.tokens[at]
        belief = token.low in cues.beliefs and token.low not in cues.verbs
        if (token.low not in cues.verbs and not belief) or (at <= self.used and self.is_cue(at)):
            return False
        if capital(token) and at > 0:
            return False
        first, negated, passive, infinitive = self.group(at)
        if negated or (passive and not token.low.endswith("ing")):
            return False
        where, marked = self.content_start(at)
        if token.low in cues.doubtful and not (marked and self.verb_like(first)):
            return False
        if not belief and self._speaker_behind(first, at):
            return True
        source = self._speaker(first, at, infinitive=infinitive)
        if source is None:
            return False
        if belief and self.tokens[source.start].low in ("i", "we", "you"):
            return False
        plain = not belief and not infinitive
        if plain and (self._said_before(source, first, at, where) or self._passed_on(source, at, where)):
            return True
        return self._says(source, (first, at), where, marked=marked, strict=belief or infinitive)

    def _speaker(self, first: int, at: int, *, infinitive: bool) -> Phrase | None:
        cues, tokens = self.cues, self.tokens
        if first == 0:
            return None
        left = tokens[first - 1].low
        participle = tokens[at].low.endswith("ing") and first == at
        if (
            infinitive
            or left in ("and", "but", "then", "or")
            or (participle and (left in (",", "while") or left in self.cues.links))
        ):
            # Of `Hill met a man who said …, saying …` the man's is what he said and no more.
            relative = ("who", "which") if participle and left == "," else ()
            spoke = [s for s in self.sources if tokens[s.end].low not in relative]
            if spoke:
                return phrases.subject_between(tokens, spoke[-1].end, first, cues) or spoke[-1]
            return phrases.subject(tokens, first, cues)
        if left == "as":
            return phrases.quoted(tokens, first - 1, cues) if participle else None
        source = phrases.before(tokens, first - 1, cues)
        return self.maker(source) if source else None

    def _said_before(self, source: Phrase, first: int, at: int, where: int) -> bool:
        """`…, X said` : what is said stands before the speaker."""
        tokens = self.tokens
        left = source.start - 1
        if left < 0 or not (tokens[left].kind == "q" or tokens[left].text in (",", "—", "–", "?", "!")):
            return False
        if (
            tokens[left].kind == "q"
            and tokens[left].low == ","
            and where < self.last
            and tokens[where].kind == "w"
        ):
            where = self.last
        if (
            where < self.last
            and tokens[where].kind != "q"
            and tokens[where].text not in (",", ";", "—", "–", ":", ".")
        ):
            return False
        if tokens[left].kind != "q" and where < self.last and tokens[where].kind == "q":
            return False
        if tokens[first - 1].text == "," and source.role is None and not self.is_explained(source):
            return False
        return self.take_left(left, source, (first, at), where)

    def _passed_on(self, source: Phrase, at: int, where: int) -> bool:
        """`“…,” the paper quotes X as saying`: what is said stands before the one who passes it on."""
        tokens, verb = self.tokens, source.start - 1
        if verb < 1 or tokens[verb].low not in phrases.QUOTES or where < self.last:
            return False
        carrier = phrases.before(tokens, self.group(verb)[0] - 1, self.cues)
        left = carrier.start - 1 if carrier else -1
        if left < 0 or not (tokens[left].kind == "q" or tokens[left].text == ","):
            return False
        return self.take_left(left, source, (at, at), where)

    def _speaker_behind(self, first: int, at: int) -> bool:  # noqa: PLR0911 - a list of rules, each with its answer
        """`…, said X` : verb first, then the speaker."""
        tokens = self.tokens
        if first == 0 or at + 1 >= len(tokens) or first != at:
            return False
        left = first - 1
        if tokens[left].kind != "q" and tokens[left].text not in (",", "—", "–"):
            return False
        if tokens[at + 1].low in self.cues.that or tokens[at].low.endswith("ing"):
            return False
        hears = tokens[at].low in self.cues.tells and tokens[at].low not in _UNHEARD
        if (hears and tokens[left].kind != "q") or self._apposed(left):
            return False
        source = phrases.after(tokens, at + 1, self.cues)
        if source is None or phrases.is_bare_office(tokens, source):
            return False
        stop = (source.role[1] if source.role else source.end) + 1
        if (
            stop < self.last
            and tokens[stop].kind == "w"
            and tokens[stop].low not in self.cues.times
            and (tokens[stop].low not in self.cues.stops or tokens[stop].low in self.cues.auxiliaries)
        ):
            return False
        while stop < self.last and tokens[stop].text not in (",", ";", ":") and tokens[stop].kind != "q":
            stop += 1
        return self.take_left(left, source, (first, at), stop)

    def _apposed(self, left: int) -> bool:
        """Whether the comma before a verb closes an apposition to a speaker who opens the clause."""
        if self.tokens[left].text != ",":
            return False
        phrase = phrases.before(self.tokens, left, self.cues)
        if phrase is None or phrase.role is None or left - phrase.end > ADVERBIAL:
            return False
        named = any(capital(t) for t in self.tokens[phrase.start : phrase.end + 1])
        return named and (phrase.start == 0 or self.tokens[phrase.start - 1].kind == "q")

    def _says(self, source: Phrase, cue: tuple[int, int], where: int, *, marked: bool, strict: bool) -> bool:
        """`X said (that) …` : what is said follows the cue."""
        tokens, cues = self.tokens, self.cues
        if (
            where < self.last
            and tokens[where].text == ","
            and source.start
            and tokens[source.start - 1].low == "as"
        ):
            where, marked = where + 1, True
        if (
            where >= self.last
            or tokens[where].low in cues.auxiliaries
            or (tokens[where].kind == "p" and tokens[where].text not in "$€£([#@")
        ):
            return False
        if not marked and (not self.is_clause(where, strict=strict) or is_addition(tokens, cue[1], where)):
            return False
        end = self.content_end(where)
        if end < where or (end == where and tokens[where].kind != "q"):
            return False
        self.add([(where, end)], source, (tokens[cue[0]].start, tokens[cue[1]].end))
        self.found[-1].weak = tokens[cue[1]].low in cues.beliefs
        self.used = max(self.used, cue[1])
        return True

    # -- verbs that take an object or an infinitive, and nouns ------------------------------

    def _act(self, at: int) -> bool:
        cues, tokens = self.cues, self.tokens
        openers = cues.acts.get(tokens[at].low)
        following = tokens[at + 1] if at + 1 < self.last else None
        opens = following and openers and _opens_with(openers, following, cues)
        if self._is_somebodys(at):
            return False
        if openers is None or following is None or not (opens or self.is_relative(at)):
            return tokens[at].low in cues.labels and self._label(at)
        first, negated, passive, infinitive = self.group(at)
        if tokens[at].low in cues.doubtful and (not self.is_verb(first, at) or is_noun(tokens, at)):
            return False
        if negated or passive or infinitive or (first and tokens[first - 1].low in cues.determiners):
            return False
        source = self._speaker(first, at, infinitive=False)
        if source is None:
            return False
        # Of `spoke of`, `warned of` and `which he described as` the preposition is part of the cue.
        end = at + 1 if following.low in ("of", "as") and at + 2 < self.last else at
        return self._tells(source, first, end)

    def _figure(self, at: int) -> bool:
        """`put the toll at 11`, `timed it at 20 minutes`: a figure that somebody gives."""
        tokens, cues = self.tokens, self.cues
        figure = self.figure_behind(at) if at > self.used else -1
        first, negated, passive, infinitive = self.group(at)
        if figure < 0 or negated or infinitive:
            return False
        if passive:
            return self._figure_by(first, at, figure)
        if tokens[at].low in cues.doubtful and (first == 0 or is_noun(tokens, at)):
            return False
        if first and tokens[first - 1].low in cues.determiners | cues.links:
            return False
        source = self._speaker(first, at, infinitive=False)
        if source is None:
            return False
        return self._tells(source, first, at)

    def _figure_by(self, first: int, at: int, figure: int) -> bool:
        """`the toll was put at 11 by the police`."""
        tokens = self.tokens
        stop = min(self.last, figure + ADVERBIAL)
        by = next((i for i in range(figure + 1, stop) if tokens[i].low == "by"), -1)
        source = phrases.after(tokens, by + 1, self.cues) if 0 < by + 1 < self.last else None
        begin = self.clause_start(first - 1)
        if source is None or first < 1 or begin >= first:
            return False
        self.add([(begin, by - 1)], source, (tokens[first].start, tokens[at].end))
        self.found[-1].weak = True
        self.used = max(self.used, source.end)
        return True

    def _label(self, at: int) -> bool:
        """`called it "…"`: words that are a saying because a quotation is near behind them."""
        tokens = self.tokens
        quote = next((i for i in range(at + 1, min(self.last, at + ADVERBIAL)) if tokens[i].kind == "q"), -1)
        if quote >= 0 and any(t.low in self.cues.verbs for t in tokens[at + 1 : quote]):
            return False
        if at and tokens[at - 1].kind == "q" and self._speaker_behind(at, at):
            return True
        first, negated, passive, infinitive = self.group(at)
        source = None if negated or passive or infinitive else self._speaker(first, at, infinitive=False)
        if source is None:
            return False
        if source.start and tokens[source.start - 1].kind == "q" and quote < 0:
            return self._said_before(source, first, at, self.content_start(at)[0])
        if quote < 0:
            named = is_naming(tokens, at, self.cues) or judges(tokens, at)
            return named and self._tells(source, first, at)
        begin = at + 1
        if tokens[quote - 1].text in (",", ":"):
            begin = quote
        end = max(quote, self.content_end(begin)) if tokens[begin].kind != "q" else quote
        self.add([(begin, end)], source, (tokens[first].start, tokens[at].end))
        self.used = max(self.used, quote)
        return True

    def _tells(self, source: Phrase, first: int, last: int) -> bool:
        """What stands behind a cue is told, without being marked as told: `called the search more urgent`."""
        tokens = self.tokens
        self.add([(last + 1, self.content_end(last + 1))], source, (tokens[first].start, tokens[last].end))
        self.found[-1].weak = True
        return True

    def _noun(self, at: int) -> bool:
        cues, tokens = self.cues, self.tokens
        following = tokens[at + 1].low if at + 2 < self.last else ""
        if tokens[at].low not in cues.nouns or following not in ("that", "to"):
            return False
        if following == "to" and tokens[at].low not in _INTENTS:
            return False
        owner = at - 1
        while (
            owner >= 0
            and tokens[owner].kind == "w"
            and tokens[owner].low == tokens[owner].text.lower()
            and at - owner < 4
        ):
            if tokens[owner].low in ("his", "her", "their", "its", "my", "our"):
                break
            owner -= 1
        if owner < 0 or tokens[owner].kind != "w":
            return False
        possessive = tokens[owner].low != tokens[owner].text.lower()
        if not possessive and tokens[owner].low not in ("his", "her", "their", "its", "my", "our"):
            return False
        source = Phrase(owner, owner) if not possessive else phrases.before(tokens, owner, cues)
        if source is None or (following == "to" and not self._is_voiced(source.start)):
            return False
        return self._tells(source, at, at)

    def _is_somebodys(self, at: int) -> bool:
        """Whether a vow is a noun, being one person's: `Hill's vow to`, the ending lost `Hill vow to`."""
        tokens = self.tokens
        if at == 0 or tokens[at].low not in _INTENTS or tokens[at].low.endswith("s"):
            return False
        owner, before = tokens[at - 1], tokens[at - 2].low if at > 1 else ""
        if owner.low != owner.text.lower():
            return True
        return capital(owner) and not owner.low.endswith("s") and before not in ("and", "or", ",", "&")

    def _is_voiced(self, owner: int) -> bool:
        """Whether a vow is made in the sentence; what goes along with one, or breaks it, the writer tells."""
        return any(t.low in _VOICING for t in self.tokens[max(0, owner - _VOICED_REACH) : owner])
