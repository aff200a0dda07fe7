//! Turns an export of a wiki (`<mediawiki>`, as `Special:Export` gives it) into articles, one a page with a text.

use super::Batch;
use super::builder::key_evidence;
use super::text::read_wiki_page;
use super::xml::{self, Element};
use crate::article::Field;
use crate::text::collapse_white_space;

/// Whether the root element is that of an export of a wiki.
pub(crate) fn is_mediawiki(root: &str) -> bool {
    root == "mediawiki"
}

/// Reads the pages of an export.
pub(crate) fn read_mediawiki(text: &str, batch: &mut Batch<'_>) {
    let tree = xml::read(text, &["page"]);
    for fault in &tree.faults {
        let message = format!("the XML cannot be read on from here: {}", fault.reason);
        batch.problem(Some(fault.line), "broken_xml", message);
    }
    let site = tree.roots.iter().find_map(|root| line_at(root, &["siteinfo", "sitename"])).unwrap_or_default();
    let mut others = 0;
    let pages = tree.roots.iter().flat_map(|root| if root.name == "page" { vec![root] } else { root.all("page").collect() });
    for (number, page) in batch.numbers().zip(pages) {
        // Talk, categories, templates and the like lie in other name spaces.
        let is_article = line_at(page, &["ns"]).is_none_or(|space| space == "0") && page.first("redirect").is_none();
        let revision = page.all("revision").last().filter(|_| is_article);
        let Some(text) = revision.and_then(|revision| revision.first("text")).map(Element::text) else {
            others += 1;
            continue;
        };
        let mut builder = batch.builder();
        if let Some(title) = line_at(page, &["title"]) {
            builder.set_text(Field::Headline, &title, key_evidence(format!("page {number}: title"), &title, 0.95));
        }
        read_wiki_page(&text, &mut builder);
        builder.rename_origins(&format!("page {number}: text"));
        builder.set_text(Field::Publisher, &site, key_evidence("sitename", &site, 0.8));
        // When somebody last changed the page is not when the article appeared.
        if let Some(changed) = revision.and_then(|revision| line_at(revision, &["timestamp"])) {
            builder.pass_over(Field::DatePublished, &changed, key_evidence("timestamp", &changed, 0.2));
        }
        batch.finish(builder, number, Some(page.line), &format!("page {number} has neither title nor text"));
    }
    if others > 0 {
        let message = format!("{others} pages of the wiki are redirects, categories, templates and the like");
        batch.problem(None, "not_an_article", message);
    }
}

fn line_at(element: &Element, path: &[&str]) -> Option<String> {
    element.at(path).map(|found| collapse_white_space(&found.text())).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_an_export() {
        let text = "<mediawiki xmlns=\"http://www.mediawiki.org/xml/export-0.11/\"><siteinfo><sitename>Harbour Wiki</sitename></siteinfo>\
            <page><title>Pier is closed</title><ns>0</ns><revision><timestamp>2020-01-01T00:00:00Z</timestamp><text>{{date|March 5, 2019}}\n\
            The [[pier]] is closed for the winter.\n\n[[Category:Ports]]</text></revision></page>\
            <page><title>Category:Ports</title><ns>14</ns><revision><text>Pages on ports.</text></revision></page>\
            <page><title>Old pier</title><ns>0</ns><redirect title=\"Pier is closed\"/><revision><text>#REDIRECT [[Pier is closed]]</text></revision></page></mediawiki>";
        let mut batch = Batch::new("a.xml", chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"), &[]);
        read_mediawiki(text, &mut batch);
        let parsed = batch.parsed();
        let shown = parsed.articles.iter().map(|(number, article)| {
            let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
            let publisher = article.publisher.as_deref().unwrap_or_default();
            format!("{number}|{}|{date}|{publisher}|{}|{}", article.headline, article.tags.join(","), article.body)
        });
        assert_eq!(
            shown.collect::<Vec<_>>(),
            ["1|Pier is closed|2019-03-05|Harbour Wiki|Ports|The pier is closed for the winter."]
        );
        assert_eq!(parsed.problems[0].code, "not_an_article");
    }
}
