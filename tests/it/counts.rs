//! Unread counts are what a full count gives, in the page as in the store, whatever was done and in whichever order.

use proptest::prelude::*;
use rill::list::{Blogs, CHUNK, Counts, Newest, River, counts, effects, over_measure, posts, unread_among};
use rill::model::{Change, Decision, EntryId, Feed, FeedId, Flags, RiverPost, Scope, Shown, Slot, Subscription, Target, Timestamp};
use std::collections::BTreeMap;

const BLOGS: u16 = 3;

/// One thing that happens.
#[derive(Clone, Debug)]
enum Step {
    /// Posts of a blog arrive, at a second, some read already.
    Arrive(u16, u8, u32, bool),
    /// A post says something else, with another date.
    Change(u32, u32),
    /// The person decides about posts, named or not.
    Decide(Vec<u32>, Change),
    /// About all of a scope that stood before a slot.
    DecideAll(Scope, u32, Change),
    /// The last "all read" is taken back.
    Undo,
    /// The worker folds the log.
    Fold,
    /// Posts go.
    Go(Vec<u32>),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        any::<bool>().prop_map(Change::Read),
        any::<bool>().prop_map(Change::Starred),
        any::<bool>().prop_map(Change::Later),
        Just(Change::Viewed),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let slots = || prop::collection::vec(0u32..60, 1..4);
    let scope = prop_oneof![
        Just(Scope::All),
        (0..BLOGS).prop_map(|number| Scope::Feed(blog(number))),
        Just(Scope::Starred),
        Just(Scope::Later),
        Just(Scope::History),
    ];
    prop_oneof![
        3 => (0..BLOGS, 1u8..9, 0u32..50, any::<bool>()).prop_map(|(blog, posts, at, read)| Step::Arrive(blog, posts, at, read)),
        1 => (0u32..60, 0u32..50).prop_map(|(slot, at)| Step::Change(slot, at)),
        3 => (slots(), change()).prop_map(|(slots, change)| Step::Decide(slots, change)),
        2 => (scope, 0u32..60, change()).prop_map(|(scope, before, change)| Step::DecideAll(scope, before, change)),
        1 => Just(Step::Undo),
        1 => Just(Step::Fold),
        1 => slots().prop_map(Step::Go),
    ]
}

fn blog(number: u16) -> FeedId {
    FeedId::of(&number.to_string())
}

fn blogs() -> Blogs {
    let feed = |number| Feed { number, ..Feed::new(blog(number)) };
    // The first blog stands apart from the river, the second has a measure there.
    let shown = |number| Shown { apart: number == 0, a_day: (number == 1).then_some(2), ..Shown::default() };
    let follow = |number| Subscription { shown: shown(number), ..Subscription::new(blog(number), String::new(), Timestamp(0)) };
    Blogs { subscriptions: (0..BLOGS).map(follow).collect(), folders: vec![], feeds: (0..BLOGS).map(feed).collect() }
}

/// A page and a worker over one store, as they are: the page decides and shows at once, the worker writes and folds.
#[derive(Default)]
struct Both {
    page: River,
    newest: Newest,
    /// Kept up with each change.
    counts: Counts,
    worker: River,
    log: Vec<Decision>,
    undo: Vec<EntryId>,
}

impl Both {
    fn take(&mut self, step: &Step, blogs: &Blogs) {
        match step {
            Step::Arrive(feed, posts, at, read) => {
                for n in 0..u32::from(*posts) {
                    let entry = EntryId::of(blog(*feed), &self.worker.len().to_string());
                    let flags = Flags::NONE.with(Flags::READ, *read && n > 0);
                    self.write(self.worker.next_slot(), RiverPost { entry, feed: *feed, sort_at: at + n, flags, views: 0 });
                }
            }
            Step::Change(slot, at) => {
                if let Some(post) = self.worker.get(Slot(*slot)).copied() {
                    self.write(Slot(*slot), RiverPost { sort_at: *at, flags: post.flags.with(Flags::GONE, false), ..post });
                }
            }
            Step::Decide(slots, change) => {
                let entries = slots.iter().filter_map(|slot| self.page.get(Slot(*slot))).map(|post| post.entry).collect();
                self.decide(Decision { target: Target::Entries(entries), change: change.clone(), at: Timestamp(0) }, blogs);
            }
            Step::DecideAll(scope, before, change) => {
                let before = Slot(*before).min(self.page.next_slot());
                let target = Target::Scope { scope: *scope, before };
                self.decide(Decision { target, change: change.clone(), at: Timestamp(0) }, blogs);
            }
            Step::Undo => {
                let target = Target::Entries(std::mem::take(&mut self.undo));
                self.decide(Decision { target, change: Change::Read(false), at: Timestamp(0) }, blogs);
            }
            Step::Fold => self.fold(blogs),
            Step::Go(slots) => {
                // Nothing goes while a decision waits.
                self.fold(blogs);
                for slot in slots {
                    let post = self.worker.get(Slot(*slot)).copied();
                    if let Some(post) = post.filter(|post| !post.flags.has(Flags::STARRED) && !post.flags.has(Flags::LATER)) {
                        self.write(Slot(*slot), RiverPost { flags: post.flags.with(Flags::GONE, true), ..post });
                    }
                }
            }
        }
    }

