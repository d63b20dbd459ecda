//! Sites of videos.

use super::is_name;
use url::Url;

/// Channels by id and by old user name, and playlists. The feed of a channel is what YouTube's push notifications subscribe to:
/// <https://developers.google.com/youtube/v3/guides/push_notifications>. `playlist_id` and `user` are the same address's other
/// parameters.
pub(super) fn youtube(url: &Url, path: &[&str]) -> Option<String> {
    let feed = |name: &str, id: &str| Some(format!("https://www.youtube.com/feeds/videos.xml?{name}={id}"));
    match path {
        ["channel", id, ..] if id.len() == 24 && id.starts_with("UC") && is_name(id) => feed("channel_id", id),
        ["user", name, ..] if is_name(name) => feed("user", name),
        ["playlist"] => {
            let (_, id) = url.query_pairs().find(|(name, _)| name == "list")?;
            // `WL` and `LL` are a person's own, `RD…` is mixed anew for each.
            let public = id.len() > 10 && is_name(&id) && !id.starts_with("RD");
            if public { feed("playlist_id", &id) } else { None }
        }
        _ => None,
    }
}

/// The videos of a person or a channel. Nowhere documented today, and widely followed.
pub(super) fn vimeo(path: &[&str]) -> Option<String> {
    match path {
        ["channels", name] => Some(format!("https://vimeo.com/channels/{name}/videos/rss")),
        [name] | [name, "videos"] if is_name(name) && !name.bytes().all(|b| b.is_ascii_digit()) => {
            Some(format!("https://vimeo.com/{name}/videos/rss"))
        }
        _ => None,
    }
}

/// Channels; the address that "RSS" in a channel's menu leads to.
pub(super) fn odysee(path: &[&str]) -> Option<String> {
    match path {
        [channel, ..] if channel.starts_with('@') => Some(format!("https://odysee.com/$/rss/{channel}")),
        _ => None,
    }
}
