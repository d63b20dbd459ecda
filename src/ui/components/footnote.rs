//! Links within a text: a footnote opens where it is referred to, every other place is gone to.

use crate::ui::dom::{El, el, report};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Node};

/// A footnote longer than this, in characters, is a section that one goes to.
const LONGEST: u32 = 1500;

/// Follows a link within `text`; false when it leads nowhere in it.
pub fn follow_inner(text: &Element, link: &Element) -> bool {
    let Some(id) = link.get_attribute("href").and_then(|href| href.strip_prefix('#').map(str::to_owned)) else { return false };
    // The sanitiser's ids have no quote and no backslash in them.
    let Some(target) = report(text.query_selector(&format!("[id=\"{id}\"]"))).flatten() else { return false };
    match footnote(link, &target) {
        Some(note) => toggle(text, link, &note, &id),
        None => target.scroll_into_view(),
    }
    true
}

/// The block of a footnote, when the link is one's mark: it stands further down, is short, and is no heading.
fn footnote(link: &Element, target: &Element) -> Option<Element> {
    let is_below = link.compare_document_position(target) & Node::DOCUMENT_POSITION_FOLLOWING != 0;
    let block = report(target.closest("li, p, dd, aside, div")).flatten()?;
    let length = block.text_content().unwrap_or_default().encode_utf16().count() as u32;
    (is_below && length <= LONGEST && !block.contains(Some(link)) && !block.class_list().contains("prose")).then_some(block)
}

/// Opens the note below the paragraph of its mark, or closes it.
fn toggle(text: &Element, link: &Element, note: &Element, id: &str) {
    if let Some(open) = report(text.query_selector(&format!("aside.note[data-of=\"{id}\"]"))).flatten() {
        report(link.set_attribute("aria-expanded", "false"));
        return open.remove();
    }
    let shown = el("aside").class("note").attr("data-of", id).attr("role", "note");
    copy_into(&shown, note);
    report(link.set_attribute("aria-expanded", "true"));
    let Some(block) = report(link.closest("p, li, dd, td, th, blockquote, figcaption, h1, h2, h3, h4, h5, h6")).flatten() else {
        return;
    };
    let place = if block.matches("li, dd, td, th, figcaption").unwrap_or(false) { "beforeend" } else { "afterend" };
    report(block.insert_adjacent_element(place, &shown.element));
}

/// The note's words, without its ids, which must stay the only ones, and the way back.
fn copy_into(shown: &El, note: &Element) {
    let children = note.child_nodes();
    for child in (0..children.length()).filter_map(|at| children.item(at)) {
        let Some(copy) = report(child.clone_node_with_deep(true)) else { continue };
        report(shown.element.append_child(&copy));
    }
    for (selector, is_back) in [("a[href^='#']", true), ("[id]", false)] {
        let Some(found) = report(shown.element.query_selector_all(selector)) else { continue };
        for element in (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok()) {
            if is_back {
                element.remove();
            } else {
                report(element.remove_attribute("id"));
            }
        }
    }
}
