//! Dates that start with the year: ISO 8601, RFC 3339, W3C-DTF, and numbers that count seconds.

use super::words::clock;
use super::{Civil, Clock, names, zone};

/// The date in `text`; `None` when it does not start with a year, or a number that tells one.
pub(super) fn read(text: &str) -> Option<Civil> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == text.len() && matches!(digits, 9 | 10 | 13) {
        return since_1970(text);
    }
    if !matches!(digits, 4 | 7 | 8 | 12 | 14) {
        return None;
    }
    let (day, rest) = day(text, digits)?;
    let rest = rest.trim_start_matches(|c: char| matches!(c, 'T' | 't' | ',') || c.is_whitespace());
    let (clock, offset_minutes) = time(rest)?;
    Some(Civil { clock, offset_minutes, ..day })
}

fn since_1970(digits: &str) -> Option<Civil> {
    let number: i64 = digits.parse().ok()?;
    let seconds = if digits.len() == 13 { number / 1000 } else { number };
    let (day, second) = (seconds / 86_400, seconds % 86_400);
    // Days of January 1970 roll over like any others; months only say where to start.
    let mut civil = Civil { year: 1970, month: 1, day: day + 1, clock: Clock::default(), offset_minutes: 0 };
    while super::days_before_month(civil.year + 1, 1) <= day {
        civil.year += 1;
    }
    civil.day = day - super::days_before_month(civil.year, 1) + 1;
    civil.clock = Clock { hour: second / 3600, minute: second / 60 % 60, second: second % 60, milliseconds: 0 };
    Some(civil)
}

/// The day at the start of `text`, which starts with this many digits, and what follows it.
fn day(text: &str, digits: usize) -> Option<(Civil, &str)> {
    let year: i64 = text[..4].parse().ok()?;
    let civil = |month, day| Civil { year, month, day, clock: Clock::default(), offset_minutes: 0 };
    let number = |from: usize, to: usize| text.get(from..to).and_then(|digits| digits.parse::<i64>().ok());
    match digits {
        4 => separated_day(year, &text[4..]),
        7 => Some((civil(1, day_of_year(number(4, 7)?)?), &text[7..])),
        _ => Some((civil(number(4, 6)?, day_of_month(number(6, 8)?)?), &text[8..])),
    }
}

/// What follows the year: `-01-31`, `/1/31`, `-031`, `-W05-6`, `年1月31日`, `년 1월 31일`, or nothing.
fn separated_day(year: i64, rest: &str) -> Option<(Civil, &str)> {
    let civil = |month, day| Civil { year, month, day, clock: Clock::default(), offset_minutes: 0 };
    let unsigned = rest.trim_start_matches(['-', '/', '.', '年', '년']).trim_start();
    if rest.trim().is_empty() {
        return Some((civil(1, 1), ""));
    }
    if let Some(week) = unsigned.strip_prefix(['W', 'w']) {
        return week_day(year, week);
    }
    if unsigned.len() == rest.len() {
        return None;
    }
    let (first, count, rest) = number(unsigned)?;
    if count == 3 {
        return Some((civil(1, day_of_year(first)?), rest));
    }
    if count == 4 {
        return Some((civil(first / 100, day_of_month(first % 100)?), rest));
    }
    let Some(after) = rest.strip_prefix(['-', '/', '.', '月', '월']).map(str::trim_start) else {
        return rest.trim().is_empty().then(|| (civil(first, 1), ""));
    };
    let (second, _, rest) = number(after)?;
    Some((civil(first, day_of_month(second)?), rest.strip_prefix(['日', '일']).unwrap_or(rest)))
}

fn day_of_month(day: i64) -> Option<i64> {
    (1..=31).contains(&day).then_some(day)
}

fn day_of_year(day: i64) -> Option<i64> {
    (1..=366).contains(&day).then_some(day)
}

/// A number of up to four digits, or a month's name (`2026-július-13`); how many digits, and what follows.
fn number(text: &str) -> Option<(i64, usize, &str)> {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    if count == 0 {
        let end = text.find(|c: char| !c.is_alphabetic())?;
        return Some((names::month(&text[..end])?, 2, &text[end..]));
    }
    if count > 4 {
        return None;
    }
    Some((text[..count].parse().ok()?, count, &text[count..]))
}

/// `05-6`, `056` or `05` of a week date (ISO 8601 section 5.2.3): week 1 is the one with 4 January in it.
fn week_day(year: i64, text: &str) -> Option<(Civil, &str)> {
    let week: i64 = text.get(..2)?.parse().ok()?;
    let rest = &text[2..];
    let after = rest.strip_prefix('-').unwrap_or(rest);
    let (day, rest) = match after.bytes().next() {
        Some(digit @ b'1'..=b'7') => (i64::from(digit - b'0'), &after[1..]),
        _ => (1, rest),
    };
    if !(1..=53).contains(&week) {
        return None;
    }
    let fourth = super::days_before_month(year, 1) + 3;
    // 1970-01-01 was a Thursday; Monday is 0.
    let monday = fourth - (fourth + 3).rem_euclid(7);
    let mut of_year = monday + (week - 1) * 7 + day - 1 - super::days_before_month(year, 1) + 1;
    let mut year = year;
    if of_year < 1 {
        year -= 1;
        of_year += super::days_before_month(year + 1, 1) - super::days_before_month(year, 1);
    }
    Some((Civil { year, month: 1, day: of_year, clock: Clock::default(), offset_minutes: 0 }, rest))
}

/// `09:30:00.5+01:00`, `093000Z`, `9:30 PM EST`, `오후 9:30`, or nothing; and minutes ahead of UTC.
fn time(text: &str) -> Option<(Clock, i64)> {
    let mut text = text.trim();
    let mut after_noon = None;
    let (word, rest) = text.split_at(text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len()));
    if let Some(known) = names::after_noon(word.trim()) {
        (after_noon, text) = (Some(known), rest);
    }
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ','))).unwrap_or(text.len());
    let (digits, zone) = text.split_at(end);
    let mut clock = match digits.len() {
        0 => Clock::default(),
        4 | 6 if !digits.contains(':') => packed(digits)?,
        _ => clock(digits)?,
    };
    let mut offset = 0;
    for word in zone.split_whitespace() {
        match (names::after_noon(word), zone::read(word)) {
            (Some(known), _) => after_noon = Some(known),
            (_, Some(minutes)) => offset = minutes,
            _ => {}
        }
    }
    match after_noon {
        Some(true) if clock.hour < 12 => clock.hour += 12,
        Some(false) if clock.hour == 12 => clock.hour = 0,
        _ => {}
    }
    Some((clock, offset))
}

/// `0930` and `093000`.
fn packed(digits: &str) -> Option<Clock> {
    let number = |from: usize| digits.get(from..from + 2).map_or(Some(0), |two| two.parse().ok());
    Some(Clock { hour: number(0)?, minute: number(2)?, second: number(4)?, milliseconds: 0 })
}
