//! Turns the sender of a mail into an author, a publisher, or both.

use mail_parser::Message;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::super::builder::{ArticleBuilder, key_evidence};
use super::super::byline::{ideographic_name, is_person, names};
use super::super::text::names_a_paper;
use crate::article::Field;
use crate::text::collapse_white_space;

/// Addresses of a house, not of a person.
const HOUSE_ADDRESSES: [&str; 73] = [
    "pressroom",
    "pressoffice",
    "newsroom",
    "comunicacion",
    "comunicaciones",
    "comunicacao",
    "communication",
    "communications",
    "kommunikation",
    "kommunikasjon",
    "viestinta",
    "rassylka",
    "noticias",
    "actualites",
    "nachrichten",
    "nieuws",
    "nyheter",
    "notizie",
    "aktualnosci",
    "uutiset",
    "news",
    "newsletter",
    "newsletters",
    "info",
    "noreply",
    "no-reply",
    "donotreply",
    "editor",
    "editors",
    "editorial",
    "hello",
    "contact",
    "press",
    "media",
    "mail",
    "mailer",
    "alerts",
    "briefing",
    "daily",
    "team",
    "support",
    "subscriptions",
    "boletin",
    "boletín",
    "brief",
    "nyhetsbrev",
    "nyhedsbrev",
    "nieuwsbrief",
    "pers",
    "persbericht",
    "prensa",
    "presse",
    "stampa",
    "imprensa",
    "lettre",
    "infolettre",
    "redaction",
    "redazione",
    "redaktion",
    "redactie",
    "redaccion",
    "redacao",
    "redakcja",
    "redaktsia",
    "bulten",
    "hirlevel",
    "zpravodaj",
    "uutiskirje",
    "weekly",
    "list",
    "lista",
    "all",
    "subscribe",
];

/// Reads the `From` line, and who keeps the list.
pub(super) fn read_sender(message: &Message<'_>, list: &str, builder: &mut ArticleBuilder) {
    let raw = message.header_raw("From").map(collapse_white_space).unwrap_or_default();
    let sender = message.from().and_then(|from| from.first());
    // Archives of lists hide addresses: `jane at example.org (Jane Doe)`.
    if raw.contains(" at ") && !raw.contains(['@', '<']) {
        return read_written_sender(&raw, "mail: From", builder);
    }
    let name = sender.and_then(|sender| sender.name()).map(collapse_white_space).unwrap_or_default();
    let name = name.trim_matches(['"', '\'', ' ']);
    let address = sender.and_then(|sender| sender.address()).unwrap_or_default();
    let evidence = |confidence: f32| key_evidence("mail: From", &raw, confidence);
    let (person, house) = parts_beside(name, address, builder);
    if let Some(person) = person {
        builder.add_values_if_none(Field::Author, &names(&person), evidence(0.9));
    }
    if let Some(house) = house {
        builder.set_text(Field::Publisher, without_letter(&house), evidence(0.85));
    } else if let Some((title, _)) = list.split_once('<') {
        builder.set_text(Field::Publisher, title.trim().trim_matches('"'), key_evidence("mail: List-Id", list, 0.8));
    }
    if name.is_empty() && !address.is_empty() {
        builder.pass_over(Field::Author, address, evidence(0.2));
    }
}

/// Reads the house that sent what a reader shared: `Jane Doe via The Harbour Review`.
pub(super) fn read_house(message: &Message<'_>, builder: &mut ArticleBuilder) {
    let sender = message.from().and_then(|from| from.first());
    let name = sender.and_then(|sender| sender.name()).map(collapse_white_space).unwrap_or_default();
    let (person, house) =
        parts_of(name.trim_matches(['"', '\'', ' ']), sender.and_then(|s| s.address()).unwrap_or_default());
    if let Some(house) = house {
        builder.set_text(Field::Publisher, &house, key_evidence("mail: From", &name, 0.8));
    }
    if let Some(person) = person {
        builder.pass_over(Field::Author, &person, key_evidence("mail: From, who shared it", &name, 0.2));
    }
}

