"""Descriptions of tellers: the noun that heads one, what limits it, and whether it can be people at all.

`a White House official` and `the American official` share the head `official`
and the party; a poll, a wound or a report has a head that is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportgen.attribution.sides import party, unplaced
from reportgen.attribution.tokens import unpossessed

HUMANS = frozenset(
    """official aide adviser advisor assistant president minister premier chancellor secretary senator
    governor mayor councilman councilwoman councilor councillor lawmaker legislator congressman congresswoman
    spokesman spokeswoman spokesperson diplomat ambassador envoy delegate negotiator representative
    politician candidate leader chief head boss chairman chairwoman chair director executive ceo founder
    manager owner employee worker staffer agent officer commander general admiral colonel captain major
    sergeant lieutenant soldier sailor pilot coxswain skipper master crewman fisherman firefighter medic
    paramedic doctor nurse surgeon coroner scientist researcher professor lecturer scholar expert analyst
    economist historian teacher schoolteacher student pupil principal lawyer attorney judge prosecutor
    detective investigator inspector sheriff deputy guard warden inmate prisoner suspect defendant
    plaintiff victim survivor witness passenger resident neighbor neighbour villager islander citizen native
    protester demonstrator activist organizer organiser campaigner volunteer rebel militant fighter insurgent
    dissident refugee migrant immigrant parent mother father son daughter brother sister wife husband
    widow widower uncle aunt cousin friend colleague relative guest customer client consumer voter
    shareholder investor trader banker broker farmer driver cyclist motorist commuter tourist traveler
    traveller player coach fan actor actress singer musician artist author writer editor journalist reporter
    correspondent blogger anchor critic priest bishop pastor imam rabbi pope king queen prince princess
    man woman boy girl child person teenager accuser opponent supporter member observer onlooker
    bystander rescuer diver specialist consultant contractor technician engineer designer developer
    superintendent trustee commissioner treasurer clerk source republican democrat conservative liberal
    accountant participant correspondent courier chef bartender waiter clergyman cleric veteran patient
    host moderator presenter interviewer narrator skeptic sceptic patriarch monk nun hostage gunman
    attacker""".split()
)
"""Nouns, in the singular, that are a person."""

OFFICES = frozenset(
    """president minister premier chancellor secretary senator governor mayor ambassador spokesman spokeswoman
    spokesperson congressman congresswoman councilman councilwoman councilor councillor commissioner
    director superintendent prosecutor attorney inspector detective chairman chairwoman
    adviser advisor aide official envoy treasurer manager comptroller""".split()
)
"""Offices that are nobody's surname: a run of capitals that ends in one names no person."""

COLLECTIVES = frozenset(
    """police people crew staff crowd team family public opposition prosecution defense defence management
    leadership militia troops personnel clergy counsel politicos others group coalition alliance
    delegation majority minority panel jury band troupe couple authorities side""".split()
)
"""Nouns that are several people at once."""

BODIES = frozenset(
    """company firm airline operator ministry department office agency court commission committee council
    bureau house government administration army navy military force guard embassy hospital university
    school college service authority board parliament congress senate assembly secretariat foundation
    institute association campaign center centre fund trust union party corporation maker manufacturer
    retailer bank chain club league federation federations church diocese city county state town village
    district province nation country kingdom republic regime palace museum charity nonprofit organization
    organisation movement network broadcaster station studio observatory utility exchange regulator
    watchdog tribunal institution society consortium brigade squad division unit corps command""".split()
) | {"coast guard", "national guard", "revolutionary guard", "border guard"}
"""Nouns that are a body which speaks through its people."""

