//! `dateline set`: what a person knows better of an article → the user's own file, `articles.toml`, and the index.

use std::path::{Path, PathBuf};

use serde::Serialize;
use toml_edit::{Array, Item, Table, Value, value};

use super::args::SetArguments;
use super::corrections::place_for;
use super::output::Output;
use super::toml_file::{TomlFile, place_of, understood};
use crate::article::ArticleId;
use crate::backend::local::{Index, IndexWriter, WriterOptions};
use crate::error::{Error, ErrorCode, nearest};
use crate::ingest::{Unmatched, matches, set_by_hand};
use crate::render::text::counted;
use crate::render::{json, safe};
use crate::schema::{
    ArticleCorrection, ArticleCorrections, Manifest, SetFields, SetValue, SettableField, Source, StoredArticle,
};

const FILE_NAME: &str = "articles.toml";

/// What is set by hand, with its file; nothing if there is no file, nobody named one and the index was made without.
pub(super) fn corrections<'p>(
    flag: Option<&Path>,
    manifest: Option<&Manifest>,
    folders: impl Iterator<Item = &'p Path>,
) -> Result<Option<(ArticleCorrections, String)>, Error> {
    let path = file_for(flag, manifest, folders);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && flag.is_none() => {
            return manifest.map_or(Ok(None), |manifest| refuse_if_gone(&path, manifest).map(|()| None));
        }
        Err(error) => return Err(super::unreadable(&path, error)),
    };
    Ok(Some((parse(&path, &text)?, path.display().to_string())))
}

fn file_for<'p>(flag: Option<&Path>, manifest: Option<&Manifest>, folders: impl Iterator<Item = &'p Path>) -> PathBuf {
    place_for(FILE_NAME, flag, manifest, |manifest| manifest.article_corrections_file.as_deref(), folders)
}

/// Refuses to go on where the index says what was set and the file that said so is not there: a new one would take all of it back.
fn refuse_if_gone(path: &Path, manifest: &Manifest) -> Result<(), Error> {
    if path.exists() || manifest.article_corrections.articles.is_empty() {
        return Ok(());
    }
    let message = format!("what was set of articles by hand is gone: \"{}\"", path.display());
    let help = "put the file back, or name another with --articles; an empty one sets nothing";
    Err(Error::new(ErrorCode::InvalidRequest, message).with_suggestion(help))
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unmatched_corrections: Vec<Unmatched>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
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
    // What was set of an article that has gone can be taken back still.
    let shown = match index.show(&arguments.id) {
        Err(error) if !(arguments.undo && error.code() == ErrorCode::ArticleNotFound) => return Err(error),
        shown => shown,
    };
    let manifest = index.manifest();
    let folders = manifest.sources.iter().map(|source| Path::new(&source.folder));
    let path = file_for(arguments.file.articles.as_deref(), Some(manifest), folders);
    refuse_if_gone(&path, manifest)?;
    let fields = match &shown {
        Ok(article) if !arguments.undo => assigned(&arguments.assignments, article)?,
        _ => SetFields::new(),
    };
    // Who cannot write to the index changes no file either.
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(2);
    let mut writer = IndexWriter::open(folder, WriterOptions { memory_bytes: 60_000_000, threads, rebuild: false })?;
    let mut file = TomlFile::open(&path)?;
    let known = parse(&path, &file.document.to_string())?;
    let (correction, touched) = match &shown {
        Ok(article) if arguments.undo => {
            let correction = correction_of(article, &known, &index)?;
            (correction.clone(), undo(&mut file, correction, &arguments.assignments)?)
        }
        Ok(article) => {
            refuse_another(article, &known, &index)?;
            write(&mut file, article, &fields)?;
            (ArticleCorrection::of(article), fields.keys().copied().collect())
        }
        Err(error) => {
            let begins_so =
                |correction: &&ArticleCorrection| correction.id.as_str().starts_with(&arguments.id.to_lowercase());
            let mut about = known.articles.iter().filter(begins_so);
            let (Some(correction), None) = (about.next().filter(|_| arguments.id.len() >= 4), about.next()) else {
                let message = format!("{error}, and \"{}\" sets nothing of one", path.display());
                return Err(Error::new(ErrorCode::ArticleNotFound, message));
            };
            (correction.clone(), undo(&mut file, correction, &arguments.assignments)?)
        }
    };
    let corrections = parse(&path, &file.document.to_string())?;
    file.save()?;
    // Its lock keeps out whoever else would change the file, this program too.
    drop(file);
    let report = set_by_hand(&mut writer, &corrections, Some(&path.display().to_string()))?;
    writer.finish()?;
    refresh(&path, &manifest.sources, &report.refreshed)?;
    let id = shown.as_ref().map_or(correction.id.clone(), |article| article.id.clone());
    let changed = shown.is_ok().then(|| Index::open(folder)?.show(id.as_str())).transpose()?;
    let change = |field: &SettableField| Change {
        field: field.name(),
        before: match &shown {
            Ok(article) => field.values_of(article),
            Err(_) => correction.set.get(field).map_or(Vec::new(), SetValue::values),
        },
        after: changed.as_ref().map_or(Vec::new(), |article| field.values_of(article)),
    };
    let done = Done {
        id: id.to_string(),
        file: path.display().to_string(),
        fields: touched.iter().map(change).collect(),
        changed: report.changed,
        unmatched: report.unmatched.len(),
        unmatched_corrections: report.unmatched,
        notes: report.notes,
    };
    if arguments.json {
        output.data(&json::pretty(&done));
    } else {
        output.advice(&text(&done));
    }
    Ok(0)
}

