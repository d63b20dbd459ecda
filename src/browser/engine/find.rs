//! From an address to a feed: the feed itself, the one of a well-known site, the one that the page names, or where most stand.

use super::Engine;
use super::get::{Got, Ways};
use super::refresh::failure_of_feed;
use crate::browser::decode::decode;
use crate::discover;
use crate::feed::{Input, NotAFeed, Parsed, parse};
use crate::model::{Failure, FetchState};
use crate::protocol::Offer;
use crate::refresh::Outcome;
use web_sys::AbortSignal;

/// What an address turned out to be.
pub(super) enum Found {
    Feed(Box<FoundFeed>),
    /// A page that offers several, best first.
    Several(Vec<Offer>),
}

/// A feed, fetched and read.
pub(super) struct FoundFeed {
    pub url: String,
    pub got: Got,
    pub parsed: Parsed,
}

impl Engine {
    /// Finds the feed that a person means by `address`.
    pub(super) async fn find(&self, address: &str, ways: Ways<'_>, signal: &AbortSignal) -> Result<Found, Failure> {
        // What the address alone tells is made up, and may be wrong: then the page is asked.
        if let Some(url) = discover::platform_feed(address)
            && let Some(found) = self.try_feed(&url, ways, signal).await?
        {
            return Ok(found);
        }
        let mut url = address.to_owned();
        // A page may send on once and name a feed, and that is all: a feed named by a page named by a page is somebody's mistake.
        let (mut moved, mut named) = (false, false);
        loop {
            let (got, read) = self.get_feed(&url, ways, signal).await?;
            match read {
                Ok(parsed) => return Ok(Found::Feed(Box::new(FoundFeed { url, got, parsed }))),
                Err(NotAFeed::WebPage) if !named => {
                    let base = got.final_url(&url);
                    let page = page_text(&got);
                    let mut feeds = discover::find_feeds(&page, &base);
                    match feeds.len() {
                        0 => match discover::moved_to(&page, &base).filter(|_| !moved) {
                            Some(next) => (url, moved) = (next, true),
                            None => return self.find_well_known(&base, ways, signal).await,
                        },
                        1 => (url, named) = (feeds.remove(0).url, true),
                        _ => {
                            let offer = |found: discover::Found| Offer { url: found.url, title: found.title };
                            return Ok(Found::Several(feeds.into_iter().map(offer).collect()));
                        }
                    }
                }
                Err(error) => return Err(failure_of_feed(&error)),
            }
        }
    }

    /// The feed of a page that names none, where sites mostly have theirs.
    async fn find_well_known(&self, page: &str, ways: Ways<'_>, signal: &AbortSignal) -> Result<Found, Failure> {
        for url in discover::well_known(page) {
            match self.try_feed(&url, ways, signal).await {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => {}
                // A site that is slow or wants to be left alone is not asked a dozen times.
                Err(Failure::TimedOut | Failure::TooMany(_)) => break,
                Err(failure) => return Err(failure),
            }
        }
        Err(Failure::NoFeedFound)
    }

    /// The feed at an address that is a guess; `None` when it is wrong. Fails only where the next guess would fail as well.
    async fn try_feed(&self, url: &str, ways: Ways<'_>, signal: &AbortSignal) -> Result<Option<Found>, Failure> {
        match self.get_feed(url, ways, signal).await {
            Ok((got, Ok(parsed))) => Ok(Some(Found::Feed(Box::new(FoundFeed { url: url.to_owned(), got, parsed })))),
            Ok((_, Err(_))) => Ok(None),
            Err(
                failure @ (Failure::Cancelled
                | Failure::Offline
                | Failure::TimedOut
                | Failure::TooMany(_)
                | Failure::WantsLogin
                | Failure::AsksProxy),
            ) => Err(failure),
            Err(_) => Ok(None),
        }
    }

    /// What answers at `url`, read as a feed.
    async fn get_feed(&self, url: &str, ways: Ways<'_>, signal: &AbortSignal) -> Result<(Got, Result<Parsed, NotAFeed>), Failure> {
        let got = self.get(url, &FetchState::default(), ways, signal).await?;
        match &got.outcome {
            Outcome::Failed(failure) => return Err(failure.clone()),
            Outcome::Gone => return Err(Failure::Gone),
            Outcome::NotModified | Outcome::Unchanged | Outcome::Parse => {}
        }
        let read = self.parse(&got, &got.final_url(url));
        Ok((got, read))
    }

    /// Reads a feed out of an answer.
    pub(super) fn parse(&self, got: &Got, base: &str) -> Result<Parsed, NotAFeed> {
        let content_type = got.answer.header("content-type");
        let input = Input { bytes: &got.answer.body, content_type: content_type.as_deref(), base };
        parse(&input, decode)
    }
}

/// A page's text, by the encoding that it says it is in.
pub(super) fn page_text(got: &Got) -> String {
    let content_type = got.answer.header("content-type");
    let bytes = &got.answer.body;
    let decoded = decode(&discover::decode_label(content_type.as_deref(), bytes), bytes);
    decoded.map_or_else(|| String::from_utf8_lossy(bytes).into_owned(), |decoded| decoded.text)
}
