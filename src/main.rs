//! The page.

/// A third of the size of the standard library's (docs/notes/page-bytes.md).
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
fn main() {
    // A release ends at a panic without a word: see docs/notes/page-bytes.md.
    if cfg!(debug_assertions) {
        console_error_panic_hook::set_once();
    }
    rill::ui::mount();
}

/// Cargo builds every binary for every target; natively this one is empty.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
