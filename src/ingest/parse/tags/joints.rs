//! Finds the places in a line of tags where one may end and the next begin, and says what a cut there costs and what it costs to
//! run over it.
//!
//! Costs are like logarithms of chances: 0 for what is usual, about 3 for what is one in twenty.

use unicode_normalization::char::is_combining_mark;

use super::known::{Known, Vocabulary, is_camel_word, small_starts};

/// A place where a cut is possible.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Joint {
    /// The first byte behind the cut.
    pub(super) at: usize,
    /// What cutting here costs.
    pub(super) cut: f32,
    /// What it costs that a tag runs over this place, unless the tag is known.
    pub(super) pass: f32,
    /// What each tag next to a cut here costs more when it is not known: the place alone gives no reason to cut.
    pub(super) needs_known: f32,
}

/// Words of two parts of a name whose second has a capital too.
const NAME_STARTS: [&str; 13] = ["Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "Des", "Del", "Lo"];

/// Abbreviations whose dot does not end a tag.
const BEFORE_NAMES: [&str; 20] = [
    "St", "Ste", "Dr", "Mr", "Mrs", "Ms", "Prof", "Gen", "Sen", "Gov", "Rep", "Lt", "Col", "Capt", "Sgt", "Maj", "Adm",
    "Ft", "Mt", "No",
];

/// Words with a number that is a year.
const BEFORE_YEARS: [&str; 12] = [
    "Agenda",
    "Vision",
    "Expo",
    "Euro",
    "Horizon",
    "Election",
    "Elections",
    "Brexit",
    "Strategy",
    "Rio",
    "Davos",
    "Decision",
];

/// The joints of a line, in order.
pub(super) fn joints(text: &str, vocabulary: &Vocabulary) -> Vec<Joint> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let line = Line { text, vocabulary, characters: &characters };
    let has_case = characters.iter().any(|(_, character)| character.is_lowercase() || character.is_uppercase());
    let is_one_small_word =
        has_case && characters.iter().all(|(_, character)| character.is_lowercase() || *character == '-');
    let mut joints: Vec<Joint> = Vec::new();
    let mut last_cut = 0;
    for place in 1..characters.len() {
        let at = characters[place].0;
        let joint = line.joint(place, &text[last_cut..at]).or_else(|| {
            let (before, next) = (characters[place - 1].1, characters[place].1);
            match () {
                () if is_combining_mark(next) => None,
                () if is_caseless(before) && is_caseless(next) => Some((0.5, 0.0, 0.8)),
                () if is_caseless(before) != is_caseless(next) && before.is_alphabetic() && next.is_alphabetic() => {
                    Some((0.2, 3.2, 0.0))
                }
                // Arabic and Hebrew write no number and word together.
                () if is_of_abjad(next) && before.is_numeric() => Some((0.1, 3.0, 0.0)),
                () if is_caseless(next) && before.is_numeric() || is_caseless(before) && next.is_numeric() => {
                    Some((0.5, 0.3, 0.0))
                }
                () if is_one_small_word => Some((1.0, 0.0, 2.5)),
                () => None,
            }
        });
        if let Some((cut, pass, needs_known)) = joint {
            joints.push(Joint { at, cut, pass, needs_known });
            if pass > 0.0 {
                last_cut = at;
            }
        }
    }
    joints
}

fn is_roman(word: &str) -> bool {
    const NUMBERS: [&str; 14] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIV", "XVI"];
    NUMBERS.contains(&word)
}

