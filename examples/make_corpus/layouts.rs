//! The three layouts of an article: a line of JSON, a Markdown page, a plain text.

use std::io::{self, Write};

use serde_json::{json, to_writer};

use crate::article::Article;

/// One line with the keys of a schema.org `NewsArticle`.
pub(crate) fn write_json_line(article: &Article<'_>, out: &mut impl Write) -> io::Result<()> {
    let mut object = JsonObject::open(&mut *out)?;
    object.text("identifier", &article.identifier)?;
    object.text("headline", &article.headline)?;
    object.optional("description", article.standfirst.as_deref())?;
    object.text("articleBody", &article.body)?;
    let date = article.date.map(|date| date.iso());
    object.optional("datePublished", date.as_deref())?;
    object.list("author", &author_names(article))?;
    object.list("articleSection", &article.topics)?;
    object.list("contentLocation", &[article.region])?;
    object.list("keywords", &article.tags)?;
    object.key("publisher")?;
    to_writer(&mut object.out, &json!({ "name": article.publisher.name }))?;
    object.text("url", &article.url)?;
    object.optional("inLanguage", article.language)?;
    object.close()?;
    out.write_all(b"\n")
}

/// YAML front matter, then the body.
pub(crate) fn write_markdown(article: &Article<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    writeln!(out, "---")?;
    write_yaml_text(out, "title", &article.headline)?;
    if let Some(standfirst) = &article.standfirst {
        write_yaml_text(out, "description", standfirst)?;
    }
    if let Some(date) = article.date {
        writeln!(out, "date: {}", date.iso())?;
    }
    write_yaml_list(out, "author", &author_names(article))?;
    write_yaml_list(out, "topics", &article.topics)?;
    write_yaml_text(out, "region", article.region)?;
    write_yaml_list(out, "tags", &article.tags)?;
    write_yaml_text(out, "source", &article.publisher.name)?;
    writeln!(out, "---\n\n{}", article.body)
}

/// What is left of a web page when its text is copied: the headline comes twice,
/// the facts share a line, and credits follow the body.
pub(crate) fn write_text(article: &Article<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let headline = &article.headline;
    writeln!(out, "{headline}\n\n{}\n\n{headline}\n", facts(article))?;
    if let Some(standfirst) = &article.standfirst {
        writeln!(out, "{standfirst}\n")?;
    }
    writeln!(out, "{}\n", article.body)?;
    if !article.authors.is_empty() {
        writeln!(out, "{}\n", fellows(article))?;
    }
    writeln!(out, "Image: {}.", article.agency)
}

/// A JSON object that is written key by key. Building it in memory first would
/// copy the whole body.
struct JsonObject<W> {
    out: W,
    separator: &'static [u8],
}

impl<W: Write> JsonObject<W> {
    fn open(mut out: W) -> io::Result<Self> {
        out.write_all(b"{")?;
        Ok(Self { out, separator: b"" })
    }

    /// The value must be written to `out` next.
    fn key(&mut self, key: &str) -> io::Result<()> {
        self.out.write_all(self.separator)?;
        self.separator = b",";
        to_writer(&mut self.out, key)?;
        self.out.write_all(b":")
    }

    fn text(&mut self, key: &str, value: &str) -> io::Result<()> {
        self.key(key)?;
        Ok(to_writer(&mut self.out, value)?)
    }

    fn optional(&mut self, key: &str, value: Option<&str>) -> io::Result<()> {
        value.map_or(Ok(()), |value| self.text(key, value))
    }

    /// Leaves out the key of an empty list.
    fn list(&mut self, key: &str, values: &[&str]) -> io::Result<()> {
        if values.is_empty() {
            return Ok(());
        }
        self.key(key)?;
        Ok(to_writer(&mut self.out, values)?)
    }

    fn close(mut self) -> io::Result<()> {
        self.out.write_all(b"}")
    }
}

fn author_names<'article>(article: &Article<'article>) -> Vec<&'article str> {
    let authors = article.authors.iter();
    authors.map(|author| author.name.as_str()).collect()
}

/// Quotes as JSON does, which YAML reads as well.
fn write_yaml_text(out: &mut Vec<u8>, key: &str, value: &str) -> io::Result<()> {
    write!(out, "{key}: ")?;
    to_writer(&mut *out, value)?;
    writeln!(out)
}

/// Leaves out the key of an empty list.
fn write_yaml_list(out: &mut Vec<u8>, key: &str, values: &[&str]) -> io::Result<()> {
    if values.is_empty() {
        return Ok(());
    }
    writeln!(out, "{key}:")?;
    for value in values {
        write!(out, "  - ")?;
        to_writer(&mut *out, value)?;
        writeln!(out)?;
    }
    Ok(())
}

