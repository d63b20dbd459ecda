//! Finding posts: the index is asked, and of posts of which it cannot tell the rows, a stretch at a time.

use super::shelf::{Shelf, now};
use super::{Engine, failure_of};
use crate::browser::db::StoreError;
use crate::list::BLOCK;
use crate::model::Slot;
use crate::protocol::{Job, NO_JOB, Progress, Reply, Slots};
use crate::search::{Marks, Query, marks, marks_in, parse_typed, snippet, units};
use web_sys::AbortSignal;

/// Slots whose rows are read in one transaction: twenty blocks, so that nobody waits long for the store.
const STRETCH: usize = 20 * BLOCK;

/// What is asked before anybody asks: nearly all titles have such a word. The browser compiles what answers while it first runs, and
/// that took half of the first answer of a visit.
const TRIAL: &str = "title:a";

/// What was found: the posts, best first, and whether one is better than another.
type Found = (Vec<Slot>, bool);

impl Engine {
    /// Answers with the posts that `query` finds, unless the person types on or goes elsewhere meanwhile.
    pub(super) async fn search(&self, job: Job, query: &str) {
        let older = self.searching.replace(job);
        self.cancel(older);
        let read = match parse_typed(query) {
            Ok(read) => read,
            Err(problem) => return self.say(job, Progress::Misread(problem)),
        };
        let Some(signal) = self.begin(job, query) else { return };
        match self.look(&read, &signal).await {
            Ok(Some((slots, ranked))) => self.reply(&Reply::Found { job, slots: Slots(slots), ranked }),
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
        if let Err(error) = self.try_prepare().await {
            self.fail(NO_JOB, "", failure_of(error));
        }
    }

    async fn try_prepare(&self) -> Result<(), StoreError> {
        let mut shelf = self.shelf.lock().await;
        self.stand(&mut shelf).await?.prepare(&self.store).await?;
        // The lock is let go between two, so that a search that is asked for meanwhile waits for one at most.
        let mut was_missing = false;
        loop {
            drop(shelf);
            shelf = self.shelf.lock().await;
            let standing = self.stand(&mut shelf).await?;
            if standing.prepare_more(&self.store).await? {
                was_missing = true;
                continue;
            }
            // Where all was here, this was asked before.
            if was_missing && let Ok(trial) = parse_typed(TRIAL) {
                let answer = standing.ask(&self.store, &trial, now()).await?;
                standing.ranked(&answer, &standing.nothing());
            }
            return Ok(());
        }
    }

    /// The shelf as things are now.
    async fn stand<'a>(&self, shelf: &'a mut Option<Shelf>) -> Result<&'a mut Shelf, StoreError> {
        let (changed, decided) = (self.changed.replace(false), self.decided.take());
        Ok(match shelf {
            Some(shelf) => {
                if changed || !decided.is_empty() && !shelf.decide(&decided) {
                    shelf.renew(&self.store).await?;
                }
                shelf
            }
            empty => empty.insert(Shelf::read(&self.store).await?),
        })
    }

    /// Says what `query` finds in these rows.
    pub(super) async fn mark(&self, job: Job, query: &str, slots: &[Slot]) {
        let Ok(query) = parse_typed(query) else { return };
        match self.marks(&query, slots).await {
            Ok(marks) if marks.is_empty() => {}
            Ok(marks) => self.reply(&Reply::Marked { job, marks }),
            Err(error) => self.fail(NO_JOB, "", failure_of(error)),
        }
    }

    /// Says what `query` finds in the text of an open post.
    pub(super) fn mark_text(&self, job: Job, query: &str, language: Option<&str>, text: &str) {
        let marks = parse_typed(query).map(|query| units(text, &marks_in(&query, text, language)));
        self.say(job, Progress::TextMarked(marks.unwrap_or_default()));
    }

    async fn marks(&self, query: &Query, slots: &[Slot]) -> Result<Vec<(Slot, Marks)>, StoreError> {
        let rows = self.store.rows(slots).await?;
        let mut found: Vec<(Slot, Marks)> = rows.iter().map(|(slot, entry)| (*slot, marks(query, entry))).collect();
        let is_bare = |marks: &Marks| marks.title.is_empty() && marks.excerpt.is_empty();
        let bare: Vec<Slot> = found.iter().filter(|(_, marks)| is_bare(marks)).map(|(slot, _)| *slot).collect();
        if query.asks_text() && !bare.is_empty() {
            // The row does not say why it was found: its text may.
            for (slot, text) in self.store.texts(&bare).await? {
                let language = rows.iter().find(|(known, _)| *known == slot).and_then(|(_, entry)| entry.language.as_deref());
                if let Some((_, marks)) = found.iter_mut().find(|(known, _)| *known == slot) {
                    (marks.snippet, marks.excerpt) = snippet(query, &text, language);
                }
            }
        }
        found.retain(|(_, marks)| !is_bare(marks));
        Ok(found)
    }
}
