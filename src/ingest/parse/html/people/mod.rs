//! Chooses the authors of a page among those it declares and those its byline shows.
//!
//! Declared persons win; the byline adds those that are declared in part only, and wins where it names others (a content system
//! declares whoever pressed the button). Organisations are authors only where no person is, and the site itself never is.

mod addresses;
mod boxes;
mod elements;
mod head;
mod lines;
mod no_names;
mod posted;
mod shown;
mod unsaid;

use self::addresses::named_in_address;
use self::lines::without_staff;
use self::no_names::begins_as_town;
pub(super) use self::no_names::is_other_than_person;
use self::shown::shown;
use super::frames::names_in_frame;
use super::json_ld::JsonLd;
use super::nobody::is_author;
use super::page::{PageFacts, Place};
use super::parts::is_credit;
use super::pieces::without_helpers;
use super::site::Site;
use super::text::{key, plain};
use crate::ingest::parse::byline::{
    begins_as_byline, ideographic_name, is_office, is_person, names, names_an_agency, names_nobody, says_not_writing,
    says_role,
};
use crate::ingest::parse::dates::{DateReading, date_at_start, without_roles};

/// How sure a byline is that may add authors to those that are declared.
const LEAST_BYLINE: f32 = 0.75;

/// Authors from one place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Authors {
    pub(super) names: Vec<String>,
    pub(super) origin: String,
    pub(super) words: String,
    pub(super) confidence: f32,
}

const METAS: [&str; 25] = [
    "parsely-author",
    "citation_author",
    "dc.creator",
    "dc.author",
    "dcterms.creator",
    "dcterms.author",
    "dcterms:creator",
    "eprints.creators_name",
    "byl",
    "sailthru.author",
    "author",
    "authors",
    "article:author_name",
    "article:author",
    "creator",
    "dc:creator",
    "dc:author",
    "rbauthors",
    "shareaholic:article_author_name",
    "dcsext.author",
    "cxenseparse:author",
    "mediator_author",
    "content_author",
    "og:article:author",
    "vr:author",
];

/// The chosen authors first, then what other places say.
pub(super) fn authors(facts: &PageFacts<'_>, json_ld: &JsonLd, site: &Site, headline: Option<Place>) -> Vec<Authors> {
    let mut declared: Vec<Authors> = Vec::new();
    declared.extend(group(site, &json_ld.persons, "JSON-LD: author", 0.95));
    for name in METAS {
        let contents: Vec<String> = facts
            .meta(name)
            .filter(|content| !content.starts_with("http") && !content.starts_with('@'))
            .map(str::to_string)
            .collect();
        declared.extend(group(site, &contents, &format!("meta {name}"), 0.85));
    }
    let named: Vec<String> =
        facts.metas.iter().map(|(name, _)| name.clone()).filter(|name| is_name_of_author(name)).collect();
    for name in named {
        let contents: Vec<String> =
            facts.meta(&name).filter(|content| !content.starts_with("http")).map(str::to_string).collect();
        let persons = group(site, &contents, &format!("meta {name}"), 0.8);
        let is_name = |name: &String| is_person(name) || ideographic_name(name).is_some();
        declared.extend(persons.filter(|list| list.names.iter().all(is_name)));
    }
    // Some write "Written by" into a label and the name into the value beside it.
    for (label, value) in [("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")] {
        let says_author = |label: &str| {
            let label = label.to_lowercase();
            [
                "written by",
                "author",
                "verfasst von",
                "écrit par",
                "escrito por",
                "autor",
                "scritto da",
                "geschreven door",
                "написано",
                "napisane przez",
                "skriven av",
                "skrevet a",
                "yazan",
                "scris de",
                "napsal",
                "napísal",
                "escrit per",
                "ditulis oleh",
                "נכתב על יד",
                "نوشته شده",
                "كتب بواسطة",
                "執筆者",
                "글쓴이",
            ]
            .iter()
            .any(|known| label.contains(known))
        };
        if facts.meta(label).any(says_author) {
            let contents: Vec<String> = facts.meta(value).map(str::to_string).collect();
            declared.extend(group(site, &contents, &format!("meta {value}"), 0.8));
        }
    }
    let shown = shown(facts, site, headline);
    let houses = houses_of(site, &json_ld.houses);
    let has_person = |authors: &&Authors| authors.names.iter().any(|name| is_person(name));
    let declared_person = declared.iter().find(has_person).cloned();
    let shown_person = shown.iter().find(has_person).cloned();
    let chosen = match (declared_person, shown_person) {
        (Some(declared), Some(shown)) => Some(together(declared, shown, facts, headline)),
        (Some(authors), None) => Some(authors),
        // Where nothing stands between words the line may hold more than the name.
        (None, Some(shown)) => {
            Some(declared.iter().find(|list| is_ideographic_part(list, &shown)).cloned().unwrap_or(shown))
        }
        (None, None) => {
            let named = named_in_address(facts, site).or_else(|| shown.first().cloned());
            named.or_else(|| declared.first().cloned()).or_else(|| houses.clone())
        }
    };
    let mut all: Vec<Authors> = chosen.into_iter().collect();
    all.extend(declared);
    all.extend(shown);
    all.extend(houses);
    all
}

