//! What this tab knows, and what it does with it: the library in memory, the view one looks at, the decisions one makes.

mod decide;
pub mod device;
mod folded;
mod hear;
mod known;
mod login;
mod open;
mod places;
mod rows;
mod shown;
mod standing;
mod strands;
mod tags;
mod walk;
mod whole;

pub use places::WHOLE_WAY;

use super::dom::follow;
use super::link::Link;
use super::pace::Pace;
use super::screen;
use super::seldom::{self, Seldom};
use super::{address, doors};
use crate::browser::db::{Library, Store, StoreError, Text};
use crate::browser::news::Channel;
use crate::command::{Address, View};
use crate::list::{Arrangement, Counts, Newest, Recent, Rhythm, counts, found, unread_among};
use crate::model::{Decision, Density, Entry, EntryId, Failure, FeedId, FolderId, Scope, Settings, Slot};
use crate::protocol::{Job, News, Request};
use crate::ui::signal::{Memo, RwSignal, StoredValue};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use strands::Strands;
use whole::Whole;

/// Rows that are kept in memory, of however many are stored: the window's and some hundreds around it.
const ROWS: usize = 600;
/// Whole posts that are kept in memory.
const TEXTS: usize = 150;

/// How far this tab is.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// The library is being read.
    Starting,
    /// Everything works.
    Ready,
    /// Nothing can be stored here.
    Broken(StoreError),
    /// A newer Rill took over the database: only a reload helps.
    Outdated,
}

/// Where one wants to be in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// At its head.
    First,
    /// At its end.
    Last,
    /// Where this post is in sight.
    Row(Slot),
    /// Where this post is the first in sight.
    From(Slot),
}

/// What brings back what was taken away.
#[derive(Clone, PartialEq)]
pub enum Back {
    /// A change of the list of blogs.
    Arrange(Arrangement),
    /// Decisions about posts.
    Decide(Vec<Decision>),
}

