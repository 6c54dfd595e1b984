"""Countries, bodies and parties as data: their names, demonyms, capitals and seats.

A line is `side: names and demonyms | capitals | seats and organs`; words of one
name are joined by hyphens.  Capitals that are people's names (Sofia, Lima) and
countries that are (Chad, Georgia) are left out.
"""

# ruff: noqa: E501 - one state stands on a line, however many names it has

from __future__ import annotations

STATES = """
US: american americans united-states united-states-of-america u.s u.s. us usa america | washington | white-house pentagon state-department justice-department treasury-department homeland-security federal-reserve fbi cia nsa capitol-hill
UK: british britons united-kingdom u.k u.k. uk britain great-britain | london | downing-street whitehall foreign-office home-office mi5 mi6 gchq
Russia: russian russians russia russian-federation | moscow | kremlin duma fsb roskosmos
France: french france | paris | élysée elysée elysee élysée-palace quai-d'orsay
Germany: german germans germany | berlin | bundeswehr bundestag chancellery
Spain: spanish spaniards spain | madrid | moncloa
Italy: italian italians italy | rome | quirinale
Portugal: portuguese portugal | lisbon |
Ireland: irish ireland | dublin | dáil garda gardai gardaí
Poland: polish poles poland | warsaw | sejm
Ukraine: ukrainian ukrainians ukraine | kyiv kiev | verkhovna-rada
Belarus: belarusian belarusians belarusan belarus | minsk |
Moldova: moldovan moldovans moldova | chisinau chișinău |
Turkey: turkish turks turkey türkiye | ankara |
Syria: syrian syrians syria | damascus |
Iraq: iraqi iraqis iraq | baghdad |
Iran: iranian iranians iran | tehran | revolutionary-guard revolutionary-guards
Israel: israeli israelis israel | | knesset idf shin-bet mossad
Lebanon: lebanese lebanon | beirut |
Jordan: jordanian jordanians jordan | amman |
Egypt: egyptian egyptians egypt | cairo |
Saudi Arabia: saudi saudis saudi-arabia saudi-arabian | riyadh |
Qatar: qatari qataris qatar | doha |
Kuwait: kuwaiti kuwaitis kuwait | |
Bahrain: bahraini bahrain | manama |
Oman: omani oman | muscat |
UAE: emirati emiratis united-arab-emirates uae u.a.e. | abu-dhabi |
Yemen: yemeni yemenis yemen | sanaa |
Palestinians: palestinian palestinians palestine | ramallah | palestinian-authority fatah plo
China: chinese china people's-republic-of-china | beijing | zhongnanhai
Hong Kong: hong-kong | |
Japan: japanese japan | tokyo |
South Korea: south-korean south-koreans south-korea | seoul | blue-house
North Korea: north-korean north-koreans north-korea | pyongyang |
Taiwan: taiwanese taiwan | taipei |
Mongolia: mongolian mongolians mongolia | ulaanbaatar |
India: indian indians india | new-delhi delhi | lok-sabha
Pakistan: pakistani pakistanis pakistan | islamabad |
Afghanistan: afghan afghans afghanistan | kabul |
Bangladesh: bangladeshi bangladeshis bangladesh | dhaka |
Sri Lanka: sri-lankan sri-lankans sri-lanka | colombo |
Nepal: nepali nepalese nepal | kathmandu |
Bhutan: bhutanese bhutan | thimphu |
Maldives: maldivian maldives | |
Kazakhstan: kazakh kazakhs kazakhstani kazakhstan | astana |
Uzbekistan: uzbek uzbeks uzbekistan | tashkent |
Kyrgyzstan: kyrgyz kyrgyzstan | bishkek |
Tajikistan: tajik tajiks tajikistan | dushanbe |
Turkmenistan: turkmen turkmenistan | ashgabat |
Thailand: thai thais thailand | bangkok |
Vietnam: vietnamese vietnam | hanoi |
Cambodia: cambodian cambodians cambodia | phnom-penh |
Laos: laotian lao laos | vientiane |
Philippines: philippine filipino filipinos philippines | manila | malacañang
Indonesia: indonesian indonesians indonesia | jakarta |
Malaysia: malaysian malaysians malaysia | kuala-lumpur putrajaya |
Singapore: singaporean singaporeans singapore | |
Myanmar: burmese burma myanmar | naypyidaw | tatmadaw
Australia: australian australians australia | canberra |
New Zealand: new-zealand new-zealanders | wellington |
Papua New Guinea: papua-new-guinea papua-new-guinean | port-moresby |
Fiji: fijian fiji | suva |
Canada: canadian canadians canada | ottawa | rcmp
Mexico: mexican mexicans mexico | |
Guatemala: guatemalan guatemalans guatemala | |
Honduras: honduran hondurans honduras | tegucigalpa |
El Salvador: salvadoran salvadorans el-salvador | san-salvador |
Nicaragua: nicaraguan nicaraguans nicaragua | managua |
Costa Rica: costa-rican costa-ricans costa-rica | |
Panama: panamanian panamanians panama | |
Dominican Republic: dominican dominican-republic | santo-domingo |
Jamaica: jamaican jamaicans jamaica | |
Bahamas: bahamian bahamas | |
Brazil: brazilian brazilians brazil | brasília brasilia |
Argentina: argentine argentines argentinian argentina | buenos-aires | casa-rosada
Chile: chilean chileans chile | | la-moneda
Colombia: colombian colombians colombia | bogotá bogota |
Venezuela: venezuelan venezuelans venezuela | caracas | miraflores
Peru: peruvian peruvians peru | |
Bolivia: bolivian bolivians bolivia | la-paz |
Ecuador: ecuadorean ecuadorian ecuadoran ecuador | quito |
Paraguay: paraguayan paraguay | asunción |
Uruguay: uruguayan uruguay | montevideo |
Cuba: cuban cubans cuba | havana |
Haiti: haitian haitians haiti | port-au-prince |
South Africa: south-african south-africans south-africa | pretoria |
Namibia: namibian namibia | windhoek |
Botswana: botswana | gaborone |
Zimbabwe: zimbabwean zimbabweans zimbabwe | harare |
Zambia: zambian zambians zambia | lusaka |
Mozambique: mozambican mozambique | maputo |
Angola: angolan angolans angola | luanda |
Malawi: malawian malawi | lilongwe |
Tanzania: tanzanian tanzanians tanzania | dodoma |
Nigeria: nigerian nigerians nigeria | abuja |
Niger: nigerien niger | niamey |
Ghana: ghanaian ghanaians ghana | accra |
Ivory Coast: ivorian ivory-coast côte-d'ivoire | abidjan yamoussoukro |
Senegal: senegalese senegal | dakar |
Gambia: gambian gambia | banjul |
Mali: malian malians mali | bamako |
Burkina Faso: burkinabe burkina-faso | ouagadougou |
Guinea: guinean guinea | conakry |
Sierra Leone: sierra-leonean sierra-leone | |
Liberia: liberian liberians liberia | monrovia |
Cameroon: cameroonian cameroon | yaoundé yaounde |
Chad: chadian chadians | n'djamena |
Central African Republic: central-african-republic | bangui |
DR Congo: congolese congo democratic-republic-of-congo democratic-republic-of-the-congo | kinshasa |
Rwanda: rwandan rwandans rwanda | kigali |
Burundi: burundian burundi | bujumbura |
Uganda: ugandan ugandans uganda | kampala |
Kenya: kenyan kenyans kenya | nairobi |
Ethiopia: ethiopian ethiopians ethiopia | addis-ababa |
Eritrea: eritrean eritrea | asmara |
Djibouti: djiboutian djibouti | |
South Sudan: south-sudanese south-sudan | juba |
Sudan: sudanese sudan | khartoum |
Somalia: somali somalis somalia | mogadishu |
Libya: libyan libyans libya | tripoli |
Tunisia: tunisian tunisians tunisia | tunis |
Algeria: algerian algerians algeria | algiers |
Morocco: moroccan moroccans morocco | rabat |
Madagascar: malagasy madagascar | antananarivo |
Mauritius: mauritian mauritius | |
Greece: greek greeks greece | athens |
Cyprus: cypriot cypriots cyprus | nicosia |
Malta: maltese malta | valletta |
Serbia: serbian serbs serbia | belgrade |
Kosovo: kosovar kosovo | pristina |
Croatia: croatian croats croatia | zagreb |
Bosnia: bosnian bosnia bosnia-and-herzegovina | sarajevo |
Slovenia: slovenian slovenia | ljubljana |
Montenegro: montenegrin montenegro | podgorica |
North Macedonia: macedonian north-macedonia macedonia | skopje |
Albania: albanian albanians albania | tirana |
Hungary: hungarian hungarians hungary | budapest |
Romania: romanian romanians romania | bucharest |
Bulgaria: bulgarian bulgarians bulgaria | |
Czech Republic: czech czechs czech-republic czechia | prague |
Slovakia: slovak slovaks slovakia | bratislava |
Austria: austrian austrians austria | vienna |
Switzerland: swiss switzerland | bern |
Liechtenstein: liechtenstein | vaduz |
Belgium: belgian belgians belgium | |
Netherlands: dutch netherlands | the-hague hague |
Luxembourg: luxembourg | |
Sweden: swedish swedes sweden | stockholm |
Norway: norwegian norwegians norway | oslo | storting
Denmark: danish danes denmark | copenhagen | folketing
Finland: finnish finns finland | helsinki |
Iceland: icelandic icelanders iceland | reykjavik reykjavík | althing
Estonia: estonian estonians estonia | tallinn | riigikogu
Latvia: latvian latvians latvia | riga |
Lithuania: lithuanian lithuanians lithuania | vilnius |
Armenia: armenian armenians armenia | yerevan |
Azerbaijan: azerbaijani azerbaijanis azeri azerbaijan | baku |
Georgia: georgian georgians | tbilisi |
Scotland: scottish scots scotland | | holyrood
Wales: welsh wales | |
Northern Ireland: northern-ireland northern-irish | | stormont
Catalonia: catalan catalans catalonia | | generalitat
Kurds: kurdish kurds kurdistan | erbil | peshmerga pkk ypg
Chechnya: chechen chechens chechnya | |
Vatican: vatican holy-see | |
EU: european-union eu e.u. | brussels | european-commission european-council european-parliament
NATO: nato | |
Islamic State: islamic-state isis isil daesh | |
Al-Qaeda: al-qaeda al-qaida | |
Taliban: taliban | |
Hamas: hamas | |
Hezbollah: hezbollah hizbollah hezbullah | |
Houthis: houthi houthis | |
Boko Haram: boko-haram | |
United Nations: united-nations un u.n u.n. | | security-council unicef unhcr world-health-organization
African Union: african-union | |
Arab League: arab-league | |
OSCE: osce | |
IAEA: iaea | |
IMF: imf international-monetary-fund | |
World Bank: world-bank | |
: new-mexico mexico-city new-england new-britain washington-state washington-post washington-county washington-times washington-examiner fort-washington george-washington washington-university kuwait-city panama-city guatemala-city american-airlines british-airways turkish-airlines air-france air-india american-indian american-indians native-american native-americans african-american african-americans latin-american south-american central-american north-american american-red-cross american-civil-liberties-union american-university american-enterprise-institute american-bar-association american-medical-association russian-orthodox greek-orthodox british-columbia british-open french-open us-open australian-open new-south-wales south-china-sea indian-ocean gulf-of-mexico berlin-wall london-school paris-saint-germain equatorial-guinea guinea-bissau american-samoa american-psychological-association american-academy british-museum indian-point china-daily japan-times moscow-times jordan-river french-quarter german-shepherd
"""
"""States and what speaks for itself like one; the last line names what only sounds like one."""

FACTIONS = """
Republicans: republican republicans gop
Democrats: democrat democrats
Labour: labour
Conservatives: conservative conservatives tory tories
Liberal Democrats: liberal-democrat liberal-democrats lib-dem lib-dems
Social Democrats: social-democrat social-democrats social-democratic spd
Christian Democrats: christian-democrat christian-democrats christian-democratic cdu
Greens: greens green-party
SNP: snp scottish-national-party
Plaid Cymru: plaid-cymru
Sinn Féin: sinn-féin sinn-fein
DUP: dup democratic-unionist democratic-unionists
Ukip: ukip
Reform UK: reform-uk
CSU: csu
FDP: fdp free-democrat free-democrats
AfD: afd alternative-for-germany
National Front: national-front
National Rally: national-rally
BJP: bjp bharatiya-janata
Congress party: congress-party
Likud: likud
ANC: anc african-national-congress
Fianna Fáil: fianna-fáil fianna-fail
Fine Gael: fine-gael
Podemos: podemos
PP: partido-popular people's-party popular-party
Syriza: syriza
United Russia: united-russia
AK Party: ak-party akp
"""
"""Political parties by their names and by what their people are called."""
