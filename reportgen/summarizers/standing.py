"""Whether a sentence can stand in a summary without the ones around it, judged by its own words.

Knows no article and no event.  What it names is English, with the pronouns and
quotation marks of other languages; a sentence of which it knows nothing stands alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from reportgen.language import leans

# Shorter sentences say nothing without the ones around them ("Read more", "That is not all.").
FEWEST_WORDS = 4
# Characters at the end that can be a stop with closing signs behind it.
_ENDING = 4
_STOPS = re.compile(r"[.!?…。！？؟।۔][\"'”’»)\]」』]{0,3}\Z")
# Openings that point back: what is "this", contrary to what is it "in contrast", who is "the former"?
# A "But" or "However" before a name is left alone: the sentence is understood, and to shun them all
# costs half a point of ROUGE-2.
_POINTS_BACK = re.compile(
    r"[\"'“‘(]?(?:(?:but|and|so|yet|however),? )?(?:"
    r"in (?:addition|contrast|turn|response|return|other words|that case)|on the (?:other hand|contrary)|"
    r"as a result|for (?:example|instance|that reason)|(?:after|before|despite) (?:that|this)|"
    r"(?:this|that|these|those) (?:is|was|are|were|has|had|have|would|will|could|can|may|might|means|meant|"
    r"came|comes|includes?|included|follow(?:s|ed)?|mark(?:s|ed)|made|makes|left|led|seem(?:s|ed)?|did|does)|"
    r"(?:both|neither|all|most|many|some|none|one|each|the (?:two|three|four|five|pair|others?)) "
    r"(?:of (?:them|these|those)|is|are|was|were|has|have|had|will|would|could|did|do|said|say)|"
    r"instead|nevertheless|nonetheless|moreover|furthermore|similarly|likewise|therefore|otherwise|"
    r"others?|another|such|still,|"
    r"(?:the|this) (?:image|photo|photograph|picture|video|footage|clip) (?:shows?|showed|appears?|was)|"
    r"these \w{1,20} (?:are|were)|"
    # The same in German, French, Spanish and Russian.
    r"(?:das|dies|diese[rs]?) (?:ist|sei|war|w[aä]re|hat|habe|hatte|sind|waren|k[oö]nne?|werde|wurde|soll)|"
    r"da(?:bei|durch|von|zu|mit|raufhin|nach|f[uü]r|gegen)|deshalb|daher|trotzdem|au[sß]{1,2}erdem|zudem|"
    r"(?:celui|celle|ceux)-ci|cela|ce (?:dernier|qui)|cette derni[eè]re|c['’](?:est|[eé]tait)|"
    r"selon (?:lui|elle|eux)|"
    r"(?:este|esta|esto|eso|ese|estos|estas) (?:es|era|fue|ha|han|hab[ií]a|prometi[oó]|dijo)|adem[aá]s|"
    r"(?:a[nñ]adi[oó]|agreg[oó]|dijo|afirm[oó]|explic[oó]|se[nñ]al[oó]|asegur[oó]) que|"
    r"seg[uú]n (?:[eé]l|ella)|"
    r"об этом|это|этот|эта|эти|при этом|кроме того|поэтому|по (?:его|её|ее|их) словам|"
    r"his|her|hers|their|theirs|its|him|them|the (?:former|latter)"
    r")\b",
)
# Characters at the beginning that patterns of openings look at; none of them matches more.
_REACH = 160
# A sentence that trails off was cut: the rest stands on another page.
_CUT = ("...", "…", ". .")
# Furniture of pages that ends like a sentence: captions, credits, calls to read or write.
_FURNITURE = re.compile(
    r"(?:file\b|(?:file )?photos?\s*[:(]|image\s*[:(]|picture[ds]?\s*:|video\s*:|watch\s*:|"
    r"read\s*(?:more|also|:)|"
    r"related\s*:|(?:click|tap|scroll|swipe)\s|see also|sign up|subscribe|follow (?:us|him|her|me|them)\b|"
    r"(?:story|article) continues|advertisement|copyright|©|all rights reserved|updated?\s*(?:at|:)|"
    r"published\s*(?:at|:)|correction\s*:|editor['’]s note|share this|(?:please )?(?:enable|upgrade) |"
    r"(?:watch|see|listen to|read) (?:the|this|our) (?:video|clip|gallery|photos?|audio|document)\b|"
    r"(?:like|find) (?:us|.{1,40}) on facebook|"
    r"interested in [^?]{1,40}\?|captions?\s|listen\s*:|view images?\b|"
    r"(?:an? )?screen ?shot\b|"
    r"(?:this|our) (?:website|site) uses|we use cookies|have (?:a|any) (?:tip|questions)|get the latest|"
    r"newsletters?\b|the [\w ,-]{1,40} newsletter\.|thank(?:s| you) for (?:subscribing|signing|registering)|"
    r"view (?:all|more|our)\b|add [^.]{1,60} as an interest\b|you (?:always have the option|can unsubscribe)|"
    r"follow [^.]{1,60} on (?:twitter|facebook|instagram|x)\b|you must (?:select|enter|sign)|"
    r"please (?:verify|try)\b|"
    r"(?:an )?e-?mails? (?:has|have) been sent|there was an error|invalid e-?mail|"
    r"\([^()]{1,40}\) (?:file|photo)\b|"
    r"(?:lesen sie|mehr zum thema|mehr dazu|fotos?|bild|video|quelle)\s?(?:auch|hier)?\s?:|"
    r"(?:[aà] )?lire (?:aussi|[eé]galement)\b|(?:voir|[eé]couter) aussi\b|cr[eé]dits?\s?(?:photos?)?\s?:|"
    r"(?:lea|vea|lee|ver) (?:tambi[eé]n|m[aá]s)\b|(?:читайте|смотрите) (?:также|ещ[её])|"
    r"(?:фото|источник)\s?:)",
)
_CREDIT = re.compile(
    # A story tells of screenshots, and of what was announced via Twitter.
    r"\bscreen ?grab\b|\bscreen ?shot (?:via|from|courtesy)\b|/ ?screen ?shot\b|"
    r"\bvia (?<!and via )(?<!said via )(?<!nounced via )(?<!atement via )(?<!posted via )(?<!shared via )"
    r"(?:youtube|twitter|facebook|instagram)\b|"
    r"\bjavascript is (?:disabled|off|not)\b|"
    r"\b(?:feature|video|content|page) is (?:not|no longer) available\b|"
    r"\byour browser\b|\bto archive (?:web )?pages\b|\barchive-it\b|"
    r"\bnon-commercial use\b|\btry again later\b|\byour tweets?\b|"
    r"\b(?:is|are) (?:seen|pictured) (?:here|in|on|at|before|after|during)\b|"
    r"\bphoto by\b|\bgetty images\b|"
    r"\bcontributed to this (?:report|story|article)\b|\ball rights reserved\b|"
    r"\bcontinue reading the main story\b|\bthis file photo\b"
)
# The same in brackets: who took the picture, or who of those in it stands where.  Behind the place of
# a dateline, "OSK (Reuters) -", an agency opens its story, and "Gov. Ann Bell (R)" is a Republican.
_IN_BRACKETS = re.compile(
    r"\((?:@\w+\)|(?:photo|image|picture|credit|ap photo|getty|file|screen ?shot)\b|"
    r"(?:reuters|afp)\b(?!\) ?[-–—])|"
    r"(?:\d(?:st|nd|rd|th) )?(?:[lrc]|left|right|center|centre|top|bottom|from left|far left|far right)\))"
)
_PARTY = re.compile(r"\b(?:Gov|Sen|Rep)(?:\.|ernor|ator|resentative) (?:[\w.'’-]{1,20} ){1,4}\(R\)")
# Parts of which every credit without brackets has one: looked for first, which costs a tenth of the pattern.
_CREDITED = (
    "hoto by", "etty", "ontributed to", "ll rights", "creen", "via ", "Via ", "-commercial", "ry again",
    "avaScript", " available", "our browser", "o archive ", "rchive-",
    "our tweet", "our Tweet", " seen ", " pictured ", "ontinue reading", "file photo",
)  # fmt: skip
# Behind the sentence below a picture stands who took it: "(Ada Osk/The Gazette)", "(Associated Press)".
_PHOTOGRAPHER = re.compile(
    r"\([^()]{0,60}(?:/|\b(?:AP|Press|Reuters|REUTERS|AFP|EPA|Getty|[Pp]hoto|[Ii]mages?|[Cc]ourtesy))\b[^()]{0,60}\)"
)
# Where a sentence ends with a weekday and a whole date, agencies tell when a picture was taken.
_TAKEN = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]{2,8}\.?,? \d{1,2},? \d{4}\.?\Z")
_LONGEST_DATE = 32
# A longer text in brackets is a sentence.
_LONGEST_CREDIT = 120
_OPENED, _CLOSED = re.compile("[“„«]"), re.compile("[”»]")
# "(CNN) Two ferries sank", "(Reuters) - Two ferries sank": in brackets stands who tells it, nothing else.
_DATELINE = re.compile(r"\((?:[A-Z]{2,6}\) ?[A-Z]|[A-Z][\w. ]{1,20}\) ?[-–—])")
# What ends a quotation that begins with such a sign, in the languages that have it.
_CLOSING = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’"}
MARKS = tuple('"“”„«»')
"""Signs around a quotation; where one of them stands a quotation ends or begins."""
# Only a pronoun says who spoke: “…,” she added; „…“, sagte er; « … », a-t-il dit; «…», — сказал он.
_SPOKEN_BY_PRONOUN = re.compile(
    r"[\"”“’»«],? (?:[–—-] )?(?:(?:he|she|they)\b|(?:\w{1,20}-t-|a-t-|\w{1,20}-)(?:ils?|elles?|on)\b|"
    r"\w{1,20} (?:er|sie|он|она|они|él|ella)\b)"
)
# The same without quotation marks, behind what is said: "It was late, he said.", "Das sei falsch, sagte er."
_TOLD_BY_PRONOUN = re.compile(
    r", (?:(?:he|she|they) (?:also |later )?(?:said|says|added|told|wrote|noted|explained|recalled)|"
    r"(?:sagte|erkl[aä]rte|so|betonte|meinte) (?:er|sie)|a-t-(?:il|elle)|(?:dijo|explic[oó]) (?:[eé]l|ella)|"
    r"(?:сказал|заявил|сообщил|пояснил|добавил)а? (?:он|она))\b"
)
# In scripts without blanks no word begins after the pronoun.
_UNSPACED_PRONOUN = ("他", "她", "它", "这", "這", "那", "彼", "これ", "それ")
# The first person: outside quotation marks nothing says whose words these are.
_SELVES = frozenset(
    "I I'm I’m I've I’ve I'd I’d I'll I’ll we We we're we’re We're We’re we've we’ve We've We’ve we'll we’ll "
    "We'll We’ll my My our Our me us ich Ich wir Wir mein meine unser unsere uns je Je j'ai j’ai J'ai J’ai "
    "nous Nous notre nos nosotros Nosotros nuestro nuestra yo Yo я Я мы Мы мой моя наш наша нас".split()
)
# A number of a telephone, an address of mail or of a page; most sentences have none of the signs.
_TELEPHONE = re.compile(r"[0-9]{3}[-. )]{1,2}[0-9]{3}-[0-9]{4}\b|1(?<!\w1)-[0-9]{3}-")
_ADDRESS = re.compile(r"\w@[\w-]{1,40}\.\w|\bwww\.|https?://")
_ADDRESSED = ("@", "www.", "://")
# "9:15 a.m.", "Page 2 of 3.": fewer than two words of two letters say nothing, and longer texts have them.
_SHORTEST_WORD, _LONGEST_LABEL = re.compile("[A-Za-z]{2}"), 24


def _opening(text: str) -> str:
    """The beginning of a text in small letters, for the patterns that are written in them.

    One that ignores case is slower by half: it cannot skip an alternative by its first letter.
    """
    return text[:_REACH].lower()


def holding(texts: Sequence[str], parts: Iterable[str]) -> frozenset[int]:
    """The numbers of the texts that have one of these parts.

    All texts are searched as one, which costs a fraction of asking each for each part.
    """
    joined = "\n".join(texts)
    ends = list(accumulate(len(text) + 1 for text in texts))
    found = set[int]()
    for part in parts:
        place = joined.find(part)
        while place >= 0:
            number = bisect_right(ends, place)
            found.add(number)
            place = joined.find(part, ends[number])
    return frozenset(found)


def is_closed(text: str, words: int) -> bool:
    """Whether it has some words and a stop at its end, whatever it tells."""
    return words >= FEWEST_WORDS and bool(_STOPS.search(text[-_ENDING:])) and not _is_label(text)


def _is_label(text: str) -> bool:
    """Whether it is a time of day, a number or the like."""
    return len(text) <= _LONGEST_LABEL and text.isascii() and len(_SHORTEST_WORD.findall(text)) < 2


def are_whole(texts: Sequence[str], words: Sequence[int]) -> list[bool]:
    """Whether each looks like a sentence rather than a caption, a label, a call to the reader or a cry."""
    return [
        is_closed(text, count)
        and not (text.endswith(_CUT) or text.startswith(_CUT))
        and not (furniture or is_dated(text))
        for text, count, furniture in zip(texts, words, are_furniture(texts), strict=True)
    ]


def are_furniture(texts: Sequence[str]) -> list[bool]:
    """Whether a page prints each around a story: a call to the reader, a credit, a message of the browser."""
    credited, bracketed = holding(texts, _CREDITED), holding(texts, "(")
    return [
        bool(
            _FURNITURE.match(_opening(text))
            or (number in credited and _CREDIT.search(text.lower()))
            or (number in bracketed and _IN_BRACKETS.search(_PARTY.sub("", text).lower()))
        )
        for number, text in enumerate(texts)
    ]


def needs_before(text: str, *, marked: bool = True) -> bool:
    """Whether it leans on the one before it: by a pronoun, a quotation or brackets, or "he" says it.

    `marked` tells whether quotation marks may stand in it.
    """
    pointing = leans(text) or _POINTS_BACK.match(_opening(text)) or text[:1].islower()
    if text[:1] == "(" and not _DATELINE.match(text):
        return True
    if pointing or text.startswith(_UNSPACED_PRONOUN) or _TOLD_BY_PRONOUN.search(text):
        return True
    return marked and (_is_end_of_quotation(text) or bool(_SPOKEN_BY_PRONOUN.search(text)))


def _is_end_of_quotation(text: str) -> bool:
    """Whether a quotation ends in it that began before it."""
    closed, opened = _CLOSED.search(text), _OPENED.search(text)
    if closed and not (opened and opened.start() < closed.start()):
        return True
    return text.count('"') % 2 == 1 and text.endswith('"')


def is_call(text: str) -> bool:
    """Whether it asks or cries: what nobody answers tells nothing."""
    return text.rstrip("\"'”’»)").endswith(("?", "!", "？", "！"))


def is_dated(text: str) -> bool:
    """Whether it ends with a weekday and a whole date in English, as captions do."""
    return text[-2:-1].isdigit() and bool(_TAKEN.search(text[-_LONGEST_DATE:]))


def is_credit(text: str) -> bool:
    """Whether it only names, in brackets, who took a picture: what stands before it is a caption."""
    return text[:1] == "(" and len(text) <= _LONGEST_CREDIT and bool(_PHOTOGRAPHER.match(text))


def is_half(text: str) -> bool:
    """Whether its other half follows it: a quotation that goes on."""
    if text.count('"') % 2 == 1:
        return not text.endswith('"')
    return text.rfind("“") > text.rfind("”") or text.rfind("«") > text.rfind("»")


def is_speech(text: str) -> bool:
    """Whether all of it stands in quotation marks: who says it stands before it or behind it."""
    if text[:1] not in _CLOSING:
        return False
    ends = [place for sign in _CLOSING[text[0]] if (place := text.find(sign, 1)) > 0]
    return not ends or min(ends) >= len(text.rstrip(" .!?…")) - 1


def is_own_voice(text: str, *, marked: bool | None = None) -> bool:
    """Whether somebody speaks of himself in it, and no quotation marks say that it is not the writer.

    `marked` tells whether there are any, where the caller knows that.
    """
    spoken = text.split()
    if marked or _SELVES.isdisjoint(spoken) or (marked is None and any(mark in text for mark in MARKS)):
        return False
    # "World War I", "Elizabeth I"
    return any(
        word in _SELVES and (word != "I" or not index or not spoken[index - 1][:1].isupper())
        for index, word in enumerate(spoken)
    )


def are_idle(texts: Sequence[str]) -> list[bool]:
    """Whether each tells little of the event: a question, a cry, a plea, where to call, all in capitals."""
    addressed, hyphened = holding(texts, _ADDRESSED), holding(texts, "-")
    return [
        is_call(text)
        or text.startswith("Please ")
        or (number in hyphened and bool(_TELEPHONE.search(text)))
        or (number in addressed and bool(_ADDRESS.search(text)))
        or text.isupper()
        for number, text in enumerate(texts)
    ]
