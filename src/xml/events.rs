//! Cutting text into tags, text and CDATA with `quick_xml`, without ever failing.
//!
//! What `quick_xml` reads counts where it is sound. Where it gives up, or where it would read past what was meant, [`Mender`] reads
//! this one piece, and `quick_xml` goes on behind it.

use super::mend::Mender;
use super::problem::Problems;
use super::token::{Token, is_name_start};
use memchr::{memchr, memchr_iter, memchr2, memmem};
use quick_xml::Reader;
use quick_xml::events::Event;

/// Reads a text piece by piece.
#[derive(Debug)]
pub struct Events<'a> {
    text: &'a str,
    at: usize,
    reader: Reader<&'a [u8]>,
    mender: Mender<'a>,
    /// How many bytes the reader may still read in vain. It looks for the end of a tag as far as the text goes, and the mender may end
    /// that tag a few bytes on: if this happened at each of many tags, the text would be read as often. So in all it reads no more
    /// in vain than the text has bytes; from then on the tags are left to the mender, who reads none twice.
    spare: usize,
}

/// What became of a piece that starts with `<`.
enum Markup<'a> {
    Token(Token<'a>),
    /// A comment, a processing instruction or a declaration.
    Nothing,
    /// `quick_xml` looked for its end up to this byte.
    Broken(usize),
}

impl<'a> Events<'a> {
    /// Starts at the start of `text`.
    pub fn new(text: &'a str) -> Self {
        Events { text, at: 0, reader: reader(text), mender: Mender::new(text), spare: text.len() }
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
            match self.text.as_bytes().get(self.at) {
                None => return Token::Eof,
                Some(b'<') => {}
                Some(_) => return self.text(),
            }
            let found = match self.markup() {
                Markup::Broken(read_to) => self.mend(read_to, problems),
                Markup::Token(token) => Some(token),
                Markup::Nothing => None,
            };
            if let Some(token) = found {
                return token;
            }
        }
    }

    /// Text up to the next `<`. `quick_xml` would end it at each reference; here it stays one slice, so that all are resolved in one
    /// pass.
    fn text(&mut self) -> Token<'a> {
        let rest = &self.text[self.at..];
        let (text, behind) = rest.split_at(memchr(b'<', rest.as_bytes()).unwrap_or(rest.len()));
        self.at += text.len();
        *self.reader.get_mut() = behind.as_bytes();
        Token::Text(text)
    }

    /// What starts with the `<` that comes next.
    fn markup(&mut self) -> Markup<'a> {
        if self.spare == 0 {
            return Markup::Broken(self.at);
        }
        let before = self.reader.buffer_position();
        let event = self.reader.read_event();
        // What it gives up on ends where it stopped looking.
        let end = self.at + (self.reader.buffer_position() - before) as usize;
        let raw = &self.text[self.at..end];
        let token = match &event {
            Ok(Event::Start(tag)) => start(raw, tag.name().as_ref().len(), false),
            Ok(Event::Empty(tag)) => start(raw, tag.name().as_ref().len(), true),
            Ok(Event::End(tag)) => {
                let name = &raw[2..2 + tag.name().as_ref().len()];
                is_name(name).then_some(Token::End(name))
            }
            Ok(Event::CData(_)) => Some(Token::Cdata(&raw[9..raw.len() - 3])),
            Ok(Event::DocType(_)) if holds_no_element(raw) && self.mender.is_first_doctype() => {
                Some(Token::Doctype(&raw[9..raw.len() - 1]))
            }
            Ok(Event::Comment(_)) if memmem::find(&raw.as_bytes()[4..], b"<!--").is_some() => None,
            Ok(Event::Comment(_) | Event::PI(_) | Event::Decl(_)) => {
                self.at = end;
                return Markup::Nothing;
            }
            _ => None,
        };
        match token {
            Some(token) => {
                self.at = end;
                Markup::Token(token)
            }
            None => Markup::Broken(end),
        }
    }

    fn mend(&mut self, read_to: usize, problems: &mut Problems) -> Option<Token<'a>> {
        let (token, end) = self.mender.mend(self.at, problems);
        self.spare = self.spare.saturating_sub(read_to.saturating_sub(end));
        self.go_on_at(end);
        token
    }

    /// With a new reader, as one that gave up says nothing more.
    fn go_on_at(&mut self, at: usize) {
        self.at = at;
        self.reader = reader(&self.text[at..]);
    }
}

/// A reader of `text` that takes tags as they come: who ends whom is for the elements to say.
fn reader(text: &str) -> Reader<&[u8]> {
    // A reader that has read nothing yet would drop a byte order mark without counting it. This one has read a comment.
    let mut reader = Reader::from_str("<!---->");
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    let comment = reader.read_event();
    debug_assert!(matches!(comment, Ok(Event::Comment(_))));
    *reader.get_mut() = text.as_bytes();
    reader
}

/// The start tag `raw`, whose name has `name` bytes; `None` if the mender may read it otherwise.
fn start(raw: &str, name: usize, empty: bool) -> Option<Token<'_>> {
    let end = raw.len() - if empty { 2 } else { 1 };
    let (name, attributes) = raw[1..end].split_at(name);
    // `<a href=http://host/>`: the slash belongs to the address.
    let unquoted = empty && !attributes.is_empty() && !attributes.trim_ascii_end().ends_with(['"', '\'']);
    (is_name(name) && !unquoted && are_closed(attributes)).then_some(Token::Start { name, attributes, empty })
}

fn is_name(name: &str) -> bool {
    let ends = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'<' | b'"' | b'\'');
    name.bytes().next().is_some_and(is_name_start) && !name.bytes().any(ends)
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

/// Whether the document type declaration `raw` ends before the elements start. Where a `>` or a quote is missing, `quick_xml` goes on
/// to the next `]`, maybe in the midst of the feed.
fn holds_no_element(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    memchr_iter(b'<', bytes).all(|at| matches!(bytes.get(at + 1), Some(b'!' | b'?')))
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
