//! Turns the files of `tests/corpora/formats`, in the forms that real producers write, into articles through the library, and
//! compares every field.

use std::path::Path;

use dateline::backend::local::{IndexWriter, WriterOptions};
use dateline::{CivilDate, Index, IngestOptions, IngestReport, SearchRequest, StoredArticle, index_folders};

use super::support::{Scratch, list, repository, text};

/// The articles of a folder as lines, sorted, and what could not be read.
fn read(folder: &Path) -> (Vec<String>, IngestReport) {
    let scratch = tempfile::tempdir().expect("a folder");
    let index_folder = scratch.path().join("index");
    let mut options = IngestOptions::default();
    options.today = "2024-06-30".parse::<CivilDate>().expect("a day").first_day();
    options.parser_program = Some(env!("CARGO_BIN_EXE_dateline").into());
    let writing = WriterOptions { memory_bytes: 15_000_000, threads: 1, rebuild: false };
    let mut writer = IndexWriter::open(&index_folder, writing).expect("a writer");
    let report = index_folders(&mut writer, &[folder.to_path_buf()], &options, &()).expect("an index");
    let index = Index::open(&index_folder).expect("an index");
    let every_article = index.search(&SearchRequest::default().page(0, 1000)).expect("an answer");
    let articles = every_article.hits.iter().map(|hit| index.show(hit.id.as_str()).expect("an article"));
    let mut lines: Vec<String> = articles.map(|article| line_of(&article)).collect();
    lines.sort();
    (lines, report)
}

/// `file: headline | day | authors | publisher | language | topics | tags | regions | standfirst | paragraphs`.
fn line_of(article: &StoredArticle) -> String {
    let day = article.date_published.date().map_or("-".to_string(), |date| date.to_string());
    let fields = [
        article.headline.clone(),
        day,
        article.author.join(", "),
        article.source.clone().unwrap_or_default(),
        article.language.clone().unwrap_or_default(),
        article.topic.join(", "),
        article.tag.join(", "),
        article.region.join(", "),
        article.description.clone(),
        article.article_body.replace("\n\n", " ¶ "),
    ];
    format!("{}: {}", article.path, fields.join(" | "))
}

/// `file:line code` of everything that could not be read.
fn problems(report: &IngestReport) -> Vec<String> {
    let shown = |problem: &dateline::schema::Problem| {
        let line = problem.line.map_or(String::new(), |line| format!(":{line}"));
        format!("{}{line} {}", problem.path, problem.code)
    };
    let mut problems: Vec<String> = report.failures.iter().chain(&report.skips).map(shown).collect();
    problems.sort();
    problems
}

fn check(folder: &str, articles: &[&str], unread: &[&str]) {
    let (lines, report) = read(&repository().join("tests/corpora/formats").join(folder));
    let differences: Vec<String> = lines
        .iter()
        .filter(|line| !articles.contains(&line.as_str()))
        .map(|line| format!("+ {line}"))
        .chain(articles.iter().filter(|line| !lines.contains(&line.to_string())).map(|line| format!("- {line}")))
        .collect();
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
    assert_eq!(lines.len(), articles.len());
    assert_eq!(problems(&report), unread);
}

