//! Turns a stored article and what was searched for into passages, the same for every backend.
//!
//! The words are found by the analyser that indexed them, so a highlight is always the reason. A passage is the stretch that
//! holds the most different phrases, widened to sentence or word edges; lengths are counted in characters.

use std::collections::HashSet;
use std::ops::Range;

use crate::article::{Dimension, Zone};
use crate::query::{Clause, SearchPlan, Segment, SnippetRequest};
use crate::schema::StoredArticle;
use crate::text::Words;

/// Bytes of a text that are looked at.
const MOST_BYTES: usize = 200_000;

/// What to highlight.
#[derive(Debug, Default)]
pub(super) struct Highlights {
    phrases: Vec<Vec<String>>,
    actors: Vec<String>,
}

/// A place that is a reason for the hit.
#[derive(Clone, Debug)]
struct Reason {
    place: Range<usize>,
    /// Which phrase or actor it is.
    what: usize,
}

impl Highlights {
    pub(super) fn of(plan: &SearchPlan) -> Highlights {
        let mut highlights = Highlights::default();
        highlights.add_phrases(&plan.base);
        let chosen = plan.filters.iter().filter(|filter| filter.dimension == Dimension::Actor);
        highlights.actors =
            chosen.flat_map(|filter| filter.any.iter().chain(filter.all.iter().flatten()).cloned()).collect();
        highlights
    }

    fn add_phrases(&mut self, clause: &Clause) {
        match clause {
            Clause::Words(words) => self.phrases.push(words.clone()),
            Clause::And(clauses) | Clause::Or(clauses) => clauses.iter().for_each(|clause| self.add_phrases(clause)),
            _ => {}
        }
    }

    /// The places in a text, in order, overlapping ones merged into the first.
    fn find(&self, text: &str) -> Vec<Reason> {
        let longest = self.phrases.iter().map(Vec::len).max().unwrap_or_default();
        let mut recent: Vec<(String, Range<usize>)> = Vec::new();
        let mut reasons = Vec::new();
        let mut words = Words::new(text);
        let mut folded = String::new();
        while longest > 0
            && let Some(range) = words.advance(&mut folded)
        {
            if recent.len() == longest {
                recent.remove(0);
            }
            recent.push((folded.clone(), range));
            for (what, phrase) in self.phrases.iter().enumerate() {
                let Some(start) = recent.len().checked_sub(phrase.len()) else { continue };
                let tail = &recent[start..];
                if tail.iter().map(|(word, _)| word).eq(phrase) {
                    reasons.push(Reason { place: tail[0].1.start..tail[tail.len() - 1].1.end, what });
                }
            }
        }
        reasons
    }
}

/// The passages of an article: at most `wanted.count`, none without reason except the lead of an article that has none.
pub(super) fn snippets(article: &StoredArticle, highlights: &Highlights, wanted: SnippetRequest) -> Vec<Vec<Segment>> {
    if wanted.count == 0 {
        return Vec::new();
    }
    let body = &article.article_body[..article.article_body.floor_char_boundary(MOST_BYTES)];
    let mut passages: Vec<(usize, Passage<'_>)> = Vec::new();
    for (order, text) in [body, &article.description].into_iter().enumerate() {
        let mut reasons = highlights.find(text);
        if order == 0 {
            reasons.extend(actor_reasons(article, highlights, text));
        }
        reasons.sort_by_key(|reason| (reason.place.start, reason.place.end));
        passages.extend(best_passages(text, &reasons, wanted).into_iter().map(|passage| (order, passage)));
    }
    passages.sort_by_key(|(_, passage)| std::cmp::Reverse(passage.score));
    passages.truncate(wanted.count as usize);
    passages.sort_by_key(|(order, passage)| (*order, passage.place.start));
    if passages.is_empty() {
        let text = if article.description.is_empty() { body } else { article.description.as_str() };
        let lead = lead(text, wanted.characters as usize);
        return lead.into_iter().map(|text| vec![Segment { text, matched: false }]).collect();
    }
    passages.into_iter().map(|(_, passage)| passage.segments()).collect()
}

fn actor_reasons(article: &StoredArticle, highlights: &Highlights, body: &str) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for (number, id) in highlights.actors.iter().enumerate() {
        let Some(actor) = article.actor.iter().find(|actor| actor.id.as_str() == id) else { continue };
        for mention in actor.examples.iter().filter(|mention| matches!(mention.zone, Zone::Lead | Zone::Body)) {
            let place = mention.start..mention.start + mention.words.len();
            if body.get(place.clone()) == Some(mention.words.as_str()) {
                reasons.push(Reason { place, what: highlights.phrases.len() + number });
            }
        }
    }
    reasons
}

