//! Moves over the tokens of a date and takes its parts: small numbers, months, years, what stands between them.

use super::Order;
use super::calendars::of_buddhist_era;
use super::tokens::{Kind, Number, Token};
use super::vocabulary::{Flags, Languages, Meaning, MonthName};
use crate::article::CivilDate;

/// How to read what could be read in several ways.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Manner {
    /// The order of day and month in numbers.
    pub(super) order: Option<Order>,
    /// The languages of the text, if declared; 0 if not.
    pub(super) languages: Languages,
    /// Whether the text should be a date and nothing else.
    pub(super) is_whole: bool,
    /// Whether numbers are of the Iranian calendar, if their year says so.
    pub(super) is_iranian: bool,
    /// Whether years of two digits are of the Buddhist era.
    pub(super) is_buddhist: bool,
    /// Whether the year comes first in short numbers: `23.10.30`.
    pub(super) is_year_first: bool,
    /// Whether the day comes first in short numbers with dots: `30.10.23`.
    pub(super) is_day_first: bool,
}

/// What was made of the words of a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Made {
    /// `None` for a date that no calendar has.
    pub(super) date: Option<CivilDate>,
    pub(super) rule: &'static str,
    pub(super) shortened: Option<&'static str>,
    /// The order of day and month, if the numbers can be read in no other.
    pub(super) shows: Option<Order>,
}

impl Made {
    pub(super) fn of(date: Option<CivilDate>, rule: &'static str) -> Made {
        Made { date, rule, shortened: None, shows: None }
    }

    pub(super) fn shortened(date: Option<CivilDate>, rule: &'static str, reason: &'static str) -> Made {
        Made { shortened: Some(reason), ..Made::of(date, rule) }
    }
}

/// A year as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Year {
    pub(super) value: i32,
    /// Whether only two digits were written.
    pub(super) is_short: bool,
}

pub(super) const DASHES: [char; 6] = ['-', '–', '—', '‐', '‑', '−'];
pub(super) const COMMAS: [char; 4] = [',', '،', '、', '，'];

pub(super) struct Cursor<'t> {
    pub(super) tokens: &'t [Token],
    pub(super) at: usize,
    pub(super) manner: Manner,
    /// The weekdays named beside the date, a bit each, Monday first; 0 if none is.
    pub(super) weekdays: u8,
}

