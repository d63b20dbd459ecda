//! The page.

// What the standard library does around `main` is for programs with standard output: 2 kB of the page (docs/notes/page-bytes.md).
#![cfg_attr(target_arch = "wasm32", no_main)]

/// A third of the size of the standard library's (docs/notes/page-bytes.md).
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Starts it.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    // A release ends at a panic without a word: see docs/notes/page-bytes.md.
    if cfg!(debug_assertions) {
        console_error_panic_hook::set_once();
    }
    rill::ui::mount();
}

/// Cargo builds every binary for every target; natively this one is empty.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
