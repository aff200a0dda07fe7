//! Takes an export of a press database apart into its documents: `1 of 3 DOCUMENTS` above each, `End of Document` below each.

use std::ops::Range;

use memchr::memchr_iter;

use super::super::dates::{DateReading, date_at_start};
use super::super::labels::{Label, labels_of};
use super::super::mail::written_head;
use super::super::scan::holds;
use super::databases::stories_of;
use super::press::is_document_mark;
use super::spools::spooled;
use crate::article::Field;

/// Documents of one file beyond this stay with the last.
const MOST_DOCUMENTS: usize = 10_000;
/// Longer lines are no marks.
const LONGEST_MARK_BYTES: usize = 80;

/// The first mark stands within so many bytes, or the last before so many.
const HEAD_BYTES: usize = 8192;
const TAIL_BYTES: usize = 2048;

/// The documents of a text, as bytes of it; none where it is one.
pub(crate) fn documents_of(text: &str) -> Vec<Range<usize>> {
    let sections = sections_of(text);
    if !sections.is_empty() {
        return sections;
    }
    let stories = stories_of(text);
    if !stories.is_empty() {
        return stories;
    }
    let spooled = spooled(text);
    if !spooled.is_empty() {
        return spooled;
    }
    // Every mark has this word, and most texts have it neither near the top nor near the end.
    let head = &text[..text.floor_char_boundary(HEAD_BYTES)];
    let tail_start = text.ceil_char_boundary(text.len().saturating_sub(TAIL_BYTES));
    let tail = if head.len() < text.len() { &text[tail_start..] } else { "" };
    const WORDS: [&str; 4] = ["ocument", "OCUMENT", "okument", "news·"];
    // What the words have in common is looked for first.
    let may_hold = |part: &str| holds(part, "ument") || holds(part, "UMENT") || !part.is_ascii() && holds(part, "news·");
    let has_marks = || [head, tail].iter().any(|part| may_hold(part) && WORDS.iter().any(|word| part.contains(word)));
    if !(ends_as_clipping(&text[tail_start..]) || text.starts_with("Документ ") || has_marks()) {
        return labelled_articles(text);
    }
    let (mut starts, mut ends) = (Vec::new(), Vec::new());
    let mut at = 0;
    let mut is_below_clipping = false;
    for line in text.split_inclusive('\n') {
        // What stands below an end may be longer than a mark.
        if line.len() <= if is_below_clipping { LONGEST_LABEL_BYTES } else { LONGEST_MARK_BYTES } {
            let words = line.trim();
            if is_document_mark(words) || is_numbered_document(words) {
                starts.push(at);
            } else if is_end_of_document(words) || is_end_of_clipping(words) {
                ends.push(at + line.len());
                is_below_clipping = !is_end_of_document(words);
            } else if is_below_clipping && !words.is_empty() {
                is_below_clipping = is_below_end(words);
                if let Some(end) = ends.last_mut().filter(|_| is_below_clipping) {
                    *end = at + line.len();
                }
            }
        }
        at += line.len();
    }
    let has_text = |range: &Range<usize>| !text[range.clone()].trim().is_empty();
    // The cover of a report with a single document.
    if let ([start], true) = (starts.as_slice(), ends.len() < 2)
        && text[..*start].contains("ProQuest")
    {
        return std::iter::once(*start..text.len()).collect();
    }
    let is_by_ends = starts.len() < 2;
    let cuts = if is_by_ends { ends } else { starts };
    if cuts.len() < 2 {
        return Vec::new();
    }
    let mut documents = Vec::new();
    let mut from = 0;
    for cut in cuts.into_iter().take(MOST_DOCUMENTS) {
        documents.push(from..cut);
        from = cut;
    }
    if !(is_by_ends && is_about_search(&text[from..])) {
        documents.push(from..text.len());
    }
    documents.retain(has_text);
    // What stands above the first document is a list of them or a cover.
    let begins = |range: &Range<usize>| {
        let is_mark = |line: &str| is_document_mark(line) || is_numbered_document(line);
        text[range.clone()].lines().any(|line| line.len() <= LONGEST_MARK_BYTES && is_mark(line.trim()))
    };
    if documents.iter().any(begins) {
        documents.retain(begins);
    } else if let Some(first) = documents.first_mut() {
        first.start = behind_cover(text, first);
    }
    documents
}

