//! Native tests, one binary.

mod proxy;
