//! Takes an export of a press database apart into its documents: `1 of 3 DOCUMENTS` above each, `End of Document` below each.

use std::ops::Range;

use super::press::is_document_mark;

/// Documents of one file beyond this stay with the last.
const MOST_DOCUMENTS: usize = 10_000;
/// Longer lines are no marks.
const LONGEST_MARK_BYTES: usize = 80;

/// The first mark stands within so many bytes, or the last before so many.
const HEAD_BYTES: usize = 8192;
const TAIL_BYTES: usize = 2048;

/// The documents of a text, as bytes of it; none where it is one.
pub(crate) fn documents_of(text: &str) -> Vec<Range<usize>> {
    // Every mark has this word, and most texts have it neither near the top nor near the end.
    let head = &text[..text.floor_char_boundary(HEAD_BYTES)];
    let tail_start = text.ceil_char_boundary(text.len().saturating_sub(TAIL_BYTES));
    let tail = if head.len() < text.len() { &text[tail_start..] } else { "" };
    const WORDS: [&str; 4] = ["ocument", "OCUMENT", "okument", "news·"];
    // What the words have in common is looked for first.
    let may_hold = |part: &str| ["ument", "UMENT", "news·"].iter().any(|end| part.contains(end));
    if ![head, tail].iter().any(|part| may_hold(part) && WORDS.iter().any(|word| part.contains(word))) {
        return Vec::new();
    }
    let (mut starts, mut ends) = (Vec::new(), Vec::new());
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.len() <= LONGEST_MARK_BYTES {
            let words = line.trim();
            if is_document_mark(words) {
                starts.push(at);
            } else if is_end_of_document(words) {
                ends.push(at + line.len());
            }
        }
        at += line.len();
    }
    let has_text = |range: &Range<usize>| !text[range.clone()].trim().is_empty();
    let cuts = if starts.len() >= 2 { starts } else { ends };
    if cuts.len() < 2 {
        return Vec::new();
    }
    let mut documents = Vec::new();
    let mut from = 0;
    for cut in cuts.into_iter().take(MOST_DOCUMENTS) {
        documents.push(from..cut);
        from = cut;
    }
    documents.push(from..text.len());
    documents.retain(has_text);
    // What stands above the first document is a list of them or a cover.
    let begins = |range: &Range<usize>| {
        text[range.clone()].lines().any(|line| line.len() <= LONGEST_MARK_BYTES && is_document_mark(line.trim()))
    };
    if documents.iter().any(begins) {
        documents.retain(begins);
    } else if let Some(first) = documents.first_mut() {
        first.start = behind_cover(text, first);
    }
    documents
}

/// Where the first document begins behind a cover: `1. Title` ..., `Job Number: 7`, `Documents (2)`, what was searched for, then the first title again.
fn behind_cover(text: &str, first: &Range<usize>) -> usize {
    const MOST_LINES: usize = 2000;
    let bare =
        |line: &str| line.trim().trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ')).to_string();
    let mut listed: Vec<String> = Vec::new();
    let mut is_behind_mark = false;
    let mut at = first.start;
    for line in text[first.clone()].split_inclusive('\n').take(MOST_LINES) {
        let words = line.trim();
        is_behind_mark |= is_cover_mark(words);
        if is_behind_mark && !words.is_empty() && listed.contains(&bare(words)) {
            return at;
        }
        if !is_behind_mark && !words.is_empty() {
            listed.push(bare(words));
        }
        at += line.len();
    }
    first.start
}

/// `Documents (2)`, `Job Number: 123456789`.
fn is_cover_mark(line: &str) -> bool {
    let counts = |rest: &str| rest.strip_suffix(')').is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    line.strip_prefix("Documents (").is_some_and(counts) || line.starts_with("Job Number:")
}

/// `End of Document`, `Dokument ABCD000020221115e6809`, `Document ABCD000020221115e6809`, `AN   Document ABCD000020221115e6809`.
pub(super) fn is_end_of_document(line: &str) -> bool {
    if line.eq_ignore_ascii_case("end of document") {
        return true;
    }
    // Europresse: `news·20240214·OF·20240214_ouestfr4-international`.
    if line.strip_prefix("news·").is_some_and(|rest| rest.bytes().take_while(u8::is_ascii_digit).count() == 8) {
        return true;
    }
    let rest = line.strip_prefix("AN").map_or(line, str::trim_start);
    let code = ["Document ", "Dokument ", "Documento ", "Документ "].iter().find_map(|word| rest.strip_prefix(word));
    let Some(code) = code else { return false };
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    digits >= 8 && code.len() >= 12 && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_of_exports() {
        for (text, expected) in [
            ("1 of 2 DOCUMENTS\n\nOne.\n\n2 of 2 DOCUMENTS\n\nTwo.\n", "1 of 2 DOCUMENTS\n\nOne.|2 of 2 DOCUMENTS\n\nTwo."),
            ("Cover\n\nDocument 1 of 2\nOne.\nDocument 2 of 2\nTwo.", "Document 1 of 2\nOne.|Document 2 of 2\nTwo."),
            ("One.\nEnd of Document\nTwo.\nEnd of Document\n", "One.\nEnd of Document|Two.\nEnd of Document"),
            (
                "HD  One\nAN  Document ABCD000020221115e6809\nHD  Two\nAN  Document ABCD000020221116e6810\n",
                "HD  One\nAN  Document ABCD000020221115e6809|HD  Two\nAN  Document ABCD000020221116e6810",
            ),
            (
                "1. One is short\n2. Two\nUser Name: A\nJob Number: 7\nDocuments (2)\nSearch Terms: one\n\nOne is short\nText.\nEnd of Document\nTwo\nText.\nEnd of Document\n",
                "One is short\nText.\nEnd of Document|Two\nText.\nEnd of Document",
            ),
            (
                "One.\nDokument ABCD000020221115e6809\nTwo.\nDokument ABCD000020221116e6810\n",
                "One.\nDokument ABCD000020221115e6809|Two.\nDokument ABCD000020221116e6810",
            ),
            ("One.\nnews·20240214·OF·x\nTwo.\nnews·20240215·OF·y\n", "One.\nnews·20240214·OF·x|Two.\nnews·20240215·OF·y"),
            ("1 of 1 DOCUMENT\n\nOne.\n", ""),
            ("The Document was signed.\nThe end of document reform.\n", ""),
        ] {
            let shown: Vec<&str> = documents_of(text).into_iter().map(|range| text[range].trim()).collect();
            assert_eq!(shown.join("|"), expected);
        }
    }
}
