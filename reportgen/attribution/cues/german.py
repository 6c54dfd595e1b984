"""German words of saying."""

from __future__ import annotations

from reportgen.attribution.cues.words import Cues, listed

_STEMS = """sag frag antwort erklär beton mein berichte erzähl warn versicher bestätig dementier forder
kritisier
äußer ergänz bekräftig behaupt erwider vermut klag lob spott jubel erläuter präzisier kommentier
argumentier schilder mahn"""


def _weak(stem: str) -> tuple[str, ...]:
    """Present, past and participle of a weak verb."""
    stem = stem.removesuffix("e")
    link = "e" if stem.endswith(("t", "d", "hn", "pt")) else ""
    past = f"{stem}{link}te"
    return f"{stem}{link}t", f"{stem}en", past, f"{past}n", f"ge{stem}{link}t", f"{stem}{link}t"


_VERBS = frozenset(form for stem in _STEMS.split() for form in _weak(stem)) | listed(
    """teilte teilten teilt mitteilte mitteilten mitgeteilt kündigte kündigten kündigt ankündigte
    angekündigt fügte fügten fügt hinzufügte hinzugefügt schrieb schrieben schreibt geschrieben räumte
    räumt räumten einräumte eingeräumt bestritt bestreitet bestritten sprach spricht gab gibt bekannt
    bekanntgab unterstrich unterstreicht stellte klarstellte rief ruft verkündete verkündet verkündeten
    hält wiederholte wiederholt twitterte ließ wissen entgegnete entgegnet resümierte bilanzierte
    bilanziert prophezeite beteuerte beteuert beteuerten gestand gesteht zitierte lautete meldete meldet
    meldeten gemeldet versprach verspricht versprachen"""
)
# Forms of everyday verbs that say something only with their particle or before a quotation.
_COMMON = listed("gab gibt sprach spricht stellte rief ruft hält ließ wissen bekannt fügen")

