//! From a feed's bytes to what it changes.

use rill::feed::{Input, parse};
use rill::html::Tracking;
use rill::model::{Entry, EntryId, Feed, FeedId, FetchState, Flags, Timestamp};
use rill::refresh::{Changes, merge};
use std::collections::HashMap;

/// 1 March 2026, noon.
const NOW: Timestamp = Timestamp(1_772_366_400_000);

fn feed() -> Feed {
    Feed {
        id: FeedId::of("https://example.org/feed.xml"),
        number: 1,
        title: String::new(),
        site_url: None,
        description: String::new(),
        icon: None,
        language: None,
        fetch: FetchState::default(),
    }
}

fn merged(feed: &Feed, xml: &str, known: &HashMap<EntryId, u64>, first_unread: Option<u32>) -> Changes {
    let input = Input { bytes: xml.as_bytes(), content_type: None, base: "https://example.org/feed.xml" };
    let Ok(parsed) = parse(&input, rill::native::decode) else { panic!("no feed: {xml}") };
    merge(feed, parsed, known, first_unread, Tracking::Removed, NOW)
}

/// RSS around `inside`.
fn rss(inside: &str) -> String {
    format!(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:media=\"http://search.yahoo.com/mrss/\"><channel>{inside}</channel></rss>"
    )
}

/// The one post of a feed whose item is `inside`.
fn post(inside: &str) -> (Entry, String) {
    let changes = merged(&feed(), &rss(&format!("<title>A blog</title><item>{inside}</item>")), &HashMap::new(), None);
    let [incoming] = &changes.new[..] else { panic!("not one post: {inside}") };
    let incoming = incoming.clone();
    (incoming.entry, incoming.body.as_str().to_string())
}

fn hashes(changes: &Changes) -> HashMap<EntryId, u64> {
    changes.new.iter().chain(&changes.updated).map(|incoming| (incoming.entry.id, incoming.entry.content_hash)).collect()
}

#[test]
fn the_blogs_own_record() {
    let full = "<title>A &amp;amp; B</title><link>https://example.org/?utm_source=rss</link><description>&lt;b&gt;On&lt;/b&gt; things</description><language>en</language><image><url>https://example.org/i.png</url></image>";
    let first = merged(&feed(), &rss(full), &HashMap::new(), None).feed;
    assert_eq!((first.title.as_str(), first.description.as_str()), ("A & B", "On things"));
    assert_eq!(first.site_url.as_deref(), Some("https://example.org/"));
    assert_eq!((first.icon.as_deref(), first.language.as_deref()), (Some("https://example.org/i.png"), Some("en")));
    let second = merged(&first, &rss("<title> </title><description/>"), &HashMap::new(), None).feed;
    assert_eq!(second, first, "nothing overwrites what is known");
}

#[test]
fn a_post() {
    let (entry, body) = post(
        "<guid>tag:1</guid><title>&lt;i&gt;One&lt;/i&gt; &amp;amp; two</title><link>https://example.org/1?utm_medium=rss</link>
        <pubDate>Sun, 01 Feb 2026 10:00:00 GMT</pubDate><category>a</category><category>a</category><category>b</category><author>ann@example.org (Ann)</author>
        <description>Short.</description><content:encoded>&lt;p&gt;The whole text&lt;script&gt;1&lt;/script&gt;, with a &lt;a href=\"/x\"&gt;link&lt;/a&gt;.&lt;/p&gt;&lt;img src=\"/p.png\"&gt;</content:encoded>
        <comments>https://example.org/1#comments</comments><enclosure url=\"https://example.org/a.mp3\" type=\"audio/mpeg\" length=\"5\"/>",
    );
    assert_eq!((entry.title.as_str(), entry.guid.as_str()), ("One & two", "tag:1"));
    assert_eq!(entry.url.as_deref(), Some("https://example.org/1"));
    assert_eq!(entry.excerpt, "The whole text, with a link.");
    assert_eq!(entry.words, 6);
    assert_eq!(entry.image.as_deref(), Some("https://example.org/p.png"));
    assert_eq!(entry.tags, ["a", "b"]);
    assert_eq!(entry.comments.as_deref(), Some("https://example.org/1#comments"));
    assert_eq!(
        entry.enclosures.iter().map(|file| (file.url.as_str(), file.length)).collect::<Vec<_>>(),
        [("https://example.org/a.mp3", Some(5))]
    );
    assert_eq!(entry.sort_at, Timestamp(1_769_940_000_000));
    assert!(body.starts_with("<p>The whole text, with a <a href=\"https://example.org/x\""), "{body}");
}

