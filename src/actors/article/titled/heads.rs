//! The nouns of bodies by language, as they stand before the name of one or begin it.

use crate::actors::word_list::WordList;

/// The nouns of bodies of a language.
pub(super) struct Heads {
    /// In small letters, right before the name or its quotation marks: `le syndicat Unia`.
    pub(super) small: WordList,
    /// Those that may be somebody's calling as well: `l'éditeur Hachette`, and `l'éditeur Jean Havran`.
    pub(super) callings: WordList,
    /// What compounds of such nouns end in: `spoorbond`.
    pub(super) endings: &'static [&'static str],
    /// What may stand between noun and name: `la compagnie aérienne Volotea`.
    pub(super) between: WordList,
    /// With a capital, as the first word of a name of which the rest is written with capitals, too.
    pub(super) first: WordList,
    /// Small words between the capitals of such a name.
    pub(super) joints: WordList,
}

/// The nouns of a language, if its names are found by them.
pub(super) fn of(language: &str) -> Option<&'static Heads> {
    Some(match language {
        "fr" => &FRENCH,
        "es" => &SPANISH,
        "pt" => &PORTUGUESE,
        "it" => &ITALIAN,
        "id" => &INDONESIAN,
        "nl" => &DUTCH,
        "sv" => &SWEDISH,
        "pl" => &POLISH,
        _ => return None,
    })
}

static FRENCH: Heads = Heads {
    small: WordList::spaced(
        " parti mouvement syndicat société entreprise association collectif fédération confédération coalition alliance ong quotidien \
        hebdomadaire mensuel journal magazine compagnie groupe banque firme filiale coopérative fondation centrale chaîne radio agence \
        institut club start-up startup milice holding mutuelle intersyndicale consortium multinationale plateforme ",
    ),
    callings: WordList::spaced(
        " constructeur équipementier assureur distributeur éditeur opérateur avionneur sidérurgiste pétrolier motoriste transporteur minier \
        brasseur industriel laboratoire ",
    ),
    endings: &[],
    between: WordList::spaced(
        " aérienne aérien minière minier pétrolière pétrolier pharmaceutique automobile agroalimentaire industriel publique public privée privé \
        étudiant agricole ouvrier patronal d électricité télévision presse maritime ferroviaire ivoirien armé islamiste ",
    ),
    first: WordList::spaced(
        " Mouvement Front Parti Fédération Syndicat Confédération Coalition Collectif Coordination Rassemblement Union Alliance Association \
        Ligue Organisation Autorité Agence Office Commission Comité Haute Haut Conseil Observatoire Société Compagnie Banque Caisse Université \
        Institut Fondation Chambre Ordre Cour Tribunal ",
    ),
    joints: WordList::spaced(" de du des la le les et pour d l à en au aux "),
};

static SPANISH: Heads = Heads {
    small: WordList::spaced(
        " partido movimiento sindicato empresa compañía asociación colectivo coalición diario semanario periódico ong aerolínea grupo firma minera \
        petrolera constructora eléctrica aseguradora banco naviera editorial filial cooperativa fundación central alianza emisora portal agencia \
        instituto consultora club operadora guerrilla banda encuestadora cervecera cementera ferroviaria multinacional federación confederación \
        revista televisora cadena fondo automotriz farmacéutica tecnológica energética siderúrgica ",
    ),
    callings: WordList::spaced(" fabricante "),
    endings: &[],
    between: WordList::spaced(
        " aérea minera petrolera obrera sindical pública privada estatal energética eléctrica automotriz farmacéutica tecnológica constructora \
        empresarial armado terrorista guerrillero opositor ambientalista bancario financiero ",
    ),
    first: WordList::spaced(
        " Sindicato Central Confederación Federación Comité Frente Movimiento Partido Coordinadora Asociación Coalición Fundación Cámara \
        Sociedad Colegio Alianza Unión Unidad Junta Consejo Comisión Instituto Universidad Agencia Autoridad Superintendencia Dirección Banco \
        Tribunal Corte Juzgado Audiencia Ejército Organización Empresa Compañía Grupo Liga Renovación Servicio Observatorio Defensoría ",
    ),
    joints: WordList::spaced(" de del la las los el y e en para por "),
};

