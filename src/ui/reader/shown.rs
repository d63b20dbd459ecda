//! What the list that one looks at is like.

use super::{Reader, stands_by_date};
use crate::command::View;
use crate::list::since;
use crate::model::packed_seconds;
use crate::ui::clock;
use leptos::prelude::*;

impl Reader {
    /// Whether the list stands best first, and not by date.
    pub fn is_ranked(self) -> bool {
        self.shows.with(|shows| shows.0 == View::Search)
            && !self.by_date.get()
            && self.link.found.with(|found| found.as_ref().is_some_and(|found| found.ranked))
    }

    /// Whether the list stands by date, in the order that was chosen for all lists.
    pub fn is_timeline(self) -> bool {
        self.shows.with(|shows| stands_by_date(shows.0))
    }

    /// How many posts of the view are of today.
    pub fn of_today(self) -> u32 {
        let today = clock::midnight(packed_seconds(clock::now()));
        self.posts.with(|posts| self.library.with_value(|library| since(today, posts, &library.river))) as u32
    }

    /// Whether a list is looked at, and no page over it.
    pub fn is_at_list(self) -> bool {
        self.address.with(|address| address.is_list() && address.subscribe.is_none())
    }

    /// Whether the list can be seen, without following it: no page lies over it, nor, on a phone, a post.
    pub fn is_list_in_sight(self) -> bool {
        untrack(|| self.is_at_list() && (self.wide.get() || self.address.with(|address| address.post.is_none())))
    }

    /// How many posts of the view wait behind the horizon.
    pub fn waiting(self) -> u32 {
        (self.all.with(Vec::len) - self.posts.with(Vec::len)) as u32
    }

    /// Lets the posts that wait into the view.
    pub fn show_waiting(self) {
        self.horizon.set(self.library.with_value(|library| library.river.next_slot()));
    }
}
