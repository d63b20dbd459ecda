//! Points in time, as plain numbers. Nothing here reads a clock: whoever asks brings `now`.

use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00:00Z; negative before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The number of milliseconds in a day of 24 hours.
    pub const DAY: i64 = 24 * 60 * 60 * 1000;

    /// From whole seconds since 1970.
    pub const fn from_seconds(seconds: i64) -> Self {
        Timestamp(seconds * 1000)
    }

    /// Whole seconds since 1970, rounded down.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// This point moved by `milliseconds`; stays at the ends of what fits.
    pub const fn plus(self, milliseconds: i64) -> Self {
        Timestamp(self.0.saturating_add(milliseconds))
    }

    /// The calendar day this falls on for a person whose clock shows `offset_minutes` more than UTC.
    pub const fn day(self, offset_minutes: i32) -> Day {
        Day(self.0.saturating_add(offset_minutes as i64 * 60_000).div_euclid(Self::DAY))
    }
}

/// A calendar day in the person's own time zone, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Day {
    /// How many days this day lies before `today`; negative when it lies after.
    pub const fn days_before(self, today: Day) -> i64 {
        today.0 - self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_the_persons_midnight() {
        let check = |ms: i64, offset: i32, day: i64| assert_eq!(Timestamp(ms).day(offset), Day(day), "{ms} at {offset}");
        check(0, 0, 0);
        check(-1, 0, -1);
        check(Timestamp::DAY - 1, 0, 0);
        check(Timestamp::DAY - 1, 60, 1);
        check(30 * 60_000, -60, -1);
        check(i64::MAX, 60, i64::MAX / Timestamp::DAY);
    }
}
