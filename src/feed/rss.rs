//! RSS 0.91 to 0.94 and 2.0 (cyber.harvard.edu/rss/rss.html, rssboard.org). RSS 1.0 shares these tables by `rdf`.

use super::parsed::{Category, Generator, Image, Link, ParsedEntry, ParsedFeed, Text, TextKind, Version};
use super::reader::{MOST_ENTRIES, Reader, USUAL_ENTRIES};
use super::{category, extensions, link, person};
use crate::xml::{Element, Ns, ProblemKind};

/// Reads an `rss` element, or whatever stands in for it: a `channel`, and items within or beside it.
pub(super) fn read<'a>(reader: &mut Reader<'a>, root: &Element<'a>) -> (ParsedFeed, Vec<ParsedEntry>) {
    let mut feed = ParsedFeed { language: reader.lang(), ..ParsedFeed::default() };
    let mut entries = Vec::with_capacity(USUAL_ENTRIES);
    while let Some(child) = reader.next_child(root) {
        match child.name() {
            (Ns::Rss, "channel") => channel(reader, &child, &mut feed, &mut entries),
            _ => channel_child(reader, &child, &mut feed, &mut entries),
        }
    }
    (feed, entries)
}

/// The version that the root's attribute says. `head` is the document up to the end of the root's start tag: both kinds of 0.91
/// call themselves so, and only Netscape's has a document type.
pub(super) fn version(declared: Option<&str>, head: &str) -> Version {
    match declared.unwrap_or_default() {
        "0.9" | "0.90" => Version::Rss090,
        "0.91" if head.contains("netscape.com") => Version::Rss091Netscape,
        "0.91" => Version::Rss091Userland,
        "0.92" => Version::Rss092,
        "0.93" => Version::Rss093,
        "0.94" => Version::Rss094,
        "1.0" => Version::Rss10,
        _ => Version::Rss20,
    }
}

/// The version of a `channel` that is the root: RSS 1.1 has it so.
pub(super) fn channel_version(head: &str) -> Version {
    if head.contains("purl.org/net/rss1.1") { Version::Rss10 } else { Version::Rss20 }
}

/// Reads a `channel`.
pub(super) fn channel<'a>(reader: &mut Reader<'a>, channel: &Element<'a>, feed: &mut ParsedFeed, entries: &mut Vec<ParsedEntry>) {
    if feed.language.is_none() {
        feed.language = reader.lang();
    }
    while let Some(child) = reader.next_child(channel) {
        channel_child(reader, &child, feed, entries);
    }
}

/// Reads what stands in a channel, or beside it in RSS 1.0.
pub(super) fn channel_child<'a>(
    reader: &mut Reader<'a>,
    element: &Element<'a>,
    feed: &mut ParsedFeed,
    entries: &mut Vec<ParsedEntry>,
) {
    match element.name() {
        (Ns::Rss, "item") if entries.len() < MOST_ENTRIES => {
            let entry = item(reader, element);
            if !reader.elements.truncated() || entry.id.is_some() || entry.link.is_some() {
                entries.push(entry);
            }
        }
        (Ns::Rss, "item") => reader.elements.problems.note_once(element.at, ProblemKind::TooManyEntries),
        // RSS 1.0 lists its items here, 1.1 holds them.
        (Ns::Rss, "items") => {
            while let Some(child) = reader.next_child(element) {
                if child.name() == (Ns::Rss, "item") {
                    channel_child(reader, &child, feed, entries);
                }
            }
        }
        _ => feed_field(reader, element, feed),
    }
}

