"""Noun phrases beside a cue: who is said to say it, without a parser.

A phrase is walked outwards from the cue, token by token, until a word that
can stand in no speaker's name or title.
"""

from __future__ import annotations

from reportgen.attribution.cues import Cues
from reportgen.attribution.tellers import descriptions
from reportgen.attribution.tokens import Phrase, Sentence, Token, capital

# Longer phrases are never a speaker; the bound also keeps the walk linear in the text.
_LONGEST = 18
_LONGEST_APPOSITION = 34
# Lower-case words that name a speaker without an article and without a plural s.
_BARE = frozenset("police people prosecutors management staff counsel congress parliament leadership".split())
QUOTES = frozenset("quoted quotes quoting quote cited cites citing".split())
"""Forms of what an outlet does with the words of others."""
# Nobody is called so: `directors said Wednesday it has`.
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
# Small words that join the words of a body's name; behind one of them `and` does so too.
_IN_NAMES = frozenset(["of", "for"])
_BREAKS = (",", "—", "–")
# How somebody was asked, and what stands behind it.
_ASKED = frozenset("interviewed reached contacted surveyed polled questioned quoted cited approached".split())
_ASKING = frozenset("by in at on for near".split())
# Those that can be the possessive of a plural.
_APOSTROPHES = frozenset("’'")
# A speaker who is an object: `quoted him as saying`.
_OBJECTS = frozenset(["him", "her", "them"])
# Of how many somebody is one where the others are only pointed at: `one of them`.
_POINTED = frozenset(["them", "us"])


def before(tokens: Sentence, end: int, cues: Cues) -> Phrase | None:
    """The noun phrase that ends at a token, read leftwards, appositions skipped."""
    if end < 0:
        return None
    if tokens[end].text == ")":
        return before(tokens, _opening(tokens, end) - 1, cues)
    if tokens[end].text in _BREAKS:
        return _with_apposition(tokens, end, cues)
    return _core(tokens, end, cues)


def after(tokens: Sentence, start: int, cues: Cues) -> Phrase | None:
    """The noun phrase that begins at a token, read rightwards, with the apposition behind it."""
    end = start - 1
    for at in range(start, min(len(tokens), start + _LONGEST)):
        if not _goes_on(tokens, at, start, cues):
            break
        end = at
    while end >= start and tokens[end].low in cues.links:
        end -= 1
    if end < start or not _names(tokens, start, end, cues):
        return None
    return Phrase(start, end, _apposition_after(tokens, end, cues))


def subject(tokens: Sentence, limit: int, cues: Cues) -> Phrase | None:
    """The noun phrase that opens a sentence, introductory adverbials skipped."""
    start = 0
    while start < limit and (
        tokens[start].kind != "w" or tokens[start].low in ("but", "and", "yet", "so", "still")
    ):
        start += 1
    if start < limit and _introduces(tokens[start], cues):
        comma = next((i for i in range(start, min(limit, start + _LONGEST)) if tokens[i].text == ","), -1)
        if comma < 0:
            return None
        start = comma + 1
    end = start
    while end < limit and _opens_clause(tokens, end, start, cues):
        end += 1
    if end == start or not _names(tokens, start, end - 1, cues):
        return None
    return Phrase(start, end - 1)


def subject_between(tokens: Sentence, begin: int, end: int, cues: Cues) -> Phrase | None:
    """The subject of a clause that a conjunction opens between two tokens: `, and B agreed, calling`."""
    for at in range(end - 1, max(begin, end - _LONGEST), -1):
        if tokens[at].low not in ("and", "but", "while") or tokens[at - 1].text not in (",", ";"):
            continue
        found = subject(tokens[at + 1 : end], end - at - 1, cues)
        verb = tokens[at + 2 + found.end].low if found and at + 2 + found.end < end else ""
        if found and (verb.endswith("ed") or verb in cues.verbs | cues.beliefs):
            return Phrase(found.start + at + 1, found.end + at + 1)
        return None
    return None


