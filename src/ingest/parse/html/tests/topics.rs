//! Tags under labels and in boxes as systems set them, and what stands there, too.

use super::*;

fn tags_of(head: &str, before: &str, behind: &str) -> String {
    let head = format!("<title>Quay stays shut</title>{head}");
    let body =
        format!("<div>{before}</div><h1>Quay stays shut</h1><p>14 May 2019</p><div class=story-text>{TEXT}</div>{behind}");
    read(&page(&head, &body)).tags.join("|")
}

#[test]
fn tags_behind_a_label_that_is_the_first_item() {
    for label in ["Tags:", "Tags", "Temas", "Topics:", "Schlagworte", "Теги:"] {
        let list =
            format!("<ul class=foo><li>{label}</li><li><a href=/x/1>Quay</a></li><li><a href=/x/2>Storm tide</a></li></ul>");
        assert_eq!(tags_of("", "", &list), "Quay|Storm tide", "{label}");
    }
    for behind in [
        // A first item that says something else, or leads somewhere itself.
        "<ul><li>Services</li><li><a href=/x/1>Weather</a></li><li><a href=/x/2>Ferries</a></li></ul>",
        "<ul><li><a href=/tops>Latest</a></li><li><a href=/x/1>Weather</a></li></ul>",
        // What follows the list is none of it.
        "<ul><li>Tags:</li></ul><ul><li><a href=/x/1>Weather</a></li></ul>",
        // Headlines under a label for topics.
        "<ul><li>Topics:</li><li><a href=/x/1>The old lamp at the end of the quay is lit</a></li></ul>",
    ] {
        assert_eq!(tags_of("", "", behind), "", "{behind}");
    }
}

#[test]
fn a_first_item_of_tags_that_is_no_link_is_their_label() {
    for label in ["More on this", "In this article", "Mehr zum Thema", "Seen from the sea"] {
        let list = format!(
            "<ul class=tags><li>{label}</li><li><a href=/x/1>Quay</a></li><li><a href=/x/2>Storm tide</a></li></ul>"
        );
        assert_eq!(tags_of("", "", &list), "Quay|Storm tide", "{label}");
    }
    assert_eq!(tags_of("", "", "<ul class=tags><li>Quay</li><li>Storm tide</li></ul>"), "Quay|Storm tide");
}

#[test]
fn keywords_that_are_the_menu_give_way_to_tags_below_the_text() {
    let head =
        r#"<script type="application/ld+json">{"@type": "NewsArticle", "keywords": "politics, business, sport"}</script>"#;
    let menu = "<nav><ul><li><a href=/p>Politics</a></li><li><a href=/b>Business</a></li></ul></nav>";
    let shown = "<p>Tags: <a href=/x/1>Quay</a> <a href=/x/2>Storm tide</a></p>";
    for (menu, shown, expected) in [
        (menu, shown, "Quay|Storm tide"),
        (menu, "", "politics|business|sport"),
        ("", shown, "politics|business|sport"),
        (menu, "<p>Tags: <a href=/x/1>Quay</a> <a href=/x/2>Sport</a></p>", "politics|business|sport"),
    ] {
        assert_eq!(tags_of(head, menu, shown), expected, "{menu} {shown}");
    }
}

#[test]
fn keywords_that_are_the_whole_menu_are_no_tags() {
    let head =
        r#"<script type="application/ld+json">{"@type": "NewsArticle", "keywords": "politics, business, sport"}</script>"#;
    let links = "<ul><li><a href=/p>Politics</a></li><li><a href=/b>Business</a></li><li><a href=/s>Sport</a></li></ul>";
    assert_eq!(tags_of(head, &format!("<nav>{links}</nav>"), ""), "");
    // Tags above the headline are no menu.
    let tags = links.replace("<a ", "<a rel=tag ");
    assert_eq!(tags_of(head, &format!("<nav class=menu>{tags}</nav>"), ""), "politics|business|sport");
    let below = format!("<div class=related-topics-share>{links}</div>");
    assert_eq!(tags_of(head, "", &below), "politics|business|sport");
    assert_eq!(tags_of(head, "", ""), "politics|business|sport");
}

#[test]
fn tags_in_a_line_behind_a_label_without_a_colon() {
    for (line, expected) in [
        ("Tagged Ferries, Storm tide, Quays", "Ferries|Storm tide|Quays"),
        ("Mehr zum Thema Hafen, Sturmflut, Fähren", "Hafen|Sturmflut|Fähren"),
        ("Temas Puertos, Agua potable, Sequía", "Puertos|Agua potable|Sequía"),
        // Too few, or a sentence.
        ("Tagged ferries, and so was the boat", ""),
        ("Topics of the evening were ports, ferries and what the board would do about them, and tides.", ""),
        ("Ferries, Storm tide, Quays", ""),
    ] {
        assert_eq!(tags_of("", "", &format!("<div class=x>{line}</div>")), expected, "{line}");
    }
}

