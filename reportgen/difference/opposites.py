"""Words of contrary sense, and the coarse stems by which they are known.  English only; data, no rules."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

# Each line: words of one sense, then those of the contrary one.  A word with many senses ("run", "back
# down") stays out, since a false opposite parts two accounts that agree.
_OPPOSITES: Final = (
    "support back favor favour endorse|oppose",
    "accept approve pass adopt ratify receive get got|reject refuse decline disapprove defeat veto",
    "confirm acknowledge admit|deny",
    "win gain earn earnings profit|lose loss",
    "rise increase grow expand|fall decrease drop decline shrink",
    "agree|disagree",
    "legal lawful|illegal unlawful",
    "guilty|innocent",
    "alive|dead",
    "survive|die perish",
    "succeed|fail",
    "open unlock|close shut lock",
    "allow permit|ban forbid prohibit",
    "possible|impossible",
    "true|false",
    "safe|unsafe dangerous",
    "free release|detain imprison",
    "attend|skip boycott",
    "remember|forget",
    "raise|lower cut",
    "arrive enter reach|leave depart",
    "convict|acquit exonerate",
    "hire appoint|fire dismiss sack",
    "praise welcome|criticize criticise condemn denounce",
    "cause|prevent",
    "join|quit",
    "include|exclude",
    "likely|unlikely",
    "keep retain|abandon",
    "marry|divorce unmarried",
    "strengthen|weaken",
    "encourage|discourage",
    "improve|worsen",
    "easy easily|difficult challenging",
    "strong|weak",
    "voluntary optional|compulsory mandatory obligatory",
    "temporary|permanent",
    "resume restart continue|suspend halt",
    "impose|lift",
    "deploy|withdraw",
    "armed|unarmed",
    "conscious|unconscious",
    "peaceful|violent",
    "sober|drunk",
    "full|empty",
    "public|secret confidential",
    "deliberate deliberately intentional arson sabotage|accident accidental accidentally unintentional",
    "available|unavailable",
    "complete|incomplete",
    "known|unknown",
    "employed|unemployed",
    "friend ally|enemy foe",
    "hot|cold",
    "rich|poor",
    "appear emerge|disappear vanish",
    "majority|minority",
    "victory|defeat",
    "love|hate",
    "trust|distrust mistrust",
    "comply obey|disobey flout",
    "satisfied|dissatisfied unsatisfied",
    "optimistic hopeful|pessimistic",
    "advantage|disadvantage",
    "stable|unstable critical",
    "popular|unpopular",
    "successful|unsuccessful",
    "constitutional|unconstitutional",
    "qualified|disqualified unqualified",
    "responsible|irresponsible",
    "happy|unhappy",
    "honest|dishonest",
    "necessary|unnecessary",
    "visible|invisible",
    "accurate correct|inaccurate incorrect",
    "healthy|unhealthy",
    "active|inactive",
    "import|export",
    "borrow|lend",
    "wet|dry",
    "loud noisy|quiet silent",
    "deep|shallow",
    "wide broad|narrow",
    "vacant|occupied",
    "willing|reluctant",
    "aware|unaware",
    "sunny|rainy",
    "scarce rare|abundant common",
    "build erect|demolish dismantle",
    "create|destroy",
    "accelerate|decelerate",
    "tighten|loosen relax ease",
    "extend lengthen prolong|shorten curtail",
    "unite|divide",
    "invite|disinvite",
    "insured|uninsured",
    "vaccinated|unvaccinated",
    "licensed|unlicensed",
    "authorized authorised|unauthorized unauthorised",
    "harmless|harmful",
    "damaged|undamaged intact unscathed unharmed",
    "injured hurt wounded|unhurt uninjured",
    "male|female",
    "high|low",
    "solvent|insolvent bankrupt",
    "uphold affirm|overturn overrule annul quash",
    "civilian|combatant militant fighter",
    "minor slight slightly|serious seriously severe severely",
    "calm|tense",
    "friendly|hostile",
    "real genuine authentic|fake forged fabricated",
    "surplus|deficit",
    "sufficient adequate|insufficient inadequate",
    "effective|ineffective",
    "eligible|ineligible",
    "conclusive|inconclusive",
    "consistent|inconsistent",
    "valid|invalid",
)


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """The word without common English endings; coarse, for comparing words of two sentences only."""
    word = word.lower()
    for ending, least in (("ies", 5), ("ied", 5), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4), ("e", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            word = word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word.removesuffix("e")


IRREGULAR: Final = {
    past: plain
    for past, _, plain in (
        pair.partition(":")
        for pair in (
            "won:win lost:lose rose:rise risen:rise fell:fall fallen:fall grew:grow grown:grow began:begin "
            "begun:begin bought:buy sold:sell died:die denied:deny banned:ban forbade:forbid took:take "
            "taken:take gave:give given:give made:make broke:break broken:break sank:sink sunk:sink "
            "struck:strike paid:pay held:hold kept:keep met:meet sent:send built:build stole:steal "
            "stolen:steal withdrew:withdraw withdrawn:withdraw brought:bring fought:fight upheld:uphold"
        ).split()
    )
}


def _concepts() -> dict[str, tuple[str, bool]]:
    table: dict[str, tuple[str, bool]] = {}
    for pair in _OPPOSITES:
        affirmed, opposed = pair.split("|")
        name = stem(affirmed.split()[0])
        table |= {stem(word): (name, False) for word in opposed.split()}
        table |= {stem(word): (name, True) for word in affirmed.split()}
    return table


CONCEPTS: Final = _concepts()
"""Stem of each word with an opposite: what it speaks of, and whether it affirms it."""


# What "un" opens without being the contrary of the rest.
_UN: Final = frozenset(
    "united uncovered unveiled unleashed unfolded unearthed unloaded unlocked unpacked unraveled unwrapped "
    "unplugged unsettled untied unified".split()
)


@lru_cache(maxsize=1 << 14)
def concept_of(word: str) -> tuple[str, bool]:
    """What a word in lower case speaks of, and whether it affirms it; a word without an opposite does."""
    plain = stem(IRREGULAR.get(word, word))
    if plain not in CONCEPTS and is_undone(word):
        concept, positive = concept_of(word[2:])
        return concept, not positive
    return CONCEPTS.get(plain, (plain, True))


def is_undone(word: str) -> bool:
    """Whether a participle is the contrary of another: `unidentified`, but not `united` or `underfed`."""
    return (
        word.startswith("un")
        and word.endswith("ed")
        and len(word) > len("untied")
        and not word.startswith("under")
        and word not in _UN
    )
