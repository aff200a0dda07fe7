//! Turns a header line with labels (`October 30, 2023 Topic: Israel-Palestine Region: Global Tags: ...`) into its parts.

use crate::article::Field;

/// What a label stands in front of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// A field of the article.
    Field(Field),
    /// A date that is not the publication date.
    OtherDate,
    /// Something that is kept under the label's own name.
    Kept,
}

use Label::{Field as F, Kept, OtherDate};

/// Labels in lower case. Longer ones are tried first.
const LABELS: &[(&str, Label)] = &[
    ("title", F(Field::Headline)),
    ("headline", F(Field::Headline)),
    ("titre", F(Field::Headline)),
    ("titel", F(Field::Headline)),
    ("título", F(Field::Headline)),
    ("заголовок", F(Field::Headline)),
    ("العنوان", F(Field::Headline)),
    ("subject", F(Field::Headline)),
    ("standfirst", F(Field::Description)),
    ("summary", F(Field::Description)),
    ("description", F(Field::Description)),
    ("subtitle", F(Field::Description)),
    ("deck", F(Field::Description)),
    ("author", F(Field::Author)),
    ("authors", F(Field::Author)),
    ("by", F(Field::Author)),
    ("byline", F(Field::Author)),
    ("written by", F(Field::Author)),
    ("auteur", F(Field::Author)),
    ("auteurs", F(Field::Author)),
    ("autor", F(Field::Author)),
    ("autora", F(Field::Author)),
    ("автор", F(Field::Author)),
    ("авторы", F(Field::Author)),
    ("الكاتب", F(Field::Author)),
    ("الكاتبة", F(Field::Author)),
    ("reporting by", F(Field::Author)),
    ("reporter", F(Field::Author)),
    ("date", F(Field::DatePublished)),
    ("published", F(Field::DatePublished)),
    ("first published", F(Field::DatePublished)),
    ("publication date", F(Field::DatePublished)),
    ("date published", F(Field::DatePublished)),
    ("posted", F(Field::DatePublished)),
    ("posted on", F(Field::DatePublished)),
    ("published on", F(Field::DatePublished)),
    ("publié le", F(Field::DatePublished)),
    ("datum", F(Field::DatePublished)),
    ("fecha", F(Field::DatePublished)),
    ("дата", F(Field::DatePublished)),
    ("опубликовано", F(Field::DatePublished)),
    ("التاريخ", F(Field::DatePublished)),
    ("تاريخ النشر", F(Field::DatePublished)),
    ("updated", OtherDate),
    ("last updated", OtherDate),
    ("modified", OtherDate),
    ("mis à jour", OtherDate),
    ("aktualisiert", OtherDate),
    ("actualizado", OtherDate),
    ("обновлено", OtherDate),
    ("topic", F(Field::Topic)),
    ("topics", F(Field::Topic)),
    ("section", F(Field::Topic)),
    ("category", F(Field::Topic)),
    ("categories", F(Field::Topic)),
    ("filed under", F(Field::Topic)),
    ("rubrique", F(Field::Topic)),
    ("thème", F(Field::Topic)),
    ("thema", F(Field::Topic)),
    ("rubrik", F(Field::Topic)),
    ("tema", F(Field::Topic)),
    ("sección", F(Field::Topic)),
    ("тема", F(Field::Topic)),
    ("рубрика", F(Field::Topic)),
    ("الموضوع", F(Field::Topic)),
    ("القسم", F(Field::Topic)),
    ("region", F(Field::Region)),
    ("regions", F(Field::Region)),
    ("location", F(Field::Region)),
    ("région", F(Field::Region)),
    ("región", F(Field::Region)),
    ("регион", F(Field::Region)),
    ("المنطقة", F(Field::Region)),
    ("place", F(Field::Region)),
    ("tags", F(Field::Keywords)),
    ("tag", F(Field::Keywords)),
    ("keywords", F(Field::Keywords)),
    ("mots-clés", F(Field::Keywords)),
    ("schlagwörter", F(Field::Keywords)),
    ("etiquetas", F(Field::Keywords)),
    ("теги", F(Field::Keywords)),
    ("ключевые слова", F(Field::Keywords)),
    ("الوسوم", F(Field::Keywords)),
    ("الكلمات المفتاحية", F(Field::Keywords)),
    ("source", F(Field::Publisher)),
    ("publisher", F(Field::Publisher)),
    ("publication", F(Field::Publisher)),
    ("from", F(Field::Publisher)),
    ("quelle", F(Field::Publisher)),
    ("fuente", F(Field::Publisher)),
    ("источник", F(Field::Publisher)),
    ("المصدر", F(Field::Publisher)),
    ("url", F(Field::Url)),
    ("link", F(Field::Url)),
    ("language", F(Field::InLanguage)),
    ("lang", F(Field::InLanguage)),
    ("actors", F(Field::Actor)),
    ("actor", F(Field::Actor)),
    ("blog brand", Kept),
    ("to", Kept),
];

