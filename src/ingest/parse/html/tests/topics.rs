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