/// Whether a tag that begins with a small letter begins here: "iPhone", or a known name with the Arabic article ("al-Qaeda",
/// but not in "Israel-Palestine").
pub(super) fn is_small_start(text: &str, vocabulary: &Vocabulary) -> bool {
    if small_starts().iter().any(|start| text.starts_with(start)) || begins_with_small_tag(text, vocabulary) {
        return true;
    }
    const ARTICLES: [&str; 10] = ["al-", "el-", "an-", "as-", "ar-", "at-", "ad-", "ash-", "az-", "ez-"];
    let Some(article) = ARTICLES.iter().find(|article| text.starts_with(**article)) else { return false };
    let rest = &text[article.len()..];
    let word =
        rest.char_indices().find(|(at, character)| *at > 0 && !character.is_lowercase()).map_or(rest.len(), |(at, _)| at);
    rest.starts_with(char::is_uppercase) && vocabulary.known(&text[..article.len() + word]) != Known::Not
}

/// Whether a text begins with a tag of the corpus that begins with a small letter and has a capital, as names of firms and peoples have:
/// "thyssenkrupp Marine Systems". Others begin in the middle of many words.
fn begins_with_small_tag(text: &str, vocabulary: &Vocabulary) -> bool {
    const MOST_ENDS: usize = 8;
    if !vocabulary.has_tags() {
        return false;
    }
    let mut before = ' ';
    let mut has_capital = false;
    let ends = text.char_indices().filter_map(|(at, character)| {
        let is_end = has_capital && before.is_alphanumeric() && !character.is_lowercase();
        has_capital |= character.is_uppercase();
        before = character;
        is_end.then_some(at)
    });
    let ends: Vec<usize> = ends.take(MOST_ENDS).collect();
    ends.into_iter().chain([text.len()]).any(|end| vocabulary.has_tag(&text[..end]))
}

/// Whether a character is a letter of a script without capitals.
pub(super) fn is_caseless(character: char) -> bool {
    character.is_alphabetic() && !has_two_cases(character)
}

fn is_of_abjad(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{6ff}') && character.is_alphabetic()
}

fn has_two_cases(character: char) -> bool {
    character.is_lowercase() || character.is_uppercase()
}

struct Line<'t> {
    text: &'t str,
    vocabulary: &'t Vocabulary,
    characters: &'t [(usize, char)],
}

