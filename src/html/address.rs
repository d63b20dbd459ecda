//! Addresses in a post: made absolute, allowed or not, and rid of what only serves to follow the reader.

use super::tracking::{Tracking, strip_tracking};
use url::Url;

/// An address longer than this is no address that a person meant to share.
const MAX_LENGTH: usize = 8192;

/// Where a link may lead. Everything else, `javascript:` first of all, goes.
const LINK_SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// What a picture may be when it stands in the address itself. Not SVG: it is a document.
const DATA_IMAGES: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/// Pictures whose only purpose is to be counted: host (and its subdomains), and what the path begins with.
const COUNTERS: &[(&str, &str)] = &[
    ("amazon-adsystem.com", "/"),
    ("api.follow.it", "/track"),
    ("b.scorecardresearch.com", "/"),
    ("blogger.googleusercontent.com", "/tracker/"),
    ("counter.theconversation.com", "/"),
    ("doubleclick.net", "/"),
    ("facebook.com", "/tr"),
    ("feedburner.com", "/~"),
    ("feedpress.me", "/"),
    ("feeds.wordpress.com", "/1.0/"),
    ("feedsportal.com", "/"),
    ("google-analytics.com", "/"),
    ("hits.sh", "/"),
    ("list-manage.com", "/track/"),
    ("medium.com", "/_/stat"),
    ("pixel.quantserve.com", "/"),
    ("pixel.wp.com", "/"),
    ("px.ads.linkedin.com", "/"),
    ("rss.buysellads.com", "/"),
    ("stats.wordpress.com", "/"),
    ("track.hubspot.com", "/"),
    ("tracking.feedpress.it", "/"),
];

