# ruff: noqa: E501  # sentences stay on one line, as in the texts
"""Reports made by hand about an invented ferry accident, for tests of whatever takes a report.

`ferry()` has four texts and six accounts with everything a page can show;
`readouts()` two accounts; `many(n)` n outlets; `bare()` nothing to compare;
`hostile()` the ferry with names and titles that try to become markup.
All of it is made up.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from reportgen.account import Account
from reportgen.article import Article, Block
from reportgen.attribution.statement import Carrier, Statement
from reportgen.capture import Skipped
from reportgen.config import Settings
from reportgen.difference import Difference, Value
from reportgen.origin import Origin
from reportgen.passage import Passage
from reportgen.point import Cell, FigureRow, Lone, Nearest, Point
from reportgen.quotation import Quotation, Wording
from reportgen.report import (
    Caution,
    Change,
    Edition,
    Event,
    Note,
    OffEvent,
    Report,
    ReportArticle,
    Tool,
)
from reportgen.summarizers.base import Chosen
from reportgen.timeline import Moment

MADE = datetime(2031, 3, 9, 6, 15, tzinfo=UTC)
Made = tuple[Report, dict[str, Article]]

COURIER = (
    "Ferry Alder Bay strikes harbor wall, 14 hurt",
    [
        "The ferry Alder Bay struck the north wall of Port Ennis at 7:42 on Saturday morning, and at least 14 passengers were hurt.",
        "About 210 people were on board.",
    ],
    [
        "“We heard no warning, and then everyone was on the floor,” said Mara Lindqvist, a passenger on the upper deck.",
        "The crossing from Holm had taken 35 minutes.",
        "The harbor was closed until noon.",
    ],
    ["Sound Line Ferries denied that the ship had been going too fast."],
)
WIRE = (
    "Fourteen injured as ferry hits pier in Port Ennis",
    [
        "PORT ENNIS (Coast Wire) — Fourteen people were injured when a passenger ferry hit a pier on Saturday, the harbor police said.",
        "The ship carried 187 passengers and a crew of nine.",
    ],
    [
        "Passenger Mara Lindqvist said: “We heard no warning.”",
        "The accident happened shortly before eight in the morning.",
        "A failure of the bow thruster is being examined.",
    ],
)
MINISTRY = (
    "Statement on the accident at Port Ennis",
    [
        "The Ministry of Transport confirms that the ferry Alder Bay made contact with the harbor wall at 07:42 local time.",
        "Eleven persons were treated for injuries, three of them in hospital.",
    ],
    [
        "The ship was travelling within the speed limit of the harbor.",
        "An independent inquiry will report within 60 days.",
        "The harbor was reopened at 12:00.",
    ],
)
BLOG = (
    "What we know about the Alder Bay",
    ["I have taken this ferry for twenty years, and it always comes in fast."],
    [
        "From Island Radio.",
        "A spokesman for Sound Line Ferries told the station that the ship “lost the bow thruster at the worst moment”.",
        "He put the number on board at 196.",
    ],
    ["Two witnesses said that the ship was well above the limit when it passed the mole."],
)


def article(ident: str, source: str, story: tuple, **more) -> Article:
    """An article of a title and paragraphs of sentences, its offsets counted while it is put together."""
    title, *paragraphs = story
    text, blocks, spans = title, [Block(kind="title", start=0, end=len(title))], []
    for paragraph in paragraphs:
        text += "\n\n"
        begin = len(text)
        for number, sentence in enumerate(paragraph):
            text += " " if number else ""
            spans.append((len(text), len(text) + len(sentence)))
            text += sentence
        blocks.append(Block(kind="paragraph", start=begin, end=len(text)))
    defaults = {
        "url": f"https://news.example/{ident}/alder-bay",
        "final_url": f"https://news.example/{ident}/alder-bay",
        "language": "en",
        "media_type": "text/html",
        "published": datetime(2031, 3, 8, 9, 5, tzinfo=UTC),
        "captured": datetime(2031, 3, 9, 6, 0, tzinfo=UTC),
    }
    return Article(
        id=ident,
        source=source,
        title=title,
        text=text,
        blocks=tuple(blocks),
        sentence_spans=tuple(spans),
        page_sha256=hashlib.sha256(f"page {ident}".encode()).hexdigest(),
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        extractor="trafilatura 2.3.0",
        **(defaults | more),
    )


def listed(mark: int, article: Article, origin: str = "") -> ReportArticle:
    """The article as a report lists it."""
    return ReportArticle(
        id=article.id,
        mark=mark,
        source=article.source,
        kind="web",
        language=article.language,
        url=article.url,
        final_url=article.final_url,
        title=article.title,
        authors=article.authors,
        published=article.published,
        modified=article.modified,
        captured=article.captured,
        words=len(article.text.split()),
        page_sha256=article.page_sha256,
        text_sha256=article.text_sha256,
        extractor=article.extractor,
        from_={"title": "json-ld"},
        origin=origin or f"o-{article.id}",
        flags=article.flags,
        sentences=article.sentence_spans,
    )


def words_of(article: Article, words: str) -> Passage:
    """The passage of those very words; they must stand in the text."""
    start = article.text.index(words)
    return article.passage(start, start + len(words))


def sentence_of(passage: Passage, article: Article) -> Passage:
    """The sentence that holds a passage."""
    number = article.sentence_at(passage.start)
    assert number, passage
    return article.sentences[number - 1]


def says(article: Article, number: int, **more) -> Statement:
    """A statement of the article's sentence of that number."""
    more.setdefault("chain", (article.id,))
    return Statement(passage=article.sentences[number - 1], **more)


