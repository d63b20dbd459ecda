//! Cutting a text into tags, text and CDATA, without ever failing.
//!
//! Nothing is an error here: a `<` that starts no tag is text, a tag whose quote never closes ends at its first `>`, a comment
//! without an end is passed over, a CDATA section without one ends with its element. None of it is looked through twice.

use super::doctype::doctype_end;
use super::problem::{ProblemKind, Problems};
use super::tag::{TagEnd, name_of, start, tag_end};
use super::token::{Token, is_name_start};
use memchr::{memchr, memchr_iter, memchr2, memmem};

/// Reads a text piece by piece.
#[derive(Debug)]
pub struct Events<'a> {
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

/// What became of a piece that starts with `<`.
enum Found<'a> {
    Token(Token<'a>),
    /// A comment, a processing instruction or a declaration.
    Nothing,
    /// The `<` starts nothing.
    BareLess,
}

impl<'a> Events<'a> {
    /// Starts at the start of `text`.
    pub fn new(text: &'a str) -> Self {
        Events { text, at: 0, cut: false, comment_end: 0, cdata_ends: true, doctype_seen: false, wary_to: 0 }
    }

    /// The byte that is read next.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether the text ended within a tag or a CDATA section.
    pub fn cut(&self) -> bool {
        self.cut
    }

    /// The next piece. Comments and processing instructions are passed over, and a tag that the end of the text cuts off.
    pub fn next(&mut self, problems: &mut Problems) -> Token<'a> {
        loop {
            let rest = &self.text[self.at..];
            let found = match rest.as_bytes() {
                [] => return Token::Eof,
                [b'<'] => self.cut_off(),
                [b'<', b'/', ..] => self.end_tag(rest),
                [b'<', b'!', ..] => self.declaration(rest, problems),
                [b'<', b'?', ..] => self.skip_past(rest, "?>"),
                [b'<', first, ..] if is_name_start(*first) => self.start_tag(rest, problems),
                [b'<', ..] => Found::BareLess,
                _ => return self.text(rest, 0),
            };
            match found {
                Found::Token(token) => return token,
                Found::Nothing => {}
                // It is text, up to the next one.
                Found::BareLess => {
                    problems.note(self.at, ProblemKind::BadMarkup);
                    return self.text(rest, 1);
                }
            }
        }
    }

    /// Text up to the next `<`, but for the first `sure` bytes, which are text in any case. References do not end it, so that all
    /// are resolved in one pass.
    fn text(&mut self, rest: &'a str, sure: usize) -> Token<'a> {
        let end = memchr(b'<', &rest.as_bytes()[sure..]).map_or(rest.len(), |at| at + sure);
        self.at += end;
        Token::Text(&rest[..end])
    }

    /// The text ends before the piece does: nothing can be made of it.
    fn cut_off(&mut self) -> Found<'a> {
        self.cut = true;
        self.at = self.text.len();
        Found::Nothing
    }

    fn end_tag(&mut self, rest: &'a str) -> Found<'a> {
        let bytes = rest.as_bytes();
        let Some(end) = memchr2(b'<', b'>', &bytes[1..]).map(|end| end + 1) else {
            return self.cut_off();
        };
        // `</title<link>`: the end tag's own `>` is missing.
        self.at += if bytes[end] == b'<' { end } else { end + 1 };
        Found::Token(Token::End(name_of(rest[2..end].trim_ascii_start()).0))
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
        if rest.get(..9).is_some_and(|word| word.eq_ignore_ascii_case("<!doctype")) && !self.doctype_seen {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of `text`, each as a short word.
    fn pieces(text: &str) -> Vec<String> {
        let mut events = Events::new(text);
        let mut problems = Problems::default();
        let mut found = Vec::new();
        loop {
            found.push(match events.next(&mut problems) {
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
        check("a &amp; b & c; &d", &["a &amp; b & c; &d"]);
        check("<a it's>b</a><c d='e'>", &["<a it's>", "b", "</a>", "<c d='e'>"]);
        check("<a b='<c>' d=\"'\">e", &["<a b='<c>' d=\"'\">", "e"]);
        check("<a b=\"c\"\" d=\"e\">f<g>", &["<a b=\"c\"\" d=\"e\">", "f", "<g>"]);
        check("<a x=\"<b>\" <c>", &["<a x=\"", "<b>", "\" ", "<c>"]);
        check("</a b='c'>d</ e >", &["</a>", "d", "</e>"]);
        check("<a/b>c<d/ >", &["<a/b>", "c", "<d/ >"]);
        check("<!DOCTYPE x [<!ENTITY a 'b' ]><c>]]></c>", &["! x [<!ENTITY a 'b' ]", "<c>", "]]>", "</c>"]);
        check("<!DOCTYPE x [<!-- it's -->]><a>", &["! x [<!-- it's -->]", "<a>"]);
        check("\u{feff}<a>\u{feff}< \u{feff}c", &["\u{feff}", "<a>", "\u{feff}", "< \u{feff}c"]);
    }

    /// What is broken again and again, each time as if it ended far away: were it looked through each time, these would take minutes.
    #[test]
    fn no_text_is_read_again_and_again() {
        let check = |unit: &str, end: &str, each: usize, last: &str| {
            let pieces = pieces(&(unit.repeat(MANY) + end));
            assert_eq!((pieces.len(), pieces.last().map(String::as_str)), (MANY * each + 1, Some(last)), "{unit}");
        };
        const MANY: usize = 50_000;
        check("<a '>'", "<z>", 2, "<z>");
        check("<a b=\"x>", "<z>", 1, "<z>");
        check("< ", "<z>", 1, "<z>");
        check("<a ", "<z>", 1, "<z>");
        check("</a", "<z>", 1, "<z>");
        check("<x y=\"<a \" ", "<z>", 2, "<z>");
        check("<!-- <b>", "<z>", 1, "<z>");
        check("<![CDATA[a</title>", "<z>", 2, "<z>");
        check("<![if x>a", "<z>", 1, "<z>");
    }
}
