//! Turns documents made by other programs (python-docx, odfpy, EbookLib, fpdf2, ReportLab, pandoc, Spire.Doc) into what is read of them.

use std::fs;
use std::io::Write as _;

use chrono::NaiveDate;
use dateline::ingest::{Parsed, parse};
use dateline::{Format, ParsedArticle, RawDocument};

use super::support::{Scratch, assert_counts, problems, repository};

fn bytes(name: &str) -> Vec<u8> {
    fs::read(repository().join("tests/corpora/office").join(name)).expect("a document")
}

fn read(format: Format, bytes: Vec<u8>) -> Parsed {
    let today = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
    parse(&RawDocument { path: "document".to_string(), format, bytes }, today)
}

fn read_one(format: Format, name: &str) -> ParsedArticle {
    let parsed = read(format, bytes(name));
    assert!(parsed.problems.is_empty() && parsed.articles.len() == 1, "{name}: {parsed:?}");
    parsed.articles.into_iter().next().expect("one article").1
}

fn day(article: &ParsedArticle) -> String {
    article.published.date().map(|date| date.to_string()).unwrap_or_default()
}

/// A file, what it says, and what must and must not be in its body.
struct Case {
    file: (Format, &'static str),
    headline: &'static str,
    date: &'static str,
    authors: &'static str,
    tags: &'static str,
    body_starts: &'static str,
    has: &'static [&'static str],
    lacks: &'static [&'static str],
}

const CASES: [Case; 8] = [
    Case {
        file: (Format::Docx, "quay.doc"),
        headline: "The quay at Carrow stays shut",
        date: "2019-05-14",
        authors: "Ann Lee",
        tags: "quay, harbour board",
        body_starts: "The quay at Carrow will stay shut until the autumn",
        has: &[
            "\n\nFishermen have to land their catch at Port Ashmere, twelve miles down the coast – “for the third year”.",
        ],
        lacks: &["By Ann", "Some User", "Tags"],
    },
    Case {
        file: (Format::Rtf, "ferry.rtf"),
        headline: "The ferry nobody asked for",
        date: "2021-03-14",
        authors: "Mirela Dobos",
        tags: "",
        body_starts: "A crossing was promised for nine years",
        has: &[
            "\n\n“We asked for a bridge,” said the mayor — who had asked for one twice. The café at the landing was shut.",
        ],
        lacks: &["By Mirela"],
    },
    Case {
        file: (Format::Docx, "styled.docx"),
        headline: "The Ferry That Never Sailed",
        date: "2021-03-14",
        authors: "Mirela Dobos",
        tags: "ferries, Danube, Romania",
        body_starts: "A crossing was promised for nine years.",
        has: &["the hull in Ruse and found it sound", "\n\nFirst, the ramp\n\n", "\n\n2012 4 million lei\n\n"],
        lacks: &["RUNNING HEAD", "page 1", "By Mirela", "River Institute"],
    },
    Case {
        file: (Format::Docx, "typed.docx"),
        headline: "Harbour strike enters its third week",
        date: "2023-10-30",
        authors: "",
        tags: "ports, strikes",
        body_starts: "Dockers in Rotterdam and Antwerp",
        has: &["resume on Monday, if anybody"],
        lacks: &["Friday", "HIDDEN", "Document1"],
    },
    Case {
        file: (Format::Odt, "salt.odt"),
        headline: "Salt on the Road to Ayrik",
        date: "2022-02-05",
        authors: "Tomas Verhoeven",
        tags: "salt, roads",
        body_starts: "Twice a week a column of lorries",
        has: &["paid by the ton and not by the day, which is why they drive at night.", "\n\nTurkey 40 percent\n\n"],
        lacks: &["Interview with two drivers"],
    },
    Case {
        file: (Format::Epub, "book.epub"),
        headline: "Mud and Monks",
        date: "2018-06-01",
        authors: "Ines Caldeira",
        tags: "harbours",
        body_starts: "Chapter 1\n\nThe harbour of the town was dredged",
        has: &["\n\nChapter 2\n\n", "\n\nChapter 3\n\n"],
        lacks: &["toc", "nav"],
    },
    Case {
        file: (Format::Pdf, "dam.pdf"),
        headline: "The Dam That Costs Nothing",
        date: "2022-11-17",
        authors: "Ruth Aebischer",
        tags: "dams, Switzerland",
        body_starts: "The council of the valley met for the ninth time this year, and for the ninth time nobody asked what",
        has: &["named, said the figures were \"difficult to find\", and that"],
        lacks: &["VALLEY PAPERS", "Page 1", "Page 2"],
    },
    Case {
        file: (Format::Pdf, "columns.pdf"),
        headline: "Who Drained the Lagoon and Forgot to Say So",
        date: "2019-01-21",
        authors: "Paolo Zennaro",
        tags: "",
        body_starts: "The fishermen of the southern channel noticed it first: the water that had stood at the third step of the",
        has: &["administration in Rome had no explanation.\n\nA survey-ship sent", "found them difficult to find, for they"],
        lacks: &["Lagoon Gazette", "downloaded", "administra-", "\n\n42"],
    },
];

