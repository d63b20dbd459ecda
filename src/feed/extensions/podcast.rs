//! Podcasting 2.0 (podcastindex.org/namespace/1.0): transcripts; the rest is kept as it is.

use super::said::Transcript;
use crate::feed::parsed::ParsedEntry;
use crate::feed::reader::Reader;
use crate::xml::{Element, Ns};

pub(super) fn of_entry<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry) {
    match element.name() {
        (Ns::Podcast, "transcript") => {
            if let Some(url) = reader.attribute_address(element, "url") {
                let media_type = reader.attribute(element, "type");
                let lang = reader.attribute(element, "language");
                entry.transcripts.push(Transcript { url, media_type, lang });
            }
        }
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
