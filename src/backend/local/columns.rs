//! Turns a segment into its columns, each opened once and kept: opening one costs more than many a search.

use std::sync::OnceLock;

use tantivy::SegmentReader;
use tantivy::columnar::{Column, StrColumn};

use super::fields::column;
use crate::article::Dimension;

/// The columns of one segment.
#[derive(Debug)]
pub(super) struct SegmentColumns {
    pub(super) ids: Column<u64>,
    pub(super) first_days: Option<Column<i64>>,
    pub(super) last_days: Option<Column<i64>>,
    /// By dimension, opened when first needed.
    values: [OnceLock<Option<StrColumn>>; Dimension::ALL.len()],
}

impl SegmentColumns {
    pub(super) fn open(reader: &SegmentReader) -> tantivy::Result<SegmentColumns> {
        let columns = reader.fast_fields();
        Ok(SegmentColumns {
            ids: columns.u64("id")?,
            first_days: columns.column_opt("first_day")?,
            last_days: columns.column_opt("last_day")?,
            values: Default::default(),
        })
    }

    /// The values of a dimension; `None` if no article of the segment has any.
    pub(super) fn values(&self, reader: &SegmentReader, dimension: Dimension) -> tantivy::Result<Option<StrColumn>> {
        let kept = &self.values[dimension as usize];
        if let Some(values) = kept.get() {
            return Ok(values.clone());
        }
        let values = reader.fast_fields().str(column(dimension))?;
        Ok(kept.get_or_init(|| values).clone())
    }
}
