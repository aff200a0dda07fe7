//! Pages as the themes of blogs, portals and boards print them: what stands in one line, in one heading, in one thread.

use super::*;

fn article_of(head: &str, lines: &str, after: &str) -> ParsedArticle {
    let head = format!("<title>Quay stays shut - Coast Herald</title>{head}");
    read(&page(&head, &format!("<div><h1>Quay stays shut</h1>{lines}<div class=text>{TEXT}</div>{after}</div>")))
}

#[test]
fn days_beside_those_of_edits_and_of_accounts() {
    for (lines, after, expected) in [
        // Who edited, and when.
        (
            "",
            "<p class=editdate>Новость отредактировал: admin - 20-06-2019, 11:15</p><ul><li>Ann Lee от <time datetime=2019-06-18>18-06-2019, 09:40</time></li></ul>",
            "2019-06-18",
        ),
        // Since when somebody is a member.
        (
            "<dl><dt>Ann Lee</dt><dd><strong>Registriert:</strong> Sa 3. Jan 2009, 14:02</dd></dl><p class=author>von Ann Lee » Mi 11. Mai 2016, 18:22</p>",
            "",
            "2016-05-11",
        ),
        // A machine's note of the update beside the day that readers see.
        (
            "",
            "<div class=fusion-meta-info>By <a rel=author>Ann Lee</a> | <span class='updated rich-snippet-hidden'>2021-02-02T08:30:00+01:00</span><span>november 6th, 2019</span></div>",
            "2019-11-06",
        ),
    ] {
        assert_eq!(day(&article_of("", lines, after)), expected, "{lines} {after}");
    }
}

#[test]
fn tags_in_lines_of_several_labels() {
    for (head, after, expected) in [
        (
            "",
            "<table><tr><td>Views: 91 | Added by: <a>Ann Lee</a> | Tags: <a>ports</a>, <a>coast</a></td></tr></table>",
            "ports|coast",
        ),
        (
            "",
            "<p><b>Tags: </b><span itemprop=keywords><a rel=tag>ports</a></span></p>\
             <p><b>Categories: </b><span itemprop=keywords><a rel=tag>news of trade</a></span></p>",
            "ports",
        ),
        (
            "",
            "<ul class='tags list-inline'><li itemprop=keywords><a class='btn btn-info'>ports</a></li><li itemprop=keywords><a>coast</a></li></ul>",
            "ports|coast",
        ),
        (
            "",
            "<div class=asset-footer><div class=entry-categories><ul><li><a rel=tag>Trade</a></li></ul></div>\
             <div class=entry-tags><h4>Tags:</h4><ul><li><a rel=tag>ports</a></li></ul></div></div>",
            "ports",
        ),
        ("", "<div class=aside><div class=menu><h2>Words</h2><ul><li><a rel=tag>quay</a></li></ul></div></div>", "quay"),
        (
            "",
            "<p><small>Written by <a href=/a>Ann Lee</a>. Tags for this entry: <a href=/1>ports</a>, <a href=/2>coast</a>. \
             You may follow the answers in the <a href=/f>feed</a>.</small></p>",
            "ports|coast",
        ),
        // Keywords that a system makes of the words of the text.
        ("<meta name=generator content='DataLife Engine (x)'><meta name=keywords content='quay, stays, harbour'>", "", ""),
        ("<meta name=generator content='Discuz! X3.2'><meta name=keywords content='Quay stays shut'>", "", ""),
    ] {
        assert_eq!(article_of(head, "", after).tags.join("|"), expected, "{head} {after}");
    }
}

#[test]
fn names_in_accounts_and_above_the_text() {
    for lines in [
        "<div class=footer><p><time datetime=2019-05-14>14.05.2019</time> <span>Von <span itemprop=author itemscope><span itemprop=name>Ann Lee</span></span></span></p></div>",
        "<div class=submitted>Vložil/a <span class=username typeof=sioc:UserAccount property=foaf:name>Ann Lee</span>, 14.05.2019</div>",
        "<p class=author>Beitrag von <strong>Ann Lee</strong> » 14. Mai 2019</p>",
        "<h5>Tags: quay</h5><h6>Author: Ann Lee | Views: 233</h6>",
    ] {
        assert_eq!(article_of("", lines, "").authors, ["Ann Lee"], "{lines}");
    }
}

#[test]
fn headings_that_hold_more_than_the_headline() {
    for (title, heading, expected) in [
        (
            "Quay stays shut - Trade - Coast Herald",
            "<h1>Quay stays shut<br><span>2019-05-14 08:30 Source: Harbour Courier Comments: 0</span></h1>",
            "Quay stays shut",
        ),
        ("Quay stays shut", "<h1>Quay stays<br>shut</h1>", "Quay stays shut"),
        (
            "Quay stays shut - Harbour Portal",
            "<h1>Quay stays shut - Harbour Portal</h1><h1>Asset Publisher</h1><h2 class=asset-title>Quay stays shut</h2>",
            "Quay stays shut",
        ),
    ] {
        let article = read(&page(&format!("<title>{title}</title>"), &format!("<div>{heading}{TEXT}</div>")));
        assert_eq!(article.headline, expected, "{heading}");
    }
}

#[test]
fn houses_in_titles_of_boards_and_without_spaces() {
    for (title, heading, expected) in [
        ("Quay stays shut - Harbour Board - Powered by Discuz!", "Quay stays shut", "Harbour Board"),
        ("渔村小学迎来音乐老师-海潮网", "渔村小学迎来音乐老师", "海潮网"),
    ] {
        let article = read(&page(&format!("<title>{title}</title>"), &format!("<h1>{heading}</h1>{TEXT}")));
        assert_eq!(article.publisher.as_deref(), Some(expected), "{title}");
    }
}

#[test]
fn answers_in_a_thread_are_not_of_the_first_post() {
    let answer = "Thank you, I shall write to the harbour board this evening and to the mayor too.";
    let post = |name: &str, text: &str| {
        format!("<div class=post><dl><dt>{name}</dt></dl><div class=postbody><div class=content>{text}</div></div></div>")
    };
    let thread = format!("<h2>Quay stays shut</h2>{}{}", post("Ann Lee", TEXT), post("Bob Roy", answer));
    let body = read(&page("<title>Harbour Board - Quay stays shut</title>", &thread)).body;
    assert!(!body.contains(answer), "{body}");
    assert!(body.len() > 200, "{body}");
}
