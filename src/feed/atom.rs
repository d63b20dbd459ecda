//! Atom 1.0 (RFC 4287) and 0.3 (draft-ietf-atompub-format-01's ancestor).

use super::base64;
use super::parsed::{Category, Generator, Image, ParsedEntry, ParsedFeed, Person, Text, TextKind, Version};
use super::reader::{MOST_ENTRIES, Reader, USUAL_ENTRIES};
use super::text::looks_like_html;
use super::{category, extensions, link, person};
use crate::xml::{Element, Ns, ProblemKind};
use std::borrow::Cow;

/// Reads a `feed` element.
pub(super) fn read<'a>(reader: &mut Reader<'a>, root: &Element<'a>) -> (ParsedFeed, Vec<ParsedEntry>) {
    let mut feed = ParsedFeed { language: reader.lang(), ..ParsedFeed::default() };
    let mut entries = Vec::with_capacity(USUAL_ENTRIES);
    while let Some(child) = reader.next_child(root) {
        match child.name() {
            (Ns::Atom, "entry" | "item") if entries.len() < MOST_ENTRIES => {
                let read = entry(reader, &child);
                if !reader.elements.truncated() || read.id.is_some() || read.link.is_some() {
                    entries.push(read);
                }
            }
            (Ns::Atom, "entry" | "item") => reader.elements.problems.note_once(child.at, ProblemKind::TooManyEntries),
            _ => feed_field(reader, &child, &mut feed),
        }
    }
    person::inherit(&feed.authors, &mut entries);
    (feed, entries)
}

/// Reads an entry that stands alone (RFC 4287 section 2): a feed of one.
pub(super) fn read_entry<'a>(reader: &mut Reader<'a>, root: &Element<'a>) -> (ParsedFeed, Vec<ParsedEntry>) {
    let entry = entry(reader, root);
    (ParsedFeed { language: entry.language.clone(), ..ParsedFeed::default() }, vec![entry])
}

/// `head` is the document up to the end of the root's start tag.
pub(super) fn version(head: &str, version: Option<&str>) -> Version {
    match version {
        Some("0.1" | "0.2" | "0.3") => Version::Atom03,
        None if head.contains("purl.org/atom/ns#") => Version::Atom03,
        _ => Version::Atom10,
    }
}

fn feed_field<'a>(reader: &mut Reader<'a>, element: &Element<'a>, feed: &mut ParsedFeed) {
    match element.name() {
        (Ns::Atom, "id") => feed.id = id(reader, element).or(feed.id.take()),
        (Ns::Atom, "title") => feed.title = text(reader, element).or(feed.title.take()),
        (Ns::Atom, "subtitle" | "tagline") => feed.subtitle = text(reader, element).or(feed.subtitle.take()),
        (Ns::Atom, "link") => {
            if let Some(link) = link::read(reader, element) {
                link::of_feed(feed, link);
            }
        }
        (Ns::Atom, "updated" | "modified") => feed.updated = reader.date(element).or(feed.updated),
        (Ns::Atom, "published" | "issued") => feed.published = reader.date(element).or(feed.published),
        (Ns::Atom, "author") => person::add(&mut feed.authors, read_person(reader, element)),
        (Ns::Atom, "contributor") => person::add(&mut feed.contributors, read_person(reader, element)),
        (Ns::Atom, "category") => category::add(&mut feed.categories, read_category(reader, element)),
        (Ns::Atom, "rights" | "copyright") => feed.rights = text(reader, element).or(feed.rights.take()),
        (Ns::Atom, "generator") => feed.generator = Some(generator(reader, element)),
        (Ns::Atom, "icon") => feed.icon = reader.address(element),
        (Ns::Atom, "logo") => {
            feed.logo = reader.address(element);
            feed.image = feed.image.take().or_else(|| feed.logo.clone().map(|url| Image { url: Some(url), ..Image::default() }));
        }
        _ => extensions::of_feed(reader, element, feed),
    }
}

fn entry<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> ParsedEntry {
    let mut entry = ParsedEntry { language: reader.lang(), ..ParsedEntry::default() };
    while let Some(child) = reader.next_child(element) {
        entry_field(reader, &child, &mut entry);
    }
    if entry.language.is_none() {
        entry.language = entry.content.first().or(entry.title.as_ref()).and_then(|text| text.lang.clone());
    }
    extensions::settle(&mut entry);
    entry
}

