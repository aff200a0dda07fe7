//! Holds the names of other languages to what they are for: each finds its actor, ordinary words and longer names find nobody.

use super::named_in;
use crate::actors::ordinary;
use crate::actors::registry::Registry;
use crate::article::ParsedArticle;
use crate::text::fold_value;

/// The ids of the actors and of the places in a text, sorted.
fn ids(language: &str, text: &str) -> (Vec<String>, Vec<String>) {
    let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
    let named = named_in(&article, Some(language));
    let sorted = |actors: &[crate::article::ActorInArticle]| {
        let mut ids: Vec<String> = actors.iter().map(|actor| actor.id.to_string()).collect();
        ids.sort_unstable();
        ids
    };
    (sorted(&named.actors), sorted(&named.places))
}

/// Beginnings and parts of names that are not found, and why.
const UNFOUND: [(&str, &str); 17] = [
    ("S:t ", "a colon ends a word"),
    ("USA:s", "a colon ends a word"),
    ("FN:s", "a colon ends a word"),
    ("(", "a name goes on behind a closing bracket nowhere else"),
    ("\u{FF08}", "a name goes on behind a closing bracket nowhere else"),
    (" - ", "a dash between spaces parts two names"),
    (" \u{2014} ", "a dash between spaces parts two names"),
    ("\u{970}", "the dot of Hindi abbreviations ends a word"),
    ("s- ", "what is left out behind a hyphen is another name's"),
    ("d- ", "what is left out behind a hyphen is another name's"),
    ("Kep. ", "an abbreviation before a name ends a sentence"),
    (" Св. ", "an abbreviation before a name ends a sentence"),
    ("'\u{100}irani", "an apostrophe begins a word"),
    ("סנדוויץ׳", "the mark stands at the end of a word"),
    ("Douma", "another place is called so, too"),
    ("Tiran", "another place is called so, too"),
    ("Wellington", "another is called so, too"),
];

#[test]
fn common_words_are_nobody() {
    let mut found = Vec::new();
    for line in include_str!("common_words.txt").lines().filter(|line| !line.starts_with('#')) {
        let (language, words) = line.split_once(" |").expect("a language");
        for word in words.split_whitespace() {
            // As at the beginning of a sentence.
            let mut letters = word.chars();
            let text: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
            let (actors, places) = ids(language, &format!("{text}."));
            if !actors.is_empty() || !places.is_empty() {
                found.push(format!("{language} {text} is {actors:?} {places:?}"));
            }
        }
    }
    assert!(found.is_empty(), "{}: {}", found.len(), found.join("; "));
}

