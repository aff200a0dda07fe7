//! Pages on which the place of a line says whose it is: dates of teasers, of templates, in mastheads; cards of persons; headings of
//! sections; tags under headings.

use super::*;

fn article_of(lines: &str, after: &str) -> ParsedArticle {
    read(&page("<title>Quay stays shut - Coast Herald</title>", &article_body(lines, after)))
}

fn article_body(lines: &str, after: &str) -> String {
    format!("<main><article><h1>Quay stays shut</h1>{lines}<div class=story-text>{TEXT}</div></article>{after}</main>")
}

#[test]
fn dates_by_their_place() {
    let teasers = "<h3>Also</h3><ul><li><a href=/a>Ferry fares to rise in spring</a> <span>3 May 2017</span></li>\
        <li><a href=/b>Dredger arrives from the south</a> <span>12 April 2017</span></li></ul>";
    let other = r#"<div itemscope itemtype="http://schema.org/NewsArticle"><a itemprop="headline">Ferry fares to rise</a>
        <meta itemprop="datePublished" content="2017-05-03"><span itemprop="author">Al Other</span></div>"#;
    for (lines, after, expected) in [
        // Names of all kinds between headline and text.
        ("<div class=meta-and-share>14 May 2019</div>", "", "2019-05-14"),
        ("<div class=header-widget>14 May 2019</div>", teasers, "2019-05-14"),
        ("", teasers, "-"),
        ("<p>14 May 2019</p>", other, "2019-05-14"),
        // The order of another date of the page, not its day.
        ("<p>05/06/2019</p>", "<ul><li>28/05/2019 Ferry</li></ul>", "2019-06-05"),
        ("<p>7 May 2019</p><p>This article was first published by The Diplomat on 2 May 2019.</p>", "", "2019-05-07"),
        ("<p>EMBARGOED UNTIL 00:01, 14 May 2019</p>", "", "2019-05-14"),
        ("<div>Tuesday,<br>May 14,<br>2019</div>", "", "2019-05-14"),
        ("<abbr title='2019-05-14T10:00:00Z'>5 years ago</abbr>", "", "2019-05-14"),
    ] {
        let article = article_of(lines, after);
        assert_eq!(day(&article), expected, "{lines} {after}");
        assert!(article.authors.is_empty(), "{:?}", article.authors);
    }
    let of_page = r#"<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2015-02-03"}</script>"#;
    assert_eq!(day(&read(&page(of_page, &article_body("<p class=date>14 May 2019</p>", "")))), "2019-05-14");
    let address = r#"<link rel="canonical" href="https://coast.example/2019/05/quay">"#;
    let place_line = "<p>PARIS, May 14 (AFP) - The committee met to decide whether the quay should be closed at all.</p>";
    assert_eq!(day(&read(&page(address, &article_body(place_line, "")))), "2019-05-14");
    let minutes = format!("<h1>Minutes of the meeting of 14 May 2019</h1>{TEXT}{teasers}");
    assert_eq!(day(&read(&page("", &minutes))), "2019-05-14");
    let masthead = format!("<div class=masthead>Coast Herald <span>Friday 17 May 2019</span></div>{}", article_body("", ""));
    assert_eq!(day(&read(&page("", &masthead))), "2019-05-17 far_from_the_headline");
}

