//! What a decision does to the river. The page runs this at once on its own copy; the worker runs the same when it folds the
//! log into the packed river; so they agree.

use super::view::Among;
use super::{Blogs, River};
use crate::model::{Change, Decision, Flags, RiverPost, Scope, Slot, Target};

/// What one decision changes about one post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effect {
    /// Which post.
    pub slot: Slot,
    /// Its flags from now on.
    pub flags: Flags,
    /// Its views from now on.
    pub views: u8,
}

impl Effect {
    /// The post once this counts for it.
    pub fn on(&self, post: &RiverPost) -> RiverPost {
        RiverPost { flags: self.flags, views: self.views, ..*post }
    }

    /// Whether a view of `scope`, or of what a search found, lists other posts, or in another order, once this counts for the post
    /// that was `before`. With `unread_only`, what is read while one looks stays in place.
    pub fn reorders(&self, before: &RiverPost, scope: Option<Scope>, unread_only: bool) -> bool {
        let after = self.on(before);
        let is_back = unread_only && before.flags.has(Flags::READ) && !self.flags.has(Flags::READ);
        is_back || scope.is_some_and(|scope| in_scope(before, scope) != in_scope(&after, scope))
    }
}

/// Every post that `decision` changes. Posts that already are as decided are left out.
pub fn effects(decision: &Decision, river: &River, blogs: &Blogs) -> Vec<Effect> {
    let change = |(slot, post): (Slot, &RiverPost)| {
        if let Change::Tagged(name, on) = &decision.change {
            let tags = &river.tags;
            let flags = || post.flags.with(Flags::TAGGED, *on || tags.of(slot).iter().any(|other| other != name));
            return (tags.has(name, slot) != *on).then(|| Effect { slot, flags: flags(), views: post.views });
        }
        let (flags, views) = changed(post, &decision.change);
        // The time of a view counts even when the number of views has come to its end.
        let kept = matches!(decision.change, Change::Progress(_) | Change::Viewed);
        (kept || flags != post.flags || views != post.views).then_some(Effect { slot, flags, views })
    };
    match &decision.target {
        Target::Entries(entries) if entries.len() == 1 => {
            let found = river.find(entries[0]).and_then(|slot| Some((slot, river.get(slot)?)));
            found.and_then(change).into_iter().collect()
        }
        Target::Entries(entries) => {
            let mut entries = entries.clone();
            entries.sort_unstable();
            river.iter().filter(|(_, post)| entries.binary_search(&post.entry).is_ok()).filter_map(change).collect()
        }
        Target::Scope { scope, before } => {
            let among = Among::new(blogs.numbers(*scope));
            let meant = |(slot, post): &(Slot, &RiverPost)| slot < before && among.has(post.feed) && in_scope(post, *scope);
            river.iter().filter(meant).filter_map(change).collect()
        }
    }
}

/// Whether a post's own state puts it into `scope`; the blogs of a scope are looked at elsewhere.
pub(super) fn in_scope(post: &RiverPost, scope: Scope) -> bool {
    match scope {
        Scope::All | Scope::Folder(_) | Scope::Feed(_) => !post.flags.has(Flags::HIDDEN),
        Scope::Hidden => post.flags.has(Flags::HIDDEN),
        Scope::Starred => post.flags.has(Flags::STARRED),
        Scope::Later => post.flags.has(Flags::LATER),
        Scope::History => post.views > 0,
    }
}

