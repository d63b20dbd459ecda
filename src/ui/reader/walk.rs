//! Walking through the posts of a view, and asking the worker.

use super::{Back, Reader};
use crate::list::{Arrangement, Spot, moving, restoring};
use crate::model::{FeedId, Flags, FolderId, Login, Scope, Slot};
use crate::protocol::{Job, Request};
use crate::ui::address;
use crate::ui::words::{Word, by_name, fill, say_with};
use leptos::prelude::*;

impl Reader {
    /// The post `step` places after `from` in the view; from nowhere, the first or the last.
    pub fn neighbour(self, from: Option<Slot>, step: isize) -> Option<Slot> {
        self.posts.with(|posts| match from.and_then(|from| posts.iter().position(|slot| *slot == from)) {
            Some(at) => at.checked_add_signed(step).and_then(|at| posts.get(at)).copied(),
            None if step < 0 => posts.last().copied(),
            None => posts.first().copied(),
        })
    }

    /// The post `step` places from the selected one.
    pub fn neighbour_untracked(self, step: isize) -> Option<Slot> {
        untrack(|| self.neighbour(self.selected.get(), step))
    }

    /// The first unread post after the selected one, or of the view when none is selected.
    pub fn next_unread(self) -> Option<Slot> {
        self.posts.with_untracked(|posts| {
            let selected = self.selected.get_untracked();
            let after = selected.and_then(|selected| posts.iter().position(|slot| *slot == selected)).map_or(0, |at| at + 1);
            let unread = |slot: &&Slot| {
                self.library.with_value(|library| library.river.get(**slot).is_some_and(|post| !post.flags.has(Flags::READ)))
            };
            posts[after..].iter().find(unread).copied()
        })
    }

    /// Opens a post of the view. From post to post the address bar keeps one step, so that back leads to the list.
    pub fn open_post(self, slot: Slot) {
        let Some(entry) = self.entry_in(slot) else { return };
        let here = self.address.get_untracked();
        let to = here.with_post(Some(entry));
        if here.post.is_some() { address::replace(self.address, to) } else { address::go(self.address, to) }
    }

    /// Fetches what the blogs of a scope have new.
    pub fn refresh(self, scope: Scope, due_only: bool) {
        self.refresh.set(Some(self.link.begin(|job| Request::Refresh { job, scope, due_only })));
    }

    /// Follows the blog at an address; [`Reader::following`] tells how it goes.
    pub fn follow(self, address: String) {
        self.follow_as(address, None);
    }

    /// As [`Reader::follow`], with the name and password that the site asked for.
    pub fn follow_as(self, address: String, login: Option<Login>) {
        if !address.trim().is_empty() {
            self.following.set(Some(self.link.begin(|job| Request::Subscribe { job, address, login })));
        }
    }

    /// Takes in a list of blogs; [`Reader::importing`] tells how it goes.
    pub fn import(self, opml: Vec<u8>) {
        self.importing.set(Some(self.link.begin(|job| Request::Import { job, opml })));
    }

    /// Changes what the person says about blogs and folders.
    pub fn arrange(self, change: Arrangement) {
        self.link.send(Request::Arrange(change));
    }

    /// Follows a blog no more; [`Reader::bring_back`] takes it back.
    pub fn unfollow(self, feed: FeedId) {
        let known = self.with_blogs_untracked(|blogs| Some((blogs.name(feed), blogs.subscription(feed).cloned()?)));
        self.take(
            Arrangement::Unsubscribe(feed),
            known.map(|(name, subscription)| {
                (say_with(Word::Unfollowed, "name", &name), Arrangement::Resubscribe(Box::new(subscription)))
            }),
        );
    }

    /// Takes a folder away, and nothing that is in it; [`Reader::bring_back`] takes it back.
    pub fn remove_folder(self, id: FolderId) {
        let known = self.with_blogs_untracked(|blogs| Some((blogs.folder(id)?.name.clone(), restoring(blogs, id)?)));
        self.take(Arrangement::RemoveFolder(id), known.map(|(name, back)| (say_with(Word::FolderTaken, "name", &name), back)));
    }

    /// Puts a blog or a folder somewhere else in the list; [`Reader::bring_back`] takes it back.
    pub fn put(self, what: Scope, from: Option<FolderId>, spot: Spot) {
        let moved = self.with_blogs_untracked(|blogs| {
            let name = match what {
                Scope::Folder(id) => blogs.folder(id)?.name.clone(),
                Scope::Feed(id) => blogs.name(id),
                _ => return None,
            };
            let (there, back) = moving(blogs, &by_name, what, from, spot)?;
            let place = spot.folder().and_then(|folder| Some(blogs.folder(folder)?.name.clone()));
            let said = place.map_or_else(
                || say_with(Word::MovedToTop, "name", &name),
                |place| fill(&say_with(Word::MovedInto, "name", &name), "folder", &place),
            );
            Some((there, (said, back)))
        });
        if let Some((there, back)) = moved {
            self.take(there, Some(back));
        }
    }

    fn take(self, change: Arrangement, back: Option<(String, Arrangement)>) {
        self.arrange(change);
        self.can_bring_back(back.map(|(said, back)| (said, Back::Arrange(back))));
    }

    /// Says what was taken away, and offers it back.
    pub(super) fn can_bring_back(self, back: Option<(String, Back)>) {
        self.undo.set(None);
        self.taken.set(back);
    }

    /// Brings back what was last taken away, as it was.
    pub fn bring_back(self) {
        match self.taken.update(Option::take) {
            Some((_, Back::Arrange(back))) => self.arrange(back),
            Some((_, Back::Decide(back))) => self.log(back),
            None => {}
        }
    }

    /// Begins to find every post that a query finds, this tab's last decision heeded.
    pub fn find_all(self, query: String) -> Job {
        let decided = self.logged.get_untracked();
        self.link.begin(|job| Request::Match { job, query, decided })
    }

    /// Asks the worker to fold the decisions made since the last time.
    pub fn fold_log(self) {
        self.link.send(Request::Fold);
    }
}
