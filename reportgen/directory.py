"""Who is who in several articles: full names, one key for one teller, and the party each speaks for.

Made once over all articles of an event; what one of them says of somebody
holds for the others, a surname only where one person bears it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reportgen.article import Article
from reportgen.attribution.cues import CUES
from reportgen.attribution.readers import People, cues_for, people
from reportgen.attribution.sides import OFFICES, faction, is_past, principal, side, state
from reportgen.attribution.statement import Reading, Statement
from reportgen.attribution.tellers import descriptions, firms, kinds, names
from reportgen.attribution.tellers.acronyms import acronyms
from reportgen.attribution.tellers.bearers import full_names, given_names, unranked
from reportgen.attribution.tellers.cases import nominatives
from reportgen.attribution.tellers.descriptions import Description
from reportgen.attribution.tellers.keys import bare_office_key, office_key, person_key, plain
from reportgen.attribution.tellers.mention import Mention

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.I)
_INDEFINITE = re.compile(r"^(?:an?|one)\s+", re.I)
# The party and the seat behind a name; no name is longer than the reach from its start to them.
_SEAT = re.compile(
    r"\s\((?P<seat>[RD](?:-[A-Z][\w.]{1,12}(?:\s[A-Z][\w.]{1,12})?)?)\)"
    r"|,\s(?P<dashed>[RD]-[A-Z][\w.]{1,12}(?:\s[A-Z][\w.]{1,12})?)(?=[,.;:]|\s)"
)
_SEAT_REACH = 60
# `The Democrat, Representative` before a name.
_POINTS_BACK = re.compile(r"\b[Tt]he\s(?P<head>\w{3,30}),\s(?:[A-Z][\w.]{1,30}\s){0,2}$")
_ITS = re.compile(r"its\s(?=.*\b(?:spokes\w+|chief executive|CEO|lawyers?|attorneys?)$)", re.I)
# `Its spokesman` is of the body that spoke no more than so many statements before.
_NEAR = 3
# A principal who serves a principal is followed no further than this.
_DEPTH = 3


class Directory:
    """The people and bodies of several articles."""

    def __init__(self, articles: Sequence[Article], readings: Mapping[str, Reading]) -> None:
        known = [_people(article) for article in articles]
        mentioned = [mention.name for one in known for mention in one.mentions]
        told = [s for article in articles if article.id in readings for s in readings[article.id].statements]
        self.spoken = tuple(dict.fromkeys(s.speaker for s in told if s.speaker))
        self.cased = nominatives(_german(articles, readings))
        """The name to show for German tellers behind an article, by their plain form."""
        self.roles = _known_roles(articles, known)
        self.described = _described(known, told)
        self.full = full_names([*self.spoken, *mentioned], self.described)
        self.given = _told_by_given_name(articles, readings, known, given_names(self.full))
        """The full name of whoever speaks under the first word of it."""
        self.people = frozenset(
            [
                *mentioned,
                *(name.rsplit(maxsplit=1)[-1] for name in mentioned),
                *_described_people(readings.values()),
            ]
        )
        """Names that people bear."""
        self.offices = _offices(self.spoken)
        named: dict[str, str] = {
            plain(name): name for article in articles for name in firms.ended(article.text)
        }
        self.acronyms = acronyms(article.text for article in articles)
        """The long names of bodies by the short ones that the articles put behind them."""
        self.firm = next(iter(named.values())) if len(named) == 1 else None
        """The one firm that the articles name."""
        self.short = kinds.full_forms([article.text for article in articles], self.spoken)
        """The one body of a kind that the articles name or describe, by that kind (`union`)."""
        self.pointed = _pointed_at(articles, readings, known)
        """The key of whom an article names behind a shorter description, by the longer one who spoke."""
        self.bodies = _bodies(readings.values())
        """For whom somebody speaks where the text says only `its`, by the key of the person."""

    def full_name(self, speaker: str) -> str:
        """The full name of a speaker, maybe a surname or a description in another article."""
        if self.firm and kinds.is_firm(speaker):
            return self.firm
        speaker = self.cased.get(plain(speaker), speaker)
        speaker = self.acronyms.get(plain(speaker), self._long(speaker))
        speaker = self._titled(unranked(speaker, self.full))
        proper = speaker[:1].isupper() and not _ARTICLE.match(speaker)
        key = person_key(speaker)
        known = self.full.get(key, self.given.get(key)) if proper else None
        if known is not None or names.is_person(speaker):
            return known or speaker
        described = descriptions.describe(speaker)
        if described is None or not (described.definite and described.human and described.limits):
            return speaker
        bearer = self._bearer(described) or self.pointed.get(plain(speaker))
        return self.full.get(bearer, speaker) if bearer else speaker

    def _long(self, speaker: str) -> str:
        """A body's name in full, of which a text has the kind only, or the first words of the one firm's."""
        if speaker[:4] in ("the ", "The ") and plain(speaker) in self.short:
            return self.short[plain(speaker)]
        begun = self.firm is not None and self.firm.startswith(f"{speaker} ") and speaker not in self.people
        return self.firm if self.firm and begun else speaker

    def _titled(self, speaker: str) -> str:
        """The one who has a title that stands alone where a name should: `Pope says`."""
        title = plain(speaker)
        if not speaker[:1].isupper() or title not in names.TITLES:
            return speaker
        keys = {key for key, roles in self.roles.items() if title in map(plain, roles)}
        found = [name for name in self.spoken if person_key(name) in keys] if len(keys) == 1 else []
        return found[0] if found else speaker

    def _bearer(self, described: Description) -> str | None:
        """The key of the one person whom a description fits, by one role or by all of them together."""
        for fits in (_fits_one, _fits_all):
            bearers = [key for key, roles in self.described.items() if fits(described, roles)]
            if bearers:
                return bearers[0] if len(bearers) == 1 else None
        return None

    def key(self, name: str, outlet: str, *, person: bool) -> str:
        """The key under which a teller's sentences are gathered.

        Two outlets' `an official` need not be one person, nor their `the
        union` one union where the articles name two: only one outlet's are
        taken for one.
        """
        key = person_key(name) if person else self._office(name)
        apart = _INDEFINITE.match(name) or kinds.is_one_of_several(name, self.spoken)
        return f"{key} | {plain(outlet)}" if apart else key

    def _office(self, name: str) -> str:
        """The key of an office; `the Foreign Ministry` is the one of which the articles name the state."""
        kind = bare_office_key(name)
        states = self.offices.get(kind, ()) if kind else ()
        return office_key(name) or (f"{states[0]}: {kind}" if len(states) == 1 else plain(name))

    def side(self, name: str, roles: Sequence[str]) -> str | None:
        """The party that somebody speaks for, from these roles and from what the articles say of the name."""
        found = self._side(name, [*roles, *self.roles.get(person_key(name), ())], _DEPTH)
        body = self.bodies.get(person_key(name)) if found is None else None
        if body:
            found = self._side(self.full_name(body), (), _DEPTH) or _proper(body)
        return self.firm if found and self.firm and kinds.is_firm(found) else found

    def _side(self, name: str, roles: Sequence[str], depth: int) -> str | None:
        """The state or party of an office held, else that of whom the teller serves, else whom it serves."""
        past = [role for role in roles if is_past(role)]
        roles = [role for role in roles if role in past or not any(role in one for one in past)]
        for role in (*roles, name):
            found = state(role) or faction(role)
            if found:
                return found
        for role in roles if depth else ():
            served = principal(role)
            found = self._served(served, depth) if served else None
            if found:
                return found
        return next(filter(None, (side(name, role) for role in (*roles, None))), None)

    def _served(self, served: str, depth: int) -> str | None:
        """The side of a principal, who may be named in full elsewhere; a person without one is its own."""
        key = person_key(" ".join(names.untitled(served)))
        bearers = {known for known in self.roles if known.split()[-1:] == [key]} if " " not in key else set()
        if len(bearers) == 1:
            key = bearers.pop()
        found = self._side(served, self.roles.get(key, ()), depth - 1)
        return self.full.get(key) if found is None or person_key(found) == person_key(served) else found


def _german(articles: Sequence[Article], readings: Mapping[str, Reading]) -> Iterator[str]:
    """Who speaks in the articles in German, in their order."""
    for article in articles:
        if article.language[:2] == "de" and article.id in readings:
            yield from dict.fromkeys(s.speaker for s in readings[article.id].statements if s.speaker)


def bodies_sides(tellers: Sequence[tuple[str, Sequence[str], str | None]]) -> list[str | None]:
    """The sides of tellers given as (name, roles, side): a body for which somebody speaks is a side itself.

    `Lund Shipping` is on the side of its spokeswoman, and so is `a Lund
    Shipping captain`, `the head of Lund Shipping`.
    """
    bodies = {plain(found): found for _, _, found in tellers if found}
    return [found or _body_side(name, roles, bodies) for name, roles, found in tellers]


def _body_side(name: str, roles: Sequence[str], bodies: Mapping[str, str]) -> str | None:
    if plain(name) in bodies and not names.is_person(name):
        return bodies[plain(name)]
    for role in (*roles, name):
        words = plain(role).split()
        if words and words[-1] in OFFICES and " ".join(words[:-1]) in bodies:
            return bodies[" ".join(words[:-1])]
        head, _, whose = plain(role).partition(" of ")
        if (
            head in ("head", "president", "chairman", "chairwoman", "leader", "owner")
            and plain(whose) in bodies
        ):
            return bodies[plain(whose)]
    return None


def _known_roles(articles: Sequence[Article], known: Sequence[People]) -> dict[str, tuple[str, ...]]:
    """What all the articles say each named person is, in the order of the articles."""
    roles: dict[str, dict[str, None]] = {}
    for article, one in zip(articles, known, strict=True):
        for name, role in (*one.roles.items(), *_seats(article.text, one.mentions)):
            roles.setdefault(person_key(name), {}).setdefault(role)
    return {name: tuple(given) for name, given in roles.items()}


def _seats(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Names with the party and the seat that stand behind them: `Ann Hill (D-Md.)`, `Hill, R-Texas`."""
    starts = [mention.start for mention in mentions]
    for found in _SEAT.finditer(text):
        at = bisect_left(starts, found.start()) - 1
        mention = mentions[at] if at >= 0 else None
        surname = mention.name.rsplit(maxsplit=1)[-1] if mention else ""
        near = mention is not None and found.start() - mention.start <= _SEAT_REACH
        if mention and near and text.endswith(surname, mention.start, found.start()):
            yield mention.name, found["seat"] or found["dashed"]


def _pointed_at(
    articles: Sequence[Article], readings: Mapping[str, Reading], known: Sequence[People]
) -> dict[str, str]:
    """Whom `The Democrat, Representative Ann Hill,` names behind `the panel's senior Democrat said`."""
    found: dict[str, set[str]] = {}
    for article, one in zip(articles, known, strict=True):
        named: dict[str, set[str]] = {}
        for mention in (m for m in one.mentions if m.full):
            back = _POINTS_BACK.search(article.text, max(0, mention.start - _SEAT_REACH), mention.start)
            if back:
                named.setdefault(back["head"].lower(), set()).add(person_key(mention.name))
        told = readings[article.id].statements if named and article.id in readings else ()
        for speaker in sorted({s.speaker for s in told if s.speaker}):
            described = descriptions.describe(speaker)
            short = descriptions.describe(f"the {described.head}") if described else None
            points = described and short and described.definite and described.limits and short.fits(described)
            if described and points and described.head in named:
                found.setdefault(plain(speaker), set()).update(named[described.head])
    return {speaker: min(keys) for speaker, keys in found.items() if len(keys) == 1}


