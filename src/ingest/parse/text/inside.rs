//! Takes out of a body what a page sets into it: teasers of other articles with their titles, prompts, captions with their credits.
//!
//! A line is looked at only if it stands for itself and is short; what is in doubt stays.

use super::super::byline::is_person;
use super::credit::Credit;
use super::furniture::{is_furniture, is_invitation};
use super::header::HeaderReader;
use super::lines::Line;
use super::page::weight;
use super::prose::{LONG_BYTES, are_broken, is_own};
use super::teaser::{is_behind, is_list_heading};
use crate::article::{Field, Zone};

/// Longer titles are text.
const LONGEST_TITLE_CHARACTERS: usize = 160;

/// Decides which lines of a body are not of it.
pub(super) struct Inserts<'l, 't> {
    lines: &'l [Line<'t>],
    are_broken: bool,
    /// Where the first paragraph is: above it a page has more of its own.
    first_paragraph: usize,
}

/// What is taken out, by the number of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Insert {
    /// What the page says of itself.
    Furniture(usize),
    /// A caption or credit, and whether the line above it is the same caption.
    Credit { repeats: bool },
}

impl<'l, 't> Inserts<'l, 't> {
    pub(super) fn of(lines: &'l [Line<'t>]) -> Self {
        let first_paragraph = lines.iter().position(|line| line.is_paragraph()).unwrap_or(0);
        Self { lines, are_broken: are_broken(lines), first_paragraph }
    }

    /// What begins at a line that is not of the body; `above` is the last line that is.
    pub(super) fn at(&self, place: usize, above: Option<&Line<'_>>) -> Option<Insert> {
        let line = &self.lines[place];
        if line.text.len() >= LONG_BYTES || self.lines.len() < 2 || !is_own(self.lines, place, self.are_broken) {
            return None;
        }
        if is_caption_label(line.text) {
            let has_caption = self.lines.get(place + 1).is_some_and(|next| !next.follows_gap && !next.is_paragraph());
            return Some(Insert::Furniture(1 + usize::from(has_caption)));
        }
        if is_list_heading(line.text) {
            return self.teaser_length(place).map(Insert::Furniture);
        }
        // A note about a correction in mid-text may be the author's own.
        if matches!(Credit::of(line.text), Some(Credit::Image | Credit::Rights)) {
            let repeats = above.is_some_and(|above| is_caption_of(above.text, line.text));
            return Some(Insert::Credit { repeats });
        }
        if self.is_doubled(place) {
            return Some(Insert::Furniture(if self.is_caption(place) { 2 } else { 1 }));
        }
        if self.is_pull_quote(place) {
            return Some(Insert::Furniture(1 + usize::from(self.is_name_below(place))));
        }
        if self.is_prompt(place) || is_template(line.text) {
            return Some(Insert::Furniture(1 + self.lines_to_next_prompt(place)));
        }
        (place < self.first_paragraph).then(|| self.above_text(place)).flatten().map(Insert::Furniture)
    }

    /// Whether a line that stands there twice is a caption, once for the ear. A sentence whose copy is a paragraph of its own is
    /// that of the text: a standfirst, and the first paragraph with the same words.
    fn is_caption(&self, place: usize) -> bool {
        let has_gaps = || self.lines.iter().skip(1).any(|line| line.follows_gap);
        let is_beside = || self.lines.get(place + 1).is_some_and(|next| !next.follows_gap) && has_gaps();
        !self.lines[place].ends_sentence() || is_beside()
    }

    /// Near the top a line that stands there twice is there once too often; farther down it may be of a verse.
    fn is_doubled(&self, place: usize) -> bool {
        const MOST_LINES: usize = 8;
        const LEAST_WORDS: usize = 5;
        let text = self.lines[place].trimmed();
        place < MOST_LINES
            && self.lines.len() > place + 2
            && self.lines.get(place + 1).is_some_and(|next| next.trimmed() == text)
            && self.lines.get(place + 2).is_none_or(|next| next.trimmed() != text)
            && self.lines[place].weight() >= LEAST_WORDS
    }

    /// A sentence of a longer paragraph nearby that stands by itself once more, for the eye.
    fn is_pull_quote(&self, place: usize) -> bool {
        const MOST_LINES: usize = 8;
        const WORDS: std::ops::RangeInclusive<usize> = 6..=40;
        let line = &self.lines[place];
        // The first line may be a standfirst.
        if place == 0 || !WORDS.contains(&line.weight()) {
            return false;
        }
        let is_mark = |c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’');
        let quote = line.text.trim_matches(is_mark).trim_end_matches(['.', '!', '?', '…', '。']);
        let is_own = |near: usize| is_own(self.lines, near, self.are_broken);
        // To make ready for a whole sentence costs more than to look for it: its beginning tells most.
        const BEGINNING_BYTES: usize = 16;
        let quote = quote.as_bytes();
        let beginning = memchr::memmem::Finder::new(&quote[..quote.len().min(BEGINNING_BYTES)]);
        let says = |text: &[u8]| beginning.find_iter(text).any(|place| text[place..].starts_with(quote));
        let holds = |near: usize| {
            let other = &self.lines[near];
            near != place && other.is_paragraph() && other.length() > line.length() && says(other.text.as_bytes())
        };
        let near = place.saturating_sub(MOST_LINES)..self.lines.len().min(place + MOST_LINES + 1);
        is_own(place) && near.into_iter().any(holds)
    }

    /// Whether the name of who is quoted stands below.
    fn is_name_below(&self, place: usize) -> bool {
        const MOST_WORDS: usize = 8;
        self.lines.get(place + 1).is_some_and(|next| {
            let name = next.text.split([',', '|']).next().unwrap_or_default().trim_start_matches(['-', '–', '—', ' ']);
            next.weight() <= MOST_WORDS && !next.is_prose() && !next.ends_sentence() && is_person(name.trim())
        })
    }

    /// The heading of a teaser and the titles below it; `None` where it may be a heading of the article itself.
    fn teaser_length(&self, place: usize) -> Option<usize> {
        const MOST_TITLES: usize = 8;
        let heading = &self.lines[place];
        let below = &self.lines[place + 1..];
        let asks = |line: &Line<'_>| line.text.trim_end().ends_with(['?', '？', '؟']);
        let is_title = |line: &Line<'_>| {
            line.length() <= LONGEST_TITLE_CHARACTERS && !line.is_prose() && (!line.ends_sentence() || asks(line))
        };
        let mut titles = 0;
        for line in below.iter().take(MOST_TITLES) {
            // What is set apart from the titles is of the article again.
            let is_apart = titles > 0 && line.follows_gap && !is_list_heading(line.text);
            if is_apart || !is_title(line) {
                break;
            }
            titles += 1;
        }
        let next = below.get(titles);
        let is_heading_of_text = |title: &Line<'_>| title.weight() <= 4 && next.is_some_and(|next| next.is_prose());
        let is_sure = heading.trimmed().contains(' ') || !heading.text.is_ascii() || heading.trimmed().ends_with(':');
        match titles {
            // "Related" above a paragraph.
            0 => {
                (is_sure && (below.is_empty() || !heading.text.is_ascii() || heading.trimmed().ends_with(':'))).then_some(1)
            }
            1 if !is_sure && below[0].follows_gap => None,
            1 if below[0].follows_gap && next.is_some_and(|next| next.follows_gap) && is_heading_of_text(&below[0]) => {
                Some(1)
            }
            1 => Some(2),
            _ if next.is_some_and(|next| !next.follows_gap)
                && is_heading_of_text(&below[titles - 1])
                && !is_known(below[titles - 1].text) =>
            {
                Some(titles)
            }
            _ => Some(titles + 1),
        }
    }

    fn is_prompt(&self, place: usize) -> bool {
        let text = self.lines[place].text;
        // One word alone may be a heading: "Home", "Comments".
        let is_plain = || text.split_whitespace().count() == 1 && !text.trim().chars().any(|c| matches!(c, ':' | '.'));
        is_invitation(text)
            || says_who_helped(text)
            || is_furniture(text) && (!is_plain() || is_advertisement(text) || place < self.first_paragraph)
    }

    /// How many unknown lines stand between a prompt and the next one: its small print.
    fn lines_to_next_prompt(&self, place: usize) -> usize {
        const MOST_LINES: usize = 3;
        for count in 0..=MOST_LINES {
            let next = place + 1 + count;
            let Some(line) = self.lines.get(next) else { break };
            if self.is_prompt(next) {
                return count;
            }
            if line.follows_gap || line.is_prose() {
                break;
            }
        }
        0
    }

    /// Above the first paragraph: the rest of a menu, and captions that stand there twice.
    fn above_text(&self, place: usize) -> Option<usize> {
        const LEAST_MENU: usize = 3;
        const LEAST_WORDS: usize = 4;
        let above = &self.lines[place..self.first_paragraph];
        let text = self.lines[place].trimmed();
        if above.get(1).is_some_and(|next| next.trimmed() == text) && weight(text) >= LEAST_WORDS {
            return Some(if self.is_caption(place) { 2 } else { 1 });
        }
        let is_item = |line: &&Line<'_>| {
            line.weight() <= 3 && line.length() <= 40 && !line.is_prose() && !line.trimmed().ends_with(':')
        };
        let run = above.iter().take_while(is_item).count();
        let knows_page = above.iter().take(run + 2).any(|line| is_known(line.text));
        (run >= LEAST_MENU && knows_page).then_some(run)
    }
}

