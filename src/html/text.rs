//! HTML as plain text: for titles, excerpts, search and counting words. Light and linear; nothing here is shown as HTML.

use super::allow::{self, Role};
use super::references::decode;
use super::tokens::{Token, find_end_tag, tokens};

/// A title longer than this is cut.
const MAX_LINE: usize = 4096;

/// The text of `html`: tags away, references decoded, white space made one space, blocks separated by a line end.
pub fn to_text(html: &str) -> String {
    read(html, usize::MAX)
}

/// A title or a name: the text of `html` on one line.
///
/// Titles come as text, as HTML, and as HTML that says it is text. So what looks like a tag and is none that HTML knows, as in
/// `Vec<String>`, is text, and so is a `<script>` that nothing closes.
pub fn to_line(html: &str) -> String {
    let html = &html[..html.floor_char_boundary(MAX_LINE)];
    let mut out = String::new();
    let mut rest = tokens(html);
    let mut from = 0;
    while let Some(token) = rest.next() {
        match token {
            Token::Text(text) => push(&decode(text, false), &mut out),
            Token::Raw(text) if rest.read_to() == html.len() => push(&decode(text, false), &mut out),
            Token::Raw(_) => {}
            Token::Start(tag) if is_known(tag.name) && !(is_silent(tag.name) && find_end_tag(html, tag.name).is_none()) => {
                separate(tag.name, &mut out);
            }
            Token::End(name) if is_known(name) => separate(name, &mut out),
            Token::Start(_) | Token::End(_) => push(html[from..rest.read_to()].trim_start_matches('\n'), &mut out),
        }
        from = rest.read_to();
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether HTML knows an element of this name that could stand in a title.
fn is_known(name: &str) -> bool {
    let others = ["font", "big", "nobr", "noscript", "blink", "marquee", "form", "input", "label", "html", "body", "head"];
    allow::element(name).is_some() || allow::is_dropped(name) || others.iter().any(|other| other.eq_ignore_ascii_case(name))
}

/// Whether what is in the element is not for reading.
fn is_silent(name: &str) -> bool {
    ["script", "style", "title", "iframe", "annotation"].iter().any(|silent| silent.eq_ignore_ascii_case(name))
}

/// Reads until about `enough` bytes are there.
fn read(html: &str, enough: usize) -> String {
    let mut out = String::new();
    let mut skipping: Option<&str> = None;
    for token in tokens(html) {
        match token {
            Token::Text(text) if skipping.is_none() => push(&decode(text, false), &mut out),
            Token::Start(tag) if skipping.is_none() => {
                skipping = is_silent(tag.name).then_some(tag.name);
                separate(tag.name, &mut out);
            }
            Token::End(name) => {
                skipping = skipping.filter(|skipping| !name.eq_ignore_ascii_case(skipping));
                separate(name, &mut out);
            }
            Token::Raw(text) if skipping.is_none() => push(&decode(text, false), &mut out),
            _ => {}
        }
        if out.len() >= enough {
            break;
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Adds text, its white space made one space.
fn push(text: &str, out: &mut String) {
    let mut words = text.split(|c: char| c.is_whitespace()).peekable();
    while let Some(word) = words.next() {
        // Soft hyphens and zero-width spaces say where a line may break, not what is said.
        out.extend(word.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')));
        if words.peek().is_some() && !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
    }
}

/// A block, a cell or a line break begins or ends here.
fn separate(name: &str, out: &mut String) {
    let mark = match allow::element(name) {
        Some(element) if matches!(element.name, "td" | "th" | "rt" | "rp") => ' ',
        Some(element)
            if matches!(element.role, Role::Block | Role::Heading | Role::Table | Role::Media) || element.name == "br" =>
        {
            '\n'
        }
        _ => return,
    };
    if out.is_empty() || out.ends_with('\n') || (mark == ' ' && out.ends_with(' ')) {
        return;
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out.push(mark);
}
