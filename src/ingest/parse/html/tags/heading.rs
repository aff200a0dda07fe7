//! Turns a line into whether tags follow.
//!
//! `headings.txt`: the lines that say so, in the languages of the press.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::article::Field;
use crate::ingest::parse::labels::{Label, whole_label};

/// What follows a line.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Follows {
    Tags,
    /// Tags, other articles, or what is in the article itself.
    PerhapsTags,
}

static LINES: LazyLock<FxHashMap<&str, Follows>> = LazyLock::new(|| {
    let mut lines = FxHashMap::default();
    let mut follows = Follows::Tags;
    for line in include_str!("headings.txt").lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix("= ") {
            Some(list) => follows = if list == "perhaps" { Follows::PerhapsTags } else { Follows::Tags },
            None => lines.extend(line.split(", ").filter(|text| !text.is_empty()).map(|text| (text, follows))),
        }
    }
    lines
});

/// Whether a line says that tags follow.
pub(in super::super) fn is_tag_heading(line: &str) -> bool {
    let is_label = |line: &str| whole_label(line) == Some(Label::Field(Field::Keywords));
    bare(line).is_some_and(|line| is_label(line) || follows(line) == Some(Follows::Tags))
}

/// Whether tags may follow a line, if what follows is as short as topics are: `In this article`, `Mehr zum Thema`.
pub(in super::super) fn may_head_tags(line: &str) -> bool {
    bare(line).is_some_and(|line| follows(line) == Some(Follows::PerhapsTags))
}

/// A line without the colon at its end, unless it is too long for a label.
fn bare(line: &str) -> Option<&str> {
    const LONGEST_BYTES: usize = 90;
    let line = line.trim().trim_end_matches([':', '：', '﹕']).trim_end();
    (line.len() <= LONGEST_BYTES).then_some(line)
}

fn follows(line: &str) -> Option<Follows> {
    LINES.get(line.to_lowercase().replace('\u{307}', "").replace('’', "'").as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_before_tags() {
        for (line, expected) in [
            ("Tags:", "tags"),
            ("Themen zu diesem Beitrag:", "tags"),
            ("Schlagwörter zu diesem Artikel", "tags"),
            ("Bilder zu diesem Artikel", ""),
            ("Plus d’articles sur :", "tags"),
            ("MAIS CONTEÚDO SOBRE", "tags"),
            ("İLGİLİ KONULAR", "tags"),
            ("Más información sobre:", "tags"),
            ("Tagy:", "tags"),
            ("相关话题", "tags"),
            ("In this article", "perhaps"),
            ("Mehr zum Thema:", "perhaps"),
            ("По теме", "perhaps"),
            // Other articles follow, and nothing else.
            ("Verschlagwortet mit", "tags"),
            ("Contrassegnato da tag", "tags"),
            ("Marcado com", "tags"),
            ("Archiviato sotto:", "tags"),
            ("相关热词搜索：", "tags"),
            ("Label:", "perhaps"),
            ("Related articles", ""),
            // Sections follow, and words that are no label.
            ("Abgelegt unter", ""),
            ("Marked", ""),
            ("Читайте также", ""),
            ("Most read", ""),
            ("", ""),
        ] {
            let said = if is_tag_heading(line) { "tags" } else { "" };
            let said = if may_head_tags(line) { "perhaps" } else { said };
            assert_eq!(said, expected, "{line}");
        }
    }
}