def _told_by_given_name(
    articles: Sequence[Article],
    readings: Mapping[str, Reading],
    known: Sequence[People],
    given: Mapping[str, str],
) -> dict[str, str]:
    """Of given names those under which somebody speaks, only in articles that name the bearer in full."""
    titled = {person_key(m.name) for one in known for m in one.mentions if " " not in m.name and m.role}
    speaking: dict[str, bool] = {}
    for article, one in zip(articles, known, strict=True):
        full = {person_key(mention.name) for mention in one.mentions if mention.full}
        told = readings[article.id].statements if article.id in readings else ()
        for key in {person_key(s.speaker) for s in told if s.speaker and " " not in s.speaker}:
            if key in given and key not in titled:
                speaking[key] = speaking.get(key, True) and person_key(given[key]) in full
    return {key: given[key] for key, sure in speaking.items() if sure}


def _described(known: Sequence[People], told: Sequence[Statement]) -> dict[str, tuple[Description, ...]]:
    """How all the articles describe each named person."""
    roles = [(mention.name, mention.role) for one in known for mention in one.mentions]
    found: dict[str, dict[Description, None]] = {}
    for name, role in (*roles, *((s.speaker or "", s.role) for s in told)):
        described = descriptions.describe(role) if role and name else None
        if described is not None and not described.several:
            found.setdefault(person_key(name), {}).setdefault(described)
    return {key: tuple(given) for key, given in found.items()}


