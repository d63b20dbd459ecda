//! End tags that publishers forget: which start tag tells that an element before it is at its end.

/// Elements of a feed that hold only a value: `<title>` and its like, never each other.
const VALUES: [&str; 18] = [
    "title",
    "link",
    "guid",
    "pubDate",
    "author",
    "category",
    "comments",
    "language",
    "copyright",
    "ttl",
    "generator",
    "id",
    "updated",
    "published",
    "dc:date",
    "dc:creator",
    "managingEditor",
    "webMaster",
];
/// Elements that hold HTML, where a `<title>` or `<link>` may be a part of it.
const TEXTS: [&str; 4] = ["description", "content:encoded", "summary", "content"];
/// Elements that hold the others.
const HOLDERS: [&str; 4] = ["item", "entry", "channel", "description"];

/// What an open element can be ended by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Only its own end tag, or that of an element around it.
    Other,
    /// The start of any other field.
    Value,
    /// The start of a field that HTML does not know.
    Text,
    /// The start of another of its kind: `<item>` within `<item>`.
    Entry,
}

impl Kind {
    /// The kind of the element of this name, as written.
    pub fn of(name: &str) -> Kind {
        match name {
            "item" | "entry" => Kind::Entry,
            "channel" | "feed" => Kind::Other,
            _ if VALUES.contains(&name) => Kind::Value,
            _ if TEXTS.contains(&name) => Kind::Text,
            _ => Kind::Other,
        }
    }

    /// Whether an element of this kind is at its end when a tag `next` starts.
    pub fn ends_before(self, next: &str) -> bool {
        match self {
            Kind::Other | Kind::Entry => false,
            Kind::Value => VALUES.contains(&next) || TEXTS.contains(&next) || HOLDERS.contains(&next),
            Kind::Text => {
                let html_too = ["title", "link", "summary", "content", "author", "id", "category", "language"];
                (VALUES.contains(&next) && !html_too.contains(&next)) || HOLDERS.contains(&next)
            }
        }
    }
}
