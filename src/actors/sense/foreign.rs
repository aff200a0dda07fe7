//! Tells the sense of a name of a state in a text that is not English, by the words and endings with which its language says
//! where something is.

use crate::actors::registry::NameForm;
use crate::actors::words::{Capitals, Gap, Word};
use crate::article::Sense;
use crate::text::fold_value;

/// Words that say where, with which a place is named; and what may stand between them and the name.
struct Ways {
    language: &'static str,
    prepositions: &'static [&'static str],
    between: &'static [&'static str],
}

const WAYS: [Ways; 14] = [
    Ways { language: "ar", prepositions: &["في", "من", "داخل", "قرب"], between: &[] },
    Ways {
        language: "de",
        prepositions: &["in", "im", "nach", "aus", "bei", "innerhalb", "durch"],
        between: &["der", "den", "dem", "die"],
    },
    Ways { language: "es", prepositions: &["en", "desde", "hacia", "hasta", "a"], between: &["el", "la", "los", "las"] },
    Ways { language: "fa", prepositions: &["در", "از"], between: &[] },
    Ways {
        language: "fr",
        prepositions: &["en", "au", "aux", "dans", "vers", "depuis", "a"],
        between: &["le", "la", "les", "l"],
    },
    Ways { language: "id", prepositions: &["di", "ke", "dari"], between: &[] },
    Ways {
        language: "it",
        prepositions: &["in", "nel", "nella", "nell", "negli", "a", "verso"],
        between: &["la", "il", "l"],
    },
    Ways { language: "nl", prepositions: &["in", "naar", "uit", "bij"], between: &["de", "het"] },
    Ways { language: "pl", prepositions: &["w", "we", "do", "z", "ze", "na"], between: &[] },
    Ways { language: "pt", prepositions: &["em", "no", "na", "nos", "nas", "desde"], between: &["o", "a", "os", "as"] },
    Ways { language: "ru", prepositions: &["в", "во", "на", "из", "через"], between: &[] },
    Ways { language: "sv", prepositions: &["i", "fran", "till"], between: &[] },
    Ways { language: "uk", prepositions: &["в", "у", "на", "з", "із", "до"], between: &[] },
    Ways { language: "zh", prepositions: &["在", "到", "抵", "达", "访", "往", "赴", "从", "從"], between: &[] },
];

/// What is hung on a name to say where: Turkish and Korean endings, Japanese particles, Chinese words for grounds.
const ENDINGS: [(&str, &[&str]); 4] = [
    ("tr", &["da", "de", "ta", "te", "dan", "den", "tan", "ten"]),
    ("ko", &["에서", "에", "로", "으로"]),
    ("ja", &["で", "に", "から", "へ"]),
    ("zh", &["境", "地", "首", "北", "南", "东", "西"]),
];

/// The sense of the name at `words[first..end]`.
pub(super) fn sense_in(language: &str, text: &str, words: &[Word], first: usize, end: usize, form: NameForm) -> Sense {
    if form == NameForm::Demonym {
        // Where a people is written with a capital and its adjective without: `Rosjanie`, `les Russes`.
        let is_noun = matches!(language, "fr" | "pl" | "tr" | "sv") && words[first].capitals == Capitals::First;
        return if is_noun && (language == "pl" || !words[first].begins_sentence) {
            Sense::People
        } else {
            Sense::Government
        };
    }
    if is_dateline(text, words, first, end) {
        return Sense::Place;
    }
    let says_where = |ways: &Ways| {
        let before = |place: usize| fold_value(words[place].of(text));
        let mut at = first;
        while at > 0 && words[at].gap != Gap::Comma && ways.between.contains(&before(at - 1).as_str()) {
            at -= 1;
        }
        at > 0 && matches!(words[at].gap, Gap::Space | Gap::Nothing) && ways.prepositions.contains(&before(at - 1).as_str())
    };
    if WAYS.iter().filter(|ways| ways.language == language).any(says_where) {
        return Sense::Place;
    }
    let written = fold_value(words[end - 1].of(text));
    let after = words.get(end).filter(|word| word.gap == Gap::Nothing).map(|word| fold_value(word.of(text)));
    let endings = ENDINGS.iter().filter(|(of, _)| *of == language).flat_map(|(_, endings)| endings.iter());
    for ending in endings {
        let hangs = match language {
            // Behind the apostrophe, which folding took away.
            "tr" => words[end - 1].of(text).contains(['\'', '\u{2019}']) && written.ends_with(ending),
            "ko" => written.ends_with(ending),
            _ => after.as_deref() == Some(*ending),
        };
        if hangs {
            return Sense::Place;
        }
    }
    // Arabic and Hebrew write `in` as a letter before the name.
    let has_prefix = match language {
        "ar" => written.starts_with('ب') && written.chars().count() > 3,
        "he" => written.starts_with('ב') && written.chars().count() > 3,
        _ => false,
    };
    if has_prefix { Sense::Place } else { Sense::Government }
}

/// Whether a name is where a report was sent from: `BRÜSSEL (dpa)`, `BRASÍLIA, 6 ago`, `ПРАГА —`.
fn is_dateline(text: &str, words: &[Word], first: usize, end: usize) -> bool {
    if !words[first].begins_paragraph {
        return false;
    }
    let last = words[end - 1].end as usize;
    let behind = text.get(last..).unwrap_or_default().trim_start_matches('.').trim_start();
    let is_loud = words[first].capitals == Capitals::All;
    let is_dated = words.get(end).is_some_and(|next| next.capitals == Capitals::Digit && next.gap == Gap::Comma);
    behind.starts_with(['(', '（', '—', '–']) || is_loud && (behind.starts_with(['.', ',', '-']) || is_dated)
}
