//! A set of slots, a bit each.

use crate::model::Slot;

/// A set of slots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// None of the slots below `end`.
    pub fn none(end: usize) -> Bits {
        Bits { words: vec![0; end.div_ceil(64)] }
    }

    /// Those slots below `end` that are so.
    pub fn of(end: usize, is_in: impl Fn(usize) -> bool) -> Bits {
        let mut bits = Bits::none(end);
        (0..end).filter(|at| is_in(*at)).for_each(|at| bits.add(at));
        bits
    }

    /// Adds a slot below the end; any other is left out.
    #[inline]
    pub fn add(&mut self, at: usize) {
        if let Some(word) = self.words.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    /// Whether a slot is among them.
    #[inline]
    pub fn has(&self, slot: Slot) -> bool {
        let at = slot.0 as usize;
        self.words.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many bytes they take.
    pub(super) fn size(&self) -> usize {
        size_of_val(self.words.as_slice())
    }

    /// Leaves those that are in `other` as well.
    pub fn keep(&mut self, other: &Bits) {
        self.zip(other, |mine, other| mine & other);
    }

    /// Adds those of `other`.
    pub fn join(&mut self, other: &Bits) {
        self.zip(other, |mine, other| mine | other);
    }

    /// Takes those of `other` away.
    pub fn drop(&mut self, other: &Bits) {
        self.zip(other, |mine, other| mine & !other);
    }

    /// Every other slot; past the end some stand as well, which nobody asks for.
    pub(super) fn turned(mut self) -> Bits {
        self.words.iter_mut().for_each(|word| *word = !*word);
        self
    }

    /// Its slots, in order.
    pub fn iter(&self) -> impl Iterator<Item = Slot> {
        self.words.iter().enumerate().flat_map(|(at, &word)| {
            let mut left = word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                left &= left.wrapping_sub(1);
                (bit < 64).then(|| Slot(at as u32 * 64 + bit))
            })
        })
    }

    fn zip(&mut self, other: &Bits, join: impl Fn(u64, u64) -> u64) {
        for (at, mine) in self.words.iter_mut().enumerate() {
            *mine = join(*mine, other.words.get(at).copied().unwrap_or(0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(slots: &[usize]) -> Bits {
        Bits::of(200, |at| slots.contains(&at))
    }

    #[test]
    fn sets() {
        let check = |bits: &Bits, expected: &[u32]| {
            let slots: Vec<u32> = bits.iter().map(|slot| slot.0).filter(|slot| *slot < 200).collect();
            assert_eq!(slots, expected);
        };
        let (one, other) = (set(&[0, 1, 63, 64, 199]), set(&[1, 64, 65, 150]));
        check(&one, &[0, 1, 63, 64, 199]);
        let change = |act: fn(&mut Bits, &Bits)| {
            let mut bits = one.clone();
            act(&mut bits, &other);
            bits
        };
        check(&change(Bits::keep), &[1, 64]);
        check(&change(Bits::join), &[0, 1, 63, 64, 65, 150, 199]);
        check(&change(Bits::drop), &[0, 63, 199]);
        check(&one.clone().turned().turned(), &[0, 1, 63, 64, 199]);
        assert!(one.has(Slot(199)) && !one.has(Slot(198)) && !one.has(Slot(100_000)));
        assert!(one.clone().turned().has(Slot(2)));
        let mut bits = Bits::none(10);
        bits.add(10_000);
        check(&bits, &[]);
    }
}
