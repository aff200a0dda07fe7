//! What pages print around their texts, above and below, is none of them.

use super::{BODY, read};

#[test]
fn what_stands_above_and_below_a_headline() {
    let picture = "Trucks wait in the snow below the pass. Photo: Hill Police via AFP";
    for (head, expected) in [
        (format!("{picture}\nCounty to reopen the road over the pass at noon\n{picture}\n"), "County to reopen the road over the pass at noon"),
        ("Hi, what are you looking for?\n\nCounty to reopen the road over the pass\n\n".to_string(), "County to reopen the road over the pass"),
        ("Media Center Media Center\n\nCounty to reopen the road over the pass\n\n12 April 2023\n\n".to_string(), "County to reopen the road over the pass"),
        (
            "The Hill Post - County to reopen the road over the pass\n\nCounty to reopen the road over the pass\n\n".to_string(),
            "County to reopen the road over the pass",
        ),
        (
            "Press Releases HTO: County to reopen the road over the pass\n\nHTO: County to reopen the road over the pass\n\n".to_string(),
            "HTO: County to reopen the road over the pass",
        ),
        ("County to reopen the road over the pass\n\nPublished\n\non\n\n".to_string(), "County to reopen the road over the pass"),
        ("County to reopen the road over the pass\nplease wait\n\n".to_string(), "County to reopen the road over the pass"),
        // What looks like it and is the headline.
        ("What are you looking for in a mayor of a hill town?\n\n".to_string(), "What are you looking for in a mayor of a hill town?"),
        ("New York, New York: how a town lost its road\n\n12 April 2023\n\n".to_string(), "New York, New York: how a town lost its road"),
        (
            "County to reopen the road over the pass\n\nWhy the county is late, and what the road over the pass costs it\n\n12 April 2023\n\n".to_string(),
            "County to reopen the road over the pass",
        ),
    ] {
        let article = read(&format!("{head}{BODY}"));
        assert_eq!(article.headline, expected, "{head}");
        assert_eq!(article.body, BODY, "{head}");
    }
}

#[test]
fn captions_that_stand_there_twice_are_no_text() {
    let caption = "Trucks wait in the snow below the pass on Monday morning.";
    let head = "Pass road reopens after four days\n\nBy Jane Doe\n12 April 2023\n";
    let verse = "O road over the pass so high\nO road over the pass so high\n\n";
    for (text, expected) in [
        (format!("{head}{caption}\n{caption}\n{BODY}"), BODY.to_string()),
        (format!("{head}\n{caption}\n{caption}\n\n{BODY}"), BODY.to_string()),
        // A refrain farther down, and a heading that stands there twice.
        (
            format!("{head}\n{BODY}\n\n{BODY}\n\n{BODY}\n\n{verse}{BODY}"),
            format!("{BODY}\n\n{BODY}\n\n{BODY}\n\n{}{BODY}", verse.replacen('\n', " ", 1)),
        ),
        (format!("{head}\nOne\n\nOne\n\n{BODY}"), format!("One\n\nOne\n\n{BODY}")),
    ] {
        assert_eq!(read(&text).body, expected, "{text}");
    }
}

#[test]
fn a_headline_about_a_president_is_no_role_of_the_paper_above_it() {
    let headline = "Former President of Ostra dies aged 84";
    let text = format!(
        "9/3/2020 {headline} | Harbour Courier\n\nHARBOUR COURIER\n\n{headline}\n\nBy Jane Doe\nSeptember 3, 2020\n\n{BODY}\n\n\
         https://courier.example/a 1/3"
    );
    let article = read(&text);
    assert_eq!((article.headline.as_str(), article.authors.join(";").as_str()), (headline, "Jane Doe"));
}

#[test]
fn a_paragraph_that_stands_there_twice_is_text_once() {
    let first = "The county put off its vote on the tunnel on Monday.";
    let head = "Pass road reopens after four days\n\nBy Jane Doe\nPublished: 12 April 2023\n\n";
    for text in [
        format!("{head}{first}\n\n{first}\n\n{BODY}"),
        // No line is set apart from another.
        format!("{head}{first}\n\n{first}\n\n{BODY}").replace("\n\n", "\n"),
        format!("Pass road reopens after four days\n\n{first}\n\n{first}\n\n{BODY}"),
        format!("Pass road reopens after four days\n\n{first}\n\n{first}\n\nBy Jane Doe\n12 April 2023\n\n{BODY}"),
    ] {
        let article = read(&text);
        let said = format!("{}\n\n{}", article.description, article.body);
        assert_eq!((said.matches(first).count(), article.body.ends_with(BODY)), (1, true), "{text}: {said}");
    }
}

