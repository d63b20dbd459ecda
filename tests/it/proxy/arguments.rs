//! What a person writes behind `serve`.

use rill::proxy::arguments::{Asked, help, parse};
use rill::proxy::policy::asker::Origins;
use rill::proxy::{Config, Limits};
use std::net::SocketAddr;
use std::path::PathBuf;

fn read(line: &str) -> Result<Asked, String> {
    parse(line.split_whitespace().map(str::to_owned)).map_err(|error| error.to_string())
}

fn served(line: &str) -> (SocketAddr, Config) {
    match read(line) {
        Ok(Asked::Serve(address, config)) => (address, config),
        other => panic!("{line}: {other:?}"),
    }
}

#[test]
fn without_flags_it_serves_this_machine_alone() {
    let (address, config) = served("");
    assert_eq!(address.to_string(), "127.0.0.1:8080");
    assert_eq!(config.dist, PathBuf::from("dist"));
    assert_eq!(config.base, "/");
    assert!(!config.allow_loopback);
    assert_eq!(config.origins, Origins::default());
    assert_eq!(config.limits, Limits::default());
    assert_eq!((config.limits.bytes, config.limits.time.as_secs(), config.limits.redirects), (10_000_000, 15, 10));
}

#[test]
fn flags() {
    let (address, config) = served(
        "--port 0 --listen=::1 --dist out/app --base sub --allow-loopback --allow-origin https://a.example --allow-origin=* --host-name Rill.example",
    );
    assert_eq!(address.to_string(), "[::1]:0");
    assert_eq!(config.dist, PathBuf::from("out/app"));
    assert!(config.allow_loopback);
    let mut origins = Origins::default();
    origins.allow("https://a.example").unwrap();
    origins.allow("*").unwrap();
    assert_eq!(config.origins, origins);
    assert_eq!(config.hosts.names, ["rill.example"]);
    for (text, base) in [("/", "/"), ("sub", "/sub/"), ("/sub", "/sub/"), ("/a/b-2/", "/a/b-2/")] {
        assert_eq!(served(&format!("--base {text}")).1.base, base);
    }
}

#[test]
fn mistakes_are_told() {
    fn check(line: &str, expected: &str) {
        assert_eq!(read(line), Err(expected.to_owned()), "{line}");
    }
    check("--prot 1", "There is no --prot; see --help.");
    check("dist", "There is no dist; see --help.");
    check("--port", "--port needs a value; see --help.");
    check("--port 65536", "--port does not take \"65536\"; see --help.");
    check("--listen localhost", "--listen does not take \"localhost\"; see --help.");
    check("--base /a/../b/", "--base does not take \"/a/../b/\"; see --help.");
    check("--allow-origin https://a.example/app/", "--allow-origin does not take \"https://a.example/app/\"; see --help.");
    check("--host-name https://a.example", "--host-name does not take \"https://a.example\"; see --help.");
    check("--allow-loopback=yes", "--allow-loopback takes no value.");
}

#[test]
fn help_names_every_flag() {
    assert_eq!(read("--port 1 --help"), Ok(Asked::Help));
    for flag in ["--port", "--listen", "--dist", "--base", "--host-name", "--allow-origin", "--allow-loopback", "--help"] {
        assert!(help().lines().any(|line| line.trim_start().starts_with(flag)), "{flag}");
    }
}
