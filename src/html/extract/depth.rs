//! How deep elements nest, never guessed too small: what costs a parser minutes is depth.
//!
//! An end tag counts only where it surely closes something: when it names the element opened last. So a page of sound markup is
//! counted exactly, and a sloppy one seems deeper than it is, which costs it some tags in the end, and no text. Every other way to
//! count was shown wrong by some row of tags, such as `<li><ul></li>`, that nests deeper each time (WHATWG HTML section 13.2.6).

/// Elements open at once. Real pages have up to about sixty, and some that were never closed.
const MAX_DEPTH: usize = 256;

/// Elements of formatting open at once: each is made anew in every paragraph that follows when it was not closed.
const MAX_FORMATTING: usize = 16;

/// Elements without an inside.
const VOID: [&str; 19] = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img", "input", "keygen", "link", "meta",
    "param", "source", "track", "wbr",
];

/// Elements that a browser closes by itself when the next one comes: a few at most are open inside each that is counted.
const IMPLIED: [&str; 16] =
    ["body", "caption", "colgroup", "dd", "dt", "head", "html", "li", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr"];

/// Elements that outlive the block in which they were not closed (13.2.4.3).
const FORMATTING: [&str; 14] = ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements whose end tag closes whatever was left open inside.
const BLOCKS: [&str; 40] = [
    "address",
    "applet",
    "article",
    "aside",
    "blockquote",
    "button",
    "center",
    "details",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "listing",
    "main",
    "marquee",
    "menu",
    "nav",
    "object",
    "ol",
    "pre",
    "search",
    "section",
    "select",
    "summary",
    "table",
    "template",
    "ul",
    "dialog",
];

/// An element that is open.
struct Open {
    name: String,
    /// A `p` was opened in it.
    paragraph: bool,
    /// Another of [`IMPLIED`] was.
    implied: bool,
}

/// The elements that are open.
#[derive(Default)]
pub(super) struct Depth {
    open: Vec<Open>,
    /// How many of them are [`FORMATTING`].
    formatting: usize,
    /// How many of them are `svg` or `math`.
    drawings: usize,
    /// Left out and not yet closed: their end tags are left out, too.
    lost: Vec<String>,
}

impl Depth {
    /// Whether an `svg` or a `math` is open: there, `/>` closes.
    pub fn in_drawing(&self) -> bool {
        self.drawings > 0
    }

    /// How many elements a browser makes at most when one more is opened.
    pub fn cost(&self) -> usize {
        1 + self.formatting
    }

    /// A start tag comes; `name` is lower case. False when it must be left out, since too many elements are open.
    pub fn start(&mut self, name: &str) -> bool {
        if VOID.contains(&name) {
            return true;
        }
        if IMPLIED.contains(&name) {
            if let Some(top) = self.open.last_mut() {
                top.paragraph |= name == "p";
                top.implied |= name != "p";
            }
            return true;
        }
        // A link in a link ends the first one.
        if matches!(name, "a" | "nobr") {
            self.close(name);
        }
        let formatting = is_formatting(name);
        if self.open.len() >= MAX_DEPTH || (formatting && self.formatting >= MAX_FORMATTING) {
            self.lost.push(name.to_string());
            return false;
        }
        self.formatting += usize::from(formatting);
        self.drawings += usize::from(is_drawing(name));
        self.open.push(Open { name: name.to_string(), paragraph: false, implied: false });
        true
    }

    /// An end tag comes. False when it belongs to an element that was left out.
    pub fn end(&mut self, name: &str) -> bool {
        if self.lost.last().is_some_and(|lost| lost == name) {
            self.lost.pop();
            return false;
        }
        match self.open.last_mut() {
            Some(top) if name == "p" => top.paragraph = false,
            _ => self.close(name),
        }
        true
    }

    /// Closes the element opened last, if it is called so and surely ends here.
    fn close(&mut self, name: &str) {
        let Some(top) = self.open.last().filter(|top| top.name == name) else { return };
        let formatting = is_formatting(name);
        // The end of a phrase does not reach through a paragraph.
        if formatting || BLOCKS.contains(&name) || !(top.paragraph || top.implied) {
            self.formatting -= usize::from(formatting);
            self.drawings -= usize::from(is_drawing(name));
            self.open.pop();
        }
    }
}

/// Whether elements of this name have no inside.
pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

fn is_formatting(name: &str) -> bool {
    FORMATTING.contains(&name)
}

fn is_drawing(name: &str) -> bool {
    matches!(name, "svg" | "math")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many elements seem open after these tags.
    fn check(tags: &str, expected: usize) {
        let mut depth = Depth::default();
        for tag in tags.split_whitespace() {
            match tag.strip_prefix('/') {
                Some(name) => depth.end(name),
                None => depth.start(tag),
            };
        }
        assert_eq!(depth.open.len(), expected, "{tags}");
    }

    #[test]
    fn sound_markup_is_counted_exactly() {
        check("div p br /p span em /em /span /div", 0);
        check("div p p ul li li /ul /div", 0);
        check("table tr td div /div td /table", 0);
        check("a img a img a", 1);
        check("span p /p /span", 0);
        check("svg g path /path /g /svg", 0);
    }

    #[test]
    fn what_may_still_be_open_counts() {
        check("div table /div", 2);
        check("b div /b", 2);
        check("span p /span", 1);
        check("form div /form", 2);
        check("button button /button div /button", 2);
    }

    #[test]
    fn what_is_too_deep_takes_its_end_tag_along() {
        let mut depth = Depth::default();
        for _ in 0..MAX_DEPTH {
            assert!(depth.start("div"));
        }
        assert!(!depth.start("section"));
        assert!(depth.start("p"));
        assert!(!depth.end("section"));
        assert!(depth.end("div"));
        assert!(depth.start("section"));
    }
}
