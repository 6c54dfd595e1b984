"""The frames in which a text names an outlet as a source, as patterns; `name` is the outlet in each.

Each is linear: what repeats in it is bounded, or of characters that what follows does not have.
"""

from __future__ import annotations

import re
from functools import cache

from reportgen.attribution.tellers.outlets import MEDIUM, SMALL, UPPER

# No word of a name is longer; the bound keeps a page of hyphens or full stops linear.
_WORD = rf"(?:[{UPPER}][\w&’'/-]{{0,40}}(?:[.]\w{{1,40}}){{0,4}})"
# No name begins within a word, so that a long one is read once.
_NAME = (
    rf"(?<![\w.-])(?:{SMALL}|(?:[Tt]he\s+)?{_WORD}(?:\s+(?:of\s+|de\s+|la\s+|du\s+|del\s+|della\s+|"
    rf"and\s+(?=Mail\b))?{_WORD}){{0,5}}(?:\s\d{{1,2}}\b)?)"
)
_GERMAN_MEDIUM = (
    r"(?:Zeitung|Tageszeitung|Nachrichtenagentur|Agentur|Sender|Magazin|Wochenzeitung|Portal|Blatt)"
)
_QUIET = (
    r"(?:\s+(?:has|had|have|is|also|first|later|now|then|earlier|meanwhile|separately|"
    r"on\s+[A-Z][a-z]+day)){0,3}"
)
# What outlets alone do with words, and what everybody does.
_PASSES = (
    r"(?:(?:quoted|quotes|quoting|cited|cites|citing)\b|reported|reports|reporting|writes|wrote|"
    r"headlines|puts\s+it|put\s+it|has\s+more|has\s+the\s+details)"
)
_SAYS = (
    r"(?:says|said|notes|noted|adds|added|confirms|confirmed|claims|claimed|reveals|revealed|argues|argued|"
    r"describes|described|sees|calls|called|has\s+learned|published|carried|ran|points\s+out|"
    r"pointed\s+out|asks|asked|warns|warned|"
    r"believes|suggests|suggested|concludes|comments|observes|finds|found|speaks\s+of|explains|explained)"
)
_PIECE = r"(?:\s+(?:report|article|story|investigation|account|editorial|analysis|piece|correspondent))?"
_AFTER = (
    r"(?:\s+(?:today|yesterday|tonight|last\s+night|this\s+\w+|late\s+\w+|early\s+\w+|"
    r"(?:on\s+)?[A-Z][a-z]+day"
    r"(?:\s+\w+)?))?"
)
STAMP = re.compile(
    r"(?:\[?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\]?(?:\s?(?:[ap]\.?m\.?|Uhr|GMT|BST|CET|UTC|ET|EST|"
    r"EDT)\b)*\s*[-–—:|]?\s*)"
)
_OPENS = (
    r"(?:(?:[Aa]nd|[Bb]ut|[Nn]ow|[Tt]hen|[Ss]o|[Aa]lso),?\s+)?(?:[Ff]rom|FROM|[Vv]ia|VIA|[Pp]er|"
    r"[Mm]ore\s+from|[Tt]his\s+(?:is\s+)?from|[Aa]s\s+reported\s+by|[Qq]uoting|[Hh]ere(?:[’']s|"
    r"\s+is)|[Aa]ccording\s+to|[Oo]ver\s+at|[Tt]his,?\s+from)"
)
TAGS = (
    (re.compile(rf"{_OPENS}[:\s]\s*(?P<name>{_NAME}){_AFTER}\s*[.:…]*\s*$"), "on"),
    (
        re.compile(
            rf"(?:[Aa]s\s+)?(?P<name>{_NAME}){_QUIET}\s+(?:{_PASSES}|{_SAYS}|tells\s+it)"
            rf"{_AFTER}(?:\s+(?:it|this|that|as\s+follows))?\s*[:…]\s*$"
        ),
        "on",
    ),
    (re.compile(rf"[(\[](?P<name>{_NAME})[)\]][.]?\s*$"), "bare"),
    (
        re.compile(
            rf"[(\[]?(?:[Hh]/[Tt]|HT|[Hh]at\s+[Tt]ip|[Ss]ources?|SOURCE|[Qq]uelle|"
            rf"[Vv]ia)[:\s]\s*(?P<name>{_NAME})[)\]]?[.)]*\s*$"
        ),
        "back",
    ),
)
ANNOUNCED = TAGS[1][0]
TRAILING = re.compile(
    rf"(?:[(\[](?:via|per|source:?|h/t|hat\s+tip:?|Quelle:?|"
    rf"as\s+reported\s+by)[:\s]\s*(?P<name>{_NAME})[)\]]|"
    rf"[.!?”\"]\s+(?:h/t|HT|H/T|[Vv]ia|[Ss]ource:|[Hh]at\s+tip:?)\s+(?P<end>{_NAME}))[.]?\s*$"
)
LEAD_IN = re.compile(
    rf"(?:(?:From|Via)\s+)?(?P<name>{_NAME})(?:\s+\([^()]{{1,40}}\))?\s*(?::|\s[–—-])\s+(?=\S)"
)
SUBJECT = re.compile(
    rf"(?P<name>{_NAME})(?:[’']s?)?(?P<kind>\s+{MEDIUM})?{_PIECE}"
    rf"(?P<apposed>,\s+(?:an?|the|its|one)\s[^,.;:“”\"]{{0,80}},)?"
    rf"(?P<citing>,\s+(?:citing|"
    rf"quoting)\s[^,.;:“”\"]{{1,100}},)?{_QUIET}\s+(?:(?P<passes>{_PASSES})|(?P<says>{_SAYS}))\b"
)
OBJECT = re.compile(
    r"\b(?:(?P<frame>[Aa]ccording\s+to|[Aa]s\s+reported\s+by|(?:[Rr]eported|[Qq]uoted|[Cc]ited|"
    r"[Cc]arried|[Pp]ublished|[Oo]btained)\s+by|"
    r"[Tt]old|[Tt]ells|[Ss]peaking\s+to|[Ss]poke\s+to|[Ii]nterview(?:ed)?\s+(?:with|in|on|by)|"
    r"[Rr]eports?\s+(?:in|by|from|on)|"
    r"[Aa]rticle\s+(?:in|by|for)|[Ss]tory\s+(?:in|by)|[Cc]omments?\s+to|[Ss]tatements?\s+(?:to|"
    r"obtained\s+by)|[Ee]-?mails?\s+to|[Ss]een\s+by|[Bb]roken\s+by|[Rr]emarks\s+to|[Oo]ver\s+at|"
    r"[Ww]riting\s+(?:in|for)|"
    r"[Oo]p-ed\s+(?:in|for)|[Pp]ublished\s+(?:in|on)))\s+"
    rf"(?:(?:a|an|the|[A-Z]\w+(?:[’']s)?)\s+(?:report|article|story|interview)\s+(?:in|by|from|"
    rf"on|with)\s+)?"
    rf"(?P<described>(?:(?:the|an?|"
    rf"its)\s+)?(?:[\w’'-]+\s+){{0,2}}?{MEDIUM}\s+)?(?P<name>{_NAME})(?P<kind>\s+{MEDIUM}\b)?"
)
WRITER = re.compile(
    rf"\b(?:commentators?|columnists?|editorials?|leaders?|correspondents?|front\s+page|"
    rf"opinion\s+piece)\s+(?:in|of|for|at|on)\s+"
    rf"(?P<name>{_NAME}){_QUIET}\s+(?:{_PASSES}|{_SAYS})\b"
)
INVERTED = re.compile(rf"[,”\"]\s+(?:reports|reported|writes|wrote|notes)\s+(?P<name>{_NAME})\s*[.,]")
FOR = re.compile(rf"^For\s+(?P<name>{_NAME}),?\s+(?:the|this|it|there)\b")
STATE = re.compile(
    rf"\b(?P<name>(?:{_WORD}\s+)?[Ss]tate(?:-run|-owned|"
    rf"-controlled)?\s+(?:news\s+)?(?:television|TV|media|radio|agency|broadcaster))"
    rf"{_QUIET}\s+(?:{_PASSES}|{_SAYS})\b"
)
BACK = re.compile(
    rf"(?:^|[\s“”\"])(?:[Tt]he)\s+(?P<name>{MEDIUM}|report|article){_QUIET}\s+(?:{_PASSES}|{_SAYS})\b"
)
IT = re.compile(rf"^(?P<name>It|They){_QUIET}\s+(?:{_PASSES}|says|said|notes|noted|adds|added)\b")
A_MEDIUM = re.compile(rf"\b{MEDIUM}\b")
DESCRIBED = re.compile(rf"\b{MEDIUM}\s$")
SUBJECT_OF = re.compile(
    r"\b(?:for|of|at|with|from|to|in|on|by|than|against|behind|like)\s(?:the\s|an?\s)?$", re.I
)
# An outlet that tells of itself: `the Post said it would close`, `reported a loss`.
OF_ITSELF = re.compile(
    r"\s+(?:(?:on\s+)?\w+day\s+)?(?:(?:that\s+)?(?:it|its)\b|in\s+a\s+(?:statement|memo|filing)|"
    r"(?:an?\s+)?(?:\w+\s+)?(?:loss|profit|revenue|earnings))"
)
_FOREIGN = {
    "de": (
        (
            r"(?:[Ll]aut|[Gg]egenüber|sagte|[Bb]ericht(?:et|ete|en)?|[Mm]eldet|[Mm]eldete|[Ss]chreibt|"
            r"[Ss]chrieb|[Zz]itiert|[Mm]eint|[Kk]ommentiert|"
            r"[Nn]ach\s+(?:Angaben|Informationen|einem\s+Bericht)\s+(?:von|der|des)|[Ww]ie|"
            r"[Bb]erufung\s+auf|Interview\s+mit)"
        ),
        rf"(?:der|die|das|dem|den|des)?\s*(?:{_GERMAN_MEDIUM}\s+)?",
        r"(?:berichtet|berichtete|meldet|meldete|schreibt|schrieb|zitiert|meint|kommentiert)",
    ),
    "fr": (
        (
            r"(?:[Ss]elon|[Dd][’']après|rapporte|écrit|indique|précise|cité\s+par|interrogé\s+par|"
            r"déclaré\s+(?:à|au)|confié\s+(?:à|au)|au\s+micro\s+de)"
        ),
        r"(?:le\s+(?:journal|quotidien|site)\s+|la\s+(?:chaîne|radio)\s+|l[’']agence\s+|l[’'](?=[A-Z]))?",
        r"(?:rapporte|écrit|indique|précise|cite)",
    ),
    "es": (
        (
            r"(?:[Ss]egún|informa|informó|publica|publicó|escribe|recoge|citado\s+por|(?:dijo|declaró|"
            r"explicó)\s+a)"
        ),
        r"(?:el\s+(?:diario|periódico)\s+|la\s+(?:agencia|cadena)\s+)?",
        r"(?:informa|informó|publica|publicó|escribe|recoge|cita)",
    ),
    "ru": (
        (
            r"(?:[Сс]ообща(?:ет|ют|ла)|[Сс]ообщил[аои]?|[Пп]ишет|[Пп]ереда[её]т|[Пп]о\s+данным|"
            r"[Пп]о\s+сообщению|[Сс]о\s+ссылкой\s+на|[Ии]нтервью)"
        ),
        r"(?:агентств[оау]|газет[аеы]|издани[еяю]|телеканал[ау]?|изданию)?\s*",
        r"(?:сообщает|сообщила|сообщило|пишет|передает|передаёт)",
    ),
}
_MARKS = '„“”"«»‚‘’'


