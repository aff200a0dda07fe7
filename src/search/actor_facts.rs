//! Turns an actor's id, over any backend that can be read, into what its articles say of it: words, senses, time, who stands in the same sentence.

use std::collections::BTreeMap;
use std::ops::Range;
use std::time::{Duration, Instant};

use rustc_hash::{FxHashMap, FxHashSet};

use super::search;
use crate::actors::{Actor, Registry, likely_same};
use crate::article::{ActorId, ActorInArticle, ArticleId, Dimension, Interval, MentionPlace};
use crate::backend::{ArticleReader, Counted, Naming, SearchBackend};
use crate::error::{Error, ErrorCode, guarded};
use crate::query::{ActorFacts, ActorForm, ActorNeighbour, ActorPair, NamedActor, SearchRequest};
use crate::schema::{Manifest, StoredArticle};
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
/// those of all, which `request` may narrow. What an index lacks, or what there was no time for, stands in `warnings` as in a search.
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
        let (reading, read) = read_articles(backend, &id, &ids, limit)?;
        let answer = search(backend, &request.actor(id.as_str()).page(0, 0).timeline(Interval::Month))?;
        let label = manifest.label(Dimension::Actor, id.as_str());
        let others = Others { counted: backend.counted(Counted::Values(Dimension::Actor), "")?, manifest: &manifest };
        Ok(ActorFacts {
            articles: answer.total.value,
            exact: answer.total.exact,
            mentions: reading.mentions,
            pairs: reading.pairs_by_id(),
            senses: reading.senses,
            forms: in_order(reading.forms.into_values().collect(), |form| (form.mentions, form.words.clone())),
            neighbours: others.labelled(reading.neighbours),
            names: known.map_or(vec![label.clone()], names_of),
            country: known.and_then(|actor| actor.country.as_deref().map(str::to_string)),
            parent: known.and_then(|actor| actor.parent.as_ref()).map(|parent| others.named(parent.as_str())),
            timeline: answer.timeline,
            warnings: answer.warnings,
            read_articles: (read < ids.len()).then_some(read as u64),
            may_be_the_same: others.likely_the_same(&id, &label),
            kind: manifest.kind(id.as_str()),
            label,
            id: id.to_string(),
        })
    })
}

/// The names of an actor, each once: the user may give one that it has already.
fn names_of(actor: &Actor) -> Vec<String> {
    let mut seen = FxHashSet::default();
    let names = actor.names.iter().filter(|name| seen.insert(name.text.as_ref()));
    names.map(|name| name.text.to_string()).collect()
}

/// What the articles with these ids say, as far as the limit allows, and how many were read.
fn read_articles<B: ArticleReader>(
    backend: &B,
    id: &ActorId,
    ids: &[ArticleId],
    limit: ReadingLimit,
) -> Result<(Reading, usize), Error> {
    let mut reading = Reading::default();
    let started = Instant::now();
    for (read, article) in ids.iter().enumerate() {
        let is_enough = match limit {
            ReadingLimit::All => false,
            ReadingLimit::Articles(most) => read >= most,
            ReadingLimit::Time(time) => started.elapsed() > time,
        };
        if is_enough {
            return Ok((reading, read));
        }
        if let Some(article) = backend.whole_article(article)? {
            reading.read(&article, id);
        }
    }
    Ok((reading, ids.len()))
}

/// The other actors of an index.
struct Others<'m> {
    /// With the number of articles, by id.
    counted: Vec<(String, u64)>,
    manifest: &'m Manifest,
}

