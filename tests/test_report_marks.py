"""What a passage is called on a page costs the same in a long text as in a short one."""

from __future__ import annotations

from math import log2
from typing import ClassVar

import reports
from msgspec.structs import replace as replaced

SENTENCES = 100_000


class Counted(tuple):
    """Spans of sentences that count how often one is looked at."""

    __slots__ = ()
    looks: ClassVar[int] = 0

    def __getitem__(self, at):
        type(self).looks += 1
        return super().__getitem__(at)

    def __iter__(self):
        raise AssertionError("every sentence of a text was gone through for one mark")


def test_the_mark_of_a_passage_is_found_without_going_through_the_text() -> None:
    report, texts = reports.ferry()
    listed = report.articles[0]
    passage = texts[listed.id].sentences[2]
    mark = report.mark(passage)
    end = listed.sentences[-1][1]
    more = Counted((*listed.sentences, *((end + 2 * n, end + 2 * n + 1) for n in range(1, SENTENCES))))
    long = reports.replace(report, articles=(replaced(listed, sentences=more), *report.articles[1:]))
    assert long.mark(passage) == mark
    assert Counted.looks <= 2 * log2(SENTENCES) + 4
