//! Single links, in every spelling.

use super::{PAGE, check};
use rill::discover::{Found, find_feeds};

const FEED: &str = "https://blog.example/feed";

#[test]
fn every_spelling() {
    for html in [
        r#"<link rel="alternate" type="application/rss+xml" href="/feed">"#,
        r#"<LINK HREF='/feed' TYPE='APPLICATION/RSS+XML' REL='ALTERNATE'/>"#,
        "<link rel=alternate type=application/rss+xml href=/feed>",
        "<link rel=alternate type=application/atom+xml href=/feed />",
        "<link\nrel\t=\n\"alternate\"\n type = 'application/atom+xml'href=\"/feed\"data-x>",
        r#"<link rel="home alternate  feed" type="application/atom+xml; charset=utf-8" href=" /feed ">"#,
        r#"<link rel="alternate" type=" application/rss+xml " href="&#x2f;feed">"#,
        r#"<link rel="alternate" type="application/rss&#43;xml" href="&sol;feed">"#,
        r##"<link rel="alternate" type="application/rss+xml" href="/feed#top">"##,
        r#"<link rel="alternate" type="application/rss+xml" href="//blog.example/feed">"#,
        r#"<link rel="alternate" type="application/rss+xml" href="feed:https://blog.example/feed">"#,
        r#"<link rel="alternate" type="application/rss+xml" href="feed://blog.example/feed">"#,
        r#"<link rel="alternate" type="application/rss+xml" href="../feed">"#,
        r#"<link rel="alternate" type="application/rss+xml" href="/feed" href="/other">"#,
        r#"<link rel="alternate" type="application/rss+xml" title="a > b" href="/feed">"#,
        r#"<body><div><p><link rel="alternate" type="application/rss+xml" href="/feed"></div>"#,
        r#"<link rel="feed" href="/feed">"#,
        r#"<link rel="service.feed" type="application/atom+xml" href="/feed">"#,
        r#"<link rel="alternate" href="/feed">"#,
        r#"<link type="application/rss+xml" href="/feed">"#,
        r#"<link rel="alternate" type="application/feed+json" href="/feed">"#,
        r#"<link rel="alternate" type="application/json" href="/feed">"#,
        r#"<link rel="alternate" type="application/rdf+xml" href="/feed">"#,
        r#"<link rel="alternate" type="text/xml" href="/feed">"#,
    ] {
        check(html, &[FEED]);
    }
}

#[test]
fn what_is_no_feed() {
    for html in [
        "",
        "<",
        "<link",
        "plain text, and <b>bold</b>",
        r#"<link rel="alternate" type="application/rss+xml">"#,
        r#"<link rel="alternate" type="application/rss+xml" href="">"#,
        r#"<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">"#,
        r#"<link rel="alternate" type="application/rss+xml" href="https://">"#,
        r#"<link rel="alternate" type="text/html" hreflang="de" href="/de/feed">"#,
        r#"<link rel="alternate" hreflang="de" href="/de/">"#,
        r#"<link rel="alternate stylesheet" type="application/rss+xml" href="/feed">"#,
        r#"<link rel="feed" type="text/html" href="/feed">"#,
        r#"<link rel="alternative" type="application/rss+xml" href="/feed">"#,
        r#"<link rel="stylesheet" href="/feed.xml">"#,
        r#"<link rel="search" type="application/opensearchdescription+xml" href="/search.xml">"#,
        r#"<link rel="alternate" type="application/json+oembed" href="/wp-json/oembed/1.0/embed?url=x">"#,
        r#"<link rel="alternate" type="text/xml+oembed" href="/oembed?format=xml">"#,
        r#"<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">"#,
        r#"<link rel="alternate" type="application/json" href="/?rest_route=/wp/v2/pages/2">"#,
        r#"<link rel="alternate" type="application/activity+json" href="/feed">"#,
        r#"<link rel="alternate" type="application/rss+xml" href="/feed"#,
    ] {
        check(html, &[]);
    }
}

#[test]
fn what_a_browser_does_not_show() {
    let link = r#"<link rel="alternate" type="application/rss+xml" href="/feed">"#;
    for (before, after) in [
        ("<!--", "-->"),
        ("<!-- > -- - ", "--!>"),
        ("<!--", ""),
        ("<script>", "</script>"),
        ("<SCRIPT type=x>'", "'</Script >"),
        ("<style>", "</style>"),
        ("<script>", ""),
        ("<title>", "</title>"),
        ("<textarea>", "</textarea>"),
        ("<noscript>", "</noscript>"),
        ("<template>", "</template>"),
        ("<iframe>", "</iframe>"),
        ("<p title='", "'>"),
        ("<p title=\"", ""),
    ] {
        check(&format!("{before}{}{after}", link.replace('"', "")), &[]);
    }
    for (before, after) in [
        ("<!-->", ""),
        ("<!--->", "-->"),
        ("<!---->", ""),
        ("<!-- a --->", ""),
        ("<!doctype html>", ""),
        ("<?php x ?>", ""),
        ("</>", ""),
        ("</ b>", ""),
        ("a < b", ""),
        ("<script></script>", "<script></script>"),
        ("<script></scripty></script>", ""),
        // An end tag is missing: better to see too much than nothing.
        ("<title>Blog", ""),
        ("<noscript>", ""),
        ("<p =a ==b /c/ >", ""),
        ("é<é>", ""),
    ] {
        check(&format!("{before}{link}{after}"), &["https://blog.example/feed"]);
    }
}

#[test]
fn bases() {
    let check = |base: &str, expected: &str| {
        for html in [
            format!("{base}<link rel=alternate type=application/rss+xml href=feed>"),
            format!("<link rel=alternate type=application/rss+xml href=feed>{base}"),
        ] {
            check(&html, &[expected]);
        }
    };
    check("", "https://blog.example/notes/feed");
    check("<base href='/'>", "https://blog.example/feed");
    check("<base target=_top><base href='https://else.example/a/b'><base href='/no'>", "https://else.example/a/feed");
    check("<base href='data:x'>", "https://blog.example/notes/feed");
    check("<base href='https://'>", "https://blog.example/notes/feed");
}

#[test]
fn without_an_address_of_its_own() {
    let html =
        "<link rel=alternate type=application/rss+xml href=/a><link rel=alternate type=application/rss+xml href=//b.example/b>";
    let found: Vec<String> = find_feeds(html, "").into_iter().map(|found| found.url).collect();
    assert_eq!(found, ["https://b.example/b"]);
}

#[test]
fn what_is_said_of_it() {
    let check = |attributes: &str, title: Option<&str>, media_type: Option<&str>| {
        let html = format!("<link rel=alternate href=/feed {attributes}>");
        let expected = Found { url: FEED.to_owned(), title: title.map(str::to_owned), media_type: media_type.map(str::to_owned) };
        assert_eq!(find_feeds(&html, PAGE), [expected], "{attributes}");
    };
    check("", None, None);
    check("title=' ' type=Application/RSS+XML;x=y", None, Some("application/rss+xml"));
    check("title='Moth &raquo;\n Feed&nbsp;' type=text/xml", Some("Moth » Feed"), Some("text/xml"));
}
