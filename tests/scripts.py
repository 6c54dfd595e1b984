"""A report in five scripts that the shipped fonts do not hold; all sentences are made up."""

from __future__ import annotations

from pathlib import Path

import reports

STORIES = {
    "ar": (
        "صحيفة الميناء",
        "عبارة تصطدم برصيف الميناء",
        [
            "قالت شرطة الميناء إن عشرين شخصا (20) أصيبوا عندما اصطدمت العبارة بالرصيف صباح السبت.",
            "وأغلق الميناء حتى الظهر.",
        ],
    ),
    "he": (
        "יומן הנמל",
        "מעבורת פגעה במזח",
        ["לפחות 14 נוסעים נפצעו כאשר המעבורת פגעה במזח בשבת בבוקר, מסרה המשטרה.", "הנמל נסגר עד הצהריים."],
    ),
    "zh": (
        "海港日报",
        "渡轮撞上码头",
        ["港口警方说，星期六早上渡轮撞上码头，至少有14人受伤。", "港口关闭到中午。"],
    ),
    "hi": (
        "बंदरगाह समाचार",
        "नौका घाट से टकराई",
        [
            "बंदरगाह पुलिस ने कहा कि शनिवार सुबह नौका घाट से टकराई और कम से कम 14 लोग घायल हुए।",
            "बंदरगाह दोपहर तक बंद रहा।",
        ],
    ),
    "th": (
        "ข่าวท่าเรือ",
        "เรือข้ามฟากชนท่าเทียบเรือ",
        ["ตำรวจท่าเรือกล่าวว่าเรือข้ามฟากชนท่าเทียบเรือเช้าวันเสาร์และมีผู้บาดเจ็บอย่างน้อย 14 คน", "ท่าเรือปิดจนถึงเที่ยง"],
    ),
}


def told_in(*languages: str) -> reports.Made:
    """Accounts of the same accident in these languages, side by side."""
    told = []
    for number, language in enumerate(languages, 1):
        source, title, sentences = STORIES[language]
        told.append(reports.article(f"e0000000000{number}", source, (title, sentences), language=language))
    accounts = tuple(
        reports.Account(id=f"t{n}", mark=chr(64 + n), teller=a.source, kind="outlet", channels=((a.id,),))
        for n, a in enumerate(told, 1)
    )
    points = tuple(
        reports.point(
            n + 1,
            told[0].sentences[n].text.split()[0],
            "possible_difference",
            [reports.cell(f"t{m}", reports.says(a, n + 1)) for m, a in enumerate(told, 1)],
        )
        for n in range(2)
    )
    report = reports.Report(
        title=told[0].title,
        language=languages[0],
        made=reports.MADE,
        event=reports.Event(name="accident"),
        tool=reports.Tool(),
        articles=tuple(reports.listed(n, a) for n, a in enumerate(told, 1)),
        accounts=accounts,
        summary=tuple(reports.Chosen(passage=a.sentences[0]) for a in told),
        points=points,
        only_one_account=tuple(
            reports.Lone(account=f"t{n}", passage=a.sentences[1], nearest=()) for n, a in enumerate(told, 1)
        ),
    )
    return report.sealed(), {a.id: a for a in told}


def install_fonts(data: Path, *folders: Path) -> Path:
    """A user's own data folder in which the fonts of these folders are installed."""
    (data / "fonts").mkdir(parents=True)
    for number, folder in enumerate(folders):
        (data / "fonts" / str(number)).symlink_to(folder)
    return data