fn feed_field<'a>(reader: &mut Reader<'a>, element: &Element<'a>, feed: &mut ParsedFeed) {
    match element.name() {
        (Ns::Rss, "title") => feed.title = reader.title(element).or(feed.title.take()),
        (Ns::Rss, "link") => {
            if let Some(link) = read_link(reader, element) {
                link::of_feed(feed, link);
            }
        }
        (Ns::Rss, "description") => {
            let said = reader.text(element, TextKind::Html).or(feed.subtitle.take());
            // RSS demands one, and many leave it empty.
            feed.subtitle = Some(said.unwrap_or(Text { kind: TextKind::Html, ..Text::default() }));
        }
        (Ns::Rss, "language") => feed.language = reader.language(element).or(feed.language.take()),
        (Ns::Rss, "copyright") => feed.rights = reader.title(element).or(feed.rights.take()),
        (Ns::Rss, "pubdate") => feed.published = reader.date(element).or(feed.published),
        (Ns::Rss, "lastbuilddate") => feed.updated = reader.date(element).or(feed.updated),
        (Ns::Rss, "managingeditor" | "author") => person::add(&mut feed.authors, super::atom::read_person(reader, element)),
        (Ns::Rss, "webmaster") => feed.publisher = reader.plain(element).map(|text| person::read(&text)).or(feed.publisher.take()),
        (Ns::Rss, "category") => add_category(reader, element, &mut feed.categories),
        (Ns::Rss, "generator") => {
            feed.generator = reader.plain(element).map(|name| Generator { name: Some(name), ..Generator::default() });
        }
        (Ns::Rss, "docs") => feed.docs = reader.address(element),
        (Ns::Rss, "ttl") => feed.ttl = reader.number(element).or(feed.ttl),
        (Ns::Rss, "image") => feed.image = image(reader, element).or(feed.image.take()),
        (Ns::Rss, "skiphours") => skip_hours(reader, element, feed),
        (Ns::Rss, "skipdays") => skip_days(reader, element, feed),
        (Ns::Rss, "cloud" | "textinput" | "rating") => {}
        _ => extensions::of_feed(reader, element, feed),
    }
}

/// One `item`.
pub(super) fn item<'a>(reader: &mut Reader<'a>, item: &Element<'a>) -> ParsedEntry {
    let mut entry = ParsedEntry { language: reader.lang(), ..ParsedEntry::default() };
    entry.id = reader.rdf_address(item, "about");
    while let Some(child) = reader.next_child(item) {
        entry_field(reader, &child, &mut entry);
    }
    settle_permalink(&mut entry);
    extensions::settle(&mut entry);
    entry
}

/// A guid is the post's address unless it says otherwise, and unless `link` says so better.
fn settle_permalink(entry: &mut ParsedEntry) {
    let is_address = |id: &&String| id.starts_with("http://") || id.starts_with("https://");
    match (&entry.link, entry.id.as_ref().filter(is_address)) {
        (None, Some(id)) if entry.id_is_permalink => entry.link = Some(id.clone()),
        (Some(link), Some(id)) if link == id => {}
        _ => entry.id_is_permalink = false,
    }
}

fn entry_field<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry) {
    match element.name() {
        (Ns::Rss, "title") => entry.title = reader.title(element).or(entry.title.take()),
        (Ns::Rss, "link") => {
            if let Some(link) = read_link(reader, element) {
                link::of_entry(entry, link);
            }
        }
        (Ns::Rss, "description") => entry.summary = reader.text(element, TextKind::Html).or(entry.summary.take()),
        (Ns::Rss, "guid") => {
            let permalink = reader.attribute(element, "ispermalink").is_none_or(|value| !value.eq_ignore_ascii_case("false"));
            entry.id = reader.plain(element).or(entry.id.take());
            entry.id_is_permalink = permalink;
        }
        (Ns::Rss, "pubdate") => entry.published = reader.date(element).or(entry.published),
        (Ns::Rss, "author") => person::add(&mut entry.authors, super::atom::read_person(reader, element)),
        (Ns::Rss, "category") => add_category(reader, element, &mut entry.categories),
        (Ns::Rss, "enclosure") => {
            if let Some(link) = enclosure(reader, element) {
                link::of_entry(entry, link);
            }
        }
        (Ns::Rss, "comments") => entry.comments = reader.address(element),
        (Ns::Rss, "source") => entry.source = source(reader, element),
        (Ns::Rss, "expirationdate") => entry.expires = reader.date(element),
        (Ns::Rss, "image") => entry.image = image(reader, element).or(entry.image.take()),
        // Not of RSS, but met in it.
        (Ns::Rss, "content" | "body" | "fullitem") => entry.content.extend(reader.text(element, TextKind::Html)),
        (Ns::Rss, "summary") if entry.summary.is_none() => entry.summary = reader.text(element, TextKind::Html),
        (Ns::Rss, "summary") => entry.content.extend(reader.text(element, TextKind::Html)),
        (Ns::Rss, "tags") => {
            let tags = reader.plain(element).unwrap_or_default();
            category::add_words(&mut entry.categories, tags.split(','), None);
        }
        (Ns::Rss, "date") => entry.published = entry.published.or_else(|| reader.date(element)),
        _ => extensions::of_entry(reader, element, entry),
    }
}

