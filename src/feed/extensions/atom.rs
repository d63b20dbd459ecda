//! Atom's elements within RSS, most often `atom:link`.

use crate::feed::parsed::{ParsedEntry, ParsedFeed, TextKind};
use crate::feed::reader::Reader;
use crate::feed::{atom, link, person};
use crate::xml::{Element, Ns};

pub(super) fn of_feed<'a>(reader: &mut Reader<'a>, element: &Element<'a>, feed: &mut ParsedFeed) {
    match element.name() {
        (Ns::Atom, "link") => {
            if let Some(link) = link::read(reader, element) {
                link::of_feed(feed, link);
            }
        }
        (Ns::Atom, "id") => feed.id = feed.id.take().or_else(|| reader.plain(element)),
        (Ns::Atom, "updated") => feed.updated = feed.updated.or_else(|| reader.date(element)),
        (Ns::Atom, "author") => person::add(&mut feed.authors, atom::read_person(reader, element)),
        (Ns::Atom, "contributor") => person::add(&mut feed.contributors, atom::read_person(reader, element)),
        (Ns::Atom, "icon") => feed.icon = reader.address(element),
        (Ns::Atom, "logo") => feed.logo = reader.address(element),
        _ => reader.extra(element, &mut feed.extra),
    }
}

pub(super) fn of_entry<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry) {
    match element.name() {
        (Ns::Atom, "link") => {
            if let Some(link) = link::read(reader, element) {
                link::of_entry(entry, link);
            }
        }
        (Ns::Atom, "author") => person::add(&mut entry.authors, atom::read_person(reader, element)),
        (Ns::Atom, "contributor") => person::add(&mut entry.contributors, atom::read_person(reader, element)),
        (Ns::Atom, "id") => entry.id = entry.id.take().or_else(|| reader.plain(element)),
        (Ns::Atom, "updated" | "modified") => entry.updated = entry.updated.or_else(|| reader.date(element)),
        (Ns::Atom, "published" | "issued") => entry.published = entry.published.or_else(|| reader.date(element)),
        (Ns::Atom, "summary") => entry.summary = entry.summary.take().or_else(|| reader.text(element, TextKind::Html)),
        (Ns::Atom, "content") => entry.content.extend(reader.text(element, TextKind::Html)),
        _ => reader.extra(element, &mut entry.extra),
    }
}
