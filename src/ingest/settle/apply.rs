//! Turns a stored article and the answers of the corpus into the article as it is shown.

use chrono::NaiveDate;

use super::Answers;
use crate::article::{Field, FieldEvidence, PublicationDate};
use crate::ingest::parse::note_uncertain;
use crate::schema::{NumberOrder, PILE_UP, SPELLED, StoredArticle};

/// Brings an article in line; says whether anything changed.
pub(super) fn apply(article: &mut StoredArticle, answers: &Answers, today: NaiveDate) -> bool {
    let before = article.clone();
    apply_lists(article, answers);
    apply_order(article, answers, today);
    apply_pile(article, answers);
    *article != before
}

fn apply_lists(article: &mut StoredArticle, answers: &Answers) {
    let line = article.tag_line();
    for field in SPELLED {
        if article.is_set_by_hand(field) {
            continue;
        }
        let written = article.as_written.remove(&field).unwrap_or_else(|| article.list(field).to_vec());
        let line = line.as_ref().filter(|_| field == Field::Keywords);
        let answer = line.and_then(|line| answers.tags.line(line));
        let shown = match answer {
            Some(answer) => answer.tags.clone(),
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
    article.date_published = if is_future { published.doubted("in_the_future") } else { published };
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

fn apply_pile(article: &mut StoredArticle, answers: &Answers) {
    if article.is_set_by_hand(Field::DatePublished) || article.swappable_date().is_some() {
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
