"""Bearers: the people who bear the names of several texts, each under one full name.

`Add Ann Hill`, which a page's button runs into, is Ann Hill; `Mike Lund` and
`Michael Lund` of one office are one man; a surname is of the one who bears it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence

from reportgen.attribution.sides import party
from reportgen.attribution.tellers import names, nicknames
from reportgen.attribution.tellers.descriptions import Description
from reportgen.attribution.tellers.keys import person_key

# Short ranks, which without a known name behind them are anything else.
_RANK = re.compile(r"(?:DC|PC|DS|DI|WPC)\s(?=[A-Z])")
# Of a surname with more bearers than this nobody is known by a nickname; it keeps the work linear.
_BEARERS = 40


def full_names(
    found: Sequence[str], roles: Mapping[str, Sequence[Description]] | None = None
) -> dict[str, str]:
    """The full name for each key under which a person is named; a surname only where it is one person's.

    `found` are the names as they stand, each as often as it does; `roles` tell
    by key how texts describe their bearers.
    """
    surnames = {person_key(name).rsplit(maxsplit=1)[-1] for name in found if not _RANK.match(name)}
    found = [unranked(name, surnames) for name in found]
    full: dict[str, str] = {}
    for name in found:
        key = person_key(name)
        known = full.get(key, "")
        if names.is_person(name) and " " in key and (len(name), name) > (len(known), known):
            full[key] = name
    counted = Counter(person_key(name) for name in found)
    chosen = _ends(full) | _nicknamed(full, counted, roles or {})
    for key in sorted(chosen):
        full[key] = full[_last(chosen, key)]
    for surname, keys in _by_surname(full, chosen).items():
        if len(keys) == 1:
            full[surname] = full[keys[0]]
    return full


def unranked(name: str, known: Container[str]) -> str:
    """A name without a British officer's rank, where the key of what is left is known: `DC Bird`."""
    rank = _RANK.match(name)
    return name[rank.end() :] if rank and person_key(name[rank.end() :]) in known else name


def given_names(full: Mapping[str, str]) -> dict[str, str]:
    """The full name by the first word of it, where one person has it and nobody has it as a surname.

    `Geng` of `Geng Shuang`; a place or a body is nobody's.
    """
    bearers: dict[str, set[str]] = {}
    for key, name in full.items():
        if " " in key and party(name.split()[0]) is None:
            bearers.setdefault(key.split()[0], set()).add(name)
    surnames = {key.split()[-1] for key in full}
    return {
        given: name
        for given, known in bearers.items()
        for name in known
        if len(known) == 1 and given not in surnames and len(given) > 1
    }


def _last(chosen: Mapping[str, str], key: str) -> str:
    """The key at the end of a chain of keys for one bearer."""
    seen = {key}
    while key in chosen and chosen[key] not in seen:
        key = chosen[key]
        seen.add(key)
    return key


def _ends(full: Mapping[str, str]) -> dict[str, str]:
    """For a name that ends in another full name, with no given name before it, that one's key."""
    found: dict[str, str] = {}
    for key, name in full.items():
        parts = names.untitled(name)
        for at in range(1, len(parts) - 1):
            lead = parts[:at]
            short = person_key(" ".join(parts[at:]))
            if short in full and short != key and not names.gender(" ".join(lead)):
                found[key] = short
                break
    return found


def _nicknamed(
    full: Mapping[str, str], counted: Mapping[str, int], roles: Mapping[str, Sequence[Description]]
) -> dict[str, str]:
    """For a given name that is another's short form, the key of the one that the texts write more often."""
    found: dict[str, str] = {}
    for keys in _by_surname(full, {}).values():
        if len(keys) > _BEARERS:
            continue
        ranked = sorted(keys, key=lambda key: (-counted[key], -len(full[key]), key))
        for number, key in enumerate(ranked):
            same = [
                other
                for other in ranked[:number]
                if other not in found
                and nicknames.are_one(_given(full[key]), _given(full[other]))
                and _agree(roles.get(key, ()), roles.get(other, ()))
            ]
            if len(same) == 1:
                found[key] = same[0]
    return found


def _given(name: str) -> str:
    return names.untitled(name)[0]


def _agree(one: Sequence[Description], other: Sequence[Description]) -> bool:
    """Whether two may be one person by what they are: one office or body, or nothing known of one."""
    if not one or not other:
        return True
    return any(
        a.head == b.head or (a.party is not None and a.party == b.party) or a.limits & b.limits
        for a in one
        for b in other
    )


def _by_surname(full: Iterable[str], chosen: Mapping[str, str]) -> dict[str, list[str]]:
    """The keys of full names by surname, each bearer once."""
    found: dict[str, dict[str, None]] = {}
    for key in full:
        if " " in key:
            found.setdefault(key.split()[-1], {}).setdefault(_last(chosen, key))
    return {surname: list(keys) for surname, keys in found.items()}
