//! Following a blog: from whatever a person pasted to a feed whose posts are stored.

use super::refresh::jitter;
use super::{Engine, failure_of};
use crate::browser::clock;
use crate::browser::db::Fetched;
use crate::browser::engine::get::Got;
use crate::discover::find_feeds;
use crate::feed::identity::{feed_id, typed_address};
use crate::feed::{Input, NotAFeed, Parsed, parse};
use crate::model::{Failure, Feed, FeedId, FetchState, Folder, FolderId, Settings, Subscription};
use crate::protocol::{Job, News, Offer, PackedPost, Reply};
use crate::refresh::{Outcome, merge, note};
use std::collections::HashMap;
use web_sys::AbortSignal;

/// A page may name a feed, and that is all: a feed named by a page named by a page is somebody's mistake.
const PAGES: usize = 1;

/// What an address turned out to be.
enum Found {
    Feed(Box<(String, Got, Parsed)>),
    Several(Vec<Offer>),
}

impl Engine {
    pub(super) async fn subscribe(&self, job: Job, typed: String) {
        let signal = match self.begin(job) {
            Ok(signal) => signal,
            Err(failure) => return self.fail(job, &typed, failure),
        };
        match self.try_subscribe(&typed, &[], &signal).await {
            Ok(Ok(feed)) => self.reply(&Reply::Subscribed { job, feed }),
            Ok(Err(feeds)) => self.reply(&Reply::Choose { job, feeds }),
            Err(failure) => self.fail(job, &typed, failure),
        }
        self.end(job);
    }

    /// Follows the blog at `typed`, in `folders`; or tells which feeds its page offers.
    pub(super) async fn try_subscribe(
        &self,
        typed: &str,
        folders: &[Folder],
        signal: &AbortSignal,
    ) -> Result<Result<FeedId, Vec<Offer>>, Failure> {
        let address = typed_address(typed).map_err(|_| Failure::NotAnAddress)?;
        let settings = self.settings().await?;
        let (url, got, parsed) = match self.find(&address, &settings, signal).await? {
            Found::Feed(found) => *found,
            Found::Several(offers) => return Ok(Err(offers)),
        };
        let id = feed_id(&url).ok_or(Failure::NotAnAddress)?;
        self.store_new(id, url, &got, parsed, folders.iter().map(|folder| folder.id).collect(), folders.to_vec(), &settings)
            .await?;
        Ok(Ok(id))
    }

    /// From an address to a feed: the feed itself, or the one that the page there names.
    async fn find(&self, address: &str, settings: &Settings, signal: &AbortSignal) -> Result<Found, Failure> {
        let mut url = address.to_owned();
        for pages in 0..=PAGES {
            let got = self.get(&url, &FetchState::default(), settings, signal).await?;
            match &got.outcome {
                Outcome::Failed(failure) => return Err(failure.clone()),
                Outcome::Gone => return Err(Failure::Gone),
                Outcome::NotModified | Outcome::Unchanged | Outcome::Parse => {}
            }
            let base = got.final_url(&url);
            match self.parse(&got, &base) {
                Ok(parsed) => return Ok(Found::Feed(Box::new((url, got, parsed)))),
                Err(NotAFeed::WebPage) if pages < PAGES => {
                    let page = String::from_utf8_lossy(&got.answer.body);
                    let mut feeds = find_feeds(&page, &base);
                    match feeds.len() {
                        0 => return Err(Failure::NoFeedFound),
                        1 => url = feeds.remove(0).url,
                        _ => {
                            let offer = |found: crate::discover::Found| Offer { url: found.url, title: found.title };
                            return Ok(Found::Several(feeds.into_iter().map(offer).collect()));
                        }
                    }
                }
                Err(NotAFeed::Broken { line }) => return Err(Failure::BrokenXml(line)),
                Err(_) => return Err(Failure::NotAFeed),
            }
        }
        Err(Failure::NoFeedFound)
    }

    /// Reads a feed out of an answer.
    pub(super) fn parse(&self, got: &Got, base: &str) -> Result<Parsed, NotAFeed> {
        let content_type = got.answer.header("content-type");
        let input = Input { bytes: &got.answer.body, content_type: content_type.as_deref(), base };
        parse(&input, crate::browser::decode::decode)
    }

    /// Stores a feed that was just fetched for the first time, and follows it.
    #[allow(clippy::too_many_arguments)]
    async fn store_new(
        &self,
        id: FeedId,
        url: String,
        got: &Got,
        parsed: Parsed,
        placed: Vec<FolderId>,
        folders: Vec<Folder>,
        settings: &Settings,
    ) -> Result<(), Failure> {
        let now = clock::now();
        let mut writer = self.writer.lock().await;
        let blogs = self.store.blogs().await.map_err(failure_of)?;
        let known = blogs.feed(id);
        let hashes = match known {
            Some(feed) => writer.known(feed.number).await.map_err(failure_of)?,
            None => HashMap::new(),
        };
        let state = known.map(|feed| feed.fetch.clone()).unwrap_or_default();
        let feed = Feed {
            id,
            number: 0,
            title: String::new(),
            site_url: None,
            description: String::new(),
            icon: None,
            language: None,
            fetch: got.with_response(|response| note(&state, response, &got.outcome, now, jitter())),
        };
        let first_unread = known.is_none().then_some(settings.unread_on_subscribe);
        let changes = merge(&feed, parsed, &hashes, first_unread, now);
        let mut subscription = blogs.subscription(id).cloned().unwrap_or_else(|| Subscription {
            feed: id,
            url,
            title: None,
            folders: Vec::new(),
            position: 0,
            added_at: now,
            paused: false,
        });
        subscription.folders.extend(placed.into_iter().filter(|folder| !subscription.folders.contains(folder)).collect::<Vec<_>>());
        let fetched = Fetched { changes, subscription: Some(subscription), folders };
        let written = writer.apply(fetched, now).await.map_err(failure_of)?;
        drop(writer);
        let blogs = self.store.blogs().await.map_err(failure_of)?;
        self.tell(&News::Blogs(Box::new(blogs)));
        self.tell_written(written);
        Ok(())
    }

    /// Tells every tab what a write did.
    pub(super) fn tell_written(&self, written: crate::browser::db::Written) {
        let posts = written.posts.iter().map(|(slot, post)| (*slot, PackedPost::from(post))).collect();
        self.tell(&News::Feed { feed: Box::new(written.feed), posts });
    }
}