def value(account: str, article: Article, words: str, quantity: float | None = None, **more) -> Value:
    """What an account gives at a difference, in those words."""
    span = words_of(article, words)
    more |= {bound: float(more[bound]) for bound in ("low", "high") if more.get(bound) is not None}
    if quantity is not None:
        quantity = float(quantity)
        more = {"low": quantity, "high": quantity, "bound": "exact", **more}
    return Value(
        account=account,
        passage=sentence_of(span, article),
        span=span,
        text=words,
        quantity=quantity,
        **more,
    )


def cell(account: str, *statements: Statement, stance: str = "states") -> Cell:
    return Cell(account=account, stance=stance, statements=statements)


def point(rank: int, topic: str, verdict: str, cells: list[Cell], *differences: Difference) -> Point:
    articles = {s.passage.article for c in cells for s in c.statements}
    return Point(
        id=f"pt{rank:04}",
        rank=rank,
        topic=topic,
        verdict=verdict,
        origins=len(articles),
        first=min(articles, default=None),
        cells=tuple(cells),
        differences=differences,
    )


def ferry() -> Made:
    """Four texts, six accounts, all verdicts, everything that a page can show."""
    courier = article("a1c0ffee0001", "Harbor Courier", COURIER, authors=("Ida Brandt", "J. Oyelaran"))
    wire = article(
        "a2c0ffee0002",
        "Coast Wire",
        WIRE,
        published=datetime(2031, 3, 8, 8, 40, tzinfo=UTC),
        flags=("short",),
    )
    ministry = article(
        "a3c0ffee0003",
        "Ministry of Transport",
        MINISTRY,
        published=datetime(2031, 3, 8, 14, 0, tzinfo=UTC),
        side="Government",
    )
    blog = article(
        "a4c0ffee0004", "Quay Notes", BLOG, published=None, url="file:notes/alder-bay.txt", final_url=""
    )
    told = (courier, wire, ministry, blog)
    radio = Carrier(
        id="c-radio",
        name="Island Radio",
        article=blog.id,
        marker=blog.sentences[1],
        blocks=(blog.passage(blog.blocks[2].start, blog.blocks[2].end),),
    )
    report = Report(
        title="The Alder Bay strikes the wall of Port Ennis",
        made=MADE,
        event=Event(name="Ferry accident at Port Ennis", place="Port Ennis", date="2031-03-08"),
        tool=Tool(version="0.1.0", config_sha256="0" * 64),
        settings=Settings(label="Illustrative"),
        edition=Edition(series="Port Ennis", number=2, previous="0123456789ab"),
        notes=(Note(by="Duty editor", text="The toll is still being counted.\n\nNext edition at noon."),),
        articles=tuple(listed(n, a) for n, a in enumerate(told, 1)),
        accounts=_ferry_accounts(),
        carriers=(radio,),
        summary=_ferry_summary(courier, wire, ministry),
        source_summaries={a.id: a.sentences[:1] for a in told},
        points=_ferry_points(courier, wire, ministry, blog),
        quotations=_ferry_quotations(courier, wire, blog),
        figures=_ferry_figures(courier, wire, ministry, blog),
        timeline=_ferry_timeline(courier, wire, ministry),
        only_one_account=(
            Lone(
                account="t-courier",
                passage=courier.sentences[3],
                nearest=(Nearest(passage=wire.sentences[3], score=0.214),),
            ),
            Lone(account="t-blog", passage=blog.sentences[0], nearest=()),
        ),
        **_ferry_ends(courier, wire, blog),
    )
    return report.sealed(), {a.id: a for a in told}