impl Others<'_> {
    fn named(&self, id: &str) -> NamedActor {
        let place = self.counted.binary_search_by(|(value, _)| value.as_str().cmp(id));
        NamedActor {
            id: id.to_string(),
            label: self.manifest.label(Dimension::Actor, id),
            articles: place.map_or(0, |place| self.counted[place].1),
        }
    }

    /// Those of the kind of an actor whose names may be names of it.
    fn likely_the_same(&self, id: &ActorId, label: &str) -> Vec<NamedActor> {
        let kind = self.manifest.kind(id.as_str());
        let is_other = |other: &str| other != id.as_str() && self.manifest.kind(other) == kind;
        let others = self.counted.iter().map(|(value, _)| value.as_str()).filter(|other| is_other(other));
        let same = others.filter(|other| likely_same(kind, label, &self.manifest.label(Dimension::Actor, other)));
        same.take(MOST_SAME).map(|other| self.named(other)).collect()
    }

    fn labelled(&self, mut neighbours: Vec<ActorNeighbour>) -> Vec<ActorNeighbour> {
        for neighbour in &mut neighbours {
            neighbour.label = self.manifest.label(Dimension::Actor, &neighbour.id);
        }
        in_order(neighbours, |neighbour| (neighbour.sentences, neighbour.label.clone()))
    }
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
    /// Reads an article that names the actor.
    fn read(&mut self, article: &StoredArticle, id: &ActorId) {
        let sentences = Sentences::of(article, &mut self.analyser);
        let named = self.read_mentions(article, id, &sentences);
        let company = self.read_company(article, id, &sentences, &named);
        for others in company.into_values().filter(|others| others.len() <= MOST_COMPANY) {
            for ((left, left_places), (right, right_places)) in others
                .iter()
                .enumerate()
                .flat_map(|(number, left)| others[number + 1..].iter().map(move |right| (left, right)))
            {
                if are_apart(left_places, right_places) {
                    *self.pairs.entry((*left.min(right), *left.max(right))).or_default() += 1;
                }
            }
        }
    }

    /// How the actor is named, and where in which sentences. Where it is named as a place only its sense is counted: a place is no actor.
    fn read_mentions<'a>(
        &mut self,
        article: &'a StoredArticle,
        id: &ActorId,
        sentences: &Sentences<'_>,
    ) -> BTreeMap<Sentence, Vec<Range<usize>>> {
        let mut named: BTreeMap<Sentence, Vec<Range<usize>>> = BTreeMap::new();
        let named_in =
            |list: &'a [ActorInArticle]| list.iter().filter(|actor| actor.id == *id).flat_map(|actor| &actor.places);
        for sense in named_in(&article.actor).chain(named_in(&article.place)).filter_map(|place| place.3) {
            *self.senses.entry(sense.name().to_string()).or_default() += 1;
        }
        for place in named_in(&article.actor) {
            let Some(words) = sentences.words(place) else { continue };
            let sentence = sentences.holding(place);
            named.entry(sentence).or_default().push(place.bytes());
            self.mentions += 1;
            let form = self.forms.entry(words.to_string()).or_insert_with(|| ActorForm {
                words: words.to_string(),
                mentions: 0,
                sample: sentences.sample(sentence, place.bytes()),
                article: article.id.to_string(),
            });
            form.mentions += 1;
        }
        named
    }

    /// The others in each of these sentences, by their places among the neighbours, with their mentions there; who is named only within
    /// a name of the actor, or around it (`the Finnish parliament`), is no company.
    fn read_company(
        &mut self,
        article: &StoredArticle,
        id: &ActorId,
        sentences: &Sentences<'_>,
        named: &BTreeMap<Sentence, Vec<Range<usize>>>,
    ) -> BTreeMap<Sentence, Vec<Company>> {
        let mut company: BTreeMap<Sentence, Vec<Company>> = BTreeMap::new();
        for other in article.actor.iter().filter(|actor| actor.id != *id) {
            let mut together: BTreeMap<Sentence, Vec<Range<usize>>> = BTreeMap::new();
            for place in &other.places {
                let sentence = sentences.holding(place);
                if named.contains_key(&sentence) {
                    together.entry(sentence).or_default().push(place.bytes());
                }
            }
            together.retain(|sentence, places| named.get(sentence).is_some_and(|own| are_apart(own, places)));
            for (number_of_sentences, (sentence, places)) in together.into_iter().enumerate() {
                let number = self.number_of(other.id.as_str(), || ActorNeighbour {
                    id: other.id.to_string(),
                    sample: sentences.sample(sentence, places.first().cloned().unwrap_or_default()),
                    article: article.id.to_string(),
                    ..ActorNeighbour::default()
                });
                company.entry(sentence).or_default().push((number, places));
                let neighbour = &mut self.neighbours[number as usize];
                neighbour.sentences += 1;
                neighbour.articles += u64::from(number_of_sentences == 0);
            }
        }
        company
    }

    /// The place of a neighbour, which is made where it is met first.
    fn number_of(&mut self, id: &str, new: impl FnOnce() -> ActorNeighbour) -> u32 {
        if let Some(known) = self.places.get(id) {
            return *known;
        }
        let number = self.neighbours.len() as u32;
        self.neighbours.push(new());
        self.places.insert(id.to_string(), number);
        number
    }

    /// The pairs with their ids, in the order of these.
    fn pairs_by_id(&self) -> Vec<ActorPair> {
        let id_of = |number: u32| self.neighbours[number as usize].id.clone();
        let pairs = self.pairs.iter().map(|((left, right), sentences)| {
            let (left, right) = (id_of(*left), id_of(*right));
            let (left, right) = if left <= right { (left, right) } else { (right, left) };
            ActorPair { left, right, sentences: u64::from(*sentences) }
        });
        let mut pairs: Vec<ActorPair> = pairs.collect();
        pairs.sort_unstable_by(|left, right| (&left.left, &left.right).cmp(&(&right.left, &right.right)));
        pairs
    }
}

