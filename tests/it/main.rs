//! Native tests, one binary.

mod corpus;
mod proxy;
