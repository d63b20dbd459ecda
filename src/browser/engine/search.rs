//! Finding posts: the index is asked, and of posts of which it cannot tell the rows, a stretch at a time.

use super::shelf::{Shelf, now};
use super::{Engine, failure_of};
use crate::browser::db::StoreError;
use crate::list::BLOCK;
use crate::model::Slot;
use crate::protocol::{Job, NO_JOB, Reply};
use crate::search::{Marks, Query, marks, parse_typed};
use web_sys::AbortSignal;

/// Slots whose rows are read in one transaction: twenty blocks, so that nobody waits long for the store.
const STRETCH: usize = 20 * BLOCK;

/// What was found: the posts, best first, and whether one is better than another.
type Found = (Vec<Slot>, bool);

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
            Ok(Some((slots, ranked))) => self.reply(&Reply::Found { job, slots, ranked }),
            Ok(None) => {}
            Err(error) => self.fail(NO_JOB, query, failure_of(error)),
        }
        self.end(job);
    }

    /// The posts that `query` finds; `None` when it was stopped.
    pub(super) async fn look(&self, query: &Query, signal: &AbortSignal) -> Result<Option<Found>, StoreError> {
        let mut shelf = self.shelf.lock().await;
        if signal.aborted() {
            return Ok(None);
        }
        let shelf = self.stand(&mut shelf).await?;
        let when = now();
        let answer = shelf.ask(&self.store, query, when).await?;
        let unclear: Vec<Slot> = answer.unclear.iter().collect();
        let mut found = shelf.nothing();
        for stretch in unclear.chunks(STRETCH) {
            // Each wait for the store lets in what the page says meanwhile.
            if signal.aborted() {
                return Ok(None);
            }
            shelf.ask_rows(&self.store, query, stretch, when, &mut found).await?;
        }
        Ok((!signal.aborted()).then(|| (shelf.ranked(&answer, &found), !answer.worth.is_empty())))
    }

    /// Reads what a search will need, before it is asked for.
    pub(super) async fn prepare(&self) {
        let mut shelf = self.shelf.lock().await;
        let prepared = match self.stand(&mut shelf).await {
            Ok(shelf) => shelf.prepare(&self.store).await,
            Err(error) => Err(error),
        };
        if let Err(error) = prepared {
            self.fail(NO_JOB, "", failure_of(error));
        }
    }

    /// The shelf as things are now.
    async fn stand<'a>(&self, shelf: &'a mut Option<Shelf>) -> Result<&'a mut Shelf, StoreError> {
        if self.changed.replace(false) {
            *shelf = None;
        }
        Ok(match shelf {
            Some(shelf) => shelf,
            empty => empty.insert(Shelf::read(&self.store).await?),
        })
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
