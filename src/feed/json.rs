//! JSON Feed 1.0 and 1.1 (jsonfeed.org). Every member is taken for what it is, so that one of a wrong type loses nothing else.

use super::date;
use super::detect::NotAFeed;
use super::json_repair::mend;
use super::link;
use super::parsed::{Category, Image, Link, Parsed, ParsedEnclosure, ParsedEntry, ParsedFeed, Person, Text, TextKind, Version};
use super::reader::MOST_ENTRIES;
use super::{category, person};
use crate::xml::{ProblemKind, Problems, resolve};
use serde_json::{Map, Value};
use url::Url;

type Object = Map<String, Value>;

/// Reads a JSON Feed.
pub(super) fn read(text: &str, base: &str, mut problems: Problems) -> Result<Parsed, NotAFeed> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let mut values = serde_json::Deserializer::from_str(text).into_iter();
    let first = values.next().unwrap_or(Ok(Value::Null));
    let behind = &text[values.byte_offset()..];
    let value = match first {
        Ok(value) => {
            if !behind.trim().is_empty() {
                problems.note(text.len() - behind.trim_start().len(), ProblemKind::JunkOutside);
            }
            value
        }
        Err(error) => {
            let broken = NotAFeed::Broken { line: u32::try_from(error.line()).unwrap_or(u32::MAX) };
            let (mended, kind) = mend(text).ok_or(broken.clone())?;
            problems.note(line_start(text, error.line()), kind);
            serde_json::from_str(&mended).map_err(|_| broken)?
        }
    };
    let Value::Object(root) = value else { return Err(NotAFeed::Json) };
    let version = version(&root).ok_or(NotAFeed::Json)?;
    let mut context = Context { base: Url::parse(base).ok(), problems };
    let feed = context.feed(&root);
    let items = list(&root, "items");
    if items.len() > MOST_ENTRIES {
        context.problems.note_whole(ProblemKind::TooManyEntries);
    }
    let mut entries: Vec<_> =
        items.iter().take(MOST_ENTRIES).filter_map(Value::as_object).map(|item| context.entry(item)).collect();
    person::inherit(&feed.authors, &mut entries);
    Ok(Parsed { version, encoding: String::new(), base: String::new(), feed, entries, problems: context.problems.lines(text) })
}

/// The byte where a line starts, counted from 1.
fn line_start(text: &str, line: usize) -> usize {
    text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum()
}

/// The version that the feed says; one that says none and has items is taken for the newest.
fn version(root: &Object) -> Option<Version> {
    match plain(root, "version") {
        Some(url) if url.contains("jsonfeed.org/version/1.1") => Some(Version::Json11),
        Some(url) if url.contains("jsonfeed.org/version/") => Some(Version::Json10),
        _ if root.get("items").is_some_and(Value::is_array) => Some(Version::Json11),
        _ => None,
    }
}

struct Context {
    base: Option<Url>,
    problems: Problems,
}

impl Context {
    fn feed(&mut self, root: &Object) -> ParsedFeed {
        let mut feed = ParsedFeed {
            title: self.text(root, "title", TextKind::Text),
            subtitle: self.text(root, "description", TextKind::Text),
            language: language(root),
            authors: self.authors(root),
            icon: self.address(root, "favicon"),
            image: self.image(root, "icon"),
            hubs: list(root, "hubs").iter().filter_map(|hub| self.address(hub.as_object()?, "url")).collect(),
            ..ParsedFeed::default()
        };
        if let Some(href) = self.address(root, "home_page_url") {
            link::of_feed(&mut feed, link::alternate(href));
        }
        if let Some(href) = self.address(root, "feed_url") {
            feed.id = Some(href.clone());
            link::of_feed(&mut feed, Link { href, rel: "self".to_owned(), ..Link::default() });
        }
        if let Some(href) = self.address(root, "next_url") {
            link::of_feed(&mut feed, Link { href, rel: "next".to_owned(), ..Link::default() });
        }
        feed
    }

