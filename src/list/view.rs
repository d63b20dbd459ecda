//! Which posts a view shows, newest first, and how many stand unread.

use super::fold::in_scope;
use super::{Blogs, Newest, River};
use crate::model::{Flags, RiverPost, Scope, Slot};

/// The posts of `scope`, newest first; the history by when each was `opened` last (see [`super::opened_times`]), where nothing yet
/// stands for what was opened since; with `unread_only`, those that are unread and those in `kept` (what was read while one
/// looks stays in place until the view is left), which is in order.
pub fn posts(
    river: &River,
    newest: &Newest,
    blogs: &Blogs,
    scope: Scope,
    unread_only: bool,
    kept: &[Slot],
    opened: &[u32],
) -> Vec<Slot> {
    let among = Among::new(blogs.numbers(scope));
    let mut posts = shown(river, newest, &|slot, post| {
        among.has(post.feed) && in_scope(post, scope) && is_shown(slot, post, unread_only, kept)
    });
    if scope == Scope::History && !opened.is_empty() {
        // What was opened together stays in the order of the river.
        posts.sort_by_key(|slot| {
            let at = opened.get(slot.0 as usize).copied().unwrap_or_default();
            std::cmp::Reverse(if at == 0 { u32::MAX } else { at })
        });
    }
    posts
}

/// The blogs of a scope, asked for each post of the river: a look into a table, where a search would be felt.
pub(super) struct Among(Option<Vec<bool>>);

impl Among {
    /// As [`Blogs::numbers`] gave them; `None` is any blog.
    pub(super) fn new(numbers: Option<Vec<u16>>) -> Among {
        Among(numbers.map(|numbers| {
            let mut table = vec![false; numbers.last().map_or(0, |last| usize::from(*last) + 1)];
            numbers.iter().for_each(|number| table[usize::from(*number)] = true);
            table
        }))
    }

    pub(super) fn has(&self, number: u16) -> bool {
        self.0.as_ref().is_none_or(|table| table.get(usize::from(number)).copied().unwrap_or_default())
    }
}

fn shown(river: &River, newest: &Newest, is_shown: &dyn Fn(Slot, &RiverPost) -> bool) -> Vec<Slot> {
    // Most views are nearly all or nearly nothing: made as long as it can become, it is not moved again and again as it grows.
    let mut slots = Vec::with_capacity(river.len());
    slots.extend(newest.iter().filter(|slot| river.get(*slot).is_some_and(|post| is_shown(*slot, post))));
    slots.shrink_to_fit();
    slots
}

/// Those of `slots`, in that order, that a view of found posts still shows; `unread_only` and `kept` as for [`posts`].
pub fn found(river: &River, slots: &[Slot], unread_only: bool, kept: &[Slot]) -> Vec<Slot> {
    let shown = |slot: &Slot| river.get(*slot).is_some_and(|post| is_shown(*slot, post, unread_only, kept));
    slots.iter().copied().filter(shown).collect()
}

/// The posts that a search looks at, newest first: those of followed blogs, and what is starred, tagged or kept for later.
pub fn searchable(river: &River, blogs: &Blogs) -> Vec<Slot> {
    let followed = Among::new(Some(blogs.followed()));
    shown(river, &Newest::of(river), &|slot, post| {
        (post.flags.is_kept() || followed.has(post.feed)) && !post.flags.has(Flags::HIDDEN) && is_shown(slot, post, false, &[])
    })
}

fn is_shown(slot: Slot, post: &RiverPost, unread_only: bool, kept: &[Slot]) -> bool {
    !post.flags.has(Flags::GONE) && (!unread_only || !post.flags.has(Flags::READ) || kept.binary_search(&slot).is_ok())
}

/// Unread posts by blog, and what is starred and kept for later.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    /// Unread posts, each blog's at its feed number; it ends with the last that has any.
    pub unread: Vec<u32>,
    /// Starred posts, read or not.
    pub starred: u32,
    /// Posts kept for later, read or not.
    pub later: u32,
    /// Unread posts that the river leaves out of what it shows of their blogs.
    pub over: u32,
}

impl Counts {
    /// Unread posts of `scope`, or the number of posts for starred and later.
    pub fn of(&self, scope: Scope, blogs: &Blogs) -> u32 {
        match scope {
            Scope::Starred => self.starred,
            Scope::Later => self.later,
            Scope::History | Scope::Hidden => 0,
            Scope::All | Scope::Folder(_) | Scope::Feed(_) => {
                let numbers = blogs.numbers(scope).unwrap_or_default();
                let unread = self.of_numbers(&numbers);
                if scope == Scope::All { unread.saturating_sub(self.over) } else { unread }
            }
        }
    }

    /// Unread posts of the feeds with these numbers.
    pub fn of_numbers(&self, numbers: &[u16]) -> u32 {
        numbers.iter().filter_map(|number| self.unread.get(usize::from(*number))).sum()
    }

    /// A post is what it was not `before`, or was not there. The counts stay what [`counts`] would give.
    pub fn change(&mut self, before: Option<&RiverPost>, post: &RiverPost) {
        if let Some(before) = before {
            self.count(before, false);
        }
        self.count(post, true);
    }

