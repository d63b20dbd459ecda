//! `cargo xtask map`: what each function of the page weighs, and in which of its two parts it is, so that one sees where bytes go.

use crate::run::{Outcome, cargo, command, run};
use crate::{build, esbuild, size, small_std, split, tools, wasm_opt};

/// Says why the first part has what is called so, by what [`map`] has built.
pub fn why(name: &str) -> Outcome {
    split::way(&build::linked("page"), name)?.iter().for_each(|name| println!("{name}"));
    Ok(())
}

/// Builds the page alone, writes `target/map/functions.txt` (part, bytes, name; the heaviest first), and says what the parts weigh.
pub fn map() -> Outcome {
    tools::wasm_target()?;
    small_std::find_or_install();
    let path = tools::path()?;
    let mut page = cargo();
    small_std::ask_for(&mut page);
    let target = "wasm32-unknown-unknown";
    run(page.args(["build", "--package", "rill", "--profile", build::WORKER_PROFILE, "--target", target, "--bin", "page"]))?;
    let folder = build::target().join("map");
    let linked = build::linked("page");
    let bind = ["--target", "web", "--no-typescript", "--out-name", "page", "--out-dir"];
    run(command("wasm-bindgen").env("PATH", path).args(bind).arg(&folder).arg(&linked))?;
    let (esbuild, binaryen) = (esbuild::find_or_install()?, wasm_opt::find_or_install()?);
    let shorteners = build::Shorteners { esbuild: esbuild.as_deref(), binaryen: binaryen.as_deref(), keeps_names: true };
    shorteners.shorten("page", &folder, &folder.join("wasm-opt"))?;
    let wasm = folder.join("page_bg.wasm");
    let mut functions = split::functions(&linked, &wasm)?;
    functions.sort_by(|(_, a, _), (_, b, _)| b.cmp(a));
    let line = |(is_first, bytes, name): &(bool, usize, String)| {
        format!("{} {bytes} {name}\n", if *is_first { "first" } else { "second" })
    };
    let file = folder.join("functions.txt");
    std::fs::write(&file, functions.iter().map(line).collect::<String>())
        .map_err(|error| format!("{}: {error}", file.display()))?;
    shorteners.cut(&folder)?;
    build::order_parts(&folder)?;
    for name in ["page_bg.wasm", "page_part.wasm", "page.js"] {
        size::show_file(&folder.join(name))?;
    }
    println!("What each function weighs: {}", file.display());
    Ok(())
}
