//! Pages as houses of many countries set them: bylines with places and languages beside them, boxes of topics, kickers, data of other
//! articles.

use super::*;

fn authors_of(head: &str, lines: &str, after: &str) -> String {
    let body =
        format!("<main><article><h1>Quay stays shut</h1>{lines}<div class=story-text>{TEXT}{after}</div></article></main>");
    read(&page(head, &body)).authors.join("|")
}

#[test]
fn bylines_and_what_stands_beside_them() {
    let json = |author: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Quay stays shut","author":{author}}}</script>"#
        )
    };
    let person = json(r#"[{"@type":"Person","name":"Hans Meier"}]"#);
    let house = json(r#"{"@type":"Organization","name":"Harbour, Coast & Fisheries Office"}"#);
    let day = "<p>14 May 2019</p>";
    for (head, lines, after, expected) in [
        (person.as_str(), "<div class=byline>Von <a rel=author>Hans Meier</a>, Bad Schandau</div>", "", "Hans Meier"),
        ("", "<div class=authorline>Von Hans Meier, NDR Kiel</div>", "", "Hans Meier"),
        ("", "<span class=su-author>Coast Herald Recueilli par Flora MARTIN.</span>", "", "Flora Martin"),
        (house.as_str(), "", "", "Harbour, Coast & Fisheries Office"),
        ("", &format!("<ul><li>{day}</li><li class=lang>English French</li></ul>"), "", ""),
        ("", &format!("<a href=/en/topic/aid>Humanitarian Aid</a>{day}"), "", ""),
        ("", &format!("{day}<span>The village. Author/source: Ann Lee/EPA</span>"), "", ""),
        ("", "<p class=firma>Ann Lee</p>", "", "Ann Lee"),
        ("", "<div>By Ann Lee Northern Correspondent</div>", "", "Ann Lee"),
        ("", "<p>By Ann Lee, Coast Herald, and Bob Roy, The Ashmere Record</p>", "", "Ann Lee|Bob Roy"),
        ("", &format!("<p>Ann Lee and Bob Roy in London</p>{day}"), "", "Ann Lee|Bob Roy"),
        (
            "<meta property='og:site_name' content='Coast Herald'>",
            "<div class=author>Juha Salonen CH, Rio Gandara CH</div>",
            "",
            "Juha Salonen|Rio Gandara",
        ),
        (
            "",
            "",
            &format!("{TEXT}{TEXT}{TEXT}<p>Автор: <b>Анна Смирнова</b></p><p>Редактор: <b>Иван Петров</b></p>"),
            "Анна Смирнова",
        ),
    ] {
        assert_eq!(authors_of(head, lines, after), expected, "{head} {lines} {after}");
    }
}

#[test]
fn topics_as_houses_set_them() {
    let keywords = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"H of it",
        "keywords":["Sea","3f2a9c10-1111-2222-3333-444455556666"]}</script>"#;
    let author = "<meta name=author content='Ann Lee'>";
    for (head, line, expected) in [
        (
            "",
            "<div><h2>Follow the topics in this article</h2><ul><li><a href=/c/1>Sea</a></li><li><a href=/c/2>Law</a></li></ul></div>",
            "Sea|Law",
        ),
        (author, "<div class=tags><a href=/p>Ann Lee</a> <a href=/c/2>Law</a></div>", "Law"),
        ("", "<section class=related-topics><h3>Topics</h3><ul><li><a href=/x.html>Sea</a></li></ul></section>", "Sea"),
        (
            "",
            "<ul class=tags><li>Schlüsselwörter:</li><li>Themen <a href=/t/1>#Sea</a></li><li><a href=/t/2>#Law</a></li></ul>",
            "Sea|Law",
        ),
        ("", "<div class=tags><a href=/s>Subscribe here to a topic.</a><a href=/t/sea>Sea</a></div>", "Sea"),
        ("", "<div class=mots><a href='/index/sujet/eau'>Eau</a></div>", "Eau"),
        (keywords, "", "Sea"),
    ] {
        let article = read(&page(head, &format!("<article><h1>H of it</h1>{TEXT}{line}</article>")));
        assert_eq!(article.tags.join("|"), expected, "{line}");
    }
}

