//! How often a feed changes (purl.org/rss/1.0/modules/syndication), and who wrote it (the admin module).

use crate::feed::parsed::{Generator, ParsedFeed};
use crate::feed::reader::Reader;
use crate::xml::{Element, Ns};

/// Minutes.
const DAY: u32 = 24 * 60;

pub(super) fn of_feed<'a>(reader: &mut Reader<'a>, element: &Element<'a>, feed: &mut ParsedFeed) {
    match element.name() {
        (Ns::Syndication, "updateperiod") => {
            feed.period = match reader.plain(element).unwrap_or_default().to_ascii_lowercase().as_str() {
                "hourly" => Some(60),
                "daily" => Some(DAY),
                "weekly" => Some(7 * DAY),
                "monthly" => Some(30 * DAY),
                "yearly" => Some(365 * DAY),
                _ => feed.period,
            };
        }
        (Ns::Syndication, "updatefrequency") => feed.frequency = reader.number(element).or(feed.frequency),
        _ => {}
    }
}

/// Minutes from one change to the next: a period is a day unless it is said, and in it one change unless more are said.
pub(super) fn minutes(feed: &ParsedFeed) -> Option<u32> {
    let frequency = feed.frequency.filter(|&times| times > 0);
    let period = feed.period.or(frequency.map(|_| DAY))?;
    Some((period / frequency.unwrap_or(1)).max(1))
}

pub(super) fn generator<'a>(reader: &mut Reader<'a>, element: &Element<'a>, feed: &mut ParsedFeed) {
    if element.name() == (Ns::Admin, "generatoragent") && feed.generator.is_none() {
        let url = reader.rdf_address(element, "resource");
        feed.generator = Some(Generator { name: url.clone(), url, version: None });
    }
}