static PORTUGUESE: Heads = Heads {
    small: WordList::spaced(
        " partido movimento sindicato empresa companhia associação coletivo coligação jornal ong construtora grupo mineradora petroleira \
        petrolífera seguradora banco transportadora editora filial cooperativa fundação central revista semanário emissora rádio portal agência \
        instituto consultoria clube fundo operadora facção montadora varejista cervejaria elétrica siderúrgica multinacional federação \
        confederação coletivo startup distribuidora concessionária ",
    ),
    callings: WordList::spaced(" fabricante "),
    endings: &[],
    between: WordList::spaced(
        " aérea sindical pública privada estatal elétrica farmacêutica petrolífera de terrorista criminosa armado ",
    ),
    first: WordList::spaced(
        " Sindicato Central Confederação Federação Comitê Frente Movimento Partido Associação Coligação Fundação Câmara Sociedade Aliança União \
        Comissão Comité Conselho Instituto Universidade Agência Autoridade Entidade Banco Tribunal Supremo Ordem Liga Organização Empresa \
        Companhia Grupo Iniciativa Serviço Observatório Defensoria ",
    ),
    joints: WordList::spaced(" de do da dos das e em para por "),
};

static ITALIAN: Heads = Heads {
    small: WordList::spaced(
        " partito movimento sindacato società azienda impresa associazione collettivo coalizione quotidiano ong compagnia gruppo banca cooperativa \
        fondazione giornale settimanale emittente sito agenzia istituto club fondo milizia multinazionale consorzio rivista ditta confederazione \
        federazione holding startup ",
    ),
    callings: WordList::spaced(" costruttore operatore editore assicuratore produttore "),
    endings: &[],
    between: WordList::spaced(
        " editrice aerea petrolifera farmaceutica automobilistico energetico statale privata industriale ",
    ),
    first: WordList::spaced(
        " Sindacato Confederazione Federazione Comitato Fronte Movimento Partito Coordinamento Associazione Fondazione Alleanza Unione Lega \
        Azienda Autorità Agenzia Istituto Università Consiglio Commissione Camera Banca Tribunale Corte Ordine Osservatorio Società Compagnia \
        Gruppo Guardia ",
    ),
    joints: WordList::spaced(" di del della dei delle dello degli e per il la le in d l dell "),
};

static INDONESIAN: Heads = Heads {
    small: WordList::spaced(
        " partai perusahaan organisasi bank maskapai koperasi yayasan gerakan serikat koalisi harian koran majalah lembaga klub kelompok pabrik \
        stasiun kantor surat federasi konfederasi asosiasi situs ",
    ),
    callings: WordList::of(&[]),
    endings: &[],
    between: WordList::spaced(
        " tambang tekstil minyak asuransi penerbangan televisi radio berita pekerja buruh kabar swasta teknologi otomotif farmasi bersenjata \
        sawit rokok semen milisi oposisi ",
    ),
    first: WordList::spaced(
        " Partai PT Serikat Gerakan Lembaga Yayasan Asosiasi Himpunan Aliansi Koalisi Persatuan Konfederasi Federasi Komisi Pengadilan Mahkamah \
        Badan Otoritas Kejaksaan Universitas Bank Wahana Ikatan Dewan Majelis Perkumpulan Kementerian Kepolisian Forum Front Harian Koran \
        Majalah Institut Komite Perusahaan Dinas ",
    ),
    joints: WordList::spaced(" dan untuk di "),
};

