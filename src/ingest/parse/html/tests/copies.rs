//! Pages as archives, readers' views and printers keep them, and what systems write of a page that is not of its article.

use super::*;

fn article_of(head: &str, lines: &str, after: &str) -> ParsedArticle {
    let body =
        format!("<main><article><h1>Quay stays shut</h1>{lines}<div class=story-text>{TEXT}{after}</div></article></main>");
    read(&page(&format!("<title>Quay stays shut</title>{head}"), &body))
}

#[test]
fn an_archive_of_pages_is_not_the_house() {
    let head = "<link rel=canonical href='https://archive.example/XyZ12'>
        <meta property='og:site_name' content='archive.example'>
        <meta property='og:url' content='http://archive.example/2022.08.15-091201/https://courier.example/quay'>
        <meta property='article:published_time' content='2022-08-15T09:12:01Z'>";
    let article = article_of(head, "<div>By Ann Lee</div><div>April 25, 2017</div>", "");
    assert_eq!(day(&article), "2017-04-25");
    assert_eq!(article.url.as_deref(), Some("https://courier.example/quay"));
    assert_eq!(article.publisher, None);
    // A copy that keeps what the page declares.
    let head = "<meta property='og:site_name' content='Courier'>
        <meta property='og:url' content='https://web.archive.example/web/2022/https://courier.example/quay'>
        <meta property='article:published_time' content='2017-04-25T09:12:01Z'>";
    let article = article_of(head, "", "");
    assert_eq!((day(&article).as_str(), article.publisher.as_deref()), ("2017-04-25", Some("Courier")));
}

#[test]
fn the_view_for_reading_of_a_browser_says_where_from() {
    let lines = "<a class='domain reader-domain' href='https://www.courier.example/2023/04/02/quay/'>courier.example</a>
        <div class='credits reader-credits'>Ann Lee</div>";
    let article = article_of("", lines, "");
    assert_eq!((day(&article).as_str(), article.authors.join("|").as_str()), ("2023-04-02", "Ann Lee"));
}

#[test]
fn the_day_of_printing_is_not_that_of_the_article() {
    let article = article_of("", "<p>By Ann Lee - Sep 21, 2016</p>", "<p>Print date: 28/11/2025</p>");
    assert_eq!(day(&article), "2016-09-21");
}

#[test]
fn names_beside_places_in_classes_and_parts_of_lines() {
    for (head, lines, expected) in [
        (
            "",
            "<div class=news-author><div>Redazione <span>Coast</span></div><span class=author-location>BELLUNO</span></div>",
            "",
        ),
        ("", "<div class='entry-content no-share'><p><b>By Ann Lee, Lagos</b></p></div>", "Ann Lee"),
        ("", "<div class=meta>Publicat: 11 decembrie 2023 &middot; de Ana Pop</div>", "Ana Pop"),
        ("", "<span class=author>Words by Ann Lee. Photographs by Bob Roy</span>", "Ann Lee"),
        ("", "<span class=author>Von unserer Redakteurin Jana Müller</span>", "Jana Müller"),
        ("", "<span class=author>글 홍길동 사진 김철수</span>", "홍길동"),
        ("", "<span class=author>தினச்சுடர் செய்திச் சேவை</span>", ""),
        ("<meta name='mrf:authors' content='Ann Lee'>", "", "Ann Lee"),
        ("<meta name='cXenseParse:mai-author' content='三宅遥'>", "", "三宅遥"),
        ("<meta name='image:author' content='Ann Lee'>", "", ""),
        ("", "<ul class=reporter-list><li>오윤주</li><li>구독</li></ul>", "오윤주"),
    ] {
        let head = format!("<meta property='og:site_name' content='Coast'>{head}");
        let body = format!("<main><article><h1>Quay stays shut</h1>{lines}{TEXT}</article></main>");
        let language = if lines.contains(" de ") { "ro" } else { "en" };
        let html = format!("<html lang={language}><head>{head}</head><body>{body}</body></html>");
        assert_eq!(read(&html).authors.join("|"), expected, "{lines}");
    }
}

