//! Namespaces: what a URI means, whatever the prefix.

/// The vocabularies that feeds are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ns {
    /// RSS of every version, and elements in no namespace.
    Rss,
    /// Atom 0.3 and 1.0.
    Atom,
    /// RDF syntax.
    Rdf,
    /// XHTML.
    Xhtml,
    /// `xml:`.
    Xml,
    /// RSS 1.0 content module.
    Content,
    /// Dublin Core, elements and terms.
    Dc,
    /// Media RSS.
    Media,
    /// iTunes podcasts.
    Itunes,
    /// Google Play podcasts.
    GooglePlay,
    /// Slash: comment counts.
    Slash,
    /// Well-formed web: comment feeds.
    Wfw,
    /// Atom threading (RFC 4685).
    Thread,
    /// RSS 1.0 syndication module.
    Syndication,
    /// RSS admin module: generator.
    Admin,
    /// Creative Commons.
    CreativeCommons,
    /// GeoRSS.
    GeoRss,
    /// GML, within GeoRSS.
    Gml,
    /// W3C basic geo: `lat`, `long`.
    GeoW3c,
    /// Podlove simple chapters.
    Chapters,
    /// Podcasting 2.0.
    Podcast,
    /// FeedBurner: where a link led before it was counted.
    FeedBurner,
    /// Dave Winer's `source`: Markdown, blogrolls.
    Source,
    /// Pingback: where to tell of a link.
    Pingback,
    /// Other names: prefixes are kept for [`super::Element::prefix`] only.
    Other,
}

/// URIs, without scheme, `www.` and what ends them (`/`, `#`), in lower case: publishers vary all of those.
const URIS: [(&str, Ns); 47] = [
    ("backend.userland.com/rss", Ns::Rss),
    ("backend.userland.com/rss2", Ns::Rss),
    ("blogs.law.harvard.edu/tech/rss", Ns::Rss),
    ("cyber.law.harvard.edu/rss", Ns::Rss),
    ("example.com/newformat", Ns::Rss),
    ("my.netscape.com/rdf/simple/0.9", Ns::Rss),
    ("channel.netscape.com/rdf/simple/0.9", Ns::Rss),
    ("my.netscape.com/publish/formats/rss-0.91.dtd", Ns::Rss),
    ("purl.org/rss/1.0", Ns::Rss),
    ("purl.org/net/rss1.1", Ns::Rss),
    ("w3.org/2005/atom", Ns::Atom),
    ("purl.org/atom/ns", Ns::Atom),
    ("w3.org/1999/02/22-rdf-syntax-ns", Ns::Rdf),
    ("w3.org/1999/xhtml", Ns::Xhtml),
    ("w3.org/xml/1998/namespace", Ns::Xml),
    ("purl.org/rss/1.0/modules/content", Ns::Content),
    ("purl.org/dc/elements/1.0", Ns::Dc),
    ("purl.org/dc/elements/1.1", Ns::Dc),
    ("purl.org/dc/terms", Ns::Dc),
    ("purl.org/rss/1.0/modules/dcterms", Ns::Dc),
    ("search.yahoo.com/mrss", Ns::Media),
    ("tools.search.yahoo.com/mrss", Ns::Media),
    ("video.search.yahoo.com/mrss", Ns::Media),
    ("itunes.com/dtds/podcast-1.0.dtd", Ns::Itunes),
    ("itunes.apple.com/dtds/podcast-1.0.dtd", Ns::Itunes),
    ("example.com/dtds/podcast-1.0.dtd", Ns::Itunes),
    ("google.com/schemas/play-podcasts/1.0", Ns::GooglePlay),
    ("purl.org/rss/1.0/modules/slash", Ns::Slash),
    ("wellformedweb.org/commentapi", Ns::Wfw),
    ("purl.org/syndication/thread/1.0", Ns::Thread),
    ("purl.org/rss/1.0/modules/syndication", Ns::Syndication),
    ("webns.net/mvcb", Ns::Admin),
    ("web.resource.org/cc", Ns::CreativeCommons),
    ("creativecommons.org/ns", Ns::CreativeCommons),
    ("backend.userland.com/creativecommonsrssmodule", Ns::CreativeCommons),
    ("cyber.law.harvard.edu/rss/creativecommonsrssmodule.html", Ns::CreativeCommons),
    ("georss.org/georss", Ns::GeoRss),
    ("georss.org/georss/10", Ns::GeoRss),
    ("opengis.net/gml", Ns::Gml),
    ("w3.org/2003/01/geo/wgs84_pos", Ns::GeoW3c),
    ("podlove.org/simple-chapters", Ns::Chapters),
    ("podcastindex.org/namespace/1.0", Ns::Podcast),
    ("rssnamespace.org/feedburner/ext/1.0", Ns::FeedBurner),
    ("source.scripting.com", Ns::Source),
    ("source.smallpict.com/2014/07/12/thesourcenamespace.html", Ns::Source),
    ("madskills.com/public/xml/rss/module/pingback", Ns::Pingback),
    ("github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md", Ns::Podcast),
];

