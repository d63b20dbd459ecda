//! Lists of elements that stay what they are as long as their items do.

use super::dom::{El, report};
use super::make::Make;
use leptos::prelude::{Owner, document, untrack};
use leptos::web_sys::{Element, HtmlElement, Node};
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// An item of a list: a key that says everything its drawing shows and does not follow, and the drawing.
pub type Item = (String, Rc<dyn Make<El>>);

/// Items of a list that are drawn in one go.
const FEW: usize = 12;

/// Items that stand in an element, one below the other.
pub struct Series {
    parent: Element,
    around: Owner,
    drawn: Vec<(String, (Element, Owner))>,
}

impl Series {
    /// Nothing yet, in `parent`. What is drawn later lives as long as what this was made in.
    pub fn new(parent: &El) -> Series {
        Series { parent: parent.element.clone(), around: Owner::current().unwrap_or_default(), drawn: Vec::new() }
    }

    /// Shows these. What stays, by key, is not drawn again, and not moved when it stays in order: it may have the focus.
    pub fn show(&mut self, items: Vec<Item>) {
        // Mostly they come in the order in which they stand.
        let mut next = 0;
        let mut lost = None;
        self.drawn.retain(|(key, (element, owner))| {
            let place = (next..items.len()).chain(0..next.min(items.len())).find(|at| items[*at].0 == *key);
            match place {
                Some(at) => next = at + 1,
                None => {
                    lost = lost.take().or_else(|| focused_in(element).map(|control| (next, control)));
                    element.remove();
                    owner.cleanup();
                }
            }
            place.is_some()
        });
        let mut before = std::mem::take(&mut self.drawn);
        let mut place = self.parent.first_child();
        for (key, draw) in items {
            let stands = before.iter().position(|(known, _)| *known == key).map(|at| before.remove(at).1);
            let (element, owner) = stands.unwrap_or_else(|| {
                let owner = self.around.child();
                (untrack(|| owner.with(|| draw.make().element)), owner)
            });
            let node: &Node = &element;
            if place.as_ref() == Some(node) {
                place = node.next_sibling();
            } else {
                report(self.parent.insert_before(node, place.as_ref()));
            }
            self.drawn.push((key, (element, owner)));
        }
        if let Some((place, control)) = lost {
            self.focus_near(place, control);
        }
    }

    /// What had the focus is gone with its item: the same control of the item that stands there now has it, or else the list.
    fn focus_near(&self, place: usize, control: usize) {
        let near = self.drawn.get(place).or(self.drawn.last()).map(|(_, (element, _))| controls(element));
        let control = near.and_then(|controls| controls.get(control).or(controls.last()).cloned());
        let element = control.unwrap_or_else(|| {
            report(self.parent.set_attribute("tabindex", "-1"));
            self.parent.clone()
        });
        if let Some(element) = element.dyn_ref::<HtmlElement>() {
            report(element.focus());
        }
    }

    /// As [`Series::show`], but of new ones only a few; whether some are left.
    pub fn show_few(&mut self, mut items: Vec<Item>) -> bool {
        let (mut next, mut few) = (0, FEW);
        items.retain(|(key, _)| {
            let place = (next..self.drawn.len()).chain(0..next.min(self.drawn.len())).find(|at| self.drawn[*at].0 == *key);
            match place {
                Some(at) => next = at + 1,
                None if few == 0 => return false,
                None => few -= 1,
            }
            true
        });
        self.show(items);
        few == 0
    }

    /// What is shown, in order.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.drawn.iter().map(|(_, (element, _))| element)
    }
}

/// What can have the focus in an item of a list.
fn controls(item: &Element) -> Vec<Element> {
    let found = report(item.query_selector_all("a[href], button, input, select, summary"));
    found.map_or(Vec::new(), |found| (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect())
}

/// Which of the controls of an item has the focus.
fn focused_in(item: &Element) -> Option<usize> {
    let active = document().active_element().filter(|active| item.contains(Some(active)))?;
    controls(item).iter().position(|control| *control == active)
}
