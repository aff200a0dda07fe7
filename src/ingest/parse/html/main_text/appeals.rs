//! Tells the lines that ask readers to support a house or to pay for it.

use std::sync::LazyLock;

use super::phrases::{Phrases, after_start};
use crate::ingest::parse::scan::is_longer;

static SUPPORT: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("support"));
static PRESS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("press"));
static SUPPORT_AT_END: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("support at the end"));
static MEMBERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("members"));

/// Whether a line asks readers to support the house: `It is our readers who pay for us. Support our work.` Who is quoted may ask for the
/// same, and others may have supported it.
pub(super) fn asks_at_end(line: &str) -> bool {
    const LONGEST_CHARACTERS: usize = 180;
    let is_asked = |phrase: &str| {
        let before = line.find(phrase).map(|place| line[..place].trim_end());
        let begins = |before: &str| before.is_empty() || before.ends_with(['.', '!', '?', ',', ':', ';']);
        before.is_some_and(|before| begins(before) || before.ends_with(" member and") || before.ends_with(" subscribe and"))
    };
    !is_longer(line, LONGEST_CHARACTERS)
        && !line.contains(['"', '“', '”', '„', '«', '»'])
        && SUPPORT_AT_END.is_in(line)
        && SUPPORT_AT_END.whole.iter().any(|phrase| is_asked(phrase))
}

/// `Support our journalism of integrity`: what follows asks for money.
pub(super) fn is_appeal(line: &str) -> bool {
    const LONGEST_BYTES: usize = 120;
    line.len() <= LONGEST_BYTES && line.starts_with("support ") && line.contains("journalism")
}

/// `This story was supported by readers. Become a member.`, `Soutenez le journalisme indépendant` in the midst of a text.
pub(super) fn asks_for_support(line: &str) -> bool {
    const LONGEST_CHARACTERS: usize = 180;
    !is_longer(line, LONGEST_CHARACTERS)
        && SUPPORT.starts_of(line).any(|start| line.starts_with(start))
        && PRESS.is_in(line)
        || MEMBERS.is_in(line) && !is_longer(line, LONGEST_CHARACTERS)
        // `Our journalism is paid for by readers. Support us with a gift.`
        || PRESS.is_in(line) && (asks_at_end(line) || asks_for_gift(line))
}

/// Whether the last sentence of a short paragraph asks for money: `O nosso jornalismo depende dos leitores. Apoie com uma doação.`
fn asks_for_gift(line: &str) -> bool {
    const LONGEST_CHARACTERS: usize = 140;
    // Words that cannot be the subject of the sentence, as `Support` can.
    const DEEDS: [&str; 12] = [
        "apoie",
        "apoyá",
        "sostieni",
        "sostenete",
        "soutenez",
        "wesprzyj",
        "podpořte",
        "podporte",
        "підтримайте",
        "поддержите",
        "подкрепете",
        "unterstützen sie",
    ];
    const GIFTS: [&str; 13] = [
        "donation",
        "doação",
        "donación",
        "donativo",
        "donazione",
        "spende",
        "gift",
        "gåva",
        "dar",
        "darowizn",
        "wpłat",
        "пожертв",
        "донат",
    ];
    let last = [". ", "! ", "? "].iter().filter_map(|end| line.rfind(end)).max().map(|place| line[place + 2..].trim_start());
    let has_gift =
        |last: &str| last.split(|c: char| !c.is_alphabetic()).any(|word| GIFTS.iter().any(|gift| word.starts_with(gift)));
    !is_longer(line, LONGEST_CHARACTERS)
        && !line.contains(['"', '“', '”', '„', '«', '»'])
        && last.is_some_and(|last| DEEDS.iter().any(|deed| after_start(last, deed).is_some()) && has_gift(last))
}