/// The articles of a collection: each begins with a label of the headline below a line of marks, or with the line of its issue. The first may stand
/// at the top, where the lines of marks stand between the articles only.
fn sections_of(text: &str) -> Vec<Range<usize>> {
    let top = headed_at_top(text);
    let head = &text[..text.floor_char_boundary(if top.is_some() { text.len() } else { HEAD_BYTES })];
    let has_rules = has_rules(head, &RULES_BETWEEN);
    let has_issues = !head.is_ascii() && holds(head, "№ ") && head.contains("стр. ");
    if !has_rules && !has_issues {
        return Vec::new();
    }
    let mut starts = Vec::new();
    let mut at = 0;
    // How many lines were passed since a line of marks; none counts before the first.
    let mut since_rule = MOST_LINES_TO_LABEL;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if has_rules && is_rule_between(words) {
            since_rule = 0;
        } else if !words.is_empty() && line.len() <= LONGEST_LABEL_BYTES {
            let is_start = since_rule < MOST_LINES_TO_LABEL && is_headline_label(words) || has_issues && is_issue(words);
            if is_start {
                starts.push(at);
            }
            since_rule = if is_start { MOST_LINES_TO_LABEL } else { since_rule + 1 };
        } else if !words.is_empty() {
            since_rule = MOST_LINES_TO_LABEL;
        }
        at += line.len();
    }
    if let (Some(top), Some(first)) = (top, starts.first().copied())
        && top < first
        && is_like_next(&text[top..first], &text[first..])
    {
        starts.insert(0, top);
    }
    if !(2..=MOST_DOCUMENTS).contains(&starts.len()) {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    // The number of the next one and the line of marks above it stand at the end.
    let ranges = starts.iter().zip(ends).map(|(start, end)| *start..*start + without_rule_below(&text[*start..end]).len());
    ranges.collect()
}

/// How lines of marks begin; those that stand between articles may be shorter.
pub(super) const RULES: [&[u8]; 4] = [b"=====", b"-----", b"*****", b"_____"];
const RULES_BETWEEN: [&[u8]; 9] = [b"=====", b"-----", b"***", b"* *", b"_____", b"~~~", b"+++", "———".as_bytes(), b"#####"];

/// Whether a line below the first begins as one of these do.
pub(super) fn has_rules(text: &str, rules: &[&[u8]]) -> bool {
    let bytes = text.as_bytes();
    let may_begin = |byte: &u8| !byte.is_ascii_alphanumeric() && *byte != b'\n';
    memchr_iter(b'\n', bytes).any(|end| {
        let line = &bytes[end + 1..];
        line.first().is_some_and(may_begin) && rules.iter().any(|rule| line.starts_with(rule))
    })
}

/// The articles of a collection without lines of marks: each begins a paragraph with the label that the first one begins with, has more labels right
/// below, and a text. A mail with its answers is none.
fn labelled_articles(text: &str) -> Vec<Range<usize>> {
    const MOST_LABELS_BELOW: usize = 4;
    let Some(top) = headed_at_top(text) else { return Vec::new() };
    let first = text[top..].lines().next().unwrap_or_default();
    let Some((label, _)) = first.split_once(':') else { return Vec::new() };
    let mark = format!("\n{label}:");
    let follows_gap = |place: usize| text[..place].trim_end_matches(['\r', ' ', '\t']).ends_with('\n');
    let below = text[top..].match_indices(&mark).map(|(place, _)| top + place).filter(|place| follows_gap(*place));
    let starts: Vec<usize> = std::iter::once(top).chain(below.map(|place| place + 1)).take(MOST_DOCUMENTS).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let articles: Vec<Range<usize>> = starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
    let is_label_below = |line: &str| {
        labels_of(line).is_some_and(|(before, labels)| {
            before == 0
                && labels.iter().any(|labelled| {
                    let Label::Field(field) = labelled.label else { return false };
                    matches!(field, Field::DatePublished | Field::Publisher | Field::Author | Field::Url)
                })
        })
    };
    let is_article = |range: &Range<usize>| {
        let mut below = text[range.clone()].lines().skip(1).map(str::trim).filter(|line| !line.is_empty());
        below.by_ref().take(MOST_LABELS_BELOW).any(is_label_below) && has_text(&text[range.clone()])
    };
    if articles.len() < 2 || written_head(text).is_some() || !articles.iter().all(is_article) {
        return Vec::new();
    }
    articles
}

/// Whether a text has a line that is neither a label nor short.
fn has_text(text: &str) -> bool {
    const LEAST_BYTES: usize = 80;
    text.lines().any(|line| line.len() >= LEAST_BYTES && labels_of(line).is_none())
}

/// Where a text begins with a label of the headline, perhaps below the name of what it is.
fn headed_at_top(text: &str) -> Option<usize> {
    let mut at = 0;
    let mut passed = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if !words.is_empty() {
            if line.len() > LONGEST_LABEL_BYTES || passed > 1 {
                return None;
            }
            if is_headline_label(words) {
                return Some(at);
            }
            passed += 1;
        }
        at += line.len();
    }
    None
}

