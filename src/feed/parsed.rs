//! What a feed says, whatever its format. Field docs name what each format calls them.
//!
//! These types stay in the worker: `refresh::merge` turns them into [`crate::model`]'s, and the page never sees them.

use super::extensions::said::{Chapter, Geo, ItunesEntry, ItunesFeed, Media, Reply, Transcript};
use crate::model::Timestamp;
pub use crate::xml::{Problem, ProblemKind};

/// A feed, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// The format and its version.
    pub version: Version,
    /// The encoding the bytes were read in: a WHATWG name in lower case.
    pub encoding: String,
    /// The address the feed came from: what a text's `base` is when nothing in the feed says otherwise.
    pub base: String,
    /// What is said of the whole.
    pub feed: ParsedFeed,
    /// The posts, in the feed's order.
    pub entries: Vec<ParsedEntry>,
    /// What had to be mended, and where. Empty for a feed without fault.
    pub problems: Vec<Problem>,
}

/// Formats and versions that are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Version {
    /// RSS 0.90 (RDF).
    Rss090,
    /// RSS 0.91, UserLand's.
    Rss091Userland,
    /// RSS 0.91, Netscape's.
    Rss091Netscape,
    /// RSS 0.92.
    Rss092,
    /// RSS 0.93.
    Rss093,
    /// RSS 0.94.
    Rss094,
    /// RSS 2.0, and RSS without a version.
    #[default]
    Rss20,
    /// RSS 1.0 and 1.1 (RDF).
    Rss10,
    /// Atom 0.3.
    Atom03,
    /// Atom 1.0 (RFC 4287).
    Atom10,
    /// JSON Feed 1.0.
    Json10,
    /// JSON Feed 1.1.
    Json11,
}

/// How a text is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Characters as they are.
    #[default]
    Text,
    /// HTML.
    Html,
    /// XHTML that stood in the feed as elements.
    Xhtml,
}

/// A text as the feed has it, not yet cleaned.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// How to read it.
    pub kind: TextKind,
    /// The text; references resolved once, relative addresses as they stood.
    pub value: String,
    /// `xml:lang` in force.
    pub lang: Option<String>,
    /// The address that relative addresses in it start from.
    pub base: Option<String>,
    /// A media type that is none of the three kinds (Atom `content type`).
    pub media_type: Option<String>,
    /// Where the content stands when it is not here (Atom `content src`).
    pub src: Option<String>,
}

/// Who made something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Plain text.
    pub name: Option<String>,
    /// As given.
    pub email: Option<String>,
    /// Absolute.
    pub url: Option<String>,
}

/// A label (RSS `category`, Atom `category`, JSON Feed `tags`, `dc:subject`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Category {
    /// The label itself.
    pub term: Option<String>,
    /// Whose vocabulary (RSS `domain`).
    pub scheme: Option<String>,
    /// As shown to people.
    pub label: Option<String>,
}

/// A link with what it is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Absolute.
    pub href: String,
    /// RFC 8288 relation; `alternate` when none was given.
    pub rel: String,
    /// Media type.
    pub media_type: Option<String>,
    /// Plain text.
    pub title: Option<String>,
    /// Language of the target.
    pub hreflang: Option<String>,
    /// Bytes.
    pub length: Option<u64>,
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Image {
    /// Absolute.
    pub url: Option<String>,
    /// Plain text.
    pub title: Option<String>,
    /// The page it leads to.
    pub link: Option<String>,
    /// Plain text.
    pub description: Option<String>,
    /// Pixels.
    pub width: Option<u32>,
    /// Pixels.
    pub height: Option<u32>,
}

/// A file that comes with a post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedEnclosure {
    /// Absolute.
    pub url: String,
    /// Media type.
    pub media_type: Option<String>,
    /// Bytes.
    pub length: Option<u64>,
    /// Plain text.
    pub title: Option<String>,
    /// Seconds.
    pub duration: Option<u32>,
}

/// The program that wrote the feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Generator {
    /// Plain text.
    pub name: Option<String>,
    /// Its page.
    pub url: Option<String>,
    /// As given.
    pub version: Option<String>,
}

