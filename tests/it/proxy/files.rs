//! The files of the built app.

use super::stand::{client, config, header, outcome, rill};
use reqwest::Response;
use rill::proxy::files::{CONTENT_SECURITY_POLICY, OWN_PROXY};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

const HASHED: &str = "page-0123456789abcdef_bg.wasm";

/// A folder of its own for the test `name`, with a small app inside and a secret beside it.
fn dist(name: &str) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let dist = root.join("dist");
    fs::create_dir_all(dist.join("worker-0123456789abcdef")).unwrap();
    fs::write(root.join("secret.txt"), "secret").unwrap();
    fs::write(root.join("dist-secret"), "secret").unwrap();
    fs::write(dist.join(".hidden"), "secret").unwrap();
    fs::write(dist.join("index.html"), "<!doctype html><title>Rill</title>".repeat(20)).unwrap();
    fs::write(dist.join("sw.js"), "// worker").unwrap();
    fs::write(dist.join("page-0123456789abcdef.js"), "// page").unwrap();
    fs::write(dist.join(HASHED), [0, 97, 115, 109]).unwrap();
    fs::write(dist.join("worker-0123456789abcdef/worker.js"), "// worker").unwrap();
    for name in [
        "manifest.webmanifest",
        "icon.svg",
        "icon.png",
        "text.woff2",
        "catalogue.opml",
        "catalogue.json",
        "feed.xml",
        "style.css",
        "what",
    ] {
        fs::write(dist.join(name), name).unwrap();
    }
    dist
}

async fn get(rill: &str, path: &str) -> Response {
    client().get(format!("{rill}{path}")).send().await.unwrap()
}

#[tokio::test]
async fn every_file_has_its_type_and_policy() {
    let mut config = config();
    config.dist = dist("types");
    let rill = rill(config).await;
    let check = async |path: &str, kind: &str, keep: &str| {
        let answer = get(&rill, path).await;
        assert_eq!(outcome(&answer), (200, ""), "{path}");
        assert_eq!(header(answer.headers(), "content-type"), kind, "{path}");
        assert_eq!(header(answer.headers(), "cache-control"), keep, "{path}");
        assert_eq!(header(answer.headers(), "content-security-policy"), CONTENT_SECURITY_POLICY, "{path}");
        assert_eq!(header(answer.headers(), "cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(header(answer.headers(), "referrer-policy"), "no-referrer", "{path}");
        assert_eq!(header(answer.headers(), "x-content-type-options"), "nosniff", "{path}");
    };
    let (ask, keep) = ("no-cache", "public, max-age=31536000, immutable");
    check("/", "text/html; charset=utf-8", ask).await;
    check("/?feed=aqjhfnljwmivx&post=x", "text/html; charset=utf-8", ask).await;
    check("/index.html", "text/html; charset=utf-8", ask).await;
    check("/sw.js", "text/javascript; charset=utf-8", ask).await;
    check("/style.css", "text/css; charset=utf-8", ask).await;
    check("/manifest.webmanifest", "application/manifest+json", ask).await;
    check("/config.json", "application/json", ask).await;
    check("/catalogue.json", "application/json", ask).await;
    check("/catalogue.opml", "text/x-opml; charset=utf-8", ask).await;
    check("/feed.xml", "application/xml", ask).await;
    check("/icon.svg", "image/svg+xml", ask).await;
    check("/icon.png", "image/png", ask).await;
    check("/text.woff2", "font/woff2", ask).await;
    check("/what", "application/octet-stream", ask).await;
    check("/page-0123456789abcdef.js", "text/javascript; charset=utf-8", keep).await;
    check(&format!("/{HASHED}"), "application/wasm", keep).await;
    check("/worker-0123456789abcdef/worker.js", "text/javascript; charset=utf-8", keep).await;
}

#[tokio::test]
async fn nothing_else_is_found() {
    let mut config = config();
    config.dist = dist("traversal");
    let rill = rill(config).await;
    let port = rill.rsplit(':').next().unwrap().to_owned();
    for path in [
        "/no-such-file",
        "/worker-0123456789abcdef",
        "/worker-0123456789abcdef/",
        "/index.html/",
        "/index.html/more",
        "/.hidden",
        "/%2ehidden",
        "/../secret.txt",
        "/worker-0123456789abcdef/../../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "//etc/passwd",
        "/./sw.js",
        "/sw.js%00.png",
        "/../dist-secret",
    ] {
        // By hand: a client would tidy the path up.
        let answer = raw(&port, path).await;
        assert!(answer.starts_with("HTTP/1.1 404 "), "{path}: {answer}");
        assert!(answer.ends_with("\r\n\r\nThere is no such file."), "{path}: {answer}");
    }
}

/// The whole answer to a GET of exactly this path.
async fn raw(port: &str, path: &str) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let mut stream = tokio::net::TcpStream::connect(format!("127.0.0.1:{port}")).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn a_file_is_sent_once() {
    let mut config = config();
    config.dist = dist("tags");
    let file = config.dist.join("index.html");
    let rill = rill(config).await;
    let with = async |name: &str, value: &str, coding: &str| {
        let request = client().get(format!("{rill}/")).header(name, value).header("accept-encoding", coding);
        request.send().await.unwrap()
    };
    let tag = header(get(&rill, "/").await.headers(), "etag").to_owned();
    assert!(tag.starts_with('"') && tag.ends_with('"'), "{tag}");
    for listed in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}")] {
        let same = with("if-none-match", &listed, "identity").await;
        assert_eq!(same.status(), 304, "{listed}");
        assert_eq!(header(same.headers(), "etag"), tag);
        assert_eq!(header(same.headers(), "cache-control"), "no-cache");
    }
    // Compressed it is another sequence of bytes, with another tag.
    let small = with("if-none-match", &tag, "gzip, br;q=0.9").await;
    assert_eq!((small.status().as_u16(), header(small.headers(), "content-encoding")), (200, "br"));
    assert_eq!(header(small.headers(), "vary"), "Accept-Encoding");
    assert_ne!(header(small.headers(), "etag"), tag);
    let mut plain = Vec::new();
    brotli::BrotliDecompress(&mut small.bytes().await.unwrap().as_ref(), &mut plain).unwrap();
    assert_eq!(plain, fs::read(&file).unwrap());
    assert_eq!(header(with("accept", "*/*", "br;q=0").await.headers(), "content-encoding"), "");

    fs::write(file, "<!doctype html><title>Rill, built anew</title>").unwrap();
    let new = with("if-none-match", &tag, "identity").await;
    assert_eq!(new.status(), 200);
    assert_eq!(new.text().await.unwrap(), "<!doctype html><title>Rill, built anew</title>");
}

