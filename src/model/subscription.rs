//! What the person says about a blog. The publisher never writes here, the worker only on the person's word.

use super::{Density, FeedId, FolderId, Timestamp};
use serde::{Deserialize, Serialize};

/// One blog that the person follows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subscription {
    /// Which feed; the hash of the address first subscribed.
    pub feed: FeedId,
    /// Where it is fetched now; follows the feed when it moves for good.
    pub url: String,
    /// The person's own name for it; the publisher's title when `None`.
    pub title: Option<String>,
    /// The folders it stands in; none means the top of the list. A blog may stand in several.
    pub folders: Vec<FolderId>,
    /// Its place among its neighbours, smallest first; equal places are ordered by name.
    pub position: u32,
    /// When the person subscribed.
    pub added_at: Timestamp,
    /// Not refreshed while true.
    pub paused: bool,
    /// Its posts are read from their own pages: the feed sends only a part. Not in records of the first builds, which end before it.
    pub whole: bool,
    /// How its posts stand in lists. Not in records of the first builds, either.
    pub shown: Shown,
}

impl Subscription {
    /// The blog with this feed at `url`, as it is followed at first: nothing was said of it but that.
    pub fn new(feed: FeedId, url: String, added_at: Timestamp) -> Subscription {
        Subscription {
            feed,
            url,
            title: None,
            folders: Vec::new(),
            position: 0,
            added_at,
            paused: false,
            whole: false,
            shown: Shown::default(),
        }
    }
}

/// How the posts of one blog stand in lists. As it is kept, zeros say what is so where nothing was chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Not in the river: only in the blog's own list and in those of its folders.
    pub apart: bool,
    /// At most so many of each day in the river, the first of the day.
    pub a_day: Option<u32>,
    /// How much of each post a row shows; as everywhere when `None`.
    pub density: Option<Density>,
    /// Opening a post opens its own page at once.
    pub outside: bool,
}

/// A folder of blogs. Folders nest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Folder {
    /// The hash of its first name and parent; stays when it is renamed.
    pub id: FolderId,
    /// As shown.
    pub name: String,
    /// The folder it stands in; the top of the list when `None`.
    pub parent: Option<FolderId>,
    /// Its place among its neighbours, smallest first; equal places are ordered by name.
    pub position: u32,
}
