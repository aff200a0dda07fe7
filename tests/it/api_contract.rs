//! What the API promises of keys, bodies, tags, names and of its own description.

use axum::body::Body;
use axum::http::{Method, Request};
use serde_json::{Value, json};

use super::api::{Asked, asking};
use super::support::{Scratch, list, text};

fn asked() -> Asked {
    Asked::over(Scratch::with_four_articles())
}

#[test]
fn the_order_of_keys_changes_nothing() {
    let asked = asked();
    for (left, right, flags) in [
        (
            "facet-prefix=author%3Dn&facet=author:3",
            "facet=author:3&facet-prefix=author%3Dn",
            &["--facet-prefix", "author=n", "--facet", "author:3"][..],
        ),
        (
            "actor-kind=person&facet=actor:2",
            "facet=actor:2&actor-kind=person",
            &["--actor-kind", "person", "--facet", "actor:2"],
        ),
    ] {
        let facets = |keys: &str| asked.get(&format!("/api/search?limit=0&{keys}")).json()["facets"].clone();
        let found = facets(left);
        assert_eq!(found.as_array().map(Vec::len), Some(1), "{left}: {found}");
        assert_eq!(found, facets(right), "{left}");
        let run = asked.scratch.run(&[&["facets", "--json"][..], flags].concat());
        assert_eq!(found, run.json()["facets"], "{left}");
    }
    asked.problem("/api/search?facet-prefix=author%3Da&facet-prefix=author%3Dn", 400, "invalid_request");
    let twice = ["facets", "--facet-prefix", "author=a", "--facet-prefix", "author=n"];
    asked.scratch.run(&twice).refused(2, &["facet-prefix"]);
    assert_eq!(asked.get("/api/search?facet-prefix=author%3Da&facet-prefix=topic%3Dn").status.as_u16(), 200);
}

#[test]
fn an_address_that_is_no_text_or_leads_nowhere_is_told_so_in_the_form_of_its_place() {
    let asked = asked();
    for path in ["/api/articles/%FF", "/api/actors/%FF", "/api/facets/%FF", "/api/search?q=M%FCller", "/api/export?q=%E4"] {
        asked.problem(path, 400, "invalid_request");
    }
    for path in ["/api", "/api/", "/api/nothing"] {
        asked.problem(path, 404, "not_found");
    }
    assert_eq!(asked.get("/api/search?q=%EF%BF%BD").status, 200, "whoever writes the replacement character means it");
    for (path, status) in
        [("/?q=M%FCller", 400), ("/articles/%FF", 400), ("/actors/%FF", 400), ("/ui/%FF", 400), ("/apis", 404)]
    {
        let answer = asked.get(path);
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (status, "text/html; charset=utf-8"), "{path}");
    }
    for (path, kind) in [
        ("/api/docs", "text/html; charset=utf-8"),
        ("/api", "application/problem+json"),
        ("/api/openapi.json", "application/problem+json"),
    ] {
        let request = Request::builder().uri(path).header("host", "127.0.0.1:7311");
        let answer = asked.ask(request.body(Body::empty()).expect("a request"));
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (401, kind), "{path}");
    }
}

#[test]
fn a_key_that_changes_nothing_on_a_route_is_refused() {
    let asked = asked();
    for path in [
        "/api/facets/tag?actor-kind=person",
        "/api/export?format=ris&snippets=2",
        "/api/export?format=bibtex&snippets=1",
        "/health?x=1",
    ] {
        asked.problem(path, 400, "invalid_request");
    }
    for path in [
        "/api/facets/actor?actor-kind=person",
        "/api/facets/place?actor-kind=state",
        "/api/export?format=csv&snippets=2",
        "/api/export?format=ris",
        "/health",
    ] {
        assert_eq!(asked.get(path).status.as_u16(), 200, "{path}");
    }
    let kinds = |dimension: &str| {
        let request = json!({"facets": [{"dimension": dimension, "kinds": ["person"]}]}).to_string();
        asked.post("/api/search", "application/json", request).status.as_u16()
    };
    assert_eq!(["actor", "place", "tag"].map(kinds), [200, 200, 400]);
}

#[test]
fn a_search_is_posted_as_json_in_utf_8_however_that_is_written() {
    let asked = asked();
    for (kind, status) in [
        ("application/json", 200),
        ("Application/JSON", 200),
        ("application/json;charset=UTF-8", 200),
        ("application/json; Charset=\"utf-8\"", 200),
        ("application/json; charset=utf-16", 415),
        ("application/jsonp", 415),
        ("text/json", 415),
        ("", 415),
    ] {
        assert_eq!(asked.post("/api/search", kind, "{}").status.as_u16(), status, "{kind}");
    }
}

#[test]
fn what_is_known_is_not_modified_with_get_and_a_failed_precondition_with_post() {
    let asked = asked();
    let search = |method: Method, known: &str| {
        let request = asking(method, "/api/search").header("content-type", "application/json");
        asked.ask(request.header("if-none-match", known).body(Body::from("{}")).expect("a request"))
    };
    let tag = search(Method::POST, "\"other\"").header("etag").to_string();
    assert!(tag.starts_with("W/\""), "{tag}");
    for known in [tag.as_str(), "*"] {
        let answer = search(Method::POST, known);
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (412, "application/problem+json"), "{known}");
        assert_eq!(text(&answer.json(), "code"), "precondition_failed");
    }
    assert_eq!(search(Method::GET, "*").status.as_u16(), 304);
    // Compressed, a file has other bytes.
    assert!(asked.get("/ui/style.css").header("etag").starts_with("W/\""));
}

