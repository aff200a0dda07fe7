//! Tells whether a line that nothing but its place makes a name may be one: buttons and sections stand at the same places.

use super::phrases::{List, lowered};

/// Whether the words of a line alone may name who wrote.
pub(super) fn may_name_alone(text: &str) -> bool {
    let lowered = lowered(text);
    !(text.starts_with(char::is_lowercase)
        || is_sentence(text)
        || begins_with_preposition(text)
        || is_apart_in_hangul(text)
        || is_joined_in_arabic(text)
        || List::Behind.contains(&lowered)
        || List::OtherArticles.contains(&lowered))
}

fn is_sentence(text: &str) -> bool {
    text.contains(['。', '，', '！', '？', '；', '।', '۔'])
}

/// In Cyrillic a letter without its point is a word and no first name: `В общините`.
fn begins_with_preposition(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|c| matches!(c, '\u{400}'..='\u{4ff}')) && letters.next() == Some(' ')
}

/// Korean names are written in one word: `컨텐츠 바로가기` is none.
fn is_apart_in_hangul(text: &str) -> bool {
    let is_hangul = |word: &str| word.chars().all(|c| matches!(c, '\u{ac00}'..='\u{d7af}'));
    text.split_whitespace().filter(|word| is_hangul(word)).count() >= 2
}

/// A hyphen joins no two names in Arabic script: `ای پیپر-دی نیشن`.
fn is_joined_in_arabic(text: &str) -> bool {
    text.contains('-') && text.contains(|c: char| matches!(c, '\u{600}'..='\u{6ff}'))
}

#[cfg(test)]
mod tests {
    use super::super::read_text;
    use crate::ingest::parse::builder::ArticleBuilder;

    fn authors(text: &str) -> String {
        let mut builder = ArticleBuilder::default();
        read_text(text, &mut builder);
        builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day")).authors.join(",")
    }

    #[test]
    fn names_alone_above_the_headline_and_below_the_text() {
        const ENGLISH: &str = "The county reopened the road over the pass on Tuesday. The ploughs worked all night, and trucks are passing again.\n\n\
                               The people of the village spent four days without bread. The town asks for a second tunnel.\n";
        const KOREAN: &str = "군은 화요일에 고갯길을 다시 열었다고 밝혔다. 제설차가 밤새 일했고 화물차가 다시 다니고 있다.\n\n주민들은 나흘 동안 빵이 없었다. 군은 두 번째 터널을 요구하고 있다.\n";
        const URDU: &str = "ضلعی حکومت نے منگل کو پہاڑی سڑک دوبارہ کھول دی ہے۔ برف ہٹانے والی گاڑیاں رات بھر کام کرتی رہیں۔\n\nگاؤں والوں کو چار دن تک روٹی نہیں ملی۔ شہر نے دوسری سرنگ مانگی ہے۔\n";
        const CHINESE: &str = "县里星期二重新开放了山口公路,铲雪车工作了一整夜,卡车又开始通行。\n\n村里的居民四天没有面包。镇里要求修建第二条隧道。\n";
        const BULGARIAN: &str = "Общината отвори пътя във вторник. Снегорините работиха цяла нощ, и камионите отново минават.\n\nЖителите на селото бяха четири дни без хляб. Градът иска втори тунел.\n";
        let mut wrong = String::new();
        for (above, headline, body, below, expected) in [
            ("Jane Perry", "Pass road reopens after four days", ENGLISH, "", "Jane Perry"),
            ("", "Pass road reopens after four days", ENGLISH, "Jane Perry", "Jane Perry"),
            ("zum Hauptinhalt", "Pass road reopens after four days", ENGLISH, "", ""),
            ("América Latina", "Pass road reopens after four days", ENGLISH, "", ""),
            ("", "Pass road reopens after four days", ENGLISH, "Zur Startseite", ""),
            ("", "Pass road reopens after four days", ENGLISH, "Benzer Videolar", ""),
            ("", "Pass road reopens after four days", ENGLISH, "Berita Lainnya", ""),
            ("", "Pass road reopens after four days", ENGLISH, "LEGGI L’ARTICOLO", ""),
            ("В Общината Съвет", "Пътят през прохода е отворен", BULGARIAN, "", ""),
            ("Иван Петров", "Пътят през прохода е отворен", BULGARIAN, "", "Иван Петров"),
            ("컨텐츠 바로가기", "고갯길 나흘 만에 다시 열려", KOREAN, "", ""),
            ("", "پہاڑی سڑک چار دن بعد کھل گئی", URDU, "ای پیپر-دی نیشن", ""),
            ("", "山口公路四天后重新开放", CHINESE, "镇议会,三月将表决第二条隧道的费用。", ""),
        ] {
            let text = format!("{above}\n\n{headline}\n\n{body}\n{below}\n");
            let read = authors(text.trim_start());
            if read != expected {
                wrong.push_str(&format!("{above:?} {below:?}: {read}, not {expected}\n"));
            }
        }
        assert_eq!(wrong, "");
    }
}
