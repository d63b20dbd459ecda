//! What the worker writes: what publishers say, what the person arranges, and the fold of decisions.

use super::beside::{note_check, note_named};
use super::bytes::{all, commit, get, get_many, key, pack, put, unpack, unpack_subscription};
use super::chunks::Chunks;
use super::read::{blogs, body_key, log, tags};
use super::schema::{
    BLOGROLLS, BODIES, CHECKS, Counters, FEEDS, FOLDERS, LOG, META, RIVER, ROWS, SEARCH, STATUSES, SUBSCRIPTIONS, TAGS,
};
use super::search::note_changed;
use super::{Store, StoreError};
use crate::html::{POLICY, SafeHtml};
use crate::list::{BLOCK, Blogs, River, content_hashes, effects, pack_rows, unpack_rows};
use crate::model::{
    BodyKind, Change, Check, Entry, EntryId, Feed, FeedId, Flags, RiverPost, Slot, Status, Subscription, Timestamp, packed_seconds,
    packed_size,
};
use crate::refresh::{Changes, Incoming};
use futures_util::future::{try_join3, try_join4};
use indexed_db_futures::KeyRange;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The worker's hand in the store, with its own copy of the river. Other tabs' workers write too: each write first sees
/// whether the copy is still the stored one.
pub struct Writer {
    pub(super) store: Store,
    pub(super) river: River,
    /// What each post of the river last said, by slot; nothing before it is asked for. A fetch asks for the hashes of a blog's
    /// posts, which lie in as many chunks of statuses as the blog has years.
    pub(super) hashes: Vec<u64>,
    pub(super) revision: u64,
}

/// A fetched feed, to be written in one transaction.
pub struct Fetched {
    /// The publisher's record and the posts that are new or changed.
    pub changes: Changes,
    /// The person's record, for a blog that is to be followed. What the person says already of a followed blog stands.
    pub subscription: Option<Subscription>,
    /// Where the feed is fetched from now on, when it moved for good.
    pub moved: Option<String>,
    /// The check that brought it.
    pub check: Check,
}

/// What a write did to the river.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The publisher's record as stored.
    pub feed: Feed,
    /// Posts that arrived or changed, in their slots.
    pub posts: Vec<(Slot, RiverPost)>,
    /// How many of them are new.
    pub new: u32,
    /// The tags that rules gave them.
    pub tags: Vec<(Slot, String)>,
    /// Whether the person's record changed with it.
    pub rearranged: bool,
}

impl Writer {
    /// A writer that has read nothing yet.
    pub fn new(store: Store) -> Writer {
        Writer { store, river: River::default(), hashes: Vec::new(), revision: 0 }
    }

    /// The hashes of what the posts of feed `number` last said, to see which of them changed.
    pub async fn known(&mut self, number: u16) -> Result<HashMap<EntryId, u64>, StoreError> {
        let store = self.store.clone();
        let transaction = store.read(&[META, RIVER, STATUSES])?;
        let counters = counters(&transaction).await?;
        self.catch_up(&transaction, counters.revision).await?;
        if self.hashes.len() != self.river.len() {
            let chunks = all(&transaction.object_store(STATUSES)?).await?;
            self.hashes = chunks.iter().flat_map(|chunk| content_hashes(chunk)).collect();
            // The last chunk is whole, the river ends in it.
            self.hashes.resize(self.river.len(), 0);
        }
        let posts = self.river.iter().zip(&self.hashes).filter(|((_, post), _)| post.feed == number);
        Ok(posts.map(|((_, post), hash)| (post.entry, *hash)).collect())
    }

    /// Writes a fetched feed: its record, rows, texts and places in the river, all or nothing.
    pub async fn apply(&mut self, fetched: Fetched, now: Timestamp) -> Result<Written, StoreError> {
        let written = self.try_apply(fetched, now).await;
        self.forget_after_failure(&written);
        written
    }

