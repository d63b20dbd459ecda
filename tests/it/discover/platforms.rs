//! Sites whose feeds are known from a page's address.

use rill::discover::platform_feed;

fn check(url: &str, expected: Option<&str>) {
    assert_eq!(platform_feed(url).as_deref(), expected, "{url}");
}

#[test]
fn videos() {
    let channel = Some("https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrst_-");
    check("https://www.youtube.com/channel/UCabcdefghijklmnopqrst_-", channel);
    check("http://m.youtube.com/channel/UCabcdefghijklmnopqrst_-/videos?view=0", channel);
    check("https://www.youtube.com/user/someone", Some("https://www.youtube.com/feeds/videos.xml?user=someone"));
    let list = "https://www.youtube.com/feeds/videos.xml?playlist_id=PLabcdefghijklmnop";
    check("https://www.youtube.com/playlist?list=PLabcdefghijklmnop&si=x", Some(list));
    check("https://www.youtube.com/playlist?list=WL", None);
    check("https://www.youtube.com/playlist?list=RDabcdefghijklmnop", None);
    check("https://www.youtube.com/playlist", None);
    check("https://www.youtube.com/@someone", None);
    check("https://www.youtube.com/c/someone", None);
    check("https://www.youtube.com/watch?v=abcdefghijk", None);
    check("https://www.youtube.com/channel/UCshort", None);
    check("https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrst_-", None);
    check("https://vimeo.com/someone", Some("https://vimeo.com/someone/videos/rss"));
    check("https://vimeo.com/123456", None);
    check("https://odysee.com/@someone:4", Some("https://odysee.com/$/rss/@someone:4"));
}

#[test]
fn code() {
    check("https://github.com/owner/tool", Some("https://github.com/owner/tool/releases.atom"));
    check("https://github.com/owner/tool.git", Some("https://github.com/owner/tool/releases.atom"));
    check("https://github.com/owner/tool/releases/tag/v1", Some("https://github.com/owner/tool/releases.atom"));
    check("https://github.com/owner/tool/tags", Some("https://github.com/owner/tool/tags.atom"));
    check("https://github.com/owner/tool/commits", Some("https://github.com/owner/tool/commits.atom"));
    check("https://github.com/owner/tool/commits/main/", Some("https://github.com/owner/tool/commits/main.atom"));
    check("https://github.com/owner/tool/commits/fix/it", Some("https://github.com/owner/tool/commits/fix/it.atom"));
    check("https://github.com/owner/tool/issues", None);
    check("https://github.com/owner/tool/releases.atom", None);
    check("https://github.com/features/actions", None);
    check("https://github.com/owner", Some("https://github.com/owner.atom"));
    check("https://github.com/owner/tool/tree/main/docs", Some("https://github.com/owner/tool/commits/main/docs.atom"));
    check("https://github.com/owner/tool/tree", None);
    check("https://github.com/owner/tool/wiki/Home", Some("https://github.com/owner/tool/wiki.atom"));
    check("https://github.com/owner/tool/discussions", Some("https://github.com/owner/tool/discussions.atom"));
    check("https://github.com/pricing", None);
    check("https://github.com/", None);
    check("https://codeberg.org/owner/tool/releases", Some("https://codeberg.org/owner/tool/releases.rss"));
    check("https://codeberg.org/owner", Some("https://codeberg.org/owner.rss"));
    check("https://stackoverflow.com/questions/tagged/rust", Some("https://stackoverflow.com/feeds/tag/rust"));
    check(
        "https://stackoverflow.com/questions/tagged/rust+wasm?tab=Votes",
        Some("https://stackoverflow.com/feeds/tag?tagnames=rust+wasm&sort=newest"),
    );
    check("https://superuser.com/questions/12345/why", Some("https://superuser.com/feeds/question/12345"));
    check("https://gardening.stackexchange.com/users/12/someone", Some("https://gardening.stackexchange.com/feeds/user/12"));
    check("https://gardening.stackexchange.com/", Some("https://gardening.stackexchange.com/feeds"));
    check("https://stackoverflow.com/questions/ask", None);
    check("https://gitlab.com/group/part/tool", Some("https://gitlab.com/group/part/tool.atom"));
    check("https://gitlab.com/group/tool/-/releases", Some("https://gitlab.com/group/tool/-/releases.atom"));
    check("https://gitlab.gnome.org/group/tool/-/tags", Some("https://gitlab.gnome.org/group/tool/-/tags?format=atom"));
    check("https://gitlab.com/group/tool/-/commits/main", Some("https://gitlab.com/group/tool/-/commits/main?format=atom"));
    check("https://gitlab.com/group/tool/-/tree/main/src", Some("https://gitlab.com/group/tool/-/commits/main/src?format=atom"));
    check("https://gitlab.com/group/tool/-/issues", None);
    check("https://gitlab.com/explore/projects", None);
    check("https://gitlab.com/", None);
    check("https://git.sr.ht/~someone/tool", Some("https://git.sr.ht/~someone/tool/log/rss.xml"));
    check("https://git.sr.ht/~someone/tool/refs", Some("https://git.sr.ht/~someone/tool/refs/rss.xml"));
    check("https://git.sr.ht/~someone/tool/tree", None);
    check("https://crates.io/crates/some-tool/1.0.0", Some("https://static.crates.io/rss/crates/some-tool.xml"));
    check("https://crates.io/", None);
    check("https://pypi.org/project/some-tool/", Some("https://pypi.org/rss/project/some-tool/releases.xml"));
    check("https://arxiv.org/list/cs.PL/recent", Some("https://rss.arxiv.org/rss/cs.PL"));
}

