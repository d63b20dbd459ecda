//! What stands where there is nothing to show: never blank, always a sentence.

use crate::browser::db::StoreError;
use crate::ui::dom::{El, el};
use crate::ui::message;

/// A heading and a sentence.
pub fn sentence(title: &str, text: &str) -> El {
    el("div").class("sentence").child(el("h2").text(title)).child(el("p").text(text))
}

/// What stands where there are no posts because nothing can be stored.
pub fn broken_store(error: &StoreError) -> El {
    let said = message::store(error);
    sentence(&said.what, &said.next)
}
