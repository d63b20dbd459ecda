//! What goes out to a site, and what comes back of its answer.

use super::stand::{ask, client, config, header, outcome, rill, site};
use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, Method, StatusCode, header::LOCATION};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;

/// What the site was asked with, a header a line.
async fn tell(headers: HeaderMap) -> String {
    headers.iter().map(|(name, value)| format!("{name}: {}\n", String::from_utf8_lossy(value.as_bytes()))).collect()
}

#[tokio::test]
async fn nothing_of_a_person_goes_out() {
    let site = site(Router::new().route("/", get(tell))).await;
    let rill = rill(config()).await;
    let request = client().get(format!("{rill}/proxy?url={site}/&etag=&since="));
    let request = request.header("sec-fetch-site", "same-origin").header("cookie", "me=ann").header("authorization", "Basic YTpi");
    let request = request.header("referer", "http://127.0.0.1/").header("user-agent", "Browser/1").header("accept-language", "de");
    let request =
        request.header("x-forwarded-for", "192.0.2.1").header("if-none-match", "\"browser\"").header("range", "bytes=0-1");
    let told = request.send().await.unwrap().text().await.unwrap();
    let mut names: Vec<&str> = told.lines().filter_map(|line| line.split(": ").next()).collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "accept-encoding", "host", "user-agent"], "{told}");
    assert!(told.contains(&format!("user-agent: Rill/{} (+proxy)\n", env!("CARGO_PKG_VERSION"))), "{told}");
}

#[tokio::test]
async fn validators_go_out() {
    let site = site(Router::new().route("/", get(tell))).await;
    let rill = rill(config()).await;
    let check = async |more: &str, expected: &[&str]| {
        let told = ask(&rill, &site, more).await.text().await.unwrap();
        let sent: Vec<&str> = told.lines().filter(|line| line.starts_with("if-")).collect();
        assert_eq!(sent, expected, "{more}");
    };
    check("&etag=%22abc%22", &["if-none-match: \"abc\""]).await;
    check("&etag=W%2F%22a%2Bb%22", &["if-none-match: W/\"a+b\""]).await;
    check("&since=Mon%2C%2004%20May%202026%2010%3A00%3A00%20GMT", &["if-modified-since: Mon, 04 May 2026 10:00:00 GMT"]).await;
    check("&etag=unquoted&since=yesterday", &["if-none-match: unquoted", "if-modified-since: yesterday"]).await;
    // A byte that a browser showed as é goes back as that byte.
    check("&etag=%C3%A9", &["if-none-match: \u{fffd}"]).await;
    check("&etag=&since=", &[]).await;
    check("&etag=%E2%82%AC", &[]).await;
    check("&etag=a%0D%0Ax-more:%20b", &[]).await;
}

#[tokio::test]
async fn an_unchanged_feed_is_a_304() {
    async fn feed(headers: HeaderMap) -> impl IntoResponse {
        let status = if header(&headers, "if-none-match") == "\"1\"" { StatusCode::NOT_MODIFIED } else { StatusCode::OK };
        (status, [("etag", "\"1\"")], if status == StatusCode::OK { "feed" } else { "" })
    }
    let site = site(Router::new().route("/", get(feed))).await;
    let rill = rill(config()).await;
    for (more, status, body) in [("", 200, "feed"), ("&etag=%221%22", 304, ""), ("&etag=%220%22", 200, "feed")] {
        let answer = ask(&rill, &site, more).await;
        assert_eq!(outcome(&answer), (status, ""), "{more}");
        assert_eq!(header(answer.headers(), "etag"), "\"1\"");
        assert_eq!(answer.text().await.unwrap(), body);
    }
}

