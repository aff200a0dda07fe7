//! Texts in Markdown, and what is read of them.

use super::*;
use crate::article::ParsedArticle;

fn read(text: &str) -> ParsedArticle {
    let mut builder = ArticleBuilder::default();
    read_markdown(text, &mut builder);
    builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"))
}

#[test]
fn front_matter_of_both_kinds() {
    let yaml = "---\ntitle: 'A: b'\ndate: 2023-10-30\ntags: [x, y]\nauthor:\n  - Jane Doe\nlang: en\n---\n\n# A: b\n\nOne *two*\nthree.\n\n- item\n";
    let article = read(yaml);
    assert_eq!((article.headline.as_str(), article.tags.join(",").as_str()), ("A: b", "x,y"));
    assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2023-10-30"));
    assert_eq!(article.body, "One two three.\n\nitem");
    let toml = "+++\ntitle = \"T\"\ndate = 2022-05-04\ntopics = [\"War\"]\n+++\n\nText.\n";
    let article = read(toml);
    assert_eq!((article.headline.as_str(), article.topics.join(",").as_str(), article.body.as_str()), ("T", "War", "Text."));
    assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2022-05-04"));
}

#[test]
fn blocks_that_are_no_plain_markdown() {
    let long = "The pier of the harbour was closed on Tuesday after two years.";
    for (text, expected) in [
        (format!("---\ntitle: T\n---\n\n<p align=\"justify\">{long}</p>\n\nTwo.\n"), format!("{long}|Two.|")),
        (
            format!("---\ntitle: T\n---\n\n<div class=\"foto\"><img src=\"b.jpg\"><em>{long}</em></div>\n\nTwo.\n"),
            "Two.|".to_string(),
        ),
        (format!("---\ntitle: T\n---\n\n{{: .lead}}\n{long}\n\nTwo.\n{{: .last}}\n"), format!("{long}|Two.|")),
        (
            format!(
                "---\ntitle: T\n---\n\n{long}\n\n[Ferries](https://h.example/tag/ferries)\n\n[Sea](/tags/sea), [Ports](/tags/p)\n"
            ),
            format!("{long}|Ferries,Sea,Ports"),
        ),
        (
            format!("---\ntitle: T\n---\n\nSee [ports](/tags/p) and more.\n\n{long}\n"),
            format!("See ports and more.|{long}|"),
        ),
        (format!("---\ntitle: T\n---\nimport Box from '../Box.astro';\n\n{long}\n"), format!("{long}|")),
    ] {
        let article = read(&text);
        let shown = format!("{}|{}", article.body.replace("\n\n", "|"), article.tags.join(","));
        assert_eq!(shown, expected, "{text}");
    }
}

#[test]
fn labels_with_links() {
    let article = read(
        "# The pier\n\nPublished: March 3, 2021 | Author: Jane Doe | Source: [Harbour Times](https://h.example/pier)\n\n---\n\nOne.\n",
    );
    assert_eq!((article.publisher.as_deref(), article.authors.join(",").as_str()), (Some("Harbour Times"), "Jane Doe"));
}

#[test]
fn front_matter_of_zola_and_a_day_in_the_address() {
    let article = read(
        "+++\ntitle = \"T\"\n[taxonomies]\ntags = [\"a\"]\nauthors = [\"Jane Doe\"]\n[extra]\nsource = \"Harbour Times\"\n+++\n\nText.\n",
    );
    assert_eq!((article.tags.join(",").as_str(), article.authors.join(",").as_str()), ("a", "Jane Doe"));
    assert_eq!(article.publisher.as_deref(), Some("Harbour Times"));
    let article = read("---\ntitle: T\nurl: https://h.example/2023/08/14/grain\n---\n\nText.\n");
    assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2023-08-14"));
}

#[test]
fn front_matter_of_hugo_in_json() {
    let article =
        read("{\n\"title\": \"T\", \"date\": \"2024-03-05\", \"params\": {\"source\": \"Harbour Times\"}\n}\n\nText.\n");
    assert_eq!(
        (article.headline.as_str(), article.publisher.as_deref(), article.body.as_str()),
        ("T", Some("Harbour Times"), "Text.")
    );
}