/// What a feed says of itself. Texts are raw; `title` and the like are plain text made from them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParsedFeed {
    /// Atom `id`, RDF `about`.
    pub id: Option<String>,
    /// RSS `title`, Atom `title`, JSON Feed `title`.
    pub title: Option<Text>,
    /// RSS `description`, Atom `subtitle`, Atom 0.3 `tagline`, JSON Feed `description`.
    pub subtitle: Option<Text>,
    /// The page the feed belongs to: RSS `link`, Atom `link rel=alternate`, JSON Feed `home_page_url`.
    pub link: Option<String>,
    /// The feed's own address: `atom:link rel=self`, JSON Feed `feed_url`.
    pub feed_url: Option<String>,
    /// Every link, the two above included.
    pub links: Vec<Link>,
    /// RSS `language`, `xml:lang`, `dc:language`, JSON Feed `language`.
    pub language: Option<String>,
    /// Atom `updated`, RSS `lastBuildDate`.
    pub updated: Option<Timestamp>,
    /// RSS `pubDate`, `dc:date`.
    pub published: Option<Timestamp>,
    /// `dcterms:created`.
    pub created: Option<Timestamp>,
    /// RSS `managingEditor`, Atom `author`, `dc:creator`.
    pub authors: Vec<Person>,
    /// RSS `copyright`, Atom `rights`.
    pub rights: Option<Text>,
    /// RSS `category`, Atom `category`.
    pub categories: Vec<Category>,
    /// Atom `icon`, JSON Feed `favicon`.
    pub icon: Option<String>,
    /// RSS `image`, Atom `logo`, JSON Feed `icon`, `itunes:image`.
    pub image: Option<Image>,
    /// RSS `ttl`, minutes; where it is missing, what the two below make.
    pub ttl: Option<u32>,
    /// `sy:updatePeriod`, minutes.
    pub period: Option<u32>,
    /// `sy:updateFrequency`: changes in a period.
    pub frequency: Option<u32>,
    /// Atom `contributor`, `dc:contributor`, `podcast:person`.
    pub contributors: Vec<Person>,
    /// RSS `webMaster`, `dc:publisher`, `itunes:owner`.
    pub publisher: Option<Person>,
    /// RSS `generator`, Atom `generator`, `admin:generatorAgent`.
    pub generator: Option<Generator>,
    /// Atom `logo`.
    pub logo: Option<String>,
    /// RSS `skipHours`: hours of the day, 0 to 23, UTC.
    pub skip_hours: Vec<u8>,
    /// RSS `skipDays`: `Monday` to `Sunday`.
    pub skip_days: Vec<String>,
    /// WebSub hubs: `link rel=hub`, JSON Feed `hubs`.
    pub hubs: Vec<String>,
    /// RSS `docs`.
    pub docs: Option<String>,
    /// `creativeCommons:license`, `cc:license`, Atom `link rel=license`.
    pub license: Option<String>,
    /// What iTunes adds.
    pub itunes: Option<ItunesFeed>,
    /// `thr:in-reply-to`.
    pub in_reply_to: Vec<Reply>,
    /// Elements of vocabularies that Rill does not know: `prefix_name` and their text.
    pub extra: Vec<(String, String)>,
}

/// One post. Texts are raw and are cleaned last, by `refresh::merge`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParsedEntry {
    /// RSS `guid`, Atom `id`, JSON Feed `id`, RDF `about`; as given.
    pub id: Option<String>,
    /// RSS `guid isPermaLink`: the id is the post's address, too.
    pub id_is_permalink: bool,
    /// The title.
    pub title: Option<Text>,
    /// The post's own page.
    pub link: Option<String>,
    /// Every link.
    pub links: Vec<Link>,
    /// RSS `pubDate`, Atom `published`, `dc:date`, JSON Feed `date_published`.
    pub published: Option<Timestamp>,
    /// Atom `updated`, JSON Feed `date_modified`.
    pub updated: Option<Timestamp>,
    /// RSS `author`, Atom `author`, `dc:creator`, JSON Feed `authors`; the feed's where the format says that they hold for entries
    /// that name none (RFC 4287 section 4.2.1, JSON Feed 1.1).
    pub authors: Vec<Person>,
    /// RSS `description`, Atom `summary`, JSON Feed `summary`.
    pub summary: Option<Text>,
    /// `content:encoded`, Atom `content`, JSON Feed `content_html` and `content_text`.
    pub content: Vec<Text>,
    /// Labels.
    pub categories: Vec<Category>,
    /// Files.
    pub enclosures: Vec<ParsedEnclosure>,
    /// The page where people talk about it: RSS `comments`, Atom `link rel=replies type=text/html`.
    pub comments: Option<String>,
    /// The comments' own feed: `wfw:commentRss`.
    pub comments_feed: Option<String>,
    /// `slash:comments`, `thr:total`.
    pub comment_count: Option<u32>,
    /// BCP 47.
    pub language: Option<String>,
    /// `media:thumbnail`, `itunes:image`, JSON Feed `image`.
    pub image: Option<Image>,
    /// Seconds: `itunes:duration`.
    pub duration: Option<u32>,
    /// Atom 0.3 `created`, `dcterms:created`.
    pub created: Option<Timestamp>,
    /// When it stops to hold: `dcterms:valid`, RSS 0.93 `expirationDate`.
    pub expires: Option<Timestamp>,
    /// Atom `contributor`, `dc:contributor`, `podcast:person`.
    pub contributors: Vec<Person>,
    /// `dc:publisher`.
    pub publisher: Option<Person>,
    /// Atom `rights`, `dc:rights`, `media:copyright`.
    pub rights: Option<Text>,
    /// `creativeCommons:license`, `cc:license`, Atom `link rel=license`.
    pub license: Option<String>,
    /// The feed it was first published in: Atom `source`, RSS `source`.
    pub source: Option<Box<ParsedFeed>>,
    /// What iTunes adds.
    pub itunes: Option<Box<ItunesEntry>>,
    /// What Media RSS adds.
    pub media: Option<Box<Media>>,
    /// Where it is about.
    pub geo: Option<Geo>,
    /// `thr:in-reply-to`: what it answers.
    pub in_reply_to: Vec<Reply>,
    /// Podlove's chapters, in order.
    pub chapters: Vec<Chapter>,
    /// `podcast:transcript`.
    pub transcripts: Vec<Transcript>,
    /// Elements of vocabularies that Rill does not know: `prefix_name` and their text.
    pub extra: Vec<(String, String)>,
}
