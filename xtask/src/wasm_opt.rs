//! Binaryen's wasm-opt: optional, and only a current one.
//!
//! Debian's 108 writes a page that Chromium refuses (`WebAssembly.Table.grow(): failed to grow table`), so an old
//! one on the path is left alone and npm's package is used instead.

use crate::run::{Outcome, ask, cache, command, find, run};
use std::path::{Path, PathBuf};

const OLDEST: u32 = 120;
const NPM_VERSION: &str = "132.0.0";

/// What rustc's wasm32-unknown-unknown emits. Never `--all-features`: it writes imports that browsers refuse.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// A current wasm-opt, installed from npm when npm is here; none when there is no way to one.
pub fn find_or_install() -> Outcome<Option<PathBuf>> {
    if let Some(program) = find("wasm-opt").filter(|program| version(program).is_some_and(|number| number >= OLDEST)) {
        return Ok(Some(program));
    }
    let home = cache()?.join("tools").join(format!("binaryen-{NPM_VERSION}"));
    let program = home.join("node_modules/.bin/wasm-opt");
    if program.exists() {
        return Ok(Some(program));
    }
    if find("npm").is_none() || find("node").is_none() {
        println!("No wasm-opt of version {OLDEST} or later, and no npm to install one: the build works and is larger.");
        return Ok(None);
    }
    println!("Installing wasm-opt {NPM_VERSION} from npm (once).");
    std::fs::create_dir_all(&home).map_err(|error| format!("{}: {error}", home.display()))?;
    let package = format!("binaryen@{NPM_VERSION}");
    let install = ["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"];
    if let Err(problem) = run(command("npm").args(install).arg(&home).arg(package)) {
        println!("{problem}: the build works and is larger.");
        return Ok(None);
    }
    Ok(program.exists().then_some(program))
}

/// Shrinks one wasm file in place. The same input is shrunk once: results are kept under `target/`.
pub fn shrink(program: &Path, file: &Path, kept: &Path) -> Outcome {
    let problem = |error: std::io::Error| format!("{}: {error}", file.display());
    let before = std::fs::read(file).map_err(problem)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let kept_input = kept.join(format!("{name}.before"));
    let kept_output = kept.join(format!("{name}.after"));
    std::fs::create_dir_all(kept).map_err(problem)?;
    let known = std::fs::read(&kept_input).is_ok_and(|earlier| earlier == before) && kept_output.exists();
    if !known {
        run(command(program).args(["-Oz", "--converge"]).args(FEATURES).arg(file).arg("-o").arg(&kept_output))?;
        // Written last: it says that the output beside it is whole.
        std::fs::write(&kept_input, &before).map_err(problem)?;
    }
    std::fs::copy(&kept_output, file).map_err(problem)?;
    Ok(())
}

fn version(program: &Path) -> Option<u32> {
    // "wasm-opt version 132 (version_132)"
    ask(program, &["--version"])?.split_whitespace().find_map(|word| word.parse().ok())
}
