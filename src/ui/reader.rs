//! What this tab knows, and what it does with it: the library in memory, the view one looks at, the decisions one makes.

use super::link::Link;
use super::{address, clock};
use crate::browser::db::{Library, Store, StoreError};
use crate::browser::news::Channel;
use crate::command::{Address, View};
use crate::list::{Blogs, Counts, counts, effects, posts};
use crate::model::{Change, Decision, Entry, EntryId, Failure, Flags, RiverPost, Scope, Settings, Slot, Target};
use crate::protocol::{Job, News, Request};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

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

/// A handle on this tab's state; copies are the same state.
#[derive(Clone, Copy)]
pub struct Reader {
    store: StoredValue<Option<Store>, LocalStorage>,
    channel: StoredValue<Option<Channel>, LocalStorage>,
    library: StoredValue<Library>,
    rows: StoredValue<HashMap<Slot, Arc<Entry>>>,
    /// What was read in this view, and so stays in it.
    kept: StoredValue<HashSet<Slot>>,
    /// Rises with each change of the library: whoever reads the library follows it.
    turn: RwSignal<u64>,
    /// The first slot that arrived after the view was opened: posts from here on wait until they are asked for.
    horizon: RwSignal<Slot>,
    /// How far this tab is.
    pub phase: RwSignal<Phase>,
    /// What one looks at.
    pub address: RwSignal<Address>,
    /// What the person chose.
    pub settings: RwSignal<Settings>,
    /// Whether the list leaves out what is read.
    pub unread_only: RwSignal<bool>,
    /// The row that keys act on.
    pub selected: RwSignal<Option<Slot>>,
    /// A failure to be told.
    pub trouble: RwSignal<Option<Failure>>,
    /// The posts that "all read" marked last, as long as that can be taken back.
    pub undo: RwSignal<Option<Vec<EntryId>>>,
    /// The refresh that was last asked for.
    pub refresh: RwSignal<Option<Job>>,
    /// The worker.
    pub link: Link,
    /// The posts of the view, newest first.
    pub posts: Memo<Vec<Slot>>,
    /// How many posts of the view wait behind the horizon.
    pub waiting: Memo<u32>,
    /// Unread posts, everywhere.
    pub counts: Memo<Counts>,
}

impl Reader {
    /// The state of a tab that just opened.
    pub fn new() -> Reader {
        let library = StoredValue::new(Library::default());
        let kept = StoredValue::new(HashSet::new());
        let turn = RwSignal::new(0);
        let horizon = RwSignal::new(Slot(0));
        let address = RwSignal::new(address::current());
        let unread_only = RwSignal::new(false);
        let view = Memo::new(move |_| address.with(|address| address.view));
        let all = Memo::new(move |_| {
            turn.track();
            let View::Posts(scope) = view.get() else { return Vec::new() };
            let unread_only = unread_only.get();
            library.with_value(|library| kept.with_value(|kept| posts(&library.river, &library.blogs, scope, unread_only, kept)))
        });
        let shown = Memo::new(move |_| {
            let horizon = horizon.get();
            all.with(|all| all.iter().copied().filter(|slot| *slot < horizon).collect::<Vec<Slot>>())
        });
        let waiting = Memo::new(move |_| (all.with(Vec::len) - shown.with(Vec::len)) as u32);
        let counts = Memo::new(move |_| {
            turn.track();
            library.with_value(|library| counts(&library.river))
        });
        let reader = Reader {
            store: StoredValue::new_local(None),
            channel: StoredValue::new_local(None),
            library,
            rows: StoredValue::new(HashMap::new()),
            kept,
            turn,
            horizon,
            phase: RwSignal::new(Phase::Starting),
            address,
            settings: RwSignal::new(Settings::default()),
            unread_only,
            selected: RwSignal::new(None),
            trouble: RwSignal::new(None),
            undo: RwSignal::new(None),
            refresh: RwSignal::new(None),
            link: Link::new(),
            posts: shown,
            waiting,
            counts,
        };
        // A view begins with all that is there, and with nothing kept in place.
        Effect::new(move |_| {
            view.track();
            unread_only.track();
            reader.kept.update_value(HashSet::clear);
            reader.show_waiting();
            reader.selected.set(None);
        });
        reader
    }

    /// Reads the library and listens to the other tabs.
    pub async fn open(self) {
        match self.try_open().await {
            Ok(()) => self.phase.set(Phase::Ready),
            Err(error) => self.phase.set(Phase::Broken(error)),
        }
    }

    async fn try_open(self) -> Result<(), StoreError> {
        let store = Store::open().await?;
        let channel = Channel::open(move |news| self.hear(news)).map_err(|error| StoreError::Failed(format!("{error:?}")))?;
        self.channel.set_value(Some(channel));
        let outdated = store.clone();
        self.store.set_value(Some(store));
        self.load().await?;
        spawn_local(async move {
            if outdated.until_outdated().await.is_ok() {
                self.phase.set(Phase::Outdated);
            }
        });
        Ok(())
    }

