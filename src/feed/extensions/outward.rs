//! What leads elsewhere: FeedBurner's original link, blogrolls and Markdown of `source` (source.scripting.com), pingback.

use crate::feed::link;
use crate::feed::parsed::{Link, ParsedEntry, ParsedFeed, Text};
use crate::feed::reader::Reader;
use crate::xml::{Element, Ns};

pub(super) fn of_feed<'a>(reader: &mut Reader<'a>, element: &Element<'a>, feed: &mut ParsedFeed) {
    let rel = match element.name() {
        (Ns::Source, "blogroll") => "blogroll",
        (Ns::Source, "self") => "self",
        (Ns::Pingback, "server") => "pingback",
        _ => return reader.extra(element, &mut feed.extra),
    };
    if let Some(address) = reader.kept(element, &mut feed.extra) {
        let href = reader.elements.resolve(address);
        link::of_feed(feed, Link { href, rel: rel.to_owned(), ..Link::default() });
    }
}

pub(super) fn of_entry<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry) {
    let (lang, base) = (reader.lang(), reader.base());
    let Some(value) = reader.kept(element, &mut entry.extra) else { return };
    match element.name() {
        // `link` goes by way of a counter then.
        (Ns::FeedBurner, "origlink") => entry.link = Some(reader.elements.resolve(value)),
        (Ns::Source, "markdown") => entry.markdown = Some(Text { value: value.to_owned(), lang, base, ..Text::default() }),
        (Ns::Pingback, "server") => {
            let href = reader.elements.resolve(value);
            link::of_entry(entry, Link { href, rel: "pingback".to_owned(), ..Link::default() });
        }
        _ => {}
    }
}
