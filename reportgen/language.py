"""Sentence and word boundaries with offsets, stems, stop words, and which language a text is in.

Contains no model and downloads nothing.  Sentence ends are decided by rules on
spans; what differs between languages is data: abbreviations (ours for English,
those of the `punkt` package for others), function words, ordinal numbers.
Every function takes any text and runs in linear time.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from reportgen.passage import Span


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NAMES = {
    "ar": "arabic", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "fi": "finnish", "fr": "french", "he": "hebrew", "hu": "hungarian", "it": "italian",
    "ja": "japanese", "ko": "korean", "nb": "norwegian", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sk": "slovak", "sl": "slovene", "sv": "swedish", "tr": "turkish", "uk": "ukrainian", "zh": "chinese",
}  # fmt: skip

# Short function words.  They tell languages apart, and a capital on one of them tells that a
# sentence begins, where the full stop before it could belong to an abbreviation.
_FUNCTION_WORDS = {
    "cs": "a aby ale ani bude by byl byla být co do i jak jako je jeho ji jsem jsou k která který na"
    " nebo než od o po podle pro při s se si tak také této to u v ve však z za že",
    "da": "af at blev da de den der det efter eller en er et for fra han har hun hvad hvor i ikke jeg"
    " kan med men mod nogle også og om på sagde sig skal som til ud var ved vi være",
    "de": "aber als am an auch auf aus bei bis da dann das dass dem den der des die dies diese dieser"
    " doch ein eine einem einen einer er es für hat ich ihr im in ist mit nach nicht noch nur oder"
    " sein seine sich sie sind so und unter vom von vor war was wenn wer wie wir wird zu zum zur"
    " über",
    "el": "αν από για δεν είναι ένα η ή θα και μας με μια να ο οι όπως ότι που σε στη στην στο στον τα"
    " τη την της το τον του των ως",
    "es": "a al como con cuando de del desde donde el ella ellos en entre es esta este esto está estos"
    " fue ha hay la las le lo los más ni no o para pero por porque que se según ser si sin sobre"
    " son su sus también tras un una y ya",
    "fi": "ei että he hän ja jo joka jos kanssa kuin kun me mukaan mutta myös ne niin nyt oli olla on"
    " ovat se sekä sen siitä sitä tai tämä vain voi",
    "fr": "à au aussi aux avec car ce ces cette comme dans de des donc du elle elles en est et il ils"
    " je la le les leur leurs lors l mais ne nous on ont ou où par pas plus pour qu que qui sa"
    " sans se ses si son sont sur un une vous à été était",
    "hu": "a az de ez egy hogy is ki már meg mint nem volt és",
    "it": "a ai al alla anche che chi ci come con da dal dalla degli dei del della delle di dopo e era"
    " gli ha hanno i il in io la le lo loro ma mentre nel nella non o per perché più questa questo"
    " se si sono su sua suo tra un una uno è",
    "nl": "aan als bij dan dat de deze die dit door een en er haar had heeft het hij hun ik in is maar"
    " meer met naar niet nog of om ook op over te tegen toen uit van veel voor waren was wat we"
    " werd wij ze zich zijn zo",
    "no": "at av ble da de den der det du eller en er et etter for fra han har hun hva hvor i ikke jeg"
    " kan med men mot noe noen og også om på sa seg sin skal som til var ved vi være å",
    "pl": "a ale aby bez być była było co czy dla do gdy i ich jak jako jego jej jest jeszcze już które"
    " który na nie o od oraz po pod przez przy są się ta tak także to tym w we z za ze że",
    "pt": "a ao aos as até com como da das de depois do dos e ela ele eles em entre era essa este está"
    " foi há isso já mais mas na nas no nos não o os ou para pela pelo por que se sem ser seu seus"
    " sua também tem um uma à é",
    "ro": "a al ale ar au că care ce cu de din este în la mai nu o pe pentru s-a să și un",
    "ru": "а без более бы был была были было в вот все всё вы где да для до его ее если есть еще её же"
    " за и из или им их к как когда которые который ли мы на не нет но о об он она они от по под"
    " после при с сам со так также то только у уже чем что чтобы эта эти это этот я",
    "sv": "att av blev de dem den det där efter ej eller en ett från för ha han har hon här i inte jag"
    " kan med men mot någon när och också om på sade sig ska som till under ut var vi vid vill är"
    " år över",
    "tr": "ama bir bu çok da daha de değil diye en gibi göre her için ile ise kadar ki mı ne o olan"
    " olarak oldu sonra şu ve ya",
    "uk": "а або адже але без був була були було в вже від він вона вони все всі до для дуже за з зі і"
    " й його її їх коли ми на не ні про під після та також так те то тут у це цей що щоб як який"
    " які я є",
}  # fmt: skip

_ENGLISH = _listed(
    """a about above after again against ago all almost along already also although always am among an and
    another any anyone anything are aren't around as at away be became because become been before behind
    being below between both but by came can can't cannot could couldn't did didn't do does doesn't
    doing don't done down during each either else enough even ever every everyone everything few for
    from further get gets getting go goes going gone got had hadn't has hasn't have haven't having he
    he'd he'll he's her here hers herself him himself his how however i i'd i'll i'm i've if in into is
    isn't it it's its itself just know least less let like made make many may maybe me might mine more
    most much must my myself near neither never no nobody none nor not nothing now of off often on once
    one only onto or other others our ours ourselves out over own per perhaps quite rather really s same
    say saying says said see seen several shall she she'd she'll she's should shouldn't since so some
    somebody someone something soon still such t take taken than that that's the their theirs them
    themselves then there there's therefore these they they'd they'll they're they've this those though
    through thus to together too took toward towards under unless until up upon us very was wasn't way
    we we'd we'll we're we've well went were weren't what when where whether which while who who's whom
    whose why will with within without won't would wouldn't yet you you'd you'll you're you've your
    yours yourself yourselves"""
)

# Never the end of an English sentence: something always follows them.
_ENGLISH_NEVER = _listed(
    """adm asst atty brig capt cmdr col cpl det dr drs ens fr gen gov hon insp lt maj messrs mlle mme mr
    mrs ms msgr pfc pres prof pvt rep reps rev sec sen sens sgt spc st supt vs viz cf e.g i.e eg ie ft
    mt ph.d gens govs lts b.sc m.sc fig approx"""
)
# Never an end where a figure follows.
_ENGLISH_NUMERIC = _listed(
    """no nos art pp p vol sec ch jan feb mar apr jun jul aug sep sept oct nov dec fig figs para"""
)
# Titles and the like that many languages share and the lists of `punkt` do not all have.
_TITLES = _listed("dr prof mr mrs mme mlle hr frl nr vs cf ca ee")
# An end only where what follows looks like a beginning.
_SOMETIMES = _listed(
    """inc corp co ltd jr sr bros etc a.m p.m u.s u.k u.n e.u d.c vol jan feb mar apr jun jul aug sep sept
    oct nov dec ave blvd dept dist est rd usw ca calif colo conn fla ga ill ind kan ky la mass mich minn
    miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ariz ark ala mon tue wed thu fri sat
    sun al vols"""
)
# Verbs that carry a question or a cry: `"Really?" Smith asked` is one sentence.
_SPEECH = "said|says|asked|asks|told|added|replied|wrote|tweeted|shouted|cried|wondered|yelled|exclaimed"
_SPEECH_TAG = re.compile(rf"\s+(?:[A-Z][\w.'’-]{{0,20}}\s){{1,3}}(?:{_SPEECH})\b")

_MARKS = frozenset(".!?…")
_QUOTES = "\"'”’“‘»›«‹」』"
# A run of marks, then up to four closing signs, then a blank.  The look-behind lets a run be tried
# once only; French sets a blank before its closing guillemet.
_END = re.compile(
    r"(?<![.!?…])[.!?…؟।۔]++(?:\[\d{1,3}\])?[\"'”’“‘»›«‹)\]}]{0,4}+(?:[ \u00a0\u202f][»›](?=\s|$))?+(?=\s)"
    r"|[。！？｡]++[」』”’）》〉】\"]{0,4}+"
)
_FOLLOWING = re.compile(r"\s*+([\"'“”‘’„‚«»‹›(\[{¿¡—–-]{0,3}+)\s*+([^\W_]{0,24}+)")
_OPENING = "\"'“‘„‚«‹»"
# What may stand between an abbreviation and the word or sign before it.
_JOINTS = re.compile('["“”„«»(—–\\[]')
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,2}")
_ROMAN = re.compile(r"[IVX]{1,5}")
# Characters looked at before a full stop: longer tokens are no abbreviations.
_TOKEN_REACH = 24

_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)*|[{_HAN}]|[^\W\d_{_HAN}](?:[^\W_{_HAN}]|[\u0300-\u036f])*(?:['’][^\W\d_{_HAN}]+)*"
)

# Languages that write ordinal numbers with a full stop ("am 3. Oktober").
_ORDINAL = _listed("de da no nb nn fi cs sk sl hu pl tr et lv is")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """What the sentence rules need to know of one language."""

    never: frozenset[str]
    """Abbreviations that end no sentence."""
    numeric: frozenset[str]
    """Abbreviations that end none where a figure follows."""
    starters: frozenset[str]
    """Function words; a capital on one shows a beginning."""
    ordinals: bool
    """Whether a number with a full stop may be an ordinal."""


def primary(language: str) -> str:
    """The first part of a language tag, in lower case: `pt-BR` gives `pt`."""
    return language.replace("_", "-").partition("-")[0].lower()


def sentences(text: str, language: str = "en") -> list[Span]:
    """Spans of the sentences in one block of text, without the blanks around them.

    Together they hold every character that is not blank, in order, and none
    overlaps another; an unknown language is split by the rules common to all.
    """
    rules = _rules(primary(language))
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if text[match.start()] in "。！？｡" or _is_end(text, match, rules):
            _append(spans, text, start, match.end())
            start = match.end()
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.lstrip()
    if stripped:
        start += len(piece) - len(stripped)
        spans.append((start, start + len(stripped.rstrip())))


def _is_end(text: str, match: re.Match[str], rules: _Rules) -> bool:
    """Whether the marks found end a sentence, judged by what stands before and behind."""
    following = _FOLLOWING.match(text, match.end())
    assert following is not None  # every part of the pattern may be empty
    openers, word = following.groups()
    if text[following.end() : following.end() + 1] in _MARKS and not word:
        return False  # marks with blanks between them, as in ". . ."
    if word[:1].islower():
        return word[1:2].isupper()  # a name such as eBay may begin a sentence, no other small letter
    marks = match.group()
    if marks[0] != "." or marks.startswith(".."):
        return not (marks[-1] in _QUOTES and _SPEECH_TAG.match(text, match.end()))
    return _full_stop_ends(text, match.start(), openers, word, rules)


def _full_stop_ends(text: str, stop: int, openers: str, word: str, rules: _Rules) -> bool:
    """Whether a single full stop ends a sentence rather than an abbreviation."""
    before = text[max(0, stop - _TOKEN_REACH) : stop].split()
    if not before or text[stop - 1].isspace():
        return True
    token = _JOINTS.split(before[-1])[-1].lstrip("'‘’")
    lower = token.lower()
    starts = word.lower() in rules.starters or bool(openers and openers[-1] in _OPENING)
    if (lower in rules.never and lower not in _SOMETIMES) or (lower in rules.numeric and word[:1].isdigit()):
        return False
    return starts or not _may_go_on(token, lower, rules)


def _may_go_on(token: str, lower: str, rules: _Rules) -> bool:
    """Whether a sentence often goes on behind this token and its full stop."""
    if len(token) == 1 and token.isalpha():
        return True
    ordinal = (token.isdigit() and len(token) < 3) or _ROMAN.fullmatch(token)
    return lower in _SOMETIMES or bool(_ACRONYM.fullmatch(token)) or (rules.ordinals and bool(ordinal))


@cache
def _rules(language: str) -> _Rules:
    starters = _ENGLISH if language == "en" else frozenset(_FUNCTION_WORDS.get(language, "").split())
    if language == "en":
        never, numeric = _ENGLISH_NEVER, _ENGLISH_NUMERIC
    else:
        never, numeric = _abbreviations(_NAMES.get(language, ""))
    return _Rules(never=never, numeric=numeric, starters=starters, ordinals=language in _ORDINAL)


def _abbreviations(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Abbreviations of a language: those that end no sentence, and those that end none before a figure."""
    import punkt  # noqa: PLC0415 - only for languages other than English

    if name in punkt.PREFIX_LANGUAGES:
        always, numeric = punkt.nonbreaking_prefixes(name)
        return frozenset(always) | _TITLES, frozenset(numeric)
    if name in punkt.available_languages():
        return frozenset(punkt.load_model(name).abbrev_types) | _TITLES, frozenset()
    return _ENGLISH_NEVER, _ENGLISH_NUMERIC