struct Passage<'t> {
    text: &'t str,
    place: Range<usize>,
    reasons: Vec<Range<usize>>,
    score: usize,
}

/// The best passages of a text that do not overlap.
fn best_passages<'t>(text: &'t str, reasons: &[Reason], wanted: SnippetRequest) -> Vec<Passage<'t>> {
    let room = wanted.characters as usize;
    let mut stretches: Vec<(usize, Range<usize>)> = Vec::new();
    for first in 0..reasons.len() {
        let start = reasons[first].place.start;
        let mut different = HashSet::new();
        let mut last = first;
        for (place, reason) in reasons.iter().enumerate().skip(first).take(64) {
            if reason.place.end - start > room && characters(&text[start..reason.place.end]) > room && place > first {
                break;
            }
            different.insert(reason.what);
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
        let core = reasons[stretch.start].place.start..reasons[stretch.end - 1].place.end;
        let place = widened(text, core, room);
        let overlaps = |passage: &Passage<'_>| passage.place.start < place.end && place.start < passage.place.end;
        if passages.iter().any(overlaps) {
            continue;
        }
        let mut inside: Vec<Range<usize>> = Vec::new();
        for reason in reasons.iter().filter(|reason| place.start <= reason.place.start && reason.place.end <= place.end) {
            match inside.last_mut() {
                Some(before) if reason.place.start < before.end => before.end = before.end.max(reason.place.end),
                _ => inside.push(reason.place.clone()),
            }
        }
        passages.push(Passage { text, place, reasons: inside, score });
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

    fn shown(body: &str, phrases: &[&str], count: u32, characters: u32) -> Vec<String> {
        let highlights =
            Highlights { phrases: phrases.iter().map(|phrase| crate::text::words_of(phrase)).collect(), actors: vec![] };
        let article: StoredArticle = serde_json::from_value(serde_json::json!({
            "id": "0", "folder": "", "path": "", "headline": "", "articleBody": body, "author": [], "topic": [], "region": [],
            "tag": [], "source": null, "url": null, "language": null, "actor": [], "evidence": [],
            "datePublished": {"value": null, "precision": null, "status": "unknown"}
        }))
        .expect("an article");
        let passages = snippets(&article, &highlights, SnippetRequest { count, characters });
        let show = |segment: &Segment| if segment.matched { format!("[{}]", segment.text) } else { segment.text.clone() };
        passages.iter().map(|segments| segments.iter().map(show).collect()).collect()
    }

    #[test]
    fn passages_show_the_reason() {
        let body = "One thing happened. Then the Global South, all of it, met Hamas’s men.\n\nMuch later came a second paragraph \
                    that is long enough to need a passage of its own about the south alone and then about Hamas.";
        assert_eq!(
            shown(body, &["global south", "hamas"], 1, 60),
            ["…Then the [Global South], all of it, met [Hamas]’s men. Much…"]
        );
        assert_eq!(shown("nothing here", &["hamas"], 2, 80), ["nothing here"]);
        assert_eq!(shown("", &["hamas"], 2, 80), Vec::<String>::new());
        let two = shown(body, &["hamas"], 2, 60);
        assert_eq!(two.len(), 2);
        assert!(two[1].ends_with("about [Hamas]."), "{two:?}");
    }

    #[test]
    fn lengths_are_characters() {
        let body = "Москва и Пекин говорили о мире. ".repeat(40);
        let passages = shown(&body, &["пекин"], 3, 100);
        assert_eq!(passages.len(), 3);
        for passage in passages {
            let length = passage.chars().filter(|character| !"[]…".contains(*character)).count();
            assert!((30..=101).contains(&length), "{length}: {passage}");
        }
    }
}