fn text(done: &Done) -> String {
    let shown = |values: &[String]| if values.is_empty() { "-".to_string() } else { values.join(" | ") };
    let mut lines: Vec<String> = done
        .fields
        .iter()
        .map(|change| format!("{:<11} {}  (was {})", change.field, shown(&change.after), shown(&change.before)))
        .collect();
    lines.push(format!("written to {}; {} changed in the index", done.file, counted(done.changed, "article")));
    if done.unmatched > 0 {
        lines.push("corrections of the file about articles that are not in the index:".to_string());
        lines.extend(unmatched_lines(&done.unmatched_corrections));
    }
    lines.extend(done.notes.iter().cloned());
    lines.iter().map(|line| safe::line(line)).collect::<Vec<_>>().join("\n")
}

/// A line for each correction that was not applied, the first of many.
pub(super) fn unmatched_lines(unmatched: &[Unmatched]) -> Vec<String> {
    const MOST_LINES: usize = 20;
    let line = |correction: &Unmatched| {
        let fields: Vec<&str> = correction.fields.iter().map(|field| field.name()).collect();
        let Unmatched { id, folder, path, headline, reason, .. } = correction;
        let place = if folder.is_empty() { path.clone() } else { format!("{folder}/{path}") };
        safe::line(&format!("  {id}  {place}  \"{headline}\"  {}: {reason}", fields.join(", ")))
    };
    let mut lines: Vec<String> = unmatched.iter().take(MOST_LINES).map(line).collect();
    if unmatched.len() > MOST_LINES {
        lines.push(format!("  and {} more: `dateline doctor --json` lists all", unmatched.len() - MOST_LINES));
    }
    lines
}

/// Whether a file of corrections is the index's own: it lies beside one of its folders, under its usual name and not as a link to somebody
/// else's.
pub(super) fn is_own(path: &Path, sources: &[Source]) -> bool {
    let canonical = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let folder = path.parent().map(canonical);
    let is_link = std::fs::symlink_metadata(path).is_ok_and(|metadata| metadata.file_type().is_symlink());
    let lies_beside = |source: &Source| canonical(Path::new(&source.folder)).parent().map(Path::to_path_buf) == folder;
    path.file_name().is_some_and(|name| name == FILE_NAME) && !is_link && sources.iter().any(lies_beside)
}

/// Brings what the index's own file knows of its articles in line with what they are now. The file of somebody else is left as it is: what
/// others keep of these articles may be otherwise.
pub(super) fn refresh(path: &Path, sources: &[Source], refreshed: &[(ArticleId, ArticleCorrection)]) -> Result<(), Error> {
    if refreshed.is_empty() || !is_own(path, sources) {
        return Ok(());
    }
    let mut file = TomlFile::open(path)?;
    let articles = file.tables("article")?;
    // All places before any change, for one article may have got the id that another had.
    let places = refreshed.iter().filter_map(|(id, known)| Some((place_of(articles, id.as_str())?, known)));
    for (place, known) in places.collect::<Vec<_>>() {
        if let Some(table) = articles.get_mut(place) {
            describe(table, known);
        }
    }
    file.save()
}

/// Takes what is set of some articles out of a file.
pub(super) fn remove(path: &Path, ids: &[ArticleId]) -> Result<(), Error> {
    let mut file = TomlFile::open(path)?;
    let articles = file.tables("article")?;
    for id in ids {
        if let Some(place) = place_of(articles, id.as_str()) {
            articles.remove(place);
        }
    }
    file.save()
}

