//! The words with which languages other than English say that a name is where something is.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::fold_value;

/// The words of one language, as they are written, separated by spaces.
struct Listed {
    language: &'static str,
    /// Words before a name: `in`.
    prepositions: &'static str,
    /// What may stand between them and the name: `the`.
    between: &'static str,
    /// Words whose owner is a place: `centre`, `mayor`, `the streets of`.
    grounds: &'static str,
    /// What may stand between these and the name besides: `of`.
    of: &'static str,
    /// Words behind a name: `street`; in Hindi what other languages set before it.
    behind: &'static str,
    /// Beginnings of verbs behind a name with a preposition that say that those who are there act.
    saying: &'static str,
    /// Beginnings of verbs and nouns before `a` that say to whom, not where: `livrera à Kiev`.
    giving: &'static str,
    /// Beginnings of words before `a` that say where to, needed before the name of a state: `viajó a Chile`.
    moving: &'static str,
}

const NOTHING: Listed = Listed {
    language: "",
    prepositions: "",
    between: "",
    grounds: "",
    of: "",
    behind: "",
    saying: "",
    giving: "",
    moving: "",
};

const LISTED: [Listed; 40] = [
    Listed {
        language: "ar",
        prepositions: "في من إلى زيارة يزور زار غادر يغادر داخل قرب وسط شمال جنوب شرق غرب خارج باتجاه نحو عبر",
        grounds: "العاصمة مدينة مطار شوارع حدود سكان معرض ضواحي أهالي ريف محافظة ولاية إقليم سماء أجواء أراضي \
                  اقتصاد أنهار جبال سواحل ساحل مدن قرى خريطة مناخ غابات",
        ..NOTHING
    },
    Listed {
        language: "be",
        prepositions: "у ў на праз",
        grounds: "горад горадзе сталіца сталіцы межы мяжы тэрыторыі жыхары ўсходзе захадзе поўначы поўдні",
        ..NOTHING
    },
    Listed {
        language: "bg",
        prepositions: "в във из край",
        grounds: "град столицата границата територията летището жителите северна южна източна западна",
        ..NOTHING
    },
    Listed {
        language: "ca",
        prepositions: "en des",
        between: "la el les els",
        grounds: "ciutat capital centre frontera nord sud est oest carrers aeroport territori costa",
        of: "de del d",
        ..NOTHING
    },
    Listed {
        language: "cs",
        prepositions: "v ve z ze do na nad přes",
        grounds: "město městě hranice hranici hranicích letiště území obyvatelé severu jihu východě západě metropole metropoli",
        ..NOTHING
    },
    Listed {
        language: "da",
        prepositions: "i fra til mod uden",
        grounds: "hovedstaden byen grænsen centrale nordlige sydlige østlige vestlige",
        of: "til",
        ..NOTHING
    },
    Listed {
        language: "de",
        prepositions: "in im nach aus bei innerhalb durch nahe",
        between: "der den dem die",
        grounds: "Stadt Hauptstadt Flughafen Innenstadt Norden Süden Osten Westen Nordosten Nordwesten Straßen Raum Großraum \
                  Bevölkerung Einwohner Flüsse Fluss Seen Berge Küste Küsten Wälder Klima Wirtschaft Dörfer \
                  Städte Weine Grenze Grenzen Landkarte Gipfel überquert durchquert",
        of: "von des",
        ..NOTHING
    },
    Listed {
        language: "el",
        prepositions: "στην στη στο στον στα στις στους από προς",
        between: "την τη το τον τα τις",
        grounds: "πρωτεύουσα κέντρο πόλη δρόμους αεροδρόμιο δήμαρχος κάτοικοι βόρεια νότια ανατολική δυτική σύνορα",
        of: "της του των",
        ..NOTHING
    },
    Listed {
        language: "es",
        prepositions: "en desde hacia hasta a",
        between: "el la los las",
        grounds: "ciudad centro capital alcalde alcaldesa norte sur este oeste calles aeropuerto frontera territorio periferia vecinos \
                  habitantes bolsa barrio puerto costa \
                  población vinos vino ríos lagos montañas bosques costas clima economía pueblos ciudades \
                  fronteras mapa cerca cumbre cruza atraviesa recorre",
        of: "de del con",
        giving: "acus agrade ped pid exig ofrec vend entreg advert acord pregunt respond conden culp apoy deman impon",
        moving: "viaj lleg fue ir vuel vol visit regres envi rumbo entr part vino march volv traslad extradit deport acerc",
        ..NOTHING
    },
    Listed {
        language: "fa",
        prepositions: "در از وارد راهی عازم",
        grounds: "شهر پایتخت فرودگاه مرکز شمال جنوب شرق غرب بازار میدان خیابان خیابانهای مرز مرزهای ساکنان استان حومه آسمان خاک \
                  پروازهای",
        ..NOTHING
    },
    Listed {
        language: "fr",
        prepositions: "en au aux dans vers depuis a",
        between: "le la les l",
        grounds: "ville capitale centre maire nord sud est ouest rues aéroport frontière territoire banlieue région habitants bourse \
                  port quartier \
                  population vins vin fleuves rivières lacs montagnes forêts côte côtes climat économie villages \
                  villes frontières carte près loin sommet traverse parcourt sillonne",
        of: "de du d des avec",
        giving: "livr demand donn fourni impos reproch promet promi accord oppos refus appel vend adress propos",
        ..NOTHING
    },
    Listed {
        language: "he",
        prepositions: "ליד בתוך",
        grounds: "העיר הבירה בירת נמל רחובות מרכז צפון דרום תושבי שמי גבול",
        ..NOTHING
    },
    Listed {
        language: "hi", behind: "में शहर हवाई", grounds: "राजधानी शहर", ..NOTHING
    },
    Listed {
        language: "hr",
        prepositions: "u iz na kroz kod у из на кроз код",
        grounds: "grad gradu granica granici granicu teritorij teritoriju teritorija stanovnici sjeveru severu jugu istoku zapadu град граду граници границу територији територија становници северу југу истоку западу",
        ..NOTHING
    },
    Listed {
        language: "id",
        prepositions: "di ke dari",
        grounds: "kota ibukota bandara warga perbatasan wilayah",
        ..NOTHING
    },
    Listed {
        language: "is", prepositions: "í frá", grounds: "höfuðborg borginni borgin landamæri landamærum", ..NOTHING
    },
    Listed {
        language: "it",
        prepositions: "in nel nella nell negli a ad verso da dal dalla",
        between: "la il l",
        grounds: "città centro capitale sindaco nord sud est ovest strade aeroporto frontiera confine territorio periferia abitanti porto \
                  borsa \
                  popolazione vini vino fiumi laghi montagne foreste costa coste clima economia villaggi \
                  frontiere confini mappa vertice attraversa percorre",
        of: "di del della dell con",
        giving: "chied vend offr impon don forn prome rispond",
        ..NOTHING
    },
    Listed {
        language: "mk", prepositions: "во низ", grounds: "градот главниот границата територијата жителите", ..NOTHING
    },
    Listed {
        language: "nl",
        prepositions: "in naar uit bij rond",
        between: "de het",
        grounds: "stad hoofdstad centrum noorden zuiden oosten westen straten luchthaven grens burgemeester \
                  bevolking wijnen rivieren meren bergen bossen kust kusten klimaat economie dorpen steden \
                  grenzen kaart top doorkruist",
        of: "van met",
        ..NOTHING
    },
    Listed {
        language: "no",
        prepositions: "i fra til mot utenfor",
        grounds: "hovedstaden byen grensen grensa sentrale nordlige sørlige østlige vestlige",
        of: "til mot",
        ..NOTHING
    },
    Listed {
        language: "pl",
        prepositions: "w we do z ze na nad przez",
        grounds: "centrum stolica stolicy stolicą ulicach ulice mieszkaniec mieszkańcy mieszkańców burmistrz lotnisko lotnisku granicy \
                  granicę granica granice terytorium mieście północy południu wschodzie zachodzie okolicach części całej przedmieściach",
        saying: "oświadcz poinform zapowied uważa zaprzecz",
        ..NOTHING
    },
    Listed {
        language: "pt",
        prepositions: "em no na nos nas desde para ao",
        between: "o a os as",
        grounds: "cidade centro capital prefeito norte sul leste oeste ruas aeroporto fronteira território periferia moradores porto \
                  bolsa \
                  população vinhos vinho rios lagos montanhas florestas costa costas clima economia aldeias \
                  cidades fronteiras mapa perto longe cimeira cúpula atravessa percorre",
        of: "de do da dos das com",
        ..NOTHING
    },
    Listed {
        language: "ro",
        prepositions: "la în din spre lângă prin dinspre",
        grounds: "orașul capitala centrul primarul aeroportul străzile nordul sudul estul vestul granița",
        of: "cu",
        ..NOTHING
    },
    Listed {
        language: "ru",
        prepositions: "в во на из через под над около близ",
        grounds: "мэр мэра мэром центр центре центра жители житель жителей столица столице столицу столицы улицы улицах улицам аэропорт \
                  аэропорту аэропорте окраина окраине город городе города севере юге востоке западе север юг район районе граница границе \
                  границы границу территория территории территорию пригороде небе небом конституцию \
                  население населения реки рек озёра озера озёр горы леса побережье побережья климат экономика \
                  экономики городов сёла карта карте покинул покинула покинули",
        saying: "заяв сообщ сказал назвал счита подчерк отмет отверг обвин призв пообеща жд надеют опаса след отказал потреб ответ осуд \
                 увер счел разъясн поясн",
        ..NOTHING
    },
    Listed {
        language: "sk",
        prepositions: "v vo z zo do na nad cez",
        grounds: "mesto meste hranice hranici hraniciach letisko území obyvatelia severe juhu východe západe metropole",
        ..NOTHING
    },
    Listed {
        language: "sl",
        prepositions: "v na iz skozi",
        grounds: "mesto mestu meja meji mejo ozemlje ozemlju prebivalci severu jugu vzhodu zahodu",
        ..NOTHING
    },
    Listed { language: "sq", prepositions: "në drejt", grounds: "qyteti kufiri kufirin territori", ..NOTHING },
    Listed {
        language: "sv",
        prepositions: "i från till mot utanför",
        grounds: "huvudstaden staden centrala norra södra östra västra gräns gränsen",
        ..NOTHING
    },
    Listed {
        language: "tr",
        grounds: "başkenti kenti",
        behind: "sokaklarında sokakları meydanında havalimanı havalimanında havalimanından merkezinde kentinde şehrinde sınırı sınırında \
                 büyükşehir belediye belediyesi yakınlarında semalarında",
        ..NOTHING
    },
    Listed {
        language: "uk",
        prepositions: "в у на з із зі до через під над біля",
        grounds: "мер мера міський центр центрі мешканець мешканці мешканців мешканка жителі столиця столиці місто місті аеропорт \
                  аеропорту територія території територію кордон кордоні кордону околиця околиці передмісті вулицях вулиці район районі \
                  небі небом півночі півдні сході заході",
        saying: "заяв повідом сказал назвал вважа наголос закликал відкин засуд очіку обіця звинуват відреаг запевн",
        ..NOTHING
    },
    Listed {
        language: "af",
        prepositions: "in uit na binne",
        between: "die",
        grounds: "stad hoofstad lughawe grens grense ekonomie bevolking",
        of: "van",
        ..NOTHING
    },
    Listed { language: "ha", prepositions: "daga cikin zuwa", ..NOTHING },
    Listed { language: "ku", prepositions: "li", ..NOTHING },
    Listed { language: "ms", prepositions: "di ke dari", grounds: "bandar sempadan wilayah", ..NOTHING },
    Listed { language: "pa", behind: "ਵਿੱਚ ਵਿਚ ਸ਼ਹਿਰ", ..NOTHING },
    Listed { language: "ps", behind: "کې", ..NOTHING },
    Listed { language: "sw", prepositions: "nchini katika mjini kutoka", grounds: "mji", ..NOTHING },
    // Without their accents other words of place are those of other things, too.
    Listed { language: "vi", prepositions: "ở tại", ..NOTHING },
    Listed { language: "zh", ..NOTHING },
    Listed { language: "ja", ..NOTHING },
];

