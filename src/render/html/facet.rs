//! Turns the counts of a dimension into a list of check boxes with its controls.

use super::address::{Address, Choice};
use super::frame::{Names, title_of, value_label};
use crate::article::Dimension;
use crate::query::{FacetRequest, FacetResult, FacetValue};
use crate::render::text::grouped;

/// The most values that a page lists of one dimension; behind them the search inside the facet goes on.
const MOST_VALUES: u32 = 200;

/// One dimension on the page.
pub(super) struct FacetView {
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    pub(super) rows: Vec<FacetRow>,
    /// Nothing of it is known and nothing chosen.
    pub(super) is_empty: bool,
    /// Whether to show it unfolded.
    pub(super) is_open: bool,
    pub(super) distinct: String,
    /// Whether values can be looked for.
    pub(super) can_find: bool,
    pub(super) prefix: String,
    /// The same page without the search inside the facet.
    pub(super) without_prefix: String,
    /// Values that are not listed, with the address of the page that lists more.
    pub(super) more: Option<(String, String)>,
    pub(super) fewer: Option<String>,
    pub(super) missing: Option<String>,
    pub(super) inexact: bool,
}

/// One value.
pub(super) struct FacetRow {
    /// The name and value of the form's field.
    pub(super) field: &'static str,
    pub(super) value: String,
    pub(super) label: String,
    pub(super) note: String,
    /// Empty where the page does not know it.
    pub(super) count: String,
    /// From 0 to 20, in proportion to the largest.
    pub(super) width: u64,
    pub(super) state: &'static str,
    /// `DIM=VALUE`, for the buttons.
    pub(super) pair: String,
    /// For a chosen value: where each of its controls leads.
    pub(super) moves: Vec<FacetMove>,
    pub(super) can_all: bool,
}

/// A control of a chosen value.
pub(super) struct FacetMove {
    pub(super) name: &'static str,
    pub(super) sign: &'static str,
    pub(super) address: String,
}

pub(super) fn facet(result: &FacetResult, asked: &FacetRequest, address: &Address, names: &Names) -> FacetView {
    let dimension = result.dimension;
    let filter = address.request.filters.iter().find(|filter| filter.dimension == dimension);
    let most = result.values.iter().map(|value| value.count).max().unwrap_or_default().max(1);
    let mut rows: Vec<FacetRow> = Vec::new();
    let mut listed: Vec<&str> = Vec::new();
    let lists = filter.map(|filter| [(Choice::Any, &filter.any), (Choice::All, &filter.all), (Choice::None, &filter.none)]);
    for (choice, written) in lists.iter().flatten().flat_map(|(choice, list)| list.iter().map(|value| (*choice, value))) {
        let known = names.of(dimension, written);
        let value = known.and_then(|chosen| match chosen.values.as_slice() {
            [single] => result.values.iter().find(|value| value.value == *single),
            _ => None,
        });
        listed.extend(value.map(|value| value.value.as_str()));
        let label = value_label(dimension, &names.label(dimension, written));
        let count = match (choice, value) {
            (Choice::None, _) => String::new(),
            (_, Some(value)) => grouped(value.count),
            (_, None) if known.is_some_and(|chosen| chosen.values.len() > 1) => String::new(),
            (_, None) => "0".to_string(),
        };
        let width = if choice == Choice::None { 0 } else { value.map_or(0, |value| width(value.count, most)) };
        rows.push(FacetRow { count, width, label, ..chosen_row(dimension, written, choice, address) });
    }
    let others = result.values.iter().filter(|value| !listed.contains(&value.value.as_str()) && value.count > 0);
    let folded = address.request.filters.iter().any(|filter| filter.dimension == dimension);
    rows.extend(others.map(|value| free_row(dimension, value, most)));
    let listed_count = result.values.iter().filter(|value| value.count > 0).count() as u64;
    let further = result.distinct.saturating_sub(listed_count);
    let resized = |limit: u32| {
        let mut address = address.clone();
        address.request.facets.retain(|facet| facet.dimension != dimension);
        address.request.facets.push(FacetRequest { limit, ..asked.clone() });
        format!("{}#facet-{}", address.search(), dimension.name())
    };
    let next = if asked.limit < 50 { 50 } else { MOST_VALUES };
    let can_grow = further > 0 && asked.limit < MOST_VALUES;
    let mut unprefixed = address.clone();
    unprefixed.request.facets.retain(|facet| facet.dimension != dimension);
    let usual = !matches!(dimension, Dimension::Language | Dimension::DateStatus | Dimension::Source | Dimension::Author);
    FacetView {
        name: dimension.name(),
        title: title_of(dimension),
        is_empty: rows.is_empty() && asked.prefix.is_empty(),
        is_open: usual || folded || !asked.prefix.is_empty() || asked.limit >= 50,
        distinct: grouped(result.distinct),
        can_find: dimension != Dimension::DateStatus && (further > 0 || !asked.prefix.is_empty() || result.distinct > 8),
        prefix: asked.prefix.clone(),
        without_prefix: format!("{}#facet-{}", unprefixed.search(), dimension.name()),
        more: (further > 0).then(|| (grouped(further), if can_grow { resized(next) } else { String::new() })),
        fewer: (asked.limit >= 50).then(|| format!("{}#facet-{}", unprefixed.search(), dimension.name())),
        // Every article has a date status, and one of them is called unknown.
        missing: (dimension != Dimension::DateStatus).then(|| grouped(result.missing)),
        inexact: !result.exact,
        rows,
    }
}