def _ferry_accounts() -> tuple[Account, ...]:
    return (
        Account(
            id="t-courier", mark="A", teller="Harbor Courier", kind="outlet", channels=(("a1c0ffee0001",),)
        ),
        Account(id="t-wire", mark="B", teller="Coast Wire", kind="outlet", channels=(("a2c0ffee0002",),)),
        Account(
            id="t-ministry",
            mark="C",
            teller="Ministry of Transport",
            kind="outlet",
            side="Government",
            channels=(("a3c0ffee0003",),),
        ),
        Account(id="t-blog", mark="D", teller="Quay Notes", kind="opinion", channels=(("a4c0ffee0004",),)),
        Account(
            id="t-line",
            mark="E",
            teller="Sound Line Ferries",
            kind="office",
            role="operator",
            side="Sound Line Ferries",
            channels=(("a1c0ffee0001",), ("a4c0ffee0004", "c-radio")),
        ),
        Account(
            id="t-mara",
            mark="F",
            teller="Mara Lindqvist",
            kind="person",
            role="a passenger on the upper deck",
            channels=(("a1c0ffee0001",), ("a2c0ffee0002",)),
        ),
    )


def _ferry_summary(courier: Article, wire: Article, ministry: Article) -> tuple[Chosen, ...]:
    return (
        Chosen(
            passage=courier.sentences[0],
            support=(wire.sentences[0], ministry.sentences[0]),
            origins=3,
            why="Alder Bay, Port Ennis",
        ),
        Chosen(passage=ministry.sentences[1], origins=1),
        Chosen(passage=wire.sentences[4], support=(), origins=1),
    )


