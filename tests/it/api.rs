//! The HTTP API without a socket: who is let in, and what each route answers.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use dateline::Index;
use dateline::server::{Hosts, Serving, router};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use super::support::{Scratch, list, number, text};

const TOKEN: &str = "0123456789abcdef0123456789abcdef";
const HOST: &str = "127.0.0.1:7311";

/// An index and the router over it, asked without a socket.
pub(crate) struct Asked {
    pub(crate) scratch: Scratch,
    pub(crate) serving: Arc<Serving>,
    router: Router,
    runtime: tokio::runtime::Runtime,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }
}

impl Asked {
    pub(crate) fn over(scratch: Scratch) -> Asked {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 7311));
        // The registry of actors is read once; tests do not wait for it within the time of a search.
        let mut first = dateline::SearchRequest::default().actor("Turkey");
        first.time_budget_ms = 0;
        Index::open(scratch.index_folder()).and_then(|index| index.search(&first)).expect("an answer");
        let serving = Serving::open(scratch.index_folder(), Hosts::of(address), Some(TOKEN), |_| {}).expect("an index");
        let serving = Arc::new(serving);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        Asked { scratch, router: router(serving.clone()), serving, runtime }
    }

    pub(crate) fn ask(&self, request: Request<Body>) -> Answer {
        self.runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await.expect("an answer");
            let (parts, body) = response.into_parts();
            let body = body.collect().await.expect("a body").to_bytes().to_vec();
            Answer { status: parts.status, headers: parts.headers, body }
        })
    }

    /// A request of a program that has the token.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask(asking(Method::GET, path).body(Body::empty()).expect("a request"))
    }

    pub(crate) fn post(&self, path: &str, kind: &str, body: impl Into<Body>) -> Answer {
        self.ask(asking(Method::POST, path).header("content-type", kind).body(body.into()).expect("a request"))
    }

    pub(crate) fn problem(&self, path: &str, status: u16, code: &str) -> Value {
        let answer = self.get(path);
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (status, "application/problem+json"), "{path}");
        let problem = answer.json();
        assert_eq!((text(&problem, "code"), number(&problem, "status")), (code, status.into()), "{path}: {problem}");
        assert!(!text(&problem, "detail").is_empty() && !text(&problem, "title").is_empty(), "{path}: {problem}");
        problem
    }
}

pub(crate) fn asking(method: Method, path: &str) -> axum::http::request::Builder {
    Request::builder().method(method).uri(path).header("host", HOST).header("authorization", format!("Bearer {TOKEN}"))
}

fn asked() -> Asked {
    Asked::over(Scratch::with_four_articles())
}

#[test]
fn a_search_is_the_same_by_keys_by_json_and_by_the_library() {
    let asked = asked();
    let index = Index::open(asked.scratch.index_folder()).expect("an index");
    for keys in [
        "",
        "q=grain",
        "q=grain&facet=actor:3&facet=topic&timeline=month&snippets=2&sort=oldest",
        "actor=Turkey&not=topic%3DSport",
    ] {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(keys.as_bytes()).into_owned().collect();
        let pairs = pairs.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        let request = dateline::request_from_pairs(pairs, chrono::Local::now().date_naive()).expect("a request");
        let expected = serde_json::to_string(&index.search(&request).expect("an answer")).expect("JSON");
        let mut expected: Value = serde_json::from_str(&expected).expect("JSON");
        let posted =
            asked.post("/api/search", "application/json; charset=utf-8", serde_json::to_string(&request).expect("JSON"));
        let got = asked.get(&format!("/api/search?{keys}"));
        for answer in [posted, got] {
            assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/json"), "{keys}");
            let mut found = answer.json();
            (found["took_ms"], expected["took_ms"]) = (0.into(), 0.into());
            assert_eq!(found, expected, "{keys}");
        }
    }
}

