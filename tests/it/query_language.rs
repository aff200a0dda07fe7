//! Turns the tables of `docs/query-language.md` into articles and searches, and compares what is found with what the page says.
//!
//! Every table whose first column is `Query` is run, row by row, by the program and by the library, and each article is explained.
//! The other columns say what has to come of it, each of them if it is there:
//!
//! - `Finds`, `Passes over`: articles that are found, or not. `First`, `Then`: articles found, the former before the latter.
//! - `Error`: the program ends with status 2 and says this. `Warning`: these warnings, and no others, by their codes.
//! - `Place`: the characters of the query that error or warning points to, counted from 1.
//!
//! A cell holds articles separated by ` // `: plain text is the body, ` ¶ ` separates paragraphs, `[...]` at the beginning is
//! the headline, `{topic=Energy; date=2023-10-30}` at the end gives fields. All articles of the page stand in one index; a row
//! looks at its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use dateline::{ArticleId, Index, Match, SearchRequest, explain_article};
use serde_json::{Map, Value, json};

use super::support::{Scratch, list, number, repository, text};

/// The columns that hold articles.
const ARTICLE_COLUMNS: [&str; 4] = ["Finds", "Passes over", "First", "Then"];

/// A row of a table.
#[derive(Debug)]
struct Row {
    /// The line of the page, from 1.
    line: usize,
    query: String,
    matching: Match,
    /// What stands in the other columns, by their headings.
    cells: Vec<(String, String)>,
}

impl Row {
    fn cell(&self, heading: &str) -> Option<&str> {
        self.cells.iter().find(|(known, _)| known == heading).map(|(_, cell)| cell.as_str())
    }

    /// The articles of a column, each with the path it has in the corpus.
    fn articles(&self, heading: &str) -> Vec<(String, &str)> {
        let cell = self.cell(heading).unwrap_or_default();
        let texts = cell.split(" // ").map(str::trim).filter(|text| !text.is_empty());
        let name = heading.to_lowercase().replace(' ', "-");
        let path = |place: usize| format!("line-{}/{name}-{}.json", self.line, place + 1);
        texts.enumerate().map(|(place, text)| (path(place), text)).collect()
    }

    /// Whether one piece of the query, cut at white space and parentheses, is one of a name's.
    fn has(&self, is_wanted: impl Fn(&str) -> bool) -> bool {
        self.query.split([' ', '(', ')']).any(|piece| is_wanted(piece.trim_start_matches('-')))
    }
}

/// The rows of every table with queries.
fn rows(page: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut headings: Vec<String> = Vec::new();
    for (place, line) in page.lines().enumerate() {
        let Some(inside) = line.trim().strip_prefix('|').and_then(|line| line.strip_suffix('|')) else {
            headings.clear();
            continue;
        };
        let cells: Vec<String> = inside.split('|').map(|cell| cell.trim().to_string()).collect();
        if headings.is_empty() {
            headings = cells;
            continue;
        }
        let is_rule = cells.iter().all(|cell| cell.chars().all(|character| matches!(character, '-' | ':')));
        if headings[0] != "Query" || is_rule {
            continue;
        }
        assert_eq!(cells.len(), headings.len(), "line {}: a cell for each heading", place + 1);
        let written = cells[0].trim_matches('`').trim();
        let (query, matching) = match written.strip_prefix("--match any ") {
            Some(query) => (query, Match::Any),
            None => (written, Match::All),
        };
        let cells = headings.iter().cloned().zip(cells.iter().cloned()).skip(1).collect();
        rows.push(Row { line: place + 1, query: query.to_string(), matching, cells });
    }
    rows
}

