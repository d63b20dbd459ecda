//! Media RSS (rssboard.org/media-rss).

use super::said::{Credit, Media, MediaContent, Thumbnail};
use crate::feed::parsed::{Category, Image, ParsedEntry, ParsedFeed, TextKind};
use crate::feed::reader::Reader;
use crate::feed::{category, person};
use crate::xml::{Element, Ns};

/// Files and pictures kept of one entry.
const MOST: usize = 50;

pub(super) fn of_feed<'a>(reader: &mut Reader<'a>, element: &Element<'a>, feed: &mut ParsedFeed) {
    match element.name() {
        (Ns::Media, "thumbnail") if feed.image.is_none() => {
            feed.image = reader.attribute_address(element, "url").map(|url| Image { url: Some(url), ..Image::default() });
        }
        (Ns::Media, "rights" | "copyright") if feed.rights.is_none() => feed.rights = reader.title(element),
        _ => reader.extra(element, &mut feed.extra),
    }
}

pub(super) fn of_entry<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry) {
    match element.name() {
        (Ns::Media, "group") => members(reader, element, entry),
        (Ns::Media, "content") => {
            let mut content = content(reader, element);
            let player = media(entry).player.take();
            members(reader, element, entry);
            // What has no file of its own is shown by a player.
            let media = media(entry);
            content.url = content.url.or_else(|| media.player.clone());
            media.player = media.player.take().or(player);
            if content.url.is_some() && media.content.len() < MOST {
                media.content.push(content);
            }
        }
        (Ns::Media, "thumbnail") => {
            let thumbnail = thumbnail(reader, element);
            let media = entry.media.get_or_insert_default();
            if media.thumbnails.len() < MOST {
                media.thumbnails.extend(thumbnail);
            }
        }
        (Ns::Media, "title") => media(entry).title = reader.title(element),
        // Plain unless it says otherwise, says the specification; not all do.
        (Ns::Media, "description") => {
            let is_html = reader.attribute(element, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("html"));
            media(entry).description = if is_html { reader.text(element, TextKind::Html) } else { reader.title(element) };
        }
        (Ns::Media, "player") => media(entry).player = reader.attribute_address(element, "url"),
        (Ns::Media, "rating") => media(entry).rating = reader.plain(element),
        (Ns::Media, "credit") => {
            let (role, scheme) = (reader.attribute(element, "role"), reader.attribute(element, "scheme"));
            if let Some(value) = reader.plain(element) {
                if role.as_deref().is_some_and(|role| role.eq_ignore_ascii_case("author")) && entry.authors.is_empty() {
                    person::add(&mut entry.authors, person::read(&value));
                }
                media(entry).credits.push(Credit { role, scheme, value });
            }
        }
        (Ns::Media, "category") => {
            let (scheme, label) = (reader.attribute(element, "scheme"), reader.attribute(element, "label"));
            let term = reader.plain(element);
            if term.is_some() || label.is_some() {
                let scheme = scheme.or_else(|| Some("http://search.yahoo.com/mrss/category_schema".to_owned()));
                category::add(&mut entry.categories, Category { term, scheme, label });
            }
        }
        (Ns::Media, "keywords") => {
            let text = reader.plain(element).unwrap_or_default();
            category::add_words(&mut entry.categories, text.split(','), None);
        }
        (Ns::Media, "copyright") => entry.rights = entry.rights.take().or_else(|| reader.title(element)),
        _ => reader.extra(element, &mut entry.extra),
    }
}

fn media(entry: &mut ParsedEntry) -> &mut Media {
    entry.media.get_or_insert_default()
}

/// What stands in a group or a content, as if it stood alone.
fn members<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry) {
    while let Some(child) = reader.next_child(element) {
        // Groups hold contents, contents hold pictures: nothing holds itself.
        if child.ns == Ns::Media && child.name != "group" && child.depth < 12 {
            of_entry(reader, &child, entry);
        }
    }
}

fn content<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> MediaContent {
    MediaContent {
        url: reader.attribute_address(element, "url"),
        media_type: reader.attribute(element, "type"),
        medium: reader.attribute(element, "medium"),
        width: reader.attribute_number(element, "width"),
        height: reader.attribute_number(element, "height"),
        duration: reader.attribute_number(element, "duration"),
        size: reader.attribute_number(element, "filesize"),
    }
}

fn thumbnail<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> Option<Thumbnail> {
    let (width, height) = (reader.attribute(element, "width"), reader.attribute(element, "height"));
    let url = reader.attribute_address(element, "url").or_else(|| reader.address(element))?;
    Some(Thumbnail { url, width, height })
}
