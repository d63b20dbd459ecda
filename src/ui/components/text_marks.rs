//! The words that a search found, marked in the text of the open post. Nothing of the text is changed for it.

use crate::browser::highlight::show_found;
use crate::protocol::{Progress, Request};
use crate::ui::dom::{at_end, follow, report};
use crate::ui::reader::Reader;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Node, Range};

/// Elements within a word or a sentence; what stands in any other stands apart from its neighbours.
const INLINE: [&str; 22] = [
    "A", "ABBR", "B", "BDI", "BDO", "CITE", "CODE", "DEL", "DFN", "EM", "I", "INS", "KBD", "MARK", "Q", "S", "SMALL", "SPAN",
    "STRONG", "SUB", "SUP", "U",
];

/// Marks in `place` what the search for `query` finds there; of an empty one, nothing.
pub fn mark_text(reader: Reader, place: Element, language: Option<String>, query: String) {
    if query.is_empty() {
        show_found(&[]);
        return;
    }
    let mut pieces = Pieces::default();
    pieces.collect(&place);
    let Pieces { nodes, text, .. } = pieces;
    let job = reader.link.begin(|job| Request::MarkText { job, query, language, text });
    at_end(move || reader.link.forget(job));
    follow(move || {
        if let Some(Progress::TextMarked(marks)) = reader.link.progress(job).as_deref() {
            let range = |mark: &std::ops::Range<u32>| {
                let range = report(Range::new())?;
                let (first, start) = at(&nodes, mark.start)?;
                report(range.set_start(first, start))?;
                let (last, end) = at(&nodes, mark.end - 1)?;
                report(range.set_end(last, end + 1))?;
                Some(range)
            };
            show_found(&marks.iter().filter_map(range).collect::<Vec<Range>>());
        }
    });
}

/// The node that has a unit of the text, and its place in it.
fn at(nodes: &[(u32, Node)], unit: u32) -> Option<(&Node, u32)> {
    let place = nodes.partition_point(|(start, _)| *start <= unit).checked_sub(1)?;
    let (start, node) = nodes.get(place)?;
    Some((node, unit - start))
}

/// A text, with the nodes that it stands in and where each begins, in units of UTF-16.
#[derive(Default)]
struct Pieces {
    nodes: Vec<(u32, Node)>,
    text: String,
    length: u32,
}

impl Pieces {
    fn collect(&mut self, node: &Node) {
        let mut next = node.first_child();
        while let Some(child) = next {
            if child.node_type() == Node::TEXT_NODE {
                let text = child.node_value().unwrap_or_default();
                let start = self.length;
                self.length += text.encode_utf16().count() as u32;
                self.text.push_str(&text);
                self.nodes.push((start, child.clone()));
            } else if let Some(element) = child.dyn_ref::<Element>() {
                let is_apart = !INLINE.contains(&element.tag_name().as_str());
                self.part(is_apart);
                self.collect(&child);
                self.part(is_apart);
            }
            next = child.next_sibling();
        }
    }

    /// A line ends here, which stands in no node.
    fn part(&mut self, is_apart: bool) {
        if is_apart {
            self.text.push('\n');
            self.length += 1;
        }
    }
}
