//! Turns the text of a list field into its values: by separators, or where words run together
//! (`IsraelHamasChinaRussiaAuthoritarianism`) by the change from small to capital letters.

/// Splits a list as written. Says whether it had to be taken apart without separators.
pub(crate) fn split_list(text: &str) -> (Vec<String>, bool) {
    let separators = [',', ';', '|', '•', '·', '、', '،', '؛', '\n', '\t'];
    if text.contains(separators) {
        return (text.split(separators).map(clean).filter(|value| !value.is_empty()).collect(), false);
    }
    // A list this long without a separator is not a list.
    const LONGEST_RUN_BYTES: usize = 4000;
    if text.len() > LONGEST_RUN_BYTES {
        return (vec![clean(text)], false);
    }
    let values = split_run_together(text);
    let was_run_together = values.len() > 1;
    (values, was_run_together)
}

fn clean(value: &str) -> String {
    let value = value.trim().trim_start_matches('#').trim_end_matches('.');
    // Initials keep their last dot: "U.S." is not "U.S".
    let ends_in_initials = value.rsplit(' ').next().is_some_and(|word| word.contains('.'));
    if ends_in_initials { format!("{value}.") } else { value.to_string() }.trim_end_matches("..").trim().to_string()
}

/// Names with a capital inside.
const CAPITAL_INSIDE: [&str; 14] = [
    "YouTube",
    "TikTok",
    "WhatsApp",
    "LinkedIn",
    "OpenAI",
    "BioNTech",
    "DeepMind",
    "SpaceX",
    "PayPal",
    "GitHub",
    "WeChat",
    "AstraZeneca",
    "ExxonMobil",
    "iPhone",
];

/// Splits between a small letter, a digit or a bracket and a capital that follows without a space, and before the last
/// capital of an acronym that runs into a word (`BRICSChina`).
fn split_run_together(text: &str) -> Vec<String> {
    let text = text.trim();
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut cuts = vec![0];
    for place in 1..characters.len() {
        let (at, character) = characters[place];
        let before = characters[place - 1].1;
        let after = characters.get(place + 1).map(|(_, character)| *character);
        let is_capital = character.is_uppercase();
        let is_joint = is_capital && (before.is_lowercase() || before.is_ascii_digit() || matches!(before, ')' | '’' | '”'));
        let ends_acronym = is_capital
            && before.is_uppercase()
            && after.is_some_and(char::is_lowercase)
            && place >= 2
            && characters[place - 2].1.is_uppercase();
        let dot_ends_initials = is_capital && before == '.' && after.is_some_and(char::is_lowercase);
        let last_cut = cuts[cuts.len() - 1];
        let word_start = text[last_cut..at].rfind([' ', '-']).map_or(last_cut, |place| last_cut + place + 1);
        let is_inside_name =
            CAPITAL_INSIDE.iter().any(|name| text[word_start..].starts_with(name) && at < word_start + name.len())
                || ["Mc", "Mac", "O’", "O'"].contains(&&text[word_start..at]);
        if (is_joint || ends_acronym || dot_ends_initials) && !is_inside_name {
            cuts.push(at);
        }
    }
    cuts.push(text.len());
    cuts.windows(2).map(|cut| clean(&text[cut[0]..cut[1]])).filter(|value| !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_as_they_are_saved() {
        for (text, expected) in [
            ("IsraelHamasChinaRussiaAuthoritarianism", "Israel|Hamas|China|Russia|Authoritarianism"),
            ("U.S. NavyF-35Aircraft CarriersChina", "U.S. Navy|F-35|Aircraft Carriers|China"),
            ("ISISSyriaIraq", "ISIS|Syria|Iraq"),
            ("BRICSChinaEU", "BRICS|China|EU"),
            ("Bosnia and HerzegovinaMilorad Dodik", "Bosnia and Herzegovina|Milorad Dodik"),
            ("Israel-Palestine", "Israel-Palestine"),
            ("Maritime Security", "Maritime Security"),
            ("TikTokChina", "TikTok|China"),
            ("Mitch McConnellSenate", "Mitch McConnell|Senate"),
            ("oil, gas; #coal | U.S.", "oil|gas|coal|U.S."),
            ("مصر، إسرائيل، حماس", "مصر|إسرائيل|حماس"),
            ("Energy.", "Energy"),
            ("", ""),
        ] {
            let (values, _) = split_list(text);
            assert_eq!(values.join("|"), expected, "{text}");
        }
    }
}
