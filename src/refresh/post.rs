//! One post of a feed, from what the publisher wrote to what Rill keeps.

use super::merge::{Incoming, plain};
use crate::feed::identity::EntryKey;
use crate::feed::{ParsedEntry, ParsedFeed, Person, Text, TextKind};
use crate::html::{
    SafeHtml, Tracking, excerpt, lead_image, page_address, page_address_as, sanitize_as, to_html, to_line, to_text, video_frame,
    words,
};
use crate::model::{self, Enclosure, Entry, Feed, Flags, Timestamp};

/// How many characters of a post a row can show.
const EXCERPT: usize = 300;

/// How many labels, and how many names, one post may carry.
const MAX_LABELS: usize = 30;

/// An entry, and what it stands in.
pub(super) struct Post<'a> {
    pub entry: &'a ParsedEntry,
    pub key: &'a EntryKey,
    pub feed: &'a Feed,
    pub parsed_feed: &'a ParsedFeed,
    /// Where the feed came from.
    pub base: &'a str,
    /// What becomes of what follows the reader in its links.
    pub tracking: Tracking,
}

impl Post<'_> {
    /// The row and the text. `arrival` is where it stands when it has no date of its own.
    pub fn incoming(&self, hash: u64, arrival: Timestamp) -> Incoming {
        let entry = self.entry;
        let url = self.url();
        let title = plain(entry.title.as_ref());
        let body = self.body(url.as_deref(), &title);
        let published = entry.published.or(entry.created);
        let sort_at = published.or(entry.updated).map_or(arrival, |date| date.min(arrival));
        let entry = Entry {
            id: self.key.id,
            feed: self.feed.id,
            guid: entry.id.as_deref().map(str::trim).filter(|id| !id.is_empty()).unwrap_or(&self.key.key).to_string(),
            excerpt: excerpt(body.as_str(), &title, EXCERPT),
            image: self.image(&body),
            words: words(&to_text(body.as_str())),
            comments: entry.comments.as_deref().and_then(page_address),
            language: self.language(),
            authors: self.authors(),
            enclosures: self.enclosures(),
            tags: self.tags(),
            url,
            title,
            published,
            updated: entry.updated,
            sort_at,
            content_hash: hash,
        };
        Incoming { entry, body, flags: Flags::NONE, tags: Vec::new() }
    }

    /// The post's own page: its link, or a guid that is said to be one.
    fn url(&self) -> Option<String> {
        let entry = self.entry;
        let guid = entry.id.as_deref().filter(|_| entry.id_is_permalink);
        let address = |address: &str| page_address_as(address, self.tracking);
        entry.link.as_deref().and_then(address).or_else(|| guid.and_then(address))
    }

    /// The fullest text there is, cleaned, below the video when the post's page is one.
    fn body(&self, url: Option<&str>, title: &str) -> SafeHtml {
        let texts = self.entry.content.iter().filter(|text| is_readable(text)).chain(&self.entry.summary);
        let text = fullest(texts.chain(media_description(self.entry)));
        let html = text.map(|text| to_html(&text.value, text.kind != TextKind::Text)).unwrap_or_default();
        // Where the feed says nothing, relative addresses are meant from the post's page: it is the page's HTML that was put in.
        let said = text.and_then(|text| Some(text.base.as_ref()?.as_str())).filter(|base| *base != self.base);
        let base = said.or(url).or(self.feed.site_url.as_deref()).or(Some(self.base).filter(|base| !base.is_empty()));
        match url.and_then(|url| video_frame(url, title)).filter(|_| !html.contains("<iframe")) {
            Some(frame) => sanitize_as(&format!("<p>{frame}</p>{html}"), base, url, self.tracking),
            None => sanitize_as(&html, base, url, self.tracking),
        }
    }

    fn image(&self, body: &SafeHtml) -> Option<String> {
        let entry = self.entry;
        let own = entry.image.as_ref().and_then(|image| image.url.as_deref());
        let thumbnail = entry.media.as_ref().and_then(|media| media.thumbnails.first()).map(|thumbnail| thumbnail.url.as_str());
        let itunes = entry.itunes.as_ref().and_then(|itunes| itunes.image.as_deref());
        let pictures = entry.enclosures.iter().filter(|enclosure| is_picture(enclosure.media_type.as_deref()));
        let enclosed = pictures.map(|enclosure| enclosure.url.as_str()).next();
        let media = entry.media.iter().flat_map(|media| &media.content);
        let media = media
            .filter(|content| content.medium.as_deref() == Some("image") || is_picture(content.media_type.as_deref()))
            .find_map(|content| content.url.as_deref());
        let mut named = [own, thumbnail, itunes, enclosed, media].into_iter().flatten();
        named.find_map(page_address).or_else(|| lead_image(body.as_str()))
    }

    /// Sound, video and other files; a picture is the post's picture.
    fn enclosures(&self) -> Vec<Enclosure> {
        let entry = self.entry;
        let mut found: Vec<Enclosure> = Vec::new();
        let mut add = |url: Option<&str>, media_type: Option<&str>, length: Option<u64>, duration: Option<u32>| {
            let playable =
                !is_picture(media_type) && !media_type.is_some_and(|kind| kind.contains("flash") || kind.starts_with("text/"));
            let Some(url) = url.and_then(page_address).filter(|_| playable) else { return };
            if found.len() < MAX_LABELS && found.iter().all(|known| known.url != url) {
                found.push(Enclosure { url, media_type: media_type.map(str::to_string), length, duration });
            }
        };
        for enclosure in &entry.enclosures {
            add(Some(&enclosure.url), enclosure.media_type.as_deref(), enclosure.length, enclosure.duration.or(entry.duration));
        }
        for content in entry.media.iter().flat_map(|media| &media.content) {
            let kind = content.media_type.as_deref();
            let medium = content.medium.as_deref();
            if matches!(medium, Some("audio" | "video"))
                || kind.is_some_and(|kind| kind.starts_with("audio/") || kind.starts_with("video/"))
            {
                add(content.url.as_deref(), kind.or(medium), content.size, content.duration);
            }
        }
        found
    }

    /// The post's authors, else the feed's (RFC 4287 section 4.2.1), whom a post from elsewhere does not inherit.
    fn authors(&self) -> Vec<String> {
        let source = self.entry.source.as_ref().map(|source| source.authors.as_slice());
        let authors: &[Person] =
            if self.entry.authors.is_empty() { source.unwrap_or(&self.parsed_feed.authors) } else { &self.entry.authors };
        distinct(authors.iter().filter_map(|author| author.name.as_deref()))
    }

    fn tags(&self) -> Vec<String> {
        distinct(self.entry.categories.iter().filter_map(|category| category.label.as_deref().or(category.term.as_deref())))
    }

    fn language(&self) -> Option<String> {
        let text = self.entry.content.iter().chain(&self.entry.summary).find_map(|text| text.lang.as_deref());
        let own = self.entry.language.as_deref().or(text).map(str::trim).filter(|language| !language.is_empty());
        own.or(self.feed.language.as_deref()).map(str::to_string)
    }
}

