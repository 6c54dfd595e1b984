"""What a table of the page's own words holds, and how it writes days, numbers and counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from reportgen.renderers.elements import PLAIN
from reportgen.timeline import Moment

Forms = tuple[str, ...]
"""A noun behind a number: one form for each of the language's plurals, e.g. `origin`, `origins`."""

# "Some three miles" is 4,345 to 5,311 meters: two decimals more would be nobody's.
_WHOLE_FROM = 1000
# What reports say of themselves is shorter; what is longer is looked at by nobody's pattern.
_LONGEST = 500


def two_forms(count: int) -> int:
    """1 account, 0 and 2 accounts."""
    return 0 if count == 1 else 1


def french_forms(count: int) -> int:
    """0 and 1 version, 2 versions."""
    return 0 if count < 2 else 1


def russian_forms(count: int) -> int:
    """1 and 21 for the first, 2 to 4 and 22 to 24 for the second, 5 to 20 and all else for the third."""
    last, teens = count % 10, 11 <= count % 100 <= 14
    if last == 1 and not teens:
        return 0
    return 1 if 2 <= last <= 4 and not teens else 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The page's own words in one language.

    A new word is a field here and a value in each of the tables beside this
    module.  `{}` stands for what is put in: such a pattern is `PLAIN`, filled
    before the page is escaped, and no word for a template.  Nothing here judges: accounts differ, a
    text is silent, nobody is wrong.
    """

    language: str = field(metadata=PLAIN)
    """Its language tag."""

    # --- days and numbers
    months: tuple[str, ...]
    """The months as they stand in a day."""
    months_alone: tuple[str, ...]
    """The months as they stand without a day."""
    day: str = field(metadata=PLAIN)
    """A day: `{day}`, `{month}`, `{year}`."""
    month: str = field(metadata=PLAIN)
    """A month of a year: `{month}`, `{year}`."""
    minute: str = field(metadata=PLAIN)
    """A minute: `{day}`, `{time}`."""
    span: str = field(metadata=PLAIN)
    """From when to when."""
    thousands: str = field(metadata=PLAIN)
    """What parts the thousands."""
    decimal: str = field(metadata=PLAIN)
    """What stands before the decimals."""
    form: Callable[[int], int]
    """Which of the forms stands behind a number."""
    numerals: tuple[str, ...] = ()
    """Small numbers as words at the head of a phrase; none where nouns would bend them."""
    opening_quote: str = "“"
    """What opens a word that is spoken of."""
    closing_quote: str = "”"
    """What closes it."""

    # --- nouns behind a number
    articles: Forms
    articles_read: Forms
    accounts: Forms
    lined_up: Forms
    agreeing: Forms
    differing: Forms
    possible: Forms
    origins: Forms
    paragraphs: Forms
    times: Forms
    words: Forms
    more_points: Forms

    # --- head of the page
    briefing: str
    """What the page is."""
    dek_compared: str = field(metadata=PLAIN)
    """Articles, accounts, and what is done with them where points are lined up."""
    dek_alone: str = field(metadata=PLAIN)
    """The same where there are none."""
    imprint: str = field(metadata=PLAIN)
    """When it was compiled, and the id; it ends in the minute and `· word id`, to be read back by."""
    cutoff: str = field(metadata=PLAIN)
    """Up to when information was taken in."""
    after_cutoff: str
    """What is said of an article that was published later."""
    reviewed_by: str = field(metadata=PLAIN)
    """Who has read it."""
    logo: str
    """What the picture in the title block is, for those who do not see it."""
    contents: str
    bottom_line: str
    nothing_chosen: str
    since_report: str = field(metadata=PLAIN)
    """Since which report, compiled when."""
    nothing_new: str
    no_room_for_news: str
    """Instead of it, where what is new is too long."""
    also_in: str = field(metadata=PLAIN)
    """Marks of sentences that say the same."""
    more: str = field(metadata=PLAIN)
    """How many more there are."""
    more_below: str = field(metadata=PLAIN)
    more_in_json: str = field(metadata=PLAIN)

    # --- sections
    titles: Mapping[str, str]
    """Heading of each section by its anchor, in the order of the page."""
    leads: Mapping[str, str]
    """The line under a heading."""
    agreed_by_several: str
    told_alone: str
    """Heading where only one account has a column."""
    side_by_side: str = field(metadata=PLAIN)
    """Heading for so many accounts."""

    # --- points
    verdicts: Mapping[str, str]
    summary_verdicts: Mapping[str, str]
    """What is said behind a sentence of the bottom line on whose matter accounts part."""
    stances: Mapping[str, str]
    account_kinds: Mapping[str, str]
    point: str
    topic: str
    silent_outlet: str
    silent_teller: str
    only_quoted: str = field(metadata=PLAIN)
    """What is said of an outlet that has a matter only in the words of others."""
    not_found: str
    also_here: str
    nothing_lined_up: str
    possible_mark: str
    """Behind a difference that is only possible."""
    part_of_larger: str
    speaker: str
    in_source: str = field(metadata=PLAIN)
    """A teller that is told apart from another of the same name by the source it speaks in."""
    side: str = field(metadata=PLAIN)
    in_article: str = field(metadata=PLAIN)
    """An outlet's own article, by its number."""
    in_text: str = field(metadata=PLAIN)
    """In which source, with the number of its article."""
    via: str = field(metadata=PLAIN)

    # --- figures and charts
    quantity: str
    as_given: str
    at_least: str
    at_most: str
    together: str
    together_kinds: Mapping[str, str]
    """`differ`, `hold` or `same`."""
    no_bound: str
    chart_title: str = field(metadata=PLAIN)
    """Of a topic, with what each account gives."""
    chart_caption: str = field(metadata=PLAIN)
    """Of a topic and its unit."""
    strip_to_scale: str
    """Under a timeline whose distances are those of time."""
    strip_in_steps: str
    """Under one whose are not."""

    # --- other sections
    usages: Mapping[str, str] = field(metadata=PLAIN)
    """What a row of words is headed by, after its kind."""
    no_hedge: str
    speaker_not_named: str
    carried_by: str
    stops_before: str = field(metadata=PLAIN)
    leaves_out: str = field(metadata=PLAIN)
    nearest: str
    nothing_near: str
    likeness: str
    reported: str
    changes: Mapping[str, str]
    things: Mapping[str, str]
    """What changed: article, point, verdict, figure, passage, quotation and so on."""
    corrections: Mapping[str, str] = field(metadata=PLAIN)
    """What was put right, by the kind of correction: to whom or what."""
    outlet_itself: str
    """Of a statement that was given back to its outlet."""
    fits_no_longer: str
    """Of a correction that found nothing to put right."""
    edition: str = field(metadata=PLAIN)
    """Series and number."""
    since_edition: str = field(metadata=PLAIN)
    new_words: str = field(metadata=PLAIN)
    would_add: str = field(metadata=PLAIN)
    weight: str = field(metadata=PLAIN)
    one_origin: str
    came_next: str
    told_once: str
    """Behind a sentence that came next, where no other origin says what it would add."""
    rest_on_one: str
    """Over the points on which several accounts speak and a single origin."""
    note_by: str
    edited: str = field(metadata=PLAIN)
    """How many words of sources stand as they are in a briefing edited by hand, were changed, were added."""
    edited_briefing: str
    """Over that."""
    edited_words: str
    """Behind words of a source that were changed, before its own."""
    added_words: str
    """Over what people added."""
    edited_method: str
    """Instead of the first paragraph on the method."""

    # --- the back of the page
    number: str
    source: str
    title_and_address: str
    published: str
    captured: str
    word_count: str
    fingerprint: str
    untitled: str
    not_given: str
    one_text_with: str = field(metadata=PLAIN)
    credited: str = field(metadata=PLAIN)
    in_sentence: str
    opened_by: str = field(metadata=PLAIN)
    """So many paragraphs, which these words open."""
    carried_in: str = field(metadata=PLAIN)
    """In which article an outlet is relayed."""
    method: tuple[str, ...]
    """How the page was made and what its words claim, a paragraph each."""
    check: str
    """What the command does that checks the page."""

    # --- in a terminal
    underlined: str
    between_signs: str = field(metadata=PLAIN)
    mark_legend: str
    more_elsewhere: str = field(metadata=PLAIN)
    """How many accounts more speak, and not on the sheet."""
    points_show_all: str = field(metadata=PLAIN)
    """How many points more there are, and how to see so many."""
    speaks_on_none: str = field(metadata=PLAIN)
    no_two_speak: str = field(metadata=PLAIN)

    screen: Mapping[str, str] = field(default_factory=dict, metadata=PLAIN)
    """What only a page on a screen says, by what it is; `shown` and `place` take two numbers."""
    told: Mapping[str, str] = field(default_factory=dict, metadata=PLAIN)
    """What reports say in English, in this language; `{}` stands for anything."""
    reasons: Mapping[str, str] = field(default_factory=dict, metadata=PLAIN)
    """Why something was not read or is doubtful, by its slug; a text without one is said as it stands."""

    def written_day(self, when: datetime) -> str:
        """The day, such as `29 Sep 2015`, in UTC and whatever the locale."""
        when = when.astimezone(UTC) if when.tzinfo else when
        return self.day.format(day=when.day, month=self.months[when.month - 1], year=when.year)

    def written_minute(self, when: datetime) -> str:
        """The minute, such as `29 Sep 2015 06:15 UTC`."""
        when = when.astimezone(UTC) if when.tzinfo else when
        return self.minute.format(day=self.written_day(when), time=f"{when.hour:02}:{when.minute:02} UTC")

    def written_date(self, text: str) -> str:
        """An ISO day as `29 Sep 2015`; anything else as it stands."""
        try:
            return self.written_day(datetime.fromisoformat(text))
        except ValueError:
            return text

    def written_moment(self, when: datetime, precision: str, zone: str | None) -> str:
        """A time no finer than its words, e.g. `2015`, `29 Sep 2015`, `29 Sep 2015 06:15 CET`."""
        if precision == "year":
            return str(when.year)
        if precision == "month":
            return self.month.format(month=self.months_alone[when.month - 1], year=when.year)
        day = self.written_day(when.replace(tzinfo=None))
        if precision == "day":
            return day
        return self.minute.format(day=day, time=_clock(when, self.say(zone or "")))

    def written_span(self, moment: Moment) -> str:
        """When a moment was, with its end where it lasts, e.g. `3 May 2031 15:00 to 17:00 EST`."""
        if moment.end is None:
            return self.written_moment(moment.when, moment.precision, moment.zone)
        begin = self.written_moment(moment.when, moment.precision, None)
        end = self.written_moment(moment.end, moment.precision, moment.zone)
        fine = moment.precision not in ("year", "month", "day")
        if fine and moment.end.date() == moment.when.date():
            end = _clock(moment.end, self.say(moment.zone or ""))
        return self.span.format(begin, end)

    def written(self, value: float) -> str:
        """A number with its thousands parted, without needless decimals; from a thousand on without any."""
        shown = f"{value:,.0f}" if abs(value) >= _WHOLE_FROM else _bare(f"{value:,.2f}")
        return shown.translate({ord(","): self.thousands, ord("."): self.decimal})

    def decimals(self, share: float) -> str:
        """A number to two decimals, e.g. `0.44`."""
        return f"{share:.2f}".replace(".", self.decimal)

    def form_of(self, count: int, forms: Forms) -> str:
        """The noun as it stands behind that number."""
        return forms[min(self.form(count), len(forms) - 1)]

    def counted(self, count: int, forms: Forms) -> str:
        """A count with its noun, e.g. `3 origins`."""
        return f"{self.written(count)} {self.form_of(count, forms)}"

    def spelled(self, count: int) -> str:
        """A small count as a word at the head of a phrase, e.g. `Four`, else in digits."""
        return self.numerals[count] if count < len(self.numerals) else self.written(count)

    def quoted(self, words: str) -> str:
        """Words that are spoken of, in the language's quotation marks."""
        return f"{self.opening_quote}{words}{self.closing_quote}"

    def say(self, text: str) -> str:
        """What a report says in English, in this language where the table has it, else as it stands."""
        if not self.told or not text or len(text) > _LONGEST:
            return text
        if text in self.told:
            return self.told[text]
        for english, here in self.told.items():
            found = (
                re.fullmatch(re.escape(english).replace(r"\{\}", "(.+?)"), text) if "{}" in english else None
            )
            if found:
                return here.format(*map(self.say, found.groups()))
        return text

    def reason(self, slug: str, text: str) -> str:
        """Why something was not read or is doubtful: by its slug where the table has it, else the text."""
        name, _, status = slug.partition("-")
        if name == "http" and "http" in self.reasons:
            return self.reasons["http"].format(status)
        return self.reasons.get(slug) or self.say(text)


def _clock(when: datetime, zone: str) -> str:
    return f"{when.hour:02}:{when.minute:02}" + (f" {zone}" if zone else "")


def _bare(number: str) -> str:
    """The number without zeros at its end."""
    shown = number.rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown
