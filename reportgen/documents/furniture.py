"""What stands on an article's page and is no part of the article.

Two looks: at the tree, by the marks that pages themselves set (captions,
labels for screen readers, boxes that ask for an address), and at the text, by
the words in which outlets speak to their readers instead of telling them
something.  Only whole, short blocks go; a sentence is never cut.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement  # noqa: TC002 - as everywhere, types are there at run time

# Longer is a text that happens to bear the name of a box.
_LONGEST_BOX = 600
# A label or a count is a few words.
_LONGEST_LABEL = 100
# Longer is a paragraph that also asks for something.
_LONGEST_CALL = 320

_LABEL = re.compile(
    r"(?<![a-z])(?:visually-?hidden|sr-only|screen-?reader(?:-text|-only)?|assistive-text|a11y-hidden)(?![a-z])"
    r"|(?<![a-z])comments?(?:-count|-number)?(?![a-z])",
    re.IGNORECASE,
)
_BOX = re.compile(r"newsletter|(?<![a-z])captions?(?![a-z])|(?<![a-z])(?:sign-?up|feedback)(?![a-z])", re.I)
# Boxes that lead to other articles; only where a link stands in them.
_ONWARD = re.compile(
    r"(?<![a-z])(?:also-?read|read-?(?:also|more)|related(?:-?(?:articles?|stories|posts?))?)(?![a-z])"
)
_LONGEST_ONWARD = 300
# Sites that write line breaks as empty elements.
_BREAK = re.compile(r"(?<![\w-])br(?![\w-])")
# One of these stands in every mark: a first choice that costs little.
_TRACES = tuple(
    "caption newsletter feedback comment visually sr-only screen assistive a11y sign read related".split()
)
# Elements that bear marks; headings and spans are labels, the others boxes.
_MARKED = tuple("div p section aside form figcaption span a em small label h1 h2 h3 h4 h5 h6".split())
# Elements in a box; a part of a page with more is looked at by nobody's name for it.
_MOST_PARTS = 150
_INLINE = frozenset("span a em small label".split())
# A cell of figures or names has one paragraph at most.
_MOST_IN_CELL = 2

# What widgets and templates leave behind, alone in a block.
_WORDS = re.compile(
    r"(?:article(?:\s(?:content|text|body))?|advertisements?|embed(?:ded content)?|sponsored|promoted"
    r"|article continues (?:below|after)(?: this| the)?(?: ad(?:vertisement)?)?"
    r"|story continues (?:below|after)(?: this| the)?(?: ad(?:vertisement)?)?|loading"
    r"|(?:related|more|top|trending)(?: articles?| stories| story| content| news| topics| coverage)"
    r"|(?:read|see|watch) (?:more|also|next)|recommended(?: for you)?|most read|comments?|tags|topics"
    r"|share(?: this(?: article| story)?)?|listen to this article|print|save|copy link|follow|subscribe"
    r"|log in|sign in|sign up"
    r"|artikel|anzeige|werbung|seite drucken|mehr zum thema|lesen sie (?:auch|mehr)|auch interessant|teilen"
    r"|drucken|kommentare"
    r"|themen|schlagworte|artikel (?:teilen|anhören|merken)|zum thema|weiterlesen"
    r"|publicité|à lire aussi|lire aussi|a lire aussi|partager|sur le même sujet|lire la suite|commentaires"
    r"|publicidad|lea también|lee también|te puede interesar|más información|compartir|comentarios"
    r"|noticias relacionadas|publicidade|leia (?:também|mais)|compartilhe|veja também|pubblicità|leggi anche"
    r"|condividi|lees ook|advertentie"
    r"|реклама|читайте также|поделиться|комментарии|по теме|материалы по теме|читайте також|поділитися"
    r"|článek|reklama|čtěte také|inzerce|sdílet|czytaj także|reklam|ilgili haberler|skaitykite taip pat"
    r"|les også|läs också|annonse|annons|læs også"
    r"|関連記事|あわせて読みたい|広告|続きを読む|관련기사|광고|相关阅读|相关新闻|广告)",
    re.IGNORECASE,
)
_NETWORKS = (
    r"(?:twitter|x|facebook|instagram|whatsapp|telegram|google news|google noticias|linkedin|threads|bluesky"
    r"|youtube|tiktok|viber|дзен|вконтакте|телеграм\w*|твиттер\w*|фейсбук\w*)\b"
)
# How readers are asked for something, at the beginning of a block.
_CALL = re.compile(
    r"(?:"
    # English
    r"(?:please\s)?(?:sign\sup|subscribe|register)\b.{0,90}\b(?:newsletters?|inbox|updates|alerts|briefing|channel|free|podcast)\b"
    r"|get\s(?:real-time\supdates|(?:the\s|our\s|all\sthe\s)?(?:latest|breaking|top|best|biggest)\b.{0,80}"
    r"\b(?:inbox|newsletter|app|phone|alerts))"
    r"|(?:you\scan\s)?(?:follow|like|find)\s.{1,60}\son\s" + _NETWORKS + r""
    r"|share\s(?:on|via)\s.{1,40}"
    r"|join\s.{1,60}\b(?:whatsapp|telegram|viber)\b"
    r"|download\s(?:the|our|your)\s.{0,30}\bapp\b"
    r"|(?:do\syou\shave|have\syou\sgot|got)\sa(?:n|ny)?\s(?:story|news\stip|tip)\b"
    r"|get\sin\stouch\swith\s(?:our|us|the)\b"
    r"|for\smore\s(?:stories|news|content)\b.{0,40}\b(?:check|visit|follow|click|read)\b"
    r"|(?:click|tap)\shere\s(?:to|for)\s(?:subscribe|sign\sup|join|more|our|follow)\b"
    r"|(?:enjoying|like)\sthis\s(?:story|article)\?|support\s(?:our|independent)\sjournalism"
    r"|(?:already\sa\ssubscriber|not\sa\ssubscriber(?:\syet)?)\?"
    # German
    r"|fehler\s(?:gefunden|entdeckt)\?|ihre\smeinung\sist\suns\swichtig"
    r"|(?:abonnieren|bestellen)\ssie\b.{0,90}\b(?:newsletter|kanal|podcast|briefing)"
    r"|(?:melden\ssie\ssich|jetzt)\b.{0,60}\bnewsletter\b.{0,40}\b(?:an|anmelden|abonnieren|bestellen)"
    r"|folgen\ssie\s.{1,60}\s(?:auf|bei)\s" + _NETWORKS + r""
    r"|(?:hier\sgeht\ses\s)zu[rm]\s.{0,40}(?:newsletter|abo|app)\b"
    # French
    r"|(?:abonnez|inscrivez)-vous\b.{0,90}\b(?:newsletters?|lettre|infolettre|chaîne|alertes)"
    r"|suivez(?:-nous|\s.{1,40})\ssur\s" + _NETWORKS + r""
    r"|recevez\s.{0,80}\b(?:newsletter|boîte|infolettre)|une\serreur\s(?:dans\sl[’']article)?\s?\?|signaler\sune\serreur"
    # Spanish, Portuguese, Italian, Dutch
    r"|suscr[ií]b(?:ete|ase|anse)\b.{0,90}\b(?:bolet[ií]n|newsletter|canal|noticias)"
    r"|s[ií]gu?e(?:nos|\sa\s.{1,40})\sen\s" + _NETWORKS + r""
    r"|recib[ea]\s(?:en\s(?:tu|su)|las|los|nuestr\w+|gratis|cada|todas?|todos?)\s.{0,80}\b(?:correo|bolet[ií]n|newsletter|whatsapp)|únete\s.{1,60}\b(?:canal|grupo)\b"
    r"|(?:assine|inscreva-se)\b.{0,90}\b(?:newsletter|boletim|canal)|(?:siga|acompanhe)\s.{1,60}\sno\s"
    + _NETWORKS
    + r""
    r"|iscriviti\b.{0,90}\b(?:newsletter|canale)|seguici\ssu\b|schrijf\sje\sin\b.{0,60}\bnieuwsbrief"
    # Russian, Ukrainian, Czech, Turkish
    r"|подпи(?:сывайтесь|шитесь)\b.{0,90}\b(?:на|канал)|следите\sза\s.{1,60}\sв\s"
    r"|(?:если\sвы\s)?(?:заметили|нашли)\s(?:ошибку|опечатку)|читайте\s(?:нас|также|ещё|еще)\b.{0,9}[:в]"
    r"|підпи(?:суйтесь|шіться|суйтеся)\b.{0,90}\b(?:на|канал)|стежте\sза\s.{1,60}\s[ву]\s|читайте\sтакож\b"
    r"|помітили\sпомилку|našli\sjste\s(?:v\sčlánku\s)?chybu|přihlaste\sse\sk\sodběru"
    # Japanese, Korean
    r"|有料会員になると|この記事は有料|無料会員登録|メールマガジン|【.{0,24}キャンペーン】|.{0,30}(?:구독하기|구독해\s?주세요)"
    r")",
    re.IGNORECASE,
)
# A picture's credit that stands alone.
_CREDIT = re.compile(
    r"(?:photos?|photograph(?:er|y)?|pictures?|images?|foto|fotos|bild|bilder|crédit(?:s)?(?:\sphoto)?|imagen"
    r"|фото|写真|사진|ảnh)\s?(?:[:：/©]|(?:by|von|de)\s[^.]*$)",
    re.IGNORECASE,
)
_LONGEST_CREDIT = 90
# Who calls on readers tells them nothing: nobody's words, and nobody's death or arrest.  A paragraph that
# only begins as a call does ("Join the rebels on Telegram, he told them, …") has one of these.
_TELLING = re.compile(
    r"\b(?:said|says|told|asked|pleaded|announced|warned|according\sto|killed|wounded|injured|died|dead|shot"
    r"|arrested|sagten?|teilten?|erklärten?|warnten?|laut|getötet|verletzt|starb(?:en)?|toten?|verhaftet"
    r"|dit|déclar[ée]\w*|crié|selon|tuée?s?|tuant|morte?s?|blessée?s?|arrêtée?s?"
    r"|dijo|dijeron|según|declaró|murió|murieron|muert[oa]s?|herid[oa]s|detenid[oa]s|disse(?:ram|ro)?|segundo\so"
    r"|mort[oai]s?|ferit[oi]|arrestat[oi]|secondo\s(?:il|la)|zei(?:den)?|volgens|gedood"
    r"|сказал[аи]?|заявил[аи]?|сообщил[аи]?|предупредил[аи]?|погиб(?:ли|ло|ла)?|убит[аоы]?|ранен[аоы]?|задержан[аоы]?"
    r"|сказав|сказала|заявив|заявила|повідоми(?:в|ла|ли)|загину(?:в|ла|ли|ло)|řekla?|uvedla?|zahynul[aoi]?)\b"
    r"|述べた|語った|死亡|말했다|숨졌다|밝혔다",
    re.IGNORECASE,
)


def clear(tree: HtmlElement) -> None:
    """Takes out of the tree, in place, what its own marks call captions, labels and boxes.

    What follows an element stays; line breaks written as empty elements become line breaks.
    """
    found = []
    for element in tree.iter(*_MARKED):
        marks = element.get("class") or ""
        if element.tag == "span" and "br" in marks and _is_break(element, marks):
            element.tag = "br"
        elif longest := _LONGEST_BOX if element.tag == "figcaption" else _most(element, marks):
            found.append((element, longest))
    for element, longest in found:
        if element.getparent() is not None and _is_shorter(element, longest):
            _drop(element)
    _unfold(tree)


def _drop(element: HtmlElement) -> None:
    """Takes an element away; where it parted two pieces of text, a break does so."""
    if element.tag not in _INLINE and element.tail and not element.tail.isspace():
        breaks = etree.Element("br"), etree.Element("br")
        breaks[1].tail, element.tail = element.tail, None
        for number, found in enumerate(breaks):
            element.getparent().insert(element.getparent().index(element) + 1 + number, found)
    element.drop_tree()


def _unfold(tree: HtmlElement) -> None:
    """Makes plain parts of the tables that only lay out the page, and of their cells."""
    cells = [cell for cell in tree.iter("td") if len(cell.findall("p")) >= _MOST_IN_CELL]
    cells += [cell for table in tree.iter("table") for cell in islice(table.iterancestors("td"), 1)]
    tables = {table for cell in cells if (table := _table(cell)) is not None}
    if tables:
        for part in list(tree.iter("tbody", "thead", "tfoot", "tr", "td", "th")):
            if _table(part) in tables:
                part.tag = "div"
        for table in tables:
            table.tag = "div"


def _table(part: HtmlElement) -> HtmlElement | None:
    """The table that a part belongs to."""
    return next(part.iterancestors("table"), None)


def _is_break(element: HtmlElement, marks: str) -> bool:
    return _BREAK.search(marks) is not None and not element.text and not len(element)


def _most(element: HtmlElement, marks: str) -> int:
    """Characters up to which the element is furniture by its marks; 0 where it bears none."""
    if name := element.get("id"):
        marks = f"{marks} {name}"
    if element.tag == "section" and (label := element.get("aria-label")):
        marks = f"{marks} {label}"
    return _by_marks(marks) if marks else 0


@lru_cache(maxsize=4096)
def _by_marks(marks: str) -> int:
    low = marks.lower()
    if not any(trace in low for trace in _TRACES):
        return 0
    for pattern, longest in ((_LABEL, _LONGEST_LABEL), (_BOX, _LONGEST_BOX), (_ONWARD, _LONGEST_ONWARD)):
        if pattern.search(low):
            return longest
    return 0


def _is_shorter(element: HtmlElement, longest: int) -> bool:
    """Whether the element is as small as its kind of furniture; a box that leads on holds a link."""
    size, links = 0, element.tag == "a"
    for number, part in enumerate(element.iter()):
        size += len((part.text or "").strip()) if isinstance(part.tag, str) else 0
        size += len((part.tail or "").strip()) if number else 0
        links = links or part.tag == "a"
        if size > longest or number > _MOST_PARTS:
            return False
    return links or longest != _LONGEST_ONWARD


def is_furniture(text: str) -> bool:
    """Whether a block is a label, a picture's credit or a call to the reader, in the words of many sites."""
    if len(text) <= _LONGEST_LABEL and _WORDS.fullmatch(text.strip(" :.…>»|-–")):
        return True
    credit = len(text) <= _LONGEST_CREDIT and _CREDIT.match(text)
    call = len(text) <= _LONGEST_CALL and _CALL.match(text)
    return bool(credit or call) and not _TELLING.search(text)
