//! Turns whole pages into articles, and compares with what they say.

use super::*;

mod beside;
mod copies;
mod days;
mod heads;
mod houses;
mod lands;
mod moves;
mod orders;
mod places;
mod press;
mod regions;
mod systems;
mod templates;
mod topics;
mod unnamed;
mod unsaid;
use crate::article::ParsedArticle;

fn read(html: &str) -> ParsedArticle {
    let mut builder = ArticleBuilder::default();
    read_html(html, &mut builder);
    builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"))
}

const TEXT: &str = "<p>The first paragraph of the article says what happened in the harbour, who was there and why it matters to \
    the people who live from it.</p><p>The second paragraph gives the history of the dispute, which began when two states \
    laid claim to the same stretch of sea and neither would give way.</p>";

#[test]
fn dates_of_other_articles_kickers_and_tag_labels() {
    let others = r#"<div><h4>Most read</h4><ol><li><a href="/x">Ferry row</a> <time datetime="2019-01-02">2 January 2019</time>
        </li></ol></div>"#;
    let html = format!(
        r#"<html lang="es"><head><title>The Harbour Stays Shut Again | Quay</title></head><body>{others}
        <h1><span>Trade</span> The Harbour Stays Shut Again</h1><div>12 September 2017</div>{TEXT}
        <div>Etiquetas: <a href="/n/aduanas">Aduanas</a> · <a href="/search/?tags=puertos">Puertos</a></div></body></html>"#
    );
    let article = read(&html);
    assert_eq!(article.headline, "The Harbour Stays Shut Again");
    assert_eq!(article.tags, ["Aduanas", "Puertos"]);
    let date = serde_json::to_string(&article.published).expect("a date");
    assert!(date.contains("2017-09-12"), "{date}");
}

#[test]
fn a_house_that_titles_every_page_with_its_name() {
    let og = r#"<meta property="og:title" content="Harbour Board - Home"><title>Harbour Board</title>"#;
    for (head, heading, expected) in [
        (og, "<h1>Board shuts the customs shed for good</h1>", "Board shuts the customs shed for good"),
        (og, "<h3>Board shuts the customs shed for good</h3><p>12 May 2023</p>", "Board shuts the customs shed for good"),
        ("", "<h2>Shed shut</h2><p>12 May 2023</p>", "Shed shut"),
        // A slogan over the title of the article.
        (
            "<title>Shed shut</title>",
            "<div class=logo><h1>News you can trust every day</h1></div><h2>Shed shut</h2>",
            "Shed shut",
        ),
    ] {
        let article = read(&page(head, &format!("<header>Menu</header><main>{heading}{TEXT}</main>")));
        assert_eq!(article.headline, expected, "{head} {heading}");
    }
}

#[test]
fn the_standfirst_above_the_text() {
    const LINE: &str = "Why nobody was told before the gates were locked";
    for (above, expected) in [
        (format!("<p class=summary>{LINE}</p>"), LINE),
        (format!("<h2>{LINE}</h2>"), LINE),
        (
            format!("<div>{LINE}, and who knew.</div><div>By Jane Doe</div>"),
            "Why nobody was told before the gates were locked, and who knew.",
        ),
        (format!("<figure><img src=a.jpg><figcaption>{LINE}.</figcaption></figure>"), ""),
        (format!("<div class=related><a href=/b>{LINE}</a></div>"), ""),
        ("<div>By Jane Doe, Harbour correspondent of the paper</div>".to_string(), ""),
    ] {
        let article = read(&page("", &format!("<main><h1>The shed is shut</h1>{above}<article>{TEXT}</article></main>")));
        // A sentence may as well be the beginning of the text.
        let is_kept = article.description == expected || article.body.starts_with(expected) && !expected.is_empty();
        assert!(is_kept, "{above}: {} {}", article.description, article.body);
    }
}

