//! Dates as OPML wants them: RFC 822, with the four digits of the year that RFC 1123 section 5.2.14 gave it.

use crate::model::Timestamp;

/// 1970-01-01 was a Thursday.
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
/// March first: the day that a leap year adds then is a year's last.
const MONTHS: [&str; 12] = ["Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb"];
/// Days from 0000-03-01 to 1970-01-01 in the Gregorian calendar.
const DAYS_BEFORE_1970: i64 = 719_468;
/// Days of 400 years, after which the Gregorian calendar repeats.
const DAYS_OF_400_YEARS: i64 = 146_097;

/// `at` in UTC, such as `Mon, 23 Nov 2026 18:06:54 GMT`.
pub(super) fn rfc_822(at: Timestamp) -> String {
    let seconds = at.seconds();
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let weekday = WEEKDAYS[days.rem_euclid(7) as usize];
    let (year, month, day) = date(days);
    format!("{weekday}, {day:02} {month} {year:04} {:02}:{:02}:{:02} GMT", second / 3600, second / 60 % 60, second % 60)
}

/// Year, month and day of the month, `days` days after 1970-01-01.
fn date(days: i64) -> (i64, &'static str, i64) {
    let days = days + DAYS_BEFORE_1970;
    let (cycle, day) = (days.div_euclid(DAYS_OF_400_YEARS), days.rem_euclid(DAYS_OF_400_YEARS));
    // Take the leap days out, and every year has 365: one in 4 years, none in 100, one in 400.
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    // From March on the months have 31, 30, 31, 30, 31 days, over and over: 153 days in five months.
    let month = (5 * day + 2) / 153;
    let day_of_month = day - (153 * month + 2) / 5 + 1;
    (cycle * 400 + year + i64::from(month >= 10), MONTHS[month as usize], day_of_month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        let check = |seconds: i64, expected: &str| assert_eq!(rfc_822(Timestamp::from_seconds(seconds)), expected, "{seconds}");
        check(0, "Thu, 01 Jan 1970 00:00:00 GMT");
        check(-1, "Wed, 31 Dec 1969 23:59:59 GMT");
        check(951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT");
        check(951_868_800, "Wed, 01 Mar 2000 00:00:00 GMT");
        check(1_709_164_800, "Thu, 29 Feb 2024 00:00:00 GMT");
        check(1_735_689_599, "Tue, 31 Dec 2024 23:59:59 GMT");
        check(1_795_457_214, "Mon, 23 Nov 2026 18:06:54 GMT");
        check(4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT");
        check(-2_203_891_200, "Thu, 01 Mar 1900 00:00:00 GMT");
    }

    #[test]
    fn no_time_is_too_far() {
        for ms in [i64::MIN, i64::MAX] {
            assert!(rfc_822(Timestamp(ms)).ends_with(" GMT"));
        }
    }
}
