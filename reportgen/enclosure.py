"""What a PDF carries inside: the report that it shows, and the texts that the report was made from.

With both, the passages can be read again where there is no archive.  That
shows that page, report and texts belong together; whether the texts are what
was published, only the archive can tell.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.article import Article, Block
from reportgen.errors import ReportgenError, VerificationError
from reportgen.report import Report, ReportArticle, from_json
from reportgen.reread import Shown

REPORT_NAME = "report.json"
"""The file in a PDF that holds its report."""

_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A report and texts, as a file carries them; nothing of it is checked."""

    report: Report
    """The report."""
    texts: Mapping[str, bytes] = field(default_factory=dict)
    """By the id of the article, the bytes of its text."""
    strange: tuple[str, ...] = ()
    """Names of files that are no part of it, and of those that are there twice."""

    @property
    def changed(self) -> tuple[ReportArticle, ...]:
        """Articles whose text has another hash than the report gives."""
        return tuple(
            article
            for article in self.report.articles
            if article.id in self.texts and hash_of(self.texts[article.id]) != article.text_sha256
        )

    @property
    def absent(self) -> tuple[ReportArticle, ...]:
        """Articles whose text is not there."""
        return tuple(article for article in self.report.articles if article.id not in self.texts)

    def articles(self) -> dict[str, Article]:
        """The articles by their ids, put together from the report and the texts."""
        return {
            article.id: _restore(article, _decode(self.texts[article.id]))
            for article in self.report.articles
            if article.id in self.texts
        }


def text_name(mark: int) -> str:
    """The name of the file that holds the text of the article of that number."""
    return f"text-{mark}.txt"


def hash_of(text: bytes) -> str:
    """The hash by which a report knows a text."""
    return hashlib.sha256(text).hexdigest()


def _decode(text: bytes) -> str:
    """The text as it was archived, lone surrogates and all; of a damaged one what can be read."""
    try:
        return text.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return text.decode("utf-8", "replace")


def unpack(shown: Shown, name: str) -> Enclosed | None:
    """What the file of that name carries, None where it carries no report.

    Raises VerificationError where its report cannot be read.
    """
    files = dict(reversed(shown.attachments))
    if REPORT_NAME not in files:
        return None
    try:
        report = from_json(files[REPORT_NAME])
    except ReportgenError as problem:
        raise VerificationError(f"{name}: its {REPORT_NAME} cannot be read: {problem}") from problem
    names = {text_name(article.mark): article.id for article in report.articles}
    return Enclosed(
        report=report,
        texts={names[each]: content for each, content in files.items() if each in names},
        strange=tuple(_strange(shown, {REPORT_NAME, *names})),
    )


def _strange(shown: Shown, known: set[str]) -> Iterator[str]:
    counts = Counter(name for name, _ in shown.attachments)
    for name, count in counts.items():
        if name not in known or count > 1:
            yield name


def _restore(article: ReportArticle, text: str) -> Article:
    """The article as far as a report and a text have it."""
    return Article(
        id=article.id,
        source=article.source,
        text=text,
        blocks=tuple(_blocks(text, article.title)),
        sentence_spans=article.sentences,
        language=article.language,
        url=article.url,
        final_url=article.final_url,
        title=article.title,
        authors=article.authors,
        published=article.published,
        modified=article.modified,
        captured=article.captured,
        media_type=article.kind,
        page_sha256=article.page_sha256,
        text_sha256=article.text_sha256,
        extractor=article.extractor,
        flags=article.flags,
    )


def _blocks(text: str, title: str) -> Iterator[Block]:
    for number, found in enumerate(_BLOCK.finditer(text)):
        is_title = number == 0 and found[0] == title
        yield Block(kind="title" if is_title else "paragraph", start=found.start(), end=found.end())
