"""The page's own words: everything on a page that is not a source's, in the languages there are.

    table     what a table holds, and how it writes days, numbers and counts
    english, german, french, spanish, russian     the tables
    said      what reports themselves say in English, in the other languages

The report's language chooses; one that has no table falls back to English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache
from importlib import import_module
from typing import Any, Final

from reportgen.errors import ReportgenError, UnknownNameError
from reportgen.renderers.labels.english import LABELS as ENGLISH
from reportgen.renderers.labels.table import Forms, Labels

__all__ = ["ENGLISH", "LANGUAGES", "Forms", "Labels", "labels_of", "overridden"]

LANGUAGES: Final = {"en": "english", "de": "german", "fr": "french", "es": "spanish", "ru": "russian"}
"""Module of each table by its language tag."""

COMMAND: Final = "reportgen verify"
"""What checks a page."""

_HOLES = re.compile(r"\{.*?\}|[{}]")
# How a language works, and what it makes of a report's own English: no words that a theme would choose.
_RULES = frozenset({"language", "form", "thousands", "decimal", "told", "reasons"})


@cache
def labels_of(language: str) -> Labels:
    """The words of a language, by its tag or the first part of it; English for one that has none."""
    primary = language.replace("_", "-").partition("-")[0].casefold()
    module = import_module(f"{__name__}.{LANGUAGES.get(primary, 'english')}")
    found: Labels = module.LABELS
    return found


def overridden(labels: Labels, words: Mapping[str, Any], where: str) -> Labels:
    """The labels with a theme's own words for some of them, given as `[labels]` tables have them.

    Raises UnknownNameError for a word that there is not, ReportgenError for one of another shape.
    """
    known = {each.name: getattr(labels, each.name) for each in fields(labels) if each.name not in _RULES}
    changed: dict[str, Any] = {}
    for name, value in words.items():
        if name not in known:
            raise UnknownNameError(f"label (in {where})", name, known)
        changed[name] = _reshaped(name, known[name], value, where)
    return replace(labels, **changed)


def _reshaped(name: str, ours: object, value: object, where: str) -> object:
    """The value in the shape of ours: a text, some texts, or a table of texts."""
    if isinstance(ours, Mapping) and isinstance(value, Mapping):
        for key in value:
            if key not in ours:
                raise UnknownNameError(f"label (in {where}, {name})", str(key), ours)
        own = {key: _reshaped(f"{name}.{key}", ours[key], word, where) for key, word in value.items()}
        return {**ours, **own}
    if isinstance(ours, tuple) and isinstance(value, list) and all(isinstance(word, str) for word in value):
        return tuple(value)
    if not isinstance(ours, str) or not isinstance(value, str):
        several = "a list of texts" if isinstance(ours, tuple) else "a table of texts"
        wanted = "a text" if isinstance(ours, str) else several
        raise ReportgenError(f"{where}: the label {name!r} is {value!r}, expected {wanted}.")
    if _HOLES.findall(value) != _HOLES.findall(ours):
        raise ReportgenError(f"{where}: the label {name!r} needs the same braces as ours, {ours!r}.")
    return value
