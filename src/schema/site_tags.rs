//! Tells whether the tags of an article may be those that its source declares of every page.

use crate::article::{Evidence, Field, Origin};
use crate::schema::StoredArticle;

/// What is added to the rule of tags of which only those are shown that the text speaks of, for they are those of the source.
pub(crate) const OF_SOURCE: &str = ", as on other articles of the source";

impl StoredArticle {
    /// The tags as they were read, where they are declared for machines and the text does not speak of half of them; `None` where they are the
    /// article's own.
    pub(crate) fn tags_of_source(&self) -> Option<&[String]> {
        const LEAST_TAGS: usize = 3;
        const DECLARED: [&str; 3] = ["meta keywords", "meta news_keywords", "JSON-LD: keywords"];
        let is_declared =
            |evidence: &Evidence| matches!(&evidence.origin, Origin::Key(key) if DECLARED.contains(&key.as_str()));
        let mut used = self.used_of_tags();
        let tags = self.as_written.get(&Field::Keywords).unwrap_or(&self.tag);
        if tags.len() < LEAST_TAGS || !used.next().is_some_and(is_declared) || !used.all(is_declared) {
            return None;
        }
        (!self.article_body.is_empty() && self.spoken_of(tags).len() * 2 <= tags.len()).then_some(tags)
    }

    /// Those of some tags of which the text speaks.
    pub(crate) fn spoken_of(&self, tags: &[String]) -> Vec<String> {
        let text = format!("{} {}", self.headline, self.article_body).to_lowercase();
        let is_spoken_of = |tag: &&String| {
            let tag = tag.to_lowercase();
            // A text may speak of one where the tag is of many.
            let one = tag.strip_suffix('s').filter(|one| one.len() >= 4).unwrap_or(&tag);
            let begins_word = |place: usize| !text[..place].chars().next_back().is_some_and(char::is_alphanumeric);
            text.match_indices(one).any(|(place, _)| !one.is_ascii() || begins_word(place))
        };
        tags.iter().filter(is_spoken_of).cloned().collect()
    }

    /// Whether those of which it does not speak are not shown, for they are the source's.
    pub(crate) fn hides_tags_of_source(&self) -> bool {
        self.used_of_tags().any(|evidence| evidence.rule.ends_with(OF_SOURCE))
    }

    fn used_of_tags(&self) -> impl Iterator<Item = &Evidence> {
        let used = self.evidence.iter().filter(|shown| shown.field == Field::Keywords && shown.passed_over.is_none());
        used.map(|shown| &shown.evidence)
    }

    /// Says of the evidence of the tags whether they are the source's.
    #[cfg(feature = "ingest")]
    pub(crate) fn say_of_tags(&mut self, are_of_source: bool) {
        let used =
            |shown: &&mut crate::article::FieldEvidence| shown.field == Field::Keywords && shown.passed_over.is_none();
        for shown in self.evidence.iter_mut().filter(used) {
            let rule = &mut shown.evidence.rule;
            match (rule.strip_suffix(OF_SOURCE), are_of_source) {
                (None, true) => rule.to_mut().push_str(OF_SOURCE),
                (Some(bare), false) => *rule = bare.to_string().into(),
                _ => {}
            }
        }
    }
}
