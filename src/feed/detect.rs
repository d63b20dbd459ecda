//! Which format, and where its root element stands.

use super::parsed::{Parsed, ParsedFeed};
use super::reader::Reader;
use super::{atom, extensions, rdf, rss};
use crate::xml::{Element, Elements, Node, Ns, ProblemKind, Problems};

/// Why bytes are no feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAFeed {
    /// Nothing, or white space alone.
    Empty,
    /// An HTML page; it may name feeds, see [`crate::discover`].
    WebPage,
    /// JSON, but no JSON Feed.
    Json,
    /// XML of another kind.
    Xml {
        /// The name of its root element, as written.
        root: String,
    },
    /// It starts like a feed and breaks off before anything can be read.
    Broken {
        /// Where reading ended, from 1.
        line: u32,
    },
    /// None of these.
    Unknown,
}

/// Elements that only a page of HTML starts with.
const PAGE: [&str; 9] = ["html", "head", "body", "meta", "script", "div", "form", "frameset", "table"];

enum Format {
    Rss,
    Rdf,
    Atom,
    /// An Atom entry that stands alone.
    Entry,
    /// A `channel` without `rss` around it.
    Channel,
}

/// Whether the text is JSON rather than XML.
pub(super) fn looks_like_json(text: &str) -> bool {
    text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').starts_with(['{', '['])
}

/// Finds the root element and reads its feed.
pub(super) fn read_xml(text: &str, base: &str, problems: Problems) -> Result<Parsed, NotAFeed> {
    let mut elements = Elements::new(text, base);
    elements.problems = problems;
    let (format, root) = find_root(&mut elements, text)?;
    let mut reader = Reader { elements };
    let head = &text[..root.at];
    let declared = reader.attribute(&root, "version");
    let (version, (mut feed, entries)) = match format {
        Format::Rss => (rss::version(declared.as_deref(), head), rss::read(&mut reader, &root)),
        Format::Rdf => (rdf::version(head), rdf::read(&mut reader, &root)),
        Format::Atom => (atom::version(head, declared.as_deref()), atom::read(&mut reader, &root)),
        Format::Entry => (atom::version(head, declared.as_deref()), atom::read_entry(&mut reader, &root)),
        Format::Channel => {
            let (mut feed, mut entries) = (ParsedFeed::default(), Vec::new());
            rss::channel(&mut reader, &root, &mut feed, &mut entries);
            (rss::channel_version(head), (feed, entries))
        }
    };
    let is_rss = head.contains("purl.org/rss/1.0") || head.contains("netscape.com/rdf/simple");
    let is_rss = is_rss || feed.title.is_some() || feed.link.is_some();
    if matches!(format, Format::Rdf) && entries.is_empty() && !is_rss {
        return Err(NotAFeed::Xml { root: "rdf:RDF".to_owned() });
    }
    extensions::settle_feed(&mut feed);
    note_junk_behind(&mut reader.elements);
    let problems = reader.elements.problems.lines(text);
    Ok(Parsed { version, encoding: String::new(), base: String::new(), feed, entries, problems })
}

/// The root of a feed. Warnings of a server that stand before it are passed over.
fn find_root<'a>(elements: &mut Elements<'a>, text: &str) -> Result<(Format, Element<'a>), NotAFeed> {
    let mut first: Option<String> = None;
    let mut junk: Option<usize> = None;
    let mut page = false;
    loop {
        match elements.next() {
            Node::Start(mut root) => {
                let found = format(&root);
                if let Some((format, ns)) = found {
                    if let Some(at) = junk {
                        elements.problems.note(at, ProblemKind::JunkOutside);
                    }
                    if root.prefix.is_empty() && root.ns != ns || matches!(format, Format::Rdf) {
                        elements.take_default_for(ns);
                    }
                    // A warning's `<br>` never ends.
                    elements.forget_around(&mut root);
                    return Ok((format, root));
                }
                if root.name == "html" {
                    return Err(NotAFeed::WebPage);
                }
                // A list of blogs has a head and a body, too.
                if root.name == "opml" {
                    return Err(NotAFeed::Xml { root: root.name.into_owned() });
                }
                page |= PAGE.contains(&&*root.name);
                junk.get_or_insert(root.at);
                first.get_or_insert_with(|| root.name.clone().into_owned());
            }
            Node::Text(raw, at) if !raw.trim_ascii().is_empty() => {
                junk.get_or_insert(at);
            }
            Node::Text(..) | Node::Cdata(_) | Node::End => {}
            Node::Eof => break,
        }
    }
    let head = text.trim_ascii_start();
    Err(match first {
        _ if page || head.get(..14).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype html")) => NotAFeed::WebPage,
        Some(root) if !elements.truncated() => NotAFeed::Xml { root },
        Some(_) => NotAFeed::Broken { line: line_count(text) },
        None if head.starts_with("<?xml") || elements.truncated() => NotAFeed::Broken { line: line_count(text) },
        None => NotAFeed::Unknown,
    })
}

/// The format that a root element tells, and what elements without prefix mean in it.
fn format(root: &Element<'_>) -> Option<(Format, Ns)> {
    match (root.ns, &*root.name) {
        (_, "rss") => Some((Format::Rss, Ns::Rss)),
        (_, "rdf") => Some((Format::Rdf, Ns::Rss)),
        (Ns::Atom | Ns::Rss | Ns::Other, "feed") => Some((Format::Atom, Ns::Atom)),
        (Ns::Atom, "entry") => Some((Format::Entry, Ns::Atom)),
        (Ns::Rss, "channel") => Some((Format::Channel, Ns::Rss)),
        _ => None,
    }
}

fn note_junk_behind(elements: &mut Elements<'_>) {
    loop {
        let at = match elements.next() {
            Node::Eof => return,
            Node::Text(raw, _) if raw.trim_ascii().is_empty() => continue,
            Node::Text(raw, at) => at + raw.len() - raw.trim_ascii_start().len(),
            _ => elements.at(),
        };
        return elements.problems.note(at, ProblemKind::JunkOutside);
    }
}

fn line_count(text: &str) -> u32 {
    memchr::memchr_iter(b'\n', text.as_bytes()).count() as u32 + 1
}
