//! Which posts were scrolled past: they were in sight, and then stood above the upper edge, with no jump between.

use crate::model::Slot;
use std::ops::Range;

/// What was in sight a moment ago.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passing {
    sight: Vec<Slot>,
}

impl Passing {
    /// Of `posts`, those at the places `sight` are in sight now. Returns those that were passed since the last look. Where posts were
    /// skipped in between it was a jump, which passes none: not even those that were in sight before, for who jumps was not reading.
    pub fn look(&mut self, posts: &[Slot], sight: Range<usize>) -> Vec<Slot> {
        let Some(now) = posts.get(sight.clone()) else { return Vec::new() };
        let mut before = std::mem::replace(&mut self.sight, now.to_vec());
        let Some(first) = now.first() else { return Vec::new() };
        let passed = match before.iter().position(|slot| slot == first) {
            Some(at) => at,
            None if sight.start > 0 && before.last() == Some(&posts[sight.start - 1]) => before.len(),
            None => 0,
        };
        before.truncate(passed);
        before
    }

    /// The list is another, or one goes elsewhere in it: nothing was in sight.
    pub fn forget(&mut self) {
        self.sight.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Looks at one range after the other of posts 0 to 99; `expected` are those passed with each look.
    fn check(looks: &[Range<usize>], expected: &[&[u32]]) {
        let posts: Vec<Slot> = (0..100).map(Slot).collect();
        let mut passing = Passing::default();
        let passed: Vec<Vec<u32>> =
            looks.iter().map(|sight| passing.look(&posts, sight.clone()).iter().map(|slot| slot.0).collect()).collect();
        assert_eq!(passed, expected, "{looks:?}");
    }

    #[test]
    fn what_leaves_over_the_upper_edge_was_passed() {
        check(&[0..8, 0..9, 2..10, 2..11, 3..11], &[&[], &[], &[0, 1], &[], &[2]]);
        // A page down shows the last row of the one before again, or the next.
        check(&[0..8, 7..15, 15..22], &[&[], &[0, 1, 2, 3, 4, 5, 6], &[7, 8, 9, 10, 11, 12, 13, 14]]);
        // A post that is higher than the window.
        check(&[4..5, 4..6, 5..6, 6..7], &[&[], &[], &[4], &[5]]);
    }

    #[test]
    fn upwards_and_jumps_pass_nothing() {
        check(&[10..18, 8..16, 0..8], &[&[], &[], &[]]);
        check(&[0..8, 9..17, 92..100, 0..8], &[&[], &[], &[], &[]]);
        check(&[0..8, 50..58, 52..60], &[&[], &[], &[50, 51]]);
        check(&[0..8, 90..101, 9..17], &[&[], &[], &[]]);
        check(&[0..0, 0..3, 3..3], &[&[], &[], &[]]);
    }

    #[test]
    fn another_list_begins_anew() {
        let mut passing = Passing::default();
        passing.look(&[Slot(1), Slot(2), Slot(3)], 0..3);
        passing.forget();
        assert_eq!(passing.look(&[Slot(3), Slot(4)], 0..2), []);
    }
}