def quoted(tokens: Sentence, end: int, cues: Cues) -> Phrase | None:
    """Whom somebody quotes (`X quoted Y as saying`, `Y was quoted as saying`), `as` being at a token."""
    for at in range(end - 1, max(0, end - _LONGEST), -1):
        if tokens[at].low not in QUOTES:
            continue
        if at == end - 2 and tokens[end - 1].low in _OBJECTS:
            return Phrase(end - 1, end - 1)
        passive = tokens[at - 1].low in cues.passives
        found = before(tokens, at - 2, cues) if passive else after(tokens[:end], at + 1, cues)
        last = end - 1 - (tokens[end - 1].text == ",")
        whole = found is not None and last in (found.end, found.role[1] if found.role else -1)
        return found if passive or whole else None
    return None


def is_bare_office(tokens: Sentence, source: Phrase) -> bool:
    """Whether a phrase is a lone noun without article or name, as in `was declared harbor master`."""
    last = tokens[source.end]
    words = tokens[source.start : source.end + 1]
    plain = not capital(last) and last.low not in _BARE and not last.low.endswith("s")
    # `Hill’s lawyer` is somebody, as is `harbor master, Per Lund,`.
    owned = any(token.low != token.text.lower() for token in words)
    return plain and not owned and source.role is None and len(words) > 1 and capital(words[0])


def _introduces(token: Token, cues: Cues) -> bool:
    low = token.low
    if low in cues.pronouns or low in cues.determiners:
        return False
    return low in cues.times or low in cues.links or low in cues.stops or low.endswith(("ing", "ed", "ly"))


def _opens_clause(tokens: Sentence, at: int, start: int, cues: Cues) -> bool:
    token = tokens[at]
    if token.kind != "w":
        return at > start and ((token.text == "." and capital(tokens[at - 1])) or _owns(tokens, at))
    if at == start:
        return token.low not in cues.stops or token.low in cues.pronouns
    return _goes_on_clause(tokens, at, start, cues)


def _goes_on_clause(tokens: Sentence, at: int, start: int, cues: Cues) -> bool:
    """Whether a word goes on with the subject that opens a clause."""
    token = tokens[at]
    if tokens[start].low in cues.pronouns and tokens[start].low not in cues.determiners:
        return False
    if _joins_name(tokens, at, start) or (at > start + 1 and _joins_name(tokens, at - 1, start)):
        return True
    if token.low in cues.stops | cues.adverbs | cues.verbs or token.low.endswith(("ed", "ing")):
        return False
    if _ends_description(tokens, at - 1, start, cues) and token.low not in descriptions.HUMANS:
        return capital(token)
    return (
        capital(token)
        or not capital(tokens[at - 1])
        or (at == start + 1 and tokens[start].low in cues.determiners)
        or _ends_description(tokens, at, start, cues)
    )


def _joins_name(tokens: Sentence, at: int, start: int) -> bool:
    """Whether a small word stands inside a name: `the Board for Harbor Works and Dredging`."""
    if at + 1 >= len(tokens) or not capital(tokens[at - 1]) or not capital(tokens[at + 1]):
        return False
    opened = any(token.low in _IN_NAMES for token in tokens[start:at])
    return tokens[at].low in _IN_NAMES or (tokens[at].low == "and" and opened)


def _ends_description(tokens: Sentence, at: int, start: int, cues: Cues) -> bool:
    """Whether a noun for a person can end what a determiner opens: `the Florida senator`."""
    return at > start and tokens[start].low in cues.determiners and tokens[at].text in descriptions.HUMANS


def _opening(tokens: Sentence, end: int) -> int:
    for at in range(end, max(-1, end - _LONGEST), -1):
        if tokens[at].text == "(":
            return at
    return -1