/// Whether a `<meta>` that is not known by its whole name ends with the word for an author: `mrf:authors`, `cXenseParse:mai-author`.
fn is_name_of_author(name: &str) -> bool {
    const OTHERS: [&str; 8] = ["image", "photo", "picture", "thumbnail", "video", "comment", "twitter", "app"];
    let mut words = name.split(['-', '_', '.', ':']);
    let last = words.next_back().unwrap_or_default();
    matches!(last, "author" | "authors" | "byline" | "articleauthor" | "writer")
        && !METAS.contains(&name)
        && !words.any(|word| OTHERS.contains(&word))
}

/// The authors that the data of scripts names.
pub(super) fn authors_in_data(names: &[String], site: &Site) -> Option<Authors> {
    group(site, names, "data of the page's scripts", 0.7)
}

/// The authors that texts name, if any.
fn group(site: &Site, texts: &[String], origin: &str, confidence: f32) -> Option<Authors> {
    let mut all: Vec<String> = Vec::new();
    let opener = opener_of(site.language.as_deref());
    let read = |text: &String| {
        let whole = plain(text);
        let text = without_date(&whole);
        // `Foto: Jan Vogt`
        if whole.matches([':', '：']).count() == 1 && is_credit(&whole) {
            return Vec::new();
        }
        // `Porto Novo, 14 May 2019`: where and when, not who.
        if text.len() < whole.len() && begins_as_town(&text) {
            return Vec::new();
        }
        let text = without_staff(without_helpers(&text), site).into_owned();
        if texts.len() > 1 && did_something_else(&text) {
            return Vec::new();
        }
        let text = site.without_house(&text);
        if site.is_desk(text) {
            return Vec::new();
        }
        // "Edited by" is no date.
        // Of `投稿者 山田太郎` the first two characters would be one for the day.
        let keeps_role = text.to_lowercase().starts_with("edited") || begins_as_byline(text);
        let bare = if keeps_role { text } else { without_roles(text) };
        let was_with_role = bare.len() < text.len();
        let text = bare;
        // A place follows behind a stroke: "Jane Doe, Coast Herald — New Haven".
        let before = [" — ", " – "].iter().find_map(|stroke| text.split_once(stroke)).map(|(before, _)| before);
        let text = before.filter(|before| before.contains(',') && !names(before).is_empty()).unwrap_or(text);
        // `João da Silva - De Brasília`
        // `Jane Doe - The Carrow Journal`
        let from = [" - De ", " - Do ", " - Da ", " — De ", " - The "].iter().find_map(|stroke| text.split_once(stroke));
        let text = from.map(|(before, _)| before).filter(|before| is_person(before)).unwrap_or(text);
        // `Harbour News Agency / New Carrow`: the place follows.
        let text = before_place_of_house(text).unwrap_or(text);
        // Who tells and who writes it down.
        if let Some((teller, writer)) = text.split_once(" as told to ") {
            let writers = names(writer).into_iter().filter(|name| is_person(name));
            return names(teller).into_iter().chain(writers).collect();
        }
        if let Some(framed) = names_in_frame(text).or_else(|| house_with_agency(text)).or_else(|| small_names(text)) {
            return framed;
        }
        // "Senior Research Fellow, Africa Programme" says what somebody does, and where.
        let is_role_line = text.split_once(',').is_some_and(|(role, _)| role.contains(' ') && names_nobody(role));
        if is_role_line && texts.len() > 1 {
            return Vec::new();
        }
        let small = match opener {
            "De " => text.strip_prefix("de "),
            "Le " => text.strip_prefix("le "),
            // "Publicat de Ioana Munteanu", without the word for publishing.
            _ if was_with_role => ["de ", "von ", "por ", "par ", "di ", "da ", "by "]
                .iter()
                .find_map(|small| text.strip_prefix(small))
                .filter(|name| is_person(name)),
            _ => None,
        };
        let text = small.unwrap_or(text);
        names(text.strip_prefix(opener).filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(text))
    };
    let of_house = |name: String| without_initials(name, site);
    // `Text von Anna Schmidt, Fotos von Jan Vogt`
    let is_of_writer = |name: &String| !begins_with_picture(name);
    for name in texts.iter().flat_map(read).filter(is_of_writer).map(once).map(of_house).filter(|name| is_author(name, site))
    {
        if !all.iter().any(|known| key(known) == key(&name)) {
            all.push(name);
        }
    }
    // `Jane Doe Harbourtown` beside `Jane Doe`: the place is no part of the name.
    let known = all.clone();
    all.retain(|name| {
        !known.iter().any(|other| name.strip_prefix(other.as_str()).is_some_and(|rest| rest.starts_with(' ')))
    });
    // `EDUARDO ALVES` and below it `DE PORTO NOVO`.
    if opener == "Por " && all.iter().any(|name| !begins_with_from(name)) {
        all.retain(|name| !begins_with_from(name));
    }
    // `Ana Leite, O Estado da Costa`: the article of the house.
    if all.iter().any(|name| is_person(name) && !name.starts_with("O ")) {
        all.retain(|name| !name.starts_with("O "));
    }
    // Names in capitals beside others that are not: `Jana Nová, MF HLAS`.
    let is_written_so = |name: &String| texts.iter().any(|text| text.contains(name.as_str()));
    let is_in_capitals = |name: &String| {
        let capitals = name.to_uppercase();
        !is_written_so(name) && name.split(' ').any(is_sign) && texts.iter().any(|text| text.contains(&capitals))
    };
    if all.iter().any(|name| is_person(name) && is_written_so(name)) {
        all.retain(|name| !is_in_capitals(name));
    }
    // `Redazione Courier`, `HARBOURTOWN`: the office, and where it is.
    let names_office = |text: &String| text.split_once(' ').is_some_and(|(office, _)| is_office(office));
    if texts.iter().any(names_office) {
        all.retain(|name| name.contains(' ') || name.chars().any(char::is_lowercase));
    }
    // An agency beside persons is where they work.
    if all.iter().any(|name| is_person(name)) {
        all.retain(|name| is_person(name));
    }
    (!all.is_empty()).then(|| Authors { names: all, origin: origin.to_string(), words: texts.join("; "), confidence })
}

