"""Collectors: from what a person names to captures, and the run over all of them.

A collector is a function `(source, context) -> Iterator[Capture | Skipped]`, found
by name among the entry points `reportgen.collectors`.  It yields as it goes, and
what it cannot read it yields as `Skipped`; whatever it raises costs its own source
and no other.
"""

from reportgen.collectors.base import Collector, Context, skip
from reportgen.collectors.run import collect

__all__ = ["Collector", "Context", "collect", "skip"]
