//! Who is compared with Rill in reading feeds, in native code and in wasm: each says whether it could read one.

use quick_xml::events::Event;
use quick_xml::{NsReader, Reader};
use rill::feed::{Input, parse};
use rill::xml::Decode;
use std::hint::black_box;

/// Where the feeds are said to come from.
pub const BASE: &str = "https://feeds.example/feed";

/// Rill, which cleans nothing here.
pub fn rill(feed: &[u8], decode: Decode) -> bool {
    black_box(parse(&Input { bytes: feed, content_type: None, base: BASE }, decode)).is_ok()
}

/// quick-xml, which cuts the feed into events and keeps none.
pub fn bare_events(feed: &[u8]) -> bool {
    let mut reader = Reader::from_reader(feed);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return true,
            Ok(event) => _ = black_box(event),
            Err(_) => return false,
        }
    }
}

/// The same with names resolved, attributes read, text copied: what a parser does at least.
pub fn copied_events(feed: &[u8]) -> bool {
    let mut reader = NsReader::from_reader(feed);
    loop {
        match reader.read_resolved_event() {
            Ok((_, Event::Eof)) => return true,
            Ok((namespace, Event::Start(tag) | Event::Empty(tag))) => {
                black_box((namespace, tag.local_name()));
                // Without its look for attributes that come twice, which Rill does not look for either.
                for attribute in tag.attributes().with_checks(false).flatten() {
                    black_box(attribute.value.into_owned());
                }
            }
            Ok((_, Event::Text(text))) => _ = black_box(text.into_owned()),
            Ok((_, Event::CData(text))) => _ = black_box(text.into_owned()),
            Ok((_, event)) => _ = black_box(event),
            Err(_) => return false,
        }
    }
}
