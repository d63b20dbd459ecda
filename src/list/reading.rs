//! Which posts of a view a person means who says that some of them are read.

use super::River;
use crate::model::{Flags, Slot, Timestamp, packed_seconds};

/// Some of the posts of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Those that stand before this one.
    Above(Slot),
    /// Those that stand after this one.
    Below(Slot),
    /// Those from this one to that one.
    Within(Slot, Slot),
    /// Those from before this moment.
    Before(Timestamp),
}

/// The unread posts of `part` of a view that shows `posts` in this order.
pub fn unread_of(part: Part, posts: &[Slot], river: &River) -> Vec<Slot> {
    let place = |slot: Slot| posts.iter().position(|known| *known == slot);
    let posts = match part {
        Part::Above(slot) => &posts[..place(slot).unwrap_or(0)],
        Part::Below(slot) => &posts[place(slot).map_or(posts.len(), |at| at + 1)..],
        Part::Within(first, last) => match (place(first), place(last)) {
            (Some(first), Some(last)) if first <= last => &posts[first..=last],
            _ => &[],
        },
        Part::Before(_) => posts,
    };
    let mut unread = unread_among(posts, river);
    if let Part::Before(moment) = part {
        unread.retain(|slot| river.get(*slot).is_some_and(|post| post.sort_at < packed_seconds(moment)));
    }
    unread
}

/// Those of `posts` that are unread.
pub fn unread_among(posts: &[Slot], river: &River) -> Vec<Slot> {
    let is_unread = |slot: &&Slot| river.get(**slot).is_some_and(|post| !post.flags.has(Flags::READ));
    posts.iter().filter(is_unread).copied().collect()
}

/// How many of a view's posts are from this second on, in seconds since 1970.
pub fn since(second: u32, posts: &[Slot], river: &River) -> usize {
    posts.iter().filter(|slot| river.get(**slot).is_some_and(|post| post.sort_at >= second)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntryId, FeedId, RiverPost};

    #[test]
    fn parts_of_a_view() {
        let mut river = River::default();
        for at in 0..5u32 {
            let entry = EntryId::of(FeedId::of("f"), &at.to_string());
            let flags = Flags::NONE.with(Flags::READ, at == 3);
            river.push(RiverPost { entry, feed: 0, sort_at: at * 10, flags, views: 0 });
        }
        let check = |part, posts: &[u32], expected: &[u32]| {
            let posts: Vec<Slot> = posts.iter().copied().map(Slot).collect();
            let found: Vec<u32> = unread_of(part, &posts, &river).iter().map(|slot| slot.0).collect();
            assert_eq!(found, expected, "{part:?}");
        };
        check(Part::Above(Slot(1)), &[4, 3, 2, 1, 0], &[4, 2]);
        check(Part::Below(Slot(2)), &[4, 3, 2, 1, 0], &[1, 0]);
        check(Part::Below(Slot(4)), &[0, 1, 2, 3, 4], &[]);
        check(Part::Above(Slot(9)), &[4, 3], &[]);
        check(Part::Below(Slot(9)), &[4, 3], &[]);
        check(Part::Within(Slot(4), Slot(2)), &[4, 3, 2, 1, 0], &[4, 2]);
        check(Part::Within(Slot(1), Slot(1)), &[4, 3, 2, 1, 0], &[1]);
        check(Part::Within(Slot(1), Slot(4)), &[4, 3, 2, 1, 0], &[]);
        check(Part::Within(Slot(4), Slot(9)), &[4, 3, 2, 1, 0], &[]);
        check(Part::Before(Timestamp(20_000)), &[4, 2, 1, 0], &[1, 0]);
        let today = |second| since(second, &[Slot(4), Slot(2), Slot(9)], &river);
        assert_eq!([today(0), today(20), today(21), today(41)], [2, 2, 1, 0]);
    }
}