#[test]
fn sections_above_a_headline_are_no_tags_where_tags_follow() {
    let section = "<div class='crumbs tag_list'><a href=/s>Society</a></div>";
    let tags = "<div class=tag_list><a href=/t>Bridges</a></div>";
    let read_tags = |above: &str, below: &str| {
        read(&page("", &format!("<article>{above}<h1>H of it</h1>{TEXT}{below}</article>"))).tags.join("|")
    };
    assert_eq!(read_tags(section, tags), "Bridges");
    assert_eq!(read_tags(tags, ""), "Bridges");
}

#[test]
fn kickers_in_headings_keep_the_colon_that_is_declared() {
    let head = "<meta property='og:title' content='Floods: Who owns the river?'>";
    let heading =
        "<h1><span class=kicker>Floods<span class=visually-hidden>: </span></span><span>Who owns the river?</span></h1>";
    let article = read(&page(head, &format!("<article>{heading}{TEXT}</article>")));
    assert_eq!(article.headline, "Floods: Who owns the river?");
}

#[test]
fn a_day_in_data_is_not_after_the_update_that_is_shown() {
    let data = r#"<script>window.__DATA__ = {"latest": [{"title": "Ferry fares", "datePublished": "2025-07-01T08:00:00Z"}]}</script>"#;
    let body = |line: &str| format!("<article><h1>Quay stays shut</h1>{line}{TEXT}</article>");
    let read_day = |line: &str| day(&read(&page(data, &body(line))));
    assert_eq!(read_day("<span>Updated / Thursday, 18 Jan 2024 11:47</span>"), "2024-01-18 only_an_update");
    assert_eq!(read_day(""), "2025-07-01");
}

#[test]
fn a_month_with_the_pages_of_its_issue_is_a_day_of_print() {
    let read_day = |line: &str| day(&read(&page("", &format!("<article><h1>Quay stays shut</h1>{line}{TEXT}</article>"))));
    assert_eq!(read_day("<div><a href=/11>The Review</a> &gt; November 2022, pages 14 and 15</div>"), "2022-11");
    assert_eq!(read_day("<div>The harbour was closed in November 2022</div>"), "-");
}

#[test]
fn what_only_the_data_for_counters_says() {
    let layer = "<script>dataLayer.push({'page':'article','article_publication_date':'2023-10-03 18:22:00','article_tags':['harbour','Law']})</script>";
    let article = read(&page(layer, &format!("<main><h1>Quay stays shut</h1><p>18h22</p>{TEXT}</main>")));
    let date = serde_json::to_string(&article.published).expect("a date");
    assert!(date.contains("2023-10-03"), "{date}");
    assert_eq!(article.tags.join("|"), "harbour|Law");
    // Tags of which the article says nothing are those of the site.
    let layer = "<script>var utag_data = {'tags':['Weather','Horoscope','Lottery']}</script>";
    assert_eq!(read(&page(layer, &format!("<main><h1>Quay stays shut</h1>{TEXT}</main>"))).tags.join("|"), "");
}

