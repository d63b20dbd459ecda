//! Which posts a library lets go, where the person set that it does. Nothing else takes a post away: one that left its feed stays.

use crate::model::{Flags, Keep, RiverPost, Slot, Timestamp, packed_seconds};
use std::collections::HashMap;

/// Bytes in a megabyte as the person sets them.
const MEGABYTE: u64 = 1_000_000;

/// The posts that `keep` lets go, in the order of their slots; `bytes` says what the text of a post takes. What is starred, tagged or
/// kept for later stays whatever is set, and so do the newest posts of each blog up to its number.
///
/// A post goes when it is older than the days, when its blog has as many newer ones, or when all that is newer, with all that
/// stays for ever, takes the megabytes already.
pub fn leaving<'a>(
    posts: impl Iterator<Item = (Slot, &'a RiverPost)>,
    bytes: &dyn Fn(Slot) -> u64,
    keep: &Keep,
    now: Timestamp,
) -> Vec<Slot> {
    if *keep == Keep::default() {
        return Vec::new();
    }
    let mut posts: Vec<(Slot, &RiverPost)> = posts.filter(|(_, post)| !post.flags.has(Flags::GONE)).collect();
    posts.sort_unstable_by(|(a, one), (b, other)| other.sort_at.cmp(&one.sort_at).then(a.cmp(b)));
    let oldest = keep.days.map(|days| packed_seconds(now.plus(-i64::from(days) * Timestamp::DAY)));
    let most_bytes = keep.megabytes.map(|megabytes| u64::from(megabytes) * MEGABYTE);
    let mut taken: u64 = posts.iter().filter(|(_, post)| stays(post)).map(|(slot, _)| bytes(*slot)).sum();
    let mut full = false;
    let mut newer: HashMap<u16, u32> = HashMap::new();
    let mut leaving = Vec::new();
    for (slot, post) in posts {
        let newer = newer.entry(post.feed).or_default();
        let many = keep.posts.is_some_and(|most| *newer >= most);
        *newer += 1;
        if stays(post) {
            continue;
        }
        let size = bytes(slot);
        let old = oldest.is_some_and(|oldest| post.sort_at < oldest);
        // Once full, for good: a short post is not worth more than a long one that is newer.
        full |= most_bytes.is_some_and(|most| taken + size > most);
        if many || old || full {
            leaving.push(slot);
        } else {
            taken += size;
        }
    }
    leaving.sort_unstable();
    leaving
}

/// What the blogs that the person left have here, and was not set apart; `left` has their numbers.
pub fn left_behind<'a>(posts: impl Iterator<Item = (Slot, &'a RiverPost)>, left: &[u16]) -> Vec<Slot> {
    let goes = |post: &RiverPost| !post.flags.has(Flags::GONE) && !stays(post) && left.contains(&post.feed);
    posts.filter(|(_, post)| goes(post)).map(|(slot, _)| slot).collect()
}

fn stays(post: &RiverPost) -> bool {
    post.flags.is_kept()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntryId, FeedId};

    const NOW: Timestamp = Timestamp(100 * Timestamp::DAY);

    /// Posts of (blog, days old, flags), in slots from 0.
    fn river(posts: &[(u16, i64, Flags)]) -> Vec<RiverPost> {
        let post = |(n, &(feed, days, flags)): (usize, &(u16, i64, Flags))| RiverPost {
            entry: EntryId::of(FeedId::of("f"), &n.to_string()),
            feed,
            sort_at: packed_seconds(NOW.plus(-days * Timestamp::DAY)),
            flags,
            views: 0,
        };
        posts.iter().enumerate().map(post).collect()
    }

    /// Each post takes half a megabyte.
    fn check(posts: &[(u16, i64, Flags)], keep: Keep, expected: &[u32]) {
        let posts = river(posts);
        let slots = posts.iter().enumerate().map(|(n, post)| (Slot(n as u32), post));
        let leaving: Vec<u32> = leaving(slots, &|_| MEGABYTE / 2, &keep, NOW).iter().map(|slot| slot.0).collect();
        assert_eq!(leaving, expected, "{keep:?}");
    }

    #[test]
    fn what_is_set_goes_and_what_is_set_apart_stays() {
        let posts = [
            (0, 1, Flags::NONE),
            (0, 40, Flags::NONE),
            (0, 50, Flags::STARRED),
            (0, 60, Flags::LATER.with(Flags::READ, true)),
            (1, 30, Flags::READ),
            (1, 31, Flags::NONE),
            (1, 90, Flags::GONE),
            (1, 95, Flags::TAGGED),
        ];
        let (days, most, megabytes) = (Some(30), Some(1), Some(2));
        check(&posts, Keep::default(), &[]);
        check(&posts, Keep { days, ..Keep::default() }, &[1, 5]);
        check(&posts, Keep { posts: most, ..Keep::default() }, &[1, 5]);
        check(&posts, Keep { posts: Some(0), ..Keep::default() }, &[0, 1, 4, 5]);
        // The three that stay take a megabyte and a half, the newest the rest.
        check(&posts, Keep { megabytes, ..Keep::default() }, &[1, 4, 5]);
        check(&posts, Keep { megabytes: Some(0), ..Keep::default() }, &[0, 1, 4, 5]);
        check(&posts, Keep { days: Some(35), posts: Some(2), megabytes: Some(100) }, &[1]);
    }

    #[test]
    fn of_posts_of_one_second_those_that_arrived_last_go() {
        check(&[(0, 5, Flags::NONE), (0, 5, Flags::NONE), (0, 5, Flags::NONE)], Keep { posts: Some(2), ..Keep::default() }, &[2]);
    }

    #[test]
    fn of_blogs_that_are_left_only_what_is_set_apart_stays() {
        let posts = river(&[
            (3, 1, Flags::NONE),
            (4, 1, Flags::NONE),
            (4, 1, Flags::STARRED),
            (4, 1, Flags::GONE),
            (9, 1, Flags::READ),
            (9, 1, Flags::TAGGED),
        ]);
        let slots = posts.iter().enumerate().map(|(n, post)| (Slot(n as u32), post));
        assert_eq!(left_behind(slots, &[4, 9]), [Slot(1), Slot(4)]);
    }

    #[test]
    fn days_before_time_began() {
        check(&[(0, 99, Flags::NONE)], Keep { days: Some(u32::MAX), ..Keep::default() }, &[]);
    }
}