/// Whether some mention of the one and some mention of the other share no byte.
fn are_apart(left: &[Range<usize>], right: &[Range<usize>]) -> bool {
    left.iter().any(|left| right.iter().any(|right| left.end <= right.start || right.end <= left.start))
}

/// Somebody in a sentence with the actor, by the place among the neighbours, and the mentions there.
type Company = (u32, Vec<Range<usize>>);

/// A sentence of an article: the number of its text, and its own in that.
type Sentence = (usize, usize);

/// Headline, standfirst and body of an article, with the bytes of the sentences in each.
struct Sentences<'a> {
    texts: [&'a str; 3],
    bytes: [Vec<Range<usize>>; 3],
}

impl Sentences<'_> {
    fn of<'a>(article: &'a StoredArticle, analyser: &mut Analyser) -> Sentences<'a> {
        let texts = article.texts();
        let mut bytes: [Vec<Range<usize>>; 3] = Default::default();
        for token in analyser.analyse(&texts).iter() {
            let text = match token.part {
                Part::Headline => 0,
                Part::Standfirst => 1,
                Part::Body => 2,
                _ => continue,
            };
            let list = &mut bytes[text];
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
        for (list, part) in bytes.iter_mut().zip([Part::Headline, Part::Standfirst, Part::Body]) {
            if let Some(last) = list.last_mut() {
                last.end = texts.part(part).len();
            }
        }
        Sentences { texts: [&article.headline, &article.description, &article.article_body], bytes }
    }

    /// The words at a place.
    fn words(&self, place: &MentionPlace) -> Option<&str> {
        self.texts[text_of(place)].get(place.bytes())
    }

    /// The sentence that holds a place.
    fn holding(&self, place: &MentionPlace) -> Sentence {
        let (text, start) = (text_of(place), place.bytes().start);
        (text, self.bytes[text].partition_point(|sentence| sentence.start <= start).saturating_sub(1))
    }

    /// A sentence to show, cut around what matters in it.
    fn sample(&self, (text, sentence): Sentence, around: Range<usize>) -> String {
        let range = self.bytes[text].get(sentence).cloned().unwrap_or(around.clone());
        sample(self.texts[text], range, around)
    }
}

/// The number of the text in which a place is; what is not of the headline or standfirst is of the body.
fn text_of(place: &MentionPlace) -> usize {
    usize::from(place.0.min(2))
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
