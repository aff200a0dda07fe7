//! Turns counts over time into the bars of a chart, each of which leads to the articles of its time.

use chrono::NaiveDate;

use super::address::Address;
use super::written::{month_name, read_date};
use crate::article::{CivilDate, DayRange, Dimension, Interval};
use crate::query::{Bucket, TimelineResult};
use crate::render::text::grouped;

/// More bars than this cannot be told apart, and make the page heavy.
pub(super) const MOST_BARS: usize = 130;

pub(super) const HEIGHT: u64 = 72;

/// The bars of a chart, ten units wide each.
pub(super) struct TimelineView {
    pub(super) interval: &'static str,
    /// The interval that the address names, where its bars could not be told apart.
    pub(super) too_fine: Option<&'static str>,
    /// Every interval, with whether the address names it.
    pub(super) intervals: Vec<(&'static str, bool)>,
    pub(super) bars: Vec<Bar>,
    /// The width of the drawing in its own units.
    pub(super) width: usize,
    pub(super) height: u64,
    /// Names of evenly spread bars, for the axis.
    pub(super) ticks: Vec<String>,
    pub(super) most: String,
    pub(super) first_day: String,
    pub(super) last_day: String,
    pub(super) unknown: u64,
    pub(super) unknown_address: String,
    pub(super) partial: u64,
    pub(super) partial_address: Option<String>,
    /// Where one step back leads: its name and address.
    pub(super) out: Option<(String, String)>,
    pub(super) chosen_first: String,
    pub(super) chosen_last: String,
    /// Articles before and behind what is drawn, each with the address that finds them.
    pub(super) apart: Vec<(String, String)>,
    /// How wide the drawing should be.
    pub(super) size: &'static str,
    /// Whether there is anything to draw.
    pub(super) is_empty: bool,
}

/// One bar.
pub(super) struct Bar {
    pub(super) x: usize,
    pub(super) y: u64,
    pub(super) height: u64,
    pub(super) label: String,
    /// The days, as an address writes them.
    pub(super) date: String,
    pub(super) count: u64,
    pub(super) shown_count: String,
    pub(super) address: String,
}

pub(super) fn timeline(result: &TimelineResult, address: &Address) -> TimelineView {
    let (interval, asked) = (result.interval, address.request.timeline);
    let days = address.request.published;
    let dated = |bucket: &Bucket| Some((NaiveDate::parse_from_str(&bucket.start, "%Y-%m-%d").ok()?, bucket.count));
    let buckets: Vec<Dated> = result.buckets.iter().filter_map(dated).collect();
    let drawn = drawn(&result.buckets);
    let (before, rest) = buckets.split_at(drawn.start.min(buckets.len()));
    let (buckets, behind) = rest.split_at(drawn.len().min(rest.len()));
    let buckets = &padded(buckets, interval, days);
    let bars = bars(buckets, interval, address);
    let day = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.format("%Y-%m-%d").to_string());
    let status = |status: &str, days: DayRange| {
        address.published(days).choosing(Dimension::DateStatus, status, super::address::Choice::Any).search()
    };
    let edge = |bucket: Option<&Dated>| bucket.map_or(String::new(), |(start, _)| bucket_name(interval, *start));
    let apart = [
        apart(before, format!("before {}", edge(buckets.first())), interval, address),
        apart(behind, format!("after {}", edge(buckets.last())), interval, address),
    ];
    TimelineView {
        interval: interval.name(),
        too_fine: asked.filter(|asked| *asked != interval).map(Interval::name),
        intervals: Interval::ALL.map(|known| (known.name(), asked == Some(known))).to_vec(),
        width: bars.len() * 10,
        height: HEIGHT,
        is_empty: bars.is_empty(),
        size: match bars.len() {
            ..=4 => "few",
            5..=14 => "some",
            _ => "many",
        },
        ticks: ticks(&bars),
        bars,
        most: grouped(most_of(buckets)),
        first_day: day(buckets.first().map(|(start, _)| *start)),
        last_day: day(buckets.last().map(|(start, _)| interval.last_day(*start))),
        unknown: result.unknown,
        unknown_address: status("unknown", DayRange::default()),
        partial: result.partial,
        // A month is a partial date too, and stands in the bar of its month: only by days are all of them wider.
        partial_address: (interval == Interval::Day).then(|| status("partial", days)),
        out: out_of(days).map(|wider| {
            let name = if wider.is_open() { "all dates".to_string() } else { super::written::read_range(wider) };
            (name, address.published(wider).search())
        }),
        chosen_first: day(days.first_day),
        chosen_last: day(days.last_day),
        apart: apart.into_iter().flatten().collect(),
    }
}

/// The first day of a bucket and the number of articles in it.
type Dated = (NaiveDate, u64);

fn most_of(buckets: &[Dated]) -> u64 {
    buckets.iter().map(|(_, count)| *count).max().unwrap_or_default()
}

