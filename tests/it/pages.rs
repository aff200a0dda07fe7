//! The pages without a socket: which status and which words each address answers with.

use axum::body::Body;
use axum::http::{Method, Request};

use dateline::StoredArticle;
use dateline::query::{Hit, MarkedArticle, Warning};
use dateline::render::html::{Address, ArticlePage, Names, Site, article_page};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::api::{Asked, asking};
use super::support::Scratch;

fn asked() -> Asked {
    Asked::over(Scratch::with_four_articles())
}

/// The first id on a page of hits.
fn first_id(page: &str) -> String {
    let place = page.find("href=\"/articles/").expect("a hit") + "href=\"/articles/".len();
    page[place..place + 16].to_string()
}

#[test]
fn each_address_has_its_page() {
    let asked = asked();
    let id = first_id(&asked.get("/").text());
    for (path, status, words) in [
        ("/", 200, "4 articles"),
        ("/?q=grain", 200, "<mark>"),
        ("/?q=zzzz", 200, "Nothing fulfils all of this"),
        ("/?q=a%20NEAR%20(-b)", 400, "id=\"problems\""),
        ("/?q=grain&date=someday", 400, "cannot read &#34;someday&#34;"),
        ("/?nonsense=1", 400, "unknown key"),
        (&format!("/articles/{id}"), 200, "Fields and where they were read"),
        (&format!("/articles/{id}?q=grain%20("), 200, "Fields and where they were read"),
        ("/articles/0000000000000000", 404, "There is nothing here"),
        ("/actors", 200, "<h1>Actors</h1>"),
        ("/actors?find=turk&kind=state", 200, "Turkey"),
        ("/actors/country:TR", 200, "Named by"),
        ("/actors/org:nobody-of-this-name", 404, "There is nothing here"),
        ("/doctor", 200, "Reading report"),
        ("/help", 200, "NEAR/10"),
        ("/ui/nothing.css", 404, "There is nothing here"),
        ("/nothing", 404, "There is nothing here"),
        ("/?theme=dark", 200, "data-theme=\"dark\""),
    ] {
        let answer = asked.get(path);
        assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.text());
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{path}");
        assert!(answer.text().contains(words), "{path} does not say {words:?}: {}", answer.text());
    }
}

#[test]
fn an_article_says_how_to_cite_it() {
    let scratch = Scratch::new();
    let article = r#"{"headline": "Grain & ships leave the port", "author": ["Jane Doe", "Bo Li"], "date": "2023-07-22", "source": "The Harbour Review",
        "url": "https://harbour.example/a", "text": "At last the ships left."}"#;
    scratch.write("a.json", article);
    scratch.write("b.json", r#"{"headline": "مرفأ الحبوب", "date": "2023-07", "text": "غادرت السفن المرفأ أخيرا."}"#);
    scratch.index(&["corpus", "--without-actors"]);
    let asked = Asked::over(scratch);
    let today = chrono::Local::now().date_naive().format("%-d %B %Y");
    let page = asked.get(&format!("/articles/{}", first_id(&asked.get("/?q=ships").text()))).text();
    for citation in [
        format!(
            "<code id=\"cite-plain\">Jane Doe, Bo Li. “Grain &#38; ships leave the port”. The Harbour Review, 22 July 2023. \
             https://harbour.example/a (accessed {today}).</code>"
        )
        .as_str(),
        "<code id=\"cite-ris\">TY  - NEWS",
        "<code id=\"cite-bibtex\">@article{dateline-",
    ] {
        assert!(page.contains(citation), "{citation} in {page}");
    }
    let page = asked.get(&format!("/articles/{}", first_id(&asked.get("/?language=ar").text()))).text();
    assert!(page.contains("<code id=\"cite-plain\">“مرفأ الحبوب”. July 2023.</code>"), "{page}");
}

#[test]
fn an_article_that_was_not_looked_at_whole_says_so() {
    fn read<T: DeserializeOwned>(value: &Value) -> T {
        serde_json::from_value(value.clone()).expect("what was written")
    }
    let asked = asked();
    let found = asked.get("/api/search?q=grain&limit=1").json()["hits"][0].clone();
    let shown = asked.get(&format!("/api/articles/{}?q=grain", found["id"].as_str().expect("an id"))).json();
    let (hit, article): (Hit, StoredArticle) = (read(&found), read(&shown));
    let mut marked: MarkedArticle = read(&shown["marked"]);
    let mut page = |code: &str| {
        marked.warnings = vec![Warning { code: code.to_string(), message: "places are missing".to_string(), span: None }];
        article_page(&ArticlePage {
            site: &Site::default(),
            address: &Address::default(),
            names: &Names::default(),
            article: &article,
            hit: &hit,
            today: chrono::NaiveDate::default(),
            marked: Some(&marked),
            mark: None,
        })
    };
    for (code, is_told) in [("time_budget", true), ("too_many_places", true), ("relative_date", false)] {
        assert_eq!(page(code).contains("places are missing"), is_told, "{code}");
    }
}

