//! What is left out of a page before it is parsed, and what never is.

use scraper::Html;

use super::*;
use crate::dice::dice;

#[test]
fn names_of_dates_are_found_as_by_a_list_of_words() {
    let finder = aho_corasick::AhoCorasick::new(DATE_KEYS).expect("a few short words");
    let pieces = ["ate", "P", "p", "ub", "lish", "ed", "At", "_at", "Date", "date", "_", "lication", " ", "é"];
    let mut draw = dice(3);
    for _ in 0..100_000 {
        let text: String = (0..draw(16)).map(|_| pieces[draw(pieces.len())]).collect();
        let plainly: Vec<usize> = finder.find_iter(&text).map(|found| found.start()).collect();
        assert_eq!(date_keys_in(&text).collect::<Vec<_>>(), plainly, "{text}");
    }
}

#[test]
fn what_no_reader_asks_for_is_left_out() {
    let cases = [
        ("<p>a<!-- b --->c</p>", "<p>ac</p>"),
        ("<p>a</p>\n   \n<p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("<pre>a<x-y>\n\n</x-y></pre>", "<pre>a<x-y>\n\n</x-y></pre>"),
        ("<style>p > a {}</style >b", " b"),
        ("<script>if (a < b) { '</p>' }</script>c", "c"),
        (
            "<script>var x = {datePublished: '2021-06-03'}</script>",
            "<script>var x = {datePublished: '2021-06-03'}\n</script>",
        ),
        (
            r#"<script type="application/ld+json">{"a": "<b>"}</script>"#,
            r#"<script type="application/ld+json">{"a": "<b>"}</script>"#,
        ),
        ("<svg><path d='M0'/><g></g></svg>a", "a"),
        ("<svg><path><p>a</p>", "<p>a</p>"),
        ("<div class=x onclick='a > b' style='color:red' data-k=\"v\">a</div>", r#"<div class="x" data-k="v">a</div>"#),
        ("<img class=x src=a.jpg alt='a b' width=640>c", r#"<img alt="a b">c"#),
        ("<img src=a.gif width=16>a<img class=emoji src=b.png alt=b>c", "ac"),
        ("<p align=center style='text-align: center'>a</p>", r#"<p align="center" style="text-align: center">a</p>"#),
        ("<p align=left>a</p>", "<p>a</p>"),
        ("<b>a</b> <b class=x>c</b>", r#"a <b class="x">c</b>"#),
        ("a < b <3 &lt; c", "a < b <3 &lt; c"),
        ("<title>a <b> c</title>", "<title>a <b> c</title>"),
        ("<p>a</p><p b='", "<p>a</p>"),
        ("<!-- saved from url=(0020)https://example.org/ -->a", "<!-- saved from url=(0020)https://example.org/ -->a"),
    ];
    for (html, small) in cases {
        assert_eq!(slim(html).html, small, "{html}");
    }
}

#[test]
fn depth_and_number_are_bounded_and_no_text_is_lost() {
    let depth = |html: &str| {
        let page = Html::parse_document(&slim(html).html);
        page.tree.nodes().map(|node| node.ancestors().count()).max().unwrap_or_default()
    };
    for tag in ["<div>", "<main class='a'>", "<ul><li>", "<span>", "<i id=x>", "<table><tr><td>", "<a href=x><div>"] {
        let html = format!("before {}after", tag.repeat(1_500));
        assert!(depth(&html) < 5 * DEEPEST, "{tag}: {}", depth(&html));
        assert!(slim(&html).html.ends_with("after"), "{tag}");
    }
    for (html, is_flattened) in
        [("<div></div>", false), ("<li>a<p>b<br>", false), ("<svg><path/></svg>", false), ("<div/>", true)]
    {
        assert_eq!(slim(&html.repeat(3000)).flattened, is_flattened, "{html}");
    }
    let many = slim(&"<p>a</p>".repeat(400_000));
    assert!(many.flattened && many.html.matches('a').count() == 400_000);
}
