//! What a person decides, as a log. The page appends at once; the worker folds the log into the packed river;
//! undo is another decision; sync between devices will ship the log.

use super::{EntryId, FeedId, FolderId, Slot, Timestamp};
use serde::{Deserialize, Serialize};

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What it is about.
    pub target: Target,
    /// What is decided.
    pub change: Change,
    /// When. The last decision about a field wins.
    pub at: Timestamp,
}

/// A decision with its number in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logged {
    /// Rises with each decision on this device; never given twice.
    pub seq: u64,
    /// The decision.
    pub decision: Decision,
}

/// What a decision is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// These posts, each named: one post, or those that an undo gives back.
    Entries(Vec<EntryId>),
    /// All posts of a scope that stood before `before`: what arrives later is not meant.
    Scope {
        /// Which posts.
        scope: Scope,
        /// The first slot that is not meant.
        before: Slot,
    },
}

/// A set of posts that a person can speak of at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scope {
    /// Every post of every blog.
    All,
    /// The posts of a folder and the folders in it.
    Folder(FolderId),
    /// The posts of one blog.
    Feed(FeedId),
    /// Starred posts.
    Starred,
    /// Posts kept for later.
    Later,
    /// Posts that were opened.
    History,
    /// Posts that a rule hid.
    Hidden,
}

/// What is decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// Read or unread.
    Read(bool),
    /// Starred or not.
    Starred(bool),
    /// Kept for later or not.
    Later(bool),
    /// Opened once more.
    Viewed,
    /// Read this far, in thousandths.
    Progress(u16),
    /// Hidden or not.
    Hidden(bool),
    /// Has a tag of the person's own, or not.
    Tagged(String, bool),
}