#[test]
fn labels_on_the_lines_of_a_paragraph_and_what_clippers_add() {
    let article = read(
        "# Doe, Jane. \"The pier.\"\n\nItem Type: Magazine Article\nTitle: The pier\nAuthor: Jane Doe\nPublication Title: Harbour Times\nDate: 2023-12-12\nAccessed: 2024-01-09 14:02:11\nTags: piers, ports\n\nOne.\n\nTwo.\n",
    );
    assert_eq!((article.headline.as_str(), article.authors.join(",").as_str()), ("The pier", "Jane Doe"));
    assert_eq!((article.publisher.as_deref(), article.tags.join(",").as_str()), (Some("Harbour Times"), "piers,ports"));
    assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2023-12-12"));
    assert_eq!(article.body, "One.\n\nTwo.");
    let article = read(
        "---\ncreated: 2024-09-30T10:12:44\nsource: https://h.example/pier\n---\n\n# The pier\n\n> ## Excerpt\n> It burns.\n\n---\nBy [Jane Doe](https://h.example/jane) on August 19, 2024\n\nOne.\n",
    );
    assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2024-08-19"));
    assert_eq!((article.description.as_str(), article.body.as_str()), ("It burns.", "One."));
}

#[test]
fn header_lines_and_plain_headings() {
    let article = read("Title: T\nDate: 2010-12-03 10:20\nCategory: Politics\nTags: a, b\n\nText *here*.\n\nMore text.\n");
    assert_eq!((article.headline.as_str(), article.topics.join(",").as_str()), ("T", "Politics"));
    assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2010-12-03"));
    assert_eq!(article.body, "Text here.\n\nMore text.");
    let article = read("# Heading\n\nText one.\n\nText two.\n");
    assert_eq!((article.headline.as_str(), article.body.as_str()), ("Heading", "Text one.\n\nText two."));
}

#[test]
fn evidence_points_into_the_file_and_not_into_the_rebuilt_text() {
    let text = "# A *long* way\n\nDate: 2010-12-03\nTags: a, b\n\nText *here* goes on.\n\nMore text.\n";
    for evidence in read(text).evidence {
        if let crate::article::Origin::Text { start, end, line, .. } = evidence.evidence.origin {
            assert_eq!(&text[start..end], evidence.evidence.words);
            assert!(text.lines().nth(line - 1).is_some_and(|line| line.contains(&evidence.evidence.words)));
        }
    }
}

#[test]
fn what_stands_around_the_text_is_kept_apart_from_it() {
    let text = "---\ntitle: T\nsource: https://e.example/a\ncreated: 2020-10-05\ntags:\n  - clippings\n  - ports\n---\n![A crane.](a.jpg)\n\n*A crane.*\n\n\
                By Jane Doe\n\nThe *first* paragraph of the body is long enough to be one, with a clause or two that add nothing.\n\n*So it was said.*\n\n\
                **Read more:** [Five charts](x)\n\nJane Doe is a fellow at the Harbour Institute.\n\nImage: Archive.\n";
    let article = read(text);
    assert_eq!((article.tags.join(",").as_str(), article.authors.join(",").as_str()), ("ports", "Jane Doe"));
    assert_eq!(
        article.body,
        "The first paragraph of the body is long enough to be one, with a clause or two that add nothing.\n\nSo it was said."
    );
    assert_eq!(article.bio, "Jane Doe is a fellow at the Harbour Institute.");
    assert_eq!(article.credit, "Image: Archive.");
    assert_eq!(article.metadata["captions"], serde_json::json!(["A crane."]));
}

