//! The page.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    rill::ui::mount();
}

/// Cargo builds every binary for every target; natively this one is empty.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