def _with_apposition(tokens: Sentence, end: int, cues: Cues) -> Phrase | None:
    mark = tokens[end].text
    plain: Phrase | None = None
    for at in range(end - 1, max(0, end - _LONGEST_APPOSITION), -1):
        if tokens[at].text != mark:
            continue
        core = _core(tokens, at - 1, cues) if tokens[at - 1].text != ")" else before(tokens, at - 1, cues)
        if core is None or not _may_be_apposed(tokens, at + 1, cues):
            continue
        role = None if tokens[at + 1].low in ("who", "which", "whose") else (at + 1, end - 1)
        found = Phrase(core.start, core.end, role)
        named = any(capital(t) for t in tokens[core.start : core.end + 1]) and core.start != core.end
        if named or (role and plain is None and _introduces_name(tokens, core, role, cues)):
            return found
        plain = plain or found
    return plain


def _introduces_name(tokens: Sentence, core: Phrase, role: tuple[int, int], cues: Cues) -> bool:
    """Whether a description stands before its bearer's full name: `its spokesman, Ann Hill,`."""
    name = tokens[role[0] : role[1] + 1]
    whole = all(capital(t) or t.text == "." for t in name) and name[0].low not in _DAYS
    described = len(name) > 1 or not capital(tokens[core.end])
    return whole and described and tokens[core.start].low in cues.determiners


def _is_partitive(tokens: Sentence, at: int) -> bool:
    """Whether a token ends `one of them`."""
    return at > 1 and tokens[at].low in _POINTED and (tokens[at - 2].low, tokens[at - 1].low) == ("one", "of")


def _may_be_apposed(tokens: Sentence, at: int, cues: Cues) -> bool:
    return (
        tokens[at].kind == "w"
        and tokens[at].low not in ("and", "but", "or", "so")
        and tokens[at].low not in cues.that
    )


def _core(tokens: Sentence, end: int, cues: Cues) -> Phrase | None:
    if end < 0 or tokens[end].kind != "w":
        return None
    if tokens[end].low in cues.pronouns:
        return _relative(tokens, end, cues) if tokens[end].low in ("who", "which") else Phrase(end, end)
    if _is_partitive(tokens, end):
        return Phrase(end - 2, end)
    if tokens[end].low in cues.stops and not (end > 0 and capital(tokens[end])):
        return None
    start, at = end, end - 1
    while at >= 0 and end - at < _LONGEST:
        if (behind := _partner(tokens, at)) >= 0:
            start = at = behind
            continue
        step = _step(tokens, at, cues)
        if step == 0:
            break
        start = at
        if step == 2:
            break
        at -= 1
    while start < end and (tokens[start].low in cues.links or tokens[start].low in ("and", "&", ".", "-")):
        start += 1
    if _is_state(tokens, start, end) and (town := _core(tokens, start - 2, cues)):
        return town._replace(end=end)
    end = _asked(tokens, start, end)
    return Phrase(start, end) if _names(tokens, start, end, cues) else None


def _is_state(tokens: Sentence, start: int, end: int) -> bool:
    """Whether a phrase is only the state behind a town: `a judge in Washington, D.C.`."""
    dotted = start == end > 1 and tokens[end].text.count(".") > 1
    return dotted and tokens[start - 1].text == "," and capital(tokens[start - 2])


def _asked(tokens: Sentence, start: int, end: int) -> int:
    """The last token of a phrase without who asked whom it names: `residents interviewed by the paper`."""
    for at in range(start + 1, end):
        if tokens[at].low in _ASKED and tokens[at + 1].low in _ASKING:
            return at - 1
    return end


def _partner(tokens: Sentence, at: int) -> int:
    """The last token of a name that `and` joins over a bracket: `Ann Hill (D) and Per Lund`; else -1."""
    if at < 2 or tokens[at].low != "and" or tokens[at - 1].text != ")" or not capital(tokens[at + 1]):
        return -1
    opening = _opening(tokens, at - 1)
    return opening - 1 if opening > 0 and capital(tokens[opening - 1]) else -1


