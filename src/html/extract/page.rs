//! A page made fit for reading: within limits, and written so that every parser reads the same in it.
//!
//! References become the five that html5ever's writer knows: the release has no other names of html5ever's (`names.rs`).
//! Comments, styles and scripts go, except the one script that says what the page is about (JSON-LD).

use super::super::allow;
use super::super::references::decode;
use super::super::tokens::{Tag, Token, Tokens, tokens};
use super::super::tree::escape;
use super::depth::{Depth, is_void};

/// What is read of one page; the rest is cut off.
const MAX_BYTES: usize = 4 << 20;

/// Tags of one page. Later ones are lost and their text is kept. A long article of an encyclopedia has about 30,000.
const MAX_TAGS: usize = 50_000;

/// Elements made of them: formatting that is never closed is made anew in each paragraph.
const MAX_ELEMENTS: usize = 200_000;

/// Characters written as references in one run of text. The writer of html5ever 0.40 looks for the next `<` at each of them, and a
/// megabyte of `&` would keep it busy for minutes; behind this many stands a `<wbr>`, which shows nothing.
const MAX_REFERENCES: usize = 2_000;

/// An attribute longer than this is left out, but for pictures in the address itself.
const MAX_ATTRIBUTE: usize = 64 << 10;

/// An attribute with a longer name is none.
const MAX_NAME: usize = 100;

/// A page made fit.
pub(super) struct Page {
    /// The page, written anew.
    pub html: String,
    /// `<base href>`, not yet resolved.
    pub base: Option<String>,
}

/// `html`, fit to be read.
pub(super) fn fit(html: &str) -> Page {
    let html = &html[..html.floor_char_boundary(MAX_BYTES)];
    let mut writer = Writer { out: String::with_capacity(html.len()), ..Writer::default() };
    writer.doctype(html);
    let mut rest = tokens(html);
    while let Some(token) = rest.next() {
        match token {
            Token::Text(text) => writer.text(text),
            // Behind its start tag, which has taken it.
            Token::Raw(_) => {}
            Token::Start(tag) => writer.start(&tag, &mut rest),
            Token::End(name) => writer.end(&name.to_ascii_lowercase()),
        }
    }
    Page { html: writer.out, base: writer.base }
}

#[derive(Default)]
struct Writer {
    out: String,
    base: Option<String>,
    depth: Depth,
    /// Tags written or left out.
    tags: usize,
    /// Elements that a browser may have made of them.
    made: usize,
    /// Characters of the text since the last tag that will be written as references.
    references: usize,
}

impl Writer {
    /// The doctype decides whether a table may stand in a paragraph.
    fn doctype(&mut self, html: &str) {
        let start = html.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if start.get(..9).is_some_and(|first| first.eq_ignore_ascii_case("<!doctype"))
            && let Some(end) = start.find('>').filter(|end| *end < 300)
        {
            self.out.push_str(&start[..=end]);
        }
    }

    /// Whether no more tags are taken.
    fn is_full(&self) -> bool {
        self.tags >= MAX_TAGS || self.made >= MAX_ELEMENTS
    }

    /// Text between tags.
    fn text(&mut self, text: &str) {
        let text = decode(text, false);
        let mut rest = text.as_ref();
        loop {
            let room = MAX_REFERENCES - self.references;
            let end = rest.match_indices(is_reference).nth(room).map_or(rest.len(), |(at, _)| at);
            self.references += rest[..end].matches(is_reference).count();
            escape(&rest[..end], false, &mut self.out);
            rest = &rest[end..];
            // In a drawing `wbr` would be an element that nothing closes.
            if rest.is_empty() || self.depth.in_drawing() {
                return;
            }
            self.references = 0;
            self.out.push_str("<wbr>");
        }
    }

    fn start(&mut self, tag: &Tag, rest: &mut Tokens) {
        let name = tag.name.to_ascii_lowercase();
        match name.as_str() {
            "script" => return self.script(tag, rest),
            "style" | "noembed" | "noframes" => return,
            "title" | "textarea" | "iframe" | "xmp" => return self.raw(&name, tag, rest),
            "plaintext" => return,
            "base" => {
                self.base = self.base.take().or_else(|| tag.get("href").map(|href| href.trim().to_string()));
                return;
            }
            _ => {}
        }
        if self.is_full() {
            return;
        }
        // Only in drawings `/>` closes, and not what is known from HTML.
        let closed = tag.closed && self.depth.in_drawing() && allow::element(&name).is_none() && !is_void(&name);
        if closed {
            self.tag(&name, tag);
            return self.end_tag(&name);
        }
        self.made += self.depth.cost();
        if self.depth.start(&name) {
            self.tag(&name, tag);
        } else {
            self.tags += 1;
        }
    }

    /// Only what the page says about itself is kept.
    fn script(&mut self, tag: &Tag, rest: &mut Tokens) {
        let Some(text) = rest.inside() else { return };
        let says = tag.get("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"));
        // In a drawing a script would be read as markup.
        if says && !self.depth.in_drawing() && !self.is_full() && !text.contains("<!--") {
            self.out.push_str("<script type=\"application/ld+json\">");
            self.out.push_str(text);
            self.end_tag("script");
        }
    }

    /// An element without markup in it; one that never ends loses its tag, and what follows is read as usual.
    fn raw(&mut self, name: &str, tag: &Tag, rest: &mut Tokens) {
        let Some(text) = rest.inside() else { return };
        if self.is_full() {
            return self.text(text);
        }
        let text = decode(text, false);
        let end = text.match_indices(is_reference).nth(MAX_REFERENCES).map_or(text.len(), |(at, _)| at);
        let written = if name == "xmp" { "pre" } else { name };
        self.tag(written, tag);
        if name != "iframe" {
            escape(&text[..end], false, &mut self.out);
        }
        self.end_tag(written);
    }

    fn end(&mut self, name: &str) {
        let own = ["script", "style", "noembed", "noframes", "title", "textarea", "iframe", "xmp", "plaintext", "base"];
        if !own.contains(&name) && !self.is_full() && self.depth.end(name) {
            self.end_tag(name);
        }
    }

    fn end_tag(&mut self, name: &str) {
        self.tags += 1;
        self.references = 0;
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// A start tag with its attributes, each in quotes.
    fn tag(&mut self, name: &str, tag: &Tag) {
        self.tags += 1;
        self.references = 0;
        self.out.push('<');
        self.out.push_str(name);
        let mut leads = false;
        for attribute in tag.attributes() {
            leads |= attribute.name.eq_ignore_ascii_case("href");
            self.attribute(name, attribute.name, attribute.value);
        }
        if name == "a" && !leads {
            // A place to lead to is empty, and would be taken for noise: `addresses` takes this away again.
            self.out.push_str(" href=\"\"");
        }
        self.out.push('>');
    }

    fn attribute(&mut self, element: &str, name: &str, value: &str) {
        let value = decode(value, true);
        let too_long = value.len() > MAX_ATTRIBUTE && !value.starts_with("data:image/");
        if too_long || name.len() > MAX_NAME || value.match_indices(is_reference).nth(MAX_REFERENCES).is_some() {
            return;
        }
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        if element == "a" && name.eq_ignore_ascii_case("href") && value.trim().is_empty() {
            // Leads to the page itself, unlike one without the attribute.
            self.out.push(' ');
        }
        escape(&value, true, &mut self.out);
        self.out.push('"');
    }
}

/// Whether a writer of HTML may write the character as a reference.
fn is_reference(c: char) -> bool {
    matches!(c, '&' | '<' | '>' | '\u{80}'..='\u{bf}')
}
