//! The index of search, as it is stored: its records, and how far it is.
//!
//! A post that arrives stands behind [`Indexed::end`], one that changes is noted in the transaction that changes it: so the
//! index always knows what it does not know, and may be behind, interrupted or gone without a post being missed.

use super::bytes::{commit, get, get_many, pack, put, unpack};
use super::read::{body_key, split};
use super::schema::{BODIES, META, RIVER, SEARCH};
use super::write::counters;
use super::{Store, StoreError, Writer};
use crate::html::to_text;
use crate::model::{BodyKind, Flags, Slot};
use crate::search::{Builder, FACTS, ROW_SHARDS, SEGMENT, SHARDS, Shard, VERSION};
use indexed_db_futures::KeyRange;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use indexed_db_futures::typed_array::Uint8Array;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use wasm_bindgen::JsValue;

/// The key of [`Indexed`] beside the records.
const STATE: &str = "state";
/// Records of a shard have keys from its number times this on.
const SEGMENTS: u32 = 1 << 16;
/// Rows that are read, and put into the index, without a pause.
const SLICE: usize = 512;
/// Bytes of the index that whole texts may take, or one segment more: those of the posts that came last.
const TEXTS: u32 = 30_000_000;

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
    segments: Vec<Segment>,
}

/// How one segment stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Segment {
    /// How many posts it holds.
    held: u16,
    /// The revision that wrote it.
    written: u64,
    /// How many bytes the whole texts of its posts take, when they are in it.
    texts: Option<u32>,
}

impl Indexed {
    /// Whether the whole text of a post is searched.
    pub fn has_text(&self, slot: Slot) -> bool {
        self.segments.get(slot.0 as usize / SEGMENT).is_some_and(|segment| segment.texts.is_some())
    }

    /// Whether the records of a segment are those that `seen` knew.
    fn is_as(&self, seen: &Indexed, segment: usize) -> bool {
        seen.segments.get(segment).map(|known| known.written) == self.segments.get(segment).map(|known| known.written)
    }
}

/// Records of a shard, by segment; empty for whole texts that are not in the index.
pub type ShardRecords = (Shard, Vec<Vec<u8>>);

/// What was read of the index.
#[derive(Debug, Default)]
pub struct Records {
    /// How far it is.
    pub indexed: Indexed,
    /// Whether what was known is worth nothing any more.
    pub anew: bool,
    /// Shards that were asked for.
    pub shards: Vec<ShardRecords>,
    /// Of shards that are known, what was written since: the shard, the segment, the record.
    pub parts: Vec<(Shard, usize, Vec<u8>)>,
}

impl Store {
    /// How far the index is; the records of the `missing` shards; and what was written since `seen` of the `known` ones.
    pub async fn search_records(&self, seen: &Indexed, missing: &[Shard], known: &[Shard]) -> Result<Records, StoreError> {
        let transaction = self.read(&[SEARCH])?;
        let store = transaction.object_store(SEARCH)?;
        let ask = |shard: &Shard| {
            let first = u32::from(*shard) * SEGMENTS;
            let range = KeyRange::Bound(first, false, first + SEGMENTS, true);
            store.get_all::<Uint8Array>().with_query::<u32, _>(range).primitive().map(|asked| (*shard, asked))
        };
        // Asked before it is known how far the index is: one wait instead of two. Of an index that is not begun it is worth nothing.
        let mut asked = missing.iter().map(ask).collect::<Result<Vec<_>, _>>()?;
        let indexed = state(&transaction).await?;
        let segments = indexed.segments.len();
        let mut read = Records { anew: segments < seen.segments.len(), ..Records::default() };
        if segments == 0 {
            asked.clear();
        } else if read.anew {
            for shard in known {
                asked.push(ask(shard)?);
            }
        }
        let changed = (0..segments).filter(|segment| !read.anew && !indexed.is_as(seen, *segment));
        let parts: Vec<(Shard, usize)> = changed.flat_map(|segment| known.iter().map(move |shard| (*shard, segment))).collect();
        let records = get_many(&store, parts.iter().map(|(shard, segment)| key(*shard, *segment as u32))).await?;
        let mut is_whole = true;
        for ((shard, segment), record) in parts.into_iter().zip(records) {
            is_whole &= record.is_some() || shard >= ROW_SHARDS;
            read.parts.push((shard, segment, record.unwrap_or_default()));
        }
        for (shard, values) in asked {
            let has = |segment: &Segment| shard < ROW_SHARDS || segment.texts.is_some();
            let mut values = values.await?;
            let mut of_shard = Vec::new();
            for segment in &indexed.segments {
                let record = if has(segment) { values.next().transpose()?.map(Into::into) } else { Some(Vec::new()) };
                is_whole &= record.is_some();
                of_shard.push(record.unwrap_or_default());
            }
            is_whole &= values.next().is_none();
            read.shards.push((shard, of_shard));
        }
        if !is_whole {
            // The disk lost some: none can be told from another, and all are made anew of the rows.
            return Ok(Records { indexed: self.forget_index().await?, anew: true, ..Records::default() });
        }
        Ok(Records { indexed, ..read })
    }

