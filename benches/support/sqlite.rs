//! Turns the articles of an index into a SQLite database with FTS5, and questions into its SQL.
//!
//! - `texts` and over it `found_in`, the FTS5 table (Porter's stemmer, as one table holds no stems by language); `articles` with the
//!   first day and the month.
//! - For every dimension `actor_names` (a number for each value) and `article_actor`, looked up by article and by value.
//!
//! The rows of a question are found once and kept in memory, then counted with one GROUP BY a dimension. For every dimension that has
//! choices rows are chosen once more, from those with the words.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use dateline::{ArticleId, Dimension, Index, Interval, SearchBackend, StoredArticle};
use rusqlite::{Connection, OpenFlags, Transaction, params, params_from_iter};

use super::question::{Counted, FACETS, HITS, Text, VALUES, Wanted};
use super::support::Outcome;

/// Fills a database with the articles of these ids, as the index gives them back; it has its name when it is complete.
pub(crate) fn fill(path: &Path, ours: &Index, ids: &[u64]) -> Outcome<()> {
    let unfinished = path.with_extension("unfinished");
    if unfinished.exists() {
        std::fs::remove_file(&unfinished)?;
    }
    let mut database = Connection::open(&unfinished)?;
    database.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000;")?;
    let transaction = database.transaction()?;
    transaction.execute_batch(
        "CREATE TABLE texts(id INTEGER PRIMARY KEY, headline TEXT, description TEXT, body TEXT);
         CREATE TABLE articles(id INTEGER PRIMARY KEY, first_day INTEGER, month TEXT);
         CREATE VIRTUAL TABLE found_in USING fts5(headline, description, body,
             content = 'texts', content_rowid = 'id', tokenize = 'porter unicode61');
         INSERT INTO found_in(found_in, rank) VALUES('hashsize', 134217728);",
    )?;
    for name in FACETS.map(Dimension::name) {
        transaction.execute_batch(&format!(
            "CREATE TABLE {name}_names(id INTEGER PRIMARY KEY, value TEXT UNIQUE);
             CREATE TABLE article_{name}(article INTEGER, value INTEGER, PRIMARY KEY(article, value)) WITHOUT ROWID;"
        ))?;
    }
    let mut numbers = HashMap::new();
    for (row, id) in ids.iter().enumerate() {
        let article = ours.article(&ArticleId::from_bits(*id))?.ok_or("an article cannot be read back")?;
        insert(&transaction, row as i64 + 1, &article, &mut numbers)?;
    }
    for name in FACETS.map(Dimension::name) {
        transaction.execute_batch(&format!("CREATE INDEX by_{name} ON article_{name}(value, article);"))?;
    }
    transaction.execute_batch(
        "CREATE INDEX by_day ON articles(first_day);
         CREATE INDEX by_month ON articles(month);
         INSERT INTO found_in(found_in) VALUES('optimize');
         ANALYZE;",
    )?;
    transaction.commit()?;
    drop(database);
    Ok(std::fs::rename(unfinished, path)?)
}

fn insert(
    transaction: &Transaction<'_>,
    row: i64,
    article: &StoredArticle,
    numbers: &mut HashMap<(Dimension, String), i64>,
) -> Outcome<()> {
    let texts = params![row, article.headline, article.description, article.article_body];
    transaction.prepare_cached("INSERT INTO texts VALUES(?1, ?2, ?3, ?4)")?.execute(texts)?;
    transaction
        .prepare_cached("INSERT INTO found_in(rowid, headline, description, body) VALUES(?1, ?2, ?3, ?4)")?
        .execute(texts)?;
    let date = article.date_published.date();
    let day = date.map(|date| date.first_day().to_string().replace('-', "").parse::<i64>()).transpose()?;
    // A date that is wider than a month stands in none.
    let month = date.and_then(|date| {
        let month = Interval::Month.first_day(date.first_day());
        (month == Interval::Month.first_day(date.last_day())).then(|| month.to_string())
    });
    transaction.prepare_cached("INSERT INTO articles VALUES(?1, ?2, ?3)")?.execute(params![row, day, month])?;
    for dimension in FACETS {
        let name = dimension.name();
        for value in article.values(dimension) {
            let next = numbers.len() as i64 + 1;
            let number = *numbers.entry((dimension, value.to_string())).or_insert(next);
            if number == next {
                let insert = format!("INSERT INTO {name}_names VALUES(?1, ?2)");
                transaction.prepare_cached(&insert)?.execute(params![number, value])?;
            }
            let insert = format!("INSERT INTO article_{name} VALUES(?1, ?2)");
            transaction.prepare_cached(&insert)?.execute(params![row, number])?;
        }
    }
    Ok(())
}

