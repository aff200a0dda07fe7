//! Turns the files that the engine has written for a segment, and the fields that were kept from it, into files with everything.

use std::io::{self, Write};

use tantivy::directory::{CompositeFile, CompositeWrite, Directory, FileSlice};
use tantivy::fieldnorm::{FieldNormReader, FieldNormsSerializer};
use tantivy::index::{Segment, SegmentComponent};
use tantivy::postings::FieldSerializer;
use tantivy::schema::{Field, IndexRecordOption};

use super::field::FieldTerms;

/// Replaces the files of a segment of which nobody else knows yet. Fields stand in them in the order of the schema.
pub(super) fn write(segment: &Segment, fields: Vec<FieldTerms>, order: &[u32]) -> tantivy::Result<()> {
    let schema = segment.schema();
    let mut norms: Vec<(Field, Vec<u8>)> = Vec::new();
    for terms in fields.iter().filter(|terms| schema.get_field_entry(terms.field).has_fieldnorms()) {
        norms.push((terms.field, terms.lengths(order).map(FieldNormReader::fieldnorm_to_id).collect()));
    }
    let norms_of = |field| norms.iter().find(|(of, _)| *of == field).map(|(_, norms)| norms);

    let others = take_away(segment, SegmentComponent::FieldNorms)?;
    let mut out = FieldNormsSerializer::from_write(segment.open_write(SegmentComponent::FieldNorms)?)?;
    for (field, _) in schema.fields() {
        if let Some(norms) = norms_of(field) {
            out.serialize_field(field, norms)?;
        } else if let Some(norms) = others.open_read(field) {
            out.serialize_field(field, norms.read_bytes()?.as_slice())?;
        }
    }
    out.close()?;

    let components = [SegmentComponent::Terms, SegmentComponent::Postings, SegmentComponent::Positions];
    let [terms_file, postings_file, positions_file] = components.map(|component| open_anew(segment, component));
    let (mut terms_file, mut postings_file, mut positions_file) = (terms_file?, postings_file?, positions_file?);
    let mut fields = fields.into_iter().filter(|terms| !terms.is_empty()).peekable();
    for (field, entry) in schema.fields() {
        let Some(terms) = fields.next_if(|terms| terms.field == field) else {
            for (others, out) in [&mut terms_file, &mut postings_file, &mut positions_file] {
                copy(others, out, field)?;
            }
            continue;
        };
        let norms = norms_of(field).map(|norms| FieldNormReader::open(FileSlice::from(norms.clone()))).transpose()?;
        let mut serializer = FieldSerializer::create(
            entry.field_type().index_record_option().unwrap_or(IndexRecordOption::WithFreqsAndPositions),
            terms.total(),
            terms_file.1.for_field(field),
            postings_file.1.for_field(field),
            positions_file.1.for_field(field),
            norms,
        )?;
        terms.write(order, &mut serializer)?;
        serializer.close()?;
    }
    terms_file.1.close()?;
    postings_file.1.close()?;
    positions_file.1.close()?;
    Ok(())
}

/// What a file of the engine's holds, and a new one in its place.
fn open_anew(segment: &Segment, component: SegmentComponent) -> tantivy::Result<(CompositeFile, CompositeWrite)> {
    let others = take_away(segment, component.clone())?;
    Ok((others, CompositeWrite::wrap(segment.open_write(component)?)))
}

/// Reads a file and removes it. It is small: the fields with many terms are not in it.
fn take_away(segment: &Segment, component: SegmentComponent) -> tantivy::Result<CompositeFile> {
    let bytes = segment.open_read(component.clone())?.read_bytes()?;
    // A file that is being read cannot be removed everywhere.
    let kept = CompositeFile::open(&FileSlice::from(bytes.to_vec()))?;
    drop(bytes);
    segment.index().directory().delete(&segment.relative_path(component)).map_err(io::Error::other)?;
    Ok(kept)
}

fn copy(others: &CompositeFile, out: &mut CompositeWrite, field: Field) -> io::Result<()> {
    if let Some(part) = others.open_read(field) {
        out.for_field(field).write_all(part.read_bytes()?.as_slice())?;
    }
    Ok(())
}
