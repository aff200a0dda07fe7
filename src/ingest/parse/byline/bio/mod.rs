//! Finds the person whom a line about an author introduces.

mod words;

use self::words::{ADVERBS, AND, ARTICLES, CLAUSE_OPENERS, EVENTS, LIFE, STATES};
use super::super::scan::is_longer;
use super::person::{is_person, is_role};
use crate::text::collapse_white_space;

/// What stands between the name of an author and what is said of it.
const VERBS: [&str; 19] = [
    " is ",
    " was ",
    " writes ",
    " covers ",
    " reports ",
    " works ",
    " teaches ",
    " leads ",
    " est ",
    " ist ",
    " es ",
    " é ",
    " è ",
    " — ",
    " - ",
    " – ",
    " serves ",
    " directs ",
    ", ",
];

/// The person whom a line about the author introduces (`Jane Doe is a senior fellow at ...`), if it is such a line.
pub(crate) fn person_of_bio(paragraph: &str) -> Option<String> {
    introduced(paragraph).filter(|introduced| introduced.is_sure).map(|introduced| introduced.person)
}

/// Somebody of whom a paragraph names the work.
pub(crate) struct Introduced {
    pub(crate) person: String,
    /// Whether it says nothing but that. Whoever is known to be the author is introduced by less: `Jane Doe, a lawyer, grew up in Bergen.`
    pub(crate) is_sure: bool,
}

/// The person with whom a paragraph begins and of whom it says what work is theirs.
pub(crate) fn introduced(paragraph: &str) -> Option<Introduced> {
    if is_longer(paragraph, 700) {
        return None;
    }
    let verb_at = |place: usize| VERBS.iter().find(|verb| paragraph[place..].starts_with(**verb)).map(|verb| (place, *verb));
    // A verb begins with a blank or is a comma. Where no role without one is known, it has to stand behind the words of a name.
    let most = if paragraph.is_ascii() { MOST_WORDS } else { usize::MAX };
    let mut words = 0;
    let blanks = paragraph.match_indices([' ', ',']).map(|(place, _)| place).take_while(|place| {
        words += usize::from(*place > 0 && !matches!(paragraph.as_bytes()[place - 1], b' ' | b','));
        words <= most
    });
    let (place, verb) = blanks.into_iter().find_map(verb_at).or_else(|| arabic_role(paragraph))?;
    let (name, rest) = (paragraph[..place].trim(), &paragraph[place + verb.len()..]);
    (is_person(name) && speaks_of_work(verb, rest))
        .then(|| Introduced { person: collapse_white_space(name), is_sure: tells_of_life(verb, rest) })
}

/// The person of whom a box about the author says something, whatever it is: `Jane Doe is a retired harbour master`.
pub(crate) fn person_of_box(text: &str) -> Option<String> {
    const LONGEST_CHARACTERS: usize = 700;
    const SAID: [&str; 8] = [" is ", " was ", " ist ", " est ", " es ", " é ", " è ", " er "];
    if is_longer(text, LONGEST_CHARACTERS) {
        return None;
    }
    let name =
        SAID.iter().filter_map(|verb| text.split_once(verb)).map(|(name, _)| name.trim()).min_by_key(|name| name.len())?;
    (name.split(' ').count() <= MOST_WORDS && name.contains(' ') && is_person(name)).then(|| collapse_white_space(name))
}

/// Whether what stands behind a name and a verb says what its bearer does for a living. Behind a comma so does many a sentence of the news,
/// `Jane Doe, a lawyer whose house burnt down, told reporters ...`: there the role has to come at once, and nobody to have said anything.
fn speaks_of_work(verb: &str, rest: &str) -> bool {
    const REACH: usize = 14;
    const REACH_BEHIND_COMMA: usize = 6;
    const NEWS: [&str; 8] =
        [" said", " told ", " declined ", " announced ", " added ", " asked ", " replied", " according to "];
    match verb {
        " writes " | " covers " => true,
        // A paper reports that something happened, somebody reports from Cairo.
        " reports " => ["on ", "from ", "for ", "about "].iter().any(|word| rest.starts_with(word)),
        ", " => {
            rest.split_whitespace().take(REACH_BEHIND_COMMA).any(is_role) && !NEWS.iter().any(|news| rest.contains(news))
        }
        _ => rest.split_whitespace().take(REACH).any(is_role),
    }
}

/// Whether what stands behind a name and a verb tells of a life and not of an event: `Jane Doe is sworn in as president`, `Jane Doe, the mayor of
/// Bergen, was arrested on Friday`.
fn tells_of_life(verb: &str, rest: &str) -> bool {
    if names_weekday(rest) {
        return false;
    }
    match verb {
        " is " | " was " | " est " | " ist " | " es " | " é " | " è " => {
            is_state(rest.split_whitespace()) && !goes_on_with_event(rest)
        }
        // What is said of whoever has the role stands behind the comma that closes it.
        ", " => first_sentence(rest).split(", ").skip(1).find_map(clause_tells_of_life).unwrap_or(true),
        "، " => !first_sentence(rest).contains("، ") && !tells_what_was_said(rest),
        " " => !tells_what_was_said(rest),
        _ => true,
    }
}

