//! The files of the built app.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

/// What Rill's own page and worker may do; `index.html` says the same in a `<meta>`, which does not reach the worker.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' https: http: data: blob:; media-src https: http: blob:; font-src 'self'; connect-src 'self' https: http:; \
    frame-src https://www.youtube-nocookie.com https://player.vimeo.com; worker-src 'self'; manifest-src 'self'; \
    base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types app";

/// The proxy as `config.json` names it: resolved against the page, so it holds under any base.
pub const OWN_PROXY: &str = "./proxy?url={url}&etag={etag}&since={since}";

/// Headers of every file.
const ALWAYS: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::VARY, "Accept-Encoding"),
];

/// Ending of a name, its media type, and whether compressing it pays.
const KINDS: &[(&str, &str, bool)] = &[
    ("html", "text/html; charset=utf-8", true),
    ("js", "text/javascript; charset=utf-8", true),
    ("css", "text/css; charset=utf-8", true),
    ("wasm", "application/wasm", true),
    ("json", "application/json", true),
    ("webmanifest", "application/manifest+json", true),
    ("svg", "image/svg+xml", true),
    ("xml", "application/xml", true),
    ("opml", "text/x-opml; charset=utf-8", true),
    ("txt", "text/plain; charset=utf-8", true),
    ("png", "image/png", false),
    ("jpg", "image/jpeg", false),
    ("webp", "image/webp", false),
    ("ico", "image/x-icon", false),
    ("woff2", "font/woff2", false),
];

/// A file read once: its bytes, plain and compressed, each with its own strong tag.
#[derive(Debug)]
struct Read {
    modified: SystemTime,
    length: u64,
    plain: (Bytes, String),
    brotli: Option<(Bytes, String)>,
}

/// The folder of the built app. What was read stays in memory until the file changes.
#[derive(Debug)]
pub struct Files {
    folder: PathBuf,
    known: Mutex<HashMap<PathBuf, Arc<Read>>>,
}

impl Files {
    /// The files under `folder`, which may be built anew while they are served.
    pub fn new(folder: PathBuf) -> Self {
        Files { folder, known: Mutex::default() }
    }

    /// Answers a GET for `name`, a path below the app's base; the empty name is the page. `asked` are the request's
    /// headers, read for `If-None-Match` and `Accept-Encoding`.
    pub async fn answer(&self, name: &str, asked: &HeaderMap) -> Response {
        let name = if name.is_empty() { "index.html" } else { name };
        if !is_plain(name) {
            return failure(StatusCode::NOT_FOUND, "There is no such file.");
        }
        let path = self.folder.join(name);
        let read = if name == "config.json" { config(&path).await.map(Arc::new) } else { self.read(path).await };
        match read {
            Ok(read) => present(name, &read, asked),
            Err(error) if is_absence(&error) => failure(StatusCode::NOT_FOUND, "There is no such file."),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                failure(StatusCode::INTERNAL_SERVER_ERROR, "config.json is not a JSON object.")
            }
            Err(_) => failure(StatusCode::INTERNAL_SERVER_ERROR, "The file cannot be read."),
        }
    }

    async fn read(&self, path: PathBuf) -> io::Result<Arc<Read>> {
        let about = tokio::fs::metadata(&path).await?;
        if !about.is_file() {
            return Err(io::ErrorKind::NotFound.into());
        }
        let (modified, length) = (about.modified()?, about.len());
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&path).cloned();
        if let Some(known) = known.filter(|known| known.modified == modified && known.length == length) {
            return Ok(known);
        }
        let bytes = tokio::fs::read(&path).await?;
        let pays = kind(&path).1;
        let read = tokio::task::spawn_blocking(move || encode(bytes, modified, length, pays)).await.map_err(io::Error::other)??;
        let read = Arc::new(read);
        self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(path, read.clone());
        Ok(read)
    }
}