    fn entry(&mut self, item: &Object) -> ParsedEntry {
        let mut entry = ParsedEntry {
            id: plain(item, "id"),
            title: self.text(item, "title", TextKind::Text),
            summary: self.text(item, "summary", TextKind::Text),
            published: self.date(item, "date_published"),
            updated: self.date(item, "date_modified"),
            language: language(item),
            authors: self.authors(item),
            image: self.image(item, "image").or_else(|| self.image(item, "banner_image")),
            ..ParsedEntry::default()
        };
        entry.content.extend(self.text(item, "content_html", TextKind::Html));
        entry.content.extend(self.text(item, "content_text", TextKind::Text));
        for tag in list(item, "tags").iter().filter_map(scalar) {
            category::add(&mut entry.categories, Category { term: Some(tag), ..Category::default() });
        }
        entry.enclosures = list(item, "attachments").iter().filter_map(|file| self.attachment(file.as_object()?)).collect();
        if let Some(href) = self.address(item, "url") {
            link::of_entry(&mut entry, link::alternate(href));
        }
        if let Some(href) = self.address(item, "external_url") {
            let rel = if entry.link.is_none() { "alternate" } else { "related" };
            link::of_entry(&mut entry, Link { href, rel: rel.to_owned(), ..Link::default() });
        }
        entry
    }

    fn attachment(&self, file: &Object) -> Option<ParsedEnclosure> {
        Some(ParsedEnclosure {
            url: self.address(file, "url")?,
            media_type: plain(file, "mime_type"),
            length: file.get("size_in_bytes").and_then(whole_number),
            title: plain(file, "title"),
            duration: file.get("duration_in_seconds").and_then(whole_number).and_then(|seconds| u32::try_from(seconds).ok()),
        })
    }

    /// `authors` of 1.1, `author` of 1.0.
    fn authors(&self, object: &Object) -> Vec<Person> {
        let mut people = Vec::new();
        for author in list(object, "authors").iter().chain(object.get("author")) {
            let read = match author {
                Value::Object(author) => {
                    Person { name: plain(author, "name"), email: plain(author, "email"), url: self.address(author, "url") }
                }
                other => Person { name: scalar(other), ..Person::default() },
            };
            person::add(&mut people, read);
        }
        people
    }

    fn image(&self, object: &Object, name: &str) -> Option<Image> {
        self.address(object, name).map(|url| Image { url: Some(url), ..Image::default() })
    }

    fn text(&self, object: &Object, name: &str, kind: TextKind) -> Option<Text> {
        let value = plain(object, name)?;
        Some(Text { kind, value, base: self.base.as_ref().map(|base| base.as_str().to_owned()), ..Text::default() })
    }

    fn address(&self, object: &Object, name: &str) -> Option<String> {
        plain(object, name).map(|address| resolve(self.base.as_ref(), &address))
    }

    fn date(&mut self, object: &Object, name: &str) -> Option<crate::model::Timestamp> {
        let text = plain(object, name)?;
        let read = date::parse(&text);
        if read.is_none() {
            self.problems.note_whole(ProblemKind::BadDate);
        }
        read
    }
}

/// A member's text, trimmed; `None` when it is missing or blank.
fn plain(object: &Object, name: &str) -> Option<String> {
    scalar(object.get(name)?)
}

/// A language, as BCP 47 writes it.
fn language(object: &Object) -> Option<String> {
    plain(object, "language").map(|language| language.replace('_', "-"))
}

/// Text, or a number where text should stand: ids are written so.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A number that counts something; some write it as text, or with a fraction.
fn whole_number(value: &Value) -> Option<u64> {
    match value {
        Value::String(text) => text.trim().parse().ok(),
        other => other.as_u64().or_else(|| other.as_f64().filter(|number| *number >= 0.0).map(|number| number as u64)),
    }
}

fn list<'a>(object: &'a Object, name: &str) -> &'a [Value] {
    object.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