@cache
def foreign_frames(language: str) -> tuple[re.Pattern[str], ...]:
    """The frames of German, French, Spanish or Russian, compiled when first asked; none for the others."""
    if language not in _FOREIGN:
        return ()
    before, article, verbs = _FOREIGN[language]
    return (
        re.compile(rf"(?:^|(?<=[\s,(])){before}\s+{article}(?P<mark>[{_MARKS}])?(?P<name>{_NAME})"),
        re.compile(rf"(?P<mark>[{_MARKS}])?(?P<name>{_NAME})[{_MARKS}]?\s+{verbs}\b"),
    )


# To whom somebody said it: `a déclaré le maire à l'AFP`, `sagte der Minister der „Zeit“`.
HEARERS = {
    "de": re.compile(
        rf"\bsagte\s[^,.;:„“”\"]{{2,60}}?\s(?:der|dem|zu)\s+(?P<mark>[{_MARKS}])?(?P<name>{_NAME})"
    ),
    "fr": re.compile(
        rf"\b(?:déclaré|dit|expliqué|affirmé|confié|assuré)\s[^,.;:«»]{{0,60}}?(?:à|au|"
        rf"sur)\s+(?:l[’'])?(?P<mark>[{_MARKS}])?(?P<name>{_NAME})"
    ),
    "es": re.compile(
        rf"\b(?:dijo|declaró|explicó|afirmó|"
        rf"aseguró)\s[^,.;:«»]{{0,60}}?\sa(?:l)?\s+(?P<mark>[{_MARKS}])?(?P<name>{_NAME})"
    ),
    "ru": re.compile(
        rf"\b(?:заявил|сказал|сообщил|рассказал)[аи]?\s[^,.;:«»]{{0,60}}?\s(?:агентству|газете|"
        rf"телеканалу|изданию)?\s*(?P<mark>[{_MARKS}])?(?P<name>{_NAME})"
    ),
}
# `Die Süddeutsche` has an article before it, `Die Zeit` has it in its name.
GERMAN_ARTICLE = re.compile(r"(?:Der|Die|Das)\s+")
# `Das berichtet die „Zeit“.` tells of the sentences before it.
ALL_OF_IT = re.compile(r"(?:Das|Dies|Darüber|C[’']est\s+ce\s+que|Ainsi\s+l[’']|Así\s+lo|Об\s+этом)\s")
