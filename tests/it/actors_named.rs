//! An actor chosen by the name that a facet shows: the articles found are those that the facet counts.

use dateline::backend::local::{IndexWriter, WriterOptions};
use dateline::schema::{FileKey, FileOutcome, FileRecord, FileStamp, RecordDetails};
use dateline::{
    ActorId, ActorInArticle, ActorKind, ArticleId, ArticleSink, Dimension, Index, IndexedDocument, Manifest, SearchRequest,
    StoredArticle,
};
use serde_json::{Value, json};

use crate::reference_backend::ReferenceBackend;
use crate::support::{Scratch, list, number, text};

/// Names that the registry gives to somebody else or to several, and the same found in texts. The second `Sun` is a person.
const ACTORS: [(&str, usize); 14] = [
    ("org:republican-party-us", 4),
    ("org:MIT", 3),
    ("org:Labour", 2),
    ("org:labour-party-gb", 1),
    ("org:labour-party-no", 2),
    ("org:GitHub", 3),
    ("org:Github", 2),
    ("person:Sun", 2),
    ("org:Sun", 3),
    ("org:Canal+", 2),
    ("org:google", 1),
    ("country:RU", 3),
    ("name:Élan Group", 2),
    ("org:NAS", 1),
];

/// An index in the folder, and the reference over the same articles. Each of the actors is in as many articles as stand beside it.
fn both(scratch: &Scratch) -> (Index, ReferenceBackend) {
    let options = WriterOptions { memory_bytes: 15_000_000, threads: 1, rebuild: false };
    let mut writer = IndexWriter::open(scratch.index_folder(), options).expect("a writer");
    let articles: Vec<StoredArticle> = (0..4)
        .map(|place| {
            let named = ACTORS.iter().filter(|(_, articles)| place < *articles).map(|(id, _)| {
                let label = Manifest::new(Default::default()).label(Dimension::Actor, id);
                ActorInArticle::new(ActorId::from(*id), &label, ActorKind::Organisation, None)
            });
            let mut article: StoredArticle = serde_json::from_value(json!({
                "id": ArticleId::from_bits(place as u64 + 1), "folder": "corpus", "path": format!("{place}.txt"),
                "headline": "Talks", "articleBody": "", "author": [], "topic": [], "region": [], "tag": [], "source": null,
                "url": null, "language": "en", "actor": [], "evidence": [],
                "datePublished": {"value": "2023-10-30", "precision": "day", "status": "known"}
            }))
            .expect("an article");
            article.actor = named.collect();
            article
        })
        .collect();
    for article in &articles {
        let key = FileKey { source: "corpus".to_string(), path: article.path.clone() };
        writer.add(IndexedDocument::laid_out(key.clone(), article.clone())).expect("add");
        let (stamp, details) = (FileStamp::default(), RecordDetails::default());
        let outcome = FileOutcome::Indexed;
        writer.record(&FileRecord { key, stamp, content_hash: 1, outcome, articles: 1, details }).expect("record");
    }
    let manifest = Manifest::new(Default::default());
    writer.commit(&manifest).expect("commit");
    drop(writer);
    (Index::open(scratch.index_folder()).expect("an index"), ReferenceBackend::new(articles, manifest))
}

#[test]
fn the_label_of_a_facet_finds_what_is_counted_beside_it() {
    let scratch = Scratch::new();
    let (index, reference) = both(&scratch);
    let facet = index.search(&SearchRequest::default().facet(Dimension::Actor, 300)).expect("an answer").facets.remove(0);
    assert_eq!(facet.values.len(), ACTORS.len());
    // Most frequent first: of those with one label the first is chosen by it, the other by its id.
    let mut seen: Vec<&str> = Vec::new();
    for value in &facet.values {
        let name = if seen.contains(&value.label.as_str()) { &value.value } else { &value.label };
        seen.push(&value.label);
        let request = SearchRequest::default().actor(name);
        assert_eq!(index.search(&request).expect("an answer").total.value, value.count, "{name}");
        assert_eq!(dateline::search(&reference, &request).expect("an answer").total.value, value.count, "{name}");
        let written = scratch.search(&["--actor", name]);
        assert_eq!(number(&written["total"], "value"), value.count, "{name}: {written:#}");
        let without = scratch.search(&[&format!("-actor:\"{name}\"")]);
        assert_eq!(number(&without["total"], "value"), 4 - value.count, "{name}: {without:#}");
    }
}

fn warned(answer: &Value) -> Vec<String> {
    list(answer, "warnings").iter().map(|note| format!("{}: {}", text(note, "code"), text(note, "message"))).collect()
}

#[test]
fn a_name_of_several_actors_is_read_as_one_and_the_others_are_named() {
    let scratch = Scratch::new();
    both(&scratch);
    for (name, found, notes) in [
        ("Republican Party", 4, vec![]),
        ("Canal+", 2, vec![]),
        ("ELAN group", 2, vec![]),
        (
            "GitHub",
            3,
            vec![
                "ambiguous_actor: \"GitHub\" is read as the actor GitHub (org:GitHub), 3 articles; others go by that name too: Github \
                 (org:Github), 2 articles; the id in place of the name chooses one",
            ],
        ),
        (
            "Labour",
            2,
            vec![
                "ambiguous_actor: \"Labour\" is read as the actor Labour (org:Labour), 2 articles; others go by that name too: British \
                 Labour Party (org:labour-party-gb), 1 article; the id in place of the name chooses one",
            ],
        ),
        (
            "Arbeiderpartiet",
            2,
            vec!["actor_alias: \"Arbeiderpartiet\" is read as the actor Norwegian Labour Party (org:labour-party-no)"],
        ),
        (
            "Labour Party",
            1,
            vec![
                "ambiguous_actor: \"Labour Party\" is read as the actor British Labour Party (org:labour-party-gb), 1 article; others go \
                 by that name too: Norwegian Labour Party (org:labour-party-no), 2 articles; the id in place of the name chooses one",
            ],
        ),
        ("org:Sun", 3, vec![]),
    ] {
        let answer = scratch.search(&["--actor", name]);
        assert_eq!(
            (number(&answer["total"], "value"), warned(&answer)),
            (found, notes.iter().map(|note| note.to_string()).collect())
        );
    }
}

#[test]
fn the_table_shows_ids_where_two_actors_have_one_name() {
    let scratch = Scratch::new();
    both(&scratch);
    let run = scratch.run(&["facets", "--facet", "actor:300"]);
    for (shown, is_there) in [("Sun  org:Sun ", true), ("Sun  person:Sun ", true), ("org:MIT", false)] {
        assert_eq!(run.stdout.contains(shown), is_there, "{shown}: {}", run.stdout);
    }
}