#[test]
fn whatever_the_text_is() {
    let check = |inside: &str, expected: &str| assert_eq!(post(&format!("<guid>1</guid>{inside}")).1, expected, "{inside}");
    check("<description>One\n\ntwo &amp;amp; three</description>", "<p>One</p>\n<p>two &amp; three</p>");
    check("<description># One\n\n**two**</description>", "<h1>One</h1>\n<p><strong>two</strong></p>");
    check(
        "<description>&lt;p&gt;The longer one&lt;/p&gt;</description><content:encoded>short</content:encoded>",
        "<p>The longer one</p>",
    );
    check("<title>Only a title</title>", "");
    check(
        "<link>https://www.youtube.com/watch?v=abcdefghijk</link><title>A talk</title><media:group><media:description>About it</media:description></media:group>",
        "<p><a data-embed=\"youtube:abcdefghijk\" href=\"https://www.youtube.com/watch?v=abcdefghijk\" rel=\"noopener noreferrer\" target=\"_blank\" class=\"embed\">A talk</a></p><p>About it</p>",
    );
    check(
        "<link>https://example.org/1</link><description>&lt;a href=\"http://example.org/1/#n\"&gt;1&lt;/a&gt;&lt;p id=\"n\"&gt;Note&lt;/p&gt;</description>",
        "<a href=\"#p-n\">1</a><p id=\"p-n\">Note</p>",
    );
}

#[test]
fn dates() {
    let check =
        |inside: &str, expected: Timestamp| assert_eq!(post(&format!("<guid>1</guid>{inside}")).0.sort_at, expected, "{inside}");
    check("<pubDate>Thu, 01 Jan 2026 00:00:00 GMT</pubDate>", Timestamp(1_767_225_600_000));
    check("<pubDate>Thu, 01 Jan 2099 00:00:00 GMT</pubDate>", NOW);
    check("", NOW);
    check("<pubDate>soon</pubDate>", NOW);
}

#[test]
fn only_what_is_new_or_changed() {
    let item = |guid: u32, text: &str| format!("<item><guid>{guid}</guid><description>{text}</description></item>");
    let first = merged(&feed(), &rss(&(item(2, "two") + &item(1, "one"))), &HashMap::new(), None);
    assert_eq!((first.new.len(), first.updated.len()), (2, 0));
    assert!(first.new[0].entry.sort_at > first.new[1].entry.sort_at, "without dates the feed's order is kept");
    let known = hashes(&first);

    let same = merged(&feed(), &rss(&(item(2, "two") + &item(1, "one"))), &known, None);
    assert_eq!((same.new.len(), same.updated.len()), (0, 0));
    let later = "<item><guid>1</guid><description>one</description><pubDate>Thu, 01 Jan 2026 00:00:00 GMT</pubDate></item>";
    assert_eq!(merged(&feed(), &rss(later), &known, None).updated.len(), 0, "a date alone is no change");

    let more = merged(&feed(), &rss(&(item(3, "three") + &item(2, "Two!"))), &known, None);
    let guids = |posts: &[rill::refresh::Incoming]| posts.iter().map(|post| post.entry.guid.clone()).collect::<Vec<_>>();
    assert_eq!((guids(&more.new), guids(&more.updated)), (vec!["3".to_string()], vec!["2".to_string()]));
    assert_eq!(more.updated[0].entry.id, first.new[0].entry.id);
}

#[test]
fn on_a_first_fetch_only_the_newest_are_unread() {
    let items: String = [3, 1, 5, 2]
        .iter()
        .map(|day| format!("<item><guid>{day}</guid><pubDate>0{day} Jan 2026 00:00:00 GMT</pubDate></item>"))
        .collect();
    let unread = |first_unread| {
        let changes = merged(&feed(), &rss(&items), &HashMap::new(), first_unread);
        changes.new.iter().filter(|post| !post.flags.has(Flags::READ)).map(|post| post.entry.guid.clone()).collect::<Vec<_>>()
    };
    assert_eq!(unread(Some(2)), ["3", "5"]);
    assert_eq!(unread(Some(0)), [""; 0]);
    assert_eq!(unread(None).len(), 4);
}

