//! A look at a blog before it is followed: its newest posts, of which nothing is stored.

use super::Engine;
use super::find::{Found, FoundFeed};
use super::get::Ways;
use crate::browser::clock;
use crate::feed::identity::{feed_id, typed_address};
use crate::html::Tracking;
use crate::model::{Failure, Feed};
use crate::protocol::{Glimpse, Job, Progress};
use crate::refresh::{Incoming, merge};
use std::collections::HashMap;
use web_sys::AbortSignal;

/// Posts that are shown.
const SHOWN: usize = 5;

impl Engine {
    pub(super) async fn peek(&self, job: Job, typed: String) {
        let Some(signal) = self.begin(job, &typed) else { return };
        match self.newest_of(&typed, &signal).await {
            Ok(posts) => self.say(job, Progress::Peeked(posts)),
            Err(failure) => self.fail(job, &typed, failure),
        }
        self.end(job);
    }

    async fn newest_of(&self, typed: &str, signal: &AbortSignal) -> Result<Vec<Glimpse>, Failure> {
        let address = typed_address(typed).map_err(|_| Failure::NotAnAddress)?;
        let settings = self.settings().await?;
        let Found::Feed(found) = self.find(&address, Ways::open(&settings), signal).await? else { return Err(Failure::NotAFeed) };
        let FoundFeed { url, parsed, .. } = *found;
        let id = feed_id(&url).ok_or(Failure::NotAnAddress)?;
        let mut posts = merge(&Feed::new(id), parsed, &HashMap::new(), None, Tracking::Removed, clock::now()).new;
        posts.sort_by_key(|post| std::cmp::Reverse(post.entry.sort_at));
        Ok(posts.into_iter().take(SHOWN).map(glimpse).collect())
    }
}

fn glimpse(post: Incoming) -> Glimpse {
    let entry = post.entry;
    let title = if entry.title.is_empty() { entry.excerpt } else { entry.title };
    Glimpse { title, at: entry.published.or(entry.updated) }
}