impl Line<'_> {
    fn character(&self, place: usize) -> char {
        self.characters.get(place).map_or(' ', |(_, character)| *character)
    }

    /// The character so many places before; a space at the beginning of a tag is none.
    fn character_before(&self, place: usize, distance: usize) -> char {
        place.checked_sub(distance).map_or('^', |place| self.character(place))
    }

    /// How many characters from a place on are of a kind.
    fn run(&self, place: usize, is_one: impl Fn(char) -> bool) -> usize {
        self.characters[place.min(self.characters.len())..].iter().take_while(|(_, character)| is_one(*character)).count()
    }

    /// What a cut before the character at `place` costs, what none does, and what it costs unknown neighbours. `since` is the
    /// text since the last joint.
    fn joint(&self, place: usize, since: &str) -> Option<(f32, f32, f32)> {
        let (before, next, after) = (self.character(place - 1), self.character(place), self.character(place + 1));
        if before.is_whitespace() || next.is_whitespace() {
            return None;
        }
        let word = since.rsplit([' ', '-', '/', '(']).next().unwrap_or(since);
        let rest = &self.text[self.characters[place].0..];
        match () {
            () if next == '#' && before != '(' => Some((0.0, 5.0, 0.0)),
            () if matches!(next, '“' | '«' | '„') && before.is_alphanumeric() => Some((0.0, 3.0, 0.0)),
            () if before.is_alphanumeric() && next.is_lowercase() && is_small_start(rest, self.vocabulary) => {
                Some((0.2, 4.0, 0.0))
            }
            () if next.is_uppercase() && before.is_lowercase() => self.small_to_capital(place, word, since),
            () if next.is_uppercase() && before.is_numeric() => Some(self.digit_to_capital(place, after)),
            () if next.is_uppercase() && before.is_uppercase() => self.capital_to_capital(place, word),
            () if next.is_numeric() => self.to_digit(place, before, word),
            () if before == '.' && next.is_uppercase() => Some(self.dot_to_capital(place, after, since)),
            () if next.is_uppercase() || next.is_alphabetic() && !has_two_cases(next) => match before {
                ')' | ']' | '”' | '»' => Some((0.0, 4.0, 0.0)),
                '+' | '%' | '!' | '?' | '™' | '®' | '…' => Some((0.0, 3.0, 0.0)),
                '\'' | '’' | '"' => {
                    // Not inside "O'Brien", "d'Ivoire".
                    let word = word.trim_end_matches(['\'', '’', '"']);
                    let is_elision = word.chars().count() <= 2;
                    (!is_elision).then_some((0.5, 1.5, 0.0))
                }
                _ => None,
            },
            () => None,
        }
    }

    fn small_to_capital(&self, place: usize, word: &str, since: &str) -> Option<(f32, f32, f32)> {
        if NAME_STARTS.contains(&word) {
            // "McConnell" always, "DeSantis" mostly.
            return if word == "Mc" { None } else { Some((1.5, 0.3, 0.0)) };
        }
        // "DoD", "PhD", "IoT": a word of three letters, the one in the middle small.
        let is_mixed_acronym = word.chars().count() == 2 && word.chars().next().is_some_and(char::is_uppercase) && {
            let next = self.character(place + 1);
            !next.is_lowercase() || self.character(place + 2).is_uppercase()
        };
        if is_mixed_acronym && !self.character(place + 1).is_uppercase() {
            return Some((0.5, 0.8, 0.0));
        }
        // "PrSM".
        if word.chars().count() == 2 && word == since && self.character(place + 1).is_uppercase() {
            return Some((0.3, 2.5, 0.0));
        }
        // "iPhone", "eBay", "xAI".
        let is_small_prefix = matches!(word, "i" | "e" | "x" | "d" | "l" | "m");
        Some(if is_small_prefix { (1.0, 0.0, 0.0) } else { (0.0, 4.5, 0.0) })
    }

    fn digit_to_capital(&self, place: usize, after: char) -> (f32, f32, f32) {
        let capitals = self.run(place, char::is_uppercase);
        match capitals {
            1 if after.is_lowercase() => (0.0, 3.5, 0.0),
            // "5G", "F-35B", "3D" at the end of a tag or before one.
            1 if after.is_numeric() || after == '-' && !self.character(place + 2).is_numeric() => (0.8, 0.4, 0.0),
            1 if after == '-' => (0.0, 3.5, 0.0),
            1 if after == '.' => (0.0, 3.0, 0.0),
            1 => (1.2, 0.0, 0.0),
            // "5GHuawei" and "F-35UAE".
            2 if self.character(place + 2).is_lowercase() => (0.3, 0.8, 0.0),
            2 if self.character(place + 2) == '-' => (0.4, 1.0, 0.0),
            2 => (0.2, 2.8, 0.0),
            _ => (0.2, 3.0, 0.0),
        }
    }

    fn capital_to_capital(&self, place: usize, word: &str) -> Option<(f32, f32, f32)> {
        let smalls = self.run(place + 1, char::is_lowercase);
        let behind = self.character(place + 1 + smalls);
        // "ICBMs": the small letter is a plural's.
        let is_plural = smalls == 1 && self.character(place + 1) == 's' && !behind.is_lowercase();
        let capitals_before = word.chars().rev().take_while(|character| character.is_uppercase()).count();
        let in_front = self.character_before(place, capitals_before + 1);
        // The letter of "F-35B", "MiG-31K", "5G", "Iskander-M", "AT&T", "Plan B", "World War I".
        let ends_tag = capitals_before == 1 && (in_front.is_numeric() || matches!(in_front, '-' | '&' | ' '));
        // "World War II", "Title IX".
        let goes_on = smalls == 0 && is_roman(&format!("{word}{}", self.character(place)));
        let is_numeral = in_front == ' ' && is_roman(word) && !goes_on;
        if smalls == 0 || is_plural {
            let second = self.character(place + 2);
            return Some(match behind {
                // "UNIFILU.S."
                '.' if second.is_uppercase() => (0.1, 3.0, 0.0),
                // "FARCF-22".
                _ if is_numeral => (0.1, 3.0, 0.0),
                '-' if second.is_numeric() && ends_tag => (0.1, 1.8, 0.0),
                '-' if second.is_numeric() => (0.4, 1.8, 0.4),
                '-' => (0.4, 1.0, 0.4),
                _ => self.acronym_to_acronym(place),
            });
        }
        let follows_small = in_front.is_lowercase();
        Some(match capitals_before {
            _ if ends_tag || is_numeral => (0.2, 3.2, 0.0),
            // "BioNTech": or "Bio", "N", "Tech".
            0 | 1 if follows_small => (0.3, 1.2, 0.0),
            0 | 1 => (0.8, 1.5, 0.0),
            _ => (0.0, 3.5, 0.0),
        })
    }

    /// Between two capitals of a run: two acronyms, if both are known and the run is not.
    fn acronym_to_acronym(&self, place: usize) -> (f32, f32, f32) {
        let before = (0..place).rev().take_while(|place| self.character(*place).is_uppercase()).count();
        let mut behind = self.run(place, char::is_uppercase);
        // The last capital may begin a word, or all of them have a plural's ending.
        let smalls = self.run(place + behind, char::is_lowercase);
        if smalls == 1 && self.character(place + behind) == 's' {
            behind += 1;
        } else {
            behind -= usize::from(smalls > 0);
        }
        let at = |place: usize| self.characters.get(place).map_or(self.text.len(), |(at, _)| *at);
        let (start, middle, end) = (at(place - before), at(place), at(place + behind));
        let known = |range: std::ops::Range<usize>| self.vocabulary.known(&self.text[range]);
        let is_sure = |range| matches!(known(range), Known::Sure | Known::InCorpus(_) | Known::InLines(_));
        let are_two =
            before >= 2 && behind >= 2 && known(start..end) == Known::Not && is_sure(start..middle) && is_sure(middle..end);
        match before + behind {
            4 if are_two => (0.2, 1.4, 0.0),
            5.. if are_two => (0.2, 2.8, 0.0),
            _ => (0.4, 0.0, 1.3),
        }
    }

    fn to_digit(&self, place: usize, before: char, word: &str) -> Option<(f32, f32, f32)> {
        let digits = self.run(place, char::is_numeric);
        let (behind, second) = (self.character(place + digits), self.character(place + digits + 1));
        let rest = &self.text[self.characters[place].0..];
        let is_year = digits == 4 && (rest.starts_with("19") || rest.starts_with("20"));
        // "2024 Election", "7 October", "2023–24": what goes on behind the number belongs to it.
        let goes_on = place + digits < self.characters.len()
            && (behind == ' ' && second.is_alphanumeric()
                || matches!(behind, '–' | '-') && (second.is_numeric() || second.is_uppercase() && before.is_lowercase())
                || ["st ", "nd ", "rd ", "th "]
                    .iter()
                    .any(|ending| rest.trim_start_matches(char::is_numeric).starts_with(ending)));
        if before.is_numeric() {
            let is_end_of_run = self.run(place, char::is_numeric) == 4 && is_year;
            return is_end_of_run.then_some((0.8, 0.3, 0.3));
        }
        let is_known_shape = self.is_number_tag(rest);
        match before {
            ')' | '”' | '»' => Some((0.0, 2.5, 0.0)),
            '.' if goes_on || is_year => Some((0.0, 2.5, 0.0)),
            _ if before.is_lowercase() || before.is_alphabetic() && !has_two_cases(before) => Some(match () {
                () if goes_on => (0.0, 3.5, 0.0),
                () if BEFORE_YEARS.contains(&word) => (0.6, 0.3, 0.0),
                () if is_year => (0.0, 3.0, 0.0),
                () if is_known_shape => (0.0, 2.6, 0.0),
                () => (0.6, 0.3, 0.4),
            }),
            _ if before.is_uppercase() => Some(match () {
                () if goes_on && is_year => (0.0, 3.0, 0.0),
                // "COP28 Summit" is one tag, "MERCOSUR99 days" are two.
                () if goes_on && word.chars().count() > 3 => (0.1, 2.0, 0.0),
                () if is_year => (0.2, 0.8, 0.0),
                () if is_known_shape => (0.2, 1.2, 0.0),
                () => (1.0, 0.0, 1.0),
            }),
            _ => None,
        }
    }

    /// "5G", "9/11", "3D".
    fn is_number_tag(&self, rest: &str) -> bool {
        ["5G", "6G", "4G", "3D", "9/11", "7/7", "1MDB"].iter().any(|tag| rest.starts_with(tag))
    }

    fn dot_to_capital(&self, place: usize, after: char, since: &str) -> (f32, f32, f32) {
        let words_before = since.trim_end_matches('.');
        let word = words_before.rsplit([' ', '.']).next().unwrap_or(words_before);
        let is_one_initial = word.chars().count() == 1 && !words_before.contains('.');
        match () {
            () if after == '.' => (0.9, 0.0, 0.8),
            () if BEFORE_NAMES.contains(&word) => (2.0, 0.3, 0.0),
            () if is_one_initial && after.is_lowercase() => (0.8, 1.0, 0.0),
            () if after.is_lowercase() => (0.0, 3.5, 0.0),
            () if self.run(place, char::is_uppercase) >= 2 => (0.1, 2.5, 0.0),
            () => (0.5, 0.5, 0.5),
        }
    }
}

