//! Links with relations (RFC 8288), as Atom's `link` and RSS with `atom:link` carry them.

use super::parsed::{Link, ParsedEnclosure, ParsedEntry, ParsedFeed};
use super::reader::Reader;
use crate::xml::{Element, Ns};
use std::borrow::Cow;

/// Links kept of one feed or entry.
const MOST: usize = 500;

/// Atom's `link`; `None` without an address.
pub(super) fn read<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> Option<Link> {
    let [href, url, rel, media_type, title, hreflang, length] =
        reader.elements.attributes(element, ["href", "url", "rel", "type", "title", "hreflang", "length"]);
    let href = match href.or(url) {
        Some(href) => reader.elements.resolve(&href),
        // Some write the address between the tags.
        None => reader.address(element)?,
    };
    Some(Link {
        href,
        rel: short(rel.unwrap_or_default().to_ascii_lowercase()),
        media_type: media_type.map(Cow::into_owned),
        title: title.map(Cow::into_owned),
        hreflang: hreflang.map(Cow::into_owned),
        length: length.and_then(|length| length.parse().ok()),
    })
}

/// How many replies a link with `rel="replies"` says there are (RFC 4685 section 5).
pub(super) fn reply_count<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> Option<u32> {
    reader.elements.attribute_of(element, Ns::Thread, "count")?.parse().ok()
}

/// A link without a relation is to the thing itself; IANA's relations may be written in full.
fn short(rel: String) -> String {
    match rel.strip_prefix("http://www.iana.org/assignments/relation/") {
        Some(name) => name.to_owned(),
        None if rel.is_empty() => "alternate".to_owned(),
        None => rel,
    }
}

/// A plain link to the thing's own page.
pub(super) fn alternate(href: String) -> Link {
    Link { href, rel: "alternate".to_owned(), ..Link::default() }
}

fn is_page(link: &Link) -> bool {
    link.media_type.as_deref().is_none_or(|kind| kind.contains("html"))
}

/// Puts a feed's link where it belongs.
pub(super) fn of_feed(feed: &mut ParsedFeed, link: Link) {
    if feed.links.len() == MOST {
        return;
    }
    match link.rel.as_str() {
        "alternate"
            if feed.link.is_none()
                || is_page(&link) && !feed.links.iter().any(|known| known.rel == "alternate" && is_page(known)) =>
        {
            feed.link = Some(link.href.clone());
        }
        "self" if feed.feed_url.is_none() => feed.feed_url = Some(link.href.clone()),
        "hub" => feed.hubs.push(link.href.clone()),
        "license" if feed.license.is_none() => feed.license = Some(link.href.clone()),
        _ => {}
    }
    feed.links.push(link);
}

/// Puts an entry's link where it belongs.
pub(super) fn of_entry(entry: &mut ParsedEntry, link: Link) {
    if entry.links.len() == MOST {
        return;
    }
    match link.rel.as_str() {
        "alternate"
            if entry.link.is_none()
                || is_page(&link) && !entry.links.iter().any(|known| known.rel == "alternate" && is_page(known)) =>
        {
            entry.link = Some(link.href.clone());
        }
        "enclosure" => entry.enclosures.push(ParsedEnclosure {
            url: link.href.clone(),
            media_type: link.media_type.clone(),
            length: link.length,
            title: link.title.clone(),
            duration: None,
        }),
        "replies" if is_page(&link) && entry.comments.is_none() => entry.comments = Some(link.href.clone()),
        "replies" if !is_page(&link) && entry.comments_feed.is_none() => entry.comments_feed = Some(link.href.clone()),
        "license" if entry.license.is_none() => entry.license = Some(link.href.clone()),
        _ => {}
    }
    entry.links.push(link);
}
