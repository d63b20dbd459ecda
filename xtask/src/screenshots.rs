//! `cargo xtask screenshots`: every view, drawn anew into `docs/screens`.

use crate::run::{Outcome, command, run};
use crate::{browser, build};

/// Builds, then has a browser draw each view at each width in light and dark.
pub fn screenshots() -> Outcome {
    build::native()?;
    build::page()?;
    browser::node_packages()?;
    let chromium = browser::chromium()?;
    run(command("node").arg("tests/e2e/screenshots.mjs").env("CHROMIUM", chromium))
}
