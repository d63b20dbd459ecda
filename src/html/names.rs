//! The names of HTML's character references, `&eacute;` (WHATWG HTML section 13.5).
//!
//! html5ever has a table of them, too, with an entry for each beginning of each name: 270 kB. The release of worker and
//! extraction goes without it (`xtask/src/split/blank.rs`), because what html5ever reads has none but the five that stay.

/// A line a name, sorted: the name, `;` where the reference must end in one or a space where it need not, what it stands for.
/// `NewLine` and `Tab` would not look like it there.
const NAMES: &str = include_str!("names.txt");

/// What numbers 128 to 159 mean: the characters that Windows-1252 has there (WHATWG HTML section 13.2.5.80).
const WINDOWS_1252: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}', '\u{fffd}', '‘', '’', '“',
    '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

/// A named reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// What it stands for: one character or two.
    pub text: &'static str,
    /// Whether it may stand without its `;`, as names of HTML 3 may.
    pub open: bool,
}

/// The reference of this name, without its `&` and `;`.
pub fn named(name: &str) -> Option<Named> {
    // Nearly every reference is one of these.
    let text = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "nbsp" => "\u{a0}",
        "NewLine" => return Some(Named { text: "\n", open: false }),
        "Tab" => return Some(Named { text: "\t", open: false }),
        _ => return find(name),
    };
    Some(Named { text, open: true })
}

/// The same, by halving the lines among which it can be.
fn find(name: &str) -> Option<Named> {
    let mut lines = NAMES;
    while !lines.is_empty() {
        let half = lines.floor_char_boundary(lines.len() / 2);
        let start = lines[..half].rfind('\n').map_or(0, |end| end + 1);
        let end = lines[start..].find('\n').map_or(lines.len(), |length| start + length);
        let line = &lines[start..end];
        let length = line.bytes().position(|byte| matches!(byte, b';' | b' '))?;
        match name.cmp(&line[..length]) {
            std::cmp::Ordering::Less => lines = &lines[..start],
            std::cmp::Ordering::Greater => lines = lines.get(end + 1..)?,
            std::cmp::Ordering::Equal => {
                return Some(Named { text: &line[length + 1..], open: line.as_bytes()[length] == b' ' });
            }
        }
    }
    None
}

/// What the number of a reference stands for when it is one of 128 to 159; U+FFFD where Windows-1252 has nothing.
pub fn windows_1252(number: u32) -> Option<char> {
    WINDOWS_1252.get(number.checked_sub(0x80)? as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use web_atoms::{C1_REPLACEMENTS, NAMED_ENTITIES};

    #[test]
    fn all_that_a_browser_knows() {
        let mut count = 0;
        for (name, (first, second)) in NAMED_ENTITIES.entries().filter(|(_, (first, _))| *first != 0) {
            let expected: String = [*first, *second].into_iter().filter(|c| *c != 0).filter_map(char::from_u32).collect();
            let found = named(name.trim_end_matches(';'));
            assert_eq!(found.map(|named| named.text), Some(expected.as_str()), "{name}");
            assert_eq!(found.map(|named| named.open), Some(is_open(name)), "{name}");
            count += usize::from(name.ends_with(';'));
        }
        assert_eq!(count, NAMES.lines().count() + 2);
        for (number, expected) in (0x80..).zip(C1_REPLACEMENTS) {
            assert_eq!(windows_1252(number), Some(expected.unwrap_or('\u{fffd}')), "{number}");
        }
        assert_eq!(windows_1252(0x7f).or(windows_1252(0xa0)), None);
    }

    /// Whether the table, which has a 0 for the beginnings of names, knows the name without a `;`.
    fn is_open(name: &str) -> bool {
        NAMED_ENTITIES.get(name.trim_end_matches(';')).is_some_and(|(first, _)| *first != 0)
    }

    #[test]
    fn what_is_no_name() {
        let check = |name: &str| assert_eq!(named(name), None, "{name}");
        for name in ["", "a", "eacut", "eacutes", "Zzzz", "zzzz", "ÀÀ", "amp;", "é"] {
            check(name);
        }
    }
}
