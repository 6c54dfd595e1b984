"""A title for an event: what the titles of its articles share, in the words of one of them.

A title is taken whole, or cut where a clause begins that the others do not have (`..., all rescued`,
`... after storm`).  Nothing is cut that limits what stands before it: who says so, a condition, a question.
English rules for the cuts; titles in other languages are only ever taken whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportgen.article import Article
from reportgen.language import primary, stem, stop_words

# Fewer content words name a person or a matter, not an event: "Ferry disaster", "Osk council".
LEAST_WORDS: Final = 3
# So much of what a title says must be in the other texts too; below it one writer's own angle leads.
LEAST_KNOWN: Final = 0.6
# A colon parts a label or a speaker from what is told; a title without one reads better.
WITH_COLON: Final = 0.7

_WORD: Final = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
# What papers put before and behind their titles.
_LABEL: Final = re.compile(
    r"(?:breaking(?:\snews)?|live(?:\supdates?)?|watch(?:\slive)?|video|exclusive|updated?|photos|just\sin|latest)"
    r"\s?[:|–—-]\s?",
    re.IGNORECASE,
)
_OUTLET: Final = re.compile(
    r"\b(?:news|times|post|press|journal|herald|tribune|guardian|reuters|cnn|bbc|nbc|cbs|abc|npr|pbs|ap|afp|"
    r"daily|mail|radio|tv|online|gazette|chronicle|today|magazine|telegraph|review|observer|courier|globe|"
    r"broadcasting|\.com|\.org)\b",
    re.IGNORECASE,
)
_SUFFIX: Final = re.compile(r"\s(?:[|•·»]|[-–—])\s")
# A paper's name has no more words than this.
LONGEST_NAME: Final = 6

# Where a clause may begin that can be left out.
# A comma may stand in a list or before an apposition ("the senator, the ..."), unless such a word follows.
_CUT: Final = re.compile(
    r"(?:;|\s[–—-]|,(?=\s(?:all|with|as|[a-z]{2,}ing)\s)|,?\s(?=(?:after|amid|because|when)\s))\s?",
    re.IGNORECASE,
)
# "Named after", "two days after" and "looks after" go on.
_HELD: Final = re.compile(
    r"\b(?:named|looks?|looking|goes|go|going|went|days?|weeks?|months?|years?|hours?|minutes?|shortly|soon|just|"
    r"long|right|even|only|and|or|of|the|an?|in|on|at|to|for|with|from|by|is|are|be)$",
    re.IGNORECASE,
)
# What tells whose word it is, or on what it hangs, is never left out.
_LIMITS: Final = re.compile(
    r"\b(?:says?|said|saying|claim\w*|alleg\w*|report\w*|according|den(?:y|ies|ied)|sources?|officials?|polls?|study|"
    r"experts?|analysts?|told|tells?|warns?|warned|argues?|insists?|vows?|accus\w*|but|while|despite|though|although|however|if|unless|until|"
    r"except|not|no|or|for\snow|yet|still|so\sfar|temporarily|briefly)\b|\?",
    re.IGNORECASE,
)
# What opens like this is no clause of its own, or speaks to the reader instead of telling what happened.
_OPENERS: Final = re.compile(
    r"(?:in|on|at|after|amid|as|with|by|for|from|to|despite|following|while|when|because|if|but|and|how|why|what|who|"
    r"where|which|is|are|was|were|do|does|did|can|could|will|would|should|opinion|analysis|review|here|this|these|"
    r"i|we|you|my|our|your)\b|[0-9]+\s(?:things|reasons|ways|takeaways)\b",
    re.IGNORECASE,
)
# What speaks to the reader instead of telling: "what we know", "fact-checking the debate".
_SERVICE: Final = re.compile(
    r"\b(?:what\sto\s\w+|I|me|my|we|our|you|your|let['’]s|explained|explainer|fact-?check\w*|things\sto|need\sto\sknow|only|no\sway\sto)\b",
    re.IGNORECASE,
)
# What a page says of itself, taken for its title by whoever read the page.
_FURNITURE: Final = re.compile(
    r"(?:click|tap)\s(?:here|to|on)\b|(?:share|print|e-?mail|save|tweet)\s(?:this|on|to|via)\b|enlarge\s(?:this\s)?image\b|"
    r"(?:photo|image)\s(?:credit|gallery|by|courtesy)\b|(?:close|caption|advertisement|subscribe|newsletters?|menu|"
    r"navigation|home(?:\s?page)?|search|untitled(?:\sdocument)?|index|loading)\W*$|"
    r"(?:sign|log)\s(?:in|up)\b|(?:register|subscribe)\s(?:now|to|for)\b|skip\sto\b|(?:page|article|story)\snot\sfound\b|"
    r"(?:error\s)?(?:403|404|500|502|503)\b|access\sdenied\b|just\sa\smoment\b|(?:please\s)?(?:enable|wait)\b|"
    r"(?:tweet\swith|add)\sa\slocation\b|continue\sreading\b|read\smore\b|more\sfrom\b|story\shighlights\W*$|"
    r"(?:an?\s)?(?:archived?|web)\s(?:page|collection|crawl)s?\b",
    re.IGNORECASE,
)
_QUOTE: Final = re.compile(r"[\"“”«»„]|(?<!\w)['‘]|['’](?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    text: str
    stems: frozenset[str]


def plain(article: Article) -> str:
    """The title without a label before it and without the outlet's name behind it."""
    title = article.title.strip()
    label = _LABEL.match(title)
    title = title[label.end() :] if label and len(title) > label.end() else title
    for _ in range(2):  # "Ferry aground - World - The Daily"
        marks = list(_SUFFIX.finditer(title))
        if not marks or not _is_outlet(title[marks[-1].end() :], marks[-1].group().strip(), article):
            break
        title = title[: marks[-1].start()].rstrip()
    return title