/// Longer lines have no labels.
const LONGEST_LINE_BYTES: usize = 4000;

/// A label and the value behind it, as byte ranges of the line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Labelled {
    pub(crate) label: Label,
    pub(crate) name: std::ops::Range<usize>,
    pub(crate) value: std::ops::Range<usize>,
}

/// The labels of a line, and the length of what stands before the first. `None` if the line has no label.
pub(crate) fn labels_of(line: &str) -> Option<(usize, Vec<Labelled>)> {
    // A header line is short; looking for labels takes time with the square of the length.
    if line.len() > LONGEST_LINE_BYTES {
        return None;
    }
    let mut found: Vec<(Label, std::ops::Range<usize>, usize)> = Vec::new();
    for (colon, mark) in line.match_indices([':', '：']) {
        // Not inside 12:30 or https://.
        if line[colon + mark.len()..].starts_with("//") {
            continue;
        }
        if let Some((label, start)) = label_before(line, colon)
            && found.last().is_none_or(|(_, _, end)| start >= *end)
        {
            found.push((label, start..colon, colon + mark.len()));
        }
    }
    let first = found.first()?;
    // Inside running text labels do not occur; before the first one only a date or little else may stand.
    let before = first.1.start;
    let labelled = found
        .iter()
        .enumerate()
        .map(|(place, (label, name, value_start))| {
            let value_end = found.get(place + 1).map_or(line.len(), |(_, next, _)| next.start);
            Labelled { label: *label, name: name.clone(), value: *value_start..value_end }
        })
        .collect();
    Some((before, labelled))
}

/// The label that ends at a colon, with its first byte.
fn label_before(line: &str, colon: usize) -> Option<(Label, usize)> {
    let before = line[..colon].trim_end();
    let lowered = before.to_lowercase();
    let mut best: Option<(Label, usize, usize)> = None;
    for (text, label) in LABELS.iter().copied() {
        if !lowered.ends_with(text) || lowered.len() != before.len() {
            continue;
        }
        let start = before.len() - text.len();
        if !before.is_char_boundary(start) {
            continue;
        }
        let is_word = before[..start]
            .chars()
            .next_back()
            .is_none_or(|c| c.is_whitespace() || matches!(c, '|' | '·' | '•' | '*' | '_'));
        // In the middle of a line a label has a capital, where its script has any.
        let first = before[start..].chars().next().unwrap_or(' ');
        let is_capital = start == 0 || !first.is_lowercase();
        if is_word && is_capital && best.is_none_or(|(_, _, length)| text.len() > length) {
            best = Some((label, start, text.len()));
        }
    }
    best.map(|(label, start, _)| (label, start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_run_together_on_a_line() {
        let line = "October 30, 2023 Topic: Israel-Palestine Region: Global Tags: IsraelHamas";
        let (before, labels) = labels_of(line).expect("labels");
        assert_eq!(&line[..before], "October 30, 2023 ");
        let values: Vec<&str> = labels.iter().map(|labelled| line[labelled.value.clone()].trim()).collect();
        assert_eq!(values, ["Israel-Palestine", "Global", "IsraelHamas"]);
    }

    #[test]
    fn lines_without_labels() {
        for line in ["At 12:30 the talks began", "https://example.org/a", "He said: go", "the topic: war", ""] {
            assert_eq!(labels_of(line), None, "{line}");
        }
        assert!(labels_of("Rubrique : Énergie").is_some());
        assert!(labels_of("الموضوع: إسرائيل").is_some());
    }
}
