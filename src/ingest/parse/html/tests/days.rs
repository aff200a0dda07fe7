//! The day of an article among others that a page shows and declares: which of two, in which order of day and month, in a link, of the paper.

use super::*;

fn day_of(declared: &str, header: &str, behind: &str) -> String {
    let json_ld = format!(
        r#"<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Quay stays shut", "datePublished": "{declared}"}}</script>"#
    );
    let head = if declared.is_empty() { String::new() } else { json_ld };
    let html = page(&head, &format!("{header}{TEXT}{behind}"));
    day(&read(&html))
}

#[test]
fn an_update_in_numbers_is_not_the_day_of_publication() {
    let both = |published: &str, updated: &str| {
        format!("<h1>Quay stays shut</h1><div>Published <time>{published}</time> Updated <time>{updated}</time></div>")
    };
    for (declared, header, expected) in [
        ("2021-09-07T10:00:00+02:00", both("03/09/2021", "07/09/2021"), "2021-09-03"),
        ("2021-09-07T10:00:00+02:00", both("03/09/2021 10:12", "07/09/2021 08:00"), "2021-09-03"),
        ("2021-09-03T10:00:00+02:00", both("03/09/2021", "07/09/2021"), "2021-09-03"),
        (
            "2021-09-07",
            "<h1>Quay stays shut</h1><p>Published: 06/08/2021 | Last updated: 07/09/2021</p>".into(),
            "2021-08-06",
        ),
        ("2021-09-07", "<h1>Quay stays shut</h1><p>Published: 09/07/2021</p>".into(), "2021-09-07"),
    ] {
        assert_eq!(day_of(declared, &header, ""), expected, "{declared} {header}");
    }
}

#[test]
fn a_declared_day_behind_the_shown_update_is_doubted() {
    let header = |line: &str| format!("<h1>Quay stays shut</h1><div>{line}</div>");
    for (declared, line, expected) in [
        ("2022-01-16", "Updated: 4 January 2022, 10:12", "2022-01-04 conflicting_dates"),
        ("2022-01-04", "Updated: 16 January 2022, 10:12", "2022-01-04"),
        ("2022-01-04", "Updated: 4 January 2022, 10:12", "2022-01-04"),
        // Published and updated on one day.
        ("2022-07-15", "Published 4 January 2022 08:27 Updated 4 January 2022 10:12", "2022-01-04 conflicting_dates"),
        ("2022-07-15", "4 January 2022 08:27 | Updated 4 January 2022 10:12", "2022-01-04 conflicting_dates"),
        (
            "2022-07-15",
            "<time datetime=2022-01-04T08:27>4 January 2022</time> Updated <time datetime=2022-01-04T10:12>4 January 2022</time>",
            "2022-01-04 conflicting_dates",
        ),
        ("2022-01-04", "Published 4 January 2022 08:27 Updated 4 January 2022 10:12", "2022-01-04"),
        // What nothing calls the day of publication may be that of the update once more.
        ("2022-01-04", "16 January 2022 | Updated 16 January 2022 10:12", "2022-01-04"),
    ] {
        assert_eq!(day_of(declared, &header(line), ""), expected, "{declared} {line}");
    }
}

#[test]
fn a_link_that_is_a_day_is_no_other_article() {
    for (header, expected) in [
        ("<a href=/2022/02/11/>14:02, 11 February 2022</a><h1>Quay stays shut</h1>", "2022-02-11"),
        ("<h1>Quay stays shut</h1><a href=/q>11 Feb 2022 - 18:59 CET</a>", "2022-02-11"),
        ("<h1>Quay stays shut</h1><p><a href=/q>February 11, 2022 2:02 pm</a></p>", "2022-02-11"),
    ] {
        assert_eq!(day_of("", header, ""), expected, "{header}");
    }
    let others = "<ul><li><a href=/a>Minutes of the board, 3 May 2019</a></li><li><a href=/b>Minutes of the board, 4 May 2019</a></li></ul>";
    let html = format!("{others}<h1>Quay stays shut</h1><p>14 May 2019</p>");
    assert_eq!(day_of("", &html, ""), "2019-05-14");
}

