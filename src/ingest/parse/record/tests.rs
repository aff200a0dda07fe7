//! What records become: keys of many programs, texts in many shapes.

mod marked_up;

use super::*;
use crate::dice::dice;

fn read(json: &str) -> crate::article::ParsedArticle {
    let mut builder = ArticleBuilder::default();
    let Ok(Value::Object(record)) = serde_json::from_str(json) else { panic!("an object") };
    read_whole_record(record, "JSON", &mut builder);
    builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"))
}

#[test]
fn a_text_under_its_headline_and_day_may_name_its_author() {
    let body = "The county reopened the road over the pass on Tuesday, after four days of snow and two of fog.\\n\\n\
                The people of the village had no bread, and the town asks for a second tunnel before the next winter.\\n\\n\
                Drivers have to carry chains.";
    let shown = body.replace("\\n", "\n");
    let mut wrong = String::new();
    for (others, above, below, expected) in [
        ("", "By Jane Perry, Reporter\\n\\n", "", "Jane Perry 2023-10-30"),
        ("", "Pass road reopens\\n\\nBy Jane Perry\\n\\nOctober 29, 2023\\n\\n", "", "Jane Perry 2023-10-30"),
        ("", "", "\\n\\nJane Perry is a reporter of the Harbour Review in Kelby.", "Jane Perry 2023-10-30"),
        (r#""author": "John Roe","#, "", "", "John Roe 2023-10-30"),
        // A record that names the author has a text without its header.
        ("", "", "", " 2023-10-30"),
    ] {
        let article = read(&format!(
            r#"{{"title": "Pass road reopens", "date": "2023-10-30", {others} "text": "{above}{body}{below}"}}"#
        ));
        let day = article.published.date().map(|date| date.to_string()).unwrap_or_default();
        let found = format!("{} {day}", article.authors.join(","));
        if found != expected || article.body != shown {
            wrong.push_str(&format!("{above}{below}: {found}, {:?}\n", article.body));
        }
    }
    // Nobody is said to have written what names somebody in passing.
    let passing = format!(
        r#"{{"title": "Pass road reopens", "date": "2023-10-30", "text": "{body}\n\nMayor Jane Perry is a driver herself."}}"#
    );
    let article = read(&passing);
    if !article.authors.is_empty() || !article.body.ends_with("herself.") {
        wrong.push_str(&format!("{:?}\n", article.authors));
    }
    let quoted =
        passing.replace("Mayor Jane Perry is a driver herself", "Jane Perry, the director of the county, calls it a shame");
    let article = read(&quoted);
    if !article.authors.is_empty() || !article.body.ends_with("shame.") {
        wrong.push_str(&format!("{:?}\n", article.authors));
    }
    let marked = r#"{"title": "T", "date": "2023-10-30", "text": "By Jane Perry\n\nOne <em>word</em> more."}"#;
    if read(marked).body.is_empty() {
        wrong.push_str("no body\n");
    }
    assert_eq!(wrong, "");
}

#[test]
fn the_accepted_names_in_their_many_shapes() {
    let article = read(
        r#"{"title": "T", "headline": "H", "Published_At": "2023-10-30T08:15:00+03:00", "tags": "a, b", "authors": "Jane Doe and John Roe",
            "category": {"name": "Energy"}, "regions": ["Africa", {"name": "Sahel"}], "content": "<p>One.</p><p>Two.</p>",
            "actors": ["Hamas", {"name": "Iran"}], "lang": "en-GB", "publisher": {"name": "P"}, "id": 17, "extra": {"a": 1}}"#,
    );
    assert_eq!(article.headline, "H");
    assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2023-10-30"));
    assert_eq!(article.tags, ["a", "b"]);
    assert_eq!(article.authors, ["Jane Doe", "John Roe"]);
    assert_eq!(article.topics, ["Energy"]);
    assert_eq!(article.regions, ["Africa", "Sahel"]);
    assert_eq!(article.body, "One.\n\nTwo.");
    assert_eq!(article.given_actors, ["Hamas", "Iran"]);
    assert_eq!((article.language.as_deref(), article.publisher.as_deref()), (Some("en"), Some("P")));
    assert_eq!(article.identifier.as_deref(), Some("17"));
    assert_eq!(article.metadata.keys().collect::<Vec<_>>(), ["extra", "title"]);
}

