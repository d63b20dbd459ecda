//! Dates with words in them, in any order: RFC 822 and its offspring, asctime, and what people type.
//!
//! Each word is taken for what it looks like: a time has a colon, a month has a name, a year has four digits or comes last.

use super::{Civil, Clock, full_year, names, zone};

/// What was found so far.
#[derive(Default)]
struct Found {
    day: Option<i64>,
    month: Option<i64>,
    year: Option<i64>,
    clock: Option<Clock>,
    after_noon: Option<bool>,
    offset_minutes: Option<i64>,
}

/// The date in `text`; `None` without a day, a month and a year.
pub(super) fn read(text: &str) -> Option<Civil> {
    let mut found = Found::default();
    let words = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    for word in words {
        found.take(word);
    }
    let mut clock = found.clock.unwrap_or_default();
    match found.after_noon {
        Some(true) if clock.hour < 12 => clock.hour += 12,
        Some(false) if clock.hour == 12 => clock.hour = 0,
        _ => {}
    }
    let (day, month) = (found.day?, found.month?);
    if day > 31 {
        return None;
    }
    Some(Civil { year: found.year?, month, day, clock, offset_minutes: found.offset_minutes.unwrap_or(0) })
}

impl Found {
    fn take(&mut self, word: &str) {
        if word.contains(':') && self.clock.is_none() && word.starts_with(|c: char| c.is_ascii_digit()) {
            self.take_time(word);
        } else if word.bytes().all(|b| b.is_ascii_digit()) {
            self.take_number(word);
        } else if let Some(after_noon) = names::after_noon(word) {
            self.after_noon = Some(after_noon);
        } else if self.clock.is_some()
            && let Some(offset) = zone::read(word)
        {
            // `+0100 (CET)`: the first one counts.
            self.offset_minutes = self.offset_minutes.or(Some(offset));
        } else if word.starts_with(|c: char| c.is_ascii_digit()) {
            self.take_parts(word);
        } else if let Some(month) = names::month(word) {
            // `mar, 13 oct`: the weekday looks like a month, the last one is it.
            self.month = Some(month);
        }
    }

    /// `31-Jan-2026`, `01/31/2026`, `31.01.2026`, `31st`, `31.`
    fn take_parts(&mut self, word: &str) {
        let parts: Vec<&str> = word.split(['-', '/', '.']).filter(|part| !part.is_empty()).collect();
        match parts[..] {
            [day, month, year] if names::month(month).is_some() => {
                self.take_number(day);
                self.month = names::month(month);
                self.take_number(year);
            }
            [year, month, day] if year.len() == 4 => {
                self.take_number(day);
                self.month = month.parse().ok();
                self.take_number(year);
            }
            [first, second, year] => {
                let (Ok(first), Ok(second)) = (first.parse(), second.parse()) else { return };
                // Americans put the month first, with slashes; 13 and more is no month.
                let american = word.contains('/') && first <= 12 || second > 12;
                let (day, month) = if american { (second, first) } else { (first, second) };
                self.day = Some(day);
                self.month = Some(month);
                self.take_number(year);
            }
            [day] | [day, _] => self.take_number(day.trim_end_matches(|c: char| c.is_alphabetic())),
            _ => {}
        }
    }

    /// A day comes before a year, unless it has four digits.
    fn take_number(&mut self, digits: &str) {
        let Ok(number) = digits.parse::<i64>() else { return };
        if self.day.is_none() && digits.len() <= 2 {
            self.day = Some(number);
        } else if self.year.is_none() && digits.len() <= 4 {
            self.year = Some(full_year(number, digits.len()));
        }
    }

    /// `9:30`, `09:30:00.5`, `9:30pm`, `09:30:00Z`, `09:30:00+0100`
    fn take_time(&mut self, word: &str) {
        let end = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.'))).unwrap_or(word.len());
        let (time, rest) = word.split_at(end);
        self.clock = clock(time);
        if !rest.is_empty() {
            self.after_noon = names::after_noon(rest).or(self.after_noon);
            self.offset_minutes = zone::read(rest).or(self.offset_minutes);
        }
    }
}

/// `9:30`, `09:30:00`, `09:30:00.123`.
pub(super) fn clock(text: &str) -> Option<Clock> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let mut numbers = whole.split(':').map(|part| part.parse::<i64>().ok().filter(|_| part.len() <= 2));
    let hour = numbers.next()??;
    let minute = numbers.next().flatten().unwrap_or(0);
    let second = numbers.next().flatten().unwrap_or(0);
    let milliseconds = if fraction.is_empty() { 0 } else { format!("{fraction:0<3.3}").parse().unwrap_or(0) };
    Some(Clock { hour, minute, second, milliseconds })
}
