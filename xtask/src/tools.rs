//! The tools of the build, each at its pinned version.
//!
//! A tool is taken from the path when it is there at the exact version, else from the user's cache, where cargo
//! builds it once for all clones.

use crate::run::{Outcome, ask, cache, cargo, command, run};
use std::path::PathBuf;

/// One tool that cargo can build.
struct Tool {
    package: &'static str,
    program: &'static str,
    version: &'static str,
    patience: &'static str,
}

// 0.22.1 wants a newer Rust than Rill does.
const TRUNK: Tool =
    Tool { package: "trunk", program: "trunk", version: "0.21.14", patience: "about ten minutes of one core, once" };

// Exactly the version of the library in Cargo.toml: Trunk refuses any other.
const WASM_BINDGEN: Tool =
    Tool { package: "wasm-bindgen-cli", program: "wasm-bindgen", version: "0.2.126", patience: "a few minutes, once" };

/// The wasm target of the Rust that is here.
pub fn wasm_target() -> Outcome {
    let sysroot = ask("rustc", &["--print", "sysroot"]).ok_or("rustc is not on the path: install Rust from rustup.rs")?;
    if PathBuf::from(sysroot).join("lib/rustlib/wasm32-unknown-unknown").is_dir() {
        return Ok(());
    }
    println!("Installing Rust's wasm32-unknown-unknown target.");
    run(command("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
}

/// Clippy and rustfmt, which rustup's minimal profile leaves out.
pub fn lints() -> Outcome {
    for (component, program) in [("clippy", "cargo-clippy"), ("rustfmt", "cargo-fmt")] {
        if ask(program, &["--version"]).is_none() {
            println!("Installing {component}.");
            run(command("rustup").args(["component", "add", component]))?;
        }
    }
    Ok(())
}

/// A `PATH` on which Trunk and wasm-bindgen are found first, at their pinned versions.
pub fn path() -> Outcome<std::ffi::OsString> {
    let mut folders = Vec::new();
    for tool in [TRUNK, WASM_BINDGEN] {
        folders.extend(tool.folder()?);
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    folders.extend(std::env::split_paths(&path));
    std::env::join_paths(folders).map_err(|error| format!("PATH: {error}"))
}

impl Tool {
    /// The folder to put on the path; none when the path has the tool already.
    fn folder(&self) -> Outcome<Option<PathBuf>> {
        if self.is_at(self.program) {
            return Ok(None);
        }
        let home = cache()?.join("tools").join(format!("{}-{}", self.package, self.version));
        let folder = home.join("bin");
        if !self.is_at(folder.join(self.program)) {
            println!("Building {} {} ({}) into {}.", self.package, self.version, self.patience, home.display());
            let install = ["install", "--locked", self.package, "--version", self.version, "--root"];
            // RUSTFLAGS of this repository are not the tool's.
            run(cargo().args(install).arg(&home).current_dir(std::env::temp_dir()).env_remove("RUSTFLAGS"))?;
        }
        Ok(Some(folder))
    }

    fn is_at(&self, program: impl AsRef<std::ffi::OsStr>) -> bool {
        ask(program, &["--version"]).is_some_and(|said| said.split_whitespace().any(|word| word == self.version))
    }
}
