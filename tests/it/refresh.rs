//! What a refresh asks, what answers mean, when it comes again, and in which order.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up shall fail")]

mod queue;
mod request;
mod response;
mod schedule;

use rill::model::{FetchState, Timestamp};
use rill::refresh::{Response, Via};

/// 2026-01-31T12:00:00Z, a Saturday.
const NOW: Timestamp = Timestamp(1_769_860_800_000);
const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = Timestamp::DAY;

/// A blog that was read well an hour ago, through a proxy.
fn known() -> FetchState {
    FetchState {
        etag: Some("\"a b\"".into()),
        last_modified: Some("Sat, 31 Jan 2026 10:00:00 GMT".into()),
        validators_at: Some(NOW.plus(-HOUR)),
        content_hash: Some(rill::model::content_hash(&[b"old"])),
        checked_at: Some(NOW.plus(-HOUR)),
        next_at: Some(NOW),
        ..FetchState::default()
    }
}

/// A full answer through the proxy.
fn answer(status: u16, body: &[u8]) -> Response<'_> {
    Response {
        status,
        via: Via::Proxy,
        final_url: None,
        moved_to: None,
        proxy_error: None,
        content_type: None,
        etag: None,
        last_modified: None,
        cache_control: None,
        retry_after: None,
        body,
    }
}
