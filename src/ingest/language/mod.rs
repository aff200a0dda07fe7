//! Turns the beginning of a text into its language.
//!
//! Letters first, where a script has some that only one language uses, then function words: when words such as "the" and "of" make up a good part
//! of the text and belong to one language alone, that is the language. That is a look-up a word; only texts that it leaves open, most of them
//! short, are weighed by all their function words and by the trigrams of the crate whatlang, which compares them with those of some 40 languages a script.

mod letters;
mod scripts;
mod small_words;
mod south_slavs;

use whatlang::{Detector, Info, Lang};

use letters::{by_cyrillic_letters, by_letters};
use scripts::{Script, main_script, scripts_of, without_few_latin};
use small_words::{by_frequent_words, has_frequent_words, share_of_words, weighed};
use south_slavs::of_south_slavs;

/// The language of a text as an ISO 639-1 code, when it is sure. Looks at the first 400 bytes or so, and where these leave it open, as a
/// list of names does, at 2,400.
pub(crate) fn language_of(text: &str) -> Option<&'static str> {
    const ENOUGH_BYTES: usize = 400;
    const MOST_BYTES: usize = 2_400;
    let sample = &text[..text.floor_char_boundary(MOST_BYTES)];
    let first = &text[..text.floor_char_boundary(ENOUGH_BYTES)];
    // A button in English among the lines of a Greek page has more small words than they.
    let own = without_few_latin(first);
    let first = own.as_deref().unwrap_or(first);
    let found = by_letters(first).or_else(|| by_frequent_words(first)).or_else(|| {
        if text.len() > ENOUGH_BYTES
            && let Some(language) = by_frequent_words(sample)
        {
            return Some(language);
        }
        let own = without_few_latin(sample);
        by_words_and_trigrams(own.as_deref().unwrap_or(sample))
    });
    if found == Some("hr") { Some(of_south_slavs(sample)) } else { found }
}

/// The language of a text that its frequent words leave open: what its function words say, those of several languages too, and what its
/// trigrams say, each where it is plain by itself, or both where they agree.
fn by_words_and_trigrams(sample: &str) -> Option<&'static str> {
    // On a longer sample less confidence is enough: the detector's own verdict is made for single sentences.
    const LONG_BYTES: usize = 200;
    let (said, weights) = weighed(sample);
    let info = Detector::new().detect(sample);
    let guess = info.as_ref().and_then(|info| two_letters(info.lang()));
    let own = guess.and_then(|guess| weights.of(guess));
    // Words against trigrams: more of them where the detector is sure of a language whose words are known here.
    let is_contradicted = own.is_some() && info.as_ref().is_some_and(Info::is_reliable);
    let enough = match () {
        () if guess == Some(said.language) => 1.0,
        () if is_contradicted => 3.0,
        () => 1.8,
    };
    if said.weight >= enough && said.weight >= 2.0 * said.next {
        return Some(said.language);
    }
    let (info, guess) = (info?, guess?);
    let is_backed = own.is_some_and(|own| own >= 0.3 && own >= 0.8 * said.weight) && info.confidence() >= 0.05;
    let is_reliable = info.is_reliable() || (sample.len() >= LONG_BYTES && info.confidence() >= 0.35);
    // The words speak against it. In Latin letters the trigrams of a language whose words are not known here are often those of a relation
    // that the detector does not know.
    let is_denied = match own {
        Some(own) => said.weight >= 1.2 && 2.0 * own < said.weight,
        None => said.weight >= 0.5 && info.script() == whatlang::Script::Latin,
    };
    // A text of some length without any of its small words is a list of names or results, whose trigrams are those of the names.
    let is_list = own.is_some_and(|own| own < 0.1) && sample.len() >= LONG_BYTES && is_of_names(sample);
    (is_backed || (is_reliable && !is_denied && !is_list)).then_some(guess)
}

/// Whether fewer than a third of the words of a text begin with a small letter: a list of names or results.
fn is_of_names(sample: &str) -> bool {
    let small = sample.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    small * 3 < sample.split_whitespace().count()
}

