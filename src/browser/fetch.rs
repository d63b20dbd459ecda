//! One request of the network: sent as plainly as can be, so that no browser asks for permission first (a preflight).

use gloo_net::http::{Request as Get, Response};
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials};

/// Bytes of an answer that are read; the proxy stops at the same number.
pub const LARGEST: usize = 10_000_000;
/// Milliseconds that an answer may take in all.
const PATIENCE: u32 = 30_000;

/// An answer.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The address that answered, after redirects that the browser followed.
    pub url: String,
    /// The headers that could be read.
    pub headers: gloo_net::http::Headers,
    /// The whole body.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header that could be read.
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name)
    }
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// The browser says no more than that: no such host, no connection, or an answer withheld for want of CORS headers.
    Refused,
    /// The person stopped it.
    Cancelled,
    /// It took too long.
    TimedOut,
    /// More bytes than [`LARGEST`].
    TooLarge,
}

/// Fetches `url`, using the browser's cache as `cache` says. Sends no cookies, no referrer and no
/// header of its own but `header`.
pub async fn get(url: &str, cache: RequestCache, header: Option<(&str, &str)>, cancel: &AbortSignal) -> Result<Answer, Unanswered> {
    let patience = AbortSignal::timeout_with_u32(PATIENCE);
    let either = AbortSignal::any(&Array::of2(cancel, &patience));
    let stopped = || match (cancel.aborted(), patience.aborted()) {
        (true, _) => Unanswered::Cancelled,
        (_, true) => Unanswered::TimedOut,
        _ => Unanswered::Refused,
    };
    let request = Get::get(url)
        .abort_signal(Some(&either))
        .cache(cache)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer);
    let request = match header {
        Some((name, value)) => request.header(name, value),
        None => request,
    };
    let response = request.send().await.map_err(|_| stopped())?;
    let body = match read_body(&response).await {
        Ok(Some(body)) => body,
        Ok(None) => return Err(Unanswered::TooLarge),
        Err(_) => return Err(stopped()),
    };
    Ok(Answer { status: response.status(), url: response.url(), headers: response.headers(), body })
}

/// The whole body; `None` when it is larger than [`LARGEST`].
async fn read_body(response: &Response) -> Result<Option<Vec<u8>>, JsValue> {
    let Some(stream) = response.body() else { return Ok(Some(Vec::new())) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut body = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await?;
        if Reflect::get(&piece, &"done".into())?.is_truthy() {
            return Ok(Some(body));
        }
        let bytes: Uint8Array = Reflect::get(&piece, &"value".into())?.dyn_into()?;
        if body.len() + bytes.length() as usize > LARGEST {
            JsFuture::from(reader.cancel()).await?;
            return Ok(None);
        }
        body.extend(bytes.to_vec());
    }
}

/// Whether the device says that it has no network at all.
pub fn is_offline() -> bool {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into());
    let online = navigator.and_then(|navigator| Reflect::get(&navigator, &"onLine".into()));
    online.is_ok_and(|online| online == JsValue::FALSE)
}