    async fn try_apply(&mut self, fetched: Fetched, now: Timestamp) -> Result<Written, StoreError> {
        let store = self.store.clone();
        let stores = [META, SUBSCRIPTIONS, FEEDS, RIVER, STATUSES, ROWS, BODIES, SEARCH, CHECKS, BLOGROLLS];
        let transaction = store.write(&stores)?;
        let Fetched { changes: Changes { mut feed, new, updated, roll }, subscription, moved, check } = fetched;
        let (feeds, subscriptions) = (transaction.object_store(FEEDS)?, transaction.object_store(SUBSCRIPTIONS)?);
        let id = || key(feed.id.to_bytes());
        // What is wanted of the store is asked for together: between two answers another blog's posts may be cleaned, and this
        // transaction holds up every other write. Read here and not when the fetch began: the person may have renamed or left the
        // blog since.
        let (mut counters, stored, before) =
            try_join3(counters(&transaction), get(&feeds, id()), get(&subscriptions, id())).await?;
        self.catch_up(&transaction, counters.revision).await?;
        let stored: Option<Feed> = stored.map(|bytes| unpack(&bytes)).transpose()?;
        feed.number = match &stored {
            Some(stored) => stored.number,
            None => next_number(&mut counters)?,
        };
        let placed = self.place(new.into_iter().chain(updated), feed.number, now);
        try_join4(
            note_changed(&transaction, placed.iter().filter(|post| !post.new).map(|post| post.slot)),
            note_check(&transaction, feed.id, check),
            note_named(&transaction, feed.id, roll),
            // The last, so that nothing waits for its texts to be stored.
            write_posts(&transaction, &self.river, &placed, now),
        )
        .await?;
        let given: Vec<(Slot, String)> = placed.iter().filter(|post| post.new).flat_map(Placed::tags).collect();
        if !given.is_empty() {
            given.iter().for_each(|(slot, tag)| self.river.tags.set(tag, *slot, true));
            put(&transaction.object_store(META)?, TAGS, &pack(&self.river.tags))?;
        }
        put(&feeds, key(feed.id.to_bytes()), &pack(&feed))?;
        let first = stored.is_none_or(|stored| stored.fetch.content_hash.is_none());
        // One that cannot be read is not followed (see `blogs`), and may be written anew.
        let before: Option<Subscription> = before.and_then(|bytes| unpack_subscription(&bytes).ok());
        let after = before.clone().or(subscription).map(|subscription| settled(subscription, moved, &feed, first));
        let rearranged = before != after;
        if let Some(subscription) = after.filter(|_| rearranged) {
            put(&subscriptions, key(subscription.feed.to_bytes()), &pack(&subscription))?;
        }
        if !placed.is_empty() {
            counters.revision += 1;
        }
        put(&transaction.object_store(META)?, "counters", &pack(&counters))?;
        drop((feeds, subscriptions));
        commit(transaction).await?;
        self.revision = counters.revision;
        self.note_hashes(&placed);
        let new = placed.iter().filter(|post| post.new).count() as u32;
        let posts = placed.iter().filter_map(|post| Some((post.slot, *self.river.get(post.slot)?))).collect();
        Ok(Written { feed, posts, new, tags: given, rearranged })
    }

    /// Keeps the copy of the hashes, if there is one, at what was written.
    fn note_hashes(&mut self, placed: &[Placed]) {
        if self.hashes.is_empty() {
            return;
        }
        self.hashes.resize(self.river.len(), 0);
        for post in placed {
            self.hashes[post.slot.0 as usize] = post.incoming.entry.content_hash;
        }
    }

    /// Gives each post its slot: the one it has, or the next.
    fn place(&mut self, posts: impl Iterator<Item = Incoming>, feed: u16, now: Timestamp) -> Vec<Placed> {
        let slots: HashMap<EntryId, Slot> =
            self.river.iter().filter(|(_, post)| post.feed == feed).map(|(slot, post)| (post.entry, slot)).collect();
        let mut placed = Vec::new();
        for mut incoming in posts {
            let sort_at = packed_seconds(incoming.entry.sort_at.min(now));
            let entry = incoming.entry.id;
            let slot = match slots.get(&entry).copied() {
                Some(slot) => {
                    if let Some(post) = self.river.get_mut(slot) {
                        if incoming.entry.published.or(incoming.entry.updated).is_some() {
                            post.sort_at = sort_at;
                        } else {
                            // Without a date a post stands where it arrived, however often it changes.
                            incoming.entry.sort_at = Timestamp::from_seconds(post.sort_at.into());
                        }
                        post.flags = post.flags.with(Flags::GONE, false);
                    }
                    placed.push(Placed { slot, new: false, incoming });
                    continue;
                }
                None => self.river.push(RiverPost { entry, feed, sort_at, flags: incoming.flags, views: 0 }),
            };
            placed.push(Placed { slot, new: true, incoming });
        }
        placed
    }

    /// Folds every decision of the log into the packed river and empties the log. Returns whether there were any.
    pub async fn fold(&mut self) -> Result<bool, StoreError> {
        let folded = self.try_fold().await;
        self.forget_after_failure(&folded);
        folded
    }

