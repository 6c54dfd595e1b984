"""Editions: a report beside the one before it in its series.

    matching    which point or utterance of the one before a new one is; ids are handed on
    rewording   which sentences of an edited text are new, gone, or the same in other words
    changes     everything that is new since, as a list

Pure: knows two reports and their texts, nothing of archives or pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reportgen.article import Article
from reportgen.edition.changes import changes
from reportgen.edition.matching import hand_on
from reportgen.report import Report

__all__ = ["changes", "follow", "hand_on"]


def follow(
    report: Report, previous: Report, texts: Mapping[str, Article], former: Mapping[str, Article]
) -> Report:
    """The report with the ids of the one before where it tells the same, and with what is new since.

    `texts` are the articles of the report and `former` those of the one before, by id.
    """
    kept = hand_on(report, previous)
    return replace(kept, changes=changes(kept, previous, texts, former))
