//! Turns a stored article and the answers of the corpus into the article as it is shown.

use chrono::NaiveDate;

use super::Answers;
use crate::article::{Field, FieldEvidence, PublicationDate};
use crate::ingest::parse::{DateReading, note_uncertain, whole_date};
use crate::schema::{IN_THE_FUTURE, NumberOrder, PILE_UP, SPELLED, StoredArticle};

/// Brings what was read of an article in line, beneath what was set by hand; says whether anything changed.
pub(super) fn apply(article: &mut StoredArticle, answers: &Answers, today: NaiveDate) -> bool {
    let mut read = article.without_set();
    apply_lists(&mut read, answers);
    apply_order(&mut read, answers, today);
    apply_today(&mut read, today);
    apply_pile(&mut read, answers);
    let settled = article.set_over(read);
    let is_changed = settled != *article;
    *article = settled;
    is_changed
}

fn apply_lists(article: &mut StoredArticle, answers: &Answers) {
    let line = article.tag_line();
    let of_source = article.tags_of_source().filter(|_| line.is_none()).map(<[String]>::to_vec);
    let are_of_source = of_source.is_some_and(|tags| answers.tags.are_of_source(article.source_key(), &tags));
    article.say_of_tags(are_of_source);
    for field in SPELLED {
        let written = article.as_written.remove(&field).unwrap_or_else(|| article.list(field).to_vec());
        let line = line.as_ref().filter(|_| field == Field::Keywords);
        let answer = line.and_then(|line| answers.tags.line(line));
        let shown = match answer {
            Some(answer) => answer.tags.clone(),
            None if field == Field::Keywords && are_of_source => answers.tags.shown(field, &article.spoken_of(&written)),
            None => answers.tags.shown(field, &written),
        };
        if let Some(answer) = answer {
            note_uncertain(&mut article.notes, answer.is_uncertain);
        }
        if shown != written {
            article.as_written.insert(field, written);
        }
        article.set_list(field, shown);
    }
}

fn apply_order(article: &mut StoredArticle, answers: &Answers, today: NaiveDate) {
    let Some(swappable) = article.swappable_date() else { return };
    let order = answers.dates.order(article.source_key(), swappable.separator);
    if order == swappable.read_as {
        return;
    }
    let Some(published) = swappable.published(order) else { return };
    let is_future = published.date().is_some_and(|date| date.first_day() > today);
    article.date_published = if is_future { published.doubted(IN_THE_FUTURE) } else { published };
    let is_used = |evidence: &&mut FieldEvidence| evidence.field == Field::DatePublished && evidence.passed_over.is_none();
    if let Some(evidence) = article.evidence.iter_mut().rev().find(is_used) {
        let rule = &mut evidence.evidence.rule;
        for known in [NumberOrder::DayFirst, NumberOrder::MonthFirst] {
            if let Some(bare) = rule.strip_suffix(known.rule()) {
                *rule = bare.to_string().into();
            }
        }
        rule.to_mut().push_str(order.map_or("", NumberOrder::rule));
    }
}

/// Takes the doubt back that a day was still to come, once it has come.
fn apply_today(article: &mut StoredArticle, today: NaiveDate) {
    let published = &article.date_published;
    let Some(date) = published.date().filter(|_| published.reason() == Some(IN_THE_FUTURE)) else { return };
    if date.first_day() <= today {
        // Of a date of which less is used than was written, the words tell why.
        let reading = article.date_evidence().map(|evidence| whole_date(&evidence.words));
        article.date_published = match reading {
            Some(DateReading::Found(found)) if found.date == date => found.published(),
            _ => PublicationDate::read(date),
        };
    }
}

fn apply_pile(article: &mut StoredArticle, answers: &Answers) {
    if article.swappable_date().is_some() {
        return;
    }
    let Some(date) = article.date_published.date() else { return };
    let is_doubted = article.date_published.reason() == Some(PILE_UP);
    let is_weak = article.has_weak_day();
    let is_pile = is_weak && answers.dates.is_pile(article.source_key(), date);
    if is_pile && !is_doubted && article.date_published.reason().is_none() {
        article.date_published = article.date_published.clone().doubted(PILE_UP);
    } else if is_doubted && !is_pile {
        article.date_published = PublicationDate::read(date);
    }
}
