//! Turns an actor's id, over any backend that can be read, into what its articles say of it: words, senses, time, who stands in the same sentence.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::time::{Duration, Instant};

use rustc_hash::FxHashMap;

use super::search;
use crate::actors::{Registry, likely_same};
use crate::article::{ActorId, Dimension, Interval};
use crate::backend::{ArticleReader, Counted, Naming, SearchBackend};
use crate::error::{Error, ErrorCode, guarded};
use crate::query::{ActorFacts, ActorForm, ActorNeighbour, ActorPair, NamedActor, SearchRequest};
use crate::schema::StoredArticle;
use crate::text::{Analyser, Part};

/// Proposals of the same actor.
const MOST_SAME: usize = 20;
const LONGEST_SAMPLE_BYTES: usize = 320;
/// A sentence that names more others than this is a list, and says little of any two of them.
const MOST_COMPANY: usize = 12;

/// Which articles of an actor are read for its words, senses and neighbours, of whom there may be hundreds of thousands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingLimit {
    /// All of them: some 0.3 ms an article.
    All,
    /// At most so many, the same ones each time: those that come first by their ids, which are as good as drawn at random.
    Articles(usize),
    /// As many of these as there is time for.
    Time(Duration),
}

/// Everything on one actor.
///
/// Its articles are all read, or those within the limit; the answer then says how many. Articles and the counts over time are always
/// those of all, which `request` may narrow.
///
/// ```no_run
/// use dateline::{ActorId, Index, ReadingLimit, SearchRequest, actor_facts};
///
/// let index = Index::open("index")?;
/// let facts = actor_facts(&index, &ActorId::from("country:RU"), ReadingLimit::Articles(10_000), SearchRequest::default())?;
/// for neighbour in facts.neighbours.iter().take(10) {
///     println!("{} in {} sentences", neighbour.label, neighbour.sentences);
/// }
/// # Ok::<(), dateline::Error>(())
/// ```
///
/// Fails with [`ErrorCode::ActorNotFound`] where neither the registry nor an article knows the id.
pub fn actor_facts<B: SearchBackend + ArticleReader>(
    backend: &B,
    id: &ActorId,
    limit: ReadingLimit,
    request: SearchRequest,
) -> Result<ActorFacts, Error> {
    guarded("gather what is known of an actor", || {
        let manifest = backend.describe().manifest;
        let id = manifest.corrections.merged(id).clone();
        let mut ids = backend.ids_naming(&Naming::Any { names: Vec::new(), actors: vec![id.clone()] })?;
        // A part of them is then drawn from all times and places, and the same whatever lies where in the index.
        ids.sort_unstable();
        let registry = Registry::corrected(&manifest.corrections);
        let known = registry.get(id.as_str());
        if ids.is_empty() && known.is_none() {
            let message = format!("no actor of these articles has the id \"{id}\"");
            return Err(Error::new(ErrorCode::ActorNotFound, message));
        }
        let mut reading = Reading::default();
        let started = Instant::now();
        let mut read = 0;
        for article in &ids {
            let is_enough = match limit {
                ReadingLimit::All => false,
                ReadingLimit::Articles(most) => read >= most,
                ReadingLimit::Time(time) => started.elapsed() > time,
            };
            if is_enough {
                break;
            }
            if let Some(article) = backend.whole_article(article)? {
                reading.read(&article, &id);
            }
            read += 1;
        }
        let answer = search(backend, &request.actor(id.as_str()).page(0, 0).timeline(Interval::Month))?;
        let label = manifest.label(Dimension::Actor, id.as_str());
        let kind = manifest.kind(id.as_str());
        let counted = backend.counted(Counted::Values(Dimension::Actor), "")?;
        let articles_of = |other: &str| {
            counted.binary_search_by(|(value, _)| value.as_str().cmp(other)).map_or(0, |place| counted[place].1)
        };
        let named = |other: &str| NamedActor {
            id: other.to_string(),
            label: manifest.label(Dimension::Actor, other),
            articles: articles_of(other),
        };
        let is_other = |other: &str| other != id.as_str() && manifest.kind(other) == kind;
        let others = counted.iter().map(|(value, _)| value.as_str()).filter(|other| is_other(other));
        let same = others.filter(|other| likely_same(kind, &label, &manifest.label(Dimension::Actor, other)));
        let id_of = |number: u32| reading.neighbours[number as usize].id.clone();
        let pairs = reading.pairs.iter().map(|((left, right), sentences)| {
            let (left, right) = (id_of(*left), id_of(*right));
            let (left, right) = if left <= right { (left, right) } else { (right, left) };
            ActorPair { left, right, sentences: u64::from(*sentences) }
        });
        let mut pairs: Vec<ActorPair> = pairs.collect();
        pairs.sort_unstable_by(|left, right| (&left.left, &left.right).cmp(&(&right.left, &right.right)));
        let neighbours = reading.neighbours.into_iter().map(|mut neighbour| {
            neighbour.label = manifest.label(Dimension::Actor, &neighbour.id);
            neighbour
        });
        Ok(ActorFacts {
            articles: answer.total.value,
            mentions: reading.mentions,
            senses: reading.senses,
            forms: in_order(reading.forms.into_values().collect(), |form| (form.mentions, form.words.clone())),
            neighbours: in_order(neighbours.collect(), |neighbour| (neighbour.sentences, neighbour.label.clone())),
            pairs,
            names: known.map_or(vec![label.clone()], |actor| actor.names.iter().map(|name| name.text.to_string()).collect()),
            country: known.and_then(|actor| actor.country.as_deref().map(str::to_string)),
            parent: known.and_then(|actor| actor.parent.as_ref()).map(|parent| named(parent.as_str())),
            timeline: answer.timeline,
            read_articles: (read < ids.len()).then_some(read as u64),
            may_be_the_same: same.take(MOST_SAME).map(named).collect(),
            label,
            kind,
            id: id.to_string(),
        })
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
    senses: BTreeMap<String, u64>,
    forms: BTreeMap<String, ActorForm>,
    neighbours: Vec<ActorNeighbour>,
    /// The places of these, by their ids.
    places: FxHashMap<String, u32>,
    /// Two others in one of the actor's sentences, by their places, the lesser first; there may be millions.
    pairs: FxHashMap<(u32, u32), u32>,
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
                *self.senses.entry(sense.name().to_string()).or_default() += 1;
            }
            let form = self.forms.entry(words.to_string()).or_insert_with(|| ActorForm {
                words: words.to_string(),
                mentions: 0,
                sample: sample(text, sentence, place.bytes()),
                article: article.id.to_string(),
            });
            form.mentions += 1;
        }
        let mut company: BTreeMap<(usize, usize), Vec<u32>> = BTreeMap::new();
        for other in article.actor.iter().filter(|actor| actor.id != *id) {
            let mut together: BTreeSet<(usize, usize)> = BTreeSet::new();
            for place in &other.places {
                let text = usize::from(place.0.min(2));
                let sentence = sentence_of(text, place.bytes().start);
                if !named.contains(&(text, sentence)) || !together.insert((text, sentence)) {
                    continue;
                }
                let known = self.places.get(other.id.as_str()).copied();
                let number = known.unwrap_or_else(|| {
                    self.neighbours.push(ActorNeighbour {
                        id: other.id.to_string(),
                        sample: sample(text, sentence, place.bytes()),
                        article: article.id.to_string(),
                        ..ActorNeighbour::default()
                    });
                    let number = self.neighbours.len() as u32 - 1;
                    self.places.insert(other.id.to_string(), number);
                    number
                });
                company.entry((text, sentence)).or_default().push(number);
                let neighbour = &mut self.neighbours[number as usize];
                neighbour.sentences += 1;
                neighbour.articles += u64::from(together.len() == 1);
            }
        }
        for mut others in company.into_values().filter(|others| others.len() <= MOST_COMPANY) {
            others.sort_unstable();
            for (place, left) in others.iter().enumerate() {
                for right in &others[place + 1..] {
                    *self.pairs.entry((*left, *right)).or_default() += 1;
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
    if end - start > LONGEST_SAMPLE_BYTES {
        let from = text.ceil_char_boundary(around.start.saturating_sub(LONGEST_SAMPLE_BYTES / 2).max(start));
        let to = text.floor_char_boundary((from + LONGEST_SAMPLE_BYTES).max(around.end).min(end));
        (before, after) = (if from > start { "…" } else { "" }, if to < end { "…" } else { "" });
        (start, end) = (from, to);
    }
    // A paragraph's end belongs to no sentence.
    let sentence = text.get(start..end).unwrap_or_default();
    let cut = sentence.find("\n\n").filter(|place| start + place >= around.end).unwrap_or(sentence.len());
    format!("{before}{}{after}", crate::text::collapse_white_space(&sentence[..cut]))
}