#[test]
fn feeds() {
    check(
        "feeds",
        &[
            "aggregated.rss: Ships wait off the delta | 2023-07-17 |  | The Delta Post | en |  |  |  |  | Ships wait off the delta The Delta Post",
            "blogger.atom: Le deuxième puits | 2023-10-02 | Idrissa Konaté | Carnets du Sahel | fr |  |  |  | Une suite. | On a creusé plus loin. ¶ L'eau & le sable.",
            "blogger.atom: Le puits de Tarsila | 2023-10-31 | Awa Traoré | Carnets du Sahel | fr |  | Mali, Eau |  |  | Le puits a été creusé en quatre jours. ¶ Personne ne sait qui l’a payé.",
            "broken.rss: No end to this entry | 2020-02-04 |  | Dispatches & Notes | en |  |  |  |  | The second one forgot to close.",
            "broken.rss: Steel & coal: prices < 2019 | 2020-02-03 | Tomas Lindqvist | Dispatches & Notes | en |  |  |  |  | Prices fell again,\nsaid the mill’s owner.",
            "broken.rss: The one after it | 2020-02-05 |  | Dispatches & Notes | en |  |  |  |  | It stands whole.",
            "elementtree.xml: Snow on the pass | 2022-01-15 | Farid Naseri | Kabul Letters | en |  |  |  |  | The pass is closed. ¶ It will stay so until March.",
            "export.xml: Night Pilots | 2023-07-02 | lena.brandt | Strait Notes | en | Shipping | pilots, night work |  | A night with the pilots of the strait. | They board at two in the morning.",
            "kueste.rdf: Fähre läuft auf Grund | 2021-01-09 | Jürgen Größl | Küstenblatt | de |  | Schifffahrt |  |  | Vor der Insel ist eine Fähre auf Grund gelaufen. Verletzt wurde niemand.",
            "kueste.rdf: Wattwanderer gerettet | 2021-01-08 |  | Küstenblatt | de |  |  |  |  | Die Flut kam früher, als der Fahrplan sagte.",
            "letters.json:  | 2022-05-01 | Raúl Quispe | Letters from the Ridge | es |  |  |  |  | Sin título, como una nota.",
            "letters.json: La mina cerrada | 2022-05-30 | Inés Valdivia | Letters from the Ridge | es |  | minería, Andes |  | Una mina, un pueblo. | La mina cerró en mayo. ¶ Nadie volvió.",
            "wordpress.xml: The Port That Wasn’t There: Notes on Q&A Diplomacy | 2024-03-05 | Mirela Okafor | Harbour Review | en | Trade | Trade, Black Sea |  |  | Three ministers met on a pier that no map shows. They stayed for an hour. ¶ What was agreed ¶ Grain ships will be inspected twice, not three times.",
        ],
        &[
            "broken.rss:19 cut_entry",
            "broken.rss:21 broken_xml",
            "broken.rss:29 cut_entry",
            "broken.rss:31 broken_xml",
            "export.xml not_an_article",
        ],
    );
}

#[test]
fn mail() {
    check(
        "mail",
        &[
            "12.emlx: Barges again | 2023-03-01 |  | Newsroom | en |  |  |  |  | The barges are back on the river.",
            "box/cur/1677661200.M1P9.host,2,S: A message without a date | 2023-03-02 |  | Editors | en |  |  |  |  | The date stands only in the line of the server.",
            "letter: Der Pegel | 2023-03-03 | Lea Sommer |  | de |  |  |  |  | Der Pegel fällt seit Montag.",
            "list.mbox: Cables near the ridge | 2023-02-06 | Jonas Weiss | Watchers of the sea | en |  |  |  |  | The cable was cut in two places, both of them where the charts show no anchorage. ¶ From the deck nobody saw a thing.",
            "list.mbox: Le port rouvre à midi | 2023-02-07 |  | Port Authority Press Office | en |  |  |  |  | Le port a rouvert à midi. ¶ From here on, this line belongs to the text.",
            "list.mbox: Sin cabeceras | 2023-02-08 |  |  | es |  |  |  |  | La década pasó sin ruido, y el malecón quedó vacío.",
            "newsletter.eml: The tanker that wouldn’t dock | 2024-03-14 | María Ferrer | Strait Letters | en |  |  |  |  | On Monday the tanker turned back a mile from the mole, and nobody on shore could say who had told it to. ¶ It had waited for nine days with a load that was sold twice, once to a refinery and once to a bank. ¶ The harbour master says he will not wait for a tenth.",
            "saved.mhtml: The mine | 2022-05-30 |  | Ridge Review | en |  |  |  |  | The mine closed in May, when the last shift came up and found the gate chained from the outside by people it had never met. ¶ Nobody came back for the tools, which are still there, oiled and in their places, as if the whistle were about to blow.",
        ],
        &[],
    );
}

