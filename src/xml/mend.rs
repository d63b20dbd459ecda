//! Markup that is not written as XML demands, one piece at a time.
//!
//! Nothing of it is an error here: a `<` that starts no tag is text, a tag whose quote never closes ends at its first `>`, a comment
//! without an end is passed over, a CDATA section without one ends with its element. None of it is looked through twice.

use super::problem::{ProblemKind, Problems};
use super::token::{Token, is_name_start};
use memchr::{memchr, memchr_iter, memchr2, memmem};

/// Reads the pieces of a text that someone else cannot.
#[derive(Debug)]
pub struct Mender<'a> {
    text: &'a str,
    /// The byte that is read next.
    at: usize,
    cut: bool,
    /// Where the next `-->` stands, `usize::MAX` for nowhere: looking once is enough, however many comments open before it.
    comment_end: usize,
    /// Whether a `]]>` may stand ahead.
    cdata_ends: bool,
    doctype_seen: bool,
    /// A tag before this byte, with a `<` within its quotes, did not end: up to here quotes hold no `<`.
    wary_to: usize,
}

impl<'a> Mender<'a> {
    /// For the pieces of `text`, in their order.
    pub fn new(text: &'a str) -> Self {
        Mender { text, at: 0, cut: false, comment_end: 0, cdata_ends: true, doctype_seen: false, wary_to: 0 }
    }

    /// Whether the text ended within a tag or a CDATA section.
    pub fn cut(&self) -> bool {
        self.cut
    }

    /// Whether no document type declaration was read so far; there is one at most.
    pub fn is_first_doctype(&mut self) -> bool {
        !std::mem::replace(&mut self.doctype_seen, true)
    }

    /// The piece that starts with the `<` at `at`, and where it ends. No piece for a comment, a processing instruction, and a tag that
    /// the end of the text cuts off.
    pub fn mend(&mut self, at: usize, problems: &mut Problems) -> (Option<Token<'a>>, usize) {
        self.at = at;
        let rest = &self.text[at..];
        let found = match rest.as_bytes().get(1) {
            Some(b'/') => self.end_tag(rest),
            Some(b'!') => self.declaration(rest, problems),
            Some(b'?') => self.skip_past(rest, "?>"),
            Some(&first) if is_name_start(first) => self.start_tag(rest, problems),
            Some(_) => Found::BareLess,
            None => self.cut_off(),
        };
        let token = match found {
            Found::Token(token) => Some(token),
            Found::Nothing => None,
            Found::BareLess => Some(self.bare_less(rest, problems)),
        };
        (token, self.at)
    }

    /// The text ends before the piece does: nothing can be made of it.
    fn cut_off(&mut self) -> Found<'a> {
        self.cut = true;
        self.at = self.text.len();
        Found::Nothing
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
        let Some(end) = memchr2(b'<', b'>', &bytes[1..]).map(|end| end + 1) else {
            return self.cut_off();
        };
        // `</title<link>`: the end tag's own `>` is missing.
        self.at += if bytes[end] == b'<' { end } else { end + 1 };
        Found::Token(Token::End(name_of(rest[2..end].trim_start()).0))
    }

    fn start_tag(&mut self, rest: &'a str, problems: &mut Problems) -> Found<'a> {
        match tag_end(rest.as_bytes(), self.at >= self.wary_to) {
            TagEnd::At(end) => {
                self.at += end + 1;
                Found::Token(start(&rest[1..end]))
            }
            TagEnd::Quote(end) => {
                problems.note(self.at, ProblemKind::BadMarkup);
                self.at += end + 1;
                Found::Token(start(&rest[1..end]))
            }
            TagEnd::Less(end) => {
                self.wary_to = self.wary_to.max(self.at + end);
                Found::BareLess
            }
            TagEnd::Missing => self.cut_off(),
        }
    }

    fn declaration(&mut self, rest: &'a str, problems: &mut Problems) -> Found<'a> {
        if rest.starts_with("<!--") {
            return self.comment(rest, problems);
        }
        if rest.get(..9).is_some_and(|word| word.eq_ignore_ascii_case("<![CDATA[")) {
            if !rest.starts_with("<![CDATA[") {
                problems.note(self.at, ProblemKind::BadMarkup);
            }
            return Found::Token(self.cdata(&rest[9..], problems));
        }
        if rest.get(..9).is_some_and(|word| word.eq_ignore_ascii_case("<!doctype")) && self.is_first_doctype() {
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
            Some(found) => {
                self.at += found + end.len();
                Found::Nothing
            }
            None => self.cut_off(),
        }
    }
}

/// Where `]]>` stands. Looking for `]` alone is quick, as HTML has few.
fn cdata_end(bytes: &[u8]) -> Option<usize> {
    memchr_iter(b']', bytes).find(|&at| bytes[at..].starts_with(b"]]>"))
}

/// End tags that no text holds: where one stands, the text before it is at its end.
const TEXT_ENDS: [&str; 7] = ["description>", "content:encoded>", "content>", "summary>", "title>", "item>", "entry>"];

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
    /// Another `<` comes first, here: this one starts no tag.
    Less(usize),
    /// The text ends first.
    Missing,
}

/// Where the tag that starts at `bytes[0]` ends. A `>` within quotes does not end it; a `<` within them is allowed or not.
fn tag_end(bytes: &[u8], less_in_quotes: bool) -> TagEnd {
    let mut at = 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            // Letters and most else come after these four in ASCII: one comparison passes over them.
            b'?'.. => {}
            b'>' => return TagEnd::At(at),
            b'<' => return TagEnd::Less(at),
            b'"' | b'\'' if opens_value(&bytes[..at]) => match quoted_end(bytes, at, less_in_quotes) {
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
fn quoted_end(bytes: &[u8], at: usize, less_inside: bool) -> Option<usize> {
    let end = at + 1 + memchr(bytes[at], &bytes[at + 1..])?;
    let swallows = memchr(b'<', &bytes[at + 1..end]).is_some();
    let follows = bytes.get(end + 1).is_none_or(|&b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/' | b'?'));
    (!swallows || less_inside && follows).then_some(end)
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
            // Quotes in comments and instructions are none.
            b'<' if bytes[at..].starts_with(b"<!--") => match memmem::find(&bytes[at..], b"-->") {
                Some(end) => at += end + 2,
                None => return memchr(b'>', bytes).unwrap_or(bytes.len()),
            },
            b'<' if bytes[at..].starts_with(b"<?") => match memmem::find(&bytes[at..], b"?>") {
                Some(end) => at += end + 1,
                None => return memchr(b'>', bytes).unwrap_or(bytes.len()),
            },
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
