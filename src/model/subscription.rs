//! What the person says about a blog. The publisher never writes here, the worker only on the person's word.

use super::{FeedId, FolderId, Timestamp};
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
