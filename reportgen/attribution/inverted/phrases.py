"""Noun phrases of German, French, Spanish and Russian: who stands before or behind a verb of saying.

No parser: a phrase is walked token by token until a word that can stand in no
speaker's name or description.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from reportgen.attribution.cues import Cues
from reportgen.attribution.tellers import names
from reportgen.attribution.tokens import WORK, Phrase, Sentence, Token, capital

# Longer phrases are never a speaker; the bounds also keep the walks linear in the text.
_LONGEST = 16
_LONGEST_APPOSITION = 24
CONJUNCTIONS = ("und", "et", "y", "e", "и")
_ELISION = re.compile(r"^(?:l|d|qu|jusqu|lorsqu|n|s|c|j|m|t)[’'](?=\w)")
_CLITIC = re.compile(r"^([^\W\d_]+)-(?:t-)?(ils?|elles?|on|je|nous)$")
_ENDING = re.compile(
    r"(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ой|ою|ый|ий|ым|им|ых|их|ом|ем|ём|ей|ая|яя|ов|ев|ам|ям|ах|ях|"
    r"ия|ии|ию|[аяоеуюыиьй])$"
)
_INITIAL = 1


def unelided(low: str) -> str:
    """A French word without the article or preposition that is glued to it."""
    return _ELISION.sub("", low) if "'" in low or "’" in low else low


def clitic(token: Token) -> tuple[str, str] | None:
    """The verb and the pronoun of `a-t-elle` and `dit-il`, None for other words."""
    found = _CLITIC.match(token.low) if "-" in token.low else None
    return (found[1], found[2]) if found else None


def stem(low: str) -> str:
    """A word without the ending that a Russian case or a Romance plural gives it."""
    if low[:1] >= "а":
        return _ENDING.sub("", low) if len(low) > 3 else low
    return low.rstrip("s") if len(low) > 3 else low


def _is_of(low: str, kinds: frozenset[str]) -> bool:
    low, ends = unelided(low), _compounds(kinds)
    compound = low.endswith(ends) or low.removesuffix("es").endswith(ends)
    return low in kinds or stem(low) in _stems(kinds) or compound


# Shorter nouns end too many other words.
_COMPOUND = 4


@lru_cache(maxsize=16)
def _stems(kinds: frozenset[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in kinds)


@lru_cache(maxsize=16)
def _compounds(kinds: frozenset[str]) -> tuple[str, ...]:
    """Ends of German compounds; a language whose nouns do not compound has none."""
    german = "sprecher" in kinds or "zeitung" in kinds
    return tuple(sorted(word for word in kinds if len(word) >= _COMPOUND)) if german else ()


def is_role(low: str, cues: Cues) -> bool:
    """Whether a word in lower case is an office or a trade."""
    return _is_of(low, cues.roles)


def is_body(low: str, cues: Cues) -> bool:
    """Whether a word in lower case is a body or group that speaks."""
    return _is_of(low, cues.bodies)


def is_body_name(word: str, cues: Cues) -> bool:
    """Whether a word as written names a body: by its noun, or as an acronym."""
    return word[:1].isupper() and (is_body(word.lower(), cues) or (len(word) > 1 and word.isupper()))


def behind_adverbials(tokens: Sentence, at: int, cues: Cues) -> int:
    """The first token at or behind one that is no adverb, time or hearer of the saying."""
    while at < len(tokens) and tokens[at].kind == "w":
        low = unelided(tokens[at].low)
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        particle = low in cues.particles and (
            low not in cues.times or following is None or following.kind == "p"
        )
        if particle or low in cues.days or low in cues.adverbs or low in cues.negations:
            at += 1
        elif following is not None and following.low in cues.days and low in cues.determiners | cues.times:
            at += 2
        elif low in cues.hearers:
            at = behind_hearer(tokens, at + 1)
        elif low in cues.times:
            at = _behind_preposition(tokens, at, cues)
        else:
            break
    return at


def behind_hearer(tokens: Sentence, at: int) -> int:
    """The first token behind the name of a hearer (`агентству «Центр»`)."""
    while at < len(tokens) and (tokens[at].kind == "q" and tokens[at].end - tokens[at].start < WORK):
        at += 1
    return at


def _behind_preposition(tokens: Sentence, at: int, cues: Cues) -> int:
    """Behind a preposition and its noun: up to a sign, a conjunction or the next noun phrase."""
    here = at + 1
    while here < len(tokens) and (tokens[here].low in cues.determiners or tokens[here].low in cues.links):
        here += 1
    here += 1
    while here < len(tokens) and here - at < _LONGEST and tokens[here].kind == "w":
        token = tokens[here]
        left_links = tokens[here - 1].low in cues.links
        if token.low in cues.that or (token.low in cues.determiners - cues.links and not left_links):
            break
        if not left_links and token.low not in cues.links and _opens_name(tokens, here, cues):
            break
        if token.low in cues.times or token.low in cues.pronouns:
            break
        here += 1
    return min(here, len(tokens))


def _opens_name(tokens: Sentence, at: int, cues: Cues) -> bool:
    """Whether a phrase without an article begins: a role, or a name behind a word that is none."""
    token, left = tokens[at], tokens[at - 1]
    if is_role(token.low, cues):
        return True
    acronym = len(token.text) > 1 and token.text.isupper()
    return capital(token) and not capital(left) and not acronym


def after(tokens: Sentence, start: int, cues: Cues, *, certain: bool = False) -> Phrase | None:
    """The noun phrase that begins at a token, with the apposition behind it.

    Where it is certain that a speaker follows, any noun is one.
    """
    end = start - 1
    for at in range(start, min(len(tokens), start + _LONGEST)):
        if not _goes_on(tokens, at, start, cues):
            break
        end = at
    while end >= start and (tokens[end].low in cues.links | cues.determiners) and not capital(tokens[end]):
        end -= 1
    if end < start or not (certain or _names(tokens, start, end, cues)):
        return None
    return Phrase(start, end, _apposition(tokens, end, cues))


def breaks(token: Token, cues: Cues) -> bool:
    """Whether a word can stand in no noun phrase."""
    low = token.low
    return (
        low in cues.verbs
        or low in cues.stops
        or low in cues.that
        or low in cues.adverbs
        or low in cues.auxiliaries
        or low in cues.negations
        or low in cues.likewise
        or low in cues.behind
        or low in cues.moods
    )


def is_day(tokens: Sentence, at: int, cues: Cues) -> bool:
    """Whether a word is one of time; where nouns are written small a capital makes it a name (`Julio`)."""
    token = tokens[at]
    return token.low in cues.days and (at == 0 or bool(cues.owners) or not capital(token))


def _goes_on(tokens: Sentence, at: int, start: int, cues: Cues) -> bool:  # noqa: C901, PLR0911 - a list of rules, each with its answer
    token, first = tokens[at], at == start
    if token.kind == "q":
        return not first and is_body(tokens[at - 1].low, cues) and token.end - token.start <= WORK
    if token.kind == "p":
        return not first and _is_initial(tokens, at)
    low = token.low
    if first:
        if low in cues.pronouns or low in cues.determiners:
            return True
        return (
            low not in cues.times
            and low not in CONJUNCTIONS
            and not is_day(tokens, at, cues)
            and not breaks(token, cues)
        )
    left = tokens[at - 1]
    if tokens[start].low in cues.pronouns and tokens[start].low not in cues.determiners:
        return False
    if _is_particle(tokens, at, cues):
        return True
    if low in CONJUNCTIONS:
        return _joins_names(tokens, at, cues)
    if low in cues.links:
        return _links(tokens, at, cues)
    if low in cues.determiners:
        return left.low in cues.links or (low in cues.owners and left.low not in cues.determiners)
    if is_day(tokens, at, cues):
        return False
    if capital(token):
        return True
    if low in cues.times or low in cues.pronouns or low in cues.particles or low in cues.hearers:
        return False
    return not breaks(token, cues) and not _is_done(tokens, at, start, cues)


def _is_particle(tokens: Sentence, at: int, cues: Cues) -> bool:
    """Whether a small word stands inside a name: `Ulla von der Heyden`, `João dos Reis`."""
    begin, end = at, at
    while begin and tokens[begin].text in names.PARTICLES:
        begin -= 1
    while end + 1 < len(tokens) and tokens[end].text in names.PARTICLES:
        end += 1
    if at in (begin, end) or not capital(tokens[begin]) or not capital(tokens[end]):
        return False
    if any(is_role(tokens[i].low, cues) or is_body_name(tokens[i].text, cues) for i in (begin, end)):
        return False
    # Where nouns have capitals, a second one before it is a surname: `Petra Holm von der Feuerwehr`.
    before_it = tokens[begin - 1] if begin else None
    surname = before_it is not None and capital(before_it) and not is_role(before_it.low, cues)
    return not (cues.owners and surname)


def _joins_names(tokens: Sentence, at: int, cues: Cues) -> bool:
    """Whether a conjunction stands between two names, the second of which is no verb."""
    if at + 1 >= len(tokens) or tokens[at + 1].low in cues.verbs:
        return False
    return capital(tokens[at - 1]) and capital(tokens[at + 1])


def _links(tokens: Sentence, at: int, cues: Cues) -> bool:
    """Whether a preposition goes on with the phrase; all but that of the genitive only behind a noun."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].low in ("von", "aus") and following is not None and following.low in cues.determiners:
        # `Petra Holm von der Gewerkschaft`, `... von der SPD`, but not `von den Plänen`.
        of_body = at + 2 < len(tokens) and is_body_name(tokens[at + 2].text, cues)
        return of_body and at > 1 and capital(tokens[at - 1]) and capital(tokens[at - 2])
    if tokens[at].low in ("de", "du", "des", "del", "von", "vom", "für", "d", "der", "aus"):
        return True
    return tokens[at].low not in cues.times or is_role(tokens[at - 1].low, cues)