/// Hash of what the publisher says, dates aside: some servers write the time of the request into every post.
pub(super) fn content_hash(entry: &ParsedEntry) -> u64 {
    let mut parts: Vec<&str> = Vec::new();
    let texts = entry.title.iter().chain(&entry.content).chain(&entry.summary);
    parts.extend(texts.map(|text| text.value.as_str()));
    parts.push(entry.link.as_deref().unwrap_or(""));
    parts.extend(entry.enclosures.iter().map(|enclosure| enclosure.url.as_str()));
    parts.extend(entry.authors.iter().filter_map(|author| author.name.as_deref()));
    parts.extend(entry.categories.iter().filter_map(|category| category.label.as_deref().or(category.term.as_deref())));
    parts.push(entry.image.as_ref().and_then(|image| image.url.as_deref()).unwrap_or(""));
    parts.extend(media_description(entry).map(|text| text.value.as_str()));
    model::content_hash(&parts.iter().map(|part| part.as_bytes()).collect::<Vec<_>>())
}

/// `media:description`: all that YouTube says of a video.
fn media_description(entry: &ParsedEntry) -> Option<&Text> {
    entry.media.as_ref().and_then(|media| media.description.as_ref())
}

/// The text that says most; of equals the first.
fn fullest<'a>(texts: impl Iterator<Item = &'a Text>) -> Option<&'a Text> {
    let texts: Vec<&Text> = texts.filter(|text| !text.value.trim().is_empty()).collect();
    match texts.as_slice() {
        [] => None,
        [only] => Some(only),
        several => {
            let length = |text: &Text| to_text(&text.value).len() + usize::from(text.value.contains("<img"));
            several.iter().rev().max_by_key(|text| length(text)).copied()
        }
    }
}

/// Whether a content is for reading: not a picture or a file in the feed (Atom `content type`).
fn is_readable(text: &Text) -> bool {
    text.media_type.as_deref().is_none_or(|kind| kind.starts_with("text/") || kind.contains("html") || kind.ends_with("/plain"))
}

fn is_picture(media_type: Option<&str>) -> bool {
    media_type.is_some_and(|kind| kind.starts_with("image/"))
}

/// Names and labels on one line each, the first of those that are equal.
fn distinct<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for text in texts.map(to_line).filter(|text| !text.is_empty()) {
        if found.len() < MAX_LABELS && !found.contains(&text) {
            found.push(text);
        }
    }
    found
}
