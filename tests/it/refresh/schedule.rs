use super::{DAY, HOUR, MINUTE, NOW, answer, known};
use proptest::prelude::*;
use rill::model::{Failure, FetchState, Timestamp, content_hash};
use rill::refresh::{Outcome, Response, Via, failed, is_due, note};

/// The shortest and the longest wait that any randomness leads to.
fn waits(plan: impl Fn(u64) -> FetchState) -> (i64, i64) {
    // What is spread is spread by less than the first thousand million.
    let waits = (0..2_000_000_000u64).step_by(999_983).map(|jitter| plan(jitter).next_at.unwrap().0 - NOW.0);
    waits.fold((i64::MAX, i64::MIN), |(least, most), wait| (least.min(wait), most.max(wait)))
}

/// Whether waits are spread over most of a tenth around `length`, and not further.
fn assert_spread((least, most): (i64, i64), length: i64, what: &str) {
    let tenth = length / 10;
    assert!((length - tenth..length - tenth * 8 / 10).contains(&least), "{what}: at least {least}, for {length}");
    assert!((length + tenth * 8 / 10..=length + tenth).contains(&most), "{what}: at most {most}, for {length}");
}

#[test]
fn a_new_answer_is_remembered() {
    let response = Response { etag: Some(" \"b\" "), last_modified: Some("then"), ..answer(200, b"new") };
    let noted =
        note(&FetchState { failures: 3, last_error: Some(Failure::NotFound), ..known() }, &response, &Outcome::Parse, NOW, 0);
    let expected = FetchState {
        etag: Some("\"b\"".into()),
        last_modified: Some("then".into()),
        direct: false,
        validators_at: Some(NOW),
        content_hash: Some(content_hash(&[b"new"])),
        checked_at: Some(NOW),
        next_at: Some(NOW.plus(54 * MINUTE)),
        failures: 0,
        last_error: None,
    };
    assert_eq!(noted, expected);
}

#[test]
fn validators_are_those_of_the_last_full_answer() {
    let check = |outcome: Outcome, etag: Option<&str>, expected: Option<&str>, age: i64| {
        let noted = note(&known(), &Response { etag, ..answer(200, b"x") }, &outcome, NOW, 0);
        assert_eq!(noted.etag.as_deref(), expected, "{outcome:?} {etag:?}");
        assert_eq!(noted.validators_at, Some(NOW.plus(-age)), "{outcome:?}");
    };
    let long = "x".repeat(1025);
    check(Outcome::Parse, Some("new"), Some("new"), 0);
    check(Outcome::Parse, None, None, 0);
    check(Outcome::Parse, Some(""), None, 0);
    check(Outcome::Parse, Some(&long), None, 0);
    check(Outcome::Unchanged, Some("new"), Some("new"), 0);
    check(Outcome::Unchanged, None, Some("\"a b\""), 0);
    check(Outcome::NotModified, Some("new"), Some("\"a b\""), HOUR);
    check(Outcome::Failed(Failure::NotFound), Some("new"), Some("\"a b\""), HOUR);
    check(Outcome::Gone, Some("new"), Some("\"a b\""), HOUR);
}

#[test]
fn the_hash_is_of_what_was_read() {
    let check = |outcome: Outcome, expected: &[u8]| {
        let noted = note(&known(), &answer(200, b"new"), &outcome, NOW, 0);
        assert_eq!(noted.content_hash, Some(content_hash(&[expected])), "{outcome:?}");
    };
    check(Outcome::Parse, b"new");
    check(Outcome::Unchanged, b"old");
    check(Outcome::NotModified, b"old");
    check(Outcome::Failed(Failure::NotFound), b"old");
}

