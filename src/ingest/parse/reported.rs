//! Tells sentences that report what somebody said from the lines that pages set around their articles, which begin with the same words: `Copyright is a
//! matter of life and death, she said.`

/// Whether a line is a sentence that says who said it.
pub(super) fn reports_speech(line: &str) -> bool {
    const ENDS: [&str; 9] = [".", "!", "?", "\"", "”", "»", "“", "。", "।"];
    let line = line.trim_end();
    if !ENDS.iter().any(|end| line.ends_with(end)) {
        return false;
    }
    let mut words = line.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '-').filter(|word| !word.is_empty());
    words.any(|word| SAID.contains(&word)) || PHRASES.iter().any(|phrase| line.contains(phrase))
}

/// Verbs of saying as the news has them of somebody else. What houses say of themselves is in the first person.
const SAID: [&str; 39] = [
    "said",
    "says",
    "told",
    "ruled",
    "warned",
    "argued",
    "claimed",
    "cried",
    "sagte",
    "erklärte",
    "betonte",
    "déclaré",
    "affirmé",
    "assuré",
    "expliqué",
    "a-t-il",
    "a-t-elle",
    "dijo",
    "afirmó",
    "aseguró",
    "explicó",
    "afirmou",
    "explicou",
    "dichiarato",
    "detto",
    "zei",
    "zegt",
    "sade",
    "säger",
    "sagde",
    "sanoi",
    "сказал",
    "сказала",
    "заявил",
    "заявила",
    "сообщил",
    "сообщила",
    "powiedział",
    "powiedziała",
];

const PHRASES: [&str; 5] = ["according to", "laut dem", "teilte mit", "selon le", "según el"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_report() {
        for (line, expected) in [
            ("Copyright is a matter of life and death for the press, she said.", true),
            ("Advertisement spending fell by a third last year, the company said.", true),
            ("Die Anzeigen gingen um ein Drittel zurück, sagte der Verlag.", true),
            ("Sign up for our newsletter.", false),
            // Words that are others in the next language are not asked: "dit", "disse".
            ("Deel dit artikel met vrienden.", false),
            ("Les også disse sakene.", false),
            ("Read more: The minister said no", false),
            ("© 2021 Harbour Courier. All rights reserved.", false),
        ] {
            assert_eq!(reports_speech(line), expected, "{line}");
        }
    }
}
