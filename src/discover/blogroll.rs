//! Where a blog says which blogs its author reads (<https://opml.org/blogroll.opml>).

use super::resolve;
use super::tags::{Event, Tags};
use url::Url;

/// How many lists of one page are looked at.
const MOST_LISTS: usize = 4;

/// Hosts where many people write side by side: what stands at their root is not the blog's, and none of them has blogrolls.
const SHARED_HOSTS: [&str; 14] = [
    "bsky.app",
    "codeberg.org",
    "dev.to",
    "github.com",
    "gitlab.com",
    "letterboxd.com",
    "lobste.rs",
    "medium.com",
    "news.ycombinator.com",
    "reddit.com",
    "stackoverflow.com",
    "tumblr.com",
    "vimeo.com",
    "youtube.com",
];

/// The lists of blogs that a page at the address `base` names with `rel="blogroll"`, in the page's order, each once.
pub fn find_blogrolls(html: &str, base: &str) -> Vec<String> {
    let html = &html[..html.floor_char_boundary(super::MOST_BYTES)];
    let mut base = Url::parse(base).ok();
    let mut has_base = false;
    let mut found = Vec::new();
    for event in Tags::new(html) {
        let Event::Start(tag) = event else { continue };
        if tag.is("base") && !has_base {
            has_base = true;
            base = tag.get("href").and_then(|href| resolve(base.as_ref(), &href)).or(base);
        }
        let rel = tag.get("rel").unwrap_or_default();
        let names = (tag.is("link") || tag.is("a")) && rel.split_whitespace().any(|word| word.eq_ignore_ascii_case("blogroll"));
        let Some(url) = tag.get("href").filter(|_| names).and_then(|href| resolve(base.as_ref(), &href)) else { continue };
        let url = String::from(url);
        if found.len() < MOST_LISTS && !found.contains(&url) {
            found.push(url);
        }
    }
    found
}

/// Where the list of the blog at `site` stands when nothing names it; `None` when the host is not the blog's own.
pub fn well_known_blogroll(site: &str) -> Option<String> {
    let site = resolve(None, site)?;
    if !may_have_blogroll(&site) {
        return None;
    }
    site.join("/.well-known/recommendations.opml").ok().map(String::from)
}

fn may_have_blogroll(site: &Url) -> bool {
    let host = site.host_str().unwrap_or_default().trim_end_matches('.');
    let shared = |known: &str| host.strip_suffix(known).is_some_and(|sub| sub.is_empty() || sub == "www." || sub == "old.");
    !SHARED_HOSTS.iter().any(|known| shared(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_by_a_page() {
        let check = |html: &str, expected: &[&str]| {
            assert_eq!(find_blogrolls(html, "https://tides.example/blog/"), expected, "{html}");
        };
        check("", &[]);
        check(r#"<link rel="blogroll" type="text/xml" href="/roll.opml">"#, &["https://tides.example/roll.opml"]);
        check(r#"<link rel="Alternate BLOGROLL" href=roll.opml>"#, &["https://tides.example/blog/roll.opml"]);
        check(r#"<base href="https://far.example/"><a rel=blogroll href=roll.opml>"#, &["https://far.example/roll.opml"]);
        check(r#"<link rel=blogroll href=/a><link rel=blogroll href=/a#x>"#, &["https://tides.example/a"]);
        check(r#"<link rel=blogroll href="javascript:x"><link rel=blogroll><link rel=blogrolls href=/a>"#, &[]);
        check(r#"<!-- <link rel=blogroll href=/a> -->"#, &[]);
    }

    #[test]
    fn where_nothing_names_it() {
        let check = |site: &str, expected: Option<&str>| assert_eq!(well_known_blogroll(site).as_deref(), expected, "{site}");
        let known = Some("https://tides.example/.well-known/recommendations.opml");
        check("https://tides.example", known);
        check("https://tides.example/blog/?a=b", known);
        check("https://www.youtube.com/channel/UC1", None);
        check("https://medium.com/@someone", None);
        check("https://someone.medium.com/", Some("https://someone.medium.com/.well-known/recommendations.opml"));
        check("mailto:a@b.example", None);
        check("", None);
    }
}
