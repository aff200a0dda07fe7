//! Finds what stands right below the headline of an article that somebody sent on: who wrote it, the paper, the day, the address, each on a line or
//! between bars.

use super::super::builder::{ArticleBuilder, key_evidence};
use super::super::byline::{byline, is_given_name, is_person, names};
use super::super::dates::date_in_url;
use super::super::text::names_a_paper;
use super::pasted::day_of_line;
use super::reviews::paper_and_day;
use crate::article::{DatePrecision, Field};

const MOST_LINES: usize = 6;
const LONGEST_BYTES: usize = 140;
const ORIGIN: &str = "mail: header of the article";

/// The lines below a headline.
#[derive(Debug, Default, PartialEq)]
pub(super) struct HeadBelow<'t> {
    pub(super) day: Option<&'t str>,
    pub(super) house: Option<&'t str>,
    pub(super) name: Option<&'t str>,
    pub(super) address: Option<&'t str>,
    /// The text below them.
    pub(super) text: &'t str,
}

/// The lines that follow one another below a headline in a text that may have more such heads, and how many they are: each says something, one of
/// them the day.
pub(super) fn lines_below<'t>(lines: &[&'t str]) -> Option<(HeadBelow<'t>, usize)> {
    const LEAST_LINES: usize = 2;
    let mut head = HeadBelow::default();
    let filled = || lines.iter().map(|line| line.trim()).take_while(|line| !line.is_empty());
    let count = filled().count();
    let is_head = (LEAST_LINES..=MOST_LINES).contains(&count)
        && filled().all(|line| line.len() <= LONGEST_BYTES && head.take(line, true))
        && head.day.is_some();
    is_head.then_some((head, count))
}

/// The lines below a headline, where two of them say something, one of them the day; or where the address has the day.
pub(super) fn head_below(text: &str) -> Option<HeadBelow<'_>> {
    const LEAST_BYTES_OF_TEXT: usize = 80;
    let mut head = HeadBelow::default();
    // Lines with text, and where they end.
    let mut at = 0;
    let ends = text.split_inclusive('\n').map(|line| {
        at += line.len();
        (line.trim(), at)
    });
    let lines: Vec<(&str, usize)> = ends.filter(|(line, _)| !line.is_empty()).take(MOST_LINES + 1).collect();
    let mut end = 0;
    for (place, (line, line_end)) in lines.iter().take(MOST_LINES).enumerate() {
        let next = lines.get(place + 1).map_or("", |(next, _)| next);
        let begins_text = next.len() >= LEAST_BYTES_OF_TEXT && head.day.is_some();
        let follows = text[end..*line_end].trim_start_matches('\r').strip_prefix('\n');
        // Behind an empty line a name alone is one where more of the head follows, or the text itself behind the day.
        let may_be_name = place == 0 || follows.is_none() || is_of_head(next) || begins_text;
        if line.len() > LONGEST_BYTES || !head.take(line, may_be_name) {
            break;
        }
        end = *line_end;
    }
    head.text = text[end..].trim_start_matches(['\n', '\r']);
    let kinds = [head.day, head.house, head.name, head.address].iter().flatten().count();
    let is_dated = kinds >= 2 && head.day.is_some() || head.address.is_some_and(holds_day);
    (is_dated && !head.text.trim().is_empty()).then_some(head)
}

/// Whether a line is of a head by itself.
fn is_of_head(line: &str) -> bool {
    line.len() <= LONGEST_BYTES
        && (day_of_line(line).is_some()
            || byline(line).is_some()
            || line.starts_with("http") && !line.contains(' ')
            || paper_and_day(line).is_some())
}

/// Whether a line names a paper and the day: `(Quay Post, 28 November 2020)`, `Quay Post | November 28, 2020 | Jane Doe`.
pub(super) fn names_paper_and_day(line: &str) -> bool {
    let mut head = HeadBelow::default();
    let is_taken =
        line.len() <= LONGEST_BYTES && line.bytes().any(|byte| byte.is_ascii_digit()) && head.take(line.trim(), true);
    is_taken && head.house.is_some() && head.day.is_some()
}

fn holds_day(address: &str) -> bool {
    date_in_url(address).is_some_and(|found| found.date.precision() == DatePrecision::Day)
}

fn begins_with_given_name(line: &str) -> bool {
    line.split_whitespace().next().is_some_and(is_given_name)
}