/// What is hung on a name to say where.
pub(super) const ENDINGS: [(&str, &[&str]); 14] = [
    // Behind what names end in: Brazil is `பிரேசில்`, Bangladesh `ბანგლადეში`.
    ("gu", &["માં", "માંથી", "માંના"]),
    ("hy", &["ում"]),
    ("ka", &["აში", "თში", "ნში", "ლში", "რში", "სში", "იდან"]),
    ("kn", &["ದಲ್ಲಿ", "ನಲ್ಲಿ", "ಯಲ್ಲಿ"]),
    ("ml", &["യിൽ", "നിൽ", "ലിൽ", "ത്തിൽ", "ഡിൽ"]),
    ("ta", &["ாவில்", "னில்", "யில்", "லில்", "தில்", "ரில்"]),
    ("te", &["లో", "లోని", "లోనూ"]),
    ("et", &["sse", "ast", "ist", "maal"]),
    ("fi", &["ssa", "ssä", "sta", "stä"]),
    ("hu", &["ban", "ben", "ból", "ből", "országon", "országra"]),
    ("lt", &["oje", "yje", "uje", "ėje"]),
    ("lv", &["ā", "ē", "ī"]),
    ("tr", &["da", "de", "ta", "te", "dan", "den", "tan", "ten", "daki", "deki", "taki", "teki", "dayken", "deyken"]),
    ("ko", &["에서", "에서는", "에서도", "로", "으로", "까지", "에서의"]),
];

