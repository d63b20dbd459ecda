//! What leads elsewhere: FeedBurner's original link, blogrolls and Markdown of `source` (source.scripting.com), pingback.

use crate::feed::link;
use crate::feed::parsed::{Link, ParsedEntry, ParsedFeed, TextKind};
use crate::feed::reader::Reader;
use crate::xml::{Element, Ns};

pub(super) fn of_feed<'a>(reader: &mut Reader<'a>, element: &Element<'a>, feed: &mut ParsedFeed) {
    match element.name() {
        (Ns::Source, "blogroll") => link::of_feed_as(reader, element, feed, "blogroll"),
        (Ns::Source, "self") => link::of_feed_as(reader, element, feed, "self"),
        (Ns::Pingback, "server") => link::of_feed_as(reader, element, feed, "pingback"),
        // Who someone is at another service: the name alone would say nothing.
        (Ns::Source, "account") => {
            let service = reader.attribute(element, "service").unwrap_or_default();
            if let Some(name) = reader.plain(element) {
                feed.extra.push(("source_account".to_owned(), [service, name].join(" ").trim().to_owned()));
            }
        }
        _ => reader.extra(element, &mut feed.extra),
    }
}

pub(super) fn of_entry<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry) {
    match element.name() {
        // `link` goes by way of a counter then.
        (Ns::FeedBurner, "origlink") => {
            if let Some(href) = reader.address(element) {
                entry.extra.push(("feedburner_origlink".to_owned(), href.clone()));
                entry.link = Some(href);
            }
        }
        (Ns::Source, "markdown") => entry.markdown = reader.text(element, TextKind::Text),
        (Ns::Pingback, "server") => {
            if let Some(href) = reader.address(element) {
                link::of_entry(entry, Link { href, rel: "pingback".to_owned(), ..Link::default() });
            }
        }
        _ => reader.extra(element, &mut entry.extra),
    }
}