impl<'t> HeadBelow<'t> {
    /// Takes what a line says; whether it says something of a header, and nothing that was said before.
    fn take(&mut self, line: &'t str, may_be_name: bool) -> bool {
        let bar = [" | ", " · ", " • "].into_iter().find(|bar| line.contains(bar));
        let parts: Vec<&str> = bar.map(|bar| line.split(bar).map(str::trim).collect()).unwrap_or_default();
        if parts.len() > 2 || parts.iter().any(|part| names_a_paper(part)) {
            let is_dated = parts.iter().any(|part| day_of_line(part).is_some());
            return is_dated && parts.into_iter().all(|part| self.take(part, true));
        }
        // "Lowland Herold", the day, then "Jane Doe": what looked like a name was the paper.
        if may_be_name && self.day.is_some() && self.house.is_none() && is_person(line) && begins_with_given_name(line) {
            self.house = self.name.take_if(|name| byline(name).is_none() && !begins_with_given_name(name));
        }
        let place = match () {
            () if day_of_line(line).is_some() => &mut self.day,
            () if line.starts_with("http") && !line.contains(' ') => &mut self.address,
            () if byline(line).is_some() => &mut self.name,
            () if may_be_name && names_a_paper(line) => &mut self.house,
            () if may_be_name && is_person(line) => &mut self.name,
            () => {
                let is_in_brackets = line.starts_with('(') && line.ends_with(')');
                let Some(found) = paper_and_day(line).filter(|(house, _)| is_in_brackets || names_a_paper(house)) else {
                    return false;
                };
                let (house, day) = found;
                if self.day.is_some() || self.house.is_some() {
                    return false;
                }
                // "(Geneva, 3 May 2021)": a place.
                self.house = names_a_paper(house).then_some(house);
                self.day = Some(day);
                return true;
            }
        };
        if place.is_some() {
            return false;
        }
        *place = Some(line);
        true
    }

    /// The names in the line that says who wrote.
    pub(super) fn authors(&self) -> Vec<String> {
        self.name.map(|name| byline(name).unwrap_or_else(|| names(name))).unwrap_or_default()
    }

    pub(super) fn read(&self, builder: &mut ArticleBuilder) {
        if let Some(day) = self.day {
            builder.set_date_text(day_of_line(day).unwrap_or(day), key_evidence(ORIGIN, day, 0.8));
        }
        if let Some(house) = self.house {
            builder.set_text(Field::Publisher, house, key_evidence(ORIGIN, house, 0.8));
        }
        if let Some(name) = self.name {
            builder.add_values(Field::Author, &self.authors(), key_evidence(ORIGIN, name, 0.8));
        }
        if let Some(address) = self.address {
            builder.set_text(Field::Url, address, key_evidence(ORIGIN, address, 0.8));
            builder.set_date_of_address();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_below_headlines() {
        for (text, expected) in [
            (
                "Harbour Times\n28 November 2020\nJane Doe\nhttps://a.example/x\n\nIt closed.",
                "28 November 2020|Harbour Times|Jane Doe|https://a.example/x|It closed.",
            ),
            (
                "By Jane Doe\nHarbour Times\nNovember 28, 2020\n\nIt closed.",
                "November 28, 2020|Harbour Times|By Jane Doe||It closed.",
            ),
            ("\nBy Jane Doe\n\nNovember 28, 2020\n\nIt closed.", "November 28, 2020||By Jane Doe||It closed."),
            ("(Harbour Times, 28 November 2020)\n\nIt closed.", "28 November 2020|Harbour Times|||It closed."),
            (
                "Harbour Times | November 28, 2020 | Jane Doe\n\nIt closed.",
                "November 28, 2020|Harbour Times|Jane Doe||It closed.",
            ),
            ("https://a.example/2020/11/28/x\n\nIt closed.", "|||https://a.example/2020/11/28/x|It closed."),
            (
                "Lowland Herold\n28 November 2020\nJane Doe\n\nIt closed.",
                "28 November 2020|Lowland Herold|Jane Doe||It closed.",
            ),
            (
                "Harbour Times\n28 November 2020\nVerity O'Donoghue\n\nIt closed.",
                "28 November 2020|Harbour Times|Verity O'Donoghue||It closed.",
            ),
            (
                "ARTICLE | November 28, 2020\nBy Jane Doe\n\nIt closed.",
                "ARTICLE | November 28, 2020||By Jane Doe||It closed.",
            ),
            // Lines that stand apart.
            (
                "Harbour Times\n\n28 November 2020\n\nJane Doe\n\nhttps://a.example/x\n\nIt closed.",
                "28 November 2020|Harbour Times|Jane Doe|https://a.example/x|It closed.",
            ),
            (
                "By Jane Doe\n\n28 November 2020\n\nShipping News\n\nIt closed.",
                "28 November 2020||By Jane Doe||Shipping News\n\nIt closed.",
            ),
            // A day, an address or a byline alone, a place, a name above the text, a sentence.
            ("28 November 2020\n\nIt closed.", ""),
            ("https://a.example/x\n\nIt closed.", ""),
            ("By Jane Doe\n\nIt closed.", ""),
            ("Geneva, 28 November 2020\n\nIt closed.", ""),
            ("By Jane Doe\n\nAnna Roe\n\nIt closed.", ""),
            ("By Jane Doe\nIt closed on 28 November 2020.\n\nNobody knew.", ""),
            ("By Jane Doe\n28 November 2020\n", ""),
        ] {
            let shown = head_below(text).map(|head| {
                let parts = [head.day, head.house, head.name, head.address, Some(head.text)];
                parts.map(Option::unwrap_or_default).join("|")
            });
            assert_eq!(shown.unwrap_or_default(), expected, "{text}");
        }
    }
}
