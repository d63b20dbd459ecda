//! What the tests stand on: a site and a Rill, each on a free port of this machine, in this process.

use axum::Router;
use axum::http::HeaderMap;
use reqwest::{Client, Response};
use rill::proxy::policy::asker::{Hosts, Origins};
use rill::proxy::{Config, Limits, router};
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use tokio::net::TcpListener;

/// Starts a site; its address has no slash at the end.
pub async fn site(app: Router) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    format!("http://{address}")
}

/// A Rill that may fetch from this machine, without an app.
pub fn config() -> Config {
    Config {
        dist: PathBuf::from("no-dist"),
        base: "/".to_owned(),
        hosts: Hosts { bound: IpAddr::V4(Ipv4Addr::LOCALHOST), names: Vec::new() },
        origins: Origins::default(),
        allow_loopback: true,
        limits: Limits::default(),
    }
}

/// Starts Rill; its address has no slash at the end.
pub async fn rill(config: Config) -> String {
    site(router(config).unwrap()).await
}

/// A client that shows answers as they are.
pub fn client() -> Client {
    Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().no_brotli().no_gzip().no_deflate().build().unwrap()
}

/// Asks the proxy at `rill` as Rill's own page does. `more` follows the address in the query.
pub async fn ask(rill: &str, target: &str, more: &str) -> Response {
    let target: String = form_urlencoded::byte_serialize(target.as_bytes()).collect();
    let request = client().get(format!("{rill}/proxy?url={target}{more}"));
    request.header("sec-fetch-site", "same-origin").header("sec-fetch-dest", "empty").send().await.unwrap()
}

/// The value of a header, or nothing.
pub fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).map_or("", |value| value.to_str().unwrap())
}

/// Status and code of an error of the proxy; no code where the answer is a site's.
pub fn outcome(response: &Response) -> (u16, &str) {
    (response.status().as_u16(), header(response.headers(), "x-rill-proxy-error"))
}
