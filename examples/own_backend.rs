//! Turns a list of articles in memory into a backend of its own: all that an engine has to do to answer Dateline's searches.
//!
//! ```text
//! cargo run --release --example own_backend
//! ```
//!
//! The plan is lowered to independent passes, which is the simplest way to run one; an engine that can do better looks at the
//! plan itself.

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use std::collections::HashMap;

use dateline::actors::Registry;
use dateline::backend::{
    BackendAnswer, BackendDescription, BackendHit, FacetCounts, SearchBackend, ValueMatch, facet_counts,
};
use dateline::query::{Clause, SearchPlan};
use dateline::text::{fold_value, words_of};
use dateline::{ArticleId, Dimension, Error, Manifest, SearchRequest, StoredArticle, search};

/// A backend that looks at every article for every question.
struct InMemory {
    articles: Vec<StoredArticle>,
}

impl InMemory {
    fn matches(&self, article: &StoredArticle, clause: &Clause) -> bool {
        match clause {
            Clause::All => true,
            Clause::Words(wanted) => article.searched_texts().iter().any(|text| {
                let words = words_of(text);
                words.windows(wanted.len()).any(|window| window == wanted.as_slice())
            }),
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
}

impl SearchBackend for InMemory {
    fn describe(&self) -> BackendDescription {
        let manifest = Manifest::new(Registry::shared().labels());
        BackendDescription { name: "in memory".to_string(), exact_counts: true, manifest }
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
                    facet_counts(counts.into_iter().collect(), missing as u64, facet.limit, &facet.selected, |_| true);
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
