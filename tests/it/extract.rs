//! The article of a page: what is kept, what is left out, what the page says about itself, and that no page is too much.

use proptest::prelude::*;
use rill::html::{Article, extract, sanitize_post};

const PAGE: &str = "https://blog.example/notes/rivers";

/// Sentences enough for a paragraph that no reader would call noise.
const PROSE: &str = "A river of posts is read from the top, and it has an end, which is the point of it. Nothing in it was chosen by \
    somebody else, nothing moves while one looks, and what was read once stays read, on the train, too. That is all, and it is enough.";

/// A page of `inside`, among what stands on every page.
fn page(head: &str, inside: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Rivers | Notes</title>{head}</head><body>\
         <nav class=\"menu\"><ul><li><a href=\"/\">Home</a></li><li><a href=\"/about\">About</a></li></ul></nav>\
         <article><h1>Rivers</h1><p>{PROSE}</p>{inside}<p>{PROSE}</p><p>{PROSE}</p></article>\
         <div class=\"sidebar\"><a href=\"/a\">Another</a> <a href=\"/b\">post</a></div>\
         <footer class=\"footer\">All rights reserved.</footer></body></html>"
    )
}

fn article(html: &str) -> Article {
    extract(html, PAGE).unwrap()
}

/// The article of a page with `inside` holds `expected`.
fn check(inside: &str, expected: &str) {
    let content = article(&page("", inside)).content;
    assert!(content.contains(expected), "{inside} became {content}");
}

#[test]
fn the_text_and_nothing_around_it() {
    let article = article(&page("", "<p>The last word.</p>"));
    assert!(article.content.contains("<p>The last word.</p>") && article.content.matches(PROSE).count() == 3);
    for noise in ["Home", "About", "Another", "rights reserved", "<nav", "<footer"] {
        assert!(!article.content.contains(noise), "{noise} is in {}", article.content);
    }
    assert_eq!(article.language.as_deref(), Some("en"));
    assert!(article.excerpt.is_some_and(|excerpt| excerpt.starts_with("A river of posts")));
}

#[test]
fn what_the_page_says_about_itself() {
    let meta = "<meta property=\"og:title\" content=\"On rivers\"><meta name=\"author\" content=\"Ada\">\
        <meta property=\"og:site_name\" content=\"Notes\"><meta name=\"description\" content=\"Why a river &amp; not a stream.\">\
        <meta property=\"article:published_time\" content=\"2026-03-01T10:00:00Z\">\
        <meta property=\"og:image\" content=\"https://blog.example/r.png\">";
    let data = "<script type=\"application/ld+json\">{\"@context\": \"https://schema.org\", \"@type\": \"BlogPosting\", \
        \"headline\": \"On rivers\", \"author\": {\"name\": \"Ada\"}, \"publisher\": {\"name\": \"Notes\"}, \
        \"description\": \"Why a river & not a stream.\", \"datePublished\": \"2026-03-01T10:00:00Z\", \
        \"image\": \"https://blog.example/r.png\"}</script>";
    for head in [meta, data] {
        let found = article(&page(head, ""));
        assert_eq!(found.title, "On rivers");
        assert_eq!(found.byline.as_deref(), Some("Ada"));
        assert_eq!(found.site_name.as_deref(), Some("Notes"));
        assert_eq!(found.excerpt.as_deref(), Some("Why a river & not a stream."));
        assert_eq!(found.published.as_deref(), Some("2026-03-01T10:00:00Z"));
        assert_eq!(found.image.as_deref(), Some("https://blog.example/r.png"));
    }
}

#[test]
fn addresses_are_as_a_browser_writes_them() {
    check("<p>See <a href=\"../b\">there</a>.</p>", "<a href=\"https://blog.example/b\">there</a>");
    check("<p>See <a href=\"//Other.Example\">there</a>.</p>", "<a href=\"https://other.example/\">there</a>");
    check("<p><a href=\"#note\">1</a> is a note.</p>", "<a href=\"#note\">1</a>");
    check("<p>Before <a id=\"note\"></a> after.</p>", "<a id=\"note\"></a>");
    check("<p>The <a href=\"\">page</a> itself.</p>", "<a href=\"https://blog.example/notes/rivers\">page</a>");
    check("<p>Tall.<img src=a.png alt='\"'></p>", "<img src=\"https://blog.example/notes/a.png\" alt=\"&quot;\">");
    check(
        "<p>Wide.<img srcset=\"/a.png 1x,/b.png 2x\"></p>",
        "srcset=\"https://blog.example/a.png 1x,https://blog.example/b.png 2x\"",
    );
    check("<p>Late.<img class=lazy data-src=/c.png></p>", " src=\"https://blog.example/c.png\"");
    let elsewhere =
        article(&page("<base href=\"/x/\"><base href=\"/y/\">", "<p>See <a href=b>there</a> and <a href=#c>here</a>.</p>"));
    assert!(elsewhere.content.contains("href=\"https://blog.example/x/b\""), "{}", elsewhere.content);
    assert!(elsewhere.content.contains("href=\"https://blog.example/x/#c\""), "{}", elsewhere.content);
}

