//! What answers hold.

use super::Slots;
use crate::list::Recommendation;
use crate::model::{Failure, FeedId, Timestamp};
use crate::search::Problem;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// How a job that the page asked for stands, and what came of it.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub enum Progress {
    /// Asked for; nothing heard yet. The worker never says so.
    Asked,
    /// Under way.
    Running {
        /// Blogs done.
        done: u32,
        /// Blogs in all.
        total: u32,
        /// The blog whose fetch just ended.
        blog: String,
    },
    /// The blog is followed and its posts are stored.
    Subscribed(FeedId),
    /// The page at the address offers several feeds, best first: which?
    Choose(Vec<Offer>),
    /// It failed: what was asked for, and why.
    Failed(String, Failure),
    /// A long job ended.
    Finished(Report),
    /// The list of blogs, written as OPML 2.0.
    Exported(String),
    /// The list of blogs that ships with this copy, in its order, category by category.
    Catalogue(Vec<CatalogueEntry>),
    /// The newest posts of a blog that is not followed, newest first.
    Peeked(Vec<Glimpse>),
    /// The blogs that one's blogs recommend.
    Recommended(Advice),
    /// A feed came through the proxy.
    ProxyWorks,
    /// The article of a post's page is stored.
    Whole,
    /// The posts that a query finds.
    Matched(Slots),
    /// The query was not understood: what of it, and where in the text.
    Misread(Problem),
    /// The query of the rule that hides a post, when a rule of today does.
    HiddenBy(Option<String>),
    /// What is to be marked in the text of a post: in units of UTF-16, in order and apart from each other.
    TextMarked(Vec<Range<u32>>),
}

/// A blog of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueEntry {
    /// The outermost folder it stands in; empty when it stands in none.
    pub category: String,
    /// What the catalogue calls it; never empty.
    pub title: String,
    /// Its own page.
    pub site_url: Option<String>,
    /// Its feed's address, normalised.
    pub feed_url: String,
    /// The id of that feed.
    pub feed: FeedId,
    /// One sentence about it; empty when there is none.
    pub description: String,
}

/// What one's blogs recommend, and how far they were asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// The most recommended first.
    pub blogs: Vec<Recommendation>,
    /// When a site was asked last; `None` before any was.
    pub asked_at: Option<Timestamp>,
    /// How many sites would be asked now.
    pub unasked: u32,
    /// The person stopped it before all were asked.
    pub cancelled: bool,
}

/// A post of a blog that is not followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glimpse {
    /// Its title, else its first words.
    pub title: String,
    /// When the publisher says it was published.
    pub at: Option<Timestamp>,
}

/// A feed that a page offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Its address.
    pub url: String,
    /// What the page calls it.
    pub title: Option<String>,
}

/// What came of a long job.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Blogs that answered.
    pub fetched: u32,
    /// Posts that are new.
    pub new_posts: u32,
    /// Blogs of an imported list that were followed already.
    pub known: u32,
    /// What failed: address and reason.
    pub failed: Vec<(String, Failure)>,
    /// The person stopped it.
    pub cancelled: bool,
    /// Another tab is at it; nothing was done here.
    pub elsewhere: bool,
}