/// The defaults of this copy of Rill: `config.json` of the folder, if there is one, with this server's proxy in it.
async fn config(path: &Path) -> io::Result<Read> {
    let mut config: Map<String, Value> = match tokio::fs::read(path).await {
        Ok(bytes) => serde_json::from_slice(&bytes).map_err(|cause| io::Error::new(io::ErrorKind::InvalidData, cause))?,
        Err(error) if is_absence(&error) => Map::new(),
        Err(error) => return Err(error),
    };
    config.insert("proxy".to_owned(), Value::from(OWN_PROXY));
    let bytes = serde_json::to_vec(&config)?;
    let length = bytes.len() as u64;
    encode(bytes, SystemTime::UNIX_EPOCH, length, false)
}

fn encode(bytes: Vec<u8>, modified: SystemTime, length: u64, pays: bool) -> io::Result<Read> {
    let tag: String = Sha256::digest(&bytes)[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    let brotli = if pays {
        let mut small = Vec::new();
        // 9: about as small as the slow best, in a tenth of the time; it is done once a file.
        let params = brotli::enc::BrotliEncoderParams { quality: 9, size_hint: bytes.len(), ..Default::default() };
        brotli::BrotliCompress(&mut bytes.as_slice(), &mut small, &params)?;
        Some((Bytes::from(small), format!("\"{tag}-br\"")))
    } else {
        None
    };
    Ok(Read { modified, length, plain: (Bytes::from(bytes), format!("\"{tag}\"")), brotli })
}

fn present(name: &str, read: &Read, asked: &HeaderMap) -> Response {
    let (bytes, tag, coding) = match &read.brotli {
        Some((bytes, tag)) if lists(asked, header::ACCEPT_ENCODING, "br") => (bytes, tag, Some("br")),
        _ => (&read.plain.0, &read.plain.1, None),
    };
    let mut response = if lists(asked, header::IF_NONE_MATCH, tag) {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response
    } else {
        let mut response = Response::new(Body::from(bytes.clone()));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(Path::new(name)).0));
        if let Some(coding) = coding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        response
    };
    let headers = response.headers_mut();
    headers.extend(ALWAYS.map(|(name, value)| (name, HeaderValue::from_static(value))));
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(header::ETAG, tag);
    }
    let keep = if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    response
}

/// An answer without a file.
fn failure(status: StatusCode, sentence: &'static str) -> Response {
    let mut response = Response::new(Body::from(sentence));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().extend(ALWAYS.map(|(name, value)| (name, HeaderValue::from_static(value))));
    response
}

/// Whether `name` is made of plain file names alone. Rill's own need no more than these letters; so no request can name
/// a file outside the folder, a hidden one, or the same one in two ways.
fn is_plain(name: &str) -> bool {
    name.split('/').all(|part| {
        let letters = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'-' | b'_' | b'.');
        !part.is_empty() && !part.starts_with('.') && part.bytes().all(letters)
    })
}

/// Whether a hash of the content stands in the path, as Trunk writes it: a hyphen and exactly 16 hexadecimal digits.
fn is_hashed(name: &str) -> bool {
    name.split('-').skip(1).any(|rest| {
        let digits = rest.bytes().take_while(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')).count();
        digits == 16 && !rest[16..].starts_with(|letter: char| letter.is_ascii_alphanumeric())
    })
}

fn kind(path: &Path) -> (&'static str, bool) {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let known = KINDS.iter().find(|(known, ..)| *known == ending);
    known.map_or(("application/octet-stream", false), |&(_, kind, pays)| (kind, pays))
}

/// Whether the comma-separated list in the header `name` names `item`. Weak tags and qualities are looked past, but
/// `;q=0` is a refusal.
fn lists(asked: &HeaderMap, name: HeaderName, item: &str) -> bool {
    let values = asked.get_all(name);
    values.iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).any(|part| {
        let (part, quality) = part.split_once(';').unwrap_or((part, ""));
        let part = part.trim();
        part.strip_prefix("W/").unwrap_or(part) == item && !matches!(quality.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::InvalidFilename)
}
