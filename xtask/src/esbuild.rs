//! esbuild: shortens scripts and style, and leaves out what nobody imports.

use crate::npm;
use crate::run::{Outcome, command, run};
use std::path::{Path, PathBuf};

const VERSION: &str = "0.28.2";

/// The program, when it is here or can be had.
pub fn find_or_install() -> Outcome<Option<PathBuf>> {
    Ok(npm::programs("esbuild", VERSION)?.map(|folder| folder.join("esbuild")))
}

/// Shortens a style sheet, or a script by itself, in place.
pub fn shorten(program: &Path, file: &Path) -> Outcome {
    run(command(program).args(["--minify", "--log-level=warning", "--allow-overwrite"]).arg(file).arg(outfile(file)))
}

/// Shortens wasm-bindgen's script in place, down to what its one user imports: the default export.
pub fn shorten_script(program: &Path, file: &Path) -> Outcome {
    let problem = |error: std::io::Error| format!("{}: {error}", file.display());
    let script = std::fs::read_to_string(file).map_err(problem)?;
    std::fs::write(file, only_if_used(&script)).map_err(problem)?;
    let entry = file.with_extension("entry.mjs");
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    std::fs::write(&entry, format!("export {{ default }} from \"./{name}\";\n")).map_err(problem)?;
    let options = ["--bundle", "--format=esm", "--minify", "--log-level=warning", "--allow-overwrite"];
    let done = run(command(program).args(options).arg(&entry).arg(outfile(file)));
    std::fs::remove_file(&entry).map_err(problem)?;
    done
}

/// The script with all of each class gone where nobody uses it: wasm-bindgen writes classes for what a library could hand to
/// scripts (wasm-streams does, 5 kB with the code behind), and says things about them that esbuild must take for a use.
fn only_if_used(script: &str) -> String {
    let lines = script.split_inclusive('\n').filter(|line| !line.starts_with("if (Symbol.dispose) "));
    lines.collect::<String>().replace("new FinalizationRegistry(", "/* @__PURE__ */ new FinalizationRegistry(")
}

fn outfile(file: &Path) -> String {
    format!("--outfile={}", file.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_classes_is_no_use() {
        let check = |script: &str, expected: &str| assert_eq!(only_if_used(script), expected, "{script}");
        check("a();\nif (Symbol.dispose) A.prototype[Symbol.dispose] = A.prototype.free;\nb();\n", "a();\nb();\n");
        check("const A = new FinalizationRegistry(a);", "const A = /* @__PURE__ */ new FinalizationRegistry(a);");
        check("if (a) b();", "if (a) b();");
    }
}