/// Whether what stands above the first article that is found is one as well: it has the same label above its headline, and a text.
fn is_like_next(above: &str, next: &str) -> bool {
    let label = |text: &str| {
        let line = text.lines().next()?;
        let (_, labels) = labels_of(line.trim())?;
        Some(line.trim()[labels.first()?.name.clone()].to_lowercase())
    };
    label(above) == label(next) && has_text(above) && has_text(next)
}

/// A label of the headline stands so few lines below a line of marks.
const MOST_LINES_TO_LABEL: usize = 3;
const LONGEST_LABEL_BYTES: usize = 300;

pub(super) fn is_rule(line: &str) -> bool {
    const LEAST_MARKS: usize = 5;
    let Some(first) = line.as_bytes().first().filter(|first| b"=-*_#".contains(first)) else { return false };
    line.len() >= LEAST_MARKS && line.bytes().all(|byte| byte == *first)
}

/// What people set between articles: fewer marks of some kinds, also with blanks between them.
fn is_rule_between(line: &str) -> bool {
    const LEAST_MARKS: usize = 3;
    let first = line.chars().next().unwrap_or(' ');
    is_rule(line)
        || "*~+—".contains(first)
            && line.chars().filter(|c| *c == first).count() >= LEAST_MARKS
            && line.chars().all(|c| c == first || c == ' ')
}

fn is_headline_label(line: &str) -> bool {
    labels_of(line).is_some_and(|(before, labels)| {
        before == 0 && labels.first().is_some_and(|labelled| labelled.label == Label::Field(Field::Headline))
    })
}

/// `Волжский курьер (Заречье), № 47, 14.03.2024, стр. 3`
fn is_issue(line: &str) -> bool {
    let parts: Vec<&str> = line.split(", ").collect();
    let [_, .., page] = parts.as_slice() else { return false };
    page.starts_with("стр. ")
        && parts.iter().any(|part| part.starts_with('№'))
        && parts.iter().any(|part| matches!(date_at_start(part), DateReading::Found(_)))
}

/// A text without the line of marks below it, and the number between that and the next one.
fn without_rule_below(text: &str) -> &str {
    let mut rest = text.trim_end();
    for _ in 0..2 {
        let (before, last) = rest.rsplit_once('\n').unwrap_or(("", rest));
        let last = last.trim();
        let is_number =
            last.len() <= 8 && last.chars().any(|c| c.is_ascii_digit()) && !last.chars().any(char::is_alphabetic);
        if !before.is_empty() && (is_rule_between(last) || is_number) {
            rest = before.trim_end();
        }
    }
    rest
}

/// Whether the last lines of a text have one of the marks that [`is_end_of_clipping`] knows.
fn ends_as_clipping(tail: &str) -> bool {
    tail.trim_end().ends_with("NNNN")
        || holds(tail, "Record Number: ")
        || holds(tail, "BBC Mon ")
        || !tail.is_ascii() && holds(tail, "文章編號")
}