/// Whether brackets behind a name say that its bearer did something else than write: `Jane Doe (foto)`.
fn did_something_else(text: &str) -> bool {
    let bracket = text.trim_end().strip_suffix(')').and_then(|text| text.rsplit_once('('));
    bracket.is_some_and(|(name, deed)| !name.trim().is_empty() && !deed.contains(' ') && says_not_writing(deed))
}

/// Whether a name is who took the pictures, with the word for it: `Fotos von Jan Vogt`.
fn begins_with_picture(name: &str) -> bool {
    const PICTURES: [&str; 10] =
        ["Foto", "Fotos", "Photo", "Photos", "Bild", "Bilder", "Fotografie", "Grafik", "Illustration", "Video"];
    name.split_once(' ').is_some_and(|(first, rest)| PICTURES.contains(&first) && rest.starts_with(char::is_lowercase))
}

/// The houses that are declared as authors. A comma is part of the name: `Foreign, Commonwealth & Development Office`.
fn houses_of(site: &Site, declared: &[String]) -> Option<Authors> {
    let (whole, others): (Vec<String>, Vec<String>) = declared.iter().cloned().partition(|name| {
        name.contains(',') && name.contains([' ', '&']) || name.contains(" and ") && name.contains(" for ")
    });
    let read = group(site, &others, "JSON-LD: author", 0.6);
    let whole: Vec<String> = whole.iter().map(|name| plain(name)).filter(|name| is_author(name, site)).collect();
    if whole.is_empty() {
        return read;
    }
    let names = read.map(|authors| authors.names).unwrap_or_default().into_iter().chain(whole).collect();
    Some(Authors { names, origin: "JSON-LD: author".to_string(), words: declared.join("; "), confidence: 0.6 })
}

