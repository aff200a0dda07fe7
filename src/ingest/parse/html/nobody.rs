//! Tells names of authors from other words in their place: names of accounts, desks and sites, languages, labels.

use super::site::Site;
use super::text::key;
use crate::article::Field;
use crate::ingest::parse::byline::{is_nobodys_name, is_office};
use crate::ingest::parse::no_value::is_no_value;

/// Whether a name may be an author: not the site, not a user of its content system.
pub(super) fn is_author(name: &str, site: &Site) -> bool {
    const NOBODY: [&str; 48] = [
        "admin",
        "immediate release",
        "administrator",
        "webmaster",
        "editor",
        "editors",
        "editorial",
        "editorial team",
        "editorial board",
        "editorial staff",
        "the editors",
        "staff",
        "staff writer",
        "staff writers",
        "staff reporter",
        "newsroom",
        "news desk",
        "newsdesk",
        "web desk",
        "guest",
        "guest author",
        "guest contributor",
        "contributor",
        "author",
        "user",
        "anonymous",
        "redaktion",
        "redaccion",
        "redacción",
        "la redaction",
        "redakcja",
        "redazione",
        "la redazione",
        "redacao",
        "редакция",
        "root",
        "wpadmin",
        "red",
        // Buttons beside the name.
        "구독",
        "구독하기",
        "팔로우",
        "기자페이지",
        "订阅",
        "訂閱",
        "关注",
        "關注",
        "追蹤",
        "フォロー",
    ];
    // In which a page may be read: `English French`.
    const LANGUAGES: [&str; 24] = [
        "english",
        "french",
        "german",
        "spanish",
        "russian",
        "ukrainian",
        "arabic",
        "chinese",
        "portuguese",
        "italian",
        "français",
        "francais",
        "deutsch",
        "español",
        "espanol",
        "português",
        "portugues",
        "italiano",
        "русский",
        "українська",
        "română",
        "romana",
        "türkçe",
        "polski",
    ];
    // A company is who publishes: `Oberauer Bote GmbH`.
    const COMPANIES: [&str; 9] = [" GmbH", " Ltd", " Ltd.", " LLC", " Inc.", " S.A.", " S.L.", " B.V.", " Sp. z o.o."];
    if COMPANIES.iter().any(|form| name.ends_with(form)) {
        return false;
    }
    // `Redazione Courier`
    let of_house = name.split_once(' ').filter(|(office, house)| is_office(office) && site.is_name(house));
    if of_house.is_some() {
        return false;
    }
    let folded = key(name);
    let is_languages = folded.split(' ').all(|word| LANGUAGES.contains(&word));
    // A label that lost its date.
    let is_label = |word: &str| matches!(word, "updated" | "published" | "posted" | "modified" | "reviewed");
    let length = name.chars().count();
    (2..=100).contains(&length)
        && !folded.split(' ').any(is_label)
        // `责编 计亚` edited it.
        && !["责编", "責編", "编辑", "編輯", "校对", "审核"].iter().any(|deed| name.starts_with(deed))
        // `Harbour Review Admin`
        && !folded.split(' ').any(|word| matches!(word, "admin" | "administrator" | "webmaster"))
        && !is_languages
        && !NOBODY.contains(&folded.as_str())
        && !is_office(name)
        && !is_no_value(Field::Author, name)
        && !is_nobodys_name(name)
        && !is_account(name)
        && !site.is_name(name)
        && !name.contains("://")
        && !name.starts_with('@')
        && name.chars().any(char::is_alphabetic)
        && !name.ends_with([':', '：'])
        && name.chars().filter(char::is_ascii_digit).count() < 3
}

/// Whether a name is one under which somebody logs in: `maria.silva`, `editor_2`.
fn is_account(name: &str) -> bool {
    let has_mark = name.contains(['.', '_']) || name.ends_with(|last: char| last.is_ascii_digit());
    has_mark
        && name
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || matches!(letter, '.' | '_' | '-'))
}
