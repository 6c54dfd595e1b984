"""The origin of what an article relays of an outlet."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.article import Article
from reportgen.attribution.statement import Carrier
from reportgen.identity import identify
from reportgen.origin.agencies import canonical
from reportgen.origin.value import Origin


def carried(
    carriers: Sequence[Carrier], articles: Sequence[Article], written: Sequence[Origin]
) -> dict[str, Origin]:
    """The origin of each carrier by its id: what a blog relays from an outlet is the outlet's.

    Where the report has an article of that outlet, it is that article's
    origin.  An agency has one origin by whatever name it is called.
    """
    of_article = {article: origin for origin in written for article in origin.articles}
    by_source = {_plain(article.source): of_article[article.id] for article in articles}
    made: dict[str, Origin] = {}
    found = {}
    for carrier in carriers:
        key = _plain(carrier.name)
        if key not in by_source and key not in made:
            made[key] = Origin(id=identify(f"carrier {key}"), articles=(), credit=carrier.name)
        found[carrier.id] = by_source.get(key) or made[key]
    return found


def _plain(name: str) -> str:
    return (canonical(name) or name).casefold().removeprefix("the ").strip()
