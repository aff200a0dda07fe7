//! `dateline set`: what a person knows better of an article → the user's own file, `articles.toml`, and the index.

use std::path::Path;

use serde::Serialize;
use toml_edit::{Array, Item, Table, Value, value};

use super::args::SetArguments;
use super::corrections::place_for;
use super::output::Output;
use super::toml_file::{TomlFile, place_of, understood};
use crate::backend::local::{Index, IndexWriter, WriterOptions};
use crate::error::{Error, ErrorCode, nearest};
use crate::ingest::set_by_hand;
use crate::render::{json, safe};
use crate::schema::{ArticleCorrection, ArticleCorrections, Manifest, SetFields, SetValue, SettableField, StoredArticle};

const FILE_NAME: &str = "articles.toml";

/// What is set by hand, with its file; nothing if there is no file, nobody named one and the index was made without.
pub(super) fn corrections<'p>(
    flag: Option<&Path>,
    manifest: Option<&Manifest>,
    folders: impl Iterator<Item = &'p Path>,
) -> Result<Option<(ArticleCorrections, String)>, Error> {
    let recorded = manifest.and_then(|manifest| manifest.article_corrections_file.as_deref());
    let path = place_for(FILE_NAME, flag, recorded, folders);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && flag.is_none() => {
            if manifest.is_some_and(|manifest| !manifest.article_corrections.articles.is_empty()) {
                let message = format!("what was set of articles by hand is gone: \"{}\"", path.display());
                return Err(Error::new(ErrorCode::InvalidRequest, message)
                    .with_suggestion("put the file back, or name another with --articles; an empty one sets nothing"));
            }
            return Ok(None);
        }
        Err(error) => return Err(super::unreadable(&path, error)),
    };
    Ok(Some((parse(&path, &text)?, path.display().to_string())))
}

fn parse(path: &Path, text: &str) -> Result<ArticleCorrections, Error> {
    let corrections: ArticleCorrections = understood(path, text)?;
    corrections.check()?;
    Ok(corrections)
}

/// What was done.
#[derive(Serialize)]
struct Done {
    id: String,
    file: String,
    fields: Vec<Change>,
    /// How many articles of the index are not as they were; a file may say more than this command.
    changed: u64,
    /// Corrections of the file of which the article is not in the index.
    unmatched: usize,
}

#[derive(Serialize)]
struct Change {
    field: &'static str,
    before: Vec<String>,
    after: Vec<String>,
}

pub(super) fn run(arguments: &SetArguments, output: &mut Output) -> Result<u8, Error> {
    let folder = &arguments.index.folder;
    let index = Index::open(folder)?;
    let article = index.show(&arguments.id)?;
    let manifest = index.manifest();
    let folders = manifest.sources.iter().map(|source| Path::new(&source.folder));
    let recorded = manifest.article_corrections_file.as_deref();
    let path = place_for(FILE_NAME, arguments.file.articles.as_deref(), recorded, folders);
    let fields = if arguments.undo { SetFields::new() } else { assigned(&arguments.assignments, &article)? };
    // Who cannot write to the index changes no file either.
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(2);
    let mut writer = IndexWriter::open(folder, WriterOptions { memory_bytes: 60_000_000, threads, rebuild: false })?;
    let mut file = TomlFile::open(&path)?;
    let known = parse(&path, &file.document.to_string())?;
    let touched: Vec<SettableField> = if arguments.undo {
        undo(&mut file, &known, &article, &arguments.assignments)?
    } else {
        write(&mut file, &article, &fields)?;
        fields.keys().copied().collect()
    };
    let corrections = parse(&path, &file.document.to_string())?;
    file.save()?;
    let report = set_by_hand(&mut writer, &corrections, Some(&path.display().to_string()))?;
    writer.finish()?;
    let changed = Index::open(folder)?.show(article.id.as_str())?;
    let change = |field: &SettableField| Change {
        field: field.name(),
        before: field.values_of(&article),
        after: field.values_of(&changed),
    };
    let done = Done {
        id: article.id.to_string(),
        file: path.display().to_string(),
        fields: touched.iter().map(change).collect(),
        changed: report.changed,
        unmatched: report.unmatched.len(),
    };
    output.data(&if arguments.json { json::pretty(&done) } else { text(&done) });
    Ok(0)
}

fn text(done: &Done) -> String {
    let shown = |values: &[String]| if values.is_empty() { "-".to_string() } else { values.join(" | ") };
    let mut lines: Vec<String> = done
        .fields
        .iter()
        .map(|change| format!("{:<11} {}  (was {})", change.field, shown(&change.after), shown(&change.before)))
        .collect();
    lines.push(format!("written to {}; {} articles changed in the index", done.file, done.changed));
    if done.unmatched > 0 {
        lines.push(format!("{} corrections of the file are about articles that are not in the index", done.unmatched));
    }
    lines.iter().map(|line| safe::line(line)).collect::<Vec<_>>().join("\n")
}