/// `is an economist at the bank and expects a better year`
fn goes_on_with_event(text: &str) -> bool {
    first_sentence(text).split(" and ").skip(1).filter_map(|clause| clause.split(' ').next()).any(is_event)
}

/// Whether Arabic words say that something is so: whoever they speak of says, expects or denies it.
fn tells_what_was_said(text: &str) -> bool {
    [" أن ", " إن ", " بأن ", " أنه ", " أنها "].iter().any(|word| text.contains(word))
}

/// The text before the first stop with another sentence behind it.
fn first_sentence(text: &str) -> &str {
    const LONGEST_ABBREVIATION: usize = 4;
    let is_end = |place: &usize| {
        let word = text[..*place].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        // "at St. John's", "Prof. Weber"
        let is_abbreviated = word.len() <= LONGEST_ABBREVIATION && word.starts_with(char::is_uppercase);
        text[*place + 2..].starts_with(char::is_uppercase) && !is_abbreviated
    };
    text.match_indices(". ").map(|(place, _)| place).find(is_end).map_or(text, |place| &text[..place])
}

/// Whether a clause without its subject tells of a life; `None` where it is none. A verb that is not known here tells of anything: `expects a
/// decision`, `rechnet mit Ärger`, `espera que bajen los precios`.
fn clause_tells_of_life(clause: &str) -> Option<bool> {
    let mut words = clause.split_whitespace().skip_while(|word| ADVERBS.contains(word) || AND.contains(word));
    let first = words.next()?.trim_end_matches(MARKS);
    let is_apposition =
        || STATES.contains(&first) || ARTICLES.contains(&first) || CLAUSE_OPENERS.contains(&first) || is_role(first);
    match first {
        "is" | "was" | "est" | "ist" | "es" | "é" | "è" => Some(is_state(words)),
        // "a salué la décision"
        "a" if words.next().is_some_and(|word| word.ends_with('é')) => Some(false),
        _ if LIFE.contains(&first) => Some(true),
        _ if is_event(first) => Some(false),
        _ => (first.starts_with(char::is_lowercase) && !is_apposition()).then_some(false),
    }
}

/// Whether words behind "is" say what somebody is, not what becomes of them.
fn is_state<'w>(words: impl Iterator<Item = &'w str>) -> bool {
    let mut words = words.skip_while(|word| ADVERBS.contains(word)).map(|word| word.trim_end_matches(MARKS));
    let Some(first) = words.next() else { return false };
    ARTICLES.contains(&first)
        || STATES.contains(&first)
        || is_role(first)
        || !first.starts_with(char::is_lowercase)
        || !first.ends_with("ed") && words.next().is_some_and(is_role)
}

/// Whether a word is a verb of what happened: `arrested`, `dies`, `dimitió`.
fn is_event(word: &str) -> bool {
    let is_past = word.len() > "bred".len() && word.ends_with("ed") || word.ends_with('ó') || word.ends_with("ieron");
    word.starts_with(char::is_lowercase) && (EVENTS.contains(&word) || is_past && !STATES.contains(&word))
}

/// Whether a day of the week is said of which something is told: `on Friday`, not `every Friday`.
fn names_weekday(text: &str) -> bool {
    const DAYS: [&str; 17] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
    ];
    const BEFORE: [&str; 11] = ["on", "last", "late", "early", "since", "until", "by", "el", "este", "ce", "pasado"];
    let mut before = "";
    text.split_whitespace().any(|word| {
        let before = std::mem::replace(&mut before, word);
        DAYS.contains(&word.trim_end_matches(MARKS)) && BEFORE.contains(&before)
    })
}

const MARKS: [char; 5] = ['.', ',', ';', ':', '\u{2019}'];

/// More words than any name has.
const MOST_WORDS: usize = 8;

