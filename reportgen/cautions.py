"""What a reader should know of a report: a sentence for each thing, with a stable name.

Pure.  Nothing here judges a source; it tells what was read, and how well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from reportgen.account import Gathered
from reportgen.archive import Manifest
from reportgen.article import Article
from reportgen.attribution.statement import Reading
from reportgen.config import Settings
from reportgen.corrections import Corrected, unfit
from reportgen.event import Focus
from reportgen.notes import Note, adrift
from reportgen.passage import display
from reportgen.report import Caution

FLAGS: Final = {
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
"""What the flags of an article say."""

NO_ARTICLE: Final = frozenset(("consent", "soft-404", "challenge"))
"""Flags of what stands where the article should be, and is no account of anything."""


def of_texts(
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
            Caution(slug=flag, article=article.id, text=FLAGS.get(flag, flag)) for flag in article.flags
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


def of_run(manifest: Manifest) -> tuple[Caution, ...]:
    """What the run noticed of its sources, a feed that has gone stale for one."""
    return tuple(
        Caution(slug=notice.slug, article=None, text=f"{notice.source}: {notice.text}")
        for notice in manifest.notices
    )


def of_names(settings: Settings, articles: Sequence[Article], gathered: Gathered) -> tuple[Caution, ...]:
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


def of_corrections(made: Sequence[Corrected]) -> tuple[Caution, ...]:
    """A sentence for each correction that fits no longer."""
    return tuple(
        Caution(
            slug="correction",
            article=None,
            text=f"A correction by {display(one.correction.by)} ({one.correction.kind.replace('_', ' ')}: "
            f"{display(one.correction.why)}) no longer fits and changed nothing.",
        )
        for one in unfit(made)
    )


def of_notes(notes: Sequence[Note]) -> tuple[Caution, ...]:
    """A sentence for each note whose point is not there."""
    return tuple(Caution(slug="note", article=None, text=text) for text in adrift(notes))
