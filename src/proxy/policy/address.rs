//! Which internet addresses the proxy may connect to: public ones only.
//!
//! A proxy that fetched any address would let a web page read the router, the printer and the cloud's metadata service
//! of whoever runs it. The tables follow IANA's special-purpose registries (RFC 6890 and its updates).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// IPv4 networks that are not the public internet: first address, length of the prefix in bits.
const NOT_PUBLIC_V4: &[(Ipv4Addr, u32)] = &[
    (Ipv4Addr::new(0, 0, 0, 0), 8),        // this host, unspecified
    (Ipv4Addr::new(10, 0, 0, 0), 8),       // private
    (Ipv4Addr::new(100, 64, 0, 0), 10),    // shared by carriers (CGNAT)
    (Ipv4Addr::new(127, 0, 0, 0), 8),      // loopback
    (Ipv4Addr::new(168, 63, 129, 16), 32), // looks public; Azure's machines find their platform here
    (Ipv4Addr::new(169, 254, 0, 0), 16),   // link-local, metadata of clouds
    (Ipv4Addr::new(172, 16, 0, 0), 12),    // private
    (Ipv4Addr::new(192, 0, 0, 0), 24),     // protocol assignments
    (Ipv4Addr::new(192, 0, 2, 0), 24),     // documentation
    (Ipv4Addr::new(192, 88, 99, 0), 24),   // relays of 6to4
    (Ipv4Addr::new(192, 168, 0, 0), 16),   // private
    (Ipv4Addr::new(198, 18, 0, 0), 15),    // benchmarking
    (Ipv4Addr::new(198, 51, 100, 0), 24),  // documentation
    (Ipv4Addr::new(203, 0, 113, 0), 24),   // documentation
    (Ipv4Addr::new(224, 0, 0, 0), 4),      // multicast
    (Ipv4Addr::new(240, 0, 0, 0), 4),      // reserved, broadcast
];

/// The one IPv6 block handed out for the public internet. Everything else (unique-local, link-local, multicast,
/// IPv4-compatible, …) is refused by not being in it.
const GLOBAL_V6: (Ipv6Addr, u32) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// What is inside [`GLOBAL_V6`] and still not public.
const NOT_PUBLIC_V6: &[(Ipv6Addr, u32)] = &[
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23), // protocol assignments, benchmarking, ORCHID
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32), // documentation
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20), // documentation
];

const NAT64: (Ipv6Addr, u32) = (Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0), 96);
const SIX_TO_FOUR: (Ipv6Addr, u32) = (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16);
const TEREDO: (Ipv6Addr, u32) = (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 32);

/// Whether the proxy may connect to `address`. With `allow_loopback` this machine counts as public (for tests and for
/// feeds one serves oneself); nothing else changes.
pub fn is_allowed(address: IpAddr, allow_loopback: bool) -> bool {
    let address = address.to_canonical(); // ::ffff:a.b.c.d is a.b.c.d
    if address.is_loopback() {
        return allow_loopback;
    }
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    !NOT_PUBLIC_V4.iter().any(|&(network, bits)| (address.to_bits() ^ network.to_bits()) >> (32 - bits) == 0)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    match carried(address) {
        Some(inside) => inside.into_iter().all(is_public_v4),
        None => is_in(address, GLOBAL_V6) && !NOT_PUBLIC_V6.iter().any(|&network| is_in(address, network)),
    }
}

/// The IPv4 addresses that a packet to `address` may end at: NAT64 (RFC 6052; networks without IPv4 live by it),
/// 6to4 (RFC 3056), and Teredo's server and client (RFC 4380, the client's bits inverted).
fn carried(address: Ipv6Addr) -> Option<[Ipv4Addr; 2]> {
    let bits = address.to_bits();
    let from = |low_bit: u32| Ipv4Addr::from_bits((bits >> low_bit) as u32);
    if is_in(address, NAT64) {
        Some([from(0), from(0)])
    } else if is_in(address, SIX_TO_FOUR) {
        Some([from(80), from(80)])
    } else if is_in(address, TEREDO) {
        Some([from(64), Ipv4Addr::from_bits(!from(0).to_bits())])
    } else {
        None
    }
}

fn is_in(address: Ipv6Addr, (network, bits): (Ipv6Addr, u32)) -> bool {
    (address.to_bits() ^ network.to_bits()) >> (128 - bits) == 0
}
