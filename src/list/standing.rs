//! Which post stands beside the list before one has been opened.

use super::River;
use crate::model::{Flags, Slot};

/// The first unread post of a view's `posts`; when all are read, the one that was read last; when that is not among them,
/// the first. None for a view without posts.
pub fn standing(river: &River, posts: &[Slot], last_read: Option<Slot>) -> Option<Slot> {
    let is_unread = |slot: &&Slot| river.get(**slot).is_some_and(|post| !post.flags.has(Flags::READ));
    let unread = posts.iter().find(is_unread).copied();
    unread.or_else(|| last_read.filter(|last| posts.contains(last))).or_else(|| posts.first().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntryId, FeedId, RiverPost};

    #[test]
    fn chooses_what_to_read_first() {
        let check = |read: &[u32], posts: &[u32], last: Option<u32>, expected: Option<u32>| {
            let mut river = River::default();
            for at in 0..4 {
                let entry = EntryId::of(FeedId::of("f"), &at.to_string());
                let flags = Flags::NONE.with(Flags::READ, read.contains(&at));
                river.push(RiverPost { entry, feed: 0, sort_at: at, flags, views: 0 });
            }
            let posts: Vec<Slot> = posts.iter().copied().map(Slot).collect();
            assert_eq!(standing(&river, &posts, last.map(Slot)), expected.map(Slot), "{read:?} {posts:?} {last:?}");
        };
        check(&[], &[], None, None);
        check(&[], &[3, 2, 1], None, Some(3));
        check(&[3], &[3, 2, 1], Some(3), Some(2));
        check(&[1, 2, 3], &[3, 2, 1], Some(2), Some(2));
        // What was read last belongs to another view, or nothing was.
        check(&[1, 2, 3], &[3, 1], Some(2), Some(3));
        check(&[1, 2, 3], &[3, 1], None, Some(3));
    }
}
