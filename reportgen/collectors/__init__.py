"""Collectors: from what a person names to captures, and the run over all of them.

A collector is a function `(source, context) -> Iterator[Found]`, found by name among
the entry points `reportgen.collectors`.  It yields captures as it goes; what it cannot
read it yields as `Skipped`, what a reader should know as `Notice`, and what another
collector is to read as `Source`; whatever it raises costs its own source and no other.
"""

from reportgen.collectors.base import Client, Collector, Context, skip
from reportgen.collectors.run import collect, plan

__all__ = ["Client", "Collector", "Context", "collect", "plan", "skip"]
