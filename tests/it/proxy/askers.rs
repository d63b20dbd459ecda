//! Whom the proxy serves.

use super::stand::{ask, client, config, header, outcome, rill, site};
use axum::Router;
use axum::routing::get;
use rill::proxy::policy::asker::{Asker, Grant, Hosts, NotAnOrigin, Origins, admit};

const OWN: &str = "127.0.0.1:8080";

#[test]
fn who_is_served() {
    fn check(listed: &[&str], origin: &str, site: &str, dest: &str, expected: Option<Grant>) {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let (origin, site, dest) = (some(origin), some(site), some(dest));
        let mut origins = Origins::default();
        for origin in listed {
            origins.allow(origin).unwrap();
        }
        let asker = Asker { host: OWN, origin: origin.as_deref(), site: site.as_deref(), dest: dest.as_deref(), agent: None };
        assert_eq!(admit(asker, &origins), expected, "{listed:?} {asker:?}");
    }
    let page = "https://reader.example";
    let named = || Some(Grant::Origin(page.to_owned()));

    // Our own page: a plain GET sends no Origin, other ways of asking do.
    check(&[], "", "same-origin", "empty", Some(Grant::Own));
    check(&[], "", "same-origin", "", Some(Grant::Own));
    check(&[], "http://127.0.0.1:8080", "same-origin", "empty", Some(Grant::Own));
    check(&[], "http://127.0.0.1:8080", "", "", Some(Grant::Own));
    check(&[], "https://127.0.0.1:8080", "same-origin", "empty", Some(Grant::Own));

    // Another page, port or program.
    check(&[], page, "cross-site", "empty", None);
    check(&[], "http://127.0.0.1:3000", "same-site", "empty", None);
    check(&[], "", "cross-site", "empty", None);
    check(&[], "", "same-site", "empty", None);
    check(&[], "", "none", "document", None);
    check(&[], "", "", "", None);
    check(&[], "null", "cross-site", "empty", None);
    check(&[], page, "same-origin", "empty", None);
    check(&[], "ftp://127.0.0.1:8080", "", "", None);

    // Listed, whole and exact.
    check(&[page], page, "cross-site", "empty", named());
    check(&[page], page, "", "", named());
    check(&["https://reader.example/"], page, "cross-site", "empty", named());
    check(&["https://Reader.example:443"], page, "cross-site", "empty", named());
    check(&["https://other.example", page], page, "cross-site", "empty", named());
    check(&[page], "http://reader.example", "cross-site", "empty", None);
    check(&[page], "https://reader.example.evil.example", "cross-site", "empty", None);
    check(&[page], "null", "cross-site", "empty", None);
    check(&[page], "", "cross-site", "empty", None);
    check(&[page], "", "same-origin", "empty", Some(Grant::Own));

    // Anyone.
    check(&["*"], page, "cross-site", "empty", Some(Grant::Anyone));
    check(&["*"], "", "", "", Some(Grant::Anyone));

    // Only fetch(): no script, style, frame, worker or page, whoever asks.
    for dest in ["script", "style", "iframe", "document", "worker", "serviceworker", "image", "object", "manifest"] {
        check(&[], "", "same-origin", dest, None);
        check(&["*", page], page, "cross-site", dest, None);
    }
}

#[test]
fn the_proxy_does_not_serve_itself() {
    let mut anyone = Origins::default();
    anyone.allow("*").unwrap();
    let agent = rill::proxy::policy::headers::user_agent();
    assert_eq!(admit(Asker { host: OWN, agent: Some(&agent), ..Asker::default() }, &anyone), None);
    let browser = "Mozilla/5.0 (X11; Linux x86_64)";
    assert_eq!(admit(Asker { host: OWN, agent: Some(browser), ..Asker::default() }, &anyone), Some(Grant::Anyone));
}

