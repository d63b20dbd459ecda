//! Addresses, made absolute.

use url::Url;

/// `address` made absolute by `base`, or as it is where it cannot be. White space around it goes.
pub fn resolve(base: Option<&Url>, address: &str) -> String {
    let address = address.trim();
    let absolute = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    if absolute("http://") || absolute("https://") {
        return address.to_owned();
    }
    // A host without its scheme is meant far more often than a file of that name.
    if absolute("www.") {
        return format!("http://{address}");
    }
    match base.and_then(|base| base.join(address).ok()) {
        Some(url) => url.into(),
        None => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_absolute() {
        let base = Url::parse("https://x.example/a/b?c").ok();
        let check = |address: &str, expected: &str| assert_eq!(resolve(base.as_ref(), address), expected, "{address}");
        check(" https://y.example/ü z ", "https://y.example/ü z");
        check("HTTP://y.example", "HTTP://y.example");
        check("d", "https://x.example/a/d");
        check("/d", "https://x.example/d");
        check("//y.example/d", "https://y.example/d");
        check("?d", "https://x.example/a/b?d");
        check("#d", "https://x.example/a/b?c#d");
        check("www.y.example/d", "http://www.y.example/d");
        check("mailto:a@y.example", "mailto:a@y.example");
        check("http://[bad", "http://[bad");
        assert_eq!(resolve(None, "d"), "d");
    }
}