#[test]
fn the_day_of_the_paper_is_not_that_of_the_page() {
    let header = "<h1>Quay stays shut</h1><div>By Jane Doe</div><div>Updated May 13, 2019 2:17 p.m.</div>";
    for (behind, expected) in [
        ("<p>Appeared in the May 14, 2019, print edition as 'The Quay.'</p>", "2019-05-13"),
        ("<p>A version of this article appears in print on May 14, 2019, on page 3</p>", "2019-05-13"),
    ] {
        assert_eq!(day_of("2019-05-13T18:10:00-04:00", header, behind), expected, "{behind}");
    }
    let nine = "<h1>Quay stays shut</h1><p>Updated May 29, 2023 – 9.47am, first published at May 24, 2023 – 5.00am</p>";
    assert_eq!(day_of("", nine, ""), "2023-05-24");
    let elsewhere =
        "<h1>Quay stays shut</h1><p>June 2, 2023</p><p>This text was first published at Harbour Review on May 24, 2023</p>";
    assert_eq!(day_of("", elsewhere, ""), "2023-06-02");
}

#[test]
fn two_days_of_two_digits_in_a_line() {
    let html = format!(
        "<html lang=de><body><h1>Kai bleibt zu</h1><p>Veröffentlicht am 04.01.22 Aktualisiert am 16.01.22</p>{TEXT}</body></html>"
    );
    assert_eq!(day(&read(&html)), "2022-01-04");
}

#[test]
fn the_day_under_a_picture_is_that_of_the_picture() {
    let figure = "<figure><img src=q.jpg><figcaption>The quay on 3 January 2010</figcaption></figure>";
    for (header, expected) in [
        (format!("<h1>Quay stays shut</h1>{figure}"), "2019-05-13"),
        (format!("<h1>Quay stays shut</h1>{figure}<p>13 May 2019</p>"), "2019-05-13"),
        (
            "<div class=hero-caption><h1>Quay stays shut</h1><p>By Jane Doe</p><p>13 May 2019</p></div>".to_string(),
            "2019-05-13",
        ),
    ] {
        assert_eq!(day_of("2019-05-13T10:00:00+02:00", &header, ""), expected, "{header}");
    }
    let hero = "<div class=hero-caption><h1>Quay stays shut</h1><p>By Jane Doe</p><p>13 May 2019</p></div>";
    assert_eq!(day_of("", hero, ""), "2019-05-13");
    let credited =
        format!("<h1>Quay stays shut</h1><div class=caption>By Rex Odom</div><p>By Jane Doe</p><p>13 May 2019</p>{TEXT}");
    assert_eq!(read(&page("", &credited)).authors.join("|"), "Jane Doe");
}

#[test]
fn a_box_around_the_article_may_be_called_after_what_stands_beside_it() {
    let comments = "<div id=comments class=comments-area><h2>2 thoughts on this</h2><ol>
        <li class=comment><b class=fn>Harry Cole</b> <a href=#c1><time datetime=2021-06-13>June 13, 2021</time></a>
        <p>Please let us keep the old benches at the stops as well.</p></li>
        <li class=comment><b class=fn>Ann Lee</b> <a href=#c2><time datetime=2021-06-18>June 18, 2021</time></a>
        <p>What she says of the benches.</p></li></ol></div>";
    let recent = "<div class='widget widget_recent'><ul><li><a href=/p>Old pier</a> <span class=post-date>June 3, 2021</span></li></ul></div>";
    for class in
        ["content-sidebar-wrap", "right-sidebar", "theiaStickySidebar", "et_pb_widget_area", "content menu-open", "x"]
    {
        for behind in [comments, recent] {
            for (line, expected) in [("", "-"), ("<p class=meta>June 11, 2021</p>", "2021-06-11")] {
                let article = format!("<article><h1>Quay stays shut</h1>{line}{TEXT}{TEXT}{TEXT}</article>{behind}");
                let body = format!("<main><div class='{class}'>{article}</div></main>");
                let html = page("<title>Quay stays shut - Courier</title>", &body);
                assert_eq!(day(&read(&html)), expected, "{class} {line} {behind}");
            }
        }
    }
    // What stands in a box beside the article stays beside it, whatever heading and text it has.
    let beside = format!("<div class=sidebar><h1>Ferry fares rise</h1><p>June 3, 2021</p>{TEXT}</div>");
    let html = format!("<main><article><h1>Quay stays shut</h1>{TEXT}</article></main>{beside}");
    assert_eq!(day(&read(&page("<title>Quay stays shut - Courier</title>", &html))), "-");
}

