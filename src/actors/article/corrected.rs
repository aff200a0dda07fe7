//! Holds the user's corrections of persons to what becomes of their family names.

use super::Tagger;
use crate::actors::overlay::Corrections;
use crate::article::ParsedArticle;

/// Whom a text names by a file of corrections, with the number of mentions.
fn mentions(toml: &str, text: &str) -> String {
    let corrections: Corrections = toml::from_str(toml).expect("corrections");
    let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
    let named = Tagger::corrected(&corrections).named_in(&article, Some("en"));
    let mut found: Vec<String> = named.actors.iter().map(|actor| format!("{}={}", actor.id, actor.mentions)).collect();
    found.sort_unstable();
    found.join(" ")
}

#[test]
fn a_corrected_person_keeps_the_family_name() {
    const TEXT: &str = "Pavel Orsen told reporters that talks went on. Mr Orsen spoke again. Orsen left.";
    for (toml, expected) in [
        ("", "person:Pavel Orsen=3"),
        ("[[actor]]\nid = \"person:Pavel Orsen\"\nhide = true", ""),
        ("[[actor]]\nid = \"person:Pavel Orsen\"\ninto = \"org:hezbollah\"", "org:hezbollah=3"),
        ("[[actor]]\nid = \"person:Pavel Orsen\"\nkind = \"company\"", "person:Pavel Orsen=3"),
        ("[[actor]]\nid = \"person:Pavel Orsen\"\ninto = \"person:Ivo Marsk\"", "person:Ivo Marsk=3"),
        // As `split` and `alias add` write them.
        (
            "[[actor]]\nid = \"person:Pavel Orsen\"\nnot = [\"Orsen\"]\n[[actor]]\nid = \"person:Orsen\"\nlabel = \"Orsen\"\nalias = [\"Orsen\"]",
            "person:Orsen=2 person:Pavel Orsen=1",
        ),
        ("[[actor]]\nid = \"org:hezbollah\"\nalias = [\"Orsen\"]", "org:hezbollah=2 person:Pavel Orsen=1"),
    ] {
        assert_eq!(mentions(toml, TEXT), expected, "{toml}");
    }
}
