//! Chapters within a podcast (podlove.org/simple-chapters).

use super::said::Chapter;
use crate::feed::number::decimal;
use crate::feed::parsed::ParsedEntry;
use crate::feed::reader::Reader;
use crate::xml::{Element, Ns};

/// Chapters kept of one entry.
const MOST: usize = 500;

pub(super) fn of_entry<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry) {
    // Only one list is allowed; the first counts.
    if element.name() != (Ns::Chapters, "chapters") || !entry.chapters.is_empty() {
        return;
    }
    while let Some(child) = reader.next_child(element) {
        if child.name() != (Ns::Chapters, "chapter") || entry.chapters.len() == MOST {
            continue;
        }
        let start = reader.attribute(&child, "start").and_then(|start| seconds(&start));
        entry.chapters.push(Chapter {
            start: start.unwrap_or(0.0),
            title: reader.attribute(&child, "title"),
            href: reader.attribute_address(&child, "href"),
            image: reader.attribute_address(&child, "image"),
        });
    }
}

/// Normal play time (RFC 2326 section 3.6): `12.5`, `3:12.5`, `1:03:12.5`.
fn seconds(text: &str) -> Option<f64> {
    let mut total = 0.0;
    for part in text.trim().split(':') {
        let number = decimal(part).filter(|number| *number >= 0.0)?;
        total = total * 60.0 + number;
    }
    Some(total)
}
