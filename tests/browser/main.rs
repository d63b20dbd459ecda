//! Tests of the code that is compiled for the browser, run in a page. `worker.rs` runs some of them in a worker.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod db;
mod layouts;
mod let_go;
mod search;
mod trusted;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
