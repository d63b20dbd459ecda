//! Rare blogs first: who writes once a month is not to drown in those who write every hour.

use super::River;
use crate::model::{Flags, Slot};

/// The first second of the day that a second falls on, both since 1970, as the person's own clock has it.
pub type Midnight<'a> = &'a dyn Fn(u32) -> u32;

/// Seconds that are looked at to say how seldom a blog writes: twelve weeks.
const WHILE: u32 = 12 * 7 * 24 * 3600;

/// Puts `posts`, which stand newest first, so that within each day the blogs that wrote least come first. The days stay in order:
/// a river that began with the rarest of all would begin with the oldest. What arrived from `horizon` on does not count yet, nor
/// does the time of day of `now`, so that nothing changes its place while one reads.
pub fn rare_first(posts: &mut [Slot], river: &River, horizon: Slot, now: u32, midnight: Midnight) {
    let paces = paces(river, horizon, midnight(now));
    let mut rest = posts;
    while !rest.is_empty() {
        let end = first_day(rest, river, midnight);
        let (day, after) = std::mem::take(&mut rest).split_at_mut(end);
        day.sort_by_key(|slot| river.get(*slot).and_then(|post| paces.get(usize::from(post.feed))));
        rest = after;
    }
}

/// How many of `posts`, which stand newest first, are of the day of the first; one at least, of any.
pub(super) fn first_day(posts: &[Slot], river: &River, midnight: Midnight) -> usize {
    let at = |slot: &Slot| river.get(*slot).map_or(0, |post| post.sort_at);
    let begins = posts.first().map_or(0, |first| midnight(at(first)));
    posts.partition_point(|slot| at(slot) >= begins).max(1).min(posts.len())
}

/// How many posts each blog wrote in the weeks before `now`, at its number.
fn paces(river: &River, horizon: Slot, now: u32) -> Vec<u32> {
    let mut paces = Vec::new();
    for (_, post) in river.iter().take_while(|(slot, _)| *slot < horizon) {
        let number = usize::from(post.feed);
        if paces.len() <= number {
            paces.resize(number + 1, 0);
        }
        if !post.flags.has(Flags::GONE) && post.sort_at < now && now - post.sort_at <= WHILE {
            paces[number] += 1;
        }
    }
    paces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::Newest;
    use crate::model::{EntryId, FeedId, RiverPost};

    const HOUR: u32 = 3600;
    const DAY: u32 = 24 * HOUR;
    const NOW: u32 = 1000 * DAY + 18 * HOUR;

    /// Posts by blog and hours before now, in the order of their slots; the day begins at `offset` hours.
    fn check(posts: &[(u16, u32)], horizon: u32, offset: u32, expected: &[u32]) {
        let mut river = River::default();
        for (at, &(feed, hours)) in posts.iter().enumerate() {
            let entry = EntryId::of(FeedId::of("f"), &at.to_string());
            river.push(RiverPost { entry, feed, sort_at: NOW - hours * HOUR, flags: Flags::NONE, views: 0 });
        }
        let mut slots: Vec<Slot> = Newest::of(&river).iter().filter(|slot| slot.0 < horizon).collect();
        let midnight = |at: u32| (at - offset * HOUR) / DAY * DAY + offset * HOUR;
        rare_first(&mut slots, &river, Slot(horizon), NOW, &midnight);
        assert_eq!(slots.iter().map(|slot| slot.0).collect::<Vec<u32>>(), expected, "{posts:?} {horizon} {offset}");
    }

    #[test]
    fn within_each_day_the_rare_come_first() {
        check(&[], 0, 0, &[]);
        // Blog 0 wrote three times before today, blog 1 once, blog 2 never.
        let posts = [(0, 1), (0, 2), (1, 3), (2, 4), (0, 19), (1, 20), (0, 30), (0, 40)];
        check(&posts, 8, 0, &[3, 2, 0, 1, 5, 4, 6, 7]);
        // A day that begins at 22 o'clock.
        check(&posts, 8, 22, &[2, 3, 5, 0, 1, 4, 6, 7]);
    }

    #[test]
    fn what_waits_changes_no_order() {
        let posts = [(0, 1), (1, 2), (0, 50), (1, 51), (1, 52), (0, 53), (0, 54)];
        check(&posts, 5, 0, &[0, 1, 2, 3, 4]);
        check(&posts, 7, 0, &[1, 0, 3, 4, 2, 5, 6]);
    }

    #[test]
    fn what_was_written_long_ago_says_nothing() {
        let long = 13 * 7 * 24;
        check(&[(0, 1), (1, 2), (0, long), (0, long + 1), (1, 100)], 5, 0, &[0, 1, 4, 2, 3]);
    }
}
