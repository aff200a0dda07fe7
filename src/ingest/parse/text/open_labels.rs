//! Reads labels that stand on a line of their own, with their values on the lines below.

use super::super::byline::names;
use super::super::labels::{Label, labels_of, whole_label};
use super::header::{HeaderReader, LONGEST_STANDFIRST_CHARACTERS};
use super::lines::Line;
use super::meta::date_line;
use super::phrases::{List, lowered};
use crate::article::{Field, Zone};

impl HeaderReader<'_, '_> {
    /// A label on a line of its own, its value on the next.
    pub(super) fn read_label_and_next(&mut self) -> bool {
        let line = self.line();
        let Some(label) = whole_label(line.text) else { return false };
        let Some(next) = self.lines.get(self.at + 1) else { return false };
        let has_colon = line.text.trim_end_matches(['*', '_', ' ']).ends_with([':', '：']);
        let is_title = matches!(label, Label::Field(Field::Headline));
        let fits = match label {
            Label::Field(Field::DatePublished) | Label::OtherDate => date_line(next.text).is_some(),
            Label::Field(Field::Author) => !names(next.text).is_empty() && next.length() <= 120,
            Label::Field(Field::Headline | Field::Description) => {
                has_colon && next.length() <= LONGEST_STANDFIRST_CHARACTERS
            }
            Label::Field(_) => has_colon || (self.has_headline() && next.length() <= 120 && !next.ends_sentence()),
            Label::Kept => has_colon && next.length() <= 60,
        };
        if !fits || !is_value(next.text) || !(has_colon || self.has_headline() || is_title) || next.follows_gap && !has_colon
        {
            return false;
        }
        let name = line.trimmed().trim_matches(['*', '_', ':', '：', '#', ' ']).to_string();
        let whole = 0..next.text.len();
        self.has_meta = true;
        // Terms of databases stand one on a line.
        let terms = if has_colon { self.terms_below(self.at + 1, label) } else { 0 };
        if let (Label::Field(field), true) = (label, terms > 1) {
            for term in &self.lines[self.at + 1..self.at + 1 + terms] {
                let evidence = term.whole(Zone::Header, format!("label {name}"), 0.95);
                self.builder.add_values(field, &[term.trimmed().to_string()], evidence);
            }
            self.at += 1 + terms;
            return true;
        }
        self.read_value(next, label, &name, whole);
        self.at += 2;
        true
    }

    /// How many lines are terms under a label of tags or topics.
    fn terms_below(&self, from: usize, label: Label) -> usize {
        const LONGEST_TERM: usize = 60;
        let is_term = |term: &&Line<'_>| {
            !term.follows_gap && term.length() <= LONGEST_TERM && !term.ends_sentence() && is_value(term.text)
        };
        let is_list = matches!(label, Label::Field(Field::Keywords | Field::Topic));
        if is_list { self.lines[from..].iter().take_while(is_term).count() } else { 0 }
    }
}

/// Whether a line may be the value of a label on the line before it.
pub(super) fn is_value(text: &str) -> bool {
    whole_label(text).is_none() && !is_heading_below_label(text) && labels_of(text).is_none_or(|(before, _)| before != 0)
}

/// Whether a line is the heading of a list of other articles, which stands below a label without values: `Weitere Nachrichten »`.
pub(super) fn is_heading_below_label(text: &str) -> bool {
    let text = text.trim_end();
    let lowered = lowered(text);
    let plain = lowered.trim_matches([':', ' ', '.']);
    text.ends_with(['»', '›', '→', '▸', '>']) || List::OtherArticles.contains(plain) || List::Behind.contains(plain)
}

#[cfg(test)]
mod tests {
    use super::super::read_text;
    use crate::ingest::parse::builder::ArticleBuilder;

    #[test]
    fn an_empty_label_of_tags_takes_no_heading_for_a_tag() {
        const BODY: &str = "Pass road reopens after four days\n\nThe county reopened the road over the pass on Tuesday. The ploughs worked all night.\n\n\
                            The people of the village spent four days without bread. The town asks for a second tunnel.\n\n";
        for (below, expected) in [
            ("Keywords\nMost read\n", ""),
            ("Ključne reči\nSvet, najnovije vesti »\n", ""),
            ("Keywords\nRoads\nSnow\n", "Roads,Snow"),
            ("Keywords\nRoads\nSnow\nMost read\n", "Roads,Snow"),
        ] {
            let mut builder = ArticleBuilder::default();
            read_text(&format!("{BODY}{below}"), &mut builder);
            let article = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
            assert_eq!(article.tags.join(","), expected, "{below}");
        }
    }
}