/// What the joints inside an unknown tag cost: names with capitals inside do not count.
pub(super) fn inside_cost(piece: &str, start: usize, inside: &[Joint]) -> f32 {
    let mut cost = 0.0;
    for joint in inside.iter().filter(|joint| joint.pass > 0.0) {
        let at = joint.at - start;
        let is_break = |character: char| matches!(character, ' ' | '-' | '/' | '(' | ')');
        let word_start = piece[..at].rfind(is_break).map_or(0, |place| place + 1);
        let word_end = piece[at..].find(is_break).map_or(piece.len(), |place| at + place);
        let word = piece[word_start..word_end].trim_end_matches("'s").trim_end_matches("’s");
        if !is_camel_word(word) {
            cost += joint.pass;
        }
    }
    cost
}

#[cfg(test)]
mod tests {
    use super::super::segment::segment;
    use super::*;

    #[test]
    fn tags_that_begin_small() {
        let mut vocabulary = Vocabulary::default();
        for tag in ["thyssenkrupp Marine Systems", "uMkhonto weSizwe", "Rheinmetall", "trade", "Cyber"] {
            vocabulary.add(tag, 4);
        }
        for (text, expected) in [
            ("Rheinmetallthyssenkrupp Marine SystemsNATO", "Rheinmetall|thyssenkrupp Marine Systems|NATO"),
            ("ElectionsuMkhonto weSizwe", "Elections|uMkhonto weSizwe"),
            // What has no capital begins in the middle of words.
            ("CybertradeNATO", "Cybertrade|NATO"),
            ("Freetrade ZonesNATO", "Freetrade Zones|NATO"),
        ] {
            assert_eq!(segment(text, &vocabulary, &[]).tags.join("|"), expected, "{text}");
        }
    }

    #[test]
    fn numbers_before_letters_without_case() {
        for (text, expected) in
            [("إف-35السعودية", "إف-35|السعودية"), ("2024年", "2024年"), ("كوفيد-19الصحة", "كوفيد-19|الصحة")]
        {
            assert_eq!(segment(text, &Vocabulary::default(), &[]).tags.join("|"), expected, "{text}");
        }
    }
}
