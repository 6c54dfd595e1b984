"""Names of newspapers, broadcasters and agencies as data: whole names, and words in which names end.

A list of names and no judgment of any; what ends in `Times` or `News` needs no line among the whole names.
"""

from __future__ import annotations

ENDINGS = frozenset(
    """times post news cnn bbc cbc cbs nbc abc msnbc npr pbs fox reuters ap afp dpa tass interfax xinhua
    bloomberg
    guardian independent telegraph journal tribune herald gazette mail chronicle examiner observer sun
    mirror globe
    star courier dispatch register standard monitor inquirer sentinel record politico buzzfeed axios vox
    slate salon
    economist atlantic newsweek time dw spiegel zeit welt bild tagesschau monde figaro libération
    parisien país mundo
    jazeera sky itv television radio tv channel broadcaster newspaper magazine press agency wire weekly daily
    kommersant izvestia novosti""".split()
)
"""Words in which the name of an outlet ends, or of which it consists."""

ARTICLED_BODIES = frozenset(
    """autoridad audiencia asociación cruz comisión croix-rouge delegación diputación fiscalía garde
    gendarmerie generalitat guardia gobierno junta mairie ministerio ministère parquet policía police
    préfecture protección ayuntamiento ejército gouvernement hospital sindicato syndicat tribunal""".split()
)
"""First nouns of French and Spanish bodies, whose names have an article as those of papers do."""

