//! What the API promises of keys, bodies, tags, names and of its own description.

use axum::body::Body;
use axum::http::Request;

use super::api::Asked;
use super::support::Scratch;

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
    for path in ["/api/articles/%FF", "/api/actors/%FF", "/api/facets/%FF"] {
        asked.problem(path, 400, "invalid_request");
    }
    for path in ["/api", "/api/", "/api/nothing"] {
        asked.problem(path, 404, "not_found");
    }
    for (path, status) in [("/articles/%FF", 400), ("/actors/%FF", 400), ("/ui/%FF", 400), ("/apis", 404)] {
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
