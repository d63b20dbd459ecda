//! `cargo xtask bench-parse FOLDER`: how fast feeds are read, in native code and in wasm as the worker has it.

use crate::run::{Outcome, cargo, command, run};
use crate::{build, small_std, tools, wasm_opt};
use std::path::Path;

/// Builds the benches and runs them on the feeds of `folder`.
pub fn bench_parse(folder: &Path) -> Outcome {
    let folder = std::path::absolute(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    run(cargo().args(["bench", "--package", "rill", "--bench", "parse"]).env("FEEDS", &folder))?;
    run(command("node").arg("benches/wasm/run.mjs").arg(module()?).arg(folder))
}

/// The script of the wasm module, compiled and shrunk as the worker is.
fn module() -> Outcome<std::path::PathBuf> {
    tools::wasm_target()?;
    small_std::find_or_install();
    let path = tools::path()?;
    let mut build = cargo();
    small_std::ask_for(&mut build);
    let example = ["--profile", build::WORKER_PROFILE, "--target", "wasm32-unknown-unknown", "--example", "parse_speed"];
    run(build.args(["build", "--package", "rill"]).args(example))?;
    let compiled = build::target().join("wasm32-unknown-unknown").join(build::WORKER_PROFILE).join("examples/parse_speed.wasm");
    let out = build::target().join("bench-parse");
    let bind = ["--target", "nodejs", "--no-typescript", "--out-dir"];
    run(command("wasm-bindgen").env("PATH", path).args(bind).arg(&out).arg(compiled))?;
    if let Some(programs) = wasm_opt::find_or_install()? {
        wasm_opt::optimise(&programs, &out.join("parse_speed_bg.wasm"))?;
    }
    Ok(out.join("parse_speed.js"))
}
