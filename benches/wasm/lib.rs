//! What `cargo xtask bench-parse` measures: the readers of `benches/readers` in wasm, for `run.mjs` to call.

#[cfg(target_arch = "wasm32")]
#[path = "../readers/mod.rs"]
mod readers;

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::readers;
    use rill::browser::decode::decode;
    use wasm_bindgen::prelude::*;

    /// Rill.
    #[wasm_bindgen]
    pub fn rill(feed: &[u8]) -> bool {
        readers::rill(feed, decode)
    }

    /// quick-xml, nothing kept.
    #[wasm_bindgen(js_name = bareEvents)]
    pub fn bare_events(feed: &[u8]) -> bool {
        readers::bare_events(feed)
    }

    /// quick-xml, everything copied.
    #[wasm_bindgen(js_name = copiedEvents)]
    pub fn copied_events(feed: &[u8]) -> bool {
        readers::copied_events(feed)
    }
}