/// The house that sent a message; empty where a person did.
pub(super) fn house_of(message: &Message<'_>) -> String {
    let sender = message.from().and_then(|from| from.first());
    let name = sender.and_then(|sender| sender.name()).map(collapse_white_space).unwrap_or_default();
    let address = sender.and_then(|sender| sender.address()).unwrap_or_default();
    let (person, house) = parts_of(name.trim_matches(['"', '\'', ' ']), address);
    house.filter(|_| person.is_none()).unwrap_or_default()
}

/// Reads a sender as a mail program writes it into a text: `Jane Doe <jane@example.org>`, `Jane Doe [mailto:jane@example.org]`,
/// `jane at example.org (Jane Doe)`.
pub(super) fn read_written_sender(from: &str, origin: &str, builder: &mut ArticleBuilder) {
    let (name, address) = name_and_address(from);
    let evidence = |confidence: f32| key_evidence(origin, from, confidence);
    let (person, house) = parts_beside(name, &address, builder);
    if let Some(person) = person {
        builder.add_values_if_none(Field::Author, &names(&person), evidence(0.9));
    }
    if let Some(house) = house {
        builder.set_text(Field::Publisher, without_letter(&house), evidence(0.85));
    }
    if name.is_empty() && !address.is_empty() {
        builder.pass_over(Field::Author, &address, evidence(0.2));
    }
}

/// Whether an address is of another house than the one that sent a message, by the last two parts of their hosts.
pub(super) fn is_of_another(message: &Message<'_>, address: &str) -> bool {
    let domain = |host: &str| {
        let mut parts: Vec<String> = host.rsplit('.').take(2).map(str::to_lowercase).collect();
        parts.reverse();
        parts.join(".")
    };
    let host = address.split_once("://").and_then(|(_, rest)| rest.split(['/', ':', '?']).next());
    let sender = message.from().and_then(|from| from.first()).and_then(|sender| sender.address());
    let sent_by = sender.and_then(|sender| sender.rsplit_once('@')).map(|(_, host)| host);
    host.zip(sent_by).is_some_and(|(host, sender)| domain(host) != domain(sender))
}

/// The name and the address of a sender as written.
pub(super) fn name_and_address(from: &str) -> (&str, String) {
    let is_address = |text: &str| text.contains('@') || text.contains(" at ");
    // "list@q.example [mailto:list@q.example] On Behalf Of Quay Post"
    const BEHALF: [&str; 3] = [" on behalf of ", " On Behalf Of ", " On behalf of "];
    let from = BEHALF.iter().find_map(|words| from.split_once(words)).map_or(from, |(_, behind)| behind);
    let (name, address) = match from.split_once(['<', '[']) {
        Some((name, address)) => (name, address),
        None => match from.split_once(" (") {
            Some((address, name)) if is_address(address) => (name.trim_end_matches([')', ' ']), address),
            _ if is_address(from) && !from.trim().contains(char::is_whitespace) => ("", from),
            _ => (from, ""),
        },
    };
    // "Jane Doe/Desk/Paper", as Notes writes its names.
    let name = if address.is_empty() && !name.contains("//") { name.split('/').next().unwrap_or(name) } else { name };
    let address = address.trim().trim_start_matches("mailto:").trim_matches(['>', ']', ' ']).replace(" at ", "@");
    (name.trim_matches(['"', '\'', ' ', '*']), address)
}

/// The person and the house that a sender's name stands for beside the authors that the text names: where it names others, what looks like a person
/// is the house, if the address is that of a house or made of the same words.
fn parts_beside(name: &str, address: &str, builder: &ArticleBuilder) -> (Option<String>, Option<String>) {
    let authors = &builder.article().authors;
    let local = address.split('@').next().unwrap_or_default();
    let is_house = |person: &String| {
        !authors.is_empty()
            && !authors.contains(person)
            && (HOUSE_ADDRESSES.contains(&local.to_lowercase().as_str())
                || squeezed(local) == squeezed(person)
                || is_called_letter(person))
    };
    match parts_of(name, address) {
        (Some(person), None) if is_house(&person) => (None, Some(person)),
        parts => parts,
    }
}

