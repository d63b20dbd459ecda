//! Native tests, one binary.

mod proxy;
mod refresh;
