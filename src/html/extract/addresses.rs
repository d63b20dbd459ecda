//! The addresses of an article made absolute, as a browser would write them.

use super::super::references::decode;
use super::super::tokens::{Tag, Token, tokens};
use super::super::tree::escape;
use super::is_same;
use url::Url;

/// Elements whose `src`, `poster` and `srcset` are addresses.
const MEDIA: [&str; 6] = ["img", "picture", "figure", "video", "audio", "source"];

/// `html` with its addresses starting from `base`; every other byte as it was. Links within the page stay as they are, when
/// addresses start from the `page` itself.
pub(super) fn absolute(html: &str, base: Option<&Url>, page: Option<&Url>) -> String {
    let within = base.is_none() || is_same(base, page);
    let mut out = String::with_capacity(html.len());
    let mut rest = tokens(html);
    let mut from = 0;
    while let Some(token) = rest.next() {
        if let Token::Start(tag) = token
            && (tag.is("a") || is_media(&tag))
        {
            out.push_str(&html[from..tag.at]);
            write(&tag, base, within, &mut out);
            from = rest.read_to();
        }
    }
    out.push_str(&html[from..]);
    out
}

fn is_media(tag: &Tag) -> bool {
    MEDIA.iter().any(|name| tag.is(name))
}

/// The start tag with absolute addresses.
fn write(tag: &Tag, base: Option<&Url>, within: bool, out: &mut String) {
    out.push('<');
    out.push_str(tag.name);
    for attribute in tag.attributes() {
        let value = decode(attribute.value, true);
        let value = match attribute.name {
            // What `page` put there so that a place to lead to is kept.
            "href" if tag.is("a") && value.is_empty() => continue,
            "href" if tag.is("a") && within && value.starts_with('#') => value.into_owned(),
            "href" if tag.is("a") => from(base, &value),
            "src" | "poster" if is_media(tag) => from(base, &value),
            "srcset" if is_media(tag) => candidates(base, &value),
            _ => value.into_owned(),
        };
        out.push(' ');
        out.push_str(attribute.name);
        out.push_str("=\"");
        escape(&value, true, out);
        out.push('"');
    }
    out.push('>');
}

/// `address` from `base`; as it is when that makes no address.
fn from(base: Option<&Url>, address: &str) -> String {
    let url = match base {
        Some(base) => base.join(address),
        None => Url::parse(address),
    };
    url.map_or_else(|_| address.to_string(), String::from)
}

/// A `srcset` with the spaces and commas between its addresses as they were. An address may hold commas, but not end with one.
fn candidates(base: Option<&Url>, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let start = rest.find(|c: char| !c.is_whitespace() && c != ',').unwrap_or(rest.len());
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let address = rest[..word].trim_end_matches(',');
        if address.is_empty() {
            continue;
        }
        out.push_str(&from(base, address));
        rest = &rest[address.len()..];
        // Descriptors, up to the comma.
        let end = rest.find(',').unwrap_or(rest.len());
        out.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(address: &str) -> Option<Url> {
        Url::parse(address).ok()
    }

    #[test]
    fn addresses() {
        let page = url("https://a.org/b/c");
        let check = |html: &str, expected: &str| assert_eq!(absolute(html, page.as_ref(), page.as_ref()), expected, "{html}");
        check("<a href=\"d\">e</a>", "<a href=\"https://a.org/b/d\">e</a>");
        check("<a href=\"https://B.org\">e</a>", "<a href=\"https://b.org/\">e</a>");
        check("<a href=\"#d\">e</a>", "<a href=\"#d\">e</a>");
        check("<a id=\"d\" href=\"\"></a>", "<a id=\"d\"></a>");
        check("<a href=\" \">e</a>", "<a href=\"https://a.org/b/c\">e</a>");
        check("<p href=\"d\">1 &lt; 2", "<p href=\"d\">1 &lt; 2");
        check("<img src=\"/d.png\" alt=\"&quot;\">", "<img src=\"https://a.org/d.png\" alt=\"&quot;\">");
        check(
            "<img srcset=\"a,b.png 1x,c.png 2x, d.png\">",
            "<img srcset=\"https://a.org/b/a,b.png 1x,https://a.org/b/c.png 2x, https://a.org/b/d.png\">",
        );
    }

    #[test]
    fn another_base() {
        let (base, page) = (url("https://a.org/x/"), url("https://a.org/b/c"));
        assert_eq!(absolute("<a href=\"#d\">", base.as_ref(), page.as_ref()), "<a href=\"https://a.org/x/#d\">");
        assert_eq!(absolute("<a href=\"#d\"><img src=\"e\">", None, None), "<a href=\"#d\"><img src=\"e\">");
    }
}
