//! Turns an alert of a search engine (`=== News - 3 new results for [...] ===`, then headline, house, teaser, link of each) into the articles that
//! it links; the same of an alert that is a page. Their days are not told: that of the alert is doubted.

use super::super::Batch;
use super::super::builder::key_evidence;
use super::super::html::{LinkedLine, lines_with_links};
use super::super::scan::holds_any;
use super::written::read_date;
use crate::article::Field;
use crate::text::collapse_white_space;

/// One article of an alert.
#[derive(Debug, PartialEq)]
struct Item {
    line: Option<u64>,
    headline: String,
    house: String,
    teaser: String,
    url: String,
}

/// Whether a text is an alert.
pub(crate) fn is_alert(text: &str) -> bool {
    let is_head = |line: &str| line.starts_with("=== ") && line.trim_end().ends_with("===") && line.contains('[');
    // "Google Alert - ports", then "Daily update" with the day of it.
    let says_update = |line: &str| {
        const OPENINGS: [&str; 4] = ["Daily update", "Weekly update", "As-it-happens update", "Google Alert - "];
        OPENINGS.iter().any(|opening| line.starts_with(opening))
    };
    let is_listed = || holds_any(text, [b'<']) && text.contains("\n<http") && text.lines().take(6).any(says_update);
    // In whatever language: the links of alerts lead away from the engine, and say that they are of one.
    let is_linked = || {
        text.contains("&ct=ga") && text.lines().filter_map(linked).any(|link| leads_away(link) && link.contains("&ct=ga"))
    };
    (holds_any(text, [b'=']) && text.lines().take(30).any(is_head) || is_listed() || is_linked())
        && !items_of(text).is_empty()
}

/// Reads the articles of an alert. `date` is when it was sent.
pub(crate) fn read_alert(text: &str, date: &str, batch: &mut Batch<'_>) {
    read_items(items_of(text), date, batch);
}

/// Reads the articles of an alert that is a page; whether it has any. `date` is when it was sent.
pub(super) fn read_alert_page(page: &str, date: &str, batch: &mut Batch<'_>) -> bool {
    let items = items_of_lines(&lines_with_links(page));
    let is_alert = !items.is_empty();
    read_items(items, date, batch);
    is_alert
}

fn read_items(items: Vec<Item>, date: &str, batch: &mut Batch<'_>) {
    for (place, item) in items.into_iter().enumerate() {
        let mut builder = batch.builder();
        let fields = [(Field::Headline, &item.headline), (Field::Publisher, &item.house), (Field::Url, &item.url)];
        for (field, value) in fields {
            builder.set_text(field, value, key_evidence("alert", value, 0.9));
        }
        builder.set_body(item.teaser.clone(), key_evidence("alert: teaser", &item.teaser, 0.8));
        builder.note("text_cut", "an alert holds only the beginning of the text");
        read_date(date, "mail: Date of the alert", &mut builder);
        if builder.article().published.date().is_some() {
            builder.doubt_date("only_a_capture");
        }
        batch.finish(builder, place as u64 + 1, item.line, "the item has neither headline nor text");
    }
}

/// The address of a line that is nothing but a link in angle brackets.
fn linked(line: &str) -> Option<&str> {
    line.trim().strip_prefix('<')?.strip_suffix('>').filter(|link| link.starts_with("http"))
}

/// Whether a link of the search engine leads to another page.
fn leads_away(link: &str) -> bool {
    link.contains("://www.google.") && link.contains("/url?")
}

/// Blocks of lines that end with a link in angle brackets.
fn items_of(text: &str) -> Vec<Item> {
    let mut items = Vec::new();
    let mut block: Vec<(u64, &str)> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let words = line.trim();
        match linked(line) {
            Some(link) => items.extend(item_of(&std::mem::take(&mut block), link)),
            None if words.is_empty() || words.starts_with("===") || words.starts_with("- - -") => block.clear(),
            None => block.push((number, words)),
        }
    }
    items
}

/// The headline, the house and the teaser; a block of one line is what the engine says of itself.
fn item_of(block: &[(u64, &str)], link: &str) -> Option<Item> {
    let [(line, headline), (_, house), teaser @ ..] = block else { return None };
    let teaser: Vec<&str> = teaser.iter().map(|(_, line)| *line).collect();
    Some(Item {
        line: Some(*line),
        headline: (*headline).to_string(),
        house: (*house).to_string(),
        teaser: collapse_white_space(&teaser.join(" ")),
        url: target_of(link),
    })
}

/// Links of the engine to other pages, each with the house and the teaser below it, up to the next button.
fn items_of_lines(lines: &[LinkedLine]) -> Vec<Item> {
    const LONGEST_HOUSE_CHARACTERS: usize = 60;
    let mut items: Vec<Item> = Vec::new();
    let mut is_open = false;
    for LinkedLine { text, link } in lines {
        let url = link.as_deref().filter(|link| leads_away(link)).map(target_of);
        match items.last_mut().filter(|_| is_open) {
            // The house may be a link to the same page.
            Some(item) if item.house.is_empty() && (link.is_none() || url.as_ref() == Some(&item.url)) => {
                match text.chars().count() <= LONGEST_HOUSE_CHARACTERS {
                    true => item.house.clone_from(text),
                    false => item.teaser.clone_from(text),
                }
            }
            Some(item) if link.is_none() => {
                item.teaser = [item.teaser.as_str(), text].join(" ").trim().to_string();
            }
            _ => {
                is_open = url.is_some() && (text.contains(char::is_whitespace) || is_unspaced_headline(text));
                if let Some(url) = url.filter(|_| is_open) {
                    let (headline, house, teaser) = (text.clone(), String::new(), String::new());
                    items.push(Item { line: None, headline, house, teaser, url });
                }
            }
        }
    }
    items
}

