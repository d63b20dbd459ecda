//! When a blog is fetched again, and what is remembered of a try.

use super::request::Via;
use super::response::{Outcome, Response};
use crate::feed::date;
use crate::model::{Failure, FetchState, Timestamp, content_hash};

// All in milliseconds.
const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
/// Between good tries, when the site does not say how long its answer holds.
const USUAL: i64 = HOUR;
/// The shortest time between two tries.
const SHORTEST: i64 = 15 * MINUTE;
/// The longest time between good tries, whatever the site says: some say a year.
const LONGEST: i64 = Timestamp::DAY;
/// The longest time between failed tries, also if the site asks for more.
const LONGEST_FAILED: i64 = 7 * Timestamp::DAY;
/// The longest time between tries that failed on the way, which is not the blog's fault: once the proxy is back, so are they all.
const LONGEST_ON_THE_WAY: i64 = HOUR;
/// Until a blog that was taken down for good is asked once more: some come back.
const GONE: i64 = 30 * Timestamp::DAY;
/// Nothing is ever planned this far ahead. A plan that is was made by a clock that was wrong.
const ABSURD: i64 = 31 * Timestamp::DAY;
/// The longest validator that is kept, in bytes. It travels in an address, and servers refuse long ones.
const LONGEST_VALIDATOR: usize = 1024;

/// What is known of a blog after `response`, which meant `outcome`. `jitter` is any random number; the next try is spread by it,
/// so that a thousand readers do not come at the same moment.
pub fn note(state: &FetchState, response: &Response<'_>, outcome: &Outcome, now: Timestamp, jitter: u64) -> FetchState {
    let mut noted = match outcome {
        Outcome::Failed(failure) => return failed(state, failure, now, jitter),
        Outcome::Gone => return failed(state, &Failure::Gone, now, jitter),
        // What a 304 says of validators is not taken over: they keep their age, see `docs/notes/validators.md`.
        Outcome::NotModified => state.clone(),
        // Some ways hide `ETag`; the one of the same bytes still holds.
        Outcome::Unchanged => FetchState {
            etag: validator(response.etag).or_else(|| state.etag.clone()),
            last_modified: validator(response.last_modified).or_else(|| state.last_modified.clone()),
            validators_at: Some(now),
            ..state.clone()
        },
        Outcome::Parse => FetchState {
            etag: validator(response.etag),
            last_modified: validator(response.last_modified),
            validators_at: Some(now),
            content_hash: Some(content_hash(&[response.body])),
            ..state.clone()
        },
    };
    let fresh = response.cache_control.and_then(max_age).unwrap_or(USUAL);
    let retry = response.retry_after.and_then(|text| retry_at(text, now)).map_or(0, |at| at.0.saturating_sub(now.0));
    let wait = fresh.max(retry).clamp(SHORTEST, LONGEST);
    // A host that was known to allow it and had to be asked through a proxy does so no longer.
    noted.direct = response.via == Via::Direct;
    noted.checked_at = Some(now);
    noted.next_at = Some(now.plus(spread(wait, jitter)));
    noted.failures = 0;
    noted.last_error = None;
    noted
}

/// What is known of a blog after a try that failed. Each failure in a row doubles the wait, from 15 minutes to 7 days; a server
/// that says when to come back is not asked before. What was learned of the blog's content stays.
pub fn failed(state: &FetchState, failure: &Failure, now: Timestamp, jitter: u64) -> FetchState {
    let failures = state.failures.saturating_add(1);
    // Ten doublings pass 7 days.
    let doubled = SHORTEST << (failures - 1).min(10);
    let wait = match failure {
        // Not spread: it must not pass what is absurd, and those who find out do so at different times.
        Failure::Gone => GONE,
        Failure::NoProxy | Failure::ProxyRefused(_) | Failure::ProxyUnreachable => spread(doubled.min(LONGEST_ON_THE_WAY), jitter),
        Failure::TooMany(Some(at)) => {
            let asked = at.0.saturating_sub(now.0).clamp(0, LONGEST_FAILED);
            spread(doubled.min(LONGEST_FAILED), jitter).max(asked + portion(asked / 10, jitter))
        }
        _ => spread(doubled.min(LONGEST_FAILED), jitter),
    };
    FetchState {
        checked_at: Some(now),
        next_at: Some(now.plus(wait)),
        failures,
        last_error: Some(failure.clone()),
        ..state.clone()
    }
}

/// Whether it is time to fetch a blog. Also true when its times can only come from a clock that was wrong: a last try in the
/// future, or a next one further ahead than any is planned.
pub fn is_due(state: &FetchState, now: Timestamp) -> bool {
    let (Some(checked), Some(next)) = (state.checked_at, state.next_at) else { return true };
    checked > now || next <= now || next > now.plus(ABSURD)
}

/// The time that `Retry-After` names (RFC 9110 section 10.2.3): seconds from now, or a date. At most 7 days ahead; `None` when it
/// is neither.
pub(super) fn retry_at(text: &str, now: Timestamp) -> Option<Timestamp> {
    let at = match seconds(text) {
        Some(seconds) => now.plus(seconds.saturating_mul(1000)),
        None => date::parse(text)?,
    };
    Some(at.clamp(now, now.plus(LONGEST_FAILED)))
}

/// How many milliseconds `Cache-Control` promises the answer to hold: `max-age` (RFC 9111 section 5.2.2.1). `None` when it promises
/// nothing. 0 and `no-cache` promise nothing either: they tell caches to ask each time, not readers to come often.
fn max_age(text: &str) -> Option<i64> {
    let mut age = None;
    for directive in text.split(',') {
        let (name, value) = directive.split_once('=').unwrap_or((directive, ""));
        match name.trim().to_ascii_lowercase().as_str() {
            "no-cache" | "no-store" => return None,
            // Of two the first counts (section 4.2.1). Quotes are allowed when reading (section 5.2).
            "max-age" if age.is_none() => age = seconds(value.trim().trim_matches('"')),
            _ => {}
        }
    }
    age.filter(|&age| age > 0).map(|age| age.saturating_mul(1000))
}

/// Delta-seconds (RFC 9111 section 1.2.2): digits only, as many as anyone likes to send.
fn seconds(text: &str) -> Option<i64> {
    let text = text.trim();
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(text.parse().unwrap_or(i64::MAX))
}

fn validator(text: Option<&str>) -> Option<String> {
    let text = text?.trim();
    (!text.is_empty() && text.len() <= LONGEST_VALIDATOR).then(|| text.to_owned())
}

/// A length from a tenth below to a tenth above `length`, both ends included.
fn spread(length: i64, jitter: u64) -> i64 {
    let tenth = length / 10;
    length - tenth + portion(2 * tenth, jitter)
}

/// A length from 0 to `most`, both ends included, picked by `jitter`.
fn portion(most: i64, jitter: u64) -> i64 {
    (jitter % (most.unsigned_abs() + 1)) as i64
}
