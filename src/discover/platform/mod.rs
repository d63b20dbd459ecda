//! Feeds of well-known sites, from a page's address alone. Each says where that is documented.

mod blogs;
mod code;
mod pictures;
mod social;
mod video;

use super::shape::looks_like_feed;
use url::Url;

/// The feed of the page at `url`, when its site is known and the address tells enough.
///
/// The answer is made up from the address and not proven: try it, and when it is no feed, the page itself. `None` for addresses
/// that look like a feed already, and where the page has to be read: a YouTube `@handle`, whose page names the channel's feed
/// (the `user=` of that name may be another's channel).
pub fn platform_feed(url: &str) -> Option<String> {
    let url = Url::parse(url.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    if looks_like_feed(&url) {
        return None;
    }
    let host = url.host_str()?.trim_end_matches('.');
    let host = host.strip_prefix("www.").unwrap_or(host);
    let path: Vec<&str> = url.path().split('/').filter(|segment| !segment.is_empty()).collect();
    match host {
        "youtube.com" | "m.youtube.com" | "music.youtube.com" => video::youtube(&url, &path),
        "github.com" => code::github(&path),
        "codeberg.org" => code::forgejo(&path),
        "reddit.com" | "old.reddit.com" | "new.reddit.com" | "np.reddit.com" | "m.reddit.com" => social::reddit(&path),
        "medium.com" => blogs::medium(&path),
        "open.substack.com" => blogs::open_substack(&path),
        "bsky.app" => social::bluesky(&path),
        "tumblr.com" => blogs::tumblr(&path),
        "dev.to" => blogs::dev_to(&path),
        "vimeo.com" => video::vimeo(&path),
        "odysee.com" => video::odysee(&path),
        "letterboxd.com" => one_name(&path).map(|name| format!("https://letterboxd.com/{name}/rss/")),
        "buttondown.com" | "buttondown.email" => one_name(&path).map(|name| format!("https://buttondown.com/{name}/rss")),
        "stackoverflow.com" | "serverfault.com" | "superuser.com" | "askubuntu.com" | "mathoverflow.net" => {
            code::stack_exchange(host, &path)
        }
        "gitlab.com" | "gitlab.gnome.org" | "gitlab.freedesktop.org" | "invent.kde.org" | "salsa.debian.org" => {
            code::gitlab(host, &path)
        }
        "git.sr.ht" => code::sourcehut(&path),
        "crates.io" => code::crates_io(&path),
        "pypi.org" => code::pypi(&path),
        "news.ycombinator.com" => social::hacker_news(&path),
        "lobste.rs" => social::lobsters(&path),
        "flickr.com" => pictures::flickr(&path),
        "arxiv.org" => code::arxiv(&path),
        // Pages of people whose addresses look like Mastodon's, and that have no feed there.
        "substack.com" | "tiktok.com" | "threads.com" | "threads.net" | "flipboard.com" | "lemon8-app.com" => None,
        _ if host.ends_with(".stackexchange.com") => code::stack_exchange(host, &path),
        _ => blogs::blog_host(host, &path)
            .or_else(|| social::mastodon(&url, &path))
            .or_else(|| social::lemmy(&url, &path))
            .or_else(|| social::discourse(&url, &path)),
    }
}

/// A path that is one name.
fn one_name<'a>(path: &[&'a str]) -> Option<&'a str> {
    match path {
        [name] if is_name(name) && !matches!(*name, "about" | "login" | "search" | "films" | "lists" | "pricing") => Some(name),
        _ => None,
    }
}

/// Letters, digits and what joins them: safe in a path and in a query.
/// Whether it is a number as addresses have it, and nothing else.
fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
}

/// What may stand between the dots of a host's name.
fn is_host_label(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