def words(text: str, language: str = "en") -> list[Span]:  # noqa: ARG001 - languages may need other rules later
    """Spans of the words: letters with inner apostrophes, whole figures, single Chinese or Japanese signs."""
    return [match.span() for match in _WORD.finditer(text)]


_stemmers = threading.local()  # snowballstemmer keeps the word at work in the object: one for each thread


@lru_cache(maxsize=1 << 17)
def stem(word: str, language: str = "en") -> str:
    """The stem of a word, in lower case (Snowball, after Porter 1980); without a stemmer the word itself."""
    word = word.lower().replace("’", "'")
    name = _NAMES.get(primary(language), "")
    if not name or word[:1].isdigit():
        return word
    stemmer = _stemmer(name)
    return word if stemmer is None else str(stemmer.stemWord(word))


def _stemmer(name: str):  # type: ignore[no-untyped-def]  # snowballstemmer has no types
    import snowballstemmer  # noqa: PLC0415 - 0.1 s, only where stems are asked for

    known = _stemmers.__dict__
    if name not in known:
        known[name] = snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None
    return known[name]


@cache
def stop_words(language: str = "en") -> frozenset[str]:
    """Words without content of their own, in lower case; empty for languages that we have no list of."""
    language = primary(language)
    if language == "en":
        return _ENGLISH
    name = _NAMES.get(language, "")
    own = frozenset(_FUNCTION_WORDS.get({"nb": "no", "nn": "no"}.get(language, language), "").split())
    path = files("sumy").joinpath("data", "stopwords", f"{name}.txt")
    if not name or not path.is_file():
        return own
    return own | frozenset(path.read_text(encoding="utf-8").split())


