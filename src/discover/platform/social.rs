//! Sites where people talk.

use super::{is_host_label, is_name, is_number};
use url::Url;

/// Every listing with `.rss` behind it: <https://www.reddit.com/wiki/rss>.
pub(super) fn reddit(path: &[&str]) -> Option<String> {
    let listing = match path {
        [] => String::new(),
        ["r", name] => format!("r/{name}/"),
        ["r", name, order @ ("new" | "hot" | "top" | "rising" | "controversial")] => format!("r/{name}/{order}/"),
        ["u" | "user", name] | ["u" | "user", name, "submitted" | "posts" | "overview"] => format!("user/{name}/"),
        ["u" | "user", name, "m", multi] => format!("user/{name}/m/{multi}/"),
        ["domain", domain] => format!("domain/{domain}/"),
        _ => return None,
    };
    Some(format!("https://www.reddit.com/{listing}.rss"))
}

/// Profiles by handle or DID: <https://github.com/bluesky-social/social-app/issues/1491>. A handle's is forwarded to the DID's.
pub(super) fn bluesky(path: &[&str]) -> Option<String> {
    match path {
        ["profile", who] => Some(format!("https://bsky.app/profile/{who}/rss")),
        _ => None,
    }
}

/// Profiles on any host: `/@name.rss` (Mastodon's documentation, <https://github.com/mastodon/documentation/pull/1767>; others
/// speak the same).
/// A profile seen from another host, `/@name@host`, has its feed at home only
/// (<https://github.com/mastodon/mastodon/issues/30524>).
pub(super) fn mastodon(url: &Url, path: &[&str]) -> Option<String> {
    let (first, rest) = path.split_first()?;
    let handle = first.strip_prefix('@')?;
    if !matches!(rest, [] | ["with_replies" | "media" | "featured"]) {
        return None;
    }
    let (name, home) = handle.split_once('@').unwrap_or((handle, ""));
    if name.is_empty() || !is_name(name) {
        return None;
    }
    if home.is_empty() {
        let mut feed = url.clone();
        feed.set_path(&format!("/@{name}.rss"));
        feed.set_query(None);
        feed.set_fragment(None);
        return Some(feed.into());
    }
    let home = home.contains('.') && home.split('.').all(is_host_label);
    home.then(|| handle.split_once('@')).flatten().map(|(name, home)| format!("https://{home}/@{name}.rss"))
}

/// Communities and people of a Lemmy (<https://join-lemmy.org/docs/users/02-media.html>, the button beside the order of a list); one
/// seen from another host, `/c/name@host`, has its feed where it is seen, too.
pub(super) fn lemmy(url: &Url, path: &[&str]) -> Option<String> {
    let ["c", community] = path else { return None };
    let (name, home) = community.split_once('@').unwrap_or((community, "home"));
    if !is_name(name) || !home.split('.').all(is_host_label) {
        return None;
    }
    let mut feed = url.clone();
    feed.set_path(&format!("/feeds/c/{community}.xml"));
    feed.set_query(Some("sort=New"));
    feed.set_fragment(None);
    Some(feed.into())
}

/// The front page, which is all that Hacker News itself has a feed of: the `<link>` of that page.
pub(super) fn hacker_news(path: &[&str]) -> Option<String> {
    matches!(path, [] | ["news"]).then(|| "https://news.ycombinator.com/rss".to_owned())
}

/// Lobsters: the `<link>` of the front page, of a tag's, and of a person's.
pub(super) fn lobsters(path: &[&str]) -> Option<String> {
    match path {
        [] => Some("https://lobste.rs/rss".to_owned()),
        ["t", tags] => Some(format!("https://lobste.rs/t/{tags}.rss")),
        ["newest"] => Some("https://lobste.rs/newest.rss".to_owned()),
        [who] | [who, "stories"] if who.starts_with('~') => Some(format!("https://lobste.rs/{who}/stories.rss")),
        _ => None,
    }
}

/// Categories and topics of a Discourse forum, which end in their number (<https://meta.discourse.org/t/264134>).
pub(super) fn discourse(url: &Url, path: &[&str]) -> Option<String> {
    let [kind @ ("c" | "t"), _, .., id] = path else { return None };
    if !is_number(id) || (*kind == "t" && path.len() != 3) {
        return None;
    }
    let mut feed = url.clone();
    feed.set_path(&format!("/{}.rss", path.join("/")));
    feed.set_query(None);
    feed.set_fragment(None);
    Some(feed.into())
}
