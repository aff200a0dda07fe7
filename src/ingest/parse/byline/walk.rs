//! Goes through the words of a segment of a byline and collects the runs that are names.

use super::clean::without_openers;
use super::given::is_given_name;
use super::ideographs;
use super::inverted::{self, is_plain_name};
use super::person::{
    are_letters_of_house, bare, before_phrase, begins_with_letters, is_agency, is_degree, is_generation, is_house,
    is_name_an, is_name_word, is_particle, is_person_of, is_role, is_stop, is_title, without_points, written,
};
use super::words::{
    JOINTS, JOINTS_IN_NAMES, LEAD_INS, Lists, MONTHS, NAMES_IN_WAW, NOBODY, NOT_WRITING, OPENERS, PLACE_PHRASES,
    ROLE_MODIFIERS, VERBS, WEAK_JOINTS,
};
use crate::article::Field;
use crate::ingest::parse::labels::{Label, whole_label};

/// Who is named in a byline.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) persons: Vec<String>,
    /// Houses, desks, names of one word.
    pub(super) others: Vec<String>,
}

impl Reading {
    /// Adds a person who is not known by the same letters.
    pub(super) fn add_person(&mut self, name: String) {
        let folded = folded(&name);
        if !self.persons.iter().any(|known| self::folded(known) == folded) {
            self.persons.push(name);
        }
    }
}

fn folded(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Stand between a role and a house, and in small letters begin few names.
const OF_HOUSES: [&str; 11] = ["do", "da", "dos", "das", "del", "della", "dello", "dei", "du", "des", "der"];

/// What stands before the number in the age of an article, as large as pages that begin a line with it write it: `Pre 2 godine`.
const BEFORE_AGES: [&str; 9] = ["Pre", "Prije", "Pred", "Przed", "Vor", "Hace", "Há", "Il", "Για"];

/// How far words are passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Skip {
    Nothing,
    /// To the next comma or "and".
    Part,
    /// To the end of the segment, a "by" or a label.
    Segment,
}

struct Walk<'t, 'r> {
    reading: &'r mut Reading,
    skip: Skip,
    /// Words that may become a name.
    run: Vec<&'t str>,
    /// The words since the last comma or "and".
    part: Vec<&'t str>,
    /// Whether the part gave a person, or cannot be a name of anything.
    is_settled: bool,
    is_after_role: bool,
    /// Whether somebody written with small letters is followed by a role, and since then by nothing but commas.
    names_house: bool,
    /// Whether the words here are the value of a label that names nobody.
    is_of_other_field: bool,
    /// Whether somebody was named without a word of capitals.
    has_plain_name: bool,
    /// Persons known before the segment.
    known: usize,
}

/// Reads one segment, which may go on with the value of a label that names nobody; returns whether it ends in such a value.
pub(super) fn read_segment(segment: &str, is_of_other_field: bool, reading: &mut Reading) -> bool {
    let segment = without_openers(segment);
    if !is_of_other_field && ideographs::is_ideographic(segment) {
        let (persons, others) = ideographs::names_of(segment);
        persons.into_iter().for_each(|name| reading.add_person(name));
        reading.others.extend(others);
        return false;
    }
    if let Some(names) = inverted::in_line(segment).filter(|_| !is_of_other_field) {
        names.into_iter().for_each(|name| reading.add_person(name));
        return false;
    }
    let known = reading.persons.len();
    let words: Vec<&str> = segment.split_whitespace().collect();
    let mut walk = Walk {
        reading,
        skip: if is_of_other_field { Skip::Segment } else { Skip::Nothing },
        run: Vec::new(),
        part: Vec::new(),
        is_settled: false,
        is_after_role: false,
        names_house: false,
        is_of_other_field,
        has_plain_name: false,
        known,
    };
    let mut at = 0;
    while at < words.len() {
        at += walk.step(&words, at);
    }
    walk.end_part();
    walk.is_of_other_field
}

