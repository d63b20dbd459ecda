//! What a person sees.

use crate::browser::{offline, worker};
use leptos::prelude::*;

/// Puts the app in the place of the static shell.
pub fn mount() {
    let (state, set_state) = signal(String::from("starting"));
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
    mount_to_body(move || {
        view! {
            <main class="app">
                <h1>{"Latest Posts"}</h1>
                <p id="worker">{state}</p>
            </main>
        }
    });
    leptos::task::spawn_local(async move {
        let started = worker::start().await;
        set_state.set(match started {
            Ok(_) => "ready".into(),
            Err(problem) => format!("{problem:?}"),
        });
        if let Err(problem) = offline::keep().await {
            leptos::web_sys::console::error_1(&problem);
        }
    });
}
