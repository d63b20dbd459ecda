//! `cargo xtask test`: every check there is, one summary.

use crate::run::{Outcome, cargo, command, root, run, watch};
use crate::{browser, build, tools};
use std::process::Command;
use std::time::Instant;

/// How many tests of a suite passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: usize,
    failed: usize,
}

type Suite = fn(&mut Tally) -> Outcome;

/// In the order that finds the cheap mistakes first.
const SUITES: [(&str, Suite); 4] = [("lint", lint), ("native", native), ("browser", in_browser), ("e2e", end_to_end)];

/// Runs the named suites, or all; fails when anything failed or a suite ran no test.
pub fn test(parts: &[&str]) -> Outcome {
    if let Some(part) = parts.iter().find(|part| SUITES.iter().all(|(name, _)| name != *part)) {
        return Err(format!("no such part: {part} (there are lint, native, browser, e2e)"));
    }
    let mut lines = Vec::new();
    let mut total = Tally::default();
    let mut good = true;
    for (name, suite) in SUITES.iter().filter(|(name, _)| parts.is_empty() || parts.contains(name)) {
        println!("\n== {name}");
        let start = Instant::now();
        let mut tally = Tally::default();
        let outcome = suite(&mut tally);
        // A suite that did not get as far as its tests has failed all the same.
        if outcome.is_err() && tally.failed == 0 {
            tally.failed = 1;
        }
        let said = match &outcome {
            Err(problem) => problem.as_str(),
            Ok(()) if tally == Tally::default() => "ran no test",
            Ok(()) => "",
        };
        good &= said.is_empty() && tally.failed == 0;
        total.passed += tally.passed;
        total.failed += tally.failed;
        let (passed, failed, seconds) = (tally.passed, tally.failed, start.elapsed().as_secs());
        lines.push(format!("{name:<10}{passed:>6} passed{failed:>6} failed{seconds:>6} s  {said}"));
    }
    println!("\n{}\n\n{} passed, {} failed", lines.join("\n"), total.passed, total.failed);
    if good { Ok(()) } else { Err("not all is well".into()) }
}

/// Format and clippy, for the native half and for the browser's.
fn lint(tally: &mut Tally) -> Outcome {
    tools::lints()?;
    tools::wasm_target()?;
    let natively = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    let for_browsers = ["clippy", "--package", "rill", "--lib", "--bins", "--tests", "--target", "wasm32-unknown-unknown", "--"];
    let checks: [(&[&str], &[&str]); 3] =
        [(&["fmt", "--all", "--check"], &[]), (&natively, &[]), (&for_browsers, &["-D", "warnings"])];
    let mut problems = Vec::new();
    for (arguments, more) in checks {
        match run(cargo().args(arguments).args(more)) {
            Ok(()) => tally.passed += 1,
            Err(problem) => {
                tally.failed += 1;
                problems.push(problem);
            }
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("; ")) }
}

/// Everything that needs no browser.
fn native(tally: &mut Tally) -> Outcome {
    counted(cargo().args(["test", "--workspace", "--no-fail-fast"]), tally)
}

/// What is compiled for the browser, in the page and in a worker: `tests/browser`.
fn in_browser(tally: &mut Tally) -> Outcome {
    tools::wasm_target()?;
    browser::node_packages()?;
    let chromium = browser::chromium()?;
    // Cargo hands each test program to this script, which opens it in Chromium.
    let runner = root().join("tests/e2e/harness/wasm-runner.mjs");
    let runner = format!("node {}", runner.display());
    let tests = [
        "test",
        "--package",
        "rill",
        "--target",
        "wasm32-unknown-unknown",
        "--no-fail-fast",
        "--test",
        "browser",
        "--test",
        "worker",
    ];
    let mut tests = {
        let mut command = cargo();
        command.args(tests);
        command
    };
    tests.env("PATH", tools::path()?).env("CHROMIUM", chromium).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    counted(&mut tests, tally)
}

/// The release build in a real browser: `tests/e2e`.
fn end_to_end(tally: &mut Tally) -> Outcome {
    build::native()?;
    build::page()?;
    browser::node_packages()?;
    let chromium = browser::chromium()?;
    let mut tests = command("npx");
    tests.args(["playwright", "test"]).current_dir(root().join("tests/e2e")).env("CHROMIUM", chromium);
    counted(&mut tests, tally)
}

fn counted(command: &mut Command, tally: &mut Tally) -> Outcome {
    watch(command, |line| {
        let counted = cargo_line(line).or_else(|| playwright_line(line)).unwrap_or_default();
        tally.passed += counted.passed;
        tally.failed += counted.failed;
    })
}

/// `test result: ok. 12 passed; 0 failed; 0 ignored; …`, also wasm-bindgen's.
fn cargo_line(line: &str) -> Option<Tally> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let count = |what: &str| counts.split("; ").find_map(|part| part.strip_suffix(what)?.trim().parse().ok());
    Some(Tally { passed: count("passed")?, failed: count("failed")? })
}

/// `  12 passed (30.1s)`, `  1 failed`, of Playwright's closing lines.
fn playwright_line(line: &str) -> Option<Tally> {
    let mut words = line.strip_prefix("  ")?.split_whitespace();
    let (count, what, more) = (words.next()?.parse().ok()?, words.next()?, words.next());
    if more.is_some_and(|word| !word.starts_with('(')) {
        return None;
    }
    match what {
        "passed" => Some(Tally { passed: count, failed: 0 }),
        "failed" | "flaky" | "interrupted" => Some(Tally { passed: 0, failed: count }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_counted() {
        let check = |line, expected: Option<(usize, usize)>| {
            let tally = cargo_line(line).or_else(|| playwright_line(line));
            assert_eq!(tally, expected.map(|(passed, failed)| Tally { passed, failed }), "{line}");
        };
        check("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.01s", Some((12, 0)));
        check("test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 filtered out; finished in 0.44s", Some((4, 2)));
        check("  13 passed (32.8s)", Some((13, 0)));
        check("  3 failed", Some((0, 3)));
        check("  1 flaky", Some((0, 1)));
        check("running 12 tests", None);
        check("  2 did not run", None);
        check("    3 failed things are described", None);
    }
}
