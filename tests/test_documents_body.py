"""Layouts of pages, made up: the words of the article come out, all of them and nothing else."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from reportgen.capture import Capture, Source
from reportgen.documents.base import Document
from reportgen.documents.html import read_html

URL = "https://www.harbor-post.example/news/bridge.html"
TOLD = (
    "The council of Harbor Town met for three hours on Tuesday evening and heard eleven speakers.",
    "Most of them live close to the river and use the crossing every day on their way to work.",
    "Engineers had warned in March that two of the nine pillars could not carry trucks of eight tons.",
    "“We will not wait another winter,” said Ada Quill, who runs the bakery on the north bank.",
    "The vote on the money is planned for June, and the work could begin in the autumn of next year.",
)
STORY = "".join(f"<p>{text}</p>" for text in TOLD)
TITLE = "Council argues about bridge"
FRAME = "<div class='menu'><a href='/'>Home</a> | <a href='/s'>Sport</a> | <a href='/c'>Contact</a></div>"
END = "<div class='footer'>Imprint · Privacy · Terms</div>"


def document(body: str, head: str = "", title: str = TITLE, url: str = URL) -> Document:
    page = f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    captured = datetime(2024, 6, 1, tzinfo=UTC)
    return read_html(
        Capture(source=Source(url=url), url=url, final_url=url, content=page.encode(), captured=captured)
    )


def article(body: str = STORY, head: str = "", title: str = TITLE) -> Document:
    return document(f"{FRAME}<article><h1>{title}</h1>{body}</article>{END}", head, f"{title} - Harbor Post")


def texts(found: Document) -> tuple[str, ...]:
    return tuple(block.text for block in found.blocks)


def json_ld(kind: str = "NewsArticle", **fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': kind, **fields})}</script>"


def test_an_amp_page_without_its_sidebar_captions_and_consent():
    found = document(
        "<amp-sidebar layout=nodisplay><ul><li><a href='/'>Home</a></li></ul></amp-sidebar>"
        f"<article><h1>{TITLE}</h1><p class='byline'>By Ben Rower</p>"
        "<amp-img src=x.jpg></amp-img><p class='amp-caption'>The bridge in March. Photo: C. Rower</p>"
        f"{STORY}<amp-ad><div fallback>Advertisement</div></amp-ad></article>"
        "<amp-consent><div>We and our partners use cookies. <button>Accept all</button></div></amp-consent>"
        "<section><h2>More stories</h2><ul><li><a href='/a'>Ferry fares rise again</a></li></ul></section>"
    )
    assert texts(found) == TOLD


def test_a_live_page_with_its_posts_and_their_headings_in_order():
    posts = "".join(
        f"<article><time>0{number}:15</time><h2>Post {number}</h2><p>{text}</p></article>"
        for number, text in enumerate(TOLD, 1)
    )
    lead = "The river rose by two meters overnight, and we report as it happens."
    head = json_ld("LiveBlogPosting", headline="Flood in Harbor Town")
    found = document(f"{FRAME}<main><h1>Flood in Harbor Town</h1><p>{lead}</p>{posts}</main>{END}", head)
    assert [text for text in texts(found) if not text.startswith("Post ")] == [lead, *TOLD]
    assert "Post 3" in texts(found)


def test_a_gallery_of_nothing_but_captions_is_its_captions_and_doubted():
    found = article(
        "".join(f"<figure><img src={i}.jpg><figcaption>{t}</figcaption></figure>" for i, t in enumerate(TOLD))
    )
    assert set(TOLD) <= set(texts(found))
    assert {block.kind for block in found.blocks if block.text in TOLD} == {"caption"}
    assert "doubtful-extraction" in found.flags


def test_an_interview_keeps_its_questions_and_answers():
    answers = "".join(
        f"<p><strong>What about point {n}?</strong></p><p>{text}</p>" for n, text in enumerate(TOLD)
    )
    found = article(answers)
    assert texts(found)[::2] == tuple(f"What about point {n}?" for n in range(5))
    assert texts(found)[1::2] == TOLD


def test_a_page_of_results_keeps_its_tables_row_by_row():
    table = "<table><tr><th>District</th><th>Yes</th></tr><tr><td>North Bank</td><td>1,204</td></tr></table>"
    found = article(STORY + table)
    assert [block.text for block in found.blocks if block.kind == "table"] == [
        "District Yes",
        "North Bank 1,204",
    ]


def test_a_list_article_keeps_its_numbered_points():
    found = article(
        "<ol>" + "".join(f"<li><h3>{n}. Point</h3><p>{t}</p></li>" for n, t in enumerate(TOLD, 1)) + "</ol>"
    )
    assert set(TOLD) <= set(texts(found))


def test_a_page_of_letters_keeps_each_with_who_wrote_it():
    found = article(
        "".join(
            f"<h3>Letter {n}</h3><p>{t}</p><p><em>Ada Quill, North Bank</em></p>" for n, t in enumerate(TOLD)
        )
    )
    assert texts(found)[:3] == ("Letter 0", TOLD[0], "Ada Quill, North Bank")
    assert set(TOLD) <= set(texts(found))


def test_an_offices_page_whose_title_is_a_number_is_called_by_its_only_heading():
    title = "Minister hands over the grant for a new bridge"
    found = document(
        f"{FRAME}<div id=content><h1>{title}</h1>{STORY}</div>{END}", title="Press release 114/2024"
    )
    assert (found.title, found.provenance.title) == (title, "heading")
    assert texts(found) == TOLD


def test_line_breaks_and_boxes_in_one_block_part_its_paragraphs():
    story = (
        f"{TOLD[0]}<span class='br'></span><span class='br'></span>{TOLD[1]}<br><br>{TOLD[2]}"
        f"<div class='also-read'>Also Read | <a href='/x'>Ferry fares up from Monday</a></div>{TOLD[3]}"
    )
    assert texts(article(f"<div class='story'>{story}</div><p>{TOLD[4]}</p>")) == TOLD


def test_bylines_calls_and_teasers_of_other_papers_are_no_part_of_the_text():
    found = article(
        f"<div class='share'>Share on WhatsApp</div><p><strong>By Esther Achieng</strong></p>{STORY}"
        "<p><em>READ ALSO:</em> <a href='/a'>Schools to reopen on Monday</a></p>"
        "<p>Síguenos en Facebook y Twitter.</p><p>Únete a nuestro canal de WhatsApp</p>"
    )
    assert texts(found) == TOLD
    assert (found.authors, found.provenance.authors) == (("Esther Achieng",), "heading")


def test_the_day_of_a_date_line_is_read_where_nothing_else_gives_it():
    found = document(f"<h1>{TITLE}</h1><p>Published: 2 May 2024</p>{STORY}")
    assert found.published == datetime(2024, 5, 2, tzinfo=UTC)


def test_a_page_laid_out_in_tables_gives_paragraphs():
    found = document(
        "<table><tr><td><a href='/'>Home</a><br><a href='/s'>Sport</a></td>"
        f"<td><font size=5><b>{TITLE}</b></font>{STORY}</td>"
        "<td><a href='/ad'>Buy a boat</a></td></tr></table>",
        title=f"Harbor Post: {TITLE}",
    )
    assert texts(found) == TOLD
    assert {block.kind for block in found.blocks} == {"paragraph"}
    assert found.title == TITLE


def test_a_page_that_a_script_would_fill_gives_the_copy_in_its_metadata():
    head = json_ld(headline=TITLE, articleBody="\n\n".join(TOLD))
    assert texts(document("<div id=root></div>", head)) == TOLD


def test_only_the_first_of_two_articles_on_a_page_is_read():
    other = "".join(
        f"<p>The ferry company said for the {n}th time that its fares would rise.</p>" for n in range(4)
    )
    found = document(
        f"<article><h1>{TITLE}</h1>{STORY}</article><article><h1>Ferry fares</h1>{other}</article>"
    )
    assert texts(found) == TOLD


def test_a_text_that_the_page_holds_twice_is_read_once():
    assert texts(article(f"<div class='mobile'>{STORY}</div><div class='desktop'>{STORY}</div>")) == TOLD


def test_words_of_the_text_set_large_beside_it_are_left_out_and_quotations_kept():
    large = "<blockquote><p>Engineers had warned in March that two of the nine pillars</p></blockquote>"
    quoted = "<blockquote><p>Nobody who knows the river would build here again, ever.</p></blockquote>"
    found = article(STORY + large + quoted + "<p>So ends the report of the engineers on the bridge.</p>")
    assert [block.text for block in found.blocks if block.kind == "quote"] == [
        "Nobody who knows the river would build here again, ever."
    ]


def test_the_title_with_its_rubric_or_in_other_words_of_the_page_is_no_heading_of_the_text():
    head = json_ld(
        headline="Bridge dispute: council argues for hours", alternativeHeadline="A bridge too old"
    )
    for heading in (f"Harbor Town {TITLE}", "Bridge dispute Council argues for hours", "A bridge too old"):
        found = article(f"<h2>{heading}</h2>{STORY}", head)
        assert texts(found) == TOLD, heading
    kept = article(
        f"<p>{TOLD[0]}</p><h2>About the bridge</h2>" + STORY.replace(f"<p>{TOLD[0]}</p>", ""), head
    )
    assert "About the bridge" in texts(kept)


def test_a_lead_in_the_dress_of_a_heading_is_a_paragraph():
    found = article(f"<h2>Eleven speakers asked for a safe crossing before the winter.</h2>{STORY}")
    assert found.blocks[0].kind == "paragraph"


def test_a_lead_that_the_page_shows_behind_a_place_is_part_of_the_text():
    lead = "Eleven speakers asked for a safe crossing before the winter comes."
    head = f"<meta name='description' content='{lead}'>"
    shown = f"<h1>{TITLE}</h1><div class='sub'><b>Harbor Town.</b> {lead}</div>"
    found = document(f"{shown}<article>{STORY}</article>", head)
    assert texts(found)[0] == f"Harbor Town. {lead}"
    cut = head.replace("before the winter comes.", "before …")
    assert (
        texts(document(f"{shown.replace('<b>Harbor Town.</b> ', '')}<article>{STORY}</article>", cut))[0]
        == lead
    )


def test_a_linked_sentence_is_kept_and_a_linked_title_of_another_article_is_not():
    found = article(
        STORY.replace(
            "<p>Engineers",
            "<p><a href='/x'>Ferry fares rise again in spring</a></p>"
            "<p>Is the ferry safe? <a href='/y'>What the inspectors found</a></p>"
            "<p><a href='/z'>The dispute about the bridge is not over yet</a>.</p><p>Engineers",
        )
    )
    assert "The dispute about the bridge is not over yet." in texts(found)
    assert not any("Ferry" in text or "inspectors" in text for text in texts(found))


def test_links_in_markdown_do_not_hide_a_paragraph_from_the_pages_own_copy():
    long = tuple(
        f"Speaker number {n} said that the bridge on pillar {n} was unsafe for all. " * 3 for n in range(9)
    )
    copy = "\n".join(text.replace("the bridge", "[the bridge](https://h.example/b)") for text in long)
    shown = "".join(
        f"<div class='sidebar widget'><p>{text.replace('the bridge', '<a href=/b>the bridge</a>')}</p></div>"
        for text in long[2:]
    )
    body = f"<article><h1>{TITLE}</h1><p>{long[0]}</p><p>{long[1]}</p></article><aside>{shown}</aside>"
    found = document(body, json_ld(headline=TITLE, articleBody=copy))
    assert texts(found) == tuple(text.strip() for text in long)
    assert all(block.links for block in found.blocks[2:])


def test_who_signs_and_when_is_no_paragraph_where_the_metadata_say_the_same():
    head = json_ld(
        headline=TITLE, author=[{"name": "Ada Quill"}, {"name": "Ben Rower"}], datePublished="2024-05-02"
    )
    found = article(
        f"<p>Ada Quill, Ben Rower</p><p>17:41 JST, May 2, 2024</p><p>47</p>{STORY}<p>Ada Quill</p>", head
    )
    assert texts(found) == TOLD


def test_a_line_that_says_more_than_the_authors_name_is_kept():
    head = json_ld(headline=TITLE, author={"name": "Ada Quill"})
    found = article(f"{STORY}<p>Ada Quill, asked again, had one answer: no.</p>", head)
    assert texts(found)[-1] == "Ada Quill, asked again, had one answer: no."


def test_a_linked_byline_names_the_author_where_the_metadata_name_the_paper():
    head = json_ld(headline=TITLE, author={"name": "Harbor Post"}, publisher={"name": "Harbor Post"})
    byline = "<p class='meta'>von <a href='/autoren/ada-quill'>Dr. Ada Quill</a></p>"
    found = article(byline + STORY, head)
    assert found.authors == ("Dr. Ada Quill",)
    creator = json_ld(
        headline=TITLE,
        author={"name": "Harbor Post"},
        creator=["Ben Rower"],
        publisher={"name": "Harbor Post"},
    )
    assert article(STORY, creator).authors == ("Ben Rower",)


def test_a_copy_in_the_metadata_that_nobody_sees_does_not_replace_what_the_page_shows():
    hidden = " ".join(f"Story {number} says that the mayor took the money." for number in range(60))
    node = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": hidden})
    found = article(head=f"<script type='application/ld+json'>{node}</script>")
    assert texts(found) == TOLD