#[test]
fn tags_without_what_systems_and_agencies_write_among_them() {
    let keywords = |content: &str| format!("<meta name=keywords content='{content}'>");
    let tags = |names: &[&str]| -> String {
        names.iter().map(|name| format!("<meta property='article:tag' content='{name}'>")).collect()
    };
    for (head, after, expected) in [
        (tags(&["Railways", "Reports", "#de"]), "", "Railways|Reports"),
        (keywords("CHILE,HARBOUR/STRIKE,PXP,TOPNWS,MTAL"), "", ""),
        (keywords("Quay,stays,shut,today,again"), "", "Quay|stays|shut|today|again"),
        (keywords("type: article,tax-topic: Labor,Overall Positive,local,Unsafe (ALL-STORIES)"), "", ""),
        (
            keywords("West Bank, Farming"),
            "<p>Topics:</p><p><a href=/w>West Bank</a></p><p><a href=/f>Farming</a></p>",
            "West Bank|Farming",
        ),
        (keywords("@monmouth-county-news,@news-best,Quays"), "", "Quays"),
        (String::new(), "<div class=tags><a href=/1>＃図書館</a><a href=/2>＃廃線</a></div>", "図書館|廃線"),
    ] {
        assert_eq!(article_of(&head, "", after).tags.join("|"), expected, "{head} {after}");
    }
    let head = keywords("Old,harbour,quay,stays,shut");
    let text = format!("<main><h1>Old harbour quay stays shut</h1>{TEXT}</main>");
    assert!(read(&page(&format!("<title>Old harbour quay stays shut</title>{head}"), &text)).tags.is_empty());
}

#[test]
fn headlines_of_the_second_level_and_kickers_that_are_declared_nowhere() {
    let head = "<title>Carrow: Why nobody christens ships here - Courier</title>
        <meta property='og:title' content='Carrow: Why nobody christens ships here'><meta property='og:site_name' content='Courier'>";
    let heading = "<header><h2><span>Shipyards</span> <span>Why nobody christens ships in Carrow</span></h2></header>";
    let article = read(&page(head, &format!("<main><article>{heading}{TEXT}</article></main>")));
    assert_eq!(article.headline, "Why nobody christens ships in Carrow");
}

#[test]
fn names_of_houses_beside_those_of_their_domains() {
    let site = |name: &str| format!("<meta property='og:site_name' content='{name}'>");
    let publisher = |name: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Quay stays shut","publisher":{{"@type":"Organization","name":"{name}"}}}}</script>"#
        )
    };
    for (title, head, expected) in [
        ("Quay stays shut - Glasnik", site("Glasnik.rs"), "Glasnik"),
        ("Quay stays shut", site("courier.example") + &publisher("Coast Courier"), "Coast Courier"),
        ("Quay stays shut", site("CoastCourier") + &publisher("Coast Courier"), "Coast Courier"),
        ("Quay stays shut", site("Coast Courier.fr") + &publisher("Coast Courier"), "Coast Courier"),
        ("Quay stays shut - Pregled.hr", site("www.pregled.hr"), "Pregled.hr"),
        ("Detail - Harbour Trust", String::new(), "Harbour Trust"),
    ] {
        let body = format!("<header><div>Harbour Trust</div></header><main><h1>Quay stays shut</h1>{TEXT}</main>");
        let article = read(&page(&format!("<title>{title}</title>{head}"), &body));
        assert_eq!(article.publisher.as_deref(), Some(expected), "{title} {head}");
    }
}

#[test]
fn a_page_that_is_a_text_as_it_was_typed() {
    const LINES: &str = "The county reopened the road over the pass on Tuesday. The ploughs\nworked all night, and trucks are passing again.\n\n\
        The people of the village spent four days without bread, and the town\nasks the county for a second tunnel below the pass, which would cost\nas much as three winters of ploughs.\n\n\
        The mayor says that the council will vote on it in the spring, and that\nnobody in the village will be against it after such a week as this was.\n\n\
        The road had been shut by the snow of Friday night, when four cars had\nto be dug out and their drivers slept in the school of the village.\n";
    let page = |lines: &str, beside: &str| {
        let title = "<title>Pass road reopens after four days</title>";
        read(&format!("<html><head>{title}</head><body>{beside}<pre>{lines}</pre></body></html>"))
    };
    let head = "Pass road reopens after four days\n\nBy Jane Perry\nMarch 12, 2021\n\n";
    let article = page(&format!("{head}{LINES}"), "");
    assert_eq!((day(&article).as_str(), article.authors.join("|").as_str()), ("2021-03-12", "Jane Perry"));
    assert!(article.body.starts_with("The county reopened"), "{}", article.body);
    assert!(article.body.ends_with("the school of the village."), "{}", article.body);
    assert!(article.body.contains("The ploughs worked"), "{}", article.body);
    // A letter that an article quotes is none of it, and a program is no text.
    let article = page(&format!("{head}{LINES}"), TEXT.repeat(9).as_str());
    assert_eq!(article.authors, Vec::<String>::new());
    let program = "By Jane Perry\nMarch 12, 2021\n\nlet road = pass(3);\nroad.open();\nlet plough = 4;\n".repeat(20);
    assert_eq!(page(&program, "").authors, Vec::<String>::new());
}
