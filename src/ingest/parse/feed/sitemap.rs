//! Turns a news sitemap (`<urlset>` with `<news:news>`) into articles without a text: headline, day, paper and address of each.

use super::super::Batch;
use super::super::builder::key_evidence;
use super::super::xml::{self, Element};
use super::entry::line_of;
use crate::article::Field;

/// Whether the root element is that of a sitemap.
pub(crate) fn is_sitemap(root: &str) -> bool {
    matches!(root, "urlset" | "sitemapindex")
}

/// Reads the articles of a sitemap. Addresses without a headline are counted as what they are.
pub(crate) fn read_sitemap(text: &str, batch: &mut Batch<'_>) {
    let tree = xml::read(text, &["url"]);
    for fault in &tree.faults {
        let message = format!("the XML cannot be read on from here: {}", fault.reason);
        batch.problem(Some(fault.line), "broken_xml", message);
    }
    let mut others = 0;
    let urls = tree.roots.iter().flat_map(|root| if root.name == "url" { vec![root] } else { root.elements().collect() });
    for (place, url) in urls.enumerate() {
        let news = url.first("news:news").or_else(|| url.first("news"));
        match news.filter(|news| text_at(news, "title").is_some()) {
            Some(news) => read_news(url, news, place as u64 + 1, batch),
            None => others += 1,
        }
    }
    if others > 0 {
        let message = format!("{others} addresses of the sitemap come without the headline of an article");
        batch.problem(None, "not_an_article", message);
    }
}

fn text_at(element: &Element, name: &str) -> Option<String> {
    let found = element.elements().find(|inner| inner.name.rsplit(':').next() == Some(name));
    found.map(line_of).filter(|text| !text.is_empty())
}

fn read_news(url: &Element, news: &Element, number: u64, batch: &mut Batch<'_>) {
    let mut builder = batch.builder();
    let evidence = |key: &str, words: &str| key_evidence(format!("address {number}: {key}"), words, 0.95);
    if let Some(title) = text_at(news, "title") {
        builder.set_text(Field::Headline, &title, evidence("title", &title));
    }
    if let Some(date) = text_at(news, "publication_date") {
        builder.set_date_text(&date, evidence("publication_date", &date));
    }
    for (key, field) in [("keywords", Field::Keywords), ("geo_locations", Field::Region), ("genres", Field::Topic)] {
        if let Some(list) = text_at(news, key) {
            builder.add_list_text(field, &list, evidence(key, &list));
        }
    }
    let publication = news.elements().find(|inner| inner.name.rsplit(':').next() == Some("publication"));
    if let Some(publication) = publication {
        if let Some(name) = text_at(publication, "name") {
            builder.set_text(Field::Publisher, &name, evidence("publication", &name));
        }
        if let Some(language) = text_at(publication, "language") {
            builder.set_language(&language, evidence("language", &language));
        }
    }
    if let Some(address) = text_at(url, "loc") {
        builder.set_text(Field::Url, &address, evidence("loc", &address));
    }
    builder.note("text_cut", "a sitemap holds no text");
    batch.finish(builder, number, Some(url.line), "the address has no headline");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_of_a_sitemap() {
        let text = r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>https://h.example/pier</loc><n:news><n:publication><n:name>Harbour Times</n:name><n:language>en</n:language></n:publication>
            <n:publication_date>2023-04-20T06:45:00+03:00</n:publication_date><n:title>The pier</n:title><n:keywords>ports, work</n:keywords></n:news></url>
            <url><loc>https://h.example/</loc><lastmod>2023-04-21</lastmod></url></urlset>"#;
        let mut batch = Batch::new("a.xml", chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"), &[]);
        read_sitemap(text, &mut batch);
        let parsed = batch.parsed();
        let [(1, article)] = parsed.articles.as_slice() else { panic!("one article") };
        let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
        let shown = format!(
            "{} | {date} | {:?} | {:?} | {}",
            article.headline,
            article.publisher,
            article.url,
            article.tags.join(",")
        );
        assert_eq!(shown, "The pier | 2023-04-20 | Some(\"Harbour Times\") | Some(\"https://h.example/pier\") | ports,work");
        assert_eq!(parsed.problems.iter().map(|problem| problem.code.as_str()).collect::<Vec<_>>(), ["not_an_article"]);
    }
}