def _is_done(tokens: Sentence, at: int, start: int, cues: Cues) -> bool:
    """Whether the phrase is full before a word in small letters: behind a name, in German behind a noun."""
    left = tokens[at - 1]
    if not capital(left):
        return False
    return bool(cues.owners) or (
        at - 2 >= start and capital(tokens[at - 2]) and tokens[at - 2].low not in cues.determiners
    )


def _is_initial(tokens: Sentence, at: int) -> bool:
    left = tokens[at - 1]
    known = len(left.text) == _INITIAL or left.low in ("dr", "mme", "sra", "sr", "prof")
    return tokens[at].text == "." and capital(left) and left.end == tokens[at].start and known


def before(tokens: Sentence, end: int, cues: Cues) -> Phrase | None:
    """The noun phrase that ends at a token, read leftwards, an apposition skipped."""
    if end < 0:
        return None
    if tokens[end].text == ")":
        end = next((i for i in range(end, max(-1, end - _LONGEST), -1) if tokens[i].text == "("), 0) - 1
        return before(tokens, end, cues) if end >= 0 and tokens[end].text != ")" else None
    if tokens[end].text == ",":
        return _with_apposition(tokens, end, cues)
    return _core(tokens, end, cues)


def _with_apposition(tokens: Sentence, end: int, cues: Cues) -> Phrase | None:
    for at in range(end - 1, max(0, end - _LONGEST_APPOSITION), -1):
        if tokens[at].text == "," and at + 1 < end:
            core = _core(tokens, at - 1, cues)
            if core is not None and tokens[at + 1].low not in cues.that | frozenset(CONJUNCTIONS):
                role = None if tokens[at + 1].low in cues.relatives else (at + 1, end - 1)
                return Phrase(core.start, core.end, role)
    return None


