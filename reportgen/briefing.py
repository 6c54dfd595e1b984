"""From an archive and a manifest to a report, one line per step.

Reads articles from the archive; everything after that is pure.  The clock is
an argument: the same archive, manifest and settings give the same report.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime

from reportgen.account import Gathered, gather
from reportgen.archive import Archive, Manifest
from reportgen.article import Article
from reportgen.attribution import attribute
from reportgen.attribution.statement import Reading
from reportgen.clock import epoch
from reportgen.comparison import compare
from reportgen.config import Settings, digest
from reportgen.errors import TooFewSourcesError
from reportgen.event import Focus, focus, name
from reportgen.figure import quantities
from reportgen.figure.hours import timed
from reportgen.origin import Origin, carried, origins, spoken_once, written_once
from reportgen.passage import Passage, display
from reportgen.plugins import load
from reportgen.quotation import collate
from reportgen.report import Caution, Event, OffEvent, Report, ReportArticle, Tool, Update
from reportgen.summarizers import coverage
from reportgen.summarizers.base import Budget, Receipt, Summarizer, Summary
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
    focused = _focused(archive.articles(manifest), settings)
    articles = _ordered(focused.told, settings.order)
    _require(settings.min_sources, focused, manifest)
    readings = {article.id: attribute(article) for article in articles}
    gathered = gather(articles, readings, settings.sides, settings.order)
    carriers = tuple(carrier for article in articles for carrier in readings[article.id].carriers)
    written = origins(articles)
    relayed = carried(carriers, articles, written)
    told = _told(articles, readings, gathered, _origin_of(written, relayed))
    comparison = compare(told)
    telling = [_telling(article, readings[article.id]) for article in articles]
    origin_of = _origin_of(written, {})
    summary = _counted(_summary(telling, settings, origin_of), told)
    event = _event(articles, settings)
    report = Report(
        title=settings.title or settings.event.name or display(event.name),
        language=settings.language,
        made=made or epoch() or _newest(articles),
        event=event,
        tool=Tool(version=__version__, config_sha256=digest(settings)),
        manifest=manifest.id,
        settings=settings,
        warnings=_cautions(focused, articles, readings)
        + _noticed(manifest)
        + _unmet(settings, articles, gathered),
        articles=_listed(articles, written),
        skipped=manifest.skipped,
        off_event=_off_event(focused),
        origins=tuple(dict.fromkeys((*written, *relayed.values()))),
        carriers=carriers,
        accounts=gathered.accounts,
        summary=summary.chosen,
        receipt=summary.receipt if summary.receipt.chosen else None,
        update=_updated(before, archive, telling, settings, origin_of) if before else None,
        source_summaries=_source_summaries(telling, settings),
        points=comparison.points,
        quotations=collate(told),
        figures=comparison.figures,
        usages=usages(told),
        timeline=_timeline(articles, told),
        only_one_account=comparison.lone,
    )
    return report.sealed()


def _focused(articles: Sequence[Article], settings: Settings) -> Focus:
    """The articles that tell the event; a page that stands in place of one is left out with its reason."""
    instead = {article.id: flag for article in articles for flag in article.flags if flag in _NO_ARTICLE}
    focused = focus([article for article in articles if article.id not in instead], settings.event)
    left_out = [(article, _FLAGS[instead[article.id]]) for article in articles if article.id in instead]
    return replace(focused, off=(*focused.off, *left_out))


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


def _telling(article: Article, reading: Reading) -> Article:
    """The article without the sentences that comment, or only open a carrier: what may be summarized."""
    openers = {carrier.marker.start for carrier in reading.carriers}
    left_out = {
        statement.passage.start
        for statement in reading.statements
        if statement.opinion or (statement.passage.start in openers and _opens_only(statement.passage))
    }
    spans = tuple(span for span in article.sentence_spans if span[0] not in left_out)
    return replace(article, sentence_spans=spans)


def _opens_only(passage: Passage) -> bool:
    """Whether a sentence that opens a carrier tells nothing besides."""
    return len(passage.text.split()) <= LONGEST_OPENER


def _summary(articles: Sequence[Article], settings: Settings, origin_of: Mapping[str, str]) -> Summary:
    """The summary, with a receipt where the summarizer is one that gives it."""
    summarize: Summarizer = load("summarizers", settings.summary.method)
    budget = Budget(words=settings.summary.words, sentences=settings.summary.sentences)
    if summarize is coverage.summarize:
        return coverage.explain(articles, budget, origin_of)
    return Summary(chosen=summarize(articles, budget, origin_of), receipt=Receipt())


def _updated(
    before: Update,
    archive: Archive,
    articles: Sequence[Article],
    settings: Settings,
    origin_of: Mapping[str, str],
) -> Update:
    """What the articles tell that those of an earlier report did not.

    Raises NotFoundError where the archive does not hold the run of that report.
    """
    known = [a for a in archive.articles(archive.manifest(before.manifest)) if a.id in before.articles]
    budget = Budget(words=settings.summary.words, sentences=settings.summary.sentences)
    return replace(before, summary=coverage.update(articles, known, budget, origin_of))


def _counted(summary: Summary, told: Sequence[Told]) -> Summary:
    """The summary with support counted in the origins of the sentences: what is relayed is its outlet's."""
    origin = {(p.article, p.start): one.origin for one in told for p in [one.statement.passage]}
    of = {
        one.passage: tuple(dict.fromkeys(origin[p.article, p.start] for p in (one.passage, *one.support)))
        for one in summary.chosen
    }
    reasons = tuple(replace(reason, origins=of[reason.passage]) for reason in summary.receipt.chosen)
    return Summary(
        chosen=tuple(replace(one, origins=len(of[one.passage])) for one in summary.chosen),
        receipt=replace(summary.receipt, chosen=reasons),
    )


