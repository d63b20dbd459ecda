//! HTML as a row of tags and texts, in one linear pass (WHATWG HTML section 13.2.5, the parts that matter to a reader).
//!
//! Tolerant like a browser and never slow: what is looked for and not found once is not looked for again.

use super::references::decode;
use std::borrow::Cow;

/// One piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Token<'a> {
    /// Characters, references not yet decoded.
    Text(&'a str),
    /// The inside of an element that holds no markup, such as `script`; follows its start tag.
    Raw(&'a str),
    /// A start tag.
    Start(Tag<'a>),
    /// An end tag; the name as written.
    End(&'a str),
}

/// A start tag, its attributes not yet read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tag<'a> {
    /// As written: compare without case.
    pub name: &'a str,
    /// From behind the name to before the `>`.
    attributes: &'a str,
    /// Whether it ends in `/>`, which only means something in MathML and SVG.
    pub closed: bool,
    /// Where the tag begins in the input.
    pub at: usize,
}

/// What stands in a tag beyond this many attributes is not read: one tag of 200,000 kept a browser busy for half a minute.
const MAX_ATTRIBUTES: usize = 64;

impl<'a> Tag<'a> {
    /// The attributes in order: names as written, values not yet decoded.
    pub fn attributes(&self) -> impl Iterator<Item = Attribute<'a>> + use<'a> {
        Attributes { source: self.attributes, at: 0 }.take(MAX_ATTRIBUTES)
    }

    /// The decoded value of the first attribute called `name`.
    pub fn get(&self, name: &str) -> Option<Cow<'a, str>> {
        self.attributes().find(|attribute| attribute.name.eq_ignore_ascii_case(name)).map(|attribute| decode(attribute.value, true))
    }

    /// Whether the tag's name is `name`.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// One attribute, as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Attribute<'a> {
    /// As written: compare without case.
    pub name: &'a str,
    /// Without its quotes, references not yet decoded; empty when there was none.
    pub value: &'a str,
}

/// Elements that hold characters and no markup.
const RAW: [&str; 9] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"];

/// Reads HTML from its start to its end.
pub(crate) struct Tokens<'a> {
    source: &'a str,
    at: usize,
    /// The raw element whose inside comes next.
    raw: Option<&'static str>,
    /// Raw elements known to have no end tag ahead, as bits of [`RAW`].
    endless: u16,
    /// A quote was opened and never closed: from here on a tag ends at its first `>`.
    quotes_broken: bool,
    /// No `-->` lies ahead.
    comments_broken: bool,
}

/// Reads `source`.
pub(crate) fn tokens(source: &str) -> Tokens<'_> {
    Tokens { source, at: 0, raw: None, endless: 0, quotes_broken: false, comments_broken: false }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(inside) = self.inside() {
            return Some(Token::Raw(inside));
        }
        while self.at < self.source.len() {
            let rest = &self.source[self.at..];
            let Some(open) = rest.find('<') else { return self.text(rest.len()) };
            if open > 0 {
                return self.text(open);
            }
            match rest.as_bytes().get(1) {
                Some(b'!') => self.skip_declaration(rest),
                Some(b'?') => self.skip_to_angle(rest),
                Some(b'/') => match rest.as_bytes().get(2) {
                    Some(letter) if letter.is_ascii_alphabetic() => match self.tag(2) {
                        Some(tag) => return Some(Token::End(tag.name)),
                        None => continue,
                    },
                    _ => self.skip_to_angle(rest),
                },
                Some(letter) if letter.is_ascii_alphabetic() => match self.tag(1) {
                    Some(tag) => {
                        self.raw = RAW.iter().copied().find(|name| tag.is(name));
                        return Some(Token::Start(tag));
                    }
                    None => continue,
                },
                // A `<` that opens nothing is a character.
                _ => {
                    let next = rest[1..].find('<').map_or(rest.len(), |next| next + 1);
                    return self.text(next);
                }
            }
        }
        None
    }
}

impl<'a> Tokens<'a> {
    /// How many bytes have been read.
    pub fn read_to(&self) -> usize {
        self.at
    }

