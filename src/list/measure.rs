//! At most so many posts a day of a loud blog in the river.

use super::rare::first_day;
use super::{Blogs, Midnight, Newest, River};
use crate::model::{Flags, Slot};

/// The posts that the river leaves out because their blog has written enough that day, in the order of slots. The first posts of a
/// day stay: whatever comes later, nothing that one reads gives its place up.
pub fn over_measure(river: &River, newest: &Newest, blogs: &Blogs, midnight: Midnight) -> Vec<Slot> {
    let measures = measures(blogs);
    if measures.is_empty() {
        return Vec::new();
    }
    let measure = |slot: &Slot| {
        let post = river.get(*slot).filter(|post| !post.flags.has(Flags::GONE) && !post.flags.has(Flags::HIDDEN))?;
        Some((usize::from(post.feed), measures.get(usize::from(post.feed)).copied().flatten()?))
    };
    let posts: Vec<Slot> = newest.iter().filter(|slot| measure(slot).is_some()).collect();
    let (mut over, mut rest) = (Vec::new(), &posts[..]);
    while !rest.is_empty() {
        let (day, after) = rest.split_at(first_day(rest, river, midnight));
        let mut written = vec![0; measures.len()];
        for slot in day.iter().rev() {
            let Some((number, most)) = measure(slot) else { continue };
            written[number] += 1;
            if written[number] > most {
                over.push(*slot);
            }
        }
        rest = after;
    }
    over.sort_unstable();
    over
}

/// What was chosen for each feed, at its number.
fn measures(blogs: &Blogs) -> Vec<Option<u32>> {
    let mut measures = Vec::new();
    for blog in blogs.subscriptions.iter().filter(|blog| blog.shown.a_day.is_some()) {
        let Some(number) = blogs.feed(blog.feed).map(|feed| usize::from(feed.number)) else { continue };
        if measures.len() <= number {
            measures.resize(number + 1, None);
        }
        measures[number] = blog.shown.a_day;
    }
    measures
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntryId, Feed, FeedId, RiverPost, Shown, Subscription, Timestamp};

    fn blogs(a_day: [Option<u32>; 2]) -> Blogs {
        let id = |number: u16| FeedId::of(&number.to_string());
        let follow = |number: u16| Subscription {
            shown: Shown { a_day: a_day[usize::from(number)], ..Shown::default() },
            ..Subscription::new(id(number), String::new(), Timestamp(0))
        };
        let feed = |number| Feed { number, ..Feed::new(id(number)) };
        Blogs { subscriptions: vec![follow(0), follow(1)], folders: vec![], feeds: vec![feed(0), feed(1)] }
    }

    #[test]
    fn the_first_of_each_day_stay() {
        // Posts as their blog, their second and whether a rule hid them; a day has 100 seconds.
        let check = |posts: &[(u16, u32, bool)], a_day, expected: &[u32]| {
            let mut river = River::default();
            for (at, &(feed, sort_at, hidden)) in posts.iter().enumerate() {
                let entry = EntryId::of(FeedId::of("f"), &at.to_string());
                let flags = Flags::NONE.with(Flags::HIDDEN, hidden);
                river.push(RiverPost { entry, feed, sort_at, flags, views: 0 });
            }
            let over = over_measure(&river, &Newest::of(&river), &blogs(a_day), &|at| at / 100 * 100);
            assert_eq!(over.iter().map(|slot| slot.0).collect::<Vec<u32>>(), expected, "{posts:?} {a_day:?}");
        };
        let posts =
            [(0, 130, false), (0, 120, false), (1, 125, false), (0, 110, false), (0, 199, false), (0, 200, false), (1, 90, false)];
        check(&posts, [None, None], &[]);
        check(&posts, [Some(2), None], &[0, 4]);
        check(&posts, [Some(1), Some(1)], &[0, 1, 4]);
        check(&posts, [Some(0), None], &[0, 1, 3, 4, 5]);
        check(&posts, [Some(9), Some(9)], &[]);
        // What a rule hid takes no place, and is not there to be left out.
        check(&[(0, 10, true), (0, 20, false), (0, 30, false), (0, 40, true)], [Some(1), None], &[2]);
        // In one second the feed's first post, which has the lower slot, is the newer.
        check(&[(0, 10, false), (0, 10, false)], [Some(1), None], &[0]);
    }
}
