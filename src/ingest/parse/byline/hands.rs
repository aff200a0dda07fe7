//! Cuts from a segment of a byline what names those who did something else with the article than write it: translated it into another
//! language, took its pictures.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::person::{is_name_word, is_person};
use super::words::JOINTS;

/// What somebody did whose name follows. Each stands at the begin of a part, or behind a name.
const DEEDS: &str = "traducción de|traducción:|traducción :|traducido por|traducida por|tradução de|tradução:|tradução :|traduzido por|\
    traduzida por|traduction de|traduction:|traduction :|traduit par|traduit de l'|traduit de l’|traduit du|traduzione di|traduzione:|\
    tradotto da|tradotta da|vertaling:|vertaling van|vertaald door|vertaald uit|übersetzung:|übersetzung von|übersetzt von|übersetzt aus|\
    tłumaczenie:|tłumaczył|tłumaczyła|tłum.|przekład:|przełożył|przełożyła|перевод:|перевёл|перевел|перевела|переклад:|переклав|\
    переклала|översättning:|översättning av|översatt av|oversat af|oversatt av|oversettelse:|oversættelse:|překlad:|přeložil|přeložila|\
    preklad:|preložil|preložila|çeviren:|çeviri:|çevirmen:|μετάφραση:|ترجمه:|ترجمه :|مترجم:|ترجمة:|ترجمة :|penerjemah:|\
    diterjemahkan oleh|traducere:|traducere de|tradus de|fordította:|fordítás:|превод:|превел:|превела:|translated by|translation by|\
    translation:|翻译：|翻译:|翻譯：|翻譯:|译者：|译者:|譯者：|譯者:|翻訳：|翻訳:|訳：|번역:|번역 :|옮긴이:|แปลโดย|แปล:|\
    foto:|foto :|foto de|foto di|foto van|foto door|foto av|foto af|foto von|fotos:|fotos :|fotos de|fotos von|foto's:|foto’s:|\
    foto's van|fotografía:|fotografía de|fotografías de|fotografia:|fotografia de|fotografia di|photo:|photo :|photos:|photos :|photo de|\
    photos de|crédit photo|crédits photo|beeld:|bild:|bilder:|fotoğraf:|fotoğraflar:|φωτ.|φωτο:|φωτογραφία:|φωτογραφίες:|світлина:|\
    світлини:|фото:|снимки:|عکس:|عکاس:|عدسة:|تصوير:|تصویر:|zdjęcia:|zdjęcie:|fot.|kuva:|kuvat:|fotó:";

/// What stands for such a deed where a whole name follows: `Foto Jan Vogt`.
const BARE: [&str; 13] = [
    "foto",
    "fotos",
    "photo",
    "photos",
    "fot",
    "beeld",
    "bild",
    "bilder",
    "traduction",
    "vertaling",
    "ترجمة",
    "تصوير",
    "عدسة",
];

static FINDER: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let capital = |deed: &str| {
        let mut letters = deed.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    let all =
        DEEDS.split('|').chain(BARE).map(str::trim).flat_map(|deed| [deed.to_string(), capital(deed), deed.to_uppercase()]);
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(all)
        .expect("a few short phrases")
});

/// A segment of a byline up to the first of those who did something else.
pub(super) fn before_other_hands(segment: &str) -> &str {
    let mut deeds = FINDER.find_iter(segment).map(|found| found.range());
    match deeds.find(|deed| is_deed(segment, deed.start, deed.end)) {
        Some(deed) => segment[..deed.start].trim_end_matches([' ', ',', '-', '–', '—', '(', '[', '·']),
        None => segment,
    }
}

fn is_deed(segment: &str, start: usize, end: usize) -> bool {
    let (before, deed, behind) = (&segment[..start], &segment[start..end], &segment[end..]);
    let is_word = !before.ends_with(char::is_alphanumeric)
        && (!deed.ends_with(char::is_alphabetic) || !behind.starts_with(char::is_alphanumeric));
    let behind = behind.trim_start();
    // `Text und Foto: Jane Doe` is by Jane Doe; so is what begins with the word and names nobody.
    let is_bare = BARE.contains(&deed.to_lowercase().as_str());
    let names_whole = || {
        let name = behind.split([',', ';', '(']).next().unwrap_or_default().trim();
        (2..=4).contains(&name.split(' ').count()) && is_person(name)
    };
    is_word && !behind.is_empty() && (before.trim().is_empty() || is_behind_name(before)) && (!is_bare || names_whole())
}

/// Whether words before a deed end in a name of two words or more, so that the deed is of the next.
fn is_behind_name(before: &str) -> bool {
    const FEWEST_WORDS: usize = 2;
    let before = before.trim_end_matches([' ', ',', '-', '–', '—', '(', '[', '·']);
    let behind_label = before.rsplit([':', '：']).next().unwrap_or_default();
    let is_of_name = |word: &&str| {
        is_name_word(word) && !word.starts_with(|c: char| c.is_lowercase()) && !JOINTS.contains(&word.to_lowercase())
    };
    let names = behind_label.split_whitespace().rev().take_while(is_of_name).count();
    let is_ideographic = || {
        let last = behind_label.split_whitespace().next_back().unwrap_or_default();
        last.chars().count() >= FEWEST_WORDS && last.chars().all(|c| c > '\u{2e80}')
    };
    names >= FEWEST_WORDS || is_ideographic()
}

#[cfg(test)]
mod tests {
    use super::before_other_hands;

    #[test]
    fn who_did_something_else() {
        for (segment, expected) in [
            ("Por Ana Leite Traducción de Pilar Abril", "Por Ana Leite"),
            ("Traducción de Pilar Abril", ""),
            ("Tradução: Pilar Abril", ""),
            ("Traduit de l'anglais par Anne Quillec", ""),
            ("Tłum. Jan Nowak", ""),
            ("Перевёл Иван Петров", ""),
            ("Foto Jan Vogt", ""),
            ("Von Anna Müller Foto: Jan Vogt", "Von Anna Müller"),
            ("Tekst Anna Bakker Beeld Jan de Vries", "Tekst Anna Bakker"),
            ("FOTO: JAN VOGT", ""),
            ("Photos : Anne Quillec", ""),
            ("عکاس: رضا احمدی", ""),
            // Both did both.
            ("Text und Foto: Jan Vogt", "Text und Foto: Jan Vogt"),
            ("Texte et photos : Anne Quillec", "Texte et photos : Anne Quillec"),
            ("Text & Fotos: Jan Vogt", "Text & Fotos: Jan Vogt"),
            // Houses and names that are like the words.
            ("Bild am Sonntag", "Bild am Sonntag"),
            ("Foto Express", "Foto Express"),
            ("Jan Fot", "Jan Fot"),
            ("Ana Fotos de Souza", "Ana Fotos de Souza"),
            ("Photo Review", "Photo Review"),
            ("Jane Doe", "Jane Doe"),
        ] {
            assert_eq!(before_other_hands(segment), expected, "{segment}");
        }
    }
}