fn width(count: u64, most: u64) -> u64 {
    (count * 20).div_ceil(most)
}

fn is_single(dimension: Dimension) -> bool {
    matches!(dimension, Dimension::Source | Dimension::Language | Dimension::DateStatus)
}

fn chosen_row(dimension: Dimension, written: &str, choice: Choice, address: &Address) -> FacetRow {
    let (field, state) = match choice {
        Choice::Any => (dimension.name(), "any"),
        Choice::All => ("all", "all"),
        Choice::None => ("not", "none"),
    };
    let pair = format!("{}={written}", dimension.name());
    let other = |to: Choice| format!("{}#facet-{}", address.choosing(dimension, written, to).search(), dimension.name());
    let moves = [
        (Choice::Any, "any of these", "any"),
        (Choice::All, "must be there", "all"),
        (Choice::None, "must not be there", "not"),
    ];
    let moves = moves
        .into_iter()
        .filter(|(to, ..)| *to != choice && !(is_single(dimension) && *to == Choice::All))
        .map(|(to, name, sign)| FacetMove { name, sign, address: other(to) })
        .collect();
    FacetRow {
        field,
        value: if choice == Choice::Any { written.to_string() } else { pair.clone() },
        label: String::new(),
        note: String::new(),
        count: String::new(),
        width: 0,
        state,
        pair,
        moves,
        can_all: !is_single(dimension),
    }
}

fn free_row(dimension: Dimension, value: &FacetValue, most: u64) -> FacetRow {
    FacetRow {
        field: dimension.name(),
        value: value.value.clone(),
        label: value_label(dimension, &value.label),
        note: value.kind.map_or(String::new(), |kind| kind.name().replace('-', " ")),
        count: grouped(value.count),
        width: width(value.count, most),
        state: "free",
        pair: format!("{}={}", dimension.name(), value.value),
        moves: Vec::new(),
        can_all: !is_single(dimension),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::html::Chosen;

    fn value(value: &str, label: &str, count: u64, selected: bool) -> FacetValue {
        FacetValue { value: value.to_string(), label: label.to_string(), kind: None, count, selected }
    }

    /// The rows of a facet of actors: state, field, value, label, count.
    fn rows(address: &Address, values: Vec<FacetValue>, distinct: u64) -> (Vec<String>, FacetView) {
        let chosen = |written: &str, values: &[&str], label: &str| Chosen {
            dimension: Dimension::Actor,
            written: written.to_string(),
            values: values.iter().map(|value| value.to_string()).collect(),
            label: label.to_string(),
        };
        let names = Names(vec![
            chosen("Kremlin", &["country:RU"], "Russia"),
            chosen("China+", &["country:CN", "person:xi"], "China+"),
            chosen("Nobody", &["name:Nobody"], "Nobody"),
        ]);
        let result = FacetResult { dimension: Dimension::Actor, values, distinct, other: 0, missing: 3, exact: true };
        let view = facet(&result, &address.facet(Dimension::Actor), address, &names);
        let shown = |row: &FacetRow| format!("{} {}={} {} {}", row.state, row.field, row.value, row.label, row.count);
        (view.rows.iter().map(shown).collect(), view)
    }

    #[test]
    fn what_is_chosen_stands_first_under_the_name_it_was_chosen_by() {
        let address = Address::default()
            .choosing(Dimension::Actor, "Kremlin", Choice::Any)
            .choosing(Dimension::Actor, "China+", Choice::Any)
            .choosing(Dimension::Actor, "Nobody", Choice::None);
        let values = vec![
            value("country:US", "United States", 9, false),
            value("country:RU", "Russia", 4, true),
            value("country:CN", "China", 2, true),
        ];
        let (shown, view) = rows(&address, values, 3);
        let expected = [
            "any actor=Kremlin Russia 4",
            "any actor=China+ China+ ",
            "none not=actor=Nobody Nobody ",
            "free actor=country:US United States 9",
            "free actor=country:CN China 2",
        ];
        assert_eq!(shown, expected);
        let moves: Vec<&str> = view.rows[0].moves.iter().map(|step| step.address.as_str()).collect();
        assert_eq!(
            moves,
            [
                "/?actor=China%2B&all=actor%3DKremlin&not=actor%3DNobody#facet-actor",
                "/?actor=China%2B&not=actor%3DNobody&not=actor%3DKremlin#facet-actor"
            ]
        );
        assert_eq!(view.missing.as_deref(), Some("3"));
    }

    #[test]
    fn more_values_are_a_link_away_until_there_are_too_many() {
        let values = || vec![value("country:US", "United States", 9, false)];
        let (_, view) = rows(&Address::default(), values(), 80);
        assert_eq!(view.more, Some(("79".to_string(), "/?facet=actor:50#facet-actor".to_string())));
        let mut wide = Address::default();
        wide.request.facets.push(FacetRequest::of(Dimension::Actor, MOST_VALUES));
        let (_, view) = rows(&wide, values(), 800);
        assert_eq!(view.more, Some(("799".to_string(), String::new())));
        assert_eq!(view.fewer.as_deref(), Some("/#facet-actor"));
    }
}
