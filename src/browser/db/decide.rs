//! Decisions: written by the page itself, at once, and on disk before it goes on.

use super::bytes::{commit, pack};
use super::schema::LOG;
use super::{Store, StoreError};
use crate::model::{Decision, Logged};
use indexed_db_futures::prelude::*;
use indexed_db_futures::typed_array::Uint8Array;

impl Store {
    /// Appends decisions to the log, all or none, and returns them with their numbers.
    pub async fn decide(&self, decisions: Vec<Decision>) -> Result<Vec<Logged>, StoreError> {
        let transaction = self.write_strictly(&[LOG])?;
        let mut asked = Vec::with_capacity(decisions.len());
        {
            let store = transaction.object_store(LOG)?;
            for decision in decisions {
                let bytes = Uint8Array::from(pack(&decision));
                asked.push((store.add(bytes).with_key_type::<f64>().primitive()?, decision));
            }
        }
        // All of it is in the browser's hands before anything is waited for: the least is lost with a page that goes away.
        commit(transaction).await?;
        let mut log = Vec::with_capacity(asked.len());
        for (seq, decision) in asked {
            log.push(Logged { seq: seq.await? as u64, decision });
        }
        Ok(log)
    }
}
