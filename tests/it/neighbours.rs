//! Who stands in one sentence with an actor, as its facts say, is who the query `SENTENCE` finds beside it, in as many articles.

use dateline::{ActorId, Index, ReadingLimit, SearchRequest, actor_facts};

use crate::support::{Scratch, copy_folder, repository};

/// So many of the most frequent actors of the corpus are asked about.
const ACTORS: u32 = 40;
/// So many neighbours of each.
const NEIGHBOURS: usize = 30;

fn counts_agree(index: &Index, id: &str) -> usize {
    let facts = actor_facts(index, &ActorId::from(id), ReadingLimit::All, SearchRequest::default()).expect("facts");
    let neighbours = facts.neighbours.iter().take(NEIGHBOURS);
    for neighbour in neighbours.clone() {
        let query = format!("actor:\"{id}\" SENTENCE actor:\"{}\"", neighbour.id);
        let found = index.search(&SearchRequest::for_text(query.as_str()).page(0, 0)).expect("an answer");
        assert_eq!(found.total.value, neighbour.articles, "{query}: {}", neighbour.sample);
    }
    neighbours.count()
}

#[test]
fn neighbours_are_those_that_the_query_finds() {
    let scratch = Scratch::new();
    copy_folder(&repository().join("corpus"), &scratch.corpus());
    scratch.index(&["corpus"]);
    let index = Index::open(scratch.index_folder()).expect("an index");
    let request = SearchRequest::default().facet(dateline::Dimension::Actor, ACTORS).page(0, 0);
    let actors = index.search(&request).expect("an answer").facets.remove(0).values;
    let compared: usize = actors.iter().map(|actor| counts_agree(&index, &actor.value)).sum();
    assert!(compared > 200, "{compared}");
}

#[test]
fn who_is_named_only_within_the_name_of_another_is_no_neighbour() {
    let scratch = Scratch::new();
    scratch.write("a.txt", "One\n\nJune 4, 2022\n\nThe Finnish parliament voted for it.\n");
    scratch.write("b.txt", "Two\n\nJune 5, 2022\n\nThe Finnish parliament voted, and Finland has joined.\n");
    scratch.index(&["corpus"]);
    let index = Index::open(scratch.index_folder()).expect("an index");
    let id = ActorId::from("org:finland-parliament");
    let facts = actor_facts(&index, &id, ReadingLimit::All, SearchRequest::default()).expect("facts");
    let neighbours: Vec<(&str, u64)> =
        facts.neighbours.iter().map(|neighbour| (neighbour.id.as_str(), neighbour.sentences)).collect();
    assert_eq!(neighbours, [("country:FI", 1)]);
}
