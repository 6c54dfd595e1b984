"""The page's own words in Spanish."""

from __future__ import annotations

from reportgen.renderers.labels.said.spanish import REASONS, TOLD
from reportgen.renderers.labels.table import Labels, two_forms

_MONTHS = tuple(
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
)

LABELS = Labels(
    language="es",
    months=_MONTHS,
    months_alone=_MONTHS,
    day="{day} de {month} de {year}",
    month="{month} de {year}",
    minute="{day}, {time}",
    span="{} – {}",
    thousands=".",
    decimal=",",
    form=two_forms,
    opening_quote="«",
    closing_quote="»",
    articles=("artículo", "artículos"),
    articles_read=("artículo leído", "artículos leídos"),
    accounts=("versión", "versiones"),
    lined_up=("punto comparado", "puntos comparados"),
    agreeing=("punto coincide", "puntos coinciden"),
    differing=("punto difiere", "puntos difieren"),
    possible=("posible diferencia", "posibles diferencias"),
    origins=("origen", "orígenes"),
    paragraphs=("párrafo", "párrafos"),
    times=("vez", "veces"),
    words=("palabra", "palabras"),
    more_points=("punto más", "puntos más"),
    briefing="Informe del suceso",
    dek_compared="{}, {}: en qué coinciden, en qué difieren y quién dice qué.",
    dek_alone="{}, {}: lo que cuenta cada cual, frase por frase.",
    imprint="compilado el {} · informe {}",
    cutoff="información hasta el {}",
    after_cutoff="Publicado después de la fecha límite de la información.",
    reviewed_by="revisado por {}",
    logo="Logotipo",
    contents="En este informe",
    bottom_line="Lo esencial",
    nothing_chosen="No se pudo escoger ninguna frase de los textos disponibles.",
    since_report="Desde el informe {}, compilado el {}",
    nothing_new="Los textos disponibles no dicen nada que no dijera ya.",
    no_room_for_news="Lo nuevo no tuvo sitio: cada una de sus frases es más larga que el resumen.",
    also_in="también {}",
    more="y {} más",
    more_below="{} más abajo",
    more_in_json="{} más en el JSON del informe.",
    titles={
        "update": "Lo nuevo",
        "parted": "Dónde difieren las versiones",
        "agreed": "En qué coinciden todas las versiones",
        "matters": "Versiones lado a lado",
        "matrix": "Quién informa de qué",
        "figures": "Cifras lado a lado",
        "usages": "Las palabras que eligen",
        "quotations": "En sus palabras",
        "lone": "Solo en una versión",
        "brief": "Cada texto en breve",
        "timeline": "Qué pasó y cuándo",
        "changes": "Lo que cambió",
        "tellers": "Versiones",
        "sources": "Fuentes",
        "carriers": "Medios reproducidos",
        "skipped": "Lo que no se pudo leer",
        "off_event": "Leído y descartado",
        "cautions": "Para leer con cautela",
        "corrections": "Corregido por personas",
        "why": "Por qué estas frases",
        "method": "Cómo se hizo",
    },
    leads={
        "corrections": "Lo que alguien corrigió en este informe, con su nombre y su motivo; "
        "todo lo demás de la página se sigue de ello.",
        "update": "Frases que dicen lo que no decía el informe aquí nombrado.",
        "parted": "En las palabras de las propias versiones; nada aquí dice cuál tiene razón.",
        "agreed": "La coincidencia es entre versiones; no se comprobó con nada más.",
        "timeline": "Las horas tal como las dan los textos; solo se nombra un huso donde un texto lo nombra.",
        "matters": "Cada frase es de su fuente, sin cambios. Las palabras destacadas llevan la diferencia. "
        "Una marca como 3.14 es la frase 14 del artículo 3 en la lista de fuentes.",
        "matrix": "«Calla» significa que no se halló en los textos disponibles ninguna frase de la versión "
        "que hable "
        "de ello; no lo niega. «Cita» significa que solo lo trae en palabras de otros.",
        "figures": "Las cifras que las versiones dan para una magnitud, cada una una vez, como el intervalo "
        "que sus "
        "palabras permiten: «al menos», «unos» y «más de» se conservan, y los intervalos que se tocan no "
        "difieren.",
        "usages": "Nombres, verbos de decir y reservas tal como están, mostrados y no puntuados. "
        "Que dos palabras estén en una fila no dice que signifiquen lo mismo.",
        "quotations": "Lo que se cita, con cada forma en que se reprodujo.",
        "lone": "Frases sin pareja en las otras versiones, hasta donde muestran los textos disponibles. "
        "Debajo está lo que más se les acerca en otra parte, para que se pueda comprobar la ausencia.",
        "brief": "Las frases que mejor representan cada texto, escogidas y no escritas.",
        "tellers": "Todo lo que dice una misma voz es una versión, lleguen sus palabras por los textos que "
        "lleguen.",
        "sources": "Cada marca lleva aquí. La huella son los ocho primeros caracteres del SHA-256 del texto "
        "archivado.",
        "carriers": "Medios cuyas palabras llegan a este informe por otro texto.",
        "skipped": "Pedido y no leído; nada de ello está en este informe.",
        "off_event": "Leído, pero trata de otra cosa.",
        "why": "Las frases de lo esencial en el orden en que se escogieron: cada vez la que, para su "
        "longitud, más "
        "decía de nuevo. Pesa más lo que dicen varios orígenes y lo que está al principio. "
        "La primera tiene un peso de 100.",
    },
    agreed_by_several="En qué coinciden varias versiones",
    told_alone="Lo que se cuenta",
    side_by_side="{} versiones lado a lado",
    verdicts={
        "agree": "Coinciden",
        "differ": "Difieren",
        "possible_difference": "Posible diferencia",
        "one_account": "Una sola versión",
    },
    summary_verdicts={"differ": "las versiones difieren", "possible_difference": "posible diferencia"},
    stances={
        "states": "Afirma",
        "differs": "Difiere",
        "denies": "Niega",
        "quotes": "Cita",
        "silent": "Calla",
    },
    account_kinds={
        "outlet": "con voz propia",
        "person": "persona citada",
        "office": "organismo citado",
        "group": "grupo citado",
        "opinion": "opinión del autor",
    },
    point="Punto",
    topic="Tema",
    silent_outlet="No está en este texto",
    silent_teller="No está en los textos disponibles",
    only_quoted="Solo en lo que cita: {}",
    not_found="No está en los textos disponibles",
    also_here="Hablan también aquí",
    nothing_lined_up="No hay dos versiones que hablen de una misma cosa en los textos disponibles, así que "
    "no hay nada "
    "lado a lado.",
    possible_mark="posible",
    part_of_larger="parte de una cifra mayor",
    speaker="Habla",
    in_source="{}, en {}",
    side="parte: {}",
    in_article="artículo {}",
    in_text="en {} ({})",
    via="a través de {}",
    quantity="Magnitud",
    as_given="Según se da",
    at_least="Al menos",
    at_most="Como mucho",
    together="En conjunto",
    together_kinds={"differ": "difieren", "hold": "pueden valer todas", "same": "iguales"},
    no_bound="sin límite",
    chart_title="{}, por versión: {}",
    chart_caption="{}. Una barra es el intervalo que permiten las palabras; una flecha no tiene límite.",
    strip_to_scale="A escala.",
    strip_in_steps="En orden; los intervalos no están a escala.",
    usages={"name": "{}", "verb": "cómo se introducen las palabras de {}", "hedge": "reservas: {}"},
    no_hedge="dicho sin reserva",
    speaker_not_named="Voz sin nombrar",
    carried_by="También en",
    stops_before="termina antes de {}",
    leaves_out="omite {}",
    nearest="Lo más cercano en otra parte",
    nothing_near="Nada cercano en otra parte.",
    likeness="semejanza",
    reported="se informó",
    changes={"added": "Nuevo", "dropped": "Ya no está", "changed": "Cambiado"},
    things={
        "article": "artículo",
        "point": "punto",
        "verdict": "resultado",
        "figure": "cifra",
        "passage": "pasaje",
        "skipped": "dirección no leída",
        "quotation": "cita",
        "settings": "ajustes",
        "tool": "versión de reportgen",
    },
    corrections={
        "leave_out": "omitido",
        "speaker": "dicho por {}",
        "side": "parte de {}: {}",
        "topic": "tema: {}",
        "merge": "reunido en un solo punto",
        "split": "separado del punto de los demás",
    },
    outlet_itself="lo dice el propio texto",
    fits_no_longer="ya no encaja y no cambió nada",
    edition="{}, edición {}",
    since_edition="desde el informe {}",
    new_words="dice primero {}",
    would_add="añadiría {}",
    weight="peso {}",
    one_origin="se apoya en un solo origen",
    came_next="Seguían:",
    told_once="lo dice un solo origen",
    rest_on_one="Lo dicen varias versiones, y un solo origen:",
    note_by="Nota de",
    edited="{} pasajes están palabra por palabra como en sus fuentes, "
    "{} se modificaron a mano, {} fragmentos son de la redacción.",
    edited_briefing="Editado a mano",
    edited_words="modificado a mano; la fuente dice:",
    added_words="Añadido por la redacción",
    edited_method=(
        "Esta página se editó a mano. Lo que precede a una marca y no lleva signo es de la fuente, "
        "carácter por carácter; las palabras sobre una línea de puntos se modificaron, y debajo están las"
        " de la fuente; las palabras sobre una línea de guiones o en un recuadro gris son de la "
        "redacción."
    ),
    number="N.º",
    source="Fuente",
    title_and_address="Título y dirección",
    published="Publicado",
    captured="Recogido",
    word_count="Palabras",
    fingerprint="Huella",
    untitled="(sin título)",
    not_given="no consta",
    one_text_with="un mismo texto que {}",
    credited="atribuido a {}",
    in_sentence="en la frase",
    opened_by="{}, que abren",
    carried_in="en {}",
    method=(
        (
            "Nada en esta página está reescrito: las frases se escogieron de los textos archivados, "
            "carácter a "
            "carácter, y "
            "cada una puede leerse de nuevo por su artículo, sus posiciones y la huella del texto."
        ),
        (
            "Las versiones se ponen lado a lado por sus palabras, nombres y cifras comunes, según lo raras "
            "que "
            "sean en "
            "estos textos. Es una ayuda para leer y no constata ningún hecho."
        ),
        (
            "«Difieren» significa que una cifra, una fecha o una negación de una versión no puede valer, tal "
            "como está "
            "escrita, junto con la de otra. «Posible diferencia» significa que las palabras lo sugieren. "
            "Ninguna de las dos "
            "dice quién tiene razón, y una versión que calla no niega nada."
        ),
    ),
    check="Para leer de nuevo cada frase en los textos archivados:",
    screen={
        "accounts": "Puntos de los que hablan estos",
        "sort": "Orden de los puntos",
        "rank": "Primero los más reveladores",
        "verdict": "Primero las diferencias",
        "origins": "Primero los de más orígenes",
        "first": "Primero los contados antes",
        "differences": "Solo diferencias",
        "all": "Mostrar todo",
        "shown": "{} de {} puntos a la vista",
        "texts": "En sus textos",
        "lead": "Cada frase de esta página entre las que la rodean en su propio texto; los puntos "
        "indican lo omitido.",
        "close": "Cerrar",
        "place": "Caracteres {} a {} del texto cuyo SHA-256 es",
    },
    underlined="Las palabras que llevan una diferencia están subrayadas.",
    between_signs="Las palabras que llevan una diferencia están entre {} y {}.",
    mark_legend="3.14 es la frase 14 del artículo 3; `reportgen show 3.14` la muestra en su sitio.",
    more_elsewhere="y {} más en otra parte",
    points_show_all="{}; --points {} los muestra todos.",
    speaks_on_none="{} no habla de ninguno de los puntos comparados.",
    no_two_speak="No hay dos de estas versiones que hablen de un mismo punto: {}.",
    told=TOLD,
    reasons=REASONS,
)
