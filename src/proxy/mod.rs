//! The native server: the built app and the CORS proxy, on one origin. `docs/proxy.md` is the contract.
//!
//! [`policy`] decides and does nothing: whom to serve, what to fetch, which headers pass. [`server`] answers,
//! [`fetch`] goes out, [`files`] reads the built app. Nothing here writes down what anyone asked for.

pub mod arguments;
pub mod config;
pub mod fetch;
pub mod files;
pub mod policy;
pub mod problem;
pub mod resolve;
pub mod server;

pub use config::{Config, Limits};
pub use server::router;
