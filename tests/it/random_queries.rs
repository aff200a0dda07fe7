//! Turns a seed into random articles and random texts of the query language, and asks three: the embedded index, the highlights
//! and the naive matcher. They agree on what matches; and what is marked is just what matches for.
//!
//! The words are few, so that everything collides. A failure prints the seed: `DATELINE_SEED=7 cargo test` runs that seed alone.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Mutex;

use dateline::actors::named_in;
use dateline::backend::local::{IndexWriter, WriterOptions};
use dateline::backend::{BackendDescription, ValueMatch};
use dateline::query::{Clause, MarkedArticle, SearchPlan, Segment};
use dateline::text::Part;
use dateline::{
    ActorId, ActorInArticle, ActorKind, ArticleId, ArticleSink, BackendAnswer, CivilDate, DayRange, Dimension, Error,
    ErrorCode, Index, IndexedDocument, Manifest, Match, MentionPlace, MentionRule, ParsedArticle, PublicationDate,
    SearchBackend, SearchRequest, Sort, StoredArticle, mark, search,
};

use crate::naive_matcher::ReadArticle;
use crate::reference_backend::ReferenceBackend;
use crate::support::{Random, blank_article, say, seeds};

const CORPORA: u64 = 12;
const ARTICLES: usize = 40;
/// Queries that are understood, for each corpus.
const QUERIES: usize = 110;

#[test]
fn index_highlights_and_naive_matcher_agree() {
    let mut tally = Tally::default();
    for seed in seeds("random_queries") {
        for number in 0..CORPORA {
            let mut random = Random::of(seed ^ number << 32);
            let corpus = Corpus::random(&mut random);
            let read: Vec<ReadArticle<'_>> = corpus.articles.iter().map(ReadArticle::of).collect();
            let mut understood = 0;
            while understood < QUERIES {
                let request = random_request(&mut random, &corpus.vocabulary);
                match corpus.check(&request, &read, &mut tally) {
                    Ok(is_understood) => understood += usize::from(is_understood),
                    Err(failure) => {
                        let query = format!("{:?}, match {:?}", request.text, request.matching);
                        panic!("DATELINE_SEED={seed}, corpus {number}:\n{query}\n{failure}");
                    }
                }
            }
        }
    }
    say(&format!("random_queries: {tally:?}"));
    // What finds nothing, or is refused, tests nothing.
    assert!(
        tally.matching * 8 > tally.pairs && tally.blanked * 16 > tally.pairs && tally.refused * 2 < tally.queries,
        "{tally:?}"
    );
}

/// What was looked at.
#[derive(Debug, Default)]
struct Tally {
    queries: usize,
    refused: usize,
    pairs: usize,
    matching: usize,
    blanked: usize,
}

/// The same articles in an index and in memory.
struct Corpus {
    articles: Vec<StoredArticle>,
    index: Index,
    reference: ReferenceBackend,
    vocabulary: Vec<&'static str>,
    _folder: tempfile::TempDir,
}

impl Corpus {
    /// Writes articles in two commits; some are replaced by the second.
    fn random(random: &mut Random) -> Corpus {
        let vocabulary: Vec<&str> = (0..4).flat_map(|_| random.pick(&LOOK_ALIKES)).copied().collect();
        let folder = tempfile::tempdir().expect("a folder");
        let options = WriterOptions { memory_bytes: 15_000_000, threads: 1, rebuild: false };
        let mut writer = IndexWriter::open(folder.path(), options).expect("a writer");
        let manifest = Manifest::new(Default::default());
        let mut articles: Vec<StoredArticle> = (0..ARTICLES).map(|_| random_article(random, &vocabulary)).collect();
        let add = |writer: &mut IndexWriter, number: usize, article: &StoredArticle| {
            let file = dateline::schema::FileKey { source: "corpus".to_string(), path: format!("{number}.txt") };
            writer.remove_file(&file).expect("remove");
            writer.add(IndexedDocument::laid_out(file, article.clone())).expect("add");
        };
        articles.iter().enumerate().for_each(|(number, article)| add(&mut writer, number, article));
        writer.commit(&manifest).expect("commit");
        for (number, article) in articles.iter_mut().enumerate().filter(|_| random.one_in(4)).collect::<Vec<_>>() {
            *article = random_article(random, &vocabulary);
            add(&mut writer, number, article);
        }
        writer.commit(&manifest).expect("commit");
        if random.one_in(2) {
            writer.finish().expect("merge");
        }
        Corpus {
            index: Index::open(folder.path()).expect("an index"),
            reference: ReferenceBackend::new(articles.clone(), manifest),
            articles,
            vocabulary,
            _folder: folder,
        }
    }

