"""Texts made to mislead or to hold up the comparison: no wrong certainty, no traceback, no stolen hour."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest
from articles import article
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from runs import MORNING, run, write_texts
from told import told

from reportgen.alignment import Likeness
from reportgen.cli import reportgen
from reportgen.comparison import compare
from reportgen.difference import Side, between, differences
from reportgen.division import divide
from reportgen.headline import shared
from reportgen.notice import corrects
from reportgen.passage import Passage
from reportgen.quotation import MOST_WORDS, collate
from reportgen.renderers.sheet import Choice, lay_sheet
from reportgen.renderers.terminal import draw
from reportgen.timeline import chronicle, moments
from reportgen.usage import usages


def side(text: str, account: str) -> Side:
    return Side(account=account, passage=Passage(article=account, start=0, end=len(text), text=text))


def found(one: str, other: str) -> list[str]:
    return [d.kind + "?" * (not d.sure) for d in between(side(one, "a"), side(other, "b"))]


# --- figures that can both be true ------------------------------------------------------------------------

SETTINGS = [
    ("The ferry carried 230 passengers.", "The ferry may carry 220 passengers."),
    ("She had 230 passengers on board.", "She is licensed for 220 passengers."),
    ("The council built 300 homes in Osk.", "The council had planned to build 400 homes in Osk."),
    ("The city has 300 nurses.", "The city needs 400 nurses."),
    ("The town has 300 people living in Osk.", "The town once had 400 people living in Osk."),
    ("About 300 people signed, the council said.", "If 400 people sign, the council must meet."),
    ("Fifty houses burned down in Osk.", "Twelve of the 40 houses burned down in Osk."),
    ("Police counted 310 thefts in Lund in 2025.", "Police counted 300 thefts in Lund in 2024."),
    ("Unemployment was 6 percent in June.", "Unemployment was 5 percent in April."),
]


@pytest.mark.parametrize(("one", "other"), SETTINGS)
def test_a_limit_a_plan_a_whole_and_another_year_make_no_sure_difference(one, other):
    assert found(one, other) in ([], ["number?"])
    assert found(other, one) in ([], ["number?"])


def test_two_limits_and_two_figures_of_one_year_still_differ():
    assert found(
        "He faces 10 years in prison if convicted.", "If convicted he faces 20 years in prison."
    ) == ["time"]
    assert found(
        "In May 2024 the flood killed 12 people in Osk.", "The flood of 2024 killed 14 people in Osk."
    ) == ["number"]
    assert found("It may carry 220 passengers.", "It may carry 240 passengers.") == ["number"]
    assert found(
        "Police counted 310 thefts in Lund in 2025.", "In 2025 police counted 300 thefts in Lund."
    ) == ["number"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prices rose by 5 percent in Osk.", "Prices rose to 8 percent in Osk."),
        ("Sales rose by $5 million.", "Sales rose to $8 million."),
        ("Sales grew $5 million.", "Sales grew to $8 million."),
        ("A third of the voters stayed home.", "33 percent of the voters stayed home."),
        ("Two thirds of the voters stayed home.", "67 percent of the voters stayed home."),
    ],
)
def test_a_change_is_no_outcome_and_a_third_is_33_percent(one, other):
    assert found(one, other) == found(other, one) == []


def test_two_changes_and_two_outcomes_still_differ():
    assert found("Prices rose by 5 percent in Osk.", "Prices rose by 8 percent in Osk.") == ["number"]
    assert found("Prices rose to 5 percent in Osk.", "Prices rose to 8 percent in Osk.") == ["number"]


def test_of_many_accounts_those_in_one_setting_part():
    texts = ["It may carry 220 passengers.", "It carried 230 passengers.", "It carried 260 passengers."]
    (one,) = differences([side(text, name) for name, text in zip("abc", texts, strict=True)])
    assert one.sure
    assert [value.account for value in one.values] == ["b", "c"]


# --- denials ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The shop did not open until noon.", "The shop opened at noon."),
        ("The shop didn’t open till noon.", "The shop opened at noon."),
        ("Not until Monday did the army reach Osk.", "The army reached Osk on Monday."),
        ("The minister denied he was drunk.", "The minister was not drunk."),
        ("The minister denied the ship was overloaded.", "The ship was not overloaded, the minister said."),
        ("There is no evidence that the ship was overloaded.", "The ship was not overloaded."),
    ],
)
def test_one_denial_in_two_forms_is_no_difference(one, other):
    assert found(one, other) == found(other, one) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The union denied the ship was overloaded.", "The union said the ship was overloaded."),
        ("There is no evidence that the ship was overloaded.", "The ship was overloaded."),
        ("The minister denied he was drunk.", "The minister was drunk."),
        ("The shop will not open until the inquiry ends.", "The shop will open when the inquiry ends."),
    ],
)
def test_what_is_denied_by_one_alone_is_a_difference(one, other):
    assert [kind.strip("?") for kind in found(one, other)] == ["polarity"]


# --- what a text says of itself ---------------------------------------------------------------------------

NOTES = [
    "An earlier version of this article said 12 people died in the crash.",
    "Correction: 12 people died in the crash on Monday.",
    "Correction (May 6): 12 people died in the crash on Monday.",
    "Editor’s note: 12 people died in the crash on Monday.",
    "This story has been updated to say that 12 people died on Monday.",
]


@pytest.mark.parametrize("note", NOTES)
def test_a_note_of_correction_differs_from_nothing_and_dates_nothing(note):
    assert corrects(note)
    assert found(note, "14 people died in the crash on Tuesday.") == []
    passage = Passage(article="a", start=0, end=len(note), text=note)
    assert moments([("a", passage, MORNING)]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The minister asked for a correction of the report: 12 died.",
        "An earlier version of the engine burned in 2019.",
        "The corrections officer said 12 died.",
    ],
)
def test_a_correction_that_the_text_tells_of_is_no_note(text):
    assert not corrects(text)


# --- time -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The mayor did " + "not deny that he did " * 2_000 + "say it sank.",
        "The mayor denied the " * 4_000 + "report.",
        "There is no evidence that " * 4_000 + "it sank.",
        "12 of the 13 of the " * 4_000,
        "rose by 5 percent to 8 percent in 2019, " * 2_000,
        "An earlier version of this " * 4_000,
    ],
    ids=["denials", "denied", "evidence", "wholes", "changes", "corrections"],
)
def test_a_sentence_of_eighty_thousand_characters_is_compared_in_seconds(text):
    begun = process_time()
    between(side(text, "a"), side(text[: len(text) // 2] + " it burned.", "b"))
    corrects(text)
    assert process_time() - begun < 10


def test_a_quotation_without_end_is_compared_by_its_beginning():
    words = " ".join(f"word{n % 7}" for n in range(20 * MOST_WORDS))
    given_out = [
        told("a", f"“{words} {end}”", article=end, kind="direct", words=f"“{words} {end}”") for end in "xy"
    ]
    begun = process_time()
    (quotation,) = collate(given_out)
    assert process_time() - begun < 2
    assert [wording.cut_before for wording in quotation.wordings] == [None, None]


def test_a_thousand_quotations_of_one_formula_are_collated_at_once():
    texts = [f"“I will not say what we did in house {n} on street {n % 31}”" for n in range(1_000)]
    given_out = [
        told("a", text, article=f"x{n % 300}", start=100 * n, kind="direct", words=text)
        for n, text in enumerate(texts)
    ]
    begun = process_time()
    assert collate(given_out)
    assert process_time() - begun < 10


# --- whatever is said -------------------------------------------------------------------------------------

WORDS = (
    "the a ship mayor police Osk Lund said denied not no until 12 14 $5m 30% Monday May 2024 and but , ; "
    ": ? “ ” \" ' ( ) killed injured sank burned passengers people of by to including least half third "
    "may if terrorists militants reportedly \u202e \u200b \x1b[31m <b> {{x}} é ß 日本 ½ ١٢ \ud800 \n \t –"
).split(" ")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=16).map(" ".join).filter(str.strip)
KINDS = st.sampled_from(("narration", "direct", "mixed", "indirect"))
TOLD = st.lists(st.tuples(TEXTS, KINDS, st.integers(0, 3), st.booleans()), min_size=1, max_size=12)


def statements(drawn):
    """Statements one behind the other, each account writing in an article of its own."""
    made, starts = [], [0] * 4
    for number, (text, kind, account, sided) in enumerate(drawn):
        words = text if kind in ("direct", "mixed") else ""
        made.append(
            told(
                f"a{account}",
                text,
                article=f"x{account}",
                start=starts[account],
                kind=kind,
                side=f"s{account}" if sided else None,
                number=number,
                day=account + 1,
                words=words,
            )
        )
        starts[account] += len(text) + 1
    return sorted(made, key=lambda one: one.account)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TOLD)
def test_whatever_is_said_is_lined_up_verbatim_and_alike_each_time(drawn):
    said = statements(drawn)
    texts = {(one.statement.passage.article, one.statement.passage.start): one for one in said}
    parts = divide(said, Likeness(said))
    for part in parts:
        passage = part.statement.passage
        whole = next(
            one.statement.passage
            for one in texts.values()
            if one.statement.passage.article == passage.article and one.statement.passage.covers(passage)
        )
        at = passage.start - whole.start
        assert whole.text[at : at + len(passage.text)] == passage.text
    comparison = compare(said)
    assert comparison == compare(said)
    for point in comparison.points:
        assert len({cell.account for cell in point.cells}) > 1
        for difference in point.differences:
            assert len({value.account for value in difference.values}) > 1
            for value in difference.values:
                assert value.passage.covers(value.span)
    for row in usages(said):
        for use in row.uses:
            assert all(passage.text for passage in use.passages)
    for quotation in collate(said):
        for wording in quotation.wordings:
            assert all(
                0 <= start < end <= len(wording.passage.text.rstrip("\0")) for start, end in wording.edits
            )


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4))
def test_any_titles_and_texts_have_a_timeline_and_perhaps_a_headline(drawn):
    articles = [
        article(text, title=title.replace("\n", " "), published=MORNING, source=f"S{n}")
        for n, (title, text) in enumerate(drawn)
    ]
    headline = shared(articles)
    assert headline is None or any(headline in one.title for one in articles)
    said = [(one.id, sentence, one.published) for one in articles for sentence in one.sentences]
    told_when = chronicle(articles, {}, said)
    assert [moment.when for moment in told_when] == sorted(moment.when for moment in told_when)


# --- names that mean harm ---------------------------------------------------------------------------------

HARM = """\
Title: Ferry \x1b[31mAurora\x07 <script>alert(1)</script> {{ 7*7 }} stuck near Lethmark \u202egpj.exe
Publisher: The <b>Wire</b> \x1b]0;owned\x07 \u202e| `x` {%% raw %%}
Date: 2026-05-05T2%d:00:00Z

