//! Turns the text of an article into the actors it names, each with its mentions.
//!
//! All names are looked for in one pass (Aho-Corasick, leftmost-longest), with their case: `Turkey` is a state, `turkey` is
//! not. A name in capitals counts from four letters on. Names end at word boundaries; a Latin name in a language other than
//! English counts only in articles of that language, because many are ordinary words elsewhere.

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::Registry;
use crate::article::{ActorId, ActorInArticle, Mention, MentionPlace, ParsedArticle, Zone};
use crate::text::{collapse_white_space, end_of_lead};

/// Looks for every name of a registry.
#[derive(Debug)]
pub struct Finder {
    automaton: AhoCorasick,
    patterns: Vec<Pattern>,
}

#[derive(Clone, Copy, Debug)]
struct Pattern {
    /// Place in the registry; `None` for a decoy.
    actor: Option<usize>,
    language: Option<&'static str>,
    needs_boundaries: bool,
}

/// One name found in a text.
struct Found {
    actor: usize,
    start: usize,
    end: usize,
}

impl Finder {
    /// The finder for the registry that comes with the program.
    pub fn shared() -> &'static Finder {
        static SHARED: LazyLock<Finder> = LazyLock::new(|| Finder::build(Registry::shared()));
        &SHARED
    }

    fn build(registry: &Registry) -> Finder {
        // The first actor to claim a spelling keeps it; decoys come first of all.
        let mut spellings: Vec<(String, Pattern)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut add = |spelling: String, pattern: Pattern| {
            if let Some(place) = places.get(&spelling) {
                // The same spelling in several languages: any of them will do.
                let known: &mut Pattern = &mut spellings[*place].1;
                if known.actor == pattern.actor && known.language != pattern.language {
                    known.language = None;
                }
            } else {
                places.insert(spelling.clone(), spellings.len());
                spellings.push((spelling, pattern));
            }
        };
        for decoy in registry.decoys() {
            add(decoy.to_string(), Pattern { actor: None, language: None, needs_boundaries: true });
        }
        for (place, actor) in registry.actors().iter().enumerate() {
            for name in &actor.names {
                let needs_boundaries = !name.text.chars().any(is_written_without_spaces);
                let pattern = Pattern { actor: Some(place), language: name.language, needs_boundaries };
                add(name.text.to_string(), pattern);
                let is_long = name.text.chars().filter(|character| character.is_alphabetic()).count() >= 4;
                if is_long && name.language.is_none() {
                    add(name.text.to_uppercase(), pattern);
                    add(format!("{}s", name.text), pattern);
                }
            }
        }
        let (names, patterns): (Vec<String>, Vec<Pattern>) = spellings.into_iter().unzip();
        // A pattern set of a few thousand short names is far below the automaton's limits.
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(names)
            .expect("the lexicon fits an automaton");
        Finder { automaton, patterns }
    }

    fn find<'t>(&'t self, text: &'t str, language: Option<&'t str>) -> impl Iterator<Item = Found> + 't {
        self.automaton.find_iter(text).filter_map(move |found| {
            let pattern = self.patterns[found.pattern().as_usize()];
            let actor = pattern.actor?;
            let is_word = !pattern.needs_boundaries || is_whole_word(text, found.start(), found.end());
            let speaks = pattern.language.is_none() || pattern.language == language;
            (is_word && speaks).then_some(Found { actor, start: found.start(), end: found.end() })
        })
    }
}

/// How many mentions are kept as evidence for one actor.
const MOST_EXAMPLES: usize = 5;

/// The actors of an article: those an editor gave and those its headline, standfirst and body name. Bio line and credits do
/// not count. Most mentioned first, then by id.
pub fn actors_of(article: &ParsedArticle, language: Option<&str>) -> Vec<ActorInArticle> {
    let registry = Registry::shared();
    let finder = Finder::shared();
    let mut actors: Vec<ActorInArticle> = Vec::new();
    let mut by_place: HashMap<usize, usize> = HashMap::new();
    let lead_end = end_of_lead(&article.body);
    for (part, text, zone) in texts(article) {
        for found in finder.find(text, language) {
            let zone = if zone == Zone::Body && found.start < lead_end { Zone::Lead } else { zone };
            let place = *by_place.entry(found.actor).or_insert_with(|| {
                let known = &registry.actors()[found.actor];
                actors.push(new_actor(known.id.clone(), known.label));
                actors.len() - 1
            });
            let actor = &mut actors[place];
            actor.mentions += 1;
            if !actor.zones.contains(&zone) {
                actor.zones.push(zone);
            }
            actor.places.push(MentionPlace(part, found.start as u32, found.end as u32));
            if actor.examples.len() < MOST_EXAMPLES {
                let words = text[found.start..found.end].to_string();
                actor.examples.push(Mention { zone, start: found.start, words });
            }
        }
    }
    for name in &article.given_actors {
        add_given(name, article, &mut actors);
    }
    actors.sort_by(|left, right| right.mentions.cmp(&left.mentions).then_with(|| left.id.cmp(&right.id)));
    actors
}

