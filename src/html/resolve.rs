//! Relative addresses made absolute, and nothing else: for tools that show what a feed says, not for showing it to a person.

use super::references::decode;
use super::tokens::{Tag, Token, tokens};
use super::tree::escape;
use url::Url;

/// Attributes that hold one address each, by element (WHATWG HTML, attributes index).
const ADDRESSES: &[(&str, &str)] = &[
    ("a", "href"),
    ("applet", "codebase"),
    ("area", "href"),
    ("audio", "src"),
    ("blockquote", "cite"),
    ("body", "background"),
    ("del", "cite"),
    ("embed", "src"),
    ("form", "action"),
    ("frame", "longdesc"),
    ("frame", "src"),
    ("head", "profile"),
    ("iframe", "longdesc"),
    ("iframe", "src"),
    ("img", "longdesc"),
    ("img", "src"),
    ("img", "usemap"),
    ("input", "src"),
    ("input", "usemap"),
    ("ins", "cite"),
    ("link", "href"),
    ("object", "classid"),
    ("object", "codebase"),
    ("object", "data"),
    ("object", "usemap"),
    ("q", "cite"),
    ("script", "src"),
    ("source", "src"),
    ("track", "src"),
    ("video", "poster"),
    ("video", "src"),
];

/// `html` with its relative addresses starting from `base`; every other byte as it was. A `base` that is no address changes nothing.
pub fn resolve(html: &str, base: &str) -> String {
    let Ok(base) = Url::parse(base.trim()) else { return html.to_string() };
    let mut out = String::with_capacity(html.len());
    let mut rest = tokens(html);
    let mut from = 0;
    while let Some(token) = rest.next() {
        if let Token::Start(tag) = token
            && let Some(written) = resolved(&tag, &base)
        {
            out.push_str(&html[from..tag.at]);
            out.push_str(&written);
            from = rest.read_to();
        }
    }
    out.push_str(&html[from..]);
    out
}

/// The whole start tag with absolute addresses; `None` when it holds no relative ones.
fn resolved(tag: &Tag, base: &Url) -> Option<String> {
    let holds = |name: &str| ADDRESSES.iter().any(|(element, attribute)| tag.is(element) && name.eq_ignore_ascii_case(attribute));
    let absolute = |name: &str, value: &str| holds(name).then(|| absolute(base, &decode(value, true))).flatten();
    tag.attributes().find(|attribute| absolute(attribute.name, attribute.value).is_some())?;
    let mut out = format!("<{}", tag.name);
    for attribute in tag.attributes() {
        out.push(' ');
        out.push_str(attribute.name);
        out.push_str("=\"");
        match absolute(attribute.name, attribute.value) {
            Some(address) => escape(&address, true, &mut out),
            None => escape(&decode(attribute.value, true), true, &mut out),
        }
        out.push('"');
    }
    out.push_str(if tag.closed { " />" } else { ">" });
    Some(out)
}

/// `address` from `base`; `None` when it is absolute already or cannot be read.
fn absolute(base: &Url, address: &str) -> Option<String> {
    match Url::parse(address.trim()) {
        Err(url::ParseError::RelativeUrlWithoutBase) => base.join(address.trim()).ok().map(String::from),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let check = |html: &str, expected: &str| assert_eq!(resolve(html, "http://a.org/b/c"), expected, "{html}");
        check("<a href=d class='x'>e</a><!-- <a href=f> -->", "<a href=\"http://a.org/b/d\" class=\"x\">e</a><!-- <a href=f> -->");
        check("<img src='/x?a=1&amp;b=2' />", "<img src=\"http://a.org/x?a=1&amp;b=2\" />");
        check("<a href=HTTP://B.org>", "<a href=HTTP://B.org>");
        check("<p href=x onclick=y>1 < 2", "<p href=x onclick=y>1 < 2");
        check("<a href='#f'>", "<a href=\"http://a.org/b/c#f\">");
        check("<a href='mailto:a@b'>", "<a href='mailto:a@b'>");
    }

    #[test]
    fn without_a_usable_base() {
        assert_eq!(resolve("<a href=d>", "nowhere"), "<a href=d>");
    }
}