#[tokio::test]
async fn named_headers_come_back_and_no_others() {
    async fn feed() -> impl IntoResponse {
        let headers = [
            ("etag", "\"1\""),
            ("last-modified", "Mon, 04 May 2026 10:00:00 GMT"),
            ("cache-control", "max-age=60"),
            ("retry-after", "120"),
            ("content-type", "application/rss+xml; charset=latin1"),
            ("expires", "Mon, 04 May 2026 11:00:00 GMT"),
            ("set-cookie", "me=ann"),
            ("www-authenticate", "Basic"),
            ("content-security-policy", "default-src *"),
            ("access-control-allow-origin", "*"),
            ("access-control-allow-credentials", "true"),
            ("refresh", "0;url=/"),
            ("x-rill-proxy-error", "timeout"),
            ("x-rill-moved", "https://evil.example/"),
        ];
        (headers, "feed")
    }
    let site = site(Router::new().route("/feed", get(feed))).await;
    let rill = rill(config()).await;
    let answer = ask(&rill, &format!("{site}/feed#top"), "").await;
    let mut got: Vec<String> =
        answer.headers().iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
    got.retain(|line| !line.starts_with("date: "));
    got.sort_unstable();
    let exposed = "access-control-expose-headers: ETag, Last-Modified, Cache-Control, Retry-After, Content-Type, Expires, \
                   X-Rill-Final-Url, X-Rill-Moved, X-Rill-Proxy-Error";
    let expected = [
        exposed,
        "cache-control: max-age=60",
        "content-security-policy: sandbox; default-src 'none'",
        "content-type: application/rss+xml; charset=latin1",
        "cross-origin-resource-policy: same-origin",
        "etag: \"1\"",
        "expires: Mon, 04 May 2026 11:00:00 GMT",
        "last-modified: Mon, 04 May 2026 10:00:00 GMT",
        "referrer-policy: no-referrer",
        "retry-after: 120",
        "transfer-encoding: chunked",
        "vary: Origin",
        "x-content-type-options: nosniff",
        &format!("x-rill-final-url: {site}/feed"),
    ];
    assert_eq!(got, expected);
}

#[tokio::test]
async fn a_login_goes_to_its_own_site_and_no_further() {
    async fn said(headers: HeaderMap) -> String {
        ["authorization", "x-rill-authorization", "cookie"].map(|name| header(&headers, name).to_owned()).join("|")
    }
    let other = site(Router::new().route("/feed", get(said))).await;
    let away = format!("{other}/feed");
    let app = Router::new().route("/feed", get(said)).route("/here", get(async || Redirect::temporary("/feed")));
    let site = site(app.route("/away", get(async move || Redirect::temporary(&away)))).await;
    let rill = rill(config()).await;
    let check = async |path: &str, name: &str, expected: &str| {
        let target: String = form_urlencoded::byte_serialize(format!("{site}{path}").as_bytes()).collect();
        let request = client().get(format!("{rill}/proxy?url={target}")).header("sec-fetch-site", "same-origin");
        let answer = request.header(name, "Basic YTpi").send().await.unwrap();
        assert_eq!(answer.text().await.unwrap(), expected, "{path} {name}");
    };
    check("/feed", "x-rill-authorization", "Basic YTpi||").await;
    check("/here", "x-rill-authorization", "Basic YTpi||").await;
    check("/away", "x-rill-authorization", "||").await;
    // What nobody handed over for the site stays here.
    check("/feed", "authorization", "||").await;
    check("/feed", "cookie", "||").await;
}

#[tokio::test]
async fn a_page_elsewhere_may_hand_over_a_login_when_it_may_use_the_proxy() {
    let mut config = config();
    config.origins.allow("https://reader.example").unwrap();
    let rill = rill(config).await;
    let check = async |origin: &str, status: u16, allowed: &str| {
        let request = client().request(Method::OPTIONS, format!("{rill}/proxy?url=http://quay.example/"));
        let request = request.header("origin", origin).header("access-control-request-method", "GET");
        let answer = request.header("access-control-request-headers", "x-rill-authorization").send().await.unwrap();
        assert_eq!(
            (answer.status().as_u16(), header(answer.headers(), "access-control-allow-headers")),
            (status, allowed),
            "{origin}"
        );
    };
    check("https://reader.example", 204, "x-rill-authorization").await;
    check("https://other.example", 403, "").await;
}