fn is_known(text: &str) -> bool {
    is_furniture(text) || is_invitation(text) || is_behind(text) || is_list_heading(text)
}

/// `Image caption,` above the caption.
pub(super) fn is_caption_label(text: &str) -> bool {
    const LABELS: [&str; 8] = [
        "image caption",
        "photo caption",
        "caption",
        "bildunterschrift",
        "légende",
        "pie de foto",
        "legenda",
        "подпись к фото",
    ];
    const LONGEST_BYTES: usize = 40;
    text.len() <= LONGEST_BYTES
        && text.trim_end().ends_with([',', ':', 'n'])
        && LABELS.contains(&text.trim().trim_end_matches([',', ':']).to_lowercase().as_str())
}

/// Whether a line is the caption that the next one repeats with its credit.
fn is_caption_of(line: &str, credit: &str) -> bool {
    const LEAST_BYTES: usize = 8;
    let caption = line.trim();
    caption.len() >= LEAST_BYTES && credit.contains(caption.trim_end_matches('.'))
}

/// `{% include figure.html %}`, `[caption id="7"]...[/caption]`: what a program that makes pages reads.
fn is_template(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("{%") && text.ends_with("%}")
        || text.starts_with("{{<") && text.ends_with(">}}")
        || text.starts_with("[caption") && text.ends_with("[/caption]")
        || text.starts_with("<figcaption") && text.ends_with("</figcaption>")
}

