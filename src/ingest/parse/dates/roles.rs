//! Tells what a date in a byline block is the date of: `Published October 30, 2023 | Updated November 2, 2023`.

use super::{FoundDate, dates_in_text};

/// What a date is the date of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateRole {
    /// The words before it say that the article appeared then.
    Published,
    /// The words before it say that the article was changed then.
    Updated,
    /// Nothing is said about it.
    Unsaid,
    /// The words say something else: when a page was accessed, when an event takes place.
    Other,
}

const PUBLISHED: [&str; 12] = [
    "published",
    "posted",
    "publié",
    "publicado",
    "veröffentlicht",
    "erstellt",
    "pubblicato",
    "опубликовано",
    "публикация",
    "date",
    "نشر",
    "发布",
];
const UPDATED: [&str; 10] = [
    "updated",
    "modified",
    "mis à jour",
    "actualizado",
    "aktualisiert",
    "aggiornato",
    "обновлено",
    "изменено",
    "تحديث",
    "更新",
];
const OTHER: [&str; 6] = ["accessed", "retrieved", "event date", "as of", "consulté", "abgerufen"];

/// The dates of a text, each with what the words before it say it is the date of.
pub(crate) fn dates_with_roles(text: &str) -> Vec<(FoundDate, DateRole)> {
    let mut before = 0;
    let with_role = |found: FoundDate| {
        let gap = text[before..found.range.start].to_lowercase();
        before = found.range.end;
        let begins_word = |place: &usize| !gap[..*place].ends_with(char::is_alphanumeric);
        let place = |words: &[&str]| words.iter().filter_map(|word| gap.rfind(word).filter(begins_word)).max();
        let roles = [
            (place(&PUBLISHED), DateRole::Published),
            (place(&UPDATED), DateRole::Updated),
            (place(&OTHER), DateRole::Other),
        ];
        let nearest = roles.into_iter().filter(|(place, _)| place.is_some()).max_by_key(|(place, _)| *place);
        (found, nearest.map_or(DateRole::Unsaid, |(_, role)| role))
    };
    dates_in_text(text).into_iter().map(with_role).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_before_a_date_say_what_it_is_the_date_of() {
        let shown = |text: &str| {
            let dates = dates_with_roles(text);
            dates.iter().map(|(found, role)| format!("{} {role:?}", found.date)).collect::<Vec<_>>().join(", ")
        };
        for (text, expected) in [
            ("Published October 30, 2023 | Updated November 2, 2023 9:14 a.m.", "2023-10-30 Published, 2023-11-02 Updated"),
            ("Erstellt: 30.10.2023 Aktualisiert: 31.10.2023", "2023-10-30 Published, 2023-10-31 Updated"),
            ("Публикация: 30 октября 2023 Обновлено: 2 ноября 2023", "2023-10-30 Published, 2023-11-02 Updated"),
            ("Mara Lindqvist, October 30, 2023", "2023-10-30 Unsaid"),
            ("Accessed 2 November 2023", "2023-11-02 Other"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
