//! Finding posts: every stored row is read, a stretch at a time, and nothing is kept of it.

use super::{Engine, failure_of};
use crate::browser::clock;
use crate::browser::db::{Library, StoreError};
use crate::list::{BLOCK, searchable};
use crate::model::{FeedId, Slot, Timestamp};
use crate::protocol::{Job, NO_JOB, Reply};
use crate::search::{Marks, Query, Subject, When, marks, parse_typed};
use std::collections::HashMap;
use web_sys::AbortSignal;

/// Slots whose rows are read in one transaction: twenty blocks, so that nobody waits long for the store.
const STRETCH: usize = 20 * BLOCK;

impl Engine {
    /// Answers with the posts that `query` finds, unless the person types on or goes elsewhere meanwhile.
    pub(super) async fn search(&self, job: Job, query: &str) {
        let older = self.searching.replace(job);
        self.cancel(older);
        let read = match parse_typed(query) {
            Ok(read) => read,
            Err(problem) => return self.reply(&Reply::Misread { job, problem }),
        };
        let Some(signal) = self.begin(job, query) else { return };
        match self.look(&read, &signal).await {
            Ok(Some(slots)) => self.reply(&Reply::Found { job, slots }),
            Ok(None) => {}
            Err(error) => self.fail(NO_JOB, query, failure_of(error)),
        }
        self.end(job);
    }

    /// The posts that `query` finds, newest first; `None` when it was stopped.
    async fn look(&self, query: &Query, signal: &AbortSignal) -> Result<Option<Vec<Slot>>, StoreError> {
        let library = self.store.library().await?;
        let when = now();
        let mut slots = searchable(&library.river, &library.blogs);
        let mut in_order = slots.clone();
        in_order.sort_unstable();
        let mut blogs = HashMap::<FeedId, Blog>::new();
        let mut found = Vec::new();
        for stretch in in_order.chunks(STRETCH) {
            // Each wait for the store lets in what the page says meanwhile.
            if signal.aborted() {
                return Ok(None);
            }
            for (slot, entry) in self.store.rows(stretch).await? {
                let Some(post) = library.river.get(slot) else { continue };
                let blog = blogs.entry(entry.feed).or_insert_with(|| Blog::of(&library, entry.feed));
                let subject = Subject {
                    entry: &entry,
                    sort_at: Timestamp::from_seconds(post.sort_at.into()),
                    flags: post.flags,
                    views: post.views,
                    feed: &blog.name,
                    folders: &blog.folders,
                };
                if query.holds(&subject, when) {
                    found.push(slot);
                }
            }
        }
        slots.retain(|slot| found.binary_search(slot).is_ok());
        Ok((!signal.aborted()).then_some(slots))
    }

    /// Says what `query` finds in these rows.
    pub(super) async fn mark(&self, job: Job, query: &str, slots: &[Slot]) {
        let Ok(query) = parse_typed(query) else { return };
        match self.store.rows(slots).await {
            Ok(rows) => {
                let marks = rows.iter().map(|(slot, entry)| (*slot, marks(&query, entry)));
                let marks: Vec<(Slot, Marks)> = marks.filter(|(_, marks)| *marks != Marks::default()).collect();
                if !marks.is_empty() {
                    self.reply(&Reply::Marked { job, marks });
                }
            }
            Err(error) => self.fail(NO_JOB, "", failure_of(error)),
        }
    }
}

/// What a query can ask of a blog.
struct Blog {
    name: String,
    folders: Vec<String>,
}

impl Blog {
    fn of(library: &Library, feed: FeedId) -> Blog {
        Blog { name: library.blogs.name(feed), folders: library.blogs.folder_names(feed) }
    }
}

fn now() -> When {
    let now = clock::now();
    When { now, offset_minutes: clock::offset_minutes(now) }
}