/// The language of a text that is plainly not in the one declared, as when a site's template says `en` of every page; `None` where
/// the two agree or there is doubt.
pub(crate) fn language_against(declared: &str, text: &str) -> Option<&'static str> {
    const MOST_BYTES: usize = 2_400;
    const LEAST_LETTERS: usize = 60;
    let sample = &text[..text.floor_char_boundary(MOST_BYTES)];
    let (script, letters) = main_script(sample)?;
    if letters < LEAST_LETTERS && script == Script::Latin {
        return None;
    }
    let is_other = |code: &&'static str| *code != declared && !are_near(code, declared);
    if !scripts_of(declared)?.contains(&script) {
        // That it is not the declared one is sure, so the likeliest of those in this script is the better guess.
        let likeliest = || Detector::new().detect(sample).and_then(|info| two_letters(info.lang()));
        return language_of(text).or_else(likeliest).filter(is_other);
    }
    // In one script, only where the words say it: either those of another language stand there, or none of the declared one.
    let is_judged = has_frequent_words(declared);
    // Small words of Russian are words of Bulgarian, too.
    if by_cyrillic_letters(sample) == Some(declared) {
        return None;
    }
    match by_frequent_words(sample) {
        Some(language) => Some(language).filter(is_other),
        None if is_judged && letters >= 3 * LEAST_LETTERS => {
            let info = Detector::new().detect(sample)?;
            let is_sure = info.is_reliable() && info.confidence() >= 0.9 && share_of_words(declared, sample) < 0.05;
            is_sure.then(|| two_letters(info.lang())).flatten().filter(is_other)
        }
        None => None,
    }
}

/// Languages so near that a text in one looks like one in the other.
fn are_near(one: &str, other: &str) -> bool {
    const FAMILIES: [&[&str]; 7] = [
        &["es", "ca", "gl", "pt", "ast", "an", "oc", "eu"],
        &["hr", "sr", "bs", "sl", "mk", "bg", "sh", "cnr"],
        &["no", "nb", "nn", "da", "sv"],
        &["id", "ms", "jv"],
        &["cs", "sk"],
        &["nl", "af", "fy", "de", "lb", "nds"],
        &["fa", "prs", "ps", "ur", "ar", "ku", "ckb"],
    ];
    FAMILIES.iter().any(|family| family.contains(&one) && family.contains(&other))
}

