//! Names and passwords in requests: HTTP Basic (RFC 7617), to the origin that they are for.

use crate::feed::base64;
use crate::model::Login;
use percent_encoding::percent_decode_str;
use url::Url;

/// The origin of an address, such as `https://blog.example`; `None` when it is none of the web.
pub fn origin(address: &str) -> Option<String> {
    let origin = Url::parse(address).ok()?.origin();
    origin.is_tuple().then(|| origin.ascii_serialization())
}

/// The login that stands in an address, as browsers and other readers take it: `https://user:password@blog.example/feed`.
pub fn login_in(address: &str) -> Option<Login> {
    let url = Url::parse(address.trim()).ok()?;
    let said = |part: &str| percent_decode_str(part).decode_utf8_lossy().into_owned();
    let (user, password) = (said(url.username()), said(url.password().unwrap_or_default()));
    let given = !user.is_empty() || !password.is_empty();
    let origin = Some(url.origin()).filter(|origin| origin.is_tuple() && given)?.ascii_serialization();
    Some(Login { origin, user, password, by_proxy: None })
}

/// The value of `Authorization` for `address` (RFC 7617 section 2, in UTF-8); `None` when the login is for another origin.
pub fn authorization(login: &Login, address: &str) -> Option<String> {
    let is_own = origin(address).is_some_and(|origin| origin == login.origin);
    is_own.then(|| format!("Basic {}", base64::encode(format!("{}:{}", login.user, login.password).as_bytes())))
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
    fn a_password_is_not_printed() {
        let login = login_in("https://ann:tide@quay.example/").expect("a login");
        assert!(!format!("{login:?}").contains("tide"));
    }
}
