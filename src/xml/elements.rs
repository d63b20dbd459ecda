//! Elements with their namespaces, languages and bases, read one after the other.

use super::address::resolve;
use super::attributes::Attributes;
use super::entities::Entities;
use super::events::Events;
use super::implied::{ends_before, entry_before};
use super::namespace::Ns;
use super::problem::{ProblemKind, Problems};
use super::token::Token;
use memchr::{memchr, memchr_iter};
use std::borrow::Cow;
use url::Url;

/// Elements open at once. What lies deeper is read as if it lay here: no feed nests so, an attack does.
const DEEPEST: usize = 256;
/// Prefixes in force at once; what is declared past them is taken for undeclared.
const MOST_PREFIXES: usize = 256;
/// How far up an end tag looks for its start.
const END_REACH: usize = 64;

/// A start tag that was read.
#[derive(Clone, Debug)]
pub struct Element<'a> {
    /// The vocabulary it belongs to.
    pub ns: Ns,
    /// Its name without prefix, in lower case: publishers write `pubdate` and `PubDate`, too.
    pub name: Cow<'a, str>,
    /// Its prefix as written; empty when it has none.
    pub prefix: &'a str,
    /// The byte of the text behind its start tag.
    pub at: usize,
    /// How many elements are open with it, itself included; the root's is 1.
    pub depth: usize,
    pub(super) written: &'a str,
    pub(super) attributes: &'a str,
}

impl<'a> Element<'a> {
    /// The vocabulary and the name, to match on.
    pub fn name(&self) -> (Ns, &str) {
        (self.ns, &self.name)
    }
}

