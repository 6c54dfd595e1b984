"""Spanish words of saying."""

from __future__ import annotations

from reportgen.attribution.cues.words import Cues, listed

_LEMMAS = """declarar afirmar anunciar señalar explicar asegurar agregar indicar informar manifestar confirmar
negar destacar subrayar precisar denunciar comentar apuntar recordar lamentar contestar aclarar relatar
contar alertar reiterar remarcar recalcar criticar estimar valorar avisar expresar narrar preguntar
aseverar detallar zanjar matizar comunicar adelantar revelar opinar"""

_IRREGULAR = """dijo dijeron dice dicen decía dicho diciendo sostuvo sostuvieron sostiene sostienen
sostenido advirtió
advirtieron advierte advierten advertido añadió añadieron añade añaden añadido añadiendo reconoció
reconocieron reconoce reconocen reconocido escribió escribieron escribe escribía insistió insistieron
insiste insisten insistido respondió respondieron responde responden respondido admitió admitieron admite
admiten concluyó concluyeron concluye prometió prometieron promete niega niegan desmintió desmintieron
desmiente recuerda recuerdan cuenta cuentan advirtiendo temen saber continuó continúa prosiguió prosigue"""


def _regular(lemma: str) -> tuple[str, ...]:
    """Present, imperfect, past, participles of a verb in -ar."""
    stem = lemma[:-2]
    return stem + "a", stem + "an", stem + "ó", stem + "aron", stem + "aba", stem + "ado", stem + "ando"


_VERBS = frozenset(f for lemma in _LEMMAS.split() for f in _regular(lemma)) | listed(_IRREGULAR)

SPANISH = Cues(
    inverts=True,
    verbs=_VERBS
    - listed("denuncia critica estimado comunicado contado nega conta valorado recorda conta contado"),
    tells=frozenset(),
    acts={
        **dict.fromkeys(
            listed("negó negaron niega niegan negado"), listed("haber ser estar que tener toda todo")
        ),
        **dict.fromkeys(
            listed("aseguró afirmó dijo admitió reconoció afirma asegura reconoce confesó aseguraron"),
            listed("haber ser estar tener no"),
        ),
        **dict.fromkeys(listed("prometió prometieron promete"), listed("*")),
        **dict.fromkeys(listed("habló hablaron habla hablan hablado"), listed("#")),
        **dict.fromkeys(
            listed(
                "cifró cifraron cifra cifran cifrado elevó elevaron eleva elevan elevado estimó estimaron"
            ),
            listed("#"),
        ),
        **dict.fromkeys(
            listed("contabilizó contabilizaron contó contaron confirmó confirmaron valoró valoraron"),
            listed("#"),
        ),
        **dict.fromkeys(listed("informó informaron informa informan alertó alertaron"), listed("#")),
        **dict.fromkeys(listed("rechazó rechazaron rechaza rechazan rechazado"), listed("~")),
        **dict.fromkeys(listed("desmintió desmintieron desmiente desmienten desmentido"), listed("*")),
    },
    charges=listed(
        "acusaci crítica reproche versi denuncia señalamiento rumor imputaci cifra afirmaci hipótesis"
    ),
    numbers=listed(
        "dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cien mil millón millones"
    ),
    pointers=(("así", "lo"), ("eso", "dijo")),
    clitics=listed("se lo las los le les"),
    labels=listed(
        """calificó calificaron califica tildó acusó acusaron acusa denunció denunciaron denuncia criticó
        criticaron critica describió habló hablaron habla llamó llamaron llama condenó condenaron condena
        elogió celebró lamentó exigió exigen pidió pidieron pide consideró considera comparó reclamó
        tachó rechazó"""
    ),
    according=(
        ("según",),
        ("de", "acuerdo", "con"),
        ("de", "acuerdo", "a"),
        ("en", "palabras", "de"),
        ("a", "juicio", "de"),
        ("en", "opinión", "de"),
    ),
    views=listed("para"),
    likewise=listed("según como tal"),
    that=listed("que si"),
    pronouns={"él": "m", "ella": "f", "ellos": "n", "ellas": "n", "yo": "s", "nosotros": "s"},
    determiners=listed(
        "el la los las un una unos unas su sus este esta estos estas dos tres cuatro varios varias nuestro "
        "nuestra algunos al del ese esa mi"
    ),
    owners=frozenset(),
    links=listed("de del para y e"),
    adverbs=listed(
        """también además luego después ya aún asimismo posteriormente finalmente así entonces ahora
        incluso públicamente tajantemente solo hoy sin-embargo anteriormente recientemente igualmente"""
    ),
    auxiliaries=listed("ha han había habían haber se lo le les me nos hizo hicieron"),
    negations=listed("no nunca jamás tampoco nadie"),
    times=listed("""en durante ante tras a al por desde sobre hacia hasta con contra sin entre mediante"""),
    days=listed(
        """lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana tarde noche pasado
        próximo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"""
    ),
    stops=listed(
        """o pero porque si cuando que quien donde es son era eran fue fueron será ha han no se él ella
        ellos sino pues como según muy más cambio embargo"""
    ),
    relatives=listed(
        "que quien quienes donde cuando y e pero aunque mientras tras en por porque según como lo "
        "cuyo cuya antes"
    ),
    subordinates=listed("cuando si aunque mientras después antes como preguntado preguntada"),
    roles=listed(
        """ministro ministra presidente presidenta portavoz alcalde alcaldesa director directora fiscal
        abogado abogada capitán capitana comandante general coronel entrenador entrenadora prefecto
        diputado diputada senador senadora jefe jefa responsable experto experta perito perita profesor
        profesora médico médica vecino vecina testigo autor autora secretario secretaria embajador
        embajadora consejero consejera concejal concejala sindicalista delegado delegada candidato
        candidata juez jueza fundador fundadora dueño dueña papa obispo rey reina canciller activista
        investigador investigadora economista historiador historiadora jugador jugadora agricultor
        agricultora maestro maestra bombero policía funcionario funcionaria diplomático fuente don doña
        sr sra dr dra señor señora gobernador gobernadora titular acusado acusada detenido detenida
        sospechoso sospechosa víctima superviviente magistrado magistrada manifestante líder primer
        primera vocero vocera mandatario mandataria técnico dirigente empresario empresaria gerente"""
    ),
    bodies=listed(
        """policía gobierno ministerio oposición compañía empresa sociedad grupo partido sindicato
        ayuntamiento fiscalía ejército tribunal asociación agencia diario periódico cadena región ciudad
        bomberos comisión universidad hospital banco dirección kremlin otan junta consejería consejo
        asamblea iglesia colectivo federación organización autoridades familia instituto embajada
        departamento defensa vecinos expertos fuentes médicos asociaciones servicios emergencias onu
        generalitat guardia congreso alcaldía cruz autoridad patronal rectorado movimiento"""
    ),
    feminine=listed("la una doña sra señora ella -ora -esa -triz"),
    masculine=listed("el un don sr señor él"),
    asides=(("por", "su", "parte"), ("a", "su", "vez"), ("en", "cambio"), ("sin", "embargo")),
    who=listed("quien que"),
    drops=True,
    dialogue=_VERBS | listed("preguntó gritó susurró"),
)
