//! Dublin Core, elements and terms (dublincore.org/specifications/dublin-core/dcmi-terms).

use crate::feed::parsed::{Category, ParsedEntry, ParsedFeed, Person, TextKind};
use crate::feed::reader::Reader;
use crate::feed::{category, person};
use crate::xml::{Element, Ns};

pub(super) fn of_feed<'a>(reader: &mut Reader<'a>, element: &Element<'a>, feed: &mut ParsedFeed) {
    match element.name() {
        (Ns::Dc, "title") => feed.title = feed.title.take().or_else(|| reader.title(element)),
        (Ns::Dc, "description") => feed.subtitle = feed.subtitle.take().or_else(|| reader.text(element, TextKind::Html)),
        (Ns::Dc, "creator" | "author") => people(reader, element, &mut feed.authors),
        (Ns::Dc, "contributor") => people(reader, element, &mut feed.contributors),
        (Ns::Dc, "publisher") => feed.publisher = feed.publisher.take().or_else(|| one(reader, element)),
        (Ns::Dc, "subject") => subject(reader, element, &mut feed.categories),
        (Ns::Dc, "rights") => feed.rights = feed.rights.take().or_else(|| reader.title(element)),
        (Ns::Dc, "language") => feed.language = reader.language(element).or(feed.language.take()),
        (Ns::Dc, "modified") => feed.updated = feed.updated.or_else(|| reader.date(element)),
        (Ns::Dc, "created") => feed.created = feed.created.or_else(|| reader.date(element)),
        (Ns::Dc, "date" | "issued") => feed.published = feed.published.or_else(|| reader.date(element)),
        (Ns::Dc, "identifier") => feed.id = feed.id.take().or_else(|| reader.plain(element)),
        _ => reader.extra(element, &mut feed.extra),
    }
}

pub(super) fn of_entry<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry) {
    match element.name() {
        (Ns::Dc, "title") => entry.title = entry.title.take().or_else(|| reader.title(element)),
        (Ns::Dc, "description" | "abstract") => {
            entry.summary = entry.summary.take().or_else(|| reader.text(element, TextKind::Html))
        }
        (Ns::Dc, "creator" | "author") => people(reader, element, &mut entry.authors),
        (Ns::Dc, "contributor") => people(reader, element, &mut entry.contributors),
        (Ns::Dc, "publisher") => entry.publisher = entry.publisher.take().or_else(|| one(reader, element)),
        (Ns::Dc, "subject") => subject(reader, element, &mut entry.categories),
        (Ns::Dc, "rights") => entry.rights = entry.rights.take().or_else(|| reader.title(element)),
        (Ns::Dc, "language") => entry.language = reader.language(element).or(entry.language.take()),
        (Ns::Dc, "date" | "issued") => entry.published = entry.published.or_else(|| reader.date(element)),
        (Ns::Dc, "modified") => entry.updated = entry.updated.or_else(|| reader.date(element)),
        (Ns::Dc, "created") => entry.created = entry.created.or_else(|| reader.date(element)),
        (Ns::Dc, "valid") => entry.expires = entry.expires.or_else(|| expiry(reader, element)),
        (Ns::Dc, "identifier") => entry.id = entry.id.take().or_else(|| reader.plain(element)),
        _ => reader.extra(element, &mut entry.extra),
    }
}

fn one<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> Option<Person> {
    reader.plain(element).map(|text| person::read(&text))
}

fn people<'a>(reader: &mut Reader<'a>, element: &Element<'a>, list: &mut Vec<Person>) {
    if let Some(person) = one(reader, element) {
        person::add(list, person);
    }
}

fn subject<'a>(reader: &mut Reader<'a>, element: &Element<'a>, categories: &mut Vec<Category>) {
    if let Some(term) = reader.plain(element) {
        category::add(categories, Category { term: Some(term), ..Category::default() });
    }
}

/// The end of a period such as `start=2026-01-01; end=2026-02-01` (DCMI Period), or a date alone.
fn expiry<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> Option<crate::model::Timestamp> {
    let text = reader.plain(element)?;
    let end = text.split(';').find_map(|part| part.trim().strip_prefix("end="));
    crate::feed::date::parse(end.unwrap_or(&text))
}
