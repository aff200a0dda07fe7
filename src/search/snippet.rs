//! Turns a stored article and the reasons why it matches into passages and a marked headline, the same for every backend.
//!
//! A passage is the stretch that holds the most different reasons, widened to sentence or word edges; lengths are counted in
//! characters.

use std::collections::HashSet;
use std::ops::Range;

use super::highlight::Reason;
use crate::query::{Segment, SnippetRequest};
use crate::schema::StoredArticle;
use crate::text::Part;

/// The passages of an article: at most `wanted.count`, none without reason except the lead of an article that has none.
pub(super) fn snippets(article: &StoredArticle, reasons: &[Reason], wanted: SnippetRequest) -> Vec<Vec<Segment>> {
    if wanted.count == 0 {
        return Vec::new();
    }
    let texts = article.texts();
    let mut passages: Vec<(Part, Passage<'_>)> = Vec::new();
    for part in [Part::Body, Part::Standfirst, Part::Bio] {
        let own: Vec<&Reason> = reasons.iter().filter(|reason| reason.part == part).collect();
        passages.extend(best_passages(texts.part(part), &own, wanted).into_iter().map(|passage| (part, passage)));
    }
    passages.sort_by_key(|(_, passage)| std::cmp::Reverse(passage.score));
    passages.truncate(wanted.count as usize);
    passages.sort_by_key(|(part, passage)| (*part, passage.place.start));
    if passages.is_empty() {
        let text = if article.description.is_empty() { texts.body } else { texts.standfirst };
        let lead = lead(text, wanted.characters as usize);
        return lead.into_iter().map(|text| vec![Segment { text, matched: false }]).collect();
    }
    passages.into_iter().map(|(_, passage)| passage.segments()).collect()
}

/// A whole text with its reasons marked; line ends are kept.
pub(super) fn marked(text: &str, part: Part, reasons: &[Reason]) -> Vec<Segment> {
    let own: Vec<&Reason> = reasons.iter().filter(|reason| reason.part == part).collect();
    let mut segments = Vec::new();
    let mut at = 0;
    for place in merged(&own, &(0..text.len())) {
        if at < place.start {
            segments.push(Segment { text: text[at..place.start].to_string(), matched: false });
        }
        segments.push(Segment { text: text[place.clone()].to_string(), matched: true });
        at = place.end;
    }
    if at < text.len() {
        segments.push(Segment { text: text[at..].to_string(), matched: false });
    }
    segments
}

/// The places of reasons inside a stretch, overlapping ones made one.
fn merged(reasons: &[&Reason], stretch: &Range<usize>) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = Vec::new();
    for reason in reasons.iter().filter(|reason| stretch.start <= reason.start() && reason.end() <= stretch.end) {
        match places.last_mut() {
            Some(before) if reason.start() < before.end => before.end = before.end.max(reason.end()),
            _ => places.push(reason.start()..reason.end()),
        }
    }
    places
}

/// A passage begins at one of so many reasons, the first ones.
const MOST_BEGINNINGS: usize = 10_000;

struct Passage<'t> {
    text: &'t str,
    place: Range<usize>,
    reasons: Vec<Range<usize>>,
    score: usize,
}

/// The best passages of a text that do not overlap.
fn best_passages<'t>(text: &'t str, reasons: &[&Reason], wanted: SnippetRequest) -> Vec<Passage<'t>> {
    let room = wanted.characters as usize;
    let mut stretches: Vec<(usize, Range<usize>)> = Vec::new();
    for first in 0..reasons.len().min(MOST_BEGINNINGS) {
        let start = reasons[first].start();
        let mut different = HashSet::new();
        let mut last = first;
        for (place, reason) in reasons.iter().enumerate().skip(first).take(64) {
            let end = reason.end();
            if end > start + room && characters(&text[start..end]) > room && place > first {
                break;
            }
            different.insert(reason.what());
            last = place;
        }
        stretches.push((different.len() * 100 + (last - first + 1).min(50), first..last + 1));
    }
    stretches.sort_by_key(|(score, stretch)| (std::cmp::Reverse(*score), stretch.start));
    let mut passages: Vec<Passage<'t>> = Vec::new();
    for (score, stretch) in stretches {
        if passages.len() == wanted.count as usize {
            break;
        }
        let end = reasons[stretch.clone()].iter().map(|reason| reason.end()).max().unwrap_or_default();
        let place = widened(text, reasons[stretch.start].start()..end, room);
        let overlaps = |passage: &Passage<'_>| passage.place.start < place.end && place.start < passage.place.end;
        if passages.iter().any(overlaps) {
            continue;
        }
        passages.push(Passage { text, reasons: merged(reasons, &place), place, score });
    }
    passages
}

impl Passage<'_> {
    fn segments(&self) -> Vec<Segment> {
        let mut segments = Vec::new();
        let mut push = |text: String, matched: bool| {
            if !text.is_empty() {
                segments.push(Segment { text, matched });
            }
        };
        let mut at = self.place.start;
        let before = if self.place.start > 0 { "…" } else { "" };
        let after = if self.place.end < self.text.trim_end().len() { "…" } else { "" };
        let mut prefix = before.to_string();
        for reason in &self.reasons {
            push(std::mem::take(&mut prefix) + &flat(&self.text[at..reason.start]), false);
            push(flat(&self.text[reason.clone()]), true);
            at = reason.end;
        }
        push(prefix + &flat(&self.text[at..self.place.end]) + after, false);
        segments
    }
}

