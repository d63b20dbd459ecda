//! What vocabularies beside the formats' own say, whatever the format around them.

use crate::feed::parsed::Text;

/// What `itunes:` says of a feed (Apple, "A Podcaster's Guide to RSS").
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItunesFeed {
    /// Not to be listed.
    pub block: Option<bool>,
    /// Not for children; `None` also for `clean` said in no known way.
    pub explicit: Option<bool>,
    /// The cover.
    pub image: Option<String>,
    /// `episodic` or `serial`.
    pub kind: Option<String>,
    /// Nothing more will come.
    pub complete: Option<bool>,
    /// Where the feed moved to.
    pub new_feed_url: Option<String>,
}

/// What `itunes:` says of a post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItunesEntry {
    /// Not to be listed.
    pub block: Option<bool>,
    /// Not for children.
    pub explicit: Option<bool>,
    /// Seconds.
    pub duration: Option<u32>,
    /// Number within its season.
    pub episode: Option<u32>,
    /// Number of the season.
    pub season: Option<u32>,
    /// `full`, `trailer` or `bonus`.
    pub episode_type: Option<String>,
    /// The cover.
    pub image: Option<String>,
    /// Plain text.
    pub subtitle: Option<String>,
}

/// What Media RSS says of a post (www.rssboard.org/media-rss); groups are read as if their members stood alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Media {
    /// `media:content`.
    pub content: Vec<MediaContent>,
    /// `media:thumbnail`.
    pub thumbnails: Vec<Thumbnail>,
    /// `media:title`.
    pub title: Option<Text>,
    /// `media:description`.
    pub description: Option<Text>,
    /// `media:player`: a page that plays it.
    pub player: Option<String>,
    /// `media:credit`.
    pub credits: Vec<Credit>,
    /// `media:rating`.
    pub rating: Option<String>,
}

/// One file of `media:content`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MediaContent {
    /// Absolute.
    pub url: Option<String>,
    /// Media type.
    pub media_type: Option<String>,
    /// `image`, `audio`, `video`, `document` or `executable`.
    pub medium: Option<String>,
    /// Pixels.
    pub width: Option<u32>,
    /// Pixels.
    pub height: Option<u32>,
    /// Seconds.
    pub duration: Option<u32>,
    /// Bytes.
    pub size: Option<u64>,
}

/// `media:thumbnail`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thumbnail {
    /// Absolute.
    pub url: String,
    /// Pixels, as written.
    pub width: Option<String>,
    /// Pixels, as written.
    pub height: Option<String>,
}

/// `media:credit`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Credit {
    /// What they did.
    pub role: Option<String>,
    /// Whose list of roles.
    pub scheme: Option<String>,
    /// Who.
    pub value: String,
}

/// A place, as GeoJSON puts it: longitude before latitude (RFC 7946 section 3.1.1).
#[derive(Clone, Debug, PartialEq)]
pub enum Geo {
    /// A point.
    Point(Vec<f64>),
    /// A line of points.
    Line(Vec<Vec<f64>>),
    /// An area by its outer ring.
    Polygon(Vec<Vec<f64>>),
    /// An area by two corners, south-west and north-east.
    Box(Vec<Vec<f64>>),
}

/// `thr:in-reply-to` (RFC 4685 section 3).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// The id of what it answers.
    pub id: Option<String>,
    /// Its page.
    pub href: Option<String>,
    /// Media type of that.
    pub media_type: Option<String>,
    /// The feed it is in.
    pub source: Option<String>,
}

/// A chapter (podlove.org/simple-chapters).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chapter {
    /// Seconds from the start.
    pub start: f64,
    /// Plain text.
    pub title: Option<String>,
    /// A page to go with it.
    pub href: Option<String>,
    /// A picture to go with it.
    pub image: Option<String>,
}

/// `podcast:transcript`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transcript {
    /// Absolute.
    pub url: String,
    /// Media type.
    pub media_type: Option<String>,
    /// BCP 47.
    pub lang: Option<String>,
}
