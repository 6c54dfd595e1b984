"""Corrections: what people say once where the program is wrong, kept through all later editions.

Written by hand or by `reportgen correct` into `corrections.toml`:

    [[correction]]
    kind = "speaker"                    # leave_out, speaker, side, topic, merge or split
    words = ["She had no power"]        # verbatim words of the statements it is about
    article = "https://example.org/a"   # only in this article; without it in all
    to = "Leena Strand"                 # the speaker, side or topic that is right
    by = "Jane Doe"
    why = "Strand speaks in the sentence before."

Statements are named by their words, which stay when marks and ids do not; one
that fits no longer is reported, and nothing is guessed.  Pure but for `load`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from reportgen.errors import ConfigError
from reportgen.passage import Passage, display
from reportgen.toml import write_value

if TYPE_CHECKING:  # the config knows corrections, and is read before anything is lined up
    from reportgen.attribution.statement import Statement
    from reportgen.point import Point

Kind = Literal["leave_out", "speaker", "side", "topic", "merge", "split"]
_Text = Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]
# More corrections than a person writes; each is looked for in every statement.
_MOST = 1_000
# A shorter clause stands in many sentences.
_CLAUSE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One thing that a person put right."""

    kind: Kind
    """leave_out an article or a passage, give a statement to another speaker, name the side of a teller or
    the topic of a point, merge statements into one point, or split them from the rest of theirs."""
    by: _Text
    """Who says so."""
    why: _Text
    """Why."""
    words: tuple[_Text, ...] = ()
    """Verbatim words, each of one statement; of a merge each of another one."""
    article: str = ""
    """Address or id of the article that holds them; `""` for whichever does."""
    teller: str = ""
    """Whose side it names."""
    to: str = ""
    """The speaker, side or topic that is right; no speaker means the outlet itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A correction with what came of it."""

    correction: Correction
    """The correction."""
    passages: tuple[Passage, ...] = ()
    """The statements that it changed."""
    fits: bool = True
    """Whether it still has something to put right; one that does not has changed nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    correction: tuple[Correction, ...] = ()


def load(path: Path) -> tuple[Correction, ...]:
    """The corrections in a file, in its order; none where there is no such file.

    Raises ConfigError, naming what is wrong, where it cannot be used.
    """
    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return ()
    except OSError as problem:
        raise ConfigError(str(path), f"it cannot be read: {problem.strerror}.") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise ConfigError(str(path), f"it is no TOML: {problem}.") from problem
    strange = sorted(set(table) - {"correction"})
    if strange:
        raise ConfigError(str(path), f"unknown key {strange[0]!r}; it holds [[correction]] tables only.")
    entries = table.get("correction", [])
    for number, entry in enumerate(entries if isinstance(entries, list) else [], 1):
        _require_known(entry, number, path)
    try:
        found = msgspec.convert(table, _File).correction
    except msgspec.ValidationError as problem:
        raise ConfigError(str(path), f"{problem}.".replace("`$.", "`")) from problem
    if len(found) > _MOST:
        raise ConfigError(str(path), f"it has {len(found):,} corrections; {_MOST:,} are the most.")
    for number, one in enumerate(found, 1):
        require_enough(one, number, path)
    return found


def _require_known(entry: object, number: int, path: Path) -> None:
    known = Correction.__dataclass_fields__
    for key in entry if isinstance(entry, Mapping) else ():
        if key not in known:
            named = ", ".join(known)
            raise ConfigError(str(path), f"correction {number}: unknown key {key!r}. Known here: {named}.")


# What each kind cannot do without.
_NEEDS: Mapping[Kind, tuple[str, ...]] = {
    "leave_out": (),
    "speaker": ("words",),
    "side": ("teller", "to"),
    "topic": ("words", "to"),
    "merge": ("words",),
    "split": ("words",),
}


def require_enough(one: Correction, number: int, path: Path) -> None:
    """Raises ConfigError where a correction does not say what it is about."""
    for name in _NEEDS[one.kind]:
        if not getattr(one, name):
            raise ConfigError(str(path), f"correction {number}: a {one.kind!r} needs {name!r}.")
    if one.kind == "leave_out" and not (one.words or one.article):
        raise ConfigError(str(path), f"correction {number}: a 'leave_out' needs 'words' or 'article'.")
    if one.kind == "merge" and len(one.words) < 2:
        raise ConfigError(str(path), f"correction {number}: a 'merge' needs the words of two statements.")


def meant(correction: Correction, passage: Passage, addresses: Mapping[str, str]) -> str | None:
    """Which of a correction's words stand in a passage, None for none of them.

    `addresses` has the address of each article by id.
    """
    if correction.article and correction.article not in (passage.article, addresses.get(passage.article)):
        return None
    text = display(passage.text)
    return next((words for words in correction.words if _stands(display(words), text)), None)


def _stands(words: str, text: str) -> bool:
    """Whether words stand in a statement, or a statement that is one clause of them stands in them."""
    return words in text or (len(text) >= _CLAUSE and text in words)


def of_kind(corrections: Sequence[Correction], *kinds: Kind) -> tuple[Correction, ...]:
    """The corrections of these kinds, in their order."""
    return tuple(one for one in corrections if one.kind in kinds)


def leaves_out(corrections: Sequence[Correction], article: str, url: str) -> Correction | None:
    """The correction that leaves out a whole article, None where it stays."""
    return next(
        (one for one in of_kind(corrections, "leave_out") if not one.words and one.article in (article, url)),
        None,
    )


def corrected(
    statements: Sequence[Statement], corrections: Sequence[Correction], addresses: Mapping[str, str]
) -> tuple[Statement, ...]:
    """The statements without those left out, each in the mouth that people gave it."""
    kept: list[Statement] = []
    for statement in statements:
        found = [one for one in corrections if meant(one, statement.passage, addresses)]
        if of_kind(found, "leave_out"):
            continue
        for one in of_kind(found, "speaker"):
            statement = _spoken(statement, one.to)  # noqa: PLW2901  # the last word counts
        kept.append(statement)
    return tuple(kept)


def _spoken(statement: Statement, speaker: str) -> Statement:
    if not speaker:
        return replace(statement, words=(), speaker=None, role=None, cue=None, kind="narration")
    kind = "indirect" if statement.kind == "narration" else statement.kind
    return replace(statement, speaker=speaker, role=None, kind=kind)


def reason_of(correction: Correction) -> str:
    """Why something is left out, as the report tells it."""
    return f"left out by {display(correction.by)}: {display(correction.why)}"


def regrouped(
    groups: Sequence[tuple[int, ...]],
    passages: Sequence[Passage],
    corrections: Sequence[Correction],
    addresses: Mapping[str, str],
) -> tuple[tuple[int, ...], ...]:
    """The groups of statements that stand on one point, as people put them right.

    `passages` are the statements, by number.  What is split stands on a point of its own; what is
    merged brings the whole of its points together.
    """
    made = [list(group) for group in groups]
    for one in of_kind(corrections, "merge", "split"):
        named = [index for index, passage in enumerate(passages) if meant(one, passage, addresses)]
        made = _split(made, named) if one.kind == "split" else _merged(made, named, passages, one, addresses)
    return tuple(tuple(sorted(group)) for group in made if group)


def _split(groups: list[list[int]], named: Sequence[int]) -> list[list[int]]:
    apart = set(named)
    rest = [[index for index in group if index not in apart] for group in groups]
    return [*rest, sorted(apart)] if any(apart & set(group) for group in groups) else groups


def _merged(
    groups: list[list[int]],
    named: Sequence[int],
    passages: Sequence[Passage],
    one: Correction,
    addresses: Mapping[str, str],
) -> list[list[int]]:
    """The groups with the named statements in one; nothing where only one of the wordings is there."""
    if len({meant(one, passages[index], addresses) for index in named}) < 2:
        return groups
    joined = [group for group in groups if set(group) & set(named)]
    rest = [group for group in groups if not set(group) & set(named)]
    return [*rest, sorted({index for group in joined for index in group} | set(named))]


def outcome(
    corrections: Sequence[Correction],
    passages: Sequence[Passage],
    addresses: Mapping[str, str],
    tellers: Sequence[str],
) -> tuple[Corrected, ...]:
    """What came of each correction, in their order.

    `passages` are all statements before anything was left out, `addresses` those
    of all articles, `tellers` the names and roles of the accounts.
    """
    return tuple(_outcome(one, passages, addresses, tellers) for one in corrections)


def _outcome(
    one: Correction, passages: Sequence[Passage], addresses: Mapping[str, str], tellers: Sequence[str]
) -> Corrected:
    if one.kind == "side":
        known = {display(teller).casefold() for teller in tellers}
        return Corrected(correction=one, fits=display(one.teller).casefold() in known)
    if not one.words:
        there = one.article in addresses or one.article in addresses.values()
        return Corrected(correction=one, fits=there)
    found = {passage: meant(one, passage, addresses) for passage in dict.fromkeys(passages)}
    fitting = tuple(passage for passage, words in found.items() if words)
    wordings = {words for words in found.values() if words}
    fits = len(wordings) > 1 if one.kind == "merge" else bool(wordings)
    return Corrected(correction=one, passages=fitting if fits else (), fits=fits)


def retitled(
    points: Sequence[Point], corrections: Sequence[Correction], addresses: Mapping[str, str]
) -> tuple[Point, ...]:
    """The points under the topics that people gave them."""
    return tuple(_retitled(point, of_kind(corrections, "topic"), addresses) for point in points)


def _retitled(point: Point, topics: Sequence[Correction], addresses: Mapping[str, str]) -> Point:
    told = [statement.passage for cell in point.cells for statement in cell.statements]
    named = [one.to for one in topics if any(meant(one, passage, addresses) for passage in told)]
    return replace(point, topic=named[-1]) if named else point


def sides_of(corrections: Sequence[Correction]) -> dict[str, str]:
    """Sides of tellers by name, as people put them right."""
    return {one.teller: one.to for one in of_kind(corrections, "side")}


def added(text: str, correction: Correction) -> str:
    """The text of a corrections file with one more at its end; all else as it stood."""
    lines = ["[[correction]]"]
    for name in ("kind", "words", "article", "teller", "to", "by", "why"):
        value = getattr(correction, name)
        if value:
            lines.append(f"{name} = {write_value(value)}")
    gap = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
    return text + gap + "\n".join(lines) + "\n"


def unfit(made: Sequence[Corrected]) -> tuple[Corrected, ...]:
    """The corrections that no longer fit."""
    return tuple(one for one in made if not one.fits)
