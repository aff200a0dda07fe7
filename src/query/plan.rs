//! Turns a [`ParsedQuery`] into a [`SearchPlan`]: which articles, and what to count over which.
//!
//! The facet rule lives in [`SearchPlan::clause`] and nowhere else: *a dimension is counted as if its own "any of" choices
//! were not made; every other condition holds.*

use std::ops::Range;
use std::time::Duration;

use chrono::NaiveDate;

use super::clause::Clause;
use super::dates::today;
use super::parse::ParsedQuery;
use super::request::{Match, Page, Sort};
use crate::article::{ActorKind, DayRange, Dimension, Interval};
use crate::text::fold_value;

/// The choices of one filter, every value spelled as the index spells it. A value that the index spells in several ways
/// stands for all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedFilter {
    /// The dimension.
    pub dimension: Dimension,
    /// At least one of these, unless empty.
    pub any: Vec<String>,
    /// At least one spelling of each of these.
    pub all: Vec<Vec<String>>,
    /// None of these.
    pub none: Vec<String>,
}

impl PlannedFilter {
    fn clauses(&self, with_any: bool) -> impl Iterator<Item = Clause> {
        let values = |values: &Vec<String>| Clause::Values(self.dimension, values.clone());
        let any = (with_any && !self.any.is_empty()).then(|| values(&self.any));
        let all = self.all.iter().map(values);
        let none = (!self.none.is_empty()).then(|| Clause::Not(Box::new(values(&self.none))));
        any.into_iter().chain(all).chain(none)
    }
}

/// Which values of a facet are wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueMatcher {
    /// A word of the folded label begins like this.
    pub folded_prefix: String,
    /// Or the value is one of these: actors of which another name begins like this, languages by their English names.
    pub values: Vec<String>,
    /// Of actors, only these kinds; all if empty.
    pub kinds: Vec<ActorKind>,
}

impl ValueMatcher {
    /// Whether a value is wanted, given the folded form of its label and, for an actor, its kind.
    pub fn accepts(&self, value: &str, folded_label: &str, kind: impl FnOnce() -> ActorKind) -> bool {
        self.accepts_label(value, folded_label) && (self.kinds.is_empty() || self.kinds.contains(&kind()))
    }

    fn accepts_label(&self, value: &str, folded_label: &str) -> bool {
        folded_label.starts_with(&self.folded_prefix)
            || folded_label.match_indices(' ').any(|(place, _)| folded_label[place + 1..].starts_with(&self.folded_prefix))
            || self.values.iter().any(|wanted| wanted == value)
    }
}

/// One facet to be counted.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetPlan {
    /// The dimension.
    pub dimension: Dimension,
    /// How many values to list; chosen ones are listed wherever they stand.
    pub limit: usize,
    /// How many of the most frequent ones to pass over; chosen ones are listed in their places alone then.
    pub offset: usize,
    /// Which values are wanted; all if `None`.
    pub matcher: Option<ValueMatcher>,
    /// The chosen values, always listed.
    pub selected: Vec<String>,
}

/// One set of articles and what is counted over it.
#[derive(Clone, Debug, PartialEq)]
pub struct CountPass {
    /// The articles.
    pub clause: Clause,
    /// Places in [`SearchPlan::facets`].
    pub facets: Vec<usize>,
}

/// What a backend runs. Its structure is kept, so that an engine may answer it in one pass; [`SearchPlan::passes`] lowers
/// it for engines that count one set at a time.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchPlan {
    /// The text.
    pub base: Clause,
    /// The choices; all hold.
    pub filters: Vec<PlannedFilter>,
    /// The days.
    pub days: DayRange,
    /// What to count.
    pub facets: Vec<FacetPlan>,
    /// Counts over time.
    pub timeline: Option<Interval>,
    /// The order of the hits; never relevance without a text.
    pub sort: Sort,
    /// How much of a score falls by half with every year of age, counted from the latest day of the index; 0 for nothing.
    pub recency: f32,
    /// Which hits.
    pub page: Page,
    /// Only hits behind the page whose answer had this as `next`.
    pub after: Option<String>,
    /// Whether the number of articles found is wanted; without it a backend may stop when it has the hits.
    pub total: bool,
    /// Whether the text is a question or title of which any word will do, so that what the best hits have in common may
    /// help to order the others.
    pub feedback: bool,
    /// The day on which it is asked: later days come behind all earlier ones, as no article can be of them.
    pub today: NaiveDate,
    /// How long it may take; what is found until then is the answer.
    pub budget: Option<Duration>,
}

impl FacetPlan {
    /// The places of the values that are listed, in the order of all that are wanted.
    pub fn places(&self) -> Range<usize> {
        self.offset..self.offset.saturating_add(self.limit)
    }
}

impl SearchPlan {
    /// The plan that finds every article and shows none; for whoever only counts.
    pub(crate) fn of_all() -> SearchPlan {
        SearchPlan {
            base: Clause::All,
            filters: Vec::new(),
            days: DayRange::default(),
            facets: Vec::new(),
            timeline: None,
            sort: Sort::Newest,
            recency: 0.0,
            page: Page { offset: 0, limit: 0 },
            after: None,
            total: true,
            feedback: false,
            today: today(),
            budget: None,
        }
    }

