//! Knows the words of papers, databases and press offices around a text: names of papers, marks of documents and of the end, whom to ask.

use super::super::dates::{FoundDate, date_at_end};
use super::super::scan::{holds, holds_any, is_longer, may_hold_number, words};
use super::furniture::is_place_in_list;
use super::lines::ends_sentence;
use super::phrases::{List, lowered, opens_with, without_marks};
use crate::article::DatePrecision;

/// `1 of 12 DOCUMENTS`, `Document 1 of 12` above each document of an export.
pub(super) fn is_document_mark(line: &str) -> bool {
    const LONGEST_BYTES: usize = 60;
    let may_be = holds_any(line, [b'f', b'F', b'D', b'd', b'/']) || !line.is_ascii();
    line.len() <= LONGEST_BYTES && may_be && may_hold_number(line) && is_place_in_list(&lowered(line))
}

/// Whether a short line is the name of a paper by its words: `The Harbour Times`, `Küstenkurier`, `海湾日报`.
pub(crate) fn names_a_paper(line: &str) -> bool {
    const MOST_WORDS: usize = 5;
    const LONGEST_CHARACTERS: usize = 45;
    let text = line.trim();
    // What stands between a headline and the name of its site is in no name.
    let is_joined = || [" - ", " – ", " — ", " | "].iter().any(|mark| holds(text, mark));
    if is_longer(text, LONGEST_CHARACTERS)
        || holds(text, "  ")
        || is_joined()
        || text.chars().any(|c| c.is_ascii_digit() || matches!(c, ':' | ',' | '?' | '!'))
    {
        return false;
    }
    let words: Vec<&str> = words(text).take(MOST_WORDS + 1).collect();
    const INSIDE: [&str; 24] = [
        "of", "the", "and", "de", "du", "des", "la", "le", "el", "del", "der", "di", "da", "do", "dos", "van", "für",
        "delle", "y", "και", "του", "της", "των", "och",
    ];
    // Many languages write only the first word large: `Lidové noviny`, `Primorski list`.
    const SMALL: [&str; 17] = [
        "list",
        "listy",
        "noviny",
        "novine",
        "deník",
        "denník",
        "týdeník",
        "tidning",
        "tidende",
        "avis",
        "lehti",
        "uutiset",
        "hírlap",
        "napló",
        "vjesnik",
        "glasnik",
        "dnevnik",
    ];
    let are_capitals = words.iter().enumerate().all(|(place, word)| {
        INSIDE.contains(word) || place > 0 && SMALL.contains(word) || !word.starts_with(char::is_lowercase)
    });
    // Russian and its like write only the first word large.
    let is_cyrillic = text.chars().any(|c| matches!(c, '\u{400}'..='\u{52f}'));
    if !(1..=MOST_WORDS).contains(&words.len()) || !(are_capitals || is_cyrillic && words.len() <= 3) {
        return false;
    }
    let lowered: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let is_word = lowered.iter().any(|word| List::Paper.contains(word));
    let has_ending = |word: &String| {
        List::PaperEnding.all().iter().any(|ending| word.strip_suffix(ending).is_some_and(|rest| rest.chars().count() >= 2))
    };
    is_word && words.len() >= 2 || lowered.last().is_some_and(has_ending)
}

/// Whether a line says whom the press may ask.
pub(super) fn is_contact(line: &str) -> bool {
    const LONGEST_CHARACTERS: usize = 200;
    !is_longer(line, LONGEST_CHARACTERS) && opens_with(line, List::ContactOpening)
}

/// Whether a line says that the text is at its end: `###`, `-30-`, `ENDS`.
pub(super) fn is_end_mark(line: &str) -> bool {
    const LONGEST_BYTES: usize = 60;
    line.len() <= LONGEST_BYTES && {
        let text = line.trim().trim_matches('*').replace(['–', '—'], "-").to_lowercase();
        // "--- Einde persbericht ---"
        let bare = text.trim_matches(['-', ' ', '*', '(', ')', '[', ']']);
        List::EndMark.contains(&text) || bare.contains(' ') && List::EndMark.contains(bare)
    }
}

