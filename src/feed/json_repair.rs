//! JSON that is not quite: line ends and wrong escapes within strings, commas too many, a document cut short.

use super::parsed::ProblemKind;

/// `text` as JSON that can be read, and what was wrong with it; `None` when nothing can be saved.
pub(super) fn mend(text: &str) -> Option<(String, ProblemKind)> {
    let mended = escape_and_drop(text);
    if serde_json::from_str::<serde::de::IgnoredAny>(&mended).is_ok() {
        return Some((mended, ProblemKind::BadMarkup));
    }
    let whole = whole_items(&mended)?;
    serde_json::from_str::<serde::de::IgnoredAny>(&whole).ok()?;
    Some((whole, ProblemKind::Truncated))
}

/// Escapes line ends and tabs within strings, mends escapes, and drops commas before a closing bracket.
fn escape_and_drop(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut strings = Strings::default();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        if strings.inside && character == '\\' {
            let (written, length) = escape(rest);
            out.push_str(written);
            rest = &rest[length..];
            continue;
        }
        rest = &rest[character.len_utf8()..];
        let inside = strings.inside;
        strings.pass(character);
        match character {
            '\n' if inside => out.push_str("\\n"),
            '\r' if inside => out.push_str("\\r"),
            '\t' if inside => out.push_str("\\t"),
            '}' | ']' if !inside => {
                let before = out.trim_end();
                if before.ends_with(',') {
                    out.truncate(before.len() - 1);
                }
                out.push(character);
            }
            _ => out.push(character),
        }
    }
    out
}

/// The escape that `text` starts with, as JSON knows it, and its length. Half a pair of surrogates, which a cut leaves, is no
/// character; a backslash before anything else stands for nothing, as in scripts.
fn escape(text: &str) -> (&str, usize) {
    if matches!(text.as_bytes().get(1), Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't')) {
        return (&text[..2], 2);
    }
    match unit(text) {
        Some(0xd800..=0xdbff) if matches!(unit(&text[6..]), Some(0xdc00..=0xdfff)) => (&text[..12], 12),
        Some(0xd800..=0xdfff) => ("\\ufffd", 6),
        Some(_) => (&text[..6], 6),
        None => ("", 1),
    }
}

/// The number in the `\u1234` that `text` starts with.
fn unit(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok()).flatten()
}

/// A document cut short, ended behind its last whole item: an object in a list in an object.
fn whole_items(text: &str) -> Option<String> {
    let (mut depth, mut end) = (0u32, None);
    let mut strings = Strings::default();
    for (at, character) in text.char_indices() {
        strings.pass(character);
        match character {
            _ if strings.inside => {}
            '{' | '[' => depth += 1,
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                if depth == 2 && character == '}' {
                    end = Some(at + 1);
                }
            }
            _ => {}
        }
    }
    end.map(|end| format!("{}]}}", &text[..end]))
}

/// Whether a place is within a string.
#[derive(Default)]
struct Strings {
    inside: bool,
    escaped: bool,
}

impl Strings {
    fn pass(&mut self, character: char) {
        match character {
            _ if self.escaped => self.escaped = false,
            '\\' => self.escaped = self.inside,
            '"' => self.inside = !self.inside,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_saved() {
        let check = |text: &str, expected: Option<(&str, ProblemKind)>| {
            let mended = mend(text);
            assert_eq!(mended.as_ref().map(|(text, kind)| (&**text, *kind)), expected, "{text}");
        };
        check("{\"a\": \"b\nc\td\",}", Some(("{\"a\": \"b\\nc\\td\"}", ProblemKind::BadMarkup)));
        check("[1, 2, ]", Some(("[1, 2]", ProblemKind::BadMarkup)));
        check("{\"i\":[{\"a\":\"}\\\"\"},{\"b\"", Some(("{\"i\":[{\"a\":\"}\\\"\"}]}", ProblemKind::Truncated)));
        check(
            r#"["\'\%\\\u00e9\ud83d\udc1f\ud83d\u12"]"#,
            Some((r#"["'%\\\u00e9\ud83d\udc1f\ufffdu12"]"#, ProblemKind::BadMarkup)),
        );
        check("{\"i\":[", None);
        check("{nothing}", None);
    }
}
