//! What can go wrong in the proxy itself, as the browser is told.

use super::policy::target::Refusal;
use axum::http::StatusCode;

/// An error of the proxy, not of the site it fetched from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// `url` is missing or is not an absolute address.
    BadUrl,
    /// The address, or one it redirects to, is one the proxy does not fetch.
    ForbiddenTarget(Refusal),
    /// The page that asks may not use this proxy.
    ForbiddenOrigin,
    /// The request names a host this server is not.
    ForbiddenHost,
    /// Not a GET.
    Method,
    /// The answer is longer than the limit.
    TooLarge,
    /// No answer within the limit.
    Timeout,
    /// The name of the site has no address.
    Dns,
    /// The site's certificate or its TLS is broken.
    Tls,
    /// The site refused the connection, broke it, or does not speak HTTP.
    Unreachable,
    /// More redirects in a row than the limit.
    TooManyRedirects,
    /// A redirect to something that is no address.
    BadRedirect,
}

impl Problem {
    /// The answer's status, the code in `X-Rill-Proxy-Error`, and one sentence for a person.
    pub fn answer(self) -> (StatusCode, &'static str, &'static str) {
        use Problem::*;
        match self {
            BadUrl => (StatusCode::BAD_REQUEST, "bad-url", "The address to fetch is missing or is not a whole address."),
            ForbiddenTarget(Refusal::Scheme) => {
                (StatusCode::FORBIDDEN, "forbidden-target", "The proxy fetches only http and https addresses.")
            }
            ForbiddenTarget(Refusal::Userinfo) => {
                (StatusCode::FORBIDDEN, "forbidden-target", "The proxy does not fetch addresses with a user name or password.")
            }
            ForbiddenTarget(Refusal::Port) => {
                (StatusCode::FORBIDDEN, "forbidden-target", "The proxy does not fetch from this port.")
            }
            ForbiddenTarget(Refusal::Address) => {
                (StatusCode::FORBIDDEN, "forbidden-target", "The proxy fetches only from the public internet.")
            }
            ForbiddenOrigin => {
                (StatusCode::FORBIDDEN, "forbidden-origin", "This page may not use this proxy (see --allow-origin).")
            }
            ForbiddenHost => (StatusCode::FORBIDDEN, "forbidden-host", "This server does not go by this name (see --host-name)."),
            Method => (StatusCode::METHOD_NOT_ALLOWED, "method", "The proxy answers only GET."),
            TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large", "The answer of the site is too large."),
            Timeout => (StatusCode::GATEWAY_TIMEOUT, "timeout", "The site did not answer in time."),
            Dns => (StatusCode::BAD_GATEWAY, "dns", "The name of the site could not be found."),
            Tls => (StatusCode::BAD_GATEWAY, "tls", "The certificate or encryption of the site is broken."),
            Unreachable => (StatusCode::BAD_GATEWAY, "unreachable", "The site could not be reached."),
            TooManyRedirects => (StatusCode::BAD_GATEWAY, "too-many-redirects", "The site redirects too many times."),
            BadRedirect => (StatusCode::BAD_GATEWAY, "bad-redirect", "The site redirects to something that is not an address."),
        }
    }
}
