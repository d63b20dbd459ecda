//! The index of search, as it is stored: its records, and how far it is.
//!
//! A post that arrives stands behind [`Indexed::end`], one that changes is noted in the transaction that changes it: so the
//! index always knows what it does not know, and may be behind, interrupted or gone without a post being missed.

use super::bytes::{get, get_many, pack, put, unpack};
use super::schema::{META, RIVER, SEARCH};
use super::write::counters;
use super::{Store, StoreError, Writer};
use crate::model::{Flags, Slot};
use crate::search::{Builder, SEGMENT, SHARDS, VERSION};
use indexed_db_futures::KeyRange;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{Transaction, TransactionMode};
use indexed_db_futures::typed_array::Uint8Array;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The key of [`Indexed`] beside the records.
const STATE: &str = "state";
/// Records of a shard have keys from its number times this on.
const SEGMENTS: u32 = 1 << 16;
/// Rows that are read, and put into the index, without a pause.
const SLICE: usize = 512;

/// How far the index is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Indexed {
    /// Of which layout and rules it is.
    version: u16,
    /// Rises with each write: what was read under another number is read again.
    pub revision: u64,
    /// The first slot that is not in it.
    pub end: u32,
    /// Slots before that whose posts changed since, in order.
    pub changed: Vec<Slot>,
    /// How many posts each segment holds.
    held: Vec<u16>,
}

/// Records of a shard, by segment.
pub type ShardRecords = (u8, Vec<Vec<u8>>);

impl Store {
    /// How far the index is, and the records of some shards: of `missing` when the index is still of revision `seen`, else of
    /// `all`.
    pub async fn search_records(&self, seen: u64, missing: &[u8], all: &[u8]) -> Result<(Indexed, Vec<ShardRecords>), StoreError> {
        let transaction = self.database.transaction(SEARCH).build()?;
        let store = transaction.object_store(SEARCH)?;
        let indexed = state(&transaction).await?;
        let mut asked = Vec::new();
        if indexed.end > 0 {
            for shard in if indexed.revision == seen { missing } else { all } {
                let first = u32::from(*shard) * SEGMENTS;
                let range = KeyRange::Bound(first, false, first + SEGMENTS, true);
                asked.push((*shard, store.get_all::<Uint8Array>().with_query::<u32, _>(range).primitive()?));
            }
        }
        let mut records = Vec::new();
        for (shard, values) in asked {
            let mut of_shard = Vec::new();
            for value in values.await? {
                of_shard.push(value?.into());
            }
            records.push((shard, of_shard));
        }
        let segments = (indexed.end as usize).div_ceil(SEGMENT);
        if records.iter().any(|(_, of_shard): &ShardRecords| of_shard.len() != segments) {
            // The disk lost some: none can be told from another, and all are made anew of the rows.
            return Ok((self.forget_index().await?, Vec::new()));
        }
        Ok((indexed, records))
    }

    async fn forget_index(&self) -> Result<Indexed, StoreError> {
        let transaction = self.database.transaction(SEARCH).with_mode(TransactionMode::Readwrite).build()?;
        let indexed = Indexed { version: VERSION, revision: state(&transaction).await?.revision + 1, ..Indexed::default() };
        let store = transaction.object_store(SEARCH)?;
        store.clear()?.await?;
        put(&store, STATE, &pack(&indexed)?)?;
        drop(store);
        transaction.commit().await?;
        Ok(indexed)
    }

    async fn indexed(&self) -> Result<Indexed, StoreError> {
        state(&self.database.transaction(SEARCH).build()?).await
    }

    /// The records of a segment.
    async fn segment(&self, segment: u32) -> Result<Vec<(u8, Vec<u8>)>, StoreError> {
        let transaction = self.database.transaction(SEARCH).build()?;
        let records = get_many(&transaction.object_store(SEARCH)?, (0..SHARDS).map(|shard| key(shard, segment))).await?;
        Ok((0..SHARDS).zip(records).filter_map(|(shard, record)| Some((shard, record?))).collect())
    }

    /// Writes a segment, unless the index, or a post of it, changed since it was as `seen`.
    async fn put_segment(&self, segment: u32, records: &[(u8, Vec<u8>)], seen: &Indexed, next: Indexed) -> Result<(), StoreError> {
        let transaction = self.database.transaction(SEARCH).with_mode(TransactionMode::Readwrite).build()?;
        if state(&transaction).await?.revision != seen.revision {
            return Ok(());
        }
        let store = transaction.object_store(SEARCH)?;
        if seen.end == 0 {
            // What other rules made, if anything.
            store.clear()?.await?;
        }
        for (shard, record) in records {
            put(&store, key(*shard, segment), record)?;
        }
        put(&store, STATE, &pack(&Indexed { revision: seen.revision + 1, ..next })?)?;
        drop(store);
        transaction.commit().await?;
        Ok(())
    }
}

