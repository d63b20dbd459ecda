//! Every post by its date. A view is cut out of this order, so that nothing is sorted while one reads.

use super::River;
use crate::model::{Slot, sort_numbers};

/// Every post of a river, newest first. Two posts of one second stand in the feed's order: its first post, with the lower slot,
/// comes first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Newest {
    slots: Vec<Slot>,
}

impl Newest {
    /// The order of a whole river.
    pub fn of(river: &River) -> Newest {
        Newest { slots: sorted(river, river.iter().map(|(slot, _)| slot)) }
    }

    /// Takes in posts that arrived, or whose dates changed.
    pub fn take_in(&mut self, river: &River, changed: &[Slot]) {
        let mut changed = changed.to_vec();
        changed.sort_unstable();
        changed.dedup();
        let mut news = sorted(river, changed.iter().copied()).into_iter().peekable();
        let mut slots = Vec::with_capacity(self.slots.len() + changed.len());
        for slot in self.slots.iter().filter(|slot| changed.binary_search(slot).is_err()) {
            let place = place(river, *slot);
            while let Some(new) = news.next_if(|new| self::place(river, *new) < place) {
                slots.push(new);
            }
            slots.push(*slot);
        }
        slots.extend(news);
        self.slots = slots;
    }

    /// These slots of a river, newest first.
    pub fn among(river: &River, slots: &[Slot]) -> Vec<Slot> {
        sorted(river, slots.iter().copied())
    }

    /// The slots, newest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Slot> {
        self.slots.iter().copied()
    }
}

fn sorted(river: &River, slots: impl Iterator<Item = Slot>) -> Vec<Slot> {
    // A whole river comes by slot, so that only the dates are left to sort.
    let mut places: Vec<u64> = slots.map(|slot| place(river, slot)).collect();
    sort_numbers(&mut places);
    places.into_iter().map(|place| Slot(place as u32)).collect()
}

/// Where a post stands among all, as a number: its date, turned around, then its slot.
fn place(river: &River, slot: Slot) -> u64 {
    let date = river.get(slot).map_or(0, |post| post.sort_at);
    u64::from(!date) << 32 | u64::from(slot.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntryId, FeedId, Flags, RiverPost};

    fn post(n: usize, sort_at: u32) -> RiverPost {
        RiverPost { entry: EntryId::of(FeedId::of("f"), &n.to_string()), feed: 0, sort_at, flags: Flags::NONE, views: 0 }
    }

    #[test]
    fn newest_first_and_the_feeds_order_within_a_second() {
        let mut river = River::default();
        for (n, sort_at) in [5, 9, 5, 7].into_iter().enumerate() {
            river.push(post(n, sort_at));
        }
        let slots: Vec<u32> = Newest::of(&river).iter().map(|slot| slot.0).collect();
        assert_eq!(slots, [1, 3, 0, 2]);
        assert_eq!(Newest::among(&river, &[Slot(2), Slot(0), Slot(3)]), [Slot(3), Slot(0), Slot(2)]);
    }

    #[test]
    fn taken_in_as_sorted_anew() {
        let mut river = River::default();
        let mut newest = Newest::default();
        // Posts arrive, one changes its date, several stand in one second; `tests/it/counts.rs` does it at random.
        for step in [&[(0, 5), (1, 9)][..], &[(2, 9), (0, 12)], &[], &[(3, 1), (1, 9), (4, 12)], &[(4, 0), (4, 12)]] {
            let changed: Vec<Slot> = step.iter().map(|(slot, _)| Slot(*slot)).collect();
            for (slot, date) in step {
                assert!(river.put(Slot(*slot), post(*slot as usize, *date)));
            }
            newest.take_in(&river, &changed);
            assert_eq!(newest, Newest::of(&river), "{step:?}");
        }
    }
}
