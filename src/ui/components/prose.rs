//! A post's own text, cleaned: the one place that puts HTML on the screen.

use crate::browser::trusted;
use crate::html::SafeHtml;
use crate::ui::dom::{El, el, report};

/// The text of a post.
pub fn prose(html: &SafeHtml, language: Option<&str>) -> El {
    let place = el("div").class("prose").attr_some("lang", language).attr("dir", "auto");
    report(trusted::show_html(&place.element, html));
    place
}