/// Whether the words end with a label of something else than who wrote: `Keywords:`, `Index terms:`.
fn is_label_of_other_field(words: &[&str]) -> bool {
    const MOST_WORDS: usize = 3;
    (words.len().saturating_sub(MOST_WORDS)..words.len()).any(|start| {
        let label = match &words[start..] {
            [word] => whole_label(word),
            words => whole_label(&words.join(" ")),
        };
        matches!(label, Some(Label::Field(Field::Keywords | Field::Topic | Field::Region | Field::Url | Field::InLanguage)))
    })
}

impl<'t> Walk<'t, '_> {
    /// Takes the word at a place; returns how many words were taken.
    fn step(&mut self, words: &[&'t str], at: usize) -> usize {
        let word = words[at].trim_end_matches(',');
        let ends_part = word.len() < words[at].len();
        let taken = if word.is_empty() { 1 } else { self.take(word, words, at, ends_part) };
        let last = words[at + taken - 1];
        if last.ends_with(',') {
            self.end_part();
        }
        taken
    }

    fn take(&mut self, word: &'t str, words: &[&'t str], at: usize, ends_part: bool) -> usize {
        let lowered = bare(word);
        let lists = Lists::of(&lowered);
        let next = (!ends_part).then(|| words.get(at + 1).copied()).flatten();
        if lowered == "by" && at > 0 {
            let is_writing = !NOT_WRITING.contains(&bare(words[at - 1]));
            // `By Jane Doe Translated by Ann Lee`
            if !is_writing && self.run.len() > 2 && self.run.last() == Some(&words[at - 1]) {
                self.run.pop();
            }
            self.end_run();
            self.restart();
            self.is_of_other_field = false;
            self.skip = if is_writing { Skip::Nothing } else { Skip::Segment };
            return 1;
        }
        if word.ends_with(':') {
            self.is_of_other_field = is_label_of_other_field(&words[..=at]);
            let is_writing = !self.is_of_other_field && !NOT_WRITING.contains(&lowered) && !is_stop(&lowered);
            // `Report by Jane Doe: "..."`: what she says.
            let is_quoted = words.get(at + 1).is_some_and(|next| next.starts_with(['"', '“', '«', '„', '‘', '\'']));
            let is_speaker = is_writing && is_quoted && !self.run.is_empty() && is_plain_name(word.trim_end_matches(':'));
            // `By Maria Lena Vogt:`, and the text in the next line.
            let bare_word = word.trim_end_matches(':');
            let ends_name = at + 1 == words.len()
                && is_writing
                && !self.run.is_empty()
                && is_plain_name(bare_word)
                && !is_role(bare_word)
                && !is_house(bare_word)
                && !is_agency(bare_word);
            if is_speaker || ends_name {
                self.run.push(bare_word);
            }
            self.end_run();
            self.restart();
            self.skip = if is_writing && !is_speaker { Skip::Nothing } else { Skip::Segment };
            return 1;
        }
        if self.skip == Skip::Segment {
            return 1;
        }
        let is_whole_name = |word: Option<&&str>| word.is_some_and(|word| is_name_word(word) && !is_particle(word));
        // "Anna Jansen en Jan de Vries"; what stands behind the joint within a name is no given name: "Castro e Almeida de Sousa".
        let is_whole_behind_particles = || {
            let behind = words.get(at + 2..).unwrap_or_default();
            let name = behind.iter().position(|word| !is_particle(word));
            name.is_some_and(|place| place > 0 && is_whole_name(behind.get(place)))
                && words.get(at + 1).is_some_and(|first| is_given_name(first))
        };
        let stands_between_names = || {
            self.run.len() >= 2
                && is_whole_name(words.get(at + 1))
                && (is_whole_name(words.get(at + 2)) || is_whole_behind_particles())
        };
        // `И. Петров`: a letter with a point is a first name.
        let is_first_name = word
            .strip_suffix('.')
            .is_some_and(|letter| letter.chars().count() == 1 && letter.starts_with(char::is_uppercase));
        let is_joint = lists.has(&JOINTS)
            && !is_first_name
            // Dan, Mit and Och are people: large they join nothing but two whole names, as in a byline of capitals.
            && (!lists.has(&JOINTS_IN_NAMES) || !word.starts_with(char::is_uppercase) || stands_between_names());
        if is_joint || matches!(word, "&" | "+") {
            self.end_part();
            self.names_house = false;
            return 1;
        }
        // `Ineke Mulder en Jan van Dam`: in Dutch small words stand before the family name.
        let stands_before_dutch_name = || {
            let is_small = |word: &&&str| matches!(**word, "van" | "den" | "der" | "ten" | "ter" | "'t" | "’t" | "het");
            let behind = words.get(at + 2..).unwrap_or_default();
            let small = behind.iter().take_while(is_small).count();
            self.run.len() >= 2 && small > 0 && is_whole_name(words.get(at + 1)) && is_whole_name(behind.get(small))
        };
        if WEAK_JOINTS.contains(word)
            && !is_first_name
            && (stands_between_names() || word == "en" && stands_before_dutch_name())
        {
            self.end_part();
            return 1;
        }
        if let Some(rest) = word.strip_prefix('و')
            && self.run.len() >= 2
            && rest.chars().count() > 2
            && !NAMES_IN_WAW.contains(word)
        {
            self.end_part();
            return self.take(rest, words, at, ends_part);
        }
        if self.skip == Skip::Part {
            self.part.push(word);
            return 1;
        }
        let has_digit = |word: &str| word.chars().any(|c| c.is_numeric());
        let is_date = has_digit(word)
            // "Trần Thị Mai": a month alone at the end, with no number before it, is a name.
            || lists.has(&MONTHS)
                && (next.is_some_and(has_digit)
                    // "Theresa May", "Pilar Abril"
                    || next.is_none() && self.run.len() == 1 && words.len() > 2
                    || next.is_none() && !self.run.is_empty() && words[..at].iter().any(|word| has_digit(word)));
        if is_date {
            // `Ana Petrović Pre 2 godine`: two years ago.
            if has_digit(word) && self.run.len() >= 3 && self.run.last().is_some_and(|last| BEFORE_AGES.contains(last)) {
                self.run.pop();
            }
            self.end_run();
            self.is_settled = true;
            self.skip = Skip::Part;
            return 1;
        }
        if let Some(length) = role_length(&words[at..]) {
            self.part.extend(&words[at..at + length]);
            if self.run.len() >= 2 {
                self.end_run();
                self.skip = Skip::Part;
            } else {
                self.run.clear();
            }
            self.is_after_role = true;
            self.names_house = self.has_plain_name;
            return length;
        }
        // "Repórter do Correio": of which house, not who.
        if self.is_after_role && self.run.is_empty() && OF_HOUSES.contains(&word) {
            self.part.push(word);
            self.skip = Skip::Part;
            return 1;
        }
        // "Editora de Cidades", "korrespondent i Rom": of what, or where.
        if self.is_after_role
            && self.run.is_empty()
            && matches!(word, "de" | "di" | "i" | "em" | "på" | "för" | "for")
            && words.get(at + 1).is_some_and(|next| is_name_word(next))
            && (words.len() == at + 2
                || words[at + 1].ends_with(',')
                || words.get(at + 2).is_some_and(|next| leads_to_house(next)))
        {
            self.part.push(word);
            self.skip = Skip::Part;
            return 1;
        }
        if !is_name_word(word) {
            return self.take_small(word, &lowered);
        }
        self.part.push(word);
        match () {
            () if is_stop(word) && (self.run.is_empty() || !is_name_an(word)) => {
                if self.run.len() >= 2 {
                    self.end_run();
                    self.skip = Skip::Part;
                }
                self.run.clear();
            }
            () if self.run.is_empty() && is_title(word) && next.is_some() => {}
            () if is_degree(word)
                && !self.run.is_empty()
                && self.run.iter().any(|word| word.chars().any(char::is_lowercase)) => {}
            () if self.run.is_empty() && self.part.len() == 1 && is_generation(word) => self.add_generation(word),
            () if is_agency(word) => {
                if self.run.len() >= 2 {
                    self.end_run();
                    self.skip = Skip::Part;
                }
                self.run.clear();
            }
            () => self.take_name(word),
        }
        1
    }

    /// A word in small letters that is no particle ends a name; before a name it may lead to it.
    fn take_small(&mut self, word: &'t str, lowered: &str) -> usize {
        let is_lead_in = LEAD_INS.contains(lowered) && !self.is_after_role;
        // "Von unserem Korrespondenten": the opener looked like the beginning of a name.
        let is_opener = |word: &&str| LEAD_INS.contains(&bare(word));
        if is_lead_in && self.run.len() <= 1 && self.run.iter().all(is_opener) {
            self.run.clear();
            return 1;
        }
        self.part.push(word);
        let had_run = !self.run.is_empty();
        self.end_run();
        let is_verb = VERBS.contains(lowered);
        self.skip = if is_verb && had_run { Skip::Segment } else { Skip::Part };
        1
    }

    fn take_name(&mut self, word: &'t str) {
        if let Some(head) = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")) {
            self.run.push(head);
            self.end_run();
            self.skip = Skip::Part;
        } else if let Some(head) = before_role_stuck_to_it(word) {
            self.run.push(head);
            self.end_run();
            self.skip = Skip::Part;
        } else {
            self.run.push(word);
        }
    }

    /// `Jane Doe, Jr.`
    fn add_generation(&mut self, word: &str) {
        if self.reading.persons.len() > self.known
            && let Some(last) = self.reading.persons.last_mut()
        {
            last.push(' ');
            last.push_str(word);
            self.is_settled = true;
        }
    }

    /// Ends what may be a name.
    fn end_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        let run = &run[..before_phrase(&run)];
        let mut words: Vec<&str> = run.iter().map(|word| without_points(word)).filter(|word| !word.is_empty()).collect();
        while words.last().is_some_and(|word| is_particle(word) && word.chars().any(char::is_lowercase)) {
            words.pop();
        }
        let words = &words[..capitals_end(&words)];
        // Behind somebody: their house, "Anne Quillec - BFM Business", "Ana Queiroz, GN MA".
        let is_of_house =
            self.known > 0 && begins_with_letters(words) || !self.reading.persons.is_empty() && are_letters_of_house(words);
        if is_of_house || self.names_house && is_unit(words) {
            self.is_settled = true;
        } else if is_person_of(words) {
            self.has_plain_name |= words.iter().all(|word| word.chars().any(char::is_lowercase));
            self.reading.add_person(written(words));
            self.is_settled = true;
        }
    }

    fn restart(&mut self) {
        self.part.clear();
        self.is_settled = false;
        self.is_after_role = false;
        self.skip = Skip::Nothing;
    }

    /// Ends what stands between commas.
    fn end_part(&mut self) {
        self.end_run();
        if self.skip == Skip::Segment {
            return;
        }
        if !self.is_settled
            && let Some(other) = other_name(&self.part)
        {
            self.reading.others.push(other);
        }
        self.restart();
    }
}

