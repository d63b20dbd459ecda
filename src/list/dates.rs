//! How long ago something was, as people say it.

use crate::model::Day;

/// A date seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ago {
    /// Today, or ahead of today's clock.
    Today,
    /// The day before.
    Yesterday,
    /// 2 to 6 days.
    Days(u32),
    /// 1 to 4 whole weeks.
    Weeks(u32),
    /// 1 to 11 months of 30 days.
    Months(u32),
    /// Whole years of 365 days.
    Years(u32),
}

/// How `day` looks from `today`.
pub fn ago(day: Day, today: Day) -> Ago {
    let days = day.days_before(today);
    match days {
        i64::MIN..=0 => Ago::Today,
        1 => Ago::Yesterday,
        2..=6 => Ago::Days(days as u32),
        7..=29 => Ago::Weeks((days / 7) as u32),
        30..=364 => Ago::Months(((days / 30) as u32).min(11)),
        _ => Ago::Years(u32::try_from(days / 365).unwrap_or(u32::MAX)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_people_say_it() {
        let check = |days: i64, expected: Ago| assert_eq!(ago(Day(20_000 - days), Day(20_000)), expected, "{days} days");
        check(-3, Ago::Today);
        check(0, Ago::Today);
        check(1, Ago::Yesterday);
        check(2, Ago::Days(2));
        check(6, Ago::Days(6));
        check(7, Ago::Weeks(1));
        check(29, Ago::Weeks(4));
        check(30, Ago::Months(1));
        check(364, Ago::Months(11));
        check(365, Ago::Years(1));
        check(20_000, Ago::Years(54));
    }
}
