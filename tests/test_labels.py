"""Every table has every word; a page in one language has no word of another; days and numbers follow it."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime
from email import message_from_bytes, policy

import msgspec
import pytest
import reports
from hypothesis import given
from hypothesis import strategies as st

from reportgen.article import Article
from reportgen.capture import Skipped
from reportgen.config import SummarySettings
from reportgen.errors import ReportgenError, UnknownNameError
from reportgen.identity import IMPRINT
from reportgen.renderers import render
from reportgen.renderers.labels import ENGLISH, LANGUAGES, Labels, labels_of, overridden
from reportgen.renderers.plain import write_plain
from reportgen.renderers.sheet import Choice, lay_sheet
from reportgen.renderers.terminal import draw
from reportgen.renderers.theme import builtin_dir
from reportgen.report import Caution, Report, Update
from reportgen.reread import reread
from reportgen.summarizers.base import Dropped, Reason, Receipt
from reportgen.timeline import Moment
from reportgen.usage import Usage, Use

OTHERS = [tag for tag in LANGUAGES if tag != "en"]
_TABLES = ("told", "reasons")
_READ = re.compile(r'\b(?:aria-label|alt|title|placeholder|content|data-label)="([^"]*)"|<title>([^<]*)<')
_READABLE = {"html": "page.html", "markdown": "page.md"}
_HOLES = re.compile(r"\{\w*\}")


def texts_in(value: object) -> Iterator[str]:
    """Every text in a label."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for each in value.values() for text in texts_in(each))
    elif isinstance(value, tuple):
        yield from (text for each in value for text in texts_in(each))


def own_words(labels: Labels) -> dict[str, str]:
    """The words of a table without what is put into them, each with the name of its label."""
    skipped = ("language", "months", "months_alone", *_TABLES)
    found = {}
    for each in fields(labels):
        for text in () if each.name in skipped else texts_in(getattr(labels, each.name)):
            for piece in _HOLES.split(text):
                words = " ".join(piece.strip(" ,.:;·()").split())
                if len(words) > 3 and re.search("[a-z]{3}", words):
                    found[words] = each.name
    return found