    /// Asks one query of every article; whether it was understood, or what went wrong.
    fn check(&self, request: &SearchRequest, read: &[ReadArticle<'_>], tally: &mut Tally) -> Result<bool, String> {
        tally.queries += 1;
        let understood = PlanOf::request(&self.reference, request);
        let answer = search(&self.index, request);
        let (plan, answer) = match (understood, answer) {
            (Ok(plan), Ok(answer)) => (plan, answer),
            (Err(one), Err(other)) if one.code() == ErrorCode::InvalidQuery && one.to_string() == other.to_string() => {
                tally.refused += 1;
                return Ok(false);
            }
            (plan, answer) => return Err(format!("{:?}\n{:?}", plan.err(), answer.err())),
        };
        let clause = plan.clause(None);
        let found: BTreeSet<&ArticleId> = answer.hits.iter().map(|hit| &hit.id).collect();
        if found.len() != answer.hits.len() || answer.total.value != found.len() as u64 {
            return Err(format!("{} hits of {} articles, total {:?}", answer.hits.len(), found.len(), answer.total));
        }
        self.check_narrowed(request, &found)?;
        for (article, read) in self.articles.iter().zip(read) {
            let matches = self
                .check_article(article, read, request, &clause, found.contains(&article.id))
                .map_err(|failure| format!("read as {clause}\n{failure}\n{}", shown(article)))?;
            tally.pairs += 1;
            tally.matching += usize::from(matches);
            tally.blanked += usize::from(matches && is_about_words(&clause));
        }
        Ok(true)
    }

    /// With filters that few articles pass, an index looks for words in these alone; what it finds must not differ.
    fn check_narrowed(&self, request: &SearchRequest, found: &BTreeSet<&ArticleId>) -> Result<(), String> {
        let days = CivilDate::day(2023, 5, 17).expect("a day");
        let passes = |article: &StoredArticle| {
            article.topic.iter().any(|topic| topic == "Energy")
                && article.date_published.date().is_some_and(|date| date.first_day() == days.first_day())
        };
        let range = DayRange { first_day: Some(days.first_day()), last_day: Some(days.first_day()) };
        let narrowed = request.clone().topic("Energy").published(range);
        let answer = search(&self.index, &narrowed).map_err(|error| error.to_string())?;
        let narrow: BTreeSet<&ArticleId> = answer.hits.iter().map(|hit| &hit.id).collect();
        let expected = self.articles.iter().filter(|article| passes(article)).map(|article| &article.id);
        let expected: BTreeSet<&ArticleId> = expected.filter(|id| found.contains(id)).collect();
        match narrow == expected && answer.total.value == expected.len() as u64 {
            true => Ok(()),
            false => Err(format!("narrowed by a topic and a day, {narrow:?} instead of {expected:?}")),
        }
    }

    /// Whether the article matches, or what is wrong with it.
    fn check_article(
        &self,
        article: &StoredArticle,
        read: &ReadArticle<'_>,
        request: &SearchRequest,
        clause: &Clause,
        is_found: bool,
    ) -> Result<bool, String> {
        let matches = read.holds(clause);
        let marked = mark(&self.index, request, &article.id).map_err(|error| error.to_string())?;
        if is_found != matches || marked.matches != matches {
            return Err(format!(
                "the naive matcher says {matches}, the index {is_found}, the highlights {}",
                marked.matches
            ));
        }
        let stretches = stretches_of(&marked, article)?;
        let marked_words = words_in(&stretches, read)?;
        let reasons = read.reasons(clause);
        if marked_words != reasons {
            let written = |numbers: &BTreeSet<usize>| {
                let texts = article.texts();
                let words = numbers.iter().map(|number| &read.words()[*number]);
                let words = words.map(|word| format!("{:?}:{}", word.part, &texts.part(word.part)[word.bytes.clone()]));
                words.collect::<Vec<_>>().join(" ")
            };
            return Err(format!("marked are\n  {}\nreasons are\n  {}", written(&marked_words), written(&reasons)));
        }
        if matches && is_about_words(clause) && read.without(&stretches).holds(clause) {
            return Err(format!("it still matches without what is marked: {stretches:?}"));
        }
        Ok(matches)
    }
}

/// The marked stretches, after a look at whether the segments are the texts.
fn stretches_of(marked: &MarkedArticle, article: &StoredArticle) -> Result<Vec<(Part, Range<usize>)>, String> {
    let mut stretches = Vec::new();
    let parts = [&marked.headline, &marked.description, &marked.article_body, &marked.bio];
    for (part, segments) in Part::ALL.into_iter().zip(parts) {
        let whole: String = segments.iter().map(|segment| segment.text.as_str()).collect();
        if whole != article.texts().part(part) {
            return Err(format!("the segments of the {part:?} are {whole:?}"));
        }
        let mut at = 0;
        for Segment { text, matched } in segments {
            if *matched {
                stretches.push((part, at..at + text.len()));
            }
            at += text.len();
        }
    }
    Ok(stretches)
}

/// The words in some stretches, each of which must begin and end with a word.
fn words_in(stretches: &[(Part, Range<usize>)], read: &ReadArticle<'_>) -> Result<BTreeSet<usize>, String> {
    let mut numbers = BTreeSet::new();
    for (part, stretch) in stretches {
        let of_part = || read.words().iter().enumerate().filter(|(_, word)| word.part == *part);
        let begins = of_part().any(|(_, word)| word.bytes.start == stretch.start);
        let ends = of_part().any(|(_, word)| word.bytes.end == stretch.end);
        if !begins || !ends {
            return Err(format!("{stretch:?} of the {part:?} is marked, which are no whole words"));
        }
        let inside = of_part().filter(|(_, word)| stretch.start <= word.bytes.start && word.bytes.end <= stretch.end);
        numbers.extend(inside.map(|(number, _)| number));
    }
    Ok(numbers)
}

/// Whether nothing is refused and nothing asked for but words and mentions.
fn is_about_words(clause: &Clause) -> bool {
    match clause {
        Clause::Text(_) | Clause::Times(..) | Clause::Nothing => true,
        Clause::And(clauses) | Clause::Or(clauses) => clauses.iter().all(is_about_words),
        Clause::Boosted(_, inner) => is_about_words(inner),
        _ => false,
    }
}

fn shown(article: &StoredArticle) -> String {
    let places = article.actor.iter().map(|actor| format!("{} {:?}", actor.id.as_str(), actor.places));
    let texts = article.texts();
    format!("{texts:#?}\nactors {:?}\ntopics {:?}", places.collect::<Vec<_>>(), article.topic)
}

/// Takes the plan of a request as a backend gets it, words and values resolved.
struct PlanOf<'b> {
    backend: &'b dyn SearchBackend,
    plan: Mutex<Option<SearchPlan>>,
}