/// What comes next in a document.
#[derive(Debug)]
pub enum Node<'a> {
    /// An element starts.
    Start(Element<'a>),
    /// Text of the innermost open element, references unresolved, and the byte where it stands.
    Text(&'a str, usize),
    /// The same from a CDATA section: nothing in it is a reference.
    Cdata(&'a str),
    /// The innermost open element ends, and maybe others around it: [`Elements::is_open`] tells.
    End,
    /// The document is at its end.
    Eof,
}

#[derive(Debug)]
struct Open<'a> {
    written: &'a str,
    /// How many prefixes, bases and languages were in force around it.
    prefixes: usize,
    bases: usize,
    langs: usize,
}

/// Reads a document element by element, without building a tree.
#[derive(Debug)]
pub struct Elements<'a> {
    events: Events<'a>,
    open: Vec<Open<'a>>,
    /// A start tag that was read ahead because it ended the element before it.
    held: Option<Element<'a>>,
    /// The innermost element was written `<name/>` and ends next.
    closing: bool,
    prefixes: Vec<(&'a str, Ns)>,
    bases: Vec<Url>,
    langs: Vec<String>,
    missing_prefixes: Vec<&'a str>,
    truncated: bool,
    pub(super) entities: Entities,
    /// What had to be mended so far.
    pub problems: Problems,
}

impl<'a> Elements<'a> {
    /// The elements of `text`, whose address is `base`; addresses stay relative when that is none.
    pub fn new(text: &'a str, base: &str) -> Self {
        Elements {
            events: Events::new(text),
            open: Vec::new(),
            held: None,
            closing: false,
            prefixes: Vec::new(),
            bases: Url::parse(base).into_iter().collect(),
            langs: Vec::new(),
            missing_prefixes: Vec::new(),
            truncated: false,
            entities: Entities::default(),
            problems: Problems::default(),
        }
    }

    /// The byte of the text that is read next.
    pub fn at(&self) -> usize {
        self.events.at()
    }

    /// Whether the document ended before its elements did.
    pub fn truncated(&self) -> bool {
        self.truncated
    }

    /// Whether the element has not ended yet.
    pub fn is_open(&self, element: &Element<'_>) -> bool {
        match &self.held {
            Some(held) => held.depth > element.depth,
            None => self.open.len() >= element.depth,
        }
    }

    /// What comes next. No iterator: whoever reads also asks for bases and languages in between.
    #[allow(clippy::should_implement_trait)]
    pub fn next(&mut self) -> Node<'a> {
        if let Some(held) = self.held.take() {
            return Node::Start(held);
        }
        if self.closing {
            self.closing = false;
            self.close(self.open.len().saturating_sub(1));
            return Node::End;
        }
        loop {
            let at = self.events.at();
            match self.events.next(&mut self.problems) {
                Token::Start { name, attributes, empty } => return Node::Start(self.start(name, attributes, empty, at)),
                Token::End(name) => {
                    if self.end(name, at) {
                        return Node::End;
                    }
                }
                Token::Text(text) => return Node::Text(text, at),
                Token::Cdata(text) => return Node::Cdata(text),
                Token::Doctype(doctype) => self.entities.declare(doctype),
                Token::Eof => {
                    if (!self.open.is_empty() || self.events.cut()) && !self.truncated {
                        self.truncated = true;
                        self.problems.note(at, ProblemKind::Truncated);
                    }
                    self.close(0);
                    return Node::Eof;
                }
            }
        }
    }

    /// The next element directly within `parent`; `None` when that ends. What was not read of the child before is passed over.
    pub fn next_child(&mut self, parent: &Element<'_>) -> Option<Element<'a>> {
        while self.is_open(parent) {
            match self.next() {
                Node::Start(element) if element.depth == parent.depth + 1 => return Some(element),
                Node::Start(element) if element.depth <= parent.depth => {
                    self.held = Some(element);
                    return None;
                }
                Node::Eof => return None,
                _ => {}
            }
        }
        None
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// How many bases are in force, one within the other.
    pub(super) fn bases(&self) -> usize {
        self.bases.len()
    }

    /// Gives back an element whose start was read but belongs to someone further out.
    pub(super) fn hold(&mut self, element: Element<'a>) {
        self.held = Some(element);
    }

    /// The value of an attribute without prefix, references resolved. `None` when it is missing or blank.
    pub fn attribute(&mut self, element: &Element<'a>, name: &str) -> Option<Cow<'a, str>> {
        let (_, raw) = Attributes::of(element.attributes).find(|(written, _)| written.eq_ignore_ascii_case(name))?;
        self.value(raw, element.at)
    }

    /// The value of an attribute of another vocabulary, such as `rdf:about`, whatever its prefix.
    pub fn attribute_of(&mut self, element: &Element<'a>, ns: Ns, name: &str) -> Option<Cow<'a, str>> {
        let (_, raw) = Attributes::of(element.attributes).find(|(written, _)| match written.split_once(':') {
            Some((prefix, local)) => local.eq_ignore_ascii_case(name) && self.prefix(prefix) == Some(ns),
            None => false,
        })?;
        self.value(raw, element.at)
    }

    fn value(&mut self, raw: &'a str, at: usize) -> Option<Cow<'a, str>> {
        let value = self.entities.resolve(raw.trim_ascii(), at, &mut self.problems);
        (!value.is_empty()).then_some(value)
    }

    /// The address that relative ones start from here.
    pub fn base(&self) -> Option<&Url> {
        self.bases.last()
    }

    /// The language in force here (`xml:lang`).
    pub fn lang(&self) -> Option<&str> {
        self.langs.last().map(String::as_str).filter(|lang| !lang.is_empty())
    }

    /// `address` made absolute, or as it is where it cannot be.
    pub fn resolve(&self, address: &str) -> String {
        resolve(self.base(), address)
    }

    /// Takes elements without prefix for `ns` from here on: what the root's name says counts for more than its `xmlns`.
    pub fn take_default_for(&mut self, ns: Ns) {
        self.prefixes.push(("", ns));
        if let Some(root) = self.open.last_mut() {
            root.prefixes = self.prefixes.len();
        }
    }

    /// Takes the innermost element, just started, for the root: what is open around it is no part of the document.
    pub fn forget_around(&mut self, root: &mut Element<'_>) {
        self.open.drain(..root.depth - 1);
        root.depth = 1;
    }

    fn start(&mut self, written: &'a str, attributes: &'a str, empty: bool, at: usize) -> Element<'a> {
        self.imply_ends(written, at);
        let open = Open { written, prefixes: self.prefixes.len(), bases: self.bases.len(), langs: self.langs.len() };
        if memchr_iter(b'x', attributes.as_bytes()).any(|at| attributes[at..].starts_with("xml")) {
            self.scope(attributes, at);
        }
        if self.open.len() == DEEPEST {
            self.close(DEEPEST - 1);
        }
        self.open.push(open);
        self.closing = empty;
        let (prefix, local) = match memchr(b':', written.as_bytes()) {
            Some(colon) => (&written[..colon], &written[colon + 1..]),
            None => ("", written),
        };
        let ns = self.namespace(prefix, at);
        let name = if local.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Owned(local.to_ascii_lowercase())
        } else {
            Cow::Borrowed(local)
        };
        Element { ns, name, prefix, at: self.events.at(), depth: self.open.len(), written, attributes }
    }

    /// Takes in `xmlns`, `xml:base` and `xml:lang`.
    fn scope(&mut self, attributes: &'a str, at: usize) {
        for (name, raw) in Attributes::of(attributes) {
            if name.starts_with("xmlns") && self.prefixes.len() >= MOST_PREFIXES {
                continue;
            }
            if name == "xmlns" {
                let ns = Ns::of(&self.entities.resolve(raw, at, &mut self.problems));
                self.prefixes.push(("", ns));
            } else if let Some(prefix) = name.strip_prefix("xmlns:") {
                let ns = Ns::of(&self.entities.resolve(raw, at, &mut self.problems));
                self.prefixes.push((prefix, ns));
            } else if name == "xml:base" {
                let value = self.entities.resolve(raw.trim(), at, &mut self.problems);
                let base = match self.bases.last() {
                    Some(outer) => outer.join(&value),
                    None => Url::parse(&value),
                };
                // `javascript:` and the like are no place to start from.
                self.bases.extend(base.ok().filter(|base| !base.cannot_be_a_base()));
            } else if name == "xml:lang" {
                self.langs.push(raw.trim().to_owned());
            }
        }
    }

    /// What a prefix stands for here; `None` when it was not declared.
    fn prefix(&self, prefix: &str) -> Option<Ns> {
        if prefix == "xml" {
            return Some(Ns::Xml);
        }
        self.prefixes.iter().rev().find(|(known, _)| *known == prefix).map(|&(_, ns)| ns)
    }

    fn namespace(&mut self, prefix: &'a str, at: usize) -> Ns {
        if let Some(ns) = self.prefix(prefix) {
            return ns;
        }
        if prefix.is_empty() {
            return Ns::Rss;
        }
        if !self.missing_prefixes.contains(&prefix) && self.missing_prefixes.len() < 32 {
            self.missing_prefixes.push(prefix);
            self.problems.note(at, ProblemKind::UnknownPrefix);
        }
        Ns::by_custom(prefix).unwrap_or(Ns::Other)
    }

    /// Ends what the start of `next` tells to be at its end.
    fn imply_ends(&mut self, next: &str, at: usize) {
        let ended = match self.open.last() {
            Some(open) if ends_before(open.written, next) => Some(self.open.len() - 1),
            _ => None,
        };
        let entry = entry_before(self.open.iter().map(|open| open.written), next);
        if let Some(depth) = entry.or(ended) {
            self.problems.note(at, ProblemKind::CrossedTags);
            self.close(depth);
        }
    }

    /// Handles an end tag: ends the element it names, and what is still open within. Whether there was one.
    fn end(&mut self, name: &str, at: usize) -> bool {
        let depth = self.open.len();
        if self.open.last().is_some_and(|open| open.written == name) {
            self.close(depth - 1);
            return true;
        }
        self.problems.note(at, ProblemKind::CrossedTags);
        let reach = depth.saturating_sub(END_REACH);
        let around = &self.open[reach..];
        let same = around.iter().rposition(|open| open.written.eq_ignore_ascii_case(name));
        // `<dc:date>…</date>`: the same name but for the prefix.
        let local = |name: &str| name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
        let found = same.or_else(|| around.last().filter(|open| local(open.written) == local(name)).map(|_| around.len() - 1));
        match found {
            Some(index) => {
                self.close(reach + index);
                true
            }
            None => false,
        }
    }

    /// Ends elements until `depth` are open.
    fn close(&mut self, depth: usize) {
        if let Some(open) = self.open.get(depth) {
            self.prefixes.truncate(open.prefixes);
            self.bases.truncate(open.bases);
            self.langs.truncate(open.langs);
        }
        self.open.truncate(depth);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::Inner;

    /// The names of the children of the root, and their text.
    fn children(text: &str) -> Vec<(Ns, String, String)> {
        let mut elements = Elements::new(text, "https://x.example/");
        let Node::Start(root) = elements.next() else { panic!("no root in {text}") };
        let mut found = Vec::new();
        while let Some(child) = elements.next_child(&root) {
            let (ns, name) = (child.ns, child.name.to_string());
            found.push((ns, name, elements.inner(&child, Inner::Plain)));
        }
        found
    }

    #[test]
    fn children_whatever_their_tags() {
        let check = |text: &str, expected: &[(Ns, &str, &str)]| {
            let found = children(text);
            let found: Vec<_> = found.iter().map(|(ns, name, text)| (*ns, &**name, &**text)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("<r><a>1</a> x <b/><c> 2 <d>3</d></c></r><e/>", &[(Ns::Rss, "a", "1"), (Ns::Rss, "b", ""), (Ns::Rss, "c", "2 3")]);
        check("<r><a>1</r>", &[(Ns::Rss, "a", "1")]);
        check("<r><a>1", &[(Ns::Rss, "a", "1")]);
        check("<r><a><b>1</a></b><c>2</c></r>", &[(Ns::Rss, "a", "1"), (Ns::Rss, "c", "2")]);
        check("<r><title>1<link>2</link></r>", &[(Ns::Rss, "title", "1"), (Ns::Rss, "link", "2")]);
        check("<r xmlns:p='http://purl.org/dc/terms/'><p:A>1</p:A></r>", &[(Ns::Dc, "a", "1")]);
        check("<r><p:a>1</p:a><dc:a>2</dc:a></r>", &[(Ns::Other, "a", "1"), (Ns::Dc, "a", "2")]);
        check("<r><a xmlns='http://www.w3.org/2005/Atom'>1</a><b/></r>", &[(Ns::Atom, "a", "1"), (Ns::Rss, "b", "")]);
    }
}
