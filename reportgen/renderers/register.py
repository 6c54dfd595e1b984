"""The back of the page: accounts, sources, relayed outlets, what was left out and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reportgen.account import Account
from reportgen.passage import display
from reportgen.renderers.elements import PLAIN, Quoted, Teller, isolate
from reportgen.renderers.labels import Labels
from reportgen.renderers.quoted import Quoter
from reportgen.report import Caution, Report, ReportArticle

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
    language: str = field(metadata=PLAIN)
    """Language tag of the title where it is another than the page's."""
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
    labels = quoter.labels
    sided = account.side and account.side != account.teller
    side = labels.side.format(display(account.side)) if account.side and sided else ""
    about = [display(account.role or ""), side, labels.account_kinds[account.kind]]
    return Teller(
        badge=quoter.badge(account.id),
        about=" · ".join(filter(None, about)),
        channels=_channels(quoter, account),
        kind=account.kind,
    )


def _channels(quoter: Quoter, account: Account) -> str:
    """The chains through which an account speaks, such as `via CNN in France Raqqa (3)`."""
    report = quoter.report
    carriers = {carrier.id: carrier.name for carrier in report.carriers}
    chains = list(dict.fromkeys(account.channels))
    told = [
        _chain(quoter, chain, carriers, account) for chain in chains if chain and chain[0] in report.article
    ]
    more = quoter.labels.more.format(len(told) - _CHANNELS) if len(told) > _CHANNELS else ""
    return "; ".join(filter(None, [*told[:_CHANNELS], more]))


def _chain(quoter: Quoter, chain: tuple[str, ...], carriers: dict[str, str], account: Account) -> str:
    labels, article = quoter.labels, quoter.report.article[chain[0]]
    via = [display(carriers.get(link, link)) for link in reversed(chain[1:])]
    own = account.kind == "outlet" and display(account.teller) == display(article.source)
    source = labels.in_text.format(isolate(display(article.source)), article.mark)
    where = labels.in_article.format(article.mark) if own and not via else source
    others = (name for name in via if name != display(account.teller))
    return " ".join([*(labels.via.format(isolate(name)) for name in others), where])


def list_sources(quoter: Quoter) -> tuple[SourceLine, ...]:
    """The articles in the order of their numbers."""
    return tuple(_list_source(quoter, article) for article in quoter.report.articles)


def _list_source(quoter: Quoter, article: ReportArticle) -> SourceLine:
    report, labels = quoter.report, quoter.labels
    address = article.final_url or article.url
    language = article.language if article.language not in ("und", "") else ""
    return SourceLine(
        anchor=f"s{article.mark}",
        number=article.mark,
        source=display(article.source),
        about=" · ".join(filter(None, [isolate(display(", ".join(article.authors))), display(language)])),
        title=display(article.title) or labels.untitled,
        language=article.language if article.title and quoter.is_foreign(article.language) else "",
        address=display(address),
        link=link_of(address),
        published=labels.written_minute(article.published) if article.published else labels.not_given,
        captured=labels.written_minute(article.captured),
        words=labels.written(article.words),
        fingerprint=article.text_sha256[:8],
        origin=_origin(quoter, article),
        flags=", ".join(labels.say(flag.replace("-", " ")) for flag in map(display, article.flags)),
        brief=tuple(quoter.quote(p) for p in report.source_summaries.get(article.id, ())),
    )


def _origin(quoter: Quoter, article: ReportArticle) -> str:
    """With which articles it shares a text, `""` where it stands alone."""
    report, labels = quoter.report, quoter.labels
    found = [origin for origin in report.origins if article.id in origin.articles]
    if not found:
        return ""
    others = [
        str(report.article[a].mark) for a in found[0].articles if a != article.id and a in report.article
    ]
    credit = labels.credited.format(display(found[0].credit)) if found[0].credit else ""
    shared = labels.one_text_with.format(", ".join(others)) if others else ""
    return ", ".join(filter(None, [shared, credit]))


def list_carriers(quoter: Quoter) -> tuple[CarrierLine, ...]:
    """Outlets relayed in an article."""
    return tuple(
        CarrierLine(
            name=display(carrier.name),
            where=quoter.labels.carried_in.format(name_of(quoter.report, carrier.article)),
            marker=quoter.quote(carrier.marker),
            extent=_extent(quoter.labels, len(carrier.blocks)),
        )
        for carrier in quoter.report.carriers
    )


def _extent(labels: Labels, blocks: int) -> str:
    if not blocks:
        return labels.in_sentence
    return labels.opened_by.format(labels.counted(blocks, labels.paragraphs))


def name_of(report: Report, article: str) -> str:
    """An article as `Harbor Courier (1)`; its id where the report does not list it."""
    found = report.article.get(article)
    return f"{isolate(display(found.source))} ({found.mark})" if found else display(article)


def list_skipped(quoter: Quoter) -> tuple[LeftOut, ...]:
    """What could not be read."""
    return tuple(
        LeftOut(
            name=display(s.source),
            address=display(s.url),
            reason=quoter.labels.reason(s.slug, display(s.reason)),
            slug=display(s.slug),
        )
        for s in quoter.report.skipped
    )


def list_off_event(quoter: Quoter) -> tuple[LeftOut, ...]:
    """What was read and does not tell this event."""
    return tuple(
        LeftOut(
            name=display(o.source),
            address=display(o.title),
            reason=quoter.labels.say(display(o.reason)),
            slug="",
        )
        for o in quoter.report.off_event
    )


def list_cautions(quoter: Quoter) -> tuple[CautionLine, ...]:
    """What a reader should know: what the report says of its texts, and which came after the cut-off."""
    report, cutoff = quoter.report, quoter.report.settings.cutoff
    told = [
        CautionLine(
            where=name_of(report, w.article) if w.article else "",
            text=_caution(quoter.labels, w),
        )
        for w in report.warnings
    ]
    told += [
        CautionLine(where=name_of(report, article.id), text=quoter.labels.after_cutoff)
        for article in report.articles
        if cutoff and article.published and article.published > cutoff
    ]
    return tuple(told)


def _caution(labels: Labels, caution: Caution) -> str:
    """What a reader should know, in the page's language; what is said of a source begins with its name."""
    text = display(caution.text)
    name, parted, _ = text.partition(": ")
    told = labels.reason(caution.slug, text)
    return f"{name}: {told}" if caution.article is None and parted and told != text else told
