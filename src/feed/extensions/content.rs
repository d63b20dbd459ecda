//! `content:encoded` (purl.org/rss/1.0/modules/content) and a bare XHTML `body`.

use crate::feed::parsed::{ParsedEntry, TextKind};
use crate::feed::reader::Reader;
use crate::xml::{Element, Ns};

pub(super) fn of_entry<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry) {
    match element.name() {
        (Ns::Content, "encoded") => entry.content.extend(reader.text(element, TextKind::Html)),
        (Ns::Xhtml, "body" | "div") => entry.content.extend(reader.text(element, TextKind::Xhtml)),
        _ => reader.extra(element, &mut entry.extra),
    }
}
