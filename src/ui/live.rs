//! Parts of the screen that follow what they read.
//!
//! Leptos compiles every closure in a view to code of its own. These give all of them a few common types, which about halves the
//! page's bytes: see docs/notes/page-bytes.md.

use leptos::prelude::*;
use std::sync::{Arc, Mutex};

/// A value on the screen that follows the signals its closure reads.
pub type Live<T> = Arc<Mutex<dyn FnMut() -> T + Send>>;

/// A text, a class or an attribute that follows what `read` reads.
pub fn live<T: 'static>(read: impl FnMut() -> T + Send + 'static) -> Live<T> {
    Arc::new(Mutex::new(read))
}

/// A part of the screen that is drawn anew when something that `draw` reads changes; nothing for `None`.
pub fn part(mut draw: impl FnMut() -> Option<AnyView> + Send + 'static) -> Live<AnyView> {
    live(move || draw().unwrap_or_else(|| ().into_any()))
}

/// Does something now, and again whenever something that `act` reads changes.
pub fn follow(act: impl Fn() + 'static) {
    let act: Box<dyn Fn()> = Box::new(act);
    Effect::new(move |_| act());
}

/// One item of a list: its key, and how it is drawn.
pub type Item = (String, Arc<dyn Fn() -> AnyView + Send + Sync>);

/// A list that keeps what stays, by key, when it changes. The key says everything that the drawing shows and does not follow.
pub fn each(items: impl Fn() -> Vec<Item> + Send + Sync + 'static) -> AnyView {
    let items: Arc<dyn Fn() -> Vec<Item> + Send + Sync> = Arc::new(items);
    view! { <For each=move || items() key=|item| item.0.clone() children=|item| (item.1)() /> }.into_any()
}
