//! The blogs that one's blogs recommend, the most recommended first.

use super::Blogs;
use super::blogs::behind_scheme;
use crate::model::{Blogroll, FeedId, Recommended};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// How many are shown.
const MOST: usize = 200;

/// A blog that one does not follow yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommendation {
    /// As the first that recommends it describes it, and what it leaves out as the next does.
    pub blog: Recommended,
    /// The id of its feed.
    pub feed: FeedId,
    /// Those of one's blogs that recommend it, each once, in the order in which they were given.
    pub by: Vec<FeedId>,
}

/// What `rolls` recommend, each by the blog it is of: what most recommend first, then by name. Blogs that are followed already
/// are left out, under whatever address, and one that stands under several is there once: addresses that differ by `http`, `www.`
/// or the slash at the end are one, and so are feeds of the same page.
pub fn recommendations(rolls: &[(FeedId, Blogroll)], blogs: &Blogs) -> Vec<Recommendation> {
    let followed = followed(blogs);
    let mut found: Vec<Recommendation> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (by, roll) in rolls {
        for blog in roll.blogs() {
            let feed = FeedId::of(&blog.feed_url);
            let names = [Some(plain(&blog.feed_url)), blog.site_url.as_deref().map(plain)];
            let names: Vec<String> = names.into_iter().flatten().collect();
            if names.iter().any(|name| followed.contains(name)) || blogs.subscription(feed).is_some() {
                continue;
            }
            let place = names.iter().find_map(|name| places.get(name).copied()).unwrap_or(found.len());
            match found.get_mut(place) {
                None => found.push(Recommendation { blog: blog.clone(), feed, by: vec![*by] }),
                Some(known) => {
                    complete(&mut known.blog, blog);
                    if !known.by.contains(by) {
                        known.by.push(*by);
                    }
                }
            }
            names.into_iter().for_each(|name| {
                places.entry(name).or_insert(place);
            });
        }
    }
    for known in &mut found {
        if known.blog.title.is_empty() {
            known.blog.title = plain(&known.blog.feed_url).split('/').next().unwrap_or_default().to_owned();
        }
    }
    found.sort_by(|a, b| b.by.len().cmp(&a.by.len()).then_with(|| a.blog.title.to_lowercase().cmp(&b.blog.title.to_lowercase())));
    found.truncate(MOST);
    found
}

/// The plain addresses of the blogs that are followed: their feeds and their pages.
fn followed(blogs: &Blogs) -> HashSet<String> {
    let feeds = blogs.subscriptions.iter().map(|subscription| plain(&subscription.url));
    let pages = blogs.subscriptions.iter().filter_map(|subscription| blogs.feed(subscription.feed)?.site_url.as_deref());
    feeds.chain(pages.map(plain)).collect()
}

/// Says of `blog` what only `other` says.
fn complete(blog: &mut Recommended, other: &Recommended) {
    if blog.title.is_empty() {
        blog.title.clone_from(&other.title);
    }
    if blog.description.is_empty() {
        blog.description.clone_from(&other.description);
    }
    if blog.site_url.is_none() {
        blog.site_url.clone_from(&other.site_url);
    }
}

/// An address without what does not tell one blog from another.
fn plain(address: &str) -> String {
    let rest = behind_scheme(address);
    let rest = rest.split('#').next().unwrap_or(rest);
    rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Feed, Subscription, Timestamp};

    fn blog(feed_url: &str, title: &str, site_url: Option<&str>) -> Recommended {
        let site_url = site_url.map(str::to_owned);
        Recommended { feed_url: feed_url.to_owned(), title: title.to_owned(), site_url, description: String::new() }
    }

    fn following(url: &str, site_url: &str) -> Blogs {
        let feed = FeedId::of(url);
        let subscription = Subscription::new(feed, url.to_owned(), Timestamp(0));
        let feed = Feed { site_url: Some(site_url.to_owned()), ..Feed::new(feed) };
        Blogs { subscriptions: vec![subscription], folders: vec![], feeds: vec![feed] }
    }

    /// Rolls by number, and what is expected: title, and the numbers of those that recommend it.
    fn check(rolls: &[(u64, &[Recommended])], expected: &[(&str, &[u64])]) {
        let id = |number: u64| FeedId::of(&number.to_string());
        let rolls: Vec<(FeedId, Blogroll)> = rolls
            .iter()
            .map(|(number, blogs)| (id(*number), Blogroll { in_lists: blogs.to_vec(), ..Blogroll::default() }))
            .collect();
        let found = recommendations(&rolls, &following("https://tides.example/feed", "https://tides.example/"));
        let found: Vec<(&str, &[FeedId])> = found.iter().map(|found| (found.blog.title.as_str(), &found.by[..])).collect();
        let expected: Vec<(&str, Vec<FeedId>)> =
            expected.iter().map(|(title, by)| (*title, by.iter().map(|by| id(*by)).collect())).collect();
        assert_eq!(found, expected.iter().map(|(title, by)| (*title, &by[..])).collect::<Vec<_>>());
    }

    #[test]
    fn by_how_many_recommend_it() {
        let (kilns, moths) = (blog("https://kilns.example/atom", "Kilns", None), blog("https://moths.example/rss", "Moths", None));
        let attic = blog("https://attic.example/rss", "attic", None);
        check(&[], &[]);
        check(&[(1, &[moths.clone(), kilns.clone()])], &[("Kilns", &[1]), ("Moths", &[1])]);
        check(
            &[(1, &[kilns.clone(), moths.clone()]), (2, &[attic, moths.clone()])],
            &[("Moths", &[1, 2]), ("attic", &[2]), ("Kilns", &[1])],
        );
        check(&[(1, &[moths.clone(), moths])], &[("Moths", &[1])]);
    }

    #[test]
    fn one_blog_under_several_addresses() {
        let rss = blog("https://www.moths.example/rss/", "", Some("https://moths.example/"));
        let again = blog("http://moths.example/rss", "Moths", None);
        let atom = blog("https://moths.example/atom", "Moths by night", Some("https://www.moths.example"));
        check(&[(1, &[rss]), (2, &[again]), (3, &[atom])], &[("Moths", &[1, 2, 3])]);
        check(&[(1, &[blog("https://moths.example/rss", "", None)])], &[("moths.example", &[1])]);
    }

    #[test]
    fn what_is_followed_is_left_out() {
        check(&[(1, &[blog("http://www.tides.example/feed/", "Tides", None)])], &[]);
        check(&[(1, &[blog("https://feeds.example/tides", "Tides", Some("https://tides.example"))])], &[]);
    }
}
