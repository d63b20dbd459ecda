//! What stands where there is nothing to show: never blank, always a sentence.

use leptos::prelude::*;

/// A heading, a sentence, and what can be done.
#[component]
pub fn Sentence(
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="sentence">
            <h2>{title}</h2>
            <p>{text}</p>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </div>
    }
}