    /// The inside of the raw element whose start tag was read last; `None` when it has no end, and is read on as any other.
    pub fn inside(&mut self) -> Option<&'a str> {
        let name = self.raw.take()?;
        self.raw_text(name)
    }

    /// The next `length` bytes as text.
    fn text(&mut self, length: usize) -> Option<Token<'a>> {
        let text = &self.source[self.at..self.at + length];
        self.at += length;
        Some(Token::Text(text))
    }

    /// A comment, a doctype, CDATA: everything that begins with `<!`.
    fn skip_declaration(&mut self, rest: &str) {
        if !rest.starts_with("<!--") || self.comments_broken {
            return self.skip_to_angle(rest);
        }
        let inside = &rest[4..];
        if let Some(short) = [">", "->"].iter().find(|end| inside.starts_with(**end)) {
            self.at += 4 + short.len();
            return;
        }
        match comment_end(inside) {
            Some(length) => self.at += 4 + length,
            None => {
                self.comments_broken = true;
                self.skip_to_angle(rest);
            }
        }
    }

    /// Past the next `>`, or to the end.
    fn skip_to_angle(&mut self, rest: &str) {
        self.at += rest.find('>').map_or(rest.len(), |end| end + 1);
    }

    /// The tag here, whose name begins `lead` bytes on; `None` when the input ends before it does.
    fn tag(&mut self, lead: usize) -> Option<Tag<'a>> {
        let rest = &self.source[self.at..];
        let bytes = rest.as_bytes();
        let name_end =
            bytes.iter().skip(lead).position(|byte| matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ' | b'/' | b'>'));
        let name_end = name_end.map_or(rest.len(), |end| end + lead);
        let mut end = None;
        if !self.quotes_broken {
            let mut attributes = Attributes { source: rest, at: name_end };
            while attributes.next().is_some() {}
            end = (attributes.at < rest.len()).then_some(attributes.at);
            self.quotes_broken = end.is_none();
        }
        let Some(end) = end.or_else(|| rest[name_end..].find('>').map(|end| end + name_end)) else {
            self.at = self.source.len();
            return None;
        };
        let at = self.at;
        self.at += end + 1;
        let attributes = &rest[name_end..end];
        Some(Tag { name: &rest[lead..name_end], attributes, closed: attributes.ends_with('/'), at })
    }

    /// What stands before the end tag of the raw element `name`. `None` when there is no such tag: then `script` and `style`
    /// swallow the rest and what is meant to be seen is read on as if the element were any other.
    fn raw_text(&mut self, name: &'static str) -> Option<&'a str> {
        let bit = RAW.iter().position(|raw| *raw == name).map_or(0, |index| 1 << index);
        let rest = &self.source[self.at..];
        let end = if self.endless & bit != 0 { None } else { find_end_tag(rest, name) };
        let end = match end {
            Some(end) => end,
            None if matches!(name, "script" | "style" | "plaintext") => rest.len(),
            None => {
                self.endless |= bit;
                return None;
            }
        };
        self.at += end;
        Some(&rest[..end])
    }
}

/// The length of a comment's inside and its end, `-->` or `--!>`.
fn comment_end(inside: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = inside[from..].find("--") {
        let dashes = from + found;
        match &inside.as_bytes()[dashes + 2..] {
            [b'>', ..] => return Some(dashes + 3),
            [b'!', b'>', ..] => return Some(dashes + 4),
            _ => from = dashes + 1,
        }
    }
    None
}