#[test]
fn declared_and_visible_fields() {
    let html = format!(
        r##"<html lang="en-GB"><head><title>T | Site</title>
        <script type="application/ld+json">{{"@graph": [{{"@type": "Organization", "@id": "#o", "name": "Harbour Review"}},
          {{"@type": "Person", "@id": "#p", "name": "Jane Doe"}},
          {{"@type": ["NewsArticle"], "headline": "The Harbour", "datePublished": "2023-10-30T23:30:00-05:00", "author": {{"@id": "#p"}},
           "publisher": {{"@id": "#o"}}, "keywords": "sea, law", "articleSection": "Maritime Security"}}]}}</script>
        <meta property="og:title" content="Another title"><link rel="canonical" href="https://example.org/a">
        </head><body><nav>Home News About</nav><article><h1>The Harbour</h1>{TEXT}</article><footer>Imprint</footer></body></html>"##
    );
    let article = read(&html);
    assert_eq!(article.headline, "The Harbour");
    assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2023-10-30"));
    assert_eq!((article.authors.join(","), article.tags.join(",")), ("Jane Doe".to_string(), "sea,law".to_string()));
    assert_eq!(article.publisher.as_deref(), Some("Harbour Review"));
    assert_eq!((article.language.as_deref(), article.url.as_deref()), (Some("en"), Some("https://example.org/a")));
    assert!(article.body.starts_with("The first paragraph") && article.body.ends_with("give way."), "{}", article.body);
    assert!(article.body.contains("live from it.\n\nThe second"), "{}", article.body);
}

#[test]
fn open_graph_and_bare_pages() {
    let html = format!(
        r#"<html><head><meta property="article:published_time" content="2024-03-13"><meta property="article:tag" content="AI">
        <meta property="article:tag" content="Law, European"><meta name="author" content="Jane Doe and John Roe">
        <meta property="article:section" content="Technology"></head><body><h1>H</h1>{TEXT}</body></html>"#
    );
    let article = read(&html);
    assert_eq!((article.headline.as_str(), article.topics.join("|").as_str()), ("H", "Technology"));
    assert_eq!(
        (article.tags.join("|").as_str(), article.authors.join("|").as_str()),
        ("AI|Law, European", "Jane Doe|John Roe")
    );
    let article = read(&format!("<html><body><h1>H</h1><time datetime='2025-01-27'>Monday</time>{TEXT}</body></html>"));
    assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2025-01-27"));
}

fn page(head: &str, body: &str) -> String {
    format!("<!doctype html><html lang=\"en\"><head>{head}</head><body>{body}</body></html>")
}

fn day(article: &ParsedArticle) -> String {
    let day = article.published.date().map_or("-".to_string(), |date| date.to_string());
    article.published.reason().map_or(day.clone(), |reason| format!("{day} {reason}"))
}

