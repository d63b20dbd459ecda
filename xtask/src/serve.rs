//! `cargo xtask serve`: from a clone to a reader in the browser.

use crate::build;
use crate::run::{Outcome, command, root};
use std::net::{Ipv4Addr, TcpListener};

const PORT: u16 = 8080;

/// Builds everything and serves it. Whatever else is on the line goes to the server as it is.
pub fn serve(words: &[&str]) -> Outcome {
    let (port, flags) = port(words)?;
    free(port)?;
    build::native()?;
    build::page()?;
    let port = port.to_string();
    become_it(command(build::program("serve")).args(["--port", &port, "--dist"]).arg(root().join("dist")).args(flags))
}

/// Where that can be, the server takes this process's place, so that whoever stops the command stops the server.
#[cfg(unix)]
fn become_it(server: &mut std::process::Command) -> Outcome {
    let error = std::os::unix::process::CommandExt::exec(server);
    Err(format!("serve does not start: {error}"))
}

#[cfg(not(unix))]
fn become_it(server: &mut std::process::Command) -> Outcome {
    crate::run::run(server)
}

/// The port asked for, and the other words.
pub fn port<'a>(words: &[&'a str]) -> Outcome<(u16, Vec<&'a str>)> {
    let mut port = PORT;
    let mut others = Vec::new();
    let mut words = words.iter().copied();
    while let Some(word) = words.next() {
        let given = if word == "--port" { words.next() } else { word.strip_prefix("--port=") };
        match (word, given) {
            ("--", _) => {}
            (_, Some(number)) => port = number.parse().map_err(|_| format!("not a port: {number}"))?,
            ("--port", None) => return Err("--port wants a number".into()),
            _ => others.push(word),
        }
    }
    Ok((port, others))
}

/// Says early, before a long build, that a port is taken.
pub fn free(port: u16) -> Outcome {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) => Err(format!("port {port} cannot be used ({error}); choose another with --port")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_read() {
        let check = |words: &[&str], expected: Outcome<(u16, Vec<&str>)>| assert_eq!(port(words), expected);
        check(&[], Ok((8080, vec![])));
        check(&["--port", "9000"], Ok((9000, vec![])));
        check(&["--port=0", "--", "--allow-loopback"], Ok((0, vec!["--allow-loopback"])));
        check(&["--port"], Err("--port wants a number".into()));
        check(&["--port", "many"], Err("not a port: many".into()));
    }
}
