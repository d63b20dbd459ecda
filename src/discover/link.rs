//! `<link>`: what publishers write for readers.

use super::tags::Tag;
use super::{Candidate, one_line};

/// Types of feeds and how sure each is. RSS and Atom have one; what publishers made up beside it, too. Plain XML and JSON may be
/// anything (JSON Feed 1.0 asked for `application/json`), and RDF is not only RSS 1.0.
const TYPES: [(&str, u8); 18] = [
    ("application/rss+xml", 0),
    ("application/atom+xml", 0),
    ("application/x-rss+xml", 0),
    ("application/x.atom+xml", 0),
    ("application/x-atom+xml", 0),
    ("application/rss", 0),
    ("application/atom", 0),
    ("text/rss+xml", 0),
    ("text/atom+xml", 0),
    ("text/rss", 0),
    ("text/atom", 0),
    ("application/feed+json", 1),
    ("application/rdf+xml", 2),
    ("application/rdf", 2),
    ("text/rdf", 2),
    ("application/xml", 3),
    ("text/xml", 3),
    ("application/json", 4),
];
/// The rank of a link whose type is not given.
const UNTYPED: u8 = 3;

/// How sure a type is a feed's, 0 surest; `None` when it is none.
pub(super) fn type_rank(media_type: &str) -> Option<u8> {
    TYPES.iter().find(|(known, _)| *known == media_type).map(|&(_, rank)| rank)
}

/// A media type in lower case and without its parameters; `None` when it is blank.
pub(super) fn essence(media_type: Option<String>) -> Option<String> {
    let media_type = media_type?;
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    (!essence.is_empty()).then_some(essence)
}

/// What a `<link>` names, when it may be a feed.
///
/// `rel` is a set of words in any case. `alternate` with a feed's type is the rule; `feed` stands for itself (a page with
/// `type="text/html"` is a microformats h-feed); `service.feed` is Atom 0.3's. An `alternate stylesheet` is a style sheet.
pub(super) fn read(tag: &Tag<'_>) -> Option<Candidate> {
    let href = tag.get("href").filter(|href| !href.trim().is_empty())?;
    let rel = tag.get("rel").unwrap_or_default().to_ascii_lowercase();
    let has = |word: &str| rel.split_ascii_whitespace().any(|found| found == word);
    if has("stylesheet") {
        return None;
    }
    let media_type = essence(tag.get("type"));
    let (rank, only_by_shape) = match media_type.as_deref() {
        Some(media_type) if has("alternate") || has("feed") || has("service.feed") => (type_rank(media_type)?, false),
        // A feed's type and no `rel` can hardly mean anything else.
        Some(media_type) if rel.trim().is_empty() => (type_rank(media_type).filter(|&rank| rank < 2)?, false),
        None if has("feed") => (0, false),
        None if has("alternate") => (UNTYPED, true),
        _ => return None,
    };
    let title = tag.get("title").as_deref().and_then(one_line);
    Some(Candidate { href, title, media_type, rank, only_by_shape })
}