#[test]
fn wire() {
    check(
        "wire",
        &[
            "agency.nitf: Harbour talks end without a paper | 2023-10-30 | Rania Khoury, Peter Novak | The Associated Press | en | Diplomacy, conflict, war and peace | harbour talks | Lebanon | Both sides leave by sea | BEIRUT (AP) _ Talks on the harbour ended without a paper on Monday, two officials said. ¶ “We will meet again,” said one of them. ¶ What comes next ¶ The boats leave at dawn.",
            "archive.xml: A Bridge Is Counted | 1999-04-12 | Samuel Ortiz | The Evening Ledger | en | Front Page, World | BRIDGES | BELGRADE (SERBIA) | Engineers count the arches. | The bridge has nine arches. ¶ It had ten on Sunday.",
            "corpus.xml: Copper port shut by swell. | 1996-08-21 | Marta Silva | Coast Holdings Plc | en | M142 |  | CHIL |  | The port shut on Wednesday. ¶ It will open when the sea allows.",
            "item.json: Grain moves again | 2021-03-03 | Olga Marsh | Coast Press | en | economy, business and finance, conflict, war and peace | grain, ports | Ukraine | The first ship in a month. | The first ship left on Wednesday. ¶ It carries maize.",
            "items_2.json: El muelle vacío | 2023-05-06 | Nuria Gil | Agencia Ría | es | puertos | puertos | Vigo | Nadie llegó. | El muelle está vacío. ¶ Llueve.",
            "message.xml: Ferry runs aground off Izmir | 2022-06-02 | Deniz Aksoy, Tom Reed | Coast Press Agency | en | maritime accident, disaster, accident and emergency incident | ferries | Aegean Sea | Passengers waited nine hours | IZMIR, Turkey, June 2 (CPA) - A ferry ran aground off Izmir on Thursday. ¶ Nobody was hurt, the line said & apologised.",
            "message.xml: Hafen gesperrt | 2022-06-02 | Jana Petersen | coast.example | de |  |  | Kiel |  | Der Hafen bleibt zu. ¶ Bis wann, ist offen.",
            "old.newsml: Le barrage attendra | 2003-02-05 | Luc Morel | Dépêches du Fleuve | fr | economy, business and finance, Politique | barrage, eau | Mali, Bamako |  | Le barrage attendra l'été. ¶ Le ministre l'a dit mercredi.",
        ],
        &["items_2.json:2 not_an_article", "message.xml not_an_article"],
    );
}

#[test]
fn records() {
    check(
        "records",
        &[
            "api.json: Ferry refloated | 2020-01-02 | Tom Reed | g.example | en | World news |  |  | It floats. | The ferry floats again.",
            "by_id.json: One | 2018-01-02 |  |  | en |  |  |  |  | First text.",
            "by_id.json: Two | 2018-01-03 |  |  | en |  |  |  |  | Second text.",
            "concatenated.json: Left | 2018-01-02 |  |  | en |  |  |  |  | The left one.",
            "concatenated.json: Right | - | Jane Doe, John Roe |  | en |  |  |  |  | The right one.",
            "dump.jsonl: Il molo | 2021-05-06 | Marco Rossi, Lucia Bianchi | Il Molo | it | cronaca | porto, mare |  | Chiuso. | Il molo è chiuso. ¶ Riapre a giugno.",
            "dump.jsonl: La grúa | 2022-04-01 |  | diario.example | es |  |  |  |  | ",
            "dump.jsonl: Night Pilots | 2023-01-31 | Lena Brandt | strait.example | en |  |  |  | A short night. | The pilots board at two. ¶ They are home by noon.",
            "dump.jsonl: Quay closed | 2023-10-30 |  | gazette.example | en |  |  |  |  | ",
            "dump.jsonl: Tankers wait | 2019-07-08 | Joan Reyes, Ali Tan | The Times of Example |  | World | Ships | Iran | They wait. | Nine tankers wait.",
            "dump.jsonl: Wrapped twice | 2020-02-03 | Ada Moreau |  |  |  |  |  |  | Inside two wrappers.",
            "dump.jsonl: Мост закрыт | 2022-03-05 | Анна Петрова |  | ru | Город |  |  |  | Мост закрыт до весны.",
            "elasticsearch.json: Dam levels fall | 2022-08-09 | Hana Saleh | Valley News | en |  | water |  |  | The dam is at a third. ¶ It was full in May.",
            "elasticsearch.json: Dam levels rise | 2022-08-10 |  | Valley News |  |  |  |  |  | It rained.",
            "parsed_feed.json: Mine shut | 2022-05-30 |  | Ridge Dump | en |  | mining |  | Shut. | The mine is shut. ¶ For good.",
            "wordpress_posts.json: The Port That Wasn’t There | 2024-03-05 | Mirela Okafor | harbour.example | en | Trade | grain |  | A pier, three ministers. | Three ministers met. ¶ They stayed for an hour.",
        ],
        &[],
    );
}

