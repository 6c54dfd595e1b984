"""Collectors, summarizers and renderers by name, found by entry points and loaded when first asked for.

Built-ins enter by the same door as guests.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from reportgen.errors import PluginError, UnknownNameError

GROUPS = ("collectors", "summarizers", "renderers")
_PREFIX = "reportgen."


def names(group: str) -> tuple[str, ...]:
    """The names there are in a group (`collectors`, `summarizers` or `renderers`), in alphabetical order."""
    return tuple(sorted(_points(group.removeprefix(_PREFIX))))


def load(group: str, name: str) -> Any:
    """The collector, summarizer or renderer of that name.

    Raises UnknownNameError, with the names there are, where there is none, and
    PluginError where it is installed and its import fails.
    """
    group = group.removeprefix(_PREFIX)
    points, kind = _points(group), group.removesuffix("s")
    if name not in points:
        raise UnknownNameError(kind, name, points)
    try:
        return points[name].load()
    except (ImportError, AttributeError) as problem:
        raise PluginError(kind, name, str(problem)) from problem


@cache
def _points(group: str) -> dict[str, EntryPoint]:
    """The entry points of a group by name; ours win where a guest takes the same name."""
    if group not in GROUPS:
        raise UnknownNameError("kind of plugin", group, GROUPS)
    found = sorted(entry_points(group=_PREFIX + group), key=_guests_first)
    return {point.name: point for point in found}


def _guests_first(point: EntryPoint) -> tuple[bool, str, str]:
    return point.value.startswith(_PREFIX), point.name, point.value
