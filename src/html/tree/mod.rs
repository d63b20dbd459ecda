//! Writes HTML whose tags nest: every start has its end, in the right order, within limits.
//!
//! A browser mends bad nesting by copying elements about, and a hostile text can make that cost more than any post is worth.
//! Mended here first, with at most [`MAX_DEPTH`] elements open, it costs one pass. The rules are those of WHATWG HTML section
//! 13.2.6 as far as elements that may stay are concerned. An unclosed `<b>` ends with its paragraph, which is
//! kinder to the reader than the standard is.

mod table;
mod text;

pub(crate) use text::escape;

use super::allow::{Element, Role};

/// Elements open at once. Deeper ones lose their tags and keep their text.
const MAX_DEPTH: usize = 100;

/// Tags in one post. Later ones are lost and their text is kept.
const MAX_TAGS: usize = 50_000;

/// An element whose end tag has not come.
struct Open {
    element: &'static Element,
    /// Where its start tag begins in the output.
    start: usize,
    /// Where its inside begins.
    inside: usize,
}

/// The output, and what is open in it.
#[derive(Default)]
pub(crate) struct Tree {
    out: String,
    open: Vec<Open>,
    /// Tags written.
    tags: usize,
    /// How many `pre` are open: there, white space is kept.
    pre: usize,
    /// Characters written as references since the last tag.
    references: usize,
}

impl Tree {
    /// The finished HTML.
    pub fn finish(mut self) -> String {
        self.close_to(0);
        let end = self.out.trim_end_matches([' ', '\n']).len();
        self.out.truncate(end);
        self.out
    }

