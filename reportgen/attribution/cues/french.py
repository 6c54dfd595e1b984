"""French words of saying."""

from __future__ import annotations

from reportgen.attribution.cues.words import Cues, listed

_LEMMAS = """déclarer affirmer annoncer indiquer expliquer préciser ajouter assurer estimer souligner
rapporter
rappeler confirmer insister lancer raconter juger regretter marteler réagir signaler nier reconnaître
commenter prévenir répondre soutenir poursuivre démentir avertir promettre admettre conclure écrire dire
craindre soupirer confier glisser plaider résumer révéler témoigner demander répéter noter observer
relever"""

_IRREGULAR = """dit disent disait dites disant reconnaît reconnu reconnaissent reconnaissant prévient prévenu
préviennent répond répondu répondent soutient soutenu soutiennent soutenant poursuit poursuivi
poursuivent poursuivait dément démenti démentent avertit averti avertissent promet promis promettent
admet admis admettent conclut conclu concluait écrit écrivent écrivait craint craignent craignait savoir
entendre réagit réagi réagissent"""


def _regular(lemma: str) -> tuple[str, ...]:
    """Present, imperfect, past, participles of a verb in -er."""
    stem = lemma[:-2]
    soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    present = stem.replace("èt", "ét") + "e"
    grave = (stem[:-2] + "è" + stem[-1] + "e",) if stem[-2:-1] in ("é", "e") and stem[-1] in "tlv" else ()
    return (
        present,
        stem + "ent",
        soft + "ait",
        soft + "aient",
        soft + "a",
        stem + "é",
        stem + "ée",
        soft + "ant",
        *grave,
    )


_VERBS = frozenset(f for lemma in _LEMMAS.split() if lemma.endswith("er") for f in _regular(lemma)) | listed(
    _IRREGULAR
)

