//! Sites where people talk.

use super::{is_host_label, is_name};
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