#[test]
fn a_byline_below_the_text_before_comments() {
    let comments = "<div id=comments class=comments-area><h2 class=comments-title>2 thoughts on Quay stays shut</h2><ol>
        <li class=comment><b class=fn>Harry Cole</b> <a href=#c1><time datetime=2021-06-13>June 13, 2021</time></a><p>Keep it.</p></li></ol></div>";
    let line =
        "<time class='entry-date published' datetime=2021-06-11>June 11, 2021</time> <a href=/author/h>Holger Tiedge</a>";
    let both = "<a href=/q rel=bookmark><time class='entry-date published' datetime=2021-06-11>June 11, 2021</time><time class=updated
        datetime=2021-06-14>June 14, 2021</time></a> <a href=/author/h>Holger Tiedge</a>";
    for foot in [line, both] {
        for behind in [comments, ""] {
            let header = "<title>Quay stays shut</title></head><body><main><article><h1>Quay stays shut</h1>";
            let html = format!(
                "<html lang=en><head>{header}{TEXT}<footer class=entry-footer>{foot}</footer></article>{behind}</main>"
            );
            assert_eq!(day(&read(&html)), "2021-06-11", "{foot} {behind}");
        }
    }
    // Two lines with names and days in no box of their own are of a list.
    let list = "<div><a href=/a>Ferry fares</a> <span>June 3, 2021</span></div><div><a href=/b>Old pier</a> <span>June 2, 2021</span></div>";
    assert_eq!(day_of("", "<h1>Quay stays shut</h1>", list), "-");
}

#[test]
fn a_byline_that_stands_twice_is_no_list() {
    let copy = "<span>by <a href=/author/k>Kirsten Wolfram</a></span> <time datetime=2021-06-11>June 11, 2021</time>";
    let twice = format!("<h1>Quay stays shut</h1><div class=for-screens>{copy}</div><div class=meta-single>{copy}</div>");
    assert_eq!(day_of("", &twice, ""), "2021-06-11");
    let others = "<h1>Quay stays shut</h1><div><a href=/a>Ferry fares</a> June 11, 2021</div><div><a href=/b>Old pier</a> June 11, 2021</div>";
    assert_eq!(day_of("", others, ""), "-");
}

#[test]
fn an_author_behind_the_length_of_the_text() {
    for (line, expected) in [
        (
            "<span>June 11, 2021</span>&nbsp;·&nbsp;2 min&nbsp;·&nbsp;Rowena Tasker&nbsp;|&nbsp;<a href=https://git.example/x>Suggest Changes</a>",
            "Rowena Tasker",
        ),
        ("<span>June 11, 2021</span>&nbsp;·&nbsp;2 min&nbsp;·&nbsp;Rowena Tasker", "Rowena Tasker"),
        ("<span>June 11, 2021</span>&nbsp;·&nbsp;2 min", ""),
    ] {
        let header = format!("<header><h1>Quay stays shut</h1><div class=post-meta>{line}</div></header>");
        let html =
            page("<title>Quay stays shut</title>", &format!("<main><article>{header}<div>{TEXT}</div></article></main>"));
        assert_eq!(read(&html).authors.join("|"), expected, "{line}");
    }
}

#[test]
fn a_long_line_of_links_is_no_paragraph() {
    let days = "<a href=/q><time datetime=2021-06-11>June 11, 2021</time> <time class=updated datetime=2021-06-14>June 14, 2021</time></a>";
    let line = format!(
        "<h1>Quay stays shut</h1><div class=below-entry-meta>{days} <a href=/author/p>Pilar Montesinos</a> <a href=#respond>0 Comments</a>
        <span><a href=/t/1>Deep sea fishing</a>, <a href=/t/2>North coasts</a>, <a href=/t/3>Quotas of the sea</a></span></div>"
    );
    assert_eq!(day_of("", &line, ""), "2021-06-11");
    // A first paragraph with links and a day in it.
    let paragraph =
        "<h1>Quay stays shut</h1><div>On June 3, 2021 the <a href=/b>harbour board</a> had said that the quay would open, as
        the <a href=/c>minutes</a> show, before the end of the summer and not later than that</div>";
    assert_eq!(day_of("", paragraph, ""), "2021-06-03 far_from_the_headline");
}

