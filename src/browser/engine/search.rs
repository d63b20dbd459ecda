//! Finding posts by their words: every stored row is read, a stretch at a time, and nothing is kept of it.

use super::{Engine, failure_of};
use crate::browser::db::StoreError;
use crate::list::{BLOCK, searchable};
use crate::model::{FeedId, Slot};
use crate::protocol::{Job, NO_JOB, Reply};
use crate::search::Query;
use std::collections::HashMap;
use web_sys::AbortSignal;

/// Slots whose rows are read in one transaction: twenty blocks, so that nobody waits long for the store.
const STRETCH: usize = 20 * BLOCK;

impl Engine {
    /// Answers with the posts that `query` finds, unless the person types on or goes elsewhere meanwhile.
    pub(super) async fn search(&self, job: Job, query: &str) {
        let older = self.searching.replace(job);
        self.cancel(older);
        let Some(signal) = self.begin(job, query) else { return };
        match self.look(&Query::read(query), &signal).await {
            Ok(Some(slots)) => self.reply(&Reply::Found { job, slots }),
            Ok(None) => {}
            Err(error) => self.fail(NO_JOB, query, failure_of(error)),
        }
        self.end(job);
    }

    /// The posts that `query` finds, newest first; `None` when it was stopped.
    async fn look(&self, query: &Query, signal: &AbortSignal) -> Result<Option<Vec<Slot>>, StoreError> {
        let library = self.store.library().await?;
        let mut slots = searchable(&library.river, &library.blogs);
        let mut in_order = slots.clone();
        in_order.sort_unstable();
        let mut names = HashMap::<FeedId, String>::new();
        let mut found = Vec::new();
        for stretch in in_order.chunks(STRETCH) {
            // Each wait for the store lets in what the page says meanwhile.
            if signal.aborted() {
                return Ok(None);
            }
            for (slot, entry) in self.store.rows(stretch).await? {
                let blog = names.entry(entry.feed).or_insert_with(|| library.blogs.name(entry.feed));
                if query.matches(&entry, blog) {
                    found.push(slot);
                }
            }
        }
        slots.retain(|slot| found.binary_search(slot).is_ok());
        Ok((!signal.aborted()).then_some(slots))
    }
}
