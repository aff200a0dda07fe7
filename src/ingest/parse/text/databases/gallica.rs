//! Reads a page of a paper as the library Gallica gives out its text: what it knows of the paper line by line, a notice on how the text was read by a
//! machine, then the text.

use super::super::lines::{Line, ends_sentence};
use super::{Clipping, begins_with_day, from_line, label_of};
use crate::article::Field;

pub(super) fn clipping_of<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    const LONGEST_HEADLINE: usize = 200;
    if !lines.first()?.text.trim_start().starts_with("Rappel de votre demande") {
        return None;
    }
    let is_notice = |line: &Line<'_>| line.text.contains("taux de reconnaissance") || line.text.contains("Le texte affiché");
    let notice =
        lines.iter().rposition(is_notice).or_else(|| lines.iter().rposition(|line| line.text.starts_with("Source :")))?;
    let mut clipping = Clipping { layout: "Gallica", ..Clipping::default() };
    let mut title = "";
    let mut is_of_paper = false;
    for (name, value) in lines[..notice].iter().filter_map(|line| label_of(line.text)) {
        match name {
            "Titre" => title = value,
            "Date d'édition" => {
                is_of_paper = begins_with_day(value);
                clipping.values.push((Field::DatePublished, value));
            }
            "Auteur" => clipping.values.push((Field::Author, value)),
            "Identifiant" => clipping.values.push((Field::Identifier, value)),
            name => clipping.others.push((name.to_string(), value)),
        }
    }
    // "Le Petit Courrier : journal du soir", "La Gazette (Valmont)"
    let paper = title.split([':', '(', '[', '/']).next().unwrap_or_default().trim();
    if is_of_paper {
        clipping.values.push((Field::Publisher, paper));
    }
    let first = lines.get(notice + 1)?;
    let has_headline = first.length() <= LONGEST_HEADLINE && !ends_sentence(first.text);
    clipping.values.push((Field::Headline, if has_headline { first.text } else { title }));
    clipping.body = from_line(text, lines.get(notice + 1 + usize::from(has_headline)));
    Some(clipping)
}