def _ferry_points(courier: Article, wire: Article, ministry: Article, blog: Article) -> tuple[Point, ...]:
    line = {"speaker": "Sound Line Ferries", "kind": "indirect"}
    return (
        point(
            1,
            "people hurt",
            "differ",
            [
                cell("t-courier", says(courier, 1)),
                cell("t-wire", says(wire, 1)),
                cell("t-ministry", says(ministry, 2), stance="differs"),
            ],
            Difference(
                kind="number",
                note="people hurt",
                sure=True,
                values=(
                    value("t-courier", courier, "at least 14 passengers", 14, high=None, unit="person"),
                    value("t-wire", wire, "Fourteen people", 14, unit="person"),
                    value("t-ministry", ministry, "Eleven persons", 11, unit="person"),
                ),
            ),
        ),
        point(
            2,
            "speed of the ship",
            "differ",
            [
                cell("t-ministry", says(ministry, 3)),
                cell("t-blog", says(blog, 1, opinion=True), says(blog, 5), stance="differs"),
                cell("t-line", says(courier, 6, cue="denied", **line), stance="denies"),
            ],
            Difference(
                kind="polarity",
                note="within or above the limit",
                sure=False,
                values=(
                    value("t-ministry", ministry, "within the speed limit"),
                    value("t-blog", blog, "well above the limit"),
                ),
            ),
        ),
        point(
            3,
            "people on board",
            "possible_difference",
            [
                cell("t-courier", says(courier, 2)),
                cell("t-wire", says(wire, 2)),
                cell("t-line", says(blog, 4, chain=(blog.id, "c-radio"), **line)),
            ],
            Difference(
                kind="number",
                note="people on board",
                sure=False,
                values=(
                    value("t-courier", courier, "About 210 people", 210, low=189, high=231, bound="about"),
                    value("t-wire", wire, "187 passengers", 187, part_of=True),
                    value("t-line", blog, "196", 196),
                ),
            ),
        ),
        point(
            4,
            "the ferry struck the harbor wall",
            "agree",
            [
                cell("t-courier", says(courier, 1)),
                cell("t-wire", says(wire, 1), says(wire, 4)),
                cell("t-ministry", says(ministry, 1)),
            ],
        ),
        point(
            5,
            "no warning",
            "one_account",
            [
                cell(
                    "t-mara",
                    says(courier, 3, speaker="Mara Lindqvist", cue="said", kind="direct"),
                    says(wire, 3, speaker="Mara Lindqvist", cue="said", kind="direct"),
                )
            ],
        ),
        point(6, "inquiry", "one_account", [cell("t-ministry", says(ministry, 4))]),
        point(
            7,
            "bow thruster",
            "agree",
            [
                cell("t-wire", says(wire, 5)),
                cell("t-line", says(blog, 3, chain=(blog.id, "c-radio"), cue="told", **line)),
            ],
        ),
    )


def _ferry_quotations(courier: Article, wire: Article, blog: Article) -> tuple[Quotation, ...]:
    long = words_of(courier, "We heard no warning, and then everyone was on the floor")
    short = words_of(wire, "We heard no warning")
    lost = words_of(blog, "lost the bow thruster at the worst moment")
    return (
        Quotation(
            id="q1",
            speaker="Mara Lindqvist",
            account="t-mara",
            cue="said",
            passage=long,
            wordings=(
                Wording(passage=long, account="t-courier"),
                Wording(passage=short, account="t-wire", cut_before="and"),
            ),
        ),
        Quotation(
            id="q2",
            speaker="Sound Line Ferries",
            account="t-line",
            cue="told the station",
            passage=lost,
            wordings=(Wording(passage=lost, account="t-blog"),),
        ),
    )


def _ferry_figures(
    courier: Article, wire: Article, ministry: Article, blog: Article
) -> tuple[FigureRow, ...]:
    return (
        FigureRow(
            topic="people hurt",
            unit="person",
            compatible=False,
            values=(
                value("t-courier", courier, "at least 14 passengers", 14, high=None, bound="at_least"),
                value("t-wire", wire, "Fourteen people", 14),
                value("t-ministry", ministry, "Eleven persons", 11),
            ),
        ),
        FigureRow(
            topic="people on board",
            unit="person",
            compatible=True,
            values=(
                value("t-courier", courier, "About 210 people", 210, low=189, high=231, bound="about"),
                value("t-wire", wire, "187 passengers", 187, part_of=True),
                value("t-line", blog, "196", 196),
            ),
        ),
    )


