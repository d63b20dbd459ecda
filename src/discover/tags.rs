//! The tags of a page and the text between them, in one linear pass and without a tree.
//!
//! After WHATWG HTML section 13.2.5, the parts that matter for finding links. What a browser with scripts does not make elements
//! of is passed over: comments, `script`, `noscript` and their like, and a tag that the page breaks off in.

use crate::html::decode;
use memchr::{memchr, memchr_iter, memmem};

/// One piece of a page.
#[derive(Debug)]
pub(super) enum Event<'a> {
    /// A start tag.
    Start(Tag<'a>),
    /// The name of an end tag.
    End(&'a str),
    /// Characters, references not decoded.
    Text(&'a str),
}

/// A start tag.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
}

/// What stands in a tag beyond this many attributes is not read.
const MOST_ATTRIBUTES: usize = 64;
/// Elements whose content is passed over.
const OPAQUE: [&str; 11] =
    ["script", "style", "title", "textarea", "noscript", "template", "iframe", "noembed", "noframes", "xmp", "plaintext"];
/// The first of [`OPAQUE`] swallow the rest of the page where their end is missing; of the others the content is read then.
const SWALLOWING: usize = 2;

impl Tag<'_> {
    /// Whether this is a `name` tag.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of the first attribute of this name, references decoded.
    pub fn get(&self, name: &str) -> Option<String> {
        let (_, raw) = self.attributes.iter().find(|(written, _)| written.eq_ignore_ascii_case(name))?;
        Some(decode(raw, true).into_owned())
    }
}

/// Reads a page from its start to its end.
pub(super) struct Tags<'a> {
    html: &'a str,
    at: usize,
    /// Opaque elements known to have no end tag ahead, as bits: looking once is enough.
    endless: u16,
}

impl<'a> Tags<'a> {
    pub fn new(html: &'a str) -> Self {
        Tags { html, at: 0, endless: 0 }
    }

    fn rest(&self) -> &'a str {
        &self.html[self.at..]
    }

    /// Past the next `end`, or to the end of the page.
    fn skip_past(&mut self, end: &str) {
        let rest = self.rest();
        self.at += memmem::find(rest.as_bytes(), end.as_bytes()).map_or(rest.len(), |found| found + end.len());
    }

    /// A comment. `<!-->` and `<!--->` are whole ones, and `--!>` ends one, too.
    fn skip_comment(&mut self) {
        let inside = &self.rest()["<!".len()..];
        let ends = |at: &usize| inside[..*at].ends_with("--") || *at > 4 && inside[..*at].ends_with("--!");
        let end = memchr_iter(b'>', inside.as_bytes()).find(ends);
        self.at += "<!".len() + end.map_or(inside.len(), |end| end + 1);
    }

    /// The tag whose name begins here, or `None` when the page ends within it.
    fn tag(&mut self) -> Option<Tag<'a>> {
        let rest = self.rest();
        let length = rest.bytes().position(|b| is_space(b) || matches!(b, b'/' | b'>')).unwrap_or(rest.len());
        let mut tag = Tag { name: &rest[..length], attributes: Vec::new() };
        let wanted = ["a", "link", "base", "img", "meta"].iter().any(|name| tag.is(name));
        self.at += length;
        while let Some(attribute) = self.attribute() {
            if wanted && tag.attributes.len() < MOST_ATTRIBUTES {
                tag.attributes.push(attribute);
            }
        }
        let ended = self.rest().starts_with('>');
        self.at += usize::from(ended);
        ended.then_some(tag)
    }

    /// The next attribute; `None` at the tag's `>` and at the end of the page.
    fn attribute(&mut self) -> Option<(&'a str, &'a str)> {
        self.take_while(|b| is_space(b) || b == b'/');
        let rest = self.rest();
        if rest.is_empty() || rest.starts_with('>') {
            return None;
        }
        // A `=` in front belongs to the name.
        let first = usize::from(rest.starts_with('='));
        let length = rest.bytes().skip(first).position(|b| is_space(b) || matches!(b, b'/' | b'>' | b'='));
        let name = &rest[..length.map_or(rest.len(), |length| length + first)];
        self.at += name.len();
        self.take_while(is_space);
        if !self.rest().starts_with('=') {
            return Some((name, ""));
        }
        self.at += 1;
        self.take_while(is_space);
        let rest = self.rest();
        let value = match rest.as_bytes().first() {
            Some(&quote @ (b'"' | b'\'')) => {
                let value = &rest[1..];
                let length = memchr(quote, value.as_bytes());
                self.at += length.map_or(rest.len(), |length| length + 2);
                &value[..length.unwrap_or(value.len())]
            }
            _ => self.take_while(|b| !is_space(b) && b != b'>'),
        };
        Some((name, value))
    }

    /// Takes the bytes that `accept` likes; those of UTF-8 beyond ASCII it must treat alike.
    fn take_while(&mut self, accept: impl Fn(u8) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.bytes().position(|b| !accept(b)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// Passes over the content of an opaque element, up to its end tag.
    fn skip_content(&mut self, index: usize) {
        let rest = self.rest();
        if self.endless & (1 << index) != 0 {
            return;
        }
        match find_end_tag(rest, OPAQUE[index]) {
            Some(end) => self.at += end,
            None if index < SWALLOWING => self.at = self.html.len(),
            None => self.endless |= 1 << index,
        }
    }
}

impl<'a> Iterator for Tags<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        loop {
            let rest = self.rest();
            if rest.is_empty() {
                return None;
            }
            let bytes = rest.as_bytes();
            let starts_name = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
            if bytes[0] != b'<' || !(starts_name(1) || matches!(bytes.get(1), Some(b'/' | b'!' | b'?'))) {
                let end = memchr(b'<', &bytes[1..]).map_or(rest.len(), |end| end + 1);
                self.at += end;
                return Some(Event::Text(&rest[..end]));
            }
            if starts_name(1) {
                self.at += 1;
                let Some(tag) = self.tag() else { continue };
                if let Some(index) = OPAQUE.iter().position(|name| tag.is(name)) {
                    self.skip_content(index);
                }
                return Some(Event::Start(tag));
            }
            if bytes[1] == b'/' && starts_name(2) {
                self.at += 2;
                let Some(tag) = self.tag() else { continue };
                return Some(Event::End(tag.name));
            }
            match rest.starts_with("<!--") {
                true => self.skip_comment(),
                false => self.skip_past(">"),
            }
        }
    }
}

/// Where `</name` stands in `text`, in any case, followed by what ends a name.
fn find_end_tag(text: &str, name: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memmem::find_iter(bytes, b"</").find(|&at| {
        let end = at + 2 + name.len();
        bytes.get(at + 2..end).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && bytes.get(end).is_some_and(|&b| is_space(b) || matches!(b, b'/' | b'>'))
    })
}

/// WHATWG's white space.
fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}