#[test]
fn the_way_that_worked_is_remembered() {
    let check = |before: bool, via: Via, outcome: Outcome, expected: bool| {
        let state = FetchState { direct: before, ..known() };
        let noted = note(&state, &Response { via, ..answer(200, b"new") }, &outcome, NOW, 0);
        assert_eq!(noted.direct, expected, "{before} {via:?} {outcome:?}");
    };
    check(false, Via::Direct, Outcome::Parse, true);
    check(false, Via::Direct, Outcome::NotModified, true);
    check(false, Via::Proxy, Outcome::Parse, false);
    check(true, Via::Proxy, Outcome::Parse, false);
    check(true, Via::Fallback, Outcome::Unchanged, false);
    check(true, Via::Proxy, Outcome::Failed(Failure::NotFound), true);
}

#[test]
fn the_next_try_after_a_good_one() {
    let check = |cache_control: Option<&str>, retry_after: Option<&str>, expected: i64| {
        for outcome in [Outcome::Parse, Outcome::Unchanged, Outcome::NotModified] {
            let response = Response { cache_control, retry_after, ..answer(200, b"") };
            let what = format!("{outcome:?} {cache_control:?} {retry_after:?}");
            assert_spread(waits(|jitter| note(&known(), &response, &outcome, NOW, jitter)), expected, &what);
        }
    };
    check(None, None, HOUR);
    for says_nothing in
        ["", "public", "max-age", "max-age=soon", "max-age=-1", "s-maxage=7200", "max-age=0", "no-cache, max-age=7200", "no-store"]
    {
        check(Some(says_nothing), None, HOUR);
    }
    check(Some("max-age=7200"), None, 2 * HOUR);
    check(Some("public , Max-Age = \"7200\", immutable"), None, 2 * HOUR);
    check(Some("max-age=7200, max-age=10800"), None, 2 * HOUR);
    check(Some("max-age=60"), None, 15 * MINUTE);
    check(Some("max-age=31536000"), None, DAY);
    check(Some("max-age=99999999999999999999"), None, DAY);
    check(None, Some("7200"), 2 * HOUR);
    check(Some("max-age=10800"), Some("7200"), 3 * HOUR);
    check(None, Some("soon"), HOUR);
    check(None, Some("60"), HOUR);
    check(None, Some("9999999"), DAY);
}

#[test]
fn each_failure_in_a_row_doubles_the_wait() {
    let check = |before: u32, failure: &Failure, expected: i64| {
        let state = FetchState { failures: before, ..known() };
        assert_spread(waits(|jitter| failed(&state, failure, NOW, jitter)), expected, &format!("{failure:?} after {before}"));
    };
    for failure in
        [Failure::NotFound, Failure::SiteUnreachable, Failure::TooMany(None), Failure::TooMany(Some(NOW)), Failure::BrokenXml(3)]
    {
        check(0, &failure, 15 * MINUTE);
        check(1, &failure, 30 * MINUTE);
        check(5, &failure, 8 * HOUR);
        check(9, &failure, 128 * HOUR);
        check(10, &failure, 7 * DAY);
        check(1000, &failure, 7 * DAY);
        check(u32::MAX, &failure, 7 * DAY);
    }
    // A proxy that is down is no fault of the blogs.
    for failure in [Failure::ProxyUnreachable, Failure::ProxyRefused(403), Failure::NoProxy] {
        check(0, &failure, 15 * MINUTE);
        check(2, &failure, HOUR);
        check(1000, &failure, HOUR);
    }
}

#[test]
fn a_failure_is_remembered_and_nothing_is_forgotten() {
    let state = FetchState { failures: 2, direct: true, ..known() };
    let noted = failed(&state, &Failure::NotFound, NOW, 0);
    let next_at = Some(NOW.plus(54 * MINUTE));
    let last_error = Some(Failure::NotFound);
    assert_eq!(noted, FetchState { failures: 3, last_error, checked_at: Some(NOW), next_at, ..state.clone() });
    assert_eq!(failed(&FetchState { failures: u32::MAX, ..state.clone() }, &Failure::NotFound, NOW, 0).failures, u32::MAX);
    // The same through `note`.
    let response = answer(404, b"");
    assert_eq!(note(&state, &response, &Outcome::Failed(Failure::NotFound), NOW, 7), failed(&state, &Failure::NotFound, NOW, 7));
    assert_eq!(note(&state, &response, &Outcome::Gone, NOW, 7), failed(&state, &Failure::Gone, NOW, 7));
}

