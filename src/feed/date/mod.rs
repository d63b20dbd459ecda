//! Dates as publishers write them: RFC 3339 and its kin by [`iso`], everything with names in it by [`words`].

mod iso;
mod names;
mod words;
mod zone;

use crate::model::Timestamp;

/// Years that a post can bear. Outside lie the zero dates of databases (1 and its like) and the "never" of others (9999).
const YEARS: std::ops::RangeInclusive<i64> = 1800..=2199;

/// The point in time that `text` tells; without a zone, UTC is meant. `None` when it tells none, or an absurd one.
pub fn parse(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if text.len() > 200 {
        return None;
    }
    let date = iso::read(text).or_else(|| words::read(text))?;
    date.timestamp()
}

/// A date and a time of day, as read. A day past its month's end rolls over: a generator's 31 June is 1 July.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Civil {
    year: i64,
    /// 1 to 12.
    month: i64,
    /// 1 to 31; an ordinal date has month 1 and the day of the year.
    day: i64,
    clock: Clock,
    /// What the place is ahead of UTC.
    offset_minutes: i64,
}

/// A time of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Clock {
    hour: i64,
    minute: i64,
    second: i64,
    milliseconds: i64,
}

impl Clock {
    /// Whether a clock shows this. 24:00 is the end of a day, and second 60 leaps.
    fn is_likely(&self) -> bool {
        self.hour <= 24 && self.minute <= 59 && self.second <= 60
    }
}

impl Civil {
    fn timestamp(self) -> Option<Timestamp> {
        let likely = YEARS.contains(&self.year) && (1..=12).contains(&self.month) && self.day >= 1;
        if !likely || !self.clock.is_likely() || self.offset_minutes.abs() > 26 * 60 {
            return None;
        }
        let days = days_before_month(self.year, self.month) + self.day - 1;
        let minutes = (days * 24 + self.clock.hour) * 60 + self.clock.minute - self.offset_minutes;
        Some(Timestamp((minutes * 60 + self.clock.second) * 1000 + self.clock.milliseconds))
    }
}

/// Days from 1970-01-01 to the first of this month in the Gregorian calendar.
fn days_before_month(year: i64, month: i64) -> i64 {
    // Years are counted from March, so that the leap day is the last of its year.
    let year = if month <= 2 { year - 1 } else { year };
    let months = (month + 9) % 12;
    let days_of_years = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    days_of_years + (153 * months + 2) / 5 - 719_468
}

