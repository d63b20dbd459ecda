//! The post that stands beside the list on a wide screen without having been opened. It is unread, and counts no view, until
//! the person reads on in it or walks on from it.

use super::{Reader, device};
use crate::list::standing;
use crate::model::Slot;

const KEY: &str = "last-read";

impl Reader {
    /// What to show beside the list: `shown`, where it is a post of the view, else the first unread or the last read.
    pub fn standing(self, shown: Option<Slot>) -> Option<Slot> {
        self.posts.with(|posts| {
            let stays = shown.filter(|shown| posts.contains(shown));
            stays.or_else(|| {
                let last = device::read(KEY).parse().ok().and_then(|entry| self.find(entry));
                self.library.with_value(|library| standing(&library.river, posts, last))
            })
        })
    }

    /// Counts the post that merely stood there as opened, where there is one.
    pub fn take_up(self) {
        // Asked with each step of a scroll: nobody is told of a change that is none.
        if let Some(slot) = self.untouched.get_untracked() {
            self.untouched.set(None);
            self.opened(slot);
        }
    }

    pub(super) fn keep_last_read(self, slot: Slot) {
        if let Some(entry) = self.entry_in(slot) {
            device::keep(KEY, &entry.to_string());
        }
    }
}