/// `Le Monde avec AFP`: a house and the agency it has the news from are named together.
fn house_with_agency(text: &str) -> Option<Vec<String>> {
    let (house, agency) = [" avec ", " mit ", " con ", " com ", " with "].iter().find_map(|joint| text.split_once(joint))?;
    let is_whole =
        |words: &str| !words.is_empty() && words.split_whitespace().count() <= 3 && words.starts_with(char::is_uppercase);
    let is_agency = agency.len() >= 2 && agency.len() <= 8 && agency.chars().all(|c| c.is_uppercase());
    let is_house =
        !is_person(house) || ["Le ", "La ", "Les ", "El ", "Die ", "The "].iter().any(|article| house.starts_with(article));
    (is_whole(house) && is_agency && is_house).then(|| vec![text.to_string()])
}

/// A name in small letters where the page says that it is one: `jane doe`.
fn small_name(text: &str) -> Option<String> {
    let is_small = |word: &str| word.len() >= 2 && word.chars().all(char::is_lowercase);
    let words: Vec<&str> = text.split_whitespace().collect();
    let name = words.iter().map(|word| capital(word)).collect::<Vec<_>>().join(" ");
    let is_name = (2..=3).contains(&words.len()) && words.iter().all(|word| is_small(word)) && is_person(&name);
    (is_name && !names_nobody(&name) && !says_role(&name)).then_some(name)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Names in small letters, where a word says that they are names: `by jane doe`; the signs of an editor and an agency: `hme/dpa`.
fn small_names(text: &str) -> Option<Vec<String>> {
    let is_small = |word: &str| word.chars().all(|c| c.is_lowercase() || matches!(c, '-' | '\'' | '’'));
    if let Some(rest) = text.strip_prefix("by ").or_else(|| text.strip_prefix("von ")).or_else(|| text.strip_prefix("par "))
    {
        let words: Vec<&str> = rest.split_whitespace().collect();
        let name = words.iter().map(|word| capital(word)).collect::<Vec<_>>().join(" ");
        let is_name = (2..=3).contains(&words.len()) && words.iter().all(|word| is_small(word)) && is_person(&name);
        return is_name.then(|| vec![name]);
    }
    let signs: Vec<&str> = text.split('/').map(str::trim).collect();
    let is_sign = |sign: &&str| (2..=5).contains(&sign.len()) && sign.bytes().all(|byte| byte.is_ascii_lowercase());
    ((2..=4).contains(&signs.len()) && signs.iter().all(is_sign)).then(|| signs.into_iter().map(str::to_string).collect())
}

/// Whether a name begins with the word for from: `De São Paulo`.
fn begins_with_from(name: &str) -> bool {
    ["De ", "Do ", "Da "].iter().any(|from| name.starts_with(from))
}

/// Whether a word has too few letters for a name, and no vowel: `MF`.
fn is_sign(word: &str) -> bool {
    let is_vowel = |letter: char| matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    (2..=3).contains(&word.chars().count()) && word.is_ascii() && !word.chars().any(is_vowel)
}

/// A name that stands twice in a row (under the portrait and at the start of the biography) once.
fn once(name: String) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let (first, second) = words.split_at(words.len() / 2);
    if first.len() >= 2 && first == second { first.join(" ") } else { name }
}

/// A name without the initials of the house behind it: `Juha Salonen HS` of Helsingin Sanomat.
fn without_initials(name: String, site: &Site) -> String {
    const FEWEST_WORDS: usize = 3;
    let Some((person, last)) = name.rsplit_once(' ').filter(|_| name.split(' ').count() >= FEWEST_WORDS) else {
        return name;
    };
    let is_short = (2..=5).contains(&last.len()) && last.bytes().all(|byte| byte.is_ascii_uppercase());
    let initials = |name: &str| name.split_whitespace().filter_map(|word| word.chars().next()).collect::<String>();
    // Letters that nobody can say are a house, whichever: `Juha Salonen HS`, but no `III`.
    let is_plain = || person.split(' ').all(|word| word.chars().skip(1).any(char::is_lowercase));
    let is_unsaid = || {
        is_sign(last)
            && is_plain()
            && !last.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X'))
            && !matches!(last, "JR" | "SR")
    };
    let is_house = is_short && (site.names.iter().any(|(name, _)| initials(name) == last || name == last) || is_unsaid());
    if is_house && is_person(person) { person.to_string() } else { name }
}

/// A house before a place: `Harbour News Agency / New Carrow`. Between persons and other houses the stroke is a joint.
fn before_place_of_house(text: &str) -> Option<&str> {
    const MOST_PLACE_WORDS: usize = 3;
    let (house, place) = text.split_once(" / ")?;
    let words: Vec<&str> = place.split(' ').collect();
    let is_place = words.len() <= MOST_PLACE_WORDS
        && words.iter().all(|word| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase))
        && !words.iter().any(|word| names_an_agency(word));
    let has_room = house.split(' ').count() > 1;
    (is_place && has_room && !is_person(house) && !names(house).is_empty()).then_some(house)
}