#[test]
fn what_is_an_origin() {
    for text in
        ["", "reader.example", "https://reader.example/app/", "https://reader.example/?q", "data:,x", "https://ann@reader.example"]
    {
        assert_eq!(Origins::default().allow(text), Err(NotAnOrigin), "{text}");
    }
}

#[test]
fn hosts() {
    fn check(bound: &str, host: &str, expected: bool) {
        let hosts = Hosts { bound: bound.parse().unwrap(), names: vec!["rill.example".to_owned()] };
        assert_eq!(hosts.include(host), expected, "{host} at {bound}");
    }
    for ours in
        ["localhost", "localhost:8080", "LocalHost", "127.0.0.1", "127.0.0.1:1", "[::1]:8080", "rill.example", "RILL.example:443"]
    {
        check("127.0.0.1", ours, true);
    }
    for foreign in [
        "",
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "a@localhost",
        "192.168.1.5",
        "::1",
    ] {
        check("127.0.0.1", foreign, false);
    }
    check("192.168.1.5", "192.168.1.5:8080", true);
    check("192.168.1.5", "192.168.1.6:8080", false);
    check("0.0.0.0", "192.168.1.6:8080", true);
    check("0.0.0.0", "evil.example", false);
    check("::", "[fd00::5]:8080", true);
}

#[tokio::test]
async fn an_answer_names_the_page_it_is_for() {
    let feed = site(Router::new().route("/", get(async || "feed"))).await;
    let mut config = config();
    config.origins.allow("https://reader.example").unwrap();
    let rill = rill(config).await;

    let own = ask(&rill, &feed, "").await;
    assert_eq!(outcome(&own), (200, ""));
    assert_eq!(header(own.headers(), "access-control-allow-origin"), "");

    let from = async |origin: &str| client().get(format!("{rill}/proxy?url={feed}")).header("origin", origin).send().await.unwrap();
    let listed = from("https://reader.example").await;
    assert_eq!(outcome(&listed), (200, ""));
    assert_eq!(header(listed.headers(), "access-control-allow-origin"), "https://reader.example");
    assert_eq!(header(listed.headers(), "vary"), "Origin");
    assert_eq!(header(listed.headers(), "access-control-allow-credentials"), "");

    let foreign = from("https://evil.example").await;
    assert_eq!(outcome(&foreign), (403, "forbidden-origin"));
    assert_eq!(header(foreign.headers(), "access-control-allow-origin"), "");

    let nobody = client().get(format!("{rill}/proxy?url={feed}")).send().await.unwrap();
    assert_eq!(outcome(&nobody), (403, "forbidden-origin"));
}

#[tokio::test]
async fn anyone_may_be_let_in() {
    let feed = site(Router::new().route("/", get(async || "feed"))).await;
    let mut config = config();
    config.origins.allow("*").unwrap();
    let rill = rill(config).await;
    let answer = client().get(format!("{rill}/proxy?url={feed}")).send().await.unwrap();
    assert_eq!(outcome(&answer), (200, ""));
    assert_eq!(header(answer.headers(), "access-control-allow-origin"), "*");
}

#[tokio::test]
async fn a_rebound_name_is_refused() {
    let feed = site(Router::new().route("/", get(async || "feed"))).await;
    let rill = rill(config()).await;
    for path in [format!("/proxy?url={feed}"), "/".to_owned()] {
        let request = client().get(format!("{rill}{path}")).header("host", "evil.example").header("sec-fetch-site", "same-origin");
        assert_eq!(outcome(&request.send().await.unwrap()), (403, "forbidden-host"));
    }
}

#[tokio::test]
async fn only_get() {
    let rill = rill(config()).await;
    for method in ["HEAD", "POST", "OPTIONS", "PUT"] {
        let request = client().request(method.parse().unwrap(), format!("{rill}/proxy?url=http://example.org/"));
        let answer = request.header("sec-fetch-site", "same-origin").send().await.unwrap();
        assert_eq!(outcome(&answer), (405, "method"), "{method}");
        assert_eq!(header(answer.headers(), "allow"), "GET");
    }
}
