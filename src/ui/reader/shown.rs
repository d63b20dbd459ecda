//! What the list that one looks at is like.

use super::Reader;
use crate::browser::db::Library;
use crate::command::{Address, View};
use crate::list::{Arrangement, Newest, over_measure, posts, rare_first, since};
use crate::model::{Density, Entry, FeedId, Scope, Shown, Slot, Sort, packed_seconds};
use crate::ui::clock;
use crate::ui::lasting::{LastingMemo, LastingSignal, LastingValue};
use leptos::prelude::*;

/// The address without the post that it opens.
pub(super) fn here(address: LastingSignal<Address>) -> LastingMemo<Address> {
    LastingMemo::new(move |_| {
        let Address { view, text, subscribe, .. } = address.get();
        Address { view, text, subscribe, post: None }
    })
}

/// What the list shows. A page lies over the list, which stays as it was.
pub(super) fn shows(address: LastingSignal<Address>) -> LastingMemo<(View, String)> {
    LastingMemo::new(move |before: Option<&(View, String)>| {
        let shown = address.with(|address| address.is_list().then(|| (address.view, address.text.clone())));
        shown.or_else(|| before.cloned()).unwrap_or((View::Posts(Scope::All), String::new()))
    })
}

/// What is found stands in its own order, and the history in that of opening.
pub(super) fn stands_by_date(view: View) -> bool {
    !matches!(view, View::Search | View::Posts(Scope::History))
}

/// The posts of a scope, newest first; of the river without those that it leaves out.
pub(super) fn of_scope(
    library: &Library,
    newest: &Newest,
    over: &[Slot],
    scope: Scope,
    unread_only: bool,
    kept: &[Slot],
    opened: &[u32],
) -> Vec<Slot> {
    let mut posts = posts(&library.river, newest, &library.blogs, scope, unread_only, kept, opened);
    if scope == Scope::All && !over.is_empty() {
        posts.retain(|slot| over.binary_search(slot).is_err());
    }
    posts
}

/// Puts posts, which stand newest first, into the order that was chosen for lists by date.
pub(super) fn sort(posts: &mut [Slot], sort: Sort, library: &Library, horizon: Slot) {
    match sort {
        Sort::Newest => {}
        Sort::Oldest => posts.reverse(),
        Sort::Rare => rare_first(posts, &library.river, horizon, packed_seconds(clock::now()), &clock::midnight),
    }
}

/// What the river leaves out of loud blogs. It changes with what there is, not with what is read.
pub(super) fn over(
    order: LastingSignal<u64>,
    library: LastingValue<Library>,
    newest: LastingValue<Newest>,
) -> LastingMemo<Vec<Slot>> {
    LastingMemo::new(move |_| {
        order.track();
        library.with_value(|library| {
            newest.with_value(|newest| over_measure(&library.river, newest, &library.blogs, &clock::midnight))
        })
    })
}

/// The blogs whose posts show more or less than others', by number.
pub(super) fn densities(order: LastingSignal<u64>, library: LastingValue<Library>) -> LastingMemo<Vec<(u16, Density)>> {
    LastingMemo::new(move |_| {
        order.track();
        library.with_value(|library| {
            let blogs = &library.blogs;
            let own = blogs.subscriptions.iter().filter_map(|blog| Some((blogs.feed(blog.feed)?.number, blog.shown.density?)));
            own.collect()
        })
    })
}

/// The blogs whose posts lead at once to their own pages.
pub(super) fn outsiders(order: LastingSignal<u64>, library: LastingValue<Library>) -> LastingMemo<Vec<FeedId>> {
    LastingMemo::new(move |_| {
        order.track();
        library.with_value(|library| {
            let blogs = library.blogs.subscriptions.iter();
            blogs.filter(|blog| blog.shown.outside).map(|blog| blog.feed).collect()
        })
    })
}

impl Reader {
    /// The first posts of the river, this many at most, as a start shows them: with those that are read and those that wait.
    pub fn first_posts(self, count: usize) -> Vec<Slot> {
        let order = self.settings.with_untracked(|settings| settings.sort);
        self.library.with_value(|library| {
            let river =
                |newest: &Newest| self.over.with_untracked(|over| of_scope(library, newest, over, Scope::All, false, &[], &[]));
            let mut posts = self.newest.with_value(river);
            sort(&mut posts, order, library, library.river.next_slot());
            posts.truncate(count);
            posts
        })
    }

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
        self.here.with(|here| here.is_list() && here.subscribe.is_none())
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

    /// How much of a post its row shows: as its blog's posts do, or as all do.
    pub fn density(self, slot: Slot) -> Density {
        let own = self.densities.with(|densities| {
            let number = self.library.with_value(|library| library.river.get(slot).map(|post| post.feed));
            densities.iter().find(|(known, _)| Some(*known) == number).map(|(_, density)| *density)
        });
        own.unwrap_or_else(|| self.settings.with(|settings| settings.density))
    }

    /// How the posts of a blog stand in lists, now and whenever that changes.
    pub fn shown(self, feed: FeedId) -> Shown {
        self.with_blogs(|blogs| blogs.subscription(feed).map(|blog| blog.shown)).unwrap_or_default()
    }

    /// Says how the posts of a blog stand in lists.
    pub fn show(self, feed: FeedId, change: impl FnOnce(&mut Shown)) {
        let mut shown = untrack(|| self.shown(feed));
        change(&mut shown);
        self.arrange(Arrangement::Show(feed, shown));
    }

    /// The page that opening a post leads to at once, where its blog's posts do so.
    pub fn outside(self, entry: &Entry) -> Option<String> {
        entry.url.clone().filter(|_| self.outsiders.with(|blogs| blogs.contains(&entry.feed)))
    }
}
