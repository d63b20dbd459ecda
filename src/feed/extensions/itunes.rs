//! Podcasts as Apple and Google describe them (help.apple.com/itc/podcasts_connect).

use super::said::ItunesEntry;
use crate::feed::parsed::{Category, Image, ParsedEntry, ParsedFeed, Person, TextKind};
use crate::feed::reader::Reader;
use crate::feed::{category, person};
use crate::xml::{Element, Ns};

/// The vocabulary of its labels.
const SCHEME: &str = "http://www.itunes.com/";

pub(super) fn of_feed<'a>(reader: &mut Reader<'a>, element: &Element<'a>, feed: &mut ParsedFeed) {
    let itunes = feed.itunes.get_or_insert_default();
    match &*element.name {
        "block" => itunes.block = reader.plain(element).map(|text| is_yes(&text)),
        "explicit" => itunes.explicit = reader.plain(element).and_then(|text| is_explicit(&text)),
        "complete" => itunes.complete = reader.plain(element).map(|text| is_yes(&text)),
        "type" => itunes.kind = reader.plain(element),
        "new-feed-url" => itunes.new_feed_url = reader.address(element),
        // An old way of it: `link rel="image"`.
        "image" | "link" => {
            itunes.image = picture(reader, element).or(itunes.image.take());
            let url = itunes.image.clone();
            feed.image = feed.image.take().or_else(|| url.map(|url| Image { url: Some(url), ..Image::default() }));
        }
        "author" => author(reader, element, &mut feed.authors),
        "owner" => feed.publisher = Some(owner(reader, element)),
        "category" => add_category(reader, element, &mut feed.categories),
        "keywords" => keywords(reader, element, &mut feed.categories),
        "subtitle" | "summary" | "description" => {
            feed.subtitle = feed.subtitle.take().or_else(|| reader.text(element, TextKind::Html));
        }
        _ => reader.extra(element, &mut feed.extra),
    }
}

pub(super) fn of_entry<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry) {
    let itunes: &mut ItunesEntry = entry.itunes.get_or_insert_default();
    match &*element.name {
        "block" => itunes.block = reader.plain(element).map(|text| is_yes(&text)),
        "explicit" => itunes.explicit = reader.plain(element).and_then(|text| is_explicit(&text)),
        "duration" => itunes.duration = reader.plain(element).and_then(|text| seconds(&text)),
        "episode" => itunes.episode = reader.number(element),
        "season" => itunes.season = reader.number(element),
        "episodetype" => itunes.episode_type = reader.plain(element),
        "image" | "link" => itunes.image = picture(reader, element).or(itunes.image.take()),
        "subtitle" => itunes.subtitle = reader.plain(element),
        "title" => entry.title = entry.title.take().or_else(|| reader.title(element)),
        "author" => author(reader, element, &mut entry.authors),
        "category" => add_category(reader, element, &mut entry.categories),
        "keywords" => keywords(reader, element, &mut entry.categories),
        "summary" | "description" => entry.summary = entry.summary.take().or_else(|| reader.text(element, TextKind::Html)),
        _ => reader.extra(element, &mut entry.extra),
    }
}

/// Apple counts `Yes`, and says that any other value has no effect.
fn is_yes(text: &str) -> bool {
    matches!(text, "Yes" | "yes")
}

/// The words that Apple's specifications have had for it, as they write them; with any other value Apple shows no mark, and `None`
/// is said here.
fn is_explicit(text: &str) -> Option<bool> {
    match text {
        "yes" | "Yes" | "true" | "True" | "explicit" | "Explicit" | "1" => Some(true),
        "no" | "No" | "false" | "False" | "clean" | "Clean" | "0" => Some(false),
        _ => None,
    }
}

/// `3723`, `62:03`, `1:02:03`: seconds.
fn seconds(text: &str) -> Option<u32> {
    let mut total: u32 = 0;
    for part in text.split(':') {
        let whole = part.trim().split(['.', ',']).next()?;
        let number: u32 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        total = total.checked_mul(60)?.checked_add(number)?;
    }
    Some(total)
}

/// The address in `href`, or between the tags.
fn picture<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> Option<String> {
    reader
        .attribute_address(element, "href")
        .or_else(|| reader.attribute_address(element, "url"))
        .or_else(|| reader.address(element))
}

fn author<'a>(reader: &mut Reader<'a>, element: &Element<'a>, authors: &mut Vec<Person>) {
    if let Some(text) = reader.plain(element) {
        person::add(authors, person::read(&text));
    }
}

fn owner<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> Person {
    let mut person = Person::default();
    while let Some(child) = reader.next_child(element) {
        match child.name() {
            (Ns::Itunes | Ns::GooglePlay, "name") => person.name = reader.plain(&child),
            (Ns::Itunes | Ns::GooglePlay, "email") => person.email = reader.plain(&child),
            _ => {}
        }
    }
    person
}

/// Categories nest once: each is a label of its own.
fn add_category<'a>(reader: &mut Reader<'a>, element: &Element<'a>, categories: &mut Vec<Category>) {
    let mut add = |term: Option<String>| {
        if let Some(term) = term {
            category::add(categories, Category { term: Some(term), scheme: Some(SCHEME.to_owned()), label: None });
        }
    };
    add(reader.attribute(element, "text"));
    while let Some(child) = reader.next_child(element) {
        add(reader.attribute(&child, "text"));
    }
}

fn keywords<'a>(reader: &mut Reader<'a>, element: &Element<'a>, categories: &mut Vec<Category>) {
    let text = reader.plain(element).unwrap_or_default();
    category::add_words(categories, text.split(|c: char| c == ',' || c.is_whitespace()), Some(SCHEME));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        let check = |text: &str, expected: Option<u32>| assert_eq!(seconds(text), expected, "{text}");
        check("3723", Some(3723));
        check("62:03", Some(3723));
        check("1:02:03", Some(3723));
        check("01:02:03.5", Some(3723));
        check(":45", Some(45));
        check("an hour", None);
        check("99999999999", None);
        check("99999999:99999999:9", None);
    }
}
