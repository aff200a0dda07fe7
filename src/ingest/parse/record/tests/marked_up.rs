//! What is read of records whose text is HTML.

use super::read;

const FIRST: &str =
    "The county reopened the road over the pass on Tuesday, after four days of snow and two of fog, and nobody was hurt.";
const SECOND: &str =
    "The people of the village had no bread, and the town asks for a second tunnel before the next winter begins.";

/// `day | authors | tags | body`, with a bar between the paragraphs.
fn shown(others: &str, content: &str) -> String {
    let article =
        read(&format!(r#"{{"title": "Pass road reopens", {others} "content": {}}}"#, serde_json::Value::from(content)));
    let day = article.published.date().map(|date| date.to_string()).unwrap_or_default();
    let body = article.body.replace(FIRST, "1").replace(SECOND, "2").replace("\n\n", "¶");
    format!("{day} | {} | {} | {body}", article.authors.join(", "), article.tags.join(", "))
}

#[test]
fn lines_around_a_text() {
    const DAY: &str = r#""date": "2023-10-30","#;
    for (others, above, below, expected) in [
        (DAY, "<p>By Jane Perry</p>", "", "2023-10-30 | Jane Perry |  | 1¶2"),
        (DAY, "<p class='byline'>By Jane Perry</p>", "", "2023-10-30 | Jane Perry |  | 1¶2"),
        (DAY, "<p>記者 陳國棟</p>", "", "2023-10-30 | 陳國棟 |  | 1¶2"),
        ("", "<p>Published October 30, 2023</p>", "", "2023-10-30 |  |  | 1¶2"),
        (DAY, "", "<p>Tags: snow, roads</p>", "2023-10-30 |  | snow, roads | 1¶2"),
        (
            DAY,
            "",
            "<p class='tags'><a rel='tag' href='/s'>Snow</a> <a rel='tag' href='/r'>Roads</a></p>",
            "2023-10-30 |  | Snow, Roads | 1¶2",
        ),
        (
            r#""date": "2023-10-30", "author": "John Roe","#,
            "",
            "<p>#snow #roads</p>",
            "2023-10-30 | John Roe | snow, roads | 1¶2",
        ),
        // Nothing of the text is lost: headings, lists, a sentence that begins like a byline.
        (
            DAY,
            "<h2>How the snow came</h2>",
            "<ul><li>Bring chains</li><li>Bring bread</li></ul>",
            "2023-10-30 |  |  | How the snow came¶1¶2¶Bring chains¶Bring bread",
        ),
        (
            DAY,
            "",
            "<p>By nightfall the road was shut again.</p>",
            "2023-10-30 |  |  | 1¶2¶By nightfall the road was shut again.",
        ),
        (
            r#""date": "2023-10-30", "author": "John Roe", "tags": ["Roads"],"#,
            "",
            "<p>Tags: he wore two of them.</p>",
            "2023-10-30 | John Roe | Roads | 1¶2¶Tags: he wore two of them.",
        ),
    ] {
        let content = format!("{above}<p>{FIRST}</p><p>{SECOND}</p>{below}");
        assert_eq!(shown(others, &content), expected, "{above}{below}");
    }
}

#[test]
fn whole_pages_and_texts_that_were_cut() {
    let page = format!(
        "<!DOCTYPE html><html><body><p>By Jane Perry</p><p>{FIRST}</p><p>{SECOND}</p><p>Tags: snow, roads</p></body></html>"
    );
    assert!(!shown(r#""date": "2023-10-30","#, &page).contains('<'));
    let cut = format!("<p>By Jane Perry</p><p>{FIRST}</p><p>{SECOND} [+2314 chars]</p>");
    assert!(shown(r#""date": "2023-10-30","#, &cut).ends_with("1¶2"));
}

#[test]
fn the_list_that_has_the_first_author() {
    for (authors, expected) in [
        (r#""author": "Jane Doe", "authors": ["Jane Doe", "John Roe"]"#, "Jane Doe, John Roe"),
        (r#""author": "Jane Doe", "authors": ["Ann Roe", "John Roe"]"#, "Jane Doe"),
        (r#""author": "Jane Doe", "authors": ["Jane Doe"]"#, "Jane Doe"),
    ] {
        let article = read(&format!(r#"{{"title": "T", "text": "One.", {authors}}}"#));
        assert_eq!(article.authors.join(", "), expected, "{authors}");
    }
}