#[test]
fn exports_of_press_databases_are_taken_apart() {
    let expected = [
        ("Grain ships wait for a word from Ankara", "2022-11-15", "Leila Haddadin", "The Harbour Times"),
        ("The port that learned to wait", "2022-12-02", "Viktor Halasz", "Black Sea Courier (Odesa)"),
    ];
    // The first has a cover with a list of what follows, and paragraphs of its own for every line; the last is laid out like Factiva.
    for (format, name) in [
        (Format::Docx, "export.docx"),
        (Format::Rtf, "export-nexis.rtf"),
        (Format::Rtf, "export-factiva.rtf"),
        // Many a file is called a document of Word.
        (Format::Docx, "export-nexis.rtf"),
    ] {
        let Parsed { articles, problems } = read(format, bytes(name));
        assert!(problems.is_empty(), "{name}: {problems:?}");
        let read: Vec<_> = articles
            .iter()
            .map(|(place, article)| {
                let publisher = article.publisher.clone().unwrap_or_default();
                (*place, article.headline.clone(), day(article), article.authors.join(", "), publisher)
            })
            .collect();
        let expected: Vec<_> = (1..)
            .zip(expected)
            .map(|(place, (headline, day, author, publisher))| {
                (place, headline.to_string(), day.to_string(), author.to_string(), publisher.to_string())
            })
            .collect();
        assert_eq!(read, expected, "{name}");
        for (_, article) in &articles {
            let body = &article.body;
            assert!(body.starts_with("Fourteen ships loaded with grain"), "{name}: {body}");
            assert!(body.trim_end_matches(['"', '”']).ends_with("one of them said."), "{name}: {body}");
        }
    }
}

#[test]
fn an_rtf_that_was_cut_short_is_read_as_far_as_it_goes() {
    let whole = bytes("ferry.rtf");
    for length in [whole.len() * 2 / 3, whole.len() - 2] {
        let Parsed { articles, problems } = read(Format::Rtf, whole[..length].to_vec());
        assert!(problems.is_empty(), "{problems:?}");
        let headlines: Vec<&str> = articles.iter().map(|(_, article)| article.headline.as_str()).collect();
        assert_eq!(headlines, ["The ferry nobody asked for"], "{length}");
    }
}

#[test]
fn documents_of_other_programs_are_read() {
    for case in CASES {
        let (format, name) = case.file;
        let article = read_one(format, name);
        let read = (article.headline.as_str(), day(&article), article.authors.join(", "), article.tags.join(", "));
        let expected = (case.headline, case.date.to_string(), case.authors.to_string(), case.tags.to_string());
        assert_eq!(read, expected, "{name}");
        let body = &article.body;
        assert!(body.starts_with(case.body_starts), "{name}: {body}");
        for words in case.has {
            assert!(body.contains(words), "{name}: no {words:?} in {body}");
        }
        for words in case.lacks {
            assert!(!body.contains(words), "{name}: {words:?} in {body}");
        }
    }
}

#[test]
fn the_day_a_file_was_made_is_a_candidate_and_no_more() {
    let article = read_one(Format::Docx, "styled.docx");
    let passed_over = article.evidence.iter().find(|evidence| evidence.passed_over.as_deref() == Some("2019-01-02"));
    assert!(passed_over.is_some_and(|evidence| evidence.evidence.confidence < 0.5), "{:#?}", article.evidence);
    assert_eq!(article.metadata["created"], "2019-01-02T00:00:00Z");
}