/// Whether a text is long enough for a headline in a script without spaces.
pub(super) fn is_unspaced_headline(text: &str) -> bool {
    const LEAST_SIGNS: usize = 6;
    let is_sign = |c: &char| matches!(c, '\u{0e00}'..='\u{0e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    text.chars().filter(is_sign).count() >= LEAST_SIGNS
}

/// The page behind a link of the search engine.
fn target_of(link: &str) -> String {
    let target = link
        .split(['?', '&'])
        .find_map(|part| part.strip_prefix("url=").or_else(|| part.strip_prefix("q=http").map(|_| &part[2..])));
    target.filter(|_| link.contains("google.")).map_or_else(|| link.to_string(), decoded)
}

/// An address without `%3A` and the like.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_of_alerts() {
        let text = "=== News - 2 new results for [\"the pier\"] ===\n\nPier closed\nHarbour Times\nThe pier of the harbour was closed on\nTuesday.\n\
                    <https://www.google.com/url?rct=j&url=https%3A%2F%2Fh.example%2Fpier&ct=ga>\n\nPier opened\nQuay Post\n<https://q.example/pier>\n\n\
                    - - - - - -\nUnsubscribe from this Alert:\n<https://www.google.com/alerts/remove?s=1>\n";
        let shown: Vec<String> = items_of(text)
            .into_iter()
            .map(|item| {
                format!("{} {}|{}|{}|{}", item.line.unwrap_or_default(), item.headline, item.house, item.teaser, item.url)
            })
            .collect();
        assert_eq!(
            shown,
            [
                "3 Pier closed|Harbour Times|The pier of the harbour was closed on Tuesday.|https://h.example/pier",
                "9 Pier opened|Quay Post||https://q.example/pier"
            ]
        );
        let listed = "Google Alert - pier\nDaily update - 6 September 2022\n\nNEWS\n\nThe pier is closed\nHarbour Times\nIt was closed ...\n<https://h.example/pier>\n";
        assert!(is_alert(listed) && items_of(listed).len() == 1);
        assert!(!is_alert("The pier is closed\nHarbour Times\n<https://h.example/pier>\n"));
        let french = "Alerte Google - quai\nMise à jour quotidienne\n\nLe quai est fermé\nLe Courrier du Quai\n<https://www.google.com/url?rct=j&url=https://h.example/quai&ct=ga>\n";
        assert!(is_alert(french));
        assert!(!is_alert(
            "Le quai est fermé\nLe Courrier du Quai\n<https://www.google.com/url?q=https://h.example/quai>\n"
        ));
        assert!(is_alert(text) && !is_alert("=== The end ===\n\nOne\nTwo\n<https://a.example>\n"));
    }

    #[test]
    fn articles_of_alerts_that_are_pages() {
        let page = "<p>Daily update</p><p>NEWS</p><table><tr><td><a href=\"https://www.google.com/url?rct=j&url=https://h.example/pier&ct=ga\">\
                    <span>The <b>pier</b> is closed</span></a><div><span>Harbour Times</span></div><div>It was closed on Tuesday ...</div></td></tr>\
                    <tr><td><a href=\"https://www.google.com/alerts/feedback?s=1\">Flag as irrelevant</a></td></tr><tr><td>\
                    <a href=\"https://www.google.de/url?url=https%3A%2F%2Fq.example%2Fpier\">Pier reopened</a><a href=\"https://www.google.de/url?url=https%3A%2F%2Fq.example%2Fpier\">Quay Post</a> \
                    <p>Ships came.</p></td></tr></table><a href=\"#\">Edit this alert</a><p>You have received this email.</p>";
        let shown: Vec<String> = items_of_lines(&lines_with_links(page))
            .into_iter()
            .map(|item| format!("{}|{}|{}|{}", item.headline, item.house, item.teaser, item.url))
            .collect();
        assert_eq!(
            shown,
            [
                "The pier is closed|Harbour Times|It was closed on Tuesday ...|https://h.example/pier",
                "Pier reopened|Quay Post|Ships came.|https://q.example/pier"
            ]
        );
        let unspaced = "<a href=\"https://www.google.com/url?url=https://h.example/1&ct=ga\">码头再次关闭两年</a><p>江边晚报</p>\
                        <a href=\"https://www.google.com/url?url=https://h.example/2&ct=ga\">更多</a>";
        let shown: Vec<String> = items_of_lines(&lines_with_links(unspaced)).into_iter().map(|item| item.headline).collect();
        assert_eq!(shown, ["码头再次关闭两年"]);
        let letter = "<p>We read <a href=\"https://h.example/pier\">The pier is closed</a> today.</p>";
        assert!(items_of_lines(&lines_with_links(letter)).is_empty());
    }
}
