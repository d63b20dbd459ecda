//! The scroll bar of a list that may be higher than any element can be.

/// This much at both ends of a list stands on the scroll bar as it is.
const END: f64 = 100_000.0;

/// The way between places in the list and places on the browser's scroll bar. No element can be as high as 100,000 whole posts:
/// what is beyond the bar's length is pressed together in the middle, far from both ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    total: f64,
    most: f64,
}

impl Bar {
    /// For a list of `total` pixels on a bar of at most `most`.
    pub const fn new(total: f64, most: f64) -> Bar {
        Bar { total, most }
    }

    /// How long the bar is.
    pub const fn length(self) -> f64 {
        self.total.min(self.most)
    }

    /// Where a place in the list stands on the bar.
    pub fn of(self, place: f64) -> f64 {
        bend(place, self.total, self.length())
    }

    /// Which place in the list stands here on the bar.
    pub fn place(self, on_bar: f64) -> f64 {
        bend(on_bar, self.length(), self.total)
    }

    /// Where the bar should stand for `place`, with `view` pixels in sight and the bar at `now`. A small difference is let be:
    /// whoever is scrolling would feel a correction. Near the ends everything is exact, so that they can be reached.
    pub fn settle(self, place: f64, view: f64, now: f64) -> f64 {
        let wanted = self.of(place);
        let is_near = |at: f64, length: f64| at < 2.0 * view || length - at < 3.0 * view;
        let is_exact = is_near(place, self.total) || is_near(now, self.length()) || (wanted - now).abs() > 4.0 * view;
        if is_exact { wanted } else { now }
    }
}

/// Carries a place on a way of one length to a way of another: as it is near both ends, in proportion between.
fn bend(at: f64, from: f64, to: f64) -> f64 {
    if at <= END || from == to {
        at
    } else if at >= from - END {
        at - from + to
    } else {
        END + (at - END) * (to - 2.0 * END) / (from - 2.0 * END)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: f64 = 10_000_000.0;

    #[test]
    fn both_ends_are_as_they_are() {
        let check =
            |total: f64, place: f64, expected: f64| assert_eq!(Bar::new(total, MOST).of(place), expected, "{place} of {total}");
        check(5_000.0, 4_000.0, 4_000.0);
        check(MOST, 4_321_000.0, 4_321_000.0);
        check(150_000_000.0, 70_000.0, 70_000.0);
        check(150_000_000.0, 149_990_000.0, MOST - 10_000.0);
        check(150_000_000.0, 75_000_000.0, MOST / 2.0);
        // Above the list's top, where its head is.
        check(150_000_000.0, -30.0, -30.0);
    }

    #[test]
    fn a_small_difference_is_let_be_far_from_the_ends() {
        let check = |total: f64, place: f64, now: f64, expected: f64| {
            assert_eq!(Bar::new(total, MOST).settle(place, 800.0, now), expected, "{place} of {total}, the bar at {now}");
        };
        check(50_000.0, 25_000.0, 24_000.0, 24_000.0);
        check(50_000.0, 25_000.0, 21_000.0, 25_000.0);
        check(50_000.0, 1_500.0, 1_700.0, 1_500.0);
        check(50_000.0, 1_700.0, 1_500.0, 1_700.0);
        check(50_000.0, 47_900.0, 47_500.0, 47_900.0);
    }
}