#[test]
fn dates_that_differ() {
    let json_ld = |date: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "H of it", "datePublished": "{date}"}}</script>"#
        )
    };
    let canonical = |path: &str| format!(r#"<link rel="canonical" href="https://example.org/{path}">"#);
    for (head, lines, expected) in [
        // An instant of another time zone gives way to the day that is printed, or that is in the address.
        (json_ld("2023-10-31T02:30:00Z"), "<p class=date>October 30, 2023</p>", "2023-10-30"),
        (json_ld("2023-10-31T02:30:00Z") + &canonical("2023/10/30/h"), "", "2023-10-30"),
        (json_ld("2023-10-31T02:30:00+02:00"), "<p>30 October 2023</p>", "2023-10-30"),
        (json_ld("2023-10-30T22:30:00-05:00"), "<p>31 October 2023</p>", "2023-10-30"),
        (json_ld("2023-10-30"), "<p>Updated November 2, 2023</p>", "2023-10-30"),
        (json_ld("2023-10-30"), "<p>November 2, 2023</p>", "2023-10-30"),
        (json_ld("2023-10-30"), "<p>Published March 3, 2019</p>", "2019-03-03 conflicting_dates"),
        (json_ld("2023-10-30") + &canonical("2019/03/03/h"), "<p>March 3, 2019</p>", "2019-03-03"),
        (json_ld("2023-10-30") + &canonical("2019/03/03/h"), "", "2023-10-30 conflicting_dates"),
        (json_ld("1970-01-01T00:00:00Z"), "<p>March 3, 2019</p>", "2019-03-03"),
        (String::new(), "<div>Published: 3 March 2019 | Updated: 5 March 2019</div>", "2019-03-03"),
        (String::new(), "<div>By Jane Doe</div><div>March 3, 2019 9:14 am</div>", "2019-03-03"),
        (String::new(), "<time datetime='2019-03-03'>3 days ago</time>", "2019-03-03"),
        (r#"<meta property="article:modified_time" content="2019-03-03">"#.to_string(), "", "2019-03-03 only_an_update"),
        (String::new(), "<div>Accessed 5 May 2024</div>", "-"),
        (String::new(), "<script>window.state = {\"publishedAt\":\"2019-03-03T10:00:00\"}</script>", "2019-03-03"),
        (canonical("2019/03/03/h"), "", "2019-03-03"),
    ] {
        let article = read(&page(&head, &format!("<main><h1>H of it</h1>{lines}<article>{TEXT}</article></main>")));
        assert_eq!(day(&article), expected, "{head} {lines}");
    }
    // Dates of teasers and comments are not the article's.
    let article = read(&page(
        "",
        &format!(
            "<main><h1>H of it</h1>{TEXT}</main><div class='related'><h3>Another one</h3><time datetime='2024-01-01'></time></div>\
             <div id='comments'><p>Ann wrote on 5 May 2024: no</p></div>"
        ),
    ));
    assert!(day(&article).starts_with('-') || day(&article).ends_with("far_from_the_headline"), "{}", day(&article));
}

#[test]
fn headlines_that_differ() {
    for (head, body, expected) in [
        (
            "<title>The Harbour Opens | Harbour Review</title><meta property='og:site_name' content='Harbour Review'>",
            "<h1>Harbour Review</h1><h2>The Harbour Opens</h2>",
            "The Harbour Opens",
        ),
        (
            "<title>Harbour news: port opens at last</title><meta property='og:title' content='Port opens at last'>",
            "<h1>After ten years, the port opens at last</h1>",
            "After ten years, the port opens at last",
        ),
        (
            "<title>The Harbour Opens - Harbour Review</title>",
            "<h1><span class='kicker'>Trade</span> The Harbour Opens</h1><meta property='og:title' content='The Harbour Opens'>",
            "The Harbour Opens",
        ),
        ("<title>The Harbour Opens - A View | Harbour Review</title>", "", "The Harbour Opens - A View"),
        ("<title>港口在十年之后终于开放_新闻_港口评论</title>", "", "港口在十年之后终于开放"),
        ("<title>The Harbour Opens</title>", "<h1>THE HARBOUR OPENS</h1>", "The Harbour Opens"),
        ("", "<h1>Tom &amp; the&nbsp;Harbour<br>of Peace</h1>", "Tom & the Harbour of Peace"),
        ("<meta property='og:title' content='Tom &amp;amp; the Harbour'>", "", "Tom & the Harbour"),
    ] {
        let article = read(&page(head, &format!("{body}<article>{TEXT}</article>")));
        assert_eq!(article.headline, expected, "{head} {body}");
    }
}

#[test]
fn publishers_that_differ() {
    for (head, line, expected) in [
        ("<title>Harbour News | World | Europe | The port opens again after years</title>", "", "Harbour News"),
        ("<title>The port opens again after years | World | Harbour News</title>", "", "Harbour News"),
        ("<title>Print: The port opens again after years</title>", "", ""),
        ("<title>The port opens</title><meta name=source content='新华网'>", "", "新华网"),
        ("<title>The port opens</title><meta name=source content='https://example.org/'>", "", ""),
        ("<title>The port opens</title>", "<div>2023-03-17 来源:新华网 作者:李明</div>", "新华网"),
        ("<meta property='og:site_name' content='Harbour News'><meta name=source content='Wire'>", "", "Harbour News"),
    ] {
        let article = read(&page(head, &format!("<main><h1>The port opens again after years</h1>{line}{TEXT}</main>")));
        assert_eq!(article.publisher.as_deref().unwrap_or_default(), expected, "{head} {line}");
    }
}

#[test]
fn authors_that_differ() {
    let json_ld = |author: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "H of it", "author": {author}}}</script>"#
        )
    };
    let site = "<meta property='og:site_name' content='Harbour Review'>";
    for (head, line, expected) in [
        (json_ld(r#"{"@type": "Person", "name": "Jane Doe"}"#), "", "Jane Doe"),
        (json_ld(r#"[{"name": "Jane Doe"}, {"name": "John Roe"}]"#), "<p class=byline>By Jane Doe</p>", "Jane Doe|John Roe"),
        (
            json_ld(r#"{"@type": "Organization", "name": "Harbour Review"}"#) + site,
            "<p class=byline>By Jane Doe and John Roe</p>",
            "Jane Doe|John Roe",
        ),
        (json_ld(r#"{"name": "admin"}"#), "<p>By Jane Doe</p>", "Jane Doe"),
        (json_ld(r#"{"name": "Web Master"}"#), "<p>By Jane Doe</p>", "Jane Doe"),
        (String::new(), "<a rel=author href=/author/jane>Jane Doe</a>", "Jane Doe"),
        (String::new(), "<div class='author-name'>Jane Doe Monday, February 29, 2016 @ 11:10 PM</div>", "Jane Doe"),
        (
            "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Jane Doe'>".to_string(),
            "",
            "Jane Doe",
        ),
        (site.to_string() + "<meta name=author content='Harbour Review'>", "", ""),
        ("<meta property='article:author' content='https://example.org/jane'>".to_string(), "", ""),
        (String::new(), "<div class=related><a rel=author>Ann Other</a></div>", ""),
        (
            String::new(),
            "<ul class=authors><li><a href=/people/doe>Jane Doe</a><span>Research Fellow</span></li>\
             <li><a href=/people/roe>John Roe</a><span>Visiting Scholar</span></li></ul>",
            "Jane Doe|John Roe",
        ),
        // One of them is linked or declared, the line names both.
        (String::new(), "<p>By <a rel=author>Jane Doe</a> and John Roe</p>", "Jane Doe|John Roe"),
        (String::new(), "<div class=byline>Por <a rel=author>Ana Lima</a> e João Pedro</div>", "Ana Lima|João Pedro"),
        (
            String::new(),
            "<div class=byline><span class=byline__name><a rel=author>Rita Siza</a></span> e \
             <span class=byline__name><a>João Pedro</a></span></div>",
            "Rita Siza|João Pedro",
        ),
        (
            "<meta property='article:author' content='Emma Farge'>".to_string(),
            "<p>By <a rel=author>Emma Farge</a> and Tom Miles</p>",
            "Emma Farge|Tom Miles",
        ),
        (String::new(), "<div class=authors><a>Ann Lee</a><a>Bob Roy</a></div>", "Ann Lee|Bob Roy"),
        (
            String::new(),
            "<div class=authors><div class=author><span class=name>Ann Lee</span>\
             <span class=role>Senior Fellow, Water Programme</span></div>\
             <div class=author><span class=name>Bob Roy</span><span class=role>Visiting Scholar</span></div></div>",
            "Ann Lee|Bob Roy",
        ),
        (
            "<meta property='article:author' content='김민수'>".to_string(),
            "<div><strong><a>김민수</a></strong>기자<a>기자 페이지</a></div>",
            "김민수",
        ),
        (
            String::new(),
            "<div><span><a>山田花子</a></span> <span><time>2023年5月10日 3時30分</time></span></div>",
            "山田花子",
        ),
        (String::new(), "<div><a>国際政治</a> <time>2023年5月10日</time></div>", ""),
        (String::new(), "<div><a>山田花子</a> について <time>2023年5月10日</time></div>", ""),
        (
            String::new(),
            "<p>新橋試車情形。(記者陳曉雯攝)</p><p>〔記者林曉彤/花蓮報導〕花蓮溪口新橋昨日通過測試。</p>",
            "林曉彤",
        ),
        (String::new(), "<p>记者将继续关注。</p>", ""),
        (String::new(), "<nav class='pst-by'><span>Reported by: <a>Ravi Das</a></span></nav>", "Ravi Das"),
        (String::new(), "<nav class=menu><span>Reported by: <a>Ravi Das</a></span></nav>", ""),
    ] {
        let article = read(&page(&head, &format!("<main><h1>H of it</h1>{line}{TEXT}</main>")));
        assert_eq!(article.authors.join("|"), expected, "{head} {line}");
    }
}

#[test]
fn json_ld_of_another_article() {
    let html = format!(
        r#"<html><head><title>Ferrymen lose their case</title><link rel="canonical" href="https://example.org/ferry">
        <script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Mayor opens the flower show",
        "url": "https://example.org/flower", "datePublished": "2024-04-03", "author": {{"name": "Flora Banks"}}, "keywords": "flowers"}}
        </script></head><body><h1>Ferrymen lose their case</h1><p>By Conrad Hale | June 12, 2023</p>{TEXT}
        <div class=tags><a rel=tag>ferries</a></div></body></html>"#
    );
    let article = read(&html);
    let authors_and_tags = (article.authors.join("|"), article.tags.join("|"));
    assert_eq!((day(&article).as_str(), article.headline.as_str()), ("2023-06-12", "Ferrymen lose their case"));
    assert_eq!(authors_and_tags, ("Conrad Hale".to_string(), "ferries".to_string()));
    let passed_over: Vec<&str> = article.evidence.iter().filter_map(|known| known.passed_over.as_deref()).collect();
    assert!(passed_over.contains(&"Flora Banks") && passed_over.contains(&"2024-04-03"), "{passed_over:?}");
}

#[test]
fn tags_that_differ() {
    let keywords = |list: &str| format!("<meta name=keywords content='{list}'>");
    for (head, line, expected) in [
        (keywords("harbour, history, states"), "", "harbour|history|states"),
        // Words of the whole site, of which the article speaks of one.
        (keywords("breaking news, weather, sports, video, harbour"), "", "harbour"),
        (
            keywords("breaking news, weather, sports, video"),
            "<ul class=tags><li><a href=/tag/sea>Sea</a></li><li><a href=/tag/law>Law</a></li></ul>",
            "Sea|Law",
        ),
        (
            "<meta property='article:tag' content='Sea, the'><meta property='article:tag' content='Law'>".to_string(),
            "",
            "Sea, the|Law",
        ),
        (
            String::new(),
            "<footer class='entry-footer'><a rel='category tag' href=/c/t>Trade</a><a rel=tag href=/tag/sea>Sea</a></footer>",
            "Sea",
        ),
        (String::new(), "<p>It is <a href='/topic/peace'>peace</a> they want.</p>", ""),
        (String::new(), "<div class='x7'><b>Tags:</b> <a href=/x/1>Sea</a> <a href=/x/2>Law</a></div>", "Sea|Law"),
        (String::new(), "<ul class='tags'><li>Sea</li><li>Law</li></ul>", "Sea|Law"),
        (String::new(), "<div class='tag-cloud'><a href=/tag/x>X</a></div>", ""),
        // A tag in the class of the post makes no box of it.
        (
            String::new(),
            "<div id=post-12 class='post-12 post category-ports tag-strike'><a href=/2011/x rel=bookmark>June 12</a> by \
             <a class='url fn n'>Ann Lee</a> <a rel=tag>ferries</a>, <a rel=tag>strike</a></div>",
            "ferries|strike",
        ),
        (String::new(), "<div class='post category-ports tag-strike'><a href=/map>A map</a></div>", ""),
        (String::new(), "<div class='tag__article__wrap'><a href=/x/sea>Sea</a></div>", "Sea"),
        (
            String::new(),
            "<div class=post-tags><a href=/t/sea>Sea</a><a href=/x rel=bookmark>Link</a><a href='/?share=x'>Tweet</a></div>",
            "Sea",
        ),
        (
            String::new(),
            "<div class=related-tags><p>Tags</p><div class=related-tags__pills><a rel=tag>Sea</a><a rel=tag>Law</a></div></div>",
            "Sea|Law",
        ),
        (String::new(), "<div class=related-posts><a href=/sea>Sea</a></div>", ""),
        (String::new(), "<ul class=entities__list><li><a href=/sea>Santos</a></li></ul>", "Santos"),
        ("<meta property='og:article:tag' content='Transports'>".to_string(), "", "Transports"),
        (
            "<meta name=twitter:label2 content='Filed under'><meta name=twitter:data2 content='quays, storms'>".to_string(),
            "",
            "quays|storms",
        ),
    ] {
        let article = read(&page(&head, &format!("<article><h1>H of it</h1>{TEXT}{line}</article>")));
        assert_eq!(article.tags.join("|"), expected, "{head} {line}");
    }
}

#[test]
fn lines_about_the_author_are_no_body() {
    for (head, closing, expected) in [
        (
            "",
            "<p><em>Jane Doe is a senior fellow at the Institute for Sea Trade.</em></p>",
            "Jane Doe|Jane Doe is a senior fellow at the Institute for Sea Trade.",
        ),
        (
            "<meta name=author content='Jane Doe'>",
            "<p>Ann Other is a senior fellow at the Institute, and she disagrees.</p>",
            "Jane Doe|",
        ),
        (
            "<meta name=author content='Jane Doe'>",
            "<p><em>Dr. Jane Doe is a fellow at the Institute.</em></p>",
            "Jane Doe|Dr. Jane Doe is a fellow at the Institute.",
        ),
        ("<meta name=author content='Jane Doe'>", "<p>The harbour is the author of its own fate.</p>", "Jane Doe|"),
    ] {
        let article = read(&page(head, &format!("<article><h1>H of it</h1>{TEXT}{closing}</article>")));
        assert_eq!(format!("{}|{}", article.authors.join(","), article.bio), expected, "{closing}");
        assert_eq!(article.body.ends_with("give way."), !article.bio.is_empty(), "{}", article.body);
    }
}
