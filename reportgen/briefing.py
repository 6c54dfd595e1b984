"""From an archive and a manifest to a report, one line per step.

Reads articles from the archive; everything after that is pure.  The clock is
an argument: the same archive, manifest and settings give the same report.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime

from reportgen.account import Gathered, gather
from reportgen.archive import Archive, Manifest
from reportgen.article import Article
from reportgen.attribution import attribute
from reportgen.attribution.statement import Reading
from reportgen.bottom_line import in_brief, roomless, summary_of, updated
from reportgen.cautions import FLAGS, NO_ARTICLE, of_corrections, of_names, of_notes, of_run, of_texts
from reportgen.clock import epoch
from reportgen.comparison import compare
from reportgen.config import Settings, digest
from reportgen.corrections import (
    Correction,
    corrected,
    leaves_out,
    outcome,
    reason_of,
    retitled,
    sides_of,
)
from reportgen.errors import TooFewSourcesError
from reportgen.event import Focus, focus, name
from reportgen.figure import quantities
from reportgen.figure.hours import timed
from reportgen.notes import attach
from reportgen.origin import Origin, carried, origins, spoken_once, written_once
from reportgen.passage import Passage, display
from reportgen.quotation import collate
from reportgen.report import Event, OffEvent, Report, ReportArticle, Tool, Update
from reportgen.timeline import Moment, chronicle
from reportgen.told import Told, said
from reportgen.usage import usages
from reportgen.version import __version__

# "From CNN.", "Via CBC News:", "According to the Osk Islander:"; a longer one tells something besides.
LONGEST_OPENER = 6


def compose(
    archive: Archive,
    manifest: Manifest,
    settings: Settings | None = None,
    made: datetime | None = None,
    before: Update | None = None,
) -> Report:
    """The report of one run.

    `before` names an earlier report (its `known()`): what is new since then has a summary of its own.

    `made` is the time shown on it; without one SOURCE_DATE_EPOCH, else the
    newest capture.  Raises TooFewSourcesError where less than
    `settings.min_sources` articles tell the event.
    """
    settings = settings or Settings()
    manifest = replace(manifest, skipped=(*manifest.skipped, *archive.redactions(manifest)))
    stored = archive.articles(manifest)
    addresses = {article.id: article.url for article in stored}
    focused = _focused(stored, settings)
    articles = _ordered(focused.told, settings.order)
    _require(settings.min_sources, focused, manifest)
    read = {article.id: attribute(article) for article in articles}
    readings = _corrected(read, settings.corrections, addresses)
    sides = {**settings.sides, **sides_of(settings.corrections)}
    gathered = gather(articles, readings, sides, settings.order)
    carriers = tuple(carrier for article in articles for carrier in readings[article.id].carriers)
    written = origins(articles)
    relayed = carried(carriers, articles, written)
    told = _told(articles, readings, gathered, _origin_of(written, relayed))
    comparison = compare(told, settings.corrections, addresses)
    points = retitled(comparison.points, settings.corrections, addresses)
    notes = attach(settings.notes, points)
    mended = outcome(settings.corrections, _statements(read), addresses, _names(gathered))
    telling = [_telling(article, read[article.id], readings[article.id]) for article in articles]
    origin_of = _origin_of(written, {})
    summary = summary_of(telling, settings, origin_of, told)
    brief = in_brief(telling, settings)
    event = _event(articles, settings)
    report = Report(
        title=settings.title or settings.event.name or display(event.name),
        language=settings.language,
        made=made or epoch() or _newest(articles),
        event=event,
        tool=Tool(version=__version__, config_sha256=digest(settings)),
        manifest=manifest.id,
        settings=settings,
        warnings=of_texts(focused, articles, readings)
        + of_run(manifest)
        + of_names(settings, articles, gathered)
        + roomless(telling, settings, summary, brief)
        + of_corrections(mended)
        + of_notes(notes),
        notes=notes,
        articles=_listed(articles, written),
        skipped=manifest.skipped,
        off_event=_off_event(focused),
        origins=tuple(dict.fromkeys((*written, *relayed.values()))),
        carriers=carriers,
        accounts=gathered.accounts,
        summary=summary.chosen,
        receipt=summary.receipt if summary.receipt.chosen else None,
        update=updated(before, archive, telling, settings, origin_of, told) if before else None,
        source_summaries=brief,
        corrections=mended,
        points=points,
        quotations=collate(told),
        figures=comparison.figures,
        usages=usages(told),
        timeline=_timeline(articles, told),
        only_one_account=comparison.lone,
    )
    return report.sealed()


def _focused(articles: Sequence[Article], settings: Settings) -> Focus:
    """The articles that tell the event; a page that stands in place of one is left out with its reason."""
    reasons = {article.id: _left_out(article, settings.corrections) for article in articles}
    focused = focus([article for article in articles if not reasons[article.id]], settings.event)
    left_out = [(article, reasons[article.id]) for article in articles if reasons[article.id]]
    return replace(focused, off=(*focused.off, *left_out))


def _left_out(article: Article, corrections: Sequence[Correction]) -> str:
    """Why an article is left out whatever it tells, `""` where it is not."""
    by_hand = leaves_out(corrections, article.id, article.url)
    flag = next((flag for flag in article.flags if flag in NO_ARTICLE), None)
    return reason_of(by_hand) if by_hand else FLAGS[flag] if flag else ""


def _corrected(
    readings: Mapping[str, Reading], corrections: Sequence[Correction], addresses: Mapping[str, str]
) -> dict[str, Reading]:
    """The readings with what people put right in them."""
    return {
        article: replace(reading, statements=corrected(reading.statements, corrections, addresses))
        for article, reading in readings.items()
    }


def _statements(readings: Mapping[str, Reading]) -> list[Passage]:
    return [statement.passage for reading in readings.values() for statement in reading.statements]


def _names(gathered: Gathered) -> list[str]:
    """What the tellers are called: their names and roles."""
    return [name for account in gathered.accounts for name in (account.teller, account.role) if name]


def _require(fewest: int, focused: Focus, manifest: Manifest) -> None:
    """Raises TooFewSourcesError, naming what was skipped and left out, where too few tell the event."""
    if len(focused.told) < fewest:
        skipped = [f"{skipped.url}: {skipped.reason}" for skipped in manifest.skipped]
        off = [f"{article.url}: off the event, {reason}" for article, reason in focused.off]
        raise TooFewSourcesError(len(focused.told), fewest, off + skipped, left_out=len(off))


def _off_event(focused: Focus) -> tuple[OffEvent, ...]:
    return tuple(
        OffEvent(article=article.id, source=article.source, title=article.title, reason=reason)
        for article, reason in focused.off
    )


def _ordered(articles: Sequence[Article], order: Sequence[str]) -> tuple[Article, ...]:
    """The config's order first, then the order of publication, then id."""
    rank = {source.casefold(): place for place, source in enumerate(order)}
    late = datetime.max.replace(tzinfo=UTC)

    def key(article: Article) -> tuple[int, datetime, str]:
        return rank.get(article.source.casefold(), len(rank)), article.published or late, article.id

    return tuple(sorted(articles, key=key))