#[test]
fn what_cannot_be_answered_is_a_problem_with_its_code_and_place() {
    let asked = asked();
    let problem = asked.problem("/api/search?q=grain%20words:%3Ex", 400, "invalid_query");
    assert_eq!(problem["span"], json!([6, 14]), "{problem}");
    assert!(text(&problem, "suggestion").contains("words:>800"), "{problem}");
    asked.problem("/api/search?colour=red", 400, "invalid_request");
    asked.problem("/api/search?date=yesterdayish", 400, "invalid_date");
    asked.problem("/api/search?limit=-1", 400, "invalid_request");
    asked.problem("/api/articles/ffffffffffffffff", 404, "article_not_found");
    asked.problem("/api/facets/colour", 400, "invalid_request");
    let id = text(&list(&asked.get("/api/search?q=grain").json(), "hits")[0], "id").to_string();
    for path in ["/api/stats?foo=bar", "/api/openapi.json?foo=bar", "/api/actors/country:TR?q=grain"] {
        asked.problem(path, 400, "invalid_request");
    }
    let problem = asked.problem(&format!("/api/articles/{id}?querry=grain"), 400, "invalid_request");
    assert!(text(&problem, "detail").contains("unknown key \"querry\""), "{problem}");
    asked.problem(&format!("/api/articles/{id}?q=grain&q=wheat"), 400, "invalid_request");
    for key in ["facet=topic", "facet-prefix=topic%3Da", "timeline=year", "after=x", "explain=true"] {
        asked.problem(&format!("/api/facets/actor?{key}"), 400, "invalid_request");
        asked.problem(&format!("/api/export?{key}"), 400, "invalid_request");
    }
    for key in ["sort=newest", "snippets=2", "recency=0.1", "prefix=a&prefix=b", "limit=5&limit=6"] {
        asked.problem(&format!("/api/facets/actor?{key}"), 400, "invalid_request");
    }
    asked.problem("/api/export?format=csv&format=ris", 400, "invalid_request");
    asked.problem("/api/nothing", 404, "not_found");
    let odd = [
        (asked.post("/api/search", "text/plain", "{}"), 415, "not_json"),
        (asked.post("/api/search", "application/json", "{\"txt\": 1}"), 400, "invalid_request"),
        (asked.post("/api/search", "application/json", "[]"), 400, "invalid_request"),
        (asked.post("/api/search", "application/json", "[\"Hamas\"]"), 400, "invalid_request"),
        (asked.post("/api/search", "application/json", "{\"page\": [0, 5]}"), 400, "invalid_request"),
        (asked.post("/api/search", "application/json", "{\"facets\": [[\"actor\", 5]]}"), 400, "invalid_request"),
        (asked.post("/api/search?limit=5", "application/json", "{}"), 400, "invalid_request"),
        (asked.post("/api/search", "application/json", vec![0xff; 10]), 400, "invalid_request"),
        (asked.post("/api/search", "application/json", vec![b' '; (1 << 20) + 1]), 413, "too_large"),
        (asked.post("/api/stats", "application/json", "{}"), 405, "method_not_allowed"),
    ];
    for (answer, status, code) in odd {
        assert_eq!(answer.status.as_u16(), status, "{}", answer.text());
        assert_eq!(text(&answer.json(), "code"), code);
    }
}

#[test]
fn days_that_count_from_today_stay_as_they_are_written() {
    let asked = asked();
    let printed = asked.scratch.run(&["search", "grain", "--date", "last 900 years", "--print-request"]).stdout;
    let request: Value = serde_json::from_str(&printed).expect("JSON");
    assert_eq!(request["published_within"], "last 900 years");
    assert_eq!(request["published"], json!({"first_day": null, "last_day": null}));
    let today = chrono::Local::now().date_naive();
    let by_text = json!({"text": "grain date:\"last 900 years\""}).to_string();
    for answer in [
        asked.post("/api/search", "application/json", printed),
        asked.get("/api/search?q=grain&date=last%20900%20years"),
        asked.post("/api/search", "application/json", by_text),
    ] {
        let answer = answer.json();
        assert!(number(&answer["total"], "value") > 0, "{answer}");
        let warning = &list(&answer, "warnings")[0];
        assert_eq!(text(warning, "code"), "relative_date", "{answer}");
        assert!(text(warning, "message").ends_with(&format!("..{today}")), "{answer}");
    }
    let both = json!({"published": {"first_day": "2023-01-01"}, "published_within": "today"}).to_string();
    let refused = asked.post("/api/search", "application/json", both);
    assert_eq!((refused.status.as_u16(), text(&refused.json(), "code")), (400, "invalid_request"));
    // Other flags lie over a request that is kept.
    std::fs::write(asked.scratch.folder().join("kept.json"), json!({"published_within": "today"}).to_string())
        .expect("a file");
    let over = asked.scratch.run(&["search", "--request", "kept.json", "--date", "2023", "--print-request"]).json();
    assert_eq!((&over["published_within"], &over["published"]["first_day"]), (&Value::Null, &json!("2023-01-01")));
}

