//! A post: the row that lists show, and the body that reading shows, kept apart so that lists stay light.

use super::{EntryId, FeedId, Timestamp};
use crate::html::SafeHtml;
use serde::{Deserialize, Serialize};

/// A post's row: everything a list shows, and no body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The hash of feed and guid.
    pub id: EntryId,
    /// The blog it came from.
    pub feed: FeedId,
    /// As the publisher gave it, or what stands in for it.
    pub guid: String,
    /// The post's own page.
    pub url: Option<String>,
    /// Plain text; empty when untitled.
    pub title: String,
    /// Plain names.
    pub authors: Vec<String>,
    /// When the publisher says it was published.
    pub published: Option<Timestamp>,
    /// When the publisher says it was last changed.
    pub updated: Option<Timestamp>,
    /// Where it stands in the river: its date, or its arrival when it has none or one that lies ahead.
    pub sort_at: Timestamp,
    /// Its first words, plain text.
    pub excerpt: String,
    /// A picture that leads the post.
    pub image: Option<String>,
    /// Sound and video that come with it.
    pub enclosures: Vec<Enclosure>,
    /// The publisher's own labels.
    pub tags: Vec<String>,
    /// The page where people talk about it.
    pub comments: Option<String>,
    /// BCP 47, as declared by the post or its feed.
    pub language: Option<String>,
    /// The number of words in the body.
    pub words: u32,
    /// Hash of what the publisher sent, to see whether it changed.
    pub content_hash: u64,
}

/// A file that comes with a post (RSS 2.0 `enclosure`, Atom `link rel=enclosure`, JSON Feed `attachments`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Enclosure {
    /// Absolute.
    pub url: String,
    /// Media type as declared, such as `audio/mpeg`.
    pub media_type: Option<String>,
    /// Bytes, as declared.
    pub length: Option<u64>,
    /// Seconds, as declared.
    pub duration: Option<u32>,
}

/// Which text of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum BodyKind {
    /// What the feed carried.
    Feed,
    /// The article found in the post's own page.
    Page,
    /// What the feed carried before the publisher changed it.
    Version,
}

/// The text of a post, cleaned.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// Whose text.
    pub entry: EntryId,
    /// Which text.
    pub kind: BodyKind,
    /// Cleaned under the policy whose number it carries.
    pub html: SafeHtml,
}
