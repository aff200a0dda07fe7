//! Records of exports, reference managers, news services, channels, and tables, as articles.

use chrono::NaiveDate;

use super::{Before, parse_json, parse_table};

/// Each article as `headline | day | authors | body`, with a bar between the paragraphs.
fn read(json: &str) -> String {
    let parsed = parse_json(json, &[], "a.json", NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"), Before::default());
    let line_of = |article: &crate::article::ParsedArticle| {
        let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
        let body = article.body.replace("\n\n", "¶");
        format!("{} | {date} | {} | {body}", article.headline, article.authors.join(", "))
    };
    let problems = parsed.problems.into_iter().map(|problem| problem.code);
    let lines: Vec<String> = parsed.articles.iter().map(|(_, article)| line_of(article)).chain(problems).collect();
    lines.join("\n")
}

#[test]
fn a_table_writes_its_dates_in_one_order() {
    for (rows, expected) in [
        ("3/28/2022|4/2/2022", "2022-03-28 2022-04-02"),
        ("4/2/2022|28/3/2022", "2022-02-04 2022-03-28"),
        ("4/2/22|3/28/22", "2022-04-02 2022-03-28"),
        ("4/2/2022|28.3.2022", "2022 2022-03-28"),
        ("4/2/2022|3/28/2022|28/3/2022", "2022 2022-03-28 2022-03-28"),
        ("4/2/2022", "2022"),
        ("02.04.22|28.03.22", "2022-04-02 2022-03-28"),
        // Another column may tell.
        ("4/2/2022,5/14/2022 10:11:12", "2022-04-02"),
    ] {
        let rows: String = rows.split('|').map(|row| format!("T,{row}\n")).collect();
        let table = format!("title,date,taken\n{rows}").into_bytes();
        let parsed = parse_table(table, "a.csv", NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
        let dates = parsed.articles.iter().map(|(_, article)| article.published.date().map(|date| date.to_string()));
        assert_eq!(dates.map(Option::unwrap_or_default).collect::<Vec<_>>().join(" "), expected, "{rows}");
    }
}

#[test]
fn that_there_are_too_many_values_is_said_once() {
    let tags: Vec<String> = (0..500).map(|number| format!("\"tag {number}\"")).collect();
    let json = format!("{{\"headline\":\"T\",\"body\":\"Oil was sold.\",\"tags\":[{}]}}", tags.join(","));
    let parsed = parse_json(&json, &[], "a.json", NaiveDate::MAX, Before::default());
    let codes: Vec<&str> = parsed.articles[0].1.notes.iter().map(|note| note.code.as_str()).collect();
    assert_eq!(codes, ["too_many_values"]);
}

#[test]
fn a_word_for_by_is_a_first_name_where_the_text_is_in_another_language() {
    const MALAY: &str =
        "Pelabuhan itu akan ditutup pada hari Senin karena para pekerja belum menerima upah mereka dari pemerintah kota.";
    const ENGLISH: &str =
        "The port will be closed on Monday because the workers have not been paid by the city since the spring.";
    for (author, text, language, expected) in [
        ("Oleh Siti", MALAY, "", "Siti"),
        ("Oleh Siti", MALAY, "id", "Siti"),
        ("Oleh Siti", MALAY, "ms", "Siti"),
        ("Oleh Siti Rahma", MALAY, "id", "Siti Rahma"),
        ("Oleh Kovalenko", ENGLISH, "", "Oleh Kovalenko"),
        ("Oleh Kovalenko", ENGLISH, "en", "Oleh Kovalenko"),
        ("Olehna Siti", MALAY, "id", "Olehna Siti"),
        ("Yazar Khan", MALAY, "id", "Yazar Khan"),
    ] {
        let json =
            format!("{{\"headline\":\"T\",\"body\":\"{text}\",\"language\":\"{language}\",\"author\":[\"{author}\"]}}");
        let parsed = parse_json(&json, &[], "a.json", NaiveDate::MAX, Before::default());
        assert_eq!(parsed.articles[0].1.authors, [expected], "{author} {language}");
    }
}

#[test]
fn rows_in_which_nothing_stands_are_none() {
    let table = format!("title,date,text\nT,2022-03-04,One.\n{}U,2022-03-05,Two.\n , ,\n", ",,\n".repeat(1000));
    let parsed = parse_table(table.into_bytes(), "a.csv", NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
    let shown: Vec<(u64, &str)> = parsed.articles.iter().map(|(line, article)| (*line, article.headline.as_str())).collect();
    assert_eq!((shown, parsed.problems.len()), (vec![(2, "T"), (1003, "U")], 0));
}

#[test]
fn of_columns_of_one_name_the_first_that_is_filled_counts() {
    for (row, body, kept, notes) in [
        ("T,2022-03-04,Oil was sold.,", "Oil was sold.", None, 0),
        ("T,2022-03-04,,Oil was sold.", "Oil was sold.", None, 0),
        ("T,2022-03-04,Oil was sold., Oil was sold. ", "Oil was sold.", None, 0),
        ("T,2022-03-04,Oil was sold.,Grain as well.", "Oil was sold.", Some("Grain as well."), 1),
    ] {
        let table = format!("title,date,text,text\n{row}\n");
        let parsed = parse_table(table.into_bytes(), "a.csv", NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
        let (_, article) = &parsed.articles[0];
        assert_eq!(article.body, body, "{row}");
        assert_eq!(article.metadata.get("text (2)").and_then(|value| value.as_str()), kept, "{row}");
        assert_eq!(article.notes.iter().filter(|note| note.code == "repeated_column").count(), notes, "{row}");
    }
}

#[test]
fn exports_of_reference_managers() {
    for (json, expected) in [
        (
            r#"[{"id": "1", "type": "article-newspaper", "title": "T", "container-title": "Tigris Review", "abstract": "One.\n\nTwo.",
                "author": [{"family": "al-Jubouri", "given": "Hala"}, {"literal": "Basra Water Group"}],
                "issued": {"date-parts": [[2021, 5]]}, "accessed": {"date-parts": [[2022, 1, 4]]}}]"#,
            "T | 2021-05 | Hala al-Jubouri, Basra Water Group | One.¶Two.",
        ),
        (r#"[{"title": "T", "issued": {"date-parts": [["2021", "3", 17]]}}]"#, "T | 2021-03-17 |  | "),
        (r#"[{"title": "T", "issued": {"date-parts": [[2021]]}}]"#, "T | 2021 |  | "),
        (r#"[{"title": "T", "issued": {"raw": "17 March 2021"}}]"#, "T | 2021-03-17 |  | "),
        (
            r#"[{"key": "A", "version": 3, "meta": {"parsedDate": "2021-03-17", "numChildren": 0},
                "data": {"itemType": "newspaperArticle", "title": "T", "abstractNote": "One.", "publicationTitle": "Baltic Post",
                "creators": [{"creatorType": "author", "firstName": "Liis", "lastName": "Kask"}, {"creatorType": "author", "name": "Reuters"},
                {"creatorType": "editor", "firstName": "Jaan", "lastName": "Tamm"}],
                "date": "2021-03", "tags": [{"tag": "ports"}], "dateAdded": "2022-01-01T00:00:00Z"}}]"#,
            "T | 2021-03 | Liis Kask, Reuters | One.",
        ),
    ] {
        assert_eq!(read(json), expected, "{json}");
    }
}

#[test]
fn articles_of_a_news_service() {
    let of = |title: &str, content: &str| {
        let record =
            serde_json::json!({"source": {"id": null, "name": "Swan River News"}, "title": title, "content": content});
        read(&serde_json::json!({"status": "ok", "articles": [record]}).to_string())
    };
    for (title, content, expected) in [
        ("Tender cancelled - Swan River News", "It would be… [+2314 chars]", "Tender cancelled |  |  | It would be…"),
        ("Tender cancelled - again", "He said [+ a few chars]", "Tender cancelled - again |  |  | He said [+ a few chars]"),
        ("Swan River News", "One.", "Swan River News |  |  | One."),
        ("[Removed]", "[Removed]", "not_an_article"),
    ] {
        assert_eq!(of(title, content), expected, "{title}");
    }
    let cut = r#"{"title": "T", "content": "One… [+12 chars]"}"#;
    let parsed = parse_json(cut, &[], "a.json", NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"), Before::default());
    assert_eq!(parsed.articles[0].1.notes[0].code, "text_cut");
}

#[test]
fn a_list_of_authors_holds_other_words_of_the_byline() {
    for (authors, expected) in [
        (r#"["Owen Rees", "Business Correspondent", "View All Posts"]"#, "Owen Rees"),
        (r#"["Liis Kask", "Staff Writer", "Updated", "Https", "Min Read"]"#, "Liis Kask"),
        (r#"["Reuters", "Staff Writer"]"#, "Reuters"),
        (r#"["Jane Doe", "Madonna", "Basra Water Group"]"#, "Jane Doe, Madonna, Basra Water Group"),
        (r#"["Updated", "Https"]"#, ""),
    ] {
        let json = format!(r#"{{"title": "T", "authors": {authors}, "text": "One."}}"#);
        assert_eq!(read(&json), format!("T |  | {expected} | One."), "{json}");
    }
}

#[test]
fn messages_of_a_channel() {
    let json = r##"{"name": "Harbour Today", "type": "public_channel", "id": 1, "messages": [
        {"id": 1, "type": "service", "date": "2021-01-01T10:00:00", "action": "create_channel", "text": ""},
        {"id": 2, "type": "message", "date": "2021-05-03T08:15:00", "from": "Harbour Today", "text": [{"type": "bold", "text": "Ferry back"},
            "\n\nThe ferry of ", {"type": "text_link", "text": "the line", "href": "https://e.example"}, " sails again.\n\nTwice a day. ",
            {"type": "hashtag", "text": "#ferry"}], "text_entities": []},
        {"id": 3, "type": "message", "date": "2021-05-04T09:00:00", "from": "Jane Doe", "text": "The quay is shut."}]}"##;
    assert_eq!(
        read(json),
        "Ferry back | 2021-05-03 |  | The ferry of the line sails again.¶Twice a day.\n | 2021-05-04 | Jane Doe | The quay is shut."
    );
    let parsed = parse_json(json, &[], "a.json", NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"), Before::default());
    let (number, article) = &parsed.articles[0];
    assert_eq!(
        (*number, article.publisher.as_deref(), article.tags.join(",").as_str()),
        (2, Some("Harbour Today"), "ferry")
    );
    let all = format!(r#"{{"about": "x", "chats": {{"list": [{json}, {{"name": "Empty", "messages": []}}]}}}}"#);
    assert_eq!(read(&all), read(json));
}

#[test]
fn records_inside_others() {
    for (json, expected) in [
        (
            r#"{"記事": {"見出し": "港", "本文": ["一。", "二。"], "日付": "2012年10月1日"}}"#,
            "港 | 2012-10-01 |  | 一。¶二。",
        ),
        (
            r#"[{"kind": "Listing", "data": {"children": [
                {"kind": "t3", "data": {"title": "T", "selftext": "One.", "created_utc": 1580515200.0}}]}}]"#,
            "T | 2020-02-01 |  | One.",
        ),
        (
            r#"{"@context": "https://schema.org", "@graph": [{"@type": "Organization", "name": "H"},
                {"@type": "NewsArticle", "headline": "T", "datePublished": "2020-11-05", "articleBody": "One.\n\nTwo."}]}"#,
            "T | 2020-11-05 |  | One.¶Two.",
        ),
        (
            r#"{"response": {"docs": [{"title_t": ["T"], "author_ss": ["Jane Doe"], "pub_date_dt": "2009-02-03T00:00:00Z", "body_txt": ["One."]}]}}"#,
            "T | 2009-02-03 | Jane Doe | One.",
        ),
        // Parts of a text are no records.
        (
            r#"{"title": "T", "date": "2009-02-03", "children": [{"text": "One."}, {"text": "Two."}]}"#,
            "T | 2009-02-03 |  | ",
        ),
    ] {
        assert_eq!(read(json), expected, "{json}");
    }
}

#[test]
fn a_first_line_of_a_message_may_be_its_headline() {
    let text = "The harbour waits for its cranes\nNobody at the harbour could say why the cranes stood idle for most of the afternoon. \
                The office put the cost at twelve million, and that is twice what its own people had said before the winter. \
                The next talks begin in spring.";
    let export = |text: &str| {
        let message =
            serde_json::json!({"id": 2, "type": "message", "date": "2021-05-09T10:00:00", "from": "H", "text": text});
        serde_json::json!({"name": "H", "type": "public_channel", "id": 1, "messages": [message]}).to_string()
    };
    assert!(read(&export(text)).starts_with("The harbour waits for its cranes | 2021-05-09 |  | Nobody at"));
    assert!(read(&export("It is late.\nWe go on tomorrow.")).starts_with(" | 2021-05-09 |  | It is late."));
}

#[test]
fn a_text_in_parts_is_one_article() {
    for (json, expected) in [
        (
            r#"{"title": "T", "author": "Jane Doe", "date": "2021-03-17", "body": [{"type": "paragraph", "text": "One."}, {"type": "paragraph", "text": "Two."}]}"#,
            "T | 2021-03-17 | Jane Doe | One.¶Two.",
        ),
        (r#"{"title": "T", "content": [{"type": "p", "content": "One."}, "Two."]}"#, "T |  |  | One.¶Two."),
        (r#"[{"title": "T", "blocks": [{"type": "paragraph", "data": {"text": "<b>One</b>."}}]}]"#, "T |  |  | One."),
        // A list of articles under a name for texts, and one of short messages.
        (
            r#"{"title": "T", "content": [{"title": "A", "text": "One."}, {"title": "B", "text": "Two."}]}"#,
            "A |  |  | One.\nB |  |  | Two.",
        ),
        (
            r#"{"title": "T", "content": [{"date": "2021-01-02", "text": "One."}, {"date": "2021-01-03", "text": "Two."}]}"#,
            " | 2021-01-02 |  | One.\n | 2021-01-03 |  | Two.",
        ),
        (
            r#"{"title": "Feed", "items": [{"text": "One.", "id": 1}, {"text": "Two.", "id": 2}]}"#,
            " |  |  | One.\n |  |  | Two.",
        ),
    ] {
        assert_eq!(read(json), expected, "{json}");
    }
}

#[test]
fn the_outbox_of_a_server_of_activity_streams() {
    let made = r#"{"type":"Create","actor":"u","published":"2023-06-14T10:00:00Z","object":{"type":"Article","name":"Quay stays shut","content":"<p>The gates stay closed for a week.</p>","tag":[{"type":"Hashtag","name":"ports"}]}}"#;
    let shared = r#"{"type":"Announce","actor":"u","published":"2023-06-15T10:00:00Z","object":"https://other.example/1"}"#;
    let outbox = format!(r#"{{"type":"OrderedCollection","totalItems":2,"orderedItems":[{made},{shared}]}}"#);
    assert_eq!(read(&outbox), "Quay stays shut | 2023-06-14 |  | The gates stay closed for a week.");
}

#[test]
fn lists_inside_of_an_article_are_no_articles() {
    let date = r#""versionCreated": "2023-10-08T22:00:00+03:00""#;
    for (json, expected) in [
        (
            format!(
                r#"{{"uri": "tag:3", "standard": {{"name": "ninjs", "version": "3.0"}}, {date}, "type": "text", "headlines": [{{"value": "Piers shut"}}],
                   "bodies": [{{"role": "main", "contentType": "text/html", "value": "<p>One.</p>"}}],
                   "associations": [{{"name": "picture", "type": "picture", "headlines": [{{"value": "A crane"}}], "headline": "A crane", {date}}}]}}"#
            ),
            "Piers shut | 2023-10-08 |  | One.",
        ),
        (
            r#"{"title": "Piers shut", "published": "2023-10-08", "pictures": [{"title": "A crane", "href": "a"}]}"#.to_string(),
            "Piers shut | 2023-10-08 |  | ",
        ),
        // An export has a name and a day, too.
        (
            r#"{"title": "All of May", "date": "2023-06-01", "texter": [{"title": "Piers shut", "date": "2023-05-08", "text": "One."}]}"#.to_string(),
            "Piers shut | 2023-05-08 |  | One.",
        ),
        (
            r#"[{"type": "header", "version": "5.0"}, {"type": "database", "name": "web"},
                {"type": "table", "name": "a", "data": [{"title": "Piers shut", "date": "2023-05-08", "text": "One."}]}]"#
                .to_string(),
            "Piers shut | 2023-05-08 |  | One.",
        ),
    ] {
        assert_eq!(read(&json), expected, "{json}");
    }
}

#[test]
fn records_headed_by_what_others_call_a_name() {
    for (json, expected) in [
        (
            r#"{"value": [{"name": "Four piers shut", "url": "https://h.example/a", "description": "One.", "datePublished": "2023-05-08T10:00:00Z"}]}"#,
            "Four piers shut | 2023-05-08 |  | ",
        ),
        // A name of something that has a page and a day.
        (
            r#"[{"name": "Four Piers Hall", "url": "https://h.example/a", "text": "One.", "date": "2023-05-08"}]"#,
            " | 2023-05-08 |  | One.",
        ),
        (
            r#"[{"Rubrik": "Fyra pirar stängs", "Datum": "2023-05-08", "Text": "One."}]"#,
            "Fyra pirar stängs | 2023-05-08 |  | One.",
        ),
        (r#"[{"Rubrik": "Politik", "Datum": "2023-05-08", "Text": "One."}]"#, " | 2023-05-08 |  | One."),
        (r#"[{"Titel": "Piers", "Rubrik": "Aus aller Welt", "Text": "One."}]"#, "Piers |  |  | One."),
        (
            r#"[{"href": "https://h.example/2021/08/31/a", "description": "Four piers shut", "extended": "One.", "time": "2021-09-05T10:00:00Z", "shared": "no", "toread": "no", "tags": "piers bay"}]"#,
            "Four piers shut | 2021-08-31 |  | One.",
        ),
    ] {
        assert_eq!(read(json), expected, "{json}");
    }
}

#[test]
fn what_stands_beside_names_and_houses_in_rows() {
    for (json, author) in [
        (r#"[{"title": "T", "text": "One.", "author": ["By ", "Jane Doe"]}]"#, "Jane Doe"),
        (r#"[{"title": "T", "text": "One.", "author": ["Por", "Jane Doe", "Ver Perfil"]}]"#, "Jane Doe"),
        (r#"[{"title": "T", "text": "One.", "author": ["Von Braun", "Jane Doe"]}]"#, "Von Braun, Jane Doe"),
        (r#"[{"title": "T", "text": "One.", "source": {"name": "Harbour Times", "authors": ["Jane Doe"]}}]"#, "Jane Doe"),
        (
            r#"{"data": [{"title": "T", "text": "One.", "author_id": "7"}], "includes": {"users": [{"id": "8", "name": "John Roe"}, {"id": "7", "name": "Jane Doe"}]}}"#,
            "Jane Doe",
        ),
        (r#"{"data": [{"title": "T", "text": "One."}], "includes": {"users": [{"name": "John Roe"}]}}"#, ""),
    ] {
        assert_eq!(read(json), format!("T |  | {author} | One."), "{json}");
    }
    for (house, expected) in [
        ("来源：海湾网", "海湾网"),
        ("Source: Harbour Times", "Harbour Times"),
        ("Harbour: The Paper", "Harbour: The Paper"),
    ] {
        let json = format!(r#"[{{"title": "T", "text": "One.", "source": "{house}"}}]"#);
        let today = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
        let parsed = parse_json(&json, &[], "a.json", today, Before::default());
        assert_eq!(parsed.articles[0].1.publisher.as_deref(), Some(expected), "{house}");
    }
}
