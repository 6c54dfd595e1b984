"""A letter (.eml): the front page as HTML with its styles inline, and the same as plain text.

Nothing in it is fetched: no picture, no style sheet, no script.  It has no
sender and no recipient, and opens as a draft.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from reportgen.article import Article
from reportgen.renderers.page import Page, lay_out
from reportgen.renderers.tabular import tidy
from reportgen.renderers.theme import Theme, fill, read_settings, words_of
from reportgen.report import Report


def render(report: Report, texts: Mapping[str, Article], theme: Theme) -> bytes:
    """The letter as a file that mail programs open; lines end in CRLF."""
    page = lay_out(report, texts, words_of(theme, report.language))
    letter = EmailMessage(policy=SMTP)
    _entitle(letter, _encodable(page.title))
    letter["Date"] = format_datetime(report.made.astimezone(UTC))
    letter["Message-ID"] = f"<{report.id}@reportgen.invalid>"
    letter["X-Unsent"] = "1"  # Outlook then opens it to be sent, not as received
    plain = tidy(fill(theme, "letter.txt.j2", page=page, links=_links(page)))
    styled = tidy(
        fill(theme, "letter.html.j2", page=page, links=_links(page), colors=read_settings(theme)["colors"])
    )
    letter.set_content(_encodable(plain), cte="quoted-printable")
    letter.add_alternative(_encodable(styled), subtype="html", cte="quoted-printable")
    # No line of a quoted-printable part can begin so: a sign of equality stands there as `=3D`.
    letter.set_boundary(f"=_{report.id}")
    return letter.as_bytes()


def _entitle(letter: EmailMessage, title: str) -> None:
    """Writes the subject, so that it reads as the title does."""
    if "=?" not in title:
        letter["Subject"] = title
        return
    # The standard library takes such a title for an encoded one, and its line ends ("=0A") for its own: what
    # follows them would be a header.  Encoded once more it is only words.
    letter.set_raw("Subject", Header(title, "utf-8", header_name="Subject").encode(linesep="\r\n"))


def _links(page: Page) -> Mapping[int, str]:
    """The addresses of the articles by their numbers."""
    return {source.number: source.link for source in page.sources}


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
