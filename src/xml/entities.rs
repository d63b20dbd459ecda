//! References: `&amp;`, `&#8217;`, `&eacute;`, and those that a document declares itself.

use super::problem::{ProblemKind, Problems};
use crate::html::{named, windows_1252};
use memchr::memchr;
use std::borrow::Cow;
use std::collections::HashMap;

/// The longest name worth looking up; HTML's longest has 31 letters.
const LONGEST_NAME: usize = 40;
/// All that a document's own entities may hold together, in bytes: what they stand for is small, and an attack is not.
const MOST_DECLARED: usize = 64 * 1024;
/// All that they may add to one text, in bytes.
const MOST_EXPANDED: usize = 1024 * 1024;

/// The entities that a document declares in its `<!DOCTYPE … [ … ]>` (XML 1.0 section 4.2). Most documents have none.
#[derive(Debug, Default)]
pub struct Entities {
    declared: HashMap<String, String>,
}

impl Entities {
    /// Reads the declarations of a document type. External and parameter entities are passed over: nothing is ever fetched.
    pub fn declare(&mut self, doctype: &str) {
        let mut total = 0;
        for declaration in doctype.split("<!ENTITY").skip(1) {
            let Some((name, value)) = declaration_parts(declaration) else { continue };
            let value = self.resolve(value, 0, &mut Problems::default()).into_owned();
            total += name.len() + value.len();
            if total > MOST_DECLARED {
                return;
            }
            // The first declaration binds (XML 1.0 section 4.2).
            self.declared.entry(name.to_owned()).or_insert(value);
        }
    }

    /// `raw` with its references resolved, once. What is no reference stays as it is and is noted, `at` being where `raw` stands.
    pub fn resolve<'a>(&self, raw: &'a str, at: usize, problems: &mut Problems) -> Cow<'a, str> {
        if memchr(b'&', raw.as_bytes()).is_none() {
            return Cow::Borrowed(raw);
        }
        let mut text = String::with_capacity(raw.len());
        self.resolve_into(&mut text, raw, at, problems);
        Cow::Owned(text)
    }

    /// The same, appended to `text`.
    pub fn resolve_into(&self, text: &mut String, raw: &str, at: usize, problems: &mut Problems) {
        let mut rest = raw;
        let mut expanded = 0;
        while let Some(amp) = memchr(b'&', rest.as_bytes()) {
            text.push_str(&rest[..amp]);
            let after = &rest[amp + 1..];
            if let Some((character, length)) = self.common(after) {
                text.push(character);
                rest = &after[length..];
                continue;
            }
            rest = match read_reference(after) {
                Some((Reference::Character(first), length)) => match in_several_references(after) {
                    Some((character, length)) => {
                        text.push(character);
                        &after[length..]
                    }
                    None => {
                        text.push(first);
                        &after[length..]
                    }
                },
                Some((Reference::Named(name), length)) => match self.stands_for(name) {
                    Some(Named::Html(characters)) => {
                        text.push_str(characters);
                        &after[length..]
                    }
                    Some(Named::Declared(value)) => {
                        expanded += value.len();
                        if expanded < MOST_EXPANDED {
                            text.push_str(value);
                        }
                        &after[length..]
                    }
                    None => bare(text, raw, after, at, problems),
                },
                None => bare(text, raw, after, at, problems),
            };
        }
        text.push_str(rest);
    }

    /// The references that escaped HTML is full of, without a look at any list, unless the document declares some itself.
    fn common(&self, after: &str) -> Option<(char, usize)> {
        let found = match after.as_bytes() {
            [b'l', b't', b';', ..] => ('<', 3),
            [b'g', b't', b';', ..] => ('>', 3),
            [b'a', b'm', b'p', b';', ..] => ('&', 4),
            [b'q', b'u', b'o', b't', b';', ..] => ('"', 5),
            _ => return None,
        };
        self.declared.is_empty().then_some(found)
    }

    fn stands_for(&self, name: &str) -> Option<Named<'_>> {
        if !self.declared.is_empty()
            && let Some(value) = self.declared.get(name)
        {
            return Some(Named::Declared(value));
        }
        named(name).map(|named| Named::Html(named.text))
    }
}

/// An `&` that starts nothing stays; gives what follows it.
fn bare<'a>(text: &mut String, raw: &str, after: &'a str, at: usize, problems: &mut Problems) -> &'a str {
    problems.note(at + raw.len() - after.len(), ProblemKind::BareAmpersand);
    text.push('&');
    after
}

enum Named<'a> {
    Html(&'static str),
    Declared(&'a str),
}

enum Reference<'a> {
    Character(char),
    Named(&'a str),
}

/// `raw` with its references resolved, once.
pub fn resolve_references(raw: &str) -> Cow<'_, str> {
    Entities::default().resolve(raw, 0, &mut Problems::default())
}

