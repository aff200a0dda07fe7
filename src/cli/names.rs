//! Turns a name as a person writes it, `the Kremlin`, into the names under which the registry has it.

use crate::actors::Registry;
use crate::article::ActorId;
use crate::text::fold_value;

/// A name without the article before it.
pub(super) fn without_article(name: &str) -> &str {
    let rest = name.trim().split_once(' ').filter(|(first, _)| first.eq_ignore_ascii_case("the"));
    rest.map_or(name.trim(), |(_, rest)| rest.trim())
}

/// The names of an actor in the registry that are meant by one, which may stand there without its article.
pub(super) fn of_registry(id: &ActorId, name: &str) -> Vec<String> {
    let Some(actor) = Registry::shared().get(id.as_str()) else { return Vec::new() };
    let mut meant = vec![name, without_article(name)];
    meant.dedup();
    let has = |written: &&str| actor.names.iter().any(|name| fold_value(&name.text) == fold_value(written));
    meant.into_iter().filter(has).map(str::to_string).collect()
}

/// The other actors of the registry that go by a name.
pub(super) fn others(id: &ActorId, name: &str) -> Vec<String> {
    const MOST_NAMED: usize = 3;
    let folded = fold_value(without_article(name));
    let others = Registry::shared().actors().iter().filter(|actor| actor.id != *id);
    let bears = others.filter(|actor| actor.names.iter().any(|name| fold_value(&name.text) == folded));
    bears.take(MOST_NAMED).map(|actor| actor.id.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_without_its_article() {
        let russia = ActorId::from("country:RU");
        for (name, meant) in [("the Kremlin", &["Kremlin"][..]), ("kremlin", &["kremlin"]), ("the Bear", &[])] {
            assert_eq!(of_registry(&russia, name), meant, "{name}");
        }
        assert!(of_registry(&ActorId::from("org:Acme Front"), "Acme Front").is_empty());
        assert!(others(&russia, "the Kremlin").contains(&"org:russia-presidency".to_string()));
        assert_eq!((without_article("The Hague"), without_article("theatre")), ("Hague", "theatre"));
    }
}