fn bars(buckets: &[Dated], interval: Interval, address: &Address) -> Vec<Bar> {
    let most = most_of(buckets).max(1);
    let bar = |(place, (start, count)): (usize, &Dated)| {
        // What is there is seen, however small beside the rest.
        let height = if *count == 0 { 0 } else { (count * HEIGHT / most).max(2) };
        let range = within(days_of(*start, *start, interval), address.request.published);
        Bar {
            x: place * 10,
            y: HEIGHT - height,
            height,
            label: bucket_name(interval, *start),
            date: super::written::written_range(range),
            count: *count,
            shown_count: grouped(*count),
            address: if *count > 0 { address.published(range).search() } else { String::new() },
        }
    };
    buckets.iter().enumerate().map(bar).collect()
}

/// The names of the bars at both ends and in the middle, as far as there is room between them.
fn ticks(bars: &[Bar]) -> Vec<String> {
    let last = bars.len().saturating_sub(1);
    let places: &[usize] = match bars.len() {
        0 => &[],
        1 => &[0],
        2..=4 => &[0, last],
        _ => &[0, last / 2, last],
    };
    places.iter().map(|place| bars[*place].label.clone()).collect()
}

/// Says how many articles stand in buckets that are not drawn, with the address that finds them.
fn apart(buckets: &[Dated], place: String, interval: Interval, address: &Address) -> Option<(String, String)> {
    let (first, last) = (buckets.first()?.0, buckets.last()?.0);
    let count = buckets.iter().map(|(_, count)| *count).sum();
    let range = within(days_of(first, last, interval), address.request.published);
    let text = format!("{} {place}", super::frame::counted(count, "article"));
    Some((text, address.published(range).search()))
}

/// The days from the first bucket to the end of the last.
fn days_of(first: NaiveDate, last: NaiveDate, interval: Interval) -> DayRange {
    DayRange { first_day: Some(first), last_day: Some(interval.last_day(last)) }
}

/// The buckets to draw. Few articles that stand far from all others, mostly by a wrong date, would leave no room for these.
pub(super) fn drawn(buckets: &[Bucket]) -> std::ops::Range<usize> {
    const GAP: usize = 24;
    let total: u64 = buckets.iter().map(|bucket| bucket.count).sum();
    let few = (total / 50).max(1);
    if total < 10 {
        return 0..buckets.len();
    }
    // How many buckets stand before the last gap behind which nearly all articles are.
    let apart = |counts: &mut dyn Iterator<Item = u64>| {
        let (mut empty, mut passed, mut apart) = (0, 0, 0);
        for (place, count) in counts.enumerate() {
            if count == 0 {
                empty += 1;
                continue;
            }
            if empty >= GAP && passed <= few {
                apart = place;
            }
            empty = 0;
            passed += count;
            if passed > few {
                break;
            }
        }
        apart
    };
    let start = apart(&mut buckets.iter().map(|bucket| bucket.count));
    let end = buckets.len() - apart(&mut buckets.iter().rev().map(|bucket| bucket.count));
    // And however evenly they stand, no more than can be sent.
    start.max(end.saturating_sub(2 * MOST_BARS)).min(end)..end
}

/// The buckets with empty ones before and behind, to the ends of the chosen days.
fn padded(buckets: &[Dated], interval: Interval, days: DayRange) -> Vec<Dated> {
    let (Some((first, _)), Some((last, _))) = (buckets.first(), buckets.last()) else { return Vec::new() };
    let mut padded = Vec::new();
    let from = days.first_day.map_or(*first, |day| interval.first_day(day));
    let mut start = from;
    while start < *first && padded.len() <= MOST_BARS {
        padded.push((start, 0));
        start = interval.next_first_day(start);
    }
    if padded.len() > MOST_BARS {
        padded.clear();
    }
    padded.extend_from_slice(buckets);
    let full = padded.len();
    let mut start = interval.next_first_day(*last);
    while days.last_day.is_some_and(|day| start <= day) && padded.len() <= full + MOST_BARS {
        padded.push((start, 0));
        start = interval.next_first_day(start);
    }
    if padded.len() > full + MOST_BARS {
        padded.truncate(full);
    }
    padded
}

/// The days that both ranges have.
fn within(range: DayRange, other: DayRange) -> DayRange {
    DayRange {
        first_day: range.first_day.max(other.first_day),
        last_day: match (range.last_day, other.last_day) {
            (Some(left), Some(right)) => Some(left.min(right)),
            (left, right) => left.or(right),
        },
    }
}

/// One step wider than a range: its month, its year, every date; none for what is open.
fn out_of(days: DayRange) -> Option<DayRange> {
    if days.is_open() {
        return None;
    }
    let (Some(first), Some(last)) = (days.first_day, days.last_day) else { return Some(DayRange::default()) };
    for interval in [Interval::Month, Interval::Year] {
        let wider = DayRange { first_day: Some(interval.first_day(first)), last_day: Some(interval.last_day(first)) };
        if Some(last) <= wider.last_day && wider != days {
            return Some(wider);
        }
    }
    Some(DayRange::default())
}

