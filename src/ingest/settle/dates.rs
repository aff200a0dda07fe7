//! Turns the dates of each source into the order in which it writes numbers, and the day on which it was fetched.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::{asking, questions};
use crate::article::{ArticleId, CivilDate};
use crate::backend::{ArticleReader, Counted};
use crate::error::Error;
use crate::schema::{NumberOrder, Question};

/// How dates are read, and which days are not to be trusted.
#[derive(Debug, Default)]
pub(super) struct DateAnswers {
    orders: BTreeMap<(String, char), NumberOrder>,
    piles: BTreeSet<(String, CivilDate)>,
}

impl DateAnswers {
    /// The order in which a source writes the numbers of a date between such separators.
    pub(super) fn order(&self, source: String, separator: char) -> Option<NumberOrder> {
        self.orders.get(&(source, separator)).copied()
    }

    /// Whether so many articles of the source have this day that it is the day on which they were fetched.
    pub(super) fn is_pile(&self, source: String, day: CivilDate) -> bool {
        self.piles.contains(&(source, day))
    }
}

/// Works out the answers and adds the articles that do not have them yet.
pub(super) fn answers(reader: &dyn ArticleReader, open: &mut BTreeSet<ArticleId>) -> Result<DateAnswers, Error> {
    let mut answers = DateAnswers { orders: orders(reader)?, ..DateAnswers::default() };
    for (question, term, _) in questions(reader, Question::ORDER)? {
        if let Question::Order { source, separator, read_as } = question
            && read_as != answers.order(source, separator)
        {
            open.extend(asking(reader, &term)?);
        }
    }
    let days = weak_days(reader)?;
    answers.piles = piles(reader, &days)?;
    for (key, day) in days {
        let is_pile = answers.piles.contains(&key);
        for (term, is_doubted) in day.terms {
            if is_doubted != is_pile {
                open.extend(asking(reader, &term)?);
            }
        }
    }
    Ok(answers)
}

/// Adds the articles whose day was still to come and has come by now; whether there are any.
pub(super) fn have_come(
    reader: &dyn ArticleReader,
    today: NaiveDate,
    open: &mut BTreeSet<ArticleId>,
) -> Result<bool, Error> {
    let before = open.len();
    for (question, term, _) in questions(reader, Question::FUTURE)? {
        if let Question::Future { day } = question
            && day.parse::<NaiveDate>().is_ok_and(|day| day <= today)
        {
            open.extend(asking(reader, &term)?);
        }
    }
    Ok(open.len() > before)
}

/// Dates that can be read in one order only say in which order their source writes. One alone may be a slip, and so may one among
/// ten.
fn orders(reader: &dyn ArticleReader) -> Result<BTreeMap<(String, char), NumberOrder>, Error> {
    const ENOUGH: u64 = 2;
    const TIMES: u64 = 10;
    let mut votes: BTreeMap<(String, char), (u64, u64)> = BTreeMap::new();
    for (question, _, count) in questions(reader, Question::ORDER_VOTE)? {
        if let Question::OrderVote { source, separator, order } = question {
            let (day_first, month_first) = votes.entry((source, separator)).or_default();
            *(if order == NumberOrder::DayFirst { day_first } else { month_first }) += count;
        }
    }
    let decide = |(day_first, month_first): (u64, u64)| match () {
        () if day_first >= ENOUGH && day_first >= TIMES * month_first => Some(NumberOrder::DayFirst),
        () if month_first >= ENOUGH && month_first >= TIMES * day_first => Some(NumberOrder::MonthFirst),
        () => None,
    };
    Ok(votes.into_iter().filter_map(|(key, votes)| Some((key, decide(votes)?))).collect())
}

/// The articles of a source with one day that no strong evidence gives.
#[derive(Debug, Default)]
struct WeakDay {
    articles: u64,
    contradicted: u64,
    /// The terms of the articles, and whether they are doubted now.
    terms: Vec<(String, bool)>,
}

fn weak_days(reader: &dyn ArticleReader) -> Result<BTreeMap<(String, CivilDate), WeakDay>, Error> {
    let mut days: BTreeMap<(String, CivilDate), WeakDay> = BTreeMap::new();
    for (question, term, count) in questions(reader, Question::WEAK_DAY)? {
        if let Question::WeakDay { source, day, is_contradicted, is_doubted } = question
            && let Ok(day) = day.parse()
        {
            let weak = days.entry((source, day)).or_default();
            weak.articles += count;
            weak.contradicted += if is_contradicted { count } else { 0 };
            weak.terms.push((term, is_doubted));
        }
    }
    Ok(days)
}

/// The newest day of a source is the day of fetching when a third of its articles and at least 20 have it, and either half of them
/// name an earlier one too or the others spread over a year. Agencies publish hundreds of articles a day, but not all year nothing
/// and then hundreds.
fn piles(
    reader: &dyn ArticleReader,
    weak: &BTreeMap<(String, CivilDate), WeakDay>,
) -> Result<BTreeSet<(String, CivilDate)>, Error> {
    const LEAST: u64 = 20;
    let mut piles = BTreeSet::new();
    for ((source, day), weak) in weak.iter().filter(|(_, weak)| weak.articles >= LEAST) {
        let Some(term) = (Question::From { source: source.clone() }).term() else { continue };
        let mut days = reader.days_counted(Counted::Questions, &term)?;
        as_read(source, reader, &mut days)?;
        let all: u64 = days.values().sum();
        let pile = day.first_day();
        let is_newest = days.keys().next_back() == Some(&pile);
        if !is_newest || weak.articles * 3 < all {
            continue;
        }
        let others: Vec<_> = days.keys().filter(|day| **day != pile).collect();
        let most_on_another_day = days.iter().filter(|(day, _)| **day != pile).map(|(_, count)| *count).max().unwrap_or(0);
        let spread =
            others.first().zip(others.last()).map_or(0, |(first, last)| last.num_days_from_ce() - first.num_days_from_ce());
        let is_alone = spread >= 365 && most_on_another_day * 5 <= weak.articles;
        if weak.contradicted * 2 >= weak.articles || is_alone {
            piles.insert((source.clone(), *day));
        }
    }
    Ok(piles)
}

/// The days of a source's articles as they were read, where users set others.
fn as_read(source: &str, reader: &dyn ArticleReader, days: &mut BTreeMap<NaiveDate, u64>) -> Result<(), Error> {
    let beginning = format!("{}{source}\u{1}", Question::DATED);
    for (question, _, count) in questions(reader, &beginning)? {
        let Question::Dated { read, set, .. } = question else { continue };
        if let Some(shown) = set.parse().ok().and_then(|day: NaiveDate| days.get_mut(&day)) {
            *shown = shown.saturating_sub(count);
        }
        if let Ok(day) = read.parse() {
            *days.entry(day).or_default() += count;
        }
    }
    days.retain(|_, count| *count > 0);
    Ok(())
}
