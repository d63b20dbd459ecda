//! Vocabularies beside the formats' own. What a format says itself counts for more than what these say.

mod atom;
mod chapters;
mod comments;
mod content;
mod dc;
mod geo;
mod itunes;
mod license;
mod media;
mod podcast;
pub mod said;
mod syndication;

use super::parsed::{Image, ParsedEntry, ParsedFeed};
use super::reader::Reader;
use crate::xml::{Element, Ns};
use said::MediaContent;

/// Reads an element of a feed that the feed's own format does not know.
pub(super) fn of_feed<'a>(reader: &mut Reader<'a>, element: &Element<'a>, feed: &mut ParsedFeed) {
    match element.ns {
        Ns::Atom => atom::of_feed(reader, element, feed),
        Ns::Dc => dc::of_feed(reader, element, feed),
        Ns::Itunes | Ns::GooglePlay => itunes::of_feed(reader, element, feed),
        Ns::Syndication => syndication::of_feed(reader, element, feed),
        Ns::Admin => syndication::generator(reader, element, feed),
        Ns::CreativeCommons => license::read(reader, element, &mut feed.license),
        Ns::Thread => comments::reply(reader, element, &mut feed.in_reply_to),
        Ns::Media => media::of_feed(reader, element, feed),
        Ns::Podcast => podcast::of_feed(reader, element, feed),
        _ => reader.extra(element, &mut feed.extra),
    }
}

/// Reads an element of an entry that the feed's own format does not know.
pub(super) fn of_entry<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry) {
    match element.ns {
        Ns::Atom => atom::of_entry(reader, element, entry),
        Ns::Content | Ns::Xhtml => content::of_entry(reader, element, entry),
        Ns::Dc => dc::of_entry(reader, element, entry),
        Ns::Media => media::of_entry(reader, element, entry),
        Ns::Itunes | Ns::GooglePlay => itunes::of_entry(reader, element, entry),
        Ns::Slash | Ns::Wfw | Ns::Thread => comments::of_entry(reader, element, entry),
        Ns::CreativeCommons => license::read(reader, element, &mut entry.license),
        Ns::GeoRss | Ns::Gml | Ns::GeoW3c => geo::of_entry(reader, element, entry),
        Ns::Chapters => chapters::of_entry(reader, element, entry),
        Ns::Podcast => podcast::of_entry(reader, element, entry),
        _ => reader.extra(element, &mut entry.extra),
    }
}

/// What a feed lacks and an extension has: called once, when the feed was read.
pub(super) fn settle_feed(feed: &mut ParsedFeed) {
    feed.ttl = feed.ttl.or_else(|| syndication::minutes(feed));
}

/// What an entry lacks and an extension has: called once, when the entry was read.
pub(super) fn settle(entry: &mut ParsedEntry) {
    geo::settle(entry);
    let picture = |url: &str| Image { url: Some(url.to_owned()), ..Image::default() };
    if let Some(itunes) = &entry.itunes {
        entry.duration = itunes.duration;
        entry.image = entry.image.take().or_else(|| itunes.image.as_deref().map(picture));
    }
    if let Some(media) = &mut entry.media {
        if entry.title.is_none() {
            entry.title = media.title.clone();
        }
        if entry.summary.is_none() && entry.content.is_empty() {
            entry.summary = media.description.clone();
        }
        if entry.image.is_none() {
            let is_image = |content: &&MediaContent| {
                let starts = |kind: &Option<String>| kind.as_deref().is_some_and(|kind| kind.starts_with("image"));
                starts(&content.medium) || starts(&content.media_type)
            };
            let image = media.content.iter().find(is_image);
            let url = media.thumbnails.first().map(|thumbnail| &thumbnail.url).or(image.and_then(|image| image.url.as_ref()));
            entry.image = url.map(|url| picture(url));
        }
    }
    if entry.image.is_none() {
        let is_image = |media_type: &Option<String>| media_type.as_deref().is_some_and(|kind| kind.starts_with("image/"));
        entry.image = entry.enclosures.iter().find(|file| is_image(&file.media_type)).map(|file| picture(&file.url));
    }
}
