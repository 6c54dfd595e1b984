"""Statements built by hand, for tests of what lines them up."""

from __future__ import annotations

from datetime import UTC, datetime

from reportgen.attribution.statement import SpeechKind, Statement
from reportgen.figure import quantities
from reportgen.passage import Passage
from reportgen.told import Told


def told(  # a test names only what it is about
    account: str,
    text: str,
    *,
    article: str = "",
    start: int = 0,
    kind: SpeechKind = "narration",
    side: str | None = None,
    number: int = 1,
    day: int | None = None,
    language: str = "en",
    words: str = "",
) -> Told:
    """One sentence that an account says; `words` are what of it is quoted."""
    article = article or f"article-{account}"
    at = text.index(words) if words else 0
    quoted = Passage(article=article, start=start + at, end=start + at + len(words), text=words)
    return Told(
        account=account,
        origin=article,
        side=side,
        published=datetime(2026, 5, day, tzinfo=UTC) if day else None,
        language=language,
        number=number,
        quantities=quantities(text, language),
        statement=Statement(
            passage=Passage(article=article, start=start, end=start + len(text), text=text),
            words=(quoted,) if words else (),
            speaker=account if kind != "narration" else None,
            kind=kind,
            chain=(article,),
        ),
    )
