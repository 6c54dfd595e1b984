"""Whether a sentence can stand in a summary without the ones around it, judged by its own words.

Knows no article and no event.  What it names is English, with the pronouns of
other languages; a sentence of which it knows nothing stands alone.
"""

from __future__ import annotations

import re

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
    r"came|comes|includes?|included|follow(?:s|ed)?|mark(?:s|ed)|made|makes|left|led)|"
    r"his|her|hers|their|theirs|its|him|them|the (?:former|latter)"
    r")\b",
    re.IGNORECASE,
)
# A sentence that trails off was cut: the rest stands on another page.
_CUT = ("...", "…", ". .")
# Furniture of pages that ends like a sentence: captions, credits, calls to read or write.
_FURNITURE = re.compile(
    r"(?:FILE\b|(?:file )?photos?\s*[:(]|image\s*[:(]|picture[ds]?\s*:|video\s*:|watch\s*:|"
    r"read\s*(?:more|also|:)|"
    r"related\s*:|(?:click|tap|scroll|swipe)\s|see also|sign up|subscribe|follow (?:us|him|her|me|them)\b|"
    r"(?:story|article) continues|advertisement|copyright|©|all rights reserved|updated?\s*(?:at|:)|"
    r"published\s*(?:at|:)|correction\s*:|editor['’]s note|share this|(?:please )?(?:enable|upgrade) |"
    r"(?:watch|see|listen to|read) (?:the|this|our) (?:video|clip|gallery|photos?|audio|document)\b|"
    r"(?:like|find) (?:us|.{1,40}) on facebook|"
    r"interested in [^?]{1,40}\?|captions?\s|listen\s*:|view images?\b|"
    r"(?:this|our) (?:website|site) uses|we use cookies|have (?:a|any) (?:tip|questions)|get the latest)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\bscreen ?(?:grab|shot)\b|\bvia (?:youtube|twitter|facebook|instagram)\b|\(@\w+\)|"
    r"\bjavascript is (?:disabled|off|not)\b|"
    r"\b(?:feature|video|content|page) is (?:not|no longer) available\b|"
    r"\byour browser\b|\bto archive (?:web )?pages\b|\barchive-it\b|"
    r"\bnon-commercial use\b|\btry again later\b|\byour tweets?\b|"
    r"\b(?:is|are) (?:seen|pictured) (?:here|in|on|at|before|after|during)\b|"
    r"\((?:photo|image|picture|credit|ap photo|reuters|getty|afp|file)\b|\bphoto by\b|\bgetty images\b|"
    r"\bcontributed to this (?:report|story|article)\b|\ball rights reserved\b",
    re.IGNORECASE,
)
# Parts of which every credit has one: looked for first, which costs a tenth of the pattern.
_CREDITED = (
    "(", "hoto by", "etty", "ontributed to", "ll rights", "creen", "ia ", "-commercial", "ry again",
    "avaScript", " available", "our browser", "o archive ", "rchive-",
    "our tweet", "our Tweet", " seen ", " pictured ",
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


def is_closed(text: str, words: int) -> bool:
    """Whether it has some words and a stop at its end, whatever it tells."""
    return words >= FEWEST_WORDS and bool(_STOPS.search(text[-_ENDING:]))


def is_whole(text: str, words: int) -> bool:
    """Whether it looks like a sentence rather than a caption, a label, a call to the reader or a cry."""
    return (
        is_closed(text, words) and not text.endswith(_CUT) and not is_dated(text) and not is_furniture(text)
    )


def is_furniture(text: str) -> bool:
    """Whether a page prints it around a story: a call to the reader, a credit, a message of the browser."""
    return bool(_FURNITURE.match(text)) or _is_credited(text)


def _is_credited(text: str) -> bool:
    """Whether it names who took a picture or helped with the text."""
    return any(part in text for part in _CREDITED) and bool(_CREDIT.search(text))


def needs_before(text: str) -> bool:
    """Whether it leans on the sentence before it: it begins with a pronoun, or in a quotation."""
    pointing = leans(text) or _POINTS_BACK.match(text) or text[:1].islower()
    return bool(pointing) or _is_end_of_quotation(text)


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
