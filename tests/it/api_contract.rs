//! What the API promises of keys, bodies, tags, names and of its own description.

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
