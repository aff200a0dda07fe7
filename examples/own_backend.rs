//! Turns a list of articles in memory into a backend of its own: all that an engine has to do to answer Dateline's searches.
//!
//! ```text
//! cargo run --release --example own_backend
//! ```
//!
//! The plan is lowered to independent passes, which is the simplest way to run one; an engine that can do better looks at the
//! plan itself.

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use dateline::backend::{
    BackendAnswer, BackendDescription, BackendHit, FacetCounts, SearchBackend, ValueMatch, facet_counts,
};
use dateline::query::{Clause, Leaf, SearchPlan, Span};
use dateline::text::{Analyser, Part, Token, fold_value};
use dateline::{ArticleId, Dimension, Error, Manifest, SearchRequest, StoredArticle, search};

/// A backend that looks at every article for every question.
struct InMemory {
    articles: Vec<StoredArticle>,
}

impl InMemory {
    fn matches(&self, article: &StoredArticle, clause: &Clause) -> bool {
        match clause {
            Clause::All => true,
            Clause::Text(span) => self.stands_in(article, span),
            Clause::Values(dimension, values) => {
                article.values(*dimension).iter().any(|value| values.iter().any(|wanted| wanted == value))
            }
            Clause::Days(days) => article.published_in(*days),
            Clause::And(clauses) => clauses.iter().all(|clause| self.matches(article, clause)),
            Clause::Or(clauses) => clauses.iter().any(|clause| self.matches(article, clause)),
            Clause::Not(clause) => !self.matches(article, clause),
            _ => false,
        }
    }

    /// Words and exact phrases. A real engine answers every span.
    fn stands_in(&self, article: &StoredArticle, span: &Span) -> bool {
        let stand_in_a_row = |leaves: &[Leaf]| {
            let mut analyser = Analyser::default();
            let tokens: Vec<Token<'_>> = analyser.analyse(&article.texts()).iter().collect();
            tokens.windows(leaves.len()).any(|row| {
                let is_unbroken = row.windows(2).all(|pair| pair[1].position == pair[0].position + 1);
                is_unbroken && row.iter().zip(leaves).all(|(token, leaf)| is_place(token, leaf))
            })
        };
        match span {
            Span::Leaf(leaf) => stand_in_a_row(std::slice::from_ref(leaf)),
            Span::Phrase { parts, slop: 0 } => stand_in_a_row(parts),
            Span::Any(parts) => parts.iter().any(|part| self.stands_in(article, part)),
            _ => false,
        }
    }
}

fn is_place(token: &Token<'_>, leaf: &Leaf) -> bool {
    match leaf {
        _ if token.part == Part::Bio => false,
        Leaf::Word(stems) => stems.iter().any(|stem| stem == token.stem),
        Leaf::Exact(word) => word == token.word,
        Leaf::Pattern(pattern) => pattern.matches(token.word),
        _ => false,
    }
}

impl SearchBackend for InMemory {
    fn describe(&self) -> BackendDescription {
        let languages: BTreeSet<&String> = self.articles.iter().filter_map(|article| article.language.as_ref()).collect();
        BackendDescription {
            name: "in memory".to_string(),
            exact_counts: true,
            manifest: Arc::new(Manifest::new(Default::default())),
            languages: languages.into_iter().cloned().collect(),
        }
    }

    fn run(&self, plan: &SearchPlan) -> Result<BackendAnswer, Error> {
        let mut answer = BackendAnswer { facets: vec![FacetCounts::default(); plan.facets.len()], ..Default::default() };
        for (number, pass) in plan.passes().iter().enumerate() {
            let found: Vec<&StoredArticle> =
                self.articles.iter().filter(|article| self.matches(article, &pass.clause)).collect();
            if number == 0 {
                answer.total = found.len() as u64;
                // A real engine orders by `plan.sort` and breaks ties by id.
                let page = found.iter().skip(plan.page.offset as usize).take(plan.page.limit as usize);
                answer.hits = page.map(|article| BackendHit { score: None, article: (*article).clone() }).collect();
            }
            for place in &pass.facets {
                let facet = &plan.facets[*place];
                let mut counts: HashMap<String, u64> = HashMap::new();
                for article in &found {
                    article
                        .values(facet.dimension)
                        .iter()
                        .for_each(|value| *counts.entry(value.to_string()).or_default() += 1);
                }
                let missing = found.iter().filter(|article| article.values(facet.dimension).is_empty()).count();
                answer.facets[*place] =
                    facet_counts(counts.into_iter().collect(), missing as u64, facet.places(), &facet.selected, |_| true);
            }
        }
        Ok(answer)
    }

    fn article(&self, id: &ArticleId) -> Result<Option<StoredArticle>, Error> {
        Ok(self.articles.iter().find(|article| article.id == *id).cloned())
    }

    fn find_value(&self, dimension: Dimension, value: &str) -> Result<ValueMatch, Error> {
        let mut known: Vec<&str> = self.articles.iter().flat_map(|article| article.values(dimension)).collect();
        known.sort_unstable();
        known.dedup();
        if known.contains(&value) {
            return Ok(ValueMatch::Exact);
        }
        let folded = fold_value(value);
        let spelled: Vec<String> =
            known.iter().filter(|known| fold_value(known) == folded).map(|known| known.to_string()).collect();
        Ok(if spelled.is_empty() { ValueMatch::Absent { nearest: None } } else { ValueMatch::Spelled(spelled) })
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let article = |id: &str, headline: &str, topics: &[&str]| {
        serde_json::from_value::<StoredArticle>(serde_json::json!({
            "id": id, "folder": "memory", "path": id, "headline": headline, "articleBody": "", "author": [], "topic": topics,
            "region": [], "tag": [], "source": null, "url": null, "language": "en", "actor": [], "evidence": [],
            "datePublished": {"value": "2023-10-30", "precision": "day", "status": "known"}
        }))
    };
    let backend = InMemory {
        articles: vec![
            article("0000000000000001", "Grain leaves the port", &["Trade"])?,
            article("0000000000000002", "Grain deal ends", &["Trade", "War"])?,
            article("0000000000000003", "Talks begin", &["War"])?,
        ],
    };
    let request = SearchRequest::for_text("grain").topic("trade").facet(Dimension::Topic, 10);
    let response = search(&backend, &request)?;
    println!("{} articles", response.total.value);
    for value in &response.facets[0].values {
        println!("{:<8} {} {}", value.label, value.count, if value.selected { "(chosen)" } else { "" });
    }
    Ok(())
}
