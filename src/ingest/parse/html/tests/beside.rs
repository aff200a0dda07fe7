//! What stands beside an article and is not of it, and pages that say little of themselves: headlines in large letters, days of a move.

use super::*;

fn article_of(head: &str, lines: &str, after: &str) -> ParsedArticle {
    let text =
        format!("<main><h1>Quay stays shut after the storm</h1>{lines}<div class=story-text>{TEXT}</div>{after}</main>");
    read(&page(&format!("<title>Quay stays shut after the storm - Coast Herald</title>{head}"), &text))
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
    // The section stands above the headline.
    let section = "<ul class=labels><li><a href=/ports>Ports</a></li></ul>";
    let text = format!("<main>{section}<h1>Quay stays shut after the storm</h1><div class=story-text>{TEXT}</div></main>");
    let article = read(&page("<meta name=sailthru.tags content='ports,storms,harbour'>", &text));
    assert_eq!(article.tags, ["ports", "storms", "harbour"]);
}
