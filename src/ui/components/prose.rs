//! A post's own text, cleaned: the one place that puts HTML on the screen.

use crate::browser::trusted;
use crate::html::SafeHtml;
use crate::ui::live::follow;
use leptos::html;
use leptos::prelude::*;

/// The text of a post.
#[component]
pub fn Prose(html: SafeHtml, language: Option<String>) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    follow(move || {
        if let Some(place) = place.get()
            && let Err(error) = trusted::show_html(&place, &html)
        {
            leptos::web_sys::console::error_1(&error);
        }
    });
    view! { <div class="prose" node_ref=place lang=language dir="auto"></div> }
}