/// What `FIELD=VALUE` and its like make of the fields of an article.
fn assigned(assignments: &[String], article: &StoredArticle) -> Result<SetFields, Error> {
    let refuse = |message: String| Err(Error::new(ErrorCode::InvalidRequest, message));
    let mut fields = SetFields::new();
    for assignment in assignments {
        let Some((name, written)) = assignment.split_once('=') else {
            return refuse(format!("\"{assignment}\" sets nothing; write a field and its value, such as date=2023-10-30"));
        };
        let change = name.chars().last().filter(|sign| matches!(sign, '+' | '-'));
        let name = name.trim_end_matches(['+', '-']);
        let field: SettableField = name.trim().parse()?;
        let values = match field.is_list() {
            true => SetValue::List(written.split('|').map(str::to_string).collect()).values(),
            false => SetValue::Text(written.to_string()).values(),
        };
        let Some(sign) = change else {
            let value = if field.is_list() { SetValue::List(values) } else { SetValue::Text(values.concat()) };
            if fields.insert(field, value).is_some() {
                return refuse(format!("{field} is set twice; write {field}=A|B for several values"));
            }
            continue;
        };
        if !field.is_list() {
            return refuse(format!("{field} has one value; set it with {field}=VALUE"));
        }
        let mut list = fields.get(&field).map_or_else(|| field.values_of(article), SetValue::values);
        for value in values {
            let place = list.iter().position(|known| *known == value);
            match (sign, place) {
                ('+', None) => list.push(value),
                ('-', Some(place)) => _ = list.remove(place),
                ('-', None) => {
                    let near = nearest(&value, list.iter().map(String::as_str));
                    let help = near.map_or(String::new(), |near| format!("; did you mean \"{near}\"?"));
                    return refuse(format!("the article has no \"{value}\" among its {field}{help}"));
                }
                _ => {}
            }
        }
        fields.insert(field, SetValue::List(list));
    }
    Ok(fields)
}

/// Writes what is set of an article.
fn write(file: &mut TomlFile, article: &StoredArticle, fields: &SetFields) -> Result<(), Error> {
    let articles = file.tables("article")?;
    let place = match place_of(articles, article.id.as_str()) {
        Some(place) => place,
        None => {
            let known = ArticleCorrection::of(article);
            let mut table = Table::new();
            table.insert("id", value(known.id.as_str()));
            for (key, text) in [("path", Some(known.path)), ("headline", Some(known.headline)), ("url", known.url)] {
                if let Some(text) = text.filter(|text| !text.is_empty()) {
                    table.insert(key, value(text));
                }
            }
            if let Some(text) = known.text {
                table.insert("text", value(text));
            }
            articles.push(table);
            articles.len() - 1
        }
    };
    let table = articles.get_mut(place).map(|table| {
        table.entry("set").or_insert_with(|| {
            let mut set = Table::new();
            set.set_dotted(true);
            Item::Table(set)
        })
    });
    let Some(set) = table.and_then(Item::as_table_like_mut) else {
        let message = format!("\"{}\" has a \"set\" that is no table of fields", file.path.display());
        return Err(Error::new(ErrorCode::InvalidRequest, message));
    };
    for (field, written) in fields {
        let written = match written {
            SetValue::Text(text) => Value::from(text.as_str()),
            SetValue::List(list) => Value::Array(list.iter().map(String::as_str).collect::<Array>()),
        };
        set.insert(field.name(), value(written));
    }
    Ok(())
}

/// Takes back what is set of an article, of the fields named or of all.
fn undo(
    file: &mut TomlFile,
    known: &ArticleCorrections,
    article: &StoredArticle,
    names: &[String],
) -> Result<Vec<SettableField>, Error> {
    let named: Vec<SettableField> = names.iter().map(|name| name.trim_end_matches('=').parse()).collect::<Result<_, _>>()?;
    let about = known.articles.iter().filter_map(|correction| Some((correction.knows(article)?, correction)));
    let Some((_, correction)) = about.max_by_key(|(known_by, _)| *known_by) else {
        return Err(Error::new(ErrorCode::InvalidRequest, format!("nothing of article {} is set by hand", article.id)));
    };
    if let Some(field) = named.iter().find(|field| !correction.set.contains_key(field)) {
        let message = format!("the {field} of article {} is not set by hand", article.id);
        return Err(Error::new(ErrorCode::InvalidRequest, message));
    }
    let taken: Vec<SettableField> = if named.is_empty() { correction.set.keys().copied().collect() } else { named };
    let articles = file.tables("article")?;
    let Some(place) = place_of(articles, correction.id.as_str()) else { return Ok(Vec::new()) };
    let mut is_left = false;
    if let Some(set) = articles.get_mut(place).and_then(|table| table.get_mut("set")).and_then(Item::as_table_like_mut) {
        taken.iter().for_each(|field| _ = set.remove(field.name()));
        is_left = !set.is_empty();
    }
    if !is_left {
        articles.remove(place);
    }
    Ok(taken)
}