On Tuesday evening the ferry Aurora was stuck on a sandbank near Lethmark. The rescue lasted %d minutes.

“Ferry <img src=x onerror=alert(1)> lost its engine by the bank,” said Anna\u200b <i>Holm</i>, a master.

The mayor of {{ 6*7 }} Lethmark, \u202eEvil\u202c Name, said a \x9b31m ferry lost %d passengers off Lethmark.
"""


@pytest.fixture
def harm(tmp_path: Path) -> list[str]:
    made = []
    for n in (1, 2):
        path = tmp_path / f"harm{n}.txt"
        path.write_text((HARM % (n, 20 + 15 * n, 10 + n)).replace("Wire", f"Wire {n}"), "utf-8")
        made.append(str(path))
    return made


UNSAFE = "\x1b\x07\x9b\u202e\u202c\u200b"


def test_no_name_title_or_speaker_becomes_markup_or_a_terminal_code_in_a_page(tmp_path, harm):
    outcome = run(tmp_path, "o.md", "o.html", "o.pdf", sources=harm)
    assert outcome.exit_code == 0
    for name in ("o.md", "o.html"):
        page = (tmp_path / name).read_text("utf-8")
        for forbidden in ("<script>alert", "<b>Wire", "<img src=x", "<i>Holm", *UNSAFE):
            assert forbidden not in page, (name, forbidden)
        assert page.count("{{ 7*7 }}") + page.count(r"\{\{ 7\*7 \}\}") > 0
    assert (tmp_path / "o.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("width", ["24", "80", "160"])
@pytest.mark.parametrize("flag", [[], ["--json"]])
def test_compare_writes_nothing_that_a_terminal_obeys(tmp_path, harm, width, flag):
    archive = ["--archive", str(tmp_path / "archive")]
    done = CliRunner().invoke(reportgen, ["compare", *harm, *archive, "--width", width, *flag])
    assert done.exit_code == 0
    assert not any(sign in done.output for sign in UNSAFE)
    if flag:
        json.loads(done.stdout)


@pytest.mark.parametrize("width", [24, 80, 160])
def test_the_columns_of_a_terminal_hold_no_code_but_their_own(tmp_path, harm, width):
    report = run(tmp_path, "o.json", sources=harm).report
    drawn = draw(lay_sheet(report, Choice()), width, color=False)
    bare = re.sub(r"\x1b\[[0-9;]*m", "", drawn)
    assert not any(sign in bare for sign in UNSAFE)
    assert "\x1b[31m" not in drawn


# --- the same bytes everywhere ----------------------------------------------------------------------------

_RUN = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from runs import run
from reportgen.config import Settings
settings = Settings(order=("The Port", "The Crew"))
run(Path(sys.argv[2]), "o.json", "o.md", settings=settings, sources=sys.argv[3:])
"""


def test_hash_seed_zone_locale_and_order_of_sources_change_no_byte(tmp_path):
    sources = [str(path) for path in write_texts(tmp_path / "texts")]
    made = []
    for n, (zone, locale) in enumerate((("UTC", "C"), ("Asia/Kathmandu", "de_DE.UTF-8"))):
        folder = tmp_path / f"run{n}"
        env = {**os.environ, "PYTHONHASHSEED": str(n), "TZ": zone, "LANG": locale, "LC_ALL": locale}
        given_order = sources if n == 0 else sources[::-1]
        command = [sys.executable, "-c", _RUN, str(Path(__file__).parent), str(folder), *given_order]
        subprocess.run(command, env=env, check=True, cwd=tmp_path)
        made.append([(folder / name).read_bytes() for name in ("o.json", "o.md")])
    assert made[0] == made[1]
