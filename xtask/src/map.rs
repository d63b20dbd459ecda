//! `cargo xtask map`: what each function of the page weighs, and in which of its two parts it is, so that one sees where bytes go.

use crate::run::{Outcome, cargo, command, run};
use crate::{build, esbuild, names, size, small_std, split, tools, wasm_opt};

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
    let (wasm, script) = (folder.join("page_bg.wasm"), folder.join("page.js"));
    split::forget_notes(&wasm)?;
    names::number(&wasm, &script)?;
    let named = names::exports(&script)?;
    if let Some(program) = esbuild::find_or_install()? {
        esbuild::shorten_script(&program, &script)?;
    }
    let binaryen = wasm_opt::find_or_install()?;
    if let Some(programs) = &binaryen {
        let used = names::used(&script, named.clone())?;
        split::forget_idle(&linked, &wasm, &named, &used)?;
        wasm_opt::shrink_named(programs, &wasm, &used, &folder.join("wasm-opt"))?;
    }
    let mut functions = split::functions(&linked, &wasm)?;
    functions.sort_by(|(_, a, _), (_, b, _)| b.cmp(a));
    let line = |(is_first, bytes, name): &(bool, usize, String)| {
        format!("{} {bytes} {name}\n", if *is_first { "first" } else { "second" })
    };
    let file = folder.join("functions.txt");
    std::fs::write(&file, functions.iter().map(line).collect::<String>())
        .map_err(|error| format!("{}: {error}", file.display()))?;
    let part = folder.join("page_part.wasm");
    split::split(&linked, &wasm, &part)?;
    for file in [&wasm, &part] {
        if let Some(programs) = &binaryen {
            wasm_opt::tidy(programs, file)?;
        }
    }
    for file in [&wasm, &part, &script] {
        size::show_file(file)?;
    }
    println!("What each function weighs: {}", folder.join("functions.txt").display());
    Ok(())
}