#[test]
fn keywords_that_a_system_notes_for_itself() {
    let keywords = |list: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Quay stays shut","keywords":{list}}}</script>"#
        )
    };
    for (head, expected) in [
        (keywords(r#"["Sea","type: article","section: us-news","Law"]"#), "Sea|Law"),
        (keywords(r#"["Sea","locality:coast","PACKAGE:US-TOP-NEWS","News"]"#), "Sea"),
        (keywords(r#"["Sea","Harbour: the long wait"]"#), "Sea|Harbour: the long wait"),
        (keywords(r#"["TOPNWS","MEAST","PACKAGE:US-TOP-NEWS"]"#), ""),
        (keywords(r#"["Sea","Coast News in Hindi","Latest Coast News"]"#), "Sea"),
        ("<meta name='taxonomy-tags' content='Sea, Law'>".to_string(), "Sea|Law"),
        ("<meta name='content_tags' content='Sea, Law'>".to_string(), "Sea|Law"),
    ] {
        let article = read(&page(&head, &format!("<main><h1>Quay stays shut</h1>{TEXT}</main>")));
        assert_eq!(article.tags.join("|"), expected, "{head}");
    }
    let single =
        "<div class=entry-tags><h4>In this series</h4><a href=/1>How a village of forty people chose its mayor</a></div>";
    assert_eq!(read(&page("", &format!("<main><h1>Quay stays shut</h1>{TEXT}{single}</main>"))).tags.join("|"), "");
}

#[test]
fn a_line_above_the_headline_that_a_stroke_parts_from_it() {
    let json =
        r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Coast | Three villages to move"}</script>"#;
    let body = format!("<main><h1><span class=suptitle>Coast</span> <span>Three villages to move</span></h1>{TEXT}</main>");
    assert_eq!(read(&page(json, &body)).headline, "Three villages to move");
}

#[test]
fn who_is_nobody_in_the_author_field() {
    let json = |name: &str| {
        format!(
            r#"<link rel=canonical href="https://my.coast.sk/a/1"><script type="application/ld+json">{{"@type":"NewsArticle",
            "headline":"Quay stays shut","author":{{"@type":"Person","name":"{name}"}}}}</script>"#
        )
    };
    for name in ["red", "নিজস্ব প্রতিবেদক", "Staff Correspondent", "Coast.sk"] {
        assert_eq!(authors_of(&json(name), "", ""), "", "{name}");
    }
    let lines = "<div class=author><time>Data actualizării: 04.10.2023 07:00</time> <time>Data publicării: 03.10.2023 23:31</time></div>";
    assert_eq!(authors_of("", lines, ""), "");
}

#[test]
fn what_stands_before_the_headline_in_the_title_is_the_site_or_the_line_above() {
    for (title, expected) in [
        ("Verkehr: Quay stays shut", ""),
        ("Handelspolitik - Quay stays shut", ""),
        ("Coast Herald: Quay stays shut", "Coast Herald"),
        ("CH - Quay stays shut", ""),
        ("Береговой вестник: Quay stays shut", "Береговой вестник"),
        ("The Herald - Quay stays shut", "The Herald"),
        ("Quay stays shut - Tidings", "Tidings"),
    ] {
        let head = format!("<title>{title}</title><link rel=canonical href='https://www.coastherald.org/a/1'>");
        let article = read(&page(&head, &format!("<main><h1>Quay stays shut</h1>{TEXT}</main>")));
        assert_eq!(article.publisher.unwrap_or_default(), expected, "{title}");
    }
}

#[test]
fn names_in_small_letters_where_the_page_says_that_they_are_names() {
    for (lines, expected) in [
        ("<span itemprop=author>azlan rahman</span>", "Azlan Rahman"),
        ("<a rel=author href=/u/1>azlan rahman</a>", "Azlan Rahman"),
        ("<a rel=author href=/u/1>view all posts</a>", ""),
        ("<div class=author>more stories</div>", ""),
        (
            "<div class=reporter><span>Reporter</span><p><a>Jane Doe</a></p><span>Editor</span><p><a>Ann Lee</a></p></div>",
            "Jane Doe",
        ),
        (
            "<div class=reporter><p><a>Jane Doe</a></p><span>Editor</span><p><a>Ann Lee</a></p><span>Reporter</span></div>",
            "Jane Doe|Ann Lee",
        ),
    ] {
        assert_eq!(authors_of("", lines, ""), expected, "{lines}");
    }
}
