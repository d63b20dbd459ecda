//! `cargo xtask dev`: the edit loop. Trunk rebuilds and reloads; the native server stands behind it for the proxy.

use crate::run::{Outcome, cargo, command, run};
use crate::{build, serve, tools};

/// Where Trunk finds the proxy: the address stands in `Trunk.toml`.
const BEHIND: u16 = 8079;

/// Runs until Trunk ends, then ends the server behind it.
pub fn dev(words: &[&str]) -> Outcome {
    let (port, flags) = serve::port(words)?;
    serve::free(port)?;
    serve::free(BEHIND)?;
    tools::wasm_target()?;
    let path = tools::path()?;
    run(cargo().args(["build", "--package", "rill", "--bin", "serve"]))?;
    // The server wants a site to serve; Trunk's is in the making and served by Trunk.
    let site = build::target().join("behind");
    let page = site.join("index.html");
    let made = std::fs::create_dir_all(&site).and_then(|()| std::fs::write(&page, "The edit loop is on Trunk's port.\n"));
    made.map_err(|error| format!("{}: {error}", page.display()))?;
    let origin = format!("http://127.0.0.1:{port}");
    let mut behind = command(build::target().join("debug/serve"));
    behind.args(["--port", &BEHIND.to_string(), "--allow-origin", &origin, "--dist"]).arg(site).args(flags);
    let mut behind = behind.stdout(std::process::Stdio::null()).spawn().map_err(|error| format!("serve: {error}"))?;
    let mut trunk = build::trunk(path);
    trunk.args(["serve", "--skip-version-check", "--no-spa", "--address", "127.0.0.1", "--port", &port.to_string()]);
    let ended = run(&mut trunk);
    // It may be gone already: an interrupt reaches both.
    let _ = behind.kill();
    let _ = behind.wait();
    ended
}
