//! Reads documents of Nexis in any of its languages: headline, paper, day, whose rights it is, labels (`Rubrik:`, `Länge:`, `Autor:`), then `Body` alone on
//! a line and the text.

use super::super::furniture::is_page_number;
use super::super::headline::says_the_same;
use super::super::lines::Line;
use super::{Clipping, begins_with_day, from_line, label_of};
use crate::article::Field;

/// Labels of the head, in small letters, by what they stand for.
const LABELS: [(Field, &[&str]); 3] = [
    (Field::Author, &["byline", "autor", "autoren", "auteur", "auteurs", "autores", "autore", "door", "autor/in"]),
    (Field::Topic, &["section", "rubrik", "rubrique", "sección", "seccion", "sezione", "rubriek", "seção", "ressort"]),
    (
        Field::Description,
        &["highlight", "highlights", "encart", "chapeau", "zusammenfassung", "resumen", "sommario", "samenvatting"],
    ),
];

pub(super) fn clipping_of<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    /// The day stands below headline and paper, which may take more lines than one.
    const MOST_LINES_ABOVE_DAY: usize = 6;
    let is_body = |line: &Line<'_>| matches!(line.trimmed(), "Body" | "BODY" | "Text" | "Volltext");
    if !lines.iter().any(is_body) {
        return None;
    }
    // Copies out of PDFs print the number of the page and the title of the document above the headline.
    let pages = lines.iter().take_while(|line| is_page_number(line.text)).count();
    let lines = &lines[pages..];
    let says_again = |pair: &[Line<'_>]| says_the_same(pair[0].text, pair[1].text);
    let lines = if lines.get(..2).is_some_and(says_again) { &lines[1..] } else { lines };
    let body = lines.iter().position(is_body)?;
    let day = lines[..body].iter().take(MOST_LINES_ABOVE_DAY).position(|line| begins_with_day(line.trimmed()))?;
    let head = &lines[day + 1..body];
    let is_label = |line: &Line<'_>| label_of(line.text).is_some();
    let is_rights = |line: &Line<'_>| line.trimmed().starts_with("Copyright") || line.trimmed().starts_with('©');
    if day < 2 || !head.iter().any(is_label) || !head.iter().any(is_rights) {
        return None;
    }
    let mut clipping = Clipping { layout: "Nexis", ..Clipping::default() };
    clipping.values.push((Field::Headline, lines[0].text));
    lines[1..day - 1].iter().for_each(|line| clipping.values.push((Field::Description, line.text)));
    clipping.values.push((Field::Publisher, lines[day - 1].text));
    clipping.values.push((Field::DatePublished, lines[day].text));
    for line in head {
        if let Some((name, value)) = label_of(line.text) {
            let lowered = name.to_lowercase();
            match LABELS.iter().find(|(_, names)| names.contains(&lowered.as_str())) {
                // "LOKALES; S. 9"
                Some((Field::Topic, _)) => {
                    clipping.values.push((Field::Topic, value.split(';').next().unwrap_or(value)));
                }
                Some((field, _)) => clipping.values.push((*field, value)),
                None => clipping.others.push((name.to_string(), value)),
            }
        } else if is_rights(line) {
            clipping.values.push((Field::CreditText, line.text));
        }
    }
    clipping.body = from_line(text, lines.get(body + 1));
    Some(clipping)
}
