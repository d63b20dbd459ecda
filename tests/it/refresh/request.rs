use super::{DAY, HOUR, NOW, known};
use proptest::prelude::*;
use rill::model::{FetchState, Login, Timestamp};
use rill::refresh::{Chain, TemplateError, Via, check_template, requests};

const TARGET: &str = "https://blog.example/feed?a=1&b=ü";
const ENCODED: &str = "https%3A%2F%2Fblog.example%2Ffeed%3Fa%3D1%26b%3D%C3%BC";

#[test]
fn the_order_of_ways() {
    let check = |direct: bool, proxy: Option<&str>, fallback: Option<&str>, expected: &[Via]| {
        let state = FetchState { direct, ..FetchState::default() };
        let asked = requests(TARGET, &state, &Chain { proxy, fallback, login: None }, NOW);
        let ways: Vec<Via> = asked.iter().map(|request| request.via).collect();
        assert_eq!(ways, expected, "{direct} {proxy:?} {fallback:?}");
    };
    let (one, two) = (Some("./one?{url}"), Some("./two?{url}"));
    check(false, None, None, &[Via::Direct]);
    check(true, None, None, &[Via::Direct]);
    check(false, one, None, &[Via::Proxy]);
    check(true, one, None, &[Via::Direct, Via::Proxy]);
    check(false, one, two, &[Via::Proxy, Via::Fallback]);
    check(true, one, two, &[Via::Direct, Via::Proxy, Via::Fallback]);
    check(false, None, two, &[Via::Direct, Via::Fallback]);
    // The same proxy is not asked twice, and what cannot be one is none.
    check(false, one, one, &[Via::Proxy]);
    check(false, Some(""), two, &[Via::Direct, Via::Fallback]);
    check(false, Some("./no-place"), None, &[Via::Direct]);
}

#[test]
fn a_password_goes_where_it_may() {
    let check = |origin: &str, by_proxy: Option<bool>, direct: bool, expected: &[(Via, bool)]| {
        let origin = origin.to_owned();
        let login = Login { origin, user: "ann".to_owned(), password: "tide".to_owned(), by_proxy };
        let chain = Chain { proxy: Some("./one?{url}"), fallback: Some("./two?{url}"), login: Some(&login) };
        let asked = requests(TARGET, &FetchState { direct, ..FetchState::default() }, &chain, NOW);
        let ways: Vec<(Via, bool)> = asked.iter().map(|request| (request.via, request.login.is_some())).collect();
        assert_eq!(ways, expected, "{origin:?} {by_proxy:?} {direct}", origin = login.origin);
        assert!(asked.iter().all(|request| !request.url.contains("tide") && !request.url.contains("YW5u")));
    };
    let own = "https://blog.example";
    check(own, None, false, &[(Via::Direct, true)]);
    check(own, None, true, &[(Via::Direct, true)]);
    check(own, Some(false), false, &[(Via::Direct, true)]);
    check(own, Some(true), false, &[(Via::Proxy, true), (Via::Fallback, true)]);
    check(own, Some(true), true, &[(Via::Direct, true), (Via::Proxy, true), (Via::Fallback, true)]);
    // A feed that moved to another host is asked as any other.
    check("https://other.example", None, false, &[(Via::Proxy, false), (Via::Fallback, false)]);
}

#[test]
fn holes_are_filled() {
    let check = |template: &str, state: &FetchState, expected: &str| {
        let asked = requests(TARGET, state, &Chain { proxy: Some(template), fallback: None, login: None }, NOW);
        assert_eq!(asked[0].url, expected, "{template}");
    };
    let (etag, since) = ("%22a%20b%22", "Sat%2C%2031%20Jan%202026%2010%3A00%3A00%20GMT");
    let all = "./proxy?url={url}&etag={etag}&since={since}";
    check(all, &known(), &format!("./proxy?url={ENCODED}&etag={etag}&since={since}"));
    check(all, &FetchState::default(), &format!("./proxy?url={ENCODED}&etag=&since="));
    check("https://p.example/{raw_url}", &known(), &format!("https://p.example/{TARGET}"));
    check("https://p.example/?{url}#{url}", &known(), &format!("https://p.example/?{ENCODED}#{ENCODED}"));
    check("https://p.example/?{{url}}{other}{", &known(), &format!("https://p.example/?{{{ENCODED}}}{{other}}{{"));
    // What is filled in is not filled again.
    let tricky = FetchState { etag: Some("{since}".into()), ..known() };
    check("./p?{url}&{etag}", &tricky, &format!("./p?{ENCODED}&%7Bsince%7D"));
    let raw =
        requests("https://b.example/{etag}", &known(), &Chain { proxy: Some("./p?{raw_url}"), fallback: None, login: None }, NOW);
    assert_eq!(raw[0].url, "./p?https://b.example/{etag}");
    // Directly, the address goes as it is.
    assert_eq!(requests(TARGET, &known(), &Chain::default(), NOW)[0].url, TARGET);
}

#[test]
fn only_young_validators_are_sent() {
    let check = |at: Option<Timestamp>, sent: bool| {
        let state = FetchState { validators_at: at, ..known() };
        let asked =
            requests(TARGET, &state, &Chain { proxy: Some("./p?{url}&e={etag}&s={since}"), fallback: None, login: None }, NOW);
        assert_eq!(asked[0].url.ends_with("&e=&s="), !sent, "{at:?}: {}", asked[0].url);
    };
    check(Some(NOW), true);
    check(Some(NOW.plus(-HOUR)), true);
    check(Some(NOW.plus(1 - 8 * DAY)), true);
    check(Some(NOW.plus(-8 * DAY)), false);
    check(Some(NOW.plus(-400 * DAY)), false);
    // Of unknown age: never noted, or noted by a clock that was wrong.
    check(None, false);
    check(Some(NOW.plus(1)), false);
    check(Some(Timestamp(i64::MAX)), false);
    check(Some(Timestamp(i64::MIN)), false);
}

#[test]
fn templates() {
    let check = |template: &str, expected: Result<(), TemplateError>| assert_eq!(check_template(template), expected, "{template}");
    for template in [
        "https://proxy.example/?url={url}",
        "http://127.0.0.1:8080/{raw_url}",
        "HTTPS://proxy.example/{url}/feed",
        "./proxy?url={url}&etag={etag}&since={since}",
        "proxy?{url}",
        "/proxy?{url}",
        "//proxy.example/?{url}",
    ] {
        check(template, Ok(()));
    }
    for template in ["", "https://proxy.example/", "./proxy?url={ur}", "./proxy?url={URL}", "./proxy?{etag}&{since}"] {
        check(template, Err(TemplateError::NoPlace));
    }
    for template in ["ftp://proxy.example/{url}", "javascript:{url}", "data:,{raw_url}", "https://{url}", "https://:port/{url}"] {
        check(template, Err(TemplateError::NotHttp));
    }
    for template in ["https://me:secret@proxy.example/{url}", "https://me@proxy.example/{url}"] {
        check(template, Err(TemplateError::Password));
    }
}

proptest! {
    /// A proxy that decodes its query gets back what was filled in.
    #[test]
    fn what_is_encoded_can_be_decoded(target in "\\PC*", etag in "\\PC*") {
        let state = FetchState { etag: Some(etag.clone()), ..known() };
        let asked = requests(&target, &state, &Chain { proxy: Some("./p?url={url}&etag={etag}"), fallback: None, login: None }, NOW);
        let query = asked[0].url.strip_prefix("./p?").unwrap();
        let read: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        prop_assert_eq!(read, vec![("url".to_owned(), target), ("etag".to_owned(), etag)]);
    }
}
