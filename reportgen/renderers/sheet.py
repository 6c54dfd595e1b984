"""The sheet: what stands side by side in a terminal or a pipe, before any layout.

Pure.  The same lines as on the page (`page.py`), narrowed to the points and
accounts that a reader asks for; `plain.py` and `terminal.py` print it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportgen.account import Account
from reportgen.errors import UnknownNameError, UsageError
from reportgen.passage import display
from reportgen.point import Point
from reportgen.renderers.columns import choose_columns, set_side_by_side
from reportgen.renderers.elements import Box, DifferenceLine, Line, Matter, Prose, Teller
from reportgen.renderers.labels import Labels, labels_of
from reportgen.renderers.lone import LoneLine
from reportgen.renderers.page import Page, lay_out
from reportgen.renderers.quoted import Quoter
from reportgen.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What of a report a reader asks for."""

    points: int | None = None
    """Most points, None for as many as the report's settings say."""
    rank: int | None = None
    """The one point to show, with all that is said there; None for the first ones."""
    accounts: tuple[str, ...] = ()
    """Ids of the accounts whose points are wanted; with several, they alone stand side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One point with the accounts that speak there."""

    number: int
    """Its rank in the report."""
    matter: Matter
    """The point as every page has it."""
    boxes: tuple[Box, ...]
    """The accounts to set side by side."""
    also: str
    """Badges of those that speak there too and were not asked for, `""` for none."""
    quiet: str
    """Badges of those that were asked for and are silent, `""` for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Accounts side by side, ready to be printed."""

    title: str
    """Title."""
    about: tuple[str, ...]
    """The lines under it: label, counts, when it was compiled and its id."""
    notes: tuple[Prose, ...]
    """People's own words."""
    tellers: tuple[Teller, ...]
    """The accounts that speak on the sheet."""
    tellers_more: str
    """How many more the report has, `""` for none."""
    rows: tuple[Row, ...]
    """The points."""
    rows_more: str
    """How many more the report has, and how to see them; `""` for none."""
    nothing: str
    """What to say where there is no point."""
    lone_title: str
    """Heading of what one account alone has."""
    lone: tuple[LoneLine, ...]
    """Sentences of one account alone."""
    lone_more: str
    """How many more there are, `""` for none."""
    signs: tuple[str, str]
    """Signs to set around words that differ, where they cannot be underlined."""
    labels: Labels
    """The sheet's own words."""


# The Markdown briefing has asterisks too.  A text that has a sign itself gets the next one, so that
# what is marked is always plain; the last is our own in `reportgen show` as well.
_SIGNS = (("**", "**"), ("[[", "]]"), ("⟦", "⟧"))


