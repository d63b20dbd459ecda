//! How high the rows of a list are.

use crate::model::Slot;
use std::ops::Range;

/// Rows whose heights are summed up beforehand.
const STRETCH: usize = 256;
/// So many rows are measured until what the others are assumed to be stands.
const ENOUGH: u32 = 60;
/// Rows that are drawn above and below what is in sight, at least, and at most together with it.
const FEW: usize = 4;
const MANY: usize = 100;

/// How high each row of a list is: as it was measured, or as high as measured ones are on average.
#[derive(Clone, Debug, PartialEq)]
pub struct Heights {
    /// The measured heights by slot; negative where there is none.
    known: Vec<f32>,
    /// The same by place in the list.
    rows: Vec<f32>,
    /// For each stretch of rows, the sum of the measured heights and how many they are.
    sums: Vec<(f64, u32)>,
    /// What was measured first, in all, and how many rows.
    first: (f64, u32),
    /// The height of a row that was never measured.
    assumed: f64,
}

impl Heights {
    /// No row yet; each will be taken to be `assumed` high until some are measured.
    pub const fn new(assumed: f64) -> Heights {
        Heights { known: Vec::new(), rows: Vec::new(), sums: Vec::new(), first: (0.0, 0), assumed }
    }

    /// The list is now these posts. What was measured of a post counts wherever it stands.
    pub fn arrange(&mut self, posts: &[Slot]) {
        self.rows = posts.iter().map(|slot| self.known.get(slot.0 as usize).copied().unwrap_or(-1.0)).collect();
        self.sum();
    }

    /// What was measured is not so any more: rows are narrower, or show more.
    pub fn forget(&mut self, assumed: f64) {
        self.known.clear();
        self.rows.fill(-1.0);
        (self.first, self.assumed) = ((0.0, 0), assumed);
        self.sum();
    }

    fn sum(&mut self) {
        let measured =
            |rows: &[f32]| rows.iter().filter(|row| **row >= 0.0).fold((0.0, 0), |(sum, n), row| (sum + f64::from(*row), n + 1));
        self.sums = self.rows.chunks(STRETCH).map(measured).collect();
    }

    /// The row at `at`, the post in `slot`, is so high.
    pub fn measure(&mut self, at: usize, slot: Slot, height: f64) {
        let Some(row) = self.rows.get_mut(at) else { return };
        let before = std::mem::replace(row, height as f32);
        let height = f64::from(height as f32);
        let sum = &mut self.sums[at / STRETCH];
        if before < 0.0 {
            *sum = (sum.0 + height, sum.1 + 1);
            if self.first.1 < ENOUGH {
                self.first = (self.first.0 + height, self.first.1 + 1);
                self.assumed = self.first.0 / f64::from(self.first.1);
            }
        } else {
            sum.0 += height - f64::from(before);
        }
        let slot = slot.0 as usize;
        if self.known.len() <= slot {
            self.known.resize(slot + 1, -1.0);
        }
        self.known[slot] = height as f32;
    }

