//! Which headers go out to a site and which come back.
//!
//! Nothing of the browser's request goes out but a login that was handed over for this very site, and of the answer only what is named here comes back: cookies,
//! authorisation and whatever else identifies a person are dropped by not being named.

use super::asker::AGENT_MARK;
use axum::http::header::{
    ACCEPT, AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, ETAG, EXPIRES, HeaderMap, HeaderName, HeaderValue, IF_MODIFIED_SINCE,
    IF_NONE_MATCH, LAST_MODIFIED, RETRY_AFTER, USER_AGENT,
};

/// The address the answer came from, after all redirects.
pub const FINAL_URL: HeaderName = HeaderName::from_static("x-rill-final-url");
/// The address after the permanent redirects (301, 308) that lead the chain; absent when there is none.
pub const MOVED: HeaderName = HeaderName::from_static("x-rill-moved");
/// The code of an error of the proxy itself; absent on answers of sites.
pub const PROXY_ERROR: HeaderName = HeaderName::from_static("x-rill-proxy-error");

/// What a person lets the proxy hand on to the site as `Authorization`: the name and password of a private feed.
pub const LOGIN: HeaderName = HeaderName::from_static("x-rill-authorization");

/// What a page of another origin may read, as `Access-Control-Expose-Headers` has it.
pub const EXPOSED: &str = "ETag, Last-Modified, Cache-Control, Retry-After, Content-Type, Expires, X-Rill-Final-Url, X-Rill-Moved, \
                           X-Rill-Proxy-Error";

/// What of a site's headers comes back.
const PASSED_BACK: [HeaderName; 6] = [ETAG, LAST_MODIFIED, CACHE_CONTROL, RETRY_AFTER, CONTENT_TYPE, EXPIRES];

/// Feeds first: a few sites answer an address with its page or its feed, by this header.
const ACCEPTED: &str = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, \
                        application/json;q=0.8, text/html;q=0.7, */*;q=0.5";

/// How the proxy names itself to sites.
pub fn user_agent() -> String {
    format!("Rill/{} {AGENT_MARK}", env!("CARGO_PKG_VERSION"))
}

/// The headers of a request to a site, `Host` and `Accept-Encoding` aside. `etag` and `since` are what the site once
/// sent as `ETag` and `Last-Modified`; empty ones, which a template leaves, and ones that no header can carry are left
/// out: then the whole feed comes, which is never wrong.
///
/// `login` is what the page handed over in [`LOGIN`].
pub fn request(etag: Option<&str>, since: Option<&str>, login: Option<&HeaderValue>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static(ACCEPTED));
    if let Ok(agent) = HeaderValue::from_str(&user_agent()) {
        headers.insert(USER_AGENT, agent);
    }
    if let Some(login) = login {
        let mut login = login.clone();
        login.set_sensitive(true);
        headers.insert(AUTHORIZATION, login);
    }
    for (name, text) in [(IF_NONE_MATCH, etag), (IF_MODIFIED_SINCE, since)] {
        if let Some(value) = text.and_then(validator) {
            headers.insert(name, value);
        }
    }
    headers
}

/// The bytes of a validator as the site sent them: browsers show each byte of a header as one character.
fn validator(text: &str) -> Option<HeaderValue> {
    let bytes: Option<Vec<u8>> = text.chars().map(|letter| u8::try_from(letter).ok()).collect();
    bytes.filter(|bytes| !bytes.is_empty()).and_then(|bytes| HeaderValue::from_bytes(&bytes).ok())
}

/// The headers of a site's answer that come back to the browser.
pub fn response(upstream: &HeaderMap) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for name in PASSED_BACK {
        for value in upstream.get_all(&name) {
            let value = if name == CONTENT_TYPE { content_type(value) } else { value.clone() };
            headers.append(name.clone(), value);
        }
    }
    headers
}

/// A site's `Content-Type`, but scripts and styles come back as plain text: our page's CSP trusts those of our own
/// origin, and for a browser the proxy's answers are of our origin. (`nosniff` makes the type binding.)
fn content_type(value: &HeaderValue) -> HeaderValue {
    let text = String::from_utf8_lossy(value.as_bytes()).to_ascii_lowercase();
    let kind = text.split(';').next().unwrap_or_default().trim();
    let is_active = kind.ends_with("script") || kind.ends_with("/css") || kind.contains("script1.");
    if is_active { HeaderValue::from_static("text/plain") } else { value.clone() }
}