def _core(tokens: Sentence, end: int, cues: Cues) -> Phrase | None:
    start = end + 1
    for at in range(end, max(-1, end - _LONGEST), -1):
        step = _step(tokens, at, end, cues)
        if step < 0:
            start = _behind_adverbial(tokens, at + 1, end, cues)
            break
        if step == 0:
            break
        start = at
        if step > 1:
            break
    while start <= end and tokens[start].low in (*CONJUNCTIONS, "."):
        start += 1
    if start <= end and tokens[start].low in cues.times and not capital(tokens[start]):
        start = _behind_adverbial(tokens, start + 1, end, cues)
    if start > end or not _names(tokens, start, end, cues):
        return None
    return Phrase(start, end)


def _behind_adverbial(tokens: Sentence, start: int, end: int, cues: Cues) -> int:
    """First token of the subject behind an adverbial without a comma: an office or a full name, else none."""
    for at in range(start + 1, end + 1):
        if (
            is_role(tokens[at].low, cues)
            and tokens[at - 1].low not in cues.times | cues.links | cues.determiners
        ):
            return at
    pair = end > start + 1 and capital(tokens[end]) and capital(tokens[end - 1])
    return end - 1 if pair and not cues.owners else end + 1


def _step(tokens: Sentence, at: int, end: int, cues: Cues) -> int:  # noqa: PLR0911 - a list of rules, each with its answer
    """-1: no speaker; 0: the phrase stops behind this token; 1: it goes on; 2: it begins here."""
    token, left = tokens[at], tokens[at - 1] if at else None
    low, noun = token.low, left is not None and _is_noun(left, cues)
    if token.kind == "q":
        named = left is not None and is_body(left.low, cues)
        return int(named and token.end - token.start <= WORK)
    if token.kind == "p":
        return int(at > 0 and _is_initial(tokens, at))
    if low in cues.pronouns and low not in cues.determiners:
        return 2 if at == end else 0
    if low in CONJUNCTIONS:
        return int(left is not None and capital(left) and at < end and capital(tokens[at + 1]))
    if low in cues.links and noun:
        return 1
    if low in cues.determiners:
        linked = left is not None and (left.low in cues.times or (left.low in cues.links and at > 1))
        return 1 if linked or (low in cues.owners and noun) else 2
    if is_day(tokens, at, cues):
        return 0 if at < end else -1
    if low in cues.times:
        return 1 if noun and at < end else -1
    if low in cues.hearers or (breaks(token, cues) and not (capital(token) and at)):
        return 0
    return 1


