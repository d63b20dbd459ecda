//! What comes with a post: sound and film play in the browser's own controls, everything else is a link.

use crate::model::{Enclosure, Entry};
use crate::ui::dom::{El, el, outside};
use crate::ui::words::{Word, has, say_count};

/// The enclosures of `entry` that its `html` does not already show; nothing where there is none.
pub fn enclosures(entry: &Entry, html: &str) -> Option<El> {
    let is_missing = |enclosure: &&Enclosure| !has(html, &enclosure.url.replace('&', "&amp;"));
    let mut missing = entry.enclosures.iter().filter(is_missing).map(enclosure).peekable();
    missing.peek()?;
    Some(el("div").class("enclosures").children(missing))
}

fn enclosure(enclosure: &Enclosure) -> El {
    let kind = enclosure.media_type.as_deref().unwrap_or_default();
    let link = outside(&enclosure.url).text(&file_name(&enclosure.url));
    let facts = el("p").class("facts-line").child(link).child(el("span").text(&facts(enclosure)));
    let player = match kind.split('/').next() {
        Some("audio") => el("audio"),
        Some("video") => el("video"),
        _ => return el("figure").child(facts),
    };
    // Nothing is fetched before it is asked for.
    let player = player.attr("controls", "").attr("preload", "none").attr("src", &enclosure.url);
    el("figure").child(player.attr("aria-label", &file_name(&enclosure.url))).child(facts)
}

/// The last part of the path.
fn file_name(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or(url).trim_end_matches('/');
    path.split('/').fold(path, |_, part| part).to_owned()
}

/// How long it plays and how much it weighs, as far as that is said.
fn facts(enclosure: &Enclosure) -> String {
    let mut facts = String::new();
    if let Some(seconds) = enclosure.duration.filter(|seconds| *seconds > 0) {
        facts += " · ";
        facts += &say_count(Word::Minutes, seconds.div_ceil(60));
    }
    if let Some(bytes) = enclosure.length.filter(|bytes| *bytes >= 100_000) {
        facts += " · ";
        facts += &say_count(Word::Megabytes, bytes.div_ceil(1_000_000) as u32);
    }
    facts
}
