//! Turns the columns of a record that say one thing together into one: `year`, `month`, `day`; `author_1`, `author_2`; `tags/0/name`,
//! `tags/1/name`; the first and the last name of a writer.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde_json::{Map, Value};

use super::keys::{field, folded, place_of};
use super::values::{number_of, text_of};
use crate::article::Field;

/// Joins the columns of a record.
pub(super) fn join_columns(record: &mut Map<String, Value>) {
    // Most records have no such column and are told by a look at their keys.
    if record.keys().any(|key| key.bytes().any(|byte| byte.is_ascii_digit())) {
        join_numbered(record);
    }
    join_day(record);
    join_name(record);
}

/// The name of a column without its number, and the number: `author_1`, `Keyword 2`, `tags/0/name`, `authors[1]`.
fn numbered(key: &str) -> Option<(String, usize)> {
    let start = key.find(|c: char| c.is_ascii_digit())?;
    let digits = key[start..].find(|c: char| !c.is_ascii_digit()).map_or(key.len(), |end| start + end);
    let number = key[start..digits].parse().ok().filter(|_| digits - start <= 2)?;
    let behind = key[digits..].trim_start_matches([']', '/', '.', '_']);
    let before = key[..start].trim_end_matches(['_', '-', ' ', '/', '.', '[']);
    let is_fit =
        !before.is_empty() && (behind.is_empty() || matches!(folded(behind).as_str(), "name" | "label" | "value" | "text"));
    is_fit.then(|| (before.to_string(), number))
}

/// Columns that differ in their number only and may have several values.
fn join_numbered(record: &mut Map<String, Value>) {
    let mut groups: Vec<(String, Vec<(usize, String)>)> = Vec::new();
    for key in record.keys() {
        let Some((name, number)) = numbered(key) else { continue };
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, group)) => group.push((number, key.clone())),
            None => groups.push((name, vec![(number, key.clone())])),
        }
    }
    for (name, mut group) in groups {
        let takes_several = place_of(&name).is_some_and(|(number, _)| {
            matches!(field(number), Field::Author | Field::Keywords | Field::Topic | Field::ArticleBody)
        });
        if group.len() < 2 || !takes_several || !group.iter().all(|(_, key)| record.get(key).is_some_and(is_short_value)) {
            continue;
        }
        group.sort();
        let values: Vec<Value> = group.iter().filter_map(|(_, key)| record.remove(key)).collect();
        let mut values: Vec<Value> = values.into_iter().filter(|value| !text_of(value).is_empty()).collect();
        match record.remove(&name) {
            Some(first @ Value::String(_)) => values.insert(0, first),
            Some(other) => _ = record.insert(format!("{name} (all)"), other),
            None => {}
        }
        record.insert(name, Value::Array(values));
    }
}

fn is_short_value(value: &Value) -> bool {
    matches!(value, Value::String(_) | Value::Null)
}

/// What a column is called that holds a part of a day: words of a list.
type Names = LazyLock<FxHashSet<&'static str>>;

static YEARS: Names = LazyLock::new(|| YEAR_NAMES.split_whitespace().collect());
static MONTHS: Names = LazyLock::new(|| MONTH_NAMES.split_whitespace().collect());
static DAYS: Names = LazyLock::new(|| DAY_NAMES.split_whitespace().collect());

const YEAR_NAMES: &str = "year yr yyyy jahr annee année año ano anno rok godina год рік yil yıl år ar jaar vuosi ev év an tahun năm nam سنة السنة سال שנה 年 年份 연도 έτος";
const MONTH_NAMES: &str = "month mon mm mo monat mois mes mês mese miesiąc miesiac mesic měsíc mjesec месяц місяць ay måned manad månad maand kuukausi honap hónap luna bulan \
     tháng thang شهر الشهر ماه חודש 月 月份 월 μήνας";
const DAY_NAMES: &str = "day dd dy tag jour dia día giorno dzien dzień den dan день число gun gün dag päivä paiva nap zi ziua hari ngày ngay يوم اليوم روز יום 日 일 ημέρα";
/// What may stand before the name of a part of a day.
const OF_PUBLICATION: &str = "pub publ publication published date issue article press";