impl PlanOf<'_> {
    fn request(backend: &dyn SearchBackend, request: &SearchRequest) -> Result<SearchPlan, Error> {
        let taker = PlanOf { backend, plan: Mutex::default() };
        search(&taker, request)?;
        Ok(taker.plan.into_inner().expect("no panic").expect("a plan"))
    }
}

impl SearchBackend for PlanOf<'_> {
    fn describe(&self) -> BackendDescription {
        self.backend.describe()
    }

    fn run(&self, plan: &SearchPlan) -> Result<BackendAnswer, Error> {
        *self.plan.lock().expect("no panic") = Some(plan.clone());
        Ok(BackendAnswer::default())
    }

    fn article(&self, id: &ArticleId) -> Result<Option<StoredArticle>, Error> {
        self.backend.article(id)
    }

    fn find_value(&self, dimension: Dimension, value: &str) -> Result<ValueMatch, Error> {
        self.backend.find_value(dimension, value)
    }
}

// Articles

/// Words of which the one may be taken for the other.
const LOOK_ALIKES: [&[&str]; 16] = [
    &["Hamas", "Hamas’s", "hamas"],
    &["talks", "Talks", "talk", "talking", "TALKS"],
    &["US", "us", "Us", "U.S."],
    &["cease-fire", "Cease-Fire", "ceasefire", "ceasefires", "cease", "fire"],
    &["in-to", "into", "in", "to", "the", "The"],
    &["peace", "Peace", "don't"],
    &["Israel's", "Israel"],
    &["Russia", "Russian"],
    &["l’Iran", "Iran"],
    &["AIDS", "aids", "aid"],
    &["négociations", "negociation", "Negociations"],
    &["iPhone", "1,400", "iphone", "IPhone"],
    &["EU", "Eu", "Europe", "eur", "Su-57", "Su"],
    &["G7", "G20", "19", "1945", "Xi", "Xin"],
    &["NGOs", "NGO", "ngos", "NGOS", "MPs", "MP", "mp", "ITs"],
    &["F-16s", "F-16", "F16s", "f16", "16", "747s", "747", "1990s", "1990"],
];

