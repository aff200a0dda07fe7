//! Turns the text of a list field into its values: by separators, or where words run together
//! (`IsraelHamasChinaRussiaAuthoritarianism`) by the likeliest way to take them apart.
//!
//! - `known`: names and terms that are known, and the vocabulary of a corpus. `joints`: where a tag may end. `segment`: the
//!   cheapest sequence of tags. `learned`: what recurs in the run-together lines of a corpus.

mod joints;
mod known;
mod learned;
mod segment;

use std::borrow::Cow;

pub(crate) use self::known::Vocabulary;
pub(crate) use self::known::is_name_with_sign;
use self::segment::{Segmented, segment};
use crate::article::Note;
use crate::regions::region_named;
use crate::schema::UNCERTAIN_TAGS;

/// The values of a list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ListValues {
    pub(crate) values: Vec<String>,
    /// Whether it had to be taken apart without separators, and how sure that is.
    pub(crate) run_together: Option<f32>,
}

/// Below this a person should look at a line that was taken apart.
const SURE_ENOUGH: f32 = 0.7;

/// Whether a line that was taken apart so surely should be looked at.
pub(crate) fn is_uncertain(run_together: Option<f32>) -> bool {
    run_together.is_some_and(|confidence| confidence < SURE_ENOUGH)
}

/// Whether topics or regions that ran together may be taken apart at first sight: surely, and where they have no blank only into what is known,
/// for `DealBook` is a section.
pub(crate) fn are_surely_several(values: &[String], run_together: Option<f32>) -> bool {
    let vocabulary = Vocabulary::default();
    run_together.is_some_and(|confidence| confidence >= SURE_ENOUGH)
        && (values.iter().any(|value| value.contains(' ')) || values.iter().all(|value| vocabulary.is_known(value)))
}

/// Sets or takes away the note for such a line; it comes first, whenever it is set.
pub(crate) fn note_uncertain(notes: &mut Vec<Note>, is_uncertain: bool) {
    notes.retain(|note| note.code != UNCERTAIN_TAGS);
    if is_uncertain {
        notes.insert(0, Note::new(UNCERTAIN_TAGS, "the tags ran together; they can be taken apart in other ways as well"));
    }
}

/// Whether one text may be several tags that only a corpus can tell: many letters of a script without capitals, a long word
/// without one, or a word of many capitals.
pub(crate) fn may_run_together(text: &str) -> bool {
    let text = text.trim();
    let caseless = text.chars().filter(|character| joints::is_caseless(*character)).count();
    // Kana, Han and Hangul say more with a letter.
    let dense =
        text.chars().filter(|character| matches!(character, '\u{3040}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}')).count();
    let is_long_word = text.len() >= 14 && text.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_long_acronym = text.len() >= 6 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    (caseless >= 10 || dense >= 5 || is_long_word || is_long_acronym) && !Vocabulary::default().is_known(text)
}

/// Whether a line is words of a list without a blank between them: small letters are followed by a capital at two places or more.
pub(crate) fn runs_together(line: &str) -> bool {
    const LONGEST_CHARACTERS: usize = 300;
    let line = line.trim();
    if line.chars().count() > LONGEST_CHARACTERS
        || line.contains(['.', ',', ';', ':', '?', '!', '@', '/', '"', '“']) && !line.contains("U.S.")
    {
        return false;
    }
    let letters: Vec<char> = line.chars().collect();
    // "McDonald", "YouTube" and "GitHub" have one.
    let joints = letters.windows(2).filter(|pair| pair[0].is_lowercase() && pair[1].is_uppercase()).count();
    let words = line.split_whitespace().count();
    joints >= 2 && words <= joints * 4 && line.split_whitespace().any(|word| word.chars().count() >= 10)
}

/// A list this long without a separator is not a list.
const LONGEST_RUN_BYTES: usize = 4000;

/// A list without the weights that databases write behind its values: `MINES (90%); COAL (78%)`.
pub(crate) fn without_weights(text: &str) -> Cow<'_, str> {
    if !text.contains("%)") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('(');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        match part[digits..].strip_prefix("%)") {
            Some(rest) if (1..=3).contains(&digits) => {
                out.truncate(out.trim_end().len());
                out.push_str(rest);
            }
            _ => {
                out.push('(');
                out.push_str(part);
            }
        }
    }
    Cow::Owned(out)
}

