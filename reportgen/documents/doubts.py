"""What a reader should know about a page's text: that it is a stub, a wall or a notice, and no article.

Flags and no verdicts: the words by which sites say so, in the languages of
most of them, believed only where little else stands on the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from reportgen.documents.base import DocumentBlock, size
from reportgen.documents.body import SHORT
from reportgen.documents.metadata import Facts

# Half of an article's characters in links: a list of teasers.
_LINKED_SHARE = 0.5
# Readers without a subscription get a few paragraphs.
_STUB = 1500
# A page that says that an article is gone offers others; more text than this is an article about lost pages.
_LONGEST_NOTICE = 1500
# Dialogs list their purposes and partners at length.
_LONGEST_WALL = 8000
# A dialog speaks of consent in most of its paragraphs, an article about it only here and there.
_WALL_SHARE = 0.5
# A title that says more than that nothing is there is the title of an article.
_MOST_TITLE_WORDS = 9

_GONE = re.compile(
    r"^\W*(?:(?:error|fehler|erreur|oops|sorry)\W{0,3})?404\b"
    r"|\b(?:page|article|story|content)\s(?:(?:you\s)?(?:requested|are looking for)\s)?"
    r"(?:(?:was|is|has|could|can|does)\s?(?:not|n['’]t)|no longer|cannot|isn['’]t|can['’]t|couldn['’]t)\s"
    r"(?:be\s|been\s)?(?:found|available|exist)"
    r"|\bpage\s(?:not\sfound|missing|is\sno\slonger\savailable)"
    r"|\b(?:seite|artikel|inhalt)\s(?:wurde\s|konnte\s|ist\s)?(?:leider\s)?nicht\s(?:mehr\s)?(?:gefunden|verfügbar)"
    r"|\b(?:page|article)\s(?:est\s)?(?:introuvable|non\strouvée?|n['’]existe\s(?:pas|plus))"
    r"|\bpágina\sno\s(?:encontrada|existe|disponible)|\bno\sse\sha\sencontrado\sla\spágina"
    r"|\bpagina\snon\s(?:trovata|disponibile|esiste)|\bpágina\snão\s(?:encontrada|existe)"
    r"|\bpagina\s(?:is\s)?niet\s(?:gevonden|beschikbaar)|страниц[аы]\s(?:не\s(?:найдена|существует)|удалена)"
    r"|сторінк[уа]\sне\s(?:знайдено|існує)|nie\sznaleziono\sstrony|stránk[au]\s(?:nebyla\s)?nenalezena|sayfa\sbulunamadı"
    r"|stránka\s(?:nebyla\snalezena|neexistuje)|siden\s(?:finnes|findes|eksisterer)\sikke|fant\sikke\ssiden"
    r"|sidan\s(?:finns\sinte|kunde\sinte\shittas)|không\stìm\sthấy\strang|ページ(?:が|は)見つかりません|記事は(?:削除|存在し)"
    r"|페이지를\s찾을\s수\s없|页面不存在|找不到(?:该|此)?页面",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\bwe(?:\sand\sour\s.{0,40}?(?:partners|vendors))?\s(?:use|store|process|value|need|ask)\b.{0,80}?"
    r"(?:cookies|privacy|personal\sdata|consent|information\son\sa\sdevice)"
    r"|\b(?:accept|reject)\s(?:all|cookies)\b|\bconsent\sto\s(?:the\s)?(?:use|processing|storing)"
    r"|\b(?:withdraw|give|manage)\syour\s(?:consent|cookies?|privacy)|\bstore\sand/or\saccess\sinformation"
    r"|\byour\s(?:privacy|cookie)\s(?:choices|preferences|settings)|\bpartners?\sprocess\sdata"
    r"|\bwir(?:\sund\sunsere\s.{0,40}?partner)?\s(?:verwenden|nutzen|setzen|verarbeiten|benötigen)\b.{0,80}?"
    r"(?:cookies|daten|zustimmung|einwilligung)"
    r"|\b(?:ihre|deine)\s(?:einwilligung|zustimmung|privatsphäre)|\balle\sakzeptieren|\bcookies\sakzeptieren"
    r"|\bnous(?:\set\snos\s.{0,40}?partenaires)?\s(?:utilisons|stockons|traitons)\b.{0,80}?(?:cookies|données)"
    r"|\bvotre\sconsentement|\btout\s(?:accepter|refuser)|\bparamétrer\s(?:les|vos)\s(?:cookies|choix)"
    r"|\butilizamos\scookies|\b(?:su|tu)\sconsentimiento|\baceptar\s(?:todas|cookies|y\scontinuar)"
    r"|\butilizziamo\b.{0,40}?cookie|\bil\stuo\sconsenso|\baccetta(?:re)?\s(?:tutti|e\scontinua)"
    r"|\b(?:wij|we)\sgebruiken\scookies|\b(?:uw|je)\stoestemming|\busamos\scookies|\bo\sseu\sconsentimento"
    r"|мы\sиспользуем\s(?:файлы\s)?cookie|ми\sвикористовуємо\s(?:файли\s)?cookie|принять\sвсе|прийняти\sвсі"
    r"|\bużywamy\s(?:plików\s)?cookie|\bpoužíváme\s(?:soubory\s)?cookie|\bpřijmout\svše|\bçerez\w*\skullan"
    r"|\bvi\s(?:bruker|bruger|använder)\s(?:informasjonskapsler|cookies|kakor)|cookie(?:を使用|の使用に同意)|クッキーを使用"
    r"|쿠키를\s사용",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"\b(?:subscribe|register|sign\s(?:up|in)|log\sin|become\sa\s(?:member|subscriber)|create\san?\s(?:free\s)?account)"
    r"(?:\snow)?\sto\s(?:continue|keep|read|unlock|access|view)\b"
    r"|\b(?:article|content|story|page)\sis\s(?:reserved\s|available\s|only\s|exclusively\s|exclusive\s){1,3}"
    r"(?:for|to)\s(?:our\s)?(?:paying\s|registered\s)?(?:subscribers|members|readers)"
    r"|\bfor\ssubscribers\sonly\b|\bsubscribers?[- ]only\s(?:article|content|story)"
    r"|\byou(?:['’]ve|\shave)\s(?:reached|used|read)\s(?:your|all)\b.{0,40}?(?:limit|free\sarticles)"
    r"|\b(?:artikel|inhalt|text|beitrag)\s(?:ist\s)?(?:nur|exklusiv)\sfür\s(?:unsere\s)?(?:abonnent|mitglied)"
    r"|\bweiterlesen\smit\s\w|\bjetzt\s(?:abonnieren|registrieren|testen|abo\sabschließen)\sund\s.{0,30}?lesen"
    r"|\b(?:article|contenu)\s(?:est\s)?réservée?\s(?:aux|à\snos)\sabonnés|\bréservée?\saux\sabonnés"
    r"|\babonnez-vous\spour\s(?:lire|continuer|accéder)|\bil\svous\sreste\s.{0,20}?%\sde\scet\sarticle"
    r"|\bexclusivo\spara\ssuscriptores|\bsuscríbete\spara\s(?:leer|seguir|continuar)"
    r"|\babbonati\sper\s(?:leggere|continuare)|\briservato\sagli\sabbonati"
    r"|\balleen\svoor\sabonnees|\bexclusivo\spara\sassinantes|только\sдля\sподписчиков"
    r"|(?:лише|тільки)\sдля\sпередплатників|\bdla\s(?:prenumeratorów|subskrybentów)|\b(?:jen|pouze)\spro\spředplatitele"
    r"|\bkun\sfor\sabonnenter|\bfor\så\slese\s(?:hele\s)?saken|\bendast\sför\sprenumeranter|\babonelere\sözel"
    r"|有料会員(?:限定|になると続き)|この記事は有料|残り\s?[\d,]{1,6}\s?文字|유료\s?(?:회원|구독자)\s?전용",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(
    r"\b(?:verify|confirm|prove|checking)\s(?:that\s)?(?:you\sare|you['’]re|if\syou\sare|your\sbrowser)"
    r"|\bare\syou\sa\srobot\b|\benable\s(?:javascript|js)\b|\bcomplete\sthe\scaptcha|\bunusual\s(?:traffic|activity)\sfrom",
    re.IGNORECASE,
)
# A Chinese, Japanese or Korean sign says as much as two letters and more.
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SEEN_TEXT = etree.XPath(
    "//body//text()[not(ancestor::*[self::script or self::style or self::noscript or self::template])]"
)


def doubts(
    tree: etree._Element, blocks: Sequence[DocumentBlock], facts: Facts, extractor: str
) -> tuple[str, ...]:
    """Slugs of what is doubtful about a page's text, in a fixed order.

    `short`, `doubtful-extraction`, `paywall` (a stub of an article for
    subscribers), `consent` (a dialog about cookies), `soft-404` (a notice that
    the article is not there), `challenge` (a question whether a person reads).
    """
    characters = size(tuple(blocks))
    linked = sum(link.end - link.start for block in blocks for link in block.links)
    found = {
        "short": characters + sum(len(_WIDE.findall(block.text)) for block in blocks) < SHORT,
        "doubtful-extraction": not extractor.startswith("trafilatura") or linked > _LINKED_SHARE * characters,
        "paywall": characters < _STUB and (not facts.free or _says(_PAYWALL, tree)),
        "consent": characters < _LONGEST_WALL and _is_wall(blocks, characters),
        "soft-404": characters < _LONGEST_NOTICE and _is_notice(blocks, facts.title),
        "challenge": characters < SHORT and any(_CHALLENGE.search(block.text) for block in blocks),
    }
    return tuple(slug for slug, holds in found.items() if holds)


def _says(words: re.Pattern[str], tree: etree._Element) -> bool:
    """Whether the words stand on the page, in the article or beside it."""
    pieces = _SEEN_TEXT(tree)
    assert isinstance(pieces, list)
    return words.search(" ".join(" ".join(map(str, pieces)).split())) is not None


def _is_wall(blocks: Sequence[DocumentBlock], characters: int) -> bool:
    asking = sum(len(block.text) for block in blocks if _CONSENT.search(block.text))
    return asking >= _WALL_SHARE * characters > 0


def _is_notice(blocks: Sequence[DocumentBlock], title: str) -> bool:
    """Whether the title or the beginning says that nothing is there."""
    first = blocks[0].text if blocks else ""
    return any(
        _GONE.search(text) is not None and len(text.split()) <= most
        for text, most in ((title, _MOST_TITLE_WORDS), (first, 3 * _MOST_TITLE_WORDS))
    )
