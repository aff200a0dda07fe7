//! Turns a `<DOC>` of TREC, TIPSTER, FBIS, AQUAINT, Gigaword or CLEF into the fields of an article.

use super::super::builder::{ArticleBuilder, key_evidence};
use super::super::byline::names;
use super::{american_day, compact_day, fields_of, line_of, paragraphs_of, set_day, without_tags};
use crate::article::{CivilDate, Field};
use crate::ingest::parse::dates::FoundDate;

const NAMES: [&str; 41] = [
    "DOCNO",
    "DOCID",
    "DOC-ID",
    "FILEID",
    "HEADLINE",
    "HL",
    "HEAD",
    "TI",
    "TITLE",
    "DATE",
    "DATE1",
    "DD",
    "DATE_TIME",
    "BYLINE",
    "AUTHOR",
    "DATELINE",
    "SO",
    "SOURCE",
    "PUB",
    "IN",
    "CO",
    "SECTION",
    "SUBJECT",
    "KEYWORD",
    "KEYWORDS",
    "KEY",
    "DESCRIPT",
    "CATEGORY",
    "GRAPHIC",
    "PAGE",
    "LENGTH",
    "FIRST",
    "SECOND",
    "LP",
    "LD",
    "LEAD",
    "TEXT",
    "TX",
    "F",
    "URL",
    "COUNTRY",
];

/// Whose texts a collection holds, by the letters of its document numbers.
const HOUSES: [(&str, &str); 14] = [
    ("AP", "Associated Press"),
    ("APW", "Associated Press"),
    ("WSJ", "The Wall Street Journal"),
    ("FT", "Financial Times"),
    ("LA", "Los Angeles Times"),
    ("SJMN", "San Jose Mercury News"),
    ("NYT", "The New York Times"),
    ("XIE", "Xinhua"),
    ("XIN", "Xinhua"),
    ("AFP", "Agence France-Presse"),
    ("CNA", "Central News Agency"),
    ("LTW", "Los Angeles Times - Washington Post"),
    ("WPB", "The Washington Post"),
    ("FBIS", "Foreign Broadcast Information Service"),
];

/// Reads what stands between the tags of a document. `opening` is its first tag, which may hold its number.
pub(super) fn read_document(opening: &str, document: &str, builder: &mut ArticleBuilder) {
    let (mut number, mut texts) = (attribute(opening, "id"), Vec::new());
    let mut file = String::new();
    for field in fields_of(document, &NAMES) {
        let text = line_of(field.inside);
        if text.is_empty() {
            continue;
        }
        let evidence = key_evidence(format!("TREC: {}", field.name), &text, 0.95);
        match field.name.as_str() {
            "DOCNO" | "DOCID" | "DOC-ID" => number = number.or(Some(text)),
            "FILEID" => file = text,
            "HEADLINE" | "HL" | "HEAD" | "TI" | "TITLE" => read_headline(&field, builder),
            "DATE" | "DATE1" | "DD" | "DATE_TIME" => set_day(builder, &text, evidence),
            "BYLINE" if is_office(&text) => builder.keep("office", serde_json::Value::String(text)),
            "BYLINE" | "AUTHOR" => builder.add_values(Field::Author, &names(&text), evidence),
            "SO" | "SOURCE" | "PUB" => {
                let house = text.split(" (").next().unwrap_or(&text);
                builder.set_text(Field::Publisher, house, evidence);
            }
            // `Metro; Part 1; Page 3`
            "SECTION" | "CATEGORY" => {
                let section = text.split(';').next().unwrap_or_default().trim().to_string();
                builder.add_values(Field::Topic, &[section], evidence);
            }
            "SUBJECT" | "KEYWORD" | "KEYWORDS" | "KEY" | "DESCRIPT" => {
                let values: Vec<String> = paragraphs_of(&without_tags(field.inside))
                    .split(['\n', ';'])
                    .map(|value| value.trim().to_string())
                    .filter(|value| !value.is_empty())
                    .collect();
                builder.add_values(Field::Keywords, &values, evidence);
            }
            "COUNTRY" => builder.add_values(Field::Region, &[text], evidence),
            "URL" => builder.set_text(Field::Url, &text, evidence),
            // The country of a report.
            "F" if field.tag.contains("104") => {
                // `Chisinau HARBOUR-PRES`: the house in capitals behind the city.
                let is_house = |word: &&str| word.len() >= 2 && !word.chars().any(char::is_lowercase);
                if let Some(word) = text.split(' ').find(is_house) {
                    let start = text.find(word).unwrap_or_default();
                    builder.set_text(Field::Publisher, &text[start..], evidence);
                }
            }
            "F" if field.tag.contains("100") && text != "ANNEX" => builder.add_values(Field::Region, &[text], evidence),
            "F" if field.tag.contains("101") => builder.add_values(Field::Region, &[text], evidence),
            "LP" | "LD" | "LEAD" | "TEXT" | "TX" => texts.push(field.inside),
            name => builder.keep(&name.to_lowercase(), serde_json::Value::String(text)),
        }
    }
    let body: Vec<String> = texts.into_iter().map(|text| read_monitored(text, builder)).collect();
    let body = body.join("\n\n").trim().to_string();
    let first = body.lines().next().unwrap_or_default().to_string();
    builder.set_body(body, key_evidence("TREC: TEXT", &first, 0.95));
    if let Some(number) = number {
        read_number(number.trim(), &file, builder);
    }
}

