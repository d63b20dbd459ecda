//! What the server is told when it starts.

use super::policy::asker::{Hosts, Origins};
use std::path::PathBuf;
use std::time::Duration;

/// How much of a site's answer the proxy takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a body, after decompression.
    pub bytes: u64,
    /// From the request to the last byte, redirects included.
    pub time: Duration,
    /// Redirects followed for one request.
    pub redirects: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { bytes: 10_000_000, time: Duration::from_secs(15), redirects: 10 }
    }
}

/// Everything the server needs to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The folder of the built app.
    pub dist: PathBuf,
    /// The path the app stands under; begins and ends with a slash.
    pub base: String,
    /// The names this server answers to.
    pub hosts: Hosts,
    /// The origins, besides its own, that may use the proxy.
    pub origins: Origins,
    /// Whether the proxy may fetch from this machine.
    pub allow_loopback: bool,
    /// How much of a site's answer the proxy takes.
    pub limits: Limits,
}
