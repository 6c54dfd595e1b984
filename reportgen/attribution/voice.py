"""The writer's own voice: first person and words of judgment outside quotations.

Used only to keep a writer's comment apart from what is told; it is no score.
"""

from __future__ import annotations

import re

_FIRST = re.compile(
    r"\b(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|[Mm]yself|me|IMO|IMHO|[Ii]ch|[Mm]eine[rs]? (?:Meinung|"
    r"Ansicht|Erachtens)|"
    r"[Jj]e (?:pense|crois|trouve|doute)|[Jj][’'](?:avoue|espère)|à mon avis|en mi opinión|[Cc]reo que|"
    r"[Яя]|по-моему|мне кажется)\b"
)
_JUDGMENT = re.compile(
    r"\b(?:good on|good for|kudos|shame on|bravo|should(?:n[’']t)?|ought to|awesome|awful|terrible|"
    r"ridiculous|absurd|pathetic|"
    r"disgrac\w+|shameful|outrageous|hypocri\w+|laughable|foolish|stupid|brilliant|sadly|"
    r"thankfully|fortunately|unfortunately|"
    r"frankly|honestly|obviously|clearly|of course|probably|maybe|perhaps|hopefully|here[’']s hoping|"
    r"let[’']s|let them|let him|"
    r"let her|nice to see|good to see|great to see|interesting to see|what[’']s more|makes you wonder|"
    r"one wonders|who knows|"
    r"no surprise|not surpris\w+|shock(?:er|ing)?|unlikely|seems?|sounds like|looks like|"
    r"it remains to be seen|the question is|"
    r"the real question|we[’'](?:re|ll|ve)|can we|don[’']t hold your breath|believe me|to be honest|"
    r"to be fair)\b",
    re.I,
)

# A text speaks in the first person when its writer says "I" this often outside quotations.
_FIRST_PERSON = 2

# "I" as the subject of a clause, at its beginning or behind a joint; "World War I ended" has none.
_SAYS_I = re.compile(
    r"(?:^|[,;:—–-]\s|\b(?:and|but|that|as|what|which|because|if|when|than|so|where|why|how)\s)"
    r"I(?:[’'](?:m|ve|d|ll))?\s+[a-z]"
    r"|\b[Ii]ch\s+(?:halte|finde|glaube|denke|meine|fürchte|hoffe|frage)\b|\b(?:halte|finde|"
    r"glaube|denke|fürchte)\s+ich\b"
    r"|\b[Jj]e\s+(?:pense|crois|trouve|doute|crains)\b|\b[Yy]o\s+(?:creo|pienso)\b|"
    r"\b[Яя]\s+(?:думаю|считаю|боюсь)\b"
)


def says_i(sentence: str) -> bool:
    """Whether the writer of a sentence, quotations taken out, is its subject: "I find it hard"."""
    return bool(_SAYS_I.search(sentence))


def is_first_person(words: str) -> bool:
    """Whether the writer of these words, quotations taken out, speaks as `I`."""
    return len(_FIRST.findall(words)) >= _FIRST_PERSON


def is_comment(words: str) -> bool:
    """Whether these words of the writer, quotations out, judge, exclaim or speak in the first person."""
    return "!" in words or bool(_FIRST.search(words) or _JUDGMENT.search(words))