GERMAN = Cues(
    inverts=True,
    verbs=_VERBS - _COMMON,
    tells=frozenset(),
    acts={
        **dict.fromkeys(listed("sprach sprachen spricht sprechen gesprochen"), listed("#")),
        **dict.fromkeys(listed("berichtete berichteten berichtet berichten"), listed("#")),
        **dict.fromkeys(
            listed("bezifferte bezifferten beziffert beziffern schätzte schätzten schätzt schätzen"),
            listed("#"),
        ),
        **dict.fromkeys(listed("meldete meldeten meldet melden zählte zählten zählt zählen"), listed("#")),
        **dict.fromkeys(
            listed(
                """dementierte dementierten dementiert bestritt bestritten bestreitet bestreiten
                bestätigte bestätigten bestätigt bestätigen"""
            ),
            listed("*"),
        ),
        **dict.fromkeys(listed("widersprach widersprachen widerspricht widersprechen"), listed("* ~")),
    },
    parted={
        **dict.fromkeys(listed("wies wiesen weist weisen"), (("zurück", "~"), ("hin", "*"))),
        **dict.fromkeys(
            listed("gab gaben gibt geben"), (("an", "#"), ("bekannt", "*"), ("zu", "*"), ("ab", "~"))
        ),
        **dict.fromkeys(listed("warf warfen wirft werfen"), (("vor", "*"),)),
        **dict.fromkeys(listed("kündigte kündigten kündigt kündigen"), (("an", "*"),)),
        **dict.fromkeys(listed("räumte räumten räumt räumen"), (("ein", "*"),)),
        **dict.fromkeys(listed("stritt stritten streitet streiten"), (("ab", "*"),)),
        **dict.fromkeys(listed("teilte teilten teilt teilen"), (("mit", "*"),)),
        **dict.fromkeys(listed("sprach sprachen spricht sprechen"), (("aus", "*"),)),
    },
    charges=listed(
        "vorwurf vorwürf kritik anschuldigung behauptung unterstellung darstellung bericht gerücht "
        "spekulation verdacht"
    ),
    numbers=listed(
        """zwei drei vier fünf sechs sieben acht neun zehn elf zwölf hundert tausend million millionen
        milliarde milliarden"""
    ),
    pointers=(("das",), ("dies",), ("darauf",)),
    labels=listed(
        """nannte nannten nennt bezeichnete bezeichneten bezeichnet warf warfen wirft kritisierte sprach
        sprachen spricht rief ruft verurteilte verurteilten lobte lobten beschrieb beschreibt wertete
        würdigte beschuldigte drohte rügte verglich vergleicht gab stellte"""
    ),
    according=(
        ("laut",),
        ("nach", "angaben", "von"),
        ("nach", "angaben"),
        ("nach", "den", "worten", "von"),
        ("nach", "den", "worten"),
        ("nach", "worten", "von"),
        ("nach", "worten"),
        ("nach", "einschätzung", "von"),
        ("nach", "einschätzung"),
        ("nach", "ansicht", "von"),
        ("nach", "ansicht"),
        ("nach", "auskunft"),
        ("nach", "erkenntnissen"),
        ("nach", "informationen"),
        ("nach", "darstellung"),
        ("aus", "sicht"),
    ),
    behind=listed("zufolge"),
    views=listed("für"),
    likewise=listed("wie"),
    thus=listed("so"),
    hearsay=listed("hieß heißt verlautete verlautet"),
    places=listed("aus in im von bei beim seitens"),
    that=listed("dass daß ob wie warum wann"),
    pronouns={"er": "m", "sie": "f", "es": "n", "ich": "s", "wir": "s"},
    determiners=listed(
        """der die das den dem des ein eine einer eines einem einen sein seine seiner seinem seinen ihr
        ihre ihrer ihrem ihren unser unsere mehrere viele jede jeder jedes jeden alle zwei drei vier fünf
        dieser diese diesem diesen beide einige"""
    ),
    owners=listed("der des eines einer"),
    links=listed("von vom für aus der des"),
    adverbs=listed(
        """auch dann später zuvor bereits erneut weiter zudem außerdem allerdings jedoch aber wiederum
        dagegen unterdessen inzwischen nun jetzt ebenfalls daraufhin zugleich schon noch selbst sogar
        dazu danach hingegen abschließend ausdrücklich öffentlich schließlich kurz knapp sich"""
    ),
    particles=listed("mit hinzu an ein vor zurück klar bekannt aus weiter entgegen wissen dazu fest"),
    auxiliaries=listed("hat haben hatte hatten habe"),
    negations=listed("nicht nie niemand kein keine nichts"),
    times=listed(
        """am im in bei beim nach vor gegenüber auf zu mit über unter während seit zwischen gegen um ohne
        wegen trotz per via zum zur ins ans durch bis"""
    ),
    days=listed(
        """heute gestern morgen abends montag dienstag mittwoch donnerstag freitag samstag sonnabend
        sonntag montagabend dienstagabend mittwochabend donnerstagabend freitagabend januar februar märz
        april mai juni juli august september oktober november dezember später abend"""
    ),
    stops=listed(
        """oder aber weil wenn als wie dass ob ist sind war waren wird werden wurde wurden hat haben
        hatte nicht auch dann doch noch nur so sich er sie es ich wir kann soll muss will wo denn sondern
        wovor woran wofür womit worauf wer was warum wann"""
    ),
    relatives=listed(
        """der die das den dem deren dessen denen wobei wodurch und oder während nachdem bevor weil
        obwohl wenn um ohne als doch aber wo womit"""
    ),
    subordinates=listed("als wenn nachdem bevor weil obwohl während falls seitdem sobald damit"),
    moods=listed(
        """sei seien habe hätte hätten werde würde würden wäre wären könne könnten könnte müsse müssten
        solle sollten dürfe dürften wolle gebe gäbe komme brauche stehe gehe liege lasse halte bleibe
        sehe wisse mache bringe nehme"""
    ),
    reported=True,
    roles=listed(
        """minister ministerin präsident präsidentin sprecher sprecherin meister meisterin leiter
        leiterin trainer trainerin torwart torhüter torhüterin landrat landrätin stadtrat chef chefin
        anwalt anwältin kanzler kanzlerin direktor direktorin professor professorin vorsitzende
        vorsitzender vorstand experte expertin beamter beamtin abgeordnete abgeordneter kommissar
        kommissarin führer führerin arzt ärztin lehrer lehrerin forscher forscherin herr frau dr prof
        general senator senatorin könig königin papst bischof bischöfin pfarrer pfarrerin richter
        richterin kandidat kandidatin gründer gründerin verteidiger stürmer kapitän manager managerin
        inhaber inhaberin besitzer besitzerin zeuge zeugin anwohner anwohnerin nachbar nachbarin autor
        autorin politiker politikerin sekretär sekretärin botschafter botschafterin berater beraterin
        ökonom ökonomin historiker historikerin inspekteur offizier oberst major hauptmann referent
        referentin dezernent dezernentin spieler spielerin bürger bürgerin bauer bäuerin wirt wirtin
        fahrer fahrerin schüler schülerin student studentin verkäufer verkäuferin rektor rektorin
        intendant intendantin chefarzt kollege kollegin amtsinhaber mitarbeiter mitarbeiterin vertreter
        vertreterin beauftragte beauftragter geschäftsführer geschäftsführerin insider angeklagte
        angeklagter beschuldigte beschuldigter verdächtige verdächtiger opfer überlebende überlebender
        augenzeuge augenzeugin moderator moderatorin demonstrant demonstrantin diplomat diplomatin"""
    ),
    bodies=listed(
        """polizei feuerwehr bahn behörde amt ministerium regierung unternehmen konzern firma verband
        partei opposition gericht anwaltschaft gewerkschaft zeitung sender agentur stadt kommission
        verein bund rat kirche armee botschaft universität klinik krankenhaus institut bank kreml
        verwaltung koalition fraktion verbände betreiber hersteller dienst leitung direktion werke
        rathaus gesellschaft organisation militär führung zentrale parlament kreuz halbmond hilfswerk
        umweltverbände initiative bündnis seelsorge reederei genossenschaft warte"""
    ),
    feminine=listed("frau die sie eine -in"),
    masculine=listed("herr der er ein"),
    asides=(("seinerseits",), ("ihrerseits",)),
    who=listed("der die"),
    dialogue=frozenset(),
)