    async fn try_fold(&mut self) -> Result<bool, StoreError> {
        let store = self.store.clone();
        let stores = [META, SUBSCRIPTIONS, FOLDERS, FEEDS, RIVER, STATUSES, LOG];
        let transaction = store.write(&stores)?;
        let mut counters = counters(&transaction).await?;
        let log = log(&transaction)?.await?;
        let Some(last) = log.last().map(|logged| logged.seq) else {
            return Ok(false);
        };
        self.catch_up(&transaction, counters.revision).await?;
        let blogs = blogs(&transaction)?.await?;
        let mut decided: Vec<(Slot, &Change, u32)> = Vec::new();
        for logged in &log {
            let at = packed_seconds(logged.decision.at);
            for effect in effects(&logged.decision, &self.river, &blogs) {
                self.river.apply(&effect, &logged.decision.change);
                decided.push((effect.slot, &logged.decision.change, at));
            }
        }
        let mut statuses = Chunks::read(&transaction, decided.iter().map(|(slot, _, _)| *slot)).await?;
        for (slot, change, at) in decided {
            note(statuses.get_mut(slot), change, at);
        }
        statuses.write(&transaction, &self.river)?;
        if log.iter().any(|logged| matches!(logged.decision.change, Change::Tagged(..))) {
            put(&transaction.object_store(META)?, TAGS, &pack(&self.river.tags))?;
        }
        let decisions = transaction.object_store(LOG)?;
        // Said in full: indexed_db_futures 0.6.4 reads `..=last` as everything before `last`.
        decisions.delete::<f64, _>(KeyRange::UpperBound(last as f64, false)).primitive()?.await?;
        drop(decisions);
        counters.revision += 1;
        put(&transaction.object_store(META)?, "counters", &pack(&counters))?;
        commit(transaction).await?;
        self.revision = counters.revision;
        Ok(true)
    }

    /// Writes a feed's record and the check alone: a fetch that brought nothing new, or failed.
    pub async fn note_fetch(&mut self, feed: &Feed, check: Check) -> Result<(), StoreError> {
        let transaction = self.store.write(&[FEEDS, CHECKS])?;
        put(&transaction.object_store(FEEDS)?, key(feed.id.to_bytes()), &pack(feed))?;
        note_check(&transaction, feed.id, check).await?;
        commit(transaction).await?;
        Ok(())
    }

    /// Writes what the person says, all or nothing: subscriptions and folders as `arrange` leaves them, and a record of each
    /// blog that is new, with a number of its own. Returns all blogs.
    pub async fn arrange(&mut self, arrange: impl FnOnce(&mut Blogs)) -> Result<Blogs, StoreError> {
        let stores = [META, SUBSCRIPTIONS, FOLDERS, FEEDS];
        let transaction = self.store.write(&stores)?;
        let mut counters = counters(&transaction).await?;
        let before = blogs(&transaction)?.await?;
        let mut after = before.clone();
        arrange(&mut after);
        let known: HashSet<FeedId> = before.feeds.iter().map(|feed| feed.id).collect();
        for feed in after.feeds.iter_mut().filter(|feed| !known.contains(&feed.id)) {
            feed.number = next_number(&mut counters)?;
        }
        put_changes(&transaction.object_store(FEEDS)?, &before.feeds, &after.feeds, |feed| feed.id.to_bytes())?;
        let id = |subscription: &Subscription| subscription.feed.to_bytes();
        put_changes(&transaction.object_store(SUBSCRIPTIONS)?, &before.subscriptions, &after.subscriptions, id)?;
        put_changes(&transaction.object_store(FOLDERS)?, &before.folders, &after.folders, |folder| folder.id.to_bytes())?;
        let meta = transaction.object_store(META)?;
        put(&meta, "counters", &pack(&counters))?;
        // Said in so many words, because what a left blog has here goes in the end: a record that cannot be read is not left.
        let mut left = left(&transaction).await?;
        left.extend(before.subscriptions.iter().map(|subscription| subscription.feed));
        left.retain(|id| after.subscription(*id).is_none());
        put(&meta, "left", &pack(&left))?;
        drop(meta);
        commit(transaction).await?;
        Ok(after)
    }

    /// Reads the river again when another worker wrote it.
    pub(super) async fn catch_up(&mut self, transaction: &Transaction<'_>, revision: u64) -> Result<(), StoreError> {
        if self.revision != revision {
            let chunks = all(&transaction.object_store(RIVER)?).await?;
            self.river = River::unpack(chunks.iter().map(Vec::as_slice));
            self.river.tags = tags(transaction)?.await?;
            self.hashes = Vec::new();
            self.revision = revision;
        }
        Ok(())
    }

    /// A transaction that failed wrote nothing, but the copy of the river may be ahead of it.
    pub(super) fn forget_after_failure<T>(&mut self, result: &Result<T, StoreError>) {
        if result.is_err() {
            self.river = River::default();
            self.hashes = Vec::new();
            self.revision = u64::MAX;
        }
    }
}

