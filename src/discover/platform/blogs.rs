//! Sites of blogs.

use super::is_host_label;

/// People, publications and tags: <https://help.medium.com/hc/en-us/articles/214874118>.
pub(super) fn medium(path: &[&str]) -> Option<String> {
    match path {
        ["tag", tag, ..] => Some(format!("https://medium.com/feed/tag/{tag}")),
        [
            "about" | "creators" | "jobs-at-medium" | "m" | "me" | "membership" | "new-story" | "p" | "plans" | "search" | "topic"
            | "topics",
            ..,
        ] => None,
        [name, ..] => Some(format!("https://medium.com/feed/{name}")),
        [] => None,
    }
}

/// Publications as Substack's app shares them; the feed is documented at
/// <https://support.substack.com/hc/en-us/articles/360038239391>.
pub(super) fn open_substack(path: &[&str]) -> Option<String> {
    match path {
        ["pub", name, ..] if is_host_label(name) => Some(format!("https://{name}.substack.com/feed")),
        _ => None,
    }
}

/// A blog as Tumblr's own pages show it; each blog has `/rss`, which its own page names.
pub(super) fn tumblr(path: &[&str]) -> Option<String> {
    let name = match path {
        ["blog", "view", name, ..] | ["blog", name, ..] => name,
        [
            "about" | "communities" | "dashboard" | "explore" | "help" | "inbox" | "likes" | "live" | "login" | "new" | "policy"
            | "privacy" | "register" | "search" | "settings" | "shop" | "tagged",
            ..,
        ] => {
            return None;
        }
        [name, ..] => name,
        [] => return None,
    };
    is_host_label(name).then(|| format!("https://{name}.tumblr.com/rss"))
}

/// People, organisations and tags: the `<link>` of their pages.
pub(super) fn dev_to(path: &[&str]) -> Option<String> {
    match path {
        ["t", tag, ..] => Some(format!("https://dev.to/feed/tag/{tag}")),
        ["about" | "search" | "settings" | "tags" | "top" | "videos", ..] => None,
        [name, ..] => Some(format!("https://dev.to/feed/{name}")),
        [] => None,
    }
}

/// Hosts that give each blog a name below theirs, and where its feed stands:
/// <https://support.substack.com/hc/en-us/articles/360038239391>, Medium, Tumblr (see above),
/// <https://wordpress.com/support/feeds/>, <https://www.livejournal.com/support/faq/149.html>; the pages of the others name theirs.
const BLOG_HOSTS: [(&str, &str); 9] = [
    (".substack.com", "/feed"),
    (".medium.com", "/feed"),
    (".tumblr.com", "/rss"),
    (".wordpress.com", "/feed/"),
    (".bearblog.dev", "/feed/"),
    (".ghost.io", "/rss/"),
    (".micro.blog", "/feed.xml"),
    (".livejournal.com", "/data/rss"),
    (".hashnode.dev", "/rss.xml"),
];

pub(super) fn blog_host(host: &str, path: &[&str]) -> Option<String> {
    let under = |(suffix, feed): &(&str, &'static str)| host.strip_suffix(suffix).map(|name| (name.to_owned(), *feed));
    if let Some((name, feed)) = BLOG_HOSTS.iter().find_map(under) {
        let taken = matches!(name.as_str(), "help" | "support" | "api" | "assets" | "cdn" | "media");
        // Labels have feeds of their own, at their page's address.
        let within = match (host.ends_with(".wordpress.com") || host.ends_with(".tumblr.com"), path) {
            (true, [kind @ ("tag" | "tagged" | "category" | "author"), label]) => format!("/{kind}/{label}"),
            _ => String::new(),
        };
        return (!taken && is_host_label(&name)).then(|| format!("https://{host}{within}{feed}"));
    }
    blogger(host, path)
}

/// Blogs of Blogger under any country's name, and their labels:
/// <https://support.google.com/blogger/answer/97933>.
fn blogger(host: &str, path: &[&str]) -> Option<String> {
    let (name, country) = host.split_once(".blogspot.")?;
    let is_country = matches!(country.len(), 2..=6) && country.split('.').all(is_host_label);
    if !is_host_label(name) || !is_country {
        return None;
    }
    let label = match path {
        ["search", "label", label] => format!("/-/{label}"),
        _ => String::new(),
    };
    Some(format!("https://{host}/feeds/posts/default{label}"))
}
