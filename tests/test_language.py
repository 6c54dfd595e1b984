"""Sentences, words, stems, stop words and the language of a text."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.language import agreed, detect, leans, primary, sentences, stem, stop_words, words

# The sentences of each text stand between bars.
ENGLISH = """
The ferry sank.|Nobody was hurt.
Gen. J. P. Miller met U.S. President Adams on Nov. 15, e.g. in D.C., for talks.|They lasted 3.5 hours.
“We leave,” she said.|“Now!” she added.|He left... and came back.
"Really?" Mr. Miller asked.|"Yes."|It was.
(It rained.)|[Nobody minded.]|Then it stopped.
She left the U.S. in 1999.|Then No. 5 came.|It said no.|But why?!
He works for Marine Corp. Anna does too.
He works for Marine Corp.|The firm is small.
It opens at 5 p.m.|It closes at 9 p.m. on weekdays.
He paid $3.|$2 came back.
He likes iron.|eBay sells it.
This is known.[12]|That is not.
He said: "Go."|"Where?" asked the boy.|Nobody knew…|Then he spoke.
George W. Adams won.|Plan B.|The end.
Wait . . . what?|He fled. . . .|Nobody saw.
Marine Inc. (MRN) rose.|J.-P. Miller laughed.|It was Anna's.|We know.
Visit example.org today.|Or tomorrow.
"""

OTHERS = [
    (
        "de",
        "Er kam am 3. Oktober.|„Ja.“|»Gut!«|Sie kennt z.B. Dr. Meier.|Papst Johannes II. Sein Bruder nicht.",
    ),
    ("fr", "« Oui. »|M. Dupont est venu !|Pourquoi ?|Il ne sait pas."),
    ("es", "¿Vino la Sra. López?|¡Sí!|Llegó ayer."),
    ("ru", "«Да!» — сказал он.|Потом А. С. Белов ушёл.|Это всё."),
    ("zh", "船沉了。|“没有人受伤。”|他说！|真的？"),
    ("ja", "船が沈んだ。|「はい。」|彼は言った。"),
    ("ar", "غرقت السفينة.|لماذا؟|لا أحد يعرف."),
    ("hi", "नाव डूब गई।|कोई घायल नहीं हुआ।"),
    ("xx", "Alpha beta. gamma.|Delta!|Epsilon."),
    ("sv", "Dr. Berg kom.|Han skrattade."),
    ("de", "Das war's.|Im Hafen brannte Licht."),
    ("pt-BR", "O Sr. Silva veio.|Ele falou."),
    ("et", "Laev uppus.|Keegi ei saanud viga."),
]


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize("line", ENGLISH.strip().splitlines())
def test_english_sentences_end_where_a_reader_ends_them(line):
    expected = line.split("|")
    assert split(" ".join(expected)) == expected


@pytest.mark.parametrize(("language", "line"), OTHERS)
def test_sentences_of_other_languages_end_by_their_own_signs(language, line):
    expected = line.split("|")
    assert split(("" if language in ("zh", "ja") else " ").join(expected), language) == expected


@given(
    st.text() | st.text(alphabet=' .!?…\n"”“»«()[]1aAÉ。」'), st.sampled_from(["en", "de", "fr", "zh", "xx"])
)
def test_sentences_hold_every_character_that_is_not_blank_once_and_in_order(text, language):
    spans = sentences(text, language)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    inside = "".join(text[start:end] for start, end in spans)
    assert "".join(inside.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "piece", [".", ". ", '."', "A.", "…»", " ", ".\n ", "(", "a'", "1,", "。", "?) ", "Mr. "]
)
def test_time_grows_with_the_length_of_the_text_only(piece):
    started = time.process_time()
    text = piece * (200_000 // len(piece))
    sentences(text)
    words(text)
    detect(text)
    # A quadratic pattern would take minutes here.
    assert time.process_time() - started < 10


def test_a_run_of_quotes_or_blanks_behind_a_full_stop_is_read_once():
    started = time.process_time()
    sentences("." + '"' * 200_000)
    sentences("." + " " * 200_000)
    assert time.process_time() - started < 5


def test_words_are_letters_with_inner_apostrophes_whole_figures_and_single_signs():
    text = "Anna's boat cost $1,250.50, didn’t it? 船が3つ."
    assert [text[start:end] for start, end in words(text)] == [
        "Anna's", "boat", "cost", "1,250.50", "didn’t", "it", "船", "が", "3", "つ",
    ]  # fmt: skip


@given(st.text())
def test_words_are_spans_in_order_without_blanks(text):
    spans = words(text)
    assert all(start < end and not any(map(str.isspace, text[start:end])) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    ("word", "language", "stemmed"),
    [
        ("Boats", "en", "boat"),
        ("Anna’s", "en", "anna"),
        ("Häuser", "de", "haus"),
        ("1999", "en", "1999"),
        ("船", "zh", "船"),
        ("Wort", "xx", "wort"),
    ],
)
def test_stems_are_in_lower_case_and_follow_the_language(word, language, stemmed):
    assert stem(word, language) == stemmed


def test_stems_are_right_in_several_threads_at_once():
    tokens = [f"{letter}{start}ings" for letter in "bcdfghjklmn" for start in ("oat", "ail", "ing")]
    fresh = stem.__wrapped__  # past the cache, which would hide a mix-up
    found: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: found.append([fresh(t, "en") for t in tokens])) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[fresh(token, "en") for token in tokens]] * 4


def test_stop_words_have_no_content():
    assert {"the", "would", "she's"} <= stop_words("en")
    assert not {"ferry", "president", "government"} & stop_words("en")
    assert "der" in stop_words("de-AT")
    assert "που" in stop_words("el")
    assert "и" in stop_words("ru")
    assert "og" in stop_words("nb")
    assert "的" in stop_words("zh")
    assert stop_words("xx") == frozenset()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister said on Monday that the boats had left."),
        ("de", "Der Minister sagte am Montag, dass die Boote nicht mehr da sind."),
        ("fr", "Le ministre a dit lundi que les bateaux sont partis."),
        ("es", "El ministro dijo el lunes que los barcos se fueron."),
        ("it", "Il ministro ha detto che le navi non sono nel porto."),
        ("pt", "O ministro disse que os barcos não estão mais no porto, mas foram para uma ilha."),
        ("nl", "De minister zei dat het schip niet is vertrokken en dat er geen gevaar is."),
        ("ru", "Министр сказал, что корабли не вернулись и что он это знал."),
        ("uk", "Міністр сказав, що кораблі не повернулися і що він це знав."),
        ("pl", "Minister powiedział, że statki nie wróciły i że o tym wie."),
        ("sv", "Ministern sade att båtarna inte hade kommit och att han inte vet varför."),
        (
            "da",
            "Ministeren sagde, at bådene ikke var kommet, og at han ikke havde noget at sige efter mødet.",
        ),
        ("no", "Ministeren sa at båtene ikke var kommet, og at han ikke hadde noe å si etter møtet."),
        ("fi", "Ministeri sanoi, että laivat eivät ole tulleet ja että hän ei tiedä miksi."),
        ("cs", "Ministr řekl, že lodě se nevrátily a že o tom ví, ale neřekl proč."),
        ("tr", "Bakan bir açıklama yaptı ve gemiler için çok üzgün olduğunu söyledi."),
        ("el", "Ο υπουργός είπε ότι τα πλοία έφυγαν."),
        ("ar", "قال الوزير إن السفن غادرت."),
        ("he", "השר אמר שהספינות עזבו."),
        ("ja", "大臣は月曜日に船が出たと述べた。"),
        ("zh", "部长星期一说船已离开。"),
        ("ko", "장관은 배가 떠났다고 말했다."),
    ],
)
def test_a_sentence_is_enough_to_tell_its_language(language, text):
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "12 34", "Xyzzy", "\ud800", "...", "Aurora Lindos"])
def test_what_tells_no_language_is_undetermined(text):
    assert detect(text) == "und"


def test_the_primary_tag_is_what_counts():
    assert [primary(tag) for tag in ("pt-BR", "EN_us", "de", "")] == ["pt", "en", "de", ""]


def test_language_and_plugins_load_nothing_heavy():
    code = (
        "import sys, reportgen.language as l, reportgen.plugins as p\n"
        "l.sentences('A. B.'); l.stop_words('de'); l.stem('boats'); p.names('summarizers')\n"
        "print(*({'numpy', 'weasyprint', 'trafilatura', 'sumy.summarizers'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize(
    ("sentence", "leaning"),
    [
        ("He said so.", True),
        ("But she did not.", True),
        ("“They left at noon.”", True),
        ("Hedges lined the road.", False),
        ("But the ferry sailed.", False),
        ("", False),
    ],
)
def test_a_sentence_that_begins_with_a_pronoun_leans_on_the_one_before(sentence: str, leaning: bool) -> None:
    assert leans(sentence) is leaning


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "1. The council met. 2. It voted.", ["1. The council met.", "2. It voted."]),
        ("fr", "A. Le conseil vote. B. Le pont ferme.", ["A. Le conseil vote.", "B. Le pont ferme."]),
        ("es", "3. El puente. Sigue cerrado.", ["3. El puente.", "Sigue cerrado."]),
        ("en", "It cost 2. The rest was free.", ["It cost 2.", "The rest was free."]),
        ("de", "Das Urteil (Az. 2 BvR 508/21) fiel. Dann kam die Wahl.", 2),
        ("de", "Der Preis liegt bei mtl. 5,99 Euro. Das ist viel.", 2),
        ("de", "Sie begann mit 19. Mit dem Verein ging es aufwärts.", 2),
        ("de", "Am 3. Oktober und am 12. Mai wird gefeiert.", 1),
    ],
)
def test_numbers_of_a_list_are_no_sentences_and_figures_may_end_one(language, text, expected):
    found = [text[start:end] for start, end in sentences(text, language)]
    assert found == expected if isinstance(expected, list) else len(found) == expected


def test_a_text_without_the_function_words_of_its_language_is_of_another():
    english = "The council met on Tuesday and heard that the bridge was not safe for the trucks. " * 6
    other = "Umkhandlu wezwe uhlangane ekuseni kanti izakhamuzi zikhulume ngebhuloho elidala kakhulu. " * 8
    japanese = "町の議会は火曜日に開かれ、橋の安全について話し合った。" * 6
    assert agreed("en-GB", english) == "en"
    assert agreed("en", other) == "und"
    assert agreed("de", english) == "en"
    assert agreed("en", japanese) == "ja"
    assert agreed("zu", other) == "zu"
    assert agreed("en", "Ada Quill, Ben Rower") == "en"
    assert detect(other) == "und"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "lt",
            "Taryba antradienį nusprendė, kad tiltas yra nesaugus, bet jis dar nebus uždarytas.",
        ),
        (
            "vi",
            "Hội đồng đã họp vào thứ ba và cho biết cây cầu không an toàn với các xe tải trong thành phố.",
        ),
        (
            "id",
            "Dewan mengatakan bahwa jembatan itu tidak aman untuk truk dan akan ditutup hari Senin.",
        ),
        (
            "sw",
            "Baraza la mji lilisema kwamba daraja hilo si salama kwa malori na litafungwa katika Mei.",
        ),
    ],
)
def test_more_languages_are_told_by_their_function_words(language, text):
    assert detect(text) == language