/// A filled database.
pub(crate) struct Sqlite(Connection);

/// How choices are written; which is fastest depends on how many rows they leave.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    In,
    Exists,
    Join,
}

impl Form {
    pub(crate) const ALL: [Form; 3] = [Form::In, Form::Exists, Form::Join];
}

/// Where the rows of a question stand, under `id`.
#[derive(Clone, Copy, PartialEq)]
enum Rows {
    Articles,
    Matching,
    Chosen,
}

impl Rows {
    fn table(self) -> &'static str {
        match self {
            Rows::Articles => "articles",
            Rows::Matching => "temp.matching",
            Rows::Chosen => "temp.chosen",
        }
    }
}

impl Sqlite {
    pub(crate) fn open(path: &Path) -> Outcome<Sqlite> {
        let database = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        database.execute_batch(
            "PRAGMA mmap_size = 68719476736; PRAGMA cache_size = -1000000; PRAGMA temp_store = MEMORY;
             CREATE TEMP TABLE matching(id INTEGER PRIMARY KEY);
             CREATE TEMP TABLE chosen(id INTEGER PRIMARY KEY);",
        )?;
        database.set_prepared_statement_cache_capacity(500);
        Ok(Sqlite(database))
    }

    /// Answers a question: hits that are counted beside are read back, hits alone are not.
    pub(crate) fn ask(&self, text: &Text, wanted: &Wanted, form: Form) -> Outcome<Counted> {
        let mut counted = Counted::default();
        let is_counted = wanted.facets || wanted.months;
        if !is_counted {
            self.top(text, Rows::Articles, false)?;
            return Ok(counted);
        }
        let base = self.matching(text)?;
        let found = self.chosen(base, wanted, None, form)?;
        if wanted.hits {
            self.top(text, found, true)?;
        }
        let total = format!("SELECT count(*) FROM {}", found.table());
        counted.total = self.0.prepare_cached(&total)?.query_row([], |row| row.get::<_, i64>(0))? as u64;
        if wanted.months {
            counted.months = self.months(found)?;
        }
        for dimension in wanted.shared() {
            counted.facets.insert(dimension, self.facet(found, dimension)?);
        }
        for dimension in wanted.own() {
            let rows = self.chosen(base, wanted, Some(dimension), form)?;
            counted.facets.insert(dimension, self.facet(rows, dimension)?);
        }
        Ok(counted)
    }

    /// Finds the rows with the words.
    fn matching(&self, text: &Text) -> Outcome<Rows> {
        if matches!(text, Text::All) {
            return Ok(Rows::Articles);
        }
        self.0.prepare_cached("DELETE FROM temp.matching")?.execute([])?;
        let matching = "INSERT INTO temp.matching SELECT rowid FROM found_in WHERE found_in MATCH ?1";
        self.0.prepare_cached(matching)?.execute([fts(text)])?;
        Ok(Rows::Matching)
    }

    /// Finds those of them for which the choices hold, without those of a dimension.
    fn chosen(&self, base: Rows, wanted: &Wanted, own: Option<Dimension>, form: Form) -> Outcome<Rows> {
        let mut choices: Vec<(String, String)> = Vec::new();
        for (dimension, values) in wanted.choices.iter().filter(|(dimension, _)| own != Some(*dimension)) {
            let name = dimension.name();
            let mut number = self.0.prepare_cached(&format!("SELECT id FROM {name}_names WHERE value = ?1"))?;
            let numbers = values.iter().map(|value| number.query_row([value], |row| row.get::<_, i64>(0)));
            let numbers: Vec<String> = numbers.map(|number| Ok(number?.to_string())).collect::<Outcome<_>>()?;
            choices.push((format!("article_{name}"), numbers.join(", ")));
        }
        if choices.is_empty() {
            return Ok(base);
        }
        let conditions: Vec<String> = match form {
            Form::In => {
                let set = |(table, values): &(String, String)| {
                    format!("h.id IN (SELECT article FROM {table} WHERE value IN ({values}))")
                };
                choices.iter().map(set).collect()
            }
            Form::Exists => {
                let probe = |(table, values): &(String, String)| {
                    format!("EXISTS (SELECT 1 FROM {table} AS f WHERE f.article = h.id AND f.value IN ({values}))")
                };
                choices.iter().map(probe).collect()
            }
            Form::Join => {
                let joined =
                    |(table, values): &(String, String)| format!("{table}.article = h.id AND {table}.value IN ({values})");
                choices.iter().map(joined).collect()
            }
        };
        let mut tables = vec![format!("{} AS h", base.table())];
        if matches!(form, Form::Join) {
            tables.extend(choices.into_iter().map(|(table, _)| table));
        }
        self.0.prepare_cached("DELETE FROM temp.chosen")?.execute([])?;
        let (tables, conditions) = (tables.join(", "), conditions.join(" AND "));
        let chosen = format!("INSERT OR IGNORE INTO temp.chosen SELECT h.id FROM {tables} WHERE {conditions}");
        self.0.prepare_cached(&chosen)?.execute([])?;
        Ok(Rows::Chosen)
    }

