//! A text with some of it marked.

use crate::ui::dom::{El, el};
use std::ops::Range;

/// Writes `text` into `into`, with `<mark>` around these bytes of it. Marks that do not fit, because the text changed since, are
/// left out.
pub fn marked(into: El, text: &str, marks: &[Range<usize>]) -> El {
    let mut at = 0;
    let mut into = into;
    for mark in marks {
        if let (Some(before), Some(inside)) = (text.get(at..mark.start), text.get(mark.clone())) {
            into = into.text(before).child(el("mark").text(inside));
            at = mark.end;
        }
    }
    into.text(text.get(at..).unwrap_or_default())
}
