//! Plain text as HTML: paragraphs at blank lines, line ends kept, addresses made links.

use super::tree::escape;

/// `text` as paragraphs. The result is HTML to be cleaned like any other.
pub fn paragraphs(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(text.len() + 16);
    let mut lines = text.lines().map(str::trim_end).peekable();
    while let Some(line) = lines.next() {
        if line.trim_start().is_empty() {
            continue;
        }
        out.push_str("<p>");
        with_links(line.trim_start(), &mut out);
        while let Some(line) = lines.next_if(|line| !line.trim_start().is_empty()) {
            out.push_str("<br>");
            with_links(line.trim_start(), &mut out);
        }
        out.push_str("</p>\n");
    }
    out
}

/// `line` with every address that begins with `http://` or `https://` made a link.
fn with_links(line: &str, out: &mut String) {
    let mut rest = line;
    while let Some(at) = rest.find("http") {
        let (before, address) = rest.split_at(at);
        escape(before, false, out);
        let length = address_length(address).filter(|_| !before.ends_with(char::is_alphanumeric)).unwrap_or(0);
        let (address, after) = address.split_at(if length == 0 { 4 } else { length });
        if length > 0 {
            out.push_str("<a href=\"");
            escape(address, true, out);
            out.push_str("\">");
            escape(address, false, out);
            out.push_str("</a>");
        } else {
            escape(address, false, out);
        }
        rest = after;
    }
    escape(rest, false, out);
}

/// How long the address is that `text` begins with; `None` when it begins with none. Marks that end a sentence do not belong to
/// it, nor does a closing bracket that it did not open.
pub(crate) fn address_length(text: &str) -> Option<usize> {
    let start = if text.starts_with("https://") {
        8
    } else if text.starts_with("http://") {
        7
    } else {
        return None;
    };
    let end = text
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '」' | '）' | '。'))
        .unwrap_or(text.len());
    let mut address = &text[..end];
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*']);
        let shorter = match shorter.strip_suffix(')') {
            Some(inner) if shorter.matches(')').count() > shorter.matches('(').count() => inner,
            _ => shorter,
        };
        if shorter.len() == address.len() {
            break;
        }
        address = shorter;
    }
    (address.len() > start).then_some(address.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_as_paragraphs() {
        let check = |text: &str, expected: &str| assert_eq!(paragraphs(text).trim_end(), expected, "{text}");
        check("", "");
        check("one", "<p>one</p>");
        check("one\ntwo\r\n\r\n\n three", "<p>one<br>two</p>\n<p>three</p>");
        check("a < b & c", "<p>a &lt; b &amp; c</p>");
        check(
            "see https://a.org/x?y=1&z=(2).",
            "<p>see <a href=\"https://a.org/x?y=1&amp;z=(2)\">https://a.org/x?y=1&amp;z=(2)</a>.</p>",
        );
        check("(http://a.org), https://", "<p>(<a href=\"http://a.org\">http://a.org</a>), https://</p>");
        check("xhttp://a.org", "<p>xhttp://a.org</p>");
    }
}