static DUTCH: Heads = Heads {
    small: WordList::spaced(
        " bedrijf firma concern bank verzekeraar luchtvaartmaatschappij rederij dochter stichting vereniging organisatie partij beweging vakbond \
        bond krant weekblad omroep zender persbureau instituut club fonds militie keten chipmaker dagblad tijdschrift bouwbedrijf brouwerij werf \
        coöperatie groep start-up ",
    ),
    callings: WordList::spaced(" bouwer uitgever fabrikant "),
    endings: &[
        "bond",
        "bedrijf",
        "concern",
        "verzekeraar",
        "maatschappij",
        "keten",
        "krant",
        "omroep",
        "partij",
        "vereniging",
        "organisatie",
        "fabrikant",
        "bouwer",
        "maker",
        "producent",
        "stichting",
        "uitgeverij",
        "koepel",
    ],
    between: WordList::of(&[]),
    first: WordList::spaced(
        " Partij Vereniging Stichting Bond Unie Raad Universiteit Hogeschool Nederlandse Nationale Koninklijke Vlaamse Christelijke Algemene \
        Vrije Europese Rechtbank Gerechtshof Autoriteit Bank Federatie ",
    ),
    joints: WordList::spaced(" van voor de der het en in voor "),
};

static SWEDISH: Heads = Heads {
    small: WordList::spaced(
        " företaget bolaget koncernen banken flygbolaget rederiet förlaget stiftelsen föreningen organisationen partiet rörelsen facket \
        fackförbundet tidningen kanalen nyhetsbyrån institutet klubben fonden försäkringsbolaget gruppen kedjan ",
    ),
    callings: WordList::spaced(" tillverkaren "),
    endings: &[
        "bolaget",
        "företaget",
        "banken",
        "förbundet",
        "facket",
        "tidningen",
        "partiet",
        "koncernen",
        "kedjan",
        "tillverkaren",
        "stiftelsen",
        "föreningen",
        "organisationen",
        "jätten",
    ],
    between: WordList::of(&[]),
    first: WordList::of(&[]),
    joints: WordList::of(&[]),
};

/// Its nouns change their endings: see [`POLISH_NOUNS`].
static POLISH: Heads = Heads {
    small: WordList::of(&[]),
    callings: WordList::of(&[]),
    endings: &[],
    between: WordList::spaced(" zawodowy zawodowego zawodowym lotnicza lotnicze lotniczych telewizyjna telewizyjnej "),
    first: WordList::spaced(
        " Fundusz Sąd Bank Partia Grupa Ruch Związek Stowarzyszenie Fundacja Instytut Uniwersytet Urząd Komisja Rada Agencja Izba Liga Koalicja \
        Polska Polski Polskie Narodowy Narodowa Narodowe Prokuratura Trybunał Komitet Federacja Zrzeszenie ",
    ),
    joints: WordList::spaced(" w we na rzecz do spraw i dla ds "),
};

/// Polish nouns of bodies without the ending of their case.
pub(super) const POLISH_NOUNS: &str = "firm spółk koncern grup bank ubezpieczyciel wydawnictw spółdzieln spółdzielni fundacj stowarzyszeni organizacj parti ruch \
     koalicj dziennik gazet tygodnik miesięcznik stacj telewizj radi portal agencj instytut klub fundusz sieć sieci deweloper lini związk związek \
     przewoźnik zakład browar kopalni";

/// The endings of their cases.
pub(super) const POLISH_ENDINGS: [&str; 18] =
    ["", "a", "y", "i", "ę", "ą", "u", "em", "iem", "ie", "e", "o", "owi", "om", "ami", "ach", "ów", "ce"];