#[test]
fn chapters_with_bylines_are_articles() {
    let parsed = read(Format::Epub, bytes("issue.epub"));
    let shown: Vec<String> = parsed
        .articles
        .iter()
        .map(|(place, article)| {
            let publisher = article.publisher.as_deref().unwrap_or_default();
            format!("{place} {} | {} | {} | {publisher}", article.headline, article.authors.join(", "), day(article))
        })
        .collect();
    assert_eq!(
        shown,
        [
            "1 Who Owns the Dunes? | Lotte Brandsma | 2020-09-30 | The Estuary Review",
            "2 A Bridge for Nobody | Karim Osei | 2020-09-12 | The Estuary Review"
        ]
    );
    assert_eq!(parsed.articles[0].1.notes[0].code, "chapters_left_out");
}

/// A zip archive with one entry.
fn archive(name: &str, content: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("room");
    archive.write_all(content).expect("room");
    archive.finish().expect("room").into_inner()
}

#[test]
fn what_is_broken_or_a_bomb_is_named() {
    let docx = bytes("typed.docx");
    let pdf = bytes("dam.pdf");
    let bomb = archive("word/document.xml", &vec![b' '; 200_000_000]);
    assert!(bomb.len() < 1_000_000);
    for (name, format, bytes, code) in [
        ("half a document", Format::Docx, docx[..docx.len() / 2].to_vec(), "broken_document"),
        ("a locked document", Format::Docx, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on".to_vec(), "encrypted"),
        (
            "an old document",
            Format::Docx,
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0".to_vec(),
            "broken_document",
        ),
        ("a bomb", Format::Docx, bomb, "archive_bomb"),
        ("no document", Format::Docx, archive("other.xml", b"<a/>"), "broken_document"),
        ("no book", Format::Epub, archive("other.xml", b"<a/>"), "broken_document"),
        ("nothing written", Format::Docx, archive("word/document.xml", b"<d><p></p></d>"), "no_text"),
        ("a broken page", Format::Pdf, pdf[..200].to_vec(), "broken_document"),
        ("no page", Format::Pdf, b"%PDF-1.4\nhello".to_vec(), "broken_document"),
    ] {
        let parsed = read(format, bytes);
        let codes: Vec<&str> = parsed.problems.iter().map(|problem| problem.code.as_str()).collect();
        assert_eq!((codes, parsed.articles.len()), (vec![code], 0), "{name}: {:?}", parsed.problems);
    }
    let entities = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><d><p><r><t>Only &b;words &amp; signs</t></r></p></d>";
    let parsed = read(Format::Docx, archive("word/document.xml", entities.as_bytes()));
    assert_eq!(parsed.articles[0].1.headline, "Only words & signs");
}

#[test]
fn names_that_mislead_and_packed_documents_are_read() {
    let scratch = Scratch::new();
    scratch.write("really-pdf.txt", bytes("dam.pdf"));
    scratch.write("really-docx.pdf", bytes("typed.docx"));
    scratch.write("really-odt.docx", bytes("salt.odt"));
    scratch
        .write("really-html.docx", "<html><body><h1>Quiet Quay</h1><p>The misnamedpage tells of a quay.</p></body></html>");
    scratch.write("really-text.pdf", "A Quiet Week\n\n2023-05-17\n\nThe misnamedtext tells of a week.\n");
    scratch.write("plain.pdf", bytes("columns.pdf"));
    let packed = scratch.write("packed.docx", bytes("styled.docx"));
    assert!(std::process::Command::new("gzip").arg(packed).status().expect("gzip starts").success());
    scratch.write("picture.pdf", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let (run, report) = scratch.try_index(&["corpus"]);
    assert_eq!((run.status, run.stderr.as_str()), (3, ""));
    assert_counts(&report, "found 8, indexed 7, articles 7");
    assert_eq!(problems(&report, "failures"), ["picture.pdf broken_document"]);
    for (word, path) in [
        ("dam", "really-pdf.txt"),
        ("dockers", "really-docx.pdf"),
        ("lorries", "really-odt.docx"),
        ("misnamedpage", "really-html.docx"),
        ("misnamedtext", "really-text.pdf"),
        ("lagoon", "plain.pdf"),
        ("ferry", "packed.docx.gz"),
    ] {
        assert_eq!(scratch.paths(word), [path], "{word}");
    }
}