/// The JSON of an article in the notation of the page.
fn article(text: &str) -> Value {
    let (text, fields) = match text.strip_suffix('}').and_then(|text| text.rsplit_once('{')) {
        Some((text, fields)) => (text.trim(), fields),
        None => (text, ""),
    };
    let (headline, body) = match text.strip_prefix('[').and_then(|text| text.split_once(']')) {
        Some((headline, body)) => (headline, body.trim()),
        None => ("", text),
    };
    let mut article = Map::new();
    article.insert("headline".to_string(), json!(headline));
    article.insert("articleBody".to_string(), json!(body.replace(" ¶ ", "\n\n")));
    article.insert("inLanguage".to_string(), json!("en"));
    for field in fields.split(';').map(str::trim).filter(|field| !field.is_empty()) {
        let (name, value) = field.split_once('=').unwrap_or_else(|| panic!("no value in {field:?} of {text:?}"));
        let values: Vec<&str> = value.split(',').map(str::trim).collect();
        let (key, value) = match name {
            "topic" => ("articleSection", json!(values)),
            "region" => ("contentLocation", json!(values)),
            "tag" => ("keywords", json!(values)),
            "author" => ("author", json!(values)),
            "actor" => ("actor", json!(values)),
            "source" => ("publisher", json!(value)),
            "lang" => ("inLanguage", json!(value)),
            "date" => ("datePublished", json!(value)),
            "bio" => ("bio", json!(value)),
            "standfirst" => ("standfirst", json!(value)),
            _ => panic!("an unknown field {name:?} in {text:?}"),
        };
        article.insert(key.to_string(), value);
    }
    Value::Object(article)
}

/// What came of a query.
#[derive(Debug)]
enum Outcome {
    /// The paths of the hits, in their order, and the warnings: code, message, place in characters from 0.
    Found(Vec<String>, Vec<(String, String, Option<[usize; 2]>)>),
    /// Everything that was said.
    Refused(String),
}

fn by_the_program(scratch: &Scratch, row: &Row) -> Outcome {
    let how = if row.matching == Match::Any { "any" } else { "all" };
    let run = scratch.run(&["search", "--json", "--limit", "1000", "--match", how, "--", &row.query]);
    if run.status > 1 {
        run.refused(2, &["dateline: "]);
        return Outcome::Refused(run.stderr);
    }
    let answer = run.json();
    let hits = list(&answer, "hits");
    assert_eq!(number(&answer["total"], "value"), hits.len() as u64, "line {}: every hit is listed", row.line);
    let warnings = list(&answer, "warnings").iter().map(|warning| {
        let span: Option<[usize; 2]> = serde_json::from_value(warning["span"].clone()).expect("a span or none");
        (text(warning, "code").to_string(), text(warning, "message").to_string(), span)
    });
    Outcome::Found(hits.iter().map(|hit| text(hit, "path").to_string()).collect(), warnings.collect())
}

fn request(row: &Row) -> SearchRequest {
    let mut request = SearchRequest::for_text(&row.query).page(0, 1000);
    request.matching = row.matching;
    request
}

fn by_the_library(index: &Index, row: &Row) -> Outcome {
    match index.search(&request(row)) {
        Ok(response) => {
            let warnings = response.warnings.into_iter().map(|warning| (warning.code, warning.message, warning.span));
            Outcome::Found(response.hits.into_iter().map(|hit| hit.path).collect(), warnings.collect())
        }
        Err(error) => {
            let place =
                error.span().map_or(String::new(), |span| format!(" (characters {} to {})", span.start + 1, span.end));
            Outcome::Refused(format!("{error}{place}\n{}", error.suggestion().unwrap_or_default()))
        }
    }
}

/// What the explanations of single articles say, which are made from their texts and not from the index.
fn by_explanation(index: &Index, row: &Row, ids: &BTreeMap<String, ArticleId>) -> Vec<String> {
    let mut wrong = Vec::new();
    let request = request(row);
    for (heading, expected) in [("Finds", true), ("First", true), ("Then", true), ("Passes over", false)] {
        for (path, text) in row.articles(heading) {
            let explanation = explain_article(index, &request, &ids[&path]).expect("an article and a query that are known");
            if explanation.matches != expected {
                wrong.push(format!("explains {path} as {}: {text}", if expected { "not found" } else { "found" }));
            }
        }
    }
    wrong
}