    async fn forget_index(&self) -> Result<Indexed, StoreError> {
        let transaction = self.write(&[SEARCH])?;
        let indexed = Indexed { version: VERSION, revision: state(&transaction).await?.revision + 1, ..Indexed::default() };
        let store = transaction.object_store(SEARCH)?;
        store.clear()?.await?;
        put(&store, STATE, &pack(&indexed))?;
        drop(store);
        commit(transaction).await?;
        Ok(indexed)
    }

    async fn indexed(&self) -> Result<Indexed, StoreError> {
        state(&self.read(&[SEARCH])?).await
    }

    /// The records that a segment has of these shards.
    async fn segment(&self, segment: u32, shards: Range<Shard>) -> Result<Vec<(Shard, Vec<u8>)>, StoreError> {
        let transaction = self.read(&[SEARCH])?;
        let records = get_many(&transaction.object_store(SEARCH)?, shards.clone().map(|shard| key(shard, segment))).await?;
        Ok(shards.zip(records).filter_map(|(shard, record)| Some((shard, record?))).collect())
    }

    /// Writes a segment, unless the index, or a post of it, changed since it was as `seen`.
    async fn put_segment(
        &self,
        segment: u32,
        records: &[(Shard, Vec<u8>)],
        seen: &Indexed,
        mut next: Indexed,
    ) -> Result<(), StoreError> {
        let transaction = self.write(&[SEARCH])?;
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
        next.revision = seen.revision + 1;
        let had_texts = seen.segments.get(segment as usize).is_some_and(|known| known.texts.is_some());
        let state = &mut next.segments[segment as usize];
        state.written = next.revision;
        if had_texts && state.texts.is_none() {
            for shard in ROW_SHARDS..SHARDS {
                store.delete(JsValue::from(key(shard, segment))).primitive()?;
            }
        }
        put(&store, STATE, &pack(&next))?;
        drop(store);
        commit(transaction).await?;
        Ok(())
    }
}

impl Store {
    /// Brings one segment of the index up to date; `here` says of each slot whether its post is still stored. Returns whether there
    /// may be more to do.
    pub async fn index(&self, here: &[bool]) -> Result<bool, StoreError> {
        self.index_within(here, TEXTS).await
    }

    /// As [`Store::index`], with another number of bytes for whole texts.
    pub async fn index_within(&self, here: &[bool], texts: u32) -> Result<bool, StoreError> {
        let indexed = self.indexed().await?;
        let Some(mut work) = Work::of(&indexed, here, texts) else { return Ok(false) };
        let shards = if work.has_texts && !work.begins_texts { SHARDS } else { ROW_SHARDS };
        let stored = if work.begins { Vec::new() } else { self.segment(work.segment, FACTS..shards).await? };
        let first = work.segment * SEGMENT as u32;
        let place = |slot: &Slot| slot.0.saturating_sub(first) as usize;
        let is_here = |slot: Slot| here.get(slot.0 as usize).copied().unwrap_or_default();
        let is_without = |at: &usize| {
            let slot = Slot(first + *at as u32);
            !is_here(slot) || work.changed.binary_search(&slot).is_ok()
        };
        let without: Vec<usize> = (0..SEGMENT).filter(is_without).collect();
        let mut builder = Builder::of(stored, &without);
        if work.has_texts {
            builder.begin_texts();
        }
        let slots: Vec<Slot> = work.changed.iter().copied().chain(work.new.clone().map(Slot)).collect();
        for slice in slots.chunks(SLICE) {
            // Each wait for the store lets in what the page asks meanwhile.
            for (slot, entry) in self.rows(slice).await? {
                builder.add(place(&slot), &entry);
            }
        }
        let all = first..(first + SEGMENT as u32).min(work.next.end);
        let of = if work.begins_texts { all.map(Slot).filter(|slot| is_here(*slot)).collect() } else { slots };
        for slice in of.chunks(SLICE / 8).filter(|_| work.has_texts) {
            for (slot, text) in self.texts(slice).await? {
                builder.add_text(place(&slot), &text);
            }
        }
        let held = builder.len() as u16;
        let records = builder.pack();
        let bytes = records.iter().filter(|(shard, _)| *shard >= ROW_SHARDS).map(|(_, record)| record.len() as u32).sum();
        let segments = &mut work.next.segments;
        segments.resize(segments.len().max(work.segment as usize + 1), Segment::default());
        segments[work.segment as usize] = Segment { held, written: 0, texts: work.has_texts.then_some(bytes) };
        self.put_segment(work.segment, &records, &indexed, work.next).await?;
        Ok(true)
    }

