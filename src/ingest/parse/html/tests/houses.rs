//! Who publishes a page by its title and the line about the rights, who wrote it beside house and helpers, and which of its days is that of
//! publication.

use super::*;

fn article_of(title: &str, lines: &str, after: &str) -> ParsedArticle {
    let text = format!("<main><h1>Quay stays shut</h1>{lines}<div class=story-text>{TEXT}</div>{after}</main>");
    read(&page(&format!("<title>{title}</title>"), &text))
}

#[test]
fn houses_of_titles_and_of_rights() {
    for (title, after, expected) in [
        ("Quay stays shut", "<p>Copyright 1998 Harbour Courier. Comments to the webmaster.</p>", "Harbour Courier"),
        ("Quay stays shut", "<div id=copyright>© 2005-2026 Vodiy ovozi</div>", "Vodiy ovozi"),
        ("Quay stays shut", "<footer>Folha da Serra © 2026</footer>", "Folha da Serra"),
        ("Quay stays shut", "<footer>© 2026 Theme by Quay Design</footer>", ""),
        ("Quay stays shut", "<footer>phpBB © 2000, 2002 phpBB Group</footer>", ""),
        ("Quay stays shut", "<footer>© 2026 All rights reserved</footer>", ""),
        ("Quay stays shut &lt; Region &lt; 기사본문 - 강변일보", "", "강변일보"),
        ("Quay stays shut：湯川新報", "", "湯川新報"),
        ("Harbour Courier - Region - Quay stays shut", "<p>Region</p>", "Harbour Courier"),
    ] {
        let found = article_of(title, "<p>14 May 2019</p>", after).publisher.unwrap_or_default();
        assert_eq!(found, expected, "{title} {after}");
    }
}

#[test]
fn houses_of_links_to_the_front_page_and_of_print_views() {
    for (lines, expected) in [
        ("<a class=brand href=/>La Nuova Laguna</a>", "La Nuova Laguna"),
        ("<a href=/>Home page</a>", ""),
        ("<a href=/>Zurück zur Übersicht</a>", ""),
        (
            "<p>Published on <em>Harbour Courier</em> (<a href=https://c.example>https://c.example</a>)</p>",
            "Harbour Courier",
        ),
    ] {
        let html =
            page("<title>Quay stays shut</title>", &format!("{lines}<h1>Quay stays shut</h1><p>14 May 2019</p>{TEXT}"));
        assert_eq!(read(&html).publisher.unwrap_or_default(), expected, "{lines}");
    }
}

#[test]
fn names_without_capitals_above_the_day() {
    for (line, expected) in [("中村大輔", "中村大輔"), ("נועה ברקוביץ", "נועה ברקוביץ"), ("חדשות: נועה", ""), ("社会", "")]
    {
        let article = article_of("Quay stays shut", &format!("<div>{line}</div><div>14 May 2019</div>"), "");
        assert_eq!(article.authors.join("|"), expected, "{line}");
    }
}

#[test]
fn writers_beside_houses_links_and_helpers() {
    let day = "<p>14 May 2019</p>";
    for (lines, expected) in [
        ("<p class=byline>By Ann Lee and Bob Roy; additional reporting by Cid Poe</p>", "Ann Lee|Bob Roy"),
        ("<div class=byline><span>Harbour Courier</span> | By <a href=/a/1>Ann Lee</a></div>", "Ann Lee"),
        ("<div class=topics><h3>Topics</h3><a href=/t/1>Fisheries</a> <a href=/t/2>Customary rights</a></div>", ""),
        ("<div class=contributor><span class=contributor-name>রাশেদা আক্তার</span><span>চরমাধব</span></div>", "রাশেদা আক্তার"),
        ("<p class=info>لیکوال: زرغونه احمدي</p>", "زرغونه احمدي"),
        ("<span class=post-author>Publicat de <span class=fn>Ioana Munteanu</span></span>", "Ioana Munteanu"),
    ] {
        let found = article_of("Quay stays shut", &format!("{lines}{day}"), "").authors.join("|");
        assert_eq!(found, expected, "{lines}");
    }
}

