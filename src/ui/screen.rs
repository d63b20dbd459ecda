//! How wide the screen is.

use super::dom::listen;
use crate::ui::lasting::LastingSignal;
use leptos::prelude::*;

/// Whether list and post stand side by side (the breakpoint of style/layout.css), now and whenever that changes.
pub fn follow_width() -> LastingSignal<bool> {
    let wide = LastingSignal::new(false);
    if let Some(query) = window().match_media("(min-width: 47.51em)").ok().flatten() {
        wide.set(query.matches());
        let now = query.clone();
        listen(&query, "change", move |_| wide.set(now.matches()));
    }
    wide
}
