//! Finds who speaks in the headline of a speech, and who writes in that of a column: `Remarks by Governor Jane Doe at the Harbour Dinner`.

use super::super::byline::{is_person, names};

/// What stands before the name of who speaks.
const OPENINGS: [&str; 44] = [
    "remarks by ",
    "opening remarks by ",
    "closing remarks by ",
    "prepared remarks by ",
    "speech by ",
    "speech of ",
    "speech delivered by ",
    "address by ",
    "keynote by ",
    "keynote address by ",
    "keynote speech by ",
    "opening address by ",
    "lecture by ",
    "statement by ",
    "testimony of ",
    "testimony by ",
    "rede von ",
    "rede der ",
    "rede des ",
    "ansprache von ",
    "discours de ",
    "discours du ",
    "allocution de ",
    "allocution du ",
    "intervention de ",
    "discurso de ",
    "discurso del ",
    "discurso da ",
    "discurso do ",
    "intervención de ",
    "palabras de ",
    "palabras del ",
    "discorso di ",
    "discorso del ",
    "discorso della ",
    "intervento di ",
    "toespraak van ",
    "speech van ",
    "tal av ",
    "tale av ",
    "tale ved ",
    "przemówienie ",
    "выступление ",
    "речь ",
];

/// Where the name ends: at what the speech was held at.
const ENDS: [&str; 30] = [
    " at ", " to ", " on ", " in ", " before ", " during ", " for ", " bei ", " beim ", " auf ", " zum ", " zur ", " vor ",
    " à ", " au ", " lors ", " devant ", " en ", " ante ", " na ", " no ", " em ", " al ", " alla ", " presso ", " bij ",
    " op ", " vid ", " w ", ": ",
];

/// The one person who speaks, by the headline.
pub(super) fn speaker_in(headline: &str) -> Option<String> {
    const LONGEST_BYTES: usize = 300;
    if let Some(columnist) = columnist_in(headline) {
        return Some(columnist);
    }
    // Most headlines begin with other letters.
    let first = headline.trim_start().chars().next()?.to_lowercase().next()?;
    if headline.len() > LONGEST_BYTES || !"rocpskaltdiвр".contains(first) {
        return None;
    }
    let lowered = headline.trim_start().to_lowercase();
    let opening = OPENINGS.iter().find(|opening| lowered.starts_with(**opening))?;
    let rest = headline.trim_start().get(opening.len()..)?;
    let end = ENDS.iter().filter_map(|end| rest.find(end)).min().unwrap_or(rest.len());
    let mut found = names(without_office(rest[..end].trim())).into_iter().filter(|name| is_person(name));
    // "Speech by the Prime Minister"
    let is_office = |name: &String| name.split(' ').all(|word| OFFICES.contains(&word.to_lowercase().as_str()));
    let speaker = found.next().filter(|name| !is_office(name))?;
    found.next().is_none().then_some(speaker)
}

/// `ليلى حدادين تكتب: الطريق إلى الجبل`: Arabic papers name who wrote a column before its headline.
fn columnist_in(headline: &str) -> Option<String> {
    const MOST_WORDS: usize = 4;
    const OFFICES: [&str; 14] =
        ["رئيس", "رئيسة", "وزير", "وزيرة", "مدير", "مديرة", "أمين", "نائب", "سفير", "ملك", "محافظ", "مراسل", "كاتب", "خبير"];
    if headline.is_ascii() {
        return None;
    }
    let (before, _) = headline.split_once(':')?;
    let name = [" يكتب", " تكتب"].iter().find_map(|verb| before.trim_end().strip_suffix(verb))?.trim();
    let is_name = (2..=MOST_WORDS).contains(&name.split_whitespace().count()) && is_person(name);
    let is_office = name.split(' ').next().is_some_and(|first| OFFICES.contains(&first));
    names(name).into_iter().next().filter(|_| is_name && !is_office)
}

/// Words of the offices of those who speak.
const OFFICES: [&str; 48] = [
    "governor",
    "president",
    "prime",
    "vice",
    "deputy",
    "minister",
    "secretary",
    "general",
    "state",
    "foreign",
    "finance",
    "defence",
    "defense",
    "senator",
    "mayor",
    "ambassador",
    "commissioner",
    "chair",
    "chairman",
    "chairwoman",
    "director",
    "chancellor",
    "speaker",
    "the",
    "high",
    "representative",
    "bundeskanzler",
    "bundeskanzlerin",
    "bundesminister",
    "bundesministerin",
    "ministerin",
    "staatssekretär",
    "staatssekretärin",
    "präsident",
    "präsidentin",
    "président",
    "présidente",
    "ministre",
    "premier",
    "presidente",
    "presidenta",
    "ministro",
    "ministra",
    "gobernador",
    "президента",
    "президент",
    "министра",
    "губернатора",
];

/// A name without the office before it: `Governor Jane Doe`.
fn without_office(words: &str) -> &str {
    let is_office = |word: &str| OFFICES.contains(&word.to_lowercase().as_str());
    // "HTO Secretary General Jane Doe"
    let are_letters = |word: &str| word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let mut rest = words;
    while let Some((first, behind)) = rest.split_once(' ')
        && behind.contains(' ')
        && (is_office(first) || are_letters(first) && is_office(behind.split(' ').next().unwrap_or_default()))
    {
        rest = behind;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::speaker_in;

    #[test]
    fn speakers_in_headlines() {
        for (headline, expected) in [
            ("Remarks by Governor Jane Doe at the Harbour Dinner", Some("Jane Doe")),
            ("Speech by Jane Doe, Minister of Ports", Some("Jane Doe")),
            ("Rede von Staatssekretärin Jana Müller bei der Hafentagung", Some("Jana Müller")),
            ("Discours de Jeanne Petit à la conférence des ports", Some("Jeanne Petit")),
            ("Speech by the Prime Minister", None),
            ("Remarks by HTO Secretary General Jane Doe at the Harbour Dinner", Some("Jane Doe")),
            ("Remarks by JANE DOE at the Harbour Dinner", Some("Jane Doe")),
            ("Remarks by the mayor on the pier", None),
            ("Address by email what you forgot", None),
            ("Statement by the Ministry of Ports", None),
            ("ليلى حدادين تكتب: الطريق إلى الجبل", Some("ليلى حدادين")),
            ("سامي حدادين يكتب: من يفتح الطريق؟", Some("سامي حدادين")),
            ("رئيس الوزراء يكتب: الطريق إلى الجبل", None),
            ("حين التاريخ يكتب نفسه: الطريق إلى الجبل", None),
            ("من يكتب: الطريق إلى الجبل", None),
        ] {
            assert_eq!(speaker_in(headline).as_deref(), expected, "{headline}");
        }
    }
}
