//! The server: one origin, two kinds of answers.

use super::config::Config;
use super::fetch;
use super::files::Files;
use super::policy::asker::{Asker, Grant, admit};
use super::policy::headers::{self, EXPOSED, FINAL_URL, MOVED, PROXY_ERROR};
use super::problem::Problem;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use std::sync::Arc;
use tokio::time::Instant;
use url::Url;

/// Headers of every answer of the proxy. Should one be opened as a page, it stands in a sandbox of its own origin where
/// nothing runs; no other site may embed it.
const ALWAYS: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED),
];

struct Server {
    config: Config,
    files: Files,
    client: reqwest::Client,
}

/// The app and the proxy of `config`, ready to be served. It writes no log.
///
/// # Errors
/// When TLS cannot be set up.
pub fn router(config: Config) -> Result<Router, reqwest::Error> {
    let client = fetch::client(config.allow_loopback)?;
    let files = Files::new(config.dist.clone());
    Ok(Router::new().fallback(answer).with_state(Arc::new(Server { config, files, client })))
}

async fn answer(State(server): State<Arc<Server>>, request: Request) -> Response {
    // The body stays here: the proxy never sends one on.
    let (request, _) = request.into_parts();
    let asked = &request.headers;
    let host = text(asked, header::HOST).unwrap_or_default();
    if !server.config.hosts.include(host) {
        return refuse(Problem::ForbiddenHost, &Grant::Own);
    }
    let base = &server.config.base;
    let Some(name) = request.uri.path().strip_prefix(base.as_str()) else {
        return outside(base, &request);
    };
    if name == "proxy" {
        return proxy(&server, &request, host).await;
    }
    if !matches!(request.method, Method::GET | Method::HEAD) {
        return empty(StatusCode::METHOD_NOT_ALLOWED, header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    server.files.answer(name, asked).await
}

/// What lies outside the base: only the base without its last slash, which leads to the base.
fn outside(base: &str, request: &Parts) -> Response {
    let uri = &request.uri;
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    match HeaderValue::try_from(format!("{base}{query}")) {
        Ok(there) if base.strip_suffix('/') == Some(uri.path()) => empty(StatusCode::PERMANENT_REDIRECT, header::LOCATION, there),
        _ => empty(StatusCode::NOT_FOUND, header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    }
}

async fn proxy(server: &Server, request: &Parts, host: &str) -> Response {
    let deadline = Instant::now() + server.config.limits.time;
    let asked = &request.headers;
    let asker = Asker {
        host,
        origin: text(asked, header::ORIGIN),
        site: text(asked, HeaderName::from_static("sec-fetch-site")),
        dest: text(asked, HeaderName::from_static("sec-fetch-dest")),
        agent: text(asked, header::USER_AGENT),
    };
    let Some(grant) = admit(asker, &server.config.origins) else {
        return refuse(Problem::ForbiddenOrigin, &Grant::Own);
    };
    if request.method == Method::OPTIONS && asked.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD) {
        return finish(permit(), &grant);
    }
    if request.method != Method::GET {
        return refuse(Problem::Method, &grant);
    }
    let query = request.uri.query().unwrap_or_default();
    match pass(server, query, asked.get(headers::LOGIN), deadline).await {
        Ok(response) => finish(response, &grant),
        Err(problem) => refuse(problem, &grant),
    }
}

/// A browser asks, before it sends a login from a page of another origin, whether it may.
fn permit() -> Response {
    let mut response = empty(StatusCode::NO_CONTENT, header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET"));
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from(headers::LOGIN));
    response
}

/// Fetches what `query` asks for and turns the site's answer into ours.
async fn pass(server: &Server, query: &str, login: Option<&HeaderValue>, deadline: Instant) -> Result<Response, Problem> {
    let parameter = |name: &str| form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value);
    let url = parameter("url").and_then(|url| Url::parse(&url).ok()).ok_or(Problem::BadUrl)?;
    let sent = headers::request(parameter("etag").as_deref(), parameter("since").as_deref(), login);
    let Config { allow_loopback, limits, .. } = server.config;
    let answer = fetch::fetch(&server.client, url, &sent, allow_loopback, limits, deadline).await?;

    let status = answer.response.status();
    let mut headers = headers::response(answer.response.headers());
    let places = [(FINAL_URL, Some(answer.final_url)), (MOVED, answer.moved)];
    for (name, url) in places {
        // Addresses are ASCII without spaces or line ends once parsed.
        if let Some(Ok(value)) = url.map(|url| HeaderValue::try_from(String::from(url))) {
            headers.insert(name, value);
        }
    }
    let mut response = Response::new(fetch::body(answer.response, limits.bytes, deadline));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Ok(response)
}

/// The answer that tells of `problem`.
fn refuse(problem: Problem, grant: &Grant) -> Response {
    let (status, code, sentence) = problem.answer();
    let mut response = Response::new(Body::from(sentence));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(PROXY_ERROR, HeaderValue::from_static(code));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if problem == Problem::Method {
        headers.insert(header::ALLOW, HeaderValue::from_static("GET"));
    }
    finish(response, grant)
}

/// Adds what every answer of the proxy carries, and the page it is for.
fn finish(mut response: Response, grant: &Grant) -> Response {
    let headers = response.headers_mut();
    headers.extend(ALWAYS.map(|(name, value)| (name, HeaderValue::from_static(value))));
    headers.insert(header::VARY, HeaderValue::from_static("Origin"));
    let named = match grant {
        Grant::Own => None,
        Grant::Origin(origin) => HeaderValue::from_str(origin).ok(),
        Grant::Anyone => Some(HeaderValue::from_static("*")),
    };
    if let Some(named) = named {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, named);
    }
    response
}

fn empty(status: StatusCode, name: HeaderName, value: HeaderValue) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response.headers_mut().insert(name, value);
    response
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"))
}
