"""Lines up what several sources tell of one event, every sentence checkable down to its characters.

The public names are loaded when first used, so that `import reportgen` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from reportgen.version import __version__ as __version__

if TYPE_CHECKING:
    from reportgen.archive import Archive
    from reportgen.briefing import compose
    from reportgen.collectors import collect
    from reportgen.config import load_config
    from reportgen.errors import ReportgenError
    from reportgen.renderers import render
    from reportgen.report import Report
    from reportgen.verification import verify

_HOME = {
    "load_config": "reportgen.config",
    "Archive": "reportgen.archive",
    "Report": "reportgen.report",
    "collect": "reportgen.collectors",
    "compose": "reportgen.briefing",
    "render": "reportgen.renderers",
    "verify": "reportgen.verification",
    "ReportgenError": "reportgen.errors",
}

__all__ = [
    "Archive",
    "Report",
    "ReportgenError",
    "collect",
    "compose",
    "load_config",
    "render",
    "verify",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])
