//! Pages that were moved, rebuilt or fetched: the day they declare is not the one on which their article appeared.

use super::*;

const MOVED: &str = "<meta property='article:published_time' content='2023-08-09T03:12:44+02:00'>";

fn day_of(head: &str, lines: &str, text: &str, after: &str) -> String {
    let body =
        format!("<main><h1>Quay stays shut after the storm</h1>{lines}<div class=story>{text}{TEXT}</div>{after}</main>");
    day(&read(&page(&format!("<title>Quay stays shut after the storm - Coast Herald</title>{head}"), &body)))
}

fn lies_in(path: &str) -> String {
    format!("{MOVED}<link rel=canonical href='https://coast.example/{path}'>")
}

#[test]
fn the_day_beside_the_headline_is_older_than_a_move() {
    let said = "2016-05-14 conflicting_dates";
    for (lines, expected) in [
        ("<p class=byline>By Ann Lee | May 14, 2016</p>", said),
        ("<time datetime=2016-05-14>May 14, 2016</time>", said),
        ("<div>14 мая 2016, 10:15</div>", said),
        ("<p class=meta>Coast Herald, Saturday 14 May 2016</p>", said),
        ("<p>FOR IMMEDIATE RELEASE: May 14, 2016</p>", said),
        // What happens then is no day of print.
        ("<p>Event date: 14 May 2016</p>", "2023-08-09"),
        // The month of an issue far from the declared day.
        ("<p>May 2016</p>", "2023-08-09 conflicting_dates"),
    ] {
        assert_eq!(day_of(MOVED, lines, "", ""), expected, "{lines}");
    }
    let other = "<meta name=publish-date content='2016-05-14'>";
    assert_eq!(day_of(&format!("{MOVED}{other}"), "<p>14 May 2016</p>", "", ""), "2016-05-14");
    let list = "<aside><h3>Latest</h3><ul><li>14 May 2016 <a href=/x>A lamp is lit</a></li></ul></aside>";
    assert_eq!(day_of(MOVED, "", "", list), "2023-08-09");
}

#[test]
fn the_first_day_of_a_template_is_doubted() {
    let first = "<meta property='article:published_time' content='2009-01-01T00:00:00'>";
    assert_eq!(day_of(first, "<p>14 May 2016</p>", "", ""), "2009-01-01 conflicting_dates");
    let updated = "<meta property='article:modified_time' content='2016-05-14T00:00:00'>";
    assert_eq!(day_of(&format!("{first}{updated}"), "<p>14 May 2016</p>", "", ""), "2009-01-01");
}

#[test]
fn place_lines_beside_the_day_of_a_move() {
    let said = "2016-05-14 conflicting_dates";
    let rest = "The harbour office said that the boats of the village would be the first to use the quay again.</p>";
    for (line, expected) in [
        ("CAIRO, May 14, 2016 (COAST WIRE) — ", said),
        ("Berlin, 14. Mai 2016 (cwi) – ", said),
        ("14 May 2016 – ", said),
        ("CAIRO, May 14 (COAST WIRE) — ", "2023-08-09 conflicting_dates"),
        ("CAIRO, August 8 (COAST WIRE) — ", "2023-08-09"),
        ("CAIRO, August 7, 2023 (COAST WIRE) — ", "2023-08-09"),
        ("In Cairo, May 14 is a day of rest - ", "2023-08-09"),
    ] {
        assert_eq!(day_of(MOVED, "", &format!("<p>{line}{rest}"), ""), expected, "{line}");
    }
    let title = format!("<title>Quay stays shut after the storm - 14 May 2016 - Coast Herald</title>{MOVED}");
    let body = format!("<main><h1>Quay stays shut after the storm</h1>{TEXT}</main>");
    assert_eq!(day(&read(&page(&title, &body))), said);
}

#[test]
fn addresses_and_other_declarations_beside_the_day_of_a_move() {
    let other = "<meta itemprop=datePublished content='2016-05-14'>";
    let updated = "<meta property='article:modified_time' content='2023-08-09T03:12:44+02:00'>";
    for (head, expected) in [
        (lies_in("2016/05/quay-stays-shut/"), "2016-05 conflicting_dates"),
        (lies_in("2023/07/quay-stays-shut/"), "2023-08-09"),
        (lies_in("archive/2016/quay.html"), "2023-08-09 conflicting_dates"),
        (format!("{MOVED}{other}"), "2023-08-09 conflicting_dates"),
        (format!("{MOVED}{other}{updated}"), "2016-05-14"),
    ] {
        assert_eq!(day_of(&head, "", "", ""), expected, "{head}");
    }
}

