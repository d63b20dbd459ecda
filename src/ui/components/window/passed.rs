//! What is scrolled past is read, where the person chose so.

use super::{State, Window};
use crate::ui::{doors, seldom};

/// Posts that are marked together while one scrolls on and on.
const BATCH: usize = 30;

impl Window {
    /// Sees what is in sight, and what was passed since.
    pub(super) fn pass(&self, state: &mut State, now: f64, view: f64) {
        if !self.reader.is_list_in_sight() || state.heights.is_empty() {
            return state.passing.forget();
        }
        let place = state.place(now);
        let sight = state.heights.in_sight(place, view);
        let passed = self.reader.posts.with_untracked(|posts| state.passing.look(posts, sight));
        if self.reader.settings.with_untracked(|settings| settings.read_on_scroll) {
            state.passed.extend(passed);
        }
    }

    /// Marks what was passed, a batch at a time: all of it once one rests.
    pub(super) fn read_passed(&self, is_at_rest: bool) {
        let Ok(mut state) = self.state.try_borrow_mut() else { return };
        if is_at_rest || state.passed.len() >= BATCH {
            let passed = std::mem::take(&mut state.passed);
            if !passed.is_empty() {
                seldom::soon(self.reader, doors::read_passed, (self.reader, passed));
            }
        }
    }
}
