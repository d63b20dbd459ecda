//! A web page to its feeds.
//!
//! [`platform_feed`] knows the feeds of well-known sites from a page's address alone; [`find_feeds`] reads them off a page;
//! [`moved_to`] says where a page without any sends on to, and [`well_known`] guesses where it may have one. [`find_blogrolls`] reads off a page where it recommends
//! others. Nothing here fetches: whoever does tries what comes out in its order, and an
//! address is a feed only when its bytes are.

mod anchor;
mod blogroll;
mod encoding;
mod link;
mod moved;
mod platform;
mod shape;
mod tags;
mod well_known;

pub use blogroll::{find_blogrolls, well_known_blogroll};
pub use encoding::decode_label;
pub use moved::moved_to;
pub use platform::platform_feed;
pub use well_known::well_known;

use anchor::Anchors;
use shape::{is_about_comments, is_service, looks_like_feed};
use tags::{Event, Tags};
use url::Url;

/// How much of a page is read, in bytes. The largest heads seen (video sites') are past half a megabyte.
const MOST_BYTES: usize = 4 * 1024 * 1024;
/// How many links of each kind are looked at. A page that names more feeds than this is a list of them.
const MOST_LOOKED_AT: usize = 256;
/// How many feeds are offered.
const MOST_FOUND: usize = 32;

/// A feed that a page names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Absolute, `http` or `https`, without a fragment.
    pub url: String,
    /// What the page calls it.
    pub title: Option<String>,
    /// The media type that the page gives it, in lower case and without parameters.
    pub media_type: Option<String>,
}

/// What may be a feed, as the page has it.
#[derive(Debug)]
struct Candidate {
    /// Not yet resolved.
    href: String,
    title: Option<String>,
    media_type: Option<String>,
    /// How sure it is; 0 is surest.
    rank: u8,
    /// Counts only when its address looks like a feed's: the page says nothing of it but that it is there.
    only_by_shape: bool,
}

/// The feeds that a page at the address `base` names, best first, each once.
///
/// Feeds are `<link rel="alternate">` with a feed's type (HTML section 4.8.4.3.1, "Link type alternate") and `rel="feed"`; where
/// there is none, `<a>` that look like one. Posts come before comments, RSS and Atom before JSON Feed before what is only XML or
/// JSON, and else the page's order counts: publishers put the feed they mean first. `<base href>` is honoured, and what a browser
/// with scripts does not show (comments, `script`, `noscript`, `template`) is passed over. oEmbed and WordPress' JSON answers are
/// no feeds. Takes time in proportion to the page, of which the first four megabytes are read, and never panics.
pub fn find_feeds(html: &str, base: &str) -> Vec<Found> {
    let html = &html[..html.floor_char_boundary(MOST_BYTES)];
    let mut document_base: Option<String> = None;
    let mut links = Vec::new();
    let mut anchors = Anchors::default();
    for event in Tags::new(html) {
        if let Event::Start(tag) = &event {
            if tag.is("base") && document_base.is_none() {
                document_base = tag.get("href");
            }
            if tag.is("link") && links.len() < MOST_LOOKED_AT {
                links.extend(link::read(tag));
            }
        }
        anchors.read(&event);
    }
    let page = Url::parse(base).ok();
    let base = document_base.and_then(|href| resolve(page.as_ref(), &href)).or_else(|| page.clone());
    let found = rank(links, base.as_ref());
    if !found.is_empty() {
        return found;
    }
    let mut found = rank(anchors.finish(), base.as_ref());
    // A link to the page itself is no news: it is a page.
    found.retain(|found| page.as_ref().is_none_or(|page| page.as_str() != found.url));
    found
}

/// Candidates as feeds: absolute, each once, best first.
fn rank(candidates: Vec<Candidate>, base: Option<&Url>) -> Vec<Found> {
    let mut ranked: Vec<(bool, u8, Found)> = Vec::new();
    for candidate in candidates {
        let Some(url) = resolve(base, &candidate.href) else { continue };
        let looks = looks_like_feed(&url);
        if is_service(&url) || candidate.only_by_shape && !looks {
            continue;
        }
        let about_comments = is_about_comments(&url, candidate.title.as_deref());
        let found = Found { url: url.into(), title: candidate.title, media_type: candidate.media_type };
        ranked.push((about_comments, candidate.rank, found));
    }
    ranked.sort_by_key(|&(about_comments, rank, _)| (about_comments, rank));
    let mut feeds: Vec<Found> = Vec::new();
    for (_, _, found) in ranked {
        if feeds.len() < MOST_FOUND && !feeds.iter().any(|known| known.url == found.url) {
            feeds.push(found);
        }
    }
    feeds
}

/// An address of the web made absolute. `feed:` (an old habit to call readers by) is read as what it stands for.
fn resolve(base: Option<&Url>, href: &str) -> Option<Url> {
    let href = href.trim();
    let href = match href.get(..5) {
        Some(scheme) if scheme.eq_ignore_ascii_case("feed:") => &href[5..],
        _ => href,
    };
    let mut url = match base {
        Some(base) => base.join(href).ok()?,
        None if href.starts_with("//") => Url::parse(&format!("https:{href}")).ok()?,
        None => Url::parse(href).ok()?,
    };
    url.set_fragment(None);
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}

/// A text on one line; `None` when it is blank.
fn one_line(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
