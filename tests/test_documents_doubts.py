"""Pages that are no articles, or not all of one, and what is said about them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reportgen.capture import Capture, Source
from reportgen.documents.html import read_html
from reportgen.documents.tree import parse

STORY = (
    "The council met for three hours on Tuesday evening and heard eleven speakers from the old town. "
    "Most of them live close to the river and use the crossing every day on their way to work. "
)


def flags(body: str, title: str = "Council argues about bridge", head: str = "") -> set[str]:
    page = f"<html><head><title>{title}</title>{head}</head><body><article>{body}</article></body></html>"
    url = "https://harbor.example/1"
    return set(
        read_html(
            Capture(
                source=Source(url=url),
                url=url,
                final_url=url,
                content=page.encode(),
                captured=datetime(2024, 6, 1, tzinfo=UTC),
                media_type="text/html",
            )
        ).flags
    )


def stories(number: int) -> tuple[str, ...]:
    return tuple(f"On day {day} of the dispute nothing moved. {STORY}" for day in range(1, number + 1))


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_an_article_of_the_usual_length_is_not_doubted():
    assert flags("<h1>Council argues about bridge</h1>" + paragraphs(*stories(4))) == set()


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to continue reading.",
        "This article is reserved for our subscribers.",
        "You have reached your monthly limit of free articles.",
        "Dieser Artikel ist nur für Abonnenten lesbar.",
        "Article réservé aux abonnés.",
        "Suscríbete para seguir leyendo.",
        "Abbonati per continuare la lettura.",
    ],
)
def test_a_stub_of_an_article_for_subscribers_is_flagged(line):
    assert "paywall" in flags(paragraphs(*stories(2), line))


def test_the_words_of_a_paywall_below_a_whole_article_are_an_offer():
    assert "paywall" not in flags(
        paragraphs(*stories(10), "Subscribe to continue reading our other stories.")
    )


def test_a_stub_is_known_by_what_the_page_tells_machines():
    told = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    )
    assert "paywall" in flags(paragraphs(*stories(2)), head=told)
    assert "paywall" not in flags(paragraphs(*stories(10)), head=told)


@pytest.mark.parametrize(
    "texts",
    [
        (
            "We and our 312 partners use cookies and store information on a device to show ads.",
            "You can withdraw your consent at any time at the foot of each page.",
        ),
        (
            "Wir und unsere 312 Partner verwenden Cookies, um Inhalte und Werbung zu zeigen.",
            "Ihre Einwilligung können Sie jederzeit am Fuß der Seite widerrufen; sie gilt für alle Partner.",
        ),
        (
            "Nous et nos 312 partenaires utilisons des cookies pour vous montrer de la publicité.",
            "Vous pouvez retirer votre consentement à tout moment au bas de chaque page de notre site.",
        ),
    ],
)
def test_a_dialog_about_cookies_is_flagged(texts):
    assert "consent" in flags(paragraphs(*texts))


def test_an_article_about_cookies_is_none():
    law = "The court found that the shop had to ask visitors before it set cookies, and that it had not. "
    assert "consent" not in flags(paragraphs(law + STORY, STORY, law + STORY, STORY))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("404", "Sorry, nothing stands here any more. Perhaps one of these stories is what you came for."),
        (
            "Page not found - Harbor Post",
            "Try the search, or begin again on the first page of today's paper.",
        ),
        (
            "Seite nicht gefunden",
            "Vielleicht hilft die Suche weiter, oder der Blick auf die erste Seite von heute.",
        ),
        (
            "Harbor Post",
            "The page you are looking for could not be found. Try the search at the top instead.",
        ),
        ("Página no encontrada", "Pruebe con el buscador, o empiece de nuevo en la primera página de hoy."),
    ],
)
def test_a_notice_that_the_article_is_gone_is_flagged(title, text):
    assert "soft-404" in flags(paragraphs(text), title=title)


def test_an_article_about_lost_pages_is_no_notice():
    title = "Why the page you were looking for cannot be found: a study of ten thousand dead links"
    assert "soft-404" not in flags(paragraphs(*stories(3)), title=title)
    assert "soft-404" not in flags(paragraphs(*stories(9)), title="Page not found")


def test_a_question_whether_a_person_reads_is_flagged():
    found = flags(
        paragraphs("Checking your browser. Please enable JavaScript and verify you are human to go on.")
    )
    assert {"challenge", "short"} <= found


def test_what_lies_deeper_than_255_elements_is_read_and_below_2048_its_nesting_is_said_to_be_lost():
    def nested(depth):
        return f"<body>{'<div>' * depth}<p>{STORY}</p>{'</div>' * depth}<p>Behind it.</p></body>"

    for depth, kept, flagged in (
        (200, True, ()),
        (300, True, ()),
        (2000, True, ()),
        (3000, True, ("flattened",)),
    ):
        tree, found = parse(nested(depth))
        assert tree is not None
        assert ("Behind it." in "".join(tree.itertext())) is kept
        assert found == flagged


@pytest.mark.parametrize(
    "title",
    [
        "Страница не найдена",
        "Сторінку не знайдено",
        "Stránka nebyla nalezena",
        "ページが見つかりません",
        "페이지를 찾을 수 없습니다",
    ],
)
def test_a_notice_in_any_of_more_languages_is_no_article(title):
    assert "soft-404" in flags(f"<h1>{title}</h1>" + paragraphs(*stories(2)), title)


@pytest.mark.parametrize(
    "line",
    [
        "Материал только для подписчиков",
        "Лише для передплатників",
        "この記事は有料記事です。",
        "유료 회원 전용 기사입니다",
        "Saken er kun for abonnenter",
    ],
)
def test_a_stub_in_any_of_more_languages_is_flagged(line):
    assert "paywall" in flags(paragraphs(*stories(2), line))


def test_a_text_in_signs_is_short_by_half_as_many():
    text = "町の議会は火曜日の夜に三時間にわたって開かれ、旧市街の住民十一人が橋の安全について意見を述べた。"
    assert "short" not in flags(paragraphs(*(f"{day}日目、{text}" for day in range(1, 5))))
    assert "short" in flags(paragraphs(text))
