//! The request that goes out to a site.

use super::config::Limits;
use super::policy::target;
use super::problem::Problem;
use super::resolve::{PublicOnly, ResolveError};
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, StatusCode, header};
use futures_util::stream;
use reqwest::{Client, Response};
use std::error::Error;
use std::fmt;
use tokio::time::{Instant, timeout_at};
use url::Url;

/// A site's answer, its body not read yet.
#[derive(Debug)]
pub struct Answer {
    /// Status, headers and body; the body comes decompressed.
    pub response: Response,
    /// The address it came from, without fragment.
    pub final_url: Url,
    /// The address after the permanent redirects that lead the chain, if there was one.
    pub moved: Option<Url>,
}

/// A client that keeps no cookies, sends no referrer, follows no redirect, heeds no proxy of the environment (it would
/// connect in our place, unchecked) and connects only where [`PublicOnly`] lets it.
///
/// # Errors
/// When TLS cannot be set up.
pub fn client(allow_loopback: bool) -> Result<Client, reqwest::Error> {
    Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .no_proxy()
        .dns_resolver(std::sync::Arc::new(PublicOnly { allow_loopback }))
        .build()
}

/// Fetches `url` with `headers`, following redirects by hand so that each address is checked. The same headers go to
/// each, as browsers do it, but `Authorization` to the first address's origin alone. Ends at `deadline` at the latest.
pub async fn fetch(
    client: &Client,
    url: Url,
    headers: &HeaderMap,
    allow_loopback: bool,
    limits: Limits,
    deadline: Instant,
) -> Result<Answer, Problem> {
    match timeout_at(deadline, follow(client, url, headers, allow_loopback, limits)).await {
        Ok(answer) => answer,
        Err(_) => Err(Problem::Timeout),
    }
}

async fn follow(
    client: &Client,
    mut url: Url,
    headers: &HeaderMap,
    allow_loopback: bool,
    limits: Limits,
) -> Result<Answer, Problem> {
    let mut moved = None;
    let mut permanent_so_far = true;
    let mut headers = headers.clone();
    url.set_fragment(None);
    for _ in 0..=limits.redirects {
        target::check(&url, allow_loopback).map_err(Problem::ForbiddenTarget)?;
        let response = client.get(url.clone()).headers(headers.clone()).send().await.map_err(|error| explain(&error))?;
        let Some(next) = redirect(&response, &url)? else {
            if response.content_length().is_some_and(|length| length > limits.bytes) {
                return Err(Problem::TooLarge);
            }
            return Ok(Answer { response, final_url: url, moved });
        };
        permanent_so_far &= matches!(response.status(), StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT);
        // Who is sent elsewhere, even once, does not take the login along; as the Fetch standard has it.
        if next.origin() != url.origin() {
            headers.remove(header::AUTHORIZATION);
        }
        url = next;
        url.set_fragment(None);
        if permanent_so_far {
            moved = Some(url.clone());
        }
    }
    Err(Problem::TooManyRedirects)
}

/// Where `response` redirects to. The statuses are the Fetch standard's redirect statuses; one without `Location` is an
/// answer like any other.
fn redirect(response: &Response, url: &Url) -> Result<Option<Url>, Problem> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let Some(location) = response.headers().get(header::LOCATION) else { return Ok(None) };
    // Some servers write UTF-8 here, unescaped.
    let location = std::str::from_utf8(location.as_bytes()).map_err(|_| Problem::BadRedirect)?;
    url.join(location).map(Some).map_err(|_| Problem::BadRedirect)
}

/// What `error` was at its root.
fn explain(error: &reqwest::Error) -> Problem {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = cause {
        match error.downcast_ref::<ResolveError>() {
            Some(ResolveError::Refused(refusal)) => return Problem::ForbiddenTarget(*refusal),
            Some(ResolveError::Lookup(_)) => return Problem::Dns,
            None => {}
        }
        if error.is::<rustls::Error>() {
            return Problem::Tls;
        }
        // source() of an io::Error passes over the very error it wraps.
        let wrapped = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        cause = wrapped.map(|inside| inside as &(dyn Error + 'static)).or_else(|| error.source());
    }
    if error.is_builder() { Problem::BadUrl } else { Problem::Unreachable }
}

/// The body was broken off: by the site, at the limit of bytes, or at the deadline.
#[derive(Debug)]
struct BrokenOff;

impl fmt::Display for BrokenOff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the answer was broken off")
    }
}

impl Error for BrokenOff {}

/// The body of `response`, passed on as it comes. Past `limit` bytes (counted decompressed: a small answer may unpack to
/// a huge one) or past `deadline` it is broken off, which a browser sees as a network error, never as a short feed.
pub fn body(response: Response, limit: u64, deadline: Instant) -> Body {
    let start = (response, limit);
    Body::from_stream(stream::try_unfold(start, move |(mut response, left)| async move {
        match next(&mut response, left, deadline).await {
            Ok(None) => Ok(None),
            Ok(Some((chunk, left))) => Ok(Some((chunk, (response, left)))),
            Err(broken) => {
                // Lets hyper send what it holds back; it drops that with the connection.
                tokio::task::yield_now().await;
                Err(broken)
            }
        }
    }))
}

/// The next piece of the body, and how many bytes may follow.
async fn next(response: &mut Response, left: u64, deadline: Instant) -> Result<Option<(Bytes, u64)>, BrokenOff> {
    let chunk = timeout_at(deadline, response.chunk()).await.map_err(|_| BrokenOff)?.map_err(|_| BrokenOff)?;
    let Some(chunk) = chunk else { return Ok(None) };
    let left = left.checked_sub(chunk.len() as u64).ok_or(BrokenOff)?;
    Ok(Some((chunk, left)))
}
