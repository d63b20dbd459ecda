//! How often blogs write, and how often they are read: what the river in memory says of each.

use super::River;
use crate::model::{Flags, Timestamp, packed_seconds};

/// The weeks that are looked at.
pub const WEEKS: usize = 12;
/// Seconds of a week.
const WEEK: u32 = 7 * 24 * 3600;
/// A blog whose last post is older is silent: a year, in seconds.
const SILENCE: u32 = 365 * 24 * 3600;
/// More posts a week than this are very many.
const LOUD: u32 = 35;
/// Posts after which it says something that none was opened.
const ENOUGH: u32 = 10;

/// What the river says of one blog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rhythm {
    /// Posts of each week, the oldest first; the last are the seven days before now.
    pub weeks: [u32; WEEKS],
    /// When it last wrote, in seconds since 1970.
    pub last: Option<u32>,
    /// Posts that are stored.
    pub posts: u32,
    /// Of those, the ones that were opened on this device.
    pub opened: u32,
}

/// What is worth knowing before one goes on following.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    /// Nothing for a year.
    Silent,
    /// More than five posts a day.
    Loud,
    /// Many posts, and none opened.
    NeverOpened,
}

impl Rhythm {
    /// Posts a week, of the last four weeks, rounded up.
    pub fn a_week(&self) -> u32 {
        self.weeks[WEEKS - 4..].iter().sum::<u32>().div_ceil(4)
    }

    /// Whether the blog has this habit.
    pub fn has(&self, habit: Habit, now: Timestamp) -> bool {
        match habit {
            Habit::Silent => self.last.is_some_and(|last| packed_seconds(now).saturating_sub(last) > SILENCE),
            Habit::Loud => self.a_week() > LOUD,
            Habit::NeverOpened => self.posts >= ENOUGH && self.opened == 0,
        }
    }
}

/// Every blog's rhythm, at its number, in one pass over the river.
pub fn rhythms(river: &River, now: Timestamp) -> Vec<Rhythm> {
    let now = packed_seconds(now);
    let mut rhythms: Vec<Rhythm> = Vec::new();
    for (_, post) in river.iter().filter(|(_, post)| !post.flags.has(Flags::GONE)) {
        let number = usize::from(post.feed);
        if rhythms.len() <= number {
            rhythms.resize(number + 1, Rhythm::default());
        }
        let rhythm = &mut rhythms[number];
        let ago = (now.saturating_sub(post.sort_at) / WEEK) as usize;
        if ago < WEEKS {
            rhythm.weeks[WEEKS - 1 - ago] += 1;
        }
        rhythm.last = rhythm.last.max(Some(post.sort_at));
        rhythm.posts += 1;
        rhythm.opened += u32::from(post.views > 0);
    }
    rhythms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntryId, FeedId, RiverPost};

    const NOW: Timestamp = Timestamp(1_700_000_000_000);
    const DAY: u32 = 24 * 3600;

    #[test]
    fn what_the_river_says() {
        // Posts by blog: days before now, and whether it was opened.
        let check = |posts: &[(u16, u32, u8)], expected: &[(u32, Option<u32>, &[Habit])]| {
            let mut river = River::default();
            for (at, &(feed, days, views)) in posts.iter().enumerate() {
                let entry = EntryId::of(FeedId::of("f"), &at.to_string());
                river.push(RiverPost { entry, feed, sort_at: packed_seconds(NOW) - days * DAY, flags: Flags::NONE, views });
            }
            let found = rhythms(&river, NOW);
            assert_eq!(found.len(), expected.len());
            for (rhythm, (a_week, last, habits)) in found.iter().zip(expected) {
                let days = rhythm.last.map(|last| (packed_seconds(NOW) - last) / DAY);
                assert_eq!((rhythm.a_week(), days), (*a_week, *last), "{posts:?}");
                for habit in [Habit::Silent, Habit::Loud, Habit::NeverOpened] {
                    assert_eq!(rhythm.has(habit, NOW), habits.contains(&habit), "{habit:?} {posts:?}");
                }
            }
        };
        check(&[], &[]);
        check(&[(0, 0, 0), (0, 8, 1)], &[(1, Some(0), &[])]);
        check(&[(1, 400, 1)], &[(0, None, &[]), (0, Some(400), &[Habit::Silent])]);
        let many: Vec<(u16, u32, u8)> = (0..160).map(|at| (0, at % 28, 0)).collect();
        check(&many, &[(40, Some(0), &[Habit::Loud, Habit::NeverOpened])]);
    }

    #[test]
    fn weeks_are_counted_back_from_now() {
        let mut river = River::default();
        for (at, days) in [0, 6, 7, 83, 84].into_iter().enumerate() {
            let entry = EntryId::of(FeedId::of("f"), &at.to_string());
            river.push(RiverPost { entry, feed: 0, sort_at: packed_seconds(NOW) - days * DAY, flags: Flags::NONE, views: 0 });
        }
        assert_eq!(rhythms(&river, NOW)[0].weeks, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
    }
}