#[tokio::test]
async fn only_reading() {
    let mut config = config();
    config.dist = dist("methods");
    let rill = rill(config).await;
    let ask = async |method: &str| client().request(method.parse().unwrap(), format!("{rill}/sw.js")).send().await.unwrap();
    assert_eq!(ask("HEAD").await.status(), 200);
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer = ask(method).await;
        assert_eq!(answer.status(), 405, "{method}");
        assert_eq!(header(answer.headers(), "allow"), "GET, HEAD");
    }
}

#[tokio::test]
async fn config_names_the_proxy() {
    let check = async |name: &str, file: Option<&str>, expected: Result<Value, u16>| {
        let mut config = config();
        config.dist = dist(name);
        match file {
            Some(text) => fs::write(config.dist.join("config.json"), text).unwrap(),
            None => assert!(!config.dist.join("config.json").exists()),
        }
        let answer = get(&rill(config).await, "/config.json").await;
        let got = match answer.status().as_u16() {
            200 => Ok(serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap()),
            status => Err(status),
        };
        assert_eq!(got, expected, "{file:?}");
    };
    assert_eq!(OWN_PROXY, "./proxy?url={url}&etag={etag}&since={since}");
    check("config-none", None, Ok(json!({"proxy": OWN_PROXY}))).await;
    check("config-name", Some(r#"{"name": "Mine"}"#), Ok(json!({"name": "Mine", "proxy": OWN_PROXY}))).await;
    check("config-other", Some(r#"{"proxy": "https://p.example/{url}"}"#), Ok(json!({"proxy": OWN_PROXY}))).await;
    check("config-list", Some("[]"), Err(500)).await;
    check("config-broken", Some("{"), Err(500)).await;
}

#[tokio::test]
async fn under_a_base() {
    let mut config = config();
    config.dist = dist("base");
    config.base = "/sub/".to_owned();
    let rill = rill(config).await;
    for (path, status) in
        [("/sub/", 200), ("/sub/sw.js", 200), ("/sub/config.json", 200), ("/", 404), ("/sw.js", 404), ("/subway", 404)]
    {
        assert_eq!(get(&rill, path).await.status().as_u16(), status, "{path}");
    }
    assert_eq!(outcome(&get(&rill, "/sub/proxy?url=x").await), (403, "forbidden-origin"));
    assert_eq!(outcome(&get(&rill, "/proxy?url=x").await), (404, ""));
    let bare = get(&rill, "/sub?view=blogs").await;
    assert_eq!((bare.status().as_u16(), header(bare.headers(), "location")), (308, "/sub/?view=blogs"));
}