/// Prefixes by custom, for documents that use one without declaring it.
const PREFIXES: [(&str, Ns); 28] = [
    ("rss", Ns::Rss),
    ("atom", Ns::Atom),
    ("atom10", Ns::Atom),
    ("a10", Ns::Atom),
    ("rdf", Ns::Rdf),
    ("xhtml", Ns::Xhtml),
    ("xml", Ns::Xml),
    ("content", Ns::Content),
    ("dc", Ns::Dc),
    ("dcterms", Ns::Dc),
    ("media", Ns::Media),
    ("itunes", Ns::Itunes),
    ("googleplay", Ns::GooglePlay),
    ("slash", Ns::Slash),
    ("wfw", Ns::Wfw),
    ("thr", Ns::Thread),
    ("sy", Ns::Syndication),
    ("admin", Ns::Admin),
    ("cc", Ns::CreativeCommons),
    ("creativecommons", Ns::CreativeCommons),
    ("georss", Ns::GeoRss),
    ("gml", Ns::Gml),
    ("geo", Ns::GeoW3c),
    ("psc", Ns::Chapters),
    ("podcast", Ns::Podcast),
    ("feedburner", Ns::FeedBurner),
    ("source", Ns::Source),
    ("pingback", Ns::Pingback),
];

impl Ns {
    /// What a namespace URI means.
    pub fn of(uri: &str) -> Ns {
        let lower = uri.trim().to_ascii_lowercase();
        let short = lower.strip_prefix("http://").or_else(|| lower.strip_prefix("https://")).unwrap_or(&lower);
        let short = short.strip_prefix("www.").unwrap_or(short).trim_end_matches(['/', '#']);
        if short.is_empty() {
            return Ns::Rss;
        }
        // Drafts of Atom 1.0 put their own names behind.
        if short.starts_with("purl.org/atom/ns#") {
            return Ns::Atom;
        }
        URIS.iter().find(|(known, _)| *known == short).map_or(Ns::Other, |&(_, ns)| ns)
    }

    /// What an undeclared prefix means by custom; `None` when it means nothing.
    pub fn by_custom(prefix: &str) -> Option<Ns> {
        PREFIXES.iter().find(|(known, _)| known.eq_ignore_ascii_case(prefix)).map(|&(_, ns)| ns)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uri_may_be_written_in_many_ways() {
        let check = |uri: &str, expected: Ns| assert_eq!(Ns::of(uri), expected, "{uri}");
        check("", Ns::Rss);
        check("http://www.w3.org/2005/Atom", Ns::Atom);
        check(" https://www.w3.org/2005/Atom/ ", Ns::Atom);
        check("http://search.yahoo.com/mrss", Ns::Media);
        check("http://search.yahoo.com/mrss/", Ns::Media);
        check("http://www.itunes.com/DTDs/Podcast-1.0.dtd", Ns::Itunes);
        check("http://purl.org/rss/1.0/", Ns::Rss);
        check("http://purl.org/atom/ns#draft-ietf-atompub-format-05", Ns::Atom);
        check("urn:unheard-of", Ns::Other);
    }
}
