//! From names to addresses, at the moment of connecting.
//!
//! The check stands here and not before the request: a name may resolve to a public address when checked and to a
//! private one when connected to. What this resolver returns is what is connected to.

use super::policy::target::{Refusal, may_connect};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::fmt;
use std::net::SocketAddr;

/// Resolves through the system and leaves out every address the policy refuses.
#[derive(Clone, Copy, Debug)]
pub struct PublicOnly {
    /// Whether this machine's own addresses pass.
    pub allow_loopback: bool,
}

/// Why a name gave no address to connect to.
#[derive(Debug)]
pub enum ResolveError {
    /// The system found none; the cause is its own.
    Lookup(std::io::Error),
    /// All addresses found are refused.
    Refused(Refusal),
}

impl fmt::Display for ResolveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ResolveError::Lookup(_) => f.write_str("the name was not found"),
            ResolveError::Refused(_) => f.write_str("the name leads to an address that is not public"),
        }
    }
}

impl std::error::Error for ResolveError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ResolveError::Lookup(cause) => Some(cause),
            ResolveError::Refused(_) => None,
        }
    }
}

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        let allow_loopback = self.allow_loopback;
        Box::pin(async move {
            // The port is put in by whoever connects.
            let found = tokio::net::lookup_host((name.as_str(), 0)).await.map_err(ResolveError::Lookup)?;
            let mut allowed: Vec<SocketAddr> = Vec::new();
            let mut refused = None;
            for address in found {
                match may_connect(address.ip(), allow_loopback) {
                    Ok(()) => allowed.push(address),
                    Err(refusal) => refused = Some(refusal),
                }
            }
            match refused {
                Some(refusal) if allowed.is_empty() => Err(ResolveError::Refused(refusal).into()),
                _ => Ok(Box::new(allowed.into_iter()) as Addrs),
            }
        })
    }
}
