//! Whether a text is HTML, where nobody says.

use crate::html::named;

/// HTML's elements that text is marked up with; what is not among them is no markup, such as `<your name>`.
const TAGS: [&str; 62] = [
    "a",
    "abbr",
    "acronym",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "bdo",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "td",
    "tr",
    "tt",
    "u",
    "ul",
    "wbr",
];
/// Those without an end tag.
const VOID: [&str; 4] = ["br", "hr", "img", "wbr"];

/// Whether `text`, its references resolved once, still holds HTML: an end tag, a void tag, or a reference, and no tag that HTML
/// does not know.
pub(super) fn looks_like_html(text: &str) -> bool {
    let mut found = has_reference(text);
    for part in text.split('<').skip(1) {
        let (ends, name) = match part.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, part),
        };
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let (name, rest) = name.split_at(end);
        if name.is_empty() {
            continue;
        }
        let known = |names: &[&str]| names.iter().any(|tag| tag.eq_ignore_ascii_case(name));
        if !known(&TAGS) {
            return false;
        }
        found |= rest.contains('>') && (ends || known(&VOID));
    }
    found
}

/// Whether a reference stands in `text`.
fn has_reference(text: &str) -> bool {
    text.split('&').skip(1).any(|after| match after.split_once(';') {
        Some((name, _)) => match name.strip_prefix('#') {
            Some(number) => !number.is_empty() && number.bytes().all(|b| b.is_ascii_hexdigit() || b == b'x' || b == b'X'),
            None => named(name).is_some(),
        },
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_or_not() {
        let check = |text: &str, expected: bool| assert_eq!(looks_like_html(text), expected, "{text}");
        check("plain words", false);
        check("1 < 2 & 3 > 2", false);
        check("AT&T; and others", false);
        check("a <b>bold</b> claim", true);
        check("one<br>two", true);
        check("one<br/>two", true);
        check("Tom &amp; Co", true);
        check("&#8217;tis", true);
        check("Use the <p> tag", false);
        check("Vec<String> and <b>more</b>", false);
        check("</", false);
    }
}
