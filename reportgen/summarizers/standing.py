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
_STOPS = re.compile(r"[.!?。！？؟।۔][\"'”’»)\]」』]{0,3}\Z")
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
    r"(?:this|our) (?:website|site) uses|we use cookies|have (?:a|any) (?:tip|questions)|get the latest)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\bscreen ?(?:grab|shot)\b|\bvia (?:youtube|twitter|facebook|instagram)\b|\(@\w+\)|"
    r"\bnon-commercial use\b|\btry again later\b|\byour tweets?\b|"
    r"\b(?:is|are) (?:seen|pictured) (?:here|in|on|at|before|after|during)\b|"
    r"\((?:photo|image|picture|credit|ap photo|reuters|getty|afp|file)\b|\bphoto by\b|\bgetty images\b|"
    r"\bcontributed to this (?:report|story|article)\b|\ball rights reserved\b",
    re.IGNORECASE,
)
# Parts of which every credit has one: looked for first, which costs a tenth of the pattern.
_CREDITED = (
    "(", "hoto by", "etty", "ontributed to", "ll rights", "creen", "ia ", "-commercial", "ry again",
    "our tweet", "our Tweet", " seen ", " pictured ",
)  # fmt: skip
_OPENED, _CLOSED = re.compile("[“„«]"), re.compile("[”»]")


def is_whole(text: str, words: int) -> bool:
    """Whether it looks like a sentence rather than a caption, a label, a call to the reader or a cry."""
    return (
        words >= FEWEST_WORDS
        and bool(_STOPS.search(text[-_ENDING:]))
        and not text.endswith(_CUT)
        and not _FURNITURE.match(text)
        and not _is_credited(text)
    )


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


def is_half(text: str) -> bool:
    """Whether its other half follows it: a quotation that goes on, or the answer to a question."""
    if text.endswith("?"):
        return True
    if text.count('"') % 2 == 1:
        return not text.endswith('"')
    return text.rfind("“") > text.rfind("”") or text.rfind("«") > text.rfind("»")