def _event(articles: Sequence[Article], settings: Settings) -> Event:
    told = {key: value for key, value in asdict(settings.event).items() if key != "like"}
    return Event(**{**told, "name": settings.event.name or name(articles)})


def _newest(articles: Sequence[Article]) -> datetime:
    return max(article.captured for article in articles)


def _origin_of(written: Sequence[Origin], relayed: Mapping[str, Origin]) -> dict[str, str]:
    """The origin of each article and of each carrier, by id."""
    of = {article: origin.id for origin in written for article in origin.articles}
    return of | {carrier: origin.id for carrier, origin in relayed.items()}


def _told(
    articles: Sequence[Article],
    readings: Mapping[str, Reading],
    gathered: Gathered,
    origin_of: Mapping[str, str],
) -> tuple[Told, ...]:
    """Every statement with its place in the report, in the order of accounts, then of reading.

    A sentence that does nothing but open a carrier ("From CNN.") tells nothing.
    """
    openers = {carrier.marker for reading in readings.values() for carrier in reading.carriers}
    rank = {account.id: place for place, account in enumerate(gathered.accounts)}
    sides = {account.id: account.side for account in gathered.accounts}
    told = []
    for article in articles:
        starts = [start for start, _ in article.sentence_spans]
        for statement in readings[article.id].statements:
            if statement.passage in openers and _opens_only(statement.passage):
                continue
            account = gathered.of[article.id, statement.passage.start]
            told.append(
                Told(
                    account=account,
                    statement=statement,
                    origin=origin_of[statement.chain[-1]],
                    side=sides[account],
                    published=article.published,
                    language=article.language,
                    number=bisect_right(starts, statement.passage.start),
                    quantities=(
                        *quantities(statement.passage.text, article.language),
                        *timed(statement.passage.text, article.language),
                    ),
                )
            )
    return tuple(sorted(_said_once(told), key=lambda one: rank[one.account]))