def _is_noun(token: Token, cues: Cues) -> bool:
    if token.kind != "w" or token.low in cues.days or token.low in cues.times or token.low in cues.links:
        return False
    if token.low in cues.determiners or token.low in cues.pronouns:
        return False
    return capital(token) if cues.owners else not breaks(token, cues)


def _names(tokens: Sentence, start: int, end: int, cues: Cues) -> bool:
    """Whether the tokens can name a speaker."""
    words = [t for t in tokens[start : end + 1] if t.kind == "w"]
    if not words or all(t.text[0].isdigit() for t in words):
        return False
    if len(words) == 1 and words[0].low in cues.pronouns:
        return True
    if all(t.low in cues.determiners or t.low in cues.links for t in words):
        return False
    if words[0].low in cues.determiners or any(capital(t) for t in words):
        return True
    return (
        any(is_role(t.low, cues) or is_body(t.low, cues) for t in words)
        or unelided(words[0].low) != words[0].low
    )


def named(tokens: Sentence, start: int, end: int, cues: Cues) -> bool:
    """Whether a phrase is of a person or body by a name in two capitals, an office or a body in it."""
    words = tokens[start : end + 1]
    pairs = pairwise(words)
    return any(is_role(t.low, cues) or is_body(t.low, cues) for t in words) or any(
        capital(a) and capital(b) and a.low not in cues.determiners for a, b in pairs
    )


def _apposition(tokens: Sentence, end: int, cues: Cues) -> tuple[int, int] | None:
    at = end + 1
    if at + 1 >= len(tokens) or tokens[at].text != "," or tokens[at + 1].kind != "w":
        return None
    first = tokens[at + 1]
    if first.low in cues.relatives - cues.determiners or first.low in cues.that or first.low in cues.verbs:
        return None
    stop = at + 1
    while stop < len(tokens) and stop - at < _LONGEST_APPOSITION:
        token = tokens[stop]
        if token.low in cues.verbs or token.low in cues.moods or token.low in cues.auxiliaries - cues.links:
            return None
        if token.kind == "q" or (token.kind == "p" and token.text in ",;:—–.!?"):
            break
        stop += 1
    return (at + 1, stop - 1) if stop > at + 1 else None