#[test]
fn an_article_comes_with_its_evidence_and_the_marks_of_a_query() {
    let asked = asked();
    let hit = asked.get("/api/search?q=grain&limit=1").json();
    let id = text(&list(&hit, "hits")[0], "id").to_string();
    let shown = asked.scratch.run(&["show", &id, "--json"]).json();
    assert_eq!(asked.get(&format!("/api/articles/{id}")).json(), shown);
    let marked = asked.get(&format!("/api/articles/{id}?q=grain")).json();
    assert_eq!(marked["marked"], asked.scratch.run(&["show", &id, "--query", "grain", "--json"]).json());
    assert_eq!(marked["headline"], shown["headline"]);
}

#[test]
fn the_values_of_a_dimension_are_those_of_the_search() {
    let asked = asked();
    let searched = asked.get("/api/search?q=grain&facet=actor:5&limit=0").json();
    let values = asked.get("/api/facets/actor?q=grain&limit=5").json();
    assert_eq!(values["facet"], searched["facets"][0]);
    assert_eq!(values["total"], searched["total"]);
    // Page by page to the end each value comes once, in the order of one long page.
    let whole = asked.get("/api/facets/actor?limit=1000").json();
    let (mut walked, mut distinct) = (Vec::new(), 0);
    loop {
        let page = asked.get(&format!("/api/facets/actor?limit=2&offset={}", walked.len())).json();
        distinct = distinct.max(number(&page["facet"], "distinct"));
        let values = list(&page["facet"], "values");
        if values.is_empty() {
            break;
        }
        walked.extend_from_slice(values);
    }
    assert_eq!((&walked, walked.len() as u64), (&list(&whole["facet"], "values").to_vec(), distinct));
    let chosen = asked.get("/api/facets/actor?actor=Turkey&limit=2&offset=1").json();
    assert_eq!(list(&chosen["facet"], "values").len(), 2, "{chosen}");
    let behind = asked.get("/api/facets/actor?limit=2&offset=4000000000").json();
    assert_eq!(list(&behind["facet"], "values").len(), 0, "{behind}");
    let by_alias = asked.get("/api/facets/actor?prefix=ank").json();
    assert!(list(&by_alias["facet"], "values").iter().all(|value| value["label"] == "Turkey"), "{by_alias}");
}

#[test]
fn an_answer_that_is_known_is_not_sent_again_until_the_index_changes() {
    let asked = asked();
    let path = "/api/search?q=grain";
    let first = asked.get(path);
    let tag = first.header("etag").to_string();
    let again =
        || asked.ask(asking(Method::GET, path).header("if-none-match", &tag).body(Body::empty()).expect("a request"));
    let known = again();
    assert_eq!((known.status.as_u16(), known.body.len(), known.header("etag")), (304, 0, tag.as_str()));
    let strong = tag.trim_start_matches("W/").to_string();
    for tags in ["*", strong.as_str(), &format!("\"other\", {tag}")] {
        let asking =
            |path: &str| asking(Method::GET, path).header("if-none-match", tags).body(Body::empty()).expect("a request");
        assert_eq!(asked.ask(asking(path)).status.as_u16(), 304, "{tags}");
        assert_eq!(asked.ask(asking("/api/articles/ffffffffffffffff")).status.as_u16(), 404, "{tags}");
    }
    assert_ne!(asked.get("/api/search?q=wheat").header("etag"), tag);
    let before = number(&asked.get("/api/stats").json(), "articles");
    asked.scratch.write_article("new.txt", "grain");
    asked.scratch.index(&["corpus"]);
    std::thread::sleep(std::time::Duration::from_millis(300));
    let changed = again();
    assert_eq!(changed.status.as_u16(), 200, "a new commit is picked up");
    assert_eq!(number(&asked.get("/api/stats").json(), "articles"), before + 1);
    // Made anew altogether, it is picked up too.
    asked.scratch.remove("new.txt");
    asked.scratch.index(&["corpus", "--rebuild"]);
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(number(&asked.get("/api/stats").json(), "articles"), before);
}