#[test]
fn days_beside_those_of_events_and_files() {
    let thai = "<div class=meta>โดย <a rel=author href=/a/1>สมชาย วงศ์ใหญ่</a> - 14 มีนาคม 2565 เวลา 10:30 น.</div>";
    let event =
        "<div class=info><p>Date: 12 May 2023</p><p>Venue: Main hall</p></div><p class=posted>Posted on 17 April 2023</p>";
    for (lines, expected) in [
        ("<p class=meta>Mon, 2567-06-17 14:20</p>", "2024-06-17"),
        (thai, "2022-03-14"),
        (event, "2023-04-17"),
        ("<p>Date: 12 May 2023</p>", "2023-05-12"),
    ] {
        let article = article_of("Quay stays shut", lines, "");
        let day = article.published.date().filter(|_| article.published.reason().is_none());
        assert_eq!(day.map(|day| day.to_string()).as_deref(), Some(expected), "{lines}");
    }
    let converted = "<meta name=generator content='pdftohtml 0.36'><meta name=date content='2024-11-01T08:00:00+00:00'>";
    let html = page(&format!("<title>Quay</title>{converted}"), &format!("<h1>Quay stays shut</h1>{TEXT}"));
    assert_eq!(read(&html).published.date(), None);
}

#[test]
fn tags_as_links_of_menus_and_as_lines() {
    for (after, expected) in [
        (
            "<div class=detail__body-tag><span>Tag:</span><div class=nav><a class=nav__item href=/tag/a>Quay</a><a class=nav__item href=/tag/b>Storm</a></div></div>",
            "Quay|Storm",
        ),
        ("<div><a href=/s/1>#山城鄉</a> <a href=/s/2>#鐵橋</a></div>", "山城鄉|鐵橋"),
        ("<p>キーワード：湯川町／朝市／豪雨</p>", "湯川町|朝市|豪雨"),
        ("<p>#1 in the county, the quay is</p>", ""),
    ] {
        assert_eq!(article_of("Quay stays shut", "<p>14 May 2019</p>", after).tags.join("|"), expected, "{after}");
    }
}

#[test]
fn lines_with_both_days_are_no_text() {
    let both = "<div class=pub>Publié le 14 février 2022 à 06h00 - Mis à jour le 15 février 2022 à 09h12 <span>Temps de lecture 3 min.</span></div>";
    let article = article_of("Quay stays shut", both, "<p>Source URL (retrieved on 28 Nov 2026): https://a.example/1</p>");
    assert!(
        article.body.starts_with("The first paragraph") && article.body.ends_with("would give way."),
        "{}",
        article.body
    );
}

#[test]
fn names_of_apps_and_bylines_in_the_name_of_the_site() {
    let house = |head: &str, title: &str| {
        let body = format!("<main><h1>Quay stays shut after the storm</h1>{TEXT}</main>");
        read(&page(&format!("<title>{title}</title>{head}"), &body)).publisher.unwrap_or_default()
    };
    let app = "<meta property='al:android:app_name' content='CHerald'>";
    let byline = "<meta property='og:site_name' content='COAST.EXAMPLE | BY: ANN LEE'>";
    let home = "<header><a href='/'>RTV Obala</a></header>";
    let domain = "<title>Quay stays shut after the storm</title><meta property='og:site_name' content='rtvobala.si'>";
    let body = format!("{home}<main><h1>Quay stays shut after the storm</h1>{TEXT}</main>");
    assert_eq!(read(&page(domain, &body)).publisher.as_deref(), Some("RTV Obala"));
    for (head, title, expected) in [
        (app, "Quay stays shut after the storm - The Coast Herald", "The Coast Herald"),
        (app, "Quay stays shut after the storm - Trade", "CHerald"),
        (app, "Quay stays shut after the storm", "CHerald"),
        (byline, "Quay stays shut after the storm", "COAST.EXAMPLE"),
    ] {
        assert_eq!(house(head, title), expected, "{head} {title}");
    }
}
