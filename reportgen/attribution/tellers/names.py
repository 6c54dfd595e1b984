"""Names as texts write them: titles, surnames, organizations, and whether a name is a person's.

Small word lists; nothing here knows one person or one event.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportgen.attribution.sides import party, unplaced
from reportgen.attribution.tellers import descriptions, given
from reportgen.attribution.tellers.press import ARTICLED_BODIES, ENDINGS
from reportgen.attribution.tokens import unpossessed

TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir lord lady dame sen senator senators rep representative gov
    governor
    president vice prime minister chancellor king queen prince princess pope cardinal archbishop bishop
    rabbi imam
    father sister reverend rev gen general col colonel lt lieutenant sgt sergeant capt captain maj major
    adm admiral
    cmdr commander judge justice chief officer detective inspector mayor secretary ambassador deputy speaker
    attorney congressman congresswoman councilman councilwoman sheriff superintendent coach director spokesman
    spokeswoman spokesperson chairman chairwoman chair leader minister premier herr frau monsieur madame m mme
    señor señora don doña sr sra former ex-president constable det con dci supt insp cpl corporal trooper
    patrolman firefighter paramedic commissioner""".split()
)
"""Words before a name that are no part of it, in lower case without a full stop."""

FEMALE = frozenset(
    """mrs ms miss lady dame queen princess sister spokeswoman congresswoman chairwoman councilwoman frau
    madame mme
    señora doña sra she mary maria anna anne ann elizabeth jennifer linda barbara susan sarah karen nancy
    lisa margaret
    sandra ashley emily michelle laura amy angela helen deborah rachel carolyn janet catherine christine
    diane julie doris
    hillary theresa marie olga elena natalia svetlana irina claire sophie ursula annegret""".split()
)
"""Titles and given names of women."""

MALE = frozenset(
    """mr sir lord king prince father spokesman congressman chairman councilman herr monsieur señor don
    sr he james john
    robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven
    paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary
    nicholas eric
    jonathan stephen larry justin scott frank vladimir sergei dmitry ivan yuri alexander barack bernie
    ted marco
    françois emmanuel jean pierre olaf jens hans juan carlos josé pedro luis""".split()
)
"""Titles and given names of men."""

ORGANIZATIONS = frozenset(
    """agency army association bank board bureau campaign center centre church club coalition command
    commission
    committee company congress corporation corps council court department foundation force forces front
    government
    group house institute ministry movement office organization organisation parliament party police post
    service
    services senate society state times tribune union university news network press street journal guardian
    independent telegraph herald gazette mail watch observatory administration alliance federation inc
    corp ltd co
    lines airlines airways railways shipping holdings partners management solutions systems technologies
    motors industries international foods energy insurance securities capital ventures studios pictures
    records communications networks airport terminal
    llc gmbh ag college school hospital authority trust fund league nations kremlin pentagon states
    republicans
    democrats americans russians""".split()
)
"""Last words of names that are no person's."""

