//! Rill's commands: `cargo xtask serve`, `dev`, `test`, `size`, `screenshots`, `bench`.
//!
//! Each command installs what it needs and is missing, says so, and goes on.

mod bench;
mod bench_parse;
mod browser;
mod build;
mod dev;
mod esbuild;
mod map;
mod names;
mod npm;
mod order;
mod run;
mod screenshots;
mod sections;
mod serve;
mod size;
mod small_std;
mod split;
mod style;
mod test;
mod tools;
mod wasm_opt;

use run::Outcome;
use std::path::Path;

const USAGE: &str = "\
cargo xtask COMMAND

  serve [--port N] [-- FLAGS]     build the release app, serve it and its proxy on http://127.0.0.1:8080
  dev [--port N]                  the quick edit loop: rebuilds and reloads on every save
  test [lint|native|browser|e2e]  every check, or one part
  build                           only build: the static site is then in dist/
  bench-parse FOLDER              how fast the feeds of a folder are read: native, and in the worker's wasm
  size                            bytes of page and worker: raw, gzip, brotli
  map [NAME]                      what each function of the page weighs, and in which part it is; or why the first part has NAME
  screenshots                     draw every view anew into docs/screens
  bench [--quick] [--write]       fill a profile with 100,000 posts and measure; --write: into docs/performance.md
";

fn main() -> std::process::ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match dispatch(&words) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("xtask: {problem}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Outcome {
    match words {
        ["serve", rest @ ..] => serve::serve(rest),
        ["dev", rest @ ..] => dev::dev(rest),
        ["test", parts @ ..] => test::test(parts),
        ["build"] => build::native().and_then(|()| build::page()),
        ["bench-parse", folder] => bench_parse::bench_parse(Path::new(folder)),
        ["size"] => size::size(),
        ["map"] => map::map(),
        ["map", name] => map::why(name),
        ["bench", words @ ..] => bench::bench(words),
        ["screenshots"] => screenshots::screenshots(),
        // Trunk calls this one when page and worker are compiled: see Trunk.toml.
        ["post-build"] => build::post_build(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        _ => Err(format!("no such command: {}\n\n{USAGE}", words.join(" "))),
    }
}
