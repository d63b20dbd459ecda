//! The attributes of a tag, as they are written in the wild: quoted, unquoted, or a name alone.

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
        let start = self.rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '"' | '\'' | '='));
        if start.is_empty() {
            self.rest = start;
            return None;
        }
        let end = start.bytes().position(|b| b.is_ascii_whitespace() || b == b'=').unwrap_or(start.len());
        let (name, after) = start.split_at(end);
        let Some(value) = after.trim_ascii_start().strip_prefix('=') else {
            self.rest = after;
            return Some((name, ""));
        };
        let value = value.trim_ascii_start();
        let (value, rest) = match value.as_bytes().first() {
            Some(&quote @ (b'"' | b'\'')) => {
                let inner = &value[1..];
                match inner.split_once(char::from(quote)) {
                    Some((value, rest)) => (value, rest),
                    None => (inner, ""),
                }
            }
            _ => value.split_at(value.bytes().position(|b| b.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        self.rest = rest;
        Some((name, value))
    }
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
