"""Accounts: everything one teller says of the event, through whatever channels."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from reportgen.article import Article
from reportgen.attribution import heads, names
from reportgen.attribution.cues import CUES
from reportgen.attribution.sides import party, principal, side
from reportgen.attribution.speakers import People, people
from reportgen.attribution.statement import Carrier, Reading, Statement
from reportgen.identity import identify

AccountKind = Literal["outlet", "person", "office", "group", "opinion"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One teller: an outlet in its own voice, or somebody it quotes."""

    id: str
    """Stable id, made from the teller's name and kind."""
    mark: str
    """Badge letter in this report: A to Z, then AA and on; the columns come first."""
    teller: str
    """Name as shown."""
    kind: AccountKind
    """outlet, person, office, group, or a writer's opinion."""
    role: str | None = None
    """How the texts describe the teller, as it stands in one of them."""
    side: str | None = None
    """Party the teller speaks for; unknown stays None."""
    channels: tuple[tuple[str, ...], ...] = ()
    """Chains through which the words came: article id first, then carrier ids."""
    statements: int = 0
    """How many sentences are the teller's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The accounts of several articles, and whose each sentence is."""

    accounts: tuple[Account, ...]
    """All accounts, those that get columns first."""
    of: Mapping[tuple[str, int], str]
    """Account id by article id and offset of the sentence."""


def gather(
    articles: Sequence[Article],
    readings: Mapping[str, Reading],
    sides: Mapping[str, str] | None = None,
    order: Sequence[str] = (),
) -> Gathered:
    """One account for each teller of the articles' sentences.

    Order and marks: names in `order` first, then the outlets of the articles
    as these are given, then the other tellers by how many sentences they have,
    opinions last; ties by name.  `sides` (by name, role or source) wins over
    what the texts say of a teller.
    """
    gathering = _Gathering(articles, readings)
    tellers = gathering.tellers
    kept = sorted(tellers.values(), key=lambda teller: _rank(teller, order))
    chosen = {_plain(name): party_ for name, party_ in (sides or {}).items()}
    accounts = tuple(
        _account(teller, _mark(number), gathering.side_of(teller, chosen))
        for number, teller in enumerate(kept)
    )
    ids = {teller.key: account.id for teller, account in zip(kept, accounts, strict=True)}
    return Gathered(accounts=accounts, of={place: ids[key] for place, key in gathering.of.items()})


_Key = tuple[str, str]

# Words that make a name an office rather than a group.
_OFFICES = re.compile(
    r"\b(?:ministry|department|office|police|court|agency|commission|council|bureau|house|kremlin|pentagon|government|army|"
    r"navy|guard|embassy|company|inc|corp|ltd|hospital|university|service|authority|administration|palace|board|parliament|"
    r"congress|senate|military|secretariat|foundation|institute|association|ministerium|regierung|polizei|ministère|"
    r"gouvernement|ministerio|gobierno|policía|министерство|правительство|campaign|center|centre|committee|fund|union|lines|airlines|airways|railways?|group|party|league|federation|corporation|firm|bank|holdings|"
    r"solutions|management|systems|technologies|industries|motors|insurance|sons|llc|plc|gmbh|bureau|club)\b",
    re.I,
)
# What has a seat is a body: `Norton-based Brightgas`.
_SEATED = re.compile(r"\b[A-Z][\w.]*-based ([A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3})")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.I)
_INDEFINITE = re.compile(r"^(?:an?|one)\s+", re.I)
# A principal who serves a principal is followed no further than this.
_DEPTH = 3


@dataclass(slots=True)
class _Teller:
    key: _Key
    kind: AccountKind
    name: str
    roles: Counter[str] = field(default_factory=Counter)
    channels: dict[tuple[str, ...], None] = field(default_factory=dict)
    statements: int = 0
    place: int | None = None
    given: str | None = None


