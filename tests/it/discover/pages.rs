//! Whole pages: which feeds, in which order.

use super::{PAGE, check};
use proptest::prelude::*;
use rill::discover::{find_feeds, moved_to, well_known};

/// WordPress names its feed, its comments, and two addresses for programs on every page.
#[test]
fn wordpress() {
    let found = check(
        r#"<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8" /><title>Moth Notes</title>
<link rel='dns-prefetch' href='//s.w.org' />
<link rel="alternate" type="application/rss+xml" title="Moth Notes &raquo; Comments Feed" href="https://blog.example/comments/feed/" />
<link rel="alternate" type="application/rss+xml" title="Moth Notes &raquo; Feed" href="https://blog.example/feed/" />
<link rel="alternate" type="application/rss+xml" title="Moth Notes &raquo; Hawk Moths Comments Feed" href="https://blog.example/hawk-moths/feed/" />
<link rel="https://api.w.org/" href="https://blog.example/wp-json/" />
<link rel="alternate" title="JSON" type="application/json" href="https://blog.example/wp-json/wp/v2/posts/7" />
<link rel="alternate" title="oEmbed (JSON)" type="application/json+oembed" href="https://blog.example/wp-json/oembed/1.0/embed?url=https%3A%2F%2Fblog.example%2F" />
<link rel="EditURI" type="application/rsd+xml" title="RSD" href="https://blog.example/xmlrpc.php?rsd" />
<link rel='shortlink' href='https://blog.example/?p=7' /></head><body><a href="/feed/">Entries RSS</a></body></html>"#,
        &["https://blog.example/feed/", "https://blog.example/comments/feed/", "https://blog.example/hawk-moths/feed/"],
    );
    assert_eq!(found[0].title.as_deref(), Some("Moth Notes » Feed"));
}

/// Blogger names Atom, RSS and the service document; comments only by their address.
#[test]
fn blogger() {
    check(
        r#"<link rel="alternate" type="application/atom+xml" title="Kiln - Kommentare" href="https://kiln.example/feeds/7/comments/default" />
<link rel="alternate" type="application/atom+xml" title="Kiln - Atom" href="https://kiln.example/feeds/posts/default" />
<link rel="alternate" type="application/rss+xml" title="Kiln - RSS" href="https://kiln.example/feeds/posts/default?alt=rss" />
<link rel="service.post" type="application/atom+xml" title="Kiln - Atom" href="https://draft.kiln.example/feeds/7/posts/default" />"#,
        &[
            "https://kiln.example/feeds/posts/default",
            "https://kiln.example/feeds/posts/default?alt=rss",
            "https://kiln.example/feeds/7/comments/default",
        ],
    );
}

#[test]
fn order() {
    let link = |kind: &str, href: &str| format!("<link rel=alternate type='{kind}' href='{href}'>");
    let page = [
        link("application/json", "/e"),
        link("text/xml", "/d"),
        link("application/rdf+xml", "/c"),
        link("application/feed+json", "/b"),
        link("application/rss+xml", "/a2"),
        link("application/atom+xml", "/a1"),
        link("application/rss+xml", "/comments"),
    ];
    let expected = ["/a2", "/a1", "/b", "/c", "/d", "/e", "/comments"].map(|path| format!("https://blog.example{path}"));
    check(&page.concat(), &expected.each_ref().map(String::as_str));
}

#[test]
fn each_once() {
    let link = "<link rel=alternate type=application/rss+xml href=/feed>";
    check(&link.repeat(3), &["https://blog.example/feed"]);
    let both = link.to_owned() + "<link rel=alternate type=application/atom+xml href=https://blog.example/feed#a>";
    check(&both, &["https://blog.example/feed"]);
}

/// A blog that writes about comments is no feed of comments by its host.
#[test]
fn comments_in_a_host() {
    let link = |href: &str| format!("<link rel=alternate type=application/rss+xml href='{href}'>");
    check(
        &(link("https://comments.example/b") + &link("/comments/feed") + &link("/c")),
        &["https://comments.example/b", "https://blog.example/c", "https://blog.example/comments/feed"],
    );
}

#[test]
fn anchors_where_no_link_is() {
    for (html, feed) in [
        ("<a href=/feed>Subscribe</a>", "/feed"),
        ("<a href='/blog/feed/'>x</a>", "/blog/feed/"),
        ("<a href=posts.rss></a>", "/notes/posts.rss"),
        ("<a href=/index.xml><svg></svg></a>", "/index.xml"),
        ("<a href=/atom>x</a>", "/atom"),
        ("<a href='/?feed=rss2&amp;cat=3'>x</a>", "/?feed=rss2&cat=3"),
        ("<a href=/x/1><b>RSS</b></a>", "/x/1"),
        ("<a href=/x/1>Subscribe via RSS", "/x/1"),
        ("<a href=/x/1><img src=i.png alt='RSS feed'></a>", "/x/1"),
        ("<a href=/x/1 title='RSS'><i class=icon></i></a>", "/x/1"),
        ("<a href=/x/1 aria-label='Atom feed'></a>", "/x/1"),
        ("<a href=/x/1>XML</a>", "/x/1"),
        ("<a href=/x/1 type=application/rss+xml>Follow</a>", "/x/1"),
        ("<a href=/x/1 rel='nofollow Feed'>Follow</a>", "/x/1"),
    ] {
        check(html, &[&format!("https://blog.example{feed}")]);
    }
}

