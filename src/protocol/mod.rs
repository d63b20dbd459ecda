//! What the page and the worker say to each other, and what tabs tell each other. Messages are bytes in postcard's coding.
//!
//! A page and a worker of different builds never talk: [`SCHEMA`] is in the channel's name, and a page starts the worker of its own build alone.

mod answer;
mod slots;

pub use answer::{Advice, CatalogueEntry, Glimpse, Offer, Progress, Report};
pub use slots::Slots;

use crate::coding::{self, Damaged};
use crate::list::{Arrangement, Blogs};
use crate::model::{EntryId, Feed, FeedId, Flags, Logged, Login, RiverPost, Scope, Slot};
use crate::search::Marks;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The number of the layout of messages and of the database. It rises when either changes.
pub const SCHEMA: u32 = 3;

/// One piece of work that the page asked for; the answers carry its number.
pub type Job = u32;

/// The number that no job has: what the worker says unasked carries it.
pub const NO_JOB: Job = 0;

/// What the page asks of its worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// The first message: where the page stands, because a worker's own address says nothing of it.
    Hello {
        /// The page's address without query: config and a relative proxy start from it.
        page: String,
        /// Where the files of `bin/extract` start, relative to the page.
        extract: String,
    },
    /// Follow the blog at an address, typed or picked.
    Subscribe {
        /// Answers carry it.
        job: Job,
        /// As the person typed it; a name and a password may stand in it.
        address: String,
        /// The name and password that the site asked for; its origin is the address's.
        login: Option<Login>,
    },
    /// Keep the name and password of a blog, or none, and fetch it. Its origin is that of the blog's address.
    Login {
        /// Answers carry it, as for [`Request::Refresh`].
        job: Job,
        /// Which blog.
        feed: FeedId,
        /// As the person gave it.
        login: Option<Login>,
    },
    /// Fetch what the blogs of a scope have new.
    Refresh {
        /// Answers carry it.
        job: Job,
        /// Which blogs.
        scope: Scope,
        /// Only those that are due.
        due_only: bool,
    },
    /// Stop a job; what is done stays done.
    Cancel {
        /// Which.
        job: Job,
    },
    /// Fold the log of decisions into the packed river.
    Fold,
    /// Change the list of blogs. Answered by [`News::Blogs`], and by a failure without a job when it cannot be stored.
    Arrange(Arrangement),
    /// Follow every blog of a list that another reader wrote, and fetch those that are new.
    Import {
        /// Answers carry it.
        job: Job,
        /// The file as it is: OPML in any encoding.
        opml: Vec<u8>,
    },
    /// Write the list of blogs for other readers.
    Export {
        /// Answers carry it.
        job: Job,
    },
    /// Read the list of blogs that ships with this copy.
    Catalogue {
        /// Answers carry it.
        job: Job,
    },
    /// Fetch the newest posts of a blog that is not followed, and store nothing. Answered by [`Progress::Peeked`].
    Peek {
        /// Answers carry it.
        job: Job,
        /// Its feed.
        address: String,
    },
    /// Say which blogs one's blogs recommend. Answered by [`Progress::Recommended`].
    Recommend {
        /// Answers carry it.
        job: Job,
        /// Ask the sites of those that were not asked for a week first; else what is known is said.
        ask: bool,
    },
    /// Clean the text of a post again, which older rules cleaned. Answered by [`News::Cleaned`], and by a failure without a job.
    Clean(Slot),
    /// See whether feeds come through a proxy.
    TestProxy {
        /// Answers carry it.
        job: Job,
        /// Its address with `{url}` in it, as the person typed it.
        template: String,
    },
    /// Fetch the page of a post and keep its article beside what the feed sent.
    Whole {
        /// The answer carries it.
        job: Job,
        /// Which post.
        slot: Slot,
    },
    /// A search will be asked for in a moment: read what it needs.
    Prepare,
    /// Find posts. A search that is still under way ends without an answer. Answered by [`Reply::Found`] or [`Progress::Misread`].
    Search {
        /// The answer carries it.
        job: Job,
        /// As the person typed it.
        query: String,
    },
    /// Find every post that a query finds, beside any search. Answered by [`Progress::Matched`] or [`Progress::Misread`].
    Match {
        /// The answer carries it.
        job: Job,
        /// As the person typed it.
        query: String,
        /// The page's last decision that is in the log: the answer knows of it.
        decided: u64,
    },
    /// Say which rule hides a post. Answered by [`Progress::HiddenBy`].
    WhyHidden {
        /// The answer carries it.
        job: Job,
        /// Which post.
        slot: Slot,
    },
    /// Say what is to be marked in the text of the open post. Answered by [`Progress::TextMarked`].
    MarkText {
        /// The answer carries it.
        job: Job,
        /// The search that found the post, as the person typed it.
        query: String,
        /// What the post is written in.
        language: Option<String>,
        /// The text as it stands there.
        text: String,
    },
    /// Say what is to be marked in rows that are shown. Answered by [`Reply::Marked`] when there is anything.
    Mark {
        /// The search that found them.
        job: Job,
        /// As the person typed it.
        query: String,
        /// The rows.
        slots: Vec<Slot>,
    },
}

