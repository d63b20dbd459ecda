//! How deep elements nest, never guessed too small: what costs a parser minutes is depth.
//!
//! Follows WHATWG HTML section 13.2.6 only as far as to be sure of that. Where a browser would close an element and this does not,
//! as with most that need no end tag, elements count too long, which costs a sloppy page some tags, and no text.

/// Elements open at once. Real pages have up to about sixty.
const MAX_DEPTH: usize = 200;

/// Elements without an inside.
const VOID: [&str; 18] = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img", "input", "keygen", "link", "meta",
    "param", "source", "track",
];

/// Elements that a browser closes by itself: one of them is open at most in each of the elements that are counted.
const IMPLIED: [&str; 16] = [
    "body", "caption", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rp", "rt", "tbody", "tfoot",
    "thead",
];

/// Elements whose end tag closes only themselves, and leaves open what was opened inside (13.2.4.3).
const FORMATTING: [&str; 14] = ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements through which no end tag reaches (13.2.4.2).
const WALLS: [&str; 18] = [
    "annotation-xml",
    "applet",
    "button",
    "desc",
    "foreignobject",
    "marquee",
    "math",
    "mi",
    "mn",
    "mo",
    "ms",
    "mtext",
    "object",
    "select",
    "svg",
    "table",
    "td",
    "template",
];

/// What a start tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    /// An element that stays open, or that needs no counting.
    Yes,
    /// An element that must be left out: too many are open.
    TooDeep,
}

/// The elements that are open.
#[derive(Default)]
pub(super) struct Depth {
    open: Vec<String>,
    /// Left out and not yet closed: their end tags are to be left out, too.
    lost: Vec<String>,
    /// How many `svg` and `math` are open.
    drawings: usize,
}

impl Depth {
    /// Whether an `svg` or a `math` is open: there, `/>` closes.
    pub fn in_drawing(&self) -> bool {
        self.drawings > 0
    }

    /// A start tag comes; `name` is lower case.
    pub fn start(&mut self, name: &str) -> Opens {
        if is_void(name) || IMPLIED.contains(&name) || name == "tr" {
            return Opens::Yes;
        }
        // A link in a link ends the first one.
        if matches!(name, "a" | "nobr") {
            self.close(name);
        }
        if self.open.len() >= MAX_DEPTH {
            self.lost.push(name.to_string());
            return Opens::TooDeep;
        }
        self.drawings += usize::from(is_drawing(name));
        self.open.push(name.to_string());
        Opens::Yes
    }

    /// An end tag comes; false when it belongs to an element that was left out.
    pub fn end(&mut self, name: &str) -> bool {
        if self.lost.last().is_some_and(|lost| lost == name) {
            self.lost.pop();
            return false;
        }
        self.close(name);
        true
    }

    fn close(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|open| open == name || is_wall(open)) else { return };
        if self.open[at] != name {
            return;
        }
        let inside = if FORMATTING.contains(&name) { Vec::new() } else { self.open.split_off(at + 1) };
        self.open.remove(at);
        // Unclosed formatting goes on behind the block that it was opened in.
        self.open.extend(inside.into_iter().filter(|open| FORMATTING.contains(&open.as_str())));
        self.drawings = self.open.iter().filter(|open| is_drawing(open)).count();
    }
}

/// Whether elements of this name have no inside.
pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name) || name == "wbr"
}

fn is_drawing(name: &str) -> bool {
    matches!(name, "svg" | "math")
}

fn is_wall(name: &str) -> bool {
    WALLS.contains(&name) || matches!(name, "th" | "title")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many elements are open after these tags.
    fn check(tags: &str, expected: usize) {
        let mut depth = Depth::default();
        for tag in tags.split_whitespace() {
            match tag.strip_prefix('/') {
                Some(name) => {
                    depth.end(name);
                }
                None => {
                    depth.start(tag);
                }
            }
        }
        assert_eq!(depth.open.len(), expected, "{tags}");
    }

    #[test]
    fn what_is_open() {
        check("div p br /p /div", 0);
        check("div div /div", 1);
        check("ul li div /ul", 0);
        check("a a a", 1);
        // An end tag does not reach out of a table, and one of formatting leaves what was opened inside.
        check("div table /div", 2);
        check("b div /b", 1);
        check("div font /div", 1);
        check("span div /span /div", 0);
        check("svg path /svg", 0);
    }

    #[test]
    fn what_is_too_deep_takes_its_end_tag_along() {
        let mut depth = Depth::default();
        for _ in 0..MAX_DEPTH {
            assert_eq!(depth.start("div"), Opens::Yes);
        }
        assert_eq!(depth.start("section"), Opens::TooDeep);
        assert!(!depth.end("section"));
        assert!(depth.end("div"));
        assert_eq!(depth.start("section"), Opens::Yes);
    }
}
