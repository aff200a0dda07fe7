//! Turns an actor's id into everything that its page shows: names, words, time, and who stands in the same sentence.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::time::{Duration, Instant};

use crate::actors::{Registry, likely_same};
use crate::article::{ActorId, Dimension, Interval};
use crate::backend::local::Index;
use crate::backend::{ArticleReader, Naming};
use crate::error::{Error, ErrorCode};
use crate::query::SearchRequest;
use crate::render::html::{ActorFacts, ActorForm, ActorNeighbour, Address, coarser};
use crate::schema::StoredArticle;
use crate::server::api::within_limits;
use crate::text::{Analyser, Part};

/// How long articles are read for the page of an actor of whom there are very many.
const READING_TIME: Duration = Duration::from_millis(1_200);
/// Proposals of the same actor.
const MOST_SAME: usize = 12;
const LONGEST_SAMPLE: usize = 320;

pub(in crate::server) fn facts(index: &Index, id: &str) -> Result<ActorFacts, Error> {
    let manifest = index.manifest();
    let id = manifest.corrections.merged(&ActorId::from(id)).clone();
    let naming = Naming::Any { names: Vec::new(), actors: vec![id.clone()] };
    let ids = index.ids_naming(&naming)?;
    let registry = Registry::corrected(&manifest.corrections);
    let known = registry.get(id.as_str());
    if ids.is_empty() && known.is_none() {
        let message = format!("no actor of these articles has the id \"{id}\"");
        return Err(Error::new(ErrorCode::ArticleNotFound, message));
    }
    let mut reading = Reading::default();
    let started = Instant::now();
    let mut read = 0;
    for article in &ids {
        if started.elapsed() > READING_TIME {
            break;
        }
        if let Some(article) = index.whole_article(article)? {
            reading.read(&article, &id);
        }
        read += 1;
    }
    let mut request = SearchRequest::default().actor(id.as_str()).page(0, 0).timeline(Interval::Month);
    within_limits(&mut request);
    let mut answer = index.search(&request)?;
    for _ in 0..4 {
        let Some(interval) = answer.timeline.as_ref().and_then(|timeline| coarser(&Address::default(), timeline)) else {
            break;
        };
        request.timeline = Some(interval);
        answer = index.search(&request)?;
    }
    let label = manifest.label(Dimension::Actor, id.as_str());
    let kind = manifest.kind(id.as_str());
    let mut may_be_the_same = Vec::new();
    for other in index.known_values(Dimension::Actor)? {
        let is_other = other != id.as_str() && manifest.kind(&other) == kind;
        let name = manifest.label(Dimension::Actor, &other);
        if is_other && may_be_the_same.len() < MOST_SAME && likely_same(kind, &label, &name) {
            let articles = index.search(&SearchRequest::default().actor(other.as_str()).page(0, 0))?.total.value;
            may_be_the_same.push((other, name, articles));
        }
    }
    let parent = known.and_then(|actor| actor.parent.as_ref()).map(ActorId::to_string);
    Ok(ActorFacts {
        articles: answer.total.value,
        mentions: reading.mentions,
        senses: reading.senses.into_iter().map(|(sense, count)| (sense.to_string(), count)).collect(),
        forms: in_order(reading.forms.into_values().collect(), |form| (form.mentions, form.words.clone())),
        neighbours: in_order(
            reading
                .neighbours
                .into_iter()
                .map(|(id, mut neighbour)| {
                    neighbour.label = manifest.label(Dimension::Actor, &id);
                    neighbour.id = id;
                    neighbour
                })
                .collect(),
            |neighbour| (neighbour.sentences, neighbour.label.clone()),
        ),
        pairs: reading.pairs.into_iter().map(|((left, right), count)| (left, right, count)).collect(),
        names: known.map_or(Vec::new(), |actor| actor.names.iter().map(|name| name.text.to_string()).collect()),
        country: known.and_then(|actor| actor.country.as_deref().map(str::to_string)),
        parent: parent.map(|parent| (parent.clone(), manifest.label(Dimension::Actor, &parent))),
        timeline: answer.timeline,
        read_articles: (read < ids.len()).then_some(read as u64),
        may_be_the_same,
        label,
        kind,
        id: id.to_string(),
    })
}

/// The largest count first, equal ones by name.
fn in_order<T>(mut list: Vec<T>, key: impl Fn(&T) -> (u64, String)) -> Vec<T> {
    list.sort_by_cached_key(|one| {
        let (count, name) = key(one);
        (std::cmp::Reverse(count), name)
    });
    list
}

/// What was gathered from articles.
#[derive(Default)]
struct Reading {
    mentions: u64,
    senses: BTreeMap<&'static str, u64>,
    forms: BTreeMap<String, ActorForm>,
    neighbours: HashMap<String, ActorNeighbour>,
    /// Two others in one of the actor's sentences, the lesser id first.
    pairs: BTreeMap<(String, String), u64>,
    analyser: Analyser,
}

