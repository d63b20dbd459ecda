//! Rules, asked of what arrives; and which of them hid a post.

use super::shelf::now;
use super::{Engine, failure_of};
use crate::browser::db::StoreError;
use crate::list::Blogs;
use crate::model::{Entry, Flags, Settings, Slot};
use crate::protocol::{Job, NO_JOB, Progress, Slots};
use crate::refresh::Changes;
use crate::search::{Rules, Subject, parse};

/// Lets the person's rules speak about the posts that are new.
pub(super) fn judge(changes: &mut Changes, blogs: &Blogs, settings: &Settings) {
    if changes.new.is_empty() || settings.rules.is_empty() {
        return;
    }
    let rules = Rules::read(&settings.rules);
    let (when, folders) = (now(), blogs.folder_names(changes.feed.id));
    // A blog that is followed at this moment has the name its publisher gave it.
    let name = if blogs.subscription(changes.feed.id).is_some() { blogs.name(changes.feed.id) } else { changes.feed.title.clone() };
    for post in &mut changes.new {
        let subject = subject(&post.entry, post.flags, &name, &folders);
        (post.flags, post.tags) = rules.judge(&subject, when);
    }
}

fn subject<'a>(entry: &'a Entry, flags: Flags, feed: &'a str, folders: &'a [String]) -> Subject<'a> {
    Subject { entry, text: None, sort_at: entry.sort_at, flags, views: 0, feed, folders, tags: &[] }
}

impl Engine {
    /// Answers with every post that `query` finds, after the decision with the number `decided`.
    pub(super) async fn find_all(&self, job: Job, query: &str, decided: u64) {
        let read = match parse(query) {
            Ok(read) => read,
            Err(problem) => return self.say(job, Progress::Misread(problem)),
        };
        let Some(signal) = self.begin(job, query) else { return };
        // The page's own word comes sooner than its news.
        if self.shelf.lock().await.as_ref().is_some_and(|shelf| shelf.decided() < decided) {
            self.changed.set(true);
        }
        match self.look(&read, &signal).await {
            Ok(Some((slots, _))) => self.say(job, Progress::Matched(Slots(slots))),
            Ok(None) => {}
            Err(error) => self.fail(job, query, failure_of(error)),
        }
        self.end(job);
    }

    /// Answers with the query of the rule that hides a post; with nothing when no rule of today does.
    pub(super) async fn why_hidden(&self, job: Job, slot: Slot) {
        match self.hiding_rule(slot).await {
            Ok(query) => self.say(job, Progress::HiddenBy(query)),
            Err(error) => self.fail(NO_JOB, "", failure_of(error)),
        }
    }

    async fn hiding_rule(&self, slot: Slot) -> Result<Option<String>, StoreError> {
        let settings = self.store.settings().await?.unwrap_or_default();
        let rules = Rules::read(&settings.rules);
        let blogs = self.store.blogs().await?;
        let rows = self.store.rows(&[slot]).await?;
        let Some((_, entry)) = rows.first() else { return Ok(None) };
        let (name, folders) = (blogs.name(entry.feed), blogs.folder_names(entry.feed));
        Ok(rules.hidden_by(&subject(entry, Flags::NONE, &name, &folders), now()))
    }
}