/// Whether a name ends with a word for a letter: `Water Notes`.
fn is_called_letter(name: &str) -> bool {
    const WORDS: [&str; 11] = [
        "notes",
        "letter",
        "letters",
        "digest",
        "brief",
        "briefing",
        "dispatch",
        "dispatches",
        "weekly",
        "daily",
        "bulletin",
    ];
    name.rsplit(' ').next().is_some_and(|last| WORDS.contains(&last.to_lowercase().as_str()))
}

/// The person and the house that a sender's name stands for.
fn parts_of(name: &str, address: &str) -> (Option<String>, Option<String>) {
    if name.is_empty() || name.contains('@') {
        return (None, None);
    }
    // "Le Goff, Yann" <ylegoff@…>: the address bears out which of them is the family's name.
    if let Some((last, first)) = name.split_once(", ")
        && last.contains(' ')
        && !first.contains([' ', ','])
        && squeezed(address.split('@').next().unwrap_or_default()).ends_with(&squeezed(last))
        && is_person(&format!("{first} {last}"))
    {
        return (Some(format!("{first} {last}")), None);
    }
    // "Harbour Review: Jane Doe", as programs that send feeds by mail write it.
    if let Some((house, person)) = name.split_once(": ").filter(|(_, person)| is_person(person.trim())) {
        return (Some(person.trim().to_string()), Some(house.trim().to_string()));
    }
    // "Jane Doe from The Harbour Review", "Jane Doe | Harbour Review", "Jane Doe (Harbour Review)".
    for joint in [" from ", " at ", " of ", " via ", " | ", " - ", " – ", " — ", " @ ", ", ", " ("] {
        let Some((first, second)) = name.split_once(joint) else { continue };
        let (first, second) = (first.trim(), second.trim_matches([' ', ')']));
        match (is_person(first), is_person(second)) {
            (true, true) if joint == ", " => return (Some(name.to_string()), None),
            (true, _) => return (Some(first.to_string()), Some(second.to_string())),
            // "Quay Post via Lists": a house, and the list that sends for it.
            (false, false) if joint == " via " => return (None, Some(first.to_string())),
            (false, true) if matches!(joint, " | " | " - " | " – " | " — ") => {
                return (Some(second.to_string()), Some(first.to_string()));
            }
            _ => {}
        }
    }
    if let Some((last, first)) = name.split_once(", ")
        && is_person(&format!("{first} {last}"))
        && !last.contains(' ')
    {
        return (Some(format!("{first} {last}")), None);
    }
    // 田中美咲 has no space that would tell the family from the given name.
    let is_name = is_person(name) || ideographic_name(name).is_some() && !names_a_paper(name);
    if is_name && !is_house(name, address) { (Some(name.to_string()), None) } else { (None, Some(name.to_string())) }
}

