//! Podcasting 2.0 (podcastindex.org/namespace/1.0): transcripts, chapters, persons, the podroll; the rest is kept as it is.

use super::said::Transcript;
use crate::feed::parsed::{Link, ParsedEntry, ParsedFeed, Person};
use crate::feed::reader::Reader;
use crate::feed::{link, person};
use crate::xml::{Element, Ns};

pub(super) fn of_feed<'a>(reader: &mut Reader<'a>, element: &Element<'a>, feed: &mut ParsedFeed) {
    match element.name() {
        (Ns::Podcast, "person") => person::add(&mut feed.contributors, someone(reader, element)),
        // Other podcasts that this one recommends, each by its feed.
        (Ns::Podcast, "podroll") => {
            while let Some(child) = reader.next_child(element) {
                if let Some(href) = reader.attribute_address(&child, "feedurl") {
                    link::of_feed(feed, Link { href, rel: "podroll".to_owned(), ..Link::default() });
                }
            }
        }
        _ => reader.extra(element, &mut feed.extra),
    }
}

pub(super) fn of_entry<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry) {
    match element.name() {
        (Ns::Podcast, "transcript") => {
            if let Some(url) = reader.attribute_address(element, "url") {
                let media_type = reader.attribute(element, "type");
                let lang = reader.attribute(element, "language");
                entry.transcripts.push(Transcript { url, media_type, lang });
            }
        }
        // A file of its own, in JSON.
        (Ns::Podcast, "chapters") => {
            if let Some(href) = reader.attribute_address(element, "url") {
                let media_type = reader.attribute(element, "type");
                link::of_entry(entry, Link { href, rel: "chapters".to_owned(), media_type, ..Link::default() });
            }
        }
        (Ns::Podcast, "person") => person::add(&mut entry.contributors, someone(reader, element)),
        (Ns::Podcast, "season") => {
            let season = reader.number(element);
            let itunes = entry.itunes.get_or_insert_default();
            itunes.season = itunes.season.or(season);
        }
        (Ns::Podcast, "episode") => {
            let episode = reader.number(element);
            let itunes = entry.itunes.get_or_insert_default();
            itunes.episode = itunes.episode.or(episode);
        }
        _ => reader.extra(element, &mut entry.extra),
    }
}

/// Who takes part, whatever the role.
fn someone<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> Person {
    let url = reader.attribute_address(element, "href");
    Person { name: reader.plain(element), email: None, url }
}