#[test]
fn what_a_form_sends_becomes_the_address_of_its_page() {
    let asked = asked();
    for (sent, address) in [
        ("/?q=grain&sort=&from=&to=&find-actor=", "/?q=grain"),
        ("/?q=&actor=country:TR&all=actor%3Dcountry:TR&from=2023-01-01&to=2023-12-31", "/?all=actor%3Dcountry:TR&date=2023"),
        ("/?q=a&from=&to=2023-02-28&date=2023-10&find-topic=x", "/?q=a&date=2023-10&facet-prefix=topic%3Dx"),
    ] {
        let answer = asked.get(sent);
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, address), "{sent}");
        assert_eq!(asked.get(address).status.as_u16(), 200, "{address}");
    }
}

#[test]
fn what_was_chosen_stays_chosen_where_the_page_shows_something_else() {
    let asked = asked();
    for (path, words) in [
        ("/?timeline=day", &["<option value=\"day\" selected>", "too many to be drawn by day"][..]),
        ("/?timeline=year", &["<option value=\"year\" selected>", ">By year<"]),
        ("/", &["<option value=\"\">automatic ("]),
        (
            "/?q=grain&date=last%20900%20years",
            &[
                " --date &#39;last 900 years&#39; -- grain",
                "&#34;published_within&#34;: &#34;last 900 years&#34;",
                "name=\"within\" value=\"last 900 years\"",
                "/api/export?format=csv&#38;q=grain&#38;date=last%20900%20years\"",
            ],
        ),
        ("/?q=grain&recency=0.5", &["/api/export?format=ris&#38;q=grain&#38;recency=0.5\""]),
    ] {
        let page = asked.get(path).text();
        for words in words {
            assert!(page.contains(words), "{path} does not say {words}: {page}");
        }
    }
}

#[test]
fn a_page_that_is_known_is_not_sent_again() {
    let asked = asked();
    for path in ["/?q=grain", "/actors", "/ui/style.css", "/ui/page.js", "/ui/icon.svg"] {
        let tag = asked.get(path).header("etag").to_string();
        let again = asking(Method::GET, path).header("if-none-match", &tag).body(Body::empty()).expect("a request");
        let answer = asked.ask(again);
        assert_eq!((answer.status.as_u16(), answer.body.len()), (304, 0), "{path}: {tag}");
    }
    for (path, status) in [("/", 304), ("/?q=a%20NEAR%20(-b)", 400), ("/articles/0000000000000000", 404), ("/nothing", 404)]
    {
        let any = asking(Method::GET, path).header("if-none-match", "*").body(Body::empty()).expect("a request");
        assert_eq!(asked.ask(any).status.as_u16(), status, "{path}");
    }
}

#[test]
fn the_page_of_a_stranger_says_nothing_of_the_index() {
    let asked = asked();
    let request = Request::builder().uri("/?q=grain").header("host", "127.0.0.1:7311").header("accept", "text/html");
    let answer = asked.ask(request.body(Body::empty()).expect("a request"));
    assert_eq!((answer.status.as_u16(), answer.header("www-authenticate")), (401, "Bearer"));
    let page = answer.text();
    assert!(page.contains("dateline serve") && !page.contains("articles from") && !page.contains("corpus"), "{page}");
}

#[test]
fn words_of_articles_are_never_markup() {
    let scratch = Scratch::new();
    scratch.write(
        "evil.txt",
        "<b id=x>Bold & \"quoted\"</b>\n\n2023-05-17 Topic: <i>Trade</i>\n\nA body of <script>alert(1)</script> words.\n",
    );
    scratch.index(&["corpus"]);
    let asked = Asked::over(scratch);
    let page = asked.get("/?q=words").text();
    let id = first_id(&page);
    for page in [page, asked.get(&format!("/articles/{id}?q=words")).text(), asked.get("/doctor").text()] {
        for markup in ["<b id=x>", "<i>Trade", "<script>alert"] {
            assert!(!page.contains(markup), "{markup} in {page}");
        }
    }
}
