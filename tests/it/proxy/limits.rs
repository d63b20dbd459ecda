//! What the proxy refuses to fetch, and when it gives up.

use super::stand::{ask, client, config, header, outcome, rill, site};
use axum::Router;
use axum::body::Body;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::get;
use futures_util::{StreamExt, stream};
use std::convert::Infallible;
use std::net::Ipv4Addr;
use std::time::Duration;
use tokio::net::TcpListener;

#[tokio::test]
async fn bad_and_forbidden_addresses() {
    let rill = rill(config()).await;
    let check = async |query: &str, expected: (u16, &str)| {
        let answer = client().get(format!("{rill}/proxy{query}")).header("sec-fetch-site", "same-origin").send().await.unwrap();
        assert_eq!(outcome(&answer), expected, "{query}");
        assert_eq!(header(answer.headers(), "content-type"), "text/plain; charset=utf-8");
        assert_eq!(header(answer.headers(), "cache-control"), "no-store");
        assert_eq!(header(answer.headers(), "content-security-policy"), "sandbox; default-src 'none'");
        assert!(answer.text().await.unwrap().ends_with('.'), "{query}");
    };
    for bad in ["", "?", "?url=", "?url=feed.xml", "?url=%2Ffeed.xml", "?url=http%3A%2F%2F", "?URL=http://example.org/"] {
        check(bad, (400, "bad-url")).await;
    }
    for forbidden in [
        "?url=file:///etc/passwd",
        "?url=ftp://example.org/",
        "?url=https://ann:secret@example.org/",
        "?url=http://example.org:25/",
        "?url=http://10.0.0.1/",
        "?url=http://192.168.1.1/",
        "?url=http://169.254.169.254/latest/meta-data/",
        "?url=http://[fd00::1]/",
        "?url=http://0.0.0.0/",
    ] {
        check(forbidden, (403, "forbidden-target")).await;
    }
    check("?url=http://no-such-name.invalid/", (502, "dns")).await;
}

#[tokio::test]
async fn this_machine_needs_the_flag() {
    let feed = site(Router::new().route("/", get(async || "feed"))).await;
    let port = feed.rsplit(':').next().unwrap();
    for (allow_loopback, expected) in [(false, (403, "forbidden-target")), (true, (200, ""))] {
        let mut config = config();
        config.allow_loopback = allow_loopback;
        let rill = rill(config).await;
        // By address, and by a name that leads there.
        for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"] {
            assert_eq!(outcome(&ask(&rill, &format!("http://{host}:{port}/"), "").await), expected, "{host} {allow_loopback}");
        }
    }
}

#[tokio::test]
async fn a_redirect_is_checked_like_the_first_address() {
    let check = async |location: &'static str, expected: (u16, &str)| {
        let site = site(Router::new().route("/", get(async move || (StatusCode::FOUND, [("location", location)])))).await;
        let rill = rill(config()).await;
        assert_eq!(outcome(&ask(&rill, &site, "").await), expected, "{location}");
    };
    for forbidden in [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:192.168.0.1]/",
        "//192.168.0.1/",
        "file:///etc/passwd",
        "ftp://example.org/",
        "http://ann@example.org/",
        "http://example.org:22/",
    ] {
        check(forbidden, (403, "forbidden-target")).await;
    }
    check("http://", (502, "bad-redirect")).await;
    check("http://[nowhere/", (502, "bad-redirect")).await;
}

#[tokio::test]
async fn too_large() {
    const LIMIT: usize = 1000;
    async fn known(length: usize) -> impl IntoResponse {
        "x".repeat(length)
    }
    async fn streamed(length: usize) -> impl IntoResponse {
        let chunks = stream::iter(0..length / 100).map(|_| Ok::<_, Infallible>("x".repeat(100)));
        Body::from_stream(chunks)
    }
    async fn packed(length: usize) -> impl IntoResponse {
        let mut small = Vec::new();
        brotli::BrotliCompress(&mut "x".repeat(length).as_bytes(), &mut small, &Default::default()).unwrap();
        assert!(small.len() < LIMIT);
        ([("content-encoding", "br")], small)
    }
    let fits = Router::new()
        .route("/known", get(|| known(LIMIT)))
        .route("/streamed", get(|| streamed(LIMIT)))
        .route("/packed", get(|| packed(LIMIT)));
    let exceeds = Router::new()
        .route("/known", get(|| known(LIMIT + 1)))
        .route("/streamed", get(|| streamed(LIMIT + 100)))
        .route("/packed", get(|| packed(LIMIT + 1)));
    let mut config = config();
    config.limits.bytes = LIMIT as u64;
    let (rill, fits, exceeds) = (rill(config).await, site(fits).await, site(exceeds).await);
    for path in ["known", "streamed", "packed"] {
        let answer = ask(&rill, &format!("{fits}/{path}"), "").await;
        assert_eq!(outcome(&answer), (200, ""), "{path}");
        assert_eq!(answer.bytes().await.unwrap().len(), LIMIT, "{path}");
    }
    assert_eq!(outcome(&ask(&rill, &format!("{exceeds}/known"), "").await), (413, "too-large"));
    for path in ["streamed", "packed"] {
        // The status is gone out by then: the body breaks off, so that nobody takes a part for the whole.
        let answer = ask(&rill, &format!("{exceeds}/{path}"), "").await;
        assert!(answer.bytes().await.is_err(), "{path}");
    }
}

#[tokio::test]
async fn a_site_that_never_answers() {
    // Connections are made by the system; nobody ever answers them.
    let silent = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let mut config = config();
    config.limits.time = Duration::from_millis(100);
    let answer = ask(&rill(config).await, &format!("http://{}/", silent.local_addr().unwrap()), "").await;
    assert_eq!(outcome(&answer), (504, "timeout"));
    assert_eq!(answer.text().await.unwrap(), "The site did not answer in time.");
}

#[tokio::test]
async fn a_site_that_never_ends() {
    async fn endless() -> Body {
        Body::from_stream(stream::iter([Ok::<_, Infallible>("begin")]).chain(stream::pending()))
    }
    let site = site(Router::new().route("/", get(endless))).await;
    let mut config = config();
    config.limits.time = Duration::from_millis(300);
    let answer = ask(&rill(config).await, &site, "").await;
    assert_eq!(outcome(&answer), (200, ""));
    assert!(answer.bytes().await.is_err());
}

#[tokio::test]
async fn a_site_that_is_not_there() {
    let rill = rill(config()).await;
    let gone = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = gone.local_addr().unwrap();
    drop(gone);
    assert_eq!(outcome(&ask(&rill, &format!("http://{address}/"), "").await), (502, "unreachable"));

    // Plain HTTP where TLS is expected.
    let plain = site(Router::new()).await.replace("http:", "https:");
    assert_eq!(outcome(&ask(&rill, &plain, "").await), (502, "tls"));
}
