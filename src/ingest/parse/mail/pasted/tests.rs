//! Mails that hold an article below an introduction, and what is read of its head.

use super::*;

#[test]
fn names_alone_below_a_headline() {
    for (text, expected) in [
        ("Jane Doe\nHarbour Times\n29 January 2007\n\nIt closed.", Some("Jane Doe")),
        ("Jane Doe\n29 January 2007\n\nIt closed.", Some("Jane Doe")),
        ("Jane Doe\n\nIt closed.", None),
        ("Jane Doe\nwas not there when it closed.", None),
    ] {
        assert_eq!(name_above_day(text), expected, "{text}");
    }
}

#[test]
fn names_on_a_line_of_their_own_below_a_headline() {
    for (text, expected) in [
        ("Anna Doe\n\nIt closed.\n", Some("Anna Doe")),
        ("Anna Doe\nIt closed.\n", None),
        ("Dear Anna\n\nIt closed.\n", None),
        ("Anna Doe and all who work at the pier\n\nIt closed.\n", None),
    ] {
        assert_eq!(name_alone(text), expected, "{text}");
    }
}

#[test]
fn forwarded_texts_with_a_head_of_their_own() {
    for (text, expected) in [
        (
            "Insurers raise their premiums\n\nOctober 11, 2016 6:04 pm\nJane Doe in Basra\n\nIt closed.",
            Some("Insurers raise their premiums"),
        ),
        (
            "Insurers raise their premiums\n\nBy Jane Doe\n11 October 2016\n\nIt closed.",
            Some("Insurers raise their premiums"),
        ),
        ("Dear all, this may interest you.\n11 October 2016\n\nIt closed.", None),
        ("Insurers raise their premiums\n\nIt closed on 11 October 2016.\n", None),
    ] {
        assert_eq!(headed_itself(text, Wanted::Day).map(|pasted| pasted.headline), expected, "{text}");
    }
}

#[test]
fn articles_below_a_word_to_the_reader() {
    let article = "Insurers raise their premiums\nBy Jane Doe\n11 October 2016\n\nIt closed, and nobody had been asked about it before.";
    for (subject, above, expected) in [
        ("Article", "Hi Tom,\n\nFrom the Harbour Times:\n\n", Some("Insurers raise their premiums")),
        ("Article", "Hi Tom,\n\nThe Harbour Times\nFriday, 7 October 2016\n\n", Some("Insurers raise their premiums")),
        ("What I read about the harbour today", "Hi Tom,\n\n", Some("Insurers raise their premiums")),
        ("What I read about the harbour today", "", Some("Insurers raise their premiums")),
        (
            "What I read today at home",
            "The Harbour Times\nFriday, 7 October 2016\n\n",
            Some("Insurers raise their premiums"),
        ),
    ] {
        let text = format!("{above}{article}");
        assert_eq!(headed_below(subject, &text, false).map(|pasted| pasted.headline), expected, "{subject}");
    }
    assert_eq!(headed_below("Article", "Hi Tom,\n\nIt closed.\n\nNobody knew.\n", false), None);
}

#[test]
fn letters_with_several_articles_are_none_of_them() {
    let article = "Insurers raise their premiums\nBy Jane Doe\n11 October 2016\n\nIt closed, and nobody had been asked about it before.\n\n";
    let subject = "What happened at the harbour today";
    assert_eq!(headed_below(subject, &article.repeat(2), false), None);
    assert_eq!(headed_below(subject, article, true), None);
    let bare = article.replace("By Jane Doe\n", "");
    assert_eq!(headed_below(subject, &bare, false), None);
}

#[test]
fn who_posted_what_a_blog_sends() {
    for (above, expected) in [
        ("Jane Doe posted: \"The pier was closed on Tu...\"", Some("Jane Doe")),
        ("New post\n\nJane Doe posted: “The pier was closed.”\n", Some("Jane Doe")),
        ("The minister posted: \"Closed.\"", None),
        ("Jane Doe posted: the pier was closed.", None),
        ("Jane Doe posted: \"Closed.\"\n\nShe was right.", None),
        ("", None),
    ] {
        assert_eq!(poster(above), expected, "{above}");
    }
}

