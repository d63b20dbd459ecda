//! What the index says of a query, and in which order.

use super::bits::Bits;
use crate::model::{Slot, sort_numbers};

/// What the index says.
#[derive(Debug)]
pub struct Answer {
    /// These posts answer.
    pub sure: Bits,
    /// Of these the rows must be asked.
    pub unclear: Bits,
    /// How well each post answers, by slot; empty when no words were looked for.
    pub worth: Vec<f32>,
}

impl Answer {
    /// The posts that answer, best first, newest first among equals: those that surely do, of those `among`, which stand newest first,
    /// and those of whom the rows said so.
    // As `Index::find`.
    #[inline(never)]
    pub fn ranked(&self, among: &[Slot], answered: &Bits) -> Vec<Slot> {
        let mut all = self.sure.clone();
        all.join(answered);
        let found = among.iter().enumerate().filter(|(_, slot)| all.has(**slot));
        if self.worth.is_empty() {
            return found.map(|(_, slot)| *slot).collect();
        }
        // As one number each, the greatest worth first, then the place in the order: the bits of floating-point numbers that
        // are not negative stand in their order.
        let worth = |slot: &Slot| self.worth.get(slot.0 as usize).copied().unwrap_or(0.0);
        let mut keys: Vec<u64> = found.map(|(at, slot)| u64::from(!worth(slot).to_bits()) << 32 | at as u64).collect();
        sort_numbers(&mut keys);
        keys.iter().filter_map(|key| among.get(*key as u32 as usize).copied()).collect()
    }
}