impl Reading {
    fn read(&mut self, article: &StoredArticle, id: &ActorId) {
        let texts = [&article.headline, &article.description, &article.article_body];
        let sentences = self.sentences(article);
        // By text and sentence, whether the actor is named there.
        let mut named: BTreeSet<(usize, usize)> = BTreeSet::new();
        let sentence_of =
            |text: usize, byte: usize| sentences[text].partition_point(|sentence| sentence.start <= byte).saturating_sub(1);
        let sample = |text: usize, sentence: usize, around: Range<usize>| {
            let range = sentences[text].get(sentence).cloned().unwrap_or(around.clone());
            sample(texts[text], range, around)
        };
        for place in
            article.actor.iter().chain(&article.place).filter(|actor| actor.id == *id).flat_map(|actor| &actor.places)
        {
            let text = usize::from(place.0.min(2));
            let Some(words) = texts[text].get(place.bytes()) else { continue };
            let sentence = sentence_of(text, place.bytes().start);
            named.insert((text, sentence));
            self.mentions += 1;
            if let Some(sense) = place.3 {
                *self.senses.entry(sense.name()).or_default() += 1;
            }
            let form = self.forms.entry(words.to_string()).or_insert_with(|| ActorForm {
                words: words.to_string(),
                mentions: 0,
                sample: sample(text, sentence, place.bytes()),
                article: article.id.to_string(),
            });
            form.mentions += 1;
        }
        let mut company: BTreeMap<(usize, usize), Vec<&str>> = BTreeMap::new();
        for other in article.actor.iter().filter(|actor| actor.id != *id) {
            let mut together: BTreeSet<(usize, usize)> = BTreeSet::new();
            for place in &other.places {
                let text = usize::from(place.0.min(2));
                let sentence = sentence_of(text, place.bytes().start);
                if !named.contains(&(text, sentence)) || !together.insert((text, sentence)) {
                    continue;
                }
                let neighbour = self.neighbours.entry(other.id.to_string()).or_insert_with(|| ActorNeighbour {
                    sample: sample(text, sentence, place.bytes()),
                    article: article.id.to_string(),
                    ..ActorNeighbour::default()
                });
                company.entry((text, sentence)).or_default().push(other.id.as_str());
                neighbour.sentences += 1;
                neighbour.articles += u64::from(together.len() == 1);
            }
        }
        // A sentence that names very many is a list, and says little of any two of them.
        for mut others in company.into_values().filter(|others| others.len() <= 12) {
            others.sort_unstable();
            for (place, left) in others.iter().enumerate() {
                for right in &others[place + 1..] {
                    *self.pairs.entry((left.to_string(), right.to_string())).or_default() += 1;
                }
            }
        }
    }

    /// The sentences of headline, standfirst and body, in bytes.
    fn sentences(&mut self, article: &StoredArticle) -> [Vec<Range<usize>>; 3] {
        let texts = article.texts();
        let mut sentences: [Vec<Range<usize>>; 3] = Default::default();
        for token in self.analyser.analyse(&texts).iter() {
            let text = match token.part {
                Part::Headline => 0,
                Part::Standfirst => 1,
                Part::Body => 2,
                _ => continue,
            };
            let list = &mut sentences[text];
            if token.begins_sentence || list.is_empty() {
                if let Some(last) = list.last_mut() {
                    last.end = token.bytes.start;
                }
                list.push(token.bytes.clone());
            }
            if let Some(last) = list.last_mut() {
                last.end = token.bytes.end;
            }
        }
        for (list, part) in sentences.iter_mut().zip([Part::Headline, Part::Standfirst, Part::Body]) {
            if let Some(last) = list.last_mut() {
                last.end = texts.part(part).len();
            }
        }
        sentences
    }
}

/// A sentence on one line, cut around what matters in it.
fn sample(text: &str, sentence: Range<usize>, around: Range<usize>) -> String {
    let (mut start, mut end) = (sentence.start.min(around.start), sentence.end.max(around.end).min(text.len()));
    let (mut before, mut after) = ("", "");
    if end - start > LONGEST_SAMPLE {
        let from = text.ceil_char_boundary(around.start.saturating_sub(LONGEST_SAMPLE / 2).max(start));
        let to = text.floor_char_boundary((from + LONGEST_SAMPLE).max(around.end).min(end));
        (before, after) = (if from > start { "…" } else { "" }, if to < end { "…" } else { "" });
        (start, end) = (from, to);
    }
    // A paragraph's end belongs to no sentence.
    let sentence = text.get(start..end).unwrap_or_default();
    let cut = sentence.find("\n\n").filter(|place| start + place >= around.end).unwrap_or(sentence.len());
    format!("{before}{}{after}", crate::text::collapse_white_space(&sentence[..cut]))
}
