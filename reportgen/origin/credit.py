"""Which agency an article credits: in its dateline, at its foot or among its authors.

An agency that the text only speaks of ("told Reuters", "the news agency dpa
reported") is no credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportgen.article import Article
from reportgen.origin.agencies import canonical, name_pattern

# Paragraphs at either end of an article that may hold its dateline, or its foot.
_HEAD = 4
_FOOT = 4
# A place with its date is no longer ("WASHINGTON and NEW YORK, September 30, 2015").
_LONGEST_PLACE = 60
# A foot that credits is a line, not a paragraph with a story of its own.
_LONGEST_FOOT = 400
# An author field is a name or two with what they write for.
_LONGEST_AUTHOR = 120
_REUTERS_FOOT = re.compile(
    r"\((?:Additional |Writing and )?(?:Reporting|Writing|Editing) by [^()]{2,300}\)|"
    r"\b(?:Additional r|R)eporting by [^;]{2,200}; ?(?:[Ww]riting by [^;]{2,100}; ?)?[Ee]diting by "
)


def credit(article: Article) -> str | None:
    """The agency that an article credits, as the credit names it; None without one.

    Datelines first, then feet, then the authors that the page gives.  A foot
    that credits reporters and editors as only Reuters does ("Reporting by …;
    editing by …") gives `Reuters`.
    """
    blocks = [
        article.text[block.start : block.end]
        for block in article.blocks
        if block.kind in ("paragraph", "item", "caption", "quote")
    ] or article.text.split("\n\n")
    return next(_credits(blocks, article.authors), None)


def _credits(blocks: Sequence[str], authors: Sequence[str]) -> Iterator[str]:
    for block in blocks[:_HEAD]:
        if found := _dateline().match(block.lstrip()) or _byline().fullmatch(block.strip()):
            yield _named(found)
    for block in reversed(blocks[-_FOOT:]):
        yield from _at_foot(block.strip())
    for author in authors:
        if found := _author().fullmatch(author.strip()[:_LONGEST_AUTHOR]):
            yield _named(found)


def _at_foot(block: str) -> Iterator[str]:
    """The credit in the last paragraphs: one in brackets behind the last sentence, or a line of its own."""
    if found := _closing().search(block[-_LONGEST_FOOT:]):
        yield _named(found)
    if len(block) <= _LONGEST_FOOT:
        for pattern in (_contributed(), _material(), _together(), _alone()):
            if found := pattern.search(block):
                yield _named(found)
    if _REUTERS_FOOT.search(block[-_LONGEST_FOOT:]):
        yield "Reuters"


def _named(found: re.Match[str]) -> str:
    return next(name for name in found.groups() if name)


def _several() -> str:
    """One or several agencies, and desks: `AFP/Reuters`, `dpa/lsw`; the first is the credit."""
    between = r"\s?(?:[/,+&-]|and|und|et|y|e|и)\s?"
    return rf"({name_pattern()})(?:{between}(?:{name_pattern()}|[a-z]{{2,4}}|[A-Z]{{2,5}})(?!\w)){{0,3}}"


@cache
def _dateline() -> re.Pattern[str]:
    """`BERLIN (dpa) -`, `PARIS, 4 mars (AFP) -`, `МОСКВА, 4 мар - РИА Новости.`, `新华社北京3月4日电`."""
    place = rf"[^\W\d_a-zà-ÿ][^()\n!?;:]{{0,{_LONGEST_PLACE}}}?"
    dash = r"\s?(?:[.,]?\s?[-–—]{1,2}|[:：.=])"
    return re.compile(
        rf"(?:{place}\s?)?[(（/\[]{_several()}[)）/\]]{dash}(?=\s|\S)"
        rf"|(?:{place}\s?)?[(（/]{_several()}[)）/](?=\s+[A-ZÀ-ÝА-Я0-9«“„\"])"
        rf"|{place}[,.]?\s?[-–—/]{{1,2}}\s?{_several()}[.:/]?\s?(?:[-–—]{{1,2}}|[.:/]|$)"
        rf"|\(?[^\s()=]{{1,12}}=(연합뉴스|신화통신|신화)\)?"
        r"|(新华社|新華社|共同社|法新社|路透社|中新社)[^\s，。]{1,14}[电電]"
        r"|[【\[(（](新华社|新華社|共同|共同通信|時事|ロイター|AFP時事|AFP|연합뉴스|로이터|신화)[^】\])）]{0,20}[】\])）]"
        rf"|({name_pattern()})\s?(?:[-–—]{{2}}|[—–])\s"
    )


@cache
def _byline() -> re.Pattern[str]:
    """A line of its own: `By JANE ROE, Associated Press`, `Von dpa`, `Par Le Jour avec AFP`, `Reuters`."""
    by = r"(?:by|von|par|por|di|door|av|от)\s"
    return re.compile(
        rf"(?i:{by})?(?:[^\W\d_][\w.’' -]{{1,60}}(?:,|\s[-–—|/]|\s(?:of|with|mit|avec|con|for)(?: the)?)?\s)?"
        rf"(?:[Tt]he )?{_several()}(?: Writers?| Staff(?: Writers?)?| Correspondent| Report)?"
    )


@cache
def _author() -> re.Pattern[str]:
    """`Associated Press`, `Reuters Staff`, `Jane Roe, AFP`, `Jane Roe | AP`, `Redaktion mit dpa`."""
    return re.compile(
        rf"(?:[^\W\d_][^,|/()\n]{{1,60}}(?:,|\s[-–—|/]|/|\s(?:of|with|mit|avec|con|for)|\s(?=\())\s?)?"
        rf"\(?(?:[Tt]he )?{_several()}(?: (?:Staff|Newsroom|Writers?|Editorial|[\w-]{{2,12}}))?\)?"
    )


@cache
def _closing() -> re.Pattern[str]:
    """`… on Tuesday. (AP)`, `(con información de EFE)`, `dpa/lsw` behind the last stop."""
    return re.compile(
        rf"(?:^|[.!?。…»”\"’)]\s?)[(（\[]{_lead()}{_several()}[)）\]]\.?$"
        rf"|[.!?…»”\"]\s(?:[-–—/]{{1,2}}\s?)?{_several()}\.?$"
    )


def _lead() -> str:
    """What stands before an agency at a foot, in the languages we read."""
    return (
        r"(?i:(?:\w+ ){0,3}(?:with|mit|avec|con|com|с|von|via|source|quelle|fuente|fonte|источник|"
        r"nach|selon|по|according)\b:?\s?(?:\w+ ){0,3})?"
    )


@cache
def _contributed() -> re.Pattern[str]:
    """`Reuters contributed to this report.`, `AP writer Jane Roe contributed`, `dpa trug … bei`."""
    return re.compile(
        rf"(?:^|[\s(])(?:[Tt]he )?({name_pattern()})(?:['’]s?)?(?: [^\s.;]{{1,30}}){{0,12}}? "
        r"(?:contributed\b(?! (?:money|funds|\$))|a contribué à|ha contribuido|contribuyó a|"
        r"hat (?:zu diesem|an diesem))"
    )


@cache
def _material() -> re.Pattern[str]:
    """`Mit Material von dpa`, `avec AFP`, `con información de EFE`, `По материалам ТАСС`, `© AFP`."""
    start = r"(?:^|[.;(|]\s?|\s[-–—]\s)"
    return re.compile(
        rf"{start}(?i:"
        r"mit (?:agentur)?(?:material|informationen|angaben|inhalten)(?: (?:von|der|des|durch))?"
        r"(?: (?:agenturen|nachrichtenagentur(?:en)?|deutschen presse-agentur))?[ (]{1,2}|"
        r"(?:dieser (?:artikel|text|beitrag) (?:\w+ ){1,8}(?:von|der) )|"
        r"avec (?:les? )?(?:agences?|informations? (?:de |d[’'])(?:l[’'])?)\s?|"
        r"con (?:informaci[oó]n|datos|material|agencias?)(?: (?:de(?: la)?|adicional de))?\s|"
        r"con informazioni (?:di |da )?|com informações (?:da |de )?|"
        r"with (?:reporting|inputs?|material|files|information|agency inputs?) (?:by|from) (?:the )?|"
        r"по (?:материалам|информации|данным)(?: агентств\w?)?\s«?|"
        r"(?:source|quelle|fuente|fonte|источник|출처)\s?[:：]\s?«?|"
        r"(?:©|\(c\)|copyright)\s?(?:\d{4},?\s)?(?:by )?(?:the )?|"
        r"(?:this (?:story|article|report) (?:is|was|has been) (?:\w+ ){1,8}(?:by|from) (?:the )?)"
        rf")({name_pattern()})(?![\w-])(?=[»)\].,;/]|\s?$"
        r"|\s(?:und|and|et|y|e|и|20\d\d|All|erstellt|verwendet))"
    )


@cache
def _together() -> re.Pattern[str]:
    """`Le Jour avec AFP`, `(mit dpa)`: without a full stop, which a sentence has ("He spoke with AFP.")."""
    return re.compile(
        rf"(?:^|\()(?:[^\W\d_][\w’' ]{{1,30}} )?(?:mit|avec|con|with|com) (?:the |der |la |el |l[’'])?"
        rf"{_several()}(?:\)|$)",
        re.MULTILINE,
    )


@cache
def _alone() -> re.Pattern[str]:
    """A last line that is nothing but agencies: `AFP`, `— dpa`, `AP/Reuters`, `dpa/lsw`."""
    return re.compile(rf"^[-–—(/\s]{{0,3}}{_several()}[)/\s.]{{0,2}}$")


def credited(article: Article) -> str | None:
    """The agency whose text an article is by its own word, by its common name: credited, or its publisher."""
    return canonical(credit(article) or "") or canonical(article.source)