/// ISO 639-1 where there is one.
fn two_letters(lang: whatlang::Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Afr => "af",
        Lang::Aka => "ak",
        Lang::Amh => "am",
        Lang::Ara => "ar",
        Lang::Aze => "az",
        Lang::Bel => "be",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Epo => "eo",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Guj => "gu",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Hye => "hy",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jav => "jv",
        Lang::Jpn => "ja",
        Lang::Kan => "kn",
        Lang::Kat => "ka",
        Lang::Khm => "km",
        Lang::Kor => "ko",
        Lang::Lat => "la",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Mal => "ml",
        Lang::Mar => "mr",
        Lang::Mkd => "mk",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Ori => "or",
        Lang::Pan => "pa",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Sin => "si",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Sna => "sn",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Tgl => "tl",
        Lang::Tha => "th",
        Lang::Tuk => "tk",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Uzb => "uz",
        Lang::Vie => "vi",
        Lang::Yid => "yi",
        Lang::Zul => "zu",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_no_language() {
        let rider = "1. Viatcheslav Djavadian (Russia, Rosletti) 4 hours 10 minutes 3 seconds\n2. Andrea Vattaroni (Italy, Scrigni) 12 seconds \
                     behind\n3. Dariusz Baranov (Poland, Postal) same time\n4. Zbigniew Spruchi (Poland, Mapelli) 14\n";
        assert_eq!(language_of(rider), None);
    }

    #[test]
    fn languages_of_short_and_long_texts() {
        let names = "Giovanni Rossi, Maria Bianchi, Alessandro Esposito, Francesca Ricci, Lorenzo Colombo, Giulia Marino. "
            .repeat(5);
        let names_first = format!(
            "{names}These are the ministers that were at the talks of the union, as it was made known by the office which had invited them."
        );
        for (text, expected) in [
            (
                "The talks that began in the spring were not over when the minister left, and it was not clear who would go on with them.",
                Some("en"),
            ),
            (
                "Les négociations qui ont commencé au printemps ne sont pas terminées, et les ministres se retrouvent dans la capitale.",
                Some("fr"),
            ),
            (
                "Die Verhandlungen, die im Frühjahr begannen, sind nicht beendet, und der Minister wird nach der Pause auch mit den Gästen reden.",
                Some("de"),
            ),
            (
                "В начале октября по трубопроводу впервые пошёл российский газ в сторону Узбекистана. Труба была построена ещё в советское время, чтобы доставлять топливо на север.",
                Some("ru"),
            ),
            ("Діти називають школу «метро», хоча метро в цьому місті ніколи не було.", Some("uk")),
            ("Общината обяви, че мостът ще бъде затворен до лятото.", Some("bg")),
            ("Объявлено, что порты и верфи на севере закрыты.", Some("ru")),
            ("Суды из Мурманска этой зимой не выйдут", Some("ru")),
            ("Улады горада паведамілі, што мост адкрыецца ўвосень.", Some("be")),
            ("Град је обећао нову пругу, али ће возови кренути тек на пролеће, кажу мештани.", Some("sr")),
            ("Қала әкімдігі жаңа көпірдің келесі жылы ашылатынын хабарлады.", Some("kk")),
            (
                "Shule ya mabaharia katika mji huo wa pwani ya kaskazini imeanza kufundisha wanafunzi wake zaidi ya mia moja, alisema mwalimu mkuu kwa simu.",
                Some("sw"),
            ),
            ("دخلت إلى قطاع غزة يوم الأحد ثلاث وثلاثون شاحنة محملة بالماء والغذاء والمواد الطبية", Some("ar")),
            ("中国外交部长在北京会见了来访的代表团，双方讨论了贸易问题。", Some("zh")),
            (&names_first, Some("en")),
            // Few words, most of them names.
            ("Hong Kong police resort to tear gas to disperse protesters but thousands remain.", Some("en")),
            ("HONG KONG POLICE RESORT TO TEAR GAS TO DISPERSE PROTESTERS BUT THOUSANDS REMAIN.", Some("en")),
            ("A bomb explodes outside the Greek Parliament in Athens with no casualties.", Some("en")),
            ("La policía detuvo a dos hombres en el puerto.", Some("es")),
            ("Twee schepen voeren gisteren over het kanaal naar de haven.", Some("nl")),
            ("Bakan iki gün sonra bir açıklama yaptı.", Some("tr")),
            (
                "Mardin belediyesi, eski evleri onaracak usta bulamayınca bir kurs açtı. Kentte üç yüz ev onarım bekliyor.",
                Some("tr"),
            ),
            ("央行周三宣布下调利率，市场反应平静，分析人士说。(de la Cruz, in Manila)", Some("zh")),
            ("Shule ilianzishwa na wazee wanne waliohofia kwamba ujuzi ungepotea.", None),
            (
                "Ministras pirmadienį pareiškė, kad naujų sankcijų nebus iki pavasario, nes šalių vadovai dėl jų nesusitarė.",
                Some("lt"),
            ),
            (
                "Prezidento teigimu, susitikimas Varšuvoje buvo naudingas ir bus dar vienas, apie kurio laiką praneš vėliau.",
                Some("lt"),
            ),
            (
                "Ministrs otrdien paziņoja, ka jaunu sankciju līdz pavasarim nebūs, jo valstu vadītāji par tām nav vienojušies.",
                Some("lv"),
            ),
            (
                "Minister teatas teisipäeval, et uusi sanktsioone enne kevadet ei tule, sest riigijuhid ei ole nendes kokku leppinud.",
                Some("et"),
            ),
            (
                "Minister je v torek povedal, da novih sankcij do pomladi ne bo, saj se voditelji držav o njih niso dogovorili.",
                Some("sl"),
            ),
            (
                "Ingrida Šimonytė and Dalia Grybauskaitė told the seminar in Įsrutis that the ships which had been held up were to sail.",
                Some("en"),
            ),
            // A button in another script.
            (
                "Your browser does not support the audio element and this is what it will say. Κατάπαυση του πυρός συμφωνήθηκε μεταξύ \
                 των δύο πλευρών, όπως ανακοίνωσε το υπουργείο το πρωί.",
                Some("el"),
            ),
            (
                "The ministry said that it would be for them to go, as was agreed with the others (Υπουργείο Εξωτερικών της Ελλάδας).",
                Some("en"),
            ),
            // By letters.
            ("وزیر خارجه گفت گفتگوها پیش از پایان سال آغاز می‌شود", Some("fa")),
            ("وزير خارجه گفت گفتگوها پيش از پايان سال آغاز مي شود", Some("fa")),
            ("وزیر خارجہ نے کہا کہ مذاکرات اگلے مہینے شروع ہوں گے", Some("ur")),
            ("د بهرنیو چارو وزیر وویل چې خبرې به بله میاشت پیل شي او ځینې ستونزې به حل کړي", Some("ps")),
            ("قال الوزير إن المحادثات ستبدأ الشهر المقبل", Some("ar")),
            ("שר החוץ אמר כי השיחות ייפתחו בחודש הבא", Some("he")),
            ("Bộ trưởng nói các cuộc đàm phán sẽ bắt đầu vào tháng tới.", Some("vi")),
            ("Nazirlər yeni qanunu müzakirə etdi, bu barədə komitənin sədri məlumat verdi.", Some("az")),
            ("Það var sagt að ráðherrann hefði ekki verið á fundinum í gær.", Some("is")),
            (
                "Kryeministrit iu kërkua nga deputetët e opozitës që të shpjegojë marrëveshjen me vendet fqinje. Gazetarët në qytet thanë se \
                 gjykatat janë të ngarkuara.",
                Some("sq"),
            ),
            ("Guðrún Þorsteinsdóttir of the party said that the ministers had not been told.", Some("en")),
            ("Trương Tấn Sang becomes the new President of Vietnam.", Some("en")),
            ("विदेश मंत्री ने कहा कि वार्ता अगले महीने शुरू होगी।", Some("hi")),
            ("", None),
            ("12 34", None),
        ] {
            assert_eq!(language_of(text), expected, "{text}");
        }
    }

    #[test]
    fn a_declared_language_gives_way_to_a_text_that_is_plainly_in_another() {
        let russian = "В начале октября по трубопроводу впервые пошёл российский газ в сторону Узбекистана. Труба была построена давно.";
        let arabic = "دخلت إلى قطاع غزة يوم الأحد ثلاث وثلاثون شاحنة محملة بالماء والغذاء والمواد الطبية وفق ما قاله المتحدث";
        let english = "The talks that began in the spring were not over when the minister left, and it was not clear who would go on with them.";
        let french = "Les négociations qui ont commencé au printemps ne sont pas terminées, et les ministres se retrouvent dans la capitale pour les conclure.";
        let turkish = "Bakanlar iki gün süren görüşmeler için liman kentinde bir araya geldi. Görüşmelere katılanlar çok az konuda anlaşıldığını, \
                       ancak kış gelmeden önce bir kez daha buluşacaklarını söyledi. Balıkçılar ise kararın bir an önce açıklanmasını istiyor, \
                       çünkü mevsim sona ermek üzere ve teknelerin çoğu limanda bekliyor. Hükümet yeni bir öneri hazırlıyor.";
        let bulgarian = "Не е ясно дали това ще е достатъчно за селата нагоре по реката, но кредитът ще се изплаща и от тях, и от града.";
        for (declared, text, expected) in [
            ("bg", bulgarian, None),
            ("en", russian, Some("ru")),
            ("en", arabic, Some("ar")),
            ("en", french, Some("fr")),
            ("en", turkish, Some("tr")),
            ("ru", english, Some("en")),
            ("fa", arabic, None),
            ("en", english, None),
            ("fr", french, None),
            ("ru", russian, None),
            ("tr", turkish, None),
            ("uk", russian, None),
            ("xx", english, None),
            ("fr", "Hamas, Israel", None),
            ("en", "", None),
        ] {
            assert_eq!(language_against(declared, text), expected, "{declared}: {text}");
        }
    }
}
