//! Native tests, one binary.
#![cfg(not(target_arch = "wasm32"))]

mod proxy;
mod tidy;