/// Writes which article is meant.
fn describe(table: &mut Table, known: &ArticleCorrection) {
    let texts = [
        ("folder", Some(known.folder.as_str())),
        ("path", Some(known.path.as_str())),
        ("headline", Some(known.headline.as_str())),
        ("url", known.url.as_deref()),
        ("text", known.text.as_deref()),
        ("date", known.date.as_deref()),
        ("source", known.source.as_deref()),
    ];
    for (key, text) in std::iter::once(("id", Some(known.id.as_str()))).chain(texts) {
        let written = table.get(key).and_then(Item::as_str);
        match text.filter(|text| !text.is_empty()) {
            Some(text) if written != Some(text) => _ = table.insert(key, value(text)),
            None => _ = table.remove(key),
            _ => {}
        }
    }
    let authors: Vec<&str> = known.author.iter().map(String::as_str).collect();
    let written: Option<Vec<&str>> =
        table.get("author").and_then(Item::as_array).map(|list| list.iter().filter_map(Value::as_str).collect());
    match written.unwrap_or_default() {
        _ if authors.is_empty() => _ = table.remove("author"),
        written if written != authors => _ = table.insert("author", value(authors.into_iter().collect::<Array>())),
        _ => {}
    }
    match known.alone {
        Some(alone) if table.get("alone").and_then(Item::as_bool) != Some(alone) => _ = table.insert("alone", value(alone)),
        None => _ = table.remove("alone"),
        _ => {}
    }
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
        let values = if sign == '-' { whole_values(written, &list) } else { values };
        if values.is_empty() {
            return refuse(format!(
                "\"{assignment}\" changes nothing; write the value behind it, such as {field}{sign}=VALUE"
            ));
        }
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

/// What is to be taken away: values with `|` between them. A bar may stand within a value that the list has: `tag|pipe`.
fn whole_values(written: &str, list: &[String]) -> Vec<String> {
    let mut values = Vec::new();
    let mut rest = Some(written);
    while let Some(text) = rest {
        let is_whole = |value: &&String| {
            value.contains('|')
                && text.strip_prefix(value.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('|'))
        };
        let end = match list.iter().filter(is_whole).map(String::len).max() {
            Some(length) => Some(length).filter(|length| *length < text.len()),
            None => text.find('|'),
        };
        let (value, behind) = end.map_or((text, None), |end| (&text[..end], Some(&text[end + 1..])));
        values.push(value.to_string());
        rest = behind;
    }
    SetValue::List(values).values()
}

/// Writes what is set of an article.
fn write(file: &mut TomlFile, article: &StoredArticle, fields: &SetFields) -> Result<(), Error> {
    let articles = file.tables("article")?;
    let place = match place_of(articles, article.id.as_str()) {
        Some(place) => place,
        None => {
            let mut table = Table::new();
            describe(&mut table, &ArticleCorrection::of(article));
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

/// Refuses to add to what is set of another article that stood under the same id.
fn refuse_another(article: &StoredArticle, known: &ArticleCorrections, index: &Index) -> Result<(), Error> {
    let Some(place) = known.articles.iter().position(|other| other.id == article.id) else { return Ok(()) };
    let other = &known.articles[place];
    let ids = match matches(known, index)?.swap_remove(place) {
        Ok((_, ids)) if ids.contains(&article.id) => return Ok(()),
        Ok((_, ids)) => ids,
        Err(_) => Vec::new(),
    };
    let mut message = format!(
        "under the id {} the file sets fields of another article, \"{}\", which stood there before",
        article.id, other.headline
    );
    let help = match ids.first() {
        Some(id) => {
            message.push_str(&format!(" and has the id {id} now"));
            format!("write id = \"{id}\" there instead, so that what is set of it stays")
        }
        None => format!("`dateline set {} --undo` takes that out of the file", article.id),
    };
    Err(Error::new(ErrorCode::InvalidRequest, message).with_suggestion(help))
}

/// What the file sets of an article; or of another one that stood under its id and is nowhere now.
fn correction_of<'k>(
    article: &StoredArticle,
    known: &'k ArticleCorrections,
    index: &Index,
) -> Result<&'k ArticleCorrection, Error> {
    let matched = matches(known, index)?;
    let about = known.articles.iter().zip(&matched).filter_map(|(correction, matched)| {
        let (known_by, ids) = matched.as_ref().ok()?;
        ids.contains(&article.id).then_some((known_by, correction))
    });
    let mut lost = known.articles.iter().zip(&matched).filter(|(_, matched)| matched.is_err());
    about
        .max_by_key(|(known_by, _)| *known_by)
        .map(|(_, correction)| correction)
        .or_else(|| lost.find(|(correction, _)| correction.id == article.id).map(|(correction, _)| correction))
        .ok_or_else(|| Error::new(ErrorCode::InvalidRequest, format!("nothing of article {} is set by hand", article.id)))
}

/// Takes back what is set of an article, of the fields named or of all.
fn undo(file: &mut TomlFile, correction: &ArticleCorrection, names: &[String]) -> Result<Vec<SettableField>, Error> {
    let named: Vec<SettableField> = names.iter().map(|name| name.trim_end_matches('=').parse()).collect::<Result<_, _>>()?;
    if let Some(field) = named.iter().find(|field| !correction.set.contains_key(field)) {
        let message = format!("the {field} of article {} is not set by hand", correction.id);
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
