//! Reads `tests/actors/hard_cases.tsv`: sentences in which it is hard to say who is named, and what is expected of each.
//!
//! `country:GE/government`, `/place`, `/people`: with a mention in that sense. `org:hamas`: named. `=3` behind it: three
//! mentions. `!` before it: not named at all, or not in that sense; `!person:*` nobody of that kind. `-`: nobody and nothing. A case that is known to
//! come out wrong is marked `open`, and has to be unmarked when it comes out right.

use std::fs;

use dateline::actors::named_in;
use dateline::{ActorInArticle, ParsedArticle};

use crate::support::{repository, say};

/// What is wrong with one expectation; `None` if it holds.
fn fault(expected: &str, named: &[&ActorInArticle]) -> Option<String> {
    let (is_wanted, what) = expected.strip_prefix('!').map_or((true, expected), |what| (false, what));
    let (what, times) = match what.split_once('=') {
        Some((what, times)) => (what, Some(times.parse::<u32>().expect("a number"))),
        None => (what, None),
    };
    let (id, sense) = match what.split_once('/') {
        Some((id, sense)) => (id, Some(sense)),
        None => (what, None),
    };
    if id == "-" {
        return (!named.is_empty()).then(|| "nobody expected".to_string());
    }
    let is_it = |actor: &&&ActorInArticle| match id.strip_suffix('*') {
        Some(beginning) => actor.id.as_str().starts_with(beginning),
        None => actor.id.as_str() == id,
    };
    let found: Vec<&&ActorInArticle> = named.iter().filter(is_it).collect();
    let has_sense = |actor: &&&ActorInArticle| sense.is_none_or(|sense| actor.senses.keys().any(|own| own.name() == sense));
    let holds = match (is_wanted, times) {
        (false, _) => !found.iter().any(has_sense),
        (true, Some(times)) => found.iter().map(|actor| actor.mentions).sum::<u32>() == times,
        (true, None) => found.iter().any(has_sense),
    };
    (!holds).then(|| expected.to_string())
}

#[test]
fn hard_cases_are_named_as_a_careful_reader_would() {
    let cases = fs::read_to_string(repository().join("tests/actors/hard_cases.tsv")).expect("the cases");
    let (mut right, mut open, mut wrong) = (0, 0, Vec::new());
    for line in cases.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (line, is_open) = line.strip_suffix("\topen").map_or((line, false), |line| (line, true));
        let columns: Vec<&str> = line.split('\t').collect();
        let [language, text, expected, why] = columns[..] else { panic!("four columns: {line}") };
        let (headline, body) = text.split_once(" ¶ ").unwrap_or(("", text));
        let article = ParsedArticle { headline: headline.to_string(), body: body.to_string(), ..ParsedArticle::default() };
        let named = named_in(&article, Some(language));
        let all: Vec<&ActorInArticle> = named.actors.iter().chain(&named.places).collect();
        let faults: Vec<String> = expected.split(';').filter_map(|item| fault(item.trim(), &all)).collect();
        if faults.is_empty() && is_open {
            wrong.push(format!("{text}\n    is right: it is not open any more"));
        } else if faults.is_empty() {
            right += 1;
        } else if is_open {
            open += 1;
        } else {
            let found: Vec<String> = all
                .iter()
                .map(|actor| {
                    let senses: Vec<&str> = actor.senses.keys().map(|sense| sense.name()).collect();
                    format!("{}{}{}", actor.id, if senses.is_empty() { "" } else { "/" }, senses.join("+"))
                })
                .collect();
            wrong.push(format!("{text}\n    wrong {}; found {}; {why}", faults.join(", "), found.join(" ")));
        }
    }
    say(&format!("{right} of {} hard cases are right", right + open + wrong.len()));
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