def _fits_one(described: Description, roles: Sequence[Description]) -> bool:
    return any(described.fits(role) for role in roles)


def _fits_all(described: Description, roles: Sequence[Description]) -> bool:
    """Whether roles fit together: `the panel's senior Democrat` is a Democrat and its senior member."""
    limits = frozenset(word for role in roles for word in role.limits)
    party = next((role.party for role in roles if role.party), None)
    return any(described.fits(replace(role, limits=limits, party=role.party or party)) for role in roles)


def _bodies(readings: Iterable[Reading]) -> dict[str, str]:
    """Whose `its spokesman` somebody is: the body that spoke just before."""
    found: dict[str, str] = {}
    for reading in readings:
        last, body = -_NEAR - 1, ""
        for number, one in enumerate(reading.statements):
            if one.speaker and one.role and _ITS.match(one.role) and number - last <= _NEAR:
                found.setdefault(person_key(one.speaker), body)
            elif one.speaker and _is_body(one.speaker):
                last, body = number, one.speaker
    return found


def _is_body(speaker: str) -> bool:
    described = descriptions.describe(speaker)
    return described is not None and not described.human and not names.is_person(speaker)


def _proper(body: str) -> str | None:
    """The name of a body, None where it is only described."""
    name = _ARTICLE.sub("", body)
    return name if name[:1].isupper() else None


def _people(article: Article) -> People:
    return people(article.text, cues_for(article.language) or CUES["en"])


def _offices(spoken: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each kind of office (`foreign ministry`) the states of which the articles name it."""
    found: dict[str, dict[str, None]] = {}
    for name in spoken:
        key = office_key(name)
        if key:
            land, _, kind = key.partition(": ")
            found.setdefault(kind, {}).setdefault(land)
    return {kind: tuple(states) for kind, states in found.items()}


def _described_people(readings: Iterable[Reading]) -> frozenset[str]:
    """Names with a role that only a person has."""
    roles = {(s.speaker, s.role) for reading in readings for s in reading.statements if s.speaker and s.role}
    held = ((name, descriptions.describe(role)) for name, role in roles)
    return frozenset(name for name, role in held if role is not None and role.human)