    /// Whether the row at `at` was measured.
    pub fn is_known(&self, at: usize) -> bool {
        self.rows.get(at).is_some_and(|row| *row >= 0.0)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How high the row at `at` is.
    pub fn of(&self, at: usize) -> f64 {
        self.rows.get(at).map_or(0.0, |row| self.or_assumed(*row))
    }

    fn or_assumed(&self, row: f32) -> f64 {
        if row < 0.0 { self.assumed } else { f64::from(row) }
    }

    fn stretch(&self, number: usize) -> f64 {
        let rows = (self.rows.len() - number * STRETCH).min(STRETCH);
        let (sum, measured) = self.sums[number];
        sum + (rows as f64 - f64::from(measured)) * self.assumed
    }

    /// Where the row at `at` begins; for the number of rows, where the last one ends.
    pub fn top(&self, at: usize) -> f64 {
        let at = at.min(self.rows.len());
        let whole: f64 = (0..at / STRETCH).map(|number| self.stretch(number)).sum();
        whole + self.rows[at / STRETCH * STRETCH..at].iter().map(|row| self.or_assumed(*row)).sum::<f64>()
    }

    /// How high all rows are together.
    pub fn total(&self) -> f64 {
        self.top(self.rows.len())
    }

    /// The row that `place` falls on: the first for a place above all, the last for one below.
    pub fn at(&self, place: f64) -> usize {
        let mut left = place;
        let mut at = 0;
        for number in 0..self.sums.len() {
            let height = self.stretch(number);
            if left < height || number + 1 == self.sums.len() {
                break;
            }
            left -= height;
            at += STRETCH;
        }
        let rows = &self.rows[at..(at + STRETCH).min(self.rows.len())];
        for row in rows {
            left -= self.or_assumed(*row);
            if left < 0.0 {
                return at;
            }
            at += 1;
        }
        self.rows.len().saturating_sub(1)
    }

    /// The rows that are in sight when one looks at `view` pixels from `place` on.
    pub fn in_sight(&self, place: f64, view: f64) -> Range<usize> {
        self.at(place)..(self.at(place + view) + 1).min(self.rows.len())
    }

    /// The rows to be drawn when one looks at `view` pixels from `place` on: those in sight, and as much again around them.
    pub fn around_sight(&self, place: f64, view: f64) -> Range<usize> {
        if self.is_empty() {
            return 0..0;
        }
        let (from, to) = (self.at(place), self.at(place + view));
        let start = self.at(place - view / 2.0).min(from.saturating_sub(FEW));
        let end = (self.at(place + view * 1.5) + 1).max(to + 1 + FEW).min(self.rows.len());
        if end - start > MANY { from..(from + MANY).min(self.rows.len()) } else { start..end }
    }

    /// Where to look so that the row at `at` is in sight, moved as little as that takes; `None` when it is.
    pub fn reveal(&self, at: usize, place: f64, view: f64) -> Option<f64> {
        let (top, height) = (self.top(at), self.of(at));
        let bottom = top + height;
        if bottom < place - view || top > place + 2.0 * view {
            // From far away it comes with its neighbours.
            Some((top - view / 3.0).max(0.0))
        } else if height > view {
            let is_read = top < place && bottom > place + view / 2.0;
            let begins = top >= place && top < place + view / 2.0;
            (!is_read && !begins).then_some(top)
        } else if top < place {
            Some(top)
        } else {
            (bottom > place + view).then_some(bottom - view)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots(count: u32) -> Vec<Slot> {
        (0..count).map(Slot).collect()
    }

    #[test]
    fn measured_heights_take_the_place_of_assumed_ones() {
        let mut heights = Heights::new(100.0);
        heights.arrange(&slots(1000));
        assert_eq!(heights.total(), 100_000.0);
        heights.measure(0, Slot(0), 50.0);
        assert_eq!((heights.of(0), heights.of(1), heights.total()), (50.0, 50.0, 50_000.0));
        assert_eq!((heights.is_known(0), heights.is_known(1), heights.is_known(1000)), (true, false, false));
        heights.measure(1, Slot(1), 150.25);
        assert_eq!(heights.top(2), 200.25);
        // What others are taken to be stands once enough are measured.
        (2..70).for_each(|at| heights.measure(at, Slot(at as u32), 100.0));
        let assumed = heights.of(999);
        (70..200).for_each(|at| heights.measure(at, Slot(at as u32), 900.0));
        assert_eq!(heights.of(999), assumed);
        // A row that is measured again.
        heights.measure(1, Slot(1), 151.25);
        assert_eq!(heights.top(2), 201.25);
    }

    #[test]
    fn a_posts_height_goes_with_it() {
        let mut heights = Heights::new(100.0);
        heights.arrange(&slots(3));
        heights.measure(2, Slot(2), 40.0);
        heights.arrange(&[Slot(9), Slot(2), Slot(0)]);
        assert_eq!((heights.of(0), heights.of(1), heights.total()), (40.0, 40.0, 120.0));
        heights.forget(10.0);
        assert_eq!(heights.total(), 30.0);
    }

    #[test]
    fn what_is_drawn() {
        let mut heights = Heights::new(100.0);
        let check =
            |heights: &Heights, place: f64, view: f64, expected| assert_eq!(heights.around_sight(place, view), expected, "{place}");
        check(&heights, 0.0, 800.0, 0..0);
        heights.arrange(&slots(3));
        check(&heights, -50.0, 800.0, 0..3);
        heights.arrange(&slots(1000));
        check(&heights, 0.0, 800.0, 0..13);
        check(&heights, 50_000.0, 800.0, 496..513);
        check(&heights, 99_900.0, 800.0, 995..1000);
        check(&heights, f64::MAX, 800.0, 995..1000);
        check(&heights, 0.0, 50_000.0, 0..100);
        let check = |place: f64, expected| assert_eq!(heights.in_sight(place, 800.0), expected, "{place}");
        check(-50.0, 0..8);
        check(50_050.0, 500..509);
        check(99_900.0, 999..1000);
        // However high each is, some stand ready.
        heights.forget(2000.0);
        assert_eq!(heights.around_sight(20_100.0, 800.0), 6..15);
        assert_eq!(heights.in_sight(20_100.0, 800.0), 10..11);
    }

    #[test]
    fn a_row_is_brought_into_sight_with_the_least_movement() {
        let mut heights = Heights::new(100.0);
        heights.arrange(&slots(1000));
        let check = |heights: &Heights, at, place, expected: Option<f64>| {
            assert_eq!(heights.reveal(at, place, 600.0), expected, "{at} from {place}");
        };
        check(&heights, 10, 1000.0, None);
        check(&heights, 15, 1000.0, None);
        check(&heights, 16, 1000.0, Some(1100.0));
        check(&heights, 9, 1000.0, Some(900.0));
        check(&heights, 500, 1000.0, Some(49_800.0));
        check(&heights, 1, 90_000.0, Some(0.0));
        heights.forget(2000.0);
        check(&heights, 1, 2100.0, None);
        check(&heights, 1, 3900.0, Some(2000.0));
        check(&heights, 2, 3900.0, None);
        check(&heights, 2, 3500.0, Some(4000.0));
    }
}
