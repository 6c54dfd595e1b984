"""English words of saying."""

from __future__ import annotations

from reportgen.attribution.cues.words import Cues, listed

_SIBILANTS = ("s", "sh", "ch", "x", "z")


def _forms(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(_SIBILANTS) else "s")
    return lemma, third, lemma + "ed", lemma + "ing"


def _inflected(lemmas: str, irregular: str = "") -> frozenset[str]:
    """The forms of these verbs, those in -ize in British spelling too."""
    words = lemmas.split()
    words += [lemma.removesuffix("ize") + "ise" for lemma in words if lemma.endswith("ize")]
    return frozenset(form for lemma in words for form in _forms(lemma)) | listed(irregular)


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
) - listed("state begin begins began beginning estimate tweet")

ENGLISH = Cues(
    verbs=_SAYING | listed("claim note report comment"),
    tells=listed(
        "tell tells told telling inform informs informed informing remind reminds reminded reminding "
        "assure assures "
        "assured assuring ask asks asked asking warn warns warned warning caution cautions cautioned "
        "advise advised"
    ),
    beliefs=_inflected(
        "believe suspect fear hope worry complain agree indicate realize imply doubt signal",
        "repeat repeats repeated repeating signalled signalling "
        "think thinks thought thinking know knows knew show shows showed shown find finds found feel "
        "feels felt "
        "understands understood",
    )
    | listed("notes comments claims reports ruled"),
    acts={
        **dict.fromkeys(
            _inflected("promise pledge threaten offer", "vow vows vowed vowing refuses refused"),
            listed("to that"),
        ),
        **dict.fromkeys(_inflected("claim"), listed("*")),
        **dict.fromkeys(_inflected("refuse decline"), listed("to")),
        **dict.fromkeys(_inflected("call"), listed("for on")),
        **dict.fromkeys(_inflected("accuse"), listed("*")),
        **dict.fromkeys(_inflected("urge"), listed("*")),
        **dict.fromkeys(_inflected("blame denounce condemn criticize praise reject dispute"), listed("*")),
        **dict.fromkeys(_inflected("describe characterize"), listed("*")),
        **dict.fromkeys(_inflected("demand propose recommend"), listed("* that")),
        **dict.fromkeys(listed("deny denies denied denying"), listed("*")),
        **dict.fromkeys(listed("warn warns warned warning"), listed("of against")),
        **dict.fromkeys(listed("spoke speaks talked talks"), listed("of")),
    },
    figures={
        **dict.fromkeys(listed("put puts putting"), listed("at")),
        **dict.fromkeys(listed("gave gives giving"), listed("as")),
        **dict.fromkeys(listed("timed counted"), listed("#")),
        **dict.fromkeys(_inflected("estimate"), listed("at #")),
        **dict.fromkeys(_inflected("expect predict project forecast anticipate"), listed("of #")),
    },
    labels=_inflected(
        "call label dub brand blast applaud knock mock slam deride decry dismiss hail compare cite ridicule "
        "interject boast chant shout yell cry add joke bemoan bash rip address reference use repeat "
        "post sing counter demand",
        "quip quipped quips read reads labelled labelling",
    ),
    doubtful=listed(
        "report reports claim claims states remark remarks comment comments note notes continue continues "
        "calls demands estimate estimates forecast forecasts project projects"
    ),
    nouns=listed(
        "claim claims vow vows assertion assertions allegation allegations statement pledge promise "
        "warning warnings "
        "belief argument suggestion announcement remark comment declaration admission insistence "
        "contention threat "
        "accusation accusations view opinion fact-check prediction call calls demand demands"
    ),
    according=(
        ("according", "to"),
        ("as", "reported", "by"),
        ("as", "stated", "by"),
        ("as", "confirmed", "by"),
        ("as", "announced", "by"),
    ),
    that=listed("that whether"),
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
    determiners=listed(
        "the a an his her their its our my your this that these those some many several two three four "
        "five most all no other another each every few one"
    ),
    links=listed("of for at from in with to on by"),
    adverbs=listed(
        "also later then now first even still just again once often never always soon instead further "
        "recently "
        "reportedly falsely repeatedly publicly previously simply quickly flatly only already himself "
        "herself "
        "themselves itself thus famously rightly correctly nevertheless nonetheless likewise moreover "
        "furthermore otherwise afterward afterwards not n't"
    ),
    auxiliaries=listed(
        "has have had did does do would will could can may might must should to ’ve ’d ’s having is are "
        "was were be been being"
    ),
    passives=listed("is are was were be been being get got gets"),
    negations=listed(
        "not never don’t don't didn’t didn't doesn’t doesn't cannot can’t can't won’t won't hasn’t "
        "hasn't haven’t haven't wouldn’t wouldn't couldn't couldn’t"
    ),
    times=listed(
        "on in at during after before by via to last this earlier later yesterday today tonight "
        "recently again when "
        "while as from monday tuesday wednesday thursday friday saturday sunday through late early "
        "afterward afterwards "
        "night morning afternoon evening week month year january february march april june july august "
        "september october "
        "november december over outside upon following without with for about of regarding"
    ),
    stops=listed(
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
