use super::{DAY, HOUR, MINUTE, NOW, answer, known};
use rill::model::{Failure, FetchState, Timestamp};
use rill::refresh::{Outcome, Response, Via, read};

#[test]
fn statuses() {
    let check = |status: u16, expected: Outcome| assert_eq!(read(&answer(status, b"new"), &known(), NOW), expected, "{status}");
    for status in [200, 203, 204, 206, 226] {
        check(status, Outcome::Parse);
    }
    check(304, Outcome::NotModified);
    check(410, Outcome::Gone);
    for (status, failure) in [
        (401, Failure::WantsLogin),
        (403, Failure::Forbidden(403)),
        (404, Failure::NotFound),
        (407, Failure::ProxyRefused(407)),
        (429, Failure::TooMany(None)),
        (500, Failure::ServerError(500)),
        (503, Failure::ServerError(503)),
        (599, Failure::ServerError(599)),
        (0, Failure::Status(0)),
        (199, Failure::Status(199)),
        (301, Failure::Status(301)),
        (400, Failure::Status(400)),
        (413, Failure::Status(413)),
        (418, Failure::Status(418)),
        (600, Failure::Status(600)),
    ] {
        check(status, Outcome::Failed(failure));
    }
}

#[test]
fn the_same_bytes_are_nothing_new() {
    let check = |body: &[u8], state: &FetchState, expected: Outcome| {
        assert_eq!(read(&answer(200, body), state, NOW), expected, "{body:?}");
    };
    check(b"old", &known(), Outcome::Unchanged);
    check(b"old ", &known(), Outcome::Parse);
    check(b"", &known(), Outcome::Parse);
    check(b"old", &FetchState::default(), Outcome::Parse);
    check(b"", &FetchState::default(), Outcome::Parse);
    // Only a good answer can be unchanged.
    assert_eq!(read(&answer(404, b"old"), &known(), NOW), Outcome::Failed(Failure::NotFound));
}

#[test]
fn not_modified_needs_something_to_modify() {
    let check = |state: FetchState, expected: Outcome| assert_eq!(read(&answer(304, b""), &state, NOW), expected, "{state:?}");
    let new = FetchState::default;
    check(new(), Outcome::Failed(Failure::Status(304)));
    check(FetchState { content_hash: Some(0), ..new() }, Outcome::NotModified);
    check(FetchState { etag: Some("\"a\"".into()), ..new() }, Outcome::NotModified);
    check(FetchState { last_modified: Some("x".into()), ..new() }, Outcome::NotModified);
}

/// Each code of `docs/proxy.md`.
#[test]
fn errors_of_the_proxy() {
    let check = |code: &str, status: u16, expected: Failure| {
        let response = Response { proxy_error: Some(code), ..answer(status, b"A sentence.") };
        assert_eq!(read(&response, &known(), NOW), Outcome::Failed(expected), "{code}");
        let response = Response { via: Via::Fallback, ..response };
        assert!(matches!(read(&response, &known(), NOW), Outcome::Failed(_)), "{code}");
        // A site that pretends to be a proxy is only a site.
        let response = Response { via: Via::Direct, status: 200, ..response };
        assert_eq!(read(&response, &known(), NOW), Outcome::Parse, "{code}");
    };
    check("bad-url", 400, Failure::NotAnAddress);
    check("forbidden-target", 403, Failure::ProxyRefused(403));
    check("forbidden-origin", 403, Failure::ProxyRefused(403));
    check("forbidden-host", 403, Failure::ProxyRefused(403));
    check("method", 405, Failure::ProxyRefused(405));
    check("too-large", 413, Failure::TooLarge);
    check("bad-redirect", 502, Failure::SiteUnreachable);
    check("dns", 502, Failure::SiteUnreachable);
    check("tls", 502, Failure::SiteUnreachable);
    check("too-many-redirects", 502, Failure::SiteUnreachable);
    check("unreachable", 502, Failure::SiteUnreachable);
    check("timeout", 504, Failure::TimedOut);
    check("of-tomorrow", 500, Failure::ProxyRefused(500));
}

#[test]
fn when_to_come_back() {
    let check = |text: &str, expected: Option<i64>| {
        let expected = Failure::TooMany(expected.map(|wait| NOW.plus(wait)));
        let response = Response { retry_after: Some(text), ..answer(429, b"") };
        assert_eq!(read(&response, &known(), NOW), Outcome::Failed(expected), "{text}");
    };
    check("0", Some(0));
    check("120", Some(2 * MINUTE));
    check(" 120 ", Some(2 * MINUTE));
    check("604801", Some(7 * DAY));
    check("99999999999999999999999999", Some(7 * DAY));
    // The three forms of RFC 9110 section 5.6.7.
    check("Sat, 31 Jan 2026 13:00:00 GMT", Some(HOUR));
    check("Saturday, 31-Jan-26 13:00:00 GMT", Some(HOUR));
    check("Sat Jan 31 13:00:00 2026", Some(HOUR));
    check("Fri, 30 Jan 2026 13:00:00 GMT", Some(0));
    check("Fri, 30 Jan 2099 13:00:00 GMT", Some(7 * DAY));
    for text in ["", "soon", "-5", "1.5e3", "12 parsecs"] {
        check(text, None);
    }
}

/// A 503 with a time is a request to wait; without, an error.
#[test]
fn unavailable_for_a_while() {
    let check = |status: u16, retry_after: Option<&str>, expected: Failure| {
        let response = Response { retry_after, ..answer(status, b"") };
        assert_eq!(read(&response, &known(), NOW), Outcome::Failed(expected), "{status} {retry_after:?}");
    };
    check(503, Some("60"), Failure::TooMany(Some(NOW.plus(MINUTE))));
    check(503, Some("soon"), Failure::ServerError(503));
    check(500, Some("60"), Failure::ServerError(500));
    let late = Timestamp(i64::MAX);
    let response = Response { retry_after: Some("60"), ..answer(429, b"") };
    assert_eq!(read(&response, &known(), late), Outcome::Failed(Failure::TooMany(Some(late))));
}