/// `Associated Press Writer`, which stands in a line of its own below the name.
fn is_office(text: &str) -> bool {
    const OFFICES: [&str; 5] = ["writer", "correspondent", "reporter", "editor", "staff"];
    let last = text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    !text.to_lowercase().starts_with("by ") && OFFICES.contains(&last.as_str())
}

/// The value of an attribute of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let place = tag.to_ascii_lowercase().find(&format!("{name}="))? + name.len() + 1;
    let value = tag[place..].trim_start_matches(['"', '\'']);
    let end = value.find(['"', '\'', ' ', '>'])?;
    Some(value[..end].to_string()).filter(|value| !value.is_empty())
}

/// Reads a headline. The Wall Street Journal sets who wrote it below a line of hyphens, the Financial Times the day before it.
fn read_headline(field: &super::Field<'_>, builder: &mut ArticleBuilder) {
    let mut lines: Vec<String> =
        field.inside.split('@').map(|line| line_of(line.trim())).filter(|line| !line.is_empty()).collect();
    let is_rule = |line: &String| line.len() >= 3 && line.bytes().all(|byte| byte == b'-');
    let byline = lines.iter().position(|line| is_rule(line) || line.starts_with("By ")).unwrap_or(lines.len());
    let below = lines.split_off(byline.min(lines.len()));
    let text = lines.join(" ");
    let text = match text.split_once(" / ") {
        Some((day, rest)) if day.starts_with("FT ") && day.len() <= 24 => rest.trim(),
        _ => text.as_str(),
    };
    let evidence = |words: &str| key_evidence(format!("TREC: {}", field.name), words, 0.95);
    builder.set_text(Field::Headline, text, evidence(text));
    for line in below.iter().filter(|line| line.starts_with("By ")) {
        builder.add_values(Field::Author, &names(line), evidence(line));
    }
}

/// The paragraphs of a text. Monitors of broadcasts set the language, the kind and the source of a report above it.
fn read_monitored(text: &str, builder: &mut ArticleBuilder) -> String {
    const MARKS: [&str; 6] =
        ["[Text]", "[Excerpt]", "[Excerpts]", "[Summary]", "[FBIS Translated Text]", "[FBIS Transcribed Text]"];
    let first = text.trim_start();
    if !(first.starts_with("Language:") || first.starts_with("<F ") || first.starts_with("[Text")) {
        return paragraphs_of(&without_tags(text));
    }
    for field in fields_of(text, &["F"]) {
        let words = line_of(field.inside);
        let inner = words.trim_start_matches('[').trim_end_matches(']');
        if field.tag.contains("106") {
            let named =
                inner.split_once(" by ").map(|(_, named)| named.split([':', ';', '"', ',']).next().unwrap_or_default());
            let evidence = key_evidence("TREC: F P=106", &words, 0.8);
            named.into_iter().for_each(|named| builder.add_values(Field::Author, &names(named.trim()), evidence.clone()));
            builder.keep("source line", serde_json::Value::String(words.clone()));
        }
    }
    let start = MARKS.iter().filter_map(|mark| text.find(mark).map(|place| place + mark.len())).min();
    let end_of_fields = || text.rfind("</F>").map(|place| place + "</F>".len());
    let start = start.or_else(end_of_fields).unwrap_or_default();
    paragraphs_of(&without_tags(&text[start..]))
}