/// `October 30, 2023 Topic: X, Y Region: Z Tags: A, B`, without what is missing.
fn facts(article: &Article<'_>) -> String {
    let mut facts = String::new();
    if let Some(date) = article.date {
        facts += &format!("{} ", date.in_words());
    }
    facts += &format!("Topic: {} ", article.topics.join(", "));
    facts += &format!("Region: {}", article.region);
    if !article.tags.is_empty() {
        facts += &format!(" Tags: {}", article.tags.join(", "));
    }
    facts
}

fn fellows(article: &Article<'_>) -> String {
    let sentences: Vec<String> =
        article.authors.iter().map(|author| format!("{} is a fellow at the {}.", author.name, author.institute)).collect();
    sentences.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;
    use crate::world::{Author, Publisher};

    fn written(write: impl Fn(&Article<'_>, &mut Vec<u8>) -> io::Result<()>, rich: bool) -> String {
        let author = Author { name: "Ana Belo".to_string(), institute: "Kel Institute".to_string() };
        let publisher = Publisher { name: "The Kel Post".to_string(), host: "www.kel-post.example".to_string() };
        let article = Article {
            index: 5,
            identifier: "1-5".to_string(),
            url: "https://www.kel-post.example/5".to_string(),
            headline: "Tolo mi Peru's".to_string(),
            standfirst: rich.then(|| "Sar mi.".to_string()),
            body: "Tolo mi.\n\nSar lo.".to_string(),
            date: rich.then_some(Date::Month { year: 2023, month: 10 }),
            authors: if rich { vec![&author] } else { vec![] },
            topics: vec!["Food Law", "Tax Law"],
            region: "Oceania",
            tags: if rich { vec!["Velo", "Taro"] } else { vec![] },
            publisher: &publisher,
            language: rich.then_some("en"),
            agency: "Sol Images",
        };
        let mut out = Vec::new();
        write(&article, &mut out).expect("a vector takes everything");
        String::from_utf8(out).expect("the text is UTF-8")
    }

    #[test]
    fn json_lines_leave_out_what_is_missing() {
        assert_eq!(
            written(write_json_line, true),
            concat!(
                r#"{"identifier":"1-5","headline":"Tolo mi Peru's","description":"Sar mi.","#,
                r#""articleBody":"Tolo mi.\n\nSar lo.","datePublished":"2023-10","#,
                r#""author":["Ana Belo"],"articleSection":["Food Law","Tax Law"],"#,
                r#""contentLocation":["Oceania"],"keywords":["Velo","Taro"],"#,
                r#""publisher":{"name":"The Kel Post"},"url":"https://www.kel-post.example/5","#,
                r#""inLanguage":"en"}"#,
                "\n"
            )
        );
        let poor: serde_json::Value = serde_json::from_str(&written(write_json_line, false)).expect("the line is JSON");
        for key in ["description", "datePublished", "author", "keywords", "inLanguage"] {
            assert!(poor.get(key).is_none(), "{key}");
        }
    }

    #[test]
    fn markdown_has_front_matter() {
        assert_eq!(
            written(write_markdown, true),
            "---\ntitle: \"Tolo mi Peru's\"\ndescription: \"Sar mi.\"\ndate: 2023-10\n\
             author:\n  - \"Ana Belo\"\ntopics:\n  - \"Food Law\"\n  - \"Tax Law\"\n\
             region: \"Oceania\"\ntags:\n  - \"Velo\"\n  - \"Taro\"\n\
             source: \"The Kel Post\"\n---\n\nTolo mi.\n\nSar lo.\n"
        );
    }

    #[test]
    fn texts_look_like_a_copied_page() {
        assert_eq!(
            written(write_text, true),
            "Tolo mi Peru's\n\n\
             October 2023 Topic: Food Law, Tax Law Region: Oceania Tags: Velo, Taro\n\n\
             Tolo mi Peru's\n\nSar mi.\n\nTolo mi.\n\nSar lo.\n\n\
             Ana Belo is a fellow at the Kel Institute.\n\nImage: Sol Images.\n"
        );
        assert_eq!(
            written(write_text, false),
            "Tolo mi Peru's\n\nTopic: Food Law, Tax Law Region: Oceania\n\n\
             Tolo mi Peru's\n\nTolo mi.\n\nSar lo.\n\nImage: Sol Images.\n"
        );
    }
}