#[test]
fn tags_in_what_builders_call_a_widget() {
    let links = "<a href=/x/1>Quay</a> <a href=/x/2>Storm tide</a>";
    for (class, expected) in
        [("'articleTags widget'", "Quay|Storm tide"), ("'widget widget_tag_cloud'", ""), ("'widget tags'", "")]
    {
        assert_eq!(tags_of("", "", &format!("<div class={class}>{links}</div>")), expected, "{class}");
    }
}

#[test]
fn topics_under_a_heading_without_a_colon() {
    for label in ["Temas", "Themen", "Argomenti", "Topics"] {
        let found = tags_of(
            "",
            "",
            &format!("<section><h3>{label}</h3><a href=/x/1>Quay</a> <a href=/x/2>Storm tide</a></section>"),
        );
        assert_eq!(found, "Quay|Storm tide", "{label}");
    }
    for behind in [
        "<section><h3>Topics</h3><p>Of what the board spoke, and of what it did not.</p><a href=/x/1>Quay</a></section>",
        "<section><h3>Temas</h3><a href=/x/1>The old lamp at the end of the quay is lit</a><a href=/x/2>Quay</a></section>",
        "<section><h3>Boats</h3><a href=/x/1>Quay</a> <a href=/x/2>Storm tide</a></section>",
    ] {
        assert_eq!(tags_of("", "", behind), "", "{behind}");
    }
}

#[test]
fn boxes_named_for_tags_in_two_words() {
    for class in [
        "topic-list",
        "topicList",
        "keyWord",
        "key-words",
        "hotkey",
        "hashtag",
        "field-name-taxonomy-vocabulary-3",
        "tag_box",
    ] {
        let list = format!("<div class='{class}'><a href=/x/1>Quay</a> <a href=/x/2>Storm tide</a></div>");
        assert_eq!(tags_of("", "", &list), "Quay|Storm tide", "{class}");
    }
    for class in ["topic-story", "key-points", "link-list", "hot-topics-menu", "word-list", "field-name-body"] {
        let list = format!("<div class='{class}'><a href=/x/1>Quay</a> <a href=/x/2>Storm tide</a></div>");
        assert_eq!(tags_of("", "", &list), "", "{class}");
    }
}

#[test]
fn a_section_above_the_headline_is_no_list_of_tags() {
    let above = "<a href=/topics/harbours>Harbours</a>";
    let head = "<meta name=keywords content='Harbours, Tides'><meta property=article:tag content=Harbours><meta property=article:tag content=Tides>";
    let below = "<div class=tags><a href=/x/1>Harbours</a> <a href=/x/2>Tides</a></div>";
    assert_eq!(tags_of(head, above, below), "Harbours|Tides");
    assert_eq!(tags_of("", above, below), "Harbours|Tides");
    assert_eq!(tags_of("", above, ""), "Harbours");
}