def _ferry_timeline(courier: Article, wire: Article, ministry: Article) -> tuple[Moment, ...]:
    return (
        Moment(
            when=datetime(2031, 3, 8, 7, 42),  # noqa: DTZ001  # the text names no zone
            precision="minute",
            zone="local time",
            account="t-ministry",
            passage=ministry.sentences[0],
        ),
        Moment(
            when=datetime(2031, 3, 8, tzinfo=UTC),
            account="t-wire",
            passage=wire.sentences[0],
            kind="reported",
        ),
        Moment(
            when=datetime(2031, 3, 8, 12, 0, tzinfo=UTC),
            precision="minute",
            account="t-courier",
            passage=courier.sentences[4],
        ),
    )


def _ferry_ends(courier: Article, wire: Article, blog: Article) -> dict:
    return {
        "origins": (
            Origin(id="o1", articles=(courier.id,)),
            Origin(id="o2", articles=(wire.id, blog.id), credit="(Coast Wire)"),
        ),
        "skipped": (
            Skipped(
                source="Northern Gazette",
                url="https://gazette.example/2031/03/08/ferry",
                slug="too-large",
                reason="The page is larger than 15 MB; it was not read.",
            ),
        ),
        "off_event": (
            OffEvent(
                article="ffff00000009",
                source="Harbor Courier",
                title="Fish prices rise again",
                reason="It shares two of the event's eleven words.",
            ),
        ),
        "warnings": (
            Caution(
                slug="short", article=wire.id, text="The text is shorter than most; part may be missing."
            ),
            Caution(slug="one-day", article=None, text="All texts are of one day."),
        ),
        "changes": (
            Change(kind="changed", what="verdict", id="pt0001", old="agree", new="differ"),
            Change(kind="added", what="article", id=blog.id, new={"title": blog.title}),
            Change(kind="changed", what="figure", id="f1", old=9, new=14),
        ),
    }


def readouts() -> Made:
    """Two accounts facing each other."""
    report, texts = ferry()
    left = ("t-courier", "t-ministry")
    courier, ministry = texts["a1c0ffee0001"], texts["a3c0ffee0003"]
    points = tuple(
        replace(p, cells=cells, differences=tuple(_only(d, left) for d in p.differences))
        for p in report.points
        if (cells := tuple(c for c in p.cells if c.account in left))
    )
    kept = [courier.id, ministry.id]
    return (
        replace(
            report,
            title="Two readouts of the accident at Port Ennis",
            articles=tuple(listed(n, a) for n, a in enumerate((courier, ministry), 1)),
            accounts=tuple(a for a in report.accounts if a.id in left),
            points=points,
            summary=(Chosen(passage=courier.sentences[0], support=(ministry.sentences[0],), origins=2),),
            source_summaries={},
            quotations=(),
            figures=(),
            timeline=(),
            only_one_account=(),
            origins=(),
            carriers=(),
            warnings=(),
            edition=None,
            changes=None,
            notes=(),
            off_event=(),
            skipped=(),
        ).sealed(),
        {key: texts[key] for key in kept},
    )


def _only(difference: Difference, accounts: tuple[str, ...]) -> Difference:
    return replace(difference, values=tuple(v for v in difference.values if v.account in accounts))


def many(outlets: int = 9) -> Made:
    """As many outlets as asked for, each with its own length of one crossing."""
    told = [
        article(
            f"b{n:011}",
            f"Gazette of Island {n}",
            (
                f"Crossing number {n}",
                [f"The crossing took {30 + n} minutes, the master of the ship said.", "The sea was calm."],
            ),
        )
        for n in range(1, outlets + 1)
    ]
    accounts = tuple(
        Account(
            id=f"t{n}",
            mark=chr(64 + n) if n <= 26 else "A" + chr(64 + n - 26),
            teller=a.source,
            kind="outlet",
            channels=((a.id,),),
        )
        for n, a in enumerate(told, 1)
    )
    values = tuple(
        value(t.id, a, f"{30 + n} minutes", 30.0 + n, unit="minute")
        for n, (t, a) in enumerate(zip(accounts, told, strict=True), 1)
    )
    length = Difference(kind="number", note="duration, in minutes", sure=True, values=values)
    cells = [cell(t.id, says(a, 1)) for t, a in zip(accounts, told, strict=True)]
    calm = [cell(t.id, says(a, 2)) for t, a in zip(accounts, told, strict=True)]
    report = Report(
        title="How long the crossing took",
        made=MADE,
        event=Event(name="Crossing"),
        tool=Tool(version="0.1.0"),
        articles=tuple(listed(n, a) for n, a in enumerate(told, 1)),
        accounts=accounts,
        summary=(Chosen(passage=told[0].sentences[0]),),
        points=(
            point(1, "length of the crossing", "differ", cells, length),
            point(2, "the sea", "agree", calm[:-1]),
        ),
        figures=(FigureRow(topic="length of the crossing", unit="minute", compatible=False, values=values),),
    )
    return report.sealed(), {a.id: a for a in told}