# Nouns in -er, -or, -ist, -ian and -man that are no person.
_THINGS = frozenset(
    """paper newspaper letter order number matter power water weather tower computer river winter summer
    quarter chapter folder poster banner border offer answer disaster danger paper error factor sector
    motor corridor horror terror tremor humor favor labor vapor mirror monitor indicator list mist fist
    twist ferry layer cover cancer murder fever wonder center character meter counter shelter register
    ledger charter other another either neither however whether never ever over under after rather
    together former latter later earlier higher lower bigger larger smaller greater better newer older
    major minor prior interior exterior superior inferior color flavor floor door tenor rumor meter filter
    laser server browser router printer trailer thriller dinner supper checklist
    chopper helicopter steamer liner trawler tanker freighter cruiser destroyer carrier bomber tumor
    newsletter headquarter container reactor generator skyscraper transformer processor sensor tractor
    ventilator elevator whiskey newsweekly barometer thermometer parameter semester cluster buffer
    corner finger flower fiber liver feather leather silver copper timber lumber rubber ember december
    november october september human german american russian norman roman""".split()
)
_AGENT = re.compile(r"\w{3,}(?:er|or|ist|ian|man|men|woman|women|person)")
_WORD = re.compile(r"\w+(?:[-’'.&]\w+)*")
_CUT = re.compile(
    r"\s+(?:of|for|from|at|in|with|to|on|by|about|near|who|whose|which|that)\s+|\s*[,(]"
    # `a source familiar with the talks`: what such a word says of somebody stands behind the noun.
    r"|\s+(?:familiar|knowledgeable|close|privy|briefed|involved|present|based|stationed)\s+"
    r"(?:with|to|on|in|at|about|by|near)\s+"
)
# One of several: `one of the drivers` is a driver.
_PARTITIVE = re.compile(r"one of\s+(?=\w)", re.I)
_ARTICLES = frozenset("the a an his her its their our my this that these those".split())
_SEVERAL = re.compile(
    r"(?:some|many|most|several|few|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|"
    r"thousands?|all|both|these|those|other)",
    re.I,
)
_NO_ONE_TELLER = re.compile(
    r"(?:both|neither|either|each)\b.*|(?:the|these|those) (?:two|three|four|pair)\b.*|the (?:latter|former)|"
    r"(?:i|he|she|it|we|you|they)[’'](?:m|s|d|re|ve|ll)|"
    # A campaign speaks as somebody's; what a nation campaigns for is no body.
    r"(?:the|this|our) (?:nation|country|world|state|city)[’']s campaign|"
    r"(?:the )?(?:two|three|both) (?:sides|men|women|leaders|presidents|parties|countries)|(?:the )?sides",
    re.I,
)
# What follows the name of somebody: no clause, no adverbial, no age.
_CLAUSE = re.compile(
    r"(?:although|though|because|while|when|whenever|where|whereas|if|since|after|before|until|unless|as|so|but|"
    r"and|or|yet|nor|than|whether|despite|in|at|on|by|with|without|from|for|to|during|along|of|not|it|he|she|"
    r"they|we|i|you|there|who|which|whose|whom|that|then|according|including|under|over|through|into|about)\b",
    re.I,
)
_PARTICIPLE = re.compile(r"[a-z]+(?:ing|ed)\b|\d")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|allows?)\b"
)
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that|where)\b")


