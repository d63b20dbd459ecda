//! What was used last, up to a bound: whatever is read from the store on the way through a long list must not fill the memory.

use crate::model::Slot;

/// Things by slot, the most recently used last; what was not used longest goes first.
#[derive(Clone, Debug, PartialEq)]
pub struct Recent<T> {
    most: usize,
    things: Vec<(Slot, T)>,
}

impl<T: Clone> Recent<T> {
    /// Keeps at most `most` things.
    pub const fn new(most: usize) -> Recent<T> {
        Recent { most, things: Vec::new() }
    }

    /// What is kept for a slot.
    pub fn get(&self, slot: Slot) -> Option<&T> {
        self.place(slot).map(|at| &self.things[at].1)
    }

    /// As [`Recent::get`]; what is asked for so stays longest.
    pub fn used(&mut self, slot: Slot) -> Option<T> {
        let kept = self.things.remove(self.place(slot)?);
        let thing = kept.1.clone();
        self.things.push(kept);
        Some(thing)
    }

    /// Keeps something for a slot, in the place of what was kept for it.
    pub fn put(&mut self, slot: Slot, thing: T) {
        self.forget(slot);
        if self.things.len() >= self.most {
            self.things.remove(0);
        }
        self.things.push((slot, thing));
    }

    /// Keeps nothing for a slot any more.
    pub fn forget(&mut self, slot: Slot) {
        self.things.retain(|(known, _)| *known != slot);
    }

    /// Keeps nothing any more.
    pub fn clear(&mut self) {
        self.things.clear();
    }

    fn place(&self, slot: Slot) -> Option<usize> {
        self.things.iter().rposition(|(known, _)| *known == slot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_used_longest_goes_first() {
        let mut recent = Recent::new(3);
        for n in 0..3 {
            recent.put(Slot(n), n);
        }
        assert_eq!(recent.used(Slot(0)), Some(0));
        assert_eq!(recent.used(Slot(9)), None);
        recent.put(Slot(3), 3);
        let check = |recent: &Recent<u32>, expected: [Option<u32>; 4]| {
            assert_eq!([0, 1, 2, 3].map(|n| recent.get(Slot(n)).copied()), expected);
        };
        check(&recent, [Some(0), None, Some(2), Some(3)]);
        recent.put(Slot(2), 20);
        check(&recent, [Some(0), None, Some(20), Some(3)]);
        recent.forget(Slot(0));
        check(&recent, [None, None, Some(20), Some(3)]);
        recent.clear();
        check(&recent, [None; 4]);
    }
}