/// Bodies in Russian and Ukrainian, of which the ending changes; names stand in quotation marks behind them.
pub(super) const CYRILLIC: &str = "парти движени блок компани объединени организаци фонд концерн холдинг телеканал агентств коалици фракци союз \
     завод газет групп банк издани партія партію рух руху компанія компанії об'єднання організаці спілк корпораци корпораці страховщик \
     авиакомпани авіакомпані ассоциаци асоціаці профсоюз профспілк журнал радиостанци радіостанці сайт институт інститут клуб киностуди кіностуді \
     театр фирм фірм оператор застройщик забудовник группировк угрупованн батальон комбинат комбінат издательств видавництв объединени фабрик \
     шахт портал телекомпани телекомпані авиазавод аэропорт бригад отряд загін загон ооо оао зао пао ао тов пат консорциум консорціум альянс \
     инициатив ініціатив предприяти підприємств трест артел кооператив типографи";

/// What German nouns of bodies end in. Behind an article that begins a sentence they go on with their name and then the verb.
pub(super) const GERMAN: [&str; 66] = [
    "gewerkschaft",
    "konzern",
    "partei",
    "hersteller",
    "versicherer",
    "zulieferer",
    "autobauer",
    "maschinenbauer",
    "flugzeugbauer",
    "anlagenbauer",
    "unternehmen",
    "firma",
    "gesellschaft",
    "bank",
    "sparkasse",
    "reederei",
    "einzelhändler",
    "onlinehändler",
    "versandhändler",
    "modehändler",
    "verlag",
    "stiftung",
    "verband",
    "verein",
    "organisation",
    "bewegung",
    "bündnis",
    "zeitung",
    "magazin",
    "sender",
    "agentur",
    "portal",
    "institut",
    "kanzlei",
    "klub",
    "club",
    "fonds",
    "start-up",
    "startup",
    "betreiber",
    "miliz",
    "gruppe",
    "brauerei",
    "kette",
    "versorger",
    "anbieter",
    "dienstleister",
    "holding",
    "werft",
    "fluglinie",
    "airline",
    "genossenschaft",
    "initiative",
    "plattform",
    "netzwerk",
    "händlerkette",
    "logistiker",
    "produzent",
    "zeitschrift",
    "blatt",
    "rundfunk",
    "allianz",
    "guerilla",
    "terrorgruppe",
    "rebellengruppe",
    "ngo",
];

/// Words in small letters behind which no German sentence goes on with its verb.
pub(super) static GERMAN_NO_VERBS: WordList = WordList::spaced(
    " der des dem den die das ein eine einer eines einem einen in im an am auf aus bei beim bis durch für gegen mit nach ohne seit über um \
    unter von vom vor zu zum zur wegen während oder als wie und sowie dieser dieses diese ",
);

/// What the German names of bodies end in that begin with an adjective: `die Vaterländische Union`.
pub(super) const GERMAN_NOUNS: [&str; 38] = [
    "union",
    "partei",
    "bank",
    "gericht",
    "gerichtshof",
    "amt",
    "dienst",
    "rat",
    "bund",
    "verband",
    "kammer",
    "gesellschaft",
    "bewegung",
    "front",
    "liga",
    "allianz",
    "armee",
    "post",
    "zeitung",
    "tageblatt",
    "tagblatt",
    "nachrichten",
    "anzeiger",
    "rundschau",
    "kurier",
    "presse",
    "garde",
    "kommission",
    "agentur",
    "behörde",
    "gewerkschaft",
    "gewerkschaftsbund",
    "hilfswerk",
    "rundfunk",
    "akademie",
    "miliz",
    "brigaden",
    "volkspartei",
];

/// German bodies that are named by the place behind them: `das Oberlandesgericht Koblenz`.
pub(super) const GERMAN_OF_PLACES: [&str; 9] = [
    "gericht",
    "gerichtshof",
    "Staatsanwaltschaft",
    "Generalstaatsanwaltschaft",
    "Universität",
    "Hochschule",
    "Handelskammer",
    "Handwerkskammer",
    "Stadtwerke",
];