/// What is wrong with a row, given what came of its query.
fn complaints(row: &Row, outcome: &Outcome) -> Vec<String> {
    let place = row.cell("Place").filter(|place| !place.is_empty());
    let (found, warnings) = match (outcome, row.cell("Error")) {
        (Outcome::Found(found, warnings), None) => (found, warnings),
        (Outcome::Found(..), Some(error)) => return vec![format!("is answered; the error should be: {error}")],
        (Outcome::Refused(said), None) => return vec![format!("is refused: {said}")],
        (Outcome::Refused(said), Some(error)) => {
            let place = place.map(|place| format!("(characters {})", place.replace('-', " to ")));
            let wanted = error.split(" // ").chain(place.as_deref());
            return wanted.filter(|words| !said.contains(words)).map(|words| format!("no {words:?} in: {said}")).collect();
        }
    };
    let mut complaints = Vec::new();
    let mut expect = |heading: &str, is_wanted: bool| {
        for (path, text) in row.articles(heading) {
            if found.contains(&path) != is_wanted {
                let verb = if is_wanted { "passes over" } else { "finds" };
                complaints.push(format!("{verb} {path}, which stands under {heading}: {text}"));
            }
        }
    };
    ["Finds", "First", "Then"].into_iter().for_each(|heading| expect(heading, true));
    expect("Passes over", false);
    let rank = |path: &String| found.iter().position(|known| known == path);
    for (first, _) in row.articles("First") {
        for (then, text) in row.articles("Then").iter().filter(|(then, _)| rank(&first) > rank(then)) {
            complaints.push(format!("ranks {then} before {first}: {text}"));
        }
    }
    let expected = row.cell("Warning").unwrap_or_default();
    let expected = (!expected.is_empty()).then(|| expected.split_once(": ").unwrap_or((expected, "")));
    let shown = || format!("warns {warnings:?}; the page says: {expected:?} at {place:?}");
    match (expected, warnings.as_slice()) {
        (None, []) => {}
        (Some((code, words)), [(warned, message, span)]) => {
            let span = span.map(|[start, end]| format!("{}-{end}", start + 1));
            if warned != code.trim_matches('`') || !message.contains(words) || span.as_deref() != place {
                complaints.push(shown());
            }
        }
        _ => complaints.push(shown()),
    }
    complaints
}

/// Indexes the articles of a page and runs its rows; what is not true.
fn check(page: &str) -> Vec<String> {
    let rows = rows(page);
    let scratch = Scratch::new();
    let mut articles = 0;
    for row in &rows {
        for (path, text) in ARTICLE_COLUMNS.iter().flat_map(|heading| row.articles(heading)) {
            scratch.write(path, article(text).to_string());
            articles += 1;
        }
    }
    let report = scratch.index(&["corpus"]);
    assert_eq!(number(&report, "articles"), articles, "every article of the page is in the index: {report:#}");
    let index = Index::open(scratch.index_folder()).expect("the index that was just made");
    let everything = index.search(&SearchRequest::default().page(0, 1000)).expect("every article");
    let ids = everything.hits.into_iter().map(|hit| (hit.path, hit.id)).collect();
    let mut wrong = Vec::new();
    for row in &rows {
        for (who, outcome) in [("the program", by_the_program(&scratch, row)), ("the library", by_the_library(&index, row))]
        {
            let complaints = complaints(row, &outcome).into_iter();
            wrong.extend(complaints.map(|complaint| format!("line {}: {} by {who} {complaint}", row.line, row.query)));
        }
        let complaints = by_explanation(&index, row, &ids).into_iter();
        wrong.extend(complaints.map(|complaint| format!("line {}: {} {complaint}", row.line, row.query)));
    }
    wrong
}

