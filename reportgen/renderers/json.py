"""The report itself, in the contract `reportgen/1`."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.article import Article
from reportgen.renderers.theme import Theme
from reportgen.report import Report, to_json


def render(report: Report, texts: Mapping[str, Article], theme: Theme) -> bytes:  # noqa: ARG001  # JSON has no look
    """The report as JSON in UTF-8."""
    return to_json(report)