#[test]
fn anchors_that_lead_elsewhere() {
    for html in [
        "<a href=/about>About</a>",
        "<a href=/x/1 rel=feed type=text/html>Notes</a>",
        "<a href=/sitemap.xml>Sitemap</a>",
        "<a href=/feedback>Feedback</a>",
        "<a href=#feed>Feed</a>",
        "<a href=/notes/today#rss>RSS</a>",
        "<a>RSS</a>",
        "<a href=mailto:me@blog.example>RSS</a>",
        "<a href=/x/2>Why I went back to RSS this year</a>",
        "<a href=/x/2>What is RSS?</a>",
        "<a href=https://reader.example/add?url=https://blog.example/feed>RSS</a>",
        "<a href=/x/2>Mothers</a> RSS",
        "<!-- <a href=/feed>RSS</a> -->",
    ] {
        check(html, &[]);
    }
}

#[test]
fn anchors_in_order() {
    check(
        "<a href=/says>RSS</a> <a href=/feed>looks</a> <a href=/typed type=application/atom+xml>is</a> <a href=/comments/feed>talk</a> <a href=/feed>again</a>",
        &[
            "https://blog.example/typed",
            "https://blog.example/feed",
            "https://blog.example/says",
            "https://blog.example/comments/feed",
        ],
    );
    check("<link rel=feed href=/l><a href=/feed>RSS</a>", &["https://blog.example/l"]);
    let found = check("<a href=/feed title='All posts'><b>My</b>\n feed</a>", &["https://blog.example/feed"]);
    assert_eq!(found[0].title.as_deref(), Some("My feed"));
}

#[test]
fn pages_that_send_on() {
    let check = |html: &str, expected: Option<&str>| assert_eq!(moved_to(html, PAGE).as_deref(), expected, "{html}");
    let blog = Some("https://blog.example/en/");
    check("<meta http-equiv=refresh content='0; url=/en/'>", blog);
    check("<META CONTENT=\"0;URL='/en/#top'\" HTTP-EQUIV=Refresh />", blog);
    check("<meta http-equiv=refresh content=' 2.5 , url = \"/en/\" x'>", blog);
    check("<meta http-equiv=refresh content='.5 /en/'>", blog);
    check("<meta http-equiv=refresh content='0;url=//new.example'>", Some("https://new.example/"));
    check("<meta http-equiv=refresh content='0'>", None);
    check("<meta http-equiv=refresh content='300; url=/en/'>", None);
    check("<meta http-equiv=refresh content='0; url='>", None);
    check("<meta http-equiv=refresh content='now; url=/en/'>", None);
    check("<meta http-equiv=refresh content='0; url=today'>", None);
    check("<meta http-equiv=refresh content='0; url=javascript:alert(1)'>", None);
    check("<noscript><meta http-equiv=refresh content='0; url=/en/'></noscript>", None);
    check("<meta name=refresh content='0; url=/en/'>", None);
    check("", None);
}

#[test]
fn guesses() {
    let check = |base: &str, expected: &[&str]| assert_eq!(well_known(base), expected, "{base}");
    let root = [
        "https://a.example/feed",
        "https://a.example/index.xml",
        "https://a.example/feed.xml",
        "https://a.example/rss",
        "https://a.example/rss.xml",
        "https://a.example/atom.xml",
        "https://a.example/feeds/posts/default",
        "https://a.example/feed.json",
        "https://a.example/blog/feed.xml",
    ];
    check("https://a.example", &root);
    check("https://a.example/?q=1#x", &root);
    check("https://a.example/index.html", &root);
    check("ftp://a.example/", &[]);
    check("a.example", &[]);
    for page in ["https://a.example/blog", "https://a.example/blog/", "https://a.example/blog/index.html"] {
        let found = well_known(page);
        assert_eq!(found[0], "https://a.example/blog/feed", "{page}");
        assert_eq!(found.len(), 14, "{found:?}");
        assert!(root.iter().all(|url| found.iter().any(|found| found == url)), "{found:?}");
    }
}

/// Pages made to be slow are read in one pass, and no page offers more than a person can choose from.
#[test]
fn hostile() {
    for part in [
        "<",
        "<a",
        "<a href='",
        "<a href=x>",
        "<link rel=feed href=",
        "<!--",
        "<!-->",
        "<!",
        "</",
        "<title>",
        "<script>",
        "&",
        "<a =",
        "<noscript></",
    ] {
        let html = part.repeat(2_000_000 / part.len());
        assert!(find_feeds(&html, PAGE).len() <= 32, "{part}");
    }
    let many: String = (0..10_000).map(|n| format!("<link rel=feed href=/{n}><a href=/feed/{n}>RSS</a>")).collect();
    assert_eq!(find_feeds(&many, PAGE).len(), 32);
    let attributes = format!("<link {} rel=feed href=/late>", "x=y ".repeat(200_000));
    assert_eq!(find_feeds(&attributes, PAGE), []);
}

proptest! {
    /// Whatever the page, what comes out is an address of the web and comes out once.
    #[test]
    fn any_page(parts in prop::collection::vec(prop_oneof![
        Just("<link rel=feed href=".to_owned()), Just("<a href='".to_owned()), Just("feed".to_owned()), Just("'>".to_owned()), Just(">".to_owned()),
        Just("<!--".to_owned()), Just("-->".to_owned()), Just("<script>".to_owned()), Just("</script>".to_owned()), Just("&amp;".to_owned()), Just("RSS".to_owned()), any::<String>(),
    ], 0..20)) {
        let found = find_feeds(&parts.concat(), PAGE);
        for (index, feed) in found.iter().enumerate() {
            prop_assert!(feed.url.starts_with("http://") || feed.url.starts_with("https://"), "{}", feed.url);
            prop_assert!(!found[..index].iter().any(|before| before.url == feed.url));
        }
    }
}
