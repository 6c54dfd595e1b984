"""Words that mark a saying, per language, as data.

English is complete; German, French, Spanish and Russian have their verbs of
saying and the small words that bound a speaker's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The words of one language that the rules go by, all in lower case."""

    verbs: frozenset[str]
    """Verbs of saying in the forms in which news tells."""
    tells: frozenset[str]
    """Those of them that name the hearer first (`told reporters that`)."""
    beliefs: frozenset[str] = frozenset()
    """Verbs of thinking: their content must open with a conjunction or a pronoun."""
    acts: Mapping[str, frozenset[str]]
    """Verbs whose content opens with one of these words (`vowed` + `to`); `*` takes any object."""
    figures: Mapping[str, str] = field(default_factory=dict)
    """Verbs that say something where a figure follows, behind this preposition (`put` + `at`), if any."""
    labels: frozenset[str] = frozenset()
    """Verbs that say something only where a quotation follows (`called it "…"`)."""
    doubtful: frozenset[str] = frozenset()
    """Forms that may be nouns as well: they need a name before them and a conjunction behind."""
    nouns: frozenset[str] = frozenset()
    """Nouns of saying that take a content clause (`claim that`)."""
    according: tuple[tuple[str, ...], ...]
    """Phrases before a speaker that attribute a whole sentence."""
    that: frozenset[str]
    """Conjunctions that open the content."""
    pronouns: Mapping[str, str]
    """Pronouns that stand for a speaker, with m, f, s (self) or n."""
    determiners: frozenset[str]
    """Words that open a noun phrase."""
    links: frozenset[str]
    """Prepositions inside a noun phrase."""
    adverbs: frozenset[str]
    """Adverbs that may stand between speaker and verb."""
    auxiliaries: frozenset[str]
    """Auxiliaries that may stand between speaker and verb."""
    passives: frozenset[str] = frozenset()
    """Auxiliaries that make the next participle a passive."""
    negations: frozenset[str] = frozenset()
    """Words that turn a saying into none."""
    times: frozenset[str]
    """Words that open an adverbial of time or place behind the verb."""
    stops: frozenset[str]
    """Words that can stand in no speaker's name or title."""
    inverts: bool = False
    """Whether the verb may come before the speaker without a quotation before it."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SIBILANTS = ("s", "sh", "ch", "x", "z")


def _forms(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(_SIBILANTS) else "s")
    return lemma, third, lemma + "ed", lemma + "ing"


def _inflected(lemmas: str, irregular: str = "") -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in _forms(lemma)) | _words(irregular)


_SAYING = _inflected(
    """add announce claim argue insist explain note declare report testify tweet acknowledge assert
    suggest conclude recall observe remark allege contend maintain predict mention stress emphasize reveal
    reiterate comment joke opine exclaim assure caution concede estimate disclose state proclaim quip
    lament retort confess""",
    """say says said saying write writes wrote writing written admit admits admitted admitting reply
    replies replied
    replying respond responds responded responding continue continues continued continuing caution tell
    tells told
    telling confirm confirms confirmed confirming deny denies denied denying warn warns warned warning
    ask asks asked
    asking inform informs informed informing remind reminds reminded reminding assure begin began begins""",
) - _words("state begin begins began beginning estimate tweet")

ENGLISH = Cues(
    verbs=_SAYING | _words("claim note report comment"),
    tells=_words(
        "tell tells told telling inform informs informed informing remind reminds reminded reminding "
        "assure assures "
        "assured assuring ask asks asked asking warn warns warned warning caution cautions cautioned "
        "advise advised"
    ),
    beliefs=_inflected(
        "believe suspect fear hope worry complain agree indicate realize imply doubt signal",
        "repeat repeats repeated repeating "
        "think thinks thought thinking know knows knew show shows showed shown find finds found feel "
        "feels felt "
        "understands understood",
    )
    | _words("notes comments claims reports"),
    acts={
        **dict.fromkeys(
            _inflected("promise pledge threaten offer", "vow vows vowed vowing refuses refused"),
            _words("to that"),
        ),
        **dict.fromkeys(_inflected("claim"), _words("*")),
        **dict.fromkeys(_inflected("refuse decline"), _words("to")),
        **dict.fromkeys(_inflected("call"), _words("for on")),
        **dict.fromkeys(_inflected("accuse"), _words("*")),
        **dict.fromkeys(_inflected("urge"), _words("*")),
        **dict.fromkeys(_inflected("blame denounce condemn criticize praise reject dispute"), _words("*")),
        **dict.fromkeys(_inflected("describe characterize"), _words("*")),
        **dict.fromkeys(_inflected("demand propose recommend"), _words("* that")),
        **dict.fromkeys(_words("deny denies denied denying"), _words("*")),
        **dict.fromkeys(_words("warn warns warned warning"), _words("of against")),
        **dict.fromkeys(_words("spoke speaks talked talks"), _words("of")),
    },
    figures={
        **dict.fromkeys(_words("put puts putting"), "at"),
        **dict.fromkeys(_words("gave gives giving"), "as"),
        **dict.fromkeys(_words("timed counted"), ""),
    },
    labels=_inflected(
        "call label dub brand blast applaud knock mock slam deride decry dismiss hail compare cite ridicule "
        "interject boast chant shout yell cry add joke bemoan bash rip address reference use repeat "
        "post sing counter",
        "quip quipped quips",
    ),
    doubtful=_words(
        "report reports claim claims states remark remarks comment comments note notes continue continues "
        "calls demands estimate estimates"
    ),
    nouns=_words(
        "claim claims vow vows assertion assertions allegation allegations statement pledge promise "
        "warning warnings "
        "belief argument suggestion announcement remark comment declaration admission insistence "
        "contention threat "
        "accusation accusations view opinion fact-check prediction call calls demand demands"
    ),
    according=(("according", "to"),),
    that=_words("that whether"),
    pronouns={
        "he": "m",
        "she": "f",
        "i": "s",
        "we": "s",
        "they": "n",
        "it": "n",
        "you": "n",
        "who": "n",
        "which": "n",
        "one": "n",
        "others": "n",
        "some": "n",
        "many": "n",
        "another": "n",
        "both": "n",
        "everyone": "n",
    },
    determiners=_words(
        "the a an his her their its our my your this that these those some many several two three four "
        "five most all no other another each every few one"
    ),
    links=_words("of for at from in with to on by"),
    adverbs=_words(
        "also later then now first even still just again once often never always soon instead further "
        "recently "
        "reportedly falsely repeatedly publicly previously simply quickly flatly only already himself "
        "herself "
        "themselves itself thus famously rightly correctly not n't"
    ),
    auxiliaries=_words(
        "has have had did does do would will could can may might must should to ’ve ’d ’s having is are "
        "was were be been being"
    ),
    passives=_words("is are was were be been being get got gets"),
    negations=_words(
        "not never don’t don't didn’t didn't doesn’t doesn't cannot can’t can't won’t won't hasn’t "
        "hasn't haven’t haven't wouldn’t wouldn't couldn't couldn’t"
    ),
    times=_words(
        "on in at during after before by via to last this earlier later yesterday today tonight "
        "recently again when "
        "while as from monday tuesday wednesday thursday friday saturday sunday through late early "
        "afterward afterwards "
        "night morning afternoon evening week month year january february march april june july august "
        "september october "
        "november december over outside upon following without with for about of regarding"
    ),
    stops=_words(
        """but because while when if after before since although though as than so yet nor or that which
        who whom whose
        what where why how there here not is are was were be been being has have had do does did will
        would can could
        may might must should said says say told tells tell and then also only even just if unless until once
        about into over under between against during through without within amid despite like including along
        he she they we i you it him them us me whatever however meanwhile still instead therefore according
        made make makes took take takes went go goes came come comes got get gets gave give gives saw see
        sees seen
        let lets put puts keep keeps kept become became becomes left seem seems want wants wanted need needs
        used tried try tries led meant means mean ran run knows know think thinks believe believes yes no""",
    ),
)

GERMAN = Cues(
    verbs=_words(
        """sagte sagt sagten sagen gesagt erklärte erklärt erklärten betonte betont betonten meinte meint
        teilte
        berichtete berichtet berichteten kündigte warnte warnt fügte schrieb schreibt behauptete
        behauptet hieß heißt
        versicherte bestätigte bestätigt dementierte forderte fordert kritisierte äußerte antwortete
        ergänzte räumte
        mitgeteilt ankündigte hinzufügte twitterte zitierte"""
    ),
    tells=frozenset(),
    acts={},
    according=(
        ("laut",),
        ("zufolge",),
        ("nach", "angaben", "von"),
        ("nach", "angaben", "der"),
        ("nach", "angaben", "des"),
    ),
    that=_words("dass daß ob"),
    pronouns={"er": "m", "sie": "f", "es": "n", "ich": "s", "wir": "s"},
    determiners=_words(
        "der die das den dem des ein eine einer eines einem sein seine ihr ihre mehrere viele zwei drei"
    ),
    links=_words("von für aus im in der des"),
    adverbs=_words("auch dann später zuvor bereits erneut weiter zudem außerdem"),
    auxiliaries=_words("hat haben hatte hatten habe"),
    negations=_words("nicht nie"),
    times=_words(
        "am im in bei nach vor gegenüber heute gestern auf zu an dazu mit montag dienstag mittwoch "
        "donnerstag "
        "freitag samstag sonntag später weiter hinzu"
    ),
    stops=_words(
        "und oder aber weil wenn als wie dass ob ist sind war waren wird werden wurde wurden hat haben hatte "
        "nicht auch dann doch noch nur so sich er sie es ich wir am im bei nach vor"
    ),
    inverts=True,
)

FRENCH = Cues(
    verbs=_words(
        """dit disent déclaré déclare déclaraient déclarait affirmé affirme affirment annoncé annonce
        annoncent indiqué
        indique indiquent expliqué explique expliquent précisé précise ajouté ajoute ajoutent assuré
        assure estimé
        estime estiment souligné souligne rapporté rapporte écrit rappelé rappelle confirmé confirme
        démenti nié
        reconnu prévenu averti répondu répond soutient soutenu raconte raconté insisté insiste lancé
        poursuivi"""
    ),
    tells=frozenset(),
    acts={},
    according=(("selon",), ("d'après",), ("d’après",)),
    that=_words("que qu qu'il qu’il qu'elle qu’elle qu'ils qu’ils qu'un qu’un qu'une qu’une qu'on qu’on"),
    pronouns={
        "il": "m",
        "elle": "f",
        "ils": "n",
        "elles": "n",
        "je": "s",
        "nous": "s",
        "on": "n",
        "t-il": "m",
        "t-elle": "f",
    },
    determiners=_words("le la les un une des du son sa ses leur leurs ce cette ces deux trois plusieurs"),
    links=_words("de du des d pour à au aux en"),
    adverbs=_words("aussi également encore ensuite déjà toutefois"),
    auxiliaries=_words("a ont avait avaient aurait ait s'est s’est"),
    negations=_words("pas jamais n'a n’a"),
    times=_words(
        "lundi mardi mercredi jeudi vendredi samedi dimanche dans à lors hier aujourd'hui aujourd’hui devant "
        "sur au en après avant auprès ce"
    ),
    stops=_words(
        "et ou mais car si quand lorsque que qui dont où est sont était étaient sera a ont ne pas il "
        "elle ils "
        "elles je nous dans après avant pendant sur avec sans"
    ),
    inverts=True,
)

SPANISH = Cues(
    verbs=_words(
        """dijo dijeron dice dicen declaró declararon afirmó afirmaron afirma anunció anunciaron anuncia
        señaló
        señalaron explicó explicaron explica aseguró aseguraron asegura añadió agregó indicó indicaron informó
        informaron sostuvo manifestó advirtió confirmó confirmaron negó reconoció escribió destacó
        subrayó precisó
        denunció insistió respondió comentó dicho apuntó recordó admitió concluyó"""
    ),
    tells=frozenset(),
    acts={},
    according=(("según",), ("de", "acuerdo", "con")),
    that=_words("que si"),
    pronouns={"él": "m", "ella": "f", "ellos": "n", "yo": "s", "nosotros": "s"},
    determiners=_words("el la los las un una unos unas su sus este esta estos dos tres varios"),
    links=_words("de del para en y"),
    adverbs=_words("también además luego después ya aún"),
    auxiliaries=_words("ha han había habían"),
    negations=_words("no nunca"),
    times=_words(
        "el en este lunes martes miércoles jueves viernes sábado domingo ayer hoy durante ante tras a al por "
        "desde"
    ),
    stops=_words(
        "y o pero porque si cuando que quien donde es son era eran fue fueron será ha han no se él ella "
        "ellos "
        "durante tras ante sin con sobre"
    ),
    inverts=True,
)

RUSSIAN = Cues(
    verbs=_words(
        """сказал сказала сказали говорит говорят заявил заявила заявили заявляет сообщил сообщила
        сообщили сообщает
        сообщило отметил отметила отметили подчеркнул подчеркнула добавил добавила добавили пояснил
        пояснила объяснил
        объяснила рассказал рассказала рассказали написал написала утверждает утверждают подтвердил
        подтвердила
        подтвердили опроверг опровергла предупредил предупредила считает ответил ответила признал
        признала уточнил
        уточнила"""
    ),
    tells=frozenset(),
    acts={},
    according=(("по", "словам"), ("по", "данным"), ("по", "мнению"), ("согласно",)),
    that=_words("что чтобы"),
    pronouns={"он": "m", "она": "f", "они": "n", "я": "s", "мы": "s"},
    determiners=_words("этот эта эти один одна два три несколько"),
    links=_words("в по на из от"),
    adverbs=_words("также ранее затем позже еще ещё уже"),
    auxiliaries=frozenset(),
    negations=_words("не"),
    times=_words("в во на журналистам после накануне сегодня вчера понедельник"),
    stops=_words(
        "и или но а что чтобы как когда если который которая которые это был была были есть не он она они я "
        "мы после при для"
    ),
    inverts=True,
)

CUES: Mapping[str, Cues] = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH, "ru": RUSSIAN}
"""The languages whose speakers are read, by the first part of the language tag."""
