//! A standard library compiled for bytes, for the release build of page and worker.
//!
//! The one that rustup ships is compiled for speed and carries the words of every panic; together they are a sixth of the
//! page. Compiling it anew wants a switch of cargo's that is still called unstable, hence `RUSTC_BOOTSTRAP`. Everything goes
//! on without it, only larger: `docs/notes/page-bytes.md` has the numbers.

use crate::run::{ask, command, run};
use std::path::Path;
use std::process::Command;

const FLAGS: [(&str, &str); 3] =
    [("RUSTC_BOOTSTRAP", "1"), ("CARGO_UNSTABLE_BUILD_STD", "std"), ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")];

/// What every release is compiled with: the linker's notes are what `split` reads.
const NOTES: &str = "-Clink-arg=--emit-relocs";
/// And with the library: a panic ends the wasm at once, without a word; `cargo xtask dev` and the tests keep theirs.
const SHORT: &str = "-Zunstable-options -Cpanic=immediate-abort -Clink-arg=--emit-relocs";

/// Sets what makes a command build it, when its source is here or can be had. Cargo and Trunk need the same, or each
/// builds everything anew.
pub fn ask_for(command: &mut Command) {
    let flags = if is_here() {
        command.envs(FLAGS);
        SHORT
    } else {
        NOTES
    };
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
}

/// Fetches its source when that is missing.
pub fn find_or_install() {
    if !is_here() {
        println!("Installing the source of Rust's standard library (once).");
        if let Err(problem) = run(command("rustup").args(["component", "add", "rust-src"])) {
            println!("{problem}: the build works and is larger.");
        }
    }
}

fn is_here() -> bool {
    let sysroot = ask("rustc", &["--print", "sysroot"]).unwrap_or_default();
    Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.lock").is_file()
}
