//! What the page of hits says when there is nothing to list, and where its links lead.

use chrono::NaiveDate;

use super::*;
use crate::query::{AbsentTerm, ClauseExplanation, Count};
use crate::render::html::Choice;

fn address(pairs: &[(&str, &str)]) -> Address {
    let today = NaiveDate::from_ymd_opt(2024, 2, 29).expect("a day");
    let read = Address::read(pairs.iter().copied(), today);
    assert!(read.errors.is_empty(), "{:?}", read.errors);
    read.address
}

#[test]
fn every_condition_can_be_dropped_and_no_other_goes_with_it() {
    let full = address(&[
        ("q", "grain"),
        ("topic", "Energy"),
        ("topic", "War"),
        ("all", "tag=x"),
        ("not", "tag=y"),
        ("date", "2023"),
    ]);
    let conditions = full.conditions(&Names::default());
    let dropped: Vec<(&str, String)> =
        conditions.iter().map(|condition| (condition.label.as_str(), full.dropping([condition]).search())).collect();
    let expected = [
        ("the words grain", "/?topic=Energy&topic=War&all=tag%3Dx&not=tag%3Dy&date=2023"),
        ("topic Energy or War", "/?q=grain&all=tag%3Dx&not=tag%3Dy&date=2023"),
        ("tag must be x", "/?q=grain&topic=Energy&topic=War&not=tag%3Dy&date=2023"),
        ("tag not y", "/?q=grain&topic=Energy&topic=War&all=tag%3Dx&date=2023"),
        ("date 2023", "/?q=grain&topic=Energy&topic=War&all=tag%3Dx&not=tag%3Dy"),
    ];
    assert_eq!(dropped, expected.map(|(label, address)| (label, address.to_string())));
    assert_eq!(full.dropping(&conditions).search(), "/");
}

#[test]
fn what_was_meant_takes_the_place_of_what_was_written() {
    let chosen =
        address(&[("q", "the Hamass offices"), ("topic", "Energi")]).choosing(Dimension::Actor, "Rusia", Choice::None);
    let meant =
        |term: &str, nearest: &str| corrected(&chosen, &Names::default(), term, nearest).map(|address| address.search());
    let other = "&topic=Energi&not=actor%3DRusia";
    assert_eq!(meant("hamass", "hamas"), Some(format!("/?q=the%20hamas%20offices{other}")));
    assert_eq!(
        meant("topic:Energi", "Energy").as_deref(),
        Some("/?q=the%20Hamass%20offices&topic=Energy&not=actor%3DRusia")
    );
    assert_eq!(
        meant("actor:Rusia", "Russia").as_deref(),
        Some("/?q=the%20Hamass%20offices&topic=Energi&not=actor%3DRussia")
    );
    assert_eq!(meant("nothing", "x"), None);
}

#[test]
fn an_empty_page_advises_what_helps_most() {
    let asked = address(&[("q", "Hamass"), ("date", "1999")]);
    let names = Names::default();
    let conditions = asked.conditions(&names);
    let clause = ClauseExplanation {
        clause: "hamass".to_string(),
        alone: 0,
        removed: 2,
        absent: vec![AbsentTerm { term: "hamass".to_string(), nearest: Some("hamas".to_string()) }],
    };
    let answer = SearchResponse {
        total: Count { value: 0, exact: true },
        hits: Vec::new(),
        next: None,
        facets: Vec::new(),
        timeline: None,
        warnings: Vec::new(),
        explain: Some(Explanation { query: "hamass".to_string(), clauses: vec![clause], elsewhere: Vec::new() }),
        took_ms: 0.0,
    };
    let drops: Vec<(Vec<Condition>, u64)> =
        conditions.iter().zip([2, 7]).map(|(condition, count)| (vec![condition.clone()], count)).collect();
    let page = SearchPage {
        site: &Site::default(),
        address: &asked,
        names: &names,
        answer: Some(&answer),
        errors: &[],
        drops: &drops,
    };
    let shown = empty(&page, answer.explain.as_ref());
    assert_eq!(shown.drops[0], ("date 1999".to_string(), "7 articles".to_string(), "/?q=Hamass".to_string(), true));
    assert_eq!(shown.drops[1], ("the words Hamass".to_string(), "2 articles".to_string(), "/?date=1999".to_string(), false));
    assert_eq!(shown.nearest, [("hamass".to_string(), "hamas".to_string(), "/?q=hamas&date=1999".to_string())]);
    let html = search_page(&page);
    assert!(html.contains("Nothing fulfils all of this") && html.contains("href=\"/?q=hamas&#38;date=1999\""), "{html}");
}

#[test]
fn places_in_a_query_are_cut_out_wherever_they_lie() {
    let cut = |text: &str, start, end| {
        let (before, at, after) = cut_at(text, start, end);
        format!("{before}|{at}|{after}")
    };
    assert_eq!(cut("äöü", 1, 2), "ä|ö|ü");
    assert_eq!(cut("ab", 2, 2), "ab| |");
    assert_eq!(cut("ab", 9, 1), "ab| |");
}