    fn top(&self, text: &Text, rows: Rows, is_read_back: bool) -> Outcome<usize> {
        let table = rows.table();
        let (top, is_text) = match text {
            Text::All if rows == Rows::Articles => {
                (format!("SELECT id FROM articles ORDER BY first_day DESC LIMIT {HITS}"), false)
            }
            Text::All => {
                let joined = format!("{table} AS h CROSS JOIN articles AS a ON a.id = h.id");
                (format!("SELECT h.id FROM {joined} ORDER BY a.first_day DESC LIMIT {HITS}"), false)
            }
            _ => {
                // Without the plus the words would be looked for in the chosen rows one by one.
                let chosen = "AND +rowid IN (SELECT id FROM temp.chosen)";
                let chosen = if rows == Rows::Chosen { chosen } else { "" };
                (format!("SELECT rowid FROM found_in WHERE found_in MATCH ?1 {chosen} ORDER BY rank LIMIT {HITS}"), true)
            }
        };
        let mut top = self.0.prepare_cached(&top)?;
        let words = if is_text { vec![fts(text)] } else { Vec::new() };
        let ids: Vec<i64> = top.query_map(params_from_iter(words), |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut bytes = 0;
        for id in ids.into_iter().filter(|_| is_read_back) {
            let mut text = self.0.prepare_cached("SELECT headline, description, body FROM texts WHERE id = ?1")?;
            let texts =
                |row: &rusqlite::Row<'_>| -> rusqlite::Result<[String; 3]> { Ok([row.get(0)?, row.get(1)?, row.get(2)?]) };
            bytes += text.query_row([id], texts)?.iter().map(String::len).sum::<usize>();
        }
        Ok(bytes)
    }

    fn months(&self, rows: Rows) -> Outcome<BTreeMap<String, u64>> {
        let dated = match rows {
            Rows::Articles => "articles AS a".to_string(),
            _ => format!("{} AS h CROSS JOIN articles AS a ON a.id = h.id", rows.table()),
        };
        let mut months = self.0.prepare_cached(&format!("SELECT a.month, count(*) FROM {dated} GROUP BY a.month"))?;
        let row = |row: &rusqlite::Row<'_>| Ok((row.get::<_, Option<String>>(0)?, row.get::<_, i64>(1)? as u64));
        let counted: Vec<(Option<String>, u64)> = months.query_map([], row)?.collect::<Result<_, _>>()?;
        Ok(counted.into_iter().filter_map(|(month, count)| Some((month?, count))).collect())
    }

    fn facet(&self, rows: Rows, dimension: Dimension) -> Outcome<Vec<(String, u64)>> {
        let name = dimension.name();
        let counted = match rows {
            Rows::Articles => format!("article_{name} AS v"),
            _ => format!("{} AS h CROSS JOIN article_{name} AS v ON v.article = h.id", rows.table()),
        };
        let best = format!(
            "SELECT v.value AS value, count(*) AS count FROM {counted} GROUP BY v.value ORDER BY count DESC LIMIT {VALUES}"
        );
        let named = format!("SELECT n.value, c.count FROM ({best}) AS c JOIN {name}_names AS n ON n.id = c.value");
        let mut facet = self.0.prepare_cached(&format!("{named} ORDER BY c.count DESC, n.value"))?;
        let rows = facet.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as u64)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// The words of a question as FTS5 reads them.
fn fts(text: &Text) -> String {
    match text {
        Text::All => String::new(),
        Text::Word(word) => format!("\"{word}\""),
        Text::And(a, b) => format!("\"{a}\" AND \"{b}\""),
        Text::Or(a, b) => format!("\"{a}\" OR \"{b}\""),
        Text::Phrase(a, b) => format!("\"{a} {b}\""),
    }
}