#[test]
fn every_row_of_the_page_is_true() {
    let wrong = check(dateline::query::QUERY_LANGUAGE);
    assert!(wrong.is_empty(), "{} complaints about docs/query-language.md:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_row_that_is_not_true_is_noticed() {
    let page = "\
| Query | Finds | Passes over |
|---|---|---|
| `grain` | Grain left. | Gas left. |
| `grain` | Gas left. | Nothing. // The grain left. |
| `--match any grain gas` | Grain. // Gas. // Oil. | |

| Name | Meaning |
|---|---|
| `grain` | no query |

| Query | First | Then |
|---|---|---|
| `war` | A war was long ago and was forgotten by all. | [War] War, war, war. |

| Query | Error | Place |
|---|---|---|
| `*fire` | at least two characters // cease* | 1-5 |
| `*fire` | at least two characters | 1-4 |
| `fire` | at least two characters | 1-4 |

| Query | Warning | Place | Finds |
|---|---|---|---|
| `(fire` | `unbalanced_parenthesis`: never closed | 1-1 | Fire. |
| `(fire` | `unclosed_quote` | 1-1 | |
| `fire)` | | | |
";
    let wrong = check(page);
    let program: Vec<&str> = wrong.iter().filter(|line| line.contains(" by the program ")).map(String::as_str).collect();
    let beginnings = [
        "line 4: grain by the program passes over line-4/finds-1.json, which stands under Finds: Gas left.",
        "line 4: grain by the program finds line-4/passes-over-2.json, which stands under Passes over: The grain left.",
        "line 5: grain gas by the program passes over line-5/finds-3.json, which stands under Finds: Oil.",
        "line 13: war by the program ranks line-13/then-1.json before line-13/first-1.json: [War] War, war, war.",
        "line 18: *fire by the program no \"(characters 1 to 4)\" in: ",
        "line 19: fire by the program is answered; the error should be: at least two characters",
        "line 24: (fire by the program warns ",
        "line 25: fire) by the program warns ",
    ];
    assert_eq!(program.len(), beginnings.len(), "{program:#?}");
    for (complaint, beginning) in program.iter().zip(beginnings) {
        assert!(complaint.starts_with(beginning), "{complaint} does not begin with {beginning}");
    }
    let count = |words: &str| wrong.iter().filter(|line| line.contains(words)).count();
    assert_eq!(count(" by the library "), program.len(), "the library is asked too: {wrong:#?}");
    assert_eq!(count(" explains "), 3, "and single articles: {wrong:#?}");
}

#[test]
fn there_is_a_row_for_every_operator() {
    let rows = rows(dateline::query::QUERY_LANGUAGE);
    assert!(rows.len() >= 80, "{} rows", rows.len());
    // Queries with a vertical bar, `a || b`, cannot stand in a table.
    for word in "AND OR NOT && NEAR BEFORE ADJ SENTENCE PARAGRAPH /s /p same SAME".split(' ') {
        assert!(rows.iter().any(|row| row.has(|piece| piece == word)), "no row for {word}");
    }
    let operators = "NEAR/ BEFORE/ near/ w/ / pre/ adj atleast =";
    let fields = "headline: title: hl: lead: hlp: body: bio: actor: topic: region: tag: author: by: source: language: la: date: \
                  date-status: words: wc:";
    for beginning in operators.split(' ').chain(fields.split_whitespace()) {
        assert!(rows.iter().any(|row| row.has(|piece| piece.starts_with(beginning))), "no row for {beginning}");
    }
    for inside in ["*", "?", "~", "~2", "\"~", "^", "@headline", ">=", "-\"", "-(", "=\""] {
        assert!(rows.iter().any(|row| row.query.contains(inside)), "no row with {inside}");
    }
    assert!(rows.iter().any(|row| row.matching == Match::Any), "no row with --match any");
}

#[test]
fn the_page_names_every_warning() {
    let mut folders = vec![repository().join("src")];
    let mut codes = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the source") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if path.extension().is_none_or(|ending| ending != "rs") {
                continue;
            }
            let source = fs::read_to_string(&path).expect("a file of the source");
            for call in ["Warning::new(", "self.warn("] {
                let arguments = source.split(call).skip(1).map(str::trim_start);
                codes.extend(arguments.filter_map(|rest| Some(rest.strip_prefix('"')?.split_once('"')?.0.to_string())));
            }
        }
    }
    assert!(codes.len() > 20, "{codes:?}");
    for code in codes {
        assert!(dateline::query::QUERY_LANGUAGE.contains(&format!("`{code}`")), "{code}");
    }
}

#[test]
fn the_page_is_shown_by_help() {
    let scratch = Scratch::new();
    let run = scratch.run(&["help", "query"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert_eq!(run.stdout, dateline::query::QUERY_LANGUAGE);
    let help = scratch.run(&["help", "actors"]).stdout;
    assert!(help.contains("Usage: dateline actors [OPTIONS]") && !help.contains("\n  help "), "{help}");
    scratch.run(&["help", "nonsense"]).refused(2, &["no help on \"nonsense\"", "dateline help query"]);
}