# American states and what news shortens them to: `Maine Gov. Ann Hill` is the governor, whoever Maine is.
_STATES = frozenset(
    """alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho
    illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
    mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah
    vermont virginia washington wisconsin wyoming dakota hampshire jersey mexico york carolina island
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla
    ore pa tenn tex va vt wash wis wyo n.h n.j n.m n.y n.c n.d s.c s.d r.i w.va""".split()
)
# Offices that stand behind the name of a state.
_STATE_TITLES = frozenset(
    """gov governor sen senator rep representative congressman congresswoman attorney secretary
    democrat republican""".split()
)
CREDITS = frozenset("image images photo photos photograph copyright getty handout courtesy credit".split())
"""Words of the line under a photograph, which are nobody's name, in lower case."""
# A line under a photograph leads up to a full name, which has two words.
_LEAST_BEHIND_CREDIT = 2
# Words of a page's buttons and players, which run into names and are none.
_PAGE = frozenset(
    """video videos loading unavailable click advertisement subscribe newsletter playback slideshow
    cookies""".split()
)
# `President-elect Ann Hill`.
_ELECT = re.compile(r"\w+(?:[-‑–]elect)", re.I)
# Last words of names of places, laws, events and things, which are nobody's surname.
_THINGS = frozenset(
    """belt house street streets avenue road boulevard highway city county village valley mountains ocean sea
    gulf coast beach island islands peninsula desert canal harbor port lake lakes forest airport station tower
    towers plaza stadium arena square building palace castle cathedral church mosque temple museum library
    theater theatre hotel district province region territory territories republic kingdom empire union
    capitol capital border wall bridge tunnel zone strip heights hills falls springs plains
    day week month year night morning afternoon evening eve christmas easter ramadan
    act treaty accord accords agreement deal pact amendment constitution resolution protocol convention
    war wars summit games olympics cup championship championships tournament festival fair expo conference
    award awards prize medal initiative project program programme plan policy strategy doctrine report reports
    review survey study index poll case affair scandal crisis attack attacks massacre disaster storm hurricane
    earthquake times post news line lines trail route pass park parks garden gardens zoo
    east west north south americas america africa asia europe antarctica australia
    democracy justice security affairs defense defence health education commerce labor treasury
    virus flu disease syndrome vaccine music change zero league partnership""".split()
) - frozenset("west north park fair church justice lake pass post line forest falls east".split())
# First words of names of places and things, which are nobody's given name.
_THING_LEADS = frozenset(
    """new los las el north south east west northern southern eastern western central middle upper lower great
    greater mount lake fort cape port saint-denis downing wall rust bible silicon white red black blue green
    supreme federal national international royal united joint general home state foreign public homeland
    world global european asian african american british olympic grand high old gold golden iron cold
    holy civil human social economic financial special super chief deputy acting senior junior
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december""".split()
) - frozenset("april may june july august".split())
# Abstract nouns are nobody's surname; the few surnames that end so are let through.
_ABSTRACT = re.compile(r"\w{3,}(?:[ts]ion|ology|isms?|itics|nomics|ity|ment)s?")
_ABSTRACT_SURNAMES = frozenset("clement clements".split())
LEADS = frozenset(
    """neither either both unlike like whether beyond against that even only while when then than if as
    whereas although though because but and or yet maybe perhaps everyone everything""".split()
)
"""Words written with a capital at the head of a sentence that are no part of the name behind them."""

_WORD = re.compile(r"\w+(?:[-’'&.]\w+)*\.?")


def words(name: str) -> list[str]:
    """The words of a name, possessive endings taken off."""
    return [unpossessed(word) for word in _WORD.findall(name)]


def bare(word: str) -> str:
    """A word in lower case without its full stop."""
    return word.lower().rstrip(".")


# Small words in the line under a photograph, and how many words it has at most.
_IN_CREDITS = frozenset("by of via for from the and at in courtesy file pool".split()) | CREDITS
_LONGEST_CREDIT = 10
_LONGEST_LINE = 120


def is_credit(line: str) -> bool:
    """Whether words are only the line under a photograph: `(AP Photo/Ann Hill)`, `Getty Images`."""
    found = words(line[:_LONGEST_LINE])
    if not 0 < len(found) <= _LONGEST_CREDIT or len(line) > _LONGEST_LINE:
        return False
    written = all(not word[:1].islower() or bare(word) in _IN_CREDITS for word in found)
    return written and any(bare(word) in CREDITS for word in found)


def untitled(name: str) -> list[str]:
    """The words of a name behind its last title: `Ann Hill` of `French Prime Minister Ann Hill`."""
    parts = _uncredited(words(name))
    for at in range(len(parts) - 1, 0, -1):
        if not _is_title(parts[at - 1]):
            continue
        rest = parts[at:]
        # A title inside a name ("Ann King Jr.") leaves less than a name behind it.
        if (
            len(rest) > 1
            or all(_is_title(p) for p in parts[:at])
            or (len(parts[:at]) > 1 and party(parts[0]))
            or _is_state_office(parts[:at])
        ):
            return _undescribed(rest)
    return _undescribed(parts)