fn changed(post: &RiverPost, change: &Change) -> (Flags, u8) {
    match *change {
        Change::Read(on) => (post.flags.with(Flags::READ, on), post.views),
        Change::Starred(on) => (post.flags.with(Flags::STARRED, on), post.views),
        Change::Later(on) => (post.flags.with(Flags::LATER, on), post.views),
        Change::Hidden(on) => (post.flags.with(Flags::HIDDEN, on), post.views),
        Change::Viewed => (post.flags, post.views.saturating_add(1)),
        Change::Progress(_) | Change::Tagged(..) => (post.flags, post.views),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntryId, FeedId, Timestamp};

    fn river() -> River {
        let mut river = River::default();
        for n in 0..6u16 {
            let flags = Flags::NONE.with(Flags::READ, n == 1).with(Flags::STARRED, n >= 4);
            river.push(RiverPost { entry: id(n), feed: n % 2, sort_at: 0, flags, views: if n == 5 { 255 } else { 0 } });
        }
        river
    }

    fn id(n: u16) -> EntryId {
        EntryId::of(FeedId::of("f"), &n.to_string())
    }

    fn check(target: Target, change: Change, expected: &[u32]) {
        let decision = Decision { target, change, at: Timestamp(0) };
        let slots: Vec<u32> = effects(&decision, &river(), &Blogs::default()).iter().map(|effect| effect.slot.0).collect();
        assert_eq!(slots, expected, "{decision:?}");
    }

    #[test]
    fn only_what_changes_is_named() {
        let entries = |of: &[u16]| Target::Entries(of.iter().map(|&n| id(n)).collect());
        check(entries(&[0]), Change::Read(true), &[0]);
        check(entries(&[1]), Change::Read(true), &[]);
        check(entries(&[9]), Change::Read(true), &[]);
        check(entries(&[3, 1, 0]), Change::Read(true), &[0, 3]);
        check(entries(&[0, 1]), Change::Viewed, &[0, 1]);
        check(entries(&[5]), Change::Viewed, &[5]);
        check(entries(&[2]), Change::Progress(500), &[2]);
    }

    #[test]
    fn tags_come_and_go() {
        let mut river = river();
        let mut check = |name: &str, on: bool, expected: &[(u32, bool)]| {
            let (target, change) = (Target::Entries(vec![id(0), id(2)]), Change::Tagged(name.to_owned(), on));
            let decision = Decision { target, change, at: Timestamp(0) };
            let effects = effects(&decision, &river, &Blogs::default());
            let found: Vec<(u32, bool)> = effects.iter().map(|effect| (effect.slot.0, effect.flags.has(Flags::TAGGED))).collect();
            assert_eq!(found, expected, "{name} {on}");
            effects.iter().for_each(|effect| river.apply(effect, &decision.change));
        };
        check("boats", true, &[(0, true), (2, true)]);
        check("boats", true, &[]);
        check("to do", true, &[(0, true), (2, true)]);
        // One of two tags goes: the post is tagged still.
        check("boats", false, &[(0, true), (2, true)]);
        check("boats", false, &[]);
        check("to do", false, &[(0, false), (2, false)]);
    }

    #[test]
    fn a_scope_ends_before_what_arrived_later() {
        let starred = |before| Target::Scope { scope: Scope::Starred, before: Slot(before) };
        check(starred(6), Change::Read(true), &[4, 5]);
        check(starred(5), Change::Read(true), &[4]);
        check(starred(4), Change::Read(true), &[]);
    }

    #[test]
    fn views_stop_at_the_end_of_a_byte() {
        let mut post = *river().get(Slot(5)).unwrap();
        assert_eq!(changed(&post, &Change::Viewed).1, 255);
        post.views = 0;
        assert_eq!(changed(&post, &Change::Viewed).1, 1);
    }

    #[test]
    fn what_puts_a_list_in_another_order() {
        let before = *river().get(Slot(0)).unwrap();
        let read = before.flags.with(Flags::READ, true);
        let check = |flags: [Flags; 2], views: [u8; 2], scope, unread_only, expected| {
            let before = RiverPost { flags: flags[0], views: views[0], ..before };
            let effect = Effect { slot: Slot(0), flags: flags[1], views: views[1] };
            assert_eq!(effect.reorders(&before, scope, unread_only), expected, "{effect:?} {scope:?}");
        };
        let starred = read.with(Flags::STARRED, true);
        check([before.flags, starred], [0, 1], Some(Scope::All), true, false);
        check([before.flags, starred], [0, 1], Some(Scope::Starred), false, true);
        check([before.flags, starred], [0, 1], Some(Scope::Later), false, false);
        check([before.flags, starred], [0, 1], Some(Scope::History), false, true);
        check([before.flags, starred], [1, 2], Some(Scope::History), false, false);
        check([read, before.flags], [1, 1], None, false, false);
        check([read, before.flags], [1, 1], None, true, true);
        check([read, read.with(Flags::HIDDEN, true)], [1, 1], Some(Scope::All), false, true);
    }
}