#[test]
fn two_versions_in_one_feed_are_one_post() {
    let atom =
        |updated: &str, text: &str| format!("<entry><id>tag:1</id><title>{text}</title><updated>{updated}</updated></entry>");
    let xml = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\">{}{}</feed>",
        atom("2026-01-01T00:00:00Z", "Old"),
        atom("2026-01-02T00:00:00Z", "New")
    );
    let changes = merged(&feed(), &xml, &HashMap::new(), None);
    assert_eq!(changes.new.iter().map(|post| post.entry.title.as_str()).collect::<Vec<_>>(), ["New"]);
}

#[test]
fn a_language_that_nobody_declared() {
    let german = "<item><title>Am Fluss</title><description>&lt;p&gt;Ein Fluss von Beiträgen wird von oben gelesen, und er hat ein Ende, \
        das ist der Sinn der Sache.&lt;/p&gt;&lt;p&gt;Was ich gelesen habe, ist auch morgen noch gelesen.&lt;/p&gt;</description></item>";
    let check = |inside: &str, expected: Option<&str>| {
        let changes = merged(&feed(), &rss(inside), &HashMap::new(), None);
        assert_eq!(changes.feed.language.as_deref(), expected, "{inside}");
        assert!(changes.new.iter().all(|incoming| incoming.entry.language.as_deref() == expected), "{inside}");
    };
    check(german, Some("de"));
    check(&format!("<language>de-AT</language>{german}"), Some("de-AT"));
    check("<item><title>Am Fluss</title></item>", None);
}

#[test]
fn what_follows_the_reader_goes_or_stays() {
    let check = |tracking: Tracking, link: &str, href: &str| {
        let item = "<item><link>https://example.org/1?utm_source=rss&amp;id=2</link>\
            <description>&lt;a href=\"https://far.example/?fbclid=3\"&gt;there&lt;/a&gt; \
            &lt;img src=\"https://far.example/p.gif\" width=1 height=1&gt;</description></item>";
        let xml = rss(item);
        let input = Input { bytes: xml.as_bytes(), content_type: None, base: "https://example.org/feed.xml" };
        let Ok(parsed) = parse(&input, rill::native::decode) else { panic!("no feed") };
        let changes = merge(&feed(), parsed, &HashMap::new(), None, tracking, NOW);
        let [post] = &changes.new[..] else { panic!("not one post") };
        assert_eq!(post.entry.url.as_deref(), Some(link), "{tracking:?}");
        assert!(post.body.as_str().contains(&format!("href=\"{href}\"")), "{}", post.body.as_str());
        // A picture that nobody sees goes in any case.
        assert!(!post.body.as_str().contains("<img"), "{}", post.body.as_str());
        (post.entry.id, post.entry.guid.clone(), post.entry.content_hash)
    };
    let removed = check(Tracking::Removed, "https://example.org/1?id=2", "https://far.example/");
    let kept = check(Tracking::Kept, "https://example.org/1?utm_source=rss&id=2", "https://far.example/?fbclid=3");
    assert_eq!(removed, kept, "which post it is does not hang on it");
}

#[test]
fn what_a_feed_names_of_other_blogs() {
    let xml = "<rss version=\"2.0\" xmlns:source=\"http://source.scripting.com/\" \
        xmlns:podcast=\"https://podcastindex.org/namespace/1.0\"><channel><title>A</title>\
        <source:blogroll>https://example.org/roll.opml</source:blogroll><podcast:podroll>\
        <podcast:remoteItem feedUrl=\"HTTPS://Moths.example/feed#x\" title=\"Moths\"/>\
        <podcast:remoteItem feedUrl=\"mailto:a@b.example\"/></podcast:podroll></channel></rss>";
    let roll = merged(&feed(), xml, &HashMap::new(), None).roll;
    assert_eq!(roll.lists, ["https://example.org/roll.opml"]);
    let named: Vec<(&str, &str)> = roll.blogs().map(|blog| (blog.feed_url.as_str(), blog.title.as_str())).collect();
    assert_eq!(named, [("https://moths.example/feed", "Moths")]);
    assert!(merged(&feed(), &rss("<title>A</title>"), &HashMap::new(), None).roll.is_empty());
}
