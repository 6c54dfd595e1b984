"""Everything that is new since the edition before, the gravest first.

In the order of what a reader asks: which figures moved, on what verdicts
changed, what is told newly and what no longer, which texts came, went or were
edited, and whether the program or its settings were others.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

from reportgen.article import Article
from reportgen.difference import Value
from reportgen.edition.matching import is_told_again, likeness, points_of, words_of
from reportgen.edition.rewording import Pair, reworded
from reportgen.figure import quantities
from reportgen.figure.interval import measure
from reportgen.figure.naming import describe
from reportgen.figure.quantity import Quantity
from reportgen.identity import identify
from reportgen.passage import Passage, display
from reportgen.point import FigureRow, Point
from reportgen.quotation import Quotation
from reportgen.report import Change, Former, Report, ReportArticle

# Two rows of figures of one unit are one if their topic is, or what is said there so much alike.
_SAME_ROW = 0.3
# What the note of a row says besides its unit.
_UPDATED = ", updated"


def changes(
    report: Report, previous: Report, texts: Mapping[str, Article], former: Mapping[str, Article]
) -> tuple[Change, ...]:
    """What is new in a report since the one before, whose ids it goes by; nothing where nothing is.

    `texts` are its articles and `former` those of the one before, by id; a text
    that is missing there costs the sentences that were edited in it, nothing else.
    """
    was = {article.id: article for article in previous.articles}
    edits = {
        article.id: reworded(former[article.id], texts[article.id])
        for article in report.articles
        if _edited(article, was) and article.id in texts and article.id in former
    }
    cited = _Citing(former)
    moved = tuple(_moved(report, previous, cited))
    return (
        *moved,
        *_moved_inside(edits, report, cited, moved),
        *_points(report, previous, cited),
        *_articles(report, previous),
        *_reworded(edits, report, cited),
        *_quotations(report, previous, cited),
        *_skipped(report, previous),
        *_made_otherwise(report, previous),
    )


class _Citing:
    """Passages of the edition before, with the text that held them."""

    def __init__(self, former: Mapping[str, Article]) -> None:
        self._former = former

    def cite(self, passages: Sequence[Passage]) -> tuple[Former, ...]:
        """The passages whose texts are there, each once."""
        return tuple(
            Former(
                article=one.article,
                text_sha256=self._former[one.article].text_sha256,
                start=one.start,
                end=one.end,
                text=one.text,
            )
            for one in dict.fromkeys(passages)
            if one.article in self._former
        )


def _edited(article: ReportArticle, was: Mapping[str, ReportArticle]) -> bool:
    return article.id in was and was[article.id].text_sha256 != article.text_sha256


# --- figures --------------------------------------------------------------------------------------


def _moved(report: Report, previous: Report, cited: _Citing) -> Iterator[Change]:
    """Quantities of several accounts that are given otherwise than before."""
    left = list(previous.figures)
    for row in report.figures:
        before = next((one for one in left if _same_row(one, row)), None)
        if before is None:
            continue
        left.remove(before)
        gone, come = _without(before.values, row.values), _without(row.values, before.values)
        if gone or come:
            yield Change(
                kind="changed" if gone and come else "added" if come else "dropped",
                what="figure",
                id=identify(f"{_unit(row)} {before.topic}"),
                topic=f"{row.topic}: {_unit(row)}",
                old=_words(gone) or None,
                new=_words(come) or None,
                was=cited.cite([value.passage for value in gone or before.values]),
                now=tuple(dict.fromkeys(value.passage for value in come or row.values)),
            )


def _unit(row: FigureRow) -> str:
    return row.unit.removesuffix(_UPDATED)


def _same_row(one: FigureRow, other: FigureRow) -> bool:
    if _unit(one) != _unit(other):
        return False
    return one.topic == other.topic or likeness(_said(one), _said(other)) >= _SAME_ROW


def _said(row: FigureRow) -> frozenset[str]:
    return frozenset().union(*(words_of(value.passage.text) for value in row.values))


def _without(values: Sequence[Value], others: Sequence[Value]) -> list[Value]:
    """The values whose interval none of the others has."""
    there = {(value.low, value.high) for value in others}
    return [value for value in values if (value.low, value.high) not in there]


def _words(values: Sequence[Value]) -> str:
    """The values in words, each once in the words of whoever gives it first, the least first."""
    first: dict[tuple[float | None, float | None], Value] = {}
    for value in values:
        first.setdefault((value.low, value.high), value)
    ranked = sorted(first.values(), key=lambda value: (value.quantity or 0.0, value.text))
    return ", ".join(display(value.text) for value in ranked)


def _moved_inside(
    edits: Mapping[str, Sequence[Pair]], report: Report, cited: _Citing, known: Sequence[Change]
) -> Iterator[Change]:
    """Numbers that stand otherwise in a sentence that was edited, and in no row that moved."""
    for article, pairs in edits.items():
        for old, new in pairs:
            if old is None or new is None:
                continue
            for one, other in _other_numbers(old.text, new.text, report.article[article].language):
                counted = describe([other])
                if not any(counted in change.topic and new in change.now for change in known):
                    yield Change(
                        kind="changed",
                        what="figure",
                        id=article,
                        topic=f"{report.article[article].source}: {counted}",
                        old=display(one.text),
                        new=display(other.text),
                        was=cited.cite([old]),
                        now=(new,),
                    )


def _other_numbers(old: str, new: str, language: str) -> Iterator[tuple[Quantity, Quantity]]:
    """What is counted in both sentences, once in each, with another number."""
    before, after = (_counted(text, language) for text in (old, new))
    for what, one in before.items():
        other = after.get(what)
        if one and other and (one.low, one.high) != (other.low, other.high):
            yield one, other


def _counted(text: str, language: str) -> dict[Hashable, Quantity | None]:
    """Quantities by what they count; None where a sentence counts it twice, or does not say what."""
    found: dict[Hashable, Quantity | None] = {}
    for one in quantities(text, language):
        what = measure(one)
        found[what] = None if what in found or what is None else one
    return found


# --- points and utterances ------------------------------------------------------------------------


def _points(report: Report, previous: Report, cited: _Citing) -> Iterator[Change]:
    """Verdicts that changed, points that are new, that have other speakers, and that are gone."""
    before = {point.id: point for point in previous.points}
    now = {point.id for point in report.points}
    for point in report.points:
        if point.id in before:
            yield from _point(report, point, previous, before[point.id], cited)
    for point in report.points:
        if point.id not in before:
            yield Change(
                kind="added",
                what="point",
                id=point.id,
                topic=point.topic,
                new=point.verdict,
                now=_evidence(point),
            )
    told, known = points_of(previous), points_of(report)
    for point in previous.points:
        # What one point told may be part of another by now: then nothing of it is gone.
        if point.id not in now and not any(is_told_again(told[point.id], each) for each in known.values()):
            yield Change(
                kind="dropped",
                what="point",
                id=point.id,
                topic=point.topic,
                old=point.verdict,
                was=cited.cite(_evidence(point)),
            )


def _point(report: Report, point: Point, previous: Report, before: Point, cited: _Citing) -> Iterator[Change]:
    evidence = {"was": cited.cite(_evidence(before)), "now": _evidence(point)}
    if point.verdict != before.verdict:
        yield Change(
            kind="changed",
            what="verdict",
            id=point.id,
            topic=point.topic,
            old=before.verdict,
            new=point.verdict,
            **evidence,  # type: ignore[arg-type]  # two names, two types
        )
    old, new = _speakers(previous, before), _speakers(report, point)
    if set(old) != set(new):
        yield Change(
            kind="changed",
            what="point",
            id=point.id,
            topic=point.topic,
            old=", ".join(old),
            new=", ".join(new),
            **evidence,  # type: ignore[arg-type]  # as above
        )


def _evidence(point: Point) -> tuple[Passage, ...]:
    """The most telling statement of each account."""
    return tuple(cell.statements[0].passage for cell in point.cells if cell.statements)


def _speakers(report: Report, point: Point) -> tuple[str, ...]:
    return tuple(dict.fromkeys(display(report.account[cell.account].teller) for cell in point.cells))


def _quotations(report: Report, previous: Report, cited: _Citing) -> Iterator[Change]:
    """Utterances that are new, in other words, or quoted no longer."""
    before = {one.id: one for one in previous.quotations}
    now = {one.id for one in report.quotations}
    for one in report.quotations:
        old = before.get(one.id)
        if old is None:
            yield _utterance("added", one, now=(one.passage,))
        elif display(old.passage.text) != display(one.passage.text):
            yield _utterance("changed", one, was=cited.cite([old.passage]), now=(one.passage,))
    for one in previous.quotations:
        if one.id not in now:
            yield _utterance("dropped", one, was=cited.cite([one.passage]))


def _utterance(
    kind: str, one: Quotation, was: tuple[Former, ...] = (), now: tuple[Passage, ...] = ()
) -> Change:
    return Change(
        kind=kind,
        what="quotation",
        id=one.id,
        topic=one.speaker,
        old=was[0].text if was else None,
        new=now[0].text if now else None,
        was=was,
        now=now,
    )


# --- texts ----------------------------------------------------------------------------------------


def _articles(report: Report, previous: Report) -> Iterator[Change]:
    """Texts that came, whose page was edited after it was captured, and that are gone."""
    before = {article.id: article for article in previous.articles}
    for article in report.articles:
        old = before.get(article.id)
        if old is None:
            yield Change(kind="added", what="article", id=article.id, topic=article.title, new=article.source)
        elif old.text_sha256 != article.text_sha256 or old.title != article.title:
            yield Change(
                kind="changed",
                what="article",
                id=article.id,
                topic=article.title,
                old=old.title if old.title != article.title else None,
                new=article.source if old.title == article.title else article.title,
            )
    for article in previous.articles:
        if article.id not in report.article:
            yield Change(
                kind="dropped", what="article", id=article.id, topic=article.title, old=article.source
            )


def _reworded(edits: Mapping[str, Sequence[Pair]], report: Report, cited: _Citing) -> Iterator[Change]:
    """Sentences of edited pages, in the order of the texts."""
    for article, pairs in edits.items():
        for old, new in pairs:
            yield Change(
                kind="changed" if old and new else "added" if new else "dropped",
                what="passage",
                id=article,
                topic=report.article[article].title,
                old=old.text if old else None,
                new=new.text if new else None,
                was=cited.cite([old]) if old else (),
                now=(new,) if new else (),
            )


def _skipped(report: Report, previous: Report) -> Iterator[Change]:
    """Addresses that could not be read this time and could before, or the other way."""
    before = {skipped.url: skipped for skipped in previous.skipped}
    now = {skipped.url for skipped in report.skipped}
    for skipped in report.skipped:
        if skipped.url not in before:
            yield Change(
                kind="added", what="skipped", id=identify(skipped.url), topic=skipped.url, new=skipped.reason
            )
    for skipped in previous.skipped:
        if skipped.url not in now:
            yield Change(
                kind="dropped",
                what="skipped",
                id=identify(skipped.url),
                topic=skipped.url,
                old=skipped.reason,
            )


def _made_otherwise(report: Report, previous: Report) -> Iterator[Change]:
    """Another version or other settings: then not all that differs is news."""
    if report.tool.version != previous.tool.version:
        yield Change(
            kind="changed", what="tool", id="tool", old=previous.tool.version, new=report.tool.version
        )
    if report.tool.config_sha256 != previous.tool.config_sha256:
        yield Change(kind="changed", what="settings", id=report.tool.config_sha256)
