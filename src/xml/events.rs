//! Cutting text into tags, text and CDATA with what `quick_xml` knows of XML, without ever failing.
//!
//! Its parser says where a tag ends, and what it says counts where it is sound. Where it finds no end, or would read past what was
//! meant, and of all that is no tag, [`Mender`] reads this one piece.

use super::mend::Mender;
use super::problem::Problems;
use super::token::{Token, is_name_start};
use memchr::{memchr, memchr2};
use quick_xml::parser::{ElementParser, Parser};

/// Reads a text piece by piece.
#[derive(Debug)]
pub struct Events<'a> {
    text: &'a str,
    at: usize,
    mender: Mender<'a>,
    /// How many bytes may still be read in vain. The end of a tag is looked for as far as the text goes, and the mender may end
    /// that tag a few bytes on: if this happened at each of many tags, the text would be read as often. So in all no more is
    /// read in vain than the text has bytes; from then on the tags are left to the mender, who reads none twice.
    spare: usize,
}

/// A piece that starts with `<`, or as far as the text was read in vain for it.
type Sound<'a> = Result<(Token<'a>, usize), usize>;

impl<'a> Events<'a> {
    /// Starts at the start of `text`.
    pub fn new(text: &'a str) -> Self {
        Events { text, at: 0, mender: Mender::new(text), spare: text.len() }
    }

    /// The byte that is read next.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether the text ended within a tag or a CDATA section.
    pub fn cut(&self) -> bool {
        self.mender.cut()
    }

    /// The next piece. Comments and processing instructions are passed over.
    pub fn next(&mut self, problems: &mut Problems) -> Token<'a> {
        loop {
            let rest = &self.text[self.at..];
            let found = match rest.as_bytes() {
                [] => return Token::Eof,
                // What is no tag ends where two or three bytes stand.
                [b'<', b'!' | b'?', ..] => Err(self.at),
                [b'<', ..] if self.spare == 0 => Err(self.at),
                [b'<', b'/', ..] => self.tag(rest, end),
                [b'<', ..] => self.tag(rest, start),
                [..] => return self.text(rest),
            };
            match found {
                Ok((token, length)) => {
                    self.at += length;
                    return token;
                }
                Err(read_to) => {
                    if let Some(token) = self.mend(read_to, problems) {
                        return token;
                    }
                }
            }
        }
    }

    /// Text up to the next `<`, in one slice, so that all its references are resolved in one pass.
    fn text(&mut self, rest: &'a str) -> Token<'a> {
        let length = memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
        self.at += length;
        Token::Text(&rest[..length])
    }

    /// The tag that `rest` starts with.
    fn tag(&self, rest: &'a str, read: fn(&'a str) -> Option<Token<'a>>) -> Sound<'a> {
        match ElementParser::Outside.feed(rest.as_bytes()) {
            Some(end) => read(&rest[..end]).map(|token| (token, end + 1)).ok_or(self.at + end + 1),
            None => Err(self.text.len()),
        }
    }

    fn mend(&mut self, read_to: usize, problems: &mut Problems) -> Option<Token<'a>> {
        let (token, end) = self.mender.mend(self.at, problems);
        self.spare = self.spare.saturating_sub(read_to.saturating_sub(end));
        self.at = end;
        token
    }
}

/// The start tag `raw`, which lacks its `>`; `None` if the mender may read it otherwise.
fn start(raw: &str) -> Option<Token<'_>> {
    let length = name_length(raw.as_bytes().get(1..)?)?;
    let (name, rest) = raw[1..].split_at(length);
    let (attributes, empty) = match rest.strip_suffix('/') {
        // `<a href=http://host/>`: the slash belongs to the address.
        Some(rest) if matches!(rest.trim_ascii_end().as_bytes(), [] | [.., b'"' | b'\'']) => (rest, true),
        Some(_) => return None,
        None => (rest, false),
    };
    // `<a/b>`
    let is_apart = attributes.as_bytes().first().is_none_or(u8::is_ascii_whitespace);
    (is_apart && are_closed(attributes)).then_some(Token::Start { name, attributes, empty })
}

/// The end tag `raw`, which lacks its `>`; `None` if the mender may read it otherwise.
fn end(raw: &str) -> Option<Token<'_>> {
    let name = raw[2..].trim_ascii_end();
    (name_length(name.as_bytes())? == name.len()).then_some(Token::End(name))
}

/// How long the name is that `bytes` start with; `None` when it is none, or something ends it that should not.
fn name_length(bytes: &[u8]) -> Option<usize> {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'<' | b'"' | b'\'');
    bytes.first().filter(|byte| is_name_start(**byte))?;
    let length = bytes.iter().position(ends).unwrap_or(bytes.len());
    let is_sound = !matches!(bytes.get(length), Some(b'<' | b'"' | b'\''));
    is_sound.then_some(length)
}

/// Whether each quote opens a value and closes it. A quote elsewhere, or a `<`, tells that a quote is missing: for `quick_xml` the
/// text behind the tag is then a part of it.
fn are_closed(attributes: &str) -> bool {
    let bytes = attributes.as_bytes();
    if bytes.is_empty() {
        return true;
    }
    let mut at = 0;
    while let Some(open) = memchr2(b'"', b'\'', &bytes[at..]).map(|quote| at + quote) {
        if !bytes[..open].trim_ascii_end().ends_with(b"=") {
            return false;
        }
        match memchr(bytes[open], &bytes[open + 1..]) {
            Some(length) => at = open + 1 + length + 1,
            None => return false,
        }
    }
    memchr(b'<', bytes).is_none()
}

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
        check("<!DOCTYPE x [<?it's ]>?>]><a>", &["! x [<?it's ]>?>]", "<a>"]);
        check("<!DOCTYPE x [<!-- ]><a>", &["! x [<!-- ]", "<a>"]);
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