/// A handle on this tab's state; copies are the same state.
#[derive(Clone, Copy)]
pub struct Reader {
    store: StoredValue<Option<Store>>,
    channel: StoredValue<Option<Channel>>,
    library: StoredValue<Library>,
    /// The order of the river.
    newest: StoredValue<Newest>,
    /// Rows that were read from the store; `None` where there is none.
    rows: StoredValue<Recent<Option<Arc<Entry>>>>,
    /// Whole posts that were read from the store.
    texts: StoredValue<Recent<Text>>,
    /// What was read in this view, and so stays in it, in order.
    kept: StoredValue<Vec<Slot>>,
    /// The posts that were last marked read because they were scrolled past.
    passed: StoredValue<Vec<EntryId>>,
    /// When each post was last opened, by slot, as it was when the history was gone to: what one opens there stays in its place.
    opened: StoredValue<Vec<u32>>,
    /// A post that was just opened, and is not yet counted so.
    opening: StoredValue<Option<Slot>>,
    /// How far posts were read, the newest last.
    places: StoredValue<Vec<(EntryId, u32)>>,
    /// What the posts of the library count to, kept up with each change of one.
    tally: StoredValue<Counts>,
    /// Rises with each change of the library.
    turn: RwSignal<u64>,
    /// Rises with each change of what is known of blogs, which a decision about posts is not.
    told: RwSignal<u64>,
    /// Posts, followed one by one.
    each_post: Strands,
    /// What is known of blogs, followed one by one.
    each_blog: Strands,
    /// Rises when blogs are called or arranged otherwise than before: to put five hundred names in order takes its time, so
    /// that is not done with each turn.
    named: RwSignal<u64>,
    /// Tells of names that publishers gave, which come with each piece of news while a list of blogs is taken in.
    renamed: StoredValue<Pace>,
    /// Rises with each change that lists follow: which posts there are, and in which order.
    order: RwSignal<u64>,
    /// The first slot that arrived after the view was opened: posts from here on wait until they are asked for.
    horizon: RwSignal<Slot>,
    /// Rises when rows in memory were read again, because they changed in the store.
    pub renewed: RwSignal<u64>,
    /// How far this tab is.
    pub phase: RwSignal<Phase>,
    /// Whether the first posts stand on the screen: what is not needed for them comes after.
    pub settled: RwSignal<bool>,
    /// What one looks at.
    pub address: RwSignal<Address>,
    /// Whether the address is changing because one goes back or forward.
    pub returning: RwSignal<bool>,
    /// What the person chose.
    pub settings: RwSignal<Settings>,
    /// Whether the list leaves out what is read.
    pub unread_only: RwSignal<bool>,
    /// Whether what a search found stands newest first, though some of it is better.
    pub by_date: RwSignal<bool>,
    /// The row that keys act on.
    pub selected: RwSignal<Option<Slot>>,
    /// Whether list and post stand side by side.
    pub wide: RwSignal<bool>,
    /// The post that stands beside the list and was not opened.
    pub untouched: RwSignal<Option<Slot>>,
    /// Where the list is to go.
    pub sought: RwSignal<Option<Sought>>,
    /// The page's second part.
    pub seldom: Seldom,
    /// A failure to be told.
    pub trouble: RwSignal<Option<Failure>>,
    /// The posts that "all read" marked last, as long as that can be taken back.
    pub undo: RwSignal<Option<Vec<EntryId>>>,
    /// What was last taken away, in a sentence, and what brings it back.
    pub taken: RwSignal<Option<(String, Back)>>,
    /// The last decision of this tab that is in the log.
    pub logged: RwSignal<u64>,
    /// The folders that are closed in the sidebar.
    pub folded: RwSignal<Vec<FolderId>>,
    /// The blog that is being followed, as the field for it was last used.
    pub following: RwSignal<Option<Job>>,
    /// The list of blogs that is being taken in.
    pub importing: RwSignal<Option<Job>>,
    /// The refresh that was last asked for.
    pub refresh: RwSignal<Option<Job>>,
    /// The post whose text was last cleaned again.
    pub cleaned: RwSignal<Option<Slot>>,
    /// The open post's text from its own page.
    pub whole: Whole,
    /// The worker.
    pub link: Link,
    /// The posts that the river leaves out because their blogs have written enough that day, in order.
    over: Memo<Vec<Slot>>,
    /// The blogs whose posts show more or less than others', by number.
    pub densities: Memo<Vec<(u16, Density)>>,
    /// The blogs whose posts lead at once to their own pages.
    outsiders: Memo<Vec<FeedId>>,
    /// The posts of the view, those that wait behind the horizon included.
    all: Memo<Vec<Slot>>,
    /// The address without the post that it opens: who follows it is not told of each post.
    pub here: Memo<Address>,
    /// What the list shows, or showed before a page was laid over it: the view, and the text that is looked for.
    pub shows: Memo<(View, String)>,
    /// The posts of the view, in order.
    pub posts: Memo<Vec<Slot>>,
    /// Unread posts, everywhere.
    pub counts: Memo<Counts>,
    /// How often each blog writes, at its number, as it was at a turn of the library.
    rhythms: StoredValue<(u64, Vec<Rhythm>)>,
}

/// What is found stands in its own order, and the history in that of opening.
fn stands_by_date(view: View) -> bool {
    !matches!(view, View::Search | View::Posts(Scope::History))
}