const NAMED_BY_HAND: &str = "Peace Group";

fn random_article(random: &mut Random, vocabulary: &[&str]) -> StoredArticle {
    let language = random.pick(&[Some("en"), Some("en"), Some("fr"), None]);
    let parsed = ParsedArticle {
        headline: random_text(random, vocabulary, 5),
        description: random_text(random, vocabulary, 4),
        body: random_text(random, vocabulary, 24),
        bio: random_text(random, vocabulary, 5),
        ..ParsedArticle::default()
    };
    let named = named_in(&parsed, language);
    let mut article = StoredArticle {
        id: ArticleId::from_bits(random.next()),
        folder: "corpus".to_string(),
        actor: named.actors,
        place: named.places,
        headline: parsed.headline,
        description: parsed.description,
        article_body: parsed.body,
        bio: parsed.bio,
        date_published: PublicationDate::read(CivilDate::day(2022 + random.below(3) as i32, 5, 17).expect("a day")),
        topic: random.some(&["Energy", "War"], 2),
        language: language.map(str::to_string),
        ..blank_article()
    };
    if random.one_in(2) {
        let places = (0..1 + random.below(3)).filter_map(|_| random_place(random, &article)).collect::<BTreeSet<_>>();
        article.actor.push(ActorInArticle {
            mentions: places.len() as u32,
            given: true,
            places: places.into_iter().collect(),
            ..ActorInArticle::new(ActorId::named(NAMED_BY_HAND), NAMED_BY_HAND, ActorKind::Organisation, None)
        });
    }
    article
}

fn random_text(random: &mut Random, vocabulary: &[&str], most: usize) -> String {
    let mut text = String::new();
    for _ in 0..random.below(most + 1) {
        text.push_str(random.pick(vocabulary));
        text.push_str(random.pick(&[" ", " ", " ", " ", " ", ", ", ". ", "? ", "-", "\n", "\n\n"]));
    }
    text.trim_matches(['\n', ' ', '-', ',']).to_string()
}

/// Some words in a row of one paragraph, now and then more than a mention may have, or from inside a word on.
fn random_place(random: &mut Random, article: &StoredArticle) -> Option<MentionPlace> {
    let read = ReadArticle::of(article);
    let words: Vec<_> = read.words().iter().filter(|word| word.part != Part::Bio).collect();
    let first = words.get(random.below(words.len().max(1)))?;
    let part = Part::ALL.into_iter().position(|part| part == first.part)?;
    let text = article.texts().part(first.part);
    let paragraph_end = text[first.bytes.end..].find("\n").map_or(text.len(), |length| first.bytes.end + length);
    let following = words
        .iter()
        .filter(|word| word.part == first.part && word.bytes.start >= first.bytes.start && word.bytes.start < paragraph_end);
    let last = following.take(1 + random.pick(&[0, 0, 1, 2, 8, 11])).last()?;
    let cut = usize::from(random.one_in(4) && text.is_char_boundary(first.bytes.start + 1) && first.bytes.len() > 1);
    Some(MentionPlace(part as u8, (first.bytes.start + cut) as u32, last.bytes.end as u32, None, MentionRule::Given))
}