    /// Reads the whole library again.
    async fn load(self) -> Result<(), StoreError> {
        let library = self.store()?.library().await?;
        if let Some(settings) = library.settings.clone() {
            self.settings.set(settings);
        }
        self.library.set_value(library);
        self.rows.update_value(HashMap::clear);
        self.show_waiting();
        self.turn.update(|turn| *turn += 1);
        Ok(())
    }

    fn store(self) -> Result<Store, StoreError> {
        self.store.with_value(Clone::clone).ok_or(StoreError::Blocked)
    }

    /// Looks at the library, now and whenever it changes.
    pub fn with_blogs<T>(self, look: impl FnOnce(&Blogs) -> T) -> T {
        self.turn.track();
        self.library.with_value(|library| look(&library.blogs))
    }

    /// A post of the river, now and whenever it changes.
    pub fn post(self, slot: Slot) -> Option<RiverPost> {
        self.turn.track();
        self.library.with_value(|library| library.river.get(slot).copied())
    }

    /// Where a post stands, without following it.
    pub fn find(self, entry: EntryId) -> Option<Slot> {
        self.library.with_value(|library| library.river.find(entry))
    }

    /// Whether no blog is followed and nothing is stored.
    pub fn is_new(self) -> bool {
        self.turn.track();
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

    /// Lets the posts that wait into the view.
    pub fn show_waiting(self) {
        self.horizon.set(self.library.with_value(|library| library.river.next_slot()));
    }

    /// The rows of these posts, in that order, from memory or the store.
    pub async fn rows(self, slots: Vec<Slot>) -> Result<Vec<(Slot, Arc<Entry>)>, StoreError> {
        let missing: Vec<Slot> =
            self.rows.with_value(|rows| slots.iter().copied().filter(|slot| !rows.contains_key(slot)).collect());
        if !missing.is_empty() {
            let found = self.store()?.rows(&missing).await?;
            self.rows.update_value(|rows| rows.extend(found.into_iter().map(|(slot, entry)| (slot, Arc::new(entry)))));
        }
        Ok(self.rows.with_value(|rows| slots.into_iter().filter_map(|slot| Some((slot, rows.get(&slot)?.clone()))).collect()))
    }

    /// The text of a post.
    pub async fn text(self, slot: Slot) -> Result<crate::browser::db::Text, StoreError> {
        self.store()?.text(slot, crate::model::BodyKind::Feed).await
    }

    /// Decides about one post. Does nothing when it already is so.
    pub fn decide(self, slot: Slot, change: Change) {
        if let Some(entry) = self.library.with_value(|library| library.river.get(slot).map(|post| post.entry)) {
            self.log(vec![Decision { target: Target::Entries(vec![entry]), change, at: clock::now() }]);
        }
    }

    /// A post was opened: one more view, and it is read.
    pub fn opened(self, slot: Slot) {
        if let Some(entry) = self.library.with_value(|library| library.river.get(slot).map(|post| post.entry)) {
            let decision = |change| Decision { target: Target::Entries(vec![entry]), change, at: clock::now() };
            self.log(vec![decision(Change::Viewed), decision(Change::Read(true))]);
        }
    }

    /// Turns a flag of a post over.
    pub fn toggle(self, slot: Slot, flag: Flags) {
        let Some(on) = self.library.with_value(|library| library.river.get(slot).map(|post| !post.flags.has(flag))) else { return };
        self.decide(
            slot,
            match flag {
                Flags::STARRED => Change::Starred(on),
                Flags::LATER => Change::Later(on),
                _ => Change::Read(on),
            },
        );
    }

    /// Marks everything of a scope that is here now as read, as one decision that can be taken back.
    pub fn read_all(self, scope: Scope) {
        let before = self.horizon.get_untracked();
        let decision = Decision { target: Target::Scope { scope, before }, change: Change::Read(true), at: clock::now() };
        let unread = self.library.with_value(|library| {
            let effects = effects(&decision, &library.river, &library.blogs);
            effects.iter().filter_map(|effect| Some(library.river.get(effect.slot)?.entry)).collect::<Vec<EntryId>>()
        });
        if !unread.is_empty() {
            self.log(vec![decision]);
            self.undo.set(Some(unread));
        }
    }

    /// Takes the last "all read" back.
    pub fn undo(self) {
        if let Some(entries) = self.undo.try_update(Option::take).flatten() {
            self.log(vec![Decision { target: Target::Entries(entries), change: Change::Read(false), at: clock::now() }]);
        }
    }

    /// Decides: at once on the screen, then in the log, then in the other tabs.
    fn log(self, decisions: Vec<Decision>) {
        for decision in &decisions {
            self.fold(decision);
        }
        spawn_local(async move {
            let logged = match self.store() {
                Ok(store) => store.decide(decisions).await,
                Err(error) => Err(error),
            };
            match logged {
                Ok(logged) => self.tell(&News::Decided(logged)),
                Err(error) => {
                    // What could not be kept must not look kept.
                    self.store_failed(error);
                    if let Err(error) = self.load().await {
                        self.phase.set(Phase::Broken(error));
                    }
                }
            }
        });
    }

    fn fold(self, decision: &Decision) {
        self.library.update_value(|library| {
            for effect in effects(decision, &library.river, &library.blogs) {
                if let Some(post) = library.river.get_mut(effect.slot) {
                    (post.flags, post.views) = (effect.flags, effect.views);
                }
                self.kept.update_value(|kept| {
                    kept.insert(effect.slot);
                });
            }
        });
        self.turn.update(|turn| *turn += 1);
    }

    /// Keeps what the person chose, here and in every tab.
    pub fn choose(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        let settings = self.settings.get_untracked();
        spawn_local(async move {
            let saved = match self.store() {
                Ok(store) => store.save_settings(&settings).await,
                Err(error) => Err(error),
            };
            match saved {
                Ok(()) => self.tell(&News::Settings(Box::new(settings))),
                Err(error) => self.store_failed(error),
            }
        });
    }

    fn store_failed(self, error: StoreError) {
        let failure = if error == StoreError::Full { Failure::StorageFull } else { Failure::StorageBlocked };
        self.trouble.set(Some(failure));
    }

    fn tell(self, news: &News) {
        self.channel.with_value(|channel| {
            if let Some(Err(error)) = channel.as_ref().map(|channel| channel.tell(news)) {
                leptos::logging::warn!("{error:?}");
            }
        });
    }

    /// Another tab, or the worker, changed something.
    fn hear(self, news: News) {
        match news {
            News::Feed { feed, posts } => {
                self.hear_feed(*feed, posts.into_iter().map(|(slot, post)| (slot, post.into())).collect())
            }
            News::Blogs(blogs) => self.library.update_value(|library| library.blogs = *blogs),
            News::Decided(logged) => {
                let decided = self.library.with_value(|library| library.decided);
                for logged in logged.iter().filter(|logged| logged.seq > decided) {
                    self.fold(&logged.decision);
                }
            }
            News::Settings(settings) => self.settings.set(*settings),
        }
        self.turn.update(|turn| *turn += 1);
    }

    fn hear_feed(self, feed: crate::model::Feed, posts: Vec<(Slot, RiverPost)>) {
        let was_empty = self.posts.with_untracked(Vec::is_empty);
        let mut in_order = true;
        self.library.update_value(|library| {
            match library.blogs.feeds.iter_mut().find(|known| known.id == feed.id) {
                Some(known) => *known = feed,
                None => library.blogs.feeds.push(feed),
            }
            for (slot, mut post) in posts {
                self.rows.update_value(|rows| {
                    rows.remove(&slot);
                });
                if let Some(known) = library.river.get(slot) {
                    // The worker may not have folded what was decided here a moment ago.
                    (post.flags, post.views) = (known.flags.with(Flags::GONE, post.flags.has(Flags::GONE)), known.views);
                }
                in_order &= library.river.put(slot, post);
            }
        });
        if was_empty {
            self.show_waiting();
        }
        if !in_order {
            spawn_local(async move {
                if let Err(error) = self.load().await {
                    self.phase.set(Phase::Broken(error));
                }
            });
        }
    }

    /// The post `step` places after `from` in the view; from nowhere, the first or the last.
    pub fn neighbour(self, from: Option<Slot>, step: isize) -> Option<Slot> {
        self.posts.with(|posts| match from.and_then(|from| posts.iter().position(|slot| *slot == from)) {
            Some(at) => at.checked_add_signed(step).and_then(|at| posts.get(at)).copied(),
            None if step < 0 => posts.last().copied(),
            None => posts.first().copied(),
        })
    }

    /// The post `step` places from the selected one.
    pub fn neighbour_untracked(self, step: isize) -> Option<Slot> {
        untrack(|| self.neighbour(self.selected.get(), step))
    }

    /// The first unread post after the selected one, or of the view when none is selected.
    pub fn next_unread(self) -> Option<Slot> {
        self.posts.with_untracked(|posts| {
            let selected = self.selected.get_untracked();
            let after = selected.and_then(|selected| posts.iter().position(|slot| *slot == selected)).map_or(0, |at| at + 1);
            let unread = |slot: &&Slot| {
                self.library.with_value(|library| library.river.get(**slot).is_some_and(|post| !post.flags.has(Flags::READ)))
            };
            posts[after..].iter().find(unread).copied()
        })
    }

    /// Opens a post of the view. From post to post the address bar keeps one step, so that back leads to the list.
    pub fn open_post(self, slot: Slot) {
        let Some(entry) = self.library.with_value(|library| library.river.get(slot).map(|post| post.entry)) else { return };
        let here = self.address.get_untracked();
        let to = here.with_post(Some(entry));
        if here.post.is_some() { address::replace(self.address, to) } else { address::go(self.address, to) }
    }

    /// Fetches what the blogs of a scope have new.
    pub fn refresh(self, scope: Scope, due_only: bool) {
        self.refresh.set(Some(self.link.begin(|job| Request::Refresh { job, scope, due_only })));
    }

    /// Asks the worker to fold the decisions made since the last time.
    pub fn fold_log(self) {
        self.link.send(Request::Fold);
    }
}
