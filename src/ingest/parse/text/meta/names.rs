//! Reads names beside places, agencies and roles.

use super::{Meta, Part};
use crate::ingest::parse::byline::{ideographic_name, ideographic_reporter, is_person, is_role_line, names};
use crate::ingest::parse::scan::find;

/// `Ayşe DEMİR/TRABZON, (DHA)`: name, place in capitals, agency in brackets.
pub(super) fn name_with_place_and_agency(text: &str) -> Option<Meta> {
    const LONGEST_CHARACTERS: usize = 70;
    if !text.contains('/') || text.chars().count() > LONGEST_CHARACTERS {
        return None;
    }
    let are_capitals =
        |text: &str| text.chars().any(char::is_uppercase) && text.chars().all(|c| !c.is_lowercase() && !c.is_numeric());
    let slash = text.find('/')?;
    let open = slash + text[slash..].find('(')?;
    let close = open + text[open..].find(')')?;
    let name = text[..slash].trim();
    let place = text[slash + 1..open].trim_matches([' ', ',', '-', '–']);
    let agency = text[open + 1..close].trim();
    let is_whole = text[close + 1..].trim_matches([' ', '-', '–', '.']).is_empty();
    let is_line = is_whole
        && is_person(name)
        && name.split_whitespace().count() <= 4
        && are_capitals(place)
        && (1..=3).contains(&place.split_whitespace().count())
        && are_capitals(agency)
        && (2..=10).contains(&agency.chars().count());
    let range = |words: &str| {
        let start = words.as_ptr().addr() - text.as_ptr().addr();
        start..start + words.len()
    };
    let parts = || vec![Part::Author(names(name), range(name)), Part::Place(range(place)), Part::Publisher(range(agency))];
    is_line.then(|| Meta { parts: parts(), rule: "name, place and agency", is_sure: true })
}

/// `تونس - سامي الطرابلسي`: a place that is known and a name, where no capitals tell them apart.
pub(super) fn place_before_name(text: &str) -> Option<Meta> {
    const PLACES: [&str; 40] = [
        "تونس",
        "القاهرة",
        "بيروت",
        "دمشق",
        "بغداد",
        "عمان",
        "عمّان",
        "الرياض",
        "جدة",
        "دبي",
        "أبوظبي",
        "أبو ظبي",
        "الدوحة",
        "الكويت",
        "مسقط",
        "المنامة",
        "صنعاء",
        "عدن",
        "طرابلس",
        "بنغازي",
        "الجزائر",
        "الرباط",
        "الدار البيضاء",
        "نواكشوط",
        "الخرطوم",
        "القدس",
        "القدس المحتلة",
        "غزة",
        "رام الله",
        "الموصل",
        "أربيل",
        "حلب",
        "طهران",
        "تهران",
        "أنقرة",
        "إسطنبول",
        "لندن",
        "باريس",
        "واشنطن",
        "نيويورك",
    ];
    let (mark, length) = [" - ", " – ", " — ", " ـ ", ": "].iter().find_map(|mark| Some((find(text, mark)?, mark.len())))?;
    let (place, name) = (text[..mark].trim(), text[mark + length..].trim());
    let is_line = PLACES.contains(&place) && is_person(name) && (2..=3).contains(&name.split_whitespace().count());
    let lead = text.len() - text.trim_start().len();
    let start = text.trim_end().len() - name.len();
    let parts = || vec![Part::Place(lead..lead + place.len()), Part::Author(names(name), start..start + name.len())];
    is_line.then(|| Meta { parts: parts(), rule: "place before a name", is_sure: false })
}

/// `최은정 기자`, `记者 刘思远`: a name with what its bearer does, and nothing else.
pub(super) fn before_role(text: &str) -> Option<String> {
    const LONGEST_BYTES: usize = 80;
    if text.len() > LONGEST_BYTES || text.is_ascii() {
        return None;
    }
    let words = text.split_whitespace().filter(|word| !word.contains('@')).collect::<Vec<_>>().join(" ");
    ideographic_reporter(&words)
}