#[test]
fn where_people_talk() {
    check("https://www.reddit.com/r/knitting/", Some("https://www.reddit.com/r/knitting/.rss"));
    check("https://old.reddit.com/r/knitting/new", Some("https://www.reddit.com/r/knitting/new/.rss"));
    check("https://reddit.com/u/someone", Some("https://www.reddit.com/user/someone/.rss"));
    check("https://www.reddit.com/r/knitting/comments/abc/title/", None);
    check("https://www.reddit.com/r/knitting/.rss", None);
    check("https://bsky.app/profile/someone.example", Some("https://bsky.app/profile/someone.example/rss"));
    check("https://bsky.app/profile/did:plc:abc", Some("https://bsky.app/profile/did:plc:abc/rss"));
    check("https://bsky.app/profile/someone.example/post/3k", None);
    check("https://bsky.app/profile/someone.example/rss", None);
    check("https://social.example/@someone", Some("https://social.example/@someone.rss"));
    check("https://social.example:8443/@someone/with_replies?x=y#z", Some("https://social.example:8443/@someone.rss"));
    check("https://social.example/@someone@far.example", Some("https://far.example/@someone.rss"));
    check("https://social.example/@someone.rss", None);
    check("https://social.example/@someone/109", None);
    check("https://social.example/@", None);
    check("https://social.example/@some%20one", None);
    check("https://social.example/@someone@bad host", None);
    check("https://www.tiktok.com/@someone", None);
    check("https://lemmy.example/c/moths", Some("https://lemmy.example/feeds/c/moths.xml?sort=New"));
    check(
        "https://lemmy.example/c/moths@far.example?sort=Hot",
        Some("https://lemmy.example/feeds/c/moths@far.example.xml?sort=New"),
    );
    check("https://lemmy.example/c/some%20thing", None);
    check("https://news.ycombinator.com/", Some("https://news.ycombinator.com/rss"));
    check("https://news.ycombinator.com/item?id=1", None);
    check("https://lobste.rs/t/rust,wasm", Some("https://lobste.rs/t/rust,wasm.rss"));
    check("https://lobste.rs/~someone", Some("https://lobste.rs/~someone/stories.rss"));
    check("https://lobste.rs/", Some("https://lobste.rs/rss"));
    check("https://lobste.rs/s/abc", None);
    check("https://forum.example/c/moths/12?x=y", Some("https://forum.example/c/moths/12.rss"));
    check("https://forum.example/c/insects/moths/12", Some("https://forum.example/c/insects/moths/12.rss"));
    check("https://forum.example/t/a-topic/345", Some("https://forum.example/t/a-topic/345.rss"));
    check("https://forum.example/t/a-topic/345/7", None);
    check("https://forum.example/t/a-topic", None);
}