/// Arabic has no word for "is": the role follows the name.
fn arabic_role(paragraph: &str) -> Option<(usize, &'static str)> {
    if paragraph.is_ascii() {
        return None;
    }
    let place = paragraph.match_indices(' ').map(|(place, _)| place).find(|place| {
        paragraph[place + 1..].split_whitespace().next().is_some_and(|word| is_role(word) && !word.is_ascii())
    })?;
    // "ليلى حدادين، باحثة": the comma is none of the name.
    match paragraph[..place].strip_suffix('،') {
        Some(name) => Some((name.len(), "، ")),
        None => Some((place, " ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::dice;

    /// The same with every verb looked for by itself.
    fn person_told_plainly(paragraph: &str) -> Option<String> {
        let first = VERBS.iter().filter_map(|verb| paragraph.find(verb).map(|place| (place, *verb)));
        let (place, verb) = first.min_by_key(|(place, _)| *place).or_else(|| arabic_role(paragraph))?;
        let name = paragraph[..place].trim();
        let rest = &paragraph[place + verb.len()..];
        (is_person(name) && speaks_of_work(verb, rest) && tells_of_life(verb, rest)).then(|| collapse_white_space(name))
    }

    #[test]
    fn a_person_is_told_in_one_pass() {
        let pieces = [
            "Jane",
            "Doe",
            "de",
            "is",
            "writes",
            "editor",
            ",",
            "—",
            "é",
            "ليلى",
            "حدادين",
            "باحثة",
            "the",
            "",
            "\t",
            "covers",
            "senior",
        ];
        let mut draw = dice(19);
        let mut persons = 0;
        for _ in 0..40_000 {
            let joint = [" ", " ", " ", "  ", ""][draw(5)];
            let text = (0..draw(14)).map(|_| pieces[draw(pieces.len())]).collect::<Vec<_>>().join(joint);
            persons += usize::from(person_of_bio(&text).is_some());
            assert_eq!(person_of_bio(&text), person_told_plainly(&text), "{text:?}");
        }
        assert!(persons > 50, "{persons}");
    }

    #[test]
    fn persons_in_bio_lines() {
        for (text, expected) in [
            ("Seth Frantzman is the author of Drone Wars and an adjunct fellow.", "Seth Frantzman"),
            ("Nadia Ben Othmane est chercheuse associée au Harbour Review.", "Nadia Ben Othmane"),
            ("Рустам Ильясов — обозреватель журнала «Longitude Quarterly».", "Рустам Ильясов"),
            ("ليلى حدادين باحثة في شؤون المشرق", "ليلى حدادين"),
            ("Jane Doe, a senior editor at the Harbour Review, lives in Kisumu.", "Jane Doe"),
            ("Rep. Robert Doe, D-N.J., made the case public last month and wrote to the editor.", ""),
            ("Jane Doe, a lawyer whose house had burnt down, told reporters that she would stay.", ""),
            ("Anna Weber, the chairwoman of the committee, was arrested by the guards.", ""),
            ("Anna Weber, the chairwoman of the committee, is the author of two books.", "Anna Weber"),
            ("Anna Weber, Professor of Law at the University of Bergen", "Anna Weber"),
            ("Anna Weber, a professor of history, based in Bergen, resigned after the vote.", ""),
            ("Anna Weber, the President of the island, dies in office at the age of 58.", ""),
            ("Anna Weber is sworn in as President of the island.", ""),
            ("Anna Weber is the president of the club that lost the match on Sunday.", ""),
            ("Anna Weber is an editor whose column appears every Friday.", "Anna Weber"),
            ("Anna Weber is elected president of the island.", ""),
            ("Anna Weber, the president of the island, announces that the ferries will stay.", ""),
            ("Anna Weber reports from Bergen.", "Anna Weber"),
            ("Anna Weber reports a loss of her ferries.", ""),
            ("Anna Weber is acting Baltic Correspondent of the Courier.", "Anna Weber"),
            ("Anna Weber was born in Bergen and is a writer.", "Anna Weber"),
            ("Anna Weber, directora del museo, dimitió tras la votación.", ""),
            ("Anna Weber est actuellement chercheuse au musée.", "Anna Weber"),
            ("Anna Weber, the director of the institute, expects a decision in the autumn.", ""),
            ("Anna Weber, a lawyer for the families, who fled in May, sees room for talks.", ""),
            ("Anna Weber is an economist at the bank and expects a better year.", ""),
            ("Anna Weber is an economist at the bank and lives in Bergen.", "Anna Weber"),
            ("Anna Weber, Direktorin des Instituts, rechnet nicht mit Ärger.", ""),
            ("Anna Weber, Professorin für Recht in Jena, schreibt über Häfen.", "Anna Weber"),
            ("Nadia Bruyère, directrice de l'institut, y voit un bon signe.", ""),
            ("Nadia Bruyère, directrice de l'institut, a salué la décision.", ""),
            ("Nadia Bruyère, professeure de droit, enseigne à Lyon.", "Nadia Bruyère"),
            ("Marta Ribera, abogada de las familias, reclama una solución.", ""),
            ("Rosa Pigato, docente di Diritto a Bologna, teme il peggio.", ""),
            ("Анна Вебер, профессор университета, опасается худшего.", ""),
            ("Анна Вебер, профессор университета, пишет о портах.", "Анна Вебер"),
            ("Anna Weber, a senior fellow at the institute, with a focus on ports, lives in Bergen.", "Anna Weber"),
            ("Anna Weber, a lawyer in Bergen. She has written on boats, nets, and gulls.", "Anna Weber"),
            ("ليلى حدادين، مديرة المعهد، تخشى الأسوأ.", ""),
            ("وتتوقع ليلى حدادين، مديرة المعهد، أن تنخفض الأسعار.", ""),
            ("ليلى حدادين، باحثة في شؤون المشرق", "ليلى حدادين"),
            ("Russia is a large country with many neighbours.", ""),
            ("Hamas could be their proxy.", ""),
        ] {
            assert_eq!(person_of_bio(text).unwrap_or_default(), expected, "{text}");
        }
    }
}