#[test]
fn a_day_called_published_and_updated_is_that_of_publication() {
    let long = TEXT.repeat(6);
    for (class, expected) in [
        ("entry-date published updated", "2021-06-11"),
        ("entry-date published", "2021-06-11"),
        ("updated", "2021-06-11 only_an_update"),
    ] {
        let foot = format!(
            "<footer class=entry-footer>Posted on <time class='{class}' datetime=2021-06-11>June 11, 2021</time></footer>"
        );
        let foot = if class == "updated" { foot.replace("Posted on ", "") } else { foot };
        let html = page("", &format!("<article><h1>Quay stays shut</h1>{long}{foot}</article>"));
        assert_eq!(day(&read(&html)), expected, "{class}");
    }
}

#[test]
fn a_day_beside_that_of_the_update_below_a_long_text() {
    let long = TEXT.repeat(6);
    for (update, shown, expected) in [
        ("2021-06-14T10:00:00+02:00", "June 11, 2021", "2021-06-11 far_from_the_headline"),
        ("2021-06-11T10:00:00+02:00", "June 11, 2021", "2021-06-11 far_from_the_headline"),
        ("2021-06-14T10:00:00+09:00", "2021年6月11日", "2021-06-11 far_from_the_headline"),
        // What comes after the update is not the day of publication.
        ("2021-06-11T10:00:00+02:00", "June 14, 2021", "2021-06-11 only_an_update"),
    ] {
        let line = format!(
            "<div class=meta-info-wrapper>By <a href=/author/h rel=author>Holger Tiedge</a><span>|</span><span class='updated hidden'>{update}</span><span>{shown}</span>
            <span>|</span><a href=/c/1>Local</a></div>"
        );
        let html = page("", &format!("<article><h1>Quay stays shut</h1>{long}{line}</article>"));
        assert_eq!(day(&read(&html)), expected, "{update} {shown}");
    }
}

#[test]
fn a_day_of_which_a_short_paragraph_tells_is_not_that_of_the_article() {
    let told = "<p>The ferry was launched on 30 September 1911. It outlived two wars and five owners.</p>";
    let below = "<div>24.02.2002 08:26 | Print</div>";
    for (header, behind, expected) in [
        (format!("<h1>Quay stays shut</h1>{told}"), below, "2002-02-24"),
        (format!("<h1>Quay stays shut</h1><div>24 February 2002</div>{told}"), "", "2002-02-24"),
        ("<h1>Quay stays shut</h1><div>24 February 2002, in the islands.</div>".to_string(), "", "2002-02-24"),
        ("<h1>码头关闭</h1><div>（一九九九年七月二十日出版）</div>".to_string(), "", "1999-07-20"),
    ] {
        assert_eq!(day_of("", &header, behind), expected, "{header} {behind}");
    }
}

#[test]
fn a_day_and_its_update_above_the_headline_and_links_for_sharing() {
    let links = "<div><a href=/f>Facebook</a> <a href=/t>Twitter</a> <a href=/w>WhatsApp</a></div>";
    for (line, expected) in [
        ("By Jane Doe | 14 May 2019 · Last updated 21 May 2019", "2019-05-14"),
        ("<span class=date>14 May 2019</span> <span>Updated 21 May 2019</span>", "2019-05-14"),
    ] {
        let header = format!("<div>{line}</div>{links}<h1>Quay stays shut</h1>");
        assert_eq!(day_of("", &header, ""), expected, "{line}");
    }
    // The day on which the page was looked at stands over the menu.
    let header = format!(
        "<div>Saturday, 25 May 2019, last updated 25 May 2019 10:12</div>{links}<h1>Quay stays shut</h1><p>14 May 2019</p>"
    );
    assert_eq!(day_of("", &header, ""), "2019-05-14");
}