/// Reads the number of a document, which may hold its day: `AP890417-0133`, `LA010189-0001`, `AFP_ENG_20100101.0001`. Six digits alone are doubted.
fn read_number(number: &str, file: &str, builder: &mut ArticleBuilder) {
    builder.set_text(Field::Identifier, number, key_evidence("TREC: DOCNO", number, 1.0));
    let letters = number.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (house, rest) = number.split_at(letters);
    if let Some((_, name)) = HOUSES.iter().find(|(known, _)| known.eq_ignore_ascii_case(house)) {
        builder.set_text(Field::Publisher, name, key_evidence("TREC: DOCNO", number, 0.7));
    }
    if builder.article().published.date().is_some() {
        return;
    }
    let digits_at = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
    let digits = rest[digits_at..].bytes().take_while(u8::is_ascii_digit).count();
    let digits = &rest[digits_at..digits_at + digits];
    // `AP-NR-04-17-89 1412EDT`
    let of_file = file.get(file.len().min(6)..file.len().min(14)).and_then(american_day);
    let day = match digits.len() {
        8 => compact_day(digits),
        6 if house == "LA" => american_day(&format!("{}/{}/{}", &digits[..2], &digits[2..4], &digits[4..])),
        6 => compact_day(digits),
        _ => None,
    };
    let found = |date: CivilDate| FoundDate { date, range: 0..number.len(), rule: "compact", shortened: None };
    match (of_file, day) {
        (Some(day), _) => builder.set_date(&found(day), key_evidence("TREC: FILEID", file, 0.9)),
        (None, Some(day)) => {
            builder.set_date(&found(day), key_evidence("TREC: DOCNO", number, 0.6));
            if digits.len() == 6 {
                builder.doubt_date("only_in_identifier");
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Batch;
    use super::super::{is_corpus, read_corpus};

    /// Each article as `number headline | day reason | authors | publisher | regions | body`.
    fn read(text: &str) -> Vec<String> {
        assert!(is_corpus(text), "{text}");
        let mut batch = Batch::new("a.sgm", chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"), &[]);
        read_corpus(text, &mut batch);
        let shown = |(number, article): (u64, crate::article::ParsedArticle)| {
            let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
            let reason = article.published.reason().map(|reason| format!(" {reason}")).unwrap_or_default();
            let publisher = article.publisher.unwrap_or_default();
            let (authors, regions) = (article.authors.join(","), article.regions.join(","));
            let body = article.body.replace("\n\n", "¶");
            format!("{number} {} | {date}{reason} | {authors} | {publisher} | {regions} | {body}", article.headline)
        };
        batch.parsed().articles.into_iter().map(shown).collect()
    }

    #[test]
    fn documents_of_corpora() {
        for (text, expected) in [
            (
                "<DOC>\n<DOCNO> AP890417-0133 </DOCNO>\n<FILEID>AP-NR-04-17-89 1412EDT</FILEID>\n<FIRST>r i PM-Pier     04-17 0298</FIRST>\n\
                 <HEAD>Pier Closed</HEAD>\n<BYLINE>By JANE DOE</BYLINE>\n<BYLINE>Associated Press Writer</BYLINE>\n<DATELINE>QUAY (AP) </DATELINE>\n\
                 <TEXT>\n   The pier was\nclosed.\n   ``Why?'' he said.\n</TEXT>\n</DOC>\n<DOC>\n<DOCNO> AP890417-0134 </DOCNO>\n<TEXT>One.</TEXT>\n</DOC>",
                "1 Pier Closed | 1989-04-17 | Jane Doe | Associated Press |  | The pier was closed.¶``Why?'' he said.\n\
                 2  | 1989-04-17 only_in_identifier |  | Associated Press |  | One.",
            ),
            (
                "<DOC>\n<DOCNO> WSJ870918-0042 </DOCNO>\n<HL> Port Plans\n@ Second Dock\n@ ----\n@ By Jane Doe\n@ Staff Reporter</HL>\n<DD> 09/18/87</DD>\n\
                 <SO> WALL STREET JOURNAL (J)</SO>\n<IN> EUROP\n</IN>\n<LP> One.</LP>\n<TEXT>\n   Two. </TEXT>\n</DOC>",
                "0 Port Plans Second Dock | 1987-09-18 | Jane Doe | WALL STREET JOURNAL |  | One.¶Two.",
            ),
            (
                "<DOC>\n<DOCNO>FT933-8214</DOCNO>\n<DATE>930816\n</DATE>\n<HEADLINE>\nFT  16 AUG 93 / Pier closed\n</HEADLINE>\n<TEXT>\nOne.\n</TEXT>\n<PUB>The Financial Times\n</PUB>\n</DOC>",
                "0 Pier closed | 1993-08-16 |  | The Financial Times |  | One.",
            ),
            (
                "<DOC>\n<DOCNO> FBIS4-20417 </DOCNO>\n<HEADER>\n<AU>   FBIS-WEU-94-084 </AU>\n<DATE1>  29 Apr 1994 </DATE1>\n<F P=100> ANNEX </F>\n<F P=101> Cyprus </F>\n\
                 <H3> <TI>   Pier Closed </TI></H3>\n</HEADER>\n<TEXT>\nLanguage: <F P=105> Greek </F>\nArticle Type:BFN\n\n<F P=106> [Report by Jane Doe: \"Piers\"] </F>\n\
                   [Text] The pier is \nclosed. \n  It rained. \n</TEXT>\n</DOC>",
                "0 Pier Closed | 1994-04-29 | Jane Doe | Foreign Broadcast Information Service | Cyprus | The pier is closed.¶It rained.",
            ),
            (
                "<DOC>\n<DOCNO> LA010189-0001 </DOCNO>\n<DATE>\n<P>\nJanuary 1, 1989, Sunday, Home Edition\n</P>\n</DATE>\n<HEADLINE>\n<P>\nPIER CLOSED\n</P>\n</HEADLINE>\n\
                 <BYLINE>\n<P>\nBy JANE DOE, Times Staff Writer\n</P>\n</BYLINE>\n<TEXT>\n<P>\nOne goes\non.\n</P>\n<P>\nTwo.\n</P>\n</TEXT>\n</DOC>",
                "0 PIER CLOSED | 1989-01-01 | Jane Doe | Los Angeles Times |  | One goes on.¶Two.",
            ),
            (
                "<DOC id=\"AFP_ENG_20100101.0001\" type=\"story\" >\n<HEADLINE>\nPier closed\n</HEADLINE>\n<DATELINE>\nQUAY, Jan 1, 2010 (AFP)\n</DATELINE>\n<TEXT>\n<P>\nOne.\n</P>\n</TEXT>\n</DOC>",
                "0 Pier closed | 2010-01-01 |  | Agence France-Presse |  | One.",
            ),
            (
                "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"YES\" NEWID=\"1\">\n<DATE>26-FEB-1987 15:01:01.79</DATE>\n<TOPICS><D>cocoa</D></TOPICS>\n\
                 <PLACES><D>el-salvador</D><D>usa</D></PLACES>\n<UNKNOWN> \n&#5;&#5;C T\n</UNKNOWN>\n<TEXT>&#2;\n<TITLE>PIER &lt;PIE.O> CLOSED</TITLE>\n<AUTHOR>    By Jane Doe, Reuters</AUTHOR>\n\
                 <DATELINE>    QUAY, Feb 26 - </DATELINE><BODY>The pier was\nclosed.\n    It rained.\n Reuter\n&#3;</BODY></TEXT>\n</REUTERS>",
                "0 PIER <PIE.O> CLOSED | 1987-02-26 | Jane Doe | Reuters | el salvador,usa | The pier was closed.¶It rained.",
            ),
        ] {
            assert_eq!(read(text).join("\n"), expected, "{text}");
        }
        for text in ["<doc>One</doc>", "<reuters/>", "plain", "<html><body>"] {
            assert!(!is_corpus(text), "{text}");
        }
    }
}