# A wider or another word for a holder of one of these offices: `the adviser` may be `an advisor`.
_WIDER = {
    "adviser": "advisor",
    "advisor": "adviser",
    "aide": "adviser advisor assistant",
    "lawyer": "attorney",
    "attorney": "lawyer",
    "leader": "president premier chancellor minister king queen emir sultan",
    "premier": "minister",
    "lawmaker": "senator congressman congresswoman legislator deputy",
    "legislator": "senator congressman congresswoman lawmaker",
    "politician": "senator congressman congresswoman lawmaker mayor governor councilman councilwoman",
    "diplomat": "ambassador envoy",
    "envoy": "ambassador",
    "spokesperson": "spokesman spokeswoman",
    "representative": "congressman congresswoman spokesman spokeswoman",
    "executive": "ceo",
    "ceo": "executive",
    "chairperson": "chairman chairwoman chair",
    "chair": "chairman chairwoman",
    "officer": "sergeant lieutenant captain major colonel inspector detective",
    "doctor": "surgeon physician coroner",
    "scientist": "researcher biologist chemist physicist geologist",
    "researcher": "scientist",
    "academic": "professor lecturer scholar",
    "writer": "author novelist journalist",
    "singer": "musician vocalist",
}
_WIDER_HEADS = {head: tuple(narrower.split()) for head, narrower in _WIDER.items()}
# `The top Democrat` is the ranking one.
_SAME = {"top": "senior", "ranking": "senior"}
# A former mayor is not the mayor, a vice president not the president.
_APART = frozenset("former ex vice deputy assistant late shadow".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A noun phrase that describes somebody."""

    head: str
    """Its head noun in the singular and in lower case."""
    limits: frozenset[str]
    """The other words that tell which one is meant, places left out."""
    party: str | None
    """The country or body that it names."""
    several: bool
    """Whether it is of more than one."""
    definite: bool
    """Whether it points back: `the official`, `her lawyer`."""

    @property
    def human(self) -> bool:
        """Whether its head is a person."""
        return is_human(self.head)

    def fits(self, other: Description) -> bool:
        """Whether this phrase can point back at what the other introduced."""
        if self.several != other.several or other.head not in (self.head, *self.narrower):
            return False
        if self.party is not None and self.party != other.party:
            return False
        if self.head != other.head and other.head == "minister" and "prime" not in other.limits:
            return False
        # `The leader` alone may lead anything.
        if self.head != other.head and self.head == "leader" and self.party is None:
            return False
        return self.limits <= other.limits and self.limits & _APART == other.limits & _APART

    @property
    def narrower(self) -> tuple[str, ...]:
        """Other heads that it may mean: `the lawyer` an attorney, `the leader` a president."""
        return _WIDER_HEADS.get(self.head, ())


def singular(noun: str) -> str:
    """A noun in the singular, in lower case."""
    low = noun.lower()
    if low.endswith(("men", "women")):
        return low[:-2] + "an"
    if low in ("people", "police", "children"):
        return "child" if low == "children" else low
    if low.endswith("ies") and low[:-3] + "y" in BODIES:
        return low[:-3] + "y"
    if low.endswith(("esses", "ches")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and low not in COLLECTIVES:
        return low[:-1]
    return low


def is_human(head: str) -> bool:
    """Whether a noun in the singular is a person."""
    if head in HUMANS:
        return True
    return head not in _THINGS and head not in BODIES and _AGENT.fullmatch(head) is not None


def is_people(word: str) -> bool:
    """Whether a word is the plural of a noun for a person, however it is written."""
    return word.lower() != singular(word) and singular(word) in HUMANS


@lru_cache(maxsize=4096)
def describe(words: str) -> Description | None:
    """The parts of a description, None where nothing is left to head one."""
    words = words.strip(" ,")
    partitive = _PARTITIVE.match(words)
    words = words[partitive.end() :] if partitive else words
    cut = _CUT.search(words)
    front, behind = (words[: cut.start()], words[cut.end() :]) if cut else (words, "")
    left = [unpossessed(word) for word in _WORD.findall(front)]
    if not left:
        return None
    first, noun = left[0].lower(), left[-1].lower()
    owned = len(left) > 1 and words.startswith((f"{left[0]}'s", f"{left[0]}’s"))
    head = singular(noun)
    if len(left) > 1 and f"{left[-2].lower()} {head}" in BODIES:
        head = noun = f"{left[-2].lower()} {head}"
    plain = [*_WORD.findall(unplaced(front))[:-1], *_WORD.findall(unplaced(behind))]
    limits = frozenset(_SAME.get(low, low) for low in (unpossessed(word).lower() for word in plain))
    return Description(
        head=head,
        limits=limits - _ARTICLES - {"one", "of", "for", "from", "and", "in", "at", "s", ""},
        party=party(words),
        several=partitive is None and _is_several(left, head != noun),
        definite=partitive is None and ((first in _ARTICLES - {"a", "an"} and len(left) > 1) or owned),
    )


def _is_several(words: Sequence[str], plural: bool) -> bool:
    few = words[0].lower() == "a" and words[1:2] == ["dozen"]
    return plural or few or _SEVERAL.fullmatch(words[0]) is not None


def is_office(words: str) -> bool:
    """Whether a phrase ends in an office and not in a name: `France's President`, `the Prime Minister`."""
    last = words.rsplit(maxsplit=1)[-1].lower() if words.strip() else ""
    found = describe(words) if last in OFFICES else None
    return found is not None and found.head == last


def names_two(words: str) -> bool:
    """Whether a description holds two people: the name behind `the aide to the mayor` may be of either."""
    cut = _CUT.search(words)
    behind = describe(words[cut.end() :]) if cut else None
    return behind is not None and behind.human and behind.definite and not behind.several


def no_one_teller(words: str) -> bool:
    """Whether a phrase is of two sides at once (`both sides`, `the two`) and so of no one teller."""
    return _NO_ONE_TELLER.fullmatch(words.strip()) is not None


def front(words: str) -> str:
    """What of a noun phrase stands before its first preposition, clause or comma."""
    cut = _CUT.search(words)
    return words[: cut.start()] if cut else words


def can_tell(words: str, *, proper: bool) -> bool:
    """Whether a noun phrase can be somebody who tells: people, a body, or a proper name."""
    found = describe(words)
    if found is None:
        return False
    if found.human or found.head in COLLECTIVES or found.head in BODIES:
        return True
    last = front(words).split()
    return proper and bool(last) and last[-1][:1].isupper()


def is_role(words: str) -> bool:
    """Whether what follows a name describes its bearer: a noun phrase, no clause, adverbial or age."""
    words = words.strip(" ,")
    first = words.split(maxsplit=1)[0] if words else ""
    if not first or _CLAUSE.match(words) or (_PARTICIPLE.match(words) and not is_human(first.lower())):
        return False
    if first == words and not is_human(first.lower()):
        return False
    relative = _RELATIVE.search(words)
    return _FINITE.search(words, 0, relative.start() if relative else len(words)) is None