/// Turkish bodies in small letters, right behind their name: `Harval şirketi`.
pub(super) static TURKISH_BEHIND: WordList = WordList::spaced(
    " şirketi holdingi bankası sendikası partisi hareketi derneği vakfı gazetesi dergisi televizyonu kanalı ajansı enstitüsü kulübü grubu örgütü \
    firması üniversitesi platformu ittifakı ",
);

/// The same before it: `maden şirketi Harval`.
pub(super) static TURKISH_BEFORE: WordList =
    WordList::spaced(" şirketi firması bankası sendikası gazetesi dergisi kanalı ajansı grubu örgütü derneği vakfı devi ");

/// The last words of whole names in Turkish.
pub(super) static TURKISH_LAST: WordList = WordList::spaced(
    " Holding Bankası Üniversitesi Derneği Partisi Sendikası Federasyonu Konfederasyonu Birliği Vakfı Odası Barosu Kurumu Kurulu Mahkemesi \
    Başsavcılığı Müdürlüğü Belediyesi Ajansı Gazetesi Enstitüsü Komisyonu Konseyi Cephesi Hareketi Kulübü Örgütü Platformu Şirketi Komutanlığı \
    Bakanlığı Ordusu ",
);

/// Words that stand before such a noun and are no name: `enerji şirketi`.
pub(super) static TURKISH_NO_NAMES: WordList = WordList::spaced(
    " inşaat enerji maden yazılım teknoloji sigorta nakliye kargo taşımacılık havayolu hava tekstil gıda otomotiv ilaç petrol gaz doğalgaz \
    elektrik telekom iletişim finans yatırım danışmanlık güvenlik savunma turizm seyahat medya yapım reklam film müzik spor futbol basketbol \
    voleybol gençlik kadın kadınlar işçi memur öğretmen öğrenci doktor çiftçi halk devlet kamu özel merkez iktidar muhalefet ana yerel ulusal \
    milli bölge terör suç direniş isyan protesto barış çevre insan yardım hayır araştırma düşünce anket kamuoyu haber internet sosyal çok aynı bu \
    şu o her bir iki üç diğer yeni eski büyük küçük ünlü dev yabancı ortak alt üst aile konut emlak tarım su çay süt et un şeker sanayi ticaret \
    ihracat ithalat bilişim oyun moda giyim mobilya çelik demir çimento kömür altın lojistik denizcilik gemi tersane uçak demiryolu otobüs taksi \
    kurye dün bugün yarın ancak ayrıca hükümet türk rus çin abd alman fransız ingiliz silahlı yasadışı ırkçı siyasi politika ilgili sözkonusu mali \
    kredi mevduat katılım döviz günlük haftalık aylık resmi bağımsız sivil parti üye kardeş rakip dernek vakıf tüm bazı birçok kendi hangi ",
);

/// Arabic nouns of bodies, as they stand before what they are of.
pub(super) static ARABIC: WordList = WordList::spaced(
    " حزب نقابة محكمة صحيفة جريدة مجلة مصرف بنك جمعية رابطة اتحاد منظمة قناة وكالة هيئة مؤسسة جبهة حركة تيار ائتلاف تحالف كتلة كتائب لواء \
    مجلس صندوق غرفة معهد جامعة ديوان مفوضية تنسيقية شركة موقع إذاعة فرقة تجمع حلف ",
);

/// What may stand between such a noun and a word with the article.
pub(super) static ARABIC_JOINTS: WordList =
    WordList::spaced(" أمن دعم حقوق حماية مكافحة علماء تنظيم تنمية رعاية عمال نقابات شباب قوى رجال ");

/// Words with the article that are no name behind such a noun: `حركة المرور`, traffic, and `المجلس` itself.
pub(super) static ARABIC_NO_NAMES: WordList = WordList::spaced(
    " المرور السير الملاحة الطيران القطارات المسافرين السفن البضائع السكان النقل القتال الحرب المواجهة العدو السويس بنما الأمم العالم \
    الويب الإنترنت الأزياء البناء الانفجار الهجوم الحادث الجريمة التصوير ",
);
