//! esbuild: shortens scripts and style, and leaves out what nobody imports.

use crate::npm;
use crate::run::{Outcome, command, run};
use std::path::{Path, PathBuf};

const VERSION: &str = "0.28.2";

/// The program, when it is here or can be had.
pub fn find_or_install() -> Outcome<Option<PathBuf>> {
    Ok(npm::programs("esbuild", VERSION)?.map(|folder| folder.join("esbuild")))
}

/// Shortens a style sheet in place.
pub fn shorten_style(program: &Path, file: &Path) -> Outcome {
    run(command(program).args(["--minify", "--log-level=warning", "--allow-overwrite"]).arg(file).arg(outfile(file)))
}

/// Shortens wasm-bindgen's script in place, down to what its one user imports: the default export.
pub fn shorten_script(program: &Path, file: &Path) -> Outcome {
    let problem = |error: std::io::Error| format!("{}: {error}", file.display());
    let entry = file.with_extension("entry.mjs");
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    std::fs::write(&entry, format!("export {{ default }} from \"./{name}\";\n")).map_err(problem)?;
    let options = ["--bundle", "--format=esm", "--minify", "--log-level=warning", "--allow-overwrite"];
    let done = run(command(program).args(options).arg(&entry).arg(outfile(file)));
    std::fs::remove_file(&entry).map_err(problem)?;
    done
}

fn outfile(file: &Path) -> String {
    format!("--outfile={}", file.display())
}
