//! The query of an address: names and values, as browsers write forms (URL Standard, section 5, application/x-www-form-urlencoded).
//!
//! By hand, because the library for it is a kilobyte and a half of what every visit loads (docs/notes/page-bytes.md).

/// The names and values of a query, in order. What is no text is read as well as it can be.
pub(super) fn pairs(query: &str) -> impl Iterator<Item = (String, String)> + '_ {
    query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (plain(name), plain(value))
    })
}

/// A value as it stands in a query.
pub(super) fn push(value: &str, query: &mut String) {
    for byte in value.bytes() {
        match byte {
            b' ' => query.push('+'),
            b'*' | b'-' | b'.' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => query.push(byte.into()),
            _ => {
                query.push('%');
                [byte >> 4, byte & 15].into_iter().filter_map(|digit| char::from_digit(digit.into(), 16)).for_each(|digit| {
                    query.push(digit.to_ascii_uppercase());
                });
            }
        }
    }
}

/// A value as it was before it stood in a query.
fn plain(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = value.as_bytes();
    while let Some((byte, more)) = rest.split_first() {
        rest = more;
        bytes.push(match (byte, more) {
            (b'+', _) => b' ',
            (b'%', [high, low, behind @ ..]) if let (Some(high), Some(low)) = (digit(*high), digit(*low)) => {
                rest = behind;
                high << 4 | low
            }
            _ => *byte,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn digit(letter: u8) -> Option<u8> {
    char::from(letter).to_digit(16).map(|digit| digit as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn read_as_browsers_write() {
        let check = |query: &str| {
            let theirs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
            assert_eq!(pairs(query).collect::<Vec<_>>(), theirs, "{query}");
        };
        for query in [
            "",
            "&",
            "=",
            "a",
            "a=",
            "=a",
            "a=b=c",
            "&&a=1&b=2&",
            "a+b=c+d",
            "q=%E2%80%93+%26%3D",
            "q=%",
            "q=%2",
            "q=%2x",
            "q=%zz%41",
            "q=%C3",
            "q=%C3%28",
            "q=%FF%FE",
            "q=雨+の",
            "%71=1",
            "q=%e2%80%93",
        ] {
            check(query);
        }
    }

    #[test]
    fn written_as_browsers_write() {
        for value in ["", "kiln", "a b", "50%", "a&b=c+d", "*-._~!'()", "雨の日", "\"in quotes\" -not", "\u{0}\u{7f}/?#[]@"] {
            let mut query = String::new();
            push(value, &mut query);
            assert_eq!(query, form_urlencoded::byte_serialize(value.as_bytes()).collect::<String>(), "{value}");
        }
    }
}