/// Splits a list as written.
pub(crate) fn split_list(text: &str) -> ListValues {
    let separated = |values: Vec<String>| ListValues { values, run_together: None };
    // :oman:ports:, as outlines have them.
    if let Some(inside) = text.trim().strip_prefix(':').and_then(|rest| rest.strip_suffix(':')) {
        return separated(inside.split(':').map(clean).filter(|value| !value.is_empty()).collect());
    }
    // [[money]] [[west africa]], as linked notes have them.
    if let Some(inside) = text.trim().strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"))
        && text.contains("]] [[")
    {
        return separated(inside.split("]] [[").map(clean).filter(|value| !value.is_empty()).collect());
    }
    if let Some(parts) = parts_of(text) {
        return separated(parts.map(clean).filter(|value| !value.is_empty()).collect());
    }
    // "Economy > Ports", "ports / strikes / customs"; one stroke between blanks may be of one value.
    for separator in [" > ", " › ", " / "] {
        let parts = text.matches(separator).count();
        if parts >= if separator == " / " { 2 } else { 1 } {
            return separated(text.split(separator).map(clean).filter(|value| !value.is_empty()).collect());
        }
    }
    // "bridges/canal/farming"; with a large letter it may be a name: "AFP/Getty/Reuters".
    let is_word = |part: &str| part.chars().count() >= 3 && part.chars().all(|c| c.is_lowercase() || matches!(c, ' ' | '-'));
    if text.matches('/').count() >= 2 && text.trim().split('/').all(is_word) {
        return separated(text.split('/').map(clean).collect());
    }
    if let Some(hashtags) = hashtags(text) {
        return separated(hashtags);
    }
    // Chinese and Japanese have no blanks within a word: 水厂 供水 北岸 2019年.
    let is_ideograph = |c: char| matches!(c, '\u{3040}'..='\u{9fff}');
    let is_ideographic = |word: &str| {
        word.chars().all(|c| is_ideograph(c) || c.is_ascii_digit())
            && word.contains(is_ideograph)
            && word.chars().count() <= 12
    };
    if text.split_whitespace().nth(1).is_some() && text.split_whitespace().all(is_ideographic) {
        return separated(text.split_whitespace().map(clean).collect());
    }
    if text.len() > LONGEST_RUN_BYTES {
        return separated(vec![clean(text)]);
    }
    split_run(text, &Vocabulary::default(), &[])
}

/// Takes a line without separators apart, by what a corpus uses as tags. `hints` are tags that it likely holds.
pub(crate) fn split_run(text: &str, vocabulary: &Vocabulary, hints: &[String]) -> ListValues {
    let text = text.trim();
    let Segmented { tags, confidence } = segment(text, vocabulary, hints);
    let run_together = (tags.len() > 1).then_some(confidence);
    let mut values: Vec<String> = match run_together {
        // A sign that not all of them have belongs to the tag ("#MeToo").
        Some(_) => tags.iter().map(|tag| without_full_stop(tag)).collect(),
        None => vec![clean(text)],
    };
    values.retain(|value| !value.is_empty());
    ListValues { values, run_together }
}

/// The tags of a line in which every word is a hashtag.
fn hashtags(text: &str) -> Option<Vec<String>> {
    let text = text.trim();
    let is_one = text.starts_with('#') && text.split_whitespace().all(|word| word.starts_with('#'));
    let tags: Vec<String> = text.split('#').map(without_full_stop).filter(|tag| !tag.is_empty()).collect();
    (is_one && tags.len() > 1).then_some(tags)
}

/// What separates the values of a list and stands in none of them.
const SEPARATORS: [char; 9] = [';', '|', '•', '·', '；', '／', '؛', '\n', '\t'];
/// What separates them where none of those does: `Food, drink and farming; Trade` are two.
const COMMAS: [char; 4] = [',', '、', '，', '،'];

/// The values of a list between its separators, if it has some.
fn parts_of(text: &str) -> Option<Box<dyn Iterator<Item = &str> + '_>> {
    // Whoever has so many commas for each of the others separates by both.
    const MOST_COMMAS_TO_ONE: usize = 3;
    if !text.contains(SEPARATORS) && !text.contains(COMMAS) {
        return None;
    }
    // `Food &amp; drink, trade`; and what a list ends with separates nothing.
    let separates = |place: usize| {
        let before = text[..place].trim_end();
        let word = before.rsplit('&').next().filter(|word| word.len() < before.len());
        let is_entity = text[place..].starts_with(';')
            && word
                .is_some_and(|word| (2..=8).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        !before.is_empty()
            && !is_entity
            && !text[place..].trim_matches(|c: char| SEPARATORS.contains(&c) || c == ' ').is_empty()
    };
    let others = text.match_indices(SEPARATORS).filter(|(place, _)| separates(*place)).count();
    let commas = text.matches(COMMAS).count();
    Some(match others > 0 && commas < others * MOST_COMMAS_TO_ONE {
        true => Box::new(text.split(SEPARATORS)),
        false => Box::new(text.split(|c: char| SEPARATORS.contains(&c) || COMMAS.contains(&c))),
    })
}