/// What the worker says.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// It has opened the store and takes requests.
    Awake,
    /// How a job stands; of [`NO_JOB`], what went wrong unasked.
    Job(Job, Progress),
    /// The posts that a search found.
    Found {
        /// Of which request.
        job: Job,
        /// All of them, best first.
        slots: Slots,
        /// Whether one is better than another; else they stand newest first.
        ranked: bool,
    },
    /// What is to be marked in rows.
    Marked {
        /// The search that found them.
        job: Job,
        /// Rows in which anything is.
        marks: Vec<(Slot, Marks)>,
    },
}

/// What every tab is told, by whoever changed it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum News {
    /// Blogs were fetched: their records, and the posts that arrived or changed.
    Fetched {
        /// The publishers' records as they are now; of one that comes twice the later counts.
        feeds: Vec<Feed>,
        /// Posts in their slots, in the order in which they got them.
        posts: Vec<(Slot, PackedPost)>,
        /// The tags that rules gave those that arrived.
        tags: Vec<(Slot, String)>,
    },
    /// Subscriptions, folders or feeds changed: all of them.
    Blogs(Box<Blogs>),
    /// A decision was made in a tab.
    Decided(Vec<Logged>),
    /// The text of a post is clean under the rules of today.
    Cleaned(Slot),
    /// Settings changed in a tab: as [`crate::model::Settings::write`] writes them.
    Settings(String),
}

/// A [`RiverPost`] in a message.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PackedPost(EntryId, u16, u32, Flags, u8);

impl From<&RiverPost> for PackedPost {
    fn from(post: &RiverPost) -> Self {
        PackedPost(post.entry, post.feed, post.sort_at, post.flags, post.views)
    }
}

impl From<PackedPost> for RiverPost {
    fn from(PackedPost(entry, feed, sort_at, flags, views): PackedPost) -> Self {
        RiverPost { entry, feed, sort_at, flags, views }
    }
}

/// The bytes are no message of this build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// A message as bytes.
pub fn encode(message: &impl Serialize) -> Vec<u8> {
    coding::to_bytes(message)
}

/// Bytes as a message.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    coding::from_bytes(bytes).map_err(|Damaged| Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Failure, Timestamp};

    #[test]
    fn there_and_back() {
        let request = Request::Subscribe { job: 3, address: "example.org".into(), login: None };
        assert_eq!(decode(&encode(&request)), Ok(request));
        let failure = Failure::TooMany(Some(Timestamp(5)));
        let reply = Reply::Job(3, Progress::Failed("example.org".into(), failure));
        assert_eq!(decode(&encode(&reply)), Ok(reply));
        let reply = Reply::Found { job: 3, slots: Slots([7, 0, 100_000, u32::MAX].map(Slot).into()), ranked: true };
        assert_eq!(decode(&encode(&reply)), Ok(reply));
        assert_eq!(decode::<Request>(&[250, 1, 2]), Err(Unreadable));
        assert_eq!(decode::<Request>(&[]), Err(Unreadable));
    }
}
