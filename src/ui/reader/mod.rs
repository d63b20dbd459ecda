//! What this tab knows, and what it does with it: the library in memory, the view one looks at, the decisions one makes.

mod decide;
pub mod device;
mod folded;
mod hear;
mod known;
mod login;
mod open;
mod places;
mod rows;
mod shell;
mod shown;
mod standing;
mod state;
mod strands;
mod tags;
mod walk;
mod whole;

pub use places::WHOLE_WAY;
pub use shell::Picture;

use super::dom::follow;
use super::seldom;
use super::{address, doors};
use crate::browser::db::{Store, StoreError};
use crate::command::{Address, View};
use crate::list::{Arrangement, counts};
use crate::model::{Decision, Failure, Scope, Slot};
use crate::protocol::{News, Request};
use leptos::prelude::*;
use state::State;
use std::ops::Deref;

/// How far this tab is.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// The library is being read.
    Starting,
    /// Everything works.
    Ready,
    /// Nothing can be stored here.
    Broken(StoreError),
    /// A newer Rill took over the database: only a reload helps.
    Outdated,
}

/// Where one wants to be in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// At its head.
    First,
    /// At its end.
    Last,
    /// Where this post is in sight.
    Row(Slot),
    /// Where this post is the first in sight.
    From(Slot),
}

/// What brings back what was taken away.
#[derive(Clone, PartialEq)]
pub enum Back {
    /// A change of the list of blogs.
    Arrange(Arrangement),
    /// Decisions about posts.
    Decide(Vec<Decision>),
}

/// A handle on this tab's state, which lives as long as the page; copies are the same state.
///
/// Nearly everything that is drawn holds one, so it is no more than a reference.
#[derive(Clone, Copy)]
pub struct Reader(&'static State);

impl Deref for Reader {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

impl Reader {
    /// The state of a tab that just opened.
    pub fn new() -> Reader {
        let reader = Reader(Box::leak(Box::new(State::new())));
        reader.follow_whole();
        // A view begins with all that is there, and with nothing kept in place.
        follow(move || {
            reader.shows.track();
            reader.unread_only.track();
            reader.kept.update_value(Vec::clear);
            reader.show_waiting();
            reader.selected.set(None);
        });
        follow(move || {
            if reader.shows.with(|shows| shows.0 == View::Posts(Scope::History)) && reader.phase.get() == Phase::Ready {
                seldom::soon(reader, doors::order_history, reader);
            }
        });
        follow(move || match reader.shows.get() {
            (View::Search, text) if !text.trim().is_empty() => reader.link.search(text),
            (view, _) => {
                reader.link.forget_search();
                if view == View::Search {
                    reader.link.send(Request::Prepare);
                }
            }
        });
        reader
    }

    /// The library changed, and with it which posts there are, or their order.
    fn reordered(self) {
        self.order.update(|order| *order += 1);
        self.told.update(|told| *told += 1);
        self.turn.update(|turn| *turn += 1);
    }

    /// Every post and every blog may be another.
    fn touched_all(self) {
        self.tally.set_value(self.library.with_value(|library| counts(&library.river)));
        self.each_post.touch_all();
        self.each_blog.touch_all();
    }

    fn store(self) -> Result<Store, StoreError> {
        self.store.with_value(Clone::clone).ok_or(StoreError::Blocked)
    }

    /// Whether the library has been read, or cannot be.
    pub fn is_ready(self) -> bool {
        self.phase.with(|phase| *phase != Phase::Starting)
    }

    /// Whether no blog is followed and nothing is stored.
    pub fn is_new(self) -> bool {
        self.told.track();
        self.library.with_value(|library| library.blogs.subscriptions.is_empty() && library.river.is_empty())
    }

    /// [`Reader::is_new`], without following it.
    pub fn is_new_untracked(self) -> bool {
        untrack(|| self.is_new())
    }

    /// Goes to an address, as a step that back undoes.
    pub fn go(self, to: Address) {
        address::go(self.address, to);
    }

    /// Tells the person that something could not be kept.
    pub fn store_failed(self, error: StoreError) {
        let failure = if error == StoreError::Full { Failure::StorageFull } else { Failure::StorageBlocked };
        self.trouble.set(Some(failure));
    }

    fn tell(self, news: News) {
        seldom::soon(self, doors::tell, (self, news));
    }

    /// Tells the other tabs and the worker.
    pub fn tell_now(self, news: &News) {
        self.channel.with_value(|channel| {
            if let Some(Err(error)) = channel.as_ref().map(|channel| channel.tell(news)) {
                leptos::web_sys::console::warn_1(&error);
            }
        });
    }
}