/// The address that relative ones start from, when there is a usable one.
pub(crate) fn base(address: Option<&str>) -> Option<Url> {
    Url::parse(address?.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// `address` made absolute. Without a base only absolute addresses and those that begin with `//` can be.
pub(crate) fn resolve(base: Option<&Url>, address: &str) -> Option<Url> {
    let address = address.trim();
    if address.is_empty() || address.len() > MAX_LENGTH {
        return None;
    }
    match base {
        Some(base) => base.join(address).ok(),
        None if address.starts_with("//") => Url::parse(&format!("https:{address}")).ok(),
        None => Url::parse(address).ok(),
    }
}

/// Where a link may lead: absolute, allowed, without tracking parameters if so wished. What was absolute stays as it was written.
pub(crate) fn link(base: Option<&Url>, address: &str, tracking: Tracking) -> Option<String> {
    let mut url = resolve(base, address).filter(|url| LINK_SCHEMES.contains(&url.scheme()))?;
    let stripped = tracking == Tracking::Removed && strip_tracking(&mut url);
    Some(if !stripped && is_written_out(address.trim()) { address.trim().to_owned() } else { url.into() })
}

/// Whether a browser takes the address as it stands: scheme first, and nothing in it that is passed over or turned around.
fn is_written_out(address: &str) -> bool {
    let web = address.starts_with("https://") || address.starts_with("http://");
    web && !address.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\')
}

/// The address of a file that is fetched: `http` or `https` only.
pub(crate) fn file(base: Option<&Url>, address: &str) -> Option<Url> {
    resolve(base, address).filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// The address of a picture: a file, or one of four formats in the address itself.
pub(crate) fn image(base: Option<&Url>, address: &str) -> Option<String> {
    let address = address.trim();
    match is_data(address) {
        true => is_data_image(address).then(|| address.to_string()),
        false => file(base, address).map(String::from),
    }
}

fn is_data(address: &str) -> bool {
    address.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:"))
}

/// Whether `address` is `data:` with a picture that cannot hold script.
pub(crate) fn is_data_image(address: &str) -> bool {
    let Some((head, data)) = address.split_once(',') else { return false };
    let head = head.to_ascii_lowercase();
    let kind = head.strip_prefix("data:").map(|rest| rest.split(';').next().unwrap_or(rest));
    let plain = |byte: u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'%' | b'-' | b'_' | b'.' | b';' | b':' | b',')
    };
    kind.is_some_and(|kind| DATA_IMAGES.contains(&kind)) && head.bytes().all(plain) && data.bytes().all(plain)
}

/// The candidates of a `srcset` that may stay (WHATWG HTML section 4.8.4.2.1), absolute; `None` when none may.
pub(crate) fn srcset(base: Option<&Url>, text: &str) -> Option<String> {
    let text = &text[..text.floor_char_boundary(MAX_LENGTH)];
    let mut kept: Vec<String> = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() || kept.len() == 32 {
            break;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (address, after) = rest.split_at(end);
        let (address, descriptor) = match address.strip_suffix(',') {
            Some(address) => {
                rest = after;
                (address.trim_end_matches(','), "")
            }
            None => {
                let end = after.find(',').unwrap_or(after.len());
                rest = &after[end..];
                (address, after[..end].trim())
            }
        };
        let plain = descriptor.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.');
        if let Some(url) = file(base, address).filter(|_| plain) {
            // A comma at either end would be read as a separator.
            let url = String::from(url);
            if !url.ends_with(',') {
                kept.push(if descriptor.is_empty() { url } else { format!("{url} {descriptor}") });
            }
        }
    }
    (!kept.is_empty()).then(|| kept.join(", "))
}

/// Whether a picture at this address is only there to be counted.
pub(crate) fn is_counter(address: &str) -> bool {
    let Some((_, rest)) = address.split_once("://") else { return false };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    COUNTERS.iter().any(|(counter, start)| {
        let ours = host.strip_suffix(counter).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'));
        ours && path.starts_with(start)
    })
}

/// The address of a page: absolute, without what follows the reader. `None` when it is no `http` or `https` address.
pub fn page(address: &str) -> Option<String> {
    page_as(address, Tracking::Removed)
}

/// As [`page`], with what follows the reader if so wished.
pub fn page_as(address: &str, tracking: Tracking) -> Option<String> {
    let mut url = file(None, address)?;
    if tracking == Tracking::Removed {
        strip_tracking(&mut url);
    }
    Some(url.into())
}

/// A player in a frame: what it is called, where its page is, and a name for click-to-load when Rill knows how.
#[derive(Debug, PartialEq)]
pub(crate) struct Player {
    /// `youtube:ID` or `vimeo:ID`.
    pub embed: Option<String>,
    /// The page that a person would open.
    pub page: String,
    /// What to call it when the frame has no title.
    pub name: &'static str,
}

/// Hosts whose frames hold something to hear or see: they become a plain link.
const PLAYERS: &[(&str, &str)] = &[
    ("archive.org", "Internet Archive"),
    ("bandcamp.com", "Bandcamp"),
    ("codepen.io", "CodePen"),
    ("dailymotion.com", "Dailymotion"),
    ("datawrapper.de", "Datawrapper"),
    ("dwcdn.net", "Datawrapper"),
    ("media.ccc.de", "media.ccc.de"),
    ("mixcloud.com", "Mixcloud"),
    ("podcasts.apple.com", "Apple Podcasts"),
    ("soundcloud.com", "SoundCloud"),
    ("spotify.com", "Spotify"),
    ("ted.com", "TED"),
    ("twitch.tv", "Twitch"),
];

/// What a frame with this address plays; `None` for every frame that is not known.
pub(crate) fn player(base: Option<&Url>, address: &str) -> Option<Player> {
    let mut url = file(base, address)?;
    let host = url.host_str()?.trim_start_matches("www.").to_string();
    let last = url.path_segments().and_then(|mut segments| segments.next_back()).unwrap_or("").to_string();
    match host.as_str() {
        "youtube.com" | "youtube-nocookie.com" | "m.youtube.com" | "youtu.be" => {
            let query = url.query_pairs().find(|(name, _)| name == "v").map(|(_, value)| value.into_owned());
            // `/watch?v=ID`, `/embed/ID`, `/shorts/ID`, `/v/ID&hl=en`; and `/live/ID`.
            let id = query.unwrap_or(last);
            let id = id.split('&').next().filter(|id| is_embed("youtube", id))?;
            let page = format!("https://www.youtube.com/watch?v={id}");
            Some(Player { embed: Some(format!("youtube:{id}")), page, name: "YouTube" })
        }
        "player.vimeo.com" | "vimeo.com" if is_embed("vimeo", &last) => {
            let page = format!("https://vimeo.com/{last}");
            Some(Player { embed: Some(format!("vimeo:{last}")), page, name: "Vimeo" })
        }
        _ => {
            let known = |known: &str| host.strip_suffix(known).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'));
            let name = PLAYERS.iter().find(|(player, _)| known(player)).map(|(_, name)| *name)?;
            strip_tracking(&mut url);
            Some(Player { embed: None, page: url.into(), name })
        }
    }
}

/// Whether `id` can name a video at `site`.
fn is_embed(site: &str, id: &str) -> bool {
    match site {
        "youtube" => id.len() == 11 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')),
        "vimeo" => (4..=12).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    }
}

/// Whether `text` is what `data-embed` may say.
pub(crate) fn is_embed_name(text: &str) -> bool {
    text.split_once(':').is_some_and(|(site, id)| is_embed(site, id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Option<Url> {
        base(Some("https://example.org/blog/post"))
    }

    #[test]
    fn links() {
        let check = |address: &str, expected: Option<&str>| {
            assert_eq!(link(example().as_ref(), address, Tracking::Removed).as_deref(), expected, "{address}");
        };
        check("other", Some("https://example.org/blog/other"));
        check("/a?b=c#d", Some("https://example.org/a?b=c#d"));
        check("//host/a", Some("https://host/a"));
        check(" \n mailto:a@b ", Some("mailto:a@b"));
        check("tel:+49", Some("tel:+49"));
        check("javascript:alert(1)", None);
        check(" java\nscript:alert(1)", None);
        check("data:text/html,x", None);
        check("vbscript:x", None);
        check("http://", None);
        check("", None);
        check("https://a.org/?utm_source=x&id=2&fbclid=y", Some("https://a.org/?id=2"));
        check("https://a.org/?UTM_medium=x", Some("https://a.org/"));
        check("https://a.org/?source=rss----1&source=me", Some("https://a.org/?source=me"));
        check("https://a.org/?a=%20+b&utmost=1", Some("https://a.org/?a=%20+b&utmost=1"));
        check(" https://a.org/Straße ", Some("https://a.org/Straße"));
        check("https://a.org/a b", Some("https://a.org/a%20b"));
        check("https://a.org\\@b.org", Some("https://a.org/@b.org"));
        check("HTTPS://A.org", Some("https://a.org/"));
        check("https:a.org", Some("https://example.org/blog/a.org"));
        check("https://a.org/\u{7}a", Some("https://a.org/%07a"));
    }

    #[test]
    fn without_a_base() {
        let check = |address: &str, expected: Option<&str>| {
            assert_eq!(link(None, address, Tracking::Removed).as_deref(), expected, "{address}")
        };
        check("a/b", None);
        check("?feed=1", None);
        check("//host/a", Some("https://host/a"));
        check("https://host", Some("https://host"));
    }

    #[test]
    fn pictures() {
        let check = |address: &str, expected: Option<&str>| {
            assert_eq!(image(example().as_ref(), address).as_deref(), expected, "{address}");
        };
        check("a.png", Some("https://example.org/blog/a.png"));
        check("data:image/png;base64,AAAA", Some("data:image/png;base64,AAAA"));
        check("DATA:image/gif;base64,AAAA", Some("DATA:image/gif;base64,AAAA"));
        check("data:image/svg+xml,<svg/>", None);
        check("data:text/html,x", None);
        check("data:image/png", None);
        check("file:///etc", None);
        check("mailto:a@b", None);
    }

    #[test]
    fn sets_of_pictures() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(srcset(example().as_ref(), text).as_deref(), expected, "{text}");
        };
        check("a.png 1x, /b.png 2x", Some("https://example.org/blog/a.png 1x, https://example.org/b.png 2x"));
        check("a.png", Some("https://example.org/blog/a.png"));
        check("a.png, b.png 2x", Some("https://example.org/blog/a.png, https://example.org/blog/b.png 2x"));
        check("w_400,h_3/a.png 400w", Some("https://example.org/blog/w_400,h_3/a.png 400w"));
        check("javascript:x 1x", None);
        check("data:image/png;base64,A 1x, a.png 2x", Some("https://example.org/blog/a.png 2x"));
        check(" , ,", None);
    }

    #[test]
    fn counters() {
        let check = |address: &str, expected: bool| assert_eq!(is_counter(address), expected, "{address}");
        check("https://pixel.wp.com/b.gif?x", true);
        check("http://feeds.feedburner.com/~r/blog/~4/x", true);
        check("https://ad.doubleclick.net/x", true);
        check("https://notdoubleclick.net/x", false);
        check("https://medium.com/photo.jpg", false);
    }

    #[test]
    fn players() {
        let check = |address: &str, embed: Option<&str>, page: Option<&str>| {
            let player = player(example().as_ref(), address);
            assert_eq!(player.as_ref().and_then(|player| player.embed.as_deref()), embed, "{address}");
            assert_eq!(player.as_ref().map(|player| player.page.as_str()), page, "{address}");
        };
        let video = Some("https://www.youtube.com/watch?v=abcdefghi-_");
        check("//www.youtube.com/embed/abcdefghi-_?rel=0", Some("youtube:abcdefghi-_"), video);
        check("https://www.youtube-nocookie.com/embed/abcdefghi-_", Some("youtube:abcdefghi-_"), video);
        check("http://www.youtube.com/v/abcdefghi-_&hl=en", Some("youtube:abcdefghi-_"), video);
        check("https://player.vimeo.com/video/123456?h=1", Some("vimeo:123456"), Some("https://vimeo.com/123456"));
        check("https://www.youtube.com/embed/short", None, None);
        check("https://open.spotify.com/embed/track/1?utm_source=x", None, Some("https://open.spotify.com/embed/track/1"));
        check("https://notspotify.com/", None, None);
        check("javascript:alert(1)", None, None);
    }
}