# Code points of scripts that (nearly) one language writes among those we know.
_SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
_LETTER = re.compile(r"[^\W\d_]")
# Letters of a script below which it counts as foreign matter; Japanese mixes kana with Chinese signs.
_SCRIPT_SHARE = {"ja": 0.1, "zh": 0.3}
# Characters looked at: enough to tell, and the same cost for any text.
_SAMPLE = 20_000


def detect(text: str) -> str:
    """The language tag of a text by its script and function words; `und` where that does not tell."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    for language, pattern in _SCRIPTS:
        if len(pattern.findall(sample)) > letters * _SCRIPT_SHARE.get(language, 0.5):
            return language
    tokens = [sample[start:end].lower() for start, end in words(sample)]
    return _by_function_words(tokens)


def _by_function_words(tokens: Iterable[str]) -> str:
    """The language whose function words are the most, if at least two and ahead of every other."""
    counts: dict[str, int] = {}
    for token in tokens:
        for language in _speakers().get(token, ()):
            counts[language] = counts.get(language, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return "und"
    return ranked[0][0]


@cache
def _speakers() -> dict[str, tuple[str, ...]]:
    """Languages that have a word among their function words."""
    speakers: dict[str, tuple[str, ...]] = {}
    for language, listed in _function_words():
        for word in listed:
            speakers[word] = (*speakers.get(word, ()), language)
    return speakers


def _function_words() -> Iterator[tuple[str, list[str]]]:
    yield "en", sorted(_ENGLISH)
    for language, listed in sorted(_FUNCTION_WORDS.items()):
        yield language, sorted(set(listed.split()))


_LEANS = re.compile(
    r"[\"'“‘(]?(?:(?:but|and|however,|yet|so) )?"
    r"(?:he|she|they|it|that|er|sie|il|elle|ils|elles|él|ella|ellos|ellas|lui|lei|он|она|они)\b",
    re.IGNORECASE,
)


def leans(sentence: str) -> bool:
    """Whether a sentence leans on the one before it: it begins with a pronoun, behind a "but" or not."""
    return bool(_LEANS.match(sentence))