/// Whether a word behind the field of a role leads to where somebody has it: `Periodista de Prensa en Radio Sur`.
fn leads_to_house(word: &str) -> bool {
    matches!(word, "en" | "em" | "in" | "na" | "no" | "at" | "bei" | "chez" | "på" | "hos" | "bij" | "da" | "do" | "del")
}

/// The number of words of a role at the start: `Senior Political Editor` has three.
fn role_length(words: &[&str]) -> Option<usize> {
    let ends = |word: &str| word.ends_with([',', ':']);
    let mut length = 0;
    while length < words.len() && !is_role(words[length]) {
        if !ROLE_MODIFIERS.contains(&bare(words[length])) || ends(words[length]) {
            return None;
        }
        length += 1;
    }
    if length == words.len() {
        return None;
    }
    length += 1;
    // "Diplomatic and Defence Editor" stays two parts; "Staff Writer" is one role.
    while length < words.len() && !ends(words[length - 1]) && is_role(words[length]) {
        length += 1;
    }
    Some(length)
}

/// `DoeContributor` on a page whose spans have nothing between them: the part before the role.
fn before_role_stuck_to_it(word: &str) -> Option<&str> {
    let places = word.char_indices().zip(word.chars().skip(1));
    places
        .filter(|((_, before), after)| before.is_lowercase() && after.is_uppercase())
        .map(|((place, before), _)| place + before.len_utf8())
        .find(|place| {
            is_role(&word[*place..]) || ROLE_MODIFIERS.contains(&bare(&word[*place..])) && word[*place..].len() > 4
        })
        .map(|place| &word[..place])
}