/// Where `</name` stands in `text`, in any case, followed by what ends a tag's name.
pub(crate) fn find_end_tag(text: &str, name: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(found) = text[from..].find("</") {
        let start = from + found;
        let name_end = start + 2 + name.len();
        if bytes.get(start + 2..name_end).is_some_and(|candidate| candidate.eq_ignore_ascii_case(name.as_bytes()))
            && bytes.get(name_end).is_some_and(|byte| matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ' | b'/' | b'>'))
        {
            return Some(start);
        }
        from = start + 2;
    }
    None
}

/// Reads attributes up to a `>` outside quotes or the end of `source`.
struct Attributes<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Attributes<'a> {
    /// Moves past the bytes that `skip` accepts.
    fn skip(&mut self, skip: impl Fn(u8) -> bool) {
        while self.source.as_bytes().get(self.at).is_some_and(|byte| skip(*byte)) {
            self.at += 1;
        }
    }

    /// The value behind a `=`.
    fn value(&mut self) -> &'a str {
        self.skip(is_space);
        match self.source.as_bytes().get(self.at) {
            Some(&quote @ (b'"' | b'\'')) => {
                let start = self.at + 1;
                let end = self.source[start..].find(quote as char).map(|length| start + length);
                self.at = end.map_or(self.source.len(), |end| end + 1);
                &self.source[start..end.unwrap_or(self.source.len())]
            }
            _ => {
                let start = self.at;
                self.skip(|byte| !is_space(byte) && byte != b'>');
                &self.source[start..self.at]
            }
        }
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Attribute<'a>;

    fn next(&mut self) -> Option<Attribute<'a>> {
        self.skip(|byte| is_space(byte) || byte == b'/');
        let start = self.at;
        if matches!(self.source.as_bytes().get(start), None | Some(b'>')) {
            return None;
        }
        // A `=` in the first place is part of the name.
        self.at += usize::from(self.source.as_bytes()[start] == b'=');
        self.skip(|byte| !is_space(byte) && !matches!(byte, b'/' | b'>' | b'='));
        let name = &self.source[start..self.at];
        let name_end = self.at;
        self.skip(is_space);
        let value = if self.source.as_bytes().get(self.at) == Some(&b'=') {
            self.at += 1;
            self.value()
        } else {
            self.at = name_end;
            ""
        };
        Some(Attribute { name, value })
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tokens as one line: `<name a="v"`, `</name`, `'text'`, `raw'text'`.
    fn shown(html: &str) -> String {
        let one = |token: Token| match token {
            Token::Text(text) => format!("'{text}'"),
            Token::Raw(text) => format!("raw'{text}'"),
            Token::End(name) => format!("</{name}"),
            Token::Start(tag) => {
                let attributes: String = tag.attributes().map(|a| format!(" {}=\"{}\"", a.name, a.value)).collect();
                format!("<{}{attributes}{}", tag.name, if tag.closed { "/" } else { "" })
            }
        };
        tokens(html).map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn tags_and_texts() {
        let check = |html: &str, expected: &str| assert_eq!(shown(html), expected, "{html}");
        check("", "");
        check("a<b>c</b >d", "'a' <b 'c' </b 'd'");
        check("1 < 2 <3", "'1 ' '< 2 ' '<3'");
        check("<P CLASS = x title='a>b' id=\"c\" hidden>", "<P CLASS=\"x\" title=\"a>b\" id=\"c\" hidden=\"\"");
        check("<br/><a/b=1/c>", "<br/ <a b=\"1/c\"");
        check("<a href=x/>", "<a href=\"x/\"/");
        check("<a =b=c>", "<a =b=\"c\"");
        check("a<!-- <b> -->c<!-->d<!--->e<!--x--!>f", "'a' 'c' 'd' 'e' 'f'");
        check("<!doctype html><?xml x?></3><![CDATA[x]]>y</>", "'y'");
    }

    #[test]
    fn elements_without_markup() {
        let check = |html: &str, expected: &str| assert_eq!(shown(html), expected, "{html}");
        check("<script>if (a<b) '</scripty>'</SCRIPT >c", "<script raw'if (a<b) '</scripty>'' </SCRIPT 'c'");
        check("<style></style>", "<style raw'' </style");
        check("a<script>never ends <p>", "'a' <script raw'never ends <p>'");
        check("<textarea>no end <b>x", "<textarea 'no end ' <b 'x'");
    }

    #[test]
    fn what_never_closes_is_mended() {
        let check = |html: &str, expected: &str| assert_eq!(shown(html), expected, "{html}");
        check("a<!-- open <b>c", "'a' 'c'");
        check("<a href=\"x>text</a> more", "<a href=\"x\" 'text' </a ' more'");
        check("text <a href=\"x", "'text '");
        check("text <", "'text ' '<'");
    }
}
