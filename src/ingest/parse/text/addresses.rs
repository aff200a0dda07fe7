//! Takes the address of its page out of a text: people keep it on the first line, under the title or on the last line; reading views of
//! browsers print the host alone above the title, and programs name the paper from which a text was shared.

use std::ops::Range;

use super::super::builder::ArticleBuilder;
use super::super::dates::{DateReading, whole_date};
use super::super::scan::holds;
use super::lines::Line;
use crate::article::{Field, Zone};
use crate::ingest::publisher::is_host;

/// An address stands within so many lines of the top or the end.
const MOST_LINES: usize = 3;

/// Reads the lines that are only an address and takes them out; what it took and is no address is given back.
pub(super) fn take_addresses(lines: &mut Vec<Line<'_>>, builder: &mut ArticleBuilder) -> Vec<String> {
    let mut furniture = Vec::new();
    if lines.len() < 2 {
        return furniture;
    }
    if let Some(range) = address_of_cache(lines[0].text).filter(|_| lines.len() > 2) {
        let line = lines[0];
        let evidence = line.evidence(Zone::Header, &range, "address of a page in a cache", 0.8);
        builder.set_text(Field::Url, &line.text[range], evidence);
        furniture.push(line.trimmed().to_string());
        take(lines, 0);
        // How to search in the page.
        let is_hint = |line: &Line<'_>| line.text.contains("Ctrl+F") || line.text.contains("Ctrl-F");
        if let Some(hint) = (0..lines.len().min(MOST_LINES + 2)).find(|place| is_hint(&lines[*place])) {
            furniture.push(lines[hint].trimmed().to_string());
            take(lines, hint);
        }
    }
    take_feet_of_pages(lines, builder, &mut furniture);
    let top = (0..lines.len().min(MOST_LINES)).find(|place| is_address(lines[*place].trimmed()));
    let labelled = (0..lines.len().min(MOST_LINES)).find(|place| address_behind_words(lines[*place].trimmed()).is_some());
    if let Some(place) = labelled.filter(|_| top.is_none() && lines.len() > 2) {
        let line = lines[place];
        if let Some(range) = address_behind_words(line.text) {
            let evidence = line.evidence(Zone::Header, &range, "address behind a word for where a text is from", 0.8);
            builder.set_text(Field::Url, &line.text[range], evidence);
        }
        furniture.push(line.trimmed().to_string());
        take(lines, place);
    }
    if let Some(place) = top.filter(|place| !is_called(lines, *place)) {
        read_address(&lines[place], Zone::Header, builder);
        take(lines, place);
    } else if is_bare_host(lines[0].trimmed()) && lines.len() > 2 {
        let line = lines[0];
        if ARCHIVES.contains(&line.trimmed()) {
            furniture.push(line.trimmed().to_string());
        } else {
            builder.set_text(Field::Publisher, line.text, line.whole(Zone::Header, "host alone above the title", 0.7));
        }
        take(lines, 0);
    }
    let is_end = |place: usize, lines: &[Line<'_>]| lines.len() - place <= MOST_LINES && place > 0;
    let addresses: Vec<usize> =
        (0..lines.len()).rev().take(MOST_LINES + 1).filter(|p| is_address(lines[*p].trimmed())).collect();
    // Several are a list of what the text is based on.
    if let [place] = addresses[..]
        && is_end(place, lines)
        && !is_called(lines, place)
        && builder.article().url.is_none()
    {
        read_address(&lines[place], Zone::Credit, builder);
        take(lines, place);
    }
    let shared =
        (1..lines.len()).rev().take(MOST_LINES).find_map(|place| Some((place, house_shared_from(lines[place].text)?)));
    if let Some((place, house)) = shared {
        let line = lines[place];
        let start = line.text.len() - line.text.trim_start().len() + line.text.trim_start().find(house).unwrap_or_default();
        if !CARRIERS.contains(&house.to_lowercase().as_str()) {
            let evidence = line.evidence(Zone::Credit, &(start..start + house.len()), "where it was shared from", 0.8);
            builder.set_text(Field::Publisher, house, evidence);
        }
        furniture.push(line.trimmed().to_string());
        take(lines, place);
    }
    furniture
}

/// Takes out what browsers print below each page: `https://hillpost.example/2023/pass   1/2`.
fn take_feet_of_pages(lines: &mut Vec<Line<'_>>, builder: &mut ArticleBuilder, furniture: &mut Vec<String>) {
    let mut place = 1;
    while place < lines.len() {
        let line = lines[place];
        let Some(address) = address_before_page(line.trimmed()) else {
            place += 1;
            continue;
        };
        if builder.article().url.is_none() {
            let start = line.text.len() - line.text.trim_start().len();
            let part = start..start + address.len();
            builder.set_text(Field::Url, address, line.evidence(Zone::Credit, &part, "address at the foot of a page", 0.7));
        }
        furniture.push(line.trimmed().to_string());
        lines.remove(place);
    }
}

/// The address before the number of a page and how many there are.
fn address_before_page(text: &str) -> Option<&str> {
    let (address, page) = text.rsplit_once(char::is_whitespace)?;
    let (number, total) = page.split_once('/')?;
    let [number, total] = [number, total].map(|part| part.parse::<u16>().ok());
    let address = address.trim_end();
    (1..=total?).contains(&number?).then_some(address).filter(|address| is_address(address))
}

fn read_address(line: &Line<'_>, zone: Zone, builder: &mut ArticleBuilder) {
    let text = line.trimmed();
    let address = text.trim_matches(['<', '>', '(', ')', '[', ']']);
    let address = if address.starts_with("www.") { format!("https://{address}") } else { address.to_string() };
    builder.set_text(Field::Url, &address, line.whole(zone, "address on a line of its own", 0.8));
}

/// What stood around the line is set apart as it was.
fn take(lines: &mut Vec<Line<'_>>, place: usize) {
    lines.remove(place);
    if let Some(next) = lines.get_mut(place) {
        next.follows_gap = true;
        next.begins_paragraph = true;
    }
}

/// `courier.example/news`: where a link that was shared leads.
pub(super) fn is_host_with_path(text: &str) -> bool {
    let Some((host, _)) = text.split_once('/') else { return false };
    let is_part = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') && !part.is_empty();
    let ends_as_host =
        host.rsplit('.').next().is_some_and(|end| end.len() >= 2 && end.bytes().all(|b| b.is_ascii_lowercase()));
    !text.contains(char::is_whitespace) && host.contains('.') && host.split('.').all(is_part) && ends_as_host
}

/// Whether a line is an address and nothing else.
fn is_address(text: &str) -> bool {
    let bare = text.trim_matches(['<', '>', '(', ')', '[', ']']);
    let rest = bare
        .strip_prefix("https://")
        .or_else(|| bare.strip_prefix("http://"))
        .or_else(|| bare.strip_prefix("www.").filter(|_| bare.contains('/')));
    rest.is_some_and(|rest| {
        rest.contains('.') && !rest.contains(char::is_whitespace) && !bare.contains(['<', '>', '[', ']'])
    })
}

/// `This is Google's cache of https://h.example/pier. It is a snapshot ...`: what caches print above a page.
fn address_of_cache(text: &str) -> Option<Range<usize>> {
    const OPENINGS: [&str; 9] = [
        "this is google's cache of ",
        "this is google’s cache of ",
        "this is the cache of ",
        "dies ist der cache von google von ",
        "dies ist der cache-inhalt von ",
        "voici la version en cache google de ",
        "esta es la versión en caché de google de ",
        "este é o cache do google de ",
        "questa è la copia cache di google di ",
    ];
    if !holds(text, "://") {
        return None;
    }
    let lowered = text.get(..text.floor_char_boundary(80))?.to_lowercase();
    OPENINGS.iter().any(|opening| lowered.trim_start().starts_with(opening)).then_some(())?;
    let start = text.find("http://").or_else(|| text.find("https://"))?;
    let end = text[start..].find(char::is_whitespace).map_or(text.len(), |length| start + length);
    let address = text[start..end].trim_end_matches(['.', ',']);
    Some(start..start + address.len())
}

/// `Clipped from: https://h.example/pier`, `Saved from https://h.example/pier on 4 March 2019`: words for where a text was taken from, its address, and
/// perhaps the day when.
fn address_behind_words(text: &str) -> Option<Range<usize>> {
    const LONGEST_BYTES: usize = 400;
    const WORDS: [&str; 40] = [
        "clipped from",
        "saved from",
        "saved from url",
        "captured from",
        "copied from",
        "taken from",
        "archived from",
        "downloaded from",
        "retrieved from",
        "imported from",
        "original url",
        "original link",
        "original article",
        "source url",
        "source link",
        "url",
        "link",
        "permalink",
        "article url",
        "page url",
        "web address",
        "address",
        "adresse",
        "quelle",
        "gespeichert von",
        "kopiert von",
        "lien",
        "enregistré depuis",
        "copié depuis",
        "enlace",
        "guardado de",
        "copiado de",
        "salvo de",
        "salvato da",
        "opgeslagen van",
        "bron",
        "lähde",
        "källa",
        "источник",
        "сохранено с",
    ];
    if text.len() > LONGEST_BYTES || !holds(text, "://") {
        return None;
    }
    let start = text.find("http://").or_else(|| text.find("https://"))?;
    let words = text[..start].trim().trim_end_matches([':', '：', '-', '<', ' ']).to_lowercase();
    let (address, rest) = text[start..].split_once(char::is_whitespace).unwrap_or((&text[start..], ""));
    let rest = rest.trim();
    let is_day = || {
        let day = ["on ", "am ", "le ", "el ", "em "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        matches!(whole_date(day), DateReading::Found(_))
    };
    let address = address.trim_end_matches(['>', ')', ']', ',']);
    (WORDS.contains(&words.as_str()) && address.contains('.') && (rest.is_empty() || is_day()))
        .then_some(start..start + address.len())
}

/// Whether the line above says what the address is of: `Read more:`.
fn is_called(lines: &[Line<'_>], place: usize) -> bool {
    place.checked_sub(1).is_some_and(|above| lines[above].text.trim_end().ends_with([':', '：']))
}

/// `lefigaro.fr`, as reading views print it. Names of files look like it.
fn is_bare_host(text: &str) -> bool {
    const FILES: [&str; 7] = ["md", "py", "js", "rs", "sh", "ts", "cc"];
    let ending = text.rsplit('.').next().unwrap_or_default();
    text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_uppercase()) && is_host(text) && !FILES.contains(&ending)
}

/// What keeps copies of the pages of others.
const ARCHIVES: [&str; 9] = [
    "archive.today",
    "archive.is",
    "archive.ph",
    "archive.fo",
    "archive.li",
    "archive.md",
    "archive.vn",
    "web.archive.org",
    "ghostarchive.org",
];

/// What carries texts of others.
const CARRIERS: [&str; 20] = [
    "twitter",
    "x",
    "facebook",
    "whatsapp",
    "telegram",
    "instagram",
    "linkedin",
    "pocket",
    "instapaper",
    "flipboard",
    "google news",
    "apple news",
    "google",
    "iphone",
    "ipad",
    "android",
    "smartnews",
    "feedly",
    "upday",
    "samsung",
];

/// The paper whose program shared a text: `Shared from the Harbour Times app`.
fn house_shared_from(line: &str) -> Option<&str> {
    const LONGEST_BYTES: usize = 120;
    const OPENINGS: [&str; 30] = [
        "Shared from the ",
        "Shared from ",
        "Shared via the ",
        "Shared via ",
        "Sent from the ",
        "Sent via the ",
        "Compartido desde la app de ",
        "Compartido desde la aplicación de ",
        "Compartido desde ",
        "Compartido a través de ",
        "Enviado desde la app de ",
        "Enviado desde la aplicación de ",
        "Partagé depuis l'application ",
        "Partagé depuis l’application ",
        "Partagé depuis l'appli ",
        "Partagé via ",
        "Envoyé depuis l'application ",
        "Envoyé depuis l’application ",
        "Geteilt aus der ",
        "Geteilt über die ",
        "Gesendet aus der ",
        "Compartilhado do app ",
        "Compartilhado via ",
        "Partilhado através de ",
        "Condiviso dall'app di ",
        "Condiviso dall’app di ",
        "Condiviso tramite ",
        "Gedeeld via de ",
        "Udostępniono z aplikacji ",
        "Отправлено из приложения ",
    ];
    const ENDINGS: [&str; 10] =
        [" app", " App", " application", "-App", "-app", " app.", " app)", " Android app", " iPhone app", " mobile app"];
    let text = line.trim();
    if text.len() > LONGEST_BYTES {
        return None;
    }
    let house = OPENINGS.iter().find_map(|opening| text.strip_prefix(opening))?;
    let bare = ENDINGS.iter().rev().find_map(|ending| house.strip_suffix(ending));
    // Without a word for a program a sentence may begin so.
    let is_program =
        bare.is_some() || text.to_lowercase().contains("app") || text.contains("приложения") || text.contains("aplikacji");
    let house = bare.unwrap_or(house).trim().trim_end_matches('.').trim_matches(['"', '«', '»', '“', '”']);
    let is_name = (1..=6).contains(&house.split_whitespace().count()) && house.starts_with(|c: char| !c.is_lowercase());
    (is_program && is_name).then_some(house)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_addresses() {
        for (line, expected) in [
            ("https://h.example/pier", true),
            ("<http://h.example/pier>", true),
            ("www.h.example/pier", true),
            ("www.h.example", false),
            ("https://h.example/pier is closed", false),
            ("[The pier](https://h.example/pier)", false),
            ("https://", false),
        ] {
            assert_eq!(is_address(line), expected, "{line}");
        }
        for (line, expected) in
            [("lefigaro.fr", true), ("news.h.example", true), ("readme.md", false), ("Node.js", false), ("End.", false)]
        {
            assert_eq!(is_bare_host(line), expected, "{line}");
        }
    }

    #[test]
    fn addresses_behind_words() {
        for (line, expected) in [
            ("Clipped from: https://h.example/pier", Some("https://h.example/pier")),
            ("Saved from https://h.example/pier on 4 Mar 2019", Some("https://h.example/pier")),
            ("Lähde: https://h.example/pier", Some("https://h.example/pier")),
            ("Read more: https://h.example/pier", None),
            ("Clipped from https://h.example/pier and read aloud", None),
            ("Clipped from the paper", None),
        ] {
            assert_eq!(address_behind_words(line).map(|range| &line[range]), expected, "{line}");
        }
    }

    #[test]
    fn papers_that_texts_were_shared_from() {
        for (line, expected) in [
            ("Shared from the Harbour Times app", Some("Harbour Times")),
            ("Compartido desde la app de El Puerto", Some("El Puerto")),
            ("Geteilt aus der Hafenblatt-App", Some("Hafenblatt")),
            ("Partagé depuis l’application Le Quai", Some("Le Quai")),
            ("Sent from the front, the letters took weeks to arrive.", None),
            ("Shared from hand to hand", None),
            ("Compartido desde 1990", None),
        ] {
            assert_eq!(house_shared_from(line), expected, "{line}");
        }
    }
}
