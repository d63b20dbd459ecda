//! The tests of what the worker does, run in a worker.
#![cfg(target_arch = "wasm32")]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn this_is_a_worker() {
    assert!(web_sys::window().is_none());
    assert!(rill::browser::worker::say_ready().is_ok());
}