#[test]
fn subjects_that_are_cut() {
    let text = "The pier of Kelby is closed again\n\nBy Jane Doe\n\nIt closed.";
    for (subject, expected) in [
        ("The pier of Kelby…", Some("The pier of Kelby is closed again")),
        ("The pier of Kelby is...", Some("The pier of Kelby is closed again")),
        ("The pier...", None),
        ("The quay of Kelby...", None),
    ] {
        assert_eq!(pasted(subject, text).map(|pasted| pasted.headline), expected, "{subject}");
    }
}

#[test]
fn articles_inside_mails() {
    for (subject, text, expected) in [
        (
            "Article: The pier is closed (Harbour Times, 7 April)",
            "Colleagues, this may be of interest.\n\nHarbour Times\n\n7 April 1998\n\nTHE PIER IS CLOSED\n\nby Jane Doe\n\nIt closed.",
            "THE PIER IS CLOSED|1998-04-07|Harbour Times|Colleagues, this may be of interest.|true",
        ),
        (
            "The pier is closed (Quay Post)",
            "https://q.example/pier\n\nThe pier is closed\n\nBy Jane Doe\n\nIt closed.",
            "The pier is closed||Quay Post||true",
        ),
        (
            "The pier is closed",
            "EMBARGOED UNTIL 00:01 GMT FRIDAY 16 JUNE 2023\n\nThe pier is closed\n\nIt closed.",
            "The pier is closed||||false",
        ),
        (
            "Quay: The pier is closed",
            "Read this.\n\nARTICLE | May 18, 2023\n\nThe pier is closed\n\nBy Jane Doe\n\nIt closed.",
            "The pier is closed|2023-05-18||Read this.|false",
        ),
        ("The pier is closed", "THE PIER IS CLOSED\n\nBy Jane Doe\n\nIt closed.", "The pier is closed||||false"),
        (
            "The pier is closed",
            "COMUNICATO STAMPA\n\n18 maggio 2023\n\nThe pier is closed\n\nIt closed.",
            "The pier is closed|2023-05-18|||false",
        ),
    ] {
        let found = pasted(subject, text).expect("an article");
        let mut builder = ArticleBuilder::default();
        let is_of_others = read_head(&found, subject, &mut builder);
        let article = builder.article();
        let day = article.published.date().map(|date| date.to_string()).unwrap_or_default();
        let with = article.metadata.get("sent with").and_then(serde_json::Value::as_str).unwrap_or_default();
        let house = article.publisher.clone().unwrap_or_default();
        assert_eq!(format!("{}|{day}|{house}|{with}|{is_of_others}", article.headline), expected, "{subject}");
    }
    // The first sentence may begin with a day.
    let text = "The pier is closed\nBy Jane Doe\n18 May 2023 the water took two bridges.\nIt closed.";
    let found = pasted("The pier is closed", text).expect("an article");
    let (mut builder, mut below) = (ArticleBuilder::default(), found.text);
    if let Some(head) = head_below(below) {
        head.read(&mut builder);
        below = head.text;
    }
    assert!(below.contains("two bridges") && builder.article().published.date().is_none(), "{below}");
    for line in ["18 May 2023", "18 May 2023, 2:05 p.m.", "18 maggio 2023, ore 14.05.", "Thursday, May 18, 2023 - 14:05 h."]
    {
        assert!(is_day(line), "{line}");
    }
    for (subject, text) in [
        ("The pier is closed", "Dear all,\n\nthe pier is closed today.\n\nIt closed."),
        ("The pier is closed", "The pier is closed\n\nIt closed."),
        ("Hello", "Hello\n\nBy Jane Doe\n\nIt closed."),
    ] {
        assert_eq!(pasted(subject, text), None, "{text}");
    }
}
