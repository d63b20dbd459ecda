//! Decisions: written by the page itself, at once, and on disk before it goes on.

use super::bytes::pack;
use super::schema::LOG;
use super::{Store, StoreError};
use crate::model::{Decision, Logged};

impl Store {
    /// Appends decisions to the log, all or none, and returns them with their numbers.
    pub async fn decide(&self, decisions: Vec<Decision>) -> Result<Vec<Logged>, StoreError> {
        let transaction = self.database.writing_strictly(&[LOG])?;
        let mut log = Vec::with_capacity(decisions.len());
        let store = transaction.object_store(LOG)?;
        for decision in decisions {
            let seq = store.add(&pack(&decision)?)?.answer().await?.as_f64().ok_or(StoreError::Damaged)?;
            log.push(Logged { seq: seq as u64, decision });
        }
        transaction.commit().await?;
        Ok(log)
    }
}