/// `Документ 2`, `Record: 2`: the number of a document alone above its labels.
fn is_numbered_document(line: &str) -> bool {
    let number = line.strip_prefix("Документ ").map(str::trim);
    let number = number.or_else(|| line.strip_prefix("Record: "));
    number.is_some_and(|number| (1..=5).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What databases and agencies print at the end of each text, each in its own way: `NNNN`, `Record Number: 0110CB00032`, `文章編號: 201406030010012`,
/// `BBC Mon ME1 MEPol kmi/asn`.
fn is_end_of_clipping(line: &str) -> bool {
    let has_number = |rest: &str| rest.bytes().filter(u8::is_ascii_digit).count() >= 5;
    line == "NNNN"
        || line.ends_with(" NNNN")
        || line.strip_prefix("Record Number: ").is_some_and(has_number)
        || line.strip_prefix("文章編號").is_some_and(has_number)
        || line.strip_prefix("Dokumentnummer:").is_some_and(has_number)
        || line.starts_with("BBC Mon ")
}

/// Whether a line stands at the end of the documents of a database.
pub(super) fn is_around_end(line: &str) -> bool {
    is_end_of_document(line)
        || line.len() <= LONGEST_MARK_BYTES && is_end_of_clipping(line)
        || line.len() <= LONGEST_LABEL_BYTES && line.contains("版權所有")
}

/// What may stand below such an end and belongs to it still: rights, a link, a line of marks.
fn is_below_end(line: &str) -> bool {
    is_rule(line)
        || line.starts_with(['©', '('])
        || line.starts_with("http") && !line.contains(' ')
        || ["Copyright", "OpenURL", "To bookmark", "Dauerhafte Adresse", "Alle Rechte"]
            .iter()
            .any(|beginning| line.starts_with(beginning))
        || line.contains("版權所有")
}

/// Whether what stands below the last document says only what was searched for and whose the database is: `Search Summary`, then lines with a name
/// and a value. It has no long sentence.
fn is_about_search(text: &str) -> bool {
    const MOST_LINES: usize = 30;
    const LONGEST_CHARACTERS: usize = 160;
    const SUMMARIES: [&str; 9] = [
        "search summary",
        "search criteria",
        "zusammenfassung der suche",
        "suchzusammenfassung",
        "résumé de la recherche",
        "récapitulatif de la recherche",
        "resumen de la búsqueda",
        "resumo da pesquisa",
        "riepilogo della ricerca",
    ];
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(MOST_LINES + 1).collect();
    let is_long = |line: &&str| line.chars().count() > LONGEST_CHARACTERS && line.ends_with(['.', '!', '?']);
    let is_rights = |line: &str| line.contains('©') || line.to_lowercase().contains("factiva");
    lines.len() <= MOST_LINES
        && !lines.iter().any(is_long)
        && (lines.iter().take(3).any(|line| SUMMARIES.contains(&line.to_lowercase().trim_end_matches(':')))
            || lines.iter().all(|line| is_rights(line)))
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
pub(crate) fn is_end_of_document(line: &str) -> bool {
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
            (
                "One.\nDocument ABCD000020221115e6809\nTwo.\nDocument ABCD000020221116e6810\n\nSearch Summary\nText  flower or bus\nDate  01/08/2021 to 31/08/2021\nResults Found  2\n",
                "One.\nDocument ABCD000020221115e6809|Two.\nDocument ABCD000020221116e6810",
            ),
            (
                "One.\nEnd of Document\nTwo.\nEnd of Document\n\n© 2024 Factiva, Inc. All rights reserved.\n",
                "One.\nEnd of Document|Two.\nEnd of Document",
            ),
            (
                "One.\nEnd of Document\nTwo.\nEnd of Document\nThree\nIt goes on.\n",
                "One.\nEnd of Document|Two.\nEnd of Document|Three\nIt goes on.",
            ),
            ("One.\nnews·20240214·OF·x\nTwo.\nnews·20240215·OF·y\n", "One.\nnews·20240214·OF·x|Two.\nnews·20240215·OF·y"),
            (
                "COLLECTED\n=====\n[1]\nHEADLINE: One\n-----\nText.\n\n=====\n[2]\nHEADLINE: Two\n-----\nText.\n=====\n",
                "HEADLINE: One\n-----\nText.|HEADLINE: Two\n-----\nText.",
            ),
            (
                "Курьер, № 47, 14.03.2024, стр. 3\nОдин\nТекст.\nКурьер, № 48, 15.03.2024, стр. 1\nДва\nТекст.\n",
                "Курьер, № 47, 14.03.2024, стр. 3\nОдин\nТекст.|Курьер, № 48, 15.03.2024, стр. 1\nДва\nТекст.",
            ),
            ("ZCZC A1\nOne.\nNNNN\n\nZCZC A2\nTwo.\nNNNN\n", "ZCZC A1\nOne.\nNNNN|ZCZC A2\nTwo.\nNNNN"),
            (
                "One\nRecord Number: 0110CB00032\nOpenURL Link\n-----\nTwo\nRecord Number: 0110CB00033\nCopyright, 2001, X\n",
                "One\nRecord Number: 0110CB00032\nOpenURL Link\n-----|Two\nRecord Number: 0110CB00033\nCopyright, 2001, X",
            ),
            (
                "一\n文章編號: 201406030010012\n慧科訊業有限公司。版權所有\n二\n文章編號: 201406040010012\n",
                "一\n文章編號: 201406030010012\n慧科訊業有限公司。版權所有|二\n文章編號: 201406040010012",
            ),
            (
                "Kurier vom 12.05.2014, S. 3\n\nEins.\nDokumentnummer: HK_20140512_001\nDauerhafte Adresse des Dokuments: https://a.example/document/a-long-address-of-a-document__1\n© Kurier\nKurier vom 13.05.2014, S. 1\nZwei.\nDokumentnummer: HK_20140513_002\n© Kurier\n",
                "Kurier vom 12.05.2014, S. 3\n\nEins.\nDokumentnummer: HK_20140512_001\nDauerhafte Adresse des Dokuments: https://a.example/document/a-long-address-of-a-document__1\n© Kurier|Kurier vom 13.05.2014, S. 1\nZwei.\nDokumentnummer: HK_20140513_002\n© Kurier",
            ),
            (
                "Kurier vom 12.05.2014, S. 3\n\nEins.\nDokumentnummer: 2014051200001\n\nDauerhafte Adresse des Dokuments:\nhttps://a.example/KUR__1\n\nAlle Rechte vorbehalten: (c) Kurier\n\n----------\n\nKurier vom 13.05.2014, S. 1\n\nZwei.\nDokumentnummer: 2014051300002\n\nDauerhafte Adresse des Dokuments:\nhttps://a.example/KUR__2\n\nAlle Rechte vorbehalten: (c) Kurier\n",
                "Kurier vom 12.05.2014, S. 3\n\nEins.\nDokumentnummer: 2014051200001\n\nDauerhafte Adresse des Dokuments:\nhttps://a.example/KUR__1\n\nAlle Rechte vorbehalten: (c) Kurier\n\n----------|Kurier vom 13.05.2014, S. 1\n\nZwei.\nDokumentnummer: 2014051300002\n\nDauerhafte Adresse des Dokuments:\nhttps://a.example/KUR__2\n\nAlle Rechte vorbehalten: (c) Kurier",
            ),
            (
                "Record: 1\nTitle: One\nDocument Type: Article\nOne.\n\nRecord: 2\nTitle: Two\nTwo.\n",
                "Record: 1\nTitle: One\nDocument Type: Article\nOne.|Record: 2\nTitle: Two\nTwo.",
            ),
            ("One.\nBBC Mon ME1 a/b\nTwo.\nBBC Mon ME1 c/d\n", "One.\nBBC Mon ME1 a/b|Two.\nBBC Mon ME1 c/d"),
            ("Документ 1\nОдин.\nДокумент 2\nДва.\n", "Документ 1\nОдин.|Документ 2\nДва."),
            ("Title: One\n-----\nText.\n-----\nMore.\n", ""),
            // A title of the whole, and a related article below one.
            ("Title: All of March\n\n-----\nTitle: One\nText.\n", ""),
            ("Title: One\nText.\n-----\nTitle: Two\nRead it.\n", ""),
            ("1 of 1 DOCUMENT\n\nOne.\n", ""),
            ("Report Information from ProQuest\n\nDocument 1 of 1\n\nOne.\n", "Document 1 of 1\n\nOne."),
            ("The Document was signed.\nThe end of document reform.\n", ""),
        ] {
            let shown: Vec<&str> = documents_of(text).into_iter().map(|range| text[range].trim()).collect();
            assert_eq!(shown.join("|"), expected);
        }
    }

    #[test]
    fn collections_with_rules_between_their_articles() {
        let text = "The harbour was closed on Tuesday, after two years of talks between the town and the company that had built it.";
        let article = |name: &str| format!("Title: {name}\nSource: Quay Post\n\n{text}\n");
        for rule in ["", "-----", "=====", "***", "* * *", "~~~~~", "+++++", "———", "#####"] {
            for above in ["", "Press review of 9 March 2020\n\n"] {
                let whole =
                    format!("{above}{}\n{rule}\n\n{}\n{rule}\n\n{}", article("One"), article("Two"), article("Three"));
                let shown: Vec<&str> = documents_of(&whole).into_iter().map(|range| whole[range].trim()).collect();
                assert_eq!(shown, [article("One").trim(), article("Two").trim(), article("Three").trim()], "{rule}");
            }
        }
        let two = format!("{}\n-----\n{}", article("One"), article("Two"));
        assert_eq!(documents_of(&two).len(), 2);
        for other in [
            // Another label, and one without a text: something that the article has at its end.
            format!("{}\n-----\nHeadline: Two\n{text}\n", article("One")),
            format!("{}\n-----\nTitle: Two\nhttps://a.example/two\n", article("One")),
            format!("{}\n---\n{text}\n", article("One")),
            // A head that stands twice, a list of what else there is, a line of the text, the answer to a mail.
            format!("Title: One\nSource: Quay Post\n\n{}", article("One")),
            format!("{}\n\nTitle: Two\nSource: Quay Post\n\nTitle: Three\nSource: Quay Post\n", article("One")),
            format!("{}\n\nTitle: a word that he did not like.\n\n{text}\n", article("One")),
            format!(
                "Subject: One\nFrom: a@e.example\nDate: 3 May 2021\n\n{text}\n\nSubject: Re: One\nFrom: b@e.example\n\n{text}\n"
            ),
        ] {
            assert_eq!(documents_of(&other).len(), 0, "{other}");
        }
    }
}
