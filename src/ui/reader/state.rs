//! The state of a tab: what stands where, and what is made of what.

use super::shell::Shell;
use super::strands::Strands;
use super::whole::Whole;
use super::{Back, Phase, Sought, folded, places, shown};
use crate::browser::db::{Library, Store, Text};
use crate::browser::news::Channel;
use crate::command::{Address, View};
use crate::list::{Counts, Newest, Recent, Rhythm, found, unread_among};
use crate::model::{Density, Entry, EntryId, Failure, FeedId, FolderId, Settings, Slot};
use crate::protocol::Job;
use crate::ui::lasting::{LastingMemo, LastingSignal, LastingValue};
use crate::ui::link::Link;
use crate::ui::pace::Pace;
use crate::ui::seldom::Seldom;
use crate::ui::{address, screen};
use std::sync::Arc;
use std::time::Duration;

/// Rows that are kept in memory, of however many are stored: the window's and some hundreds around it.
pub(super) const ROWS: usize = 600;
/// Whole posts that are kept in memory.
const TEXTS: usize = 150;

/// Everything that a [`Reader`](super::Reader) is a handle on.
pub struct State {
    pub(super) store: LastingValue<Option<Store>>,
    pub(super) channel: LastingValue<Option<Channel>>,
    pub(super) library: LastingValue<Library>,
    /// The order of the river.
    pub(super) newest: LastingValue<Newest>,
    /// Rows that were read from the store; `None` where there is none.
    pub(super) rows: LastingValue<Recent<Option<Arc<Entry>>>>,
    /// Whole posts that were read from the store.
    pub(super) texts: LastingValue<Recent<Text>>,
    /// What was read in this view, and so stays in it, in order.
    pub(super) kept: LastingValue<Vec<Slot>>,
    /// The posts that were last marked read because they were scrolled past.
    pub(super) passed: LastingValue<Vec<EntryId>>,
    /// When each post was last opened, by slot, as it was when the history was gone to: what one opens there stays in its place.
    pub(super) opened: LastingValue<Vec<u32>>,
    /// A post that was just opened, and is not yet counted so.
    pub(super) opening: LastingValue<Option<Slot>>,
    /// How far posts were read, the newest last.
    pub(super) places: LastingValue<Vec<(EntryId, u32)>>,
    /// What the posts of the library count to, kept up with each change of one.
    pub(super) tally: LastingValue<Counts>,
    /// Rises with each change of the library.
    pub(super) turn: LastingSignal<u64>,
    /// Rises with each change of what is known of blogs, which a decision about posts is not.
    pub(super) told: LastingSignal<u64>,
    /// Posts, followed one by one.
    pub(super) each_post: Strands,
    /// What is known of blogs, followed one by one.
    pub(super) each_blog: Strands,
    /// Rises when blogs are called or arranged otherwise than before: to put five hundred names in order takes its time, so
    /// that is not done with each turn.
    pub(super) named: LastingSignal<u64>,
    /// Tells of names that publishers gave, which come with each piece of news while a list of blogs is taken in.
    pub(super) renamed: LastingValue<Pace>,
    /// Rises with each change that lists follow: which posts there are, and in which order.
    pub(super) order: LastingSignal<u64>,
    /// The first slot that arrived after the view was opened: posts from here on wait until they are asked for.
    pub(super) horizon: LastingSignal<Slot>,
    /// Rises when rows in memory were read again, because they changed in the store.
    pub renewed: LastingSignal<u64>,
    /// How far this tab is.
    pub phase: LastingSignal<Phase>,
    /// Whether the first posts stand on the screen: what is not needed for them comes after.
    pub settled: LastingSignal<bool>,
    /// What one looks at.
    pub address: LastingSignal<Address>,
    /// Whether the address is changing because one goes back or forward.
    pub returning: LastingSignal<bool>,
    /// What the person chose.
    pub settings: LastingSignal<Settings>,
    /// Whether the list leaves out what is read.
    pub unread_only: LastingSignal<bool>,
    /// Whether what a search found stands newest first, though some of it is better.
    pub by_date: LastingSignal<bool>,
    /// The row that keys act on.
    pub selected: LastingSignal<Option<Slot>>,
    /// Whether list and post stand side by side.
    pub wide: LastingSignal<bool>,
    /// The post that stands beside the list and was not opened.
    pub untouched: LastingSignal<Option<Slot>>,
    /// Where the list is to go.
    pub sought: LastingSignal<Option<Sought>>,
    /// The page's second part.
    pub seldom: Seldom,
    /// A failure to be told.
    pub trouble: LastingSignal<Option<Failure>>,
    /// The posts that "all read" marked last, as long as that can be taken back.
    pub undo: LastingSignal<Option<Vec<EntryId>>>,
    /// What was last taken away, in a sentence, and what brings it back.
    pub taken: LastingSignal<Option<(String, Back)>>,
    /// The last decision of this tab that is in the log.
    pub logged: LastingSignal<u64>,
    /// The folders that are closed in the sidebar.
    pub folded: LastingSignal<Vec<FolderId>>,
    /// The blog that is being followed, as the field for it was last used.
    pub following: LastingSignal<Option<Job>>,
    /// The list of blogs that is being taken in.
    pub importing: LastingSignal<Option<Job>>,
    /// The refresh that was last asked for.
    pub refresh: LastingSignal<Option<Job>>,
    /// The post whose text was last cleaned again.
    pub cleaned: LastingSignal<Option<Slot>>,
    /// The open post's text from its own page.
    pub whole: Whole,
    /// The worker.
    pub link: Link,
    /// What is open besides the view.
    pub shell: Shell,
    /// The posts that the river leaves out because their blogs have written enough that day, in order.
    pub(super) over: LastingMemo<Vec<Slot>>,
    /// The blogs whose posts show more or less than others', by number.
    pub densities: LastingMemo<Vec<(u16, Density)>>,
    /// The blogs whose posts lead at once to their own pages.
    pub(super) outsiders: LastingMemo<Vec<FeedId>>,
    /// The posts of the view, those that wait behind the horizon included.
    pub(super) all: LastingMemo<Vec<Slot>>,
    /// The address without the post that it opens: who follows it is not told of each post.
    pub here: LastingMemo<Address>,
    /// What the list shows, or showed before a page was laid over it: the view, and the text that is looked for.
    pub shows: LastingMemo<(View, String)>,
    /// The posts of the view, in order.
    pub posts: LastingMemo<Vec<Slot>>,
    /// Unread posts, everywhere.
    pub counts: LastingMemo<Counts>,
    /// How often each blog writes, at its number, as it was at a turn of the library.
    pub(super) rhythms: LastingValue<(u64, Vec<Rhythm>)>,
}