def has(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def everything(language: str) -> reports.Made:
    """A report in that language with every section that a page can have."""
    report, texts = reports.ferry()
    first = report.summary[0].passage
    settings = replace(
        report.settings,
        language=language,
        summary=SummarySettings(receipt=True),
        reviewed_by="M. Ode",
        cutoff=datetime(2031, 3, 8, 18, 0, tzinfo=UTC),
    )
    use = Use(account=report.accounts[0].id, text="struck", count=3, passages=(first,))
    plain = replace(use, account=report.accounts[1].id, text="", count=1, passages=())
    moment = report.timeline[0]
    update = Update(report="0a1b2c3d4e5f", made=reports.MADE, manifest="m", articles=(), summary=())
    whole = replace(
        report,
        language=language,
        settings=settings,
        update=update,
        usages=(
            Usage(kind="name", referent="words for armed people", uses=(use,)),
            Usage(kind="hedge", referent="Alder Bay", uses=(use, plain)),
        ),
        timeline=(*report.timeline, replace(moment, kind="reported", end=moment.when)),
        receipt=Receipt(
            chosen=(Reason(passage=first, words=("wall",), gain=1.5, origins=("o",)),),
            dropped=(Dropped(passage=first, words=(), gain=0.5),),
        ),
        skipped=(
            *report.skipped,
            Skipped(
                source="Bay Radio", url="https://bay.example/", slug="http-404", reason="The server said no."
            ),
        ),
        warnings=(*report.warnings, Caution(slug="stale-feed", article=None, text="Bay Radio: It is old.")),
    )
    return whole.sealed(), texts


@pytest.mark.parametrize("tag", OTHERS)
def test_a_table_has_the_same_keys_and_the_same_holes_as_the_english_one(tag: str) -> None:
    labels = labels_of(tag)
    for each in fields(Labels):
        ours, theirs = getattr(ENGLISH, each.name), getattr(labels, each.name)
        if each.name in (*_TABLES, "numerals"):
            continue
        assert type(ours) is type(theirs), each.name
        if isinstance(ours, Mapping):
            assert list(ours) == list(theirs), each.name
        if isinstance(ours, str) and each.name not in ("thousands", "decimal"):
            assert sorted(_HOLES.findall(ours)) == sorted(_HOLES.findall(theirs)), each.name
    for name in _TABLES:
        assert set(getattr(labels, name)) == set(getattr(labels_of("de"), name))


@pytest.mark.parametrize("tag", OTHERS)
def test_what_reports_say_is_said_with_the_same_holes(tag: str) -> None:
    for english, here in labels_of(tag).told.items():
        assert english.count("{}") == here.count("{}"), english


@pytest.mark.parametrize("tag", LANGUAGES)
def test_nouns_have_a_form_for_every_plural(tag: str) -> None:
    labels = labels_of(tag)
    wanted = 1 + max(labels.form(count) for count in range(200))
    for each in fields(Labels):
        if each.type == "Forms":
            assert len(getattr(labels, each.name)) == wanted, each.name


@pytest.mark.parametrize("tag", LANGUAGES)
def test_leads_and_method_speak_of_the_words_that_stand_on_the_page(tag: str) -> None:
    labels = labels_of(tag)
    for stance in ("silent", "quotes"):
        assert labels.quoted(labels.stances[stance]) in labels.leads["matrix"]
    for verdict in ("differ", "possible_difference"):
        assert labels.quoted(labels.verdicts[verdict]) in " ".join(labels.method)


def shown(report: Report, texts: dict[str, Article], name: str) -> str:
    """All that a reader sees of a report in that format."""
    if name == "plain":
        return write_plain(lay_sheet(report, Choice()), 1000)
    if name == "terminal":
        return draw(lay_sheet(report, Choice()), 200)
    content = render(report, texts, name)
    if name in _READABLE:
        return reread(content, _READABLE[name]).text + " ".join(
            map(" ".join, _READ.findall(content.decode()))
        )
    if name == "docx":
        parts = zipfile.ZipFile(io.BytesIO(content))
        markup = "".join(parts.read(part).decode() for part in parts.namelist() if part.startswith("word/d"))
    elif name == "email":
        letter = message_from_bytes(content, policy=policy.default)
        markup = "".join(
            part.get_content() for part in letter.walk() if part.get_content_maintype() == "text"
        )
    else:
        markup = content.decode()
    return html.unescape(re.sub(r"<(style|head)\b.*?</\1>|<[^>]*>", " ", markup, flags=re.DOTALL))


@pytest.mark.parametrize("tag", OTHERS)
@pytest.mark.parametrize(
    "name", ["html", "markdown", "mediawiki", "confluence", "docx", "email", "plain", "terminal"]
)
def test_no_english_word_is_left_on_a_page_in_another_language(tag: str, name: str) -> None:
    report, texts = everything(tag)
    page = shown(report, texts, name)
    of_sources = " ".join(article.text for article in texts.values()) + str(msgspec.to_builtins(report))
    here = own_words(labels_of(tag))
    left = {
        words: label
        for words, label in own_words(ENGLISH).items()
        if words not in here and has(page, words) and not has(of_sources, words)
    }
    assert left == {}
    told = [english for english in labels_of(tag).told if " " in english and "{}" not in english]
    texts_only = " ".join(article.text for article in texts.values())
    assert [english for english in told if has(page, english) and not has(texts_only, english)] == []


def test_the_check_finds_a_word_that_was_left() -> None:
    report, texts = everything("en")
    page = render(report, texts, "html").decode()
    here = own_words(labels_of("de"))
    assert len([words for words in own_words(ENGLISH) if words not in here and has(page, words)]) > 60


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_page_names_its_language_and_those_of_other_passages(tag: str) -> None:
    page = render(*everything(tag), "html").decode()
    assert f'<html lang="{tag}">' in page
    assert 'class="passage" data-at' in page
    assert ('lang="en"' in page.partition("<body")[2]) is (tag != "en")


def test_a_language_without_a_table_is_english_and_says_so() -> None:
    report, texts = everything("tlh")
    page = render(report, texts, "html").decode()
    assert '<html lang="en">' in page
    assert "Where accounts part" in page


@pytest.mark.parametrize(
    ("tag", "wanted"), [("de-AT", "de"), ("FR", "fr"), ("pt_BR", "en"), ("", "en"), ("russian", "en")]
)
def test_the_first_part_of_a_tag_chooses(tag: str, wanted: str) -> None:
    assert labels_of(tag).language == wanted


@pytest.mark.parametrize(
    ("tag", "day", "minute"),
    [
        ("en", "3 May 2031", "3 May 2031 06:15 UTC"),
        ("de", "3. Mai 2031", "3. Mai 2031, 06:15 UTC"),
        ("fr", "3 mai 2031", "3 mai 2031, 06:15 UTC"),
        ("es", "3 de mayo de 2031", "3 de mayo de 2031, 06:15 UTC"),
        ("ru", "3 мая 2031", "3 мая 2031, 06:15 UTC"),
    ],
)
def test_days_are_written_as_in_the_language(tag: str, day: str, minute: str) -> None:
    labels, when = labels_of(tag), datetime(2031, 5, 3, 6, 15, tzinfo=UTC)
    assert labels.written_day(when) == day
    assert labels.written_minute(when) == minute
    assert labels.written_date("2031-05-03") == day
    assert IMPRINT.search(labels.imprint.format(minute, "0a1b2c3d4e5f"))


def test_a_month_without_a_day_is_in_its_own_case() -> None:
    may = datetime(2031, 5, 1, tzinfo=UTC)
    assert labels_of("ru").written_moment(may, "month", None) == "май 2031"
    assert labels_of("es").written_moment(may, "month", None) == "mayo de 2031"


@pytest.mark.parametrize(
    ("tag", "few", "many", "part"),
    [
        ("en", "12.5", "1,234,567", "0.44"),
        ("de", "12,5", "1.234.567", "0,44"),
        ("fr", "12,5", "1\u00a0234\u00a0567", "0,44"),
        ("es", "12,5", "1.234.567", "0,44"),
        ("ru", "12,5", "1\u00a0234\u00a0567", "0,44"),
    ],
)
def test_numbers_are_written_as_in_the_language(tag: str, few: str, many: str, part: str) -> None:
    labels = labels_of(tag)
    assert (labels.written(12.5), labels.written(1234567), labels.decimals(0.44)) == (few, many, part)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 версия"),
        (2, "2 версии"),
        (5, "5 версий"),
        (11, "11 версий"),
        (21, "21 версия"),
        (112, "112 версий"),
    ],
)
def test_russian_has_three_forms(count: int, words: str) -> None:
    labels = labels_of("ru")
    assert labels.counted(count, labels.accounts) == words


