"""What a language's words of saying are: the shape of the data in the modules beside this one."""

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
    """Verbs whose content opens with one of these words (`vowed` + `to`); `*` is any object, `#` a number,
    `~` a charge."""
    figures: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Verbs that say something where a figure follows, behind one of these prepositions (`put` + `at`); `#`
    is one that follows at once."""
    parted: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Verbs that say something only with a part at the end of their clause, and what stands between."""
    charges: frozenset[str] = frozenset()
    """Beginnings of nouns of what is said against somebody, which may be rejected in words (`Vorwurf`)."""
    numbers: frozenset[str] = frozenset()
    """Numbers in words."""
    pointers: tuple[tuple[str, ...], ...] = ()
    """Beginnings of a sentence that tells who said the one before it (`Das teilte … mit`)."""
    clitics: frozenset[str] = frozenset()
    """Pronouns between a subject and its verb that are neither (`la préfecture en compte`)."""
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
    """Whether the verb may come before the speaker without a quotation before it; `inverted` reads it."""
    particles: frozenset[str] = frozenset()
    """Parts of a verb that stand behind its subject (`teilte die Polizei mit`)."""
    views: frozenset[str] = frozenset()
    """Prepositions before a speaker that attribute only what stands between quotation marks."""
    behind: frozenset[str] = frozenset()
    """Words behind a speaker that attribute a sentence (`der Polizei zufolge`)."""
    likewise: frozenset[str] = frozenset()
    """Words that open a clause which attributes its sentence (`wie die Polizei mitteilte`)."""
    thus: frozenset[str] = frozenset()
    """Words that stand for a verb of saying behind a quotation (`„…“, so der Minister`)."""
    hearsay: frozenset[str] = frozenset()
    """Verbs of saying without a subject, whose speaker stands in a phrase of place."""
    places: frozenset[str] = frozenset()
    """Prepositions of that phrase (`hieß es aus dem Rathaus`)."""
    hearers: frozenset[str] = frozenset()
    """Nouns in the case of the hearer (`сказал журналистам`)."""
    owners: frozenset[str] = frozenset()
    """Determiners that may follow a noun and give its owner (`der Sprecher der Polizei`)."""
    days: frozenset[str] = frozenset()
    """Words of time that stand without a preposition or behind a determiner."""
    relatives: frozenset[str] = frozenset()
    """Words that open a side clause and no content behind a comma."""
    subordinates: frozenset[str] = frozenset()
    """Conjunctions that open a clause which nobody says."""
    moods: frozenset[str] = frozenset()
    """Verb forms of told speech: a clause behind a comma is content by them alone."""
    reported: bool = False
    """Whether told speech may follow a comma without a conjunction."""
    roles: frozenset[str] = frozenset()
    """Endings of nouns that are an office or a trade."""
    bodies: frozenset[str] = frozenset()
    """Endings of nouns that are a body, an outlet or a group which speaks."""
    feminine: frozenset[str] = frozenset()
    """Articles, titles and endings (with a hyphen before them) by which a speaker is a woman."""
    masculine: frozenset[str] = frozenset()
    """Those by which a speaker is a man."""
    asides: tuple[tuple[str, ...], ...] = ()
    """Phrases that may stand inside a verb group (`a de son côté écrit`)."""
    owned: Mapping[str, str] = field(default_factory=dict)
    """Possessives inside a phrase that attributes (`по ее словам`), with m or f."""
    who: frozenset[str] = frozenset()
    """Relative words that are the subject of their clause."""
    drops: bool = False
    """Whether a verb may stand without its subject."""
    dialogue: frozenset[str] = frozenset()
    """Verbs at which words spoken behind a dash, or inside the marks, give way to the telling."""


def listed(text: str) -> frozenset[str]:
    """The words of a text, white space between them."""
    return frozenset(text.split())