    /// The worker writes a post; the page hears of it, and knows better what was decided.
    fn write(&mut self, slot: Slot, post: RiverPost) {
        assert!(self.worker.put(slot, post));
        let mut heard = post;
        if let Some(known) = self.page.get(slot) {
            (heard.flags, heard.views) = (known.flags.with(Flags::GONE, post.flags.has(Flags::GONE)), known.views);
        }
        self.counts.change(self.page.get(slot), &heard);
        assert!(self.page.put(slot, heard));
        self.newest.take_in(&self.page, &[slot]);
    }

    fn decide(&mut self, decision: Decision, blogs: &Blogs) {
        let effects = effects(&decision, &self.page, blogs);
        if decision.change == Change::Read(true) {
            self.undo = effects.iter().filter_map(|effect| Some(self.page.get(effect.slot)?.entry)).collect();
        }
        for effect in &effects {
            let before = self.page.get(effect.slot).copied();
            self.page.apply(effect, &decision.change);
            self.counts.change(before.as_ref(), self.page.get(effect.slot).expect("it was there before"));
        }
        self.log.push(decision);
    }

    fn fold(&mut self, blogs: &Blogs) {
        for decision in std::mem::take(&mut self.log) {
            for effect in effects(&decision, &self.worker, blogs) {
                self.worker.apply(&effect, &decision.change);
            }
        }
        // As it is stored and read again.
        let chunks: Vec<Vec<u8>> = (0..self.worker.len().div_ceil(CHUNK)).map(|number| self.worker.pack_chunk(number)).collect();
        self.worker = River::unpack(chunks.iter().map(Vec::as_slice));
    }
}

/// A count of everything, one blog at a time.
fn counted(river: &River, number: u16) -> usize {
    let unread = |post: &RiverPost| post.feed == number && !post.flags.has(Flags::READ) && !post.flags.has(Flags::GONE);
    river.iter().filter(|(_, post)| unread(post)).count()
}

/// A day of these posts.
fn midnight(at: u32) -> u32 {
    at / 10 * 10
}

/// The unread posts of a blog in the river, counted day by day as they were written.
fn in_river_of(river: &River, number: u16) -> usize {
    let mut posts: Vec<(u32, std::cmp::Reverse<u32>, Flags)> = Vec::new();
    for (slot, post) in river.iter().filter(|(_, post)| post.feed == number && !post.flags.has(Flags::GONE)) {
        posts.push((post.sort_at, std::cmp::Reverse(slot.0), post.flags));
    }
    posts.sort_unstable_by_key(|(at, slot, _)| (*at, *slot));
    let mut written = BTreeMap::new();
    let mut unread = 0;
    for (at, _, flags) in posts {
        let today: &mut u32 = written.entry(midnight(at)).or_default();
        *today += 1;
        let is_in = match number {
            0 => false,
            1 => *today <= 2,
            _ => true,
        };
        unread += usize::from(is_in && !flags.has(Flags::READ));
    }
    unread
}

proptest! {
    #[test]
    fn counts_are_what_a_full_count_gives(steps in prop::collection::vec(step(), 1..40)) {
        let blogs = blogs();
        let mut both = Both::default();
        for step in &steps {
            both.take(step, &blogs);
            prop_assert_eq!(&both.counts, &counts(&both.page), "after {:?}", step);
            let over = over_measure(&both.page, &both.newest, &blogs, &midnight);
            let counts = Counts { over: unread_among(&over, &both.page).len() as u32, ..both.counts.clone() };
            let mut in_river = 0;
            for number in 0..BLOGS {
                let scope = Scope::Feed(blog(number));
                let expected = counted(&both.page, number);
                prop_assert_eq!(counts.of(scope, &blogs) as usize, expected, "after {:?}", step);
                // A list of what is unread is as long as its count says.
                let shown = posts(&both.page, &both.newest, &blogs, scope, true, &[], &[]);
                prop_assert_eq!(shown.len(), expected, "after {:?}", step);
                in_river += in_river_of(&both.page, number);
            }
            prop_assert_eq!(counts.of(Scope::All, &blogs) as usize, in_river, "after {:?}", step);
            let mut shown = posts(&both.page, &both.newest, &blogs, Scope::All, true, &[], &[]);
            shown.retain(|slot| over.binary_search(slot).is_err());
            prop_assert_eq!(shown.len(), in_river, "after {:?}", step);
            prop_assert_eq!(&both.newest, &Newest::of(&both.page));
        }
        both.fold(&blogs);
        let by_slot = |river: &River| river.iter().map(|(slot, post)| (slot.0, *post)).collect::<BTreeMap<u32, RiverPost>>();
        prop_assert_eq!(by_slot(&both.page), by_slot(&both.worker), "once all is folded, page and store agree");
    }
}
