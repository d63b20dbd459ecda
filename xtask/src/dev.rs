//! `cargo xtask dev`: the edit loop. Trunk rebuilds and reloads; the native server stands behind it for the proxy.

use crate::run::{Outcome, cargo, command, root, run};
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
    let site = behind()?;
    let origin = format!("http://127.0.0.1:{port}");
    let mut behind = command(build::target().join("debug/serve"));
    behind.args(["--port", &BEHIND.to_string(), "--allow-origin", &origin, "--dist"]).arg(site).args(flags);
    let mut behind = behind.stdout(std::process::Stdio::null()).spawn().map_err(|error| format!("serve: {error}"))?;
    let mut trunk = build::trunk(path);
    trunk.args(["serve", "--skip-version-check", "--no-spa", "--address", "127.0.0.1", "--port", &port.to_string()]);
    // Not dist/: a release that lies there stays.
    trunk.arg("--dist").arg(build::target().join("dev"));
    let ended = run(&mut trunk);
    // It may be gone already: an interrupt reaches both.
    let _ = behind.kill();
    let _ = behind.wait();
    ended
}

/// A site for the server behind, which wants one: no more than what it answers `config.json` from. Trunk serves the rest.
fn behind() -> Outcome<std::path::PathBuf> {
    let site = build::target().join("behind");
    let made = std::fs::create_dir_all(&site)
        .and_then(|()| std::fs::write(site.join("index.html"), "The edit loop is on Trunk's port.\n"))
        .and_then(|()| std::fs::copy(root().join("public/config.json"), site.join("config.json")));
    made.map_err(|error| format!("{}: {error}", site.display()))?;
    Ok(site)
}