/// What stands right beside a name of a place in a script that is written without spaces.
pub(super) struct Unspaced {
    pub(super) language: &'static str,
    pub(super) before: &'static [&'static str],
    pub(super) behind: &'static [&'static str],
    /// Longer runs that begin like one of those behind and say something else.
    pub(super) not_behind: &'static [&'static str],
}

pub(super) const UNSPACED: [Unspaced; 3] = [
    Unspaced {
        language: "zh",
        before: &[
            "在", "到", "抵", "抵达", "抵達", "到达", "访", "访问", "訪問", "往", "前往", "赴", "从", "從", "袭击", "襲擊",
            "空袭", "空襲", "轰炸", "轟炸", "炮击", "首都", "来自", "來自", "位于", "位於", "离开", "離開", "途经", "飞往",
            "返回", "席卷", "逃往",
        ],
        behind: &[
            "境内",
            "境內",
            "地区",
            "地區",
            "首都",
            "北部",
            "南部",
            "东部",
            "東部",
            "西部",
            "中部",
            "东北部",
            "街头",
            "街頭",
            "机场",
            "機場",
            "市民",
            "局势",
            "局勢",
            "多地",
            "全境",
            "郊区",
            "附近",
            "沿海",
            "上空",
            "境外",
            "北方",
            "南方",
            "的机场",
            "的機場",
            "的街头",
            "市中心",
            "问题",
            "問題",
        ],
        not_behind: &[],
    },
    Unspaced {
        language: "ja",
        before: &["首都", "首都・"],
        behind: &[
            "で",
            "から",
            "へ",
            "の首都",
            "の空港",
            "市内",
            "国内",
            "上空",
            "沖",
            "を訪",
            "を出発",
            "に到着",
            "に滞在",
            "に入",
            "に向か",
            "に渡",
            "に派遣",
            "に駐",
            "にある",
            "には",
            "の広場",
            "の市",
            "の景気",
            "北部",
            "南部",
            "東部",
            "西部",
            "各地",
            "近郊",
        ],
        not_behind: &["です", "でした", "からの要", "からの抗"],
    },
    Unspaced {
        language: "ko",
        before: &["수도"],
        behind: &["에 도착", "에 있", "에 머", "의 수도", " 공습"],
        not_behind: &[],
    },
];

