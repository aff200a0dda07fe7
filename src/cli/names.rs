//! Turns a name as a person writes it, `the Kremlin`, into the names under which the registry has it.

use crate::actors::{Corrections, Registry};
use crate::article::{ActorId, ActorKind};
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

/// The actor besides these to which a file of corrections gives a name, with its article or without.
pub(super) fn other_owner<'c>(name: &str, besides: [&ActorId; 2], known: &'c Corrections) -> Option<&'c ActorId> {
    let meant = fold_value(without_article(name));
    let is_it = |name: &String| fold_value(without_article(name)) == meant;
    let others = known.actors.iter().filter(|correction| !besides.contains(&known.merged(&correction.id)));
    let mut owners = others.filter(|correction| correction.alias.iter().chain(&correction.label).any(is_it));
    owners.next().map(|correction| &correction.id)
}

/// `a` or `an`.
pub(super) fn article_before(kind: ActorKind) -> &'static str {
    // Whose letters are read one by one: an NGO.
    if kind == ActorKind::Ngo || kind.name().starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_their_article() {
        let with: Vec<String> = ActorKind::ALL.iter().map(|kind| format!("{} {kind}", article_before(*kind))).collect();
        let an: Vec<&str> = with.iter().filter_map(|kind| kind.strip_prefix("an ")).collect();
        assert_eq!(an, ["armed-group", "intergovernmental-body", "ngo", "organisation"]);
    }

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
