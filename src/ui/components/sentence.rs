//! What stands where there is nothing to show: never blank, always a sentence.

use crate::ui::dom::{El, el};

/// A heading and a sentence.
pub fn sentence(title: &str, text: &str) -> El {
    el("div").class("sentence").child(el("h2").text(title)).child(el("p").text(text))
}