/// The four-digit year that two digits mean (RFC 2822 section 4.3), three counting from 1900.
fn full_year(year: i64, digits: usize) -> i64 {
    match digits {
        1 | 2 if year < 50 => year + 2000,
        1..=3 => year + 1900,
        _ => year,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let read = parse(text).map(write);
        assert_eq!(read.as_deref().unwrap_or("none"), expected, "{text}");
    }

    /// `2026-01-31T09:30:00Z`, by way of RFC 3339's own arithmetic turned around.
    fn write(at: Timestamp) -> String {
        let days = at.0.div_euclid(Timestamp::DAY);
        let ms = at.0.rem_euclid(Timestamp::DAY);
        let mut year = 1800;
        while days_before_month(year + 1, 1) <= days {
            year += 1;
        }
        let month = (1..=12).rev().find(|&month| days_before_month(year, month) <= days).unwrap();
        let day = days - days_before_month(year, month) + 1;
        let (h, m, s) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
        format!("{year:04}-{month:02}-{day:02}T{h:02}:{m:02}:{s:02}Z")
    }

    #[test]
    fn internet_dates() {
        check("2026-01-31T09:30:00Z", "2026-01-31T09:30:00Z");
        check("2026-01-31t09:30:00.123456z", "2026-01-31T09:30:00Z");
        check("2026-01-31T09:30:00+02:00", "2026-01-31T07:30:00Z");
        check("2026-01-31T09:30:00-0330", "2026-01-31T13:00:00Z");
        check("2026-01-31T09:30:00+01", "2026-01-31T08:30:00Z");
        check("2026-01-31T09:30", "2026-01-31T09:30:00Z");
        check("2026-01-31 09:30:00", "2026-01-31T09:30:00Z");
        check("2026-01-31 09:30:00 +0100", "2026-01-31T08:30:00Z");
        check("2026-01-31T09:30:00 EST", "2026-01-31T14:30:00Z");
        check("2026-01-31T24:00:00Z", "2026-02-01T00:00:00Z");
        check("2026-01-31", "2026-01-31T00:00:00Z");
        check("2026-01", "2026-01-01T00:00:00Z");
        check("2026", "2026-01-01T00:00:00Z");
        check("20260131", "2026-01-31T00:00:00Z");
        check("20260131T093000Z", "2026-01-31T09:30:00Z");
        check("20260131093000", "2026-01-31T09:30:00Z");
        check("2026-031", "2026-01-31T00:00:00Z");
        check("2024-366", "2024-12-31T00:00:00Z");
        check("2026-W05-6", "2026-01-31T00:00:00Z");
        check("2026W056T09:30Z", "2026-01-31T09:30:00Z");
        check("2026/01/31 09:30", "2026-01-31T09:30:00Z");
        check("2026.01.31", "2026-01-31T00:00:00Z");
        check("2026年1月31日 9:30", "2026-01-31T09:30:00Z");
        check("2026년 1월 31일 오후 9:30", "2026-01-31T21:30:00Z");
        check("2026-1-5 7:03:09", "2026-01-05T07:03:09Z");
        check("1769851800", "2026-01-31T09:30:00Z");
        check("1769851800000", "2026-01-31T09:30:00Z");
    }

    #[test]
    fn mail_dates() {
        check("Sat, 31 Jan 2026 09:30:00 GMT", "2026-01-31T09:30:00Z");
        check("Sat, 31 Jan 2026 09:30:00 +0530", "2026-01-31T04:00:00Z");
        check("31 Jan 26 09:30 EST", "2026-01-31T14:30:00Z");
        check("31 Jan 99 09:30 UT", "1999-01-31T09:30:00Z");
        check("Monday, 31 January 2026 09:30:00 PDT", "2026-01-31T16:30:00Z");
        check("Sat,31 Jan 2026 9:30:00 CEST", "2026-01-31T07:30:00Z");
        check("Sat 31 Jan, 2026 09:30:00 UTC", "2026-01-31T09:30:00Z");
        check("Sat, 31 Jan 2026 09:30:00 GMT+0200", "2026-01-31T07:30:00Z");
        check("Sat, 31 Jan 2026 09:30:00 Etc/GMT", "2026-01-31T09:30:00Z");
        check("Sat, 31 Jan 2026 09:30:00 +0100 (CET)", "2026-01-31T08:30:00Z");
        check("Sat, 31 Jan 2026", "2026-01-31T00:00:00Z");
        check("31-Jan-2026 09:30", "2026-01-31T09:30:00Z");
        check("Jan 31, 2026 9:30 PM", "2026-01-31T21:30:00Z");
        check("January 31st, 2026, 12:05am", "2026-01-31T00:05:00Z");
        check("Sat Jan 31 09:30:00 2026", "2026-01-31T09:30:00Z");
        check("Sat Jan 31 09:30:00 PST 2026", "2026-01-31T17:30:00Z");
        check("Sat, 31 Jun 2026 00:00:00 GMT", "2026-07-01T00:00:00Z");
        check("Sat, 2026/01/31 09:30:00 EST", "2026-01-31T14:30:00Z");
        check("31 Jan 2026 09:30:00 CT", "2026-01-31T15:30:00Z");
        check("01/31/2026 09:30:00", "2026-01-31T09:30:00Z");
        check("31/01/2026", "2026-01-31T00:00:00Z");
        check("31.01.2026 09:30", "2026-01-31T09:30:00Z");
    }

    #[test]
    fn months_in_other_languages() {
        for text in [
            "Sa, 31 Jän 2026 00:00:00 GMT",
            "samedi 31 janvier 2026",
            "sáb, 31 ene 2026",
            "31 gennaio 2026",
            "31 de janeiro de 2026",
            "31 stycznia 2026",
            "Сб, 31 янв 2026 00:00:00 +0000",
            "Σαβ, 31 Ιαν 2026 00:00:00 UTC",
            "31 Ocak 2026",
            "31. tammikuuta 2026",
            "31. ledna 2026",
            "31 ianuarie 2026",
            "31 de gener de 2026",
            "Sab, 31 Januari 2026",
            "31 січня 2026",
            "31 בינואר 2026",
            "31 يناير 2026",
        ] {
            check(text, "2026-01-31T00:00:00Z");
        }
        check("mar, 13 oct 2026", "2026-10-13T00:00:00Z");
        check("31 août 2026", "2026-08-31T00:00:00Z");
        check("1. März 2026", "2026-03-01T00:00:00Z");
        check("1. června 2026", "2026-06-01T00:00:00Z");
        check("1. července 2026", "2026-07-01T00:00:00Z");
        check("1 листопада 2026", "2026-11-01T00:00:00Z");
        check("2026-01-31 오후 9:30", "2026-01-31T21:30:00Z");
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            "soon",
            "yesterday at noon",
            "0001-01-01T00:00:00Z",
            "9999-12-31",
            "2026-13-01",
            "2026-00-10",
            "2026-01-32",
            "99 Jan 2026",
            "31 Foo 2026",
            "2026-01-31T99:00:00Z",
            "2026-01-31T25:14:00Z",
            "31 Jan 2026 10:61:00 GMT",
            "0000-00-00 00:00:00",
            "12345678901234567890123",
            "-",
            "--",
            "T",
            "2026-W99-9",
        ] {
            check(text, "none");
        }
    }
}
