//! Which addresses are public, which targets are fetched.

use rill::proxy::policy::address::is_allowed;
use rill::proxy::policy::target::{self, Refusal};
use url::Url;

#[test]
fn addresses() {
    fn check(address: &str, expected: bool) {
        assert_eq!(is_allowed(address.parse().unwrap(), false), expected, "{address}");
        // The flag is for this machine alone.
        let is_loopback = address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
        assert_eq!(is_allowed(address.parse().unwrap(), true), expected || is_loopback, "{address} with the flag");
    }
    for public in [
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "168.63.129.15",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2a00:1450:4001::1",
        "2001:200::1",
        "2001:4860:4860::8888",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1",
        "2001:0:808:808:0:0:f7f7:f7f7", // Teredo, server and client 8.8.8.8
    ] {
        check(public, true);
    }
    for refused in [
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.0",
        "10.255.255.255",
        "100.64.0.0",
        "100.100.100.200",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.0",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "192.168.255.255",
        "198.18.0.0",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::8.8.8.8",                    // IPv4-compatible
        "::ffff:10.0.0.1",              // IPv4-mapped
        "::ffff:127.0.0.1",             // IPv4-mapped
        "::ffff:169.254.169.254",       // IPv4-mapped
        "64:ff9b::192.168.0.1",         // NAT64
        "64:ff9b::7f00:1",              // NAT64
        "64:ff9b:1::8.8.8.8",           // NAT64, local use
        "2002:a00:1::1",                // 6to4 of 10.0.0.1
        "2002:7f00:1::1",               // 6to4 of 127.0.0.1
        "2001:0:808:808:0:0:3f57:fffe", // Teredo, client 192.168.0.1
        "2001:0:a00:1:0:0:f7f7:f7f7",   // Teredo, server 10.0.0.1
        "100::1",                       // discard
        "2001:2::1",                    // benchmarking
        "2001:10::1",                   // ORCHID
        "2001:20::1",                   // ORCHID, second version
        "2001:db8::1",                  // documentation
        "3fff::1",                      // documentation
        "4000::1",                      // not handed out
        "5f00::1",                      // segment routing
        "fc00::1",                      // unique-local
        "fd00:ec2::254",                // unique-local, metadata of a cloud
        "fe80::1",                      // link-local
        "fec0::1",                      // site-local
        "ff02::1",                      // multicast
    ] {
        check(refused, false);
    }
}

#[test]
fn targets() {
    fn check(url: &str, expected: Result<(), Refusal>) {
        assert_eq!(target::check(&Url::parse(url).unwrap(), false), expected, "{url}");
    }
    check("https://example.org/feed.xml", Ok(()));
    check("http://example.org:8080/", Ok(()));
    check("http://example.org:80/", Ok(()));
    check("https://8.8.8.8/", Ok(()));
    // A name is checked when it is resolved.
    check("http://localhost/", Ok(()));
    check("ftp://example.org/feed.xml", Err(Refusal::Scheme));
    check("file:///etc/passwd", Err(Refusal::Scheme));
    check("data:text/plain,hello", Err(Refusal::Scheme));
    check("https://ann@example.org/", Err(Refusal::Userinfo));
    check("https://:secret@example.org/", Err(Refusal::Userinfo));
    for port in [0, 1, 22, 25, 53, 110, 143, 465, 587, 993, 2049, 5060, 6000, 6667, 10080] {
        check(&format!("http://example.org:{port}/"), Err(Refusal::Port));
    }
    for disguise in [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0x7f.1",
        "127.0.0.1.",
        "１２７.0.0.1",
        "[::1]",
        "[::ffff:7f00:1]",
        "169.254.169.254",
        "0",
        "[::]",
    ] {
        check(&format!("http://{disguise}/"), Err(Refusal::Address));
    }
}
