//! What a person writes behind `serve`. One table makes the parser and the help.

use super::config::{Config, Limits};
use super::policy::asker::{Hosts, Origins};
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

/// A flag: its name, what stands behind it (empty for a switch), what it does.
struct Flag {
    name: &'static str,
    value: &'static str,
    help: &'static str,
}

const FLAGS: &[Flag] = &[
    Flag { name: "--port", value: "N", help: "Port to listen on; 0 picks a free one [8080]" },
    Flag { name: "--listen", value: "ADDRESS", help: "Address to listen on [127.0.0.1]" },
    Flag { name: "--dist", value: "DIR", help: "Folder of the built app [dist]" },
    Flag { name: "--base", value: "/PATH/", help: "Path the app stands under [/]" },
    Flag { name: "--host-name", value: "NAME", help: "A further name this server goes by; may be repeated" },
    Flag {
        name: "--allow-origin",
        value: "ORIGIN",
        help: "Lets pages of this origin use the proxy, or anyone with *; may be repeated",
    },
    Flag { name: "--allow-loopback", value: "", help: "Lets the proxy fetch from this machine, for tests" },
    Flag { name: "--help", value: "", help: "Prints this" },
];

/// What `serve` is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Print [`help`].
    Help,
    /// Serve, at this address.
    Serve(SocketAddr, Config),
}

/// What is wrong with the arguments; its text is one sentence for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArgumentError {
    /// No flag of ours.
    Unknown(String),
    /// Nothing stands behind the flag.
    NoValue(&'static str),
    /// Something stands behind the switch.
    NotTaken(&'static str),
    /// The flag does not take this value.
    Wrong(&'static str, String),
}

impl fmt::Display for ArgumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ArgumentError::Unknown(word) => write!(f, "There is no {word}; see --help."),
            ArgumentError::NoValue(flag) => write!(f, "{flag} needs a value; see --help."),
            ArgumentError::NotTaken(flag) => write!(f, "{flag} takes no value."),
            ArgumentError::Wrong(flag, value) => write!(f, "{flag} does not take {value:?}; see --help."),
        }
    }
}

impl std::error::Error for ArgumentError {}

/// The help text.
pub fn help() -> String {
    let mut text = String::from("Serves Rill, as built in a folder, and its CORS proxy.\n\nserve [flags]\n\n");
    for Flag { name, value, help } in FLAGS {
        text.push_str(&format!("  {:<24} {help}\n", format!("{name} {value}")));
    }
    text
}

/// Reads `words`, the arguments without the program's name. `--flag value` and `--flag=value` are the same.
pub fn parse(words: impl IntoIterator<Item = String>) -> Result<Asked, ArgumentError> {
    let mut port: u16 = 8080;
    let mut listen = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let mut dist = PathBuf::from("dist");
    let mut base = String::from("/");
    let mut names = Vec::new();
    let mut origins = Origins::default();
    let mut allow_loopback = false;

    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let (name, given) = match word.split_once('=') {
            Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
            None => (word, None),
        };
        let Some(flag) = FLAGS.iter().find(|flag| flag.name == name) else { return Err(ArgumentError::Unknown(name)) };
        let value = match (flag.value.is_empty(), given) {
            (true, Some(_)) => return Err(ArgumentError::NotTaken(flag.name)),
            (true, None) => String::new(),
            (false, Some(value)) => value,
            (false, None) => words.next().ok_or(ArgumentError::NoValue(flag.name))?,
        };
        let wrong = || ArgumentError::Wrong(flag.name, value.clone());
        match flag.name {
            "--port" => port = value.parse().map_err(|_| wrong())?,
            "--listen" => listen = value.parse().map_err(|_| wrong())?,
            "--dist" => dist = PathBuf::from(&value),
            "--base" => base = base_path(&value).ok_or_else(wrong)?,
            "--host-name" if is_host_name(&value) => names.push(value.to_ascii_lowercase()),
            "--allow-origin" => origins.allow(&value).map_err(|_| wrong())?,
            "--allow-loopback" => allow_loopback = true,
            "--help" => return Ok(Asked::Help),
            _ => return Err(wrong()),
        }
    }
    let hosts = Hosts { bound: listen, names };
    let config = Config { dist, base, hosts, origins, allow_loopback, limits: Limits::default() };
    Ok(Asked::Serve(SocketAddr::new(listen, port), config))
}

/// `text` as a base: `sub`, `/sub` and `/sub/` are all `/sub/`.
fn base_path(text: &str) -> Option<String> {
    let inner = text.trim_matches('/');
    let letters = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'-' | b'_' | b'.' | b'~');
    let plain = |part: &str| !part.is_empty() && !part.starts_with('.') && part.bytes().all(letters);
    match inner {
        "" => Some("/".to_owned()),
        _ if inner.split('/').all(plain) => Some(format!("/{inner}/")),
        _ => None,
    }
}

/// Whether `text` is a bare name, as it stands in a `Host` header, without port.
fn is_host_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, b'-' | b'_' | b'.'))
}
