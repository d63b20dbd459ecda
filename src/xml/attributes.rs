//! The attributes of a tag, as they are written in the wild: quoted, unquoted, or a name alone.

use super::elements::{Element, Elements};
use super::namespace::Ns;
use memchr::memchr;
use std::borrow::Cow;

/// Each attribute's name as written (prefix included) and its raw value, in order. Never fails: what is not an attribute is
/// passed over.
#[derive(Clone, Copy, Debug)]
pub struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Attributes<'a> {
    /// The attributes in what a tag holds after its name.
    pub fn of(tag: &'a str) -> Self {
        Attributes { rest: tag }
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<(&'a str, &'a str)> {
        let between = |b: u8| b.is_ascii_whitespace() || matches!(b, b'/' | b'"' | b'\'' | b'=');
        let start = self.rest.bytes().position(|b| !between(b)).unwrap_or(self.rest.len());
        let (name, after) = split_before(&self.rest[start..], |b| b.is_ascii_whitespace() || b == b'=');
        self.rest = after;
        if name.is_empty() {
            return None;
        }
        let Some(value) = after.trim_ascii_start().strip_prefix('=') else {
            return Some((name, ""));
        };
        let value = value.trim_ascii_start();
        let (value, rest) = match value.as_bytes().first() {
            Some(&quote @ (b'"' | b'\'')) => {
                let inner = &value[1..];
                match memchr(quote, inner.as_bytes()) {
                    Some(end) => (&inner[..end], &inner[end + 1..]),
                    None => (inner, ""),
                }
            }
            _ => split_before(value, |b| b.is_ascii_whitespace()),
        };
        self.rest = rest;
        Some((name, value))
    }
}

impl<'a> Elements<'a> {
    /// The value of an attribute without prefix, references resolved. `None` when it is missing or blank.
    pub fn attribute(&mut self, element: &Element<'a>, name: &str) -> Option<Cow<'a, str>> {
        let (_, raw) = Attributes::of(element.attributes).find(|(written, _)| written.eq_ignore_ascii_case(name))?;
        self.value(raw, element.at)
    }

    /// The values of several attributes, in one pass.
    pub fn attributes<const N: usize>(&mut self, element: &Element<'a>, names: [&str; N]) -> [Option<Cow<'a, str>>; N] {
        let mut values = [const { None }; N];
        for (written, raw) in Attributes::of(element.attributes) {
            let place = names.iter().position(|name| written.eq_ignore_ascii_case(name));
            if let Some(value) = place.and_then(|place| values.get_mut(place)).filter(|value| value.is_none()) {
                *value = self.value(raw, element.at);
            }
        }
        values
    }

    /// The value of an attribute of another vocabulary, such as `rdf:about`, whatever its prefix.
    pub fn attribute_of(&mut self, element: &Element<'a>, ns: Ns, name: &str) -> Option<Cow<'a, str>> {
        let (_, raw) = Attributes::of(element.attributes).find(|(written, _)| match written.split_once(':') {
            Some((prefix, local)) => local.eq_ignore_ascii_case(name) && self.prefix(prefix) == Some(ns),
            None => false,
        })?;
        self.value(raw, element.at)
    }

    fn value(&mut self, raw: &'a str, at: usize) -> Option<Cow<'a, str>> {
        let value = self.entities.resolve(raw.trim_ascii(), at, &mut self.problems);
        (!value.is_empty()).then_some(value)
    }
}

/// `text` split before the first byte that `ends`, or at its end.
fn split_before(text: &str, ends: impl Fn(u8) -> bool) -> (&str, &str) {
    text.split_at(text.bytes().position(ends).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing() {
        let check = |tag: &str, expected: &[(&str, &str)]| {
            assert_eq!(Attributes::of(tag).collect::<Vec<_>>(), expected, "{tag}");
        };
        check("", &[]);
        check(" a=\"1\" b = '2'\n c=3 d", &[("a", "1"), ("b", "2"), ("c", "3"), ("d", "")]);
        check("a=\"x > y\"b='z'", &[("a", "x > y"), ("b", "z")]);
        check("a=\"never closed", &[("a", "never closed")]);
        check("href=http://x.example/?a=b/", &[("href", "http://x.example/?a=b/")]);
        check("= = \"\" / a=", &[("a", "")]);
        check("é=ü", &[("é", "ü")]);
    }
}
