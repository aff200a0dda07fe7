//! Turns a date whose day and month could be swapped into the day that the language of the text leaves: nobody writes the month first in French.

use chrono::NaiveDate;

use super::dates::{DateReading, Hint, Order, whole_date_in_order};
use crate::article::{Field, FieldEvidence, ParsedArticle, PublicationDate};
use crate::ingest::language::{language_against, language_of};
use crate::schema::SWAPPABLE;

/// Reads an open date in the order of the language, where that knows one only.
pub(super) fn settle_by_language(article: &mut ParsedArticle, today: NaiveDate) {
    if article.published.reason() != Some(SWAPPABLE) {
        return;
    }
    let Some(order) = order_of(article) else { return };
    let is_used = |evidence: &&mut FieldEvidence| evidence.field == Field::DatePublished && evidence.passed_over.is_none();
    let Some(FieldEvidence { evidence, .. }) = article.evidence.iter_mut().rev().find(is_used) else { return };
    // Where the day would be in the future, the text follows another habit than its language.
    let is_past = |published: &PublicationDate| {
        published.date().is_some_and(|date| date.first_day() <= today && date.last_day() <= today)
    };
    let Some(published) = read_in(&evidence.words, order).filter(is_past) else { return };
    let bare = evidence.rule.strip_suffix("numbers in unknown order").unwrap_or(&evidence.rule).trim_end_matches([',', ' ']);
    let rule = match order {
        Order::DayFirst => "day first, the only order of the language",
        Order::MonthFirst => "month first, the order of the language",
    };
    evidence.rule = format!("{bare}, {rule}").into();
    article.published = published;
}

/// The language of the text, where it is plainly not the one declared or none is.
fn detected_language(article: &ParsedArticle) -> Option<&'static str> {
    let text = if article.body.len() >= 40 { &article.body } else { &article.headline };
    match article.language.as_deref() {
        Some(declared) => language_against(declared, text),
        None => language_of(text),
    }
}

/// The language that is declared, unless the text is plainly in another, or that of the text.
pub(super) fn language_of_article(article: &ParsedArticle) -> Option<&str> {
    detected_language(article).or(article.language.as_deref())
}

/// The order of the language that is declared, unless the text is plainly in another, or of that of the text.
fn order_of(article: &ParsedArticle) -> Option<Order> {
    let declared = article.language.as_deref();
    let detected = detected_language(article);
    // The words of a declaration may name a country too: `fr-CA`.
    let tag = article
        .evidence
        .iter()
        .find(|evidence| evidence.field == Field::InLanguage)
        .map(|evidence| evidence.evidence.words.trim())
        .filter(|words| words.len() <= 12 && declared.is_some_and(|code| words.to_lowercase().starts_with(code)));
    let language = detected.or(tag).or(declared)?;
    Hint { language: Some(language), country: None }.order()
}

/// The day in the words of a date; a time of day or the day of a change may stand behind it.
fn read_in(words: &str, order: Order) -> Option<PublicationDate> {
    let day = |text: &str| match whole_date_in_order(text, order) {
        DateReading::Found(found) if found.shortened.is_none() => Some(found.published()),
        _ => None,
    };
    let has_numbers = |word: &&str| word.matches(['/', '-']).count() == 2;
    day(words).or_else(|| {
        words.split_whitespace().filter(has_numbers).find_map(|word| day(word.trim_matches([',', ';', '(', ')'])))
    })
}

#[cfg(test)]
mod tests {
    use crate::article::{Format, RawDocument};
    use crate::ingest::parse::parse;

    const FRENCH: &str = "Le ministre a annoncé que les travaux du port ne seraient pas finis avant la fin de l'année, et que les ouvriers de la ville \
                          attendraient encore leur salaire.\n\nLes habitants n'y croient plus depuis que la digue a cédé.\n";
    const SPANISH: &str = "El ministro anunció que las obras del puerto no estarían listas antes de fin de año, y que los obreros de la ciudad \
                           esperarían todavía su salario.\n\nLos vecinos ya no lo creen desde que cedió el dique.\n";
    const ITALIAN: &str = "Il ministro ha annunciato che i lavori del porto non saranno finiti prima della fine dell'anno, e che gli operai della città \
                           aspetteranno ancora il loro stipendio.\n\nGli abitanti non ci credono più da quando la diga ha ceduto.\n";
    const ENGLISH: &str = "The minister said that the works at the port would not be finished before the end of the year, and that the workers of \
                           the city would have to wait for their wages.\n\nThe people of the town do not believe it since the dike broke.\n";

    #[test]
    fn numbers_that_could_be_swapped_are_read_as_the_language_of_the_text_writes_them() {
        let mut wrong = String::new();
        for (head, body, expected) in [
            ("La digue\nPublié le 08/02/2022 à 18:41", FRENCH, "2022-02-08 known"),
            ("La digue\nPublié le 08/02/2022 à 18:41, mis à jour le 09/02/2022 à 11:20", FRENCH, "2022-02-08 known"),
            ("El dique\n05/03/2021", SPANISH, "2021-03-05 known"),
            ("La diga\n3/4/2023", ITALIAN, "2023-04-03 known"),
            ("La diga\n03-04-2023", ITALIAN, "2023-04-03 known"),
            ("The dike\n03/04/2023", ENGLISH, "2023 partial"),
            // Read so it would be in the future, so that this text has the month first.
            ("La digue\n01/12/2026", FRENCH, "2026 partial"),
            ("Lang: fr-CA\nTitle: La digue\nDate: 03/04/2023", FRENCH, "2023 partial"),
        ] {
            let bytes = format!("{head}\n\n{body}").into_bytes();
            let document = RawDocument { path: "a.txt".to_string(), format: Format::Text, bytes };
            let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day");
            let (_, article) = parse(&document, today).articles.remove(0);
            let read = article.published.date().map_or("-".to_string(), |date| date.to_string());
            let read = format!("{read} {}", article.published.status().name());
            if read != expected {
                wrong.push_str(&format!("{head:?}: {read}, not {expected}\n"));
            }
        }
        assert_eq!(wrong, "");
    }
}
