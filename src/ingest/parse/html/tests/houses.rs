//! Who publishes a page by its title and the line about the rights, who wrote it beside house and helpers, and which of its days is that of
//! publication.

use super::*;

#[test]
fn a_short_headline_in_other_letters_behind_the_house_is_no_house() {
    let declared = "<meta property='og:site_name' content='KMT News'>";
    for (title, h1, expected) in [
        ("KMT News - 市議会が橋を買い取る", "市議会が橋を買い取る", "市議会が橋を買い取る"),
        ("KMT News | Порт закрыли", "", "Порт закрыли"),
        ("KMT News - إغلاق الميناء القديم", "إغلاق الميناء القديم", "إغلاق الميناء القديم"),
        ("速報 - 市議会が橋を買い取る", "市議会が橋を買い取る", "市議会が橋を買い取る"),
        // A house in other letters behind the headline.
        (
            "市議会が北の橋を買い取ると決めた - 北門新聞社",
            "市議会が北の橋を買い取ると決めた",
            "市議会が北の橋を買い取ると決めた",
        ),
        ("橋を買う - 北門新聞社", "橋を買う", "橋を買う"),
        ("Порт закрыли до весны | Северный вестник", "", "Порт закрыли до весны"),
    ] {
        let heading = if h1.is_empty() { String::new() } else { format!("<h1>{h1}</h1>") };
        let html = page(&format!("<title>{title}</title>{declared}"), &format!("{heading}{TEXT}{TEXT}"));
        assert_eq!(read(&html).headline, expected, "{title}");
    }
}

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
fn houses_as_they_write_themselves_over_the_page() {
    for (title, link, expected) in [
        ("Quay stays shut - DerHafen.com", "Der Hafen", "Der Hafen"),
        ("harbourgazette : Quay stays shut", "Harbour Gazette", "Harbour Gazette"),
        // Another word, and what leads home by what it is.
        ("harbourgazette : Quay stays shut", "Gazette Home", "harbourgazette"),
        ("Quay stays shut - Hafenblatt", "HAFENBLATT", "Hafenblatt"),
    ] {
        let body =
            format!("<header><a href=/>{link}</a></header><main><h1>Quay stays shut</h1><p>14 May 2019</p>{TEXT}</main>");
        let found = read(&page(&format!("<title>{title}</title>"), &body)).publisher.unwrap_or_default();
        assert_eq!(found, expected, "{title} {link}");
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
fn writers_in_lines_of_all_kinds_above_the_text() {
    let day = "<p>14 May 2019</p>";
    for (before, after, expected) in [
        ("", "<p><strong>Jane Doe-Ugba, Carrow</strong></p>", "Jane Doe-Ugba"),
        ("", "<p>All about it</p><p>New Carrow, Northland</p>", ""),
        (
            "<div class=kicker>Rivers</div><aside>Rivers of salt <a rel=author>Ann Lee</a> <a rel=author>Bob Roy</a></aside>",
            "",
            "",
        ),
        ("<p>Ana Pinto e Rui Mota | Carrow</p><p>Jornalistas</p>", "", "Ana Pinto|Rui Mota"),
        ("<p>Harbour Courier <span>Jeanne MARTIN</span></p>", "", "Jeanne Martin"),
        ("<aside>By <a rel=author>Ann Lee</a> in Carrow and <a rel=author>Bob Roy</a></aside>", "", "Ann Lee|Bob Roy"),
        ("<div><h6>Authors</h6><div><a>Ann Lee</a></div><div><a>Bob Roy</a></div></div>", "", "Ann Lee|Bob Roy"),
        (
            "<div class=author_fmt>By <a rel=author href=/a>Ann Lee, MA</a><br>Coast Health News</div>\
             <div class=reviewed>Reviewed by <a href=/b>Bob D. Roy, MD</a></div>",
            "",
            "Ann Lee",
        ),
        ("<div class=pic><span>Foto: Betina/Saša D.</span></div>", "", ""),
        ("<ul><li>ANN LEE</li><li>Carrow</li></ul>", "", "Ann Lee"),
        ("<div><span>Ann Lee</span> <span>HARBOUR COURIER</span></div>", "", "Ann Lee"),
        ("<p>by <a href=/x/1>Ann Lee</a> | <a href=/x/2>Bob Roy</a></p>", "", "Ann Lee|Bob Roy"),
        (
            "<div class=byline><a rel=author>Ana Leite</a> (texto) e <a rel=author>Rui Mota</a> (fotografia)</div>",
            "",
            "Ana Leite",
        ),
        (
            "<section class=author><p>By <b>Ann Lee</b></p><p>Senior Reporter</p></section><section class=author><p>By <b>Bob Roy</b></p></section>",
            "",
            "Ann Lee|Bob Roy",
        ),
        (
            "<div class=authors><span itemprop=author><span itemprop=name>Jana Nová</span></span>, <span>MF HLAS</span></div>",
            "",
            "Jana Nová",
        ),
    ] {
        let article = article_of("Quay stays shut - Harbour Courier", &format!("{before}{day}{after}"), "");
        assert_eq!(article.authors.join("|"), expected, "{before} {after}");
    }
    let article = article_of("Quay stays shut", "<p>14 May 2019</p><ul><li><span>መሐመድ አህመድ</span></li></ul>", "");
    assert_eq!(article.authors.join("|"), "መሐመድ አህመድ");
    let article = article_of("Quay stays shut", "<p>القاهرة - محمد عبده</p><p>14 May 2019</p>", "");
    assert_eq!(article.authors.join("|"), "محمد عبده");
    let article =
        article_of("Quay stays shut", "<p>14 May 2019</p>", "<p><i>Reto Zgraggen</i></p><p><a href=/c>Kommentare</a></p>");
    assert_eq!(article.authors.join("|"), "Reto Zgraggen");
    let article =
        article_of("Quay stays shut", "<p>14 May 2019 07:10 <a href=/u/1>Ann Lee</a> <span>Harbour</span></p>", "");
    assert_eq!(article.authors.join("|"), "Ann Lee");
}

#[test]
fn a_house_under_other_names_is_no_author() {
    for (house, title, author) in [
        ("Portal Costa 1", "Quay stays shut", "Portal Costa 1 PA"),
        ("北門新聞", "Quay stays shut", "北門新聞社"),
        ("สยามฝั่งนี้", "Quay stays shut", "สยามฝั่งนี้ออนไลน์"),
        ("Doinik Tir", "Quay stays shut | দৈনিক তীর", "দৈনিক তীর"),
    ] {
        let head = format!(
            "<title>{title}</title><meta property='og:site_name' content='{house}'><meta name=author content='{author}'>"
        );
        let html = page(&head, &format!("<h1>Quay stays shut</h1><p>By Ann Lee</p><p>14 May 2019</p>{TEXT}"));
        assert_eq!(read(&html).authors.join("|"), "Ann Lee", "{author}");
    }
}

#[test]
fn lines_of_other_scripts_are_no_longer_than_their_letters() {
    let line = "<div class=meta><a href=/p/1>Дарина Коваль, редакторка стрічки</a> <span>14 травня 2019 18:15</span></div>";
    let article = article_of("Quay stays shut", line, "");
    assert_eq!(article.published.date().map(|day| day.to_string()).as_deref(), Some("2019-05-14"));
}

#[test]
fn the_day_of_the_bar_is_not_that_of_the_article() {
    let head = "<title>Quay stays shut</title><meta name=date content='Mon, 20 May 2019 10:00:00'>";
    let day_of = |bar: &str, line: &str| {
        let html = page(head, &format!("<div class=date>{bar}</div><h1>Quay stays shut</h1><p>{line}</p>{TEXT}"));
        let article = read(&html);
        (article.published.date().map(|day| day.to_string()).unwrap_or_default(), article.published.reason().is_some())
    };
    assert_eq!(day_of("Monday, May 20, 2019", "Coast / 10:35 AM May 14, 2019").0, "2019-05-14");
    // The line under the headline speaks of an update.
    assert_eq!(day_of("Monday, May 20, 2019", "Updated May 14, 2019, 10:35").0, "2019-05-20");
}

#[test]
fn days_of_publication_here_and_where_it_was_printed_first() {
    let details = "<dl><dt>Posted</dt><dd><time datetime=2019-05-16>16 May 2019</time></dd><dt>Originally published</dt><dd><time \
                   datetime=2019-05-14>14 May 2019</time></dd></dl>";
    let head = "<title>Quay stays shut</title><meta property='article:published_time' content='2019-05-14T14:01:22+00:00'>";
    let article = read(&page(head, &format!("<h1>Quay stays shut</h1>{details}{TEXT}")));
    assert_eq!(article.published.date().map(|day| day.to_string()).as_deref(), Some("2019-05-14"));
    assert_eq!(article.published.reason(), None);
}

#[test]
fn headlines_below_the_day_of_the_issue_and_by_their_names() {
    let issue = "<title>Harbour Weekly</title>";
    let html = page(issue, &format!("<h1>Print edition : May 24, 2019</h1><h1>Quay stays shut after the storm</h1>{TEXT}"));
    assert_eq!(read(&html).headline, "Quay stays shut after the storm");
    let html = page(
        "<title>旧铁轨建起读书亭-山河网</title>",
        &format!("<div class=h-title>旧铁轨建起读书亭</div><div class=h-time>2019-05-14</div>{TEXT}"),
    );
    assert_eq!(read(&html).headline, "旧铁轨建起读书亭");
    let double = "<h2><span>Harbour census</span><span>Quay counts its gulls with a glass</span></h2>";
    let html = page("<title>Harbour census – Quay counts its gulls with a glass</title>", &format!("{double}{TEXT}"));
    assert_eq!(read(&html).headline, "Quay counts its gulls with a glass");
    let html = page(issue, &format!("<p class=focim><b>Quay stays shut after the storm</b></p>{TEXT}"));
    assert_eq!(read(&html).headline, "Quay stays shut after the storm");
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
        ("<ul><li><a href=/x/1>#Quay</a></li><li><a href=/x/2>#Storm</a></li></ul>", "Quay|Storm"),
        ("<h3>More on:</h3><p><a href=/s/1>Quay</a></p><p><a href=/s/2>Storm</a></p>", "Quay|Storm"),
        ("<h4>Topics:</h4><ul><li><a href=/s/1>Quay</a></li><li><a href=/s/2>Storm</a></li></ul>", "Quay|Storm"),
        ("<dl><dt>Argomenti</dt><dd><ul><li><a href=/s/1>Quay</a></li></ul></dd></dl>", "Quay"),
        ("<dl><dt>Harbour</dt><dd><ul><li><a href=/s/1>Quay</a></li></ul></dd></dl>", ""),
        ("<section><h2>موضوعات مرتبط</h2><ul><li><a href=/s/1>Quay</a></li></ul></section>", "Quay"),
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
