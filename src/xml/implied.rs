//! End tags that publishers forget: which start tag tells that an element before it is at its end.

/// Elements of a feed that hold only a value: `<title>` and its like, never each other.
const VALUES: &[&str] = &[
    "title",
    "link",
    "guid",
    "pubDate",
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
/// Elements that hold HTML.
const TEXTS: &[&str] = &["description", "content:encoded", "summary", "content"];
/// Fields that HTML, or what is written in its place, has elements of the same name as: within a text they end nothing.
const IN_TEXTS: &[&str] = &["title", "link", "summary", "content", "author", "id", "category", "language"];
/// Fields that hold others.
const HOLDERS: &[&str] = &["item", "entry", "channel", "author", "image"];

/// Whether the element `open` holds no other fields.
fn is_leaf(open: &str) -> bool {
    VALUES.contains(&open) || TEXTS.contains(&open)
}

/// Whether the element `open` is at its end when a tag `next` starts directly within it.
pub fn ends_before(open: &str, next: &str) -> bool {
    let is_field = || VALUES.contains(&next) || TEXTS.contains(&next) || HOLDERS.contains(&next);
    match open {
        // Most tags start within these.
        "item" | "entry" | "channel" | "feed" => false,
        _ if TEXTS.contains(&open) => !IN_TEXTS.contains(&next) && is_field(),
        _ => VALUES.contains(&open) && is_field(),
    }
}

/// Which of the open elements, outermost first, an entry `next` ends: the entry before it, with nothing but leaves in between.
pub fn entry_before<'a>(open: impl DoubleEndedIterator<Item = &'a str> + ExactSizeIterator, next: &str) -> Option<usize> {
    if !matches!(next, "item" | "entry") {
        return None;
    }
    let (index, name) = open.enumerate().rev().find(|(_, name)| !is_leaf(name))?;
    (name == next).then_some(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_what() {
        let check = |open: &str, next: &str, expected: bool| assert_eq!(ends_before(open, next), expected, "<{next}> in <{open}>");
        check("title", "link", true);
        check("link", "description", true);
        check("description", "pubDate", true);
        check("description", "item", true);
        check("description", "title", false);
        check("description", "p", false);
        check("title", "b", false);
        check("author", "id", false);
        check("item", "title", false);
        check("image", "url", false);
    }

    #[test]
    fn an_entry_ends_the_one_before() {
        let check = |open: &[&str], next: &str, expected: Option<usize>| {
            assert_eq!(entry_before(open.iter().copied(), next), expected, "<{next}> in {open:?}");
        };
        check(&["rss", "channel", "item"], "item", Some(2));
        check(&["rss", "channel", "item", "description"], "item", Some(2));
        check(&["rss", "channel", "item", "sx:conflicts"], "item", None);
        check(&["rss", "channel"], "item", None);
        check(&["feed", "entry", "title"], "entry", Some(1));
        check(&["feed", "entry", "title"], "link", None);
    }
}