/// What stands before the author's name in languages where it may as well be part of a name in others.
fn opener_of(language: Option<&str>) -> &'static str {
    let language = language.unwrap_or_default();
    match language.get(..2) {
        _ if language.starts_with("fil") => "Ni ",
        Some("af") => "Deur ",
        Some("ca") => "Per ",
        Some("cy") => "Gan ",
        Some("ga" | "gd") => "Le ",
        Some("ro") => "De ",
        Some("sq") => "Nga ",
        Some("sw") => "Na ",
        Some("tl") => "Ni ",
        Some("vi") => "Theo ",
        Some("es" | "pt") => "Por ",
        Some("fr") => "Par ",
        _ => "By ",
    }
}

/// Declared and shown persons.
fn together(declared: Authors, shown: Authors, facts: &PageFacts<'_>, headline: Option<Place>) -> Authors {
    let has = |list: &Authors, name: &str| list.names.iter().any(|known| is_same_person(known, name));
    let common = declared.names.iter().filter(|name| has(&shown, name)).count();
    if common == declared.names.len() {
        // The byline names more of them.
        let is_list = declared.origin.starts_with("JSON-LD") && declared.names.len() > 1;
        let is_known = !declared.origin.starts_with("JSON-LD") || shown.names.iter().all(|name| is_person(name));
        let adds = !is_list
            && is_known
            && shown.names.len() > declared.names.len()
            && shown.names.len() <= 8
            && shown.confidence >= LEAST_BYLINE;
        return if adds && !has_place_behind(&shown) { shown } else { declared };
    }
    if common > 0 || shown.confidence < 0.75 {
        return declared;
    }
    // Who is declared and nowhere to be seen near the headline did not write it.
    let from = headline.map_or(0, |headline| headline.block.saturating_sub(6));
    // `(Edited by Ann Lee)` says that she did not.
    let window = facts.blocks.iter().skip(from).take(30).filter(|block| !block.text.contains("dited by "));
    let text: String = window.map(|block| format!("{} ", block.key())).collect();
    let is_seen = declared.names.iter().any(|name| text.contains(&key(name)));
    if is_seen { declared } else { shown }
}

/// Whether the second of two names is where the first one was: `By Jane Doe, Port Ashmere`. A list of two has `and` between them.
fn has_place_behind(shown: &Authors) -> bool {
    let [_, second] = shown.names.as_slice() else { return false };
    let words = shown.words.trim();
    words.get(..3).is_some_and(|opener| opener.eq_ignore_ascii_case("by "))
        && words.strip_suffix(second.as_str()).is_some_and(|before| before.ends_with(", "))
        && words.matches(',').count() == 1
}

/// Whether a declared list has names of two to four Chinese, Japanese or Korean characters with which shown ones begin.
fn is_ideographic_part(declared: &Authors, shown: &Authors) -> bool {
    let is_name = |name: &String| {
        let is_ideograph =
            |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
        (2..=4).contains(&name.chars().count()) && name.chars().all(is_ideograph)
    };
    let begins = |name: &String| shown.names.iter().any(|known| known.split(' ').next() == Some(name.as_str()));
    declared.names.iter().all(|name| is_name(name) && begins(name))
}

fn is_same_person(one: &str, other: &str) -> bool {
    let (one, other) = (key(one), key(other));
    one == other
        || one.split(' ').all(|word| other.split(' ').any(|known| known == word))
        || other.split(' ').all(|word| one.split(' ').any(|known| known == word))
}

/// The words before a date, which often follows the names.
fn without_date(text: &str) -> String {
    const LONGEST_BYTES: usize = 300;
    if text.len() > LONGEST_BYTES || !text.chars().any(char::is_numeric) {
        return text.to_string();
    }
    let starts =
        text.char_indices().filter(|(place, _)| !text[..*place].ends_with(char::is_alphanumeric)).map(|(place, _)| place);
    let date = starts
        .into_iter()
        .find(|place| matches!(date_at_start(&text[*place..]), DateReading::Found(found) if found.range.start < 20));
    match date {
        Some(0) | None => text.to_string(),
        Some(place) => {
            let before = text[..place].trim_end_matches([' ', ',', '|', '-', '–', '—', '•', '·', ':', '/', '@']);
            without_roles(before).to_string()
        }
    }
}