FRENCH = Cues(
    inverts=True,
    verbs=_VERBS - listed("note notes demandée lancée juge lance observe signale estimée confie"),
    tells=frozenset(),
    acts={
        **dict.fromkeys(listed("nié nie nient dément démenti"), listed("avoir être vouloir tout toute")),
        **dict.fromkeys(
            listed("affirme affirmé assure assuré promis reconnu dit affirment"),
            listed("avoir être vouloir ne n'avoir s'être"),
        ),
        **dict.fromkeys(listed("promis promet promettent"), listed("de d'")),
        **dict.fromkeys(listed("fait font faisait"), listed("état")),
        **dict.fromkeys(listed("parle parlent parlé évoque évoquent évoqué"), listed("#")),
        **dict.fromkeys(
            listed(
                """annonce annoncent annoncé avance avancent avancé compte comptent compté dénombre
                dénombrent dénombré recense recensent recensé revendique revendiquent revendiqué chiffre
                chiffrent chiffré estime estiment estimé déplore déplorent déploré"""
            ),
            listed("#"),
        ),
        **dict.fromkeys(
            listed("rejeté rejette rejettent balayé balaie balaient écarté écarte réfuté réfute réfutent"),
            listed("~"),
        ),
        **dict.fromkeys(
            listed(
                """contredit contredisent contesté conteste contestent démenti dément démentent récusé récuse
                récusent"""
            ),
            listed("* ~"),
        ),
    },
    charges=listed(
        "accusation critique reproche allégation soupçon rumeur version affirmation propos "
        "chiffre hypothèse piste information"
    ),
    numbers=listed(
        "deux trois quatre cinq six sept huit neuf dix onze douze vingt trente cent mille million millions "
        "milliard milliards"
    ),
    pointers=(("c'est", "ce"), ("c’est", "ce"), ("c'est", "du", "moins", "ce")),
    clitics=listed("en y l"),
    labels=listed(
        """dénoncé dénonce dénoncent qualifié qualifie qualifient accusé accuse accusent évoqué évoque
        salué salue condamné condamne critiqué critique parlé parle parlait décrit fustigé fustige
        déploré déplore appelé appelle réclamé réclame pointé vanté raillé jugé juge lance glisse confie
        observe note décrié comparé promis exigé exige prôné regretté nié a"""
    )
    - {"a"},
    according=(("selon",), ("d'après",), ("d’après",), ("aux", "dires", "de"), ("de", "l'avis", "de")),
    views=listed("pour"),
    likewise=listed("comme ainsi"),
    that=listed(
        "que qu qu'il qu’il qu'elle qu’elle qu'ils qu’ils qu'un qu’un qu'une qu’une qu'on qu’on qu'elles "
        "qu’elles qu'en qu’en qu'aucun qu’aucun qu'aucune qu’aucune qu'à qu’à si"
    ),
    pronouns={
        "il": "m",
        "elle": "f",
        "ils": "n",
        "elles": "n",
        "lui": "m",
        "je": "s",
        "nous": "s",
        "on": "n",
    },
    determiners=listed(
        """le la les un une des du au aux son sa ses leur leurs ce cette ces cet deux trois quatre
        plusieurs notre nos mon ma mes certains quelques"""
    ),
    owners=frozenset(),
    links=listed("de du des d pour à au aux en et"),
    adverbs=listed(
        """aussi également encore ensuite déjà toutefois puis enfin d'abord d’abord plus-tard ainsi alors
        cependant clairement récemment simplement notamment pourtant bien même toujours là-bas désormais
        longuement brièvement"""
    ),
    auxiliaries=listed(
        """a ont avait avaient aurait ait aient s'est s’est l'a l’a l'ont l’ont l'avait l’avait se lui y
        est vient tient avoir fait font laissé"""
    ),
    negations=listed("pas jamais n'a n’a n'ont n’ont ne rien aucun"),
    times=listed(
        """dans à lors devant sur au aux en après avant auprès pendant depuis par chez sous vers contre
        avec sans durant"""
    ),
    days=listed(
        """lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui aujourd’hui demain matin
        soir après-midi janvier février mars avril mai juin juillet août septembre octobre novembre
        décembre mi-journée"""
    ),
    hearers=frozenset(),
    stops=listed(
        """ou mais car quand lorsque que qui dont où est sont était étaient sera a ont ne pas il elle ils
        elles je nous parce donc comme selon ni puis plus très"""
    ),
    relatives=listed(
        "qui que dont où et mais alors tandis pendant lorsque quand après avant car en selon comme"
    ),
    subordinates=listed(
        "quand lorsque lorsqu'il après avant si comme pendant tandis alors interrogé interrogée invité "
        "invitée interrogés"
    ),
    roles=listed(
        """ministre président présidente porte-parole maire directeur directrice procureur procureure
        avocat avocate capitaine commandant commandante général colonel entraîneur entraîneuse préfet
        préfète député députée sénateur sénatrice chef cheffe responsable patron patronne expert experte
        professeur professeure médecin voisin voisine habitant habitante témoin auteur autrice secrétaire
        ambassadeur ambassadrice conseiller conseillère syndicaliste délégué déléguée candidat candidate
        juge fondateur fondatrice gérant gérante pape évêque roi reine chancelier chancelière militant
        militante chercheur chercheuse économiste historien historienne joueur joueuse agriculteur
        agricultrice enseignant enseignante élève pompier gendarme policier fonctionnaire accusé accusée
        prévenu prévenue suspect suspecte victime rescapé rescapée manifestant manifestante diplomate
        source m mme mlle dr pr me pdg maître monsieur madame premier première"""
    ),
    bodies=listed(
        """police gendarmerie préfecture gouvernement ministère opposition compagnie entreprise société
        groupe parti syndicat mairie parquet armée tribunal association agence journal chaîne quotidien
        région ville pompiers commission université hôpital banque direction élysée kremlin otan maison-
        blanche conseil assemblée église collectif fédération organisation autorités secours famille
        institut ambassade département défense croix-rouge rectorat
        responsables habitants voisins élus avocats experts enquêteurs médecins associations médias
        services sncf onu mouvement"""
    ),
    feminine=listed("la une mme madame elle sa -trice -ère -euse"),
    masculine=listed("le un m monsieur il"),
    asides=(
        ("de", "son", "côté"),
        ("de", "leur", "côté"),
        ("pour", "sa", "part"),
        ("quant", "à", "lui"),
        ("quant", "à", "elle"),
    ),
    who=listed("qui"),
    dialogue=_VERBS | listed("lance glisse confie observe note juge demande"),
)