/// The interval in which a range of days is best counted, as far as the range alone tells.
pub(super) fn interval_of(days: DayRange) -> Interval {
    let (Some(first), Some(last)) = (days.first_day, days.last_day) else { return Interval::Month };
    match (last - first).num_days() {
        ..=92 => Interval::Day,
        93..=4000 => Interval::Month,
        _ => Interval::Year,
    }
}

/// What a bar is called.
fn bucket_name(interval: Interval, start: NaiveDate) -> String {
    use chrono::Datelike;
    match interval {
        Interval::Year => start.year().to_string(),
        Interval::Quarter => format!("Q{} {}", start.month0() / 3 + 1, start.year()),
        Interval::Month => format!("{} {}", month_name(start), start.year()),
        Interval::Week => format!("week of {}", day_name(start)),
        Interval::Day => day_name(start),
    }
}

fn day_name(day: NaiveDate) -> String {
    use chrono::Datelike;
    CivilDate::day(day.year(), day.month(), day.day()).map_or(day.to_string(), read_date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::day_range;

    fn range(text: &str) -> DayRange {
        day_range(text, NaiveDate::default()).expect("a range")
    }

    #[test]
    fn bars_lead_to_their_time_and_back_out() {
        let buckets = [("2023-10-01", 4), ("2023-11-01", 0), ("2023-12-01", 1)];
        let buckets = buckets.map(|(start, count)| Bucket { start: start.to_string(), count }).to_vec();
        let result = TimelineResult { interval: Interval::Month, buckets, unknown: 2, partial: 1 };
        let address = Address::default().published(range("2023-10-07..2023-12-31"));
        let view = timeline(&result, &address);
        let bars: Vec<(u64, &str)> = view.bars.iter().map(|bar| (bar.height, bar.address.as_str())).collect();
        assert_eq!(bars, [(72, "/?date=2023-10-07..2023-10-31"), (0, ""), (18, "/?date=2023-12")]);
        assert_eq!(view.out, Some(("2023".to_string(), "/?date=2023".to_string())));
        assert_eq!(view.ticks, ["October 2023", "December 2023"]);
        assert_eq!(view.unknown_address, "/?date-status=unknown");
    }

    #[test]
    fn an_interval_that_is_too_fine_stays_chosen() {
        let bucket = Bucket { start: "2023-10-01".to_string(), count: 4 };
        let result = TimelineResult { interval: Interval::Month, buckets: vec![bucket], unknown: 0, partial: 0 };
        let chosen = |asked: Option<Interval>| {
            let address = Address::default().with(|request| request.timeline = asked);
            let view = timeline(&result, &address);
            let chosen = view.intervals.iter().find(|(_, is_chosen)| *is_chosen).map(|(name, _)| *name);
            (view.interval, chosen, view.too_fine)
        };
        assert_eq!(chosen(None), ("month", None, None));
        assert_eq!(chosen(Some(Interval::Month)), ("month", Some("month"), None));
        assert_eq!(chosen(Some(Interval::Day)), ("month", Some("day"), Some("day")));
    }

    #[test]
    fn what_stands_far_apart_is_counted_beside_the_bars() {
        let shown = |counts: &[(usize, u64)]| {
            let repeated = counts.iter().flat_map(|(times, count)| std::iter::repeat_n(*count, *times));
            let buckets = repeated.map(|count| Bucket { start: String::new(), count });
            drawn(&buckets.collect::<Vec<_>>())
        };
        assert_eq!(shown(&[(10, 9), (400, 0), (1, 1)]), 0..10);
        assert_eq!(shown(&[(1, 1), (30, 0), (1, 1), (40, 0), (10, 9), (3, 0), (1, 1)]), 31..86);
        assert_eq!(shown(&[(5, 9), (40, 0), (5, 9)]), 0..50);
        assert_eq!(shown(&[(1, 1), (40, 0), (1, 1)]), 0..42);
        assert_eq!(shown(&[(400, 1)]), 140..400);
        assert_eq!(shown(&[]), 0..0);
    }

    #[test]
    fn a_range_is_counted_in_what_can_be_seen() {
        for (text, interval, wider) in [
            ("2023-10", Interval::Day, Some("2023")),
            ("2023-10-07", Interval::Day, Some("2023-10")),
            ("2023", Interval::Month, Some("")),
            ("1980..2023", Interval::Year, Some("")),
            ("2023-10..", Interval::Month, Some("")),
        ] {
            let days = range(text);
            assert_eq!(interval_of(days), interval, "{text}");
            let expected = wider.map(|text| if text.is_empty() { DayRange::default() } else { range(text) });
            assert_eq!(out_of(days), expected, "{text}");
        }
    }
}