// Queries

fn random_request(random: &mut Random, vocabulary: &[&str]) -> SearchRequest {
    let depth = random.pick(&[0, 1, 1, 2, 2, 3]);
    let mut writer = QueryWriter { random, vocabulary, is_in_zone: false };
    let text = writer.condition(depth);
    let mut request = SearchRequest::for_text(text).sort(random.pick(&[Sort::Relevance, Sort::Newest])).page(0, 1000);
    request.matching = random.pick(&[Match::All, Match::All, Match::All, Match::Any]);
    request.time_budget_ms = 0;
    request
}

/// Writes queries over every operator of the language.
struct QueryWriter<'r> {
    random: &'r mut Random,
    vocabulary: &'r [&'r str],
    is_in_zone: bool,
}

impl QueryWriter<'_> {
    fn condition(&mut self, depth: usize) -> String {
        if depth == 0 {
            return self.simple();
        }
        let depth = depth - 1;
        match self.random.below(20) {
            0..=3 => self.joined(depth, &[" ", " AND ", " && ", " - "]),
            4..=6 => self.joined(depth, &[" OR ", " || "]),
            7 => self.joined(depth, &[" NOT ", " AND NOT ", " OR NOT ", " NOT NOT "]),
            8 => format!("{} -{}", self.part(depth), self.attachable(depth)),
            9 => format!("NOT {}", self.part(depth)),
            10 => format!("({})^{}", self.condition(depth), self.random.pick(&["2", "0.5"])),
            11 | 12 => self.zone(depth),
            13 | 14 => self.times(),
            15 if !self.is_in_zone => self.field(),
            _ => self.near(depth),
        }
    }

    fn joined(&mut self, depth: usize, operators: &[&str]) -> String {
        let mut text = self.part(depth);
        for _ in 0..1 + self.random.below(2) {
            text.push_str(self.random.pick(operators));
            text.push_str(&self.part(depth));
        }
        text
    }

    /// One operand, mostly in parentheses if it is not simple.
    fn part(&mut self, depth: usize) -> String {
        match self.random.below(4) {
            0 => self.condition(depth),
            1 => self.simple(),
            _ => self.attachable(depth),
        }
    }

    /// What may have something directly before it.
    fn attachable(&mut self, depth: usize) -> String {
        if depth > 0 || self.random.one_in(2) { format!("({})", self.condition(depth)) } else { self.simple() }
    }

    fn zone(&mut self, depth: usize) -> String {
        if self.is_in_zone {
            return self.simple();
        }
        let zone = self.random.pick(&["headline:", "hl:", "lead:", "lead:", "body:", "bio:", "bio:"]);
        self.is_in_zone = true;
        let inner = self.attachable(depth);
        self.is_in_zone = false;
        format!("{zone}{inner}")
    }

    fn times(&mut self) -> String {
        let number = self.random.pick(&[1, 2, 2, 2, 3, 3, 5]);
        let inner = match self.random.below(6) {
            0 | 1 => self.simple(),
            2 => self.near(0),
            3 if !self.is_in_zone => format!("{} OR {}", self.zone(0), self.zone(0)),
            _ => self.joined(0, &[" OR "]),
        };
        format!("{}{number}({inner})", self.random.pick(&["atleast", "ATLEAST", "atl"]))
    }

    fn near(&mut self, depth: usize) -> String {
        let mut text = self.side(depth);
        for _ in 0..self.random.pick(&[1, 1, 1, 2]) {
            let number = self.random.pick(&[1, 1, 2, 2, 3, 4, 6, 12, 300]);
            let operator = match self.random.below(18) {
                0..=2 => format!("NEAR/{number}"),
                3 => format!("w/{number}"),
                4 => format!("/{number}"),
                5..=6 => format!("BEFORE/{number}"),
                7 => format!("pre/{number}"),
                8 => format!("adj{number}"),
                9 => format!("adj {number}"),
                10 => self.random.pick(&["NEAR", "BEFORE", "ADJ", "same"]).to_string(),
                11..=13 => self.random.pick(&["SENTENCE", "/s", "w/s"]).to_string(),
                _ => self.random.pick(&["PARAGRAPH", "/p", "SAME"]).to_string(),
            };
            text = format!("{text} {operator} {}", self.side(depth));
        }
        text
    }

    fn side(&mut self, depth: usize) -> String {
        match self.random.below(14) {
            0 => format!("({} OR {})", self.simple(), self.simple()),
            1 => format!("({} {})", self.simple(), self.simple()),
            2 => format!("{}{}", self.random.pick(&["headline:", "lead:", "body:"]), self.simple()),
            3 => format!("actor:{}", self.actor()),
            8 => format!("\"{} {}\"", self.word(), self.word()),
            9 => format!("\"{} {}\"~{}", self.word(), self.word(), self.random.pick(&[1, 2, 4])),
            // One of these has room between its words, the other has none or finds nothing.
            10 if depth > 0 => format!("(\"{} {}\" OR ({}))", self.word(), self.word(), self.near(depth - 1)),
            10 => format!("(\"{} {1} {0}\" OR \"{0} {1}\"~3)", self.word(), self.word()),
            4..=7 if depth > 0 => format!("({})", self.near(depth - 1)),
            _ => self.simple(),
        }
    }

    fn actor(&mut self) -> &'static str {
        self.random.pick(&["Russia", "Israel", "Iran", "US", "Hamas", "\"Peace Group\"", "\"Peace Group\""])
    }

    /// What says something about the article and not about its words.
    fn field(&mut self) -> String {
        match self.random.below(8) {
            0 => format!("words:>{}", self.random.below(30)),
            1 => format!("words:{}..{}", self.random.below(15), 15 + self.random.below(15)),
            2 => "topic:energy".to_string(),
            3 => "topic:(Energy OR War)".to_string(),
            4 => format!("lang:{}", self.random.pick(&["en", "fr"])),
            5 => format!("date:{}", self.random.pick(&["2023", "..2023", "2023.."])),
            6 => "*".to_string(),
            _ => format!("actor:({} OR {})", self.actor(), self.actor()),
        }
    }

    /// A word, a phrase, a pattern, an actor.
    fn simple(&mut self) -> String {
        let mut text = match self.random.below(24) {
            0..=5 => self.word(),
            6 => self.word().to_lowercase(),
            7 => self.word().to_uppercase(),
            8..=9 => format!("={}", self.word()),
            10 => format!("={}", self.word().to_lowercase()),
            11 => format!("=\"{} {}\"", self.word(), self.word()),
            12..=13 => format!("\"{} {}\"", self.word(), self.word()),
            14 => format!("\"{} {} {}\"", self.word(), self.word(), self.pattern()),
            15 => format!("\"{} {}\"~{}", self.word(), self.word(), self.random.pick(&[0, 1, 2, 3, 5, 255])),
            16 => format!("\"{0} {1} {0}\"~{2}", self.word(), self.word(), self.random.pick(&[1, 2, 4])),
            17 => format!("\"{}\"", self.word()),
            18 => self.pattern(),
            19 => format!("{}~{}", self.word(), self.random.pick(&["", "1", "2"])),
            20 => format!("{}-{}", self.word(), self.word()),
            21..=22 => {
                let zone = if self.is_in_zone { "" } else { self.random.pick(&["", "@headline", "@lead", "@body"]) };
                format!("actor:{}{zone}{}", self.actor(), self.random.pick(&["", "", ">=1", ">=2", ">=3"]))
            }
            _ => {
                let words = self.random.pick(&LOOK_ALIKES);
                self.random.pick(words).to_string()
            }
        };
        if self.random.one_in(16) {
            text.push_str("^2");
        }
        text
    }

    fn word(&mut self) -> String {
        self.random.pick(self.vocabulary).to_string()
    }

    fn pattern(&mut self) -> String {
        let letters: Vec<char> = self.word().chars().collect();
        let cut = (2 + self.random.below(3)).min(letters.len());
        let beginning: String = letters[..cut].iter().collect();
        let end: String = letters[(cut + 1).min(letters.len())..].iter().collect();
        match self.random.below(4) {
            0 => format!("{beginning}?{end}"),
            1 => format!("{beginning}*{}", letters[letters.len() - 1]),
            _ => format!("{beginning}*"),
        }
    }
}
