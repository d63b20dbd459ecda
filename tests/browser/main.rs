//! Tests of the code that is compiled for the browser, run in a page. `worker.rs` runs some of them in a worker.
#![cfg(target_arch = "wasm32")]

mod trusted;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
