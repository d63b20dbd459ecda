//! Where feeds stand when no page says so.

use url::Url;

/// Paths that the common publishing tools put their feed at, the most common first: WordPress and Substack; Hugo; Jekyll;
/// Ghost, Tumblr and Astro; Eleventy; Movable Type; Blogger; micro.blog.
const PATHS: [&str; 9] =
    ["feed", "index.xml", "feed.xml", "rss", "rss.xml", "atom.xml", "feeds/posts/default", "feed.json", "blog/feed.xml"];
/// How many of them are tried beside the page itself.
const NEAR: usize = 6;

/// Addresses to try when the page at `base` names no feed: beside the page and in the folders above it the common ones, then all
/// of them at the root of its host. Each once, best first, at most fifteen; none when `base` is no address of the web.
pub fn well_known(base: &str) -> Vec<String> {
    let Ok(base) = Url::parse(base) else { return Vec::new() };
    if !matches!(base.scheme(), "http" | "https") {
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    let mut add = |folder: &str, path: &str| {
        if let Ok(url) = base.join(folder).and_then(|folder| folder.join(path)) {
            let url = String::from(url);
            if !found.contains(&url) {
                found.push(url);
            }
        }
    };
    let folder = folder(base.path());
    if folder != "/" {
        PATHS.iter().take(NEAR).for_each(|path| add(&folder, path));
    }
    PATHS.iter().for_each(|path| add("/", path));
    found
}

/// The folder that a page is: `/blog/` of `/blog` and `/blog/`, and of `/blog/index.html`.
fn folder(path: &str) -> String {
    let (parent, last) = path.rsplit_once('/').unwrap_or_default();
    match last {
        "" => format!("{parent}/"),
        page if page.contains('.') => format!("{parent}/"),
        folder => format!("{parent}/{folder}/"),
    }
}