def test_french_has_the_singular_for_none() -> None:
    labels = labels_of("fr")
    assert [labels.counted(n, labels.origins) for n in (0, 1, 2)] == ["0 origine", "1 origine", "2 origines"]


def test_a_moment_over_two_days_names_both() -> None:
    passage = reports.ferry()[0].summary[0].passage
    begin, end = datetime(2031, 5, 3, 15, 0, tzinfo=UTC), datetime(2031, 5, 4, 2, 0, tzinfo=UTC)
    moment = Moment(
        when=begin, end=end, precision="minute", kind="happened", account="a", passage=passage, zone="EST"
    )
    assert labels_of("de").written_span(moment) == "3. Mai 2031, 15:00 bis 4. Mai 2031, 02:00 EST"


def test_what_a_report_says_in_english_is_said_in_the_language() -> None:
    labels = labels_of("de")
    assert labels.say("number of dead, updated") == "Zahl der Toten, fortgeschrieben"
    assert labels.say("number of ferries") == "Anzahl: ferries"
    assert labels.say("amount of money, in EUR") == "Geldbetrag in EUR"
    assert (
        labels.say("published 2031-03-01, before 2031-03-04") == "veröffentlicht 2031-03-01, vor 2031-03-04"
    )
    assert labels.reason("http-503", "x") == "Der Server antwortete mit Status 503."
    assert labels.reason("brand-new", "Nobody knows.") == "Nobody knows."
    assert ENGLISH.say("number of dead") == "number of dead"
    assert ENGLISH.reason("http-503", "The server is busy.") == "The server is busy."


@given(st.text(max_size=700))
def test_anything_may_be_said(text: str) -> None:
    assert isinstance(labels_of("ru").say(text), str)
    assert ENGLISH.say(text) == text


def test_own_words_take_the_place_of_ours() -> None:
    changed = overridden(
        ENGLISH,
        {"bottom_line": "At a glance", "titles": {"sources": "Texts"}, "origins": ["root", "roots"]},
        "x",
    )
    assert changed.bottom_line == "At a glance"
    assert (changed.titles["sources"], changed.titles["method"]) == ("Texts", ENGLISH.titles["method"])
    assert changed.counted(2, changed.origins) == "2 roots"
    assert overridden(ENGLISH, {}, "x") == ENGLISH


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ({"bottom_lime": "x"}, "Did you mean 'bottom_line'"),
        ({"titles": {"source": "x"}}, "Did you mean 'sources'"),
        ({"bottom_line": 3}, "is 3, expected a text"),
        ({"titles": "x"}, "expected a table of texts"),
        ({"origins": [1]}, "expected a list of texts"),
        ({"more": "others"}, "needs the same braces"),
        ({"more": "and {0.__class__} more"}, "needs the same braces"),
        ({"language": "de"}, "There is no label"),
    ],
)
def test_a_word_that_there_is_not_is_named(words: dict[str, object], problem: str) -> None:
    with pytest.raises((ReportgenError, UnknownNameError), match=re.escape(problem)):
        overridden(ENGLISH, words, "theme.toml")


_TEMPLATES = sorted(
    path.name for path in (builtin_dir() / "briefing").glob("*.j2") if ".wiki." not in path.name
)


@pytest.mark.parametrize("name", _TEMPLATES)
def test_a_template_has_no_words_of_its_own(name: str) -> None:
    """Whatever a reader sees comes from the page or its labels, so that it follows the language."""
    text = (builtin_dir() / "briefing" / name).read_text(encoding="utf-8")
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->", "", text, flags=re.DOTALL)
    named = re.findall(r'\b(?:aria-label|alt|title|placeholder)="([^"]*)"', text)
    bare = re.sub(r"SHA-256|&\w+;|<[^>]*>|\b[\w-]+=\"[^\"]*\"|\(#\w+\)", " ", text)
    assert re.findall(r"[A-Za-z]{3,}", " ".join([bare, *named])) == []