#[test]
fn keywords_that_say_no_more_than_news() {
    for keywords in ["news, politics, local", "新闻,时政", "即時新聞,港聞", "новости", "haber, son dakika"]
    {
        assert_eq!(tags_of(&format!("<meta name=keywords content='{keywords}'>"), "", ""), "", "{keywords}");
    }
    let declared = |keywords: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Quay stays shut", "keywords": {keywords}}}</script>"#
        )
    };
    for (keywords, expected) in [
        (r#"["뉴스", "사회"]"#, ""),
        (r#""notizie, ultime notizie""#, ""),
        (r#"["news", "harbour board"]"#, "harbour board"),
        (r#"["politics", "harbour board"]"#, "politics|harbour board"),
    ] {
        assert_eq!(tags_of(&declared(keywords), "", ""), expected, "{keywords}");
    }
    // A part of the paper beside what the article is about, or alone.
    let spoken = "<meta name=keywords content='quay, harbour board, news'>";
    assert!(tags_of(spoken, "", "").contains("quay"));
}

#[test]
fn tags_in_other_metas_and_plain_lines() {
    for name in ["tags", "tag", "keyword", "newskeywords"] {
        assert_eq!(tags_of(&format!("<meta name={name} content='quay, harbour'>"), "", ""), "quay|harbour", "{name}");
    }
    assert_eq!(tags_of("<meta name=viewport content='quay, harbour'>", "", ""), "");
    assert_eq!(tags_of("", "", "<p>Topics: quay, storm tide</p>"), "quay|storm tide");
    assert_eq!(tags_of("", "", "<p>More about: the old quay, and of the lamp</p>"), "");
    assert_eq!(tags_of("<meta name=news_keywords content='{pageTag}, quay'>", "", ""), "quay");
}

#[test]
fn tags_in_a_box_behind_the_line_that_says_so() {
    let links = "<a href=/x/1>Quay</a> <a href=/x/2>Storm tide</a>";
    for label in
        ["Tags", "Tags:", "Themen", "Explore more on these topics", "In this article", "Mais conteúdo sobre:", "По теме"]
    {
        for behind in [
            format!("<div><p>{label}</p><div>{links}</div></div>"),
            format!(
                "<div><div><span>{label}</span></div><ul><li><a href=/x/1>Quay</a></li><li><a href=/x/2>Storm tide</a></li></ul></div>"
            ),
            format!("<div><strong>{label}</strong><p>{links}</p></div>"),
        ] {
            assert_eq!(tags_of("", "", &behind), "Quay|Storm tide", "{behind}");
        }
    }
    assert_eq!(tags_of("", "", "<p>Tags:</p><p><a href=/x/1>Quay</a></p>"), "Quay");
    assert_eq!(tags_of("", "", &format!("<div>In this article: {links}</div>")), "Quay|Storm tide");
    for behind in [
        // Above the headline stands a menu, and what says something else may lead anywhere.
        format!("<div><p>Services</p><div>{links}</div></div>"),
        format!("<div><p>Read also</p><div>{links}</div></div>"),
        // What stands behind the box is none of it.
        format!("<p>Tags:</p><p>None so far</p><div>{links}</div>"),
        // Other articles: headlines, or one alone.
        "<div><p>In this article</p><div><a href=/x/1>Quay</a> <a href=/x/2>The old lamp at the end is lit</a></div></div>"
            .to_string(),
        "<div><p>Related topics</p><div><a href=/x/1>Quay</a> <a href=/x/2>The old lamp at the end is lit</a></div></div>"
            .to_string(),
        "<div><p>По теме</p><div><a href=/x/1>Порт закрыт</a></div></div>".to_string(),
        "<div><p>相关话题</p><div><a href=/x/1>北岸新桥通车后渡轮公司宣布停运</a></div></div>".to_string(),
        "<div>Read more: <a href=/x/1>Quay</a></div>".to_string(),
        // The parts of the article itself.
        "<div><p>In this article</p><div><a href=#a>Quay</a> <a href=#b>Storm tide</a></div></div>".to_string(),
        "<div><p>In this article</p><ul><li><a href=#a>Quay</a></li><li><a href=#b>Storm tide</a></li></ul></div>"
            .to_string(),
        // A text with links in it.
        "<div><p>Tags</p><p>The board spoke of the <a href=/x/1>quay</a> and of little else that day.</p></div>".to_string(),
    ] {
        assert_eq!(tags_of("", "", &behind), "", "{behind}");
    }
    assert_eq!(tags_of("", &format!("<div><p>Topics</p><div>{links}</div></div>"), ""), "");
}

#[test]
fn lists_in_one_value_of_several() {
    let tag = |value: &str| format!("<meta property=article:tag content='{value}'>");
    assert_eq!(tags_of(&(tag("Quay,Storm tide") + &tag("Ferry")), "", ""), "Quay|Storm tide|Ferry");
    assert_eq!(tags_of(&(tag("Portland, Oregon") + &tag("Ferry")), "", ""), "Portland, Oregon|Ferry");
    assert_eq!(tags_of(&(tag("1,500 boats") + &tag("Ferry")), "", ""), "1,500 boats|Ferry");
    assert_eq!(tags_of("<meta name=news_keywords content='Keywords: quay, ferry'>", "", ""), "quay|ferry");
    assert_eq!(tags_of("<meta name=news_keywords content='Quay: the film, ferry'>", "", ""), "Quay: the film|ferry");
    let head = r#"<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Quay stays shut", "keywords":
        ["keywords:Quay", "keywords:Ferry", "type:story"]}</script>"#;
    assert_eq!(tags_of(head, "", ""), "Quay|Ferry");
    assert_eq!(tags_of("<meta name=sailthru.tags content='quay,gold-members-only'>", "", ""), "quay");
    assert_eq!(tags_of("<meta name=sailthru.tags content='quay,Members Only'>", "", ""), "quay|Members Only");
}

#[test]
fn what_counters_of_readers_are_told() {
    let head = |kind: &str| {
        format!(
            r#"<meta name='parsely-page' content='{{"title": "Quay stays shut", "type": "{kind}", "pub_date": "2019-05-14T08:00:00Z", "author": "Jane Doe", "tags": ["quay", "ferry"]}}'>"#
        )
    };
    let body = format!("<h1>Quay stays shut</h1><div class=story-text>{TEXT}</div>");
    let article = read(&page(&head("post"), &body));
    assert_eq!((article.tags.join("|"), article.authors.join("|")), ("quay|ferry".to_string(), "Jane Doe".to_string()));
    assert!(read(&page(&head("frontpage"), &body)).tags.is_empty());
}

#[test]
fn topics_of_the_whole_site_behind_a_line() {
    let links = "<a href=/tag/football>Football</a> <a href=/tag/lottery>Lottery</a>";
    for behind in [
        format!("<div><div>Trending topics</div><div>{links}</div></div>"),
        format!("<div><span>Trending:</span> {links}</div>"),
        "<div><div>熱門話題</div><ul><li><a href=/tag/1>樂透</a></li><li><a href=/tag/2>天氣</a></li></ul></div>"
            .to_string(),
    ] {
        assert_eq!(tags_of("", "", &behind), "", "{behind}");
    }
    // The article's own, with no word about them, and behind another line.
    assert_eq!(tags_of("", "", &format!("<div>{links}</div>")), "Football|Lottery");
    assert_eq!(tags_of("", "", &format!("<div><div>The board</div><div>{links}</div></div>")), "Football|Lottery");
}

#[test]
fn keywords_of_which_only_the_name_of_the_house_has_words() {
    let read_tags = |keywords: &str| {
        let head = format!(
            "<title>Quay stays shut | The Carrow Times</title><meta property=og:site_name content='The Carrow Times'>
            <meta name=keywords content='{keywords}'>"
        );
        let body = format!("<h1>Quay stays shut</h1><p>14 May 2019</p><div class=story-text>{TEXT}</div>");
        read(&page(&head, &body)).tags.join("|")
    };
    assert_eq!(read_tags("Carrow, Carrow region, regional papers, independent reports"), "");
    // One word of several that the text has, among names of the house.
    assert_eq!(read_tags("Carrow, Times, quay pictures, shut doors, local board games"), "");
    assert_eq!(read_tags("Carrow, Times, quay"), "quay");
    // The whole name stands among them.
    assert_eq!(read_tags("The Carrow Times, council, elections, sport, quay, harbour"), "quay|harbour");
    assert_eq!(read_tags("The Carrow Times, elections, quay"), "quay");
    assert_eq!(read_tags("elections, quay, harbour"), "elections|quay|harbour");
}

#[test]
fn headlines_under_a_heading_for_topics() {
    for (heading, first, expected) in [
        ("مواضيع ذات صلة", "الميناء يفتح أبوابه بعد العاصفة", ""),
        ("Temas relacionados", "The old lamp at the end of the quay is lit", ""),
        ("Temas relacionados", "Storm tide", "Storm tide|Ferry"),
        // A word for tags alone.
        ("Tags", "The old lamp of the quay", "The old lamp of the quay|Ferry"),
    ] {
        let second = if expected.is_empty() { first.replace(' ', "  ") + " again" } else { "Ferry".to_string() };
        let list = format!(
            "<div><h3>{heading}</h3><ul><li><a href=/r/1>{first}</a></li><li><a href=/r/2>{second}</a></li></ul></div>"
        );
        assert_eq!(tags_of("", "", &list), expected, "{list}");
    }
}

#[test]
fn keywords_with_nothing_but_space_between() {
    for (keywords, expected) in [
        ("<span itemprop=keywords> <span>Ports</span> <span>Deep sea</span> </span>", "Ports|Deep sea"),
        ("<span itemprop=keywords> <a href=/t>Ports</a> <a href=/u>Deep sea</a> </span>", "Ports|Deep sea"),
        ("<span itemprop=keywords>\n  Ports\n  Deep sea\n</span>", "Ports|Deep sea"),
        ("<span itemprop=keywords>Ports, Deep sea</span>", "Ports|Deep sea"),
        ("<span itemprop=keywords>Deep sea</span>", "Deep sea"),
        ("<span itemprop=keywords><b>Deep</b> sea</span>", "Deep sea"),
    ] {
        let line = format!("<p class=extra>{keywords}</p>");
        let body = format!("<article><h1>Quay stays shut</h1>{line}{TEXT}</article>");
        assert_eq!(read(&page("<title>Quay stays shut</title>", &body)).tags.join("|"), expected, "{keywords}");
    }
}