#[tokio::test]
async fn scripts_and_styles_come_back_as_text() {
    async fn typed(Path((kind, sub)): Path<(String, String)>) -> impl IntoResponse {
        ([("content-type", format!("{kind}/{sub}; charset=utf-8"))], "body")
    }
    let site = site(Router::new().route("/{kind}/{sub}", get(typed))).await;
    let rill = rill(config()).await;
    let check = async |kind: &str, expected: &str| {
        let answer = ask(&rill, &format!("{site}/{kind}"), "").await;
        assert_eq!(header(answer.headers(), "content-type"), expected, "{kind}");
    };
    for active in
        ["text/javascript", "Text/JavaScript", "application/x-javascript", "text/ecmascript", "text/javascript1.5", "text/css"]
    {
        check(active, "text/plain").await;
    }
    for kept in ["text/html", "application/atom+xml", "application/json", "image/png"] {
        check(kept, &format!("{kept}; charset=utf-8")).await;
    }
}

#[tokio::test]
async fn what_a_site_says_passes() {
    async fn answer(Path(status): Path<u16>) -> impl IntoResponse {
        (StatusCode::from_u16(status).unwrap(), "said")
    }
    let site = site(Router::new().route("/{status}", get(answer))).await;
    let rill = rill(config()).await;
    // A redirect status without Location is an answer like any other.
    for status in [200, 203, 301, 401, 403, 404, 410, 418, 429, 500, 503] {
        let answer = ask(&rill, &format!("{site}/{status}"), "").await;
        assert_eq!(outcome(&answer), (status, ""));
        assert_eq!(answer.text().await.unwrap(), "said");
    }
}

#[tokio::test]
async fn compressed_answers_come_back_plain() {
    async fn feed(headers: HeaderMap) -> impl IntoResponse {
        let accepted = headers.get("accept-encoding").is_some_and(|value| value.to_str().unwrap().contains("br"));
        let mut small = Vec::new();
        brotli::BrotliCompress(&mut "feed ".repeat(100).as_bytes(), &mut small, &Default::default()).unwrap();
        (StatusCode::from_u16(if accepted { 200 } else { 406 }).unwrap(), [("content-encoding", "br")], small)
    }
    let site = site(Router::new().route("/", get(feed))).await;
    let rill = rill(config()).await;
    let answer = ask(&rill, &site, "").await;
    assert_eq!(outcome(&answer), (200, ""));
    assert_eq!(header(answer.headers(), "content-encoding"), "");
    assert_eq!(answer.text().await.unwrap(), "feed ".repeat(100));
}

#[tokio::test]
async fn redirects_are_followed_and_told() {
    /// `/301/302/end`: answers with the first status and leads to the rest.
    async fn hop(Path(path): Path<String>) -> impl IntoResponse {
        match path.split_once('/') {
            Some((status, rest)) => {
                (StatusCode::from_u16(status.parse().unwrap()).unwrap(), [(LOCATION, format!("/{rest}#part"))]).into_response()
            }
            None => "feed".into_response(),
        }
    }
    let site = site(Router::new().route("/{*path}", get(hop))).await;
    let rill = rill(config()).await;
    let check = async |path: &str, moved: &str| {
        let answer = ask(&rill, &format!("{site}/{path}"), "").await;
        assert_eq!(outcome(&answer), (200, ""), "{path}");
        assert_eq!(header(answer.headers(), "x-rill-final-url"), format!("{site}/end"), "{path}");
        let moved = if moved.is_empty() { String::new() } else { format!("{site}/{moved}") };
        assert_eq!(header(answer.headers(), "x-rill-moved"), moved, "{path}");
        assert_eq!(answer.text().await.unwrap(), "feed");
    };
    check("end", "").await;
    check("301/end", "end").await;
    check("308/301/end", "end").await;
    for status in [302, 303, 307] {
        check(&format!("{status}/end"), "").await;
    }
    check("301/302/end", "302/end").await;
    check("302/301/end", "").await;
    check("301/302/301/end", "302/301/end").await;
    check(&format!("{}end", "302/".repeat(10)), "").await;

    let round = ask(&rill, &format!("{site}/{}end", "302/".repeat(11)), "").await;
    assert_eq!(outcome(&round), (502, "too-many-redirects"));
    assert_eq!(round.text().await.unwrap(), "The site redirects too many times.");
}