#[test]
fn markup_is_read_as_a_browser_reads_it() {
    check("<p>1 < 2 &amp; 3 > 2, \"so\"</p>", "<p>1 &lt; 2 &amp; 3 &gt; 2, \"so\"</p>");
    check("<p>One <!-- <p>never</p> -->two</p>", "One two");
    check("<p>One<script>'</p><b>never</b>'</script> two</p>", "One two");
    check("<p>A <b>bold</b> word<br>and <i>another</i></p>", "A <b>bold</b> word<br>and <i>another</i>");
    check(
        "<figure><img src=a.png><figcaption class=\"caption big\">A weir</figcaption></figure>",
        "<figcaption class=\"caption\">A weir",
    );
    check("<pre>a &lt;b&gt;\n  c</pre>", "<pre>a &lt;b&gt;\n  c</pre>");
    check(
        "<svg viewBox=\"0 0 1 1\"><path d=\"M0\"/><path d=\"M1\"/></svg><p>After.</p>",
        "<path d=\"M0\"></path><path d=\"M1\"></path></svg>",
    );
    check("<iframe src=\"https://www.youtube.com/embed/abcdefghijk\"><p>x</iframe><p>After.</p>", "embed/abcdefghijk\"></iframe>");
}

#[test]
fn what_is_shown_is_cleaned() {
    let hostile = "<p onclick=alert(1)>Click<img src=x onerror=alert(2)></p><a href=\"javascript:alert(3)\">here</a>";
    let found = article(&page("", hostile));
    let shown = sanitize_post(&found.content, Some(PAGE), Some(PAGE));
    assert!(shown.as_str().contains("Click") && !shown.as_str().contains("alert"), "{}", shown.as_str());
}

#[test]
fn no_article() {
    let check = |html: &str| assert_eq!(extract(html, PAGE).map(|article| article.content), None, "{html}");
    check("");
    check("<html><body></body></html>");
    check("<script>alert(1)</script>");
    assert!(extract(&page("", ""), "nowhere").is_some(), "an address that is none is no reason");
}

/// Each of these nests deeper with every round, costs more with every tag, or is simply large.
#[test]
fn enormous_pages_are_flattened() {
    let many = 2_000;
    let attributes: String = (0..200_000).map(|n| format!("a{n}=1 ")).collect();
    let fonts: String = (0..60).map(|n| format!("<font size={n}>")).collect();
    let inputs = [
        "<div>".repeat(200_000),
        format!("<p {attributes}>"),
        "<b>".repeat(many),
        "<table>".repeat(many),
        "<table><tr><td>".repeat(many),
        "<b><table></b></table>".repeat(many),
        "<div><table></div></table>".repeat(many),
        "<span><div></span>".repeat(many),
        "<span><p></span></p>".repeat(many),
        "<p><div></p>".repeat(many),
        "<li><ul></li>".repeat(many),
        "<h1><div><h2></h1>".repeat(many),
        "<form><div></form>".repeat(many),
        "<button><button></button><div></button>".repeat(many),
        "<rt>".repeat(many),
        "<optgroup>".repeat(many),
        format!("<svg><style>{}", "<div>".repeat(many)),
        "<svg><foreignObject><p></svg>".repeat(many),
        "<svg><desc><p></desc></svg>".repeat(many),
        format!("<svg><p>{}", "<path/>".repeat(many)),
        (0..many).map(|n| format!("<div><font size={n}></div>")).collect(),
        format!("<div>{fonts}</div>{}", "<p>x</p>".repeat(many)),
        "<textarea><iframe><xmp>".repeat(many),
        "<!--".repeat(many),
        "&".repeat(100_000),
        format!("<p title=\"{}\">", "&".repeat(400_000)),
        format!("<img src=\"data:image/png,{}\">", "&".repeat(400_000)),
        format!("<a href={}>", "\"".repeat(400_000)),
        format!("<script type=\"application/ld+json\">{}", "[".repeat(400_000)),
    ];
    for input in inputs {
        let found = article(&page("", &format!("{PROSE}{input}")));
        // Which part of such a page is its article, nobody can say.
        assert!(!found.content.is_empty() && found.content.len() < input.len() * 40, "{}", &input[..40]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn any_page_can_be_read(html in "(<(/?(p|div|b|a|table|tr|td|svg|title|select|template|math|li|noscript)|!--|script|base href=x)>?|[a-z<>&;'\" ]|<p>word, word</p>){0,40}") {
        extract(&html, PAGE);
        let found = extract(&page(&html, &html), PAGE);
        if let Some(found) = found {
            sanitize_post(&found.content, Some(PAGE), Some(PAGE));
        }
    }

    /// What a page says about itself may be cut, nested or no JSON at all.
    #[test]
    fn any_data_can_be_read(data in r#"(\{|\}|\[|\]|:|,| |\\|\\u00|\\ud83d|é|"|null|-1e9|"@context":|"https://schema.org"|"@vocab":|"@type":|"@graph":|"Article"|"headline":|"author":|"name":|"a\\"b"|\{"@context":"https://schema.org","@type":"Article",){0,24}"#) {
        let head = format!("<script type=\"application/ld+json\">{data}</script>");
        prop_assert!(extract(&page(&head, ""), PAGE).is_some());
    }
}
