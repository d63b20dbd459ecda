//! Binaryen: optional, and only a current one.
//!
//! Debian's 108 writes a page that Chromium refuses (`WebAssembly.Table.grow(): failed to grow table`), so what the path
//! has is left alone and npm's package is used.

use crate::npm;
use crate::run::{Outcome, command, run};
use std::path::{Path, PathBuf};

const VERSION: &str = "132.0.0";

/// What rustc's wasm32-unknown-unknown emits. Never `--all-features`: it writes imports that browsers refuse.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Rounds of plain control flow, then everything that makes code small, until nothing more goes.
/// The stack comes first in memory, so nothing that is pointed at lies in the lowest kilobyte: offsets can stand in what reads and writes.
/// At the end no word of how addresses are aligned: a hint (WebAssembly 2.0, section 2.4.7) that no engine takes, 1 of 100 bytes of the
/// worker that is loaded.
const PASSES: [&str; 7] = ["--flatten", "--rereloop", "-Oz", "-Oz", "--converge", "--low-memory-unused", "--dealign"];

/// The folder of its programs, when it is here or can be had.
pub fn find_or_install() -> Outcome<Option<PathBuf>> {
    npm::programs("binaryen", VERSION)
}

/// Shrinks one wasm file in place, keeping only these exports, and the names of functions if `keeps_names`. The same input is shrunk
/// once: results are kept in `kept`.
pub fn shrink(programs: &Path, file: &Path, exports: &[String], kept: &Path, keeps_names: bool) -> Outcome {
    let names = if keeps_names { &["--debuginfo"][..] } else { &[] };
    let problem = |error: std::io::Error| format!("{}: {error}", file.display());
    let before = std::fs::read(file).map_err(problem)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let [kept_input, kept_graph, kept_output] = ["before", "exports.json", "after"].map(|end| kept.join(format!("{name}.{end}")));
    std::fs::create_dir_all(kept).map_err(problem)?;
    let graph = graph(exports);
    let is_known = |kept: &Path, now: &[u8]| std::fs::read(kept).is_ok_and(|earlier| earlier == now);
    if !(is_known(&kept_input, &before) && is_known(&kept_graph, graph.as_bytes()) && kept_output.exists()) {
        let reached = kept.join(format!("{name}.reached"));
        std::fs::write(&kept_graph, &graph).map_err(problem)?;
        run(command(programs.join("wasm-metadce"))
            .args(FEATURES)
            .args(names)
            .arg("--graph-file")
            .arg(&kept_graph)
            .arg(file)
            .arg("-o")
            .arg(&reached)
            .stdout(std::process::Stdio::null()))?;
        run(command(programs.join("wasm-opt")).args(PASSES).args(FEATURES).args(names).arg(&reached).arg("-o").arg(&kept_output))?;
        // Written last: it says that the output beside it is whole.
        std::fs::write(&kept_input, &before).map_err(problem)?;
    }
    std::fs::copy(&kept_output, file).map_err(problem)?;
    Ok(())
}

/// The same passes over one wasm file in place, all its exports kept.
pub fn optimise(programs: &Path, file: &Path) -> Outcome {
    run(command(programs.join("wasm-opt")).args(PASSES).args(FEATURES).arg(file).arg("-o").arg(file))
}

/// Takes out of one file, in place, what is left over where it was cut in two.
pub fn tidy(programs: &Path, file: &Path) -> Outcome {
    run(command(programs.join("wasm-opt")).args(["-Oz", "--converge"]).args(FEATURES).arg(file).arg("-o").arg(file))
}

/// What wasm-metadce reads: everything that is reached from these exports stays.
fn graph(exports: &[String]) -> String {
    let root = |name: &String| format!("{{\"name\":\"{name}\",\"export\":\"{name}\",\"root\":true}}");
    format!("[{}]", exports.iter().map(root).collect::<Vec<_>>().join(","))
}