_NAMES = """
ABC|AFP|AGI|AP|Adevărul|Aftenposten|Aftonbladet|Agence France-Presse|Agencia Brasil|Agencia EFE|
Agenzia Nova|Al Ahram|Al Arabiya|
Al Hayat|Al Jazeera|Al Manar|Al Mayadeen|Al-Ahram|Al-Arabiya|Al-Hayat|Al-Jazeera|Al-Manar|
Al-Masry Al-Youm|An-Nahar|Anadolu|
Anadolu Agency|Animal Político|ANSA|ARD|Arab News|Argumenty i Fakty|Asahi Shimbun|Associated Press|
Avvenire|Axios|Antena 3|ANI|
Baltimore Sun|Bangkok Post|BBC|BBC Russian|Belta|Berlingske|BFMTV|BFM TV|Bild|Bild am Sonntag|Blic|
Bloomberg|Bloomberg News|
Breitbart|Business Day|Business Insider|BuzzFeed|BuzzFeed News|CBC|CBS|CCTV|Central News Agency|CGTN|
Channel 4|Channel 12|Clarín|CNA|
CNBC|CNN|CNN Türk|Commercial Appeal|Corriere della Sera|Cumhuriyet|Dagbladet|Dagens Nyheter|Daily Beast|
Daily Caller|
Daily Maverick|Danas|Dawn|De Standaard|De Telegraaf|De Volkskrant|Delfi|Denník N|Der Spiegel|Der Standard|
Der Tagesspiegel|
Deutsche Welle|Die Presse|Die Welt|Die Zeit|Dnevnik|DPA|dpa|DR|DW|Economist|Efe|Ekho Moskvy|El Comercio|
El Confidencial|El Diario|
El Espectador|El Mercurio|El Mundo|El Nacional|El País|El Periódico|El Tiempo|El Universal|Embassy|ERR|
ERT|Estadão|Euronews|
Europa Press|Evening Standard|Expressen|FAZ|Facebook Live|Fars|Financial Times|Focus|Focus Taiwan|Folha|
Folha de S.Paulo|Fontanka|
Forbes|Foreign Policy|Fortune|Fox|Fox Business|France 2|France 24|France Info|France Inter|
France Télévisions|Franceinfo|
Gazeta Wyborcza|Gazeta.ru|Globo|Granma|Guardian|Haaretz|Handelsblatt|Helsingin Sanomat|Het Parool|HRT|
HuffPost|Huffington Post|
Hürriyet|HVG|Hromadske|Iltalehti|Iltasanomat|Il Fatto Quotidiano|Il Messaggero|Il Sole 24 Ore|
Indian Express|Infobae|Inquirer|
Interfax|Interfax-Ukraine|IRNA|ISNA|Israel Hayom|ITV|Izvestia|Jakarta Post|Jiji|Jiji Press|JoongAng Ilbo|
Jornal do Brasil|
Jutarnji List|Jyllands-Posten|KCNA|Kathimerini|Khaama Press|Kleine Zeitung|Kommersant|Kompas|
Komsomolskaya Pravda|
Korea Herald|KrASIA|Kronen Zeitung|Kurier|Kyiv Independent|Kyodo|L'Équipe|L'Espresso|L'Express|L'Obs|
L'Orient-Le Jour|
L'Humanité|La Croix|La Jornada|La Libre|La Nación|La Presse|La Razón|La Repubblica|La Stampa|La Tercera|
La Vanguardia|
LCI|Le Devoir|Le Figaro|Le Journal du Dimanche|Le Monde|Le Parisien|Le Point|Le Soir|Le Temps|Lenta.ru|
Les Echos|Libération|
Lianhe Zaobao|Lusa|Magyar Nemzet|Mail & Guardian|Mainichi Shimbun|Mail|Mashable|Mediapart|Meduza|Mehr|
Milenio|Mint|Mirror|
Moskovsky Komsomolets|MSNBC|N-TV|N1|NBC|NDR|NDTV|Neue Zürcher Zeitung|New Republic|New Yorker|Newsday|
Newsmax|Newsweek|Nikkei|
NHK|Nova TV|Novaya Gazeta|NOS|Nine News|NPR|NRC|NRC Handelsblad|NTV|NZZ|O Estado de S. Paulo|O Globo|
OKO.press|Oslobođenje|ORF|Origo|
PA Media|PAP|PBS|Plain Dealer|Politico|Politika|Politiken|Pravda|Press Association|Press TV|ProPublica|
Proceso|Público|Punch|
RAI|Rappler|RBC|RBK|Reforma|Reuters|RFE/RL|RIA|RIA Novosti|Rossiya 24|Rossiyskaya Gazeta|RT|RTBF|RTÉ|RTL|
RTS|Rudaw|Rzeczpospolita|
Sabah|Salon|SANA|Scroll|SABC|Semana|Shargh|Sky|Sky TG24|Sky News|Slate|Spiegel|Spiegel Online|Sputnik|SRF|
Star Tribune|Stern|
Stuff|SVT|Süddeutsche|Süddeutsche Zeitung|SZ|Ta Nea|Tagesschau|TASS|Tasnim|TechCrunch|Televisa|The Age|
The Atlantic|The Australian|
The Citizen|The Conversation|The Courier|The Economist|The East African|The Daily Beast|
The Globe and Mail|The Hill|The Hindu|The Information|
The Intercept|The Local|The Nation|The National|The New Republic|The New Yorker|The Register|The Scotsman|
The Spectator|
The Standard|The Star|The Sun|The Verge|The Week|The Wire|Time|Times of India|Toronto Star|TRT|TVN24|TV2|
TV 2|TVP|UNIAN|UPI|
Ukrainska Pravda|Ukrinform|Univision|USA Today|Vanity Fair|Variety|Vedomosti|Večernji List|Vesti|Vice|Vox|
VRT|Vreme|Wired|
Washington Examiner|Washington Free Beacon|WDR|Xinhua|YLE|Yle|Ynet|Yomiuri Shimbun|Yonhap|Yediot Aharonot|
ZDF|Zvezda|El Faro|
Время|Ведомости|Газета.Ru|Известия|Интерфакс|Коммерсантъ|Коммерсант|Комсомольская правда|Лента.ру|Медуза|
Московский комсомолец|Независимая газета|Новая газета|РБК|РИА Новости|Российская газета|ТАСС|Эхо Москвы
"""
# Names that are everyday words or people's names without the article before them.
_ONLY_WITH_ARTICLE = frozenset(
    "atlantic australian age citizen conversation courier hill hindu information intercept local nation "
    "national register scotsman spectator standard star sun verge week wire".split()
)
_WORDS = frozenset(
    "embassy|facebook live|focus|dawn|mint|punch|scroll|stuff|stern|time|vice|fortune|"
    "salon|origo|mirror|mail|globo|semana|abc|dr|politika|sz".split("|")
)
PRESS = frozenset(" ".join(name.split()).casefold() for name in _NAMES.replace("\n", "").split("|")) - _WORDS
"""Names in lower case, with the article where it is part of the name and the rest is an everyday word."""


def is_listed(name: str) -> bool:
    """Whether a name is one of these, with its article or without one where nothing else is called so."""
    low = " ".join(name.split()).casefold()
    bare = low.removeprefix("the ")
    return low in PRESS or (bare in PRESS and bare not in _ONLY_WITH_ARTICLE)