def _said_once(told: Sequence[Told]) -> list[Told]:
    """The same with the origins of the words: one for a quotation that several outlets carry alike.

    Nor is an agency's paragraph inside a paper's own story a second origin.
    """
    quoted = [one.statement.speaker is not None and one.statement.kind == "direct" for one in told]
    of = [one.origin for one in told]
    for wanted, find in ((True, _of_quotations), (False, _of_narration)):
        indexes = [index for index, each in enumerate(quoted) if each is wanted]
        for index, origin in zip(indexes, find([told[index] for index in indexes]), strict=True):
            of[index] = origin
    return [replace(one, origin=origin) for one, origin in zip(told, of, strict=True)]


def _of_quotations(told: Sequence[Told]) -> tuple[str, ...]:
    return spoken_once([(one.account, said(one), one.origin) for one in told])


def _of_narration(told: Sequence[Told]) -> tuple[str, ...]:
    return written_once([(one.statement.passage.text, one.origin) for one in told])


def _telling(article: Article, read: Reading, reading: Reading) -> Article:
    """The article without what comments, opens a carrier or was left out by hand: what may be summarized.

    `read` is what attribution found, `reading` the same as people put it right.
    """
    openers = {carrier.marker.start for carrier in reading.carriers}
    stays = {statement.passage.start for statement in reading.statements}
    left_out = {one.passage.start for one in read.statements if one.passage.start not in stays}
    left_out |= {
        statement.passage.start
        for statement in reading.statements
        if statement.opinion or (statement.passage.start in openers and _opens_only(statement.passage))
    }
    spans = tuple(span for span in article.sentence_spans if span[0] not in left_out)
    return replace(article, sentence_spans=spans)


def _opens_only(passage: Passage) -> bool:
    """Whether a sentence that opens a carrier tells nothing besides."""
    return len(passage.text.split()) <= LONGEST_OPENER


def _timeline(articles: Sequence[Article], told: Sequence[Told]) -> tuple[Moment, ...]:
    """What the statements say happened when, and when each article with an account was published."""
    first = {one.statement.chain[0]: one.account for one in reversed(told)}
    outlets = {
        one.statement.chain[0]: one.account
        for one in reversed(told)
        if not one.statement.speaker and len(one.statement.chain) == 1
    }
    said = [(one.account, one.statement.passage, one.published) for one in told if not one.statement.opinion]
    return chronicle(articles, first | outlets, said)


def _listed(articles: Sequence[Article], written: Sequence[Origin]) -> tuple[ReportArticle, ...]:
    origin_of = _origin_of(written, {})
    return tuple(
        ReportArticle(
            id=article.id,
            mark=mark,
            source=article.source,
            kind=article.media_type,
            language=article.language,
            url=article.url,
            final_url=article.final_url,
            title=article.title,
            authors=article.authors,
            published=article.published,
            modified=article.modified,
            captured=article.captured,
            words=len(article.text.split()),
            page_sha256=article.page_sha256,
            text_sha256=article.text_sha256,
            extractor=article.extractor,
            from_=asdict(article.provenance),
            origin=origin_of[article.id],
            flags=article.flags,
            sentences=article.sentence_spans,
        )
        for mark, article in enumerate(articles, 1)
    )