#[test]
fn an_index_that_was_away_for_a_while_is_told_of_as_long_as_it_is() {
    let asked = asked();
    let away = asked.scratch.folder().join("away");
    let stale = || {
        std::thread::sleep(std::time::Duration::from_millis(300));
        asked.get("/api/stats").json()["stale"].clone()
    };
    assert_eq!(stale(), Value::Null);
    std::fs::rename(asked.scratch.index_folder(), &away).expect("the index goes away");
    assert!(stale().is_string());
    std::fs::rename(&away, asked.scratch.index_folder()).expect("the index comes back");
    assert_eq!(stale(), Value::Null);
}

#[test]
fn a_server_takes_no_name_under_which_nobody_can_ask_it() {
    let scratch = Scratch::new();
    for name in ["http://b.example", "a.example:443"] {
        let run = scratch.run(&["serve", "--port", "0", "--allow-remote", "--host", name]);
        run.refused(2, &["is no name of a host", "news.example"]);
    }
}

/// The answers that are described: the route, the status and what is said of it.
fn described(api: &Value) -> Vec<(String, String, &Value)> {
    let mut described = Vec::new();
    for (path, operations) in api["paths"].as_object().expect("paths") {
        for (method, operation) in operations.as_object().expect("methods") {
            for (status, response) in operation["responses"].as_object().expect("answers") {
                described.push((format!("{method} {path}"), status.clone(), response));
            }
        }
    }
    described
}

#[test]
fn every_answer_is_described_as_it_is_sent() {
    let asked = asked();
    let api = asked.get("/api/openapi.json").json();
    let described = described(&api);
    for (route, status, response) in &described {
        assert!(!text(response, "description").is_empty(), "{route} {status}: {response}");
        if status.starts_with(['4', '5']) {
            let kinds: Vec<&String> = response["content"].as_object().expect("a content").keys().collect();
            assert_eq!(kinds, ["application/problem+json"], "{route} {status}");
        }
    }
    let has = |route: &str, status: &str| described.iter().any(|(known, code, _)| known == route && code == status);
    for (route, statuses) in [
        ("get /api/search", &["200", "304", "400", "401", "403", "409", "500", "503"][..]),
        ("post /api/search", &["200", "400", "401", "403", "408", "409", "412", "413", "415", "500", "503"]),
        ("get /api/articles/{id}", &["200", "304", "400", "401", "403", "404", "500", "503"]),
        ("get /api/export", &["200", "400", "401", "403", "500", "503"]),
        ("get /health", &["200", "400", "403"]),
    ] {
        let missing: Vec<&&str> = statuses.iter().filter(|status| !has(route, status)).collect();
        assert!(missing.is_empty(), "{route} does not say {missing:?}");
    }
    assert!(!has("get /health", "401") && !has("get /api/export", "304"));
    assert_eq!((&api["security"], &api["paths"]["/health"]["get"]["security"]), (&json!([{"token": []}]), &json!([])));
    let export = &api["paths"]["/api/export"]["get"]["responses"]["200"]["content"];
    for format in ["jsonl", "csv", "ris", "bibtex"] {
        let answer = asked.get(&format!("/api/export?format={format}"));
        let kind = answer.header("content-type").split(';').next().expect("a kind").to_string();
        assert!(export.get(&kind).is_some(), "{kind} is not described: {export}");
    }
    let said = api.to_string();
    for code in ["```", "](super::", "](crate::", "[`"] {
        assert!(!said.contains(code), "{code} in {said}");
    }
}

#[test]
fn the_place_of_a_mention_is_described_part_by_part() {
    let asked = asked();
    let api = asked.get("/api/openapi.json").json();
    let id = text(&list(&asked.get("/api/search?actor=Turkey").json(), "hits")[0], "id").to_string();
    let article = asked.get(&format!("/api/articles/{id}")).json();
    let schemas = &api["components"]["schemas"];
    let parts = list(&schemas["MentionPlace"], "prefixItems");
    assert_eq!(parts.len(), 5, "{}", schemas["MentionPlace"]);
    for place in list(&article, "actor").iter().flat_map(|actor| list(actor, "places")) {
        let place = place.as_array().expect("a list");
        assert_eq!(place.len(), parts.len(), "{place:?}");
        assert!(
            place[..3].iter().all(Value::is_u64) && parts[..3].iter().all(|part| part["type"] == "integer"),
            "{place:?}"
        );
        for (part, schema) in [(&place[3], "Sense"), (&place[4], "MentionRule")] {
            let is_one = schemas[schema].to_string().contains(&part.to_string());
            assert!(is_one || schema == "Sense" && part.is_null(), "{part} is no {schema}: {}", schemas[schema]);
        }
    }
}