#[test]
fn tables() {
    check(
        "tables",
        &[
            "bare.csv: Barges gone again | 2023-03-02 |  | delta.example | en |  |  |  |  | The barges left. Nobody counted them this time, since the men who count had gone to look for a berth upstream.",
            "bare.csv: Barges on the river | 2023-03-01 |  | delta.example | en |  |  |  |  | The barges are back on the river, and with them the men who count them; nobody had expected either before the summer, the harbour office said on Wednesday, and nobody had prepared a berth.",
            "cells.csv: Night Pilots | 2023-01-31 | Lena Brandt, Ann O'Neil | Strait Notes | en |  | pilots, night |  |  | They board at two.",
            "clippings.xlsx: Ice on the lock | 2023-03-05 |  |  | en |  |  |  |  | There is ice on the lock, and nobody to break it before Monday, the keeper wrote in his book.",
            "clippings.xlsx: Pilots paid again | 2023-03-16 | Ann O'Neil | Strait Notes | en |  |  |  |  | The pilots are paid again, three months late, and the boats go out.",
            "clippings.xlsx: Tug lost its tow | 2023-03-15 | Lena Brandt | Strait Notes | en |  | tugs, towing |  |  | The tug lost its tow in the night, the harbour master said on Wednesday, and found it in the morning.",
            "commented.csv: Quay closed | 2023-10-30 |  |  | en |  |  |  |  | The quay is closed.",
            "cyrillic.csv: Мост закрыт | 2022-03-05 |  |  | ru |  |  |  |  | Мост закрыт до весны, сообщили в городе. Объезд идёт по старой дороге.",
            "kran.ods: Kran verkauft | 2022-11-03 |  |  | de |  |  |  |  | Der Kran ist verkauft, teilte der Hafen mit, und steht noch immer da, wo er stand.",
            "semicolons.csv: Fähre; auf Grund | 2021-01-09 | Jürgen Größl |  | de |  | Schiff, See |  |  | Vor der Insel. ¶ Niemand verletzt.",
            "spreadsheet.tsv: Snow on the pass | 2022-01-15 |  |  | en |  |  |  |  | The pass is closed.",
            "western.csv: La grúa | 2022-04-01 |  |  | es |  |  |  |  | La grúa cayó el viernes, sin heridos, según el puerto.",
        ],
        &["clippings.xlsx:9 no_text", "commented.csv:1 lines_before_header"],
    );
}

