//! Turns the columns that the engine has just written for a segment, new or merged, into the table beside them.

use std::any::Any;

use tantivy::columnar::ColumnarReader;
use tantivy::directory::TerminatingWrite;
use tantivy::index::{Segment, SegmentComponent};
use tantivy::indexer::DocIdMapping;
use tantivy::{PluginMergeContext, PluginWriter, PluginWriterContext, SegmentPlugin};

use super::{ENDING, build};

/// Has the engine write a table with every segment.
#[derive(Debug)]
pub(in crate::backend::local) struct TablePlugin;

impl SegmentPlugin for TablePlugin {
    fn extensions(&self) -> &[&str] {
        &[ENDING]
    }

    fn create_writer(&self, _context: &PluginWriterContext<'_>) -> tantivy::Result<Box<dyn PluginWriter>> {
        Ok(Box::new(TableWriter))
    }

    fn merge(&self, context: PluginMergeContext<'_>) -> tantivy::Result<()> {
        write_table(context.target_segment)
    }
}

/// Waits until the columns are there.
struct TableWriter;

impl PluginWriter for TableWriter {
    fn serialize(self: Box<Self>, segment: &Segment, _documents: Option<&DocIdMapping>) -> tantivy::Result<()> {
        write_table(segment)
    }

    fn mem_usage(&self) -> usize {
        0
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
}

/// The columns of a segment are written before anything of ours.
fn write_table(segment: &Segment) -> tantivy::Result<()> {
    let columns = ColumnarReader::open(segment.open_read(SegmentComponent::FastFields)?)?;
    let built = build::build(&columns, columns.num_docs())?;
    let mut out = segment.open_write(SegmentComponent::Custom(ENDING.to_string()))?;
    built.write(&mut out)?;
    Ok(out.terminate()?)
}
