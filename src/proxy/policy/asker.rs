//! Whom the server answers.
//!
//! A browser sends any page's requests to this machine, so the server asks who is asking. Three headers tell, and a page
//! can set none of them: `Host` (which name the page thinks it talks to), `Origin` (on requests across origins) and
//! `Sec-Fetch-Site` (on all requests to https and to this machine; Fetch Metadata).

use axum::http::uri::Authority;
use std::net::IpAddr;
use url::{Origin, Url};

/// The start of the proxy's own `User-Agent`; see [`super::headers::user_agent`].
const OWN_AGENT: &str = "Rill/";
/// What marks the proxy in its `User-Agent`.
pub(super) const AGENT_MARK: &str = "(+proxy)";

/// The origins, besides its own, that may use the proxy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    anyone: bool,
    listed: Vec<String>,
}

/// The text names no origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnOrigin;

impl Origins {
    /// Adds `*` (anyone, curl included) or an origin such as `https://example.org`. Refuses an address with a path, so
    /// that nobody believes one folder of a site was let in: browsers know only whole origins.
    pub fn allow(&mut self, text: &str) -> Result<(), NotAnOrigin> {
        if text == "*" {
            self.anyone = true;
            return Ok(());
        }
        let url = Url::parse(text).map_err(|_| NotAnOrigin)?;
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
        match url.origin() {
            origin @ Origin::Tuple(..) if bare => self.listed.push(origin.ascii_serialization()),
            _ => return Err(NotAnOrigin),
        }
        Ok(())
    }
}

/// The names this server answers to. Another name means that a page elsewhere had its own name resolve to this machine
/// (DNS rebinding), which would make it look like our own origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hosts {
    /// The address listened on. Unspecified (`0.0.0.0`, `::`) stands for every address this machine has.
    pub bound: IpAddr,
    /// Further names, in lower case, without port.
    pub names: Vec<String>,
}

impl Hosts {
    /// Whether the `Host` header `host` names this server. The port is not looked at: a port cannot be rebound.
    pub fn include(&self, host: &str) -> bool {
        let Ok(authority) = host.parse::<Authority>() else { return false };
        if authority.as_str().contains('@') {
            return false;
        }
        let name = authority.host().to_ascii_lowercase();
        let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        match address {
            Ok(address) => address.is_loopback() || address == self.bound || self.bound.is_unspecified(),
            Err(_) => name == "localhost" || self.names.contains(&name),
        }
    }
}

/// What the headers of a request for the proxy say about who asks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asker<'a> {
    /// `Host`, already found to be ours.
    pub host: &'a str,
    /// `Origin`.
    pub origin: Option<&'a str>,
    /// `Sec-Fetch-Site`.
    pub site: Option<&'a str>,
    /// `Sec-Fetch-Dest`.
    pub dest: Option<&'a str>,
    /// `User-Agent`.
    pub agent: Option<&'a str>,
}

/// In whose name an answer is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grant {
    /// Our own page: no CORS header is needed.
    Own,
    /// A page of this origin, which the answer names.
    Origin(String),
    /// Anyone.
    Anyone,
}

/// Decides whether the proxy serves this asker. `None` is a refusal.
///
/// - Only `fetch()` is served: `Sec-Fetch-Dest`, where sent, is `empty`. Otherwise `<script src="proxy?url=…">` would
///   turn any script of the web into one of our own origin, which the page's CSP trusts.
/// - `Origin`, where sent, decides: our own, or listed.
/// - Without it `Sec-Fetch-Site` decides: `same-origin` alone is ours. `same-site` may be another port, `none` is a
///   person at the address bar.
/// - Without both it is no browser we know of, or a page at a plain-http address other than this machine: refused,
///   unless anyone may.
/// - The proxy itself is never served: an address that redirects to the proxy would go round for ever.
pub fn admit(asker: Asker<'_>, origins: &Origins) -> Option<Grant> {
    let is_fetch = asker.dest.is_none_or(|dest| dest == "empty");
    let is_proxy = asker.agent.is_some_and(|agent| agent.starts_with(OWN_AGENT) && agent.contains(AGENT_MARK));
    if !is_fetch || is_proxy {
        return None;
    }
    if origins.anyone {
        return Some(Grant::Anyone);
    }
    match (asker.origin, asker.site) {
        (Some(origin), _) if is_own(origin, asker.host) => Some(Grant::Own),
        (Some(origin), _) if origins.listed.iter().any(|listed| listed == origin) => Some(Grant::Origin(origin.to_owned())),
        (None, Some("same-origin")) => Some(Grant::Own),
        _ => None,
    }
}

/// Whether `origin` is this server as the browser sees it: http, or https where something in front of us speaks TLS.
fn is_own(origin: &str, host: &str) -> bool {
    let rest = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
    rest.is_some_and(|authority| authority.eq_ignore_ascii_case(host))
}
