//! `cargo xtask bench`: Rill with a large library in a real browser, beside the bars that it is held to.

use crate::run::{Outcome, command, run};
use crate::{browser, build};

/// Builds the release, fills a profile on disk and prints the table; `words` go to `tests/e2e/bench/bench.mjs`, which says them.
pub fn bench(words: &[&str]) -> Outcome {
    build::native()?;
    build::page()?;
    browser::node_packages()?;
    let chromium = browser::chromium()?;
    run(command("node").arg("tests/e2e/bench/bench.mjs").args(words).env("CHROMIUM", chromium))
}