#[test]
fn a_server_that_says_when_is_not_asked_before() {
    let check = |before: u32, wait: i64, least: i64, most: i64| {
        let state = FetchState { failures: before, ..known() };
        let failure = Failure::TooMany(Some(NOW.plus(wait)));
        let found = waits(|jitter| failed(&state, &failure, NOW, jitter));
        assert!((least..=most).contains(&found.0) && (least..=most).contains(&found.1), "{before} {wait}: {found:?}");
    };
    check(0, DAY, DAY, DAY * 11 / 10);
    check(20, HOUR, 6 * DAY, 8 * DAY);
    check(0, 400 * DAY, 7 * DAY, 8 * DAY);
    check(0, -DAY, 13 * MINUTE, 17 * MINUTE);
}

#[test]
fn what_is_gone_is_asked_once_a_month() {
    for before in [0, 1, 1000] {
        let state = FetchState { failures: before, ..known() };
        assert_eq!(waits(|jitter| failed(&state, &Failure::Gone, NOW, jitter)), (30 * DAY, 30 * DAY));
    }
}

#[test]
fn what_is_due() {
    let check = |checked: Option<i64>, next: Option<i64>, expected: bool| {
        let at = |from_now: Option<i64>| from_now.map(|from_now| NOW.plus(from_now));
        let state = FetchState { checked_at: at(checked), next_at: at(next), ..FetchState::default() };
        assert_eq!(is_due(&state, NOW), expected, "{checked:?} {next:?}");
    };
    check(None, None, true);
    check(None, Some(HOUR), true);
    check(Some(-HOUR), None, true);
    check(Some(-HOUR), Some(-1), true);
    check(Some(-HOUR), Some(0), true);
    check(Some(-HOUR), Some(1), false);
    check(Some(0), Some(30 * DAY), false);
    check(Some(0), Some(31 * DAY), false);
    // A clock that was wrong.
    check(Some(0), Some(31 * DAY + 1), true);
    check(Some(-HOUR), Some(i64::MAX), true);
    check(Some(1), Some(HOUR), true);
    check(Some(20 * DAY), Some(21 * DAY), true);
}

fn failures() -> impl Strategy<Value = Failure> {
    prop_oneof![
        Just(Failure::Gone),
        Just(Failure::NotFound),
        Just(Failure::ProxyUnreachable),
        any::<Option<i64>>().prop_map(|at| Failure::TooMany(at.map(Timestamp))),
    ]
}

proptest! {
    /// Whatever came of a try, at any time: the blog is not due at once, and will be within a month.
    #[test]
    fn a_tried_blog_rests_and_comes_back(
        failure in proptest::option::of(failures()),
        (failures, jitter) in any::<(u32, u64)>(),
        now in -(1i64 << 50)..1 << 50,
        cache_control in "(no-cache|max-age=[0-9]{1,30})?",
        retry_after in "([0-9]{0,30}|Fri, 30 Jan [0-9]{4} 13:00:00 GMT)",
    ) {
        let (now, state) = (Timestamp(now), FetchState { failures, ..known() });
        let noted = match failure {
            Some(failure) => failed(&state, &failure, now, jitter),
            None => {
                let response = Response { cache_control: Some(&cache_control), retry_after: Some(&retry_after), ..answer(200, b"") };
                note(&state, &response, &Outcome::Parse, now, jitter)
            }
        };
        prop_assert!(!is_due(&noted, now.plus(13 * MINUTE)));
        prop_assert!(is_due(&noted, now.plus(30 * DAY)));
        // Also after the clock was set back.
        prop_assert!(is_due(&noted, now.plus(-1)));
    }
}