/// Regions of a list of which some are written the other way round: `Congo, Democratic Republic of the`.
pub(crate) fn joined_regions(values: Vec<String>) -> Vec<String> {
    const MOST_PARTS: usize = 4;
    let mut joined = Vec::with_capacity(values.len());
    let mut first = 0;
    while first < values.len() {
        let lengths = (2..=MOST_PARTS.min(values.len() - first)).rev();
        let whole = lengths.map(|length| (length, values[first..first + length].join(", ")));
        let (length, value) =
            whole.into_iter().find(|(_, name)| region_named(name).is_some()).unwrap_or_else(|| (1, values[first].clone()));
        joined.push(value);
        first += length;
    }
    joined
}

fn clean(value: &str) -> String {
    let value = value.trim();
    // "#coal" is coal, "#MeToo" is a name.
    if value.starts_with('#') && is_name_with_sign(value) {
        return value.to_string();
    }
    // "*SHIPPING": the main subjects of a database.
    without_full_stop(value.trim_start_matches(['#', '*']))
}

fn without_full_stop(value: &str) -> String {
    let value = value.trim();
    let bare = value.trim_end_matches('.');
    // Initials and shortened words keep their last dot: "U.S." is not "U.S", "EE. UU." not "EE. UU".
    const LONGEST_BYTES: usize = 6;
    let (before, last_word) = bare.rsplit_once(' ').unwrap_or(("", bare));
    let is_letter = last_word.chars().count() == 1;
    let is_shortened_in_capitals = last_word.len() <= LONGEST_BYTES && last_word.chars().all(char::is_uppercase);
    let is_shortened = last_word.contains('.')
        || before.ends_with('.') && (is_letter || is_shortened_in_capitals)
        || matches!(last_word, "Jr" | "Sr" | "Inc" | "Corp" | "Co" | "Ltd" | "Dept" | "Bros" | "etc");
    let keeps_dot = value.len() > bare.len() && is_shortened;
    if keeps_dot { format!("{}.", bare.trim()) } else { bare.trim().to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_are_taken_apart_where_it_is_sure() {
        for (text, expected) in [
            ("Missile DefenseSpace Policy", "Missile Defense|Space Policy"),
            ("Counter-TerrorismSupply Chains", "Counter-Terrorism|Supply Chains"),
            ("South China SeaLatin America & the Caribbean", "South China Sea|Latin America & the Caribbean"),
            ("JapanBaltic States", "Japan|Baltic States"),
            ("MilitaryChina", "Military|China"),
            ("DealBook", "DealBook"),
            ("OnPolitics", "OnPolitics"),
            ("FiveThirtyEight", "FiveThirtyEight"),
            ("BuzzFeed News", "BuzzFeed News"),
            ("AllAfrica", "AllAfrica"),
            ("McKinsey Quarterly", "McKinsey Quarterly"),
        ] {
            let ListValues { values, run_together } = split_list(text);
            let shown = if are_surely_several(&values, run_together) { values.join("|") } else { text.to_string() };
            assert_eq!(shown, expected, "{text}: {run_together:?}");
        }
    }

    #[test]
    fn weights_are_no_part_of_a_value() {
        for (text, expected) in [
            ("MINES (90%); COAL (78%)", "MINES; COAL"),
            ("UNITED KINGDOM (92%)", "UNITED KINGDOM"),
            ("Ports (Baltic); Grain (100%)", "Ports (Baltic); Grain"),
            ("Shares (up 5%)", "Shares (up 5%)"),
            ("Mines (90%", "Mines (90%"),
        ] {
            assert_eq!(without_weights(text), expected, "{text}");
        }
    }

    #[test]
    fn regions_that_are_written_the_other_way_round_are_one() {
        for (text, expected) in [
            ("Congo, Democratic Republic of the", "Congo, Democratic Republic of the"),
            ("Kenya, Korea, Republic of, Uganda", "Kenya|Korea, Republic of|Uganda"),
            ("Tanzania, United Republic of", "Tanzania, United Republic of"),
            ("Korea, Democratic People's Republic of; Bahamas, The", "Korea, Democratic People's Republic of|Bahamas, The"),
            ("Virgin Islands, British", "Virgin Islands, British"),
            ("Congo, Dem. Rep.", "Congo, Dem. Rep"),
            ("Chad, Niger, Mali", "Chad|Niger|Mali"),
            ("Guinea, Mali", "Guinea|Mali"),
            ("Africa, Central", "Africa, Central"),
        ] {
            assert_eq!(joined_regions(split_list(text).values).join("|"), expected, "{text}");
        }
    }

    #[test]
    fn lists_as_they_are_saved() {
        for (text, expected) in [
            ("Israel-Palestine", "Israel-Palestine"),
            ("Maritime Security", "Maritime Security"),
            ("oil; #coal | U.S.", "oil|coal|U.S."),
            ("Food, drink and farming; Trade", "Food, drink and farming|Trade"),
            ("Washington, D.C.; New York, N.Y.", "Washington, D.C.|New York, N.Y."),
            ("oil, gas, coal; ports, ships, cranes", "oil|gas|coal|ports|ships|cranes"),
            ("oil, gas, coal;", "oil|gas|coal"),
            ("Food &amp; drink, trade", "Food &amp|drink|trade"),
            ("#Ukraine #BlackLivesMatter", "Ukraine|BlackLivesMatter"),
            ("#coal", "coal"),
            ("水厂 供水 北岸", "水厂|供水|北岸"),
            ("湿地；环保", "湿地|环保"),
            (":oman:ports:", "oman|ports"),
            ("Economy > Ports", "Economy|Ports"),
            ("puertos / huelgas / aduana", "puertos|huelgas|aduana"),
            ("Sea / air", "Sea / air"),
            ("puertos/huelgas/aduana", "puertos|huelgas|aduana"),
            ("sea/air", "sea/air"),
            ("*SHIPPING; *MARITIME law; INSURANCE", "SHIPPING|MARITIME law|INSURANCE"),
            ("[[money]] [[west africa]]", "money|west africa"),
            ("مصر، إسرائيل، حماس", "مصر|إسرائيل|حماس"),
            ("Energy.", "Energy"),
            ("EE. UU., Rusia", "EE. UU.|Rusia"),
            ("Dr. No.; St. Lucia.; ст. А. Е.", "Dr. No|St. Lucia|ст. А. Е."),
            ("Trade and war.", "Trade and war"),
            ("", ""),
        ] {
            assert_eq!(split_list(text).values.join("|"), expected, "{text}");
        }
    }

    #[test]
    fn one_tag_stays_one() {
        for tag in [
            "McConnell",
            "MacArthur",
            "DeSantis",
            "LeBron",
            "O'Brien",
            "O’Brien",
            "iPhone",
            "eBay",
            "YouTube",
            "TikTok",
            "BioNTech",
            "WhatsApp",
            "COVID-19",
            "F-35",
            "G20",
            "5G",
            "AI",
            "U.S.",
            "NATO",
            "Su-27",
            "HIV/AIDS",
            "LGBTQ+",
            "#MeToo",
            "Nagorno-Karabakh",
            "Côte d'Ivoire",
            "al-Qaeda",
            "Trinidad and Tobago",
            "Women in Combat",
            "War on Terror",
            "2024 Election",
            "Article 5",
            "DoD",
            "PhD",
            "ICBMs",
            "World War II",
            "Israel-Palestine",
            "U.S.-China Relations",
            "J.D. Vance",
            "St. Petersburg",
            "3D Printing",
            "9/11",
            "COP28",
            "MH17",
            "#metoo movement",
            "政治",
            "السياسة",
            "Владимир Путин",
        ] {
            assert_eq!(
                split_list(tag).values,
                [tag.strip_prefix("#m").map_or(tag.to_string(), |rest| format!("m{rest}"))],
                "{tag}"
            );
        }
    }

    /// How many lines of a table come out whole, and those that do not.
    fn measure(table: &str) -> (usize, usize, Vec<String>) {
        let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
        for line in table.lines().filter(|line| !line.starts_with("# ") && !line.is_empty()) {
            let Some((text, expected)) = line.split_once('\t') else { panic!("a line without a tab: {line}") };
            let found = split_list(text).values.join("|");
            all += 1;
            if found == expected { right += 1 } else { wrong.push(format!("{expected}\n    {found}")) }
        }
        (right, all, wrong)
    }

    #[test]
    fn lines_that_run_together() {
        let table = include_str!("../../../../tests/labelled/run_together_tags.tsv");
        let (right, all, wrong) = measure(table);
        assert!(right * 100 >= all * 95, "{right} of {all}; wrong:\n{}", wrong.join("\n"));
    }
}