/// `Jane Perry, Senior Research Fellow`: a name and what its bearer does.
pub(super) fn name_with_role(text: &str) -> Option<Meta> {
    const LONGEST_BYTES: usize = 120;
    const MOST_WORDS_OF_NAME: usize = 4;
    if text.len() > LONGEST_BYTES {
        return None;
    }
    let (name, role) = text.split_once(", ")?;
    let (name, role) = (name.trim(), role.trim());
    let is_line = is_person(name) && name.split_whitespace().count() <= MOST_WORDS_OF_NAME && is_role_line(role);
    let start = text.len() - text.trim_start().len();
    is_line.then(|| {
        let author = Part::Author(vec![name.to_string()], start..start + name.len());
        Meta { parts: vec![author], rule: "name and role", is_sure: false }
    })
}

/// `By our Labour Correspondent`, `dal nostro inviato`: whose report it is, without a name.
pub(in crate::ingest::parse::text) fn is_of_correspondent(text: &str) -> bool {
    const LONGEST_BYTES: usize = 80;
    const MOST_WORDS: usize = 7;
    // Most lines begin with another letter.
    const FIRST: [char; 16] = ['b', 'B', 'f', 'F', 'd', 'D', 'p', 'P', 'v', 'V', 'о', 'О', 'н', 'Н', 'o', 'O'];
    const OPENINGS: [&str; 22] = [
        "by our ",
        "from our ",
        "by a ",
        "from a ",
        "de notre ",
        "de nos ",
        "par notre ",
        "von unserem ",
        "von unserer ",
        "von unseren ",
        "de nuestro ",
        "de nuestra ",
        "por nuestro ",
        "dal nostro ",
        "dalla nostra ",
        "dai nostri ",
        "do nosso ",
        "da nossa ",
        "van onze ",
        "от нашего ",
        "от наших ",
        "od naszego ",
    ];
    let text = text.trim();
    if text.len() > LONGEST_BYTES || !text.starts_with(FIRST) {
        return false;
    }
    let lowered = text.to_lowercase();
    OPENINGS.iter().any(|opening| lowered.starts_with(opening))
        && text.split_whitespace().count() <= MOST_WORDS
        && !text.ends_with(['.', '!', '?', ':'])
        && lowered.split_whitespace().any(|word| REPORTERS.contains(&word))
}

const REPORTERS: [&str; 29] = [
    "correspondent",
    "correspondents",
    "reporter",
    "reporters",
    "envoyé",
    "envoyée",
    "envoyés",
    "correspondant",
    "correspondante",
    "correspondants",
    "korrespondenten",
    "korrespondentin",
    "mitarbeiter",
    "reporterin",
    "corresponsal",
    "corresponsales",
    "enviado",
    "enviada",
    "enviados",
    "inviato",
    "inviata",
    "inviati",
    "corrispondente",
    "correspondente",
    "repórter",
    "verslaggever",
    "корреспондента",
    "корреспондентов",
    "korespondenta",
];

/// `【高橋由紀子】`, `【東京＝高橋由紀子】`: who wrote, alone on a line of a Japanese text.
pub(super) fn in_brackets(text: &str) -> Option<String> {
    const LONGEST_BYTES: usize = 60;
    const WRITING: [&str; 8] = ["文", "取材・文", "文・写真", "写真・文", "執筆", "取材", "聞き手", "構成"];
    let text = text.trim();
    // （文・小茂田聡子）
    let bracketed = text.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    // 文＝小茂田聡子
    let inner = bracketed.or_else(|| {
        Some(text).filter(|text| text.len() <= LONGEST_BYTES && text.starts_with(['文', '取', '写', '執', '聞', '構']))
    });
    if let Some(inner) = inner
        && let Some(name) = WRITING.iter().filter_map(|word| inner.strip_prefix(word)).min_by_key(|rest| rest.len())
        && name.starts_with(['・', '：', ':', '＝', '=', ' ', '　', '/', '／'])
    {
        return ideographic_name(name.trim_start_matches(['・', '：', ':', '＝', '=', ' ', '　', '/', '／']));
    }
    let inner = text.strip_prefix('【')?.strip_suffix('】')?;
    ideographic_name(inner.rsplit(['＝', '=', '・']).next()?)
        .filter(|name| name.chars().count() >= 4 || inner.contains('＝'))
}
