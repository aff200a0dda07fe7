//! Holds the one table of fields: what each is called in an index, what it is, and what can be done with it.

use crate::article::Dimension;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Terms with their positions and the length of the field, by which relevance is judged.
    Words,
    /// Terms with their positions.
    Places,
    /// A value taken as it is.
    Exact,
    /// A whole number.
    Number,
    /// Bytes that are only given back.
    Stored,
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldRow {
    /// The name in the index.
    pub name: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether articles can be looked up by it.
    pub searchable: bool,
    /// Whether it stands in a column, to be counted or sorted by.
    pub column: bool,
    /// The dimension it is, if it is one.
    pub dimension: Option<Dimension>,
}

const fn row(name: &'static str, kind: FieldKind, searchable: bool, column: bool) -> FieldRow {
    FieldRow { name, kind, searchable, column, dimension: None }
}

const fn dimension(dimension: Dimension, name: &'static str) -> FieldRow {
    FieldRow { name, kind: FieldKind::Exact, searchable: true, column: true, dimension: Some(dimension) }
}

/// The fields of an article and, after them, those of the record kept for each file.
pub const FIELDS: &[FieldRow] = &[
    row("kind", FieldKind::Exact, true, false),
    row("file", FieldKind::Exact, true, false),
    row("id", FieldKind::Number, true, true),
    row("text", FieldKind::Words, true, false),
    row("headline", FieldKind::Words, true, false),
    row("exact", FieldKind::Places, true, false),
    row("bio", FieldKind::Places, true, false),
    row("mention", FieldKind::Places, true, false),
    row("words", FieldKind::Number, false, true),
    dimension(Dimension::Actor, "actor"),
    dimension(Dimension::Place, "place"),
    dimension(Dimension::Topic, "topic"),
    dimension(Dimension::Region, "region"),
    dimension(Dimension::Tag, "tag"),
    dimension(Dimension::Author, "author"),
    dimension(Dimension::Source, "source"),
    dimension(Dimension::Language, "language"),
    dimension(Dimension::DateStatus, "date_status"),
    row("first_day", FieldKind::Number, false, true),
    row("last_day", FieldKind::Number, false, true),
    row("sort_day", FieldKind::Number, false, true),
    row("identifier", FieldKind::Exact, true, false),
    row("question", FieldKind::Exact, true, false),
    row("region_named", FieldKind::Exact, true, false),
    row("same_address", FieldKind::Number, true, true),
    row("same_text", FieldKind::Number, true, true),
    row("stored", FieldKind::Stored, false, false),
    row("details", FieldKind::Stored, false, false),
    row("record_key", FieldKind::Exact, true, false),
    row("record_path", FieldKind::Exact, false, true),
    row("record_size", FieldKind::Number, false, true),
    row("record_modified", FieldKind::Number, false, true),
    row("record_changed", FieldKind::Number, false, true),
    row("record_hash", FieldKind::Number, false, true),
    row("record_outcome", FieldKind::Number, false, true),
    row("record_articles", FieldKind::Number, false, true),
    row("record_problems", FieldKind::Number, false, true),
    row("record_failures", FieldKind::Number, false, true),
    row("record_cut", FieldKind::Number, false, true),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dimension_has_one_field() {
        for dimension in Dimension::ALL {
            assert_eq!(FIELDS.iter().filter(|row| row.dimension == Some(dimension)).count(), 1, "{dimension}");
        }
    }
}