#[test]
fn notes_of_obsidian_and_readwise() {
    let first =
        "Officials in Odesa have delayed the reopening of the harbour by three weeks, said two people briefed on the plan.";
    let second = "The decision follows a review that the minister ordered last autumn after inspectors found nine faults in the quay.";
    let shown = |article: &ParsedArticle| {
        let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
        let lists = [&article.authors, &article.tags, &article.topics].map(|list| list.join(","));
        format!("{} | {} | {date}", article.headline, lists.join(" | "))
    };
    for (head, rest, expected) in [
        (
            "---\ntitle: T\nauthor:\n  - \"[[Liis Kask]]\"\n  - \"[[People/Jaan Tamm|Jaan Tamm]]\"\npublished: 2023-04-17\ntags: #estonia #ports\n---\n![[ferry.jpg]]",
            "",
            "T | Liis Kask,Jaan Tamm | estonia,ports |  | 2023-04-17",
        ),
        (
            "# Harbour reopening delayed\n\nauthor:: [[Liis Kask]]\ndate:: 2023-04-17\nsource:: [Baltic Post](https://b.example/x)\ntags:: #estonia #ports",
            "",
            "Harbour reopening delayed | Liis Kask | estonia,ports |  | 2023-04-17",
        ),
        (
            "# Harbour reopening delayed\n#estonia #ports\n\n17 April 2023",
            "",
            "Harbour reopening delayed |  | estonia,ports |  | 2023-04-17",
        ),
        (
            "# The Yard\n\n![rw-book-cover](https://e.example/a.png)\n\n## Metadata\n- Author: [[Nino Gelashvili]]\n- Full Title: The Yard That Would Not Open\n\
             - Category: #articles\n- Document Tags: #georgia #logistics\n- URL: https://c.example/yard\n\n## Full Document\n\
             [[Full Document Contents/Articles/The Yard.md|See full document content →]]",
            "\n\n## Highlights\n- So it was said ([View Highlight](https://read.example/1))\n",
            "The Yard That Would Not Open | Nino Gelashvili | georgia,logistics |  | ",
        ),
    ] {
        let article = read(&format!("{head}\n\n{first}\n\n{second}{rest}"));
        assert_eq!(shown(&article), expected, "{head}");
        assert_eq!(article.body, format!("{first}\n\n{second}"), "{head}");
    }
}

#[test]
fn wiki_text_is_that_whatever_its_file_is_called() {
    let rest = "\n\n[[A|The first]] of the [[B]] paragraphs is long enough to be one, with a clause or two that add nothing.\n\n== Part ==\n\nMore of it.\n\n[[Category:Sudan]]\n[[Category:Education]]\n";
    let article = read(&format!("= Teachers end boycott =\n\n''A report, {{{{date|June 22, 2019}}}}''{rest}"));
    assert_eq!((article.headline.as_str(), article.tags.join(",").as_str()), ("Teachers end boycott", "Sudan,Education"));
    assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2019-06-22"));
    let article =
        read("# Teachers end boycott\n\n[[A]] and [[B]] met.\n\n==So it was said.==\n\n{{query}} [[Category:Sudan]]\n");
    assert_eq!(article.headline, "Teachers end boycott");
    assert!(article.body.starts_with("A and B met."), "{}", article.body);
}

#[test]
fn broken_front_matter_loses_nothing() {
    let article = read("---\ntitle: \"T\ndate: 2023-10-30\n---\n\nText.\n");
    assert_eq!(article.notes[0].code, "front_matter_unreadable");
    assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2023-10-30"));
    assert_eq!(article.body, "Text.");
    for (title, expected) in [
        ("\"No deal\" says mayor", "\"No deal\" says mayor"),
        ("\"No deal\" says: \"none\"", "\"No deal\" says: \"none\""),
        ("Gas: a wait", "Gas: a wait"),
        ("'Gas: a wait", "Gas: a wait"),
    ] {
        let article = read(&format!("---\ntitle: {title}\ntags:\n  - a\n  - b\n---\n\nText.\n"));
        assert_eq!((article.headline.as_str(), article.tags.join(",").as_str()), (expected, "a,b"), "{title}");
    }
}

#[test]
fn front_matter_above_plain_text() {
    let text = "---\ntitle: Gas store: a wait\nauthor: Petya Koleva\nhostname: v.example\nsitename: Vitosha Times\ndate: 2020-10-21\n\
                categories: ['Energy']\ntags: ['gas', 'Bulgaria']\n---\nThe store in Sofia stays shut for two weeks, said a person who knows.\n\
                The second inspection is planned for the coming month, and its results go to parliament.\n";
    assert!(begins_with_front_matter(text));
    let mut builder = ArticleBuilder::default();
    read_text_below_front_matter(text, &mut builder);
    let article = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
    let values = [&article.headline, &article.authors.join(","), &article.tags.join(","), &article.topics.join(",")];
    assert_eq!(values, ["Gas store: a wait", "Petya Koleva", "gas,Bulgaria", "Energy"]);
    assert_eq!(article.publisher.as_deref(), Some("Vitosha Times"));
    assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2020-10-21"));
    assert!(article.body.starts_with("The store") && article.body.contains("knows.\n\nThe second"), "{}", article.body);
    for text in ["---\n\nA text.\n\n---\n\nMore.", "---\ntitle: T\n\nNo end.", "--- \nHe said: go.\nNote: no.\n---\nText."] {
        assert!(!begins_with_front_matter(text), "{text}");
    }
}

