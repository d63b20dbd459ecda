//! Cutting text into tags, text and CDATA, without ever failing.
//!
//! A scanner of our own, because nothing of what follows is an error here: a `<` that starts no tag is text, a tag whose quote
//! never closes ends at its first `>`, a comment without an end is text, and reading goes on behind each. A text run stays one
//! slice, so that its references are resolved in one pass.

use super::problem::{ProblemKind, Problems};
use memchr::{memchr, memchr_iter, memchr2, memmem};

/// One piece of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// `<name attributes>`, or `<name attributes/>`.
    Start {
        /// As written, prefix included.
        name: &'a str,
        /// What stands between the name and the end of the tag.
        attributes: &'a str,
        /// Ends with `/>`.
        empty: bool,
    },
    /// `</name>`.
    End(&'a str),
    /// Text between tags, references unresolved. Never empty.
    Text(&'a str),
    /// What a CDATA section holds.
    Cdata(&'a str),
    /// What a `<!DOCTYPE …>` holds.
    Doctype(&'a str),
    /// The text is at its end.
    Eof,
}

/// A place in a text, and what comes next from there.
#[derive(Debug)]
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
    cut: bool,
    /// Where the next `-->` stands, `usize::MAX` for nowhere: looking once is enough, however many comments open before it.
    comment_end: usize,
    /// Whether a `]]>` may stand ahead.
    cdata_ends: bool,
    doctype_seen: bool,
}

impl<'a> Scanner<'a> {
    /// A scanner at the start of `text`.
    pub fn new(text: &'a str) -> Self {
        Scanner { text, at: 0, cut: false, comment_end: 0, cdata_ends: true, doctype_seen: false }
    }

    /// The byte that is read next.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether the text ended within a tag or a CDATA section.
    pub fn cut(&self) -> bool {
        self.cut
    }

    /// The next piece. Comments and processing instructions are passed over.
    pub fn next(&mut self, problems: &mut Problems) -> Token<'a> {
        loop {
            let rest = &self.text[self.at..];
            if rest.is_empty() {
                return Token::Eof;
            }
            if rest.as_bytes()[0] != b'<' {
                let end = text_end(rest.as_bytes());
                self.at += end;
                return Token::Text(&rest[..end]);
            }
            let found = match rest.as_bytes().get(1) {
                Some(b'/') => self.end_tag(rest),
                Some(b'!') => self.declaration(rest, problems),
                Some(b'?') => self.skip_past(rest, "?>"),
                Some(first) if is_name_start(*first) => self.start_tag(rest, problems),
                None => {
                    self.cut = true;
                    self.at = self.text.len();
                    Found::Nothing
                }
                Some(_) => Found::BareLess,
            };
            match found {
                Found::Token(token) => return token,
                Found::Nothing => {}
                Found::BareLess => return self.bare_less(rest, problems),
            }
        }
    }

    /// A `<` that starts nothing is text, up to the next one.
    fn bare_less(&mut self, rest: &'a str, problems: &mut Problems) -> Token<'a> {
        problems.note(self.at, ProblemKind::BadMarkup);
        let end = memchr(b'<', &rest.as_bytes()[1..]).map_or(rest.len(), |i| i + 1);
        self.at += end;
        Token::Text(&rest[..end])
    }

    fn end_tag(&mut self, rest: &'a str) -> Found<'a> {
        let bytes = rest.as_bytes();
        let Some(end) = bytes.iter().position(|&b| b == b'>' || b == b'<' && b != bytes[0]) else {
            self.cut = true;
            self.at = self.text.len();
            return Found::Nothing;
        };
        // `</title<link>`: the end tag's own `>` is missing.
        let inner = memchr(b'<', &bytes[1..end]).map_or(end, |i| i + 1);
        self.at += if inner < end { inner } else { end + 1 };
        Found::Token(Token::End(name_of(rest[2..inner].trim_start()).0))
    }

    fn start_tag(&mut self, rest: &'a str, problems: &mut Problems) -> Found<'a> {
        match tag_end(rest.as_bytes()) {
            TagEnd::At(end) => {
                self.at += end + 1;
                Found::Token(start(&rest[1..end]))
            }
            TagEnd::Quote(end) => {
                problems.note(self.at, ProblemKind::BadMarkup);
                self.at += end + 1;
                Found::Token(start(&rest[1..end]))
            }
            TagEnd::Less => Found::BareLess,
            TagEnd::Missing => {
                self.cut = true;
                self.at = self.text.len();
                Found::Nothing
            }
        }
    }

    fn declaration(&mut self, rest: &'a str, problems: &mut Problems) -> Found<'a> {
        if rest.starts_with("<!--") {
            return self.comment(rest, problems);
        }
        if let Some(inner) = rest.strip_prefix("<![CDATA[") {
            return Found::Token(self.cdata(inner, problems));
        }
        if !self.doctype_seen && rest.get(..9).is_some_and(|word| word.eq_ignore_ascii_case("<!doctype")) {
            self.doctype_seen = true;
            let end = doctype_end(rest.as_bytes());
            self.at += (end + 1).min(rest.len());
            return Found::Token(Token::Doctype(&rest[9..end]));
        }
        problems.note(self.at, ProblemKind::BadMarkup);
        self.skip_past(rest, ">")
    }

    /// A comment. One that never ends, or in which another starts, swallows nothing: its opening is passed over, up to the next tag.
    fn comment(&mut self, rest: &'a str, problems: &mut Problems) -> Found<'a> {
        let inner = &rest.as_bytes()[4..];
        if self.comment_end < self.at + 4 {
            self.comment_end = memmem::find(inner, b"-->").map_or(usize::MAX, |end| self.at + 4 + end);
        }
        let end = self.comment_end.saturating_sub(self.at + 4);
        if self.comment_end != usize::MAX && memmem::find(&inner[..end], b"<!--").is_none() {
            self.at += 4 + end + 3;
            return Found::Nothing;
        }
        problems.note(self.at, ProblemKind::BadMarkup);
        self.at += 4 + match memchr2(b'<', b'>', inner) {
            Some(end) => end + usize::from(inner[end] == b'>'),
            None => inner.len(),
        };
        Found::Nothing
    }

    /// A CDATA section that never ends: it ends before the next end tag that a feed's text element has.
    fn cdata(&mut self, inner: &'a str, problems: &mut Problems) -> Token<'a> {
        let end = if self.cdata_ends { cdata_end(inner.as_bytes()) } else { None };
        if let Some(end) = end {
            self.at += 9 + end + 3;
            return Token::Cdata(&inner[..end]);
        }
        self.cdata_ends = false;
        problems.note(self.at, ProblemKind::BadMarkup);
        let end = memmem::find_iter(inner.as_bytes(), b"</")
            .find(|&at| TEXT_ENDS.iter().any(|name| inner[at + 2..].starts_with(name)))
            .unwrap_or_else(|| {
                self.cut = true;
                inner.len()
            });
        self.at += 9 + end;
        Token::Cdata(&inner[..end])
    }

    fn skip_past(&mut self, rest: &str, end: &str) -> Found<'a> {
        match memmem::find(rest.as_bytes(), end.as_bytes()) {
            Some(found) => self.at += found + end.len(),
            None => {
                self.cut = true;
                self.at = self.text.len();
            }
        }
        Found::Nothing
    }
}

/// Where `]]>` stands. Looking for `]` alone is quick, as HTML has few.
fn cdata_end(bytes: &[u8]) -> Option<usize> {
    memchr_iter(b']', bytes).find(|&at| bytes[at..].starts_with(b"]]>"))
}

/// End tags that no text holds: where one stands, the text before it is at its end.
const TEXT_ENDS: [&str; 7] = ["description>", "content:encoded>", "content>", "summary>", "title>", "item>", "entry>"];

/// Where the next tag starts. Most texts are the few blanks between two tags: those are passed before anything wider is set up.
fn text_end(bytes: &[u8]) -> usize {
    let near = bytes.len().min(16);
    match bytes[..near].iter().position(|&b| b == b'<') {
        Some(end) => end,
        None => memchr(b'<', &bytes[near..]).map_or(bytes.len(), |end| near + end),
    }
}

enum Found<'a> {
    Token(Token<'a>),
    Nothing,
    BareLess,
}

enum TagEnd {
    /// The tag's `>`.
    At(usize),
    /// A quote does not close; the first `>` after it.
    Quote(usize),
    /// Another `<` comes first: this one starts no tag.
    Less,
    /// The text ends first.
    Missing,
}

/// Where the tag that starts at `bytes[0]` ends. A `>` within quotes does not end it.
fn tag_end(bytes: &[u8]) -> TagEnd {
    let mut at = 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            // Letters and most else come after these four in ASCII: one comparison passes over them.
            b'?'.. => {}
            b'>' => return TagEnd::At(at),
            b'<' => return TagEnd::Less,
            b'"' | b'\'' if opens_value(&bytes[..at]) => match quoted_end(bytes, at) {
                Some(end) => at = end,
                None => {
                    return match memchr(b'>', &bytes[at..]) {
                        Some(end) => TagEnd::Quote(at + end),
                        None => TagEnd::Missing,
                    };
                }
            },
            _ => {}
        }
        at += 1;
    }
    TagEnd::Missing
}

/// Whether a quote behind `before` opens a value.
fn opens_value(before: &[u8]) -> bool {
    before.trim_ascii_end().last() == Some(&b'=')
}

/// Where the quote that opens at `at` closes; `None` when it does not, or when it seems to swallow other tags.
fn quoted_end(bytes: &[u8], at: usize) -> Option<usize> {
    let end = at + 1 + memchr(bytes[at], &bytes[at + 1..])?;
    let swallows = memchr(b'<', &bytes[at + 1..end]).is_some();
    let follows = bytes.get(end + 1).is_none_or(|&b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/' | b'?'));
    (!swallows || follows).then_some(end)
}

/// Where the document type declaration ends: its `>`, brackets and quotes respected, or the end of the text.
fn doctype_end(bytes: &[u8]) -> usize {
    let mut inside = false;
    let mut at = 9;
    while at < bytes.len() {
        match bytes[at] {
            b'[' => inside = true,
            b']' => inside = false,
            b'>' if !inside => return at,
            quote @ (b'"' | b'\'') => match memchr(quote, &bytes[at + 1..]) {
                Some(end) => at += end + 1,
                None => return memchr(b'>', bytes).unwrap_or(bytes.len()),
            },
            _ => {}
        }
        at += 1;
    }
    memchr(b'>', bytes).unwrap_or(bytes.len())
}

fn start(inner: &str) -> Token<'_> {
    let (inner, empty) = match inner.strip_suffix('/') {
        // `<a href=http://host/>`: the slash belongs to the address.
        Some(short) if !ends_unquoted_value(short) => (short, true),
        _ => (inner, false),
    };
    let (name, attributes) = name_of(inner);
    Token::Start { name, attributes, empty }
}

/// Whether `inner` ends within an attribute value that has no quotes.
fn ends_unquoted_value(inner: &str) -> bool {
    let last = inner.rsplit(|c: char| c.is_ascii_whitespace()).next().unwrap_or("");
    match last.split_once('=') {
        Some((_, value)) => !value.is_empty() && !value.starts_with(['"', '\'']) && !value.ends_with(['"', '\'']),
        None => false,
    }
}

/// A tag's name, and what follows it.
fn name_of(inner: &str) -> (&str, &str) {
    let end = inner.bytes().position(|b| b.is_ascii_whitespace() || b == b'/').unwrap_or(inner.len());
    inner.split_at(end)
}

/// Whether a tag's name may start with this byte (of UTF-8).
fn is_name_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte == b':' || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of `text`, each as a short word.
    fn pieces(text: &str) -> Vec<String> {
        let mut scanner = Scanner::new(text);
        let mut problems = Problems::default();
        let mut found = Vec::new();
        loop {
            found.push(match scanner.next(&mut problems) {
                Token::Start { name, attributes, empty } => format!("<{name}{attributes}{}>", if empty { "/" } else { "" }),
                Token::End(name) => format!("</{name}>"),
                Token::Text(text) => text.to_owned(),
                Token::Cdata(text) => format!("[{text}]"),
                Token::Doctype(text) => format!("!{text}"),
                Token::Eof => return found,
            });
        }
    }

    #[test]
    fn every_text_has_pieces() {
        let check = |text: &str, expected: &[&str]| assert_eq!(pieces(text), expected, "{text}");
        check("", &[]);
        check("<a b='c'>d</a>", &["<a b='c'>", "d", "</a>"]);
        check("<a/><b c=d/>", &["<a/>", "<b c=d/>"]);
        check("<a x=\"1>0\">", &["<a x=\"1>0\">"]);
        check("1 < 2 <3 <b>", &["1 ", "< 2 ", "<3 ", "<b>"]);
        check("<a <b>", &["<a ", "<b>"]);
        check("<a x=\"y>z</a>", &["<a x=\"y>", "z", "</a>"]);
        check("<a x=\"y>z</a><b c=\"d\">", &["<a x=\"y>", "z", "</a>", "<b c=\"d\">"]);
        check("</a</b>", &["</a>", "</b>"]);
        check("<?pi x?>a<!-- b -->c<!d>e", &["a", "c", "e"]);
        check("<![CDATA[a]b]]]]>c", &["[a]b]]]", "c"]);
        check("<t><![CDATA[a</title>b", &["<t>", "[a]", "</title>", "b"]);
        check("<!-- a <b>c", &["<b>", "c"]);
        check("<!-- a <!-- b -->c", &["c"]);
        check("<!DOCTYPE x [<!ENTITY a \"]>\">]>b", &["! x [<!ENTITY a \"]>\">]", "b"]);
        check("<!doctype html>a", &["! html", "a"]);
        check("a<b", &["a"]);
        check("a<", &["a"]);
        check("<a href=http://x.example/>b", &["<a href=http://x.example/>", "b"]);
    }
}
