//! Dates in a person's words and in their own time zone.

use super::words::{self, Word, say, say_count};
use crate::browser::clock;
use crate::list::{Ago, ago};
use crate::model::Timestamp;

pub use clock::now;

/// "Today", "Yesterday", "3 days ago".
pub fn relative(at: Timestamp) -> String {
    let now = now();
    match ago(at.day(clock::offset_minutes(at)), now.day(clock::offset_minutes(now))) {
        Ago::Today => say(Word::Today),
        Ago::Yesterday => say(Word::Yesterday),
        Ago::Days(n) => say_count(Word::DaysAgo, n),
        Ago::Weeks(n) => say_count(Word::WeeksAgo, n),
        Ago::Months(n) => say_count(Word::MonthsAgo, n),
        Ago::Years(n) => say_count(Word::YearsAgo, n),
    }
}

/// "just now", "4 min ago", then as [`relative`].
pub fn lately(at: Timestamp) -> String {
    let minutes = (now().0 - at.0).max(0) / 60_000;
    match minutes {
        0 => say(Word::JustNow),
        1..60 => say_count(Word::MinutesAgo, minutes as u32),
        60..720 => say_count(Word::HoursAgo, (minutes / 60) as u32),
        _ => relative(at),
    }
}

/// "in 1 minute", "in 3 hours", "in 2 days".
pub fn soon(at: Timestamp) -> String {
    let minutes = ((at.0 - now().0).max(0) + 30_000) / 60_000;
    match minutes {
        0..100 => say_count(Word::InMinutes, minutes.max(1) as u32),
        100..2160 => say_count(Word::InHours, ((minutes + 30) / 60) as u32),
        _ => say_count(Word::InDays, ((minutes + 720) / 1440) as u32),
    }
}

/// The exact time as the person's own language writes it; empty for a time that no calendar has.
pub fn exact(at: Timestamp) -> String {
    if is_dated(at) { words::date(at.0 as f64) } else { String::new() }
}

/// The exact time for machines, RFC 3339; empty for a time that no calendar has.
pub fn machine(at: Timestamp) -> String {
    if is_dated(at) { js_sys::Date::new(&(at.0 as f64).into()).to_iso_string().into() } else { String::new() }
}

/// Whether a calendar has this time, by ECMAScript's "Time Values and Time Range".
fn is_dated(at: Timestamp) -> bool {
    at.0.abs() <= 8_640_000_000_000_000
}

/// The last moment of a day that a field for dates names, in the person's time zone; none while its year is still being typed.
pub fn end_of(day: &str) -> Option<Timestamp> {
    // A date with a time and no zone is of the person's own zone.
    let at = js_sys::Date::new(&format!("{day}T23:59:59").into()).get_time();
    (at > 0.0).then_some(Timestamp(at as i64))
}
