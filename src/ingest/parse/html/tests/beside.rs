//! What stands beside an article and is not of it, and pages that say little of themselves: cards of other articles, names with what a
//! house sets around them, headlines in large letters, days of a move.

use super::*;

fn article_of(head: &str, lines: &str, after: &str) -> ParsedArticle {
    let text =
        format!("<main><h1>Quay stays shut after the storm</h1>{lines}<div class=story-text>{TEXT}</div>{after}</main>");
    read(&page(&format!("<title>Quay stays shut after the storm - Coast Herald</title>{head}"), &text))
}

#[test]
fn who_wrote_others_did_not_write_this() {
    let card = "<article class=card><h3>A lamp is lit again</h3><p class=card__author>By Ann Lee</p><time>01 May 2024</time></article>";
    assert!(article_of("", "<p>3 May 2019</p>", &card.repeat(3)).authors.is_empty());
    // A box of another article in the text, and whom the box under it is about.
    let inside = "<aside class=inline-related><h3><a href=/lamp>A lamp is lit again</a></h3><span class=author>By Bob Roy</span></aside>";
    let bio =
        "<div class=bio-box><p><strong>Ann Lee</strong> is a retired harbour master and chairs the Coast Forum.</p></div>";
    let text = format!("<main><h1>Quay stays shut after the storm</h1>{TEXT}{inside}{TEXT}{bio}</main>");
    assert_eq!(read(&page("<title>Quay stays shut after the storm</title>", &text)).authors, ["Ann Lee"]);
}

#[test]
fn cards_without_names_above_and_below() {
    let card = "<div class=css-1a><a href=/lamp><h3>A lamp is lit again on the quay</h3></a><span>By Bob Roy</span> <time datetime=2024-05-01>1 May 2024</time></div>";
    let cards = card.repeat(3);
    let own = "<h1>Quay stays shut after the storm</h1>";
    let next =
        "<h1>A lamp is lit again on the quay</h1><p class=byline>By Bob Roy</p><time datetime=2024-05-01>1 May 2024</time>";
    for (above, lines, below, expected) in [
        (cards.as_str(), "<p>By Ann Lee</p><p>3 May 2019</p>", "", ("Ann Lee", "2019-05-03")),
        (cards.as_str(), "<div>3 May 2019</div><div>By Ann Lee</div>", cards.as_str(), ("Ann Lee", "2019-05-03")),
        ("", "<p>By Ann Lee</p><p>3 May 2019</p>", next, ("Ann Lee", "2019-05-03")),
        ("", "", next, ("", "-")),
    ] {
        let body = format!("{above}{own}{lines}{TEXT}{below}");
        let article = read(&page("<title>Quay stays shut after the storm - Coast Herald</title>", &body));
        assert_eq!((article.authors.join("|").as_str(), day(&article).as_str()), expected, "{body}");
    }
}

#[test]
fn days_at_the_beginning_of_the_text() {
    let text =
        "The harbour office said that the boats of the village would be the first to use the quay, as had been promised.";
    for line in [
        "NEW YORK, Feb. 23, 2015 /PRNewswire/ -- ",
        "Feb. 23, 2015 -- ",
        "PARIS, le 23 février 2015 – ",
        "ASHMERE, Feb. 23, 2015 (COAST WIRE) -- ",
        "23 February 2015, Geneva – ",
        "Madrid, 23 de febrero de 2015.- ",
        "SPRINGFIELD, Ill., Feb. 23, 2015 /PRNewswire/ -- ",
        "<b>Nairobi/Brussels, 23 February 2015</b>: ",
    ] {
        let body = format!("<h2>Quay stays shut after the storm</h2><p>{line}{text}</p>{TEXT}");
        let article = read(&page("<title>Quay stays shut after the storm</title>", &body));
        assert_eq!(day(&article), "2015-02-23", "{line}");
    }
    let colon = format!("<h2>Quay stays shut after the storm</h2><p>On 23 February 2015: {text}</p>{TEXT}");
    assert_ne!(day(&read(&page("<title>Quay stays shut after the storm</title>", &colon))), "2015-02-23");
    let body = format!("<h2>Quay stays shut after the storm</h2><p>The storm of 23 February 2015 - {text}</p>{TEXT}");
    assert_ne!(day(&read(&page("<title>Quay stays shut after the storm</title>", &body))), "2015-02-23");
}

