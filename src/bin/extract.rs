//! The article of a page: a worker of the worker's own, loaded when the first whole text is asked for.

#[cfg(target_arch = "wasm32")]
fn main() {
    // A release ends at a panic without a word: see docs/notes/page-bytes.md.
    if cfg!(debug_assertions) {
        console_error_panic_hook::set_once();
    }
    if let Err(problem) = rill::browser::extractor::start() {
        web_sys::console::error_1(&problem);
    }
}

/// Cargo builds every binary for every target; natively this one is empty.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
