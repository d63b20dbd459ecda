//! What is known of blogs and posts: each of these is followed by whoever calls it, unless it says otherwise.

use super::Reader;
use super::strands::strand;
use crate::list::{Blogs, Rhythm, rhythms};
use crate::model::{EntryId, Feed, FeedId, RiverPost, Slot};
use crate::ui::clock;

impl Reader {
    /// Looks at the blogs, now and whenever one of them changes.
    pub fn with_blogs<T>(self, look: impl FnOnce(&Blogs) -> T) -> T {
        self.told.track();
        self.library.with_value(|library| look(&library.blogs))
    }

    /// How often a blog writes and is read, now and whenever it was fetched.
    pub fn rhythm(self, feed: FeedId) -> Rhythm {
        let number = self.with_feed(feed, |feed| feed.map(|feed| usize::from(feed.number)));
        self.count_rhythms();
        number.and_then(|number| self.rhythms.with_value(|(_, rhythms)| rhythms.get(number).cloned())).unwrap_or_default()
    }

    /// Counts them anew when the library has changed since.
    fn count_rhythms(self) {
        // The first turn of a library that has been read is 1.
        let turn = self.turn.get_untracked();
        if self.rhythms.with_value(|(counted, _)| *counted != turn) {
            let rhythms = self.library.with_value(|library| rhythms(&library.river, clock::now()));
            self.rhythms.set_value((turn, rhythms));
        }
    }

    /// Looks at what is known of a blog, now and whenever that changes.
    pub fn with_feed<T>(self, feed: FeedId, look: impl FnOnce(Option<&Feed>) -> T) -> T {
        self.each_blog.track(strand(feed));
        self.with_blogs_untracked(|blogs| look(blogs.feed(feed)))
    }

    /// Follows the library: whatever calls this is called again when it changes.
    pub fn track(self) {
        self.turn.track();
    }

    /// Looks at how the blogs are called and arranged, now and whenever that changes.
    pub fn with_names<T>(self, look: impl FnOnce(&Blogs) -> T) -> T {
        self.named.track();
        self.library.with_value(|library| look(&library.blogs))
    }

    /// Looks at the library without following it.
    pub fn with_blogs_untracked<T>(self, look: impl FnOnce(&Blogs) -> T) -> T {
        self.library.with_value(|library| look(&library.blogs))
    }

    /// A post of the river, now and whenever it changes.
    pub fn post(self, slot: Slot) -> Option<RiverPost> {
        self.each_post.track(slot.0);
        self.library.with_value(|library| library.river.get(slot).copied())
    }

    /// When a post counts as published, in seconds since 1970, without following it.
    pub fn sort_at(self, slot: Slot) -> Option<u32> {
        self.library.with_value(|library| library.river.get(slot).map(|post| post.sort_at))
    }

    /// Which post stands in a slot, without following it.
    pub fn entry_in(self, slot: Slot) -> Option<EntryId> {
        self.library.with_value(|library| library.river.get(slot).map(|post| post.entry))
    }

    /// Where a post stands, without following it.
    pub fn find(self, entry: EntryId) -> Option<Slot> {
        self.library.with_value(|library| library.river.find(entry))
    }
}
