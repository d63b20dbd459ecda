//! The encoding of a page (WHATWG HTML section 13.2.3.2, simplified).

use super::tags::{Event, Tags};

/// How much of a page is searched for what it says of itself, in bytes.
const HEAD: usize = 1024;
/// What the labels of the Encoding Standard (section 4.2) start with. A label that starts otherwise is a slip and says nothing.
const KNOWN: [&str; 32] = [
    "utf-8",
    "utf8",
    "utf-16",
    "unicode",
    "ucs-2",
    "x-unicode",
    "csunicode",
    "iso",
    "latin",
    "windows",
    "cp",
    "x-cp",
    "csiso",
    "koi",
    "mac",
    "x-mac",
    "csmac",
    "gb",
    "x-gbk",
    "big5",
    "x-x-big5",
    "cn-big5",
    "euc",
    "x-euc",
    "shift",
    "sjis",
    "x-sjis",
    "ms_kanji",
    "ks",
    "korean",
    "us-ascii",
    "ascii",
];

/// The label of the encoding that a page is in, in lower case: what a byte order mark says, else `charset` of the
/// `Content-Type` header, else a `<meta>` or an XML declaration among the first 1024 bytes, else `utf-8` where the bytes are that
/// and `windows-1252` where they are not. A label that no encoding has is passed over; one may still come out that a decoder does
/// not know.
pub fn decode_label(content_type: Option<&str>, bytes: &[u8]) -> String {
    let said = mark(bytes)
        .map(str::to_owned)
        .or_else(|| content_type.and_then(charset))
        .or_else(|| declared(&bytes[..bytes.len().min(HEAD)]).map(of_ascii));
    said.unwrap_or_else(|| if is_utf8(bytes) { "utf-8" } else { "windows-1252" }.to_owned())
}

fn mark(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => Some("utf-8"),
        [0xfe, 0xff, ..] => Some("utf-16be"),
        [0xff, 0xfe, ..] => Some("utf-16le"),
        _ => None,
    }
}

/// What a page says of itself, read as if its bytes were Latin-1: whatever it is, this much is ASCII.
fn declared(head: &[u8]) -> Option<String> {
    let head: String = head.iter().map(|&byte| char::from(byte)).collect();
    if let Some(declaration) = head.strip_prefix("<?xml") {
        let declaration = declaration.split('>').next().unwrap_or_default();
        if let Some(label) = declaration.split_once("encoding").and_then(|(_, rest)| value(rest)) {
            return Some(label);
        }
    }
    Tags::new(&head).find_map(|event| {
        let Event::Start(tag) = event else { return None };
        if !tag.is("meta") {
            return None;
        }
        if let Some(label) = tag.get("charset").as_deref().and_then(known) {
            return Some(label);
        }
        let names_type = tag.get("http-equiv").is_some_and(|name| name.trim().eq_ignore_ascii_case("content-type"));
        tag.get("content").filter(|_| names_type).as_deref().and_then(charset)
    })
}

/// The `charset` of a `Content-Type`, wherever it stands in it.
fn charset(content_type: &str) -> Option<String> {
    let lower = content_type.to_ascii_lowercase();
    lower.match_indices("charset").find_map(|(at, word)| value(&lower[at + word.len()..]))
}

/// The label behind a `=`, with quotes or without.
fn value(rest: &str) -> Option<String> {
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let end = match rest.chars().next()? {
        quote @ ('"' | '\'') => return known(rest[1..].split(quote).next()?),
        _ => rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, ';' | ',')).unwrap_or(rest.len()),
    };
    known(&rest[..end])
}

fn known(label: &str) -> Option<String> {
    let label = label.trim().to_ascii_lowercase();
    let others = ["866", "ibm819", "ibm866", "l1", "l2", "l3", "l4", "l5", "l6", "l9", "tis-620", "dos-874", "hebrew", "arabic"];
    let is_known = KNOWN.iter().any(|start| label.starts_with(start)) || others.contains(&&*label) || label == "x-user-defined";
    is_known.then_some(label)
}

/// A page whose `<meta>` could be read as ASCII is not in UTF-16, whatever that says.
fn of_ascii(label: String) -> String {
    match label.as_str() {
        "x-user-defined" => "windows-1252".to_owned(),
        wide if ["utf-16", "unicode", "ucs-2", "csunicode", "iso-10646-ucs-2"].iter().any(|name| wide.starts_with(name))
            && wide != "unicode-1-1-utf-8" =>
        {
            "utf-8".to_owned()
        }
        _ => label,
    }
}

/// Whether the bytes are UTF-8; a character that the end cuts does not count against it.
fn is_utf8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        let check = |content_type: Option<&str>, bytes: &[u8], expected: &str| {
            let shown = String::from_utf8_lossy(bytes);
            assert_eq!(decode_label(content_type, bytes), expected, "{content_type:?} {shown}");
        };
        check(None, b"", "utf-8");
        check(None, "caf\u{e9}".as_bytes(), "utf-8");
        check(None, b"caf\xe9 ", "windows-1252");
        check(None, b"cut \xe2\x80", "utf-8");
        check(Some("text/html"), b"caf\xe9 ", "windows-1252");
        check(Some("text/html; charset=koi8-r"), b"\xef\xbb\xbf", "utf-8");
        check(None, b"\xff\xfe<\0", "utf-16le");
        check(None, b"\xfe\xff\0<", "utf-16be");
        check(Some("text/html;charset=\"Shift_JIS\""), b"<meta charset=utf-8>", "shift_jis");
        check(Some("text/html; Charset = KOI8-R ; x"), b"", "koi8-r");
        check(Some("text/html; charset=none"), b"<meta charset=gbk>", "gbk");
        check(Some("text/html; charset="), b"<meta charset=gbk>", "gbk");
        check(None, b"<META CHARSET='ISO-8859-2'>", "iso-8859-2");
        check(None, b"<meta content='text/html; charset=windows-1251' http-equiv=Content-Type>", "windows-1251");
        check(None, b"<meta name=description content='charset=gbk'>", "utf-8");
        check(None, b"<!-- <meta charset=gbk> --><meta charset=big5>", "big5");
        check(None, b"<script>'<meta charset=gbk>'</script>", "utf-8");
        check(None, b"<meta charset=utf-16>", "utf-8");
        check(None, b"<meta charset=x-user-defined>", "windows-1252");
        check(None, b"<meta charset=nonsense><meta charset=euc-kr>", "euc-kr");
        check(None, b"<?xml version='1.0' encoding='euc-jp'?><html>", "euc-jp");
        check(None, b"<?xml version='1.0'?><meta charset=gbk>", "gbk");
        let far = [&[b' '; HEAD][..], b"<meta charset=gbk>"].concat();
        check(None, &far, "utf-8");
    }
}