impl Reader {
    /// The state of a tab that just opened.
    pub fn new() -> Reader {
        let library = StoredValue::new(Library::default());
        let newest = StoredValue::new(Newest::default());
        let kept = StoredValue::new(Vec::<Slot>::new());
        let opened = StoredValue::new(Vec::new());
        let tally = StoredValue::new(Counts::default());
        let turn = RwSignal::new(0);
        let order = RwSignal::new(0);
        let named = RwSignal::new(0);
        let horizon = RwSignal::new(Slot(0));
        let address = RwSignal::new(address::current());
        let settings = RwSignal::new(Settings::default());
        let unread_only = RwSignal::new(false);
        let by_date = RwSignal::new(false);
        let trouble = RwSignal::new(None);
        let (here, shows) = (shown::here(address), shown::shows(address));
        let seldom = Seldom::new();
        let link = Link::new(trouble, seldom);
        let over = shown::over(order, library, newest);
        let all = Memo::new(move |_| {
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
        let sort = Memo::new(move |_| settings.with(|settings| settings.sort));
        let shown = Memo::new(move |_| {
            let horizon = horizon.get();
            let is_timeline = shows.with(|shows| stands_by_date(shows.0));
            let mut posts = all.with(|all| all.iter().copied().filter(|slot| *slot < horizon).collect::<Vec<Slot>>());
            let sort = sort.get();
            if is_timeline {
                library.with_value(|library| shown::sort(&mut posts, sort, library, horizon));
            }
            posts
        });
        let (densities, outsiders) = (shown::densities(order, library), shown::outsiders(order, library));
        let counts = Memo::new(move |_| {
            turn.track();
            let over = library.with_value(|library| over.with(|over| unread_among(over, &library.river).len()));
            Counts { over: over as u32, ..tally.get_value() }
        });
        let reader = Reader {
            store: StoredValue::new(None),
            channel: StoredValue::new(None),
            library,
            newest,
            rows: StoredValue::new(Recent::new(ROWS)),
            texts: StoredValue::new(Recent::new(TEXTS)),
            kept,
            passed: StoredValue::new(Vec::new()),
            opened,
            opening: StoredValue::new(None),
            places: StoredValue::new(places::read()),
            tally,
            turn,
            told: RwSignal::new(0),
            each_post: Strands::new(),
            each_blog: Strands::new(),
            named,
            renamed: StoredValue::new(Pace::new(Duration::from_secs(1), move || named.update(|named| *named += 1))),
            order,
            horizon,
            renewed: RwSignal::new(0),
            phase: RwSignal::new(Phase::Starting),
            settled: RwSignal::new(false),
            address,
            returning: RwSignal::new(false),
            settings,
            unread_only,
            by_date,
            selected: RwSignal::new(None),
            wide: screen::follow_width(),
            untouched: RwSignal::new(None),
            sought: RwSignal::new(None),
            seldom,
            trouble,
            undo: RwSignal::new(None),
            taken: RwSignal::new(None),
            logged: RwSignal::new(0),
            folded: RwSignal::new(folded::read()),
            following: RwSignal::new(None),
            importing: RwSignal::new(None),
            refresh: RwSignal::new(None),
            cleaned: RwSignal::new(None),
            whole: Whole::new(),
            link,
            over,
            densities,
            outsiders,
            all,
            here,
            shows,
            posts: shown,
            counts,
            rhythms: StoredValue::new((0, Vec::new())),
        };
        reader.follow_whole();
        // A view begins with all that is there, and with nothing kept in place.
        follow(move || {
            shows.track();
            unread_only.track();
            reader.kept.update_value(Vec::clear);
            reader.show_waiting();
            reader.selected.set(None);
        });
        follow(move || {
            if shows.with(|shows| shows.0 == View::Posts(Scope::History)) && reader.phase.get() == Phase::Ready {
                seldom::soon(reader, doors::order_history, reader);
            }
        });
        follow(move || match shows.get() {
            (View::Search, text) if !text.trim().is_empty() => link.search(text),
            (view, _) => {
                link.forget_search();
                if view == View::Search {
                    link.send(Request::Prepare);
                }
            }
        });
        reader
    }

    /// The library changed, and with it which posts there are, or their order.
    fn reordered(self) {
        self.order.update(|order| *order += 1);
        self.told.update(|told| *told += 1);
        self.turn.update(|turn| *turn += 1);
    }

    /// Every post and every blog may be another.
    fn touched_all(self) {
        self.tally.set_value(self.library.with_value(|library| counts(&library.river)));
        self.each_post.touch_all();
        self.each_blog.touch_all();
    }

    fn store(self) -> Result<Store, StoreError> {
        self.store.with_value(Clone::clone).ok_or(StoreError::Blocked)
    }

    /// Whether the library has been read, or cannot be.
    pub fn is_ready(self) -> bool {
        self.phase.with(|phase| *phase != Phase::Starting)
    }

    /// Whether no blog is followed and nothing is stored.
    pub fn is_new(self) -> bool {
        self.told.track();
        self.library.with_value(|library| library.blogs.subscriptions.is_empty() && library.river.is_empty())
    }

    /// [`Reader::is_new`], without following it.
    pub fn is_new_untracked(self) -> bool {
        untrack(|| self.is_new())
    }

    /// Goes to an address, as a step that back undoes.
    pub fn go(self, to: Address) {
        address::go(self.address, to);
    }

    /// Tells the person that something could not be kept.
    pub fn store_failed(self, error: StoreError) {
        let failure = if error == StoreError::Full { Failure::StorageFull } else { Failure::StorageBlocked };
        self.trouble.set(Some(failure));
    }

    fn tell(self, news: News) {
        seldom::soon(self, doors::tell, (self, news));
    }

    /// Tells the other tabs and the worker.
    pub fn tell_now(self, news: &News) {
        self.channel.with_value(|channel| {
            if let Some(Err(error)) = channel.as_ref().map(|channel| channel.tell(news)) {
                leptos::web_sys::console::warn_1(&error);
            }
        });
    }
}
