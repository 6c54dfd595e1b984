"""What is written short and what goes on behind a mark, by language: data for the sentence rules.

Adds to the lists of `punkt`, or stands for them where it has none.
"""

from __future__ import annotations

import re

NEVER = {
    "ar": "د أ ود وأ أ.د",
    "cs": "ul tzv tj např mj sv nám tř ing mgr",
    "de": "fa inkl ggf bzw evtl sog vgl hl",
    "el": "κ κα κκ βλ σελ αρ δηλ τηλ",
    "es": "cnel cía gral rr ff",
    "fr": "pr ste cie me",
    "hi": "डॉ डा प्रो श्री पं मो ए बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई जेड",
    "pt": "av sr sra dra",
    "ru": "им акад ул просп пос пер см гр",
    "uk": "ім акад проф вул просп бул пров пл див буд кв стор рис обл тел",
}
"""Abbreviations that end no sentence unless a function word in capitals follows; parted by blanks."""

NUMERIC = frozenset(
    """nr č čl čís art str s p pp vol bd kl klo kap blz pag pág núm num fig sek ст рис стр стор гл д
    буд кв σελ αρ § uhr n nº""".split()
)
"""No end where a figure follows, in any language; the figure behind them is no ordinal number."""

LISTS = frozenset("etc usw atd itp itd enz ecc atď пр vb".split())
"""Ends of a list: another sentence begins where a capital follows, but for German with its capital nouns."""

DATED = {"pl": "r", "ru": "г в", "uk": "р"}
"""Abbreviations of "year" and "century": an end where a word follows that often begins a sentence."""

STARTERS = {
    "cs": "potom pak teď dnes včera ona ono oni",
    "da": "alle så nu i dag",
    "de": "alle danach dann dort hier heute gestern morgen mehr jetzt niemand seitdem später trotzdem",
    "es": "todo todos luego después ella él ahora hoy ayer",
    "fi": "kaikki sitten nyt",
    "fr": "tout tous puis lui elle ils c j n s cela ça rien aujourd hier",
    "no": "alle så nå",
    "pl": "potem teraz dziś wczoraj ona ono oni",
    "ru": "потом затем теперь сейчас однако поэтому здесь там тогда сегодня вчера никто",
    "sk": "potom teraz dnes včera ona ono oni",
    "sv": "alla sedan nu då",
    "uk": "потім тепер зараз однак тому тут там тоді сьогодні вчора ніхто",
}
"""Words beside the function words that often begin a sentence."""

# Behind a quotation mark, or behind dots: what shows that the sentence goes on where no small letter can.
_QUOTED = '(?<=["”」』»])'
_DOTS = r"(?:(?<=\.\.)|(?<=…))\s+"
GOES_ON = {
    "ar": re.compile(rf"{_QUOTED}\s+(?:سأل|قال|صرخ|صاح|أضاف|رد)|{_DOTS}(?:ثم|و)"),
    "he": re.compile(rf"{_QUOTED}\s+(?:שאל|אמר|צעק|ענ|הוסיפ)|{_DOTS}ו"),
    "hi": re.compile(
        rf"{_QUOTED}\s+(?:\S{{1,20}}\s){{1,3}}?(?:पूछ|कहा|बोल|चिल्ला|बता)|{_DOTS}(?:और|लेकिन|पर)\s"
    ),
    "ja": re.compile(
        "(?<=」)(?:と|って|など|を|が|の|に|も|、)|(?<=[！？])(?:が|を|の|、)"
        "|[^「」]{1,300}」(?:と|って|など)"
    ),
    "ko": re.compile(
        rf"{_QUOTED}\s+(?:\S{{1,12}}\s){{0,3}}?(?:말했|말한|물었|소리쳤|밝혔|전했|외쳤|답했|덧붙였)"
        "|[^“”\"]{1,200}[”\"](?:이?라)?(?:고|며|면서)"
    ),
    "zh": re.compile(
        f"{_QUOTED}[^。！？“「，、]{{0,8}}?(?:说道|問道|问道|喊道|叫道|[说說问問喊](?=[。，：]))"
    ),
}  # fmt: skip
"""What behind a mark tells that the sentence goes on: a quotation's verb, a particle, a conjunction."""