    fn count(&mut self, post: &RiverPost, is_so: bool) {
        if post.flags.has(Flags::GONE) {
            return;
        }
        // One is taken away only where one was added.
        let one = |count: &mut u32| *count = if is_so { *count + 1 } else { count.saturating_sub(1) };
        let number = usize::from(post.feed);
        if !post.flags.has(Flags::READ) && !post.flags.has(Flags::HIDDEN) {
            if self.unread.len() <= number {
                self.unread.resize(number + 1, 0);
            }
            one(&mut self.unread[number]);
            // Blogs behind the last one with unread posts have no place, however they came to have none.
            while self.unread.last() == Some(&0) {
                self.unread.pop();
            }
        }
        if post.flags.has(Flags::STARRED) {
            one(&mut self.starred);
        }
        if post.flags.has(Flags::LATER) {
            one(&mut self.later);
        }
    }
}

/// Counts everything in one pass over the river.
pub fn counts(river: &River) -> Counts {
    let mut counts = Counts::default();
    river.posts().iter().for_each(|post| counts.change(None, post));
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntryId, FeedId};

    fn river(posts: &[(u32, Flags)]) -> River {
        let mut river = River::default();
        for (n, &(sort_at, flags)) in posts.iter().enumerate() {
            let entry = EntryId::of(FeedId::of("f"), &n.to_string());
            river.push(RiverPost { entry, feed: 0, sort_at, flags, views: n as u8 % 2 });
        }
        river
    }

    #[test]
    fn newest_first_and_the_feeds_order_within_a_second() {
        let river = river(&[(5, Flags::STARRED), (9, Flags::STARRED), (5, Flags::STARRED), (7, Flags::NONE)]);
        let check = |scope, unread, kept: &[u32], expected: &[u32]| {
            let kept: Vec<Slot> = kept.iter().map(|&slot| Slot(slot)).collect();
            let slots: Vec<u32> = posts(&river, &Newest::of(&river), &Blogs::default(), scope, unread, &kept, &[])
                .iter()
                .map(|slot| slot.0)
                .collect();
            assert_eq!(slots, expected, "{scope:?}");
        };
        check(Scope::Starred, false, &[], &[1, 0, 2]);
        check(Scope::History, false, &[], &[1, 3]);
        check(Scope::All, false, &[], &[]);
    }

    #[test]
    fn what_a_search_looks_at_and_shows() {
        let gone = Flags::STARRED.with(Flags::GONE, true);
        let river = river(&[(1, Flags::LATER), (2, Flags::NONE), (3, Flags::STARRED.with(Flags::READ, true)), (4, gone)]);
        // No blog is followed.
        assert_eq!(searchable(&river, &Blogs::default()), [Slot(2), Slot(0)]);
        let check = |slots: &[u32], unread, kept: &[Slot], expected: &[u32]| {
            let slots: Vec<Slot> = slots.iter().map(|&slot| Slot(slot)).collect();
            let shown: Vec<u32> = found(&river, &slots, unread, kept).iter().map(|slot| slot.0).collect();
            assert_eq!(shown, expected);
        };
        check(&[3, 2, 0, 9], false, &[], &[2, 0]);
        check(&[2, 0], true, &[], &[0]);
        check(&[2, 0], true, &[Slot(2)], &[2, 0]);
    }

    #[test]
    fn what_was_read_while_one_looks_stays() {
        let read = Flags::STARRED.with(Flags::READ, true);
        let river = river(&[(1, read), (2, Flags::STARRED), (3, read), (4, read.with(Flags::GONE, true))]);
        let unread = |kept: &[u32]| {
            let kept: Vec<Slot> = kept.iter().map(|&slot| Slot(slot)).collect();
            posts(&river, &Newest::of(&river), &Blogs::default(), Scope::Starred, true, &kept, &[])
        };
        assert_eq!(unread(&[]), [Slot(1)]);
        assert_eq!(unread(&[2, 3]), [Slot(2), Slot(1)]);
        assert_eq!(counts(&river), Counts { unread: vec![1], starred: 3, later: 0, over: 0 });
    }

    #[test]
    fn the_history_stands_by_opening() {
        let mut river = river(&[(9, Flags::NONE), (8, Flags::NONE), (7, Flags::NONE), (6, Flags::NONE)]);
        for slot in 0..4 {
            river.get_mut(Slot(slot)).expect("a post").views = 1;
        }
        let check = |scope, opened: &[u32], expected: &[u32]| {
            let slots: Vec<u32> = posts(&river, &Newest::of(&river), &Blogs::default(), scope, false, &[], opened)
                .iter()
                .map(|slot| slot.0)
                .collect();
            assert_eq!(slots, expected, "{scope:?} {opened:?}");
        };
        check(Scope::History, &[10, 30, 20, 40], &[3, 1, 2, 0]);
        check(Scope::History, &[10, 0, 20], &[1, 3, 2, 0]);
        check(Scope::History, &[], &[0, 1, 2, 3]);
    }
}
