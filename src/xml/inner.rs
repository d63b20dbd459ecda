//! What stands within an element, as one string.

use super::address::resolve;
use super::attributes::Attributes;
use super::elements::{Element, Elements, Node};
use super::namespace::Ns;
use memchr::memchr3;
use std::borrow::Cow;
use url::Url;

/// How the content of an element is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inner {
    /// Characters only; elements within lose their tags.
    Plain,
    /// Characters; with elements within it is XHTML after all.
    Text,
    /// Characters that are HTML once their references are resolved. Elements within stay as tags, and from the first on text stays
    /// as written: someone forgot to escape.
    Html,
    /// XHTML as elements: references stay, tags are written again without prefixes.
    Xhtml,
}

/// Attributes that hold an address (HTML section "Attributes", those of flow content).
const ADDRESSES: [&str; 8] = ["href", "src", "cite", "longdesc", "poster", "action", "data", "background"];
/// Elements without content or end tag (HTML section 13.1.2).
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

impl<'a> Elements<'a> {
    /// The content of `element`, whose start was just read, white space around it removed. Afterwards the element has ended.
    pub fn inner(&mut self, element: &Element<'a>, how: Inner) -> String {
        self.inner_as(element, how).0
    }

    /// The text of `element` up to its first child, which is read next.
    pub fn leading_text(&mut self, element: &Element<'a>) -> String {
        let mut text = String::new();
        while self.is_open(element) {
            match self.next() {
                Node::Text(raw, at) => self.entities.resolve_into(&mut text, raw, at, &mut self.problems),
                Node::Cdata(raw) => text.push_str(raw),
                Node::Start(child) => {
                    self.hold(child);
                    break;
                }
                Node::End | Node::Eof => break,
            }
        }
        text.trim_ascii().to_owned()
    }

    /// The text that comes next, before any element starts or ends.
    pub fn text_behind(&mut self) -> Option<String> {
        match self.next() {
            Node::Text(raw, at) => Some(self.entities.resolve(raw.trim_ascii(), at, &mut self.problems).into_owned()),
            Node::Start(child) => {
                self.hold(child);
                None
            }
            Node::Cdata(_) | Node::End | Node::Eof => None,
        }
    }

    /// The same as [`Elements::inner`], and how it turned out to be written.
    pub fn inner_as(&mut self, element: &Element<'a>, mut how: Inner) -> (String, Inner) {
        let outer_bases = self.bases();
        let mut out = Markup::default();
        while self.is_open(element) {
            match self.next() {
                Node::Text(raw, at) => {
                    let raw = out.begin(raw);
                    match how {
                        Inner::Xhtml => out.text.push_str(raw),
                        _ => self.entities.resolve_into(&mut out.text, raw, at, &mut self.problems),
                    }
                }
                Node::Cdata(raw) => {
                    let raw = out.begin(raw);
                    match how {
                        Inner::Xhtml => escape(&mut out.text, raw),
                        _ => out.text.push_str(raw),
                    }
                }
                Node::Start(child) if child.depth <= element.depth => {
                    self.hold(child);
                    break;
                }
                Node::Start(child) => {
                    how = match how {
                        Inner::Html => Inner::Xhtml,
                        Inner::Text => {
                            out.escape_all();
                            Inner::Xhtml
                        }
                        _ => how,
                    };
                    if how == Inner::Xhtml {
                        let rebased = if self.bases() > outer_bases { self.base() } else { None };
                        out.start(&child, rebased);
                    }
                }
                Node::End => out.end_down_to(self.depth()),
                Node::Eof => break,
            }
        }
        out.end_down_to(0);
        (out.finish(), how)
    }
}

/// Markup as it is written again.
#[derive(Default)]
struct Markup<'a> {
    text: String,
    /// Tags without their end tag yet, and how deep each stands.
    open: Vec<(usize, Cow<'a, str>)>,
    wrapper: Option<Wrapper>,
}

/// The `<div>` that Atom demands around XHTML and that is no part of it (RFC 4287 section 3.1.1.3).
struct Wrapper {
    /// Where its content starts and ends, and where its end tag ends.
    content: usize,
    content_end: usize,
    end: usize,
}

impl<'a> Markup<'a> {
    /// `raw` without the white space that would lead the whole.
    fn begin<'b>(&mut self, raw: &'b str) -> &'b str {
        if !self.text.is_empty() {
            return raw;
        }
        let raw = raw.trim_ascii_start();
        self.text.reserve(raw.len());
        raw
    }

    /// What was taken for characters is a part of XHTML.
    fn escape_all(&mut self) {
        let text = std::mem::take(&mut self.text);
        escape(&mut self.text, &text);
    }

    fn start(&mut self, child: &Element<'a>, base: Option<&Url>) {
        self.end_down_to(child.depth - 1);
        let first = self.text.is_empty();
        let name = tag_name(child);
        let plain = write_tag(&mut self.text, &name, child.attributes, base);
        if first && plain && name == "div" {
            self.wrapper = Some(Wrapper { content: self.text.len(), content_end: 0, end: 0 });
        }
        if !VOID.contains(&&*name) {
            self.open.push((child.depth, name));
        }
    }

    /// Writes the end tags of what stands deeper than `depth`.
    fn end_down_to(&mut self, depth: usize) {
        while let Some((_, name)) = self.open.pop_if(|(deep, _)| *deep > depth) {
            let content_end = self.text.len();
            self.text.push_str("</");
            self.text.push_str(&name);
            self.text.push('>');
            if let (Some(wrapper), true) = (&mut self.wrapper, self.open.is_empty())
                && wrapper.end == 0
            {
                (wrapper.content_end, wrapper.end) = (content_end, self.text.len());
            }
        }
    }

    fn finish(mut self) -> String {
        self.text.truncate(self.text.trim_ascii_end().len());
        match self.wrapper {
            Some(wrapper) if wrapper.end == self.text.len() => {
                self.text[wrapper.content..wrapper.content_end].trim_ascii().to_owned()
            }
            _ => self.text,
        }
    }
}

/// An element's name as HTML knows it: no prefix on XHTML, SVG and MathML, which HTML knows by their names.
fn tag_name<'a>(element: &Element<'a>) -> Cow<'a, str> {
    match element.ns {
        Ns::Xhtml | Ns::Rss | Ns::Atom => element.name.clone(),
        _ => Cow::Borrowed(element.written.rsplit(':').next().unwrap_or(element.written)),
    }
}

/// Writes a start tag; whether it has no attributes but names of vocabularies. Addresses are resolved where an inner `xml:base`
/// is in force, as HTML has no such thing.
fn write_tag(out: &mut String, name: &str, attributes: &str, base: Option<&Url>) -> bool {
    out.push('<');
    out.push_str(name);
    let mut plain = true;
    for (name, raw) in Attributes::of(attributes) {
        let name = match name {
            "xml:lang" => "lang",
            _ if name.starts_with("xml") => continue,
            _ => name,
        };
        plain = false;
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        let address = base.filter(|_| ADDRESSES.iter().any(|known| known.eq_ignore_ascii_case(name)));
        let value = if address.is_some() { Cow::Owned(resolve(address, raw)) } else { Cow::Borrowed(raw) };
        out.push_str(&value.replace('"', "&quot;"));
        out.push('"');
    }
    out.push('>');
    plain
}

/// Text as XHTML writes it.
fn escape(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = memchr3(b'&', b'<', b'>', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            _ => "&gt;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}
