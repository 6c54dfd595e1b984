"""A report of one accident told in Arabic, Hebrew and English side by side; all sentences are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import reports

STORIES = {
    "ar": (
        "صحيفة الميناء",
        (
            "عبّارة تصطدم برصيف الميناء (14 جريحًا)",
            [
                "قالت شرطة الميناء إن 20 راكبًا أصيبوا عندما اصطدمت العبّارة Alder Bay بالرصيف صباح السبت.",
                "«لم نسمع أي تحذير»، قالت الراكبة مارا ليند.",
                "وأُغلق الميناء حتى الساعة 12:00.",
            ],
        ),
    ),
    "he": (
        "יומן הנמל",
        (
            "מעבורת פגעה במזח: לפחות 14 נפצעו",
            [
                "לפחות 14 נוסעים נפצעו כאשר המעבורת Alder Bay פגעה במזח בשבת בבוקר, מסרה המשטרה.",
                "”לא שמענו שום אזהרה“, אמרה הנוסעת מארה לינד.",
                "הנמל נסגר עד השעה 12:00.",
            ],
        ),
    ),
    "en": (
        "Harbor Courier",
        (
            "Ferry strikes harbor wall, 14 hurt",
            [
                "At least 14 passengers were hurt when the ferry Alder Bay struck the wall on Saturday.",
                "“We heard no warning,” said Mara Lind, a passenger.",
                "The harbor was closed until noon.",
            ],
        ),
    ),
}
_HURT = {"ar": "20 راكبًا", "he": "לפחות 14 נוסעים", "en": "At least 14 passengers"}
_SAID = {"ar": "لم نسمع أي تحذير", "he": "לא שמענו שום אזהרה", "en": "We heard no warning"}


def told_side_by_side(*languages: str, language: str = "en") -> reports.Made:
    """The accident in these languages, with all that a page can show; the report is in `language`."""
    told = {
        tag: reports.article(
            f"f0000000000{n}",
            STORIES[tag][0],
            STORIES[tag][1],
            language=tag,
            authors=(f"{STORIES[tag][0]} 2",),
        )
        for n, tag in enumerate(languages, 1)
    }
    values = tuple(
        reports.value(f"t-{tag}", a, _HURT[tag], 20 if tag == "ar" else 14, unit="person")
        for tag, a in told.items()
    )
    heard = {tag: reports.words_of(a, _SAID[tag]) for tag, a in told.items()}
    first = next(iter(told))
    report = reports.Report(
        title=told[first].title,
        language=language,
        made=reports.MADE,
        event=reports.Event(name="accident"),
        tool=reports.Tool(),
        articles=tuple(reports.listed(n, a) for n, a in enumerate(told.values(), 1)),
        accounts=_accounts(told),
        summary=tuple(reports.Chosen(passage=a.sentences[0]) for a in told.values()),
        points=_points(told, values),
        figures=(
            reports.FigureRow(
                topic=told[first].sentences[0].text.split()[-1],
                unit="person",
                compatible=False,
                values=values,
            ),
        ),
        quotations=(
            reports.Quotation(
                id="q1",
                speaker="Mara Lind",
                account=f"t-{first}",
                cue="said",
                passage=heard[first],
                wordings=tuple(reports.Wording(passage=p, account=f"t-{tag}") for tag, p in heard.items()),
            ),
        ),
        timeline=tuple(
            reports.Moment(
                when=datetime(2031, 3, 8, 12, 0, tzinfo=UTC),
                precision="minute",
                account=f"t-{tag}",
                passage=a.sentences[2],
            )
            for tag, a in told.items()
        ),
        only_one_account=tuple(
            reports.Lone(account=f"t-{tag}", passage=a.sentences[2], nearest=()) for tag, a in told.items()
        ),
        source_summaries={a.id: (a.sentences[0],) for a in told.values()},
    )
    return report.sealed(), {a.id: a for a in told.values()}


def _accounts(told: dict[str, reports.Article]) -> tuple[reports.Account, ...]:
    return tuple(
        reports.Account(id=f"t-{tag}", mark=chr(64 + n), teller=a.source, kind="outlet", channels=((a.id,),))
        for n, (tag, a) in enumerate(told.items(), 1)
    )


def _points(told: dict[str, reports.Article], values: tuple) -> tuple[reports.Point, ...]:
    first = next(iter(told.values()))
    hurt = reports.Difference(kind="number", note="people hurt", sure=True, values=values)
    return tuple(
        replace(
            reports.point(
                n,
                " · ".join(first.sentences[n - 1].text.split()[:2]),
                "differ" if n == 1 else "agree",
                [reports.cell(f"t-{tag}", reports.says(a, n)) for tag, a in told.items()],
                *((hurt,) if n == 1 else ()),
            )
        )
        for n in (1, 2, 3)
    )