def _source_summaries(articles: Sequence[Article], settings: Settings) -> dict[str, tuple[Passage, ...]]:
    summarize: Summarizer = load("summarizers", settings.summary.method)
    budget = Budget(words=settings.summary.source_words)
    return {
        article.id: tuple(chosen.passage for chosen in summarize([article], budget, {}))
        for article in sorted(articles, key=lambda article: article.id)
    }


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


def _cautions(
    focused: Focus, articles: Sequence[Article], readings: Mapping[str, Reading]
) -> tuple[Caution, ...]:
    """What a reader should know of the texts, in their order."""
    found = [
        Caution(
            slug="off-event",
            article=article.id,
            text=f"{article.source}: {reason}; kept, since it was named.",
        )
        for article, reason in focused.doubtful
    ]
    for article in articles:
        found += [
            Caution(slug=flag, article=article.id, text=_FLAGS.get(flag, flag)) for flag in article.flags
        ]
        for warning in readings[article.id].warnings:
            slug, _, text = warning.partition(": ")
            found.append(Caution(slug=slug, article=article.id, text=text))
    languages = Counter(article.language for article in articles)
    if len(languages) > 1:
        found.append(
            Caution(
                slug="several-languages",
                article=None,
                text="The texts are in several languages; sentences are lined up within one language only.",
            )
        )
    return tuple(found)


def _noticed(manifest: Manifest) -> tuple[Caution, ...]:
    """What the run noticed of its sources, a feed that has gone stale for one."""
    return tuple(
        Caution(slug=notice.slug, article=None, text=f"{notice.source}: {notice.text}")
        for notice in manifest.notices
    )


def _unmet(settings: Settings, articles: Sequence[Article], gathered: Gathered) -> tuple[Caution, ...]:
    """Names in `order` and `[sides]` that no source and no teller has: most likely misspelled."""
    known = {article.source for article in articles} | {account.teller for account in gathered.accounts}
    known |= {account.role for account in gathered.accounts if account.role}
    folded = {each.casefold() for each in known}
    given = [("order", each) for each in settings.order] + [("sides", each) for each in settings.sides]
    return tuple(
        Caution(slug="unknown-name", article=None, text=f"The config's {key} names {each!r}; no text does.")
        for key, each in given
        if each.casefold() not in folded
    )


_FLAGS = {
    "short": "The text is very short; it may be a teaser or an incomplete page.",
    "doubtful-extraction": "The text may be incomplete or hold parts that are not the article.",
    "paywall": "Only the part that readers without a subscription see was there.",
    "consent": "The page is a dialog about cookies, not the article.",
    "soft-404": "The page says that the article is not there.",
    "challenge": "The page asks whether a person is reading; the article was not shown.",
    "too-deep": "The page nests its elements deeper than can be read; text may be missing.",
    "flattened": "The page nests its elements deeper than any parser goes; its words were read without them.",
    "doubly-encoded": "Its letters were encoded twice where it was published; they are quoted as they stand.",
    "thread": "The e-mail answers or forwards another one below it, which was not read.",
    "several": "The e-mail holds several letters by several people; they were read as one text.",
    "attachments": "The e-mail has attachments; they were not read.",
}
# What stands where the article should be is no account of anything.
_NO_ARTICLE = frozenset(("consent", "soft-404", "challenge"))


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
