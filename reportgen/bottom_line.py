"""What is chosen from the texts of a run: the bottom line, each text in brief, what is new since a report.

Counts support in the origins of sentences, and says where a summary is empty for want of room.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportgen.archive import Archive, Manifest
from reportgen.article import Article
from reportgen.config import Settings
from reportgen.errors import NotFoundError
from reportgen.passage import Passage
from reportgen.plugins import load
from reportgen.report import Caution, Update
from reportgen.summarizers import coverage
from reportgen.summarizers.base import Budget, Receipt, Summarizer, Summary
from reportgen.summarizers.shortfall import shortfall
from reportgen.told import Told

# A summary of so many words leaves nothing out for want of room.
_ENDLESS = 10**9


def summary_of(
    articles: Sequence[Article], settings: Settings, origin_of: Mapping[str, str], told: Sequence[Told]
) -> Summary:
    """The summary, with a receipt where the summarizer is one that gives it."""
    summarize: Summarizer = load("summarizers", settings.summary.method)
    budget = Budget(words=settings.summary.words, sentences=settings.summary.sentences)
    if summarize is coverage.summarize:
        return _counted(coverage.explain(articles, budget, origin_of), told)
    return _counted(Summary(chosen=summarize(articles, budget, origin_of), receipt=Receipt()), told)


def updated(
    before: Update,
    archive: Archive,
    articles: Sequence[Article],
    settings: Settings,
    origin_of: Mapping[str, str],
    told: Sequence[Told],
) -> Update:
    """What the articles tell that those of an earlier report did not.

    Raises NotFoundError where the archive does not hold the run of that report.
    """
    known = [a for a in archive.articles(_run_of(before, archive)) if a.id in before.articles]
    budget = Budget(words=settings.summary.words, sentences=settings.summary.sentences)
    news = coverage.update(articles, known, budget, origin_of)
    room = bool(news or not coverage.update(articles, known, Budget(words=_ENDLESS), origin_of))
    return replace(before, summary=_counted(Summary(chosen=news, receipt=Receipt()), told).chosen, room=room)


def _run_of(before: Update, archive: Archive) -> Manifest:
    try:
        return archive.manifest(before.manifest)
    except NotFoundError as error:
        advice = f"Report {before.report} was made with another archive; name that one with --archive."
        raise NotFoundError(error.what, error.where, advice) from error


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


def roomless(
    articles: Sequence[Article],
    settings: Settings,
    summary: Summary,
    brief: Mapping[str, tuple[Passage, ...]],
) -> tuple[Caution, ...]:
    """That a summary is empty since each sentence is longer than it may be: of all texts, and of each."""
    whole = [(None, articles, settings.summary.words)] if not summary.chosen else []
    single = [(one.id, [one], settings.summary.source_words) for one in articles if not brief[one.id]]
    found = [
        Caution(slug="no-room", article=article, text=text)
        for article, texts, words in (*whole, *single)
        if (text := shortfall(texts, Budget(words=words)))
    ]
    return tuple(found)


def in_brief(articles: Sequence[Article], settings: Settings) -> dict[str, tuple[Passage, ...]]:
    """Sentences chosen from each article, by its id."""
    summarize: Summarizer = load("summarizers", settings.summary.method)
    budget = Budget(words=settings.summary.source_words)
    return {
        article.id: tuple(chosen.passage for chosen in summarize([article], budget, {}))
        for article in sorted(articles, key=lambda article: article.id)
    }
