"""Accounts: everything one teller says of the event, through whatever channels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from reportgen.article import Article
from reportgen.attribution.sides import party
from reportgen.attribution.statement import Carrier, Reading, Statement
from reportgen.attribution.tellers import descriptions, names
from reportgen.attribution.tellers.keys import plain
from reportgen.directory import Directory, bodies_sides
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
    chosen = {plain(name): party_ for name, party_ in (sides or {}).items()}
    found = bodies_sides([(t.name, _roles(t), gathering.side_of(t, chosen)) for t in kept])
    accounts = tuple(
        _account(teller, _mark(number), party_)
        for number, (teller, party_) in enumerate(zip(kept, found, strict=True))
    )
    ids = {teller.key: account.id for teller, account in zip(kept, accounts, strict=True)}
    return Gathered(accounts=accounts, of={place: ids[key] for place, key in gathering.of.items()})


_Key = tuple[str, str]

# Words that make a name an office rather than a group.
_OFFICES = re.compile(
    r"\b(?:ministry|department|office|police|court|agency|commission|council|bureau|house|"
    r"kremlin|pentagon|government|army|"
    r"navy|guard|embassy|company|inc|corp|ltd|hospital|university|service|authority|"
    r"administration|palace|board|parliament|"
    r"congress|senate|military|secretariat|foundation|institute|association|ministerium|"
    r"regierung|polizei|ministère|"
    r"gouvernement|ministerio|gobierno|policía|министерство|правительство|campaign|center|"
    r"centre|committee|fund|union|lines|airlines|airways|railways?|group|party|league|"
    r"federation|corporation|firm|bank|holdings|"
    r"solutions|management|systems|technologies|industries|motors|insurance|sons|llc|plc|gmbh|"
    r"bureau|club)\b",
    re.I,
)
# What has a seat is a body: `Norton-based Brightgas`.
_SEATED = re.compile(r"\b[A-Z][\w.]*-based ([A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3})")


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
        self.directory = Directory(articles, readings)
        self.seated = frozenset(name for article in articles for name in _SEATED.findall(article.text))
        pairs = [(article, readings[article.id]) for article in articles if article.id in readings]
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
            return "opinion", f"{outlet} (comment)", plain(outlet)
        if statement.speaker is None:
            return "outlet", outlet, plain(outlet)
        name = self.directory.full_name(statement.speaker)
        kind = _kind(name, self.seated, self.directory.people)
        return kind, name, self.directory.key(name, outlet, person=kind == "person")

    def side_of(self, teller: _Teller, chosen: Mapping[str, str]) -> str | None:
        """The side from the config, else from the texts; an outlet's only from the config."""
        bare_name = teller.name.removesuffix(" (comment)")
        for name in (teller.name, bare_name, *sorted(teller.roles)):
            if plain(name) in chosen:
                return chosen[plain(name)]
        if teller.kind in ("outlet", "opinion"):
            return teller.given
        return self.directory.side(teller.name, _roles(teller))


def _roles(teller: _Teller) -> list[str]:
    """The roles of a teller, those given most often first; an outlet and a writer have none."""
    return [role for role, _ in sorted(teller.roles.items(), key=lambda item: (-item[1], item[0]))]


def _kind(name: str, seated: frozenset[str], named: frozenset[str]) -> AccountKind:
    """What a teller is, by the noun that heads its description or by the shape of its name."""
    description = descriptions.describe(name)
    if description is not None and description.human and not names.is_person(name):
        return "group" if description.several else "person"
    if _OFFICES.search(name) or name in seated or (description and description.head in descriptions.BODIES):
        return "office"
    if names.is_person(name):
        return "person"
    single = " " not in name and name[:1].isupper()
    if single and party(name):
        return "office"
    # People get a first name or a title in the news; what has neither is a firm, a team or a place.
    return "person" if name in named or (single and names.gender(name)) else "group"


def _rank(teller: _Teller, order: Sequence[str]) -> tuple[int, int, int, str]:
    asked = [plain(name) for name in order]
    for name in (teller.name, *sorted(teller.roles)):
        if teller.kind != "opinion" and plain(name) in asked:
            return 0, asked.index(plain(name)), 0, teller.key[1]
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
