//! Reads who wrote before a word for "by" that stands behind the name, as in Turkish, its relatives and Hindi: `Selin Aktaş tarafından`.

use super::person::{is_name_word, is_no_name, is_person, written};

/// The words, each of which stands behind the whole name.
const BY: [&str; 5] = ["tarafından", "tərəfindən", "tomonidan", "tarapyndan", "द्वारा"];

/// How what was done begins, behind such a word.
const DEEDS: [&str; 22] = [
    "yayınl",
    "yayıml",
    "yazıl",
    "eklen",
    "gönderil",
    "paylaşıl",
    "oluşturul",
    "güncellen",
    "hazırlan",
    "yazılıb",
    "dərc",
    "paylaşılıb",
    "yozil",
    "joylashtiril",
    "tayyorlan",
    "ýazyl",
    "प्रकाशित",
    "लिखित",
    "संपादित",
    "पोस्ट",
    "अपडेट",
    "द्वारा",
];

/// The person before such a word in a short line, behind which nothing stands but a mark, a day or what was done.
pub(super) fn named_before(line: &str) -> Option<Vec<String>> {
    const LONGEST_BYTES: usize = 160;
    const MOST_WORDS: usize = 4;
    if line.len() > LONGEST_BYTES || line.is_ascii() && !line.contains("tomonidan") || line.trim_end().ends_with('.') {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let place = words.iter().position(|word| BY.contains(word)).filter(|place| *place >= 2)?;
    let next = words.get(place + 1).copied().unwrap_or_default();
    let small = next.to_lowercase();
    let is_deed = DEEDS.iter().any(|deed| small.starts_with(deed));
    if !next.is_empty() && next.starts_with(char::is_alphabetic) && !is_deed {
        return None;
    }
    let is_of_name = |word: &&&str| is_name_word(word) && !word.starts_with(char::is_lowercase) && !is_no_name(word);
    let length = words[..place].iter().rev().take(MOST_WORDS).take_while(is_of_name).count();
    let name = &words[place - length..place];
    (length >= 2 && is_person(&name.join(" "))).then(|| vec![written(name)])
}

#[cfg(test)]
mod tests {
    use super::named_before;

    #[test]
    fn a_name_stands_before_the_word_for_by() {
        for (line, expected) in [
            ("15 Mart 2022 tarihinde Emre Yıldız tarafından yayınlandı", "Emre Yıldız"),
            ("Selin Aktaş tarafından | 7 Eylül 2020", "Selin Aktaş"),
            ("AYŞE KAYA tarafından", "Ayşe Kaya"),
            ("Aysel Quliyeva tərəfindən yazılıb", "Aysel Quliyeva"),
            ("अनिता कुमारी द्वारा", "अनिता कुमारी"),
            ("Köprü Yüksek Mahkeme tarafından kapatıldı", ""),
            ("Karar belediye tarafından yayınlandı", ""),
            ("Proje Emre Yıldız tarafından yazılmıştır, ama kimse onu okumadı.", ""),
        ] {
            assert_eq!(named_before(line).unwrap_or_default().join("|"), expected, "{line}");
        }
    }
}