/// Line ends become spaces.
fn flat(text: &str) -> String {
    let mut flat = String::with_capacity(text.len());
    for character in text.chars() {
        if !character.is_whitespace() {
            flat.push(character);
        } else if !flat.ends_with(' ') {
            flat.push(' ');
        }
    }
    flat
}

fn characters(text: &str) -> usize {
    text.chars().count()
}

/// Widens a stretch to about `room` characters: back to the beginning of its sentence if that is near, on to a word's end.
fn widened(text: &str, core: Range<usize>, room: usize) -> Range<usize> {
    let spare = room.saturating_sub(characters(&text[core.clone()]));
    let back = back_by(text, core.start, spare / 2);
    let before = &text[back..core.start];
    let sentence = before.rmatch_indices(['.', '!', '?', '\n', '。', '؟']).next().map(|(place, mark)| place + mark.len());
    let start = match sentence {
        Some(place) => back + place,
        None if back == 0 => 0,
        None => back + before.find(char::is_whitespace).map_or(before.len(), |place| place),
    };
    let start = start
        + (text[start..core.start].len()
            - text[start..core.start].trim_start_matches([' ', '\n', '”', '"', '’', ')']).len());
    let left = room.saturating_sub(characters(&text[start..core.end]));
    let end = forward_by(text, core.end, left);
    if end == text.len() {
        return start..text.trim_end().len().max(core.end);
    }
    let after = &text[core.end..end];
    let end = core.end + after.rfind(char::is_whitespace).unwrap_or(0);
    start..core.end + text[core.end..end].trim_end().len()
}

fn back_by(text: &str, from: usize, count: usize) -> usize {
    if count == 0 {
        return from;
    }
    text[..from].char_indices().rev().nth(count - 1).map_or(0, |(place, _)| place)
}

fn forward_by(text: &str, from: usize, count: usize) -> usize {
    text[from..].char_indices().nth(count).map_or(text.len(), |(place, _)| from + place)
}

fn lead(text: &str, room: usize) -> Option<String> {
    let text = text.trim_start();
    if text.is_empty() {
        return None;
    }
    let end = forward_by(text, 0, room);
    if end == text.len() {
        return Some(flat(text.trim_end()));
    }
    let cut = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    Some(flat(text[..cut].trim_end()) + "…")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{SearchRequest, parse, plan};
    use crate::search::Clock;
    use crate::search::highlight::Highlighter;

    fn shown(body: &str, query: &str, count: u32, characters: u32) -> Vec<String> {
        let article: StoredArticle = serde_json::from_value(serde_json::json!({
            "id": "0", "folder": "", "path": "", "headline": "", "articleBody": body, "author": [], "topic": [], "region": [],
            "tag": [], "source": null, "url": null, "language": null, "actor": [], "evidence": [],
            "datePublished": {"value": null, "precision": null, "status": "unknown"}
        }))
        .expect("an article");
        let plan = plan(&parse(&SearchRequest::for_text(query)).expect("a query"));
        let reasons =
            Highlighter::of(&plan, Clock::start(std::time::Instant::now(), 0)).reasons(&article).unwrap_or_default();
        let passages = snippets(&article, &reasons, SnippetRequest { count, characters });
        let show = |segment: &Segment| if segment.matched { format!("[{}]", segment.text) } else { segment.text.clone() };
        passages.iter().map(|segments| segments.iter().map(show).collect()).collect()
    }

    #[test]
    fn passages_show_the_reason() {
        let body = "One thing happened. Then the Global South, all of it, met Hamas’s men.\n\nMuch later came a second paragraph \
                    that is long enough to need a passage of its own about the south alone and then about Hamas.";
        assert_eq!(
            shown(body, "\"global south\" hamas", 1, 60),
            ["…Then the [Global South], all of it, met [Hamas]’s men. Much…"]
        );
        assert_eq!(shown("nothing here", "hamas", 2, 80), ["nothing here"]);
        assert_eq!(shown("", "hamas", 2, 80), Vec::<String>::new());
        let two = shown(body, "hamas", 2, 60);
        assert_eq!(two.len(), 2);
        assert!(two[1].ends_with("about [Hamas]."), "{two:?}");
    }

    #[test]
    fn only_what_matches_is_marked() {
        for (query, text, expected) in [
            ("hamas NOT fatah", "Hamas said so.", "[Hamas] said so."),
            (
                "hamas NEAR/2 talks",
                "Hamas held talks. Others had a long wait for talks.",
                "[Hamas] held [talks]. Others had a long wait for talks.",
            ),
            ("(hamas fatah) OR talks", "Hamas held talks.", "Hamas held [talks]."),
            ("cease*", "A cease-fire, ceased.", "A [cease]-fire, [ceased]."),
            ("ceasefire", "A cease-fire held.", "A [cease-fire] held."),
            ("=US", "us and US and U.S. too", "us and [US] and [U.S]. too"),
            (
                "\"peace talks\"~1",
                "peace talks, peace plan talks, peace now no talks",
                "[peace] [talks], [peace] plan [talks], peace now no talks",
            ),
        ] {
            assert_eq!(shown(text, query, 1, 200), [expected], "{query}");
        }
    }

    #[test]
    fn lengths_are_characters() {
        let body = "Москва и Пекин говорили о мире. ".repeat(40);
        let passages = shown(&body, "пекин", 3, 100);
        assert_eq!(passages.len(), 3);
        for passage in passages {
            let length = passage.chars().filter(|character| !"[]…".contains(*character)).count();
            assert!((30..=101).contains(&length), "{length}: {passage}");
        }
    }
}