/// The letters and digits of a name as an address may have them: without accents.
fn squeezed(text: &str) -> String {
    text.nfd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// The name of a house without the words for its letter behind it, or for its press office before it: `Küstenblatt Newsletter`,
/// `Media Relations (Coastal University)`.
fn without_letter(house: &str) -> &str {
    const LETTERS: [&str; 12] = [
        " bülten",
        " newsletterul",
        " naujienlaiškis",
        " newsletter",
        " newsletters",
        " nyhetsbrev",
        " nyhedsbrev",
        " nieuwsbrief",
        " uutiskirje",
        " bülteni",
        " e-bülten",
        " hírlevél",
    ];
    const OFFICES: [&str; 9] = [
        "media relations",
        "media office",
        "press office",
        "press service",
        "communications office",
        "news office",
        "pressestelle",
        "ufficio stampa",
        "persvoorlichting",
    ];
    // `Рассылка «Север»`
    const LETTERS_BEFORE_QUOTES: [&str; 5] = ["рассылка", "розсилка", "бюлетин", "newsletter", "новости"];
    let lowered = house.to_lowercase();
    let quoted = house.strip_suffix('»').and_then(|house| house.split_once(" «"));
    if let Some((_, house)) = quoted.filter(|(letter, _)| LETTERS_BEFORE_QUOTES.contains(&letter.to_lowercase().as_str())) {
        return house;
    }
    if lowered.len() != house.len() {
        return house;
    }
    let end = LETTERS.iter().find_map(|letter| lowered.strip_suffix(letter)).map_or(house.len(), str::len);
    let named = &house[..end];
    let inside = named.strip_suffix(')').and_then(|rest| rest.split_once(" ("));
    let behind =
        OFFICES.iter().find_map(|office| lowered[..end].strip_prefix(office)).map(|rest| &named[end - rest.len()..]);
    match (inside, behind) {
        (Some((office, house)), _) if OFFICES.contains(&office.to_lowercase().as_str()) => house,
        (_, Some(rest)) if rest.starts_with([' ', ',']) && !rest.contains('(') => {
            rest.trim_start_matches([' ', ',', '-', '–', '|'])
        }
        _ => named,
    }
}

/// Whether a name that could be a person's is that of the house by its address: `The Ridge <news@theridge.example>`.
fn is_house(name: &str, address: &str) -> bool {
    let (local, domain) = address.split_once('@').unwrap_or_default();
    let name_squeezed = squeezed(name);
    let labels: Vec<String> = domain.split('.').map(squeezed).collect();
    let labels = &labels[..labels.len().saturating_sub(1)];
    let initials: String =
        name.split_whitespace().filter_map(|word| word.chars().next()).flat_map(char::to_lowercase).collect();
    let words: Vec<String> = name.split_whitespace().map(squeezed).filter(|word| !word.is_empty()).collect();
    let is_domain = labels.iter().any(|label| {
        label.len() >= 2
            && (label.contains(&name_squeezed) || *label == initials || words.len() >= 3 && is_of_words(label, &words))
    });
    let starts_with_article = ["the ", "el ", "la ", "le ", "die ", "der ", "das "]
        .iter()
        .any(|article| name.get(..article.len()).is_some_and(|start| start.eq_ignore_ascii_case(article)));
    let is_house_address = HOUSE_ADDRESSES.contains(&local.to_lowercase().as_str());
    // Only where a script has capitals may a name of a paper be that of a person.
    let has_no_case = !name.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    let is_paper = || {
        names_a_paper(name)
            && (has_no_case || is_house_address || words.last().is_some_and(|last| domain.contains(last.as_str())))
    };
    is_domain
        || starts_with_article
        || is_paper()
        || (is_house_address && name_squeezed.starts_with(labels.last().map_or("\0", |l| l)))
        || (is_press_address(local) && words.len() >= 2 && words.iter().any(|word| word.len() >= 5 && labels.contains(word)))
}

/// Whether an address is that of whoever speaks for a house, not of a letter that a person may write.
fn is_press_address(local: &str) -> bool {
    const OPENINGS: [&str; 10] = [
        "press",
        "prensa",
        "stampa",
        "imprensa",
        "newsroom",
        "comunica",
        "communication",
        "kommunikation",
        "info",
        "office",
    ];
    let local = local.to_lowercase();
    OPENINGS.iter().any(|opening| local.starts_with(opening))
}

/// Whether a part of an address is made of some of the words of a name: `granitecourier` of `Granite State Courier`.
fn is_of_words(label: &str, words: &[String]) -> bool {
    let mut rest = label;
    let mut count = 0;
    for word in words {
        if let Some(after) = rest.strip_prefix(word.as_str()) {
            rest = after;
            count += 1;
        }
    }
    rest.is_empty() && count >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn houses_beside_the_authors_of_the_text() {
        let mut letter = ArticleBuilder::default();
        letter.add_values(Field::Author, &["Jane Doe".to_string()], key_evidence("a", "Jane Doe", 1.0));
        assert_eq!(parts_beside("Water Notes", "water@m.example", &letter), (None, Some("Water Notes".to_string())));
        for (author, address, expected) in [
            ("Jane Doe", "boletin@cuenca.example", (None, Some("Revista Cuenca".to_string()))),
            ("Jane Doe", "revistacuenca@mail.example", (None, Some("Revista Cuenca".to_string()))),
            ("Jane Doe", "rc@mail.example", (Some("Revista Cuenca".to_string()), None)),
            ("Revista Cuenca", "boletin@cuenca.example", (Some("Revista Cuenca".to_string()), None)),
        ] {
            let mut builder = ArticleBuilder::default();
            builder.add_values(Field::Author, &[author.to_string()], key_evidence("a", author, 1.0));
            assert_eq!(parts_beside("Revista Cuenca", address, &builder), expected, "{author} {address}");
        }
    }

    #[test]
    fn houses_without_their_letter() {
        for (house, expected) in [
            ("Küstenblatt Newsletter", "Küstenblatt"),
            ("Ordu Gündem Bülten", "Ordu Gündem"),
            ("Рассылка «Север»", "Север"),
            ("Media Relations (Coastal University)", "Coastal University"),
            ("Persvoorlichting Waterschap De Linge", "Waterschap De Linge"),
            ("Newsletter", "Newsletter"),
            ("Communications Workers Union", "Communications Workers Union"),
        ] {
            assert_eq!(without_letter(house), expected);
        }
    }

    #[test]
    fn senders_as_programs_write_them() {
        for (from, expected) in [
            ("Jane Doe <jane@e.example>", "Jane Doe|jane@e.example"),
            ("l@q.example [mailto:l@q.example] On Behalf Of Quay Post", "Quay Post|"),
            ("l@q.example <l@q.example> on behalf of Quay Post <n@q.example>", "Quay Post|n@q.example"),
        ] {
            let (name, address) = name_and_address(from);
            assert_eq!(format!("{name}|{address}"), expected, "{from}");
        }
    }

    #[test]
    fn senders() {
        for (name, address, person, house) in [
            ("Jane Doe", "jane.doe@example.org", Some("Jane Doe"), None),
            ("Jane Doe from Harbour Review", "harbour@letters.example", Some("Jane Doe"), Some("Harbour Review")),
            ("Doe, Jane", "jane@example.org", Some("Jane Doe"), None),
            ("Harbour Review: Jane Doe", "user@rss2email.invalid", Some("Jane Doe"), Some("Harbour Review")),
            ("Le Goff, Yann", "ylegoff@example.org", Some("Yann Le Goff"), None),
            ("Pressroom Zawiercie", "pressroom@zawiercie.example", None, Some("Pressroom Zawiercie")),
            ("Northern Harbour", "newsletter@northernharbour.example", None, Some("Northern Harbour")),
            ("Foreign Policy Weekly", "x@fpw.example", None, Some("Foreign Policy Weekly")),
            ("The Ridge", "hello@example.org", None, Some("The Ridge")),
            ("Harbour Review News", "news@example.org", None, Some("Harbour Review News")),
            ("Harbour Review | Jane Doe", "x@example.org", Some("Jane Doe"), Some("Harbour Review")),
            ("Granite State Courier", "news@granitecourier.example", None, Some("Granite State Courier")),
            (
                "Hannah Okoye from Granite State Courier",
                "x@example.org",
                Some("Hannah Okoye"),
                Some("Granite State Courier"),
            ),
            ("Hannah Okoye via Ports-l", "ports-l@lists.example", Some("Hannah Okoye"), Some("Ports-l")),
            ("Quay Post via Lists", "lists@q.example", None, Some("Quay Post")),
            ("Boletín Andino", "hola@boletinandino.example", None, Some("Boletín Andino")),
            ("نشرة المتوسط", "nashra@m.example", None, Some("نشرة المتوسط")),
            ("Посольство Казахстана", "press@embassy.example", None, Some("Посольство Казахстана")),
            ("Embajada Argentina", "prensa@e.example", None, Some("Embajada Argentina")),
            ("وزارة الخارجية", "x@mofa.example", None, Some("وزارة الخارجية")),
            ("Ambassade du Tchad", "presse@tchad.example", None, Some("Ambassade du Tchad")),
            ("Ministerio de Pesca", "prensa@pesca.example", None, Some("Ministerio de Pesca")),
            ("田中美咲", "tanaka@example.org", Some("田中美咲"), None),
            ("김서연", "sykim@example.org", Some("김서연"), None),
            ("湯川新報", "tanaka@example.org", None, Some("湯川新報")),
            ("", "x@example.org", None, None),
        ] {
            let expected = (person.map(str::to_string), house.map(str::to_string));
            assert_eq!(parts_of(name, address), expected, "{name}");
        }
    }
}