class _Gathering:
    """The tellers of several articles on their way to accounts."""

    def __init__(self, articles: Sequence[Article], readings: Mapping[str, Reading]) -> None:
        self.tellers: dict[_Key, _Teller] = {}
        self.of: dict[tuple[str, int], _Key] = {}
        known = [_people(article) for article in articles]
        self.roles = _known_roles(known)
        mentioned = [m.name for one in known for m in one.mentions]
        self.people = frozenset([*mentioned, *(name.rsplit(maxsplit=1)[-1] for name in mentioned)])
        self.seated = frozenset(name for article in articles for name in _SEATED.findall(article.text))
        pairs = [(article, readings[article.id]) for article in articles if article.id in readings]
        spoken = [s.speaker for _, reading in pairs for s in reading.statements if s.speaker]
        self.full = _full_names([*spoken, *(m.name for one in known for m in one.mentions)])
        self.described = tuple(
            (key, found)
            for key, roles in self.roles.items()
            for found in map(heads.describe, roles)
            if found is not None and not found.several
        )
        self.people |= _described_people(reading.statements for _, reading in pairs)
        for place, (article, reading) in enumerate(pairs):
            carriers = {carrier.id: carrier for carrier in reading.carriers}
            for statement in reading.statements:
                self._add(place, article, statement, carriers)

    def _add(
        self, place: int, article: Article, statement: Statement, carriers: Mapping[str, Carrier]
    ) -> None:
        outlet = next((carriers[c].name for c in reversed(statement.chain) if c in carriers), article.source)
        kind, name, identity = self._teller(statement, outlet)
        key = (kind, identity)
        teller = self.tellers.setdefault(key, _Teller(key, kind, name))
        teller.statements += 1
        teller.channels.setdefault(statement.chain)
        if statement.role and statement.speaker:
            teller.roles[statement.role] += 1
        if kind in ("outlet", "opinion") and outlet == article.source:
            teller.given = teller.given or article.side
            if kind == "outlet" and teller.place is None:
                teller.place = place
        self.of[article.id, statement.passage.start] = key

    def _teller(self, statement: Statement, outlet: str) -> tuple[AccountKind, str, str]:
        """Kind, shown name and normalized name of who tells a statement."""
        if statement.opinion:
            return "opinion", f"{outlet} (comment)", _plain(outlet)
        if statement.speaker is None:
            return "outlet", outlet, _plain(outlet)
        name = self._named(statement.speaker)
        kind = _kind(name, self.seated, self.people)
        identity = _person_key(name) if kind == "person" else _plain(name)
        if _INDEFINITE.match(name):
            # Two outlets' "an official" need not be one person: only one outlet's are taken for one.
            identity = f"{identity} | {_plain(outlet)}"
        return kind, name, identity

    def _named(self, speaker: str) -> str:
        """The full name of a speaker, maybe a surname or a description in another article."""
        proper = speaker[:1].isupper() and not _ARTICLE.match(speaker)
        known = self.full.get(_person_key(speaker)) if proper else None
        if known is not None or names.is_person(speaker):
            return known or speaker
        described = heads.describe(speaker)
        if described is None or not (described.definite and described.human and described.limits):
            return speaker
        bearers = {key for key, role in self.described if described.fits(role)}
        return self.full.get(bearers.pop(), speaker) if len(bearers) == 1 else speaker

    def side_of(self, teller: _Teller, chosen: Mapping[str, str]) -> str | None:
        """The side from the config, else from the texts; an outlet's only from the config."""
        bare_name = teller.name.removesuffix(" (comment)")
        for name in (teller.name, bare_name, *sorted(teller.roles)):
            if _plain(name) in chosen:
                return chosen[_plain(name)]
        if teller.kind in ("outlet", "opinion"):
            return teller.given
        roles = [role for role, _ in sorted(teller.roles.items(), key=lambda item: (-item[1], item[0]))]
        return self._described(teller.name, [*roles, *self.roles.get(_person_key(teller.name), ())], _DEPTH)

    def _described(self, name: str, roles: Sequence[str], depth: int) -> str | None:
        for role in (*roles, None):
            found = side(name, role)
            if found:
                return found
        for role in roles if depth else ():
            served = principal(role)
            if served:
                found = self._served(served, depth)
                if found:
                    return found
        return None

    def _served(self, served: str, depth: int) -> str | None:
        key = _person_key(" ".join(names.untitled(served)))
        full = self.roles.get(key) or next(
            (
                roles
                for known, roles in self.roles.items()
                if known.split()[-1:] == key.split()[-1:] and " " not in key
            ),
            (),
        )
        return self._described(served, full, depth - 1) or (party(served) if served[:1].isupper() else None)