def bare() -> Made:
    """One text, nothing to compare."""
    only = article("c00000000001", "Harbor Courier", ("A quiet day", ["Nothing happened in Port Ennis."]))
    report = Report(
        title="A quiet day",
        made=MADE,
        event=Event(name="A quiet day"),
        tool=Tool(),
        articles=(listed(1, only),),
        accounts=(
            Account(id="t1", mark="A", teller="Harbor Courier", kind="outlet", channels=((only.id,),)),
        ),
        summary=(Chosen(passage=only.sentences[0]),),
    )
    return report.sealed(), {only.id: only}


HOSTILE = (
    "<script>alert(1)</script> & <b>bold</b> | [a](javascript:alert(1)) {{ 7*7 }} {% raw %}",
    [
        "# A *line* that _tries_ to be `markup`, www.evil.example and https://evil.example/ too.",
        '<img src="file:///etc/passwd" onerror=alert(1)> &amp; </span></style> stay as they are.',
    ],
    [
        "1. no list | no table | no $math$ and @nobody #12 ~~gone~~ ^up^.",
        "- no item\u202e\u200b\x07, a line\nbreak and a tab\tin it, " + "x" * 400 + ".",
    ],
)


def hostile() -> Made:
    """A report whose texts, names, titles and addresses try to become something else."""
    bad = article("d00000000001", "<i>Courier</i> | *one*", HOSTILE, url="javascript:alert(1)", final_url="")
    good = article("d00000000002", "]]> & -- `Wire`", ("![x](y)", ["Calm <sea>.", "Calm again & again."]))
    told = (bad, good)
    accounts = tuple(
        Account(
            id=f"t{n}", mark=chr(64 + n), teller=a.source, kind="outlet", role="</td>", channels=((a.id,),)
        )
        for n, a in enumerate(told, 1)
    )
    cells = [[cell("t1", says(bad, n)), cell("t2", says(good, 1 + n % 2))] for n in range(1, 5)]
    naming = Difference(
        kind="naming",
        note="<u>naming</u>",
        sure=False,
        values=(
            value("t1", bad, "*line* that _tries_"),
            value("t2", good, "again"),
        ),
    )
    report = Report(
        title="<h1>{{ title }}</h1> --- *x*",
        made=MADE,
        event=Event(name="x", place="{% include '/etc/passwd' %}", date="not a date"),
        tool=Tool(),
        settings=Settings(label="</header>"),
        notes=(Note(by="<b>", text="[click](javascript:alert(1))"),),
        articles=tuple(listed(n, a) for n, a in enumerate(told, 1)),
        accounts=accounts,
        summary=tuple(Chosen(passage=s) for s in bad.sentences),
        points=tuple(
            point(n, f"<topic {n}> | *", "possible_difference", c, naming) for n, c in enumerate(cells, 1)
        ),
        only_one_account=tuple(Lone(account="t1", passage=s, nearest=()) for s in bad.sentences),
        skipped=(Skipped(source="<s>", url="data:text/html,<script>", slug="fetch", reason="*no* | `way`"),),
    )
    return report.sealed(), {a.id: a for a in told}
