//! Lists of blogs, in the shapes that readers give them, and back.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up shall fail")]

mod broken;
mod round_trip;
mod shapes;

use rill::opml::{Opml, read};

/// Each outline as `folder/folder: title <address> page`, what is missing left out.
fn lines(opml: &Opml) -> Vec<String> {
    let line = |outline: &rill::opml::Outline| {
        let folders = outline.folders.join("/");
        let title = outline.title.as_deref().unwrap_or("-");
        let page = outline.html_url.as_deref().map(|page| format!(" {page}")).unwrap_or_default();
        format!("{folders}: {title} <{}>{page}", outline.xml_url)
    };
    opml.outlines.iter().map(line).collect()
}

/// Reads a list that has these outlines.
fn check(text: &str, expected: &[&str]) -> Opml {
    let opml = read(text).unwrap();
    assert_eq!(lines(&opml), expected, "{text}");
    opml
}

/// The same, of what stands in a body.
fn check_body(body: &str, expected: &[&str]) -> Opml {
    check(
        &format!("<?xml version=\"1.0\"?><opml version=\"2.0\"><head><title>t</title></head><body>{body}</body></opml>"),
        expected,
    )
}
