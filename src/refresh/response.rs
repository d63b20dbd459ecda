//! What an answer means: nothing new, posts to read, or a reason why not.

use super::request::Via;
use super::schedule::retry_at;
use crate::model::{Failure, FetchState, Timestamp, content_hash};

/// An answer, as much of it as could be read. A browser shows only the headers that the other side exposes.
#[derive(Clone, Copy, Debug)]
pub struct Response<'a> {
    /// The status: the site's, or the proxy's own when there is a `proxy_error`.
    pub status: u16,
    /// The way it came.
    pub via: Via,
    /// The address that it came from after all redirects, where known.
    pub final_url: Option<&'a str>,
    /// The address after the permanent redirects, where there were some.
    pub moved_to: Option<&'a str>,
    /// `X-Rill-Proxy-Error`: the proxy speaks for itself.
    pub proxy_error: Option<&'a str>,
    /// `Content-Type`.
    pub content_type: Option<&'a str>,
    /// `ETag`.
    pub etag: Option<&'a str>,
    /// `Last-Modified`.
    pub last_modified: Option<&'a str>,
    /// `Cache-Control`.
    pub cache_control: Option<&'a str>,
    /// `Retry-After`.
    pub retry_after: Option<&'a str>,
    /// The whole body, decompressed.
    pub body: &'a [u8],
}

/// What an answer means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// 304: the site says that nothing changed.
    NotModified,
    /// The same bytes as the last full answer.
    Unchanged,
    /// There is nothing to read in it.
    Failed(Failure),
    /// 410: taken down for good.
    Gone,
    /// The body may be a feed.
    Parse,
}

/// What `response` means to a blog of which `state` is known. Never looks into the body: an empty one is [`Outcome::Parse`], and
/// the parser says what is wrong with it.
pub fn read(response: &Response<'_>, state: &FetchState, now: Timestamp) -> Outcome {
    if let Some(code) = response.proxy_error.filter(|_| response.via != Via::Direct) {
        return Outcome::Failed(proxy_failure(code, response.status));
    }
    match response.status {
        // 304 to a question that named no earlier answer says nothing: there is nothing yet that could be unchanged.
        304 if is_new(state) => Outcome::Failed(Failure::Status(304)),
        304 => Outcome::NotModified,
        200..=299 => match state.content_hash {
            Some(hash) if hash == content_hash(&[response.body]) => Outcome::Unchanged,
            _ => Outcome::Parse,
        },
        410 => Outcome::Gone,
        status => Outcome::Failed(site_failure(status, response.retry_after, now)),
    }
}

/// Whether no full answer was ever read.
fn is_new(state: &FetchState) -> bool {
    state.content_hash.is_none() && state.etag.is_none() && state.last_modified.is_none()
}

/// The proxy's own errors (`docs/proxy.md`). One that is not known here came from a newer proxy, which refused somehow.
fn proxy_failure(code: &str, status: u16) -> Failure {
    match code {
        "unreachable" | "dns" | "tls" | "too-many-redirects" | "bad-redirect" => Failure::SiteUnreachable,
        "timeout" => Failure::TimedOut,
        "too-large" => Failure::TooLarge,
        "bad-url" => Failure::NotAnAddress,
        _ => Failure::ProxyRefused(status),
    }
}

/// The site's errors (RFC 9110 section 15). A 503 that says how long it will last (section 10.2.3) is a request to wait, as 429 is.
fn site_failure(status: u16, retry_after: Option<&str>, now: Timestamp) -> Failure {
    let retry = retry_after.and_then(|text| retry_at(text, now));
    match status {
        401 => Failure::WantsLogin,
        403 => Failure::Forbidden(status),
        404 => Failure::NotFound,
        // Only a proxy answers so.
        407 => Failure::ProxyRefused(status),
        429 => Failure::TooMany(retry),
        503 if retry.is_some() => Failure::TooMany(retry),
        500..=599 => Failure::ServerError(status),
        _ => Failure::Status(status),
    }
}