#[test]
fn an_index_made_anew_is_another_one_whatever_the_numbers_of_its_states() {
    let asked = asked();
    let open = || Index::open(asked.scratch.index_folder()).expect("an index");
    let path = "/api/search?q=the&limit=1";
    let first = asked.get(path);
    let (tag, next) = (first.header("etag").to_string(), text(&first.json(), "next").to_string());
    let name = open().state_name();
    let copy = tempfile::tempdir().expect("a folder");
    for file in std::fs::read_dir(asked.scratch.index_folder()).expect("the folder") {
        let file = file.expect("a file");
        std::fs::copy(file.path(), copy.path().join(file.file_name())).expect("a copy");
    }
    assert_eq!(Index::open(copy.path()).expect("the copy").state_name(), name);
    asked.scratch.index(&["corpus", "--rebuild"]);
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_ne!(open().state_name(), name);
    let again = asking(Method::GET, path).header("if-none-match", &tag).body(Body::empty()).expect("a request");
    assert_eq!(asked.ask(again).status.as_u16(), 200);
    asked.problem(&format!("{path}&after={next}"), 409, "cursor_expired");
}

/// Every combination of who asks what under which name: only the owner gets past the guard.
#[test]
fn nobody_else_gets_past_the_guard() {
    let asked = asked();
    let hosts = [
        Some(HOST),
        Some("localhost:7311"),
        None,
        Some("127.0.0.1"),
        Some("localhost"),
        Some("localhost.:7311"),
        Some("LOCALHOST:7311"),
        Some("127.0.0.1:7312"),
        Some("[::1]:7311"),
        Some("0.0.0.0:7311"),
        Some("evil.example:7311"),
        Some("127.0.0.1.nip.example:7311"),
        Some("evil.example"),
        Some("127.0.0.1:7311@evil.example"),
    ];
    let origins =
        [None, Some("http://127.0.0.1:7311"), Some("http://localhost:7311"), Some("null"), Some("http://evil.example")];
    let sites = [None, Some("same-origin"), Some("none"), Some("same-site"), Some("cross-site")];
    let methods = [Method::GET, Method::POST, Method::OPTIONS, Method::PUT, Method::DELETE];
    let paths =
        ["/", "/health", "/api/search", "/api/stats", "/api/articles/x", "/static/nothing", "/api/export?format=csv"];
    let mut tried = 0;
    let mut let_in = 0;
    for host in hosts {
        for origin in origins {
            for site in sites {
                for method in &methods {
                    for path in paths {
                        for is_owner in [true, false] {
                            let mut request = Request::builder().method(method).uri(path);
                            let headers = [("host", host), ("origin", origin), ("sec-fetch-site", site)];
                            for (name, value) in headers.into_iter().filter_map(|(name, value)| Some((name, value?))) {
                                request = request.header(name, value);
                            }
                            if is_owner {
                                request = request.header("authorization", format!("Bearer {TOKEN}"));
                            }
                            let answer = asked.ask(request.body(Body::empty()).expect("a request"));
                            // Names of hosts are the same in capitals.
                            let is_our_name =
                                host.is_some_and(|host| host == HOST || host.to_lowercase() == "localhost:7311");
                            let is_our_page =
                                origin.is_none() || host.is_some_and(|host| origin == Some(&format!("http://{host}")));
                            let is_our_site = !matches!(site, Some("same-site" | "cross-site"));
                            let is_understood = *method == Method::GET || *method == Method::POST;
                            let expected = if !(is_our_name && is_our_page && is_our_site) {
                                Some(403)
                            } else if !is_understood {
                                Some(405)
                            } else if !is_owner && path != "/health" {
                                Some(401)
                            } else {
                                None
                            };
                            let said = format!("{method} {path} {host:?} {origin:?} {site:?} {is_owner}: {}", answer.status);
                            match expected {
                                Some(status) => assert_eq!(answer.status.as_u16(), status, "{said}"),
                                None => {
                                    let_in += 1;
                                    assert!(!matches!(answer.status.as_u16(), 401 | 403), "{said}");
                                }
                            }
                            assert!(
                                !answer.headers.keys().any(|name| name.as_str().starts_with("access-control")),
                                "{said}"
                            );
                            assert!(answer.header("content-security-policy").starts_with("default-src 'none'"), "{said}");
                            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{said}");
                            tried += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(tried > 20_000 && let_in > 100, "{tried} {let_in}");
    // Two hosts are none.
    let doubled = asking(Method::GET, "/api/stats").header("host", HOST).body(Body::empty()).expect("a request");
    assert_eq!(asked.ask(doubled).status.as_u16(), 403);
    let absolute = asking(Method::GET, "http://evil.example/api/stats").body(Body::empty()).expect("a request");
    assert_eq!(asked.ask(absolute).status.as_u16(), 403);
}

#[test]
fn the_link_lets_a_browser_in_once_and_wherever_it_is_clicked() {
    let asked = asked();
    let link = asked.serving.link();
    let path = link.strip_prefix("http://127.0.0.1:7311").expect("an address of ours").to_string();
    let clicked = |path: &str, mode: &str| {
        let request = Request::builder().uri(path).header("host", HOST).header("sec-fetch-site", "cross-site");
        let request = request.header("sec-fetch-mode", mode).header("sec-fetch-dest", "document");
        asked.ask(request.body(Body::empty()).expect("a request"))
    };
    assert_eq!(clicked(&path, "no-cors").status.as_u16(), 403, "only by going there");
    let welcome = clicked(&path, "navigate");
    assert_eq!(welcome.status.as_u16(), 200);
    let cookie = welcome.header("set-cookie").to_string();
    assert!(cookie.starts_with("dateline-7311=") && cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict"), "{cookie}");
    assert!(welcome.text().contains("url=/\"") && !welcome.text().contains("token"), "{}", welcome.text());
    assert_eq!(clicked(&path, "navigate").status.as_u16(), 401, "it was used");
    let with_cookie = |cookie: &str| {
        let request = Request::builder().uri("/api/stats").header("host", HOST).header("cookie", cookie);
        asked.ask(request.body(Body::empty()).expect("a request")).status.as_u16()
    };
    let session = cookie.split(';').next().expect("a cookie");
    assert_eq!(with_cookie(session), 200);
    assert_eq!(with_cookie(&format!("a=b; {session}; c=d")), 200);
    assert_eq!(with_cookie(&session.replace("7311", "7312")), 401);
    assert_eq!(with_cookie(&session[..session.len() - 1]), 401);
    assert_ne!(asked.serving.link(), link, "there is another one now");
    for token in ["wrong", "", &TOKEN[1..]] {
        let request =
            Request::builder().uri("/api/stats").header("host", HOST).header("authorization", format!("Bearer {token}"));
        assert_eq!(asked.ask(request.body(Body::empty()).expect("a request")).status.as_u16(), 401);
    }
}

#[test]
fn searches_that_nobody_would_type_are_answered_or_refused() {
    let asked = asked();
    let mut texts = super::hostile_texts::HostileTexts::new(7, true);
    for _ in 0..300 {
        let request = json!({"text": texts.text(), "facets": [{"dimension": "actor"}], "time_budget_ms": 0});
        let answer = asked.post("/api/search", "application/json", request.to_string());
        assert!(matches!(answer.status.as_u16(), 200 | 400), "{}: {}", answer.status, answer.text());
    }
}

/// Every route is described, and what is described is there.
#[test]
fn the_description_is_of_the_routes_there_are() {
    let asked = asked();
    let api = asked.get("/api/openapi.json").json();
    let described: std::collections::BTreeSet<String> =
        api["paths"].as_object().expect("paths").keys().map(|path| path.to_string()).collect();
    let source = std::fs::read_to_string(super::support::repository().join("src/server/api/mod.rs")).expect("the routes");
    let routes: std::collections::BTreeSet<String> = source
        .split(".route(\"")
        .skip(1)
        .map(|rest| rest.split('"').next().expect("a path").to_string())
        .filter(|path| !path.contains("{*"))
        .collect();
    assert_eq!(described, routes);
    for path in described {
        let asked_for = path.replace("{dimension}", "topic").replace("{id}", "ffffffffffffffff");
        let answer = asked.get(&asked_for);
        let is_known = api["paths"][&path]["get"]["responses"].get(answer.status.as_str()).is_some();
        assert!(is_known, "{path} answers with {}", answer.status);
    }
    // Every key of a search is one of the flags, and the other way round.
    let keys: std::collections::BTreeSet<&str> =
        list(&api["paths"]["/api/search"]["get"], "parameters").iter().map(|parameter| text(parameter, "name")).collect();
    for key in dateline::query::PAIR_KEYS {
        assert!(keys.contains(key), "{key} is not described: {keys:?}");
    }
    for schema in ["SearchRequest", "SearchResponse", "Hit", "FacetResult", "ProblemDocument"] {
        assert!(api["components"]["schemas"].get(schema).is_some(), "{schema}");
    }
    let page = asked.get("/api/docs");
    assert_eq!(page.status.as_u16(), 200);
    assert!(page.text().contains("/api/facets/{dimension}") && !page.text().contains("<script>"));
}

/// What of an answer its description does not name.
fn undescribed(api: &Value, schema: &Value, value: &Value, place: &str) -> Vec<String> {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let named = api.pointer(name.trim_start_matches('#')).unwrap_or_else(|| panic!("{name} is described nowhere"));
        return undescribed(api, named, value, place);
    }
    for choice in ["oneOf", "anyOf"] {
        if let Some(choices) = schema.get(choice).and_then(Value::as_array) {
            let each = choices.iter().map(|schema| undescribed(api, schema, value, place));
            return each.min_by_key(Vec::len).unwrap_or_default();
        }
    }
    match value {
        Value::Object(entries) => {
            let parts = schema.get("allOf").and_then(Value::as_array).cloned().unwrap_or_else(|| vec![schema.clone()]);
            let resolved = |part: &Value| match part.get("$ref").and_then(Value::as_str) {
                Some(name) => api.pointer(name.trim_start_matches('#')).cloned().unwrap_or_default(),
                None => part.clone(),
            };
            let parts: Vec<Value> = parts.iter().map(resolved).collect();
            let of_key = |key: &str| {
                let named = parts.iter().find_map(|part| part.get("properties")?.get(key));
                named.or_else(|| parts.iter().find_map(|part| part.get("additionalProperties")))
            };
            let each = entries.iter().flat_map(|(key, value)| match of_key(key) {
                Some(schema) => undescribed(api, schema, value, &format!("{place}.{key}")),
                None => vec![format!("{place}.{key}")],
            });
            each.collect()
        }
        Value::Array(items) => {
            let schema = schema.get("items").unwrap_or(&Value::Null);
            items.iter().flat_map(|item| undescribed(api, schema, item, &format!("{place}[]"))).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn what_is_answered_is_described() {
    let asked = asked();
    let api = asked.get("/api/openapi.json").json();
    let search = "/api/search?q=grain&facet=actor&facet=topic&timeline=month&snippets=2";
    let id = text(&list(&asked.get(search).json(), "hits")[0], "id").to_string();
    for (path, address) in [
        ("/api/search", search.to_string()),
        ("/api/search", "/api/search?q=grane".to_string()),
        ("/api/articles/{id}", format!("/api/articles/{id}?q=grain")),
        ("/api/facets/{dimension}", "/api/facets/actor?prefix=T".to_string()),
        ("/api/actors/{id}", "/api/actors/country:TR".to_string()),
        ("/api/stats", "/api/stats".to_string()),
    ] {
        let schema = &api["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        assert!(schema.is_object(), "{path}: {}", api["paths"][path]["get"]["responses"]["200"]);
        let answer = asked.get(&address).json();
        assert_eq!(undescribed(&api, schema, &answer, path), [""; 0], "{address}: {answer}");
    }
}

#[test]
fn an_actor_is_known_by_its_names_and_neighbours() {
    let asked = asked();
    let actor = asked.get("/api/actors/country:TR").json();
    assert_eq!((text(&actor, "label"), text(&actor, "kind")), ("Turkey", "state"));
    assert!(number(&actor, "articles") > 0 && !list(&actor, "forms").is_empty(), "{actor}");
    asked.problem("/api/actors/org:nobody-at-all", 404, "actor_not_found");
}
