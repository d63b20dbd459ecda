//! What the publisher says about a blog, and how fetching it goes. The worker alone writes here.

use super::{FeedId, Timestamp};
use serde::{Deserialize, Serialize};

/// A blog as its publisher describes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Feed {
    /// The hash of the address first subscribed.
    pub id: FeedId,
    /// Its number on this device, given once: the packed river says it in two bytes.
    pub number: u16,
    /// Plain text; empty when the feed does not name itself.
    pub title: String,
    /// The page that the feed belongs to.
    pub site_url: Option<String>,
    /// Plain text.
    pub description: String,
    /// A small picture of the blog.
    pub icon: Option<String>,
    /// BCP 47, as declared.
    pub language: Option<String>,
    /// How fetching it goes.
    pub fetch: FetchState,
}

impl Feed {
    /// A blog of which nothing is known yet. Whoever stores it gives it its number.
    pub fn new(id: FeedId) -> Feed {
        Feed {
            id,
            number: 0,
            title: String::new(),
            site_url: None,
            description: String::new(),
            icon: None,
            language: None,
            fetch: FetchState::default(),
        }
    }
}

/// What the last fetches taught, and when the next is due.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FetchState {
    /// `ETag` of the last full answer (RFC 9110 section 8.8.3).
    pub etag: Option<String>,
    /// `Last-Modified` of the last full answer (RFC 9110 section 8.8.2).
    pub last_modified: Option<String>,
    /// Whether the host was seen to let browsers fetch it without a proxy.
    pub direct: bool,
    /// When the validators were received: some servers answer 304 for ever, so old ones are dropped.
    pub validators_at: Option<Timestamp>,
    /// Hash of the last full answer's bytes.
    pub content_hash: Option<u64>,
    /// When it was last tried, whatever came of it.
    pub checked_at: Option<Timestamp>,
    /// When it is due again.
    pub next_at: Option<Timestamp>,
    /// How many tries in a row failed.
    pub failures: u32,
    /// Why the last try failed; `None` after a good one.
    pub last_error: Option<Failure>,
}

/// Why an address could not become posts. `ui::message` turns each into a sentence and a next step.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Failure {
    /// What was typed is no address of a page or feed.
    NotAnAddress,
    /// The device is offline.
    Offline,
    /// No answer reached us through the proxy, or directly from a host that is known to allow it.
    Unreachable,
    /// The browser withheld the answer, or there was none, and no proxy is set that could tell.
    NoProxy,
    /// The proxy itself said no; its status.
    ProxyRefused(u16),
    /// The proxy could not be reached.
    ProxyUnreachable,
    /// The proxy answered that the site could not be reached from there.
    SiteUnreachable,
    /// 403, and 401 of old: the site does not let us in (a bot wall answers so, too).
    Forbidden(u16),
    /// 404.
    NotFound,
    /// 410: the publisher took it down for good.
    Gone,
    /// 429; when it may be tried again, if the server said.
    TooMany(Option<Timestamp>),
    /// A 5xx answer; its status.
    ServerError(u16),
    /// Another status that is neither an answer nor one of the above.
    Status(u16),
    /// More bytes than Rill reads.
    TooLarge,
    /// No answer within the time allowed.
    TimedOut,
    /// A web page that names no feed.
    NoFeedFound,
    /// The bytes are no feed and no page.
    NotAFeed,
    /// A page without an article: a list, a film, a form.
    NoArticle,
    /// A file of this build does not load: most likely a newer release has replaced it.
    PartLost,
    /// The file is no list of blogs (OPML).
    NotOpml,
    /// A feed so broken that nothing could be read; the line where reading ended.
    BrokenXml(u32),
    /// The browser will not store more.
    StorageFull,
    /// The browser will not let Rill store at all, or storing failed.
    StorageBlocked,
    /// The person cancelled.
    Cancelled,
    /// 401: the site wants a name and a password, or others than it got.
    WantsLogin,
    /// The site is not reached directly, and the person has not said that its password may go through the proxy.
    AsksProxy,
}
