//! The address of a feed: as its id needs it, and as a person types it.

use crate::model::FeedId;
use url::Url;

/// Schemes that other readers registered for "subscribe to this": what follows is a web address, with or without its own scheme.
const SUBSCRIBE_SCHEMES: [&str; 4] = ["feed:", "rss:", "pcast:", "itpc:"];

/// What a person typed is no address of a page or feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnAddress;

/// The one spelling of a feed's address (RFC 3986 section 6.2.2 and 6.2.3): scheme and host in lower case, no default port, no dot
/// segments, no fragment, no name and password; `feed:` taken off. `None` when it is no `http` or `https` address.
pub fn normalise_url(address: &str) -> Option<String> {
    let mut url = Url::parse(&web_address(address.trim())).ok()?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
        return None;
    }
    url.set_fragment(None);
    // A name and a password are kept apart (`model::Login`): an address is stored, shown and exported.
    if url.set_username("").is_err() || url.set_password(None).is_err() {
        return None;
    }
    Some(url.into())
}

/// The id of the feed first subscribed at `address`; `None` when that is no address.
pub fn feed_id(address: &str) -> Option<FeedId> {
    normalise_url(address).map(|url| FeedId::of(&url))
}

/// The address that a person means by what they typed or pasted: a host alone gets `https://`, `@name@host` is a person's page
/// in the fediverse and `!name@host` a community's, `feed:` is taken off, as are spaces, quotes and brackets around it.
pub fn typed_address(typed: &str) -> Result<String, NotAnAddress> {
    let around = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '“' | '”' | '‘' | '’' | ',' | ';');
    let typed = typed.trim_matches(around);
    if typed.is_empty() || typed.contains(char::is_whitespace) {
        return Err(NotAnAddress);
    }
    if let Some((name, host)) = typed.strip_prefix('@').and_then(|handle| handle.split_once('@')) {
        return typed_address(&format!("https://{host}/@{name}"));
    }
    if let Some((name, host)) = typed.strip_prefix('!').and_then(|community| community.split_once('@')) {
        return typed_address(&format!("https://{host}/c/{name}"));
    }
    let address = web_address(typed);
    let address = if has_scheme(&address) { address } else { format!("https://{}", address.trim_start_matches('/')) };
    let url = normalise_url(&address).ok_or(NotAnAddress)?;
    match Url::parse(&url) {
        Ok(parsed) if is_host(&parsed) => Ok(url),
        _ => Err(NotAnAddress),
    }
}

/// `address` without `feed:` and its like. `feed://host` means a web address whose scheme was left out.
fn web_address(address: &str) -> String {
    let scheme =
        SUBSCRIBE_SCHEMES.iter().find(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let Some(scheme) = scheme else { return address.to_string() };
    let rest = &address[scheme.len()..];
    // `feed:https://host`, and what browsers made of it: `feed://https://host`, `feed://https//host`.
    let inner = rest.trim_start_matches('/');
    for scheme in ["https", "http"] {
        let host =
            inner.strip_prefix(scheme).map(|rest| rest.strip_prefix(':').unwrap_or(rest)).and_then(|rest| rest.strip_prefix("//"));
        if let Some(host) = host {
            return format!("{scheme}://{host}");
        }
    }
    format!("https://{inner}")
}

/// Whether `address` begins with a scheme, and not with a host and its port.
fn has_scheme(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return false };
    let legal = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    legal && !rest.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a person could mean this host: it has a dot, or is a number, or this machine.
fn is_host(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            let labels = || name.split('.');
            let known = name == "localhost" || labels().count() > 1;
            known
                && labels().all(|label| !label.is_empty())
                && !labels().next_back().is_some_and(|top| top.bytes().all(|byte| byte.is_ascii_digit()))
        }
        Some(_) => true,
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling() {
        let check = |address: &str, expected: Option<&str>| assert_eq!(normalise_url(address).as_deref(), expected, "{address}");
        check(" HTTPS://Example.ORG:443/a/../Feed.xml#top ", Some("https://example.org/Feed.xml"));
        check("http://example.org:80", Some("http://example.org/"));
        check("http://example.org:8080/?a=B&utm_source=c", Some("http://example.org:8080/?a=B&utm_source=c"));
        check("feed://example.org/rss", Some("https://example.org/rss"));
        check("feed:https://example.org/rss", Some("https://example.org/rss"));
        check("FEED:http://example.org/rss", Some("http://example.org/rss"));
        check("feed://https://example.org/rss", Some("https://example.org/rss"));
        check("feed://https//example.org/rss", Some("https://example.org/rss"));
        check("pcast://example.org/rss", Some("https://example.org/rss"));
        check("https://bücher.example/", Some("https://xn--bcher-kva.example/"));
        check("https://a:b@example.org/", Some("https://example.org/"));
        check("ftp://example.org/", None);
        check("example.org/feed", None);
        check("http://", None);
        check("", None);
    }

    #[test]
    fn golden_ids() {
        let check = |address: &str, expected: &str| {
            assert_eq!(feed_id(address).map(|id| id.to_string()).as_deref(), Some(expected), "{address}")
        };
        check("https://example.org/feed.xml", "aqjhfnljwmivx");
        check(" FEED://Example.org:443/./feed.xml#x", "aqjhfnljwmivx");
    }

    #[test]
    fn as_typed() {
        let check = |typed: &str, expected: Option<&str>| assert_eq!(typed_address(typed).ok().as_deref(), expected, "{typed}");
        check(" example.org ", Some("https://example.org/"));
        check("example.org/blog/feed", Some("https://example.org/blog/feed"));
        check("\"https://example.org/a b\"", None);
        check("<https://example.org/a>,", Some("https://example.org/a"));
        check("//example.org/a", Some("https://example.org/a"));
        check("http://example.org", Some("http://example.org/"));
        check("feed:example.org/rss", Some("https://example.org/rss"));
        check("localhost:8080/feed", Some("https://localhost:8080/feed"));
        check("example.org:8080", Some("https://example.org:8080/"));
        check("192.168.0.1/feed", Some("https://192.168.0.1/feed"));
        check("[::1]:80/feed", Some("https://[::1]:80/feed"));
        check("@ann@social.example", Some("https://social.example/@ann"));
        check("!moths@social.example", Some("https://social.example/c/moths"));
        check("bücher.example", Some("https://xn--bcher-kva.example/"));
        for nonsense in [
            "",
            "  ",
            "hello",
            "hello world",
            "what is rss?",
            "mailto:a@b.org",
            "javascript:alert(1)",
            "ftp://example.org",
            "http://",
            "https://.",
            "a..b",
            "https://nohost/",
            "@ann",
        ] {
            check(nonsense, None);
        }
    }
}