/// `link`. Tools for HTML take it for void and leave the address behind it.
fn read_link<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> Option<Link> {
    link::read(reader, element).or_else(|| reader.address_behind().map(link::alternate))
}

fn add_category<'a>(reader: &mut Reader<'a>, element: &Element<'a>, categories: &mut Vec<Category>) {
    let scheme = reader.attribute(element, "domain");
    if let Some(term) = reader.plain(element) {
        category::add(categories, Category { term: Some(term), scheme, label: None });
    }
}

/// `enclosure`, as the link that Atom makes of it.
fn enclosure<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> Option<Link> {
    let href = reader.attribute_address(element, "url").or_else(|| reader.attribute_address(element, "href"))?;
    Some(Link {
        href,
        rel: "enclosure".to_owned(),
        media_type: reader.attribute(element, "type"),
        length: reader.attribute_number(element, "length"),
        ..Link::default()
    })
}

/// `source`: the feed that the post came from.
fn source<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> Option<Box<ParsedFeed>> {
    let url = reader.attribute_address(element, "url");
    let title = reader.title(element);
    (url.is_some() || title.is_some()).then(|| Box::new(ParsedFeed { title, feed_url: url, ..ParsedFeed::default() }))
}

/// `image`: a picture with a link, or its address alone.
pub(super) fn image<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> Option<Image> {
    let attribute = reader.attribute_address(element, "href").or_else(|| reader.attribute_address(element, "url"));
    let text = reader.elements.leading_text(element);
    let text = Some(text).filter(|text| !text.is_empty()).map(|text| reader.elements.resolve(&text));
    let mut image = Image { url: attribute.or(text), ..Image::default() };
    while let Some(child) = reader.next_child(element) {
        match child.name() {
            (Ns::Rss, "url") => image.url = reader.address(&child),
            (Ns::Rss, "title") => image.title = reader.plain(&child),
            (Ns::Rss, "link") => image.link = reader.address(&child),
            (Ns::Rss, "description") => image.description = reader.plain(&child),
            (Ns::Rss, "width") => image.width = reader.number(&child),
            (Ns::Rss, "height") => image.height = reader.number(&child),
            _ => {}
        }
    }
    (image != Image::default()).then_some(image)
}

fn skip_hours<'a>(reader: &mut Reader<'a>, element: &Element<'a>, feed: &mut ParsedFeed) {
    while let Some(child) = reader.next_child(element) {
        // 24 was midnight once, before 2.0 counted from 0.
        let hour: Option<u8> = reader.number(&child);
        feed.skip_hours.extend(hour.filter(|&hour| hour <= 24).map(|hour| hour % 24));
    }
}

fn skip_days<'a>(reader: &mut Reader<'a>, element: &Element<'a>, feed: &mut ParsedFeed) {
    while let Some(child) = reader.next_child(element) {
        feed.skip_days.extend(reader.plain(&child));
    }
}
