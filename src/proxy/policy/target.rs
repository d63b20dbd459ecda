//! Which addresses of the web the proxy fetches.

use super::address;
use std::net::IpAddr;
use url::{Host, Url};

/// Ports that browsers do not fetch either, since mail servers, printers and the like listen there and may take a
/// request for a command: the Fetch standard's bad ports (section "Port blocking").
const BAD_PORTS: &[u16] = &[
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113,
    115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556,
    563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667,
    6668, 6669, 6679, 6697, 10080,
];

/// Why the proxy does not fetch an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Neither http nor https.
    Scheme,
    /// A user name or password stands in the address.
    Userinfo,
    /// One of the ports browsers block.
    Port,
    /// Not on the public internet.
    Address,
}

/// Checks `url` before it is fetched, at the first address and at every redirect. A host that is a name passes here;
/// what the name resolves to is checked by [`may_connect`] when it is connected to.
pub fn check(url: &Url, allow_loopback: bool) -> Result<(), Refusal> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Refusal::Scheme);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Refusal::Userinfo);
    }
    if url.port().is_some_and(|port| BAD_PORTS.contains(&port)) {
        return Err(Refusal::Port);
    }
    match url.host() {
        Some(Host::Ipv4(address)) => may_connect(IpAddr::V4(address), allow_loopback),
        Some(Host::Ipv6(address)) => may_connect(IpAddr::V6(address), allow_loopback),
        Some(Host::Domain(_)) => Ok(()),
        None => Err(Refusal::Address),
    }
}

/// Checks the address a connection is about to be made to.
pub fn may_connect(address: IpAddr, allow_loopback: bool) -> Result<(), Refusal> {
    if address::is_allowed(address, allow_loopback) { Ok(()) } else { Err(Refusal::Address) }
}