impl State {
    /// The state of a tab that just opened.
    pub(super) fn new() -> State {
        let library = LastingValue::new(Library::default());
        let newest = LastingValue::new(Newest::default());
        let kept = LastingValue::new(Vec::<Slot>::new());
        let opened = LastingValue::new(Vec::new());
        let tally = LastingValue::new(Counts::default());
        let turn = LastingSignal::new(0);
        let order = LastingSignal::new(0);
        let named = LastingSignal::new(0);
        let horizon = LastingSignal::new(Slot(0));
        let address = LastingSignal::new(address::current());
        let settings = LastingSignal::new(Settings::default());
        let unread_only = LastingSignal::new(false);
        let by_date = LastingSignal::new(false);
        let trouble = LastingSignal::new(None);
        let (here, shows) = (shown::here(address), shown::shows(address));
        let seldom = Seldom::new();
        let link = Link::new(trouble, seldom);
        let over = shown::over(order, library, newest);
        let all = LastingMemo::new(move |_| {
            order.track();
            let (view, text) = shows.get();
            let unread_only = unread_only.get();
            library.with_value(|library| {
                let posts = |kept: &Vec<Slot>, opened: &Vec<u32>| match view {
                    View::Posts(scope) => {
                        let of = |newest: &Newest| {
                            over.with(|over| shown::of_scope(library, newest, over, scope, unread_only, kept, opened))
                        };
                        newest.with_value(of)
                    }
                    View::Tag => {
                        found(&library.river, &Newest::among(&library.river, library.river.tags.posts(&text)), unread_only, kept)
                    }
                    _ => link.found.with(|answer| {
                        let Some(answer) = answer else { return Vec::new() };
                        let found = found(&library.river, &answer.slots, unread_only, kept);
                        if answer.ranked && by_date.get() { Newest::among(&library.river, &found) } else { found }
                    }),
                };
                kept.with_value(|kept| opened.with_value(|opened| posts(kept, opened)))
            })
        });
        let sort = LastingMemo::new(move |_| settings.with(|settings| settings.sort));
        let shown = LastingMemo::new(move |_| {
            let horizon = horizon.get();
            let is_timeline = shows.with(|shows| shown::stands_by_date(shows.0));
            let mut posts = all.get();
            // Mostly none waits, and to ask a hundred thousand takes a while.
            if library.with_value(|library| horizon < library.river.next_slot()) {
                posts.retain(|slot| *slot < horizon);
            }
            let sort = sort.get();
            if is_timeline {
                library.with_value(|library| shown::sort(&mut posts, sort, library, horizon));
            }
            posts
        });
        let (densities, outsiders) = (shown::densities(order, library), shown::outsiders(order, library));
        let counts = LastingMemo::new(move |_| {
            turn.track();
            let over = library.with_value(|library| over.with(|over| unread_among(over, &library.river).len()));
            Counts { over: over as u32, ..tally.get_value() }
        });
        State {
            store: LastingValue::new(None),
            channel: LastingValue::new(None),
            library,
            newest,
            rows: LastingValue::new(Recent::new(ROWS)),
            texts: LastingValue::new(Recent::new(TEXTS)),
            kept,
            passed: LastingValue::new(Vec::new()),
            opened,
            opening: LastingValue::new(None),
            places: LastingValue::new(places::read()),
            tally,
            turn,
            told: LastingSignal::new(0),
            each_post: Strands::new(),
            each_blog: Strands::new(),
            named,
            renamed: LastingValue::new(Pace::new(Duration::from_secs(1), move || named.update(|named| *named += 1))),
            order,
            horizon,
            renewed: LastingSignal::new(0),
            phase: LastingSignal::new(Phase::Starting),
            settled: LastingSignal::new(false),
            address,
            returning: LastingSignal::new(false),
            settings,
            unread_only,
            by_date,
            selected: LastingSignal::new(None),
            wide: screen::follow_width(),
            untouched: LastingSignal::new(None),
            sought: LastingSignal::new(None),
            seldom,
            trouble,
            undo: LastingSignal::new(None),
            taken: LastingSignal::new(None),
            logged: LastingSignal::new(0),
            folded: LastingSignal::new(folded::read()),
            following: LastingSignal::new(None),
            importing: LastingSignal::new(None),
            refresh: LastingSignal::new(None),
            cleaned: LastingSignal::new(None),
            whole: Whole::new(),
            link,
            shell: Shell::new(),
            over,
            densities,
            outsiders,
            all,
            here,
            shows,
            posts: shown,
            counts,
            rhythms: LastingValue::new((0, Vec::new())),
        }
    }
}
