"""The short words that hold the sentences of a language together, as data.

They tell languages apart, and a capital on one of them tells that a sentence
begins, where the full stop before it could belong to an abbreviation.
"""

from __future__ import annotations

FUNCTION_WORDS = {
    "cs": "a aby ale ani bude by byl byla být co do i jak jako je jeho ji jsem jsou k která který na"
    " nebo než od o po podle pro při s se si tak také této to u v ve však z za že",
    "da": "af at blev da de den der det efter eller en er et for fra han har hun hvad hvor i ikke jeg"
    " kan med men mod nogle også og om på sagde sig skal som til ud var ved vi være",
    "de": "aber als am an auch auf aus bei bis da dann das dass dem den der des die dies diese dieser"
    " doch ein eine einem einen einer er es für hat ich ihr im in ist mit nach nicht noch nur oder"
    " sein seine sich sie sind so und unter vom von vor war was wenn wer wie wir wird zu zum zur"
    " über",
    "el": "αν από για δεν είναι ένα η ή θα και μας με μια να ο οι όπως ότι που σε στη στην στο στον τα"
    " τη την της το τον του των ως",
    "es": "a al como con cuando de del desde donde el ella ellos en entre es esta este esto está estos"
    " fue ha hay la las le lo los más ni no o para pero por porque que se según ser si sin sobre"
    " son su sus también tras un una y ya",
    "fi": "ei että he hän ja jo joka jos kanssa kuin kun me mukaan mutta myös ne niin nyt oli olla on"
    " ovat se sekä sen siitä sitä tai tämä vain voi",
    "fr": "à au aussi aux avec car ce ces cette comme dans de des donc du elle elles en est et il ils"
    " je la le les leur leurs lors l mais ne nous on ont ou où par pas plus pour qu que qui sa"
    " sans se ses si son sont sur un une vous à été était",
    "hi": "और का की के को में से है हैं था थी थे ने पर यह वह कि भी तो नहीं इस उस एक लिए हो कर ही या जो गया गई गए",
    "hu": "a az de ez egy hogy is ki már meg mint nem volt és",
    "id": "adalah akan bahwa dan dari dengan ini itu juga karena kepada oleh pada saat sebagai telah tidak"
    " untuk yang",
    "it": "a ai al alla anche che chi ci come con da dal dalla degli dei del della delle di dopo e era"
    " gli ha hanno i il in io la le lo loro ma mentre nel nella non o per perché più questa questo"
    " se si sono su sua suo tra un una uno è",
    "lt": "apie ar bei bet bus buvo dėl gali iki ir iš į jis jo jos kad kai kaip kuris kurie o nuo pagal"
    " pat per po prie su šios šis tačiau taip tai turi už yra",
    "nl": "aan als bij dan dat de deze die dit door een en er haar had heeft het hij hun ik in is maar"
    " meer met naar niet nog of om ook op over te tegen toen uit van veel voor waren was wat we"
    " werd wij ze zich zijn zo",
    "no": "at av ble da de den der det du eller en er et etter for fra han har hun hva hvor i ikke jeg"
    " kan med men mot noe noen og også om på sa seg sin skal som til var ved vi være å",
    "pl": "a ale aby bez być była było co czy dla do gdy i ich jak jako jego jej jest jeszcze już które"
    " który na nie o od oraz po pod przez przy są się ta tak także to tym w we z za ze że",
    "pt": "a ao aos as até com como da das de depois do dos e ela ele eles em entre era essa este está"
    " foi há isso já mais mas na nas no nos não o os ou para pela pelo por que se sem ser seu seus"
    " sua também tem um uma à é",
    "ro": "a al ale ar au că care ce cu de din este în la mai nu o pe pentru s-a să și un",
    "ru": "а без более бы был была были было в вот все всё вы где да для до его ее если есть еще её же"
    " за и из или им их к как когда которые который ли мы на не нет но о об он она они от по под"
    " после при с сам со так также то только у уже чем что чтобы эта эти это этот я",
    "sk": "a aby ako ale alebo ani bol bola boli bolo by byť cez čo do ho ich je jeho ju k keď ktorá ktoré"
    " ktorý len má medzi na nad nie o od po podľa pre pred pri s sa si sme so som sú tak tiež to tým"
    " u v však vo z za že",
    "sv": "att av blev de dem den det där efter ej eller en ett från för ha han har hon här i inte jag"
    " kan med men mot någon när och också om på sade sig ska som till under ut var vi vid vill är"
    " år över",
    "sw": "ambao ambayo hii huo huyo ili katika kuwa kwa kwamba lakini na ni pia wa ya za",
    "tr": "ama bir bu çok da daha de değil diye en gibi göre her için ile ise kadar ki mı ne o olan"
    " olarak oldu sonra şu ve ya",
    "uk": "а або адже але без був була були було в вже від він вона вони все всі до для дуже за з зі і"
    " й його її їх коли ми на не ні про під після та також так те то тут у це цей що щоб як який"
    " які я є",
    "vi": "bị các cho có của cũng đã đang đến để được gồm khi không là một này những nhưng theo thì trong"
    " từ và vào về với",
}  # fmt: skip
"""Function words of other languages than English, parted by blanks, by language tag."""

ENGLISH = frozenset(
    """a about above after again against ago all almost along already also although always am among an and
    another any anyone anything are aren't around as at away be became because become been before behind
    being below between both but by came can can't cannot could couldn't did didn't do does doesn't
    doing don't done down during each either else enough even ever every everyone everything few for
    from further get gets getting go goes going gone got had hadn't has hasn't have haven't having he
    he'd he'll he's her here hers herself him himself his how however i i'd i'll i'm i've if in into is
    isn't it it's its itself just know least less let like made make many may maybe me might mine more
    most much must my myself near neither never no nobody none nor not nothing now of off often on once
    one only onto or other others our ours ourselves out over own per perhaps quite rather really s same
    say saying says said see seen several shall she she'd she'll she's should shouldn't since so some
    somebody someone something soon still such t take taken than that that's the their theirs them
    themselves then there there's therefore these they they'd they'll they're they've this those though
    through thus to together too took toward towards under unless until up upon us very was wasn't way
    we we'd we'll we're we've well went were weren't what when where whether which while who who's whom
    whose why will with within without won't would wouldn't yet you you'd you'll you're you've your
    yours yourself yourselves""".split()
)
"""Those of English, by the longest list of all, for most texts are in it."""
