"""The page's own words: everything on a page that is not a source's.

English only; another language is another set of these tables.  Nothing here
judges: accounts differ, a text is silent, nobody is wrong.
"""

from __future__ import annotations

from datetime import UTC, datetime

from reportgen.timeline import Moment

VERDICTS = {
    "agree": "Accounts agree",
    "differ": "Accounts differ",
    "possible_difference": "Possible difference",
    "one_account": "One account",
}

SUMMARY_VERDICTS = {"differ": "accounts differ", "possible_difference": "possible difference"}
"""What is said behind a sentence of the bottom line on whose matter accounts part."""

STANCES = {
    "states": "States",
    "differs": "Differs",
    "denies": "Denies",
    "quotes": "Quotes",
    "silent": "Silent",
}

ACCOUNT_KINDS = {
    "outlet": "in its own voice",
    "person": "quoted person",
    "office": "quoted office",
    "group": "quoted group",
    "opinion": "writer's opinion",
}

CHANGES = {"added": "New", "dropped": "Gone", "changed": "Changed"}

SILENT_OUTLET = "Not found in this text"
SILENT_TELLER = "Not found in the texts supplied"

NO_BOUND = "no bound"

NOTHING_LINED_UP = (
    "No two accounts speak of one matter in the texts supplied, so nothing stands side by side."
)

TITLES = {
    "update": "What is new",
    "parted": "Where accounts part",
    "agreed": "What every account agrees on",
    "matters": "Accounts side by side",
    "matrix": "Who reports what",
    "figures": "Figures set side by side",
    "usages": "The words they choose",
    "quotations": "In their words",
    "lone": "Only in one account",
    "brief": "Each text in brief",
    "timeline": "What happened when",
    "changes": "What changed",
    "tellers": "Accounts",
    "sources": "Sources",
    "carriers": "Outlets relayed",
    "skipped": "What could not be read",
    "off_event": "Read and left out",
    "cautions": "Read with care",
    "why": "Why these sentences",
    "method": "How this was made",
}
"""Heading of each section by its anchor, in the order of the page."""

LEADS = {
    "update": "Sentences that tell what the report named here did not.",
    "parted": "In the accounts' own words; nothing here says which of them is right.",
    "agreed": "Agreement is between accounts; it was not checked against anything else.",
    "timeline": "Times as the texts give them; a zone is named only where a text names it.",
    "matters": "Every sentence is the source's own, unchanged. Words set off carry the difference. "
    "A mark such as 3.14 is sentence 14 of article 3 in the list of sources.",
    "matrix": "“Silent” means that no sentence of the account was found to speak of the matter in the texts "
    "supplied; it is not a denial. “Quotes” means that it has the matter in the words of others only.",
    "figures": "Numbers that accounts give for one quantity, each number once, as the range that its words "
    "allow: “at least”, “about” and “over” are kept, and ranges that meet are no difference.",
    "usages": "Names, verbs of saying and hedges as they stand, shown and not scored. "
    "That two words stand in one row does not say that they mean the same.",
    "quotations": "What is quoted, with every wording in which it was carried.",
    "lone": "Sentences without a counterpart in the other accounts, so far as the texts supplied show. "
    "What comes nearest elsewhere stands below each, so that the absence can be checked.",
    "brief": "The sentences that best stand for each text, chosen and not written.",
    "tellers": "Everything that one teller says is one account, through whatever texts its words came.",
    "sources": "Every mark leads here. The fingerprint is the first eight characters of the SHA-256 of the "
    "archived text.",
    "carriers": "Outlets whose words reach this report through another text.",
    "skipped": "Asked for and not read; nothing of them is in this report.",
    "off_event": "Read, and found to tell of something else.",
    "why": "The sentences of the bottom line in the order in which they were chosen: whichever told most "
    "that was new, for its length. What several origins tell, and what stands early, weighs more.",
}
"""The line under a heading."""

NOTHING_NEW = "The texts supplied tell nothing that it did not."
NEW_WORDS = "first to tell"
WOULD_ADD = "would add"
ONE_ORIGIN = "rests on one origin"
CAME_NEXT = "Came next, and had no room:"