/// Whether a line behind a press release begins what is about the house that sent it: a heading, or one run into its text. A sentence may begin with
/// the same words (`Über die Zeit danach wird verhandelt.`).
pub(super) fn is_boilerplate(line: &str) -> bool {
    const OF_RELEASES: [&str; 4] = ["Notes to editors", "Note to editors", "Notes to Editors", "NOTES TO EDITORS"];
    if OF_RELEASES.iter().any(|opening| line.trim_start().starts_with(opening)) {
        return true;
    }
    let names_house = || line.trim_start().strip_prefix("About ").is_some_and(|rest| rest.starts_with(char::is_uppercase));
    opens_with(line, List::BoilerplateOpening) && (!ends_sentence(line) || line.contains(':')) || names_house()
}

/// `SOURCE Harbour Mining Ltd.` below a press release: the house that sent it.
pub(super) fn source_of(line: &str) -> Option<&str> {
    const LONGEST_BYTES: usize = 100;
    let house = line.trim().strip_prefix("SOURCE ")?;
    (line.len() <= LONGEST_BYTES && house.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
        .then_some(house.trim())
}

/// `Nr. 112/2024`, `No. 45`: the number of a press release.
pub(super) fn is_number_of_release(line: &str) -> bool {
    const MARKS: [&str; 8] = ["Nr.", "Nr", "No.", "No", "№", "N°", "Nº", "n°"];
    let number = MARKS.iter().find_map(|mark| line.trim().strip_prefix(mark)).map(str::trim);
    number.is_some_and(|number| {
        number.starts_with(|c: char| c.is_ascii_digit())
            && number.len() <= 12
            && number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'-' | b'.'))
    })
}

/// Whether a short line is the name of an office, ministry or body by its words: `Ministerium für Verkehr`.
pub(super) fn names_an_office(line: &str) -> bool {
    const MOST_WORDS: usize = 9;
    const WORDS: [&str; 38] = [
        "ministry",
        "department",
        "commission",
        "council",
        "agency",
        "office",
        "authority",
        "embassy",
        "institute",
        "foundation",
        "committee",
        "ministerium",
        "bundesministerium",
        "senatsverwaltung",
        "bundesamt",
        "landratsamt",
        "staatskanzlei",
        "behörde",
        "ministère",
        "préfecture",
        "agence",
        "conseil",
        "ministerio",
        "ministério",
        "consejo",
        "agencia",
        "ministero",
        "consiglio",
        "agenzia",
        "министерство",
        "комитет",
        "управление",
        "администрация",
        "міністерство",
        "ministerstwo",
        "urząd",
        "bakanlığı",
        "kementerian",
    ];
    let text = line.trim();
    !ends_sentence(text)
        && text.starts_with(char::is_uppercase)
        && text.split_whitespace().count() <= MOST_WORDS
        && text.split_whitespace().any(|word| WORDS.contains(&word.to_lowercase().as_str()))
}

/// Whether a line says that the text is a press release.
pub(crate) fn is_release_mark(line: &str) -> bool {
    const MARKS: [&str; 44] = [
        "for immediate release",
        "for immediate publication",
        "immediate release",
        "press release",
        "media release",
        "news release",
        "communiqué de presse",
        "communique de presse",
        "communiqué",
        "pressemitteilung",
        "pressemeldung",
        "medienmitteilung",
        "comunicado de prensa",
        "nota de prensa",
        "comunicado à imprensa",
        "nota à imprensa",
        "comunicato stampa",
        "persbericht",
        "pressmeddelande",
        "pressemelding",
        "pressemeddelelse",
        "lehdistötiedote",
        "komunikat prasowy",
        "informacja prasowa",
        "tisková zpráva",
        "tlačová správa",
        "sajtóközlemény",
        "comunicat de presă",
        "basın bülteni",
        "basın açıklaması",
        "basin bülteni",
        "basin açiklamasi",
        "siaran pers",
        "thông cáo báo chí",
        "δελτίο τύπου",
        "пресс-релиз",
        "прес-реліз",
        "прессъобщение",
        "بيان صحفي",
        "הודעה לעיתונות",
        "新闻稿",
        "新聞稿",
        "プレスリリース",
        "보도자료",
    ];
    const LONGEST_BYTES: usize = 60;
    // Most lines begin otherwise.
    let begins = without_marks(line).as_bytes().first().map_or(b' ', u8::to_ascii_lowercase);
    let may_be = matches!(begins, b'b' | b'c' | b'f' | b'i' | b'k' | b'l' | b'm' | b'n' | b'p' | b's' | b't' | 0x80..);
    // "Pressemitteilung Nr. 114/2019"; İ leaves a point above.
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, ':' | ' ' | '/' | '-' | '№' | '°' | 'º');
    may_be && line.len() <= LONGEST_BYTES && {
        let text = lowered(line).replace('\u{307}', "");
        let bare = text.trim_end_matches(is_number);
        let bare =
            [" nr.", " nr", " no.", " n.", " n", " núm."].iter().find_map(|mark| bare.strip_suffix(mark)).unwrap_or(bare);
        MARKS.contains(&bare)
    }
}