def _uncredited(parts: list[str]) -> list[str]:
    """A name without the line under a photograph before it: `Ann Hill` of `Getty Images Ann Hill`."""
    last = max((at for at, part in enumerate(parts) if bare(part) in CREDITS), default=-1)
    return parts[last + 1 :] if len(parts) - last > _LEAST_BEHIND_CREDIT else parts


def _is_title(word: str) -> bool:
    return bare(word) in TITLES or word.endswith("-based") or _ELECT.fullmatch(word) is not None


def _is_state_office(before: list[str]) -> bool:
    """Whether what stands before a name is a state and its office: `New York Gov.`."""
    return (
        len(before) > 1
        and bare(before[-1]) in _STATE_TITLES
        and (bare(before[-2]) in _STATES or bare(before[0]) in _STATES)
    )


def _undescribed(parts: list[str]) -> list[str]:
    """A name without nouns for people before it: `Ann Hill` of `Harbor Master Ann Hill`."""
    for at in range(len(parts) - 3, -1, -1):
        if bare(parts[at]) in descriptions.HUMANS:
            return parts[at + 1 :]
    return parts


def gender(name: str) -> str:
    """M or f where a title or a common given name tells it, else an empty string."""
    first = [bare(word) for word in words(name)[:4]]
    for at, word in enumerate(first):
        # The last word of a name is a surname, whoever else is called so in front (`Etta James`).
        if at and at + 1 == len(first) and word not in TITLES | descriptions.HUMANS:
            break
        if word in FEMALE | given.WOMEN:
            return "f"
        if word in MALE | given.MEN:
            return "m"
    return ""


def is_person(name: str) -> bool:
    """Whether a name has the shape of a person's: two to four capitalized words, none of an organization."""
    parts = untitled(name)
    titled = len(parts) < len(words(name))
    if (
        not parts
        or not (2 <= len(parts) <= 5 or titled)
        or not all(p[0].isupper() or bare(p) in _PARTICLES for p in parts)
    ):
        return False
    if bare(words(name)[0]) in ("the", "a", "an") or parts[0].endswith("-based"):
        return False
    if parts[0] in ("Das", "Die", "Der") or (parts[0] in _ARTICLES and bare(parts[1]) in ARTICLED_BODIES):
        return False
    if all(len(p) > 1 and p == p.upper() for p in parts):
        return titled
    if bare(parts[-1]) in descriptions.OFFICES or _is_thing(parts):
        return False
    return not any(_is_no_name(bare(part)) for part in parts)


def _is_no_name(word: str) -> bool:
    """Whether a word in lower case stands in no person's name."""
    listed = word in ORGANIZATIONS or word in ENDINGS or word in CREDITS or word in _PAGE
    return listed or descriptions.is_people(word)


def _is_thing(parts: list[str]) -> bool:
    """Whether a run of capitals is the name of a place, a law, an event or a thing."""
    last = bare(parts[-1])
    if len(parts) > 1 and (last in _THINGS or bare(parts[0]) in _THING_LEADS):
        # Some people are called Day; they have a given name.
        return last != "day" or not gender(parts[0])
    if _ABSTRACT.fullmatch(last) and last not in _ABSTRACT_SURNAMES:
        return True
    return is_place(" ".join(parts))


@lru_cache(maxsize=4096)
def is_place(name: str) -> bool:
    """Whether a name is that of a country, a people or a capital, and nothing besides."""
    return party(name) is not None and not unplaced(name).strip(" .,-")


def without_lead(words: str) -> str:
    """The words of a speaker without what leads up to a name: `Hill` of `But Hill` and `that Hill`."""
    first, _, rest = words.partition(" ")
    return rest if first.lower() in LEADS and rest[:1].isupper() else words


# Before a body in French or Spanish these are articles: `La Guardia Civil`.
_ARTICLES = ("El", "La", "Le")
_PARTICLES = frozenset(
    "de del della der den di da dos du van von zu zum zur ter bin ibn al el la le y".split()
)
PARTICLES = _PARTICLES
"""Small words inside a person's name."""