#[test]
fn what_a_page_prints_below_its_text_is_no_text() {
    let head = "Pass road reopens after four days\n\nBy Jane Doe\n12 April 2023\n\n";
    for tail in [
        "Leave a Reply\n\nThis site uses Akismet to reduce spam. Learn how your comment data is processed.",
        "Leave a Reply\n\nTell us what you think of it in no more than ten words and a half. We read all of it.",
        "No comments:\n\nPost a Comment",
        "Popular posts from this blog\n\nThe tunnel at last\n\nA winter on the hill",
        "This entry was posted in Roads. Bookmark the permalink.\n\nLeave a Reply\n\nFill in your details below or click an icon to log in:\n\nConnecting to %s",
        "How useful was this post?\n\nClick on a star to rate it!\n\nNo votes so far! Be the first to rate this post.",
        "Want to read more?\nSubscribe now and get all of it for a month.\nStart your free trial",
        "#Pass #road #reopens #four #days\n\nLeave a Comment\n\nYour email address will not be published.",
        "Help us continue bringing you news of the hills, of their roads and of their towns, whatever the weather and \
         whoever governs them. Your subscription pays the people who drive up there in winter, and those who read \
         what the county would rather not have read by anybody.",
        "Source link",
        "Comments are closed.",
        "Back to top button",
    ] {
        assert_eq!(read(&format!("{head}{BODY}\n\n{tail}\n")).body, BODY, "{tail}");
    }
    for end in [
        "Read more books than your teachers did, she told them, and they will ask you one day how you came to know what they \
         had long forgotten: that the road over the pass was built by people who could not read, in four summers, with \
         nothing but their hands and their mules.",
        "Leave a light on, she said, and we will find the road home.",
        "Popular posts were burned for firewood.",
        "The source links both.",
    ] {
        assert_eq!(read(&format!("{head}{BODY}\n\n{end}\n")).body, format!("{BODY}\n\n{end}"), "{end}");
    }
    let article = read(&format!("{head}{BODY}\n\n#Snow #road #Trucks #pass #Hill\n"));
    assert_eq!(article.tags, ["Snow", "road", "Trucks", "pass", "Hill"]);
    assert!(read(&format!("{head}{BODY}\n\n#Pass #road #reopens #four #days\n")).tags.is_empty());
    let thread = "Comments 8\nJohn Roe 12 March 2017, 08:29\n\nThe road was closed for years before that, and nobody said a word about it.\n\nWhat a road!";
    assert_eq!(read(&format!("{head}{BODY}\n\n{BODY}\n\n{thread}\n")).body, format!("{BODY}\n\n{BODY}"));
    // The number of comments above the text, beside the day of the article.
    assert!(
        read(&format!("Pass road reopens after four days\n\nComments (8)\n\n12 March 2017\n\n{BODY}\n"))
            .body
            .ends_with(BODY)
    );
    // A heading of the article itself, with more below it than above.
    let end = format!("Leave a Comment\n\n{BODY}\n\n{BODY}");
    assert!(read(&format!("{head}{BODY}\n\n{end}\n")).body.ends_with(&end));
}

#[test]
fn what_stands_before_a_colon_is_the_site_only_by_its_name_or_host() {
    for (headline, label, expected) in [
        ("Oslo: guards reopen the tender", "URL: https://a.example/oslo-guards-reopen-the-tender", None),
        ("Oslo: guards reopen the tender", "Source: https://a.example/oslo/guards", None),
        ("Kenya: guards reopen the tender", "Source: Kenya Star", None),
        ("Oslo: guards reopen the tender", "URL: https://www.oslo.example/guards", Some("guards reopen the tender")),
        ("Quayside: guards reopen the tender", "Source: The Quayside, page 3", Some("guards reopen the tender")),
        ("Guards reopen the tender - Quay Post", "Source: Quay Post Online", Some("Guards reopen the tender")),
        ("Guards reopen the tender - Oslo", "Link: https://a.example/guards-reopen-the-tender-oslo", None),
    ] {
        let article = read(&format!("# {headline}\n\nAuthor: Jane Doe\nDate: 18 November 2020\n{label}\n\n{BODY}"));
        assert_eq!(article.headline, expected.unwrap_or(headline), "{headline} / {label}");
    }
}

#[test]
fn the_day_of_a_note_is_that_of_the_article_where_both_are_labelled() {
    for (labels, expected) in [
        ("Erstellt: 3. März 2021 16:10\nDatum: 18. November 2020", "2020-11-18"),
        ("Создано: 3 марта 2021 г. 16:10\nДата: 18 ноября 2020 г.", "2020-11-18"),
        ("생성 일시: 2021년 3월 3일\n날짜: 2020년 11월 18일", "2020-11-18"),
        ("Hinzugefügt: 3. März 2021\nDatum: 18. November 2020", "2020-11-18"),
        ("Datum: 18. November 2020\nErstellt: 3. März 2021 16:10", "2020-11-18"),
        ("Erstellt: 3. März 2021", "2021-03-03"),
        ("Erstellt: 3. März 2021\nDatum: unbekannt", "2021-03-03"),
    ] {
        let article = read(&format!("# The pier of Kelby is closed again\n\n{labels}\nURL: https://a.example/x\n\n{BODY}"));
        assert_eq!(super::date(&article), expected, "{labels}");
        assert!(article.authors.is_empty(), "{labels}: {:?}", article.authors);
    }
}