/// The reference that `after` starts with, `after` being what follows an `&`; and its length.
fn read_reference(after: &str) -> Option<(Reference<'_>, usize)> {
    if let Some(number) = after.strip_prefix('#') {
        let (number, length) = read_number(number)?;
        return Some((Reference::Character(character(number)), length + 1));
    }
    let bytes = after.as_bytes();
    let end = bytes.iter().take(LONGEST_NAME + 1).position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.')))?;
    (end > 0 && bytes[end] == b';').then(|| (Reference::Named(&after[..end]), end + 1))
}

/// A character's number, decimal or `x` and hexadecimal; its `;` may be missing, as browsers allow.
fn read_number(number: &str) -> Option<(u32, usize)> {
    let hex = number.starts_with(['x', 'X']);
    let digits = &number[usize::from(hex)..];
    let count = digits.bytes().take_while(|b| if hex { b.is_ascii_hexdigit() } else { b.is_ascii_digit() }).count();
    let value = u32::from_str_radix(&digits[..count], if hex { 16 } else { 10 }).ok();
    let length = usize::from(hex) + count + usize::from(digits[count..].starts_with(';'));
    if count == 0 {
        return None;
    }
    Some((value.unwrap_or(u32::MAX), length))
}

/// A character whose bytes of UTF-8 stand as one reference each, `&#226;&#128;&#166;`: an encoder was run on bytes. Or whose
/// halves in UTF-16 do, `&#55357;&#56351;`. Gives the length after the first `&`.
fn in_several_references(after: &str) -> Option<(char, usize)> {
    let (first, length) = read_number(after.strip_prefix('#')?)?;
    if matches!(first, 0xd800..=0xdbff) {
        let (second, more) = read_number(after[1 + length..].strip_prefix("&#")?)?;
        let low = second.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        return Some((char::from_u32(0x10000 + (first - 0xd800) * 0x400 + low)?, 3 + length + more));
    }
    let count = match first {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let mut bytes = [first as u8, 0, 0, 0];
    let mut at = 1 + length;
    for byte in &mut bytes[1..count] {
        let (number, length) = read_number(after[at..].strip_prefix("&#")?)?;
        *byte = u8::try_from(number).ok()?;
        at += 2 + length;
    }
    Some((std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?, at))
}

/// The character of this number. Windows-1252's are meant by 128 to 159; what is no character is U+FFFD.
fn character(number: u32) -> char {
    match number {
        0x80..=0x9f => windows_1252(number).unwrap_or(char::REPLACEMENT_CHARACTER),
        9 | 10 | 13 | 0x20.. => char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::REPLACEMENT_CHARACTER,
    }
}

/// `name "value"` of an entity's declaration.
fn declaration_parts(declaration: &str) -> Option<(&str, &str)> {
    let declaration = declaration.trim_start();
    let (name, rest) = declaration.split_at(declaration.find(|c: char| c.is_ascii_whitespace())?);
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (value, _) = rest[1..].split_once(quote)?;
    Some((name, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_once() {
        let mut entities = Entities::default();
        entities.declare(r#"rss [ <!ENTITY me "Ann &amp; Bo"> <!ENTITY us '&me;!'> <!ENTITY far SYSTEM "http://x.example/"> ]"#);
        let check = |raw: &str, expected: &str, bare: usize| {
            let mut problems = Problems::default();
            assert_eq!(entities.resolve(raw, 0, &mut problems), expected, "{raw}");
            assert_eq!(problems.lines(raw).len(), bare.min(1), "{raw}");
        };
        check("plain", "plain", 0);
        check("&lt;p&gt; &amp;amp; &quot;&apos;", "<p> &amp; \"'", 0);
        check("caf&eacute; &nbsp;&hellip;", "café \u{a0}…", 0);
        check("&#233;&#xE9;&#XE9; &#146; &#8217 it", "ééé ’ ’ it", 0);
        check("&#226;&#128;&#166; &#195;&#169;t&#xC3;&#xa9; &#195; &#195;&#300;", "… été Ã ÃĬ", 0);
        check("&#55357;&#56351;&#xD83D;&#xDC1F; &#55357;&#65; &#55357;", "🐟🐟 \u{fffd}A \u{fffd}", 0);
        check("&#0;&#1;&#xD800;&#99999999999;", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}", 0);
        check("AT&T & co &; &#; &#x; &unknown; &", "AT&T & co &; &#; &#x; &unknown; &", 6);
        check("&me; and &us; &far;", "Ann & Bo and Ann & Bo! &far;", 1);
    }

    #[test]
    fn laughs_are_few() {
        let mut doctype = String::from("x [<!ENTITY a0 \"ha\">");
        for n in 1..60 {
            doctype += &format!("<!ENTITY a{n} \"&a{p};&a{p};&a{p};&a{p};\">", p = n - 1);
        }
        let mut entities = Entities::default();
        entities.declare(&doctype);
        let text = entities.resolve("&a59;&a20;&a7;", 0, &mut Problems::default()).into_owned();
        assert!(text.len() < MOST_DECLARED, "{}", text.len());
        let many = "&a6;".repeat(100_000);
        assert!(entities.resolve(&many, 0, &mut Problems::default()).len() <= MOST_EXPANDED);
    }
}
