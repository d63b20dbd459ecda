//! Text, as it is written between the tags.

use super::Tree;
use super::table::is_frame;
use crate::html::allow::Role;

/// Characters that are written as references in one run of text. The writer of html5ever 0.40 looks for the next `<` at each of
/// them, so that a megabyte of `&` would keep it busy for minutes; behind this many stands a `<wbr>`, which shows nothing.
const MAX_REFERENCES: usize = 500;

impl Tree {
    /// Adds decoded text.
    pub fn text(&mut self, text: &str) {
        match self.top() {
            Some(element) if element.role == Role::Media => return,
            Some(element) if is_frame(element) && !is_blank(text) => self.open_cell(),
            _ => {}
        }
        if self.pre == 0 {
            return self.flowing_text(text);
        }
        // A browser skips a line end right behind `<pre>`.
        let first = self.open.last().is_some_and(|open| open.element.name == "pre" && open.inside == self.out.len());
        self.write_text(if first { text.trim_start_matches('\n') } else { text });
    }

    /// Writes text, breaking it up where it would cost too much.
    fn write_text(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let room = MAX_REFERENCES - self.references;
            let mut found = rest.match_indices(|c| matches!(c, '&' | '\u{80}'..='\u{bf}')).skip(room);
            let end = found.next().map_or(rest.len(), |(at, _)| at);
            self.references += rest[..end].matches(|c| matches!(c, '&' | '\u{80}'..='\u{bf}')).count();
            escape(&rest[..end], false, &mut self.out);
            rest = &rest[end..];
            if rest.is_empty() {
                return;
            }
            // A formula cannot hold a `wbr`, and none is that long.
            if self.top().is_some_and(|top| top.role == Role::Math) {
                return;
            }
            self.write_start("wbr", "");
        }
    }

    /// Text outside `pre`: a run of white space becomes one space or one line end.
    pub(super) fn flowing_text(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let word = rest.find(is_space).unwrap_or(rest.len());
            self.write_text(&rest[..word]);
            rest = &rest[word..];
            let space = rest.find(|c| !is_space(c)).unwrap_or(rest.len());
            if space > 0 && !self.out.is_empty() && !self.out.ends_with([' ', '\n']) {
                self.out.push(if rest[..space].contains('\n') { '\n' } else { ' ' });
            }
            rest = &rest[space..];
        }
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\x0c' | '\r')
}

fn is_blank(text: &str) -> bool {
    text.chars().all(is_space)
}

/// Writes `text` as a browser writes it into HTML (WHATWG HTML section 13.3).
pub(crate) fn escape(text: &str, in_attribute: bool, out: &mut String) {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let written = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '\u{a0}' => "&nbsp;",
            '"' if in_attribute => "&quot;",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(written);
        from = at + c.len_utf8();
    }
    out.push_str(&text[from..]);
}
