//! Letting posts go: what the person does not want kept for ever, and what is left of blogs that are followed no more.

use super::bytes::{all, commit, get_many, pack, put};
use super::chunks::Chunks;
use super::read::{blogs, log};
use super::schema::{BODIES, FEEDS, FOLDERS, LOG, META, RIVER, ROWS, STATUSES, SUBSCRIPTIONS};
use super::write::{counters, left};
use super::{StoreError, Writer};
use crate::list::{BLOCK, pack_rows, text_sizes, unpack_rows};
use crate::model::{Flags, Keep, RiverPost, Slot, Timestamp, unpacked_size};
use crate::refresh::{leaving, left_behind};
use indexed_db_futures::KeyRange;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use std::collections::BTreeSet;

/// Why a post goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is more than the person keeps. When its feed still shows it, it stays away.
    Kept,
    /// Its blog is followed no more. When the blog is followed again and still shows it, it comes back.
    Unfollowed,
}

impl Writer {
    /// The posts of blogs that the person left, and those that `keep` lets go, as the store stands.
    pub async fn what_goes(&mut self, keep: &Keep, now: Timestamp) -> Result<[(Reason, Vec<Slot>); 2], StoreError> {
        let store = self.store.clone();
        let transaction = store.read(&[META, RIVER, STATUSES, SUBSCRIPTIONS, FOLDERS, FEEDS])?;
        let counters = counters(&transaction).await?;
        self.catch_up(&transaction, counters.revision).await?;
        let sizes: Vec<u16> = match keep.megabytes {
            Some(_) => all(&transaction.object_store(STATUSES)?).await?.iter().flat_map(|chunk| text_sizes(chunk)).collect(),
            None => Vec::new(),
        };
        let bytes = |slot: Slot| unpacked_size(sizes.get(slot.0 as usize).copied().unwrap_or_default());
        let left = left_numbers(&transaction).await?;
        Ok([
            (Reason::Unfollowed, left_behind(self.river.iter(), &left)),
            (Reason::Kept, leaving(self.river.iter(), &bytes, keep, now)),
        ])
    }

    /// Lets posts go, all or none: their rows and texts. Their places and statuses stay, so that they are known again. Returns them
    /// as they are now; `None`, and nothing is done, when decisions wait to be folded: one may have starred what is to go. What a blog
    /// left stays when it is followed again, in another tab since: whoever does that keeps what has not gone yet.
    pub async fn let_go(&mut self, slots: &[Slot], reason: Reason) -> Result<Option<Vec<(Slot, RiverPost)>>, StoreError> {
        let gone = self.try_let_go(slots, reason).await;
        self.forget_after_failure(&gone);
        gone
    }

    async fn try_let_go(&mut self, slots: &[Slot], reason: Reason) -> Result<Option<Vec<(Slot, RiverPost)>>, StoreError> {
        let store = self.store.clone();
        let stores = [META, RIVER, STATUSES, ROWS, BODIES, LOG, SUBSCRIPTIONS, FOLDERS, FEEDS];
        let transaction = store.write(&stores)?;
        let mut counters = counters(&transaction).await?;
        if !log(&transaction)?.await?.is_empty() {
            return Ok(None);
        }
        self.catch_up(&transaction, counters.revision).await?;
        let mut slots = slots.to_vec();
        if reason == Reason::Unfollowed {
            let left = left_numbers(&transaction).await?;
            slots.retain(|slot| self.river.get(*slot).is_some_and(|post| left.contains(&post.feed)));
        }
        let mut statuses = Chunks::read(&transaction, slots.iter().copied()).await?;
        for slot in &slots {
            if let Some(post) = self.river.get_mut(*slot) {
                post.flags = post.flags.with(Flags::GONE, true);
            }
            if reason == Reason::Unfollowed {
                // Whatever the blog shows of it is news.
                statuses.get_mut(*slot).content_hash = 0;
                if let Some(hash) = self.hashes.get_mut(slot.0 as usize) {
                    *hash = 0;
                }
            }
        }
        statuses.write(&transaction, &self.river)?;
        let rows = transaction.object_store(ROWS)?;
        let blocks: BTreeSet<u32> = slots.iter().map(|slot| slot.0 / BLOCK as u32).collect();
        for (block, stored) in blocks.iter().zip(get_many(&rows, blocks.iter().copied()).await?) {
            let Some(stored) = stored else { continue };
            let mut entries = unpack_rows(&stored);
            for slot in slots.iter().filter(|slot| slot.0 / BLOCK as u32 == *block) {
                entries[slot.0 as usize % BLOCK] = None;
            }
            put(&rows, *block, &pack_rows(&entries))?;
        }
        let bodies = transaction.object_store(BODIES)?;
        for slot in &slots {
            // Every text of the post; see `body_key`.
            bodies.delete::<u32, _>(KeyRange::Bound(slot.0 * 4, false, slot.0 * 4 + 3, false)).primitive()?;
        }
        counters.revision += 1;
        put(&transaction.object_store(META)?, "counters", &pack(&counters))?;
        drop((rows, bodies));
        commit(transaction).await?;
        self.revision = counters.revision;
        Ok(Some(slots.iter().filter_map(|slot| Some((*slot, *self.river.get(*slot)?))).collect()))
    }
}

/// The numbers of the blogs that the person left, but for those that are followed again.
async fn left_numbers(transaction: &Transaction<'_>) -> Result<Vec<u16>, StoreError> {
    let blogs = blogs(transaction)?.await?;
    let left = left(transaction).await?;
    let left = left.into_iter().filter(|id| blogs.subscription(*id).is_none()).filter_map(|id| blogs.feed(id));
    Ok(left.map(|feed| feed.number).collect())
}