#[test]
fn days_that_stand_with_something_else() {
    let menu = "<nav><a href=/>Home</a><a href=/w>World</a><a href=/t>Trade</a></nav>";
    let above = |lines: &str| {
        let body = format!("<main>{lines}<h1>Quay stays shut after the storm</h1>{TEXT}</main>");
        day(&read(&page("<title>Quay stays shut after the storm - Coast Herald</title>", &body)))
    };
    let looked = "2023-08-09 far_from_the_headline";
    assert_eq!(above(&format!("<div class=today>Wednesday, August 9, 2023</div>{menu}")), looked);
    assert_eq!(above("<div id=date>Wednesday, August 9, 2023</div><div>18°C Ashmere</div>"), looked);
    assert_eq!(above("<div>9 August 2023</div>"), "2023-08-09");
    let next = "<div class=next><span>Next</span><h3>A lamp is lit</h3><time datetime=2015-05-03>3 May 2015</time></div>";
    for (lines, after) in [
        ("<table><tr><th>Opened</th><td>3 May 1998</td></tr></table>", ""),
        ("<p>When: 14 May 2016, 18:00. Where: Town hall.</p>", ""),
        ("<h2>Hearing on 14 May 2016</h2>", ""),
        ("<figure><img><figcaption>The quay on 14 May 2016. Photo: Bob Roy</figcaption></figure>", ""),
        ("", next),
    ] {
        let found = day_of("", lines, "", after);
        assert!(found == "-" || found.ends_with("far_from_the_headline"), "{lines} {after}: {found}");
    }
    for (lines, expected) in [("<h2>14 May 2016</h2>", "2016-05-14"), ("<h5>By Ann Lee, 14 May 2016</h5>", "2016-05-14")] {
        assert_eq!(day_of("", lines, "", ""), expected, "{lines}");
    }
}

#[test]
fn data_of_another_article_without_an_address() {
    let node = |headline: &str, day: &str, author: &str| {
        format!(
            "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"{headline}\",\
             \"datePublished\":\"{day}\",\"author\":{{\"@type\":\"Person\",\"name\":\"{author}\"}}}}</script>"
        )
    };
    let flower = "Mayor opens the flower show in Ashmere";
    let at = "<link rel=canonical href='https://coast.example/quay-stays-shut'>";
    for (head, lines, expected) in [
        (node(flower, "2014-02-01", "Bob Roy"), "<div>14 May 2016</div>", "2016-05-14"),
        (node(flower, "2018-02-01", "Bob Roy"), "<div>14 May 2016</div>", "2016-05-14"),
        (format!("{at}{}", node(flower, "2014-02-01", "Bob Roy")), "<div>14 May 2016</div>", "2016-05-14"),
        (node(flower, "2014-02-01", "Bob Roy"), "", "2014-02-01 conflicting_dates"),
        // The page shows who wrote it, or when.
        (node(flower, "2014-02-01", "Bob Roy"), "<p>By Bob Roy</p>", "2014-02-01"),
        (node(flower, "2016-05-14", "Bob Roy"), "<div>14 May 2016</div>", "2016-05-14"),
        (node("Coast Herald", "2014-02-01", "Bob Roy"), "", "2014-02-01"),
        (node("Storm keeps the quay shut", "2014-02-01", "Bob Roy"), "", "2014-02-01"),
    ] {
        assert_eq!(day_of(&head, lines, "", ""), expected, "{head} {lines}");
    }
    let two =
        format!("{}{}", node(flower, "2014-02-01", "Bob Roy"), node("Lamp is lit again in Ashmere", "2014-03-01", "Cy Poe"));
    let body = format!("<h1>Quay stays shut after the storm</h1><p>By Ann Lee</p><p>14 May 2016</p>{TEXT}");
    let article = read(&page(&format!("<title>Quay stays shut after the storm</title>{two}"), &body));
    assert_eq!((article.authors.join("|").as_str(), day(&article).as_str()), ("Ann Lee", "2016-05-14"));
}