def _known_roles(known: Sequence[People]) -> dict[str, tuple[str, ...]]:
    """What all the articles say each named person is, in the order of the articles."""
    roles: dict[str, dict[str, None]] = {}
    for one in known:
        for name, role in one.roles.items():
            roles.setdefault(_person_key(name), {}).setdefault(role)
    return {name: tuple(given) for name, given in roles.items()}


def _people(article: Article) -> People:
    return people(article.text, CUES.get(article.language.casefold()[:2], CUES["en"]))


def _full_names(spoken: Sequence[str]) -> dict[str, str]:
    """The full name for each key under which a person is named; a surname only where it is one person's."""
    full: dict[str, str] = {}
    surnames: dict[str, set[str]] = {}
    for name in spoken:
        key = _person_key(name)
        if names.is_person(name) and " " in key:
            if key not in full or (len(name), name) > (len(full[key]), full[key]):
                full[key] = name
            surnames.setdefault(key.split()[-1], set()).add(key)
    for surname, keys in surnames.items():
        if len(keys) == 1:
            full[surname] = full[min(keys)]
    return full


def _plain(name: str) -> str:
    """A name in the form in which names are compared."""
    folded = unicodedata.normalize("NFC", " ".join(name.split())).casefold().replace("’", "'")
    return re.sub(r"'s?$", "", _ARTICLE.sub("", folded)).strip(" .,")


def _person_key(name: str) -> str:
    """First and last name without titles and initials; any other name as `_plain` has it."""
    parts = [names.bare(part) for part in names.untitled(name)]
    if not names.is_person(name) or len(parts) < 2:
        return _plain(" ".join(names.untitled(name)) or name)
    return f"{parts[0]} {parts[-1]}".casefold()


def _described_people(readings: Iterable[Sequence[Statement]]) -> frozenset[str]:
    """Names with a role that only a person has."""
    roles = {(s.speaker, s.role) for statements in readings for s in statements if s.speaker and s.role}
    held = ((name, heads.describe(role)) for name, role in roles)
    return frozenset(name for name, role in held if role is not None and role.human)


def _kind(name: str, seated: frozenset[str], named: frozenset[str]) -> AccountKind:
    """What a teller is, by the noun that heads its description or by the shape of its name."""
    description = heads.describe(name)
    if description is not None and description.human and not names.is_person(name):
        return "group" if description.several else "person"
    if _OFFICES.search(name) or name in seated or (description and description.head in heads.BODIES):
        return "office"
    if names.is_person(name):
        return "person"
    single = " " not in name and name[:1].isupper()
    if single and party(name):
        return "office"
    # People get a first name or a title in the news; what has neither is a firm, a team or a place.
    return "person" if name in named or (single and names.gender(name)) else "group"


def _rank(teller: _Teller, order: Sequence[str]) -> tuple[int, int, int, str]:
    plain = [_plain(name) for name in order]
    for name in (teller.name, *sorted(teller.roles)):
        if teller.kind != "opinion" and _plain(name) in plain:
            return 0, plain.index(_plain(name)), 0, teller.key[1]
    if teller.kind == "opinion":
        return 3, 0, -teller.statements, teller.key[1]
    if teller.place is not None:
        return 1, teller.place, 0, teller.key[1]
    return 2, 0, -teller.statements, teller.key[1]


def _account(teller: _Teller, mark: str, side_: str | None) -> Account:
    roles = sorted(teller.roles.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))
    return Account(
        id=identify(f"{teller.kind}|{teller.key[1]}"),
        mark=mark,
        teller=teller.name,
        kind=teller.kind,
        role=roles[0][0] if roles else None,
        side=side_,
        channels=tuple(teller.channels),
        statements=teller.statements,
    )


def _mark(number: int) -> str:
    """A to Z, then AA, AB and on."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