fn entry_field<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry) {
    match element.name() {
        (Ns::Atom, "id") => entry.id = id(reader, element).or(entry.id.take()),
        (Ns::Atom, "title") => entry.title = text(reader, element).or(entry.title.take()),
        (Ns::Atom, "link") => {
            entry.comment_count = entry.comment_count.or_else(|| link::reply_count(reader, element));
            if let Some(link) = link::read(reader, element) {
                link::of_entry(entry, link);
            }
        }
        (Ns::Atom, "updated" | "modified") => entry.updated = reader.date(element).or(entry.updated),
        (Ns::Atom, "published" | "issued") => entry.published = reader.date(element).or(entry.published),
        (Ns::Atom, "created") => entry.created = reader.date(element).or(entry.created),
        (Ns::Atom, "author") => person::add(&mut entry.authors, read_person(reader, element)),
        (Ns::Atom, "contributor") => person::add(&mut entry.contributors, read_person(reader, element)),
        (Ns::Atom, "category") => category::add(&mut entry.categories, read_category(reader, element)),
        (Ns::Atom, "summary") => entry.summary = text(reader, element).or(entry.summary.take()),
        (Ns::Atom, "content") => entry.content.extend(text(reader, element)),
        (Ns::Atom, "rights" | "copyright") => entry.rights = text(reader, element).or(entry.rights.take()),
        (Ns::Atom, "source") => entry.source = Some(Box::new(source(reader, element))),
        _ => extensions::of_entry(reader, element, entry),
    }
}

/// `source`: what the feed that the entry came from says of itself.
fn source<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> ParsedFeed {
    let mut feed = ParsedFeed::default();
    while let Some(child) = reader.next_child(element) {
        feed_field(reader, &child, &mut feed);
    }
    feed
}

/// An `id`, as it is. A path alone is an address that someone forgot to complete; the RFC wants a whole one.
fn id<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> Option<String> {
    let base = reader.elements.base().cloned();
    let id = reader.plain(element)?;
    Some(if id.starts_with('/') { crate::xml::resolve(base.as_deref(), &id) } else { id })
}

/// A text construct or `content`: RFC 4287 sections 3.1 and 4.1.3, and 0.3's `mode`.
fn text<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> Option<Text> {
    let [declared, mode, src] = reader.elements.attributes(element, ["type", "mode", "src"]);
    let [declared, mode] = [declared, mode].map(|value| value.unwrap_or_default().to_ascii_lowercase());
    let src = src.map(|src| reader.elements.resolve(&src));
    let media_type = declared.split(';').next().unwrap_or("").trim();
    let (kind, known) = match media_type {
        "" | "text" | "text/plain" => (TextKind::Text, true),
        "html" | "text/html" if mode == "xml" => (TextKind::Xhtml, true),
        "html" | "text/html" => (TextKind::Html, true),
        "xhtml" | "application/xhtml+xml" if mode == "escaped" => (TextKind::Html, true),
        "xhtml" | "application/xhtml+xml" => (TextKind::Xhtml, true),
        other if other.ends_with("+xml") || other.ends_with("/xml") => (TextKind::Xhtml, false),
        _ => (TextKind::Text, false),
    };
    let is_base64 = mode == "base64" || !known && kind == TextKind::Text && !media_type.starts_with("text/") && mode.is_empty();
    let (lang, base) = (reader.lang(), reader.base());
    let read = reader.text(element, kind);
    if read.is_none() && src.is_none() {
        return None;
    }
    let mut text = read.unwrap_or(Text { kind, lang, base, ..Text::default() });
    if kind == TextKind::Xhtml {
        unescape_html(&mut text);
    }
    if is_base64 && let Some(decoded) = base64::decode(&text.value) {
        text.value = decoded;
    }
    text.media_type = (!known).then(|| media_type.to_owned());
    text.src = src;
    Some(text)
}

/// Escaped HTML that calls itself XHTML: there are no elements in it, only references.
fn unescape_html(text: &mut Text) {
    if !text.value.contains('<') && text.value.contains("&lt;") {
        let resolved = crate::xml::resolve_references(&text.value).into_owned();
        if looks_like_html(&resolved) {
            (text.kind, text.value) = (TextKind::Html, resolved);
        }
    }
}

/// A person construct (RFC 4287 section 3.2), or one string as RSS has it.
pub(super) fn read_person<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> Person {
    let mut person = person::read(&reader.elements.leading_text(element));
    while let Some(child) = reader.next_child(element) {
        match child.name() {
            (Ns::Atom | Ns::Rss, "name") => person.name = reader.plain(&child),
            (Ns::Atom | Ns::Rss, "email") => person.email = reader.plain(&child),
            (Ns::Atom | Ns::Rss, "uri" | "url" | "homepage") => person.url = reader.address(&child),
            _ => {}
        }
    }
    person
}

fn read_category<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> Category {
    let [term, scheme, label] = reader.elements.attributes(element, ["term", "scheme", "label"]);
    Category { term: term.map(Cow::into_owned), scheme: scheme.map(Cow::into_owned), label: label.map(Cow::into_owned) }
}

fn generator<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> Generator {
    Generator {
        url: reader.attribute_address(element, "uri").or_else(|| reader.attribute_address(element, "url")),
        version: reader.attribute(element, "version"),
        name: reader.plain(element),
    }
}
