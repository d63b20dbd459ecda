//! How often a feed changes (purl.org/rss/1.0/modules/syndication), and who wrote it (the admin module).

use crate::feed::parsed::{Generator, ParsedFeed};
use crate::feed::reader::Reader;
use crate::xml::{Element, Ns};

pub(super) fn of_feed<'a>(reader: &mut Reader<'a>, element: &Element<'a>, feed: &mut ParsedFeed) {
    match element.name() {
        (Ns::Syndication, "updateperiod") => {
            let minutes = match reader.plain(element).unwrap_or_default().to_ascii_lowercase().as_str() {
                "hourly" => 60,
                "daily" => 24 * 60,
                "weekly" => 7 * 24 * 60,
                "monthly" => 30 * 24 * 60,
                "yearly" => 365 * 24 * 60,
                _ => return,
            };
            feed.ttl = feed.ttl.or(Some(minutes));
        }
        (Ns::Syndication, "updatefrequency") => {
            // How many times in the period, which comes before it.
            let times: Option<u32> = reader.number(element);
            if let (Some(ttl), Some(times @ 1..)) = (feed.ttl, times) {
                feed.ttl = Some((ttl / times).max(1));
            }
        }
        _ => {}
    }
}

pub(super) fn generator<'a>(reader: &mut Reader<'a>, element: &Element<'a>, feed: &mut ParsedFeed) {
    if element.name() == (Ns::Admin, "generatoragent") && feed.generator.is_none() {
        let url = reader.rdf_address(element, "resource");
        feed.generator = Some(Generator { name: url.clone(), url, version: None });
    }
}
