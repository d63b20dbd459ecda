//! Every feed of `tests/corpus` reads as its `.expected.json` says, and no input makes the parser panic.
//!
//! An expectation holds what matters of the normalised form and nothing else: objects are compared by the keys that it names, lists
//! whole. `input` may give a `base` and a `content_type`.

// A test's way to fail.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use rill::feed::{Input, parse};
use rill::native::decode;
use rill::native::normalised::{Markup, answer};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const BASE: &str = "https://feeds.example/feed";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// The feeds of the corpus, each with its expectation.
fn cases() -> Vec<(String, Vec<u8>, Value)> {
    let mut cases = Vec::new();
    for file in fs::read_dir(folder()).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.ends_with(".expected.json") {
            continue;
        }
        let expected = fs::read(path.with_extension("expected.json")).unwrap_or_else(|error| panic!("{name}: {error}"));
        let expected = serde_json::from_slice(&expected).unwrap_or_else(|error| panic!("{name}: {error}"));
        cases.push((name, fs::read(&path).unwrap(), expected));
    }
    cases.sort_by(|one, other| one.0.cmp(&other.0));
    cases
}

fn read(bytes: &[u8], expected: &Value) -> Value {
    let input = &expected["input"];
    let base = input["base"].as_str().unwrap_or(BASE);
    answer(&parse(&Input { bytes, content_type: input["content_type"].as_str(), base }, decode), Markup::Raw)
}

/// Where `found` differs from what is expected of it.
fn differences(path: &str, expected: &Value, found: &Value, out: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (key, value) in expected {
                let path = format!("{path}.{key}");
                match found.get(key) {
                    Some(found) => differences(&path, value, found, out),
                    None => out.push(format!("{path} is not there")),
                }
            }
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            for (index, (expected, found)) in expected.iter().zip(found).enumerate() {
                differences(&format!("{path}[{index}]"), expected, found, out);
            }
        }
        _ if expected == found => {}
        _ => out.push(format!("{path} is {found}, not {expected}")),
    }
}

#[test]
fn every_feed_reads_as_expected() {
    let cases = cases();
    assert!(!cases.is_empty(), "the corpus is empty");
    let mut wrong = Vec::new();
    for (name, bytes, mut expected) in cases {
        let found = read(&bytes, &expected);
        if let Some(expected) = expected.as_object_mut() {
            expected.remove("input");
        }
        differences(&name, &expected, &found, &mut wrong);
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A feed's first words say what in the wild it stands for.
#[test]
fn every_feed_says_why_it_is_here() {
    for (name, bytes, expected) in cases() {
        let text = rill::xml::to_text(&bytes, expected["input"]["content_type"].as_str(), decode).text;
        let comment = if name.ends_with(".json") { "_comment\"" } else { "<!-- " };
        let at = text.find(comment).unwrap_or_else(|| panic!("{name} says nothing"));
        assert!(text[..at].len() < 400, "{name} says it late");
    }
}

/// Entries of each feed that is read stay, whatever stands behind it.
#[test]
fn what_follows_loses_nothing() {
    for (name, mut bytes, expected) in cases() {
        let before = read(&bytes, &expected)["entries"].as_array().map_or(0, Vec::len);
        let is_wide =
            expected["encoding"].as_str().is_some_and(|encoding| encoding.starts_with("utf-16") || encoding.starts_with("utf-32"));
        if is_wide || name.ends_with(".json") {
            continue;
        }
        bytes.extend(b"\n<!-- served in 3 ms --><script>track()</script> &");
        let after = read(&bytes, &expected)["entries"].as_array().map_or(0, Vec::len);
        assert!(after >= before, "{name}: {after} of {before}");
    }
}

/// A feed cut anywhere keeps every entry that was whole before the cut.
#[test]
fn a_cut_keeps_whole_entries() {
    for name in ["rss20_plain.xml", "atom10_full.xml", "rss10_journal.xml", "podcast.xml"] {
        let text = fs::read_to_string(folder().join(name)).unwrap();
        for (cut, _) in text.char_indices() {
            let part = &text[..cut];
            let whole = part.matches("</item>").count() + part.matches("</entry>").count();
            if let Ok(parsed) = parse(&Input { bytes: part.as_bytes(), content_type: None, base: BASE }, decode) {
                assert!(parsed.entries.len() >= whole, "{name} cut at {cut}: {} of {whole}", parsed.entries.len());
            } else {
                assert_eq!(whole, 0, "{name} cut at {cut}");
            }
        }
    }
}

#[test]
fn entries_past_the_limit_are_cut() {
    let items = "<item><title>x</title></item>".repeat(5001);
    let text = format!("<rss version='2.0'><channel><title>Many</title>\n{items}</channel></rss>");
    let parsed = parse(&Input { bytes: text.as_bytes(), content_type: None, base: BASE }, decode).unwrap();
    assert_eq!(parsed.entries.len(), 5000);
    assert_eq!(parsed.problems, [rill::feed::Problem { line: 2, kind: rill::feed::ProblemKind::TooManyEntries }]);
}

/// One change of a document: bytes at a place taken out, and others put in.
fn mutate(bytes: &mut Vec<u8>, (at, length, put): &(usize, usize, Vec<u8>)) {
    let start = at % (bytes.len() + 1);
    let end = (start + length).min(bytes.len());
    bytes.splice(start..end, put.iter().copied());
}

/// What breaks feeds in the wild.
fn shards() -> impl Strategy<Value = Vec<u8>> {
    let known: Vec<&[u8]> = vec![
        b"<",
        b">",
        b"&",
        b"\"",
        b"'",
        b"]]>",
        b"<![CDATA[",
        b"<!--",
        b"-->",
        b"</",
        b"/>",
        b"<?",
        b"<!DOCTYPE [",
        b"<item>",
        b"</item>",
        b"<entry>",
        b"<title>",
        b"</channel>",
        b"&#",
        b"&#x110000;",
        b"xml:base='",
        b"xmlns='",
        b"\0",
        b"\xff",
        b"\xc3",
        b"\xef\xbb\xbf",
        b"{",
        b"}",
        b"[",
        b"]",
        b"\\",
    ];
    prop_oneof![prop::sample::select(known).prop_map(<[u8]>::to_vec), prop::collection::vec(any::<u8>(), 0..4)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), content_type in prop::option::of(".{0,30}")) {
        let _ = parse(&Input { bytes: &bytes, content_type: content_type.as_deref(), base: BASE }, decode);
    }

    #[test]
    fn no_markup_panics(shards in prop::collection::vec(shards(), 0..60), base in ".{0,20}") {
        let mut bytes = b"<rss version='2.0'><channel>".to_vec();
        bytes.extend(shards.concat());
        let _ = parse(&Input { bytes: &bytes, content_type: None, base: &base }, decode);
    }

    #[test]
    fn no_broken_feed_panics(which in any::<prop::sample::Index>(), changes in prop::collection::vec((any::<usize>(), 0usize..20, shards()), 1..12)) {
        let cases = cases();
        let (_, bytes, expected) = &cases[which.index(cases.len())];
        let mut bytes = bytes.clone();
        for change in &changes {
            mutate(&mut bytes, change);
        }
        read(&bytes, expected);
    }

    #[test]
    fn no_date_panics(text in "\\PC{0,40}", digits in "[0-9TZ:+. /-]{0,30}") {
        let _ = rill::feed::date::parse(&text);
        let _ = rill::feed::date::parse(&digits);
    }
}