USAGES = {"name": "{}", "verb": "how {}’s words are introduced", "hedge": "hedges: {}"}
"""What a row of words is headed by, after its kind."""
NO_HEDGE = "told without a hedge"
NOT_FOUND = "Not found in the texts supplied"
ALSO_HERE = "Also speaking here"
ANSI_LEGEND = "Words that carry a difference are underlined."
MARK_LEGEND = "3.14 is sentence 14 of article 3; `reportgen show 3.14` prints it in its place."

COMMAND = "reportgen verify"

METHOD = tuple(
    """\
Nothing on this page is rewritten: sentences were chosen from the archived texts, character for character, \
and each can be read again from its article, its offsets and the hash of the text.
Accounts are lined up by their words, shared names and figures, weighted by how rare they are among these \
texts. A line-up is a reading aid and no finding of fact.
“Accounts differ” means that a figure, a date or a negation in one account cannot hold together with \
another's as written. “Possible difference” means that the wording suggests it. \
Neither says who is right, and a silent account denies nothing.""".splitlines()
)
"""How the page was made and what its words claim, a paragraph each."""

# "Some three miles" is 4,345 to 5,311 meters: two decimals more would be nobody's.
_WHOLE_FROM = 1000
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WORDS = (
    "No",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
)


def day_of(when: datetime) -> str:
    """The day, such as `29 Sep 2015`, in UTC and whatever the locale."""
    when = when.astimezone(UTC) if when.tzinfo else when
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def minute_of(when: datetime) -> str:
    """The minute, such as `29 Sep 2015 06:15 UTC`."""
    when = when.astimezone(UTC) if when.tzinfo else when
    return f"{day_of(when)} {when.hour:02}:{when.minute:02} UTC"


def moment_of(when: datetime, precision: str, zone: str | None) -> str:
    """A time no finer than the words it comes from, e.g. `2015`, `29 Sep 2015`, `29 Sep 2015 06:15 CET`."""
    if precision == "year":
        return str(when.year)
    if precision == "month":
        return f"{_MONTHS[when.month - 1]} {when.year}"
    day = f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
    if precision == "day":
        return day
    return f"{day} {when.hour:02}:{when.minute:02}" + (f" {zone}" if zone else "")


def span_of(moment: Moment) -> str:
    """When a moment was, with its end where it lasts, e.g. `3 May 2031 15:00 to 17:00 EST`."""
    begin = moment_of(moment.when, moment.precision, moment.zone if moment.end is None else None)
    if moment.end is None:
        return begin
    end = moment_of(moment.end, moment.precision, moment.zone)
    return f"{begin} to {end.removeprefix(moment_of(moment.when, 'day', None) + ' ')}"


def date_of(text: str) -> str:
    """An ISO day as `29 Sep 2015`; anything else as it stands."""
    try:
        return day_of(datetime.fromisoformat(text))
    except ValueError:
        return text


def number_of(value: float) -> str:
    """A number with its thousands parted, without needless decimals; from a thousand on without any."""
    if abs(value) >= _WHOLE_FROM:
        return f"{value:,.0f}"
    shown = f"{value:,.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def count_of(count: int, one: str, several: str) -> str:
    """A count with its noun, e.g. `3 origins`."""
    return f"{count:,} {one if count == 1 else several}"


def spell(count: int) -> str:
    """A small count as a word at the head of a phrase, e.g. `Four`."""
    return _WORDS[count] if count < len(_WORDS) else f"{count:,}"


def only_quoted(letters: str) -> str:
    """What is said of an outlet that has a matter only in the words of others."""
    return f"Only in what it quotes: {letters}"


def in_source(teller: str, source: str) -> str:
    """A teller that is told apart from another of the same name by the source it speaks in."""
    return f"{teller}, in {source}"


def between(opening: str, closing: str) -> str:
    """What is said of the signs around words that differ where nothing can be underlined."""
    return f"Words that carry a difference stand between {opening} and {closing}."