def _step(tokens: Sentence, at: int, cues: Cues) -> int:  # noqa: PLR0911 - a list of rules, each with its answer
    """0: the phrase stops before this token; 1: it goes on; 2: it begins here."""
    token, left = tokens[at], tokens[at - 1] if at else None
    linked = left is not None and left.low in cues.links and at > 1
    if token.kind != "w":
        glued = left is not None and left.end == token.start and capital(left)
        return int((glued and token.text in ".&-") or _owns(tokens, at))
    if token.low in cues.determiners:
        return 1 if linked else 2
    if token.low in cues.links:
        before_it = (
            left is not None and left.kind == "w" and left.low not in cues.stops | cues.verbs | cues.adverbs
        )
        return int(before_it)
    if token.low == "and":
        return int(left is not None and capital(left) and capital(tokens[at + 1]))
    if token.low in cues.stops or token.low in cues.pronouns or token.low in cues.verbs:
        return int(capital(token) and at > 0 and token.low not in cues.that)
    if token.low in cues.adverbs:
        return 0
    return 1


def _owns(tokens: Sentence, at: int) -> bool:
    """Whether a mark is the possessive of a plural before a noun: `the sailors' union`."""
    if tokens[at].text not in _APOSTROPHES or not 0 < at < len(tokens) - 1:
        return False
    left, right = tokens[at - 1], tokens[at + 1]
    glued = left.kind == "w" and left.end == tokens[at].start and left.low.endswith("s")
    return glued and right.kind == "w" and right.start > tokens[at].end


def _relative(tokens: Sentence, end: int, cues: Cues) -> Phrase | None:
    at = end - 1
    if at >= 0 and tokens[at].text == ",":
        at -= 1
    antecedent = _core(tokens, at, cues) if at >= 0 and tokens[at].text != ")" else None
    return Phrase(antecedent.start, end) if antecedent else Phrase(end, end)


def _names(tokens: Sentence, start: int, end: int, cues: Cues) -> bool:
    """Whether the tokens can name a speaker."""
    words = [t for t in tokens[start : end + 1] if t.kind == "w"]
    if not words:
        return False
    if len(words) == 1:
        low = words[0].low
        if low in cues.pronouns or low in _DAYS:
            return low not in _DAYS
        if capital(words[0]):
            return (low not in cues.stops and low not in cues.times) or start > 0
        return low in _BARE or (low.endswith("s") and not low.endswith("ss") and low not in cues.links)
    return words[0].low in cues.determiners or any(capital(w) for w in words) or words[-1].low.endswith("s")


def _goes_on(tokens: Sentence, at: int, start: int, cues: Cues) -> bool:  # noqa: PLR0911 - a list of rules, each with its answer
    token = tokens[at]
    if token.kind != "w":
        return (at > start and _owns(tokens, at)) or (
            token.text in ".&-"
            and at > start
            and capital(tokens[at - 1])
            and token.start == tokens[at - 1].end
            and (token.text != "." or (at + 1 < len(tokens) and capital(tokens[at + 1])))
        )
    if at == start and token.low in cues.pronouns:
        return True
    if at > start and tokens[start].low in cues.pronouns and tokens[start].low not in cues.determiners:
        return False
    if _is_partitive(tokens, at):
        return True
    if token.low in cues.links:
        return at > start and token.low in ("of", "for", "de", "du", "del", "von")
    if token.low in cues.determiners:
        return at == start or tokens[at - 1].low in cues.links
    if token.low == "and":
        return at > start and at + 1 < len(tokens) and capital(tokens[at - 1]) and capital(tokens[at + 1])
    stopped = token.low in cues.stops or token.low in cues.verbs or token.low in cues.times
    return not stopped or (capital(token) and at > start)


def _apposition_after(tokens: Sentence, end: int, cues: Cues) -> tuple[int, int] | None:
    at = end + 1
    if at + 1 >= len(tokens) or tokens[at].text != "," or not _may_be_apposed(tokens, at + 1, cues):
        return None
    if tokens[at + 1].low in ("who", "which", "while", "as") or tokens[at + 1].low.endswith("ing"):
        return None
    stop = at + 1
    while stop < len(tokens) and stop - at < _LONGEST_APPOSITION:
        token = tokens[stop]
        if token.kind == "q" or token.text in (",", ";", ":", "—", "–"):
            break
        if token.text == "." and stop == len(tokens) - 1:
            break
        stop += 1
    return (at + 1, stop - 1) if stop > at + 1 else None
