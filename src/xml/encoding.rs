//! Which encoding a document is in: what it says, what the server says, and what it looks like.

use memchr::{memchr, memmem};

/// How much of the start is searched for a declaration: publishers put comments and blank lines before it.
const HEAD: usize = 1024;

/// What is said of the encoding, best first (RFC 7303 section 3): a mark, which alone counts where there is one; what the server
/// says; what the document says.
pub fn said(bytes: &[u8], content_type: Option<&str>) -> Vec<String> {
    if let Some(label) = mark(bytes) {
        return vec![label.to_owned()];
    }
    let transport = content_type.and_then(charset).map(|label| canonical(&label));
    // What was readable as ASCII so far is not in UTF-16, whatever it says.
    let declared =
        declaration(bytes).map(|label| canonical(&label)).map(|label| if is_wide(&label) { "utf-8".to_owned() } else { label });
    transport.into_iter().chain(declared).collect()
}

/// UTF-8 or Windows-1252, of bytes that are not quite UTF-8: with a few bad bytes among good ones they are, with bad ones alone
/// they are not.
pub fn plain_guess(bytes: &[u8]) -> &'static str {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // Halves of pairs, each encoded by itself (CESU-8), take three bytes: a sign of UTF-8, not against it.
    let is_half = |three: &&[u8]| three[0] == 0xed && three[1] >= 0xa0 && (0x80..0xc0).contains(&three[2]);
    good += 3 * bytes.windows(3).filter(is_half).count();
    if good <= bad { "windows-1252" } else { "utf-8" }
}

/// The encoding that the first bytes give away.
fn mark(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => Some("utf-8"),
        [0xfe, 0xff, ..] | [0, b'<', 0, ..] | [0, b'{', 0, ..] => Some("utf-16be"),
        [0xff, 0xfe, ..] | [b'<', 0, _, 0, ..] | [b'{', 0, _, 0, ..] => Some("utf-16le"),
        _ => None,
    }
}

/// The `charset` parameter of a `Content-Type`.
fn charset(content_type: &str) -> Option<String> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']).trim();
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    })
}

/// The `encoding` of an XML declaration.
fn declaration(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let start = memmem::find(head, b"<?xml")?;
    let end = memchr(b'>', &head[start..])?;
    let declaration = String::from_utf8_lossy(&head[start..start + end]);
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (label, _) = value[1..].split_once(quote)?;
    let label = label.trim();
    (!label.is_empty()).then(|| label.to_owned())
}

/// A label in lower case; names that the Encoding Standard lacks and publishers use are put right.
fn canonical(label: &str) -> String {
    let label = label.trim().to_ascii_lowercase();
    match &*label {
        "utf8" | "unicode-1-1-utf-8" | "utf_8" => "utf-8",
        "latin1" | "latin-1" | "iso8859-1" | "iso_8859-1" | "iso-8859-1" | "ascii" | "us-ascii" | "ansi" | "cp1252" => {
            "windows-1252"
        }
        "cp936" | "gb_2312" => "gbk",
        "cp949" | "euc_kr" => "euc-kr",
        "cp932" => "shift_jis",
        "cp950" => "big5",
        "win-1251" | "win1251" | "windows1251" => "windows-1251",
        _ => return label,
    }
    .to_owned()
}

/// Whether the label is of an encoding in which ASCII takes more than a byte.
fn is_wide(label: &str) -> bool {
    ["utf-16", "utf16", "utf_16", "ucs-2", "ucs2", "iso-10646", "utf-32", "utf32", "unicode"]
        .iter()
        .any(|wide| label.starts_with(wide))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said() {
        let check = |bytes: &[u8], content_type: Option<&str>, expected: &[&str]| {
            assert_eq!(said(bytes, content_type), expected, "{content_type:?} {:?}", String::from_utf8_lossy(bytes));
        };
        check(b"<rss/>", None, &[]);
        check(b"\xef\xbb\xbf<rss/>", Some("text/xml; charset=koi8-r"), &["utf-8"]);
        check(b"\xff\xfe<\0", None, &["utf-16le"]);
        check(b"\0<\0r", None, &["utf-16be"]);
        check(b"<rss/>", Some("text/xml; charset=\"KOI8-R\""), &["koi8-r"]);
        check(b"<?xml version='1.0' encoding='windows-1251'?><rss/>", None, &["windows-1251"]);
        check(b"\n<?xml version='1.0' encoding = \"Shift_JIS\" ?><rss/>", Some("text/xml"), &["shift_jis"]);
        check(b"<?xml version='1.0' encoding='utf-16'?><rss/>", Some("text/xml; charset=big5"), &["big5", "utf-8"]);
        check(b"<?xml version='1.0' encoding='ISO-8859-1'?><rss/>", None, &["windows-1252"]);
    }

    #[test]
    fn what_it_looks_like() {
        let check = |bytes: &[u8], expected: &str| assert_eq!(plain_guess(bytes), expected, "{:?}", String::from_utf8_lossy(bytes));
        check(b"<rss>caf\xe9</rss>", "windows-1252");
        check(b"<rss>\xc5\xbe\xc5\xbe\xc5\xbe \xff</rss>", "utf-8");
        check(b"<rss>\xc5\xbe \xed\xa0\xbd\xed\xb0\x9f</rss>", "utf-8");
    }
}
