//! RSS 0.90 and 1.0: RDF, where items and the image stand beside the channel (web.resource.org/rss/1.0/spec).

use super::parsed::{ParsedEntry, ParsedFeed, Version};
use super::reader::Reader;
use super::rss;
use crate::xml::{Element, Ns};

/// Reads an `rdf:RDF` element.
pub(super) fn read<'a>(reader: &mut Reader<'a>, root: &Element<'a>) -> (ParsedFeed, Vec<ParsedEntry>) {
    let mut feed = ParsedFeed { language: reader.lang(), ..ParsedFeed::default() };
    let mut entries = Vec::new();
    while let Some(child) = reader.next_child(root) {
        match child.name() {
            (Ns::Rss, "channel") => {
                feed.id = reader.rdf_address(&child, "about");
                rss::channel(reader, &child, &mut feed, &mut entries);
            }
            _ => rss::channel_child(reader, &child, &mut feed, &mut entries),
        }
    }
    (feed, entries)
}

/// 0.90 is told by its namespace alone; `head` is the document up to the end of the root's start tag.
pub(super) fn version(head: &str) -> Version {
    if head.contains("netscape.com/rdf/simple/0.9") { Version::Rss090 } else { Version::Rss10 }
}