    /// The innermost open element.
    pub fn top(&self) -> Option<&'static Element> {
        self.open.last().map(|open| open.element)
    }

    /// Opens `element`; `attributes` is written as it is, each with a space before it. False when it was left out.
    pub fn start(&mut self, element: &'static Element, attributes: &str) -> bool {
        if self.tags >= MAX_TAGS || self.top().is_some_and(|top| top.role == Role::Media && element.name != "source") {
            return false;
        }
        if element.role == Role::Void {
            return self.void(element, attributes);
        }
        let again = match self.make_room(element) {
            Some(again) => again,
            None => return false,
        };
        let opened = self.push(element, attributes);
        for (element, attributes) in again {
            self.push(element, &attributes);
        }
        opened
    }

    fn void(&mut self, element: &'static Element, attributes: &str) -> bool {
        let top = self.top();
        if element.name == "source" && !top.is_some_and(|top| top.role == Role::Media || top.name == "picture") {
            return false;
        }
        if top.is_some_and(|top| top.role == Role::Math) && !self.leave_math() {
            return false;
        }
        if element.name == "hr" {
            self.close_paragraph(element);
        }
        self.make_cell();
        self.write_start(element.name, attributes);
        true
    }

    /// Writes the start tag and keeps the element open, unless it is nested too deep.
    fn push(&mut self, element: &'static Element, attributes: &str) -> bool {
        if self.open.len() >= MAX_DEPTH || self.tags >= MAX_TAGS {
            return false;
        }
        let start = self.out.len();
        self.write_start(element.name, attributes);
        self.pre += usize::from(element.name == "pre");
        self.open.push(Open { element, start, inside: self.out.len() });
        true
    }

    fn write_start(&mut self, name: &str, attributes: &str) {
        self.tags += 1;
        self.references = 0;
        self.out.push('<');
        self.out.push_str(name);
        self.out.push_str(attributes);
        self.out.push('>');
    }

    /// Closes what cannot stay open around `element`. What is to be opened again inside of it; `None` when it may not stand here.
    fn make_room(&mut self, element: &'static Element) -> Option<Vec<(&'static Element, String)>> {
        let in_math = self.top().is_some_and(|top| top.role == Role::Math);
        match element.role {
            Role::Math if !in_math && element.name != "math" => return None,
            Role::Math => {
                self.make_cell();
                return Some(Vec::new());
            }
            Role::Table if element.name != "table" => return self.make_table_room(element).then(Vec::new),
            Role::Inline | Role::Formatting if in_math => return None,
            _ if in_math && !self.leave_math() => return None,
            _ => {}
        }
        let again = match element.name {
            "li" => {
                self.close_item(&["li"]);
                self.close_paragraph(element)
            }
            "dt" | "dd" => {
                self.close_item(&["dt", "dd"]);
                self.close_paragraph(element)
            }
            "rt" | "rp" => {
                if self.top().is_some_and(|top| matches!(top.name, "rt" | "rp")) {
                    self.close_to(self.open.len() - 1);
                }
                if self.top().is_none_or(|top| top.name != "ruby") {
                    return None;
                }
                Vec::new()
            }
            "a" => {
                self.end("a");
                Vec::new()
            }
            _ if matches!(element.role, Role::Block | Role::Heading) || element.name == "table" => self.close_paragraph(element),
            _ => Vec::new(),
        };
        if element.role == Role::Heading && self.top().is_some_and(|top| top.role == Role::Heading) {
            self.close_to(self.open.len() - 1);
        }
        self.make_cell();
        Some(again)
    }

    /// Closes an open `p`, and says which formatting in it goes on in the block that closed it.
    fn close_paragraph(&mut self, element: &Element) -> Vec<(&'static Element, String)> {
        let Some(paragraph) = self.find(|element| element.name == "p") else { return Vec::new() };
        let goes_on =
            element.role == Role::Heading || matches!(element.name, "p" | "div" | "figure" | "blockquote" | "pre" | "section");
        let again = if goes_on { self.formatting_from(paragraph) } else { Vec::new() };
        self.close_to(paragraph);
        again
    }

    /// The formatting that is open from `index` on, without ids: an id stays where it first was.
    fn formatting_from(&self, index: usize) -> Vec<(&'static Element, String)> {
        let formatting = |open: &&Open| open.element.role == Role::Formatting;
        self.open[index..].iter().filter(formatting).map(|open| self.again(open)).collect()
    }

    fn again(&self, open: &Open) -> (&'static Element, String) {
        let mut attributes = self.out[open.start + 1 + open.element.name.len()..open.inside - 1].to_string();
        if let Some(start) = attributes.find(" id=\"")
            && let Some(length) = attributes[start + 5..].find('"')
        {
            attributes.replace_range(start..start + 5 + length + 1, "");
        }
        (open.element, attributes)
    }

    /// Closes the item that a new one follows, unless the new one stands in a list of its own.
    fn close_item(&mut self, names: &[&str]) {
        for index in (0..self.open.len()).rev() {
            let element = self.open[index].element;
            if names.contains(&element.name) {
                return self.close_to(index);
            }
            if is_special(element) && !matches!(element.name, "p" | "div") {
                return;
            }
        }
    }

    /// Leaves a formula when something comes that cannot stand in it.
    fn leave_math(&mut self) -> bool {
        match self.open.iter().position(|open| open.element.name == "math") {
            Some(math) => {
                self.close_to(math);
                true
            }
            None => false,
        }
    }

    /// The end tag of `name`, already lower case and renamed.
    pub fn end(&mut self, name: &str) {
        let Some(element) = super::allow::element(name) else { return };
        match element.role {
            Role::Void => {}
            Role::Heading => self.end_if_open(|open| open.role == Role::Heading),
            Role::Table => self.end_table_part(name),
            Role::Formatting => self.end_formatting(name),
            Role::Inline => {
                // As in a browser, an end tag does not reach through a block.
                let found = self.find(|open| open.name == name || is_special(open));
                if let Some(index) = found.filter(|index| self.open[*index].element.name == name) {
                    self.close_to(index);
                }
            }
            Role::Block | Role::Media | Role::Math => self.end_if_open(|open| open.name == name),
        }
    }

    fn end_if_open(&mut self, is: impl Fn(&Element) -> bool) {
        if let Some(index) = self.find(is) {
            self.close_to(index);
        }
    }

    /// `<b><i>x</b>y</i>`: what was opened inside goes on behind. Through paragraphs, too, but not through lists and the like.
    fn end_formatting(&mut self, name: &str) {
        let Some(index) = self.find(|element| element.name == name) else { return };
        let between = &self.open[index + 1..];
        if between.iter().any(|open| is_special(open.element) && !matches!(open.element.name, "p" | "div")) {
            return;
        }
        let goes_on = |open: &&Open| matches!(open.element.role, Role::Formatting | Role::Block);
        let again: Vec<_> = between.iter().filter(goes_on).map(|open| self.again(open)).collect();
        self.close_to(index);
        for (element, attributes) in again {
            self.push(element, &attributes);
        }
    }

    /// The innermost open element that `is`, not looking beyond the cell or formula that we are in.
    fn find(&self, is: impl Fn(&Element) -> bool) -> Option<usize> {
        for (index, open) in self.open.iter().enumerate().rev() {
            if is(open.element) {
                return Some(index);
            }
            if matches!(open.element.name, "table" | "td" | "th" | "caption" | "math") {
                return None;
            }
        }
        None
    }

    /// Closes everything from `index` on, innermost first.
    fn close_to(&mut self, index: usize) {
        while self.open.len() > index {
            let Some(open) = self.open.pop() else { return };
            self.pre -= usize::from(open.element.name == "pre");
            if self.is_noise(&open) {
                let space = self.out[open.inside..].starts_with([' ', '\n']) && open.element.name == "a";
                self.out.truncate(open.start);
                if space {
                    self.flowing_text(" ");
                }
                continue;
            }
            self.references = 0;
            self.out.push_str("</");
            self.out.push_str(open.element.name);
            self.out.push('>');
        }
    }

    /// An empty paragraph, a link with nothing to click on, a player with nothing to play.
    fn is_noise(&self, open: &Open) -> bool {
        let tag = &self.out[open.start..open.inside];
        let inside = &self.out[open.inside..];
        match open.element.role {
            Role::Media => !tag.contains(" src=\"") && !inside.contains("<source"),
            _ if open.element.name == "a" => !tag.contains(" id=\"") && inside.trim_matches([' ', '\n']).is_empty(),
            _ if open.element.name == "p" => tag == "<p>" && inside.replace("&nbsp;", " ").trim().is_empty(),
            _ => false,
        }
    }
}

/// What an inline end tag does not reach through.
fn is_special(element: &Element) -> bool {
    matches!(element.role, Role::Block | Role::Heading | Role::Table | Role::Media | Role::Math)
}

#[cfg(test)]
mod tests;
