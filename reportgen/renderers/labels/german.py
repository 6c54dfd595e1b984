"""The page's own words in German."""

from __future__ import annotations

from reportgen.renderers.labels.said.german import REASONS, TOLD
from reportgen.renderers.labels.table import Labels, two_forms

_MONTHS = tuple("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split())

LABELS = Labels(
    language="de",
    months=_MONTHS,
    months_alone=_MONTHS,
    day="{day}. {month} {year}",
    month="{month} {year}",
    minute="{day}, {time}",
    span="{} bis {}",
    thousands=".",
    decimal=",",
    form=two_forms,
    opening_quote="„",
    closing_quote="“",
    articles=("Artikel", "Artikel"),
    articles_read=("Artikel gelesen", "Artikel gelesen"),
    accounts=("Darstellung", "Darstellungen"),
    lined_up=("Punkt verglichen", "Punkte verglichen"),
    agreeing=("Punkt stimmt überein", "Punkte stimmen überein"),
    differing=("Punkt weicht ab", "Punkte weichen ab"),
    possible=("möglicher Unterschied", "mögliche Unterschiede"),
    origins=("Ursprung", "Ursprünge"),
    paragraphs=("Absatz", "Absätze"),
    times=("Mal", "Mal"),
    words=("Wort", "Wörter"),
    more_points=("weiterer Punkt", "weitere Punkte"),
    briefing="Ereignisbericht",
    dek_compared="{}, {}: worin sie übereinstimmen, worin sie sich unterscheiden und wer was sagt.",
    dek_alone="{}, {}: was darin steht, Satz für Satz.",
    imprint="erstellt am {} · Bericht {}",
    cutoff="Informationsstand {}",
    after_cutoff="Nach dem Informationsstand veröffentlicht.",
    reviewed_by="geprüft von {}",
    logo="Logo",
    contents="In diesem Bericht",
    bottom_line="Das Wichtigste",
    nothing_chosen="Aus den vorliegenden Texten ließ sich kein Satz auswählen.",
    since_report="Seit Bericht {}, erstellt am {}",
    nothing_new="Die vorliegenden Texte sagen nichts, was er nicht schon gesagt hätte.",
    no_room_for_news="Für das Neue war kein Platz: Jeder Satz darüber ist länger als die Zusammenfassung.",
    also_in="auch {}",
    more="und {} weitere",
    more_below="{} weitere unten",
    more_in_json="{} weitere in der JSON-Datei des Berichts.",
    titles={
        "update": "Was neu ist",
        "parted": "Worin die Darstellungen auseinandergehen",
        "agreed": "Worin alle Darstellungen übereinstimmen",
        "matters": "Darstellungen nebeneinander",
        "matrix": "Wer was berichtet",
        "figures": "Zahlen nebeneinander",
        "usages": "Die gewählten Wörter",
        "quotations": "In ihren Worten",
        "lone": "Nur in einer Darstellung",
        "brief": "Jeder Text in Kürze",
        "timeline": "Was wann geschah",
        "changes": "Was sich geändert hat",
        "tellers": "Darstellungen",
        "sources": "Quellen",
        "carriers": "Weitergegebene Medien",
        "skipped": "Was nicht gelesen werden konnte",
        "off_event": "Gelesen und ausgelassen",
        "cautions": "Mit Vorsicht zu lesen",
        "corrections": "Von Menschen berichtigt",
        "why": "Warum diese Sätze",
        "method": "Wie dies entstand",
    },
    leads={
        "corrections": "Was Menschen an diesem Bericht berichtigt haben, mit Namen und Grund; "
        "alles andere auf der Seite folgt daraus.",
        "update": "Sätze, die sagen, was der hier genannte Bericht nicht sagte.",
        "parted": "In den Worten der Darstellungen selbst; nichts hier sagt, welche von ihnen recht hat.",
        "agreed": "Übereinstimmung besteht zwischen Darstellungen; an nichts anderem wurde sie geprüft.",
        "timeline": "Zeiten, wie die Texte sie angeben; eine Zone steht nur da, wo ein Text sie nennt.",
        "matters": "Jeder Satz gehört unverändert seiner Quelle. Hervorgehobene Wörter tragen den "
        "Unterschied. Ein Zeichen wie 3.14 meint Satz 14 von Artikel 3 im Verzeichnis der Quellen.",
        "matrix": "„Schweigt“ heißt, dass in den vorliegenden Texten kein Satz der Darstellung gefunden "
        "wurde, der davon spricht; bestritten ist es damit nicht. „Zitiert“ heißt, dass sie es nur in den "
        "Worten anderer hat.",
        "figures": "Zahlen, die Darstellungen für eine Größe nennen, jede einmal, als die Spanne, die ihre "
        "Worte zulassen: „mindestens“, „etwa“ und „über“ bleiben erhalten, und Spannen, die sich treffen, "
        "sind kein Unterschied.",
        "usages": "Namen, Verben des Sagens und Vorbehalte, wie sie dastehen, gezeigt und nicht bewertet. "
        "Dass zwei Wörter in einer Zeile stehen, heißt nicht, dass sie dasselbe meinen.",
        "quotations": "Was zitiert wird, in jedem Wortlaut, in dem es weitergegeben wurde.",
        "lone": "Sätze ohne Gegenstück in den anderen Darstellungen, soweit die vorliegenden Texte es "
        "zeigen. Was ihnen anderswo am nächsten kommt, steht darunter, damit sich das Fehlen prüfen lässt.",
        "brief": "Die Sätze, die am besten für jeden Text stehen, ausgewählt und nicht geschrieben.",
        "tellers": "Alles, was ein und derselbe sagt, ist eine Darstellung, durch welche Texte seine Worte "
        "auch kamen.",
        "sources": "Jedes Zeichen führt hierher. Der Fingerabdruck sind die ersten acht Zeichen der "
        "SHA-256-Summe des archivierten Textes.",
        "carriers": "Medien, deren Worte diesen Bericht durch einen anderen Text erreichen.",
        "skipped": "Angefragt und nicht gelesen; nichts davon steht in diesem Bericht.",
        "off_event": "Gelesen, doch von etwas anderem handelnd.",
        "why": "Die Sätze der Zusammenfassung in der Reihenfolge, in der sie gewählt wurden: jeweils der, "
        "der für seine Länge am meisten Neues sagte. Was mehrere Ursprünge sagen und was vorn steht, wiegt "
        "mehr. Der erste hat das Gewicht 100.",
    },
    agreed_by_several="Worin mehrere Darstellungen übereinstimmen",
    told_alone="Was gesagt wird",
    side_by_side="{} Darstellungen nebeneinander",
    verdicts={
        "agree": "Übereinstimmend",
        "differ": "Unterschiedlich",
        "possible_difference": "Möglicher Unterschied",
        "one_account": "Eine Darstellung",
    },
    summary_verdicts={
        "differ": "Darstellungen unterscheiden sich",
        "possible_difference": "möglicher Unterschied",
    },
    stances={
        "states": "Sagt es",
        "differs": "Weicht ab",
        "denies": "Bestreitet",
        "quotes": "Zitiert",
        "silent": "Schweigt",
    },
    account_kinds={
        "outlet": "mit eigener Stimme",
        "person": "zitierte Person",
        "office": "zitierte Stelle",
        "group": "zitierte Gruppe",
        "opinion": "Meinung des Verfassers",
    },
    point="Punkt",
    topic="Thema",
    silent_outlet="In diesem Text nicht gefunden",
    silent_teller="In den vorliegenden Texten nicht gefunden",
    only_quoted="Nur in dem, was es zitiert: {}",
    not_found="In den vorliegenden Texten nicht gefunden",
    also_here="Sprechen hier ebenfalls",
    nothing_lined_up="Keine zwei Darstellungen sprechen in den vorliegenden Texten von derselben Sache; "
    "daher "
    "steht nichts nebeneinander.",
    possible_mark="möglich",
    part_of_larger="Teil einer größeren Zahl",
    speaker="Es spricht",
    in_source="{}, in {}",
    side="Seite: {}",
    in_article="Artikel {}",
    in_text="in {} ({})",
    via="über {}",
    quantity="Größe",
    as_given="Wie angegeben",
    at_least="Mindestens",
    at_most="Höchstens",
    together="Zusammengenommen",
    together_kinds={"differ": "verschieden", "hold": "können alle zutreffen", "same": "gleich"},
    no_bound="offen",
    chart_title="{}, nach Darstellung: {}",
    chart_caption="{}. Ein Balken ist die Spanne, die die Worte zulassen; ein Pfeil hat keine Grenze.",
    strip_to_scale="Maßstäblich.",
    strip_in_steps="Der Reihe nach; die Abstände sind nicht maßstäblich.",
    usages={"name": "{}", "verb": "womit die Worte von {} eingeleitet werden", "hedge": "Vorbehalte: {}"},
    no_hedge="ohne Vorbehalt gesagt",
    speaker_not_named="Sprecher nicht genannt",
    carried_by="Auch bei",
    stops_before="endet vor {}",
    leaves_out="lässt {} weg",
    nearest="Am nächsten kommt anderswo",
    nothing_near="Anderswo kommt dem nichts nahe.",
    likeness="Ähnlichkeit",
    reported="gemeldet",
    changes={"added": "Neu", "dropped": "Weggefallen", "changed": "Geändert"},
    things={
        "article": "Artikel",
        "point": "Punkt",
        "verdict": "Befund",
        "figure": "Zahl",
        "passage": "Stelle",
        "skipped": "nicht gelesene Adresse",
        "quotation": "Zitat",
        "settings": "Einstellungen",
        "tool": "Version von reportgen",
    },
    corrections={
        "leave_out": "weggelassen",
        "speaker": "gesagt von {}",
        "side": "Seite von {}: {}",
        "topic": "Thema: {}",
        "merge": "auf einen Punkt gebracht",
        "split": "vom Punkt der anderen genommen",
    },
    outlet_itself="sagt der Text selbst",
    fits_no_longer="passt nicht mehr und hat nichts geändert",
    edition="{}, Ausgabe {}",
    since_edition="seit Bericht {}",
    new_words="sagt als erster {}",
    would_add="brächte hinzu {}",
    weight="Gewicht {}",
    one_origin="beruht auf einem Ursprung",
    came_next="Als Nächste kamen:",
    told_once="nur ein Ursprung sagt es",
    rest_on_one="Von mehreren Darstellungen gesagt, und nur von einem Ursprung:",
    note_by="Anmerkung von",
    edited="{} Stellen stehen Wort für Wort wie in ihren Quellen, "
    "{} wurden von Hand geändert, {} Stücke sind von der Redaktion.",
    edited_briefing="Von Hand bearbeitet",
    edited_words="von Hand geändert; die Quelle hat:",
    added_words="Von der Redaktion hinzugefügt",
    edited_method=(
        "Diese Seite wurde von Hand bearbeitet. Was vor einem Verweis steht und kein Zeichen trägt, hat "
        "die Quelle Zeichen für Zeichen so; Wörter über einer gepunkteten Linie wurden geändert, darunter"
        " steht der Wortlaut der Quelle; Wörter über einer gestrichelten Linie oder in einem grauen "
        "Kasten sind von der Redaktion."
    ),
    number="Nr.",
    source="Quelle",
    title_and_address="Titel und Adresse",
    published="Veröffentlicht",
    captured="Abgerufen",
    word_count="Wörter",
    fingerprint="Abdruck",
    untitled="(ohne Titel)",
    not_given="nicht angegeben",
    one_text_with="ein Text mit {}",
    credited="{} zugeschrieben",
    in_sentence="im Satz",
    opened_by="{}, eingeleitet mit",
    carried_in="in {}",
    method=(
        (
            "Nichts auf dieser Seite ist umgeschrieben: Sätze wurden aus den archivierten Texten ausgewählt, "
            "Zeichen für Zeichen, und jeder lässt sich aus seinem Artikel, seinen Stellenangaben und der "
            "Prüfsumme "
            "des Textes wieder lesen."
        ),
        (
            "Darstellungen werden nach ihren Wörtern, gemeinsamen Namen und Zahlen nebeneinandergestellt, "
            "gewichtet "
            "danach, wie selten sie in diesen Texten sind. Das ist eine Lesehilfe und keine "
            "Tatsachenfeststellung."
        ),
        (
            "„Unterschiedlich“ heißt, dass eine Zahl, ein Datum oder eine Verneinung in einer Darstellung "
            "so, "
            "wie "
            "sie dasteht, nicht mit der einer anderen zusammen gelten kann. „Möglicher Unterschied“ heißt, "
            "dass "
            "der "
            "Wortlaut es nahelegt. Keines von beiden sagt, wer recht hat, und wer schweigt, bestreitet "
            "nichts."
        ),
    ),
    check="Um jeden Satz aus den archivierten Texten wieder zu lesen:",
    screen={
        "accounts": "Punkte, zu denen diese sprechen",
        "sort": "Reihenfolge der Punkte",
        "rank": "Wichtigste zuerst",
        "verdict": "Unterschiede zuerst",
        "origins": "Meiste Ursprünge zuerst",
        "first": "Zuerst berichtete zuerst",
        "differences": "Nur Unterschiede",
        "all": "Alle zeigen",
        "shown": "{} von {} Punkten gezeigt",
        "texts": "In ihren Texten",
        "lead": "Jeder Satz dieser Seite zwischen denen, die in seinem eigenen Text um ihn stehen; "
        "Punkte stehen für Ausgelassenes.",
        "close": "Schließen",
        "place": "Zeichen {} bis {} des Textes mit dem SHA-256-Wert",
    },
    underlined="Wörter, die einen Unterschied tragen, sind unterstrichen.",
    between_signs="Wörter, die einen Unterschied tragen, stehen zwischen {} und {}.",
    mark_legend="3.14 ist Satz 14 von Artikel 3; `reportgen show 3.14` zeigt ihn an seiner Stelle.",
    more_elsewhere="und {} weitere an anderer Stelle",
    points_show_all="{}; --points {} zeigt alle.",
    speaks_on_none="{} spricht zu keinem der verglichenen Punkte.",
    no_two_speak="Keine zwei dieser Darstellungen sprechen zum selben Punkt: {}.",
    told=TOLD,
    reasons=REASONS,
)