#[test]
fn archives() {
    check(
        "archives",
        &[
            "crawl.wacz: Ferry sails at night | 2024-04-29 | Tomas Lind | Harbour Post | en |  |  |  |  | The ferry sails at night from now on, the company wrote, because the lock keepers sleep by day, and whoever sleeps by day cannot open a lock. ¶ Nobody on the quay had asked for it, and nobody at the office could say who had, so that the letter went round the harbour twice before it was answered.",
            "crawl.warc: Cranes painted blue | 2024-04-28 | Mirela Okafor | Harbour Post | en |  |  |  |  | The cranes of the old port are blue since Monday, the port office said, and they will be blue for ten years, which is how long the paint is said to last. ¶ Nobody on the quay had asked for it, and nobody at the office could say who had, so that the letter went round the harbour twice before it was answered.",
            "export.zip: An inner note | 2021-03-03 |  |  | en |  |  |  |  | The note lay two archives deep, where nobody had looked for it since the winter.",
            "export.zip: Line one | 2020-01-02 |  |  | en |  |  |  |  | First of the lines.",
            "export.zip: Line two | 2020-01-03 |  |  | en |  |  |  |  | Second of the lines.",
            "export.zip: Row | 2020-05-04 |  |  | en |  |  |  |  | The only row.",
            "export.zip: The quay is closed | 2022-05-02 |  |  | en |  |  |  |  | The quay is closed until the crane is gone, the port said on Monday, and the crane will be gone when somebody pays for it. ¶ Nobody has paid so far.",
            "export.zip: The quay is closed | 2023-10-30 |  |  | en |  |  |  |  | The quay is closed until the crane is gone, the port said on Monday, and the crane will be gone when somebody pays for it. ¶ Nobody has paid so far.",
            "gnu.tgz: The gnu.tgz quay is closed | 2022-06-02 |  |  | en |  |  |  |  | The gnu.tgz quay is closed until the crane is gone, the port said on Monday, and the crane will be gone when somebody pays for it. ¶ Nobody has paid so far.",
            "gnu.tgz: The gnu.tgz quay is closed | 2022-06-02 |  |  | en |  |  |  |  | The gnu.tgz quay is closed until the crane is gone, the port said on Monday, and the crane will be gone when somebody pays for it. ¶ Nobody has paid so far.",
            "posix.tar: The posix.tar quay is closed | 2022-06-02 |  |  | en |  |  |  |  | The posix.tar quay is closed until the crane is gone, the port said on Monday, and the crane will be gone when somebody pays for it. ¶ Nobody has paid so far.",
            "posix.tar: The posix.tar quay is closed | 2022-06-02 |  |  | en |  |  |  |  | The posix.tar quay is closed until the crane is gone, the port said on Monday, and the crane will be gone when somebody pays for it. ¶ Nobody has paid so far.",
        ],
        &[
            "bomb.zip/big.txt archive_bomb",
            "crawl.warc not_an_article",
            "cut.zip broken_archive",
            "export.zip bad_entry_name",
            "export.zip/picture.png unsupported_format",
        ],
    );
}

#[test]
fn an_article_in_an_archive_keeps_its_id_when_others_come() {
    let hits = |archive: &str| {
        let scratch = Scratch::new();
        let bytes = std::fs::read(repository().join("tests/corpora/formats/ids").join(archive)).expect("an archive");
        scratch.write("a.zip", bytes);
        scratch.index(&["corpus"]);
        let shown = scratch.run(&["search", "--limit", "100"]).stdout;
        let hits = list(&scratch.search(&["--limit", "100"]), "hits").to_vec();
        for hit in &hits {
            let path = format!("{}/{}", text(hit, "path"), text(hit, "entry"));
            assert!(path.starts_with("a.zip/") && shown.contains(&path), "{path} in {shown}");
        }
        hits
    };
    let ids = |archive: &str| hits(archive).iter().map(|hit| text(hit, "id").to_string()).collect::<Vec<String>>();
    let (before, after) = (ids("before.zip"), ids("after.zip"));
    assert_eq!((before.len(), after.len()), (2, 3));
    assert!(before.iter().all(|id| after.contains(id)), "{before:?} {after:?}");
}