/// The folded words of one language.
pub(super) struct Ways {
    prepositions: FxHashSet<String>,
    between: FxHashSet<String>,
    grounds: FxHashSet<String>,
    of: FxHashSet<String>,
    behind: FxHashSet<String>,
    saying: Vec<String>,
    giving: Vec<String>,
    moving: Vec<String>,
}

impl Ways {
    fn of(listed: &Listed) -> Ways {
        let set = |words: &str| words.split_whitespace().map(fold_value).collect();
        let beginnings = |words: &str| words.split_whitespace().map(fold_value).collect();
        Ways {
            prepositions: set(listed.prepositions),
            between: set(listed.between),
            grounds: set(listed.grounds),
            of: set(listed.of),
            behind: set(listed.behind),
            saying: beginnings(listed.saying),
            giving: beginnings(listed.giving),
            moving: beginnings(listed.moving),
        }
    }

    pub(super) fn is_preposition(&self, word: &str) -> bool {
        self.prepositions.contains(word)
    }

    pub(super) fn is_between(&self, word: &str) -> bool {
        self.between.contains(word)
    }

    pub(super) fn is_ground(&self, word: &str) -> bool {
        self.grounds.contains(word)
    }

    pub(super) fn is_of(&self, word: &str) -> bool {
        self.of.contains(word)
    }

    pub(super) fn is_behind(&self, word: &str) -> bool {
        self.behind.contains(word)
    }

    pub(super) fn is_saying(&self, word: &str) -> bool {
        self.saying.iter().any(|beginning| word.starts_with(beginning.as_str()))
    }

    pub(super) fn is_giving(&self, word: &str) -> bool {
        self.giving.iter().any(|beginning| word.starts_with(beginning.as_str()))
    }

    /// Whether a word says where to; any does in languages in which nothing has to.
    pub(super) fn is_moving(&self, word: &str) -> bool {
        self.moving.is_empty() || self.moving.iter().any(|beginning| word.starts_with(beginning.as_str()))
    }
}

/// The words of a language, if it is known.
pub(super) fn ways_of(language: &str) -> Option<&'static Ways> {
    static WAYS: LazyLock<FxHashMap<&'static str, Ways>> =
        LazyLock::new(|| LISTED.iter().map(|listed| (listed.language, Ways::of(listed))).collect());
    WAYS.get(language)
}
