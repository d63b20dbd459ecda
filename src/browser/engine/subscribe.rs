//! Following a blog: from whatever a person pasted to a feed whose posts are stored.

use super::find::{Found, FoundFeed};
use super::get::Ways;
use super::refresh::jitter;
use super::rules::judge;
use super::{Engine, failure_of};
use crate::browser::clock;
use crate::browser::db::Fetched;
use crate::feed::identity::{feed_id, typed_address};
use crate::model::{Came, Failure, Feed, FeedId, Login, Subscription};
use crate::protocol::{Job, News, Progress};
use crate::refresh::{authorization, login_in, merge, note, origin};
use std::collections::HashMap;
use web_sys::AbortSignal;

impl Engine {
    pub(super) async fn subscribe(&self, job: Job, typed: String, given: Option<Login>) {
        let Some(signal) = self.begin(job, &typed) else { return };
        match self.try_subscribe(&typed, given, &signal).await {
            Ok(progress) => self.say(job, progress),
            Err(failure) => self.fail(job, &typed, failure),
        }
        self.end(job);
    }

    /// Follows the blog at `typed`, or tells which feeds its page offers.
    async fn try_subscribe(&self, typed: &str, given: Option<Login>, signal: &AbortSignal) -> Result<Progress, Failure> {
        let address = typed_address(typed).map_err(|_| Failure::NotAnAddress)?;
        let settings = self.settings().await?;
        let login = meant(login_in(typed), given, &address);
        let ways = Ways { settings: &settings, login: login.as_ref() };
        match self.find(&address, ways, signal).await? {
            Found::Feed(found) => Ok(Progress::Subscribed(self.store_new(*found, ways).await?)),
            Found::Several(feeds) => Ok(Progress::Choose(feeds)),
        }
    }

    /// Stores a feed that was just fetched, and follows it.
    async fn store_new(&self, found: FoundFeed, Ways { settings, login }: Ways<'_>) -> Result<FeedId, Failure> {
        let FoundFeed { url, got, parsed } = found;
        let now = clock::now();
        let mut writer = self.writer.lock().await;
        let blogs = self.store.blogs().await.map_err(failure_of)?;
        let id = feed_id(&url).ok_or(Failure::NotAnAddress)?;
        // A blog that moved here since it was followed goes by the address it had then.
        let moved_here = || blogs.subscriptions.iter().find(|subscription| feed_id(&subscription.url) == Some(id));
        let id = if blogs.subscription(id).is_some() { id } else { moved_here().map_or(id, |subscription| subscription.feed) };
        // Before the blog: one that is followed has its password.
        if let Some(login) = login.filter(|login| authorization(login, &url).is_some()) {
            self.store.put_login(id, Some(login.clone())).await.map_err(failure_of)?;
        }
        let stored = blogs.feed(id);
        let known = match stored {
            Some(feed) => writer.known(feed.number).await.map_err(failure_of)?,
            None => HashMap::new(),
        };
        let feed = stored.cloned().unwrap_or_else(|| Feed::new(id));
        let is_first = known.is_empty() && feed.fetch.content_hash.is_none();
        let fetch = got.with_response(|response| note(&feed.fetch, response, &got.outcome, now, jitter()));
        let feed = Feed { fetch, ..feed };
        let mut changes = merge(&feed, parsed, &known, is_first.then_some(settings.unread_on_subscribe), settings.tracking, now);
        judge(&mut changes, &blogs, settings);
        let subscription = Subscription::new(id, url, now);
        let check = got.check(Came::Posts { new: changes.new.len() as u32, changed: changes.updated.len() as u32 });
        let fetched = Fetched { changes, subscription: Some(subscription), moved: None, check };
        let written = writer.apply(fetched, now).await.map_err(failure_of)?;
        // Every tab knows the blog before it hears of its posts.
        let blogs = self.store.blogs().await.map_err(failure_of)?;
        self.tell(&News::Blogs(Box::new(blogs)));
        self.teller.tell_written(written);
        self.teller.tell_waiting();
        Ok(id)
    }
}

/// The login for `address`: as `given`, which may only say whether the one in what was `typed` may go through the proxy.
fn meant(typed: Option<Login>, given: Option<Login>, address: &str) -> Option<Login> {
    let login = match (typed, given) {
        (Some(typed), Some(given)) if given.user.is_empty() && given.password.is_empty() => {
            Login { by_proxy: given.by_proxy, ..typed }
        }
        (typed, given) => given.or(typed)?,
    };
    Some(Login { origin: origin(address)?, ..login })
}
