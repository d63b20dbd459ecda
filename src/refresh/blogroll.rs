//! What a blog's feed and lists recommend, and when its site is asked for them again.

use crate::feed::ParsedFeed;
use crate::feed::identity::normalise_url;
use crate::html::{page_address, to_line};
use crate::model::{Blogroll, Recommended, Timestamp};
use crate::opml::Opml;

/// A site is asked for its lists once in this time, in milliseconds, whatever came of it.
const ASKED_EVERY: i64 = 7 * Timestamp::DAY;
/// How many blogs of one blog are kept. A list of more is a directory.
const MOST: usize = 300;
/// The longest title and the longest description that are kept, in characters.
const LONGEST: usize = 200;

/// What the feed itself says: the lists it names, and the blogs it names.
pub fn named_in_feed(feed: &ParsedFeed) -> Blogroll {
    let of = |rel: &'static str| feed.links.iter().filter(move |link| link.rel == rel);
    let mut lists: Vec<String> = of("blogroll").filter_map(|link| page_address(&link.href)).collect();
    lists.dedup();
    lists.truncate(4);
    let blogs = of("podroll").filter_map(|link| recommended(&link.href, link.title.as_deref(), None, None));
    Blogroll { lists, in_feed: blogs.take(MOST).collect(), ..Blogroll::default() }
}

/// The blogs of a list.
pub fn named_in_list(list: Opml) -> Vec<Recommended> {
    let blogs = list.outlines.iter().filter_map(|outline| {
        recommended(&outline.xml_url, outline.title.as_deref(), outline.html_url.as_deref(), outline.description.as_deref())
    });
    let mut kept: Vec<Recommended> = Vec::new();
    for blog in blogs {
        if kept.len() < MOST && kept.iter().all(|known| known.feed_url != blog.feed_url) {
            kept.push(blog);
        }
    }
    kept
}

/// Whether the site of the blog is to be asked for its lists. A clock that was wrong when it was asked counts as never.
pub fn may_ask(roll: &Blogroll, now: Timestamp) -> bool {
    roll.asked_at.is_none_or(|asked| asked > now || now.0 - asked.0 >= ASKED_EVERY)
}

fn recommended(feed: &str, title: Option<&str>, site: Option<&str>, description: Option<&str>) -> Option<Recommended> {
    let line = |text: Option<&str>| to_line(text.unwrap_or_default()).chars().take(LONGEST).collect();
    Some(Recommended {
        feed_url: normalise_url(feed)?,
        title: line(title),
        site_url: site.and_then(page_address),
        description: line(description),
    })
}