#[test]
fn names_by_their_place() {
    for (lines, expected) in [
        ("<p><time>27 April 2023</time></p><div class=langs>Available In <a>English</a> <a>Kiswahili</a></div>", ""),
        (
            "<div class=contributors><div><h3><a>Ann Lee</a></h3><p>Senior Research Fellow, Africa Programme</p></div></div>",
            "Ann Lee",
        ),
        (
            "<table><tr><th>Author</th><td>Jo Right</td></tr><tr><th>Deadline</th><td>30/06/2019</td></tr></table>",
            "Jo Right",
        ),
        ("<p>Jo Right, Political Editor</p>", "Jo Right"),
        ("<p class=byline>by jo right</p>", "Jo Right"),
        ("<p class=byline>hme/dpa</p>", "hme, dpa"),
        ("<p class=byline>Le Monde avec AFP</p>", "Le Monde avec AFP"),
        ("<p>本报记者　付  文</p>", "付文"),
    ] {
        assert_eq!(article_of(lines, "").authors.join(", "), expected, "{lines}");
    }
    let signed = format!(
        "<main><h1>Quay stays shut</h1><div>{TEXT}<p style='text-align:right'><strong>Võ Hải</strong></p></div></main>"
    );
    assert_eq!(read(&page("", &signed)).authors, ["Võ Hải"]);
    let declared = r#"<script type="application/ld+json">{"@type": "Article", "headline": "Quay stays shut", "author": {"name": "Ann Lee"}}</script>"#;
    let byline = article_body("<h4 class=author-name><a>Ann Lee</a>, <a>Bob Roy</a></h4>", "");
    assert_eq!(read(&page(declared, &byline)).authors, ["Ann Lee", "Bob Roy"]);
}

#[test]
fn headlines_and_sites_by_their_place() {
    for (head, body, headline, publisher) in [
        (
            "<title>Notes from the Levant: Cement and statecraft</title>",
            format!("<h1 class=title>Notes from the Levant</h1><h3 class='post-title'>Cement and statecraft</h3>{TEXT}"),
            "Cement and statecraft",
            "Notes from the Levant",
        ),
        (
            "<title>Coast Herald » News » Quay closure put off again</title>",
            format!("<p>14 May 2019</p>{TEXT}"),
            "Quay closure put off again",
            "",
        ),
        (
            "<title>Press releases | Coast Authority</title>",
            format!("<h1>Press releases</h1><h2>Quay closure put off again</h2><p>14 May 2019</p>{TEXT}"),
            "Quay closure put off again",
            "Coast Authority",
        ),
        (
            "<title>Coast Herald</title>",
            format!("<div><p><b>Quay closure put off again</b></p><p>14 May 2019</p>{TEXT}</div>"),
            "Quay closure put off again",
            "",
        ),
        (
            "<title>Coast Herald</title>",
            format!(
                "<div><b>Quay closure put off again</b><p>By JO RIGHT<br>Herald Staff Writer<br>May 14, 1999</p>{TEXT}</div>"
            ),
            "Quay closure put off again",
            "",
        ),
        (
            "<title>coast.example: Quay closure put off again</title>",
            format!("<div><b>Quay closure put off again</b><p>By Jo Right</p>{TEXT}</div>"),
            "Quay closure put off again",
            "coast.example",
        ),
        (
            "<title>Quay closure - Herald, 14.02.2024</title>",
            format!("<h1>Quay closure</h1>{TEXT}"),
            "Quay closure",
            "Herald",
        ),
    ] {
        let article = read(&page(head, &format!("<main>{body}</main>")));
        assert_eq!(article.headline, headline, "{head}");
        if !publisher.is_empty() {
            assert_eq!(article.publisher.as_deref(), Some(publisher), "{head}");
        }
    }
}

#[test]
fn tags_by_their_place() {
    for (head, after, expected) in [
        ("", "<section><h2>Schlagworte</h2><a>Kongo</a><a>Hilfe</a></section>", "Kongo, Hilfe"),
        ("", "<div class=cikk-cimkek><a>balaton</a><a>keszthely</a></div>", "balaton, keszthely"),
        ("", "<p>Forschungsgebiete: <a>Indien</a> <a>Russland</a></p>", "Indien, Russland"),
        ("", "<p><a rel='category tag' href=/c>Trade</a></p>", "Trade"),
        (
            "<meta name=keywords content='朝日新聞デジタル,朝日新聞,ニュース,新聞'><meta property='og:site_name' content='朝日新聞デジタル'>",
            "",
            "",
        ),
    ] {
        let article = read(&page(head, &article_body("", after)));
        assert_eq!(article.tags.join(", "), expected, "{head} {after}");
    }
}
