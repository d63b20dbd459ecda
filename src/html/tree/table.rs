//! Tables: parts that stand where they belong, and cells for what stands nowhere.

use super::Tree;
use crate::html::allow::{self, Element};

impl Tree {
    /// Opens a cell when the text would otherwise stand between cells: a browser would move it before the table.
    pub(super) fn make_cell(&mut self) {
        if self.top().is_some_and(is_frame) {
            self.open_cell();
        }
    }

    /// Makes the part of a table that `element` belongs into the innermost open one. False outside of a table.
    pub(super) fn make_table_room(&mut self, element: &Element) -> bool {
        let Some(table) = self.open.iter().rposition(|open| open.element.name == "table") else { return false };
        let keep: &[&str] = match element.name {
            "tr" => &["tbody", "thead", "tfoot"],
            "td" | "th" => &["tr", "tbody", "thead", "tfoot"],
            _ => &[],
        };
        let kept = self.open[table + 1..].iter().rposition(|open| keep.contains(&open.element.name));
        self.close_to(kept.map_or(table + 1, |kept| table + 2 + kept));
        if matches!(element.name, "td" | "th") {
            self.open_row();
        } else if element.name == "tr" {
            self.open_body();
        }
        true
    }

    fn open_body(&mut self) {
        if self.top().is_some_and(|top| top.name == "table") {
            self.push_named("tbody");
        }
    }

    fn open_row(&mut self) {
        self.open_body();
        if self.top().is_some_and(|top| matches!(top.name, "tbody" | "thead" | "tfoot")) {
            self.push_named("tr");
        }
    }

    pub(super) fn open_cell(&mut self) {
        self.open_row();
        if self.top().is_some_and(|top| top.name == "tr") {
            self.push_named("td");
        }
    }

    fn push_named(&mut self, name: &str) {
        if let Some(element) = allow::element(name) {
            self.push(element, "");
        }
    }

    pub(super) fn end_table_part(&mut self, name: &str) {
        let Some(table) = self.open.iter().rposition(|open| open.element.name == "table") else { return };
        if let Some(part) = self.open[table..].iter().rposition(|open| open.element.name == name) {
            self.close_to(table + part);
        }
    }
}

/// Where a table has only parts of itself: text between them would be moved before the table.
pub(super) fn is_frame(element: &Element) -> bool {
    matches!(element.name, "table" | "thead" | "tbody" | "tfoot" | "tr")
}