    /// What the texts of these posts say, without tags: what the feed sent, and what their page has. Posts without are left out.
    pub async fn texts(&self, slots: &[Slot]) -> Result<Vec<(Slot, String)>, StoreError> {
        let transaction = self.read(&[BODIES])?;
        let keys = slots.iter().flat_map(|slot| [BodyKind::Feed, BodyKind::Page].map(|kind| body_key(*slot, kind)));
        let stored = get_many(&transaction.object_store(BODIES)?, keys).await?;
        let mut texts = Vec::new();
        for (slot, kinds) in slots.iter().zip(stored.chunks(2)) {
            let mut text = String::new();
            for stored in kinds.iter().flatten() {
                text.push_str(&to_text(split(stored)?.1));
                text.push('\n');
            }
            if !text.is_empty() {
                texts.push((*slot, text));
            }
        }
        Ok(texts)
    }
}

impl Writer {
    /// Of each slot, whether its post is still stored.
    pub async fn here(&mut self) -> Result<Vec<bool>, StoreError> {
        let store = self.store.clone();
        let transaction = store.read(&[META, RIVER])?;
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
    /// Whether it has whole texts afterwards, and whether it had none before.
    has_texts: bool,
    begins_texts: bool,
    /// How far the index is afterwards.
    next: Indexed,
}

impl Work {
    fn of(indexed: &Indexed, here: &[bool], texts: u32) -> Option<Work> {
        let slots = here.len() as u32;
        let of = |slot: u32| slot / SEGMENT as u32;
        // Half of it words of posts that were let go: that is worth writing it anew.
        let is_hollow =
            |(segment, here): (&Segment, &[bool])| here.iter().filter(|here| **here).count() * 2 < usize::from(segment.held);
        let hollow = || indexed.segments.iter().zip(here.chunks(SEGMENT)).position(is_hollow);
        let segment = match indexed.changed.first() {
            Some(slot) => of(slot.0),
            None if indexed.end < slots => of(indexed.end),
            None => match hollow() {
                Some(segment) => segment as u32,
                None => return Work::of_texts(indexed, texts),
            },
        };
        let (changed, later) = indexed.changed.iter().partition(|slot| of(slot.0) == segment);
        // What is new goes into the last segment alone, so that segments follow each other without a gap.
        let end = if of(indexed.end) == segment { slots.min((segment + 1) * SEGMENT as u32) } else { indexed.end };
        let has_texts = indexed.segments.get(segment as usize).is_some_and(|segment| segment.texts.is_some());
        let next = Indexed { version: VERSION, end, changed: later, ..indexed.clone() };
        let begins = indexed.end <= segment * SEGMENT as u32;
        Some(Work { segment, begins, changed, new: indexed.end..end, has_texts, begins_texts: false, next })
    }

    /// Rows first, then the texts of what came last, as far as there is room; of what came before they go.
    fn of_texts(indexed: &Indexed, texts: u32) -> Option<Work> {
        let mut room = i64::from(texts);
        let (segment, state) = indexed.segments.iter().enumerate().rev().find(|(_, segment)| {
            let fits = room > 0;
            room -= i64::from(segment.texts.unwrap_or(0));
            fits != segment.texts.is_some()
        })?;
        let has_texts = state.texts.is_none();
        let (next, end) = (indexed.clone(), indexed.end);
        Some(Work {
            segment: segment as u32,
            begins: false,
            changed: Vec::new(),
            new: end..end,
            has_texts,
            begins_texts: has_texts,
            next,
        })
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
    put(&transaction.object_store(SEARCH)?, STATE, &pack(&indexed))
}

/// How far the index is; not begun, when other rules made it or its record cannot be read.
async fn state(transaction: &Transaction<'_>) -> Result<Indexed, StoreError> {
    let stored = get(&transaction.object_store(SEARCH)?, STATE).await?;
    let indexed = stored.and_then(|bytes| unpack::<Indexed>(&bytes).ok()).unwrap_or_default();
    let current = indexed.version == VERSION;
    Ok(if current { indexed } else { Indexed { version: VERSION, revision: indexed.revision, ..Indexed::default() } })
}

fn key(shard: Shard, segment: u32) -> u32 {
    u32::from(shard) * SEGMENTS + segment
}
