"""The back of the page: accounts, sources, relayed outlets, what was left out and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reportgen.account import Account
from reportgen.passage import display
from reportgen.renderers import labels
from reportgen.renderers.elements import PLAIN, Quoted, Teller
from reportgen.renderers.quoted import Quoter
from reportgen.report import Report, ReportArticle

# Only these open in a browser without running anything; a blank or a control character is no address.
_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f]+", re.IGNORECASE)
# A channel list longer than this pushes the legend over the page.
_CHANNELS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One article in the list of sources."""

    anchor: str = field(metadata=PLAIN)
    """`s3` for article 3."""
    number: int
    """Its number."""
    source: str
    """Who publishes it."""
    about: str
    """Authors and language."""
    title: str
    """Its title."""
    address: str
    """Its address as shown."""
    link: str = field(metadata=PLAIN)
    """The same as a link, `""` where it is no web address."""
    published: str
    """When it was published."""
    captured: str
    """When it was captured."""
    words: str
    """How many words it has."""
    fingerprint: str
    """First eight characters of the text's hash."""
    origin: str
    """What text it shares with others, `""` where it stands alone."""
    flags: str
    """What is doubtful about it, `""` for nothing."""
    brief: tuple[Quoted, ...]
    """The sentences that best stand for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierLine:
    """An outlet relayed in an article."""

    name: str
    """Its name."""
    where: str
    """The article that relays it."""
    marker: Quoted
    """The words that open it."""
    extent: str
    """What leads to these words: how many paragraphs they open, or that they are all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something that is not in the report, and why."""

    name: str
    """What it is."""
    address: str
    """Its address or title."""
    reason: str
    """Why."""
    slug: str
    """Stable name of the reason, `""` for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CautionLine:
    """Something a reader should know."""

    where: str
    """The article it is about, `""` for the report."""
    text: str
    """One sentence."""


def link_of(address: str) -> str:
    """The address if a page may link to it, else `""`."""
    return address if _WEB_ADDRESS.fullmatch(address) else ""


def list_tellers(quoter: Quoter, accounts: tuple[Account, ...]) -> tuple[Teller, ...]:
    """The accounts with what is known of them."""
    return tuple(_list_teller(quoter, account) for account in accounts)


def _list_teller(quoter: Quoter, account: Account) -> Teller:
    # Who speaks for nobody but itself ("Tarrin Lines · side: Tarrin Lines") needs no side.
    side = f"side: {account.side}" if account.side and account.side != account.teller else ""
    about = [display(account.role or ""), display(side), labels.ACCOUNT_KINDS[account.kind]]
    return Teller(
        badge=quoter.badge(account.id),
        about=" · ".join(filter(None, about)),
        channels=_channels(quoter.report, account),
        kind=account.kind,
    )


def _channels(report: Report, account: Account) -> str:
    """The chains through which an account speaks, such as `via CNN in France Raqqa (3)`."""
    carriers = {carrier.id: carrier.name for carrier in report.carriers}
    chains = list(dict.fromkeys(account.channels))
    told = [
        _chain(report, chain, carriers, account) for chain in chains if chain and chain[0] in report.article
    ]
    more = f"and {len(told) - _CHANNELS} more" if len(told) > _CHANNELS else ""
    return "; ".join(filter(None, [*told[:_CHANNELS], more]))


def _chain(report: Report, chain: tuple[str, ...], carriers: dict[str, str], account: Account) -> str:
    article = report.article[chain[0]]
    via = [display(carriers.get(link, link)) for link in reversed(chain[1:])]
    own = account.kind == "outlet" and display(account.teller) == display(article.source)
    where = f"article {article.mark}" if own and not via else f"in {display(article.source)} ({article.mark})"
    return " ".join([*(f"via {name}" for name in via if name != display(account.teller)), where])


def list_sources(quoter: Quoter) -> tuple[SourceLine, ...]:
    """The articles in the order of their numbers."""
    return tuple(_list_source(quoter, article) for article in quoter.report.articles)


def _list_source(quoter: Quoter, article: ReportArticle) -> SourceLine:
    report = quoter.report
    address = article.final_url or article.url
    language = article.language if article.language not in ("und", "") else ""
    return SourceLine(
        anchor=f"s{article.mark}",
        number=article.mark,
        source=display(article.source),
        about=" · ".join(filter(None, [display(", ".join(article.authors)), display(language)])),
        title=display(article.title) or "(without a title)",
        address=display(address),
        link=link_of(address),
        published=labels.minute_of(article.published) if article.published else "not given",
        captured=labels.minute_of(article.captured),
        words=f"{article.words:,}",
        fingerprint=article.text_sha256[:8],
        origin=_origin(report, article),
        flags=", ".join(flag.replace("-", " ") for flag in map(display, article.flags)),
        brief=tuple(quoter.quote(p) for p in report.source_summaries.get(article.id, ())),
    )


def _origin(report: Report, article: ReportArticle) -> str:
    """With which articles it shares a text, `""` where it stands alone."""
    found = [origin for origin in report.origins if article.id in origin.articles]
    if not found:
        return ""
    others = [
        str(report.article[a].mark) for a in found[0].articles if a != article.id and a in report.article
    ]
    credit = f"credited {display(found[0].credit)}" if found[0].credit else ""
    return ", ".join(filter(None, [f"one text with {', '.join(others)}" if others else "", credit]))


def list_carriers(quoter: Quoter) -> tuple[CarrierLine, ...]:
    """Outlets relayed in an article."""
    return tuple(
        CarrierLine(
            name=display(carrier.name),
            where=name_of(quoter.report, carrier.article),
            marker=quoter.quote(carrier.marker),
            extent=_extent(len(carrier.blocks)),
        )
        for carrier in quoter.report.carriers
    )


def _extent(blocks: int) -> str:
    if not blocks:
        return "in the sentence"
    return f"{labels.count_of(blocks, 'paragraph', 'paragraphs')}, opened by"


def name_of(report: Report, article: str) -> str:
    """An article as `Harbor Courier (1)`; its id where the report does not list it."""
    found = report.article.get(article)
    return f"{display(found.source)} ({found.mark})" if found else display(article)


def list_skipped(report: Report) -> tuple[LeftOut, ...]:
    """What could not be read."""
    return tuple(
        LeftOut(
            name=display(s.source), address=display(s.url), reason=display(s.reason), slug=display(s.slug)
        )
        for s in report.skipped
    )


def list_off_event(report: Report) -> tuple[LeftOut, ...]:
    """What was read and does not tell this event."""
    return tuple(
        LeftOut(name=display(o.source), address=display(o.title), reason=display(o.reason), slug="")
        for o in report.off_event
    )


def list_cautions(report: Report) -> tuple[CautionLine, ...]:
    """What a reader should know."""
    return tuple(
        CautionLine(where=name_of(report, w.article) if w.article else "", text=display(w.text))
        for w in report.warnings
    )
