//! What an address tells by its looks alone.

use url::Url;

/// The last part of a path that ends in a feed, its extension aside.
const NAMES: [&str; 10] = ["feed", "rss", "atom", "rdf", "rss2", "rss1", "atom1", "feeds", "jsonfeed", "backend"];
/// Extensions that only feeds have.
const EXTENSIONS: [&str; 4] = ["rss", "atom", "rdf", "rss2"];
/// Extensions of programs that answer with a feed when they are called like one.
const PROGRAMS: [&str; 6] = ["php", "aspx", "asp", "cgi", "jsp", "json"];
/// What the names of XML files that are no feeds hold.
const OTHER_XML: [&str; 8] = ["sitemap", "opensearch", "osd", "browserconfig", "manifest", "crossdomain", "rsd", "foaf"];
/// Parts of addresses that programs ask and no reader does: oEmbed (<https://oembed.com>), WordPress' REST and XML-RPC.
const SERVICES: [&str; 5] = ["oembed", "/wp-json", "rest_route=", "xmlrpc.php", "wlwmanifest"];

/// Whether the address is written like a feed's: `/feed`, `.rss`, `index.xml`, `?feed=rss2` and their like.
pub(super) fn looks_like_feed(url: &Url) -> bool {
    let path = url.path().to_ascii_lowercase();
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let by_query = url.query_pairs().any(|(name, value)| match name.to_ascii_lowercase().as_str() {
        "feed" | "format" | "type" | "alt" | "output" | "_format" => {
            let value = value.to_ascii_lowercase();
            NAMES.iter().any(|name| value.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
        }
        _ => false,
    });
    if by_query {
        return true;
    }
    let Some(last) = segments.last() else { return false };
    // Feeds for labels and languages lie within: `/feeds/posts/default`, `/feed/podcast`, `/rss/news`.
    if segments.len() > 1 && matches!(segments[0], "feed" | "feeds" | "rss") {
        return true;
    }
    match last.rsplit_once('.') {
        Some((name, "xml")) => !OTHER_XML.iter().any(|other| name.contains(other)),
        Some((name, extension)) => EXTENSIONS.contains(&extension) || PROGRAMS.contains(&extension) && NAMES.contains(&name),
        None => NAMES.contains(last),
    }
}

/// Whether the address is one that programs ask, not readers; or one that hands on to another address, such as a button of a
/// reader's or a validator's.
pub(super) fn is_service(url: &Url) -> bool {
    let tail = url[url::Position::BeforePath..].to_ascii_lowercase();
    let hands_on = ["http:", "https:", "http%3a", "https%3a"].iter().any(|scheme| tail.contains(scheme));
    hands_on || SERVICES.iter().any(|service| tail.contains(service))
}

/// Words that call a comment a comment, in the languages of WordPress' most common translations.
const COMMENTS: [&str; 12] = [
    "comment",
    "kommentar",
    "commentaire",
    "comentario",
    "comentário",
    "commenti",
    "reacties",
    "комментари",
    "komentar",
    "yorum",
    "コメント",
    "评论",
];

/// Whether a feed is one of comments, by its title or its address: a person who follows a blog does not mean those.
pub(super) fn is_about_comments(url: &Url, title: Option<&str>) -> bool {
    let tail = &url[url::Position::BeforePath..];
    let in_address = tail.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| {
        let word = word.to_ascii_lowercase();
        word == "comment" || word == "comments"
    });
    let title = title.unwrap_or_default().to_lowercase();
    in_address || COMMENTS.iter().any(|word| title.contains(word))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "the addresses are ours")]
mod tests {
    use super::*;

    #[test]
    fn feeds_and_others() {
        let check = |tail: &str, expected: bool| {
            let url = Url::parse("https://blog.example/").unwrap().join(tail).unwrap();
            assert_eq!(looks_like_feed(&url), expected, "{url}");
        };
        for feed in ["feed", "feed/", "blog/feed", "rss", "atom", "index.xml", "atom.xml", "posts.rss", "all.atom", "index.rdf"] {
            check(feed, true);
        }
        for feed in ["?feed=rss2", "?format=rss", "index.php?format=feed&type=rss", "feed.json", "rss.php", "feeds/posts/default"] {
            check(feed, true);
        }
        for other in
            ["", "about", "sitemap.xml", "wp-sitemap.xml", "opensearch.xml", "feedback", "tag/rss/intro", "news.json", "a.php"]
        {
            check(other, false);
        }
        for other in ["?type=atomic", "?feed=", "?page=rss", "rss-is-alive", "atomic.html"] {
            check(other, false);
        }
    }

    #[test]
    fn services() {
        let check = |address: &str, expected: bool| assert_eq!(is_service(&Url::parse(address).unwrap()), expected, "{address}");
        check("https://blog.example/feed", false);
        check("https://blog.example/wp-json/wp/v2/posts/1", true);
        check("https://blog.example/?rest_route=/wp/v2/posts", true);
        check("https://blog.example/wp-json/oembed/1.0/embed?url=x", true);
        check("https://reader.example/subscription/feed/https://blog.example/feed", true);
        check("https://check.example/?url=http%3A%2F%2Fblog.example%2Ffeed", true);
    }
}