    /// The plan that counts the actors of all articles with a label that begins like a name, and these.
    pub(crate) fn counting_called(dimension: Dimension, name: &str, ids: &[String]) -> SearchPlan {
        let matcher = ValueMatcher { folded_prefix: fold_value(name), values: Vec::new(), kinds: Vec::new() };
        let (limit, selected) = (u32::MAX as usize, ids.to_vec());
        let facet = FacetPlan { dimension, limit, offset: 0, matcher: Some(matcher), selected };
        SearchPlan { facets: vec![facet], ..SearchPlan::of_all() }
    }

    /// The articles that are found, or, given a dimension, the articles over which that dimension is counted.
    pub fn clause(&self, counted: Option<Dimension>) -> Clause {
        let mut clauses = Vec::new();
        if self.base != Clause::All {
            clauses.push(self.base.clone());
        }
        for filter in &self.filters {
            clauses.extend(filter.clauses(counted != Some(filter.dimension)));
        }
        if !self.days.is_open() {
            clauses.push(Clause::Days(self.days));
        }
        match clauses.len() {
            0 => Clause::All,
            1 => clauses.remove(0),
            _ => Clause::And(clauses),
        }
    }

    /// The sets to be counted: first the articles found, with the facets that share them, then one set for each counted
    /// dimension that has any-of choices of its own.
    pub fn passes(&self) -> Vec<CountPass> {
        let mut passes = vec![CountPass { clause: self.clause(None), facets: Vec::new() }];
        let mut own: Vec<(Dimension, usize)> = Vec::new();
        for (place, facet) in self.facets.iter().enumerate() {
            let dimension = facet.dimension;
            let has_own = self.filters.iter().any(|filter| filter.dimension == dimension && !filter.any.is_empty());
            let pass = match own.iter().find(|(known, _)| *known == dimension) {
                _ if !has_own => 0,
                Some((_, pass)) => *pass,
                None => {
                    passes.push(CountPass { clause: self.clause(Some(dimension)), facets: Vec::new() });
                    own.push((dimension, passes.len() - 1));
                    passes.len() - 1
                }
            };
            passes[pass].facets.push(place);
        }
        passes
    }
}

/// Lays out a checked query for a backend.
pub fn plan(query: &ParsedQuery) -> SearchPlan {
    let sort = match query.sort {
        Sort::Relevance if !scores(&query.base) => Sort::Newest,
        sort => sort,
    };
    SearchPlan {
        base: query.base.clone(),
        filters: query.filters.clone(),
        days: query.days,
        facets: query
            .facets
            .iter()
            .map(|facet| FacetPlan { selected: query.selected(facet.dimension), ..facet.clone() })
            .collect(),
        timeline: query.timeline,
        sort,
        recency: query.recency,
        page: query.page,
        after: query.after.clone(),
        total: query.total,
        feedback: query.matching == Match::Any && matches!(&query.base, Clause::Or(parts) if parts.len() >= 3),
        today: query.today,
        budget: query.budget,
    }
}

/// Whether anything in a clause tells one article as more relevant than another: words do, fields and exclusions do not.
fn scores(clause: &Clause) -> bool {
    match clause {
        Clause::Text(_) | Clause::Times(..) => true,
        Clause::And(parts) | Clause::Or(parts) => parts.iter().any(scores),
        Clause::Boosted(_, inner) => scores(inner),
        Clause::All | Clause::Nothing | Clause::Values(..) | Clause::Days(_) | Clause::Length(..) | Clause::Not(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Leaf, SearchRequest, Span, parse};

    #[test]
    fn a_dimension_is_counted_without_its_own_any_of_choices() {
        let request = SearchRequest::for_text("war")
            .any(Dimension::Topic, "Energy")
            .none(Dimension::Topic, "Trade")
            .any(Dimension::Region, "Africa")
            .facet(Dimension::Topic, 5)
            .facet(Dimension::Tag, 5);
        let plan = plan(&parse(&request).expect("a request"));
        let war = Clause::Text(Span::Leaf(Leaf::Word(vec!["war".to_string()])));
        let value = |dimension, value: &str| Clause::Values(dimension, vec![value.to_string()]);
        let not_trade = Clause::Not(Box::new(value(Dimension::Topic, "Trade")));
        let africa = value(Dimension::Region, "Africa");
        let passes = plan.passes();
        assert_eq!(passes[0].facets, [1]);
        assert_eq!(passes[1].facets, [0]);
        assert_eq!(passes[1].clause, Clause::And(vec![war.clone(), not_trade.clone(), africa.clone()]));
        let energy = value(Dimension::Topic, "Energy");
        assert_eq!(passes[0].clause, Clause::And(vec![war, energy, not_trade, africa]));
    }

    #[test]
    fn what_has_no_words_to_score_comes_by_date() {
        let order = |text: &str| plan(&parse(&SearchRequest::for_text(text)).expect("a request")).sort;
        for text in
            ["", "topic:Energy", "-grain", "topic:Energy -grain", "date:2023 OR words:>800", "topic:Energy^2", "NOT (a b)"]
        {
            assert_eq!(order(text), Sort::Newest, "{text}");
        }
        for text in ["grain", "topic:Energy grain", "topic:Energy OR grain^2", "headline:grain", "atleast2(grain)"] {
            assert_eq!(order(text), Sort::Relevance, "{text}");
        }
    }
}
