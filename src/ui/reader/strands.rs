//! Many things, each followed by a few: what happens to one is told to those that follow it and to few others.

use crate::model::FeedId;
use crate::ui::lasting::{LastingSignal, LastingValue};

/// A few more than there are rows in a window.
const STRANDS: u32 = 64;

/// Signals that things share by their numbers. A signal for each thing would have to end with whoever follows it last.
#[derive(Clone, Copy)]
pub(super) struct Strands(LastingValue<Vec<LastingSignal<()>>>);

impl Strands {
    pub(super) fn new() -> Strands {
        Strands(LastingValue::new((0..STRANDS).map(|_| LastingSignal::new(())).collect()))
    }

    /// Follows the thing of this number.
    pub(super) fn track(self, number: u32) {
        self.0.with_value(|strands| strands[(number % STRANDS) as usize].track());
    }

    /// The things of these numbers changed.
    pub(super) fn touch(self, numbers: impl Iterator<Item = u32>) {
        let mut touched = [false; STRANDS as usize];
        numbers.for_each(|number| touched[(number % STRANDS) as usize] = true);
        self.0.with_value(|strands| {
            strands.iter().zip(touched).filter(|(_, touched)| *touched).for_each(|(strand, _)| strand.set(()))
        });
    }

    /// Each of them may have changed.
    pub(super) fn touch_all(self) {
        self.touch(0..STRANDS);
    }
}

/// A blog's number among strands.
pub(super) fn strand(feed: FeedId) -> u32 {
    u32::from(feed.to_bytes()[7])
}