def find_account(report: Report, name: str) -> Account:
    """The account of that badge (B) or teller; a part of a teller's name that only one has will do.

    Raises UnknownNameError where there is none and UsageError where several fit.
    """
    wanted = display(name).casefold()
    named = {account.id: display(account.teller).casefold() for account in report.accounts}
    for found in (
        [a for a in report.accounts if a.mark.casefold() == wanted],
        [a for a in report.accounts if named[a.id] == wanted],
        [a for a in report.accounts if wanted and wanted in named[a.id]],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            told = ", ".join(f"{a.mark} {a.teller}" for a in found)
            raise UsageError(f"{name!r} may be any of these accounts: {told}. Name it by its letter.")
    raise UnknownNameError("account", name, [f"{a.mark} {a.teller}" for a in report.accounts])


def narrow(report: Report, choice: Choice) -> Report:
    """The report with only the points and lone sentences asked for; its id stays that of the whole.

    Raises UsageError where it has no point of the rank asked for.
    """
    lone = report.only_one_account if choice.rank is None else ()
    wanted = set(choice.accounts)
    points = [
        p for p in _ranked(report, choice.rank) if not wanted or len(_heard(p, wanted)) >= _enough(wanted)
    ]
    most = choice.points or report.settings.points
    return replace(
        report,
        points=tuple(points[:most]),
        only_one_account=tuple(one for one in lone if not wanted or one.account in wanted),
    )


def _ranked(report: Report, rank: int | None) -> tuple[Point, ...]:
    if rank is None:
        return report.points
    found = tuple(point for point in report.points if point.rank == rank)
    if not found:
        last = len(report.points)
        raise UsageError(
            f"There is no point {rank}; the points of this report run from 1 to {last}."
            if last
            else f"There is no point {rank}: nothing was lined up in this report."
        )
    return found


def _heard(point: Point, wanted: set[str]) -> set[str]:
    return wanted & {cell.account for cell in point.cells}


def _enough(wanted: set[str]) -> int:
    """How many of the wanted accounts must speak: one may be asked for alone, several are compared."""
    return min(2, len(wanted))


def lay_sheet(report: Report, choice: Choice) -> Sheet:
    """The sheet of a report.

    Raises UsageError where the choice names what is not there, and
    ReportgenError where the report refers to what it does not list.
    """
    chosen, labels = narrow(report, choice), labels_of(report.language)
    page = lay_out(chosen, {})
    rows = _set_rows(report, chosen.points, choice)
    speaking = {box.badge.letter for row in rows for box in row.matter.speaking}
    speaking |= {line.badge.letter for line in page.lone}
    tellers = tuple(teller for teller in page.tellers if teller.badge.letter in speaking)
    silent = len(page.tellers) - len(tellers)
    return Sheet(
        title=page.title,
        about=tuple(filter(None, (page.label, page.dek if rows else "", page.imprint))),
        notes=page.notes,
        tellers=tellers,
        tellers_more=labels.more_elsewhere.format(silent) if silent else "",
        rows=rows,
        rows_more=_count_more(report, chosen, choice),
        nothing="" if rows else _nothing(report, choice),
        lone_title=page.titles["lone"],
        lone=page.lone,
        lone_more=page.left_out.get("lone", ""),
        signs=_choose_signs(rows, page),
        labels=labels,
    )


def _set_rows(report: Report, points: tuple[Point, ...], choice: Choice) -> tuple[Row, ...]:
    quoter = Quoter(report)
    columns = choose_columns(points, report.accounts)
    room = None if choice.rank is None else sys.maxsize
    matters = set_side_by_side(quoter, points, columns, "stacked", room)
    abreast = [a.mark for a in report.accounts if len(choice.accounts) < 2 or a.id in choice.accounts]
    return tuple(_set_row(p.rank, m, abreast) for p, m in zip(points, matters, strict=True))


def _set_row(number: int, matter: Matter, abreast: list[str]) -> Row:
    """The point with the accounts of those letters side by side, in that order."""
    spoken = {box.badge.letter: box for box in matter.speaking}
    return Row(
        number=number,
        matter=matter,
        boxes=tuple(spoken[letter] for letter in abreast if letter in spoken),
        also=", ".join(sorted((letter for letter in spoken if letter not in abreast), key=_place)),
        quiet=", ".join(letter for letter in matter.quiet.split(", ") if letter in abreast),
    )


def _place(letter: str) -> tuple[int, str]:
    """The order of badges: Z before AA."""
    return len(letter), letter


def _count_more(report: Report, chosen: Report, choice: Choice) -> str:
    """How many points that fit the choice are not on the sheet."""
    whole = narrow(report, replace(choice, points=sys.maxsize))
    rest = len(whole.points) - len(chosen.points)
    labels = labels_of(report.language)
    more = labels.counted(rest, labels.more_points)
    return labels.points_show_all.format(more, len(whole.points)) if rest else ""


def _nothing(report: Report, choice: Choice) -> str:
    labels = labels_of(report.language)
    names = [f"{report.account[i].mark} {display(report.account[i].teller)}" for i in choice.accounts]
    if not report.points or not names:
        return labels.nothing_lined_up
    if len(names) == 1:
        return labels.speaks_on_none.format(names[0])
    return labels.no_two_speak.format(", ".join(names))


def _choose_signs(rows: tuple[Row, ...], page: Page) -> tuple[str, str]:
    """The first signs that stand in none of the words shown."""
    shown = [line.quoted.text for row in rows for box in row.boxes for line in box.lines]
    shown += [line.quoted.text for line in page.lone]
    return next((signs for signs in _SIGNS if not _stand_in(signs, shown)), _SIGNS[-1])


def _stand_in(signs: Iterable[str], shown: list[str]) -> bool:
    return any(sign in text for sign in signs for text in shown)


def marks_of(line: Line) -> str:
    """The marks of a statement: its own, then those of its copies."""
    return " ".join([line.quoted.mark, *(copy.mark for copy in line.copies)])


def tell_difference(line: DifferenceLine) -> str:
    """What differs and what each account gives, e.g. `duration, in minutes: A, F about 35 minutes · B 20`."""
    values = [
        f"{', '.join(badge.letter for badge in value.badges)} {value.words.text}"
        + (f" ({value.note})" if value.note else "")
        for value in line.values
    ]
    return f"{line.title}: {' · '.join(values)}" if values else line.title


def tell_teller(teller: Teller) -> str:
    """What is known of an account, behind its badge."""
    return " · ".join(filter(None, (teller.badge.teller, teller.about, teller.channels)))


def tell_nearest(labels: Labels, line: LoneLine) -> str:
    """Where what comes nearest to a lone sentence stands, `""` for nowhere."""
    near = ", ".join(f"{n.quoted.mark} ({n.score})" for n in line.nearest)
    return f"{labels.nearest}: {near}" if near else ""