#[test]
fn pictures() {
    let person = Some("https://www.flickr.com/services/feeds/photos_public.gne?id=12345678@N00");
    check("https://www.flickr.com/photos/12345678@N00/", person);
    check("https://www.flickr.com/people/12345678@N00", person);
    check(
        "https://www.flickr.com/groups/12345678@N22/pool/",
        Some("https://www.flickr.com/services/feeds/groups_pool.gne?id=12345678@N22"),
    );
    check("https://www.flickr.com/photos/someone/", None);
    check("https://www.flickr.com/photos/some@Nowhere/", None);
}

#[test]
fn blogs() {
    check("https://someone.substack.com/p/a-post?utm_source=x", Some("https://someone.substack.com/feed"));
    check("https://open.substack.com/pub/someone/p/a-post", Some("https://someone.substack.com/feed"));
    check("https://substack.com/@someone", None);
    check("https://someone.substack.com/feed", None);
    check("https://medium.com/@someone", Some("https://medium.com/feed/@someone"));
    check("https://medium.com/@someone/a-post-12ab", Some("https://medium.com/feed/@someone"));
    check("https://medium.com/some-publication", Some("https://medium.com/feed/some-publication"));
    check("https://medium.com/tag/rust", Some("https://medium.com/feed/tag/rust"));
    check("https://medium.com/p/12ab34", None);
    check("https://medium.com/", None);
    check("https://someone.medium.com/a-post-12ab", Some("https://someone.medium.com/feed"));
    check("https://help.medium.com/hc", None);
    check("https://someone.tumblr.com/post/123/title", Some("https://someone.tumblr.com/rss"));
    check("https://someone.tumblr.com/tagged/moths", Some("https://someone.tumblr.com/tagged/moths/rss"));
    check("https://www.tumblr.com/someone/123/title", Some("https://someone.tumblr.com/rss"));
    check("https://www.tumblr.com/blog/view/someone", Some("https://someone.tumblr.com/rss"));
    check("https://www.tumblr.com/tagged/moths", None);
    check("https://someone.blogspot.com/2026/01/a.html", Some("https://someone.blogspot.com/feeds/posts/default"));
    check(
        "http://someone.blogspot.co.uk/search/label/Sea%20Shore",
        Some("https://someone.blogspot.co.uk/feeds/posts/default/-/Sea%20Shore"),
    );
    check("https://someone.wordpress.com/2026/01/01/a-post/", Some("https://someone.wordpress.com/feed/"));
    check("https://someone.wordpress.com/category/moths/", Some("https://someone.wordpress.com/category/moths/feed/"));
    check("https://someone.bearblog.dev/a-post/", Some("https://someone.bearblog.dev/feed/"));
    check("https://someone.ghost.io/", Some("https://someone.ghost.io/rss/"));
    check("https://someone.micro.blog/2026/01/01/a.html", Some("https://someone.micro.blog/feed.xml"));
    check("https://dev.to/someone/a-post-12ab", Some("https://dev.to/feed/someone"));
    check("https://buttondown.com/someone", Some("https://buttondown.com/someone/rss"));
    check("https://letterboxd.com/someone/", Some("https://letterboxd.com/someone/rss/"));
}

#[test]
fn what_is_not_known() {
    for url in [
        "",
        "someone",
        "https://",
        "https://blog.example/",
        "https://blog.example/about",
        "ftp://github.com/a/b",
        "mailto:a@b.example",
    ] {
        check(url, None);
    }
    // A name that only ends like one that is known.
    for url in [
        "https://notgithub.com/a/b",
        "https://substack.com.example/",
        "https://.substack.com/",
        "https://a.b.substack.com/",
        "https://blogspot.com/",
    ] {
        check(url, None);
    }
}
