//! Chunks of the river, and of the statuses beside it.

use super::StoreError;
use super::bytes::{get_many, put};
use super::schema::{RIVER, STATUSES};
use crate::list::{CHUNK, River, pack_statuses, unpack_statuses};
use crate::model::{Slot, Status};
use indexed_db_futures::transaction::Transaction;
use std::collections::BTreeMap;

/// The chunks of statuses that a write touches.
pub(super) struct Chunks(BTreeMap<u32, Vec<Status>>);

impl Chunks {
    pub(super) async fn read(transaction: &Transaction<'_>, slots: impl Iterator<Item = Slot>) -> Result<Chunks, StoreError> {
        let mut chunks: BTreeMap<u32, Vec<Status>> = slots.map(|slot| (slot.0 / CHUNK as u32, Vec::new())).collect();
        let stored = get_many(&transaction.object_store(STATUSES)?, chunks.keys().copied()).await?;
        for (chunk, stored) in chunks.values_mut().zip(stored) {
            *chunk = stored.map_or_else(Vec::new, |bytes| unpack_statuses(&bytes));
            chunk.resize(CHUNK, Status::default());
        }
        Ok(Chunks(chunks))
    }

    pub(super) fn get_mut(&mut self, slot: Slot) -> &mut Status {
        let chunk = self.0.entry(slot.0 / CHUNK as u32).or_insert_with(|| vec![Status::default(); CHUNK]);
        &mut chunk[slot.0 as usize % CHUNK]
    }

    /// Writes the touched chunks of the statuses, and of the river beside them.
    pub(super) fn write(self, transaction: &Transaction<'_>, river: &River) -> Result<(), StoreError> {
        let (statuses, packed) = (transaction.object_store(STATUSES)?, transaction.object_store(RIVER)?);
        for (number, chunk) in self.0 {
            put(&statuses, number, &pack_statuses(&chunk))?;
            put(&packed, number, &river.pack_chunk(number as usize))?;
        }
        Ok(())
    }
}