/// A day in three columns, or a month in two, where no column holds one.
fn join_day(record: &mut Map<String, Value>) {
    const LONGEST_PART_BYTES: usize = 32;
    let is_part = |key: &str, names: &Names| {
        let key = if key.contains(char::is_uppercase) { Cow::Owned(key.to_lowercase()) } else { Cow::Borrowed(key) };
        let before = |rest: &str| OF_PUBLICATION.split(' ').any(|word| word == rest.trim_end_matches(['_', ' ', '.', '-']));
        names.contains(&*key)
            || key.rsplit_once(['_', ' ', '.', '-']).is_some_and(|(rest, word)| names.contains(word) && before(rest))
    };
    // Most columns are told from parts of a day by the length of what they hold.
    let may_be_part = |value: &Value| match value {
        Value::String(text) => (1..=LONGEST_PART_BYTES).contains(&text.len()),
        Value::Number(_) => true,
        _ => false,
    };
    let column = |names: &Names| {
        record.iter().find(|(key, value)| may_be_part(value) && is_part(key, names) && !text_of(value).is_empty())
    };
    let Some(year) = column(&YEARS) else { return };
    let Some(month) = column(&MONTHS) else { return };
    let day = column(&DAYS);
    let parts: Vec<String> = [Some(year), Some(month), day].into_iter().flatten().map(|(key, _)| key.clone()).collect();
    let has_day = record.iter().any(|(key, value)| {
        let is_date = place_of(key).is_some_and(|(number, _)| field(number) == Field::DatePublished);
        let is_this = [Some(year), Some(month), day].into_iter().flatten().any(|(part, _)| part == key);
        is_date && !is_this && !super::is_empty(value)
    });
    let number = |value: &Value| number_of(value).or_else(|| text_of(value).trim_end_matches(".0").parse::<i64>().ok());
    let Some(year) = number(year.1).filter(|year| (1400..3000).contains(year) && !has_day) else { return };
    let day = day.and_then(|(_, value)| number(value)).filter(|day| (1..=31).contains(day));
    let words = match (number(month.1), day) {
        (Some(month @ 1..=12), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month @ 1..=12), None) => format!("{year:04}-{month:02}"),
        (Some(_), _) => return,
        (None, Some(day)) => format!("{day} {} {year}", text_of(month.1)),
        (None, None) => format!("{} {year}", text_of(month.1)),
    };
    // "Tag" names a day here and nothing else.
    parts.iter().for_each(|part| _ = record.remove(part));
    record.insert("date".to_string(), Value::String(words));
}

/// The two names of a writer in two columns, where no column holds both.
fn join_name(record: &mut Map<String, Value>) {
    const WRITERS: [&str; 5] = ["author", "writer", "reporter", "journalist", "byline"];
    let of_writer = |key: &str, names: &[&str]| {
        // Most keys are told by their first letters.
        let start = key.trim_start_matches(|c: char| !c.is_alphanumeric()).as_bytes();
        if !WRITERS.iter().any(|who| start.get(..who.len()).is_some_and(|start| start.eq_ignore_ascii_case(who.as_bytes())))
        {
            return false;
        }
        let key = folded(key);
        let rest = WRITERS.iter().find_map(|who| key.strip_prefix(who));
        rest.is_some_and(|rest| names.contains(&rest.trim_start_matches(['.', '/'])))
    };
    const FIRST: [&str; 6] = ["first", "firstname", "fname", "forename", "givenname", "given"];
    const LAST: [&str; 6] = ["last", "lastname", "lname", "surname", "familyname", "family"];
    let column = |names: &[&str]| record.iter().find(|(key, value)| of_writer(key, names) && value.is_string());
    let Some((first_key, first)) = column(&FIRST) else { return };
    let Some((last_key, last)) = column(&LAST) else { return };
    let name = format!("{} {}", text_of(first), text_of(last));
    let keys = [first_key.clone(), last_key.clone()];
    let has_author = record.iter().any(|(key, value)| {
        let is_author = place_of(key).is_some_and(|(number, _)| field(number) == Field::Author);
        is_author && !keys.contains(key) && !super::is_empty(value)
    });
    if !has_author {
        keys.iter().for_each(|key| _ = record.remove(key));
        record.insert("author".to_string(), Value::String(name));
    }
}