/// Texts of a language, whom they name and where.
const TEXTS: [(&str, &str, &str); 43] = [
    // An ordinary word is a state where something else of it is named.
    ("ar", "قالت حكومة مالي إن باماكو هادئة.", "ML"),
    ("ar", "قال الرئيس السوداني إن الجيش تقدم.", "SD"),
    ("ar", "أعلنت حكومة مالي انسحابها. السياسة المالية واضحة.", "ML"),
    ("ko", "수단 정부는 밝혔다. 다른 수단은 없다.", "SD"),
    ("ko", "인도 측은 밝혔다. 범죄인 인도 조약.", "IN"),
    ("el", "Η συμφωνία με τη Γεωργία υπογράφηκε.", "GE"),
    ("el", "Γεωργία και κτηνοτροφία.", ""),
    ("es", "Granada, ciudad andaluza, crece.", ""),
    ("es", "Granada y Saint George's: el gobierno de Granada. México respondió.", "GD MX"),
    // What hangs on a Korean name is a particle or one of few words.
    ("ko", "러시아군이 미국산 무기를 파괴했다. 중국인들은 기다린다.", "CN RU US"),
    ("ko", "인도 총리는 뉴델리에서 말했다.", "IN"),
    ("ko", "인도양과 요르단강, 멕시코만, 조지아주, 일본해.", ""),
    // Longer names.
    ("zh", "马里兰州州长宣布改革。古巴比伦文明。印度洋。新墨西哥州。阿曼湾。墨西哥湾。日本海。", ""),
    ("zh", "日本海军和中国政府。马里政府与古巴总统会谈。", "CN CU JP ML"),
    ("zh", "刚果（布）政府宣布。", "CG"),
    ("ja", "インド洋とメキシコ湾、日本海、中国地方、ニューメキシコ州、ジョージア州。", ""),
    ("ja", "タイムズ紙とタイヤ、チャドル、インドア。", ""),
    ("ja", "トリニダード・トバゴ政府は発表した。ロシアメディアは伝えた。", "RU TT"),
    ("th", "มหาสมุทรอินเดีย อ่าวไทย ทะเลจีนใต้", ""),
    ("th", "รัฐบาลจีนและรัฐบาลไทยลงนาม สหรัฐอาหรับเอมิเรตส์แถลง", "AE CN TH"),
    ("th", "สหประชาชาติ นาโต และปูติน", "org:nato org:united-nations person:vladimir-putin"),
    ("es", "Nuevo México, el golfo de México y el río Congo.", ""),
    ("de", "Im Golf von Mexiko und im Indischen Ozean.", ""),
    ("fr", "Le golfe du Mexique et l'océan Indien.", ""),
    ("pl", "Nowy Meksyk i Zatoka Perska. W Zatoce Perskiej.", ""),
    ("ru", "Индийский океан и Персидский залив, штат Нью-Мексико.", ""),
    ("tr", "Ürdün Nehri'nin suyu azaldı.", ""),
    ("he", "האוקיינוס ההודי ומפרץ מקסיקו.", ""),
    // Letters with an ending.
    ("tr", "ABD'nin tutumu, BM'nin kararı, AB’nin tepkisi.", "US org:european-union org:united-nations"),
    ("tr", "Rusların tepkisi ve Çinlilerin cevabı.", "CN RU"),
    // Peoples, and names that are written in several ways.
    ("el", "Οι Ρώσοι και οι Τούρκοι υπέγραψαν. Οι Κινέζοι και οι Γάλλοι περιμένουν.", "CN FR RU TR"),
    ("he", "תורכיה ואנגליה חתמו. צ׳ילה השיבה.", "CL GB TR"),
    ("de", "Das Weiße Haus erklärte sich.", "US"),
    ("es", "EE. UU. atacó a Irán.", "IR US"),
    ("ru", "Камерунский президент ответил.", "CM"),
    // A person of another language does not hide the state.
    ("fr", "Le Monténégro a signé l'accord.", "ME"),
    ("pt", "Montenegro assinou o acordo.", "ME"),
    // A compound is no dateline.
    ("de", "US-Truppen griffen am Montag an.", "US"),
    ("de", "USA, China und Russland einigten sich.", "CN RU US"),
    ("de", "WIEN - Die Regierung tagte.", "@AT"),
    // Letters that Arabic writes in front of a word are no letters of Persian.
    ("fa", "او فاسد و کوچکی بود.", ""),
    ("it", "Dell'anno e dell'uomo.", ""),
    ("pl", "Zatoka jest ciepła.", ""),
];

#[test]
fn names_of_other_languages_are_found_whole() {
    for (language, text, expected) in TEXTS {
        let (actors, places) = ids(language, text);
        let states = actors.iter().map(|id| id.trim_start_matches("country:").to_string());
        let places = places.iter().map(|id| id.replace("country:", "@")).filter(|place| {
            // Where a state acts and lies, the first is enough.
            !actors.iter().any(|actor| actor.trim_start_matches("country:") == place.trim_start_matches('@'))
        });
        let found: Vec<String> = states.chain(places).collect();
        let found = found.join(" ");
        let is_spanish_town = found == "@ES" && expected.is_empty();
        assert!(found == expected || is_spanish_town, "{language} {text}: {found}");
    }
}

#[test]
fn every_name_of_a_language_finds_its_actor() {
    let registry = Registry::shared();
    let written = |name: &str| fold_value(&name.replace('*', ""));
    let mut missed = Vec::new();
    let mut names = 0;
    for actor in registry.actors() {
        for name in actor.names.iter().filter(|name| name.is_sure) {
            let Some(language) = name.language else { continue };
            let text = name.text.replace('*', "");
            let is_ordinary =
                ordinary::is_never_name(Some(language), &text) || ordinary::needs_context(Some(language), &text);
            if is_ordinary || UNFOUND.iter().any(|(unfound, _)| text.contains(unfound)) {
                continue;
            }
            names += 1;
            let (actors, places) = ids(language, &format!("{text}."));
            // Of two who bear a name either may be meant.
            let bears = |id: &String| {
                let bearer = registry.get(id);
                id == actor.id.as_str()
                    || bearer.is_some_and(|actor| actor.names.iter().any(|name| written(&name.text) == written(&text)))
            };
            if !actors.iter().chain(&places).any(bears) {
                missed.push(format!("{language} {text} is {} and not {actors:?} {places:?}", actor.id));
            }
        }
    }
    assert!(names > 9_000, "{names}");
    assert!(missed.is_empty(), "{} of {names}: {}", missed.len(), missed[..missed.len().min(40)].join("; "));
}
