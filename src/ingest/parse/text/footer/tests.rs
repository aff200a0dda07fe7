//! What stands below a text, and what becomes of it.

use super::super::read_text;
use crate::article::ParsedArticle;
use crate::ingest::parse::builder::ArticleBuilder;

const BODY: &str = "The county reopened the road over the pass on Tuesday. The ploughs worked all night, and trucks are passing again.\n\n\
                    The people of the village spent four days without bread. The town asks for a second tunnel.";

fn read(below: &str) -> ParsedArticle {
    let mut builder = ArticleBuilder::default();
    read_text(&format!("Pass road reopens after four days\n\n{BODY}\n\n{below}\n"), &mut builder);
    builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"))
}

#[test]
fn a_name_above_what_is_said_of_its_bearer_is_the_author() {
    let mut wrong = String::new();
    for (below, expected) in [
        ("Jane Perry\n\nJane Perry is a senior correspondent of the Harbour Review.", "Jane Perry"),
        ("Jane Perry\n\nJane Perry\n\nJane Perry is a senior correspondent of the Harbour Review.", "Jane Perry"),
        ("About Jane Perry\n\nJane Perry is a senior correspondent of the Harbour Review.", "Jane Perry"),
        ("By Jane Perry\nJane Perry is a senior correspondent of the Harbour Review.", "Jane Perry"),
        ("JANE PERRY\n\nJane Perry is a senior correspondent of the Harbour Review.", "Jane Perry"),
        ("Jane Perry\n\nJane Perry teaches history at Kelby College.", "Jane Perry"),
        ("About the Author\n\nJane Perry\n\nJane Perry is an editor of the Harbour Review.", "Jane Perry"),
        ("About the Author\n\nJane Perry is an editor of the Harbour Review.", "Jane Perry"),
        ("Über Karla Jürgens\n\nKarla Jürgens ist Redakteurin der Hafenpost.", "Karla Jürgens"),
    ] {
        let article = read(below);
        if (article.authors.join(","), article.body.as_str()) != (expected.to_string(), BODY) {
            wrong.push_str(&format!("{below:?}: {:?}, {:?}\n", article.authors, article.body));
        }
    }
    // Somebody the text speaks of has not written it.
    for below in [
        "\"We slept on the floor,\" said Jane Perry.\n\nJane Perry\n\nJane Perry is the director of the county.",
        "Mayor Perry drove there.\n\nJane Perry\n\nJane Perry teaches history at Kelby College.",
        "Second Tunnel\n\nSecond tunnel or none, the town waits.",
        "Mayor Perry thanked the drivers.\n\nAbout Jane Perry\n\nJane Perry is the director of the county.",
    ] {
        let article = read(below);
        if !article.authors.is_empty() {
            wrong.push_str(&format!("{below:?}: {:?}\n", article.authors));
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn days_below_a_text_beside_other_words() {
    let mut wrong = String::new();
    for (below, expected) in [
        ("Veröffentlicht am 3. Mai 2018\nAktualisiert am 4. Mai 2018", Some("2018-05-03")),
        ("Last updated 4 May 2018\nFirst published 3 May 2018", Some("2018-05-03")),
        ("May 3, 2018 | Roads | 3 Comments", Some("2018-05-03")),
        ("May 3, 2018 - Posted by | Roads | , , ,", Some("2018-05-03")),
        // Rows of a table, days of events.
        ("May 3, 2018 | Carrow | Kelby\nMay 4, 2018 | Kelby | Arden", None),
        ("The next meetings\nMay 3, 2018 | Roads | 3 Comments", None),
        ("Opened on 3 May 2018\nClosed on 4 May 2018", None),
    ] {
        let article = read(below);
        let day = article.published.date().map(|date| date.to_string());
        if day.as_deref() != expected || expected.is_some() && article.body != BODY {
            wrong.push_str(&format!("{below:?}: {day:?}, {:?}\n", article.body));
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn the_articles_before_and_after_are_no_text() {
    let mut wrong = String::new();
    for below in [
        "Previous: Ferry runs again\nNext: A bridge for the north",
        "Previous: Ferry runs again\n\nNext: A bridge for the north",
        "Previous\nFerry runs again\nNext\nA bridge for the north",
        "Previous article\n\nFerry runs again\n\nNext article\n\nWho pays for the bridge?",
        "« Previous Post: Ferry runs again\nNext Post: A bridge for the north »",
        "Older → Ferry runs again\nNewer → A bridge for the north",
        "Next Post\nA bridge for the north",
        "Vorheriger Artikel\nDie Fähre fährt wieder\nNächster Artikel\nEine Brücke für den Norden",
        "Article précédent : Le bac reprend\nArticle suivant : Un pont pour le nord",
        "Anterior: El ferry vuelve\nSiguiente: Un puente para el norte",
        "Предыдущая статья\nПаром снова ходит\nСледующая статья\nМост для севера",
        "上一篇：渡轮恢复\n下一篇：北方的桥",
        "Önceki Haber: Feribot yeniden\nSonraki Haber: Kuzeye köprü",
        "Previous: Ferry runs again\nNext: A bridge for the north\n\n© 2019 Hill Echo",
    ] {
        let article = read(below);
        if article.body != BODY {
            wrong.push_str(&format!("{below:?}: {:?}\n", article.body));
        }
    }
    for below in [
        "Next: the county decides on Friday.",
        "Next comes the bridge",
        "Next: Carrow at Kelby, Saturday",
        "Previous winners: Carrow and Kelby.\nNext comes the bridge",
        "Next: A bridge for the north\n\nThe second part of the plan is dearer, the county said on Tuesday, and nobody has the money.",
    ] {
        let article = read(below);
        if !article.body.contains(below.lines().next().unwrap_or_default()) {
            wrong.push_str(&format!("{below:?}: {:?}\n", article.body));
        }
    }
    assert_eq!(wrong, "");
}