impl Store {
    /// Brings one segment of the index up to date; `here` says of each slot whether its post is still stored. Returns whether there
    /// may be more to do.
    pub async fn index(&self, here: &[bool]) -> Result<bool, StoreError> {
        let indexed = self.indexed().await?;
        let Some(mut work) = Work::of(&indexed, here) else { return Ok(false) };
        let stored = if work.begins { Vec::new() } else { self.segment(work.segment).await? };
        let first = work.segment * SEGMENT as u32;
        let place = |slot: &Slot| slot.0.saturating_sub(first) as usize;
        let is_without = |at: &usize| {
            let slot = Slot(first + *at as u32);
            !here.get(slot.0 as usize).copied().unwrap_or_default() || work.changed.binary_search(&slot).is_ok()
        };
        let without: Vec<usize> = (0..SEGMENT).filter(is_without).collect();
        let mut builder = Builder::of(stored.iter().map(|(shard, record)| (*shard, record.as_slice())), &without);
        let slots: Vec<Slot> = work.changed.iter().copied().chain(work.new.clone().map(Slot)).collect();
        for slice in slots.chunks(SLICE) {
            // Each wait for the store lets in what the page asks meanwhile.
            for (slot, entry) in self.rows(slice).await? {
                builder.add(place(&slot), &entry);
            }
        }
        let held = &mut work.next.held;
        held.resize(held.len().max(work.segment as usize + 1), 0);
        held[work.segment as usize] = builder.len() as u16;
        self.put_segment(work.segment, &builder.pack(), &indexed, work.next).await?;
        Ok(true)
    }
}

impl Writer {
    /// Of each slot, whether its post is still stored.
    pub async fn here(&mut self) -> Result<Vec<bool>, StoreError> {
        let store = self.store.clone();
        let transaction = store.database.transaction([META, RIVER]).build()?;
        let counters = counters(&transaction).await?;
        self.catch_up(&transaction, counters.revision).await?;
        Ok(self.river.iter().map(|(_, post)| !post.flags.has(Flags::GONE)).collect())
    }
}

/// What is done to one segment.
struct Work {
    segment: u32,
    /// Whether nothing of it is stored.
    begins: bool,
    /// Posts of it that changed.
    changed: Vec<Slot>,
    /// Slots that are new to it.
    new: Range<u32>,
    /// How far the index is afterwards.
    next: Indexed,
}

impl Work {
    fn of(indexed: &Indexed, here: &[bool]) -> Option<Work> {
        let slots = here.len() as u32;
        let of = |slot: u32| slot / SEGMENT as u32;
        // Half of it words of posts that were let go: that is worth writing it anew.
        let is_hollow = |(held, here): (&u16, &[bool])| here.iter().filter(|here| **here).count() * 2 < usize::from(*held);
        let segment = match indexed.changed.first() {
            Some(slot) => of(slot.0),
            None if indexed.end < slots => of(indexed.end),
            None => indexed.held.iter().zip(here.chunks(SEGMENT)).position(is_hollow)? as u32,
        };
        let (changed, later) = indexed.changed.iter().partition(|slot| of(slot.0) == segment);
        // What is new goes into the last segment alone, so that segments follow each other without a gap.
        let end = if of(indexed.end) == segment { slots.min((segment + 1) * SEGMENT as u32) } else { indexed.end };
        let next = Indexed { version: VERSION, revision: indexed.revision, end, changed: later, held: indexed.held.clone() };
        Some(Work { segment, begins: indexed.end <= segment * SEGMENT as u32, changed, new: indexed.end..end, next })
    }
}

/// Notes, within the transaction that writes them, that these posts are no longer as the index knows them, or read them a
/// moment ago.
pub(super) async fn note_changed(transaction: &Transaction<'_>, slots: impl Iterator<Item = Slot>) -> Result<(), StoreError> {
    let mut slots = slots.peekable();
    if slots.peek().is_none() {
        return Ok(());
    }
    let mut indexed = state(transaction).await?;
    for slot in slots.filter(|slot| slot.0 < indexed.end).collect::<Vec<Slot>>() {
        if let Err(at) = indexed.changed.binary_search(&slot) {
            indexed.changed.insert(at, slot);
        }
    }
    indexed.revision += 1;
    put(&transaction.object_store(SEARCH)?, STATE, &pack(&indexed)?)
}

/// How far the index is; not begun, when other rules made it or its record cannot be read.
async fn state(transaction: &Transaction<'_>) -> Result<Indexed, StoreError> {
    let stored = get(&transaction.object_store(SEARCH)?, STATE).await?;
    let indexed = stored.and_then(|bytes| unpack::<Indexed>(&bytes).ok()).unwrap_or_default();
    let current = indexed.version == VERSION;
    Ok(if current { indexed } else { Indexed { version: VERSION, revision: indexed.revision, ..Indexed::default() } })
}

fn key(shard: u8, segment: u32) -> u32 {
    u32::from(shard) * SEGMENTS + segment
}
