//! Stub.
use crate::feed::Parsed;
use crate::html::SafeHtml;
use crate::model::*;
use std::collections::HashMap;
#[allow(missing_docs)]
pub struct Incoming {
    pub entry: Entry,
    pub body: SafeHtml,
    pub flags: Flags,
}
#[allow(missing_docs)]
pub struct Changes {
    pub feed: Feed,
    pub new: Vec<Incoming>,
    pub updated: Vec<Incoming>,
}
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    Direct,
    Proxy,
    Fallback,
}
#[allow(missing_docs)]
pub struct Chain<'a> {
    pub proxy: Option<&'a str>,
    pub fallback: Option<&'a str>,
}
#[allow(missing_docs)]
pub struct Request {
    pub url: String,
    pub via: Via,
}
#[allow(missing_docs)]
pub fn requests(_target: &str, _state: &FetchState, _chain: &Chain<'_>, _now: Timestamp) -> Vec<Request> {
    vec![]
}
#[allow(missing_docs)]
pub struct Response<'a> {
    pub status: u16,
    pub via: Via,
    pub final_url: Option<&'a str>,
    pub moved_to: Option<&'a str>,
    pub proxy_error: Option<&'a str>,
    pub content_type: Option<&'a str>,
    pub etag: Option<&'a str>,
    pub last_modified: Option<&'a str>,
    pub cache_control: Option<&'a str>,
    pub retry_after: Option<&'a str>,
    pub body: &'a [u8],
}
#[allow(missing_docs)]
pub enum Outcome {
    NotModified,
    Unchanged,
    Failed(Failure),
    Gone,
    Parse,
}
#[allow(missing_docs)]
pub fn read(_r: &Response<'_>, _s: &FetchState, _now: Timestamp) -> Outcome {
    Outcome::Parse
}
#[allow(missing_docs)]
pub fn merge(_feed: &Feed, _parsed: Parsed, _known: &HashMap<EntryId, u64>, _first: Option<u32>, _now: Timestamp) -> Changes {
    todo!()
}
#[allow(missing_docs)]
pub fn note(s: &FetchState, _r: &Response<'_>, _o: &Outcome, _now: Timestamp, _j: u64) -> FetchState {
    s.clone()
}
#[allow(missing_docs)]
pub fn failed(s: &FetchState, _f: &Failure, _now: Timestamp, _j: u64) -> FetchState {
    s.clone()
}
#[allow(missing_docs)]
pub fn is_due(_s: &FetchState, _now: Timestamp) -> bool {
    true
}
#[allow(missing_docs)]
pub struct Queue;
#[allow(missing_docs)]
impl Queue {
    pub fn new<'a>(_u: impl Iterator<Item = &'a str>) -> Self {
        Queue
    }
    pub fn next(&mut self) -> Option<usize> {
        None
    }
    pub fn finished(&mut self, _at: usize) {}
}