def shared(articles: Sequence[Article]) -> str | None:
    """The title, or the stretch of one, that says most of what the titles share; None where none reads well.

    A stretch is as good as the harmonic mean of how much of what the titles share it has, and how much of
    what it says stands in the other texts too, so that a loaded word that is one writer's own weighs
    against it.
    """
    titled = [article for article in articles if article.title.strip()]
    if len(titled) < 2:
        return None
    held = Counter(word for one in titled for word in _stems(plain(one), one.language))
    common = {word: count for word, count in held.items() if count > 1}
    known = Counter(word for one in articles for word in _stems(f"{plain(one)}\n{one.text}", one.language))
    found = []
    for one in titled:
        for stretch in _stretches(plain(one), one.language):
            knownness = _known(stretch, known, len(articles))
            if knownness >= LEAST_KNOWN and len(stretch.stems & common.keys()) >= 2:
                worth = _worth(stretch, common, knownness)
                found.append((-worth, -len(stretch.stems), stretch.text, one.id))
    return min(found)[2] if found else None


def _stems(text: str, language: str) -> frozenset[str]:
    stop = stop_words(language)
    words = (word.casefold().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text))
    return frozenset(stem(word, language) for word in words if word not in stop)


def _is_outlet(tail: str, mark: str, article: Article) -> bool:
    """Whether the words behind the last mark name who publishes, and tell nothing."""
    words = tail.split()
    if not words or len(words) > LONGEST_NAME:
        return False
    squashed, source = (re.sub(r"\W|^the\s", "", text.casefold()) for text in (tail, article.source))
    if squashed and source and (squashed in source or source in squashed):
        return True
    capitals = all(word[:1].isupper() or not word[:1].isalpha() for word in words)
    return capitals and (mark in "|•·»" or _OUTLET.search(tail) is not None)


def tells(title: str) -> bool:
    """Whether a title tells what happened, instead of asking, commenting or speaking to the reader."""
    return not (
        _OPENERS.match(title) or _SERVICE.search(title) or _FURNITURE.match(title) or title.endswith("?")
    )


def _stretches(title: str, language: str) -> Iterator[_Stretch]:
    """The title and the beginnings of it that stand alone."""
    if not tells(title):
        return
    ends = [len(title)]
    if primary(language) == "en":
        ends += [cut.start() for cut in _CUT.finditer(title) if _may_end(title, cut)]
    for end in ends:
        text = title[:end].rstrip(" ,;:–—-")
        stems = _stems(text, language)
        if len(stems) >= LEAST_WORDS and not _QUOTE.search(text):
            yield _Stretch(text=text, stems=stems)


def _may_end(title: str, cut: re.Match[str]) -> bool:
    """Whether what stands before the cut says the same without what stands behind it."""
    tail = title[cut.end() :]
    return _HELD.search(title[: cut.start()]) is None and _LIMITS.search(tail) is None


def _known(stretch: _Stretch, known: Counter[str], articles: int) -> float:
    """How much of a stretch the other texts have, 0 to 1."""
    others = sum(known[word] - 1 for word in stretch.stems)
    return others / ((articles - 1) * len(stretch.stems))


def _worth(stretch: _Stretch, common: dict[str, int], known: float) -> float:
    """Harmonic mean of how much of it the others have and how much of what the titles share it has."""
    whole = sum(common[word] for word in stretch.stems & common.keys()) / sum(common.values())
    return round(2 * known * whole / (known + whole), 6) * (WITH_COLON if ":" in stretch.text else 1.0)