/// The day, how far it is to be trusted, and the authors.
fn day_and_authors(text: &str) -> String {
    let article = read(text);
    let day = article.published.date().map_or("-".to_string(), |date| date.to_string());
    format!("{day} {} {}", article.published.status().name(), article.authors.join(","))
}

const PARAGRAPHS: &str = "The first paragraph of the body is long enough to be one, with a clause or two that add nothing.\n\n\
                          The second paragraph follows and says as little as the first one did, but at some length.\n";

#[test]
fn the_day_of_saving_is_not_that_of_publication() {
    let mut wrong = String::new();
    for (head, expected) in [
        ("---\ntitle: T\nsource_url: https://e.example/a\nCreated at: 2022-06-04\n---\n\n# T", "2022-06-04 suspect "),
        ("---\ntitle: T\ncreated: 2022-06-04\n---\n\n# T", "2022-06-04 suspect "),
        (
            "---\ntitle: T\ndate-clipped: 2022-06-04\nlast_modified: 2022-06-05\nurl: https://e.example/a\n---\n\n# T",
            "2022-06-04 suspect ",
        ),
        ("---\ntitle: T\nsource: https://e.example/a\ncreated: 2022-06-04\n---\n\n# T\n\n3 June 2022", "2022-06-03 known "),
        ("---\ntitle: T\ncreated: 2022-06-04\ndate: 2022-06-01\n---\n\n# T", "2022-06-01 known "),
        ("---\ntitle: T\ndate:\n  created: 2022-06-01\n  updated: 2022-06-04\n---\n\n# T", "2022-06-01 known "),
        ("---\ntitle: \"T\ncreated: 2022-06-04\n---\n\n# T", "2022-06-04 suspect "),
        (
            "# T\n\n*By Jane Perry*\n*[Harbour Review](https://e.example) · 9 min read · Sep 14, 2020*\nSaved to Pocket on Sep 20, 2020",
            "2020-09-14 known Jane Perry",
        ),
        ("# T\n\nSeptember 14, 2020\n\nClipped: September 20, 2020", "2020-09-14 known "),
        ("# T\n\nSaved on 20 September 2020\n\n14 September 2020", "2020-09-14 known "),
        ("# T\n\nBy Jane Perry\n\nRetrieved on 20 September 2020", "- unknown Jane Perry"),
        ("# T\n\nEnregistré le 20 septembre 2020\n\n14 septembre 2020", "2020-09-14 known "),
    ] {
        let read = day_and_authors(&format!("{head}\n\n{PARAGRAPHS}"));
        if read != expected {
            wrong.push_str(&format!("{head:?}: {read}, not {expected}\n"));
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn lines_of_a_header_stay_lines_of_their_own() {
    let mut wrong = String::new();
    for (head, expected) in [
        ("# T\n\nVon Annegret Holländer-Diop\n11\\. Juli 2023", "2023-07-11 known Annegret Holländer-Diop"),
        ("# T\n\nBogna Wierzbicka-Hartmann\n29.08.2024", "2024-08-29 known Bogna Wierzbicka-Hartmann"),
        ("# T\n\nBy Jane Doe  \nMay 3, 2021", "2021-05-03 known Jane Doe"),
    ] {
        let read = day_and_authors(&format!("{head}\n\n{PARAGRAPHS}"));
        if read != expected {
            wrong.push_str(&format!("{head:?}: {read}, not {expected}\n"));
        }
    }
    assert_eq!(wrong, "");
    // A paragraph that goes on is one, whatever day ends a line of it.
    let wrapped = read(
        "# T\n\nThe ministers met in the port on May 3, 2021\nand agreed that the quay should be\nbuilt before the winter.\n\nMore.\n",
    );
    assert!(wrapped.body.starts_with("The ministers met in the port on May 3, 2021 and agreed that"), "{}", wrapped.body);
}