#[test]
fn the_text_of_a_page_without_a_headline_is_read_as_a_text() {
    let body = "The pier of the harbour was closed on Tuesday, after two years of talks between the town and the company.";
    let article = read(&format!(
        r#"{{"url": "https://h.example/pier", "timestamp": "2024-05-01T00:00:00Z", "text": "Pier closed for another year\nBy Jane Doe\n3 March 2023\n{body}\n{body} It is old."}}"#
    ));
    assert_eq!(
        (article.headline.as_str(), article.authors.join("|").as_str()),
        ("Pier closed for another year", "Jane Doe")
    );
    assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2023-03-03"));
    assert_eq!(article.body, format!("{body}\n\n{body} It is old."));
}

#[test]
fn a_text_under_an_unknown_key_is_known_by_its_look() {
    let body = "The pier was closed on Tuesday, after two years of talks. Nobody in the town had been asked about it.";
    let article = read(&format!(
        r#"{{"Date": "2012-05-05", "Payload": {{"Ports and ships": ["{body}", "{body}"], "Law": ["{body}"]}}, "version": "1.2"}}"#
    ));
    assert_eq!(article.body, format!("{body}\n\nPorts and ships\n\n{body}\n\n{body}"));
    assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2012-05-05"));
    assert_eq!(article.notes.iter().map(|note| note.code.as_str()).collect::<Vec<_>>(), ["text_by_its_look"]);
    // Where a key is known, that one holds.
    let article = read(&format!(r#"{{"title": "T", "text": "Short.", "Payload": "{body} {body} {body}"}}"#));
    assert_eq!((article.body.as_str(), article.notes.len()), ("Short.", 0));
}

#[test]
fn html_that_was_escaped_is_html() {
    let article = read(r#"{"title": "T", "text": "&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;"}"#);
    assert_eq!(article.body, "One.\n\nTwo & three.");
    assert_eq!(read(r#"{"title": "T", "text": "He wrote &lt;p&gt; and no more."}"#).body, "He wrote <p> and no more.");
}

#[test]
fn dates_of_the_iranian_calendar_in_records_in_persian() {
    for (title, expected) in [("احضار مدیران پیشین گمرک", Some("2022-10-04")), ("Trial", None)] {
        let article = read(&format!(r#"{{"title": "{title}", "date": "1401/07/12", "text": "{title}."}}"#));
        assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), expected, "{title}");
    }
}

#[test]
fn a_text_in_paragraphs_is_taken_as_it_is() {
    let pieces =
        ["One.", "Two", " ", "\n", "\n\n", "\n\n", "\r\n", "&amp;", "<p>", "<html>", "\u{3000}", "\u{2028}", "ж", ">"];
    let mut draw = dice(3);
    let mut taken = 0;
    for _ in 0..20_000 {
        let text: String = (0..draw(7)).map(|_| pieces[draw(pieces.len())]).collect();
        if is_in_paragraphs(&text) {
            taken += 1;
            assert_eq!(body_text(&Value::String(text.clone())), text);
        }
    }
    assert!(taken > 500, "{taken}");
}

#[test]
fn posts_pages_and_what_stands_around_their_texts() {
    let post = read(r#"{"id": "a", "title": "T", "selftext": "One.", "created_utc": 1728480000, "author": "oldrail77"}"#);
    assert_eq!((post.body.as_str(), post.authors.join("|").as_str()), ("One.", "oldrail77"));
    assert_eq!(post.published.date().map(|date| date.to_string()).as_deref(), Some("2024-10-09"));
    let page = read(
        r#"{"title": {"rendered": "T"}, "content": {"rendered": "<figure><img src='a'/><figcaption>A crane</figcaption></figure><p>One.</p><h3>Related posts</h3><ul><li>Two?</li></ul>"}}"#,
    );
    assert_eq!(page.body, "One.");
    let page =
        read(r#"{"title": "T", "text": "One.", "meta_site_name": "Harbour Times", "author": "jane@h.example (Jane Doe)"}"#);
    assert_eq!(page.publisher.as_deref(), Some("Harbour Times"));
    assert_eq!(page.authors, ["Jane Doe"]);
}

#[test]
fn values_that_programs_for_sites_wrap() {
    for json in [
        r#"{"title": {"en-US": "T"}, "tags": {"en-US": ["ports", "work"]}, "author": {"en-US": "Jane Doe"}, "body": {"en-US": {"nodeType": "document", "content": [
            {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": "One "}, {"nodeType": "text", "value": "pier."}]},
            {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": "Two."}]}]}}}"#,
        r#"{"id": 1, "attributes": {"title": "T", "body": "One pier.\n\nTwo.", "author": {"data": {"id": 1, "attributes": {"name": "Jane Doe"}}},
            "tags": {"data": [{"id": 1, "attributes": {"name": "ports"}}, {"id": 2, "attributes": {"name": "work"}}]}}}"#,
        r#"{"title": "T", "text": "One pier.\n\nTwo.", "user.name": "Jane Doe", "categories": ["user/1/state/com.google/starred", "user/1/label/ports", "work"],
            "origin": {"streamId": "feed/1", "title": "Harbour Times"}}"#,
        r#"{"title": "T", "text": "One pier.\n\nTwo.", "author": {"node": {"name": "Jane Doe"}},
            "tags": {"edges": [{"node": {"name": "ports"}}, {"node": {"name": "work"}}]}}"#,
        r#"{"row_idx": 0, "row": {"title": "T", "text": "One pier.\n\nTwo.", "author": "Jane Doe", "tags": ["ports;work"]}, "truncated_cells": []}"#,
        r#"{"is_archived": 0, "title": "T", "content": "<p>One pier.</p><p>Two.</p>", "published_by": ["Jane Doe"], "tags": ["ports", "work"]}"#,
    ] {
        let article = read(json);
        assert_eq!(
            (article.headline.as_str(), article.body.as_str(), article.authors.join(",").as_str()),
            ("T", "One pier.\n\nTwo.", "Jane Doe"),
            "{json}"
        );
        let mut tags = [article.tags, article.topics].concat();
        tags.sort();
        assert_eq!(tags, ["ports", "work"], "{json}");
    }
}

#[test]
fn what_stands_for_the_text_where_there_is_none() {
    for (json, body, description) in [
        (r#"{"title": "T", "abstract": "One.\n\nTwo."}"#, "One.¶Two.", ""),
        (r#"{"title": "T", "Excerpt": "One."}"#, "One.", ""),
        (r#"{"title": "T", "Snippet": "One.", "Opening Text": "Two."}"#, "Two.", "One."),
        (r#"{"title": "T", "summary": "One.", "text": "Two."}"#, "Two.", "One."),
        (r#"{"title": "T", "Lead Paragraph": "One.", "Body": "Two.\nThree."}"#, "One.¶Two.¶Three.", ""),
        (r#"{"title": "T", "lead_paragraph": "One.", "body": "One.\nTwo."}"#, "One.¶Two.", ""),
        (r#"{"title": "T", "lead_paragraph": "One."}"#, "One.", ""),
        // What is only said of an article stands for its text where it is a sentence.
        (
            r#"{"title": "T", "description": "The board of the harbour shut four piers on Thursday."}"#,
            "The board of the harbour shut four piers on Thursday.",
            "",
        ),
        (
            r#"{"title": "T", "subtitle": "Four piers", "short_description": "The board of the harbour shut four piers on Thursday."}"#,
            "The board of the harbour shut four piers on Thursday.",
            "Four piers",
        ),
        (
            r#"{"title": "T", "description": "港务局周四表决，在冬季风暴到来之前关闭九个码头中的四个。"}"#,
            "港务局周四表决，在冬季风暴到来之前关闭九个码头中的四个。",
            "",
        ),
        (r#"{"title": "T", "description": "Four piers shut"}"#, "", "Four piers shut"),
        (
            r#"{"title": "T", "text": "Two.", "description": "The board of the harbour shut four piers on Thursday."}"#,
            "Two.",
            "The board of the harbour shut four piers on Thursday.",
        ),
    ] {
        let article = read(json);
        assert_eq!(
            (article.body.replace("\n\n", "¶").as_str(), article.description.as_str()),
            (body, description),
            "{json}"
        );
    }
}

#[test]
fn the_day_of_a_capture_is_hardly_that_of_publication() {
    for (json, expected) in [
        (r#"{"title": "T", "timestamp": "20150911083000"}"#, "2015-09-11 only_a_capture"),
        (
            r#"{"title": "T", "timestamp": "2015-09-11T08:30:00Z", "archive_url": "https://a.example"}"#,
            "2015-09-11 only_a_capture",
        ),
        (r#"{"title": "T", "seendate": "20240101T100000Z"}"#, "2024-01-01 only_a_capture"),
        (r#"{"title": "T", "seendate": "20240101T100000Z", "published": "2023-12-30"}"#, "2023-12-30"),
        (r#"{"PageTitle": "T", "V2DATE": "20240305120000"}"#, "2024-03-05 only_a_capture"),
        (r#"{"title": "T", "V2.1DATE": 20240305120000, "date": "2024-03-04"}"#, "2024-03-04"),
        (r#"{"title": "T", "timestamp": 1698654000}"#, "2023-10-30"),
        (r#"{"title": "T", "timestamp": "2023-10-30 08:15"}"#, "2023-10-30"),
        (r#"{"title": "T", "date": "20231030081500"}"#, "2023-10-30"),
    ] {
        let published = read(json).published;
        let date = published.date().map(|date| date.to_string()).unwrap_or_default();
        assert_eq!(format!("{date} {}", published.reason().unwrap_or_default()).trim(), expected, "{json}");
    }
}

#[test]
fn dates_that_are_numbers() {
    for (json, expected) in [
        (r#"{"date": 2021}"#, Some("2021")),
        (r#"{"date": 20231030}"#, Some("2023-10-30")),
        (r#"{"date": 1698654000}"#, Some("2023-10-30")),
        (r#"{"date": 1698654000000}"#, Some("2023-10-30")),
        (r#"{"date": 7}"#, None),
        (r#"{"date": "31 February 2021"}"#, None),
    ] {
        assert_eq!(read(json).published.date().map(|date| date.to_string()).as_deref(), expected, "{json}");
    }
}

#[test]
fn the_paper_is_named_before_the_catalogue() {
    for (json, expected) in [
        (r#"{"title": "T", "container-title": "Harbour Times", "source": "harbour.example"}"#, "Harbour Times"),
        (r#"{"title": "T", "Publication Title": "Harbour Times", "Site": "ProQuest"}"#, "Harbour Times"),
        (r#"{"title": "T", "source": "Harbour Times"}"#, "Harbour Times"),
        (r#"{"title": "T", "SourceCommonName": "harbour.example"}"#, "harbour.example"),
    ] {
        assert_eq!(read(json).publisher.as_deref(), Some(expected), "{json}");
    }
    let attached = r#"{"title": "T", "text": "One.", "media": [{"title": null, "url": "https://h.example/quay.jpg"}]}"#;
    assert_eq!(read(attached).publisher, None);
}

#[test]
fn what_a_program_made_of_the_text_is_no_field() {
    for (json, tags, description, publisher) in [
        (
            r#"{"title": "T", "text": "One.", "keywords": ["took", "week"], "meta_keywords": ["Ports"], "tags": [], "meta_lang": "en",
                "summary": "One.", "meta_description": "No ship came", "meta_data": {"og": {"site_name": "Harbour Times"}, "article": {"author": "https://f.example/a"}}}"#,
            "Ports",
            "No ship came",
            "Harbour Times",
        ),
        (
            r#"{"title": "T", "text": "One.", "keywords": ["took"], "meta_keywords": [], "meta_lang": "en", "summary": "One."}"#,
            "",
            "",
            "",
        ),
        (
            r#"{"title": "T", "text": "One.", "keywords": ["Ports"], "summary": "No ship came", "og": {"site_name": "H", "title": "T | H"}}"#,
            "Ports",
            "No ship came",
            "H",
        ),
        (r#"{"title": "T", "text": "One.", "keywords": ["Ports"], "meta_keywords": ["Quays"]}"#, "Ports", "", ""),
        (r#"{"title": "T", "text": "One.", "author": "https://f.example/a"}"#, "", "", ""),
    ] {
        let article = read(json);
        let found = (article.tags.join(","), article.description, article.publisher.unwrap_or_default());
        assert_eq!(found, (tags.to_string(), description.to_string(), publisher.to_string()), "{json}");
        assert!(article.authors.is_empty());
    }
}

#[test]
fn the_editors_of_a_house_without_its_name_are_no_author() {
    for (json, expected) in [
        (r#"{"title": "T", "autor": "Redacción"}"#, ""),
        (r#"{"title": "T", "author": ["La Rédaction"]}"#, ""),
        (r#"{"title": "T", "автор": "Редакция"}"#, ""),
        (r#"{"title": "T", "author": "The Editorial Board"}"#, "The Editorial Board"),
        (r#"{"title": "T", "author": "Al Jazeera Staff"}"#, "Al Jazeera Staff"),
        (r#"{"title": "T", "autor": "Redacción de El Sur"}"#, "Redacción de El Sur"),
    ] {
        assert_eq!(read(json).authors.join(","), expected, "{json}");
    }
}

#[test]
fn columns_of_archives_of_the_north() {
    let article = read(
        r#"{"head": "Kyrkklockan ringer", "författare": "Lovisa Ström", "Publiceringsdatum": "2021-12-03", "Ämnesord": "kyrkor, Norrbotten",
            "Brödtext": "Klockan ringer igen.", "medium_name": "Norrlandsposten"}"#,
    );
    assert_eq!((article.headline.as_str(), article.body.as_str()), ("Kyrkklockan ringer", "Klockan ringer igen."));
    assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2021-12-03"));
    assert_eq!(
        (article.authors, article.tags),
        (vec!["Lovisa Ström".to_string()], vec!["kyrkor".to_string(), "Norrbotten".to_string()])
    );
    assert_eq!(article.publisher.as_deref(), Some("Norrlandsposten"));
}

#[test]
fn columns_that_say_one_thing_together() {
    for (json, expected) in [
        (r#"{"title": "T", "text": "B", "year": 2023, "month": 3, "day": 14}"#, "2023-03-14||"),
        (r#"{"title": "T", "text": "B", "Jahr": "2023", "Monat": "März", "Tag": "14"}"#, "2023-03-14||"),
        (r#"{"title": "T", "text": "B", "pub_year": "2023", "pub_month": "3"}"#, "2023-03||"),
        (r#"{"title": "T", "text": "B", "date": "2022-01-01", "year": 2023, "month": 3, "day": 14}"#, "2022-01-01||"),
        (r#"{"title": "T", "text": "B", "date": 45000}"#, "2023-03-15||"),
        (r#"{"title": "T", "text": "B", "author_1": "Jane Doe", "author_2": "John Roe"}"#, "|Jane Doe,John Roe|"),
        (r#"{"title": "T", "text": "B", "author_first_name": "Jane", "author_last_name": "Doe"}"#, "|Jane Doe|"),
        (r#"{"title": "T", "text": "B", "tags/0": "ports", "tags/1": "grain", "tags/2": ""}"#, "||ports,grain"),
        (r#"{"title": "T", "text": "B", "tags/0/name": "ports", "tags/1/name": "grain"}"#, "||ports,grain"),
        (r#"{"title": "T", "text": "B", "keyword1": "ports", "keyword2": "grain"}"#, "||ports,grain"),
    ] {
        let article = read(json);
        let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
        let shown = [date, article.authors.join(","), article.tags.join(",")].join("|");
        assert_eq!(shown, expected, "{json}");
    }
}

#[test]
fn fields_that_are_grouped_under_a_name() {
    for (json, expected) in [
        (
            r#"{"content": {"title": "T", "body": "B."}, "dates": {"published": "2023-03-14"}, "byline": {"original": "By Jane Doe"}}"#,
            "T|2023-03-14|Jane Doe|B.",
        ),
        (
            r#"{"headlines": {"main": "T"}, "text": "B.", "pub_dt": "2023-03-14", "image": {"title": "X", "date": "2020-01-01"}}"#,
            "T|2023-03-14||B.",
        ),
    ] {
        let article = read(json);
        let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
        assert_eq!([article.headline, date, article.authors.join(","), article.body].join("|"), expected, "{json}");
    }
}

#[test]
fn what_a_key_of_words_holds_has_to_look_like_it() {
    let article =
        read(r#"{"title": "T", "text": "B.", "src_name": "12", "auth": "https://h.example/jane", "pub_dt": "2023-03-14"}"#);
    assert_eq!((article.publisher, article.authors.len()), (None, 0));
}

#[test]
fn days_beside_a_change_and_of_the_era_of_the_republic() {
    const TAIWAN: &str = "港口關閉了兩天。這個部長說，碼頭將為漁民重新開放，國會議員發表了聲明，與工會對話。";
    for (date, body, expected) in [
        ("입력 2023.03.14. 10:20 수정 2023.03.15. 11:00", "밀 수확은 배를 기다리고 있다.", "2023-03-14"),
        ("Published March 3, 2023, updated March 5, 2023", "The pier is closed.", "2023-03-03"),
        ("112-03-14", TAIWAN, "2023-03-14"),
        ("112-03-14", "The pier is closed.", "-"),
        ("112年5月14日", TAIWAN, "2023-05-14"),
        ("中華民國一百一十二年五月十四日", TAIWAN, "2023-05-14"),
    ] {
        let article = read(&format!(r#"{{"title": "T", "date": "{date}", "text": "{body}"}}"#));
        assert_eq!(article.published.date().map_or("-".to_string(), |date| date.to_string()), expected, "{date}");
    }
}

#[test]
fn columns_in_thai() {
    let article = read(r#"{"หัวข้อ": "การส่งออกธัญพืช", "เนื้อหา": "รัฐมนตรีกล่าว", "ภูมิภาค": "ตะวันออกกลาง"}"#);
    assert_eq!((article.headline.as_str(), article.body.as_str()), ("การส่งออกธัญพืช", "รัฐมนตรีกล่าว"));
    let article = read(r#"{"ชื่อเรื่อง": "การส่งออกธัญพืช", "หัวข้อ": "พลังงาน", "เนื้อหา": "รัฐมนตรีกล่าว"}"#);
    assert_eq!((article.headline.as_str(), article.topics.as_slice()), ("การส่งออกธัญพืช", &["พลังงาน".to_string()][..]));
}

/// A page as crawls keep it, with a text of some length.
fn page_row(fields: &str) -> crate::article::ParsedArticle {
    let body = "The pier of the harbour was closed on Tuesday, after two years of talks between the town and the company. "
        .repeat(3);
    read(&format!(r#"{{"text": "Pier closed for another year\n{body}\n{body}\n{body} It is old.", {fields}}}"#))
}

#[test]
fn the_day_on_which_a_crawl_fetched_a_page_is_none_of_publication() {
    const OWN: &str = r#""url": "https://h.example/2019/05/07/pier""#;
    const PLAIN: &str = r#""url": "https://h.example/pier""#;
    for (fields, expected) in [
        (format!(r#""timestamp": "2025-08-07T10:11:12Z", {OWN}"#), "2019-05-07"),
        (format!(r#""timestamp": "2025-08-07T10:11:12Z", {PLAIN}"#), "2025-08-07 only_a_capture"),
        (format!(r#""date": "2025-08-07T10:11:12Z", "dump": "CC-MAIN-2025-33", {PLAIN}"#), ""),
        (format!(r#""date": "2025-08-07T10:11:12Z", "id": "<urn:uuid:0d8a>", {OWN}"#), "2019-05-07"),
        (format!(r#""date": "2025-08-07", "language": "en", "language_score": 0.9, "token_count": 80, {PLAIN}"#), ""),
        (format!(r#""timestamp": "2020/02/25 02:24:39", "source": "mC4", {PLAIN}"#), ""),
        (
            format!(r#""published_date": "2025-08-06", "crawl_date": "2025-08-07", "warc_path": "a.warc.gz", {PLAIN}"#),
            "2025-08-06",
        ),
        (format!(r#""date": "2025-08-06", "title": "T", "warc_path": "a.warc.gz", {PLAIN}"#), "2025-08-06"),
        (format!(r#""timestamp": "2025-08-07 10:11", "title": "T", "warc_path": "a.warc.gz", {PLAIN}"#), ""),
        (r#""timestamp": "2025-08-07T10:11:12Z", "url": "https://h.example/news/pier-closed-again.html""#.to_string(), ""),
        (
            r#""timestamp": "2025-08-07T10:11:12Z", "url": "https://h.example/harbour/4411""#.to_string(),
            "2025-08-07 only_a_capture",
        ),
        // What people keep themselves.
        (format!(r#""timestamp": "2025-08-07", {OWN}"#), "2025-08-07"),
        (format!(r#""timestamp": "2025-08-07T10:11:12Z", "title": "T", {PLAIN}"#), "2025-08-07"),
        (format!(r#""timestamp": "2025-08-07T10:11:12Z", "channel": "harbour", {PLAIN}"#), "2025-08-07"),
        (format!(r#""date": "2025-08-07T10:11:12Z", {PLAIN}"#), "2025-08-07"),
        (format!(r#""date": "2025-08-07T10:11:12Z", "token_count": 80, {PLAIN}"#), "2025-08-07"),
        (format!(r#""modified": "2019-05-20", {OWN}"#), "2019-05-07"),
        (format!(r#""modified": "2019-05-20", {PLAIN}"#), "2019-05-20"),
    ] {
        let published = page_row(&fields).published;
        let date = published.date().map(|date| date.to_string()).unwrap_or_default();
        assert_eq!(format!("{date} {}", published.reason().unwrap_or_default()).trim(), expected, "{fields}");
    }
    let post = read(r#"{"text": "The pier is closed.", "timestamp": "2025-08-07T10:11:12Z", "url": "https://h.example/1"}"#);
    assert_eq!(post.published.reason(), None);
}

#[test]
fn rows_of_crawls_are_read_as_pages() {
    let body = "The pier of the harbour was closed on Tuesday, after two years of talks between the town and the company.";
    let text = format!("Pier closed for another year\\nBy Jane Doe\\n3 March 2023\\n{body}\\n{body} It is old.");
    for record in [
        format!(
            r#"{{"content": "{text}", "warc_headers": {{"warc-target-uri": "https://h.example/pier", "warc-date": "2024-12-17T07:22:09Z"}}}}"#
        ),
        format!(r#"{{"text": "{text}", "metadata": {{"url": "https://h.example/pier", "shard": 4}}}}"#),
        format!(r#"{{"id": "7", "text": "{text}"}}"#),
    ] {
        let article = read(&record);
        let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
        assert_eq!((article.headline.as_str(), date.as_str()), ("Pier closed for another year", "2023-03-03"), "{record}");
        assert_eq!(
            (article.authors.join("|").as_str(), article.body.starts_with("The pier")),
            ("Jane Doe", true),
            "{record}"
        );
        assert_eq!(article.url.is_some(), record.contains("https"), "{record}");
    }
    let archived = read(
        r#"{"content": "One.", "warc_headers": {"warc-target-uri": "https://h.example/a", "warc-date": "2024-12-17T07:22:09Z"}}"#,
    );
    assert_eq!((archived.published.date(), archived.metadata.len()), (None, 1));
    let letter =
        read(&format!(r#"{{"id": "7", "text": "Dear all,\\nthank you for the notes\\nof Monday\\n{body}\\nJane"}}"#));
    assert_eq!((letter.headline.as_str(), letter.body.starts_with("Dear all")), ("", true));
    // A text beside a day and who wrote it is the text.
    let known = read(&format!(r#"{{"text": "{text}", "date": "2024-01-01"}}"#));
    assert_eq!((known.headline.as_str(), known.body.starts_with("Pier closed")), ("", true));
    let house = read(r#"{"title": "T", "text": "One.", "meta": {"site": {"url": "https://h.example"}}}"#);
    assert_eq!(house.url, None);
}

#[test]
fn the_header_in_a_text_beside_its_headline() {
    let body = "The pier of the harbour was closed on Tuesday, after two years of talks between the town and the company.";
    let read_beside = |head: &str, fields: &str| {
        read(&format!(
            r#"{{"title": "Pier closed for another year", "text": "{head}{body}\\n\\n{body} It is old.", {fields}}}"#
        ))
    };
    const PLAIN: &str = r#""url": "https://h.example/pier""#;
    for (head, fields, date, begins) in [
        (
            "ADVERTISEMENT\\n\\nPier closed for another year\\n\\nPublished Jul 9, 2021 02:15 pm\\n\\n",
            PLAIN,
            "2021-07-09",
            "The pier",
        ),
        ("Jul 9, 2021\\n\\n", r#""seendate": "20240101T100000Z""#, "2021-07-09", "The pier"),
        ("date 2021-07-09 Pier closed for another year\\n\\n", PLAIN, "2021-07-09", "The pier"),
        ("Tuesday, June 18, 2024\\n\\nPier closed for another year\\n\\nJul 9, 2021\\n\\n", PLAIN, "2021-07-09", "The pier"),
        (
            "Tuesday, June 18, 2024\\n\\nOpinion | Pier closed for another year\\n\\nCarrow\\n\\nJul 9, 2021\\n\\n",
            PLAIN,
            "2021-07-09",
            "The pier",
        ),
        ("Sunday, July 11, 2021\\n\\nPier closed for another year\\n\\n", PLAIN, "2021-07-11", "The pier"),
        // What the record tells goes before, and a text without a header stays as it is.
        ("Jul 9, 2021\\n\\n", r#""date": "2021-07-10""#, "2021-07-10", "The pier"),
        ("Jul 9, 2021\\n\\n", r#""date": "2021-07-10", "author": "Jane Doe""#, "2021-07-10", "Jul 9"),
        ("Nobody came.\\n\\n", PLAIN, "", "Nobody"),
        ("", PLAIN, "", "The pier"),
    ] {
        let article = read_beside(head, fields);
        let found = article.published.date().map(|date| date.to_string()).unwrap_or_default();
        assert_eq!((found.as_str(), article.headline.as_str()), (date, "Pier closed for another year"), "{head}");
        assert!(article.body.starts_with(begins), "{head}: {}", article.body);
    }
}