/// `EMBARGOED UNTIL 00:01 GMT FRIDAY 16 JUNE 2023`.
pub(crate) fn is_embargo(text: &str) -> bool {
    const OPENINGS: [&str; 19] = [
        "embargoed",
        "embargo:",
        "embargo until",
        "embargo till",
        "embargo bis",
        "embargo jusqu",
        "embargo hasta",
        "under embargo",
        "under strict embargo",
        "strict embargo",
        "strictly embargoed",
        "not for publication before",
        "not for release before",
        "sperrfrist",
        "sous embargo",
        "под эмбарго",
        "uwaga: embargo",
        "embargo do ",
        "embargo fino",
    ];
    const LONGEST_BYTES: usize = 120;
    let text = text.trim_start_matches(['*', '[', '(', ' ']);
    // Most lines begin otherwise.
    let may_be = matches!(text.as_bytes().first(), Some(b'e' | b'E' | b'u' | b'U' | b's' | b'S' | b'n' | b'N' | 0x80..));
    may_be && text.len() <= LONGEST_BYTES && {
        let lowered = text.to_lowercase();
        // "Embargo on oil" is a headline.
        lowered.trim() == "embargo" || OPENINGS.iter().any(|opening| lowered.starts_with(opening))
    }
}

/// The day up to which a line asks to wait: `EMBARGOED UNTIL 0001 3 JUNE 2023`.
pub(super) fn day_of_embargo(line: &str) -> Option<FoundDate> {
    let is_day = |found: &FoundDate| found.date.precision() == DatePrecision::Day;
    is_embargo(line).then(|| date_at_end(line.trim_end_matches(['*', ']', ')', '.', ' ']))).flatten().filter(is_day)
}

#[cfg(test)]
mod tests {
    use super::{day_of_embargo, is_embargo, is_release_mark};

    #[test]
    fn days_of_embargoes() {
        for (line, expected) in [
            ("EMBARGOED UNTIL 0001 3 JUNE 2023", Some("2023-06-03")),
            ("Embargo bis 8. April 2015", Some("2015-04-08")),
            ("EMBARGOED UNTIL FURTHER NOTICE", None),
        ] {
            assert_eq!(day_of_embargo(line).map(|found| found.date.to_string()).as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn marks_of_press_releases() {
        for (line, expected) in [
            ("PRESS RELEASE", true),
            ("Pressemitteilung Nr. 114/2019", true),
            ("BASIN BÜLTENİ", true),
            ("Communiqué :", true),
            ("Pressemitteilung zum Hafen", false),
        ] {
            assert_eq!(is_release_mark(line), expected, "{line}");
        }
    }

    #[test]
    fn lines_that_ask_to_wait() {
        for (line, expected) in [
            ("EMBARGOED UNTIL 00:01 GMT FRIDAY 16 JUNE 2023", true),
            ("UWAGA: EMBARGO do 8 kwietnia 2015 godz. 6.00", true),
            ("Embargo on oil holds for now", false),
        ] {
            assert_eq!(is_embargo(line), expected, "{line}");
        }
    }
}