/// `Associated Press writer Jane Doe in Bergen contributed to this report.`
fn says_who_helped(text: &str) -> bool {
    const LONGEST_BYTES: usize = 200;
    let text = text.trim().trim_end_matches('.');
    text.len() <= LONGEST_BYTES
        && ["report", "story", "article"].iter().any(|kind| text.ends_with(kind))
        && text.contains(" contributed to this ")
}

fn is_advertisement(text: &str) -> bool {
    const WORDS: [&str; 40] = [
        "advertisement",
        "advertising",
        "publicité",
        "anzeige",
        "werbung",
        "publicidad",
        "publicidade",
        "pubblicità",
        "advertentie",
        "reklama",
        "реклама",
        "广告",
        "廣告",
        "annons",
        "annonce",
        "annonse",
        "mainos",
        "hirdetés",
        "publicitate",
        "διαφήμιση",
        "reklam",
        "matangazo",
        "tangazo",
        "iklan",
        "quảng cáo",
        "โฆษณา",
        "広告",
        "광고",
        "إعلان",
        "اعلان",
        "تبلیغات",
        "اشتہار",
        "פרסומת",
        "विज्ञापन",
        "বিজ্ঞাপন",
        "விளம்பரம்",
        "oglas",
        "sponsored",
        "ad",
        "ads",
    ];
    // "PUB" in Portuguese; a "Pub" may be a heading.
    text.trim() == "PUB" || WORDS.contains(&text.trim().trim_end_matches(':').to_lowercase().as_str())
}

impl HeaderReader<'_, '_> {
    /// Keeps lines that were taken out of the body.
    pub(super) fn keep_insert(&mut self, lines: &[Line<'_>], insert: Insert) -> usize {
        match insert {
            Insert::Credit { .. } => {
                let line = &lines[0];
                let rule = Credit::of(line.text).map_or("credit line", Credit::rule);
                self.builder.set_text(Field::CreditText, line.text, line.whole(Zone::Credit, rule, 0.8));
                1
            }
            Insert::Furniture(count) => {
                self.furniture.extend(lines[..count].iter().map(|line| line.trimmed().to_string()));
                count
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::read_text;
    use crate::ingest::parse::builder::ArticleBuilder;

    #[test]
    fn sentences_set_apart_for_the_eye() {
        let first = "The county reopened the road over the pass on Tuesday, after four days of deep snow.";
        let second =
            "The mayor was glad. \u{201c}Nobody in the village has seen bread since Friday,\u{201d} she said on the radio.";
        let third = "The ploughs worked all night, and trucks are passing again on both sides of the mountain.";
        for (inserted, stays) in [
            ("\u{201c}Nobody in the village has seen bread since Friday\u{201d}\n\nJane Perry, mayor", false),
            ("Nobody in the village has seen bread since Friday.", false),
            // Not said anywhere else, or no sentence.
            ("Nobody in the valley has seen bread since Friday.", true),
            ("The mayor was glad.", true),
        ] {
            let mut builder = ArticleBuilder::default();
            read_text(&format!("County reopens the road\n\n{first}\n\n{second}\n\n{inserted}\n\n{third}\n"), &mut builder);
            let body = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day")).body;
            let expected = if stays {
                format!("{first}\n\n{second}\n\n{inserted}\n\n{third}")
            } else {
                format!("{first}\n\n{second}\n\n{third}")
            };
            assert_eq!(body, expected);
        }
    }
}
