"""The page's own words in French."""

from __future__ import annotations

from reportgen.renderers.labels.said.french import REASONS, TOLD
from reportgen.renderers.labels.table import Labels, french_forms

_MONTHS = tuple(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)

LABELS = Labels(
    language="fr",
    months=_MONTHS,
    months_alone=_MONTHS,
    day="{day} {month} {year}",
    month="{month} {year}",
    minute="{day}, {time}",
    span="{} – {}",
    thousands="\u00a0",
    decimal=",",
    form=french_forms,
    opening_quote="«\u00a0",
    closing_quote="\u00a0»",
    articles=("article", "articles"),
    articles_read=("article lu", "articles lus"),
    accounts=("version", "versions"),
    lined_up=("point comparé", "points comparés"),
    agreeing=("point concordant", "points concordants"),
    differing=("point divergent", "points divergents"),
    possible=("divergence possible", "divergences possibles"),
    origins=("origine", "origines"),
    paragraphs=("paragraphe", "paragraphes"),
    times=("fois", "fois"),
    words=("mot", "mots"),
    more_points=("autre point", "autres points"),
    briefing="Note sur l’événement",
    dek_compared="{}, {}\u00a0: ce qui concorde, ce qui diverge, et qui dit quoi.",
    dek_alone="{}, {}\u00a0: ce qui s’y trouve, phrase par phrase.",
    imprint="établi le {} · rapport {}",
    cutoff="informations arrêtées au {}",
    after_cutoff="Publié après la date d’arrêt des informations.",
    reviewed_by="relu par {}",
    logo="Logo",
    contents="Dans cette note",
    bottom_line="L’essentiel",
    nothing_chosen="Aucune phrase n’a pu être choisie dans les textes fournis.",
    since_report="Depuis le rapport {}, établi le {}",
    nothing_new="Les textes fournis ne disent rien qu’il ne disait déjà.",
    no_room_for_news="Le nouveau n’a pas eu de place\u00a0: chacune de ses phrases est plus longue que le "
    "résumé.",
    also_in="aussi {}",
    more="et {} de plus",
    more_below="{} de plus ci-dessous",
    more_in_json="{} de plus dans le fichier JSON du rapport.",
    titles={
        "update": "Ce qui est nouveau",
        "parted": "Là où les versions divergent",
        "agreed": "Ce que disent toutes les versions",
        "matters": "Les versions côte à côte",
        "matrix": "Qui rapporte quoi",
        "figures": "Les chiffres côte à côte",
        "usages": "Les mots choisis",
        "quotations": "Dans leurs mots",
        "lone": "Dans une seule version",
        "brief": "Chaque texte en bref",
        "timeline": "Le fil des faits",
        "changes": "Ce qui a changé",
        "tellers": "Versions",
        "sources": "Sources",
        "carriers": "Médias relayés",
        "skipped": "Ce qui n’a pu être lu",
        "off_event": "Lu et laissé de côté",
        "cautions": "À lire avec prudence",
        "corrections": "Rectifié par des personnes",
        "why": "Pourquoi ces phrases",
        "method": "Comment cette note est faite",
    },
    leads={
        "corrections": "Ce que des personnes ont rectifié dans ce rapport, avec leur nom et leur raison ; "
        "tout le reste de la page en découle.",
        "update": "Phrases qui disent ce que le rapport nommé ici ne disait pas.",
        "parted": "Dans les mots mêmes des versions\u00a0; rien ici ne dit laquelle a raison.",
        "agreed": "L’accord est entre les versions\u00a0; il n’a été vérifié auprès de rien d’autre.",
        "timeline": "Les heures telles que les textes les donnent\u00a0; un fuseau n’est nommé que là où un "
        "texte le "
        "nomme.",
        "matters": "Chaque phrase est celle de sa source, sans changement. Les mots mis en évidence portent "
        "la "
        "divergence. Une marque comme 3.14 est la phrase 14 de l’article 3 dans la liste des sources.",
        "matrix": "«\u00a0Muet\u00a0» veut dire qu’aucune phrase de la version n’en parle dans les textes "
        "fournis\u00a0; ce "
        "n’est pas un démenti. «\u00a0Cite\u00a0» veut dire qu’elle n’en parle que dans les mots d’autrui.",
        "figures": "Les chiffres que les versions donnent pour une grandeur, chacun une fois, comme "
        "l’intervalle que "
        "leurs mots permettent\u00a0: «\u00a0au moins\u00a0», «\u00a0environ\u00a0» et «\u00a0plus "
        "de\u00a0» sont gardés, et des "
        "intervalles qui se touchent ne divergent pas.",
        "usages": "Noms, verbes de parole et réserves tels qu’ils sont écrits, montrés et non notés. "
        "Que deux mots soient sur une ligne ne dit pas qu’ils désignent la même chose.",
        "quotations": "Ce qui est cité, avec chaque forme sous laquelle cela fut repris.",
        "lone": "Phrases sans pendant dans les autres versions, autant que les textes fournis le montrent. "
        "Ce qui s’en approche le plus ailleurs est dessous, pour que l’absence puisse être vérifiée.",
        "brief": "Les phrases qui représentent le mieux chaque texte, choisies et non écrites.",
        "tellers": "Tout ce que dit une même voix est une version, quels que soient les textes qui la "
        "portent.",
        "sources": "Chaque marque mène ici. L’empreinte est faite des huit premiers caractères du SHA-256 "
        "du texte "
        "archivé.",
        "carriers": "Médias dont les mots arrivent dans cette note par un autre texte.",
        "skipped": "Demandé et non lu\u00a0; rien n’en est dans cette note.",
        "off_event": "Lu, mais parlant d’autre chose.",
        "why": "Les phrases de l’essentiel dans l’ordre où elles ont été choisies\u00a0: chaque fois celle "
        "qui, pour "
        "sa longueur, disait le plus de nouveau. Ce que disent plusieurs origines, et ce qui vient tôt, pèse "
        "davantage. La première a un poids de 100.",
    },
    agreed_by_several="Ce que disent plusieurs versions",
    told_alone="Ce qui est dit",
    side_by_side="{} versions côte à côte",
    verdicts={
        "agree": "Concordant",
        "differ": "Divergent",
        "possible_difference": "Divergence possible",
        "one_account": "Une seule version",
    },
    summary_verdicts={"differ": "les versions divergent", "possible_difference": "divergence possible"},
    stances={
        "states": "Affirme",
        "differs": "Diverge",
        "denies": "Dément",
        "quotes": "Cite",
        "silent": "Muet",
    },
    account_kinds={
        "outlet": "de sa propre voix",
        "person": "personne citée",
        "office": "service cité",
        "group": "groupe cité",
        "opinion": "opinion de l’auteur",
    },
    point="Point",
    topic="Sujet",
    silent_outlet="Absent de ce texte",
    silent_teller="Absent des textes fournis",
    only_quoted="Seulement dans ce qu’il cite\u00a0: {}",
    not_found="Absent des textes fournis",
    also_here="En parlent aussi",
    nothing_lined_up="Deux versions ne parlent d’une même chose nulle part dans les textes fournis\u00a0; "
    "rien n’est donc "
    "mis côte à côte.",
    possible_mark="possible",
    part_of_larger="partie d’un nombre plus grand",
    speaker="Voix",
    in_source="{}, dans {}",
    side="camp\u00a0: {}",
    in_article="article {}",
    in_text="dans {} ({})",
    via="par {}",
    quantity="Grandeur",
    as_given="Tel que donné",
    at_least="Au moins",
    at_most="Au plus",
    together="Pris ensemble",
    together_kinds={"differ": "divergent", "hold": "peuvent tous valoir", "same": "identiques"},
    no_bound="sans limite",
    chart_title="{}, par version\u00a0: {}",
    chart_caption="{}. Une barre est l’intervalle que les mots permettent\u00a0; une flèche n’a pas de "
    "limite.",
    strip_to_scale="À l’échelle.",
    strip_in_steps="Dans l’ordre\u00a0; les intervalles ne sont pas à l’échelle.",
    usages={"name": "{}", "verb": "comment les mots de {} sont introduits", "hedge": "réserves\u00a0: {}"},
    no_hedge="dit sans réserve",
    speaker_not_named="Voix non nommée",
    carried_by="Repris aussi par",
    stops_before="s’arrête avant {}",
    leaves_out="omet {}",
    nearest="Le plus proche ailleurs",
    nothing_near="Rien de proche ailleurs.",
    likeness="ressemblance",
    reported="annoncé",
    changes={"added": "Nouveau", "dropped": "Disparu", "changed": "Changé"},
    things={
        "article": "article",
        "point": "point",
        "verdict": "constat",
        "figure": "chiffre",
        "passage": "passage",
        "skipped": "adresse non lue",
        "quotation": "citation",
        "settings": "réglages",
        "tool": "version de reportgen",
    },
    corrections={
        "leave_out": "écarté",
        "speaker": "dit par {}",
        "side": "camp de {} : {}",
        "topic": "sujet : {}",
        "merge": "réuni en un seul point",
        "split": "séparé du point des autres",
    },
    outlet_itself="dit par le texte lui-même",
    fits_no_longer="ne correspond plus à rien et n’a rien changé",
    edition="{}, édition {}",
    since_edition="depuis le rapport {}",
    new_words="dit en premier {}",
    would_add="ajouterait {}",
    weight="poids {}",
    one_origin="repose sur une seule origine",
    came_next="Venaient ensuite\u00a0:",
    told_once="dit par une seule origine",
    rest_on_one="Dit par plusieurs versions, et par une seule origine\u00a0:",
    note_by="Note de",
    edited="{} passages figurent mot pour mot comme dans leurs sources, "
    "{} ont été modifiés à la main, {} morceaux sont de la rédaction.",
    edited_briefing="Modifié à la main",
    edited_words="modifié à la main ; la source dit :",
    added_words="Ajouté par la rédaction",
    edited_method=(
        "Cette page a été modifiée à la main. Ce qui précède un repère et ne porte aucun signe est de la "
        "source, caractère pour caractère ; les mots sur une ligne pointillée ont été modifiés, ceux de "
        "la source figurent dessous ; les mots sur une ligne de tirets ou dans un cadre gris sont de la "
        "rédaction."
    ),
    number="N°",
    source="Source",
    title_and_address="Titre et adresse",
    published="Publié",
    captured="Relevé",
    word_count="Mots",
    fingerprint="Empreinte",
    untitled="(sans titre)",
    not_given="non indiqué",
    one_text_with="un seul texte avec {}",
    credited="attribué à {}",
    in_sentence="dans la phrase",
    opened_by="{}, ouverts par",
    carried_in="dans {}",
    method=(
        (
            "Rien sur cette page n’est récrit\u00a0: des phrases ont été choisies dans les textes archivés, "
            "caractère pour "
            "caractère, et chacune peut être relue d’après son article, ses positions et l’empreinte du "
            "texte."
        ),
        (
            "Les versions sont rapprochées par leurs mots, leurs noms et leurs chiffres communs, pesés selon "
            "leur rareté "
            "dans ces textes. Un rapprochement aide à lire et ne constate aucun fait."
        ),
        (
            "«\u00a0Divergent\u00a0» veut dire qu’un chiffre, une date ou une négation d’une version ne peut "
            "valoir, tel "
            "qu’écrit, avec celui d’une autre. «\u00a0Divergence possible\u00a0» veut dire que les mots le "
            "suggèrent. "
            "Ni l’un ni l’autre ne dit qui a raison, et une version muette ne dément rien."
        ),
    ),
    check="Pour relire chaque phrase dans les textes archivés\u00a0:",
    screen={
        "accounts": "Points dont ceux-ci parlent",
        "sort": "Ordre des points",
        "rank": "Les plus parlants d’abord",
        "verdict": "Les différences d’abord",
        "origins": "Le plus d’origines d’abord",
        "first": "Les premiers rapportés d’abord",
        "differences": "Différences seulement",
        "all": "Tout montrer",
        "shown": "{} points montrés sur {}",
        "texts": "Dans leurs textes",
        "lead": "Chaque phrase de cette page entre celles qui l’entourent dans son propre texte\u00a0; "
        "les points remplacent ce qui est omis.",
        "close": "Fermer",
        "place": "Caractères {} à {} du texte dont le SHA-256 est",
    },
    underlined="Les mots qui portent une divergence sont soulignés.",
    between_signs="Les mots qui portent une divergence sont entre {} et {}.",
    mark_legend="3.14 est la phrase 14 de l’article 3\u00a0; `reportgen show 3.14` la montre à sa place.",
    more_elsewhere="et {} de plus ailleurs",
    points_show_all="{}\u00a0; --points {} les montre tous.",
    speaks_on_none="{} ne parle d’aucun des points comparés.",
    no_two_speak="Deux de ces versions ne parlent d’un même point nulle part\u00a0: {}.",
    told=TOLD,
    reasons=REASONS,
)
