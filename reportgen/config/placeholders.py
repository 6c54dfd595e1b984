"""Placeholders in names of files, titles and series: `briefing-{date}.pdf`."""

from __future__ import annotations

import re
from datetime import datetime
from string import Formatter

from reportgen.errors import UsageError

# What a date may be written with: figures alone, since names of days and months depend on the machine.
_FIGURES = re.compile(r"(?:%[YymdHMjGVu%]|[^%])+")
PLACEHOLDERS = ("name", "date", "year", "month", "day", "week")
"""What can be named; `{date:%d.%m.%Y}` writes a date otherwise."""


def fill(text: str, moment: datetime, name: str = "") -> str:
    """The text with its placeholders filled from the moment, UTC, and the report's name; `{{` is a brace.

    `{date}` is 2026-05-14, `{week}` 2026-W20 (ISO 8601).  Raises UsageError for one that there is not.
    """
    known = dict(zip(PLACEHOLDERS, (name, *moment.strftime("%Y-%m-%d %Y %m %d %G-W%V").split()), strict=True))
    try:
        return "".join(
            literal + ("" if key is None else _filled(key, form or "", conversion, moment, known))
            for literal, key, form, conversion in Formatter().parse(text)
        )
    except ValueError as problem:
        raise UsageError(
            f"{text!r} has a brace that opens or closes nothing: {problem}. Double it to mean itself."
        ) from problem


def _filled(key: str, form: str, conversion: str | None, moment: datetime, known: dict[str, str]) -> str:
    if conversion is None and key == "date" and form and _FIGURES.fullmatch(form):
        return moment.strftime(form)
    if conversion is None and not form and known.get(key):
        return known[key]
    asked = f"{{{key}{'!' + conversion if conversion else ''}{':' + form if form else ''}}}"
    if key == "name" and not form:
        raise UsageError("{name} is the name of a [[report]] table, and this report has none.")
    raise UsageError(
        f"{asked} is no placeholder; there are "
        + ", ".join(f"{{{each}}}" for each in PLACEHOLDERS)
        + " and {date:%d.%m.%Y} with figures in any order. Double a brace to mean itself."
    )