/// The texts in which actors are looked for, numbered as [`MentionPlace`] does.
fn texts(article: &ParsedArticle) -> [(u8, &String, Zone); 3] {
    [(0, &article.headline, Zone::Headline), (1, &article.description, Zone::Standfirst), (2, &article.body, Zone::Body)]
}

fn new_actor(id: ActorId, label: &str) -> ActorInArticle {
    ActorInArticle {
        id,
        label: label.to_string(),
        mentions: 0,
        zones: Vec::new(),
        given: false,
        examples: Vec::new(),
        places: Vec::new(),
    }
}

/// Adds an actor that an editor gave, with the places where the article names it in just these words.
fn add_given(name: &str, article: &ParsedArticle, actors: &mut Vec<ActorInArticle>) {
    let name = collapse_white_space(name);
    if name.is_empty() {
        return;
    }
    let known = Registry::shared().look_up(&name);
    let id = known.map_or_else(|| ActorId::named(&name), |actor| actor.id.clone());
    if let Some(actor) = actors.iter_mut().find(|actor| actor.id == id) {
        actor.given = true;
        return;
    }
    let mut actor = new_actor(id, known.map_or(name.as_str(), |actor| actor.label));
    actor.given = true;
    let lead_end = end_of_lead(&article.body);
    for (part, text, zone) in texts(article) {
        for (start, words) in text.match_indices(name.as_str()) {
            if !is_whole_word(text, start, start + words.len()) {
                continue;
            }
            let zone = if zone == Zone::Body && start < lead_end { Zone::Lead } else { zone };
            actor.mentions += 1;
            if !actor.zones.contains(&zone) {
                actor.zones.push(zone);
            }
            actor.places.push(MentionPlace(part, start as u32, (start + words.len()) as u32));
            if actor.examples.len() < MOST_EXAMPLES {
                actor.examples.push(Mention { zone, start, words: words.to_string() });
            }
        }
    }
    actors.push(actor);
}

fn is_whole_word(text: &str, start: usize, end: usize) -> bool {
    let starts_word = text[start..end].chars().next().is_some_and(char::is_alphanumeric);
    let ends_word = text[start..end].chars().next_back().is_some_and(char::is_alphanumeric);
    let before = &text[..start];
    let open_before = !starts_word || is_open_before(before);
    let open_after = !ends_word || !text[end..].chars().next().is_some_and(char::is_alphanumeric);
    open_before && open_after
}

/// Whether a word can begin after this text. Arabic writes "and", "by", "for" as letters in front of the word.
fn is_open_before(before: &str) -> bool {
    let mut characters = before.chars().rev();
    for _ in 0..3 {
        match characters.next() {
            None => return true,
            Some(character) if !character.is_alphanumeric() => return true,
            Some('و' | 'ف' | 'ب' | 'ل' | 'ك') => {}
            Some(_) => return false,
        }
    }
    false
}

fn is_written_without_spaces(character: char) -> bool {
    matches!(character, '\u{0E00}'..='\u{0EFF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, language: &str) -> String {
        let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
        let actors = actors_of(&article, Some(language));
        let mut found: Vec<String> = actors
            .iter()
            .map(|actor| format!("{} {}", actor.id.as_str().trim_start_matches("country:"), actor.mentions))
            .collect();
        found.sort();
        found.join(", ")
    }

    #[test]
    fn states_in_running_text() {
        for (text, language, expected) in [
            ("Russia’s talks with Russian and Russian-Israeli families", "en", "IL 1, RU 3"),
            ("The U.S.-led order; a U.S. ally; let us go; the US.", "en", "US 3"),
            ("roast turkey in Turkey; TURKEY VOTES", "en", "TR 2"),
            ("Nigerians in Niger and Nigeria", "en", "NE 1, NG 2"),
            ("the South China Sea, the Indian Ocean, New Mexico", "en", ""),
            ("Malicious Romans in Omani Oman", "en", "OM 2"),
            ("Papua New Guinea and Guinea-Bissau", "en", "GW 1, PG 1"),
            ("Hainan Island", "en", ""),
            ("Island und Deutschland", "de", "DE 1, IS 1"),
            ("Россия и Иран", "ru", "IR 1, RU 1"),
            ("قالت إيران وإسرائيل", "ar", "IL 1, IR 1"),
            ("中国和俄罗斯", "zh", "CN 1, RU 1"),
        ] {
            assert_eq!(found(text, language), expected, "{text}");
        }
    }

    #[test]
    fn an_editors_actor_is_kept_and_counted() {
        let article = ParsedArticle {
            headline: "Hamas and Iran".to_string(),
            body: "Hamas met Hamasniks.".to_string(),
            given_actors: vec!["Hamas".to_string(), "Islamic Republic of Iran".to_string()],
            ..ParsedArticle::default()
        };
        let actors = actors_of(&article, None);
        let shown: Vec<_> = actors.iter().map(|actor| (actor.id.as_str(), actor.mentions, actor.given)).collect();
        assert_eq!(shown, [("name:Hamas", 2, true), ("country:IR", 1, true)]);
    }
}