/// Whether words are letters for a house and one of its parts rather than a name: `ACLU Speech`.
fn is_unit(words: &[&str]) -> bool {
    const LEAST_LETTERS: usize = 3;
    let is_letters = |word: &str| word.len() >= LEAST_LETTERS && word.chars().all(char::is_uppercase);
    matches!(words, [first, rest @ ..] if is_letters(first) && rest.iter().all(|word| word.chars().any(char::is_lowercase)))
}

/// A name of capitals ends where other writing begins: `JANE DOE Harbour Review`.
fn capitals_end(words: &[&str]) -> usize {
    let is_loud = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() >= 3
            && !word.chars().any(char::is_lowercase)
            && word.chars().any(char::is_uppercase)
    };
    let loud = words.iter().take_while(|word| is_loud(word)).count();
    let goes_on =
        words.get(loud).is_some_and(|word| word.chars().filter(|c| c.is_lowercase()).count() >= 2 && !is_particle(word));
    if loud >= 2 && goes_on { loud } else { words.len() }
}

/// The name of a house or desk, or a name of one word.
fn other_name(part: &[&str]) -> Option<String> {
    let words: Vec<&str> = part
        .iter()
        .map(|word| word.trim_matches(|c: char| matches!(c, ',' | '*' | '"' | ':')))
        .filter(|word| !word.is_empty())
        .collect();
    let name = words.join(" ");
    let lowered = name.to_lowercase();
    const SMALL: [&str; 12] = ["the", "of", "for", "and", "to", "in", "an", "on", "from", "our", "at", "no"];
    let is_clean = words.len() <= 8
        && name.chars().count() <= 80
        && name.chars().any(char::is_alphabetic)
        && !name.chars().any(|c| matches!(c, '@' | '/' | '=' | '{' | '_' | '?'))
        && !NOBODY.contains(&lowered)
        // `Par` of which the name was no name.
        && !OPENERS.contains(&lowered)
        && !PLACE_PHRASES.contains(&lowered)
        && !words.iter().any(|word| is_stop(word) && !SMALL.contains(&bare(word).as_str()) && !is_house(word));
    let starts_well = name.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase()) || words.len() == 1;
    let is_known = words.iter().any(|word| is_house(word));
    let is_name = words.len() <= 4
        && words.iter().all(|word| is_name_word(word) || words.len() == 1)
        && !words.iter().any(|word| is_role(word) || is_title(word) || is_particle(word) && words.len() == 1)
        && !words.iter().all(|word| MONTHS.contains(&bare(word)) || is_degree(word) || is_stop(word))
        && name.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    (is_clean && starts_well && (is_known || is_name)).then_some(name)
}
