//! Keeping the index of search up to date, whenever posts came, one tab at a time.

use super::{Engine, failure_of};
use crate::browser::db::StoreError;
use crate::browser::lock;
use crate::model::Failure;
use crate::protocol::NO_JOB;
use std::rc::Rc;

/// The lock that lets one worker build the index.
const LOCK: &str = "rill-index";

impl Engine {
    /// Puts into the index what is not in it, segment by segment. A search meanwhile finds everything all the same.
    pub(super) async fn index(self: Rc<Self>) {
        // Whoever is at it goes on until nothing is left.
        if self.indexing.replace(true) {
            return;
        }
        let engine = self.clone();
        let ran = lock::alone(LOCK, move || async move {
            if let Err(error) = engine.index_all().await {
                engine.fail(NO_JOB, "", failure_of(error));
            }
        })
        .await;
        self.indexing.set(false);
        if ran.is_err() {
            self.fail(NO_JOB, "", Failure::StorageBlocked);
        }
    }

    async fn index_all(&self) -> Result<(), StoreError> {
        loop {
            // Each blog that is fetched may change posts of the segment that is being written, and it would be written in vain. Whoever
            // fetches comes here afterwards.
            if self.turn.try_lock().is_none() {
                return Ok(());
            }
            let here = self.writer.lock().await.here().await?;
            if !self.store.index(&here).await? {
                return Ok(());
            }
        }
    }
}
