//! Names and passwords in requests: HTTP Basic (RFC 7617), to the origin that they are for.

use crate::model::Login;
use url::Url;

/// The origin of an address, such as `https://blog.example`; `None` when it is none of the web.
pub fn origin(address: &str) -> Option<String> {
    let origin = Url::parse(address).ok()?.origin();
    origin.is_tuple().then(|| origin.ascii_serialization())
}

/// The login that stands in an address, as browsers and other readers take it: `https://user:password@blog.example/feed`.
pub fn login_in(address: &str) -> Option<Login> {
    let url = Url::parse(address.trim()).ok()?;
    let said = |part: &str| percent_decode(part);
    let (user, password) = (said(url.username()), said(url.password().unwrap_or_default()));
    let given = !user.is_empty() || !password.is_empty();
    let origin = Some(url.origin()).filter(|origin| origin.is_tuple() && given)?.ascii_serialization();
    Some(Login { origin, user, password, by_proxy: None })
}

/// The value of `Authorization` for `address` (RFC 7617 section 2, in UTF-8); `None` when the login is for another origin.
pub fn authorization(login: &Login, address: &str) -> Option<String> {
    let is_own = origin(address).is_some_and(|origin| origin == login.origin);
    is_own.then(|| format!("Basic {}", base64(format!("{}:{}", login.user, login.password).as_bytes())))
}

/// RFC 4648 section 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let letter = char::from(LETTERS[(bits >> (18 - 6 * at) & 63) as usize]);
            text.push(if at <= three.len() { letter } else { '=' });
        }
    }
    text
}

/// The text of a part of an address; a percent sign that stands for nothing stays.
fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = after.get(..2).and_then(|pair| std::str::from_utf8(pair).ok()).filter(|_| *first == b'%');
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) => (bytes, rest) = ([bytes, vec![byte]].concat(), &after[2..]),
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_addresses() {
        let check = |address: &str, expected: Option<(&str, &str, &str)>| {
            let found = login_in(address);
            let found = found.as_ref().map(|login| (login.origin.as_str(), login.user.as_str(), login.password.as_str()));
            assert_eq!(found, expected, "{address}");
        };
        check("https://ann:tide@quay.example/feed", Some(("https://quay.example", "ann", "tide")));
        check(" http://ann@quay.example:8080/", Some(("http://quay.example:8080", "ann", "")));
        check("https://a%40b:p%3A%2Fq%zz@quay.example/", Some(("https://quay.example", "a@b", "p:/q%zz")));
        check("https://quay.example/@ann", None);
        check("quay.example", None);
        check("mailto:ann@quay.example", None);
    }

    #[test]
    fn only_to_its_own_origin() {
        let check = |address: &str, expected: Option<&str>| {
            let origin = "https://quay.example".to_owned();
            let login = Login { origin, user: "ann".to_owned(), password: "tïde".to_owned(), by_proxy: None };
            assert_eq!(authorization(&login, address).as_deref(), expected, "{address}");
        };
        check("https://quay.example/feed", Some("Basic YW5uOnTDr2Rl"));
        check("https://QUAY.example:443/other", Some("Basic YW5uOnTDr2Rl"));
        check("http://quay.example/feed", None);
        check("https://quay.example:444/feed", None);
        check("https://www.quay.example/feed", None);
        check("https://quay.example.org/feed", None);
        check("quay.example", None);
    }

    #[test]
    fn base_64_of_the_rfc() {
        let check = |text: &str, expected: &str| assert_eq!(base64(text.as_bytes()), expected, "{text}");
        check("", "");
        check("f", "Zg==");
        check("fo", "Zm8=");
        check("foo", "Zm9v");
        check("foob", "Zm9vYg==");
        check("fooba", "Zm9vYmE=");
        check("foobar", "Zm9vYmFy");
    }

    #[test]
    fn a_password_is_not_printed() {
        let login = login_in("https://ann:tide@quay.example/").expect("a login");
        assert!(!format!("{login:?}").contains("tide"));
    }
}