#[test]
fn names_and_what_houses_set_around_them() {
    let json = |authors: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Quay stays shut after the storm","author":{authors}}}</script>"#
        )
    };
    let address = "<link rel=canonical href='https://www.coast-herald.example/a/1'>";
    for (head, lines, expected) in [
        (format!("{address}{}", json(r#"{"@type":"Person","name":"Coast-Herald Ann LEE"}"#)), "", "Ann LEE"),
        (json(r#"[{"@type":"Person","name":"Ann Lee"},{"@type":"Person","name":"Bob Roy (foto)"}]"#), "", "Ann Lee"),
        (json(r#"{"@type":"Person","name":"Ann Lee, as told to Bob Roy"}"#), "", "Ann Lee|Bob Roy"),
        (
            "<link rel=canonical href='https://nord.abrf.example/a/1'><meta name=dc.creator content='ABRF NORD'>"
                .to_string(),
            "",
            "",
        ),
        (
            "<meta property=article:author content='https://www.example.org/profile/ann-lee'>".to_string(),
            "<p>Photographer Ann Lee spent a winter with the crews of the quay and their families.</p>",
            "Ann Lee",
        ),
        (String::new(), "<p class=author>Text von Ann Lee, Fotos von Bob Roy</p>", "Ann Lee"),
        (String::new(), "<p class=author>Por Redacción</p>", ""),
        (String::new(), "<p class=author>รายงานโดย สมชาย ใจดี</p>", "สมชาย ใจดี"),
        (String::new(), "<p class=author>דנה כהן, כתבת הארץ</p>", "דנה כהן"),
        (String::new(), "<p>By Our Staff Reporter</p>", ""),
        (String::new(), "<div>August 14, 2017 08:30 AM Eastern Daylight Time</div>", ""),
        (String::new(), "<ul><li>기자명 <a>오세린 기자</a></li><li>입력 2022.02.16 18:03</li></ul>", "오세린"),
        (String::new(), "<span class=post-author>Eingestellt von <b>Ann Lee</b></span>", "Ann Lee"),
        (String::new(), "<div class=author>Από <a href=/author/newsroom>newsroom</a></div>", ""),
        (String::new(), "<div class=author><a href=/firmas/ann>ann lee</a> <span>coast / herald</span></div>", "Ann Lee"),
        (String::new(), "<div class=author>ليلى حمادة-صور</div>", "ليلى حمادة"),
        (String::new(), "<div class=penulis>Penulis <a>Kontributor Makassar, Hendra Wirawan</a></div>", "Hendra Wirawan"),
    ] {
        assert_eq!(article_of(&head, lines, "").authors.join("|"), expected, "{head} {lines}");
    }
}

#[test]
fn a_note_under_the_text_says_who_posted_it() {
    let note = "<p class=postmetadata>This entry was posted by <a href=#>Ann Lee</a> on Tuesday, February 10th, 2009 at 6:14 am \
        and is filed under Town.</p>";
    let article = article_of("", "", note);
    assert_eq!((article.authors.join("|").as_str(), day(&article).as_str()), ("Ann Lee", "2009-02-10"));
}

#[test]
fn headlines_of_pages_without_headings() {
    let old = |title: &str, line: &str| {
        read(&page(
            &format!("<title>{title}</title>"),
            &format!(
                "<table><tr><td><font size=1>Mar 12, 2004</font><br>{line}<br><font size=3>{TEXT}</font></td></tr></table>"
            ),
        ))
        .headline
    };
    let large = "<font size=5><b>Border post on the move, maybe</b></font><br><font size=3>By Ann Lee</font>";
    assert_eq!(
        old("Coast Times Online :: Island news and current affairs of the week", large),
        "Border post on the move, maybe"
    );
    assert_eq!(old("Quay stays shut - Coast Herald", "<font size=4>Quay stays shut</font>"), "Quay stays shut");
    // The name of a blog stands first, and behind a stroke in the title.
    let blog = format!("<h1><a href=/>Mill Gazette</a></h1><div class=post><h2>Library keeps its Sundays</h2>{TEXT}</div>");
    let article = read(&page("<title>Library keeps its Sundays &laquo; Mill Gazette</title>", &blog));
    assert_eq!(article.headline, "Library keeps its Sundays");
}

#[test]
fn days_of_a_move_give_way_to_the_day_that_is_shown() {
    let year = "<link rel=canonical href='https://press.example/en/2018/iw4471.html'>";
    let moved = "<meta name=dcterms.date content='2021-05-01T10:00-04:00'>";
    let shown = "<div class=date>6 March 2018</div>";
    let article = article_of(&format!("{year}{moved}"), shown, "");
    assert_eq!(day(&article), "2018-03-06");
    let updated = "<meta name=date content='2022-06-30T12:00:00+02:00'>";
    let foot = "<p>erstellt am: 05.09.2018, zuletzt aktualisiert am: 30.06.2022</p>";
    assert_eq!(day(&article_of(updated, "<p class=news-date>05.09.2018</p>", foot)), "2018-09-05");
    // What the script writes into the element is no day.
    let ago = "<span class=reltime data-timestamp=1681718400>vor 3 Stunden</span>";
    assert_eq!(day(&article_of("", ago, "")), "2023-04-17");
}

#[test]
fn a_day_above_the_headline_is_not_of_the_menu_before_it() {
    let menu = "<nav><ul><li><a href=/lamp>The old lamp is lit again</a></li></ul></nav>";
    let body = format!("{menu}<div><div class=news-date>3 May 2018</div><h1>Quay stays shut</h1><div>{TEXT}</div></div>");
    assert_eq!(day(&read(&page("<title>Quay stays shut</title>", &body))), "2018-05-03");
}

#[test]
fn a_time_of_another_article_that_shows_an_hour_is_not_of_this_one() {
    let item = |time: &str, shown: &str| {
        format!(
            "<li><time datetime={time}>{shown}</time> <a href=/{time}>Nets are mended for the last time in Norrhamn</a></li>"
        )
    };
    let list = format!("<div><ul>{}{}</ul></div>", item("2026-10-02T08:00", "08:00"), item("2026-10-02T06:00", "2h ago"));
    let read_day =
        |day: &str| day_of(&format!("{list}<div><h1>Quay stays shut</h1><div>{day}</div><div>{TEXT}</div></div>"));
    assert_eq!(read_day("3 May 2018"), "2018-05-03");
    assert_eq!(read_day("<time datetime=2018-05-03>2 hours ago</time>"), "2018-05-03");
    let own = "<a href=/author/jane>Jane Doe</a> <time datetime=2018-05-03>2 hours ago</time>";
    assert_eq!(read_day(own), "2018-05-03");
}

#[test]
fn topics_of_the_whole_site_are_no_tags() {
    let links = "<ul><li><a href=/tag/football>Football</a></li><li><a href=/tag/lottery>Lottery</a></li></ul>";
    for (heading, expected) in [
        ("<h3>Trending topics</h3>", ""),
        ("<h3>Popular</h3>", ""),
        ("<h3>Topics</h3>", "Football|Lottery"),
        ("<h3>Related stories</h3><ul><li>Five questions about the quay</li></ul>", "Football|Lottery"),
        ("", "Football|Lottery"),
    ] {
        let tags = article_of("", "", &format!("<div class=foo>{heading}{links}</div>")).tags;
        assert_eq!(tags.join("|"), expected, "{heading}");
    }
}

#[test]
fn labels_of_topics_in_the_languages_of_the_press() {
    let links = "<a href=/x/1.html>Sea</a> <a href=/x/2.html>Law</a>";
    for label in ["Temas relacionados", "Thèmes associés", "Mehr zu:", "Témata:", "İlgili Konular:", "Chủ đề:", "Topics:"]
    {
        let tags = article_of("", "", &format!("<div class=foo><span>{label}</span> {links}</div>")).tags;
        assert_eq!(tags, ["Sea", "Law"], "{label}");
    }
    // Headlines under such a label are of other articles.
    let others = "<a href=/1>The old lamp at the end of the quay is lit</a> <a href=/2>Nets are mended for the last time in Norrhamn</a>";
    assert!(article_of("", "", &format!("<div class=foo><span>Mehr zu:</span> {others}</div>")).tags.is_empty());
}

#[test]
fn words_of_systems_are_no_tags() {
    let keywords = |words: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Quay stays shut after the storm","keywords":{words}}}</script>"#
        )
    };
    for (head, expected) in [
        (keywords(r#"["buyouts","featured","flooding","homepage"]"#), "buyouts|flooding"),
        (keywords(r#"["Kuopio","18-204933","ferries"]"#), "Kuopio|ferries"),
        ("<meta name=bt:keywords content='harbour, quays, access-free'>".to_string(), "harbour|quays"),
        ("<meta name=keywords content='Coast, Herald, Monthly, harbour'>".to_string(), "harbour"),
    ] {
        assert_eq!(article_of(&head, "", "").tags.join("|"), expected, "{head}");
    }
    let machine = keywords(
        r#"["sea","law","category_123","sentiment-neg","section-Ports","author-ann","type-article","_no_ads","nopush"]"#,
    );
    assert_eq!(article_of(&machine, "", "").tags, ["sea", "law"]);
    // The section stands above the headline.
    let section = "<ul class=labels><li><a href=/ports>Ports</a></li></ul>";
    let text = format!("<main>{section}<h1>Quay stays shut after the storm</h1><div class=story-text>{TEXT}</div></main>");
    let article = read(&page("<meta name=sailthru.tags content='ports,storms,harbour'>", &text));
    assert_eq!(article.tags, ["ports", "storms", "harbour"]);
}

fn day_of(body: &str) -> String {
    day(&read(&page("<title>Quay stays shut</title>", body)))
}

#[test]
fn posts_of_networks_are_not_the_byline() {
    let tweet = "<blockquote class=twitter-tweet><p lang=en>They wait on the quay.</p>&mdash; Harbour Watch (@hwatch) \
        <a href=https://twitter.com/hwatch/status/1>August 27, 2018</a></blockquote>";
    let bare = tweet.replace(" class=twitter-tweet", "");
    let facebook = "<div class=fb-post><blockquote class=fb-xfbml-parse-ignore><p>They wait on the quay.</p>Posted by \
        <a href=https://facebook.com/x>Ann Lee</a> on&nbsp;<a href=#>Monday, August 27, 2018</a></blockquote></div>";
    for post in [tweet, bare.as_str(), facebook] {
        for (header, expected) in [
            ("<p>14 May 2019</p>", ("", "2019-05-14")),
            ("<p>By Jane Doe</p><p>14 May 2019</p>", ("Jane Doe", "2019-05-14")),
            ("", ("", "-")),
        ] {
            let html = page("", &format!("<h1>Quay stays shut</h1>{header}{TEXT}{post}{TEXT}"));
            let article = read(&html);
            assert_eq!((article.authors.join("|").as_str(), day(&article).as_str()), expected, "{header} {post}");
            assert!(article.body.contains("They wait on the quay."), "{post}");
            assert!(!article.body.contains("2018"), "{post} {}", article.body);
        }
    }
    // A text that is set as a quote is the article.
    let quoted = format!("<h1>Quay stays shut</h1><blockquote><p>By Jane Doe</p><p>14 May 2019</p>{TEXT}</blockquote>");
    let article = read(&page("", &quoted));
    assert_eq!((article.authors.join("|").as_str(), day(&article).as_str()), ("Jane Doe", "2019-05-14"));
}
