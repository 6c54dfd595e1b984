"""The party a teller speaks for, from how the text describes the teller; unknown stays None.

Countries, demonyms, capitals and seats of government are data.  An outlet has
no side here: supposed politics are nobody's side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from reportgen.attribution import demonyms
from reportgen.attribution.parties import FACTIONS, STATES


def _table(column: int) -> dict[str, str]:
    """Side by word, of the names (0), the capitals (1) or the seats (2)."""
    found: dict[str, str] = {}
    for line in STATES.strip().splitlines():
        side_, _, words = line.partition(":")
        columns = [*words.split("|"), "", ""]
        found |= {word.replace("-", " "): side_ for word in columns[column].split()}
    return found


_CAPITALS, _SEATS = _table(1), _table(2)
# `Al-Qaeda` and the like are written with a hyphen or without one.
_PARTIES = _table(0) | _CAPITALS | _SEATS
_ABBREVIATIONS = frozenset("us uk un eu uae usa".split())
# Who and what speaks for a state where its name stands beside it.
OFFICES = frozenset(
    """official officials president presidents minister ministers ministry ministries chancellor premier
    king queen emir sultan prince adviser advisers advisor advisors aide aides spokesman spokesmen
    spokeswoman spokeswomen spokesperson spokespeople spokespersons government governments
    administration army military troops forces force navy police diplomat diplomats ambassador
    ambassadors envoy envoys authorities secretary general generals admiral colonel commander
    commanders officer officers prosecutor prosecutors intelligence embassy parliament leader
    leaders delegation negotiator negotiators regime department presidency cabinet consul consulate
    mission command service services guard guards agency office coalition chief secretary-general
    commissioner legislature junta marines representative representatives fleet brigade""".split()
)
_LOCAL = frozenset(
    """police prosecutor prosecutors officer officers leader leaders general official officials""".split()
)
"""Words for those who speak for a state where its name stands beside them, in lower case."""
# Whose office a word before the head takes from the state.
_UNOFFICIAL = re.compile(
    r"\b(?:opposition|rebels?|former|ex|then|retired|onetime|one-time|business|religious|church|"
    r"union|labor|party|student|community|"
    r"hospital|university|college|school|company|bank|banking|industry|club|airline|team|league|"
    r"dissident|separatist|"
    r"militants?|militia|tribal|exiled|Jewish|Muslim|Christian|Catholic|Orthodox|Sunni|Shiite|"
    r"Shia|editor|campaign|candidate|"
    r"self-styled|Senate|House|congressional|Jewish|gang|cartel|cult|corporate|financial|"
    r"investment|chief executive|executive|"
    r"marketing|technology|art|museum|theater|human rights|rights|charity|aid|volunteer|civil|"
    r"civic|youth|women[’']s|market|news|"
    r"thought|world|protest|resistance|spiritual|scout|fashion|film|music)\b(?!-)|\bex-",
)
# Bodies and titles that such words stand in all the same.
_OFFICIAL = re.compile(
    r"\b(?:business|labor|financial|human rights|civil|youth|women[’']s|technology|"
    r"religious)\s+(?:\w+\s+){0,2}"
    r"(?:minister|ministry|secretary|affairs|ombudsman)\b|\bHouse\s+(?:press|chief|official|"
    r"spokes|aide|adviser|counsel|deputy)|White House",
    re.I,
)
_SPLIT = re.compile(
    r"(\s+(?:of|for|to|in|at|on|with|from|by|who|whose|that|which|and|about|under|during|after|"
    r"against)\s+|\s*[,;(]\s*)",
    re.I,
)
_NOT_STATE = frozenset(
    """correspondent reporter journalist editor critic visitor watcher protester expert scholar analyst
    columnist blogger historian lobbyist intern veteran alumnus insider observer bureau""".split()
)
_ADJECTIVE = re.compile(r"(?:an|ese|ish|i|ch|ss|k|ic)s?$")
_WITH_ARTICLE = frozenset("vatican taliban houthis hague palestinians kurds".split()) | {
    "islamic state",
    "the hague",
}
_MINISTERS = frozenset("minister ministers ministry secretary department".split())
_HEADS = frozenset("head heads director deputy chairman member members".split())
_SERVES = frozenset(
    "adviser advisers advisor advisors aide aides assistant counselor secretary spokesman spokeswoman".split()
)
_SEATED = frozenset("ministry government ministries administration authorities".split())
_AGENT = (
    r"(?:spokes(?:man|woman|person|men|women|people)|adviser|advisor|aide|lawyer|attorney|"
    r"solicitor|barrister|counsel|"
    r"press secretary|representative|assistant|publicist|chief of staff|campaign manager|"
    r"chief executive(?: officer)?|CEO|"
    r"managing director|general secretary|general manager)"
)
_FOR = re.compile(rf"\b{_AGENT}s?\s+(?:\w+\s+)?(?:for|to|of|representing)\s+(.+)$", re.I)
_WHOSE = re.compile(rf"^(?:the\s+)?(.{{2,60}}?)[’']s?\s+(?:[\w-]+\s+){{0,2}}{_AGENT}s?$", re.I)
_OWN = re.compile(
    r"^(?:its|his|her|their|my|our|whose|this|that|an?)\b|^(?:the )?(?:former|latter|group|man|woman)$",
    re.I,
)
_PAST = re.compile(r"\b(?:former|formerly|ex|retired|onetime|then)\b", re.I)
# What is left of `a spokesman for Mrs. Hill` where it was cut at the full stop.
_TITLE_ALONE = re.compile(r"(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|St|U\.?S|Senate|House)", re.I)
_SPOKES = re.compile(
    r"\b(?:spokes\w+|lawyers?|attorneys?|solicitors?|barristers?|counsel|representing|"
    r"chief executive|CEO|managing director|general secretary|publicist|campaign manager)\b",
    re.I,
)
_RELATIVE = re.compile(r"\s*(?:,|\s[–—-]+\s|\s(?:who|which|that|whose|in|at|on|from|about|during)\s).*$")


def _tree(words: Iterable[str]) -> str:
    """A pattern for some words in which those with one beginning share it, so that it fails fast."""
    by_start: dict[str, list[str]] = {}
    for word in words:
        by_start.setdefault(word[:2], []).append(word)
    branches = []
    for start, those in sorted(by_start.items()):
        rests = (
            re.escape(word[2:]).replace(r"\ ", "[ -]") for word in sorted(those, key=lambda w: (-len(w), w))
        )
        branches.append(f"{re.escape(start)}(?:{'|'.join(rests)})")
    return "|".join(branches)


_STARTS = "".join(sorted({word[0] for word in _PARTIES}))
_PLACE = re.compile(rf"(?<![\w.-])(?=[{_STARTS}])(?:{_tree(_PARTIES)})(?![\w’']*-(?!led\b)|\w)", re.I)
_FACTION = {
    word.replace("-", " "): side_
    for side_, _, words in (line.partition(": ") for line in FACTIONS.strip().splitlines())
    for word in words.split()
}
_FACTIONS = re.compile(
    "|".join(
        rf"(?<![\w.-]){re.escape(word)}(?![\w-])" for word in sorted(_FACTION, key=lambda w: (-len(w), w))
    ),
    re.I,
)
# Who belongs to a party by its adjective: `a Labour councillor`, `Republican candidate`.
_PARTISAN = re.compile(
    r"\b(?:senators?|sen|reps?|representatives?|congress\w+|governors?|gov|candidates?|"
    r"nominees?|leaders?|lawmakers?|legislators?|"
    r"mps?|msps?|peers?|council\w+|spokes\w+|party|whips?|chair(?:man|woman)?|politicians?|"
    r"members?|mayors?|presidents?|"
    r"presidential|assembly\w+|deput(?:y|ies)|delegates?|ministers?|secretar(?:y|ies)|officials?|aides?|"
    r"frontrunners?|activists?|campaign(?:er)?s?|staffers?|majority|minority|caucus|committee|"
    r"premier|chancellor|organi[sz]ers?|advisers?)\b",
    re.I,
)
_DEMOCRATIC = re.compile(
    r"(?<!Social )(?<!Christian )(?<!Liberal )(?<!Free )\bDemocratic\b(?! (?:Unionist|Republic|"
    r"Forces|People|Union|Alliance|Front|Progressive))"
)
_SEAT_IN = re.compile(r"\b([RD])-[A-Z][\w.]+")
_CAMPS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ruling party", re.compile(r"\b(?:ruling|governing)[ -]party\b", re.I)),
    (
        "opposition",
        re.compile(
            r"^(?:the\s+)?opposition$|\bopposition\s+(?:leaders?|lawmakers?|part(?:y|ies)|mps?|"
            r"politicians?|figures?|members?|spokes\w+|deput(?:y|ies)|senators?)\b",
            re.I,
        ),
    ),
    (
        "prosecution",
        re.compile(
            r"^(?:(?:the|an?|state|federal|county|district|assistant|deputy|chief|lead|special|"
            r"senior)\s+)*(?:prosecution|prosecutors?|district attorney(?:[’']s office)?)$",
            re.I,
        ),
    ),
    (
        "defense",
        re.compile(
            r"^(?:the\s+)?defen[cs]e$|\bdefen[cs]e\s+(?:lawyers?|attorneys?|counsel|team|solicitors?|"
            r"barristers?)\b",
            re.I,
        ),
    ),
    (
        "union",
        re.compile(
            r"^(?:the\s+)?unions?$|^(?:(?:the|an?|local|senior|teachers[’']?|trade|"
            r"labor)\s+)*union\s+(?:leaders?|officials?|spokes\w+|representatives?|presidents?|bosses|"
            r"boss|members?|organi[sz]ers?)$",
            re.I,
        ),
    ),
    (
        "the company",
        re.compile(
            r"^(?:the\s+)(?:company|firm)$|^(?:(?:the|an?|senior)\s+)*(?:company|"
            r"firm)(?:[’']s)?\s+(?:\w+\s+)?(?:officials?|spokes\w+|executives?|representatives?|"
            r"lawyers?|managers?)$",
            re.I,
        ),
    ),
)


@lru_cache(maxsize=4096)
def party(words: str) -> str | None:
    """The country or body that a descriptor names first, by name, demonym, capital or seat."""
    found = next(_places(words), None)
    return _PARTIES[_word(found)] if found else None


def _word(found: re.Match[str]) -> str:
    low = found[0].lower()
    return low if low in _PARTIES else low.replace("-", " ")


def _places(words: str) -> Iterator[re.Match[str]]:
    """The places that some words name with a capital."""
    for found in _PLACE.finditer(words):
        low = _word(found)
        if found[0][0].isupper() and (low not in _ABBREVIATIONS or found[0].isupper()) and _PARTIES[low]:
            yield found


def unplaced(words: str) -> str:
    """The words without names, demonyms, capitals and seats of countries and bodies."""
    return _PLACE.sub("", words)


def seats(words: str) -> tuple[str, ...]:
    """The capitals, seats and organs that some words name, in lower case."""
    return tuple(low for low in map(_word, _places(words)) if low in _CAPITALS or low in _SEATS)


def side(teller: str, role: str | None) -> str | None:
    """The party that a teller speaks for, as its name and role tell; None where they do not.

    An office word must stand beside the demonym: a French minister speaks for
    France, a French singer for nobody.
    """
    for words in (role, teller):
        found = words and (state(words) or faction(words))
        if found:
            return found
    if is_bare(teller):
        return party(teller)
    for words in (role, teller):
        served = principal(words)
        if words and served and _SPOKES.search(words):
            return state(served) or _shown(served)
    # German, French, Spanish and Russian descriptions, of which the English words know nothing.
    return next((found for words in (role, teller) if words and (found := demonyms.side(words))), None)


@lru_cache(maxsize=4096)
def state(words: str) -> str | None:
    """The state or body whose office a description names: `an adviser to the French president`."""
    pieces = _SPLIT.split(words.strip(" ,."))
    front = pieces[0]
    head = _head(front)
    if _UNOFFICIAL.search(_OFFICIAL.sub("", front)):
        return None
    if head in OFFICES or (seats(front) and head not in _NOT_STATE):
        found = _holder(front, head)
        if found:
            return found
    return _tail_state(head, pieces[1:]) if head in OFFICES | _SERVES | _HEADS else None


def _tail_state(head: str, pieces: Sequence[str]) -> str | None:
    """The state of which somebody is an officer: `minister of foreign affairs of France`."""
    for joint, tail in zip(pieces[::2], pieces[1::2], strict=False):
        word = joint.strip().lower()
        serves = word in ("of", "for") or (word, head in _SERVES) == ("to", True)
        serves |= (word, head in _SEATED) == ("in", True)
        if not serves or _UNOFFICIAL.search(_OFFICIAL.sub("", tail)):
            return None
        bare = unplaced(tail).lower().strip(" .,’'s") in ("", "the")
        named = party(tail)
        if named and (bare or _head(tail) in OFFICES or (seats(tail) and not _is_capital(tail))):
            return named
        # Behind an organization's name a place is a part of it: `the United Mine Workers of America`.
        if head not in _MINISTERS and _head(tail) not in OFFICES:
            return None
    return None


def _holder(front: str, head: str) -> str | None:
    """The state named beside an office; a city's police are not the state's."""
    for found in _places(front):
        low = _word(found)
        if low in _CAPITALS and head in _LOCAL:
            continue
        if low in _SEATS or head in OFFICES:
            return _PARTIES[low]
    return None


def is_bare(teller: str) -> bool:
    """Whether a teller is a state by its name or its seat alone, and not one of its people or a dateline.

    `Beijing` and `the Kremlin` are; `Mexicans`, `the Romanian`, `WASHINGTON` and `The Washington` (of a
    paper's name that was cut) are not.
    """
    name = re.sub(r"^[Tt]he\s+", "", teller).strip(" .,")
    low = name.lower()
    if not low or unplaced(name).strip(" .,") or party(name) is None:
        return False
    if low.endswith("s") and low[:-1] in _PARTIES and _PARTIES[low].lower() != low:
        return False
    if name != teller.strip(" .,"):
        return not (low in _CAPITALS or _ADJECTIVE.search(low)) or low in _WITH_ARTICLE
    return not (low in _CAPITALS and name.isupper())


def _is_capital(words: str) -> bool:
    return any(low in _CAPITALS for low in seats(words))


def _head(front: str) -> str:
    last = "".join(front.rsplit(maxsplit=1)[-1:])
    return re.sub(r"[’']s?$", "", last).lower().strip(".,")


def is_past(role: str) -> bool:
    """Whether a role is one that its bearer had: `a former federal prosecutor`."""
    return _PAST.search(role) is not None


@lru_cache(maxsize=4096)
def faction(words: str) -> str | None:
    """The political party, or the camp of a trial or a strike, that a description names."""
    seat = _SEAT_IN.search(words)
    if seat:
        return "Republicans" if seat[1] == "R" else "Democrats"
    front = re.split(r"[’']s\s+", _SPLIT.split(words.strip(" ,."))[0])[-1]
    if is_past(front):
        return None
    found = next((m for m in _FACTIONS.finditer(front) if m[0][0].isupper()), None)
    if found:
        rest = re.sub(r"^(?:an?|the|some|many|most|senior|top|leading|House|Senate|\w+)\s+", "", front)
        ends = front.endswith(found[0])
        if ends or rest == found[0] or _PARTISAN.search(front):
            return _FACTION[found[0].lower()]
    if _DEMOCRATIC.search(front) and _PARTISAN.search(front):
        return "Democrats"
    for camp, pattern in _CAMPS:
        if pattern.search(words if camp == "prosecution" else front):
            land = party(front)
            return f"{camp} ({land})" if land and camp in ("ruling party", "opposition") else camp
    return None


def _shown(served: str) -> str | None:
    """A principal as a side: by name, or as the text calls it."""
    served = _RELATIVE.sub("", served)
    if _OWN.match(served) or not served:
        return None
    return served if served[0].isupper() else f"the {served}"


def principal(role: str | None) -> str | None:
    """Whom a role serves: `Mr. Hill` of `a foreign policy adviser to Mr. Hill` and of `Mr. Hill's lawyer`."""
    if not role or _PAST.search(role):
        return None
    found = _FOR.search(role) or _WHOSE.match(role.strip())
    if not found or _OWN.match(found[1]):
        return None
    served = re.sub(r"^the\s+", "", found[1]).strip(" ,.")
    return None if _TITLE_ALONE.fullmatch(served) else served