/// The number of a feed that is new.
fn next_number(counters: &mut Counters) -> Result<u16, StoreError> {
    let number = counters.next_feed;
    counters.next_feed = number.checked_add(1).ok_or(StoreError::Full)?;
    Ok(number)
}

/// The person's record after a fetch: at the address that the feed moved to, and, after the `first`, without a name of the
/// person's own when it is the publisher's name, as imported lists have it.
fn settled(subscription: Subscription, moved: Option<String>, feed: &Feed, first: bool) -> Subscription {
    let is_own = |title: &String| !first || !title.split_whitespace().eq(feed.title.split_whitespace());
    Subscription { url: moved.unwrap_or(subscription.url), title: subscription.title.filter(is_own), ..subscription }
}

/// Writes the records that are new or changed, and deletes those that are gone.
fn put_changes<T: Serialize + PartialEq>(
    store: &ObjectStore<'_>,
    before: &[T],
    after: &[T],
    id: impl Fn(&T) -> [u8; 8],
) -> Result<(), StoreError> {
    let mut old: HashMap<[u8; 8], &T> = before.iter().map(|record| (id(record), record)).collect();
    for record in after {
        if old.remove(&id(record)) != Some(record) {
            put(store, key(id(record)), &pack(record))?;
        }
    }
    for gone in old.into_keys() {
        store.delete(key(gone)).primitive()?;
    }
    Ok(())
}

/// A post with its slot.
struct Placed {
    slot: Slot,
    new: bool,
    incoming: Incoming,
}

impl Placed {
    fn tags(&self) -> impl Iterator<Item = (Slot, String)> {
        self.incoming.tags.iter().map(|tag| (self.slot, tag.clone()))
    }
}

/// Rows, texts, places and statuses of `placed`.
async fn write_posts(transaction: &Transaction<'_>, river: &River, placed: &[Placed], now: Timestamp) -> Result<(), StoreError> {
    let mut blocks: BTreeMap<u32, Vec<(usize, &Entry)>> = BTreeMap::new();
    for post in placed {
        let (block, place) = (post.slot.0 / BLOCK as u32, post.slot.0 as usize % BLOCK);
        blocks.entry(block).or_default().push((place, &post.incoming.entry));
    }
    let (rows, bodies) = (transaction.object_store(ROWS)?, transaction.object_store(BODIES)?);
    // The texts go out behind what is asked, so that no answer waits for them, and before the rest is put together.
    let texts =
        async { placed.iter().try_for_each(|post| put(&bodies, body_key(post.slot, BodyKind::Feed), &body(&post.incoming.body))) };
    let statuses = Chunks::read(transaction, placed.iter().map(|post| post.slot));
    let (mut statuses, stored, ()) = try_join3(statuses, get_many(&rows, blocks.keys().copied()), texts).await?;
    for post in placed {
        let status = statuses.get_mut(post.slot);
        status.content_hash = post.incoming.entry.content_hash;
        status.size = packed_size(post.incoming.body.as_str().len());
        if post.new {
            status.arrived_at = packed_seconds(now);
        }
    }
    statuses.write(transaction, river)?;
    for ((block, changed), stored) in blocks.into_iter().zip(stored) {
        let mut entries = stored.map_or_else(|| vec![None; BLOCK], |bytes| unpack_rows(&bytes));
        for (place, entry) in changed {
            entries[place] = Some(entry.clone());
        }
        put(&rows, block, &pack_rows(&entries))?;
    }
    Ok(())
}

/// A text as stored.
pub(super) fn body(html: &SafeHtml) -> Vec<u8> {
    [&POLICY.to_le_bytes()[..], html.as_str().as_bytes()].concat()
}

/// Notes in the cold half of a status when a field was decided.
fn note(status: &mut Status, change: &Change, at: u32) {
    match *change {
        Change::Read(_) => status.read_at = at,
        Change::Starred(_) => status.starred_at = at,
        Change::Later(_) => status.later_at = at,
        Change::Viewed => status.viewed_at = at,
        Change::Progress(progress) => status.progress = progress,
        // A rule hides, so there is nothing that two devices would have to agree on.
        Change::Hidden(_) => {}
        // Tags stand beside the statuses.
        Change::Tagged(..) => {}
    }
}

/// The blogs that the person followed once and does no more.
pub(super) async fn left(transaction: &Transaction<'_>) -> Result<Vec<FeedId>, StoreError> {
    let stored = get(&transaction.object_store(META)?, "left").await?;
    stored.map_or(Ok(Vec::new()), |bytes| unpack(&bytes))
}

pub(super) async fn counters(transaction: &Transaction<'_>) -> Result<Counters, StoreError> {
    let stored = get(&transaction.object_store(META)?, "counters").await?;
    stored.map_or(Ok(Counters::default()), |bytes| unpack(&bytes))
}