impl<'t> Cursor<'t> {
    pub(super) fn token(&self) -> Option<&'t Token> {
        self.tokens.get(self.at)
    }

    pub(super) fn after(&self, offset: usize) -> Option<&'t Token> {
        self.tokens.get(self.at + offset)
    }

    pub(super) fn number(&self) -> Option<Number> {
        self.token()?.number()
    }

    pub(super) fn word(&self) -> Option<&'static Meaning> {
        match self.token()?.kind {
            Kind::Word(meaning) => Some(meaning),
            _ => None,
        }
    }

    pub(super) fn is_mark(&self, marks: &[char]) -> bool {
        matches!(self.token(), Some(Token { kind: Kind::Mark(mark), .. }) if marks.contains(mark))
    }

    /// Whether no space stands before the token here.
    pub(super) fn is_tight(&self) -> bool {
        self.token().is_some_and(|token| !token.follows_space)
    }

    pub(super) fn skip(&mut self, marks: &[char]) -> bool {
        let is_one = self.is_mark(marks);
        self.at += usize::from(is_one);
        is_one
    }

    pub(super) fn skip_word(&mut self, flags: Flags) -> bool {
        let is_one = self.token().is_some_and(|token| token.has(flags));
        self.at += usize::from(is_one);
        is_one
    }

    /// Passes over small words between the parts of a date ("30 de octubre de 2023", "30th of October", "30 d'octubre").
    pub(super) fn skip_links(&mut self) {
        for _ in 0..3 {
            // "Des" is December before it is French.
            if self.word().is_none_or(|word| !word.months.is_empty()) || !self.skip_word(Flags::LINK) {
                break;
            }
            if self.is_tight() {
                self.skip(&['\'', '’', '.']);
            }
        }
    }

    /// Passes over "-го" behind a number.
    pub(super) fn skip_suffix(&mut self) {
        let is_suffix = |token: Option<&Token>| match token.map(|token| token.kind) {
            Some(Kind::Word(word)) => word.has(Flags::SUFFIX) && word.months.is_empty(),
            _ => false,
        };
        if self.is_tight() && self.is_mark(&DASHES) && is_suffix(self.after(1)) {
            self.at += 2;
        } else if self.is_tight() && is_suffix(self.token()) {
            self.at += 1;
        }
    }

    /// A number of one or two digits.
    pub(super) fn small(&mut self) -> Option<u32> {
        let number = self.number().filter(|number| number.digits <= 2)?;
        self.at += 1;
        Some(number.value)
    }

    /// The names of a month.
    pub(super) fn month(&mut self) -> Option<&'static [MonthName]> {
        let months = self.word()?.months.as_slice();
        if months.is_empty() {
            return None;
        }
        self.at += 1;
        // "30 أكتوبر/تشرين الأول 2023" names the month twice.
        self.attempt(|cursor| {
            cursor.skip(&['.']);
            let is_in_brackets = cursor.is_mark(&['(']);
            cursor.skip(&['/', '(', '-']).then_some(())?;
            let again = cursor.word()?.months.first()?;
            months.iter().any(|name| name.month == again.month).then_some(())?;
            cursor.at += 1;
            (!is_in_brackets || cursor.skip(&[')'])).then_some(())
        });
        Some(months)
    }

    /// A year of four digits with the words that belong to it.
    pub(super) fn year(&mut self) -> Option<i32> {
        let number = self.number().filter(|number| number.digits == 4 && (1000..=2999).contains(&number.value))?;
        let next = self.after(1);
        if number.is_glued && !next.is_some_and(may_follow_year) {
            return None;
        }
        self.at += 1;
        if number.is_thai() || self.manner.is_buddhist {
            self.manner.is_buddhist = true;
        }
        let value = number.value as i32;
        self.skip_year_words();
        Some(of_buddhist_era(value))
    }

    /// Passes over "г.", "-yil", "年" behind a year.
    pub(super) fn skip_year_words(&mut self) {
        self.attempt(|cursor| {
            cursor.skip(&['.']);
            let is_joined = cursor.is_mark(&DASHES) && cursor.is_tight();
            cursor.at += usize::from(is_joined);
            let word = cursor.token()?;
            word.has(Flags::YEAR_WORD | Flags::YEAR_UNIT).then_some(())?;
            cursor.at += 1;
            cursor.skip_word(Flags::YEAR_WORD);
            if cursor.is_tight() {
                cursor.skip(&['.']);
            }
            Some(())
        });
    }

    /// A year of four digits, or of two where they can be nothing else.
    pub(super) fn any_year(&mut self) -> Option<Year> {
        if let Some(value) = self.year() {
            return Some(Year { value, is_short: false });
        }
        let is_marked = self.is_mark(&['\'', '’', '‘', '`', '´']);
        self.attempt(|cursor| {
            cursor.at += usize::from(is_marked);
            let number = cursor.number().filter(|number| number.digits == 2 && !number.is_ordinal && !number.is_glued)?;
            cursor.at += 1;
            (is_marked || cursor.ends_short_year()).then_some(())?;
            cursor.skip_year_words();
            Some(Year { value: cursor.full_year(number.value), is_short: true })
        })
    }

    /// The year that two digits stand for: 1970 to 2069.
    pub(super) fn full_year(&self, value: u32) -> i32 {
        match value as i32 {
            value if self.manner.is_buddhist => of_buddhist_era(2500 + value),
            value @ 70.. => 1900 + value,
            value => 2000 + value,
        }
    }

    /// Whether the two digits before this place are a whole number, and nothing but the end or a time of day follows.
    fn ends_short_year(&self) -> bool {
        let next_is_digit = |offset: usize| self.after(offset).is_some_and(|token| token.number().is_some());
        match self.token().map(|token| token.kind) {
            None => true,
            Some(Kind::Word(word)) => {
                word.weekdays != 0
                    || word.has(Flags::TIME | Flags::YEAR_WORD | Flags::AND)
                        && self.token().is_some_and(|token| token.follows_space)
            }
            Some(Kind::Number(_)) => matches!(self.after(1), Some(Token { kind: Kind::Mark(':' | '.'), .. })),
            // "Oct 30, 2023" and "Oct 30 08:15" have no year of two digits.
            Some(Kind::Mark(':' | '.' | '%' | '/')) => !next_is_digit(1),
            Some(Kind::Mark(mark)) if COMMAS.contains(&mark) => {
                self.after(1).and_then(Token::number).is_none_or(|number| number.digits != 4)
            }
            Some(Kind::Mark(_)) => true,
        }
    }

    /// Undoes what `read` consumed when it answers `None`.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let (before, manner) = (self.at, self.manner);
        let answer = read(self);
        if answer.is_none() {
            (self.at, self.manner) = (before, manner);
        }
        answer
    }

    /// Whether only marks follow.
    pub(super) fn ends_here(&self) -> bool {
        self.tokens[self.at..].iter().all(|token| matches!(token.kind, Kind::Mark('.' | ',' | ')' | ']' | ':' | '|')))
    }

    /// Whether a day falls on the weekday that stands beside it; `true` where none does.
    pub(super) fn agrees(&self, date: CivilDate) -> bool {
        use chrono::Datelike;
        self.weekdays == 0 || self.weekdays & 1 << date.first_day().weekday().num_days_from_monday() != 0
    }
}

/// What may stand directly behind the digits of a year.
fn may_follow_year(token: &Token) -> bool {
    let Kind::Word(word) = token.kind else { return false };
    word.has(Flags::YEAR_WORD | Flags::YEAR_UNIT | Flags::SAME_DAY)
        || !word.months.is_empty()
        || (word.has(Flags::TIME) && token.range.len() <= 2 && !word.has(Flags::QUARTER_LETTER))
}
